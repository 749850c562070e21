"""SHELL. The packaged table of benchmarks, and what a city adds to it or says otherwise."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.benchmark import advice
from analysis.benchmark.judge import judge
from analysis.benchmark.model import COLUMNS, DECIMALS, KEY, TEXTS, WHOLE
from analysis.errors import Problem, StructureError, said

FILE = "pembanding.csv"
PACKAGED = Path(__file__).parents[1] / "pembanding" / FILE


def load_benchmarks(folders: Sequence[Path] = ()) -> pd.DataFrame:
    """Return one row per published figure; the packaged ones first, in the file's order.

    folders: data sets that may hold a `pembanding.csv`; a row with the measure, code, year and
    vintage of an earlier one takes its place, others follow. Columns: COLUMNS; numbers `Int64`
    and `Float64` (missing = NA), texts never missing (empty = not told by the source).
    Raises: StructureError with every problem of every file.
    """
    kept: dict[tuple[Any, ...], dict[str, Any]] = {}
    problems: list[Problem] = []
    own = [folder / FILE for folder in folders]
    for path in (PACKAGED, *(path for path in own if path.exists())):
        rows, found = _read(path)
        problems += found
        kept |= {tuple(row[name] for name in KEY): row for row in rows}
    if problems:
        raise StructureError(
            said(
                "{FILE} tidak dapat dipakai: {problems} hal harus diperbaiki.",
                FILE=FILE,
                problems=len(problems),
            ),
            tuple(problems),
        )
    table = pd.DataFrame(list(kept.values()), columns=list(COLUMNS))
    types = dict.fromkeys(TEXTS, "str") | dict.fromkeys(WHOLE, "Int64")
    return table.astype(types | dict.fromkeys(DECIMALS, "Float64"))


def _read(path: Path) -> tuple[list[dict[str, Any]], list[Problem]]:
    try:
        text = _decoded(path.read_bytes())
        separator = ";" if ";" in text.split("\n", 1)[0] else ","
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except (OSError, csv.Error):
        return [], [Problem("pembanding", FILE, 0, "", "", *advice.UNREADABLE, "struktur")]
    header = [name.strip() for name in records[0]] if records else []
    filled = [
        (number, cells)
        for number, cells in enumerate(records[1:], start=2)
        if any(cell.strip() for cell in cells)
    ]
    return judge(FILE, header, filled)


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")
