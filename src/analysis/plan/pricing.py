"""What the limits cost: every bundle's profit at the prices of money, seats and OPD limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.plan.prepared import MONEY, best_of

if TYPE_CHECKING:
    from analysis.plan.limits import Limits
    from analysis.plan.prepared import Prepared


@dataclass(frozen=True, eq=False)
class Prices:
    """Duals of the coupling rows, in nilai per thousand rupiah, per seat, per nilai.

    money: of the budget. seat: float64[C], of taking part in a course (negative: a batch lacks
    participants). share: float64[O], of an OPD's share. floor: float64[O], of an OPD's floor.
    """

    money: float
    seat: np.ndarray
    share: np.ndarray
    floor: np.ndarray


def profits(prepared: Prepared, prices: Prices) -> np.ndarray:
    """Each bundle's value less what it uses of the limits, float64[N]."""
    bundles = prepared.bundles
    cost = prepared.instance.column("biaya") * MONEY
    if not prepared.by_opd:
        price = bundles.total(prices.money * cost + prices.seat)
        left: np.ndarray = prepared.worth - price.take(bundles.kind)
        return left
    money = (prices.money + prices.share)[prepared.groups.opd]
    gained = (1 + prices.floor)[prepared.groups.opd]
    profit: np.ndarray = prepared.worth * gained.take(bundles.group)
    profit -= money.take(bundles.group) * bundles.total(cost).take(bundles.kind)
    profit -= bundles.total(prices.seat).take(bundles.kind)
    return profit


def batch_worth(prepared: Prepared, prices: Prices) -> np.ndarray:
    """What one more batch of each course earns at these prices, float64[C]; may be negative."""
    instance = prepared.instance
    seats, fewest = instance.column("kapasitas"), instance.column("isi_minimum")
    earned = np.where(prices.seat > 0, prices.seat * seats, prices.seat * fewest)
    worth: np.ndarray = earned - prices.money * MONEY * instance.column("biaya_tetap")
    return worth


def bound(prepared: Prepared, prices: Prices, limits: Limits, best: np.ndarray) -> float:
    """The Lagrangian bound in nilai (floating; `certificate` repeats it in whole numbers)."""
    worth = batch_worth(prepared, prices)
    batches = np.where(worth > 0, limits.upper, limits.lower) @ worth
    money = 0.0 if limits.budget is None else prices.money * limits.budget * MONEY
    shares = 0.0 if limits.share is None else prices.share.sum() * limits.share * MONEY
    floors = prices.floor @ limits.floor_worth
    return float(best @ prepared.groups.size + batches + money + shares - floors)


def near(prepared: Prepared, profit: np.ndarray, slack: float) -> np.ndarray:
    """Positions of the bundles within `slack` of their group's best."""
    best = best_of(prepared.bundles, profit)
    return np.flatnonzero(profit >= best[prepared.bundles.group] - slack)
