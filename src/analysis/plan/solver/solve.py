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

from analysis.errors import Sentence
from analysis.plan.problem.distance import gap_percent, sentence
from analysis.plan.problem.instance import MOST_COURSES
from analysis.plan.solver import recheck
from analysis.plan.solver.branch import tightened
from analysis.plan.solver.certificate import exact_bound
from analysis.plan.solver.collide import give_up, refuse
from analysis.plan.solver.greedy import take_greedily, upgrades
from analysis.plan.solver.limits import limits_of
from analysis.plan.solver.prepared import Prepared, ready_for
from analysis.plan.solver.prove import Side, proven
from analysis.plan.solver.relax import Relaxed, UnsolvedError, first_prices, relax
from analysis.plan.solver.search import Best, search, whole_model
from analysis.plan.solver.ties import RULE, hand_out, rows_of
from analysis.plan.solver.whole import FEW, whole_at_once

if TYPE_CHECKING:
    from analysis.plan.problem.instance import Instance
    from analysis.plan.solver.limits import Limits

GAP = Fraction(2, 1000)  # to which plans are improved
PROVEN = Fraction(5, 1000)  # to which bounds are


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
    def sentence(self) -> Sentence:
        """What is proven of the plan, and no more."""
        ready = self.ready
        courses = (ready.considered, ready.instance.size[1]) if ready else (0, 0)
        return sentence(self.value, self.bound, kept=all(self.rules.values()), courses=courses)

    @property
    def tie_rule(self) -> str:
        """Who is chosen among equals, in Indonesian."""
        return RULE


def solve(
    instance: Instance,
    *,
    gap: Fraction = GAP,
    start: Solution | None = None,
    ready: Prepared | None = None,
) -> Solution:
    """Find a plan; it is good enough when its bound is proven to lie within `gap` of its value.

    start: a plan for the same people under other limits. Its enumeration is used again, and where
    it keeps the new limits, the plan found is at least as good. ready: an enumeration alone that
    is used again as far as it can be (see `ready_for`).
    Raises: PlanError naming the two limits that collide when no plan can keep all.
    """
    if 0 in instance.size:
        return _empty(instance)
    ready = ready_for(start.ready if start else ready, instance)
    limits = limits_of(ready, instance.budget)
    best = Best(ready, limits)
    by_hand = hand_out(ready, *take_greedily(ready, limits, upgrades(ready)))
    earlier = _plan_of(ready, start) if start else None
    for plan in (by_hand, earlier):
        if plan is not None:
            best.consider(plan)
    relaxed = _relaxed(ready, limits)
    bound = exact_bound(ready, limits, relaxed.proof)
    if relaxed.outcome.lacks.sum() > 1e-6:
        refuse(ready, limits)
    if len(ready.bundles.value) <= FEW:
        best.found(whole_at_once(ready, limits, 0.0))
        bound = tightened(ready, limits, best.value, bound)
    else:
        decided = search(best, relaxed, bound, gap)
        enough = max(gap, PROVEN)
        bound = proven(best, Side(limits, relaxed), bound, enough)
        if not decided:
            whole_model(best, relaxed, bound, enough)
    if best.plan is None:
        refuse(ready, limits, proven=len(ready.bundles.value) <= FEW)
    return _solution(best, bound, by_hand)


def greedy(instance: Instance) -> Solution:
    """The plan that people make by hand: the most value per rupiah first (see `greedy`)."""
    if 0 in instance.size:
        return _empty(instance)
    ready = ready_for(None, instance)
    limits = limits_of(ready, instance.budget)
    best = Best(ready, limits)
    by_hand = hand_out(ready, *take_greedily(ready, limits, upgrades(ready)))
    best.plan = by_hand
    relaxed = _relaxed(ready, limits)
    return _solution(best, exact_bound(ready, limits, relaxed.proof), by_hand)


def _relaxed(ready: Prepared, limits: Limits) -> Relaxed:
    """The relaxation that everything begins with. Raises: PlanError where there is none."""
    try:
        return relax(ready, limits, first_prices(ready, limits))
    except UnsolvedError:
        give_up(ready, limits)


def _empty(instance: Instance) -> Solution:
    """The plan where there is nobody, or no course."""
    return Solution(
        chosen=pd.DataFrame({"posisi": [], "kursus": []}, dtype="int64"),
        batches=np.zeros(instance.size[1], dtype="int64"),
        value=0,
        bound=0,
        cost=0,
        gap_percent=gap_percent(0, 0),
        proven=True,
        greedy_value=0,
        rules=dict.fromkeys(recheck.RULES, True),
    )


def _solution(best: Best, bound: int, by_hand: np.ndarray) -> Solution:
    """The plan with its proof."""
    instance = best.ready.instance
    plan = best.plan if best.plan is not None else np.full((instance.size[0], MOST_COURSES), -1)
    batches = recheck.batches_of(instance, plan)
    value = int(recheck.values(instance, plan).sum())
    kept = recheck.rules(instance, plan, batches, best.limits)
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
        ready=best.ready,
    )


def _plan_of(ready: Prepared, start: Solution) -> np.ndarray | None:
    """Another solution's plan, if it is one of useful bundles here too."""
    people = ready.instance.size[0]
    plan = np.full((people, MOST_COURSES), -1, dtype="int64")
    posisi, kursus = (start.chosen[name].to_numpy("int64") for name in ("posisi", "kursus"))
    if len(posisi) and (posisi.max() >= people or kursus.max() >= ready.instance.size[1]):
        return None
    nth = np.arange(len(posisi)) - np.searchsorted(posisi, posisi)
    plan[posisi, nth] = kursus
    rows = rows_of(ready, plan)
    return None if rows is None else plan
