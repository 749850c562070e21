"""kumpulan.xlsx: what became of the returned forms, for the one who collects them. Internal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.columns import COLUMNS
from analysis.forms.sheets import WHOLE, Styles, opened, printed, put
from analysis.intake.delivery import ASIDE, FLAGGED, OUTSIDE, STRUCTURE

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from analysis.forms.collect import Collected

ROWS = 1_048_575  # a spreadsheet holds no more below its header
_PROBLEMS = {
    "file": ("Berkas", 34), "row": ("Baris", 8), "opd": ("OPD", 24), "column": ("Kolom", 22),
    "value": ("Isi", 44), "rule": ("Aturan", 52), "fix": ("Perbaikan", 56),
    "suggestion": ("Saran", 28), "table": ("Tabel", 20),
}  # fmt: skip
_SUMMARY = {
    "berkas": ("Berkas", 40), "opd": ("OPD", 34), "triwulan": ("Triwulan", 11),
    "baris": ("Baris", 9), "isian": ("Isian", 9), "diterima": ("Diterima", 10),
    "sudah_demikian": ("Sudah demikian", 12), "disisihkan": ("Disisihkan", 12),
}  # fmt: skip
_TAKEN = {
    "opd": ("OPD", 30), "nip": ("NIP", 20), "nama": ("Nama", 28), "tabel": ("Tabel", 22),
    "hal": ("Hal", 20), "lama": ("Isi lama", 34), "baru": ("Isi baru", 44),
    "berkas": ("Berkas", 34), "baris": ("Baris", 8),
}  # fmt: skip
_CHANGES = {
    "table": ("Tabel", 22), "nip": ("NIP", 20), "about": ("Hal", 34),
    "before": ("Sebelumnya", 44), "now": ("Kini", 44),
    "origin_before": ("Asal sebelumnya", 40), "origin_now": ("Asal kini", 40),
}  # fmt: skip
_NUMBERS = {"row", "baris", "isian", "diterima", "sudah_demikian", "disisihkan"}
Heads = dict[str, tuple[str, int]]


def collected_book(collected: Collected) -> bytes:
    """Return kumpulan.xlsx: the forms with their counts, the findings, what is used, what changed.

    Every cell from a form is written as text, so nothing in it runs.
    """
    found = collected.problems
    named = collected.taken.assign(hal=[_label(name) for name in collected.taken["hal"]])
    changed = pd.DataFrame(
        [astuple(change) for change in collected.changes], columns=list(_CHANGES), dtype="object"
    )
    changed = changed.assign(about=[_label(about) for about in changed["about"]])
    with opened("Formulir yang dikumpulkan") as (book, styles, stream):
        _sheet(book, styles, "Ringkasan", collected.summary, _SUMMARY)
        mend = found[found["outcome"].isin([STRUCTURE, ASIDE])]
        _sheet(book, styles, "Perbaiki", _ordered(mend), _PROBLEMS)
        _sheet(book, styles, "Berubah", changed, _CHANGES)
        _sheet(book, styles, "Diterima", named, _TAKEN)
        flagged = found[found["outcome"] == FLAGGED]
        _sheet(book, styles, "Ditandai", _ordered(flagged), _PROBLEMS)
        outside = found[found["outcome"] == OUTSIDE]
        _sheet(book, styles, "Di luar cakupan", _ordered(outside), _PROBLEMS)
    return stream.getvalue()


def _label(name: str) -> str:
    return COLUMNS[name].label if name in COLUMNS else name


def _ordered(problems: pd.DataFrame) -> pd.DataFrame:
    return problems.sort_values(["file", "row", "column", "rule"], kind="stable")


def _sheet(book: Workbook, styles: Styles, title: str, rows: pd.DataFrame, columns: Heads) -> None:
    """Write a table, over several sheets where one cannot hold it."""
    for number, start in enumerate(range(0, max(len(rows), 1), ROWS), 1):
        page = book.add_worksheet(title if number == 1 else f"{title} {number}")
        part = rows.iloc[start : start + ROWS]
        text, whole = styles.get(text_wrap=True), styles.get(num_format=WHOLE)
        for place, (name, (label, width)) in enumerate(columns.items()):
            page.write_string(0, place, label, styles.head())
            page.set_column(place, place, width)
            values: Sequence[Any] = part[name].tolist()
            for line, value in enumerate(values, 1):
                if name in _NUMBERS:
                    page.write_number(line, place, int(value), whole)
                else:
                    put(page, line, place, str(value), text)
        page.freeze_panes(1, 1)
        page.autofilter(0, 0, max(len(part), 1), len(columns) - 1)
        printed(page, title, (0, 0))
