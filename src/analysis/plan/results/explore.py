"""What other money and other limits would bring, each found by planning again."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.errors import PlanError, Sentence, said
from analysis.plan.problem.distance import gap_percent
from analysis.plan.problem.instance import MOST_COURSES
from analysis.plan.problem.lines import bundles
from analysis.plan.problem.value import NONE
from analysis.plan.results.budgets import POINTS, budgets, cost_of_the_best, knee
from analysis.plan.results.other_weights import silent
from analysis.plan.results.tightness import Limit, budget_limit, candidates
from analysis.plan.solver.limits import limits_of
from analysis.plan.solver.prepared import ready_for
from analysis.plan.solver.recheck import holds
from analysis.plan.solver.solve import GAP, Solution, solve

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from analysis.plan.problem.instance import Instance
    from analysis.plan.solver.prepared import Prepared

CURVE = Fraction(1, 200)  # of the gap of each point
EXACT = Fraction(0)  # of the gap: as far as the planner's rounds go
LOOSENED = ("batas", "kode", "dari", "menjadi", "nilai", "tambahan", "paling_banyak", "biaya")


def curve(
    instance: Instance,
    asked: Solution | None = None,
    points: int = POINTS,
    say: Callable[[Sentence], None] = silent,
) -> pd.DataFrame:
    """Return what each budget brings, one row per budget, ascending (see `budgets`).

    asked: the plan that was made for the instance's own budget; it stands at its point. `say` hears
    which point is being planned.

    Columns: anggaran, biaya (Rp), nilai, batas (value units; missing where no plan fits the limits
    with so little), celah_persen (as `Solution.gap_percent`, text; "" where missing), diminta (the
    budget that was set), lutut (see `knee`). The largest budget is what everybody's best bundle
    costs as far as there are seats.
    """
    ready = ready_for(asked.ready if asked else None, instance)
    sums = budgets(cost_of_the_best(ready), instance.budget, points)
    dearest = _solved(instance.with_budget(sums[-1]), asked, ready) if sums else None
    found: list[Solution | None] = []
    last: Solution | None = None
    for nth, budget in enumerate(sums, start=1):
        say(said("Menghitung pengaruh anggaran, titik {nth} dari {many}", nth=nth, many=len(sums)))
        richer = instance.with_budget(budget)
        if asked is not None and budget == instance.budget:
            found.append(asked)
        elif dearest is not None and _keeps(richer, dearest):  # more money brings no more
            found.append(_no_worse(dearest, last))
        else:
            found.append(_solved(richer, last, ready))
        last = max((each for each in (last, found[-1]) if each), default=None, key=_value)
    rows = pd.DataFrame(
        {
            "anggaran": pd.array(sums, dtype="int64"),
            "biaya": _numbers(found, lambda each: each.cost),
            "nilai": _numbers(found, lambda each: each.value),
            "batas": _numbers(found, lambda each: each.bound),
            "celah_persen": ["" if each is None else str(each.gap_percent) for each in found],
            "diminta": [budget == instance.budget for budget in sums],
        }
    )
    return rows.assign(lutut=knee(rows))


def loosened(
    instance: Instance,
    solution: Solution,
    n: int = 3,
    say: Callable[[Sentence], None] = silent,
) -> pd.DataFrame:
    """Return what loosening the `n` tightest limits by one step brings, the most first.

    Planned again from the plan at hand, so that nothing is lost. What is compared is the best plan
    found under the limits as they are: a better one that a looser limit leads to without using it
    counts for both sides. The limits tried are the budget and those that `tightness.candidates`
    puts first.

    Columns: batas (name of the limit, see `tightness.Limit`), kode (of the course, else ""), dari,
    menjadi (in the limit's own unit), nilai (of the plan found), tambahan (value units that the
    step brings), paling_banyak (value units that it can bring at most, proven), biaya (Rp, what
    the new plan costs more); all int64.
    """
    base = _as_good_as_can_be(instance, solution)
    tried: list[tuple[Limit, Solution]] = []
    rate = 0
    money = budget_limit(instance)
    if money is not None:
        say(said("Melonggarkan anggaran"))
        tried.append((money, solve(money.instance, gap=EXACT, start=base)))
        rate = (tried[0][1].value - base.value) // (money.after - money.before)
    tightest = candidates(instance, base, rate)[:n]
    for nth, limit in enumerate(tightest, start=1):
        say(said("Melonggarkan batas {nth} dari {many}", nth=nth, many=len(tightest)))
        tried += [(limit, solve(limit.instance, gap=EXACT, start=base))]
    return _told(instance, base, tried).head(n)


def _as_good_as_can_be(instance: Instance, solution: Solution) -> Solution:
    """The plan improved as far as the planner's rounds go; as it is where they went that far."""
    if solution.bound - solution.value > GAP * solution.value:
        return solution
    return solve(instance, gap=EXACT, start=solution)


def _told(
    instance: Instance, base: Solution, tried: Sequence[tuple[Limit, Solution]]
) -> pd.DataFrame:
    """Return the rows of `loosened`, the most first, beside the best plan under the limits."""
    for _, plan in tried:
        base = max(base, plan, key=lambda each: each.value) if _keeps(instance, plan) else base
    rows = [
        {
            "batas": limit.name,
            "kode": limit.kode,
            "dari": limit.before,
            "menjadi": limit.after,
            "nilai": max(plan.value, base.value),
            "tambahan": max(plan.value - base.value, 0),
            "paling_banyak": plan.bound - base.value,
            "biaya": plan.cost - base.cost if plan.value > base.value else 0,
        }
        for limit, plan in tried
    ]
    return pd.DataFrame(rows, columns=list(LOOSENED)).sort_values(
        "tambahan", ascending=False, kind="stable", ignore_index=True
    )


def more_money(instance: Instance, solution: Solution) -> pd.DataFrame:
    """Return what the budget, a step larger, brings: one row as of `loosened`, none without one.

    Planned again from the plan at hand. A better plan that keeps the old budget counts for both
    sides, so that the difference is what the money brings.
    """
    money = budget_limit(instance)
    if money is None:
        return pd.DataFrame(columns=list(LOOSENED))
    return _told(instance, solution, [(money, solve(money.instance, start=solution))])


def _solved(instance: Instance, start: Solution | None, ready: Prepared) -> Solution | None:
    """Return the plan, None where the limits cannot all hold."""
    try:
        return solve(instance, gap=CURVE, start=start, ready=ready)
    except PlanError:
        return None


def _no_worse(plan: Solution, earlier: Solution | None) -> Solution:
    """The better of two plans for a budget for which the first one's bound holds."""
    if earlier is None or earlier.value <= plan.value:
        return plan
    bound = max(plan.bound, earlier.value)
    return dataclasses.replace(earlier, bound=bound, gap_percent=gap_percent(earlier.value, bound))


def _value(solution: Solution) -> int:
    return solution.value


def _keeps(instance: Instance, solution: Solution) -> bool:
    """Say whether a plan that was made under looser limits keeps the instance's own."""
    plan = np.full((len(instance.people), MOST_COURSES), NONE, dtype="int64")
    persons, table = bundles(solution.chosen)
    plan[persons] = table
    limits = limits_of(ready_for(solution.ready, instance), instance.budget)
    return holds(instance, plan, solution.batches, limits)


def _numbers(found: list[Solution | None], of: Callable[[Solution], int]) -> pd.Series:
    return pd.Series([None if each is None else of(each) for each in found], dtype="Int64")
