"""SHELL. The named workbooks of the OPD, made by their own command alone."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import track

from analysis.files import write_whole
from analysis.forms.form import known
from analysis.forms.form.book import form_bytes
from analysis.forms.form.material import GAP_COLUMNS, City, Dictionary, Form, Setting, forms
from analysis.forms.plan_book.book import plan_book
from analysis.forms.plan_book.rows import PlanBook, plan_books
from analysis.language import INDONESIAN, Tongue
from analysis.publish.collecting import collect_forms, taken_in
from analysis.publish.fanout import results
from analysis.publish.folders import keep_out, sweep
from analysis.publish.roster import roster
from analysis.store import development_of, open_internal, regulation_of

if TYPE_CHECKING:
    from analysis.dataset import Dataset, Period
    from analysis.intake.delivery import Delivery
    from analysis.plan.results.planned import Plan
    from analysis.regulation import Development

__all__ = ["collect_forms", "write_forms"]

PLAIN_EVERY = 20  # lines in a log file: one per this many workbooks
FEW = 8  # workbooks that one process writes faster than several start


@dataclass(frozen=True, eq=False)
class _Job:
    """One workbook to write."""

    path: Path
    content: Form | PlanBook
    size: int  # rows, about


def write_forms(
    dataset: Dataset,
    period: Period,
    plan: Plan,
    out: Path,
    console: Console,
    _: Tongue = INDONESIAN,
    *,
    opd: Sequence[str] = (),
) -> list[Path]:
    """Write formulir.xlsx and rencana.xlsx of each OPD that has people; return the paths.

    They lie in out/<set>/<quarter>/opd/<kode>/, readable by their owner alone. plan: with its needs
    alone where no plan is made. Raises: CallError for an OPD that does not exist, OutputError where
    nothing can be written, StructureError when the quarter's files cannot be used.
    """
    folder = out / dataset.name / period.text / "opd"
    keep_out(folder, dataset.folder)
    law, rules = regulation_of(dataset, period), development_of(dataset, period)
    quarter = open_internal(dataset.folder, period.text)
    wanted = [agency.kode for agency in roster(quarter.opd, opd)]
    read, delivery = taken_in(dataset, period, law)
    setting = Setting(
        dataset.name, dataset.nama, period.text, period.label(_.lang), period.end,
        _dictionary(rules, delivery, _), _,
    )  # fmt: skip
    city = City(
        setting,
        quarter.opd,
        known.people(known.staff_rows(read, delivery)),
        known.last_levels(delivery),
        known.trainings(delivery),
        quarter.gaps[list(GAP_COLUMNS)],
    )
    boxes = {key: rules.kotak_talenta.number(key) for key in rules.kotak_talenta.keys}
    plans = plan_books(quarter, plan, setting, boxes)
    jobs = [
        job
        for form in forms(city, wanted)
        for job in _jobs(form, plans[form.facts.opd], folder / form.facts.opd)
    ]
    if folder.exists():
        sweep(folder)
    return sorted(_made(jobs, console, _))


def _jobs(form: Form, plan: PlanBook, folder: Path) -> tuple[_Job, _Job]:
    rows = len(plan.places) + len(plan.needs) + len(plan.open)
    return (
        _Job(folder / "formulir.xlsx", form, 3 * len(form.people)),
        _Job(folder / "rencana.xlsx", plan, rows),
    )


def _made(jobs: Sequence[_Job], console: Console, _: Tongue) -> Iterator[Path]:
    """Write the workbooks, the largest first so that no process waits for it at the end."""
    ordered = sorted(jobs, key=lambda job: -job.size)
    count = 1 if len(jobs) <= FEW else min(os.cpu_count() or 1, len(jobs))
    made = results(_write, ordered, count)
    if console.is_terminal:
        yield from track(made, _("Menulis formulir"), len(jobs), console=console, transient=True)
        return
    for number, path in enumerate(made, 1):
        if number % PLAIN_EVERY == 0 or number == len(jobs):
            many = {"selesai": number, "semua": len(jobs)}
            console.print(_("{selesai} dari {semua} berkas selesai", **many))
        yield path


def _write(job: _Job) -> Path:
    """Write one workbook. Its cells are no cycles: looking for some costs a sixth of the time."""
    content = job.content
    gc.disable()
    try:
        made = form_bytes(content) if isinstance(content, Form) else plan_book(content)
    finally:
        gc.enable()
    write_whole(job.path, made, private=True)
    return job.path


def _dictionary(rules: Development, delivery: Delivery, _: Tongue) -> Dictionary:
    names = {str(code): _(str(name)) for code, name in rules.kompetensi.labels.items()}
    if delivery.delivered("kamus_kompetensi"):
        own = delivery.used("kamus_kompetensi")
        names |= {str(k): str(n) for k, n in zip(own["kode"], own["nama"], strict=True)}
    described = dict(rules.level_kompetensi.values)
    named = dict(rules.nama_level.values)
    levels = {key: _(str(text)) for key, text in described.items()}
    return Dictionary(names, levels, {k: _(str(n)) for k, n in named.items()})
