"""The proof: a bound on the value of every plan, recomputed in whole numbers from rounded prices.

For any prices that are not negative, no plan is worth more than: what everybody's best bundle
earns after paying its prices, plus what the batches earn, plus the limits at their prices. So the
prices may be rounded; the sum is then exact, and no rounding of the solver is trusted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.plan.problem.instance import UNIT
from analysis.plan.solver.opening import charged, for_running
from analysis.plan.solver.prepared import MONEY, Prepared, best_of

if TYPE_CHECKING:
    from analysis.plan.solver.limits import Limits
    from analysis.plan.solver.pricing import Prices

FINENESS = 1 << 30  # prices are whole multiples of one part of so many
ROOM = 2.0**60  # profits stay below it


@dataclass(frozen=True, eq=False)
class UnitPrices:
    """What a person of a unit pays in a course beside the seat, and each batch earns for it.

    unit: int64[G], the unit of each group. limit: int64[U, C], people of a unit in each batch.
    price: [U, C], not negative; nilai, or whole value units x fineness.
    """

    unit: np.ndarray
    limit: np.ndarray
    price: np.ndarray

    def rounded(self, scale: int) -> UnitPrices:
        """The prices as whole numbers of one part of `scale` each."""
        price = np.rint(np.maximum(self.price, 0) * scale).astype("int64")
        return UnitPrices(self.unit, self.limit, price)

    def less(self, prepared: Prepared, groups: tuple[int, int], profit: np.ndarray) -> np.ndarray:
        """The groups' profits less what their bundles pay."""
        bundles = prepared.bundles
        rows = slice(int(bundles.start[groups[0]]), int(bundles.start[groups[1]]))
        unit = self.unit[bundles.group[rows]]
        padded = np.column_stack([self.price, np.zeros(len(self.price), dtype="int64")])
        courses = bundles.kinds[bundles.kind[rows]]
        paid: np.ndarray = profit - padded[unit[:, None], courses].sum(axis=1)
        return paid


