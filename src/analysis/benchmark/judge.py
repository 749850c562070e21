"""Rows of text -> rows of values, or every problem they have; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from analysis.benchmark import advice
from analysis.benchmark.advice import Advice
from analysis.benchmark.model import (
    COLUMNS,
    CONFIDENCE,
    DECIMALS,
    IP_ASN,
    KEY,
    LIMITS,
    MEASURES,
    TARGET,
    WHOLE,
    Measure,
)
from analysis.errors import Problem
from analysis.regulation.nearest import nearest
from analysis.regulation.vocabulary import KATEGORI

YEAR = "tahun"
_NUMBER = re.compile(r"-?\d{1,6}(?:[.,]\d{1,12})?")
_WORDS = {"kategori": KATEGORI, "keyakinan": CONFIDENCE}

Found = tuple[str, Advice, str]  # column, advice, suggestion


def judge(
    file: str, header: Sequence[str], rows: Sequence[tuple[int, Sequence[str]]]
) -> tuple[list[dict[str, Any]], list[Problem]]:
    """Return the rows as values, and what is wrong with the file.

    rows: (spreadsheet row, its cells). A missing number is None, a missing text empty.
    """
    found = [
        Problem("pembanding", file, 1, column, column, *told, "struktur", suggestion)
        for column, told, suggestion in _header(header)
    ]
    if found:
        return [], found
    values: list[dict[str, Any]] = []
    seen: dict[tuple[Any, ...], int] = {}
    for number, cells in rows:
        texts = dict(zip(header, (cell.strip() for cell in cells), strict=False))
        row = {column: _value(column, texts.get(column, "")) for column in COLUMNS}
        told = list(_row(texts, row)) if len(cells) == len(header) else [_width(cells, header)]
        key = tuple(row[name] for name in KEY)
        if not told and key in seen:
            told = [("kode", advice.TWICE, str(seen[key]))]
        seen.setdefault(key, number)
        found += [
            Problem("pembanding", file, number, column, texts.get(column, ""), *rule, "struktur", s)
            for column, rule, s in told
        ]
        values.append(row)
    if not rows:
        found.append(Problem("pembanding", file, 0, "", "", *advice.EMPTY, "struktur"))
    return values, found


def _header(header: Sequence[str]) -> Iterator[Found]:
    for name in dict.fromkeys(header):
        if name not in COLUMNS:
            yield name, advice.UNKNOWN_COLUMN, ", ".join(nearest(name, COLUMNS) or COLUMNS)
        elif list(header).count(name) > 1:
            yield name, advice.COLUMN_TWICE, ""
    needed = {name for measure in MEASURES.values() for name in measure.required}
    for name in COLUMNS:
        if name in needed and name not in header:
            yield name, advice.NO_COLUMN, ""


def _width(cells: Sequence[str], header: Sequence[str]) -> Found:
    return "", advice.ROW_WIDTH, f"{len(cells)} / {len(header)}"


def _row(texts: Mapping[str, str], row: Mapping[str, Any]) -> Iterator[Found]:
    measure = MEASURES.get(texts["ukuran"])
    if measure is None:
        close = nearest(texts["ukuran"], MEASURES) or tuple(MEASURES)
        yield "ukuran", advice.UNKNOWN_MEASURE, ", ".join(close)
        return
    for column in COLUMNS:
        yield from _cell(column, texts.get(column, ""), row[column], measure)
    rank, among = row["peringkat"], row["dari"]
    if rank is not None and among is not None and rank > among:
        yield "peringkat", advice.RANK_BEYOND, ""
    vintage, year = texts["terbitan"], row["tahun"]
    late = vintage.isdecimal() and len(vintage) == 4 and (year is None or int(vintage) >= year)
    if measure.yearly and vintage and not late:
        yield "terbitan", advice.VINTAGE_YEAR, ""
    places = len(re.sub(r"^[^.,]*[.,]?", "", texts["nilai"]))
    shown = row["desimal"]
    if texts["ukuran"] in {IP_ASN, TARGET} and shown is not None and places > shown:
        yield "desimal", advice.TOO_FINE, str(places)


def _cell(column: str, text: str, value: Any, measure: Measure) -> Iterator[Found]:
    used = column in measure.required or column in measure.optional
    if not text:
        if column in measure.required:
            empty = advice.NO_VINTAGE if column == "terbitan" else advice.NO_VALUE
            yield column, empty, ""
    elif not used:
        yield column, advice.NOT_USED, ""
    elif column in _WORDS and text not in _WORDS[column]:
        yield column, advice.UNKNOWN_WORD, ", ".join(_WORDS[column])
    elif column in WHOLE or column in DECIMALS:
        yield from _number(column, value, measure)


def _number(column: str, value: Any, measure: Measure) -> Iterator[Found]:
    low, high = LIMITS.get(column, (measure.lowest, measure.highest))
    if value is None:
        yield column, advice.NOT_A_YEAR if column == YEAR else advice.NOT_A_NUMBER, ""
    elif column in WHOLE and not isinstance(value, int):
        yield column, advice.NOT_WHOLE, ""
    elif not low <= value <= high:
        yield column, advice.OUT_OF_RANGE, f"{low:g} – {high:g}"


def _value(column: str, text: str) -> Any:
    """Return a cell's value; a number that is none is None and judged from its text."""
    if column not in WHOLE and column not in DECIMALS:
        return text
    plain = text.replace("\u2212", "-")
    if not _NUMBER.fullmatch(plain):
        return None
    number = float(plain.replace(",", "."))
    return int(number) if column in WHOLE and number.is_integer() else number
