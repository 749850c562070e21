"""Rows that say the same, and rows that contradict each other.

Two cells say the same when they were read as the same value; where a cell could not be read, when
its text is the same but for case and blanks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from analysis.intake.judge import Judge, Mask, mask


def facts(
    judge: Judge, typed: Mapping[str, pd.Series[Any]], columns: Iterable[str]
) -> pd.DataFrame:
    """Return whole numbers per cell, equal exactly where the cells say the same."""
    numbered: dict[str, Any] = {}
    for column in columns:
        if column in typed:
            numbered[column] = pd.factorize(typed[column])[0]
        if column not in typed or (typed[column].isna() & judge.text(column).notna()).any():
            numbered[f"{column} tertulis"] = _by_text(judge.text(column), typed.get(column))
    return pd.DataFrame(numbered, index=judge.rows.index)


def _by_text(text: pd.Series[Any], typed: pd.Series[Any] | None) -> Any:
    written = text if typed is None else text.where(typed.isna())
    codes, texts = pd.factorize(written)
    same = pd.factorize(np.array([" ".join(value.casefold().split()) for value in texts], object))[
        0
    ]
    return np.append(same, -1)[codes]


def copies(said: pd.DataFrame, where: Any) -> Mask:
    """Mark the rows that repeat an earlier row of those marked."""
    marked = mask(where)
    found = np.zeros(len(said), dtype=bool)
    found[marked] = said[marked].duplicated().to_numpy()
    return found


def shared(said: pd.DataFrame, where: Any) -> Mask:
    """Mark the rows, of those marked, that agree with another one in every column."""
    marked = mask(where)
    found = np.zeros(len(said), dtype=bool)
    found[marked] = said[marked].duplicated(keep=False).to_numpy()
    return found
