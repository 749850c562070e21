"""What a city report uses of the benchmarks, and what may be said of them; pure, on plain rows.

A row is a mapping with the columns of `model.COLUMNS`; missing numbers are None.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.benchmark.model import GOVERNMENT, IP_ASN, QUOTED, TARGET

Benchmark = Mapping[str, Any]

HOME = "IDN"
NEIGHBOURS = ("SGP", "MYS", "THA", "IDN", "PHL")  # beside the country on the first page
NINETY = 1.645  # standard errors either side of an estimate: the WGI's own 90 per cent range


def used(benchmarks: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows that a city report prints, as plain values.

    All index values and targets, the ranks the city quotes, the economies of that year in the first
    vintage that has it, and the country itself: its latest vintage whole, that year in every one.
    """
    plain = benchmarks.astype(object).where(benchmarks.notna(), None)
    rows = [{str(name): cell for name, cell in row.items()} for row in plain.to_dict("records")]
    beside = {id(row) for row in quoted_economies(rows)}
    course = {id(row) for row in latest_course(rows)}
    year = quoted_year(rows)
    return [
        row
        for row in rows
        if row["ukuran"] in {IP_ASN, TARGET, QUOTED}
        or id(row) in beside | course
        or (row["ukuran"] == GOVERNMENT and row["kode"] == HOME and row["tahun"] == year)
    ]


def published(rows: Iterable[Benchmark]) -> list[Benchmark]:
    """Return the published index values, highest first."""
    chosen = [row for row in rows if row["ukuran"] == IP_ASN]
    return sorted(chosen, key=lambda row: (-row["nilai"], row["nama"], row["tahun"]))


def latest(rows: Iterable[Benchmark]) -> list[Benchmark]:
    """Return of each code the row of its last year, in the order given."""
    chosen = list(rows)
    last: dict[str, int] = {}
    for row in chosen:
        last[row["kode"]] = max(row["tahun"], last.get(row["kode"], 0))
    return [row for row in chosen if row["tahun"] == last[row["kode"]]]


def quoted_ranks(rows: Iterable[Benchmark]) -> dict[str, int]:
    """Return the rank that the city quotes for each economy."""
    return {row["kode"]: row["peringkat"] for row in rows if row["ukuran"] == QUOTED}


def quoted_year(rows: Iterable[Benchmark]) -> int | None:
    """Return the year of the ranks that the city quotes."""
    return max((row["tahun"] for row in rows if row["ukuran"] == QUOTED), default=None)


def quoted_economies(rows: Iterable[Benchmark]) -> list[Benchmark]:
    """Return the economies the city quotes, the country and its neighbours; highest first.

    Of the quoted year, in the first vintage that measures it: what was known when it was quoted.
    """
    rows = list(rows)
    year, codes = quoted_year(rows), {*quoted_ranks(rows), *NEIGHBOURS}
    chosen = [row for row in _government(rows) if row["tahun"] == year and row["kode"] in codes]
    first = min((row["terbitan"] for row in chosen), default="")
    return sorted(
        (row for row in chosen if row["terbitan"] == first),
        key=lambda row: (-row["nilai"], row["nama"]),
    )


def latest_course(rows: Iterable[Benchmark]) -> list[Benchmark]:
    """Return the country over the years in its latest vintage, and in no other."""
    own = [row for row in _government(rows) if row["kode"] == HOME]
    last = max((row["terbitan"] for row in own), default="")
    return sorted(
        (row for row in own if row["terbitan"] == last), key=lambda row: int(row["tahun"])
    )


def rewritten(rows: Iterable[Benchmark]) -> list[Benchmark]:
    """Return the country in the quoted year, vintage after vintage."""
    rows = list(rows)
    year = quoted_year(rows)
    own = [row for row in _government(rows) if row["kode"] == HOME and row["tahun"] == year]
    return sorted(own, key=lambda row: str(row["terbitan"]))


def told_apart(
    economies: Sequence[Benchmark],
) -> tuple[list[Benchmark], list[Benchmark], list[Benchmark]]:
    """Split the others: above the country, not told apart from it, below it; order kept.

    Two economies are told apart where their 90 per cent ranges do not overlap.
    """
    home = next((row for row in economies if row["kode"] == HOME), None)
    above: list[Benchmark] = []
    alike: list[Benchmark] = []
    below: list[Benchmark] = []
    for row in economies:
        if home is None or row is home:
            continue
        apart = abs(row["nilai"] - home["nilai"]) > NINETY * (row["galat"] + home["galat"])
        higher = row["nilai"] > home["nilai"]
        (alike if not apart else above if higher else below).append(row)
    return above, alike, below


def _government(rows: Iterable[Benchmark]) -> list[Benchmark]:
    return [row for row in rows if row["ukuran"] == GOVERNMENT]
