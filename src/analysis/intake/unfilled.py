"""Files of `analysis template` that nobody has filled in yet: they deliver nothing."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.intake.grid import Grid

EXPLANATIONS = "penjelasan"  # the sheet that a template has beside its table
# Stands on that sheet and tells a template from a table that is meant to be empty. Files that are
# being filled in carry it: it stays as it is.
UNFILLED_MARK = (
    "Selama tidak ada baris yang diisi dan lembar ini ada, berkas ini dianggap tidak diserahkan. "
    "Bila tabelnya memang tanpa catatan, hapus lembar ini."
)
UNFILLED = (
    "Berkas dari analysis template belum diisi; dianggap tidak diserahkan",
    "Isi barisnya; bila tabelnya memang tanpa catatan, hapus lembar penjelasan dari berkas itu",
)


def is_template(grids: Iterable[Grid]) -> bool:
    """Say whether a workbook still has the page of explanations of its template."""
    return any(
        UNFILLED_MARK in cells
        for grid in grids
        if grid.sheet == EXPLANATIONS
        for cells in grid.rows(range(min(len(grid), 5)))
    )
