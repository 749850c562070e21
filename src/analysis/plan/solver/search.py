"""The search for a plan of whole batches and whole people, from the relaxation."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from analysis.plan.solver import recheck
from analysis.plan.solver.dive import dive
from analysis.plan.solver.limits import Limits
from analysis.plan.solver.nudge import nudge
from analysis.plan.solver.relax import Relaxed, UnsolvedError
from analysis.plan.solver.ties import hand_out, rows_of
from analysis.plan.solver.whole import Found, whole_batches, whole_people

if TYPE_CHECKING:
    from analysis.plan.solver.prepared import Prepared

ROUNDS = 4  # of other batches
WORTHWHILE = 10  # a round that closes less than one part of so many of the gap is the last
ENOUGH = 2e-5  # of the plan's value: what one batch more or less must promise
MANAGEABLE = 20_000  # bundles in a model with whole batches
FAR = Fraction(1, 100)  # so far below the bound, a model with whole batches is worth its time
AIMS = (3e-3, 1e-3)  # relative gaps at which the model with whole batches ends, by round


class Best:
    """The best plan so far that keeps every rule: int64[P, 3], -1 = no course."""

    def __init__(self, ready: Prepared, limits: Limits) -> None:
        self.ready, self.limits = ready, limits
        self.plan: np.ndarray | None = None
        self.value = 0

    def found(self, found: Found | None) -> None:
        """Consider bundles and how often each is taken."""
        if found is not None:
            self.consider(hand_out(self.ready, *found))

    def consider(self, plan: np.ndarray) -> None:
        """Keep a plan if it keeps every rule and is better."""
        instance = self.ready.instance
        value = int(recheck.values(instance, plan).sum())
        if self.plan is not None and value <= self.value:
            return
        if recheck.holds(instance, plan, recheck.batches_of(instance, plan), self.limits):
            self.plan, self.value = plan, value

    def near_enough(self, bound: int, gap: Fraction) -> bool:
        """Say whether nothing can be much better."""
        return bound - self.value <= gap * self.value

    def fixed(self) -> tuple[Limits, np.ndarray]:
        """The limits with the best plan's batches, and its bundles."""
        none = np.zeros(0, dtype="int64")
        if self.plan is None:
            return self.limits, none
        batches = recheck.batches_of(self.ready.instance, self.plan)
        rows = rows_of(self.ready, self.plan)
        taken = none if rows is None else np.unique(rows[rows >= 0])
        return replace(self.limits, lower=batches, upper=batches), taken

    def people(self, fixed: Limits, filling: np.ndarray, start: Relaxed) -> Relaxed | None:
        """Find whole people for these batches; None where the batches cannot be filled."""
        try:
            relaxed, found = whole_people(self.ready, fixed, filling, start)
        except UnsolvedError:
            return None
        self.found(found)
        return relaxed


def search(best: Best, relaxed: Relaxed, bound: int, gap: Fraction) -> bool:
    """Dive to whole batches; then try other batches until the bound is near enough.

    best: may hold a plan already (one made by hand, an earlier one): it is improved too. Says
    whether a model with whole batches decided already.
    """
    by_hand = best.value
    last = best.people(*dive(best.ready, best.limits, relaxed.columns), relaxed)
    if best.near_enough(bound, gap):
        return False
    if best.value == by_hand or last is None:
        last = best.people(*best.fixed(), relaxed) or relaxed
    if not best.near_enough(bound, FAR) and whole_model(best, relaxed, bound, gap):
        return True
    for _ in range(ROUNDS):
        if best.near_enough(bound, gap):
            break
        before = best.value
        last = _other_batches(best, relaxed, last) or last
        if WORTHWHILE * (best.value - before) <= bound - before:
            break
    return False


def _other_batches(best: Best, relaxed: Relaxed, last: Relaxed) -> Relaxed | None:
    """Try one batch more or less of the best plan's."""
    fixed, taken = best.fixed()
    columns = np.unique(np.concatenate([relaxed.columns, last.columns, taken]))
    enough = ENOUGH * max(relaxed.outcome.value, 1.0)
    return best.people(*nudge(best.ready, best.limits, fixed, columns, enough), last)


def whole_model(best: Best, relaxed: Relaxed, bound: int, gap: Fraction) -> bool:
    """Let a model with whole batches decide, where it is small, until the bound is near enough.

    Says whether it did.
    """
    starts = [relaxed]
    for aim in AIMS:
        if best.near_enough(bound, gap):
            return True
        batches = whole_batches(best.ready, best.limits, starts, gap=aim, most=MANAGEABLE)
        if batches is None:
            return len(starts) > 1
        before = best.value
        again = best.people(*batches, starts[-1])
        if best.value <= before:
            return True
        starts = starts if again is None else [relaxed, again]
    return True
