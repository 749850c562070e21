"""Exact integers as short Indonesian text, for the trace."""

from __future__ import annotations

import numpy as np
import pandas as pd


def plain(value: int, places: int) -> str:
    """Return an integer of 10**-places as text without idle zeros: 2250000, 5 gives '22,5'."""
    whole, rest = divmod(abs(value), 10**places)
    digits = f"{rest:0{places}d}".rstrip("0") if places else ""
    return f"{'−' if value < 0 else ''}{whole}{',' + digits if digits else ''}"


def plains(values: pd.Series, places: int, unknown: str = "?") -> pd.Series:
    """Return `plain` of each row; what is missing reads `unknown`."""
    codes, distinct = pd.factorize(values)
    texts = np.array([*(plain(int(value), places) for value in distinct), unknown], dtype=object)
    return pd.Series(texts[codes], index=values.index)


def open_points(values: pd.Series) -> pd.Series:
    """Return '15 poin terbuka', 'penuh' where nothing is open, 'tidak pasti' where unknown."""
    return (
        (plains(values, 5) + " poin terbuka")
        .mask(values.eq(0).fillna(value=False), "penuh")
        .mask(values.isna(), "tidak pasti")
    )
