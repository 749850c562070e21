"""SHELL. The generator's own tables: agencies, posts, courses, syllables (`tables/*.csv`)."""

from __future__ import annotations

from importlib import resources

import pandas as pd

_CODES = {"jenis": "str"}  # '01' is no number


def table(name: str) -> pd.DataFrame:
    """One of the tables: text, except whole numbers; empty cells are empty text."""
    source = resources.files("analysis.sample") / "tables" / f"{name}.csv"
    with source.open(encoding="utf-8") as lines:
        return pd.read_csv(lines, dtype=_CODES, keep_default_na=False)
