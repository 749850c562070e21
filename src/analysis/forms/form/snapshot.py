"""What a form was sent with, kept inside it: edits can be told from data that are merely old.

A hidden sheet holds the form's facts and one line per person (JSON), under a mark that changes with
any of them. The mark is also the form's `terbitan`: two forms with one mark were sent alike.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from analysis.forms.form.layout import VERSION

SHEET = "_formulir"
MAGIC = "formulir-analisis"
FACTS = (
    "versi", "set", "kota", "pegawai_kota", "sidik", "triwulan", "opd", "nama_opd", "riwayat",
    "jumlah", "terbitan",
)  # fmt: skip
_SHIELD = re.compile(r"^'+(?=[=+@-])")  # keeps a spreadsheet from computing; no letter of a cell
Level = tuple[int, str]  # level, day of the assessment (ISO)


@dataclass(frozen=True)
class Facts:
    """For whom and when a form was made, and from which data.

    dataset: the name of its folder; city: the city's; staff: how many people it has; sketch: of
    them (`identity.sketch`). history: a hash of the trainings the form shows.
    """

    dataset: str
    city: str
    staff: int
    sketch: str
    period: str
    opd: str = ""
    nama_opd: str = ""
    history: str = ""


@dataclass(frozen=True)
class Known:
    """What a form was sent with about one person: the cells of staff, the last levels."""

    nip: str
    number: int
    name: str
    cells: Mapping[str, str]
    levels: Mapping[str, Level] = field(default_factory=dict)


def lines(facts: Facts, people: Sequence[Known]) -> list[tuple[str, str]]:
    """Return the rows of the hidden sheet: the facts by name, then a line per person."""
    told = [_line(person) for person in people]
    values = {
        "versi": str(VERSION),
        "set": facts.dataset,
        "kota": facts.city,
        "pegawai_kota": str(facts.staff),
        "sidik": facts.sketch,
        "triwulan": facts.period,
        "opd": facts.opd,
        "nama_opd": facts.nama_opd,
        "riwayat": facts.history,
        "jumlah": str(len(told)),
    }
    values["terbitan"] = _mark(values, told)
    head = [(MAGIC, ""), *((name, values[name]) for name in FACTS)]
    return head + [("pegawai", line) for line in told]


def read(rows: Sequence[Sequence[str]]) -> tuple[Facts, str, dict[str, Known]] | str:
    """Read the hidden sheet back: facts, `terbitan`, people by NIP; or what is wrong with it.

    What is wrong: "versi" (made by another version), "rusak" (somebody changed it).
    """
    values = {row[0]: row[1] for row in rows[1 : len(FACTS) + 1] if len(row) > 1}
    if values.get("versi") != str(VERSION):
        return "versi" if values.get("versi", "").isdecimal() else "rusak"
    told = [row[1] for row in rows[len(FACTS) + 1 :] if len(row) > 1 and row[0] == "pegawai"]
    if values.pop("terbitan", "") != (mark := _mark(values, told)):
        return "rusak"
    people = [_person(line) for line in told]
    facts = Facts(
        values["set"], values["kota"], int(values["pegawai_kota"]), values["sidik"],
        values["triwulan"], values["opd"], values["nama_opd"], values["riwayat"],
    )  # fmt: skip
    return facts, mark, {person.nip: person for person in people}


def normal(text: str) -> str:
    """Reduce a text to what a sheet gives back: printable, single blanks, no mark for nothing."""
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    plain = _SHIELD.sub("", " ".join(text.split()))
    return "" if plain == "-" or plain.lower() == "null" else plain


def digest(texts: Sequence[str]) -> str:
    """Return a short hash of texts in their order."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:12]


def _mark(values: Mapping[str, str], told: Sequence[str]) -> str:
    return digest([values.get(name, "") for name in FACTS if name != "terbitan"] + [*told])


def _line(person: Known) -> str:
    parts = (person.nip, person.number, person.name, dict(person.cells), dict(person.levels))
    return json.dumps(parts, ensure_ascii=True, separators=(",", ":"))


def _person(line: str) -> Known:
    nip, number, name, cells, levels = json.loads(line)
    known = {code: (int(level), str(day)) for code, (level, day) in levels.items()}
    return Known(nip, number, name, cells, known)