def exact_bound(
    prepared: Prepared,
    limits: Limits,
    prices: Prices,
    case: tuple[np.ndarray, np.ndarray] | None = None,
    away: UnitPrices | None = None,
) -> int:
    """Value units that no plan of these bundles can exceed.

    case: int64[N] each, how often a bundle is taken at least and at most; None = no such limits.
    away: prices of the rules that only so many of a unit are in a batch; None = no such rules.
    """
    instance = prepared.instance
    fine = _fineness(prepared, prices, away)
    units = None if away is None else away.rounded(UNIT * fine)
    money = 0 if limits.budget is None else max(0, round(prices.money * MONEY * UNIT * fine))
    seat = np.rint(prices.seat * (UNIT * fine)).astype("int64")
    share, floor = _of_opd(prepared, limits, prices, fine)
    runs = None
    if prices.runs is not None:
        runs = np.rint(np.maximum(prices.runs, 0) * (UNIT * fine)).astype("int64")
    rates = (money + share)[prepared.groups.opd], (fine + floor)[prepared.groups.opd]
    takes = prepared.bundles.total(instance.column("biaya")), prepared.bundles.total(seat)
    total = 0
    for first, end in prepared.portions:
        profit = _profit(prepared, (first, end), takes, *rates)
        if units is not None:
            profit = units.less(prepared, (first, end), profit)
        if runs is not None:
            profit -= charged(prepared, (first, end), runs)
        start = prepared.bundles.start[first : end + 1] - prepared.bundles.start[first]
        total += _product(best_of(start, profit), prepared.groups.size[first:end])
    if case is not None:
        whole = (0, len(prepared.groups.first))
        profit = _profit(prepared, whole, takes, *rates)
        if runs is not None:
            profit -= charged(prepared, whole, runs)
        total += _narrowed(prepared, profit, *case)
    once = [0] * len(seat) if runs is None else for_running(prepared, runs)
    total += _batches(prepared, limits, money, seat, units, once)
    total += money * (limits.budget or 0)
    total += sum(int(price) for price in share) * (limits.share or 0)
    total -= _product(floor, limits.floor) if instance.floor else 0
    return whole_steps(prepared, total // fine)


def _narrowed(prepared: Prepared, profit: np.ndarray, least: np.ndarray, most: np.ndarray) -> int:
    """What the groups earn less where some bundles must, or may not, be taken so often."""
    groups, bundles = prepared.groups, prepared.bundles
    whole = groups.size[bundles.group]
    total = 0
    for group in np.unique(bundles.group[(least > 0) | (most < whole)]).tolist():
        rows = slice(int(bundles.start[group]), int(bundles.start[group + 1]))
        people = int(groups.size[group])
        total -= people * max(0, int(profit[rows].max()))
        facts = zip(profit[rows].tolist(), least[rows].tolist(), most[rows].tolist(), strict=True)
        ordered = sorted(facts, reverse=True)
        total += sum(earned * low for earned, low, _ in ordered)
        people -= sum(low for _, low, _ in ordered)
        for earned, low, high in ordered:
            more = min(high - low, max(people, 0)) if earned > 0 else 0
            total += earned * more
            people -= more
    return total


def whole_steps(prepared: Prepared, bound: int) -> int:
    """The largest value that a plan can have up to the bound: a sum of bundles' values."""
    step = int(np.gcd.reduce(prepared.bundles.value)) if len(prepared.bundles.value) else 0
    return bound // step * step if step else 0


def _fineness(prepared: Prepared, prices: Prices, away: UnitPrices | None) -> int:
    """The finest steps for the prices with which no profit leaves the range of whole numbers."""
    fine = FINENESS
    most = float(prepared.bundles.value.max(initial=0)) * (1 + float(prices.floor.max(initial=0)))
    cost = float(prepared.instance.column("biaya").max(initial=0)) * 3 * MONEY * UNIT
    spent = cost * (prices.money + float(prices.share.max(initial=0)))
    seats = float(np.abs(prices.seat).max(initial=0)) * 3 * UNIT
    if prices.runs is not None:
        seats += float(prices.runs.max(initial=0)) * 3 * UNIT
    if away is not None:
        seats += float(away.price.max(initial=0)) * 3 * UNIT
    while fine > 1 and (most + spent + seats) * fine >= ROOM:
        fine //= 2
    return fine


def _of_opd(
    prepared: Prepared, limits: Limits, prices: Prices, fine: int
) -> tuple[np.ndarray, np.ndarray]:
    """Prices of the OPD's limits in whole numbers; 0 where there is no such limit."""
    none = np.zeros(len(prepared.best_own), dtype="int64")
    share, floor = none, none
    if limits.share is not None:
        share = np.rint(np.maximum(prices.share, 0) * (MONEY * UNIT * fine)).astype("int64")
    if prepared.instance.floor:
        floor = np.rint(np.maximum(prices.floor, 0) * fine).astype("int64")
    return share, floor


def _profit(
    prepared: Prepared,
    groups: tuple[int, int],
    takes: tuple[np.ndarray, np.ndarray],
    money: np.ndarray,
    gained: np.ndarray,
) -> np.ndarray:
    """The groups' bundles' value less their prices, in value units x fineness, int64.

    takes: int64[M] each, what a kind of bundle costs in Rp and pays for its seats. money, gained:
    int64[G], the price of a rupiah and the worth of a value unit.
    """
    bundles = prepared.bundles
    rows = slice(int(bundles.start[groups[0]]), int(bundles.start[groups[1]]))
    kind, group = bundles.kind[rows], bundles.group[rows]
    profit: np.ndarray = bundles.value[rows] * gained.take(group)
    cost, seats = takes
    profit -= money.take(group) * cost.take(kind)
    profit -= seats.take(kind)
    return profit


def _batches(
    prepared: Prepared,
    limits: Limits,
    money: int,
    seat: np.ndarray,
    units: UnitPrices | None,
    once: list[int],
) -> int:
    """The most that the batches can earn, course by course; once: what its first one earns more."""
    instance = prepared.instance
    room = [0] * len(seat)
    if units is not None:
        room = [_product(*pair) for pair in zip(units.limit.T, units.price.T, strict=True)]
    facts = zip(
        seat.tolist(),
        instance.column("kapasitas").tolist(),
        instance.column("isi_minimum").tolist(),
        instance.column("biaya_tetap").tolist(),
        limits.lower.tolist(),
        limits.upper.tolist(),
        room,
        once,
        strict=True,
    )
    total = 0
    for price, seats, fewest, fixed, lower, upper, more, first in facts:
        worth = max(price * seats, price * fewest) - money * fixed + more
        numbers = (lower, min(max(lower, 1), upper), upper)
        total += max(worth * number + first * (number > 0) for number in numbers)
    return total


def _product(numbers: np.ndarray, times: np.ndarray) -> int:
    """The exact sum of products, whatever its size."""
    return sum(a * b for a, b in zip(numbers.tolist(), times.tolist(), strict=True))
