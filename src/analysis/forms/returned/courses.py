"""Decide on trainings that were added."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from analysis.forms.form.layout import COURSES
from analysis.forms.returned import advice
from analysis.forms.returned.agree import agreed, told
from analysis.forms.returned.days import is_day
from analysis.forms.returned.ledger import Entry, Ledger
from analysis.forms.returned.plausible import is_name
from analysis.intake.judging.advice_plan import HOURS_ZERO
from analysis.intake.judging.codes import codes, course_level, words
from analysis.intake.judging.numbers import read_hours

if TYPE_CHECKING:
    from analysis.forms.returned.city import Base, TrainingKey
    from analysis.forms.returned.staff import Rows

FACTS = (
    "jenis", "nama_pelatihan", "tingkat", "jp", "tanggal_mulai", "tanggal_selesai",
    "penyelenggara", "nomor_sertifikat",
)  # fmt: skip
NAMES = ("nama_pelatihan", "penyelenggara")
TRAINING = ("nip", *FACTS, "asal", "baris_asal", "terbitan")


def decide_courses(
    entries: Sequence[Entry], base: Base, others: Rows, last_day: date, ledger: Ledger
) -> list[Entry]:
    """Return the entries taken so far; unreadable ones too, for the intake's judge to name."""
    before = {key_of(row["nip"], row): said(row) for row in others}
    alike = {(nip, day, hours) for (nip, _, day), many in base.trainings.items() for hours in many}
    taken = []
    for entry in agreed(entries, _about, lambda one: said(one.cells), ledger):
        key = key_of(entry.nip, entry.cells)
        hours = read_hours(entry.cells.get("jp", "")).value
        known = base.trainings.get(key, frozenset())
        if before.get(key) == said(entry.cells) or hours in known:
            ledger.take(entry, already=True)
        elif known:
            ledger.refuse(entry, advice.TRAINING_OTHER, told(entry))
        elif not all(is_name(entry.cells[name]) for name in NAMES if name in entry.cells):
            ledger.refuse(entry, advice.NOT_A_TEXT, told(entry))
        elif hours == 0:
            _refuse_hours(entry, ledger)
        elif is_day(key[2]) and key[2] > last_day.isoformat():
            ledger.refuse(entry, advice.DAY_LATER)
        else:
            if hours is not None and (entry.nip, key[2], hours) in alike:
                ledger.remark(entry, advice.TRAINING_ALIKE, told(entry))
            taken.append(entry)
    return taken


def _refuse_hours(entry: Entry, ledger: Ledger) -> None:
    """Set a training of no hours aside, pointing at the cell of its hours."""
    header = entry.form.sheets[COURSES].headers["jp"]
    spot = (entry.sheet, entry.row, header)
    ledger.settle_refused(entry)
    ledger.note(entry.form, spot, HOURS_ZERO, value=entry.cells["jp"], table=entry.table)


def key_of(nip: str, cells: Mapping[str, str]) -> TrainingKey:
    """Return by what a training is known: person, words of its name, last day."""
    return nip, words(cells.get("nama_pelatihan", "")), cells.get("tanggal_selesai", "")


def said(cells: Mapping[str, str]) -> tuple[Hashable, ...]:
    """Return what a training's cells say: two spellings of one kind are one."""
    kind = cells.get("jenis", "")
    level = cells.get("tingkat", "")
    hours = cells.get("jp", "")
    rest = (cells.get(name, "") for name in ("tanggal_mulai", "tanggal_selesai"))
    free = (words(cells.get(name, "")) for name in ("nama_pelatihan", "penyelenggara"))
    return (
        codes("jenis_pelatihan").find(kind) or kind,
        course_level(level) or level,
        read_hours(hours).value if read_hours(hours).value is not None else hours,
        *rest,
        *free,
        cells.get("nomor_sertifikat", ""),
    )


def _about(entry: Entry) -> Hashable:
    """Say which training an entry is about; one without a name is about itself."""
    key = key_of(entry.nip, entry.cells)
    return key if key[1].strip() else (entry.nip, said(entry.cells))


def training(entry: Entry) -> dict[str, str]:
    """Return the row of `pelatihan` that an entry becomes."""
    facts = (entry.cells.get(name, "") for name in FACTS)
    origin = (entry.form.file, str(entry.row), entry.form.issue)
    return dict(zip(TRAINING, (entry.nip, *facts, *origin), strict=True))
