"""The cheapest courses that give a group of people the points it misses, places alone counted.

A person takes one useful bundle (at most as many courses as the city allows) or none. Cheapest is
the least sum of the places' prices: what a batch costs beside them, and whether it fills, is the
whole city's business (`target_city`). Solved to optimality, then added up again in whole numbers.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from fractions import Fraction
from math import gcd
from typing import TYPE_CHECKING

import highspy
import numpy as np

from analysis.errors import PlanError, said
from analysis.plan.problem.instance import MOST_COURSES, PER_POINT, UNIT, Instance, Weights
from analysis.plan.solver.model import feasible, load, new_solver
from analysis.plan.solver.prepared import Prepared, prepare

if TYPE_CHECKING:
    from collections.abc import Iterable

PART = UNIT // PER_POINT  # value units of one part (1e-5) of a point
NODES = 50_000
UNSOLVED = said(
    "Campuran pelatihan termurah untuk mencapai target tidak ditemukan. Periksa target itu dan, "
    "pada katalog, biaya pelatihan: angka yang terlalu besar dapat menjadi sebabnya."
)
SLACK = 1e-6  # of a cost step, by which the solver's proven bound may be off


@dataclass(frozen=True, eq=False)
class Choices:
    """What groups of equal people may choose: the bundles that no cheaper one equals.

    ready: the prepared instance. kind: of each bundle; gain: parts (1e-5) of a point, cost: Rp,
    places: courses (int64[N]); by group, gain ascending. start: where a group's bundles begin,
    int64[G + 1].
    """

    ready: Prepared
    kind: np.ndarray
    gain: np.ndarray
    cost: np.ndarray
    places: np.ndarray
    start: np.ndarray


@dataclass(frozen=True, eq=False)
class Mix:
    """The courses chosen: places per course (int64[C]), people, cost in Rp, proven lower bound."""

    places: np.ndarray
    people: int
    cost: int
    least: int


def points_only(instance: Instance, counted: Iterable[object]) -> Instance:
    """The instance in which points of the index alone count, of these people (orang) alone.

    No budget, and no limits of single OPD: these are shares of a budget.
    """
    inside = instance.people["orang"].isin(set(counted)).to_numpy(dtype=bool)
    return dataclasses.replace(
        instance,
        gain=np.where(inside[:, None], instance.gain, 0),
        weights=Weights(level=0, point=PART, jp20=0),
        budget=None,
        share=Fraction(1),
        floor=Fraction(0),
    )


def choices(instance: Instance) -> Choices:
    """List everybody's bundles (`points_only`) that no cheaper or equally cheap one outdoes."""
    ready = prepare(instance)
    bundles = ready.bundles
    gain = bundles.value // PART
    cost = bundles.total(instance.column("biaya")).take(bundles.kind)
    places = (bundles.kinds < instance.size[1]).sum(axis=1).take(bundles.kind)
    sizes = range(1, MOST_COURSES + 1)
    parts = [_best(bundles.group, gain, cost, np.flatnonzero(places <= most)) for most in sizes]
    kept = np.unique(np.concatenate(parts))
    chosen = kept[np.lexsort((cost[kept], gain[kept], bundles.group[kept]))]
    groups = len(ready.groups.first)
    return Choices(
        ready=ready,
        kind=bundles.kind[chosen],
        gain=gain[chosen],
        cost=cost[chosen],
        places=places[chosen].astype("int64"),
        start=np.searchsorted(bundles.group[chosen], np.arange(groups + 1)),
    )


