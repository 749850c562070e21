"""The tables as understood, back in the canonical columns and as plain as an input file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.dataset.tables import TABLES
from analysis.intake.judging.numbers import HOURS_PLACES, MARK_PLACES

if TYPE_CHECKING:
    from analysis.intake.delivery import Delivery

# Columns kept as whole numbers -> decimals of what they count.
PLACES = {"jp": HOURS_PLACES, "nilai": MARK_PLACES}
INDEX_PLACES = dict.fromkeys(
    ("kualifikasi", "kompetensi", "kinerja", "disiplin", "total"), MARK_PLACES
)
# What a user's file calls a column that has another name inside.
HEADERS = {("pelatihan", "nama_pelatihan"): "nama"}


def canonical(delivery: Delivery) -> dict[str, pd.DataFrame]:
    """Return every delivered table as text: its canonical columns, then berkas, baris, nasib.

    Rows: every row read. What could not be read is empty. The rows with nasib `dipakai` are again
    an input of the same meaning.
    """
    return {name: _plain(name, rows) for name, rows in delivery.tables.items()}


def _plain(name: str, rows: pd.DataFrame) -> pd.DataFrame:
    places = INDEX_PLACES if name == "pip_asn" else PLACES
    columns = {
        HEADERS.get((name, column), column): _text(rows[column], places.get(column))
        for column in TABLES[name].columns
    }
    place: Mapping[str, Any] = {
        "berkas": rows["berkas"].astype("str"),
        "baris": rows["baris"],
        "nasib": rows["nasib"].astype("str"),
    }
    return pd.DataFrame({**columns, **place}).reset_index(drop=True)


def _text(values: pd.Series[Any], places: int | None) -> pd.Series[Any]:
    if pd.api.types.is_datetime64_any_dtype(values):
        days: pd.Series[Any] = values.dt.strftime("%Y-%m-%d").astype("str")
        return days
    if places is not None and pd.api.types.is_integer_dtype(values):
        return decimal_text(values, places)
    return values.astype("str")


def decimal_text(values: pd.Series[Any], places: int) -> pd.Series[Any]:
    """Return whole numbers of 10**-places as decimal text, with a point and no idle zeros."""
    digits = values.astype("str").str.zfill(places + 1)
    text = digits.str.slice(0, -places) + "." + digits.str.slice(-places)
    plain: pd.Series[Any] = text.str.rstrip("0").str.rstrip(".")
    return plain
