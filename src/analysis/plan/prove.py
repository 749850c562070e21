"""A tighter bound for many people: the numbers of batches are split, people stay fractions.

The relaxation lets a batch run half filled or half paid. Where that is what keeps the bound up, the
two sides (fewer batches, or one more) are relaxed apart; the bound is the larger of the two.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from analysis.plan.certificate import exact_bound
from analysis.plan.prepared import MONEY
from analysis.plan.relax import Relaxed, UnsolvedError, relax

if TYPE_CHECKING:
    from analysis.plan.limits import Limits
    from analysis.plan.prepared import Prepared

WORK = 300_000  # bundles in all models together: the measure at which the search ends
TINY = 1e-6
PER_PERSON = 10.0  # nilai that a person out of place costs, to choose where to split


@dataclass(frozen=True, eq=False)
class Side:
    """A part of all plans: limits with narrower batches, and their relaxation, if it was found."""

    limits: Limits
    relaxed: Relaxed | None


def proven(prepared: Prepared, first: Side, value: int, bound: int, gap: Fraction) -> int:
    """A bound on all plans, at most `bound`; the search ends within `gap` of the plan's value."""
    sides: list[tuple[int, int, Side]] = [(-bound, 0, first)]
    work = number = 0
    while sides and work < WORK and -sides[0][0] - value > gap * value:
        top, _, side = sides[0]
        parts = _split(prepared, side)
        if not parts:
            break
        heapq.heappop(sides)
        for limits in parts:
            number += 1
            narrower, low, used = _relaxed(prepared, limits, side)
            work += used
            if min(low, -top) > value:
                heapq.heappush(sides, (-min(low, -top), number, narrower))
    return max(value, -sides[0][0]) if sides else value


def _relaxed(prepared: Prepared, limits: Limits, side: Side) -> tuple[Side, int, int]:
    """One side, its exact bound, and the work it took."""
    before = side.relaxed
    if before is None:
        raise RuntimeError("a side without a relaxation is never split")
    kept = before.columns[before.outcome.times > TINY]
    try:
        relaxed = relax(prepared, limits, before.prices, kept=kept, close=5e-4)
    except UnsolvedError as error:
        return Side(limits, None), exact_bound(prepared, limits, error.proof), len(before.columns)
    return Side(limits, relaxed), exact_bound(prepared, limits, relaxed.proof), relaxed.work


def _split(prepared: Prepared, side: Side) -> list[Limits]:
    """Two narrower sides that hold all plans of this one; none where nothing is left to split."""
    if side.relaxed is None:
        return []
    instance, takers = prepared.instance, side.relaxed.outcome.takers
    seats = np.maximum(instance.column("kapasitas"), 1)
    full = np.maximum(takers / seats, side.limits.lower)
    batches = np.ceil(full - TINY).astype("int64")
    part = np.minimum(batches - full, full - batches + 1)
    above = takers - seats * (batches - 1)
    below = instance.column("isi_minimum") * batches - takers
    misplaced = np.where((below > TINY) & (batches > 0), np.minimum(above, below), 0)
    fixed = instance.column("biaya_tetap") * MONEY * side.relaxed.prices.money
    loss = np.where(part > TINY, PER_PERSON * misplaced + fixed * part, 0)
    course = int(loss.argmax()) if len(loss) else 0
    if not len(loss) or loss[course] <= TINY:
        return []
    lower, upper = side.limits.lower.copy(), side.limits.upper.copy()
    upper[course], lower[course] = batches[course] - 1, batches[course]
    parts = [replace(side.limits, upper=upper), replace(side.limits, lower=lower)]
    return [part for part in parts if (part.lower <= part.upper).all()]
