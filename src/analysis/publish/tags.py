"""Row headers in the structure tree of a PDF: Typst can tag column headers only.

Every cell that its block calls a header becomes a TH with scope Row and an id, and the cells of its
row name it among their headers, so that a screen reader says "Perempuan, Total, 71,61".
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, String


def mark_row_headers(pdf: bytes, tables: Sequence[Mapping[str, Any]]) -> bytes:
    """Return the PDF with the row headers of `tables` (blocks, in document order) marked.

    Equal input gives equal bytes. Raises: ValueError when the structure tree is not that of these
    tables.
    """
    if not tables:
        return pdf
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        root = opened.Root.StructTreeRoot
        names = NameTree(root.IDTree)
        elements = list(_elements(cast("Dictionary", root), "/Table"))
        for number, (element, table) in enumerate(zip(elements, tables, strict=True)):
            body = next(_elements(element, "/TBody"), element)
            rows = list(_elements(body, "/TR"))
            for row in _elements(element, "/TR"):
                _drop_keeper(row, len(table["columns"]))
            for y, (row, block) in enumerate(zip(rows, table["rows"], strict=True)):
                _mark(row, block["cells"], f"R{number}y{y}", names)
        stream = io.BytesIO()
        opened.save(
            stream,
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,  # a third of the size
        )
    return stream.getvalue()


def _drop_keeper(row: Dictionary, columns: int) -> None:
    """Take the empty cell after the last column out, which only keeps rows of a page together."""
    kids = list(_children(row))
    if len(kids) > columns:
        row.K = Array(kids[:columns])


def _mark(row: Dictionary, cells: Sequence[Mapping[str, Any]], key: str, names: NameTree) -> None:
    elements = list(_children(row))
    headers = []
    for x, (element, cell) in enumerate(zip(elements, cells, strict=True)):
        if cell["header"]:
            element.S = Name.TH
            element.ID = String(f"{key}x{x}")
            _table_attributes(element).Scope = Name.Row
            names[f"{key}x{x}"] = element
            headers.append(element.ID)
    for element in elements:
        if str(element.S) == "/TD":
            _table_attributes(element).Headers.extend(headers)


def _table_attributes(element: Dictionary) -> Dictionary:
    attributes = cast("Iterable[Dictionary]", element.A)
    return next(item for item in attributes if str(item.O) == "/Table")


def _elements(parent: Dictionary, role: str) -> Iterator[Dictionary]:
    for child in _children(parent):
        if str(child.S) == role:
            yield child
        else:
            yield from _elements(child, role)


def _children(element: Dictionary) -> Iterable[Dictionary]:
    kids = element.get("/K", Array())
    listed = kids if isinstance(kids, Array) else Array([kids])
    return (kid for kid in listed if isinstance(kid, Dictionary) and "/S" in kid)
