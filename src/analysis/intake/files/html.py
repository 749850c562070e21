"""HTML tables and SpreadsheetML 2003, as regional systems save them under the name .xls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from analysis.intake.files import limits
from analysis.intake.files.grid import (
    MAX_COLUMNS,
    MAX_ROWS,
    TOO_WIDE,
    Grid,
    UnreadableError,
    grid_of,
    number_text,
)
from analysis.intake.files.text import decode

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_BLOCKS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "center", "pre", "caption"})


def read_html(data: bytes, limit_mb: float) -> list[Grid]:
    """Read all tables of a page as one sheet, in the order in which they stand.

    Row numbers follow a spreadsheet that opens the page: each table row and each line of text
    outside tables is one row. A cell that spans several rows stands in each of them.
    """
    declared = re.search(rb"charset=[\"']?([A-Za-z0-9_-]+)", data[:4096])
    latin = declared is not None and declared[1].lower() in (b"iso-8859-1", b"windows-1252")
    content = data.decode("cp1252", "replace") if latin else decode(data)
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True
    )
    try:
        root = html.document_fromstring(content.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableError(*limits.DAMAGED) from error
    records = _with_spans(list(_html_rows(root)), limit_mb)
    return [grid_of("", records)]


def _html_rows(root: Any) -> Iterator[list[tuple[str, int, int]]]:
    """Yield rows of (text, columns spanned, rows spanned)."""
    for element in root.iter("tr", *_BLOCKS):
        if element.tag == "tr":
            if element.find(".//table") is None:  # a table that only lays out the page is no data
                yield [
                    (_text(cell), _span(cell, "colspan"), _span(cell, "rowspan"))
                    for cell in element.iterchildren("td", "th")
                ]
        elif next(element.iterancestors("td", "th"), None) is None:
            line = _text(element) if _is_line(element) else element.text or ""
            if line.strip():
                yield [(line, 1, 1)]


def _is_line(element: Any) -> bool:
    return next(element.iterdescendants("table", *_BLOCKS), None) is None


def _text(element: Any) -> str:
    parts = []
    for node in element.iter(etree.Element):
        parts.append("\n" if node.tag == "br" or node.tag in _BLOCKS else "")
        parts.append("" if node.tag in ("script", "style") else node.text or "")
        if node is not element:
            parts.append(node.tail or "")
    return "".join(parts)


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(max(int(value), 1), MAX_COLUMNS) if value.isdecimal() and len(value) < 8 else 1


def _with_spans(rows: list[list[tuple[str, int, int]]], limit_mb: float) -> list[list[str]]:
    """Place cells in columns; a cell that spans rows is repeated downwards, never sideways."""
    hanging: dict[int, tuple[str, int]] = {}  # column -> text and rows still to come
    placed, cells = [], 0
    for row in rows:
        record: list[str] = []
        pending = iter(row)
        while True:
            column = len(record)
            if column in hanging:
                value, left = hanging.pop(column)
                record.append(value)
                if left > 1:
                    hanging[column] = (value, left - 1)
                continue
            cell = next(pending, None)
            if cell is None and not any(later > column for later in hanging):
                break
            value, across, down = cell or ("", 1, 1)
            if column + across > MAX_COLUMNS:
                raise UnreadableError(*TOO_WIDE)
            for offset in range(across):
                record.append("" if offset else value)
                if down > 1:
                    hanging[column + offset] = ("" if offset else value, down - 1)
        placed.append(record)
        cells = max(cells, len(record))
        limits.check_cells(len(placed), cells, limit_mb)
    return placed


def read_spreadsheetml(data: bytes, limit_mb: float) -> list[Grid]:
    """Read the XML spreadsheet of Excel 2003, one grid per worksheet.

    A document type is not needed there and could define entities: it is refused.
    """
    if b"<!DOCTYPE" in data[:65_536] or b"<!ENTITY" in data[:65_536]:
        raise UnreadableError(*limits.DAMAGED)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableError(*limits.DAMAGED) from error
    grids = [_worksheet(sheet, limit_mb) for sheet in root.iter(f"{_SS}Worksheet")]
    return [grid for grid in grids if len(grid)]


def _worksheet(sheet: Any, limit_mb: float) -> Grid:
    cells: dict[int, dict[int, str]] = {}
    merged: list[tuple[int, int, int]] = []
    number = 0
    for row in sheet.iter(f"{_SS}Row"):
        number = _index(row, number)
        column = 0
        for cell in row.iter(f"{_SS}Cell"):
            column = _index(cell, column)
            if value := _value(cell):
                cells.setdefault(number, {})[column] = value
                merged.append((number, column, _extra(cell, "MergeDown")))
            column += _extra(cell, "MergeAcross")
        number += _extra(row, "Span")
    width = max((max(row) for row in cells.values()), default=0)
    if width > MAX_COLUMNS:
        raise UnreadableError(*TOO_WIDE)
    limits.check_cells(len(cells) + sum(down for _, _, down in merged), width, limit_mb)
    for top, column, down in merged:
        for below in range(top + 1, top + down + 1):
            if below in cells:
                cells[below].setdefault(column, cells[top][column])
    numbers = sorted(cells)
    records = [[cells[row].get(column) for column in range(1, width + 1)] for row in numbers]
    return grid_of(sheet.get(f"{_SS}Name") or "", records, numbers=numbers)


def _index(element: Any, before: int) -> int:
    stated = element.get(f"{_SS}Index")
    index = int(stated) if stated and stated.isdecimal() and len(stated) < 8 else before + 1
    if index > MAX_ROWS:
        raise UnreadableError(*limits.TOO_SPARSE)
    return index


def _extra(element: Any, name: str) -> int:
    value = element.get(f"{_SS}{name}") or "0"
    return min(int(value), MAX_ROWS) if value.isdecimal() and len(value) < 8 else 0


def _value(cell: Any) -> str:
    data = cell.find(f"{_SS}Data")
    if data is None:
        return ""
    value = "".join(data.itertext())
    kind = data.get(f"{_SS}Type")
    if kind == "DateTime":
        return value[:10]
    if kind == "Number" and not value.isdecimal():  # plain digits are exact as they stand
        try:
            return number_text(float(value)) or ""
        except ValueError:
            return value
    return value
