"""The best plan for the money, with its proof.

Prices of the limits from the relaxation; whole batches, then whole people, from the bundles near
everybody's best at those prices; every rule checked again in whole numbers; a bound recomputed in
whole numbers. Deterministic: one thread, fixed seeds, no clock.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.plan import recheck
from analysis.plan.branch import tightened
from analysis.plan.certificate import exact_bound, gap_percent, sentence
from analysis.plan.collide import refuse
from analysis.plan.greedy import take_greedily, upgrades
from analysis.plan.limits import Limits, limits_of
from analysis.plan.prepared import Prepared, ready_for
from analysis.plan.relax import Relaxed, first_prices, relax
from analysis.plan.ties import RULE, hand_out, rows_of
from analysis.plan.whole import FEW, Found, whole_at_once, whole_batches, whole_people

if TYPE_CHECKING:
    from analysis.plan.instance import Instance

GAP = Fraction(2, 1000)
AIMS = (2e-3, 1e-3, 5e-4)  # relative gaps at which the search for whole batches ends, by round


@dataclass(frozen=True, eq=False)
class Solution:
    """A plan and what is proven of it.

    chosen: posisi (row of `Instance.people`), kursus (row of `Instance.courses`), sorted.
    batches: int64[C]. value, bound, greedy_value: value units; no plan of useful bundles exceeds
    the bound, which was recomputed in whole numbers. cost: Rp, fixed costs included. gap_percent:
    how far the bound lies above the value, per cent of the value, rounded up. rules: each rule of
    `recheck.RULES`, checked in whole numbers. proven: the bound holds and so does every rule.
    """

    chosen: pd.DataFrame
    batches: np.ndarray
    value: int
    bound: int
    cost: int
    gap_percent: Decimal
    proven: bool
    greedy_value: int
    rules: dict[str, bool]
    ready: Prepared | None = field(default=None, repr=False)

    @property
    def sentence(self) -> str:
        """What is proven of the plan, in Indonesian, and no more."""
        return sentence(self.value, self.bound, kept=all(self.rules.values()))

    @property
    def tie_rule(self) -> str:
        """Who is chosen among equals, in Indonesian."""
        return RULE


def solve(instance: Instance, *, gap: Fraction = GAP, start: Solution | None = None) -> Solution:
    """Find a plan; it is good enough when its bound is proven to lie within `gap` of its value.

    start: a plan for the same people under other limits. Its enumeration is used again, and where
    it keeps the new limits, the plan found is at least as good.
    Raises: PlanError naming the two limits that collide when no plan can keep all.
    """
    ready = ready_for(start.ready if start else None, instance)
    limits = limits_of(ready, instance.budget)
    best = _Best(ready, limits)
    by_hand = hand_out(ready, *take_greedily(ready, limits, upgrades(ready)))
    earlier = _plan_of(ready, start) if start else None
    for plan in (by_hand, earlier):
        if plan is not None:
            best.consider(plan)
    relaxed = relax(ready, limits, first_prices(ready, limits))
    bound = exact_bound(ready, limits, relaxed.proof)
    if relaxed.outcome.lacks.sum() > 1e-6:
        refuse(ready, limits)
    if len(ready.bundles.value) <= FEW:
        best.found(whole_at_once(ready, limits, 0.0))
        bound = tightened(ready, limits, best.value, bound)
    else:
        _improve(best, relaxed, bound, gap)
    if best.plan is None:
        refuse(ready, limits)
    return best.solution(bound, by_hand)


def greedy(instance: Instance) -> Solution:
    """The plan that people make by hand: the most value per rupiah first (see `greedy`)."""
    ready = ready_for(None, instance)
    limits = limits_of(ready, instance.budget)
    best = _Best(ready, limits)
    by_hand = hand_out(ready, *take_greedily(ready, limits, upgrades(ready)))
    best.plan = by_hand
    relaxed = relax(ready, limits, first_prices(ready, limits))
    return best.solution(exact_bound(ready, limits, relaxed.proof), by_hand)


class _Best:
    """The best plan so far that keeps every rule."""

    def __init__(self, ready: Prepared, limits: Limits) -> None:
        self.ready, self.limits = ready, limits
        self.plan: np.ndarray | None = None
        self.value = 0

    def found(self, found: Found | None) -> None:
        """Consider bundles and how often each is taken."""
        if found is not None:
            self.consider(hand_out(self.ready, *found))

    def consider(self, plan: np.ndarray) -> None:
        """Keep a plan (int64[P, 3], -1 = none) if it keeps every rule and is better."""
        instance = self.ready.instance
        value = int(recheck.values(instance, plan).sum())
        if self.plan is not None and value <= self.value:
            return
        batches = recheck.fewest_batches(instance, recheck.counts(plan, instance.size[1]))
        if recheck.holds(instance, plan, batches, self.limits):
            self.plan, self.value = plan, value

    def solution(self, bound: int, by_hand: np.ndarray) -> Solution:
        """The plan with its proof."""
        instance = self.ready.instance
        plan = self.plan if self.plan is not None else np.full((instance.size[0], 3), -1)
        batches = recheck.fewest_batches(instance, recheck.counts(plan, instance.size[1]))
        value = int(recheck.values(instance, plan).sum())
        kept = recheck.rules(instance, plan, batches, self.limits)
        person, place = np.nonzero(plan >= 0)
        chosen = pd.DataFrame({"posisi": person, "kursus": plan[person, place]})
        return Solution(
            chosen=chosen.sort_values(["posisi", "kursus"], ignore_index=True),
            batches=batches,
            value=value,
            bound=bound,
            cost=recheck.total_cost(instance, plan, batches),
            gap_percent=gap_percent(value, bound),
            proven=bound >= value and all(kept.values()),
            greedy_value=int(recheck.values(instance, by_hand).sum()),
            rules=kept,
            ready=self.ready,
        )


def _improve(best: _Best, relaxed: Relaxed, bound: int, gap: Fraction) -> None:
    """Whole batches, then whole people, in rounds, until the plan is near enough to the bound."""
    starts = [relaxed]
    for aim in AIMS:
        batches = whole_batches(best.ready, best.limits, starts, gap=aim)
        if batches is None:
            return
        again, found = whole_people(best.ready, *batches, starts[-1])
        before = best.value
        best.found(found)
        if bound - best.value <= gap * best.value or (best.value <= before and len(starts) > 1):
            return
        starts = [relaxed, again]


def _plan_of(ready: Prepared, start: Solution) -> np.ndarray | None:
    """Another solution's plan, if it is one of useful bundles here too."""
    people = ready.instance.size[0]
    plan = np.full((people, 3), -1, dtype="int64")
    posisi, kursus = (start.chosen[name].to_numpy("int64") for name in ("posisi", "kursus"))
    if len(posisi) and (posisi.max() >= people or kursus.max() >= ready.instance.size[1]):
        return None
    nth = np.arange(len(posisi)) - np.searchsorted(posisi, posisi)
    plan[posisi, nth] = kursus
    rows = rows_of(ready, plan)
    return None if rows is None else plan
