"""The organisational units of each agency: office, divisions, schools and health centres."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd

_OFFICE = 90  # people in the office of an agency whose other staff sits in schools or centres
_SECRETARIAT, _DIVISION, _ASSISTANT = 24, 18, 2  # relative sizes of units
_ASSISTANTS = ("Asisten Pemerintahan", "Asisten Perekonomian", "Asisten Administrasi Umum")


class Unit(NamedTuple):
    """A row of the table of units."""

    opd: int  # row of the agency
    nama: str
    atasan: int  # row of the unit above, -1 for a root
    kelompok: str  # which pool of posts its staff comes from
    bobot: int  # its share of the agency's staff
    pimpinan: str  # title of its head


def units_of(agencies: pd.DataFrame) -> pd.DataFrame:
    """All units, an agency's side by side, its root first. Columns: those of `Unit`, and ``id``."""
    rows: list[Unit] = []
    for number, agency in enumerate(agencies.to_dict("records")):
        rows += _units(number, {str(name): value for name, value in agency.items()}, len(rows))
    return pd.DataFrame(rows, columns=list(Unit._fields)).assign(
        id=[f"unor-{number:06d}" for number in range(len(rows))]
    )


def _units(number: int, agency: Mapping[str, Any], root: int) -> list[Unit]:
    group, short = agency["kelompok"], agency["singkatan"]
    chief = _chief(agency["nama"], agency["jenis"])
    rows = [Unit(number, agency["nama"], -1, group, 0, chief)]
    has_assistants = agency["jpt"] > 1
    if has_assistants:
        rows += [
            Unit(number, f"{name} {short}", root, group, _ASSISTANT, name) for name in _ASSISTANTS
        ]
    for place, name in enumerate(agency["unit"].split("|")):
        above = root + 1 + place % len(_ASSISTANTS) if has_assistants else root
        size = _SECRETARIAT if name == "Sekretariat" else _DIVISION
        rows.append(Unit(number, f"{name} {short}", above, group, size, _head(name, short)))
    return rows + (_field(number, agency, root, len(rows)) if agency["lapangan"] else [])


def _field(number: int, agency: Mapping[str, Any], root: int, office: int) -> list[Unit]:
    """Schools and health centres, as many as the staff beyond the office fills."""
    kinds = agency["lapangan"].split("|")
    size = int(agency["isi_lapangan"])
    count = max(len(kinds), (int(agency["kursi"]) - _OFFICE) // size)
    place = agency["singkatan"].partition(" ")[2]  # the regency, above 52 agencies
    group = "guru" if agency["kelompok"] == "umum" and len(kinds) > 1 else "kesehatan"
    rows = []
    for turn in range(count):
        kind = turn % len(kinds)
        name = f"{kinds[kind]} {turn // len(kinds) + 1:02d} {place}".rstrip()
        above = root + 2 + kind % (office - 2)  # below a division, not below the secretariat
        rows.append(Unit(number, name, above, group, size, "Kepala UPT"))
    return rows


def _chief(name: str, kind: str) -> str:
    if kind == "sekretariat":
        return "Sekretaris Daerah" if "Daerah" in name else "Sekretaris DPRD"
    titles = {"kecamatan": "Camat", "rsud": "Direktur", "inspektorat": "Inspektur"}
    return titles.get(kind, f"Kepala {name}")


def _head(name: str, short: str) -> str:
    if name == "Sekretariat":
        return f"Sekretaris {short}"
    return name if name.startswith("Inspektur") else f"Kepala {name}"
