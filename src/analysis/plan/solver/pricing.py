"""What the limits cost: every bundle's profit at the prices of money, seats and OPD limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.plan.solver.opening import charged
from analysis.plan.solver.prepared import MONEY, WORTH, best_of

if TYPE_CHECKING:
    from analysis.plan.solver.limits import Limits
    from analysis.plan.solver.prepared import Prepared


@dataclass(frozen=True, eq=False)
class Prices:
    """Duals of the coupling rows, in nilai per thousand rupiah, per seat, per nilai.

    money: of the budget. seat: float64[C], of taking part in a course (negative: a batch lacks
    participants). share: float64[O], of an OPD's share. floor: float64[O], of an OPD's floor.
    runs: float64[G, C], what each of a group pays for a course that runs (see `opening`).
    """

    money: float
    seat: np.ndarray
    share: np.ndarray
    floor: np.ndarray
    runs: np.ndarray | None = None


@dataclass(frozen=True, eq=False)
class Priced:
    """best: float64[G], nilai, each group's best profit. rows: bundles near it.

    below: float64, how far each of these lies below its group's best.
    """

    best: np.ndarray
    rows: np.ndarray
    below: np.ndarray


def priced(prepared: Prepared, prices: Prices, slack: float) -> Priced:
    """Price all bundles: value less what they use of the limits; near = within `slack` of best."""
    bundles, opd = prepared.bundles, prepared.groups.opd
    cost = bundles.total(prepared.instance.column("biaya") * MONEY)
    seat = bundles.total(prices.seat)
    price = prices.money * cost + seat
    gained, share = (1 + prices.floor)[opd], prices.share[opd]
    best = np.zeros(len(opd))
    rows, below = [np.zeros(0, dtype="int64")], [np.zeros(0)]
    for first, end in prepared.portions:
        begin, stop = int(bundles.start[first]), int(bundles.start[end])
        kind, group = bundles.kind[begin:stop], bundles.group[begin:stop]
        profit = bundles.value[begin:stop] * WORTH
        if prepared.by_opd:
            profit *= gained.take(group)
            profit -= share.take(group) * cost.take(kind)
        profit -= price.take(kind)
        if prices.runs is not None:
            profit -= charged(prepared, (first, end), prices.runs)
        best[first:end] = best_of(bundles.start[first : end + 1] - begin, profit)
        short = best.take(group) - profit
        near = np.flatnonzero(short <= slack)
        rows.append(begin + near)
        below.append(short[near])
    return Priced(best, np.concatenate(rows), np.concatenate(below))


def batch_worth(prepared: Prepared, prices: Prices) -> np.ndarray:
    """What one more batch of each course earns at these prices, float64[C]; may be negative.

    The first batch earns beside this what is paid for a course that runs.
    """
    instance = prepared.instance
    seats, fewest = instance.column("kapasitas"), instance.column("isi_minimum")
    earned = np.where(prices.seat > 0, prices.seat * seats, prices.seat * fewest)
    worth: np.ndarray = earned - prices.money * MONEY * instance.column("biaya_tetap")
    return worth


def bound(prepared: Prepared, prices: Prices, limits: Limits, best: np.ndarray) -> float:
    """The Lagrangian bound in nilai (floating; `certificate` repeats it in whole numbers)."""
    worth = batch_worth(prepared, prices)
    first = np.zeros(len(worth))
    if prices.runs is not None:
        first = prepared.groups.size @ prices.runs
    numbers = (limits.lower, np.clip(1, limits.lower, limits.upper), limits.upper)
    batches = np.max([worth * n + first * (n > 0) for n in numbers], axis=0).sum()
    money = 0.0 if limits.budget is None else prices.money * limits.budget * MONEY
    shares = 0.0 if limits.share is None else prices.share.sum() * limits.share * MONEY
    floors = prices.floor @ limits.floor_worth
    return float(best @ prepared.groups.size + batches + money + shares - floors)