def _best(group: np.ndarray, gain: np.ndarray, cost: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Of these rows the ones that cost less than all of their group that gain as much or more."""
    ordered = rows[np.lexsort((rows, cost[rows], -gain[rows], group[rows]))]
    if not len(ordered):
        return ordered
    # Group numbers weigh more than any cost, so that one running minimum serves all groups.
    falling = cost[ordered] - group[ordered].astype("int64") * (int(cost.max()) + 1)
    kept = np.ones(len(ordered), dtype=bool)
    kept[1:] = falling[1:] < np.minimum.accumulate(falling)[:-1]
    return ordered[kept]


def most_points(offered: Choices, people: np.ndarray) -> int:
    """Parts of a point that these people (bool[P]) can gain at most."""
    size = _sizes(offered, people)
    best = np.zeros(len(size), dtype="int64")
    some = np.flatnonzero(np.diff(offered.start))
    best[some] = offered.gain[offered.start[some + 1] - 1]
    return int(best @ size)


def cheapest(offered: Choices, people: np.ndarray, missing: int) -> Mix | None:
    """Return the cheapest mix by which these people (bool[P]) gain what is missing; None: none can.

    missing: parts (1e-5) of a point, above 0. Among equally cheap mixes one with fewest places.
    """
    if most_points(offered, people) < missing:
        return None
    size = _sizes(offered, people)
    alike = _alike(offered, np.flatnonzero((size > 0) & (np.diff(offered.start) > 0)))
    rows = [np.arange(*offered.start[groups[0] : groups[0] + 2]) for groups in alike]
    columns = np.concatenate(rows)
    knapsack = _Knapsack(
        np.repeat(np.arange(len(rows)), [len(each) for each in rows]),
        np.array([size[groups].sum() for groups in alike]),
        offered.gain[columns],
        offered.cost[columns],
        missing,
    )
    times, least = knapsack.solve(knapsack.cost)
    paid = int(times @ knapsack.cost)
    if least == paid:
        times, _ = knapsack.solve(offered.places[columns], paid)
    return _handed_out(offered, alike, rows, size, times, least)


@dataclass(frozen=True, eq=False)
class _Knapsack:
    """Classes of people (`sizes`), each of whom takes at most one of the columns of its class.

    owner: each column's class; gain, cost: of a column; missing: parts of a point to be gained.
    """

    owner: np.ndarray
    sizes: np.ndarray
    gain: np.ndarray
    cost: np.ndarray
    missing: int

    def solve(self, price: np.ndarray, most: int | None = None) -> tuple[np.ndarray, int]:
        """Return how often each column is taken at the least price, and what is proven of it.

        most: Rp that may be paid. Raises: PlanError where none is found; ArithmeticError where
        whole numbers do not add up.
        """
        step = gcd(*price.tolist()) or 1
        solver = new_solver()
        solver.setOptionValue("mip_rel_gap", 0.0)
        solver.setOptionValue("mip_abs_gap", 0.5)  # of a step: no smaller one is possible
        solver.setOptionValue("mip_max_nodes", NODES)
        load(solver, self._program(price // step, most))
        solver.run()
        if not feasible(solver):
            raise PlanError(UNSOLVED)
        times = np.rint(np.array(solver.getSolution().col_value)).astype("int64")
        self._recheck(times, most)
        bound = int(np.ceil(solver.getInfo().mip_dual_bound - SLACK)) * step
        return times, min(max(bound, 0), int(times @ price))

    def _program(self, price: np.ndarray, most: int | None) -> highspy.HighsLp:
        count, classes = len(self.owner), len(self.sizes)
        part, money = gcd(*self.gain.tolist()), gcd(*self.cost.tolist()) or 1
        paid = highspy.kHighsInf if most is None else most // money
        made = highspy.HighsLp()
        made.num_col_, made.num_row_ = count, classes + 2
        made.col_cost_ = price.astype("float64")
        made.col_lower_, made.col_upper_ = np.zeros(count), self.sizes[self.owner].astype("float64")
        needed = float(-(-self.missing // part))
        made.row_lower_ = np.append(
            np.full(classes, -highspy.kHighsInf), [needed, -highspy.kHighsInf]
        )
        made.row_upper_ = np.append(self.sizes.astype("float64"), [highspy.kHighsInf, paid])
        row = np.column_stack([self.owner, np.full(count, classes), np.full(count, classes + 1)])
        value = np.column_stack([np.ones(count), self.gain // part, self.cost // money])
        made.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        made.a_matrix_.start_ = np.arange(count + 1, dtype="int32") * 3
        made.a_matrix_.index_, made.a_matrix_.value_ = row.ravel(), value.ravel()
        made.integrality_ = [highspy.HighsVarType.kInteger] * count
        return made

    def _recheck(self, times: np.ndarray, most: int | None) -> None:
        """Add up again in whole numbers what the solver found."""
        taken = np.zeros(len(self.sizes), dtype="int64")
        np.add.at(taken, self.owner, times)
        kept = (times >= 0).all() and (taken <= self.sizes).all()
        kept &= int(times @ self.gain) >= self.missing
        if not kept or (most is not None and int(times @ self.cost) > most):
            raise ArithmeticError("the cheapest mix does not add up in whole numbers")


def _sizes(offered: Choices, people: np.ndarray) -> np.ndarray:
    groups = offered.ready.groups
    return np.bincount(groups.of[people], minlength=len(groups.first)).astype("int64")


def _alike(offered: Choices, groups: np.ndarray) -> list[np.ndarray]:
    """Put groups together whose bundles gain and cost the same."""
    of: dict[bytes, list[int]] = {}
    for group in groups.tolist():
        rows = slice(int(offered.start[group]), int(offered.start[group + 1]))
        facts = (offered.gain[rows], offered.cost[rows], offered.places[rows])
        of.setdefault(np.concatenate(facts).tobytes(), []).append(group)
    return [np.array(each) for each in of.values()]


def _handed_out(
    offered: Choices,
    alike: list[np.ndarray],
    rows: list[np.ndarray],
    size: np.ndarray,
    times: np.ndarray,
    least: int,
) -> Mix:
    """Give the bundles of groups that are alike to one group after the other."""
    kinds = offered.ready.bundles.kinds.astype("int64")
    places = np.zeros(offered.ready.instance.size[1] + 1, dtype="int64")
    column = 0
    for groups, row in zip(alike, rows, strict=True):
        room = size[groups]
        for nth in range(len(row)):
            left = int(times[column])
            for place, group in enumerate(groups.tolist()):
                given = min(left, int(room[place]))
                room[place] -= given
                left -= given
                np.add.at(places, kinds[offered.kind[offered.start[group] + nth]], given)
            column += 1
    columns = np.concatenate(rows)
    return Mix(places[:-1], int(times.sum()), int(times @ offered.cost[columns]), least)
