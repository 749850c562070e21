"""Decide on corrections of the staff table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.errors import phrase
from analysis.forms.returned import advice
from analysis.forms.returned.agree import agreed
from analysis.forms.returned.ledger import Entry, Ledger
from analysis.forms.returned.plausible import is_name, refusal, remark
from analysis.intake.judging import advice as intake_advice
from analysis.intake.judging.codes import codes, nearest, post_level, read_rank
from analysis.intake.judging.reading import Reading
from analysis.intake.tables.koreksi import follow, meaning

if TYPE_CHECKING:
    from analysis.forms.returned.city import Base

Rows = list[dict[str, str]]
CORRECTION = ("nip", "kolom", "lama", "baru", "asal", "baris_asal", "terbitan")
_CODED = {
    "status_asn": intake_advice.STATUS_UNKNOWN,
    "jenis_jabatan": intake_advice.POST_KIND_UNKNOWN,
    "tingkat_pendidikan": intake_advice.EDUCATION_UNKNOWN,
}


def decide_staff(
    entries: Sequence[Entry], base: Base, others: Rows, ledger: Ledger
) -> list[tuple[Entry, Rows]]:
    """Return the entries taken, each with the corrections that bring it about.

    others: what came back in other forms before. An entry is stale when the cell neither shows now
    nor showed before what the form was sent with.
    """
    by_cell: dict[tuple[str, str], Rows] = {}
    for row in others:
        by_cell.setdefault((row["nip"], row["kolom"]), []).append(row)
    readers = {column: _reader(column) for column in {entry.name for entry in entries}}
    readable = [entry for entry in entries if entry.refusal or _read(entry, readers, ledger)]
    taken = []
    for entry in agreed(
        readable, lambda one: (one.nip, one.name), lambda one: meaning(one.name, one.new), ledger
    ):
        new = str(readers[entry.name](entry.new).value)
        if (objection := refusal(entry, new)) is not None:
            ledger.refuse(entry, objection)
            continue
        rows = _corrections(entry, new, base, by_cell.get((entry.nip, entry.name), []), ledger)
        if rows:
            taken.append((entry, rows))
            if (found := remark(entry, new, base)) is not None:
                ledger.remark(entry, found[0], suggestion=found[1])
    return taken


def _read(entry: Entry, readers: Mapping[str, Callable[[str], Reading]], ledger: Ledger) -> bool:
    reading = readers[entry.name](entry.new)
    if reading.advice is None and reading.value is not None:
        return True
    ledger.refuse(entry, reading.advice or advice.EMPTIED, suggestion=reading.suggestion)
    return False


def _corrections(
    entry: Entry, new: str, base: Base, others: Rows, ledger: Ledger
) -> list[dict[str, str]]:
    """Return the rows of `koreksi` that an entry asks for, one per value the cell has now."""
    steps = [(row["lama"], row["baru"]) for row in others]
    seen = {meaning(entry.name, cells[entry.name]) for cells in base.shown.get(entry.nip, ())}
    ends: dict[str, str] = {}
    for cells in base.raw.get(entry.nip, ()):
        raw = cells[entry.name]
        path = follow(entry.name, raw, steps)
        seen |= {meaning(entry.name, value) for value in (raw, *(steps[n][1] for n in path))}
        end = steps[path[-1]][1] if path else raw
        ends.setdefault(meaning(entry.name, end), end)
    wrong = [end for said, end in ends.items() if said != meaning(entry.name, new)]
    if not wrong:
        ledger.take(entry, already=True)
        return []
    if meaning(entry.name, entry.old) not in seen:
        now = " / ".join(ends.values())
        told = phrase(
            "{baru}; dikirim: {lama}; sekarang: {kini}", baru=entry.new, lama=entry.old, kini=now
        )
        ledger.refuse(entry, advice.STALE, told)
        return []
    ledger.take(entry)
    origin = (entry.form.file, str(entry.row), entry.form.issue)
    return [
        dict(zip(CORRECTION, (entry.nip, entry.name, end, new, *origin), strict=True))
        for end in wrong
    ]


def _reader(column: str) -> Callable[[str], Reading]:
    if column in _CODED:
        return codes(column).reader(_CODED[column])
    if column == "jenjang_jabatan":
        return _read_level
    return _read_rank if column == "golongan" else _read_name


def _read_name(text: str) -> Reading:
    return Reading(text) if is_name(text) else Reading(advice=advice.NOT_A_TEXT)


def _read_level(text: str) -> Reading:
    table = codes("jenjang_jabatan")
    found = table.find(text) or post_level(text, "fungsional")
    if found:
        return Reading(found)
    near = nearest(text, table.canonical)
    return Reading(advice=intake_advice.LEVEL_UNKNOWN, suggestion=near)


def _read_rank(text: str) -> Reading:
    found = read_rank(text).value
    return Reading(found) if found else Reading(advice=advice.RANK_REFUSED)
