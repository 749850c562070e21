"""How the named workbooks look: formats, cells written as text, protection, print set-up.

Data are text cells, never formulas or links; equal input gives equal bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from analysis.language import Tongue

EPOCH = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # a workbook must carry some day
CELL = 32_000  # a spreadsheet cell holds 32,767 characters
PAPER_A4 = 9
STRONG, INK, GREY, PALE, WANTED, EDIT = (
    "#005F6B", "#16232B", "#4A5963", "#EEF2F4", "#FFF3C4", "#FFFFFF",
)  # fmt: skip
LINES = {"border": 1, "border_color": "#C9D2D7"}
LOCAL = "[$-421]"  # separators and days as in Indonesia, whatever the reader's computer says
ENGLISH = "[$-409]"
DAY = f"{LOCAL}dd-mm-yyyy"
MONEY = f'{LOCAL}"Rp" #,##0'
WHOLE = f"{LOCAL}#,##0"
POINT = f"{LOCAL}#,##0.00"
HOURS = f"{LOCAL}General"
TEXT = "@"
LINE_HEIGHT = 13.5  # points
ALLOWED = {
    "autofilter": True,
    "sort": True,
    "format_columns": True,
    "format_rows": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook, lang: str = "id") -> None:
        self._book = book
        self._lang = lang
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def get(self, **how: Any) -> Format:
        """Return the format with these properties, in the workbook's own type and size."""
        if self._lang == "en" and "num_format" in how:
            how["num_format"] = how["num_format"].replace(LOCAL, ENGLISH)
        key = tuple(sorted(how.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"font_size": 10, "valign": "top", **how})
        return self._made[key]

    @property
    def title(self) -> Format:
        """The heading of a sheet."""
        return self.get(bold=True, font_size=14, font_color=STRONG)

    @property
    def note(self) -> Format:
        """A remark in small grey type."""
        return self.get(font_color=GREY)

    def head(self, *, edit: bool = False) -> Format:
        """Return the header of a column; one that may be typed into is dark."""
        look = {"bg_color": STRONG, "font_color": "#FFFFFF"} if edit else {"bg_color": PALE}
        return self.get(bold=True, text_wrap=True, **LINES, **look)


def aligned(form: str) -> dict[str, Any]:
    """Return where a number of this format stands: clear of the text in the next column."""
    return {"align": "center"} if form in ("0", DAY) else {"align": "right", "indent": 1}


@contextmanager
def opened(title: str, lang: str = "id") -> Iterator[tuple[Workbook, Styles, io.BytesIO]]:
    """Open a new workbook; the stream holds its bytes once the block is left."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(stream, options)
    book.set_properties({"title": title, "created": EPOCH})
    book.set_calc_mode("auto")
    yield book, Styles(book, lang), stream
    book.close()


def put(page: Worksheet, row: int, column: int, text: str, look: Format) -> None:
    """Write a text cell; nothing is an empty cell with its look."""
    if text:
        page.write_string(row, column, text[:CELL], look)
    else:
        page.write_blank(row, column, None, look)


def text_lines(text: str, width: float) -> int:
    """Return how many lines a text takes in a column of that width, about."""
    return sum(-int(-len(part) * 0.95 // width) or 1 for part in text.split("\n"))


def make_tall(page: Worksheet, row: int, lines: int) -> None:
    """Give a row room for so many lines; one line needs nothing said."""
    if lines > 1:
        page.set_row(row, LINE_HEIGHT * lines + 1.5)


def heading(page: Worksheet, styles: Styles, title: str, hint: str) -> None:
    """Write the title and the hint above a table."""
    page.write_string(0, 0, title, styles.title)
    page.write_string(1, 0, hint, styles.note)


def printed(
    page: Worksheet, footer: str, rows: tuple[int, int], columns: int = 0, *, _: Tongue
) -> None:
    """Set the page up: A4 across, the width on one page, headers repeated, pages numbered."""
    page.set_paper(PAPER_A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.repeat_rows(*rows)
    if columns:
        page.repeat_columns(0, columns - 1)
    numbers = _("Halaman &P dari &N")
    page.set_footer(f"&L&9{footer.replace('&', '&&')}&R&9{numbers}")
    page.hide_gridlines(2)


def locked(page: Worksheet) -> None:
    """Protect a sheet against slips: no password, filters and widths stay usable."""
    page.protect("", ALLOWED)


def filled_table(
    page: Worksheet, top: int, heads: Sequence[tuple[str, float]], rows: int, styles: Styles
) -> None:
    """Write the header of a read-only table, freeze it, let it be filtered."""
    for place, (label, width) in enumerate(heads):
        page.write_string(top, place, label, styles.head())
        page.set_column(place, place, width)
    page.set_row(top, 2 * LINE_HEIGHT + 1.5)
    page.autofilter(top, 0, top + max(rows, 1), len(heads) - 1)
