"""The limits of one plan in numbers: money, batches, what an OPD may take and must get."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.plan.solver.prepared import WORTH

if TYPE_CHECKING:
    from analysis.plan.solver.prepared import Prepared


@dataclass(frozen=True, eq=False)
class Limits:
    """budget: Rp, None = unlimited. lower, upper: int64[C], batches of each course.

    share: Rp per OPD at most, None = no such limit. floor: int64[O], value units per OPD at least.
    """

    budget: int | None
    lower: np.ndarray
    upper: np.ndarray
    share: int | None
    floor: np.ndarray

    @property
    def floor_worth(self) -> np.ndarray:
        """The floors in nilai, float64[O]."""
        worth: np.ndarray = self.floor * WORTH
        return worth


def limits_of(prepared: Prepared, budget: int | None) -> Limits:
    """The limits that the instance states, for this sum of money."""
    instance = prepared.instance
    share = None
    if budget is not None and instance.share < 1:
        share = int(budget * instance.share)
    up, down = instance.floor.numerator, instance.floor.denominator
    floor = [-(-int(best) * up // down) for best in prepared.best_own]
    return Limits(
        budget=budget,
        lower=np.zeros(instance.size[1], dtype="int64"),
        upper=prepared.most_batches,
        share=share,
        floor=np.array(floor, dtype="int64"),
    )
