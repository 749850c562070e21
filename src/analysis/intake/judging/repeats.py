"""Rows that say the same, and rows that contradict each other.

Two cells say the same when they were read as the same value; where a cell could not be read, when
its text is the same but for case and blanks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from analysis.intake.judging.judge import Judge, Mask, distinct, mask


def facts(
    judge: Judge, typed: Mapping[str, pd.Series[Any]], columns: Iterable[str]
) -> pd.DataFrame:
    """Return whole numbers per cell, equal exactly where the cells say the same."""
    numbered: dict[str, Any] = {}
    for column in columns:
        text, value = judge.text(column), typed[column]
        numbered[column] = _numbered(value)
        unread = text.where(value.isna())
        if unread.notna().any():
            numbered[f"{column} tertulis"] = _numbered(unread)
    return pd.DataFrame(numbered, index=judge.rows.index)


def _numbered(values: pd.Series[Any]) -> Any:
    if not pd.api.types.is_string_dtype(values.dtype):
        return pd.factorize(values)[0]
    codes, texts = distinct(values)
    folded = [" ".join(value.casefold().split()) for value in texts]
    return np.append(pd.factorize(np.array(folded, object))[0], -1)[codes]


def copies(said: pd.DataFrame, where: Any) -> Mask:
    """Mark the rows that repeat an earlier row of those marked.

    where: of rows about a person those whose NIP was read, for destroyed NIPs of several people
        are the same text.
    """
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
