"""Released rows as dictionaries of plain values, for whoever shows or compares them."""

from __future__ import annotations

from typing import Any

import pandas as pd

RowDict = dict[str, Any]


def as_rows(rows: pd.DataFrame) -> list[RowDict]:
    """Return the rows as dictionaries of plain values, None for a missing one."""
    columns = [rows[name].astype(object).tolist() for name in rows.columns]
    return [
        {name: _plain(value) for name, value in zip(rows.columns, values, strict=True)}
        for values in zip(*columns, strict=True)
    ]


def as_row(rows: pd.DataFrame) -> RowDict:
    """Return the only row. Raises: ValueError when there is not exactly one."""
    (row,) = as_rows(rows)
    return row


def _plain(value: Any) -> Any:
    if pd.isna(value):
        return None
    return value.item() if hasattr(value, "item") else value
