"""kumpulan.xlsx: what became of the returned forms, for the one who collects them. Internal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.columns import COLUMNS
from analysis.forms.sheets import WHOLE, Styles, opened, printed, put
from analysis.intake.delivery import ASIDE, FLAGGED, OUTSIDE, STRUCTURE
from analysis.intake.problems_book import told_cells
from analysis.language import INDONESIAN, N_, Tongue

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from analysis.forms.returned.collect import Collected

ROWS = 1_048_575  # a spreadsheet holds no more below its header
_PROBLEMS = {
    "file": (N_("Berkas"), 34),
    "row": (N_("Baris"), 8),
    "opd": (N_("OPD"), 24),
    "column": (N_("Kolom"), 22),
    "value": (N_("Isi"), 44),
    "rule": (N_("Aturan"), 52),
    "fix": (N_("Perbaikan"), 56),
    "suggestion": (N_("Saran"), 28),
    "table": (N_("Tabel"), 20),
}
_SUMMARY = {
    "berkas": (N_("Berkas"), 40),
    "opd": (N_("OPD"), 34),
    "triwulan": (N_("Triwulan"), 11),
    "baris": (N_("Baris"), 9),
    "isian": (N_("Isian"), 9),
    "diterima": (N_("Diterima"), 10),
    "sudah_demikian": (N_("Sudah demikian"), 12),
    "disisihkan": (N_("Disisihkan"), 12),
}
_TAKEN = {
    "opd": (N_("OPD"), 30),
    "nip": (N_("NIP"), 20),
    "nama": (N_("Nama"), 28),
    "tabel": (N_("Tabel"), 22),
    "hal": (N_("Hal"), 20),
    "lama": (N_("Isi lama"), 34),
    "baru": (N_("Isi baru"), 44),
    "berkas": (N_("Berkas"), 34),
    "baris": (N_("Baris"), 8),
}
_CHANGES = {
    "table": (N_("Tabel"), 22),
    "nip": (N_("NIP"), 20),
    "about": (N_("Hal"), 34),
    "before": (N_("Sebelumnya"), 44),
    "now": (N_("Kini"), 44),
    "origin_before": (N_("Asal sebelumnya"), 40),
    "origin_now": (N_("Asal kini"), 40),
}
_NUMBERS = {"row", "baris", "isian", "diterima", "sudah_demikian", "disisihkan"}
Heads = dict[str, tuple[str, int]]


def collected_book(collected: Collected, _: Tongue = INDONESIAN) -> bytes:
    """Return kumpulan.xlsx: the forms with their counts, the findings, what is used, what changed.

    Every cell from a form is written as text, so nothing in it runs.
    """
    found = collected.problems
    named = collected.taken.assign(hal=[_(_label(name)) for name in collected.taken["hal"]])
    changed = pd.DataFrame(
        [astuple(change) for change in collected.changes], columns=list(_CHANGES), dtype="object"
    )
    changed = changed.assign(about=[_(_label(about)) for about in changed["about"]])
    with opened(_("Formulir yang dikumpulkan")) as (book, styles, stream):
        _sheet((book, styles, _), _("Ringkasan"), collected.summary, _SUMMARY)
        mend = found[found["outcome"].isin([STRUCTURE, ASIDE])]
        _sheet((book, styles, _), _("Perbaiki"), _ordered(mend), _PROBLEMS)
        _sheet((book, styles, _), _("Berubah"), changed, _CHANGES)
        _sheet((book, styles, _), _("Diterima"), named, _TAKEN)
        flagged = found[found["outcome"] == FLAGGED]
        _sheet((book, styles, _), _("Ditandai"), _ordered(flagged), _PROBLEMS)
        outside = found[found["outcome"] == OUTSIDE]
        _sheet((book, styles, _), _("Di luar cakupan"), _ordered(outside), _PROBLEMS)
    return stream.getvalue()


def _label(name: str) -> str:
    return COLUMNS[name].label if name in COLUMNS else name


def _ordered(problems: pd.DataFrame) -> pd.DataFrame:
    return problems.sort_values(["file", "row", "column", "rule"], kind="stable")


def _sheet(
    made: tuple[Workbook, Styles, Tongue], title: str, rows: pd.DataFrame, columns: Heads
) -> None:
    """Write a table, over several sheets where one cannot hold it."""
    book, styles, _ = made
    for number, start in enumerate(range(0, max(len(rows), 1), ROWS), 1):
        page = book.add_worksheet(title if number == 1 else f"{title} {number}")
        part = rows.iloc[start : start + ROWS]
        text, whole = styles.get(text_wrap=True), styles.get(num_format=WHOLE)
        for place, (name, (label, width)) in enumerate(columns.items()):
            page.write_string(0, place, _(label), styles.head())
            page.set_column(place, place, width)
            values: Sequence[Any] = told_cells(part, name, _)
            for line, value in enumerate(values, 1):
                if name in _NUMBERS:
                    page.write_number(line, place, int(value), whole)
                else:
                    put(page, line, place, str(value), text)
        page.freeze_panes(1, 1)
        page.autofilter(0, 0, max(len(part), 1), len(columns) - 1)
        printed(page, title, (0, 0), _=_)
