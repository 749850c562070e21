"""What a quarter is compared with, and the frames that tell it; part of the gate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis.release import composed, late, mended, moved
from analysis.release.design import Policy
from analysis.release.rows import as_rows

if TYPE_CHECKING:
    from analysis.measures.change import Change
    from analysis.measures.changes import Changes
    from analysis.quarter import Quarter


@dataclass(frozen=True)
class Moves:
    """What a quarter is compared with.

    first: the change from the quarter of a year ago to the one delivered after it; None where there
    is no such quarter.
    """

    changes: Changes
    first: Change | None = None


def change_frames(
    moves: Moves,
    quarters: Sequence[Quarter],
    totals: Mapping[str, pd.DataFrame],
    indices: pd.DataFrame,
    policy: Policy,
) -> dict[str, pd.DataFrame]:
    """Return the frames about change and composition.

    totals: period -> total rows with `keadaan`; indices: the released rows of all quarters.
    """
    whole = indices[(indices["potongan"] == "semua") & (indices["cakupan"] != "unit")]
    steps = moved.step_rows(moves.changes, moves.first, whole, policy)
    now = as_rows(whole[whole["periode"] == quarters[-1].period.text])
    return {
        "perubahan": steps,
        "terlambat": late.late_rows(moves.changes, steps, policy),
        "komposisi": composed.effect_rows(moves.changes.komposisi, now, policy),
        "mutu_berubah": mended.mended_rows(quarters, moves.changes, totals, policy),
    }
