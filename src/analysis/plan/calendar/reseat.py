"""The best plan under the rule that only so many of a unit are in each batch of a course.

The search of `solve` knows nothing of units. Where its plan does not fit the calendar, the seats
are given out again: prices of all limits with the units' rules beside them, whole batches from the
bundles near everybody's best at those prices, then whole people. A city whose bundles are too many
keeps its plan's bundles and those near its prices, and its batches up to one more.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.plan.calendar.by_unit import ByUnit, UnitModel, by_unit
from analysis.plan.problem.instance import MOST_COURSES
from analysis.plan.problem.lines import bundles
from analysis.plan.solver import recheck
from analysis.plan.solver.candidates import Groups
from analysis.plan.solver.certificate import UnitPrices, exact_bound
from analysis.plan.solver.limits import Limits, limits_of
from analysis.plan.solver.model import Effort
from analysis.plan.solver.opening import charged
from analysis.plan.solver.prepared import MONEY, WORTH, Prepared, best_of, ready_for
from analysis.plan.solver.relax import NEAR, UnsolvedError, first_prices, relax
from analysis.plan.solver.ties import hand_out, rows_of

if TYPE_CHECKING:
    from analysis.plan.calendar.away import Away
    from analysis.plan.problem.instance import Instance
    from analysis.plan.solver.pricing import Prices
    from analysis.plan.solver.solve import Solution

MANY = 60_000  # bundles of all people, parted by unit: so many are priced at once
BATCHES = Effort(gap=5e-3, nodes=50, batches=True)
PEOPLE = Effort(gap=2e-4, nodes=500, people=True)
WIDER = (0.5, 8)  # times `NEAR`: how far below the best a bundle may lie


@dataclass(frozen=True, eq=False)
class Reseated:
    """A plan that keeps the units' rules.

    plan: int64[P, 3], -1 = no course. batches: int64[C]. bound: value units; no plan of useful
    bundles that keeps these rules exceeds it, None where not all bundles were priced.
    """

    plan: np.ndarray
    batches: np.ndarray
    bound: int | None


def reseat(
    instance: Instance, solution: Solution, away: Away, closed: np.ndarray
) -> Reseated | None:
    """Give the seats of a plan out again so that no unit has too many in a course.

    closed: bool[P, C], who is not to take what. None where the model finds no plan.
    """
    ready = ready_for(solution.ready, instance)
    limits = limits_of(ready, instance.budget)
    copies = np.unique(np.column_stack([ready.groups.of, away.unit]), axis=0)[:, 0]
    whole = int(np.diff(ready.bundles.start)[copies].sum()) <= MANY
    if whole:
        parted = by_unit(ready, away, closed, np.ones(len(ready.bundles.value), dtype=bool))
        limits = replace(limits, upper=parted.most_batches)
    else:
        batches, some = _near_the_plan(ready, limits, plan_of(instance, solution))
        parted = by_unit(ready, away, closed, some)
        limits = replace(limits, upper=np.minimum(batches, parted.most_batches))
    model = UnitModel(parted, np.arange(len(parted.prepared.bundles.value)), limits)
    relaxed = model.solve()
    if relaxed.prices is None:
        return None
    priced = _unit_prices(parted, model.prices_of_units)
    slack = _slack(parted.prepared, relaxed.prices, priced)
    found = _whole(parted, limits, slack, relaxed.times > 0)
    if found is None:
        return None
    proven = whole and not closed.any()
    bound = exact_bound(parted.prepared, limits, relaxed.prices, away=priced) if proven else None
    return Reseated(*found, bound)


def plan_of(instance: Instance, solution: Solution) -> np.ndarray:
    """The courses of each person, int64[P, 3], -1 where there is none."""
    plan = np.full((instance.size[0], MOST_COURSES), -1, dtype="int64")
    persons, table = bundles(solution.chosen)
    plan[persons] = table
    return plan


def _near_the_plan(
    ready: Prepared, limits: Limits, plan: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """One batch more than the plan has of each course, and the bundles near by price, bool[N]."""
    batches = recheck.batches_of(ready.instance, plan)
    fixed = replace(limits, lower=batches, upper=batches)
    rows = rows_of(ready, plan)
    own = np.unique(rows[rows >= 0]) if rows is not None else np.zeros(0, dtype="int64")
    some = np.zeros(len(ready.bundles.value), dtype=bool)
    some[own] = True
    with suppress(UnsolvedError):
        prices = first_prices(ready, fixed)
        some[relax(ready, fixed, prices, kept=own, proof=False).columns] = True
    return batches + (batches > 0), some


def _unit_prices(parted: ByUnit, prices: np.ndarray) -> UnitPrices:
    limit, price = np.append(parted.limit, 0), np.append(prices, 0.0)
    return UnitPrices(parted.unit, limit[parted.row], price[parted.row])


def _slack(prepared: Prepared, prices: Prices, units: UnitPrices) -> np.ndarray:
    """How far each bundle lies below its group's best at the prices, nilai, float64[N]."""
    rows, opd = prepared.bundles, prepared.groups.opd
    cost = rows.total(prepared.instance.column("biaya") * MONEY)[rows.kind]
    share, floor = (prices.share[opd])[rows.group], (1 + prices.floor[opd])[rows.group]
    profit = rows.value * WORTH * floor
    profit -= (prices.money + share) * cost + rows.total(prices.seat)[rows.kind]
    whole = (0, len(prepared.groups.first))
    profit = units.less(prepared, whole, profit)
    if prices.runs is not None:
        profit -= charged(prepared, whole, prices.runs)
    below: np.ndarray = best_of(rows.start, profit)[rows.group] - profit
    return below


def _whole(
    parted: ByUnit, limits: Limits, slack: np.ndarray, taken: np.ndarray
) -> tuple[np.ndarray, np.ndarray] | None:
    """Whole batches, then whole people, from the bundles near the best."""
    near = NEAR * parted.prepared.scale
    for wider in WIDER:
        columns = np.flatnonzero((slack <= wider * near) | taken)
        batches = UnitModel(parted, columns, limits).solve(BATCHES)
        if not batches.solved:
            continue
        many = np.rint(batches.batches).astype("int64")
        fixed = replace(limits, lower=many, upper=many)
        people = UnitModel(parted, columns, fixed).solve(PEOPLE)
        if people.solved:
            return _handed_out(parted, columns, people.times), many
    return None


def _handed_out(parted: ByUnit, columns: np.ndarray, times: np.ndarray) -> np.ndarray:
    """Give the bundles to people; equals of one unit by the rule of `ties`."""
    groups = parted.prepared.groups
    alike = Groups(groups.of, groups.first, groups.size, np.arange(len(groups.first)))
    whole = np.rint(times).astype("int64")
    taken = np.flatnonzero(whole)
    return hand_out(replace(parted.prepared, groups=alike), columns[taken], whole[taken])
