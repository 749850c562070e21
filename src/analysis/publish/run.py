"""The main job: a quarter's release, a report per OPD, the index over them, the manifest."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from analysis.dataset import Dataset, Period
from analysis.errors import CallError, ReportError
from analysis.publish import manifest
from analysis.publish.fanout import results, workers
from analysis.publish.folders import claim, sweep
from analysis.publish.kernel import check_parameters
from analysis.publish.progress import digest, watch
from analysis.publish.published import write_tables
from analysis.publish.render import Job, Outcome, render
from analysis.publish.roster import Agency, roster
from analysis.publish.site import write_index
from analysis.release.model import Release, as_rows
from analysis.store import build_folder, project_folder, release_quarter, report_key

NOTEBOOK = Path("notebooks") / "opd_report.ipynb"
LANGUAGES = ("id", "en")


@dataclass(frozen=True)
class Order:
    """What was asked for: which data set and quarter, which OPD, where to, in which language."""

    dataset: Dataset
    period: Period
    opd: tuple[str, ...] = ()
    out: Path = Path("reports")
    lang: str = "id"
    strict: bool = False
    jobs: int = 0  # 0 = one per core
    scheduler: str = ""  # address of a Dask cluster that sees the same folders; "" = this machine


def publish(order: Order, console: Console) -> Path:
    """Make the reports and return the index page's path.

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
    title = f"{order.dataset.nama}, {order.period.label('id')}"
    console.print(f"{title}: membaca dan menghitung ...", markup=False)
    release = release_quarter(order.dataset, order.period, strict=order.strict)
    _say_rows(release, console)
    agencies = roster(release.opd, order.opd)
    notebook = project_folder() / NOTEBOOK
    keys = {
        agency.kode: report_key(release, agency.kode, notebook.read_bytes(), order.lang)
        for agency in roster(release.opd)
    }
    sweep(out)
    jobs = [_job(order, agency, notebook, out, release, keys[agency.kode]) for agency in agencies]
    check_parameters(notebook, jobs[0].parameters)
    with workers(order.scheduler, order.jobs) as count:
        outcomes = _render_all(jobs, count, console)
    listed = manifest.reports(out, manifest.read(out), outcomes, keys)
    tables = write_tables(release, out / "data", order.lang)
    manifest.write(
        out,
        release.info,
        bahasa=order.lang,
        baris=as_rows(release.baris),
        laporan=listed,
        data=tables,
    )
    index = write_index(release, listed, out, order.lang)
    failures = digest(outcomes)
    if failures:
        raise ReportError(
            "\n".join([*failures, f"Notebook yang gagal: {jobs[0].work}", f"Indeks: {index}"])
        )
    return index


def _job(
    order: Order, agency: Agency, notebook: Path, out: Path, release: Release, key: str
) -> Job:
    build = build_folder()
    return Job(
        kode=agency.kode,
        nama=agency.nama,
        notebook=notebook,
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
        work=build / order.dataset.name / order.period.text / "notebook" / order.lang,
        out=out.resolve(),
        key=key,
        run=0 if order.scheduler else os.getpid(),
    )


def _render_all(jobs: Sequence[Job], count: int, console: Console) -> list[Outcome]:
    outcomes = []
    with watch(console, [job.nama for job in jobs], count) as watcher:
        for outcome in results(render, jobs, min(count, len(jobs))):
            watcher.done(outcome)
            outcomes.append(outcome)
    return outcomes


def _say_rows(release: Release, console: Console) -> None:
    columns = ["dibaca", "dipakai", "di_luar", "disisihkan"]
    for table, counts in release.baris.groupby("tabel", sort=False)[columns].sum().iterrows():
        read, used, outside, aside = (int(count) for count in counts)
        console.print(
            f"  {table!s:22}{read:8} baris dibaca = {used} dipakai + {outside} di luar cakupan + "
            f"{aside} disisihkan",
            soft_wrap=True,
        )


def check_language(lang: str) -> str:
    """Return `lang` when reports exist in it. Raises: CallError naming the accepted ones."""
    if lang not in LANGUAGES:
        raise CallError(f"Bahasa {lang!r} tidak ada; yang diterima: {', '.join(LANGUAGES)}.")
    return lang
