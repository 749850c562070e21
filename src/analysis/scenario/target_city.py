"""The smallest budget with which the plan's optimiser reaches a sum of points, between two bounds.

The lower bound is proven: at that cost or less the bound of the plan itself (whole numbers,
recomputed) stays below what is missing. The upper one is a plan that reaches it, with whole batches
that fill, at its cost. Limits of single OPD and the calendar are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from analysis.errors import PlanError
from analysis.plan.problem.lines import bundles
from analysis.plan.problem.value import bundle_value
from analysis.plan.results.budgets import cost_of_the_best
from analysis.plan.solver.certificate import exact_bound
from analysis.plan.solver.limits import limits_of
from analysis.plan.solver.prepared import MONEY, ready_for
from analysis.plan.solver.recheck import counts, fewest_batches, total_cost
from analysis.plan.solver.relax import Relaxed, UnsolvedError, first_prices, relax
from analysis.plan.solver.solve import solve
from analysis.scenario.target_mix import PART, Choices, Mix

if TYPE_CHECKING:
    from analysis.plan.problem.instance import Instance
    from analysis.plan.solver.prepared import Prepared
    from analysis.plan.solver.solve import Solution

CLOSE = Fraction(1, 100)  # of the cost: how near the two bounds are to come
SOLVES, RELAXED = 8, 6  # at most


@dataclass(frozen=True)
class Bracket:
    """least: Rp; no plan that costs less reaches the sum. reached: one that does, None: not found.

    possible: False where it is proven that no sum of money reaches it with these courses.
    """

    least: int
    reached: Mix | None
    possible: bool = True


def bracket(offered: Choices, missing: int) -> Bracket:
    """Return between which costs the cheapest plan lies that gains what is missing.

    missing: parts (1e-5) of a point, above 0; offered: `choices` of everybody.
    """
    instance, needed = offered.ready.origin, missing * PART
    whole = _relaxed(offered.ready, None)
    if whole is None or _bound(offered.ready, None, whole) < needed:
        return Bracket(0, None, possible=False)
    least, rate, budget = _by_prices(offered.ready, needed)
    search = _Search(needed, least, rate, max(cost_of_the_best(offered.ready), budget))
    start: Solution | None = None
    for _ in range(SOLVES):
        found = _solved(instance.with_budget(budget), start)
        if found is not None:
            start = found
            mix = _trimmed(instance, found, needed) if found.value >= needed else None
            search.learn(budget, found, mix)
        following = search.following(budget)
        if following is None:
            break
        budget = following
    if search.mix is None:
        return Bracket(search.least, None)
    least = min(search.least, search.mix.cost)
    return Bracket(least, replace(search.mix, least=least))


@dataclass
class _Search:
    """What is known so far, and which budget tells most next.

    needed: value units; least: Rp, proven; rate: value units that a rupiah brings, about; most: Rp
    beyond which money brings no more. mix: the cheapest found that reaches what is needed. values,
    bounds: budget -> value and bound of its plan.
    """

    needed: int
    least: int
    rate: float
    most: int
    mix: Mix | None = None
    values: dict[int, int] = field(default_factory=dict)
    bounds: dict[int, int] = field(default_factory=dict)

    def learn(self, budget: int, found: Solution, mix: Mix | None) -> None:
        """Take in what the optimiser found for a budget."""
        self.values[budget], self.bounds[budget] = found.value, found.bound
        if found.bound < self.needed:
            self.least = max(self.least, budget + 1)
        if mix is not None and (self.mix is None or mix.cost < self.mix.cost):
            self.mix = mix

    def following(self, budget: int) -> int | None:
        """Return the budget to try next; None: none is worth the time."""
        if self.mix is None:
            step = max(self._money(self.needed - self.values.get(budget, 0)), budget // 200, 1)
            return min(budget + step, self.most) if budget < self.most else None
        cost = self.mix.cost
        if cost - self.least <= CLOSE * cost:
            return None
        near = max(int(cost * CLOSE), 1)
        tempting = (
            self._meets(self.values) + near // 20,
            self._meets(self.bounds) - near // 20 - 1,
            cost - near,
        )
        for each in tempting:
            new = all(abs(each - tried) > near // 10 for tried in self.values)
            if self.least <= each < cost and new:
                return each
        return None

    def _meets(self, known: dict[int, int]) -> int:
        """Return the budget at which what is known of some is about what is needed."""
        over = min(budget for budget, value in known.items() if value >= self.needed)
        under = max((b for b, value in known.items() if value < self.needed), default=None)
        surplus = known[over] - self.needed
        if under is None or under >= over:
            return over - self._money(surplus)
        return over - surplus * (over - under) // (known[over] - known[under])

    def _money(self, value: int) -> int:
        return int(max(value, 0) / self.rate) if self.rate > 0 else 0


def _by_prices(ready: Prepared, needed: int) -> tuple[int, float, int]:
    """Return a proven least cost, the rate there, the cost of that relaxed plan in whole batches.

    Prices that bound the value at one budget bound it at every other: where that line reaches what
    is needed is a cost which no cheaper plan can undercut.
    """
    budget = least = 0
    relaxed, rate = None, 0.0
    for _ in range(RELAXED):
        found = _relaxed(ready, budget)
        if found is None:
            break
        relaxed = found
        short = needed - _bound(ready, budget, found)
        rate = found.proof.money * MONEY * 1e8  # value units per rupiah
        if short <= 0 or rate <= 0:
            break
        budget = _line_reaches(ready, found, (budget, budget + int(short / rate)), needed)
        if budget <= least:
            break
        least = budget
    guess = least if relaxed is None else max(least, _rounded_up(ready, relaxed))
    return least, rate, guess


def _line_reaches(ready: Prepared, relaxed: Relaxed, between: tuple[int, int], needed: int) -> int:
    """Return the largest of a few costs just under which the prices' bound is still too low."""
    low, high = between
    for share in (0, 1, 10, 1000):  # parts of a million that rounding may take
        cost = high - (high - low) * share // 10**6 - (1 if share else 0)
        if cost > low and _bound(ready, cost - 1, relaxed) < needed:
            return cost
    return low


