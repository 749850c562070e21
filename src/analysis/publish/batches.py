"""Participants of a training in batches: their invitation lists, and what is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from analysis.errors import OutputError, Problem, said
from analysis.files import write_whole
from analysis.forms.invitations import Invitation, day_span, workbook
from analysis.intake.problems import screen_digest
from analysis.language import INDONESIAN, Tongue
from analysis.plan.calendar.split import Split, Times, split
from analysis.publish.participants import read_calendar, read_participants

OUTPUT = "undangan.xlsx"


@dataclass(frozen=True)
class BatchOrder:
    """What is asked: the list, the size, where to, and what else the lists should say."""

    source: Path
    size: int
    out: Path
    title: str = ""  # of the training; without one the file's name
    opd: str = ""  # header of the column that names the OPD, where it is not a usual one
    times: Times | None = None  # without: no days on the lists
    calendar: Path | None = None  # a file of days on which nobody is trained


def plan_batches(order: BatchOrder, console: Console, _: Tongue = INDONESIAN) -> Path:
    """Split a list of participants, write the invitation lists, say what came out.

    Raises: CallError when a file cannot be used, PlanError when the size cannot, OutputError when
    the list itself would be overwritten.
    """
    target = order.out / OUTPUT
    if target.resolve() == order.source.resolve():
        raise OutputError(
            said(
                "{target} ialah daftar pesertanya sendiri. Pilih folder lain: --out.", target=target
            )
        )
    listed = read_participants(order.source, order.opd)
    holidays = None if order.calendar is None else read_calendar(order.calendar)
    made = split(listed.rows, order.size, listed.rows["opd"], order.times, holidays)
    remarks = tuple((_place(one, _), _(one.rule), _(one.fix)) for one in listed.problems)
    title = order.title or order.source.stem
    invitation = Invitation(title, tuple(listed.heads.items()), "opd", remarks, _)
    write_whole(target, workbook(made, invitation), private=True)
    for line in (*_told(made, _), *screen_digest(listed.problems, _=_)):
        console.print(line, markup=False, soft_wrap=True)
    return target


def _place(problem: Problem, _: Tongue) -> str:
    return _("{berkas}, baris {baris}", berkas=problem.file, baris=problem.row)


def _told(made: Split, _: Tongue) -> Sequence[str]:
    sizes = ", ".join(str(size) for size in made.angkatan["peserta"])
    lines = [
        _(
            "{peserta} peserta dibagi ke {angkatan} angkatan: {banyak} orang",
            peserta=_.count(len(made.peserta)),
            angkatan=len(made.angkatan),
            banyak=sizes,
        )
    ]
    lines += [
        _(
            "  Angkatan {nomor}: {hari}",
            nomor=row["angkatan"],
            hari=day_span(row["mulai"].date(), row["selesai"].date(), _),
        )
        for row in made.angkatan.dropna(subset="mulai").to_dict("records")
    ]
    return lines
