"""The plan with fractions of people and batches allowed: its value, and the prices of the limits.

Column generation: only bundles that are near a group's best at the current prices enter the model;
its duals are the next prices. It ends when the model's value reaches the bound that the prices
prove over all bundles. A stratified sample of the people finds prices to begin with.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from analysis.plan.solver.bundles import Bundles
from analysis.plan.solver.candidates import Groups
from analysis.plan.solver.limits import Limits
from analysis.plan.solver.model import Model, Outcome
from analysis.plan.solver.prepared import MONEY, WORTH, Prepared, best_of
from analysis.plan.solver.pricing import Priced, Prices, bound, priced
from analysis.plan.solver.program import FINE

SAMPLE = 1500  # groups
SAMPLED = 1_000_000  # bundles of a sample at most
ROUNDS = 25
PATIENCE = 4  # models without a solution
MOST_PER_GROUP = 8  # bundles of a model
FEW = 10_000  # bundles beside these
NEAR = 0.04  # of the mean best value: how far below a group's best a bundle may lie to enter
EMPTY = np.zeros(0, dtype="int64")
CLOSE = 2e-4  # relative difference between value and bound that ends the search


class UnsolvedError(Exception):
    """No solution was found: batches that must run cannot be filled, or not be paid.

    proof: prices whose bound is the lowest that was found.
    """

    def __init__(self, proof: Prices) -> None:
        super().__init__()
        self.proof = proof


@dataclass(frozen=True, eq=False)
class Relaxed:
    """The plan with fractions.

    bound: the lowest proven, in nilai, by the prices `proof`. prices: the last duals. columns: the
    bundles of the last model, outcome: its solution. work: bundles of all models, as a measure.
    """

    bound: float
    proof: Prices
    prices: Prices
    columns: np.ndarray
    outcome: Outcome
    work: int


def relax(
    prepared: Prepared,
    limits: Limits,
    prices: Prices,
    *,
    close: float = CLOSE,
    wide: float = NEAR,
    kept: np.ndarray = EMPTY,
    proof: bool = True,
) -> Relaxed:
    """Find the prices under these limits, starting from `prices`.

    kept: bundles that the model takes too, because without them it may have no solution. Where no
    proof is wanted, it also ends when the value grows no more.
    Raises: UnsolvedError.
    """
    slack = wide * prepared.scale
    lowest, proving, before = np.inf, prices, -np.inf
    unsolved = work = 0
    seen = _enough(prepared, prices, slack)
    for _ in range(ROUNDS):
        columns = np.union1d(seen.rows, kept)
        outcome = Model(prepared, columns, limits).solve()
        work += len(columns)
        broken = outcome.prices is None
        if broken:  # the prices of what is broken bring the bundles that mend it, if there are any
            unsolved += 1
            outcome = Model(prepared, columns, limits, elastic=True).solve()
        if outcome.prices is None or unsolved > PATIENCE:
            raise UnsolvedError(proving)
        # Old columns stay, lest prices swing between two that each forget the other's bundles.
        few = len(columns) <= MOST_PER_GROUP * len(prepared.groups.first) + FEW
        kept = columns if few else columns[outcome.times > 1e-9]
        prices = outcome.prices
        seen = _enough(prepared, prices, slack)
        proven = bound(prepared, prices, limits, seen.best)
        if proven < lowest:
            lowest, proving = proven, prices
        value = -np.inf if broken else outcome.value - fine(outcome)
        if min(lowest - value, np.inf if proof else value - before) <= close * max(lowest, 1.0):
            break
        before = value
    return Relaxed(lowest, proving, prices, columns, outcome, work)


def fine(outcome: Outcome) -> float:
    """What the model charges for floors that are not reached, nilai."""
    return float(outcome.lacks.sum() * FINE)


def first_prices(prepared: Prepared, limits: Limits) -> Prices:
    """Prices found on a sample of the people, every so many groups in the order of the people."""
    sample = _sample(prepared)
    prices = _by_money(sample, limits)
    if len(sample.groups.first) == len(prepared.groups.first):
        return prices
    found = relax(sample, limits, prices, close=2e-3, wide=3 * NEAR).prices
    return replace(found, runs=None)  # these are the sample's groups


def no_prices(prepared: Prepared) -> Prices:
    """Everything is free."""
    owners = len(prepared.best_own)
    return Prices(0.0, np.zeros(prepared.instance.size[1]), np.zeros(owners), np.zeros(owners))


def _by_money(prepared: Prepared, limits: Limits) -> Prices:
    """The price of money that spends the budget if there are seats enough, by halving."""
    prices = no_prices(prepared)
    if limits.budget is None:
        return prices
    instance = prepared.instance
    per_seat = instance.column("biaya_tetap") / np.maximum(instance.column("kapasitas"), 1)
    cost = prepared.bundles.total((instance.column("biaya") + per_seat) * MONEY)
    cost_of = cost.take(prepared.bundles.kind)
    low, high = 0.0, 1.0
    while _spent(prepared, cost_of, high) > limits.budget * MONEY and high < 1e9:
        low, high = high, high * 8
    for _ in range(24):
        middle = (low + high) / 2
        spends_more = _spent(prepared, cost_of, middle) > limits.budget * MONEY
        low, high = (middle, high) if spends_more else (low, middle)
    return replace(prices, money=high, seat=per_seat * MONEY * high)


def _spent(prepared: Prepared, cost: np.ndarray, price: float) -> float:
    """Thousands of rupiah that are spent when everybody takes the best bundle at this price."""
    bundles = prepared.bundles
    profit = bundles.value * WORTH - price * cost
    best = best_of(bundles.start, profit)
    at_best = np.flatnonzero((profit >= best[bundles.group]) & (profit > 0))
    group, first = np.unique(bundles.group[at_best], return_index=True)
    return float(cost[at_best[first]] @ prepared.groups.size[group])


def _enough(prepared: Prepared, prices: Prices, slack: float) -> Priced:
    """Price all bundles; fewer are near where they would be too many for the model."""
    most = MOST_PER_GROUP * len(prepared.groups.first) + FEW
    seen = priced(prepared, prices, slack)
    near = seen.rows
    for narrower in (1, 4, 64):
        near = seen.rows[seen.below <= slack / narrower]
        if len(near) <= most:
            return replace(seen, rows=near)
    # Very many are equally good: of each group's, evenly spaced ones.
    group = prepared.bundles.group[near]
    begin = np.searchsorted(group, group)
    size = np.searchsorted(group, group, side="right") - begin
    nth = (np.arange(len(group)) - begin) * MOST_PER_GROUP
    return replace(seen, rows=near[(nth + MOST_PER_GROUP) // size > nth // size])


def _sample(prepared: Prepared) -> Prepared:
    """Every so many groups, weighing as much as all."""
    groups, bundles = prepared.groups, prepared.bundles
    step = max(1, len(groups.first) // SAMPLE, -(-len(bundles.value) // SAMPLED))
    chosen = np.arange(0, len(groups.first), step)
    if step == 1:
        return prepared
    weight = groups.size.sum() / groups.size[chosen].sum()
    inside = np.zeros(len(groups.first), dtype=bool)
    inside[chosen] = True
    rows = np.flatnonzero(inside[bundles.group])
    group = np.searchsorted(chosen, bundles.group[rows])
    return replace(
        prepared,
        groups=Groups(
            groups.of, groups.first[chosen], groups.size[chosen] * weight, groups.opd[chosen]
        ),
        bundles=Bundles(
            group.astype("int32"),
            bundles.kind[rows],
            bundles.value[rows],
            np.searchsorted(group, np.arange(len(chosen) + 1)),
            bundles.kinds,
        ),
    )