def _rounded_up(ready: Prepared, relaxed: Relaxed) -> int:
    """Return what the relaxed plan costs if each of its batches is a whole one that fills."""
    instance, outcome = ready.instance, relaxed.outcome
    batches = np.ceil(outcome.batches - 1e-6).astype("int64")
    takers = np.ceil(outcome.takers - 1e-6).astype("int64")
    takers = np.maximum(takers, batches * instance.column("isi_minimum"))
    return int(takers @ instance.column("biaya") + batches @ instance.column("biaya_tetap"))


def _relaxed(ready: Prepared, budget: int | None) -> Relaxed | None:
    at = ready_for(ready, ready.origin.with_budget(budget))
    limits = limits_of(at, budget)
    try:
        return relax(at, limits, first_prices(at, limits))
    except UnsolvedError:
        return None


def _bound(ready: Prepared, budget: int | None, relaxed: Relaxed) -> int:
    """Value units that no plan of this cost exceeds, by the relaxed plan's prices."""
    at = ready_for(ready, ready.origin.with_budget(budget))
    return exact_bound(at, limits_of(at, budget), relaxed.proof)


def _solved(instance: Instance, start: Solution | None) -> Solution | None:
    try:
        found = solve(instance, start=start)
    except PlanError:
        return None
    return found if all(found.rules.values()) else None


def _trimmed(instance: Instance, plan: Solution, needed: int) -> Mix:
    """Return a plan's courses without the people whom the sum does not need, fewest points first.

    Nobody leaves a course whose batches would then not fill.
    """
    persons, table = bundles(plan.chosen)
    value = bundle_value(instance, persons, table)
    taken = counts(table, instance.size[1])
    spare = int(value.sum()) - needed
    gone = np.zeros(len(persons), dtype=bool)
    fewest = instance.column("isi_minimum")
    for row in np.lexsort((persons, value)).tolist():
        courses = table[row][table[row] >= 0]
        left = taken.copy()
        left[courses] -= 1
        fills = left >= fewest * fewest_batches(instance, left)
        if value[row] <= spare and fills[courses].all():
            spare -= int(value[row])
            taken, gone[row] = left, True
    kept = table[~gone]
    cost = total_cost(instance, kept, fewest_batches(instance, taken))
    return Mix(taken, len(kept), cost, 0)
