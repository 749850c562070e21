"""Findings about rows, and the frame of problems they become."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.intake.delivery import PROBLEM_COLUMNS

if TYPE_CHECKING:
    import numpy.typing as npt

    from analysis.intake.judging.reading import Advice


@dataclass(frozen=True, eq=False)
class Finding:
    """One rule broken at several places of a table: positions of rows, not their copies.

    suggestions, cells: one per position; cells None: those of the column.
    """

    advice: Advice
    outcome: str
    column: str
    positions: npt.NDArray[np.intp]
    suggestions: npt.NDArray[np.object_] | None
    cells: npt.NDArray[np.object_] | None


def no_problems() -> pd.DataFrame:
    """Return an empty frame of problems, with the types its rows will have."""
    types = dict.fromkeys(PROBLEM_COLUMNS, "object") | {"row": "int64"}
    return pd.DataFrame({name: np.array([], dtype=kind) for name, kind in types.items()})


def file_problem(
    table: str, file: str, column: str, found: Advice, value: str = ""
) -> pd.DataFrame:
    """Return one finding about a file (or, without a file, about a table) as a whole."""
    row = ("", table, file, 0, column, value, found.rule, found.fix, found.outcome, "")
    return pd.DataFrame([row], columns=list(PROBLEM_COLUMNS), dtype="object")
