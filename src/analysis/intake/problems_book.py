"""Problems as a workbook: row by row, in the order of the work. Internal: it shows the cells."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import xlsxwriter

from analysis.errors import Problem
from analysis.intake.delivery import ASIDE, FLAGGED, OUTSIDE, STRUCTURE
from analysis.intake.problems import as_frame
from analysis.language import INDONESIAN, N_, Tongue

_CELL = 32_000  # a spreadsheet cell holds 32,767 characters
_SHEET_ROWS = 1_048_575
_HEADERS = {
    "file": N_("Berkas"),
    "row": N_("Baris"),
    "opd": N_("OPD"),
    "column": N_("Kolom"),
    "value": N_("Isi"),
    "rule": N_("Aturan"),
    "fix": N_("Perbaikan"),
    "suggestion": N_("Saran"),
    "table": N_("Tabel"),
    "outcome": N_("Akibat"),
}
_WIDTHS = (32, 8, 24, 22, 28, 48, 60, 32, 20, 16)
_SENTENCES = {"rule", "fix", "outcome"}
_COUNT_HEADERS = {
    "tabel": N_("Tabel"),
    "berkas": N_("Berkas"),
    "dibaca": N_("Dibaca"),
    "dipakai": N_("Dipakai"),
    "di_luar": N_("Di luar cakupan"),
    "disisihkan": N_("Disisihkan"),
}


def workbook(
    problems: pd.DataFrame | Iterable[Problem],
    counts: pd.DataFrame | None = None,
    _: Tongue = INDONESIAN,
) -> bytes:
    """Return problems.xlsx: what to mend, what is outside scope, what is flagged, the counts.

    Every cell from the data is written as text, so nothing in it runs. Internal: names people.
    """
    found = as_frame(problems)
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)})
        mend = found[found["outcome"].isin([STRUCTURE, ASIDE])]
        _list_sheets(book, _("Perbaiki"), mend, _)
        _list_sheets(book, _("Di luar cakupan"), found[found["outcome"] == OUTSIDE], _)
        _list_sheets(book, _("Ditandai"), found[found["outcome"] == FLAGGED], _)
        if counts is not None:
            _count_sheet(book, counts, _)
    return stream.getvalue()


def _list_sheets(book: xlsxwriter.Workbook, title: str, chosen: pd.DataFrame, _: Tongue) -> None:
    """Write a list in the order of the work: file by file, OPD by OPD, one rule after the other."""
    ordered = chosen.assign(lanjut=chosen["outcome"] != STRUCTURE).sort_values(
        ["lanjut", "file", "opd", "column", "rule", "row"], kind="stable"
    )
    for number, start in enumerate(range(0, max(len(ordered), 1), _SHEET_ROWS), 1):
        page = book.add_worksheet(title if number == 1 else f"{title} {number}")
        part = ordered.iloc[start : start + _SHEET_ROWS]
        _heads(book, page, [_(head) for head in _HEADERS.values()], len(part))
        for place, (name, width) in enumerate(zip(_HEADERS, _WIDTHS, strict=True)):
            page.set_column(place, place, width)
            write = page.write_number if name == "row" else _write_text(page)
            for line, value in enumerate(told_cells(part, name, _), 1):
                write(line, place, value)


def told_cells(problems: pd.DataFrame, name: str, _: Tongue) -> list[Any]:
    """Return one column of problems in a language: sentences, suggestions and what follows."""
    values: list[Any] = problems[name].tolist()
    if name in _SENTENCES:
        return [_(value) if value else "" for value in values]
    return [_.tell(value) if isinstance(value, str) else value for value in values]


def _write_text(page: Any) -> Any:
    def write(line: int, place: int, value: object) -> None:
        if value != "":
            page.write_string(line, place, str(value)[:_CELL])

    return write


def _heads(book: xlsxwriter.Workbook, page: Any, names: list[str], rows: int) -> None:
    page.write_row(0, 0, names, book.add_format({"bold": True, "bottom": 1, "text_wrap": True}))
    page.freeze_panes(1, 2)
    page.autofilter(0, 0, max(rows, 1), len(names) - 1)


def _count_sheet(book: xlsxwriter.Workbook, counts: pd.DataFrame, _: Tongue) -> None:
    page = book.add_worksheet(_("Ringkasan"))
    _heads(book, page, [_(head) for head in _COUNT_HEADERS.values()], len(counts))
    page.set_column(0, 1, 32)
    page.set_column(2, 5, 16)
    numbers = list(_COUNT_HEADERS)[2:]
    totals = {"tabel": _("Total"), "berkas": "", **counts[numbers].sum().to_dict()}
    for line, row in enumerate([*counts.to_dict("records"), totals], 1):
        for place, name in enumerate(_COUNT_HEADERS):
            if name in numbers:
                page.write_number(line, place, int(row[name]))
            else:
                page.write_string(line, place, str(row[name]))
    note = _("Dibaca = dipakai + di luar cakupan + disisihkan.")
    page.write_string(len(counts) + 3, 0, note)
