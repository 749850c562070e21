"""What moved between two quarters as files, for the analyst alone: exact, one row per part."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.dataset import Dataset, Period
from analysis.errors import CallError, said
from analysis.files import write_whole
from analysis.measures.change import SENTENCES, values
from analysis.publish.folders import keep_out
from analysis.publish.internal import as_book, as_bytes
from analysis.store.changes import change_between

UNIT = 100_000  # of a point
LONGEST = 2**53  # a spreadsheet holds no longer whole number
KINDS = ("csv", "xlsx", "parquet")


def write_change(
    dataset: Dataset, earlier: Period, later: Period, out: Path
) -> tuple[list[Path], str]:
    """Write the steps, the places and late entry; return the paths and why nothing is split, or "".

    A workbook holds all three; else the last two stand beside `out`. Raises: CallError for another
    ending and for quarters out of order.
    """
    kind = out.suffix.removeprefix(".").lower()
    if kind not in KINDS:
        raise CallError(
            said("{out}: akhiran berkas harus .csv, .xlsx, atau .parquet.", out=out.name)
        )
    keep_out(out, dataset.folder)
    change = change_between(dataset, earlier, later)
    tables = {
        "langkah": _in_points(change.langkah),
        "tempat": _with_means(change.tempat),
        "terlambat": _in_points(change.terlambat),
    }
    if kind == "xlsx":
        written = {out: as_book(tables)}
    else:
        steps, *others = tables
        places = {steps: out, **{name: out.with_suffix(f".{name}.{kind}") for name in others}}
        written = {places[name]: as_bytes(rows, kind) for name, rows in tables.items()}
    for path, content in written.items():
        write_whole(path, content, private=True)
    return list(written), SENTENCES.get(change.alasan, "")


def _in_points(terms: pd.DataFrame) -> pd.DataFrame:
    """Return terms with their value in points: nilai (float), and exactly as a fraction."""
    exact = [value / UNIT for value in values(terms)]
    return pd.DataFrame(
        {
            "cakupan": terms["cakupan"],
            "opd": terms["kunci"],
            "bagian": terms["bagian"],
            "orang": terms["orang"],
            "nilai": pd.Series([float(value) for value in exact], dtype="float64"),
            "pembilang": _whole([value.numerator for value in exact]),
            "penyebut": _whole([value.denominator for value in exact]),
        }
    )


def _whole(numbers: list[int]) -> pd.Series[Any]:
    """Return whole numbers as numbers, as text where one of them is too long for that."""
    if all(abs(number) < LONGEST for number in numbers):
        return pd.Series(numbers, dtype="int64")
    return pd.Series([str(number) for number in numbers], dtype="str")


def _with_means(places: pd.DataFrame) -> pd.DataFrame:
    """Return places with the index of both quarters in points, missing where nobody is measured."""
    means = {f"indeks_{when}": _mean(places, when) for when in ("lama", "baru")}
    shown = places.assign(opd=places["kunci"], **means)
    return shown.drop(columns=["kunci", "jumlah_lama", "jumlah_baru"])


def _mean(places: pd.DataFrame, when: str) -> pd.Series[Any]:
    totals, people = (places[f"{name}_{when}"].tolist() for name in ("jumlah", "diukur"))
    means = [
        float(Fraction(total, UNIT * count)) if count else None
        for total, count in zip(totals, people, strict=True)
    ]
    return pd.Series(means, dtype="float64")
