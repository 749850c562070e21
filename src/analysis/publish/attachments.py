"""A report's tables as CSV, to be attached to its PDF: opened by a double click in the right Excel.

Indonesian: semicolons and decimal commas; English: commas and decimal points. UTF-8 with a byte
order mark. A suppressed cell holds its spoken name; an empty cell was not measured.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

_NUMBER = re.compile(r"[+−-]?\d[\d.,]*%?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def attachments(body: Iterable[dict[str, Any]], lang: str) -> list[dict[str, str]]:
    """Return name, title and text of every table in `body` that names a CSV file."""
    files: dict[str, dict[str, str]] = {}
    for block in tables(body):
        if not block["csv"]:
            continue
        name = block["csv"]
        stem, count = name.removesuffix(".csv"), 2
        while name in files:
            name, count = f"{stem}-{count}.csv", count + 1
        title = " ".join(part for part in (block["number"], block["caption"]) if part)
        files[name] = {"name": name, "title": title, "text": csv_text(block, lang)}
    return list(files.values())


def tables(body: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the table blocks of `body` in the order in which they are drawn."""
    for block in body:
        if block["kind"] == "table":
            yield block
        elif block["kind"] == "pair":
            yield from tables(block["items"])


def csv_text(table: dict[str, Any], lang: str) -> str:
    """Write a table block as CSV text, byte order mark first."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";" if lang == "id" else ",", lineterminator="\r\n")
    writer.writerow([_text(column["label"]) for column in table["columns"]])
    group = ""
    for row in table["rows"]:
        texts = [_text(_lines(cell)) for cell in row["cells"]]
        if row["group"] or row["total"]:
            group = texts[0]
        elif not texts[0] and not row["cells"][0]["state"]:
            texts[0] = group  # printed once on the page; a filter needs it in every row
        writer.writerow(texts)
    return "\ufeff" + stream.getvalue()


def _lines(cell: dict[str, Any]) -> str:
    return "; ".join(part for part in (cell["t"], cell.get("sub", "")) if part)


def _text(text: str) -> str:
    if _NUMBER.fullmatch(text):
        return text.replace("−", "-").removeprefix("+")
    return f"'{text}" if text.startswith(_FORMULA) else text
