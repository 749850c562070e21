"""The main job: a quarter's release, a document per OPD, the index over them, the manifest."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rich.console import Console

from analysis.dataset import Dataset, Period
from analysis.errors import ReportError, said
from analysis.intake.problems import count_lines, screen_digest
from analysis.present.wording.told import why_refused
from analysis.present.wording.voice import Voice
from analysis.publish import manifest
from analysis.publish.fanout import results, workers
from analysis.publish.folders import claim, sweep
from analysis.publish.kernel import check_parameters
from analysis.publish.kinds import CITY, CITY_CODE, KINDS, REPORT, Kind
from analysis.publish.portal.make import write_portal
from analysis.publish.portal.section import section
from analysis.publish.progress import digest, watch
from analysis.publish.published import write_tables
from analysis.publish.render import Job, Outcome, render
from analysis.publish.roster import Agency, roster
from analysis.publish.site import write_index
from analysis.release.model import Release, as_rows
from analysis.store import (
    build_folder,
    city_key,
    project_folder,
    release_quarter,
    report_key,
    with_curve,
)
from analysis.store.changes import ended_opd


@dataclass(frozen=True)
class Order:
    """What was asked for: of which data set and quarter, for which OPD, where to, and how."""

    dataset: Dataset
    period: Period
    opd: tuple[str, ...] = ()
    out: Path = Path("reports")
    lang: str = "id"
    strict: bool = False
    jobs: int = 0  # 0 = one per core
    kind: Kind = REPORT  # what is made for each OPD
    scheduler: str = ""  # address of a Dask cluster that sees the same folders; "" = this machine


@dataclass(frozen=True)
class Published:
    """What was made: the index page, and what is missing in it though it was asked for."""

    index: Path
    warning: str = ""  # in the reports' language; "" when nothing is missing


def publish(order: Order, console: Console) -> Published:
    """Make the documents and the index over them; those of other kinds stay as they are.

    Where the limits of the plan cannot all hold, all is made without a plan, and a warning says so.

    Raises: ReportError when some reports failed (the others are complete), and whatever intake,
    release or the output folder refuse, before anything is written.
    """
    build = build_folder()
    quarter_folder = order.out / order.dataset.name / order.period.text
    claim(
        order.out / order.dataset.name,
        build / order.dataset.name,
        order.dataset.folder,
        order.dataset.nama,
    )
    out = quarter_folder if order.lang == "id" else quarter_folder / order.lang
    _ = Voice(order.lang)
    title = f"{order.dataset.nama}, {order.period.label(order.lang)}"
    console.print(_("{judul}: membaca dan menghitung ...", judul=title), markup=False)
    release = release_quarter(order.dataset, order.period, strict=order.strict)
    ended = screen_digest(ended_opd(order.dataset, order.period), _=_)
    for line in (*count_lines(release.baris, _), *ended):
        console.print(line, markup=False, soft_wrap=True)
    warning = _warning(release, order.lang)
    if warning:
        console.print(warning, markup=False, soft_wrap=True)
    agencies = _agencies(order, release)
    keys = _keys(order, order.kind, release, [agency.kode for agency in roster(release.opd)])
    sweep(out)
    jobs = [_city_job(order, out, release, console)] if _with_city(order) else []
    jobs += [_job(order, agency, out, release, keys[agency.kode]) for agency in agencies]
    for job in {job.kind: job for job in jobs}.values():
        check_parameters(job.notebook, job.parameters)
    with workers(order.scheduler, order.jobs) as count:
        outcomes = _render_all(jobs, count, console, _)
    listed = _listed(order, out, release, outcomes, keys)
    tables = write_tables(release, out / "data", order.lang)
    manifest.write(
        out,
        release.info,
        bahasa=order.lang,
        baris=as_rows(release.baris),
        data=tables,
        portal=section(release),
        **listed,
    )
    index = write_index(release, listed, out, order.lang)
    write_portal(order.out / order.dataset.name)
    failures = digest(outcomes)
    if failures:
        raise ReportError(
            *failures,
            said("Notebook yang gagal: {folder}", folder=jobs[0].work),
            said("Indeks: {indeks}", indeks=index),
        )
    return Published(index, warning)


def _warning(release: Release, lang: str) -> str:
    _ = Voice(lang)
    why = why_refused(release.info, _)
    return _("Peringatan: dibuat tanpa rencana. {sebab}", sebab=why) if why else ""


def _with_city(order: Order) -> bool:
    """Whether the report of the whole city is made: with all OPD, or where it is asked for."""
    return order.kind == REPORT and (not order.opd or CITY_CODE in order.opd)


def _agencies(order: Order, release: Release) -> list[Agency]:
    asked = tuple(each for each in order.opd if each != CITY_CODE or order.kind != REPORT)
    return [] if order.opd and not asked else roster(release.opd, asked)


def _city_job(order: Order, out: Path, release: Release, console: Console) -> Job:
    """Return the job of the city's report; the curve of budgets, which takes longest, is made here.

    A worker then finds it kept.
    """
    if release.info["rencana"]:
        _ = Voice(order.lang)
        console.print(_("Kurva anggaran bagi laporan kota ..."), markup=False)
        with_curve(release, order.dataset, order.period)
    city = Agency(CITY_CODE, order.dataset.nama, "")
    job = _job(replace(order, kind=CITY), city, out, release, _city_key(order, release))
    told = {name: value for name, value in job.parameters.items() if name != "opd"}
    return replace(job, parameters=told)


def _city_key(order: Order, release: Release) -> str:
    notebook = (project_folder() / CITY.notebook).read_bytes()
    return city_key(release, notebook, order.lang)


def _keys(order: Order, kind: Kind, release: Release, codes: Iterable[str]) -> dict[str, str]:
    """Return today's content key of each OPD's document of a kind."""
    notebook = (project_folder() / kind.notebook).read_bytes()
    return {kode: report_key(release, kode, notebook, order.lang) for kode in codes}


def _listed(
    order: Order,
    out: Path,
    release: Release,
    outcomes: Sequence[Outcome],
    keys: Mapping[str, str],
) -> dict[str, dict[str, Any]]:
    """Return what is current, by kind: made now, or by an earlier run and still the same."""
    earlier = manifest.read(out)
    listed = {}
    for kind in KINDS:
        made, today = [each for each in outcomes if each.kind == kind.name], keys
        if kind == CITY:
            today = {CITY_CODE: _city_key(order, release)}
        elif kind != order.kind:
            known = set(release.opd["kode"]) & set(manifest.listed_in(earlier, kind))
            made, today = [], _keys(order, kind, release, known) if known else {}
        listed[kind.name] = manifest.reports(out, earlier, made, today, kind)
    return listed


def _job(order: Order, agency: Agency, out: Path, release: Release, key: str) -> Job:
    build = build_folder()
    return Job(
        kode=agency.kode,
        nama=agency.nama,
        kind=order.kind,
        notebook=project_folder() / order.kind.notebook,
        parameters={
            "data": str(order.dataset.folder.resolve()),
            "period": order.period.text,
            "opd": agency.kode,
            "lang": order.lang,
        },
        meta={
            "lang": order.lang,
            "title": agency.nama,
            "set": release.info["set"],
            "period": order.period.text,
            "draft": release.info["draf"],
            "edition": release.info["edisi"],
        },
        folder=project_folder(),
        build=build,
        work=build / order.dataset.name / order.period.text / order.kind.kept / order.lang,
        out=out.resolve(),
        key=key,
        run=0 if order.scheduler else os.getpid(),
    )


def _render_all(jobs: Sequence[Job], count: int, console: Console, _: Voice) -> list[Outcome]:
    outcomes = []
    with watch(console, [job.nama for job in jobs], count, jobs[-1].kind.name, _) as watcher:
        for outcome in results(render, jobs, min(count, len(jobs))):
            watcher.done(outcome)
            outcomes.append(outcome)
    return outcomes
