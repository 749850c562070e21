"""What people do by hand: always the most value per rupiah, upgraded while the money lasts.

Everybody's bundles are ordered into upgrades of falling value per rupiah; the steepest upgrade of
all comes next, as long as its seats and its money are there. A batch that stays below its minimum
is cancelled, its money is spent again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analysis.plan.limits import Limits
    from analysis.plan.prepared import Prepared

NOTHING = -1


@dataclass(frozen=True, eq=False)
class Upgrades:
    """Steps to better bundles, the steepest first: row of `Bundles` and its group, int64[U]."""

    row: np.ndarray
    group: np.ndarray


@dataclass(eq=False)
class _Plan:
    """A plan being made: the bundle of each member of each group, what is used so far."""

    rows: list[list[int]]
    taken: list[int]
    spent: int
    spent_by: list[int]


def upgrades(prepared: Prepared) -> Upgrades:
    """Each group's way from nothing to its best bundle, by falling value per rupiah."""
    bundles = prepared.bundles
    price = bundles.total(prepared.instance.column("biaya").astype("float64"))
    rows = np.arange(len(bundles.value))
    group, worth, cost = bundles.group, prepared.worth, price.take(bundles.kind)
    reached_worth, reached_cost = np.zeros(len(bundles.start) - 1), np.zeros(len(bundles.start) - 1)
    steps: list[tuple[np.ndarray, np.ndarray]] = []
    while len(rows):
        more = worth - reached_worth.take(group)
        better = more > 0
        rows, group, more = rows[better], group[better], more[better]
        worth, cost = worth[better], cost[better]
        extra = np.maximum(cost - reached_cost.take(group), 0)
        slope = np.where(extra > 0, more / np.maximum(extra, 1e-9), 1e12 + more)
        best = _steepest(group, slope, more)
        reached_worth[group[best]], reached_cost[group[best]] = worth[best], cost[best]
        steps.append((rows[best], slope[best]))
    if not steps:
        return Upgrades(np.zeros(0, dtype="int64"), np.zeros(0, dtype="int64"))
    row = np.concatenate([best for best, _ in steps])
    slope = np.concatenate([steep for _, steep in steps])
    stage = np.repeat(np.arange(len(steps)), [len(best) for best, _ in steps])
    group = bundles.group[row]
    order = np.lexsort((group, stage, -slope))
    return Upgrades(row[order], group[order].astype("int64"))


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
    for row, group, bundle in zip(ways.row.tolist(), ways.group.tolist(), courses, strict=True):
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
