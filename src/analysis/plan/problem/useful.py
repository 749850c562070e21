"""The places of a plan, and what stays of them without the courses that are of no use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.plan.problem.value import NONE, bundle_value

if TYPE_CHECKING:
    from analysis.plan.problem.instance import Instance


def only_useful(instance: Instance, plan: np.ndarray) -> np.ndarray:
    """Drop courses without which a person's bundle is worth as much, the dearest first.

    plan: int64[P, 3], -1 = no course.
    """
    plan = plan.copy()
    price = instance.column("biaya")
    who = np.flatnonzero((plan >= 0).any(axis=1))
    while len(who):
        value = bundle_value(instance, who, plan[who])
        spared = np.full((len(who), plan.shape[1]), -1, dtype="int64")  # Rp, -1 = of use
        for place in range(plan.shape[1]):
            without = plan[who].copy()
            without[:, place] = NONE
            idle = (plan[who, place] >= 0) & (bundle_value(instance, who, without) == value)
            spared[idle, place] = price[plan[who[idle], place]]
        idle = spared.max(axis=1) >= 0
        who = who[idle]
        plan[who, spared[idle].argmax(axis=1)] = NONE
    return plan


def chosen_of(plan: np.ndarray) -> pd.DataFrame:
    """Return the places of a plan, posisi and kursus, sorted."""
    person, place = np.nonzero(plan >= 0)
    chosen = pd.DataFrame({"posisi": person, "kursus": plan[person, place]}, dtype="int64")
    return chosen.sort_values(["posisi", "kursus"], ignore_index=True)
