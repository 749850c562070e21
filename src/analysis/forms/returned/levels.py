"""Decide on assessments: a level changes by a newer assessment, never by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from analysis.errors import phrase
from analysis.forms.form.snapshot import Level
from analysis.forms.returned import advice
from analysis.forms.returned.agree import agreed, told
from analysis.forms.returned.days import is_day
from analysis.forms.returned.ledger import Entry, Ledger
from analysis.intake.judging.numbers import read_level

if TYPE_CHECKING:
    from analysis.forms.returned.city import Base
    from analysis.forms.returned.staff import Rows
    from analysis.intake.judging.reading import Advice

ASSESSMENT = ("nip", "kompetensi", "level", "tanggal", "asal", "baris_asal", "terbitan")


def decide_levels(
    entries: Sequence[Entry], base: Base, others: Rows, last_day: date, ledger: Ledger
) -> list[Entry]:
    """Return the entries taken so far; unreadable ones too, for the intake's judge to name.

    others: what came back in other forms before; of two forms that tell one day differently, the
    one collected last is followed.
    """
    known, of_forms = dict(base.levels), set[tuple[str, str]]()
    for row in others:
        level, key = read_level(row["level"]).value, (row["nip"], row["kompetensi"])
        if level is not None and row["tanggal"] > known.get(key, (0, ""))[1]:
            known[key] = (int(level), row["tanggal"])
            of_forms.add(key)
    taken = []
    for entry in agreed(
        entries,
        lambda one: (one.nip, one.name),
        lambda one: (read_level(one.new).value or one.new, one.cells["tanggal"]),
        ledger,
    ):
        current = known.get((entry.nip, entry.name))
        if _is(entry, current):
            ledger.take(entry, already=True)
            continue
        told_before = current if (entry.nip, entry.name) in of_forms else None
        same_day = told_before is not None and told_before[1] == entry.cells["tanggal"]
        objection = _objection(entry, None if same_day else current, last_day)
        if objection is not None:
            about_level = objection in (advice.LEVEL_DOWN, advice.LEVEL_SAME_DAY)
            ledger.refuse(entry, objection, _beside(entry, current) if about_level else "")
            continue
        level = read_level(entry.new).value
        if current is not None and level is not None and (same_day or int(level) < current[0]):
            found = advice.LEVEL_RETOLD if same_day else advice.LEVEL_DOWN_NEW
            ledger.remark(
                entry, found, phrase("{lama} menjadi {baru}", lama=current[0], baru=level)
            )
        taken.append(entry)
    return taken


def tell_renewed(taken: Iterable[Entry], ledger: Ledger) -> None:
    """Say of each date that was taken how many levels it concerns that nobody typed."""
    levels = [entry for entry in taken if not entry.typed]
    many = Counter((entry.place, entry.sheet, entry.day_header) for entry in levels)
    for entry in levels:
        number = many.pop((entry.place, entry.sheet, entry.day_header), 0)
        if number:
            spot = (entry.sheet, entry.row, entry.day_header)
            told_many = phrase("{banyak} level", banyak=number)
            ledger.note(entry.form, spot, advice.RENEWED, value=told_many)


def _is(entry: Entry, current: Level | None) -> bool:
    """Say whether an entry says what is known."""
    return current == (read_level(entry.new).value, entry.cells["tanggal"])


def _beside(entry: Entry, current: Level | None) -> str:
    """Say what an entry gives, and what is recorded."""
    if current is None:
        return told(entry)
    level, day = current
    return phrase("{isi}; tercatat {level} ({tanggal})", isi=told(entry), level=level, tanggal=day)


def _objection(entry: Entry, current: Level | None, last_day: date) -> Advice | None:
    """Say why a level cannot be taken; what is unreadable is for the judge to name."""
    day, level = entry.cells["tanggal"], read_level(entry.new).value
    if level is None or (day and not is_day(day)):
        return None
    if not day:
        return advice.DAY_EMPTY
    if day > last_day.isoformat():
        return advice.DAY_LATER
    if current is None or day > current[1]:
        return None
    if not entry.typed or int(level) == current[0]:
        return advice.DAY_OLDER
    return advice.LEVEL_DOWN if int(level) < current[0] else advice.LEVEL_SAME_DAY


def assessment(entry: Entry) -> dict[str, str]:
    """Return the row of `penilaian_kompetensi` that an entry becomes."""
    level = str(read_level(entry.new).value)
    origin = (entry.form.file, str(entry.row), entry.form.issue)
    told = (entry.nip, entry.name, level, entry.cells["tanggal"], *origin)
    return dict(zip(ASSESSMENT, told, strict=True))
