"""Dates as people type them. Order is never guessed; a century only where one is possible.

ISO; d-m-Y with hyphens, dots or blanks; month names, Indonesian and English; Excel's serial day
numbers; with slashes only where the column itself shows which number is the day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any, Literal

import numpy as np
import pandas as pd

from analysis.intake.judging.advice import DATE_IMPOSSIBLE, DATE_ORDER, DATE_UNREADABLE
from analysis.intake.judging.judge import Judge, Mask
from analysis.intake.judging.reading import Reading

Order = Literal["dmy", "mdy"]

_MONTH_WORDS = (
    "januari january jan",
    "februari pebruari february feb peb",
    "maret march mar mrt",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "agustus august agu ags agt agust aug",
    "september sept sep",
    "oktober october okt oct",
    "november nopember nov nop",
    "desember december des dec",
)
MONTHS = {word: n for n, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}
_EXCEL_EPOCH = date(1899, 12, 30)
_SERIALS = range(3654, 73415)  # 1910-01-01 to 2100-12-31
_TIME = re.compile(r"[T\s]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?:\s*(?:Z|WIB|[+-]\d.*))?$")
_WEEKDAY = re.compile(r"^(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad),?\s+", re.IGNORECASE)
_SLASHES = re.compile(r"(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*(\d{4}|\d{2})")
# Shape -> which group is the year, the month, the day.
_SHAPES = (
    (re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})"), (1, 3, 4)),
    (re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})"), (1, 2, 3)),
    (re.compile(r"(\d{1,2})\s*([-. ])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})"), (4, 3, 1)),
    (re.compile(r"(\d{1,2})[\s./-]*([A-Za-z]+)[\s.,/-]*(\d{4}|\d{2})"), (3, 2, 1)),
    (re.compile(r"([A-Za-z]+)\.?\s+(\d{1,2}),?\s+(\d{4})"), (3, 1, 2)),
)
_SERIAL = re.compile(r"(\d{4,5})(?:[.,]\d*)?")


def bare(text: str) -> str:
    """Return the text without weekday, time of day and outer blanks."""
    return _TIME.sub("", _WEEKDAY.sub("", text.strip().lstrip("'"))).strip()


def slash_order(texts: Iterable[str]) -> Order | None:
    """Tell from the dates with slashes of one column which number is the day; None if unclear.

    A number above 12 cannot be a month. One mistyped date does not blur a column: the order is
    evident when at most one in twenty such dates speaks against it. Texts of which no two readings
    differ need no order and count as "dmy".
    """
    day_first = month_first = unclear = 0
    for text in texts:
        found = _SLASHES.fullmatch(bare(text))
        if found:
            first, second = int(found[1]), int(found[2])
            day_first += first > 12 >= second
            month_first += second > 12 >= first
            unclear += first <= 12 and second <= 12 and first != second
    if not (day_first or month_first):
        return None if unclear else "dmy"
    if month_first * 20 <= day_first:
        return "dmy"
    return "mdy" if day_first * 20 <= month_first else None


def date_reader(order: Order | None, first: int, last: int) -> Callable[[str], Reading]:
    """Return a reader of single dates in the years `first` to `last`.

    Two-digit years are read in the century that puts them at `last` or before.
    """

    def read(text: str) -> Reading:
        parts = _parts(bare(text), order)
        if parts is None:
            return Reading(advice=DATE_UNREADABLE)
        if not parts:
            return Reading()  # its file is refused as a whole, each cell need not say so again
        year, month, day = (int(part) for part in parts)
        if len(parts[0]) == 2:
            year += last // 100 * 100
            year -= 100 * (year > last)
        try:
            found = date(year, month, day)
        except ValueError:
            return Reading(advice=DATE_IMPOSSIBLE)
        return Reading(found) if first <= year <= last else Reading(advice=DATE_IMPOSSIBLE)

    return read


def _parts(text: str, order: Order | None) -> tuple[str, str, str] | tuple[()] | None:
    """Return year, month, day as digits; () where the order is not known, None for no date."""
    if found := _SLASHES.fullmatch(text):
        one, two, year = found.groups()
        if order is None and one != two:
            return ()
        return (year, one, two) if order == "mdy" else (year, two, one)
    if (found := _SERIAL.fullmatch(text)) and int(found[1]) in _SERIALS:
        day = _EXCEL_EPOCH + timedelta(days=int(found[1]))
        return str(day.year), str(day.month), str(day.day)
    for shape, (year, month, day_) in _SHAPES:
        if found := shape.fullmatch(text):
            named = found[month] if found[month].isdigit() else MONTHS.get(found[month].lower())
            return None if named is None else (found[year], str(named), found[day_])
    return None


def read_dates(
    judge: Judge,
    column: str,
    order: Order | None,
    years: tuple[int, int],
    *,
    outcome: str | None = None,
    evident: Callable[[Mask], Order | None] | None = None,
) -> pd.Series[Any]:
    """Read a date column, file by file: the order of slashes is each file's own habit.

    order: `urutan_tanggal` of the data set, which wins. evident: asked for the order where the
    column does not show it. A file whose order stays unclear is refused (outcome struktur).
    Returns datetime64[s].
    """
    text = judge.text(column)
    days = pd.Series(pd.NaT, index=text.index, dtype="datetime64[s]")
    files = judge.rows["berkas"]
    orders: dict[Order | None, list[str]] = {}
    for file in files.unique():
        here = (files == file).to_numpy()
        found = order or slash_order(text[here].dropna().unique())
        found = found or (evident(here) if evident else None)
        if found is None:
            _refuse(judge, column, here)
        orders.setdefault(found, []).append(file)
    for found, alike in orders.items():
        where = files.isin(alike).to_numpy() if len(orders) > 1 else None
        reader = date_reader(found, *years)
        read = judge.read(column, reader, dtype="datetime64[s]", outcome=outcome, where=where)
        days = read if where is None else days.where(~where, read)
    return days


def _refuse(judge: Judge, column: str, here: Mask) -> None:
    first = np.flatnonzero(here & judge.text(column).str.contains("/", na=False).to_numpy(bool))[:1]
    where = np.zeros(len(here), dtype=bool)
    where[first] = True
    judge.report(where, column, DATE_ORDER)
