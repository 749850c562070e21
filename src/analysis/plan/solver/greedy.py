"""What people do by hand: always the most value per rupiah, upgraded while the money lasts.

Everybody's bundles are ordered into upgrades of falling value per rupiah; the steepest upgrade of
all comes next, as long as its seats and its money are there. A batch that stays below its minimum
is cancelled, its money is spent again.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from analysis.plan.solver.prepared import WORTH

if TYPE_CHECKING:
    from analysis.plan.solver.limits import Limits
    from analysis.plan.solver.prepared import Prepared

NOTHING = -1
AT_ONCE = 500_000  # bundles
Steps = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


@dataclass(frozen=True, eq=False)
class Upgrades:
    """Steps to better bundles, the steepest first: row of `Bundles` and its group, int64[U].

    extra: float64[U], Rp that the step costs more than the one before it, without fixed costs.
    """

    row: np.ndarray
    group: np.ndarray
    extra: np.ndarray


@dataclass(eq=False)
class _Plan:
    """A plan being made: the bundle of each member of each group, what is used so far."""

    rows: list[list[int]]
    taken: list[int]
    spent: int
    spent_by: list[int]


def upgrades(prepared: Prepared) -> Upgrades:
    """Each group's way from nothing to its best bundle, by falling value per rupiah."""
    start = prepared.bundles.start
    portion = start[1:] // AT_ONCE
    edges = np.flatnonzero(np.diff(portion, prepend=-1, append=-1)).tolist()
    parts = [_steps(prepared, int(start[begin]), int(start[end])) for begin, end in pairwise(edges)]
    parts = parts or [_steps(prepared, 0, 0)]
    row, slope, stage, extra = (np.concatenate(part) for part in zip(*parts, strict=True))
    group = prepared.bundles.group[row]
    order = np.lexsort((group, stage, -slope))
    return Upgrades(row[order], group[order].astype("int64"), extra[order])


def _steps(prepared: Prepared, begin: int, end: int) -> Steps:
    """The steps of the groups whose bundles are these rows: row, slope, stage, extra cost."""
    bundles = prepared.bundles
    price = bundles.total(prepared.instance.column("biaya").astype("float64"))
    rows = np.arange(begin, end)
    group, worth = bundles.group[rows].astype("int64"), prepared.bundles.value[rows] * WORTH
    group -= group[0] if len(group) else 0
    cost = price.take(bundles.kind[rows])
    reached_worth, reached_cost = np.zeros((2, int(group.max(initial=0)) + 1))
    none = np.zeros(0)
    steps: list[Steps] = [(np.zeros(0, dtype="int64"), none, none, none)]
    while len(rows):
        more = worth - reached_worth.take(group)
        better = more > 0
        rows, group, more = rows[better], group[better], more[better]
        worth, cost = worth[better], cost[better]
        extra = cost - reached_cost.take(group)
        slope = np.where(extra > 0, more / np.maximum(extra, 1e-9), 1e12 + more)
        best = _steepest(group, slope, more)
        reached_worth[group[best]], reached_cost[group[best]] = worth[best], cost[best]
        steps.append((rows[best], slope[best], np.full(len(best), len(steps)), extra[best]))
    row, slope, stage, extra = (np.concatenate(part) for part in zip(*steps, strict=True))
    return row, slope, stage, extra


def _steepest(group: np.ndarray, slope: np.ndarray, more: np.ndarray) -> np.ndarray:
    """Each group's steepest step, of equals the one that brings most, then the first; positions."""
    if not len(group):
        return np.zeros(0, dtype="int64")
    begins = np.flatnonzero(np.diff(group, prepend=-1))
    size = np.diff(np.append(begins, len(group)))
    steep = np.flatnonzero(slope >= np.repeat(np.maximum.reduceat(slope, begins), size))
    order = np.lexsort((steep, -more[steep], group[steep]))
    _, first = np.unique(group[steep][order], return_index=True)
    best: np.ndarray = steep[order[first]]
    return best


def take_greedily(
    prepared: Prepared, limits: Limits, ways: Upgrades
) -> tuple[np.ndarray, np.ndarray]:
    """The plan by value per rupiah: bundles (rows), and how often each is taken; floors apart."""
    instance = prepared.instance
    seats = limits.upper * instance.column("kapasitas")
    while True:
        plan = _one_pass(prepared, limits, ways, seats.tolist())
        taken = np.array(plan.taken[:-1])
        size = np.maximum(instance.column("kapasitas"), 1)
        batches = -(-taken // size)
        short = taken < batches * instance.column("isi_minimum")
        if not short.any():
            break
        # The emptier half of the batches that are too small is cancelled; the rest may fill up.
        filled = taken / np.maximum(batches * instance.column("isi_minimum"), 1)
        short &= filled <= np.median(filled[short])
        seats = np.where(short, (batches - 1) * instance.column("kapasitas"), seats)
    rows = np.array([row for group in plan.rows for row in group if row != NOTHING], dtype="int64")
    columns, times = np.unique(rows, return_counts=True)
    return columns, times


def _one_pass(prepared: Prepared, limits: Limits, ways: Upgrades, seats: list[int]) -> _Plan:
    """Go down the upgrades once; what does not fit is passed over."""
    instance, groups = prepared.instance, prepared.groups
    courses = prepared.bundles.kinds[prepared.bundles.kind[ways.row]].tolist()
    cost = [*instance.column("biaya").tolist(), 0]
    fixed = [*instance.column("biaya_tetap").tolist(), 0]
    size = [*np.maximum(instance.column("kapasitas"), 1).tolist(), 1]
    offers = instance.size[1]
    held = {int(row): bundle for row, bundle in zip(ways.row, courses, strict=True)}
    plan = _Plan(
        [[NOTHING] * n for n in groups.size.tolist()], [0] * (offers + 1), 0,
        [0] * len(prepared.best_own),
    )  # fmt: skip
    opd = groups.opd.tolist()
    # What the cheapest of the steps still to come costs more: below it no money is left to spend.
    cheapest = np.minimum.accumulate(ways.extra[::-1])[::-1].tolist()
    steps = zip(ways.row.tolist(), ways.group.tolist(), courses, cheapest, strict=True)
    for row, group, bundle, least in steps:
        if limits.budget is not None and plan.spent + least > limits.budget:
            break
        new = [c for c in bundle if c < offers]
        for member, before in enumerate(plan.rows[group]):
            old = [] if before == NOTHING else [c for c in held[before] if c < offers]
            joined = [c for c in new if c not in old]
            if any(plan.taken[c] >= seats[c] for c in joined):
                break
            left = [c for c in old if c not in new]
            own = sum(cost[c] for c in joined) - sum(cost[c] for c in left)
            more = own + sum(fixed[c] for c in joined if plan.taken[c] % size[c] == 0)
            more -= sum(fixed[c] for c in left if (plan.taken[c] - 1) % size[c] == 0)
            if limits.budget is not None and plan.spent + more > limits.budget:
                break
            if limits.share is not None and plan.spent_by[opd[group]] + own > limits.share:
                break
            plan.spent += more
            plan.spent_by[opd[group]] += own
            for c in joined:
                plan.taken[c] += 1
            for c in left:
                plan.taken[c] -= 1
            plan.rows[group][member] = row
    return plan
