"""Files of `analysis template` that nobody has filled in yet: they deliver nothing."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.intake.files.grid import Grid
from analysis.language import N_

EXPLANATIONS = N_("penjelasan")  # the sheet that a template has beside its table
# Stands on that sheet and tells a template from a table that is meant to be empty. Files that are
# being filled in carry it: it stays as it is.
UNFILLED_MARK = N_(
    "Selama tidak ada baris yang diisi dan lembar ini ada, berkas ini dianggap tidak diserahkan. "
    "Bila tabelnya memang tanpa catatan, hapus lembar ini."
)
# The same in English: a template tells its own language, its reader must know both.
ENGLISH = {
    EXPLANATIONS: "explanations",
    UNFILLED_MARK: "As long as no row is filled in and this sheet is here, the file counts as not "
    "delivered. If the table really is empty, delete this sheet.",
}
UNFILLED = (
    "Berkas dari analysis template belum diisi; dianggap tidak diserahkan",
    "Isi barisnya; bila tabelnya memang tanpa catatan, hapus lembar penjelasan dari berkas itu",
)


def is_template(grids: Iterable[Grid]) -> bool:
    """Say whether a workbook still has the page of explanations of its template."""
    sheets, marks = ({text, ENGLISH[text]} for text in (EXPLANATIONS, UNFILLED_MARK))
    return any(
        not marks.isdisjoint(cells)
        for grid in grids
        if grid.sheet in sheets
        for cells in grid.rows(range(min(len(grid), 5)))
    )
