"""A sheet as cells of text: the one shape that every file format is brought into."""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

MAX_COLUMNS = 16_384  # of a spreadsheet: more is no table
MAX_ROWS = 1_048_576
EXACT_BELOW = 1e15  # a spreadsheet keeps 15 digits of a number

_NULLS = map("".join, itertools.product("nN", "uU", "lL", "lL"))  # "null" in whatever case
_EMPTY = pa.array(["", "-", *_NULLS])


class UnreadableError(Exception):
    """A file cannot be read; says why and what to do, as constant Indonesian sentences."""

    def __init__(self, rule: str, fix: str, *, row: int = 0, suggestion: str = "") -> None:
        super().__init__(rule)
        self.rule = rule
        self.fix = fix
        self.row = row
        self.suggestion = suggestion


@dataclass(frozen=True, eq=False)
class Grid:
    """Cells of one sheet, column by column.

    columns: string arrays of equal length, null = empty. numbers: each row as the spreadsheet
    counts it. widths: cells that each record of a text file had (None for other files).
    """

    sheet: str
    columns: tuple[pa.ChunkedArray, ...]
    numbers: np.ndarray
    widths: np.ndarray | None = None
    hidden: bool = False

    def __len__(self) -> int:
        return len(self.numbers)

    def rows(self, indices: Sequence[int] | np.ndarray) -> list[tuple[str, ...]]:
        """Return the texts of some rows, "" for empty cells."""
        taken = pa.array(indices, pa.int64())
        cells = [pc.fill_null(column.take(taken), "").to_pylist() for column in self.columns]
        return list(zip(*cells, strict=True)) if cells else [()] * len(taken)

    def filled(self) -> np.ndarray:
        """Say of each row how many of its cells are filled."""
        counts = np.zeros(len(self), dtype=np.int32)
        for column in self.columns:
            counts += column.is_valid().to_numpy().astype(np.int32)
        return counts


def clean(column: pa.Array | pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    """Trim, put a space for a line break, and make empty what is blank, ``-`` or ``null``.

    An apostrophe before = + - @ is no letter of the cell: it keeps a spreadsheet from computing it.
    """
    broken = pc.any(pc.match_substring_regex(column, "[\r\n]")).as_py()
    if broken:
        column = pc.replace_substring_regex(column, r"[ \t]*[\r\n]+[ \t]*", " ")
    column = pc.utf8_trim_whitespace(column)
    if pc.any(pc.starts_with(column, "'")).as_py():
        column = pc.replace_substring_regex(column, r"^'([=+@-])", r"\1")
    return pc.if_else(pc.is_in(column, value_set=_EMPTY), pa.scalar(None, pa.string()), column)


def grid_of(
    sheet: str,
    records: Sequence[Sequence[object]],
    *,
    numbers: Iterable[int] | None = None,
    hidden: bool = False,
) -> Grid:
    """Bring rows of values (of any length) into a grid; rows count from 1 unless numbered."""
    width = max((len(record) for record in records), default=0)
    if width > MAX_COLUMNS:
        raise UnreadableError(*TOO_WIDE)
    padded = [
        record if len(record) == width else [*record, *[None] * (width - len(record))]
        for record in records
    ]
    columns = tuple(
        pa.chunked_array([clean(texts(values))], type=pa.string())
        for values in zip(*padded, strict=True)
    )
    counted = np.arange(1, len(records) + 1) if numbers is None else np.array(list(numbers))
    return Grid(sheet, columns, counted.astype(np.int64), hidden=hidden)


def texts(values: Sequence[object]) -> pa.Array:
    """Turn values of cells into text, as the spreadsheet would show them without formats."""
    try:
        return pa.array(values, type=pa.string())
    except (pa.ArrowInvalid, pa.ArrowTypeError, UnicodeEncodeError):
        return pa.array([text(value) for value in values], type=pa.string())


def text(value: object) -> str | None:
    """Turn one value into text: ISO days, whole numbers without decimals, 1e15 and more as 1E+15.

    >>> [text(value) for value in (20.0, 2.5, 198001012005011001.0, True)]
    ['20', '2.5', '1.98001E+17', 'TRUE']
    """
    match value:
        case None:
            return None
        case float():
            return number_text(value)
        case bool():
            return str(value).upper()
        case dt.datetime():  # exports write midnight; no rule asks for an hour
            return value.date().isoformat()
        case _:
            return str(value).encode("utf-8", "replace").decode("utf-8")


def number_text(value: float) -> str | None:
    """Write a number as a spreadsheet shows it in a wide cell of general format."""
    if not math.isfinite(value):
        return None
    if abs(value) >= EXACT_BELOW:
        digits, exponent = f"{value:.5E}".split("E")
        return f"{digits.rstrip('0').rstrip('.')}E{exponent}"
    if value.is_integer():
        return str(int(value))
    shown = f"{value:.15g}"
    return f"{value:.15f}".rstrip("0") if "e" in shown else shown


TOO_WIDE = (
    "Berkas ini punya lebih banyak kolom daripada lembar sebar",
    "Periksa pemisah kolom, lalu simpan ulang berkas dari aplikasi asalnya",
)
