"""Released gaps looked up by competency and level group."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.present.wording.gap_words import ALL, TECHNICAL, exact
from analysis.present.wording.released import NOBODY, PUBLISHED, Record
from analysis.release.model import as_rows

if TYPE_CHECKING:
    import pandas as pd

    from analysis.release.model import OpdReport

Cells = Mapping[tuple[str, str], Record]


def cells(report: OpdReport) -> Cells:
    """Return the OPD's cells by (competency, level group)."""
    return _by_place(report.kesenjangan)


def city_cells(report: OpdReport) -> Cells:
    """Return the city's cells by (competency, level group)."""
    return _by_place(report.kesenjangan_kota)


def units(report: OpdReport) -> list[Record]:
    """Return the OPD's units, largest gap first, those without a number last, by name."""
    rows = as_rows(report.kesenjangan_unit)
    return sorted(rows, key=lambda row: (*_largest(row), row["kunci"]))


def whole(report: OpdReport) -> Record:
    """Return the OPD's cell over all competencies and groups; nobody where there is none."""
    return cells(report).get((ALL, ALL), {"keadaan": NOBODY, "orang": 0, "orang_dinilai": 0})


def is_shown(report: OpdReport) -> bool:
    """Whether a gap of the OPD is printed."""
    return any(row["keadaan"] == PUBLISHED for row in cells(report).values())


def ranked(found: Cells, *, technical: bool) -> list[Record]:
    """Return the OPD's whole rows of single competencies, largest printed gap first.

    Managerial and socio-cultural ones, or technical ones; those without a number last.
    """
    rows = [
        row
        for (code, group), row in found.items()
        if group == ALL
        and code not in {ALL, TECHNICAL}
        and (row["jenis_kompetensi"] == TECHNICAL) == technical
    ]
    return sorted(rows, key=lambda row: (*_largest(row), _order(row["kompetensi"])))


def _largest(row: Record) -> tuple[bool, float]:
    shown = row["keadaan"] == PUBLISHED and row["kesenjangan"] is not None
    return (not shown, -float(exact(row)) if shown else 0.0)


def _order(code: str) -> tuple[str, int, str]:
    """Order M.2 before M.10."""
    letters, _, number = code.partition(".")
    return (letters, int(number) if number.isdigit() else 0, code)


def _by_place(rows: pd.DataFrame) -> Cells:
    return {(row["kompetensi"], row["kelompok"]): row for row in as_rows(rows)}
