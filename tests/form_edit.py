"""Forms as people give them back: cells typed into the file itself, or sheets written anew."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime

import xlsxwriter
from lxml import etree
from python_calamine import CalamineWorkbook, SheetVisibleEnum
from xlsxwriter.utility import xl_rowcol_to_cell

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
EXCEL_EPOCH = date(1899, 12, 30)
Cell = tuple[int, int]  # row and column from 0
Rows = list[list[object]]


def sheets(content: bytes) -> dict[str, Rows]:
    """Return the cells of every sheet, rows from the first."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }


def header_row(rows: Rows) -> int:
    """Return the row of a form's sheet that holds its headers."""
    return next(n for n, row in enumerate(rows) if "NIP" in row)


def find(content: bytes, sheet: str, nip: str, header: str) -> Cell:
    """Return where a person's cell stands; "" stands for the first row without a NIP."""
    rows = sheets(content)[sheet]
    top = header_row(rows)
    column = next(n for n, text in enumerate(rows[top]) if str(text).split("\n")[0] == header)
    place = rows[top].index("NIP")
    below = [str(row[place]) for row in rows[top + 1 :]]
    row = below.index(nip) if nip in below else len(below)
    return top + 1 + row, column


def typed(content: bytes, changes: Mapping[str, Mapping[Cell, object]]) -> bytes:
    """Type values into cells, everything else of the file as it is. None empties a cell."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        paths = _sheet_paths(old)
        by_path = {paths[name]: cells for name, cells in changes.items()}
        for member in old.infolist():
            data = old.read(member)
            if member.filename in by_path:
                data = _typed(data, by_path[member.filename])
            new.writestr(member.filename, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _sheet_paths(archive: zipfile.ZipFile) -> dict[str, str]:
    relations = etree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id"): one.get("Target") for one in relations}
    book = etree.fromstring(archive.read("xl/workbook.xml"))
    found = book.iter(f"{{{MAIN}}}sheet")
    return {one.get("name"): f"xl/{targets[one.get(LINK)]}" for one in found}


def _typed(data: bytes, cells: Mapping[Cell, object]) -> bytes:
    root = etree.fromstring(data)
    body = root.find(f"{{{MAIN}}}sheetData")
    rows = {int(row.get("r")): row for row in body}
    for (line, column), value in sorted(cells.items()):
        row = rows.get(line + 1)
        if row is None:
            row = etree.SubElement(body, f"{{{MAIN}}}row", r=str(line + 1))
            rows[line + 1] = row
        _put(row, xl_rowcol_to_cell(line, column), column, value)
    body[:] = sorted(body, key=lambda row: int(row.get("r")))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _put(row: etree._Element, place: str, column: int, value: object) -> None:
    cell = next((one for one in row if one.get("r") == place), None)
    if cell is None:
        cell = etree.Element(f"{{{MAIN}}}c", r=place)
        before = [one for one in row if _column(one.get("r")) < column]
        row.insert(len(before), cell)
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", None)
    if isinstance(value, str):
        cell.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(cell, f"{{{MAIN}}}is"), f"{{{MAIN}}}t")
        text.text = value
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    elif value is not None:
        number = (value - EXCEL_EPOCH).days if isinstance(value, date) else value
        etree.SubElement(cell, f"{{{MAIN}}}v").text = str(number)


def _column(place: str) -> int:
    number = 0
    for letter in (letter for letter in place if letter.isalpha()):
        number = number * 26 + ord(letter) - 64
    return number - 1


def redone(content: bytes, change: Callable[[dict[str, Rows]], dict[str, Rows] | None]) -> bytes:
    """Write a workbook anew from its cells after a change: what an unfriendly program leaves."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    visible = {meta.name: meta.visible for meta in book.sheets_metadata}
    cells = sheets(content)
    cells = change(cells) or cells
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as new:
        day = new.add_format({"num_format": "d/m/yyyy"})
        for name, rows in cells.items():
            page = new.add_worksheet(name)
            if visible.get(name, SheetVisibleEnum.Visible) != SheetVisibleEnum.Visible:
                page.hide()
            for line, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, datetime | date):
                        page.write_datetime(line, column, value, day)
                    elif value not in ("", None):
                        page.write(line, column, value)
    return out.getvalue()
