"""A tighter bound for many people: the numbers of batches are split, people stay fractions.

The relaxation lets a batch run half filled or half paid. Where that is what keeps the bound up, the
two sides (fewer batches, or one more) are relaxed apart; the bound is the larger of the two.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from analysis.plan.problem.instance import MOST_COURSES
from analysis.plan.solver.certificate import exact_bound
from analysis.plan.solver.model import Model
from analysis.plan.solver.prepared import MONEY, WORTH
from analysis.plan.solver.relax import Relaxed, UnsolvedError, relax
from analysis.plan.solver.session import Basis, Session

if TYPE_CHECKING:
    from analysis.plan.solver.limits import Limits
    from analysis.plan.solver.prepared import Prepared
    from analysis.plan.solver.pricing import Prices
    from analysis.plan.solver.search import Best

WORK = 300_000  # bundles in all models together: the measure at which the search ends
PRICED = 200  # bundles that are priced as quickly as a model takes one more
TRIED = 3  # splits before it is asked whether they lead anywhere
MANAGEABLE = 20_000  # bundles: so many are kept in one model, which is then solved again quickly
QUICKLY = 4  # how many times faster
TINY = 1e-6
PER_PERSON = 10.0  # nilai that a person out of place costs, to choose where to split


@dataclass(frozen=True, eq=False)
class Side:
    """A part of all plans: limits with narrower batches, and their relaxation, if it was found."""

    limits: Limits
    relaxed: Relaxed | None
    basis: Basis | None = None


def proven(best: Best, first: Side, bound: int, gap: Fraction) -> int:
    """A bound on all plans, at most `bound`; the search ends within `gap` of the plan's value.

    best: where whole batches are met on the way, their plan is considered.
    """
    prepared = best.ready
    sides: list[tuple[int, int, Side]] = [(-bound, 0, first)]
    session = None if best.near_enough(bound, gap) else _session(prepared, first.limits)
    work = number = 0
    while sides and work < WORK and not best.near_enough(-sides[0][0], gap):
        top, _, side = sides[0]
        if number >= 2 * TRIED and _hopeless(best, (bound, -top), gap, work):
            break
        parts = _split(prepared, side)
        if not parts:
            _fill(best, side)
            break
        heapq.heappop(sides)
        for limits in parts:
            number += 1
            narrower = _quickly(prepared, session, limits, side) or _relaxed(prepared, limits, side)
            low = exact_bound(prepared, limits, narrower.proof)
            work += narrower.work + len(prepared.bundles.value) // PRICED
            if min(low, -top) > best.value:
                part = Side(limits, narrower.relaxed, narrower.basis)
                heapq.heappush(sides, (-min(low, -top), number, part))
    return max(best.value, -sides[0][0]) if sides else best.value


def _hopeless(best: Best, bounds: tuple[int, int], gap: Fraction, work: int) -> bool:
    """Say whether, as the bound has fallen so far, it would not come near enough in twice the work.

    bounds: the first and the last. Later splits bring less than the first ones.
    """
    first, last = bounds
    missing = last - best.value * (1 + gap)
    return missing * work > (first - last) * (2 * WORK - work)


def _fill(best: Best, side: Side) -> None:
    """Consider the plan of a side whose batches are whole."""
    if side.relaxed is None:
        return
    seats = np.maximum(best.ready.instance.column("kapasitas"), 1)
    outcome, limits = side.relaxed.outcome, side.limits
    batches = np.ceil(outcome.takers / seats - TINY).astype("int64")
    batches = np.clip(batches, limits.lower, limits.upper)
    fixed = replace(limits, lower=batches, upper=batches)
    best.people(fixed, side.relaxed.columns[outcome.times > TINY], side.relaxed)


@dataclass(frozen=True, eq=False)
class Narrower:
    """What was found of a side: its relaxation, prices that prove its bound, and the work."""

    relaxed: Relaxed | None
    proof: Prices
    work: int
    basis: Basis | None = None


def _session(prepared: Prepared, limits: Limits) -> Session | None:
    """One model of all bundles that can be taken at all, where these are few."""
    runs = np.append(limits.upper > 0, np.True_)[prepared.bundles.kinds].all(axis=1)
    columns = np.flatnonzero(runs[prepared.bundles.kind])
    if len(columns) > MANAGEABLE:
        return None
    return Session(Model(prepared, columns, limits))


def _quickly(
    prepared: Prepared, session: Session | None, limits: Limits, side: Side
) -> Narrower | None:
    """One side from the model that is kept, if there is one that can be solved.

    Where no plan is possible on this side, the prices of breaking its limits prove it.
    """
    if session is None:
        return None
    columns, basis = session.model.columns, None
    outcome = session.at(limits.lower, limits.upper, side.basis)
    if outcome is not None:
        work, basis = len(columns) // QUICKLY, session.basis
    else:
        outcome, work = Model(prepared, columns, limits, elastic=True).solve(), len(columns)
    if outcome.prices is None:
        return None
    prices = _closing(prepared, limits, outcome.prices)
    if basis is None:
        return Narrower(None, prices, work)
    relaxed = Relaxed(outcome.value, prices, prices, columns, outcome, work)
    return Narrower(relaxed, prices, work, basis)


def _closing(prepared: Prepared, limits: Limits, prices: Prices) -> Prices:
    """Prices at which seats of courses that never run cost more than any bundle can earn."""
    most = prepared.bundles.value.max(initial=0) * WORTH * (1 + prices.floor.max(initial=0))
    dear = most + MOST_COURSES * np.abs(prices.seat).max(initial=0)
    return replace(prices, seat=np.where(limits.upper > 0, prices.seat, dear))


def _relaxed(prepared: Prepared, limits: Limits, side: Side) -> Narrower:
    """One side by relaxing it anew."""
    before = side.relaxed
    if before is None:
        raise RuntimeError("a side without a relaxation is never split")
    kept = before.columns[before.outcome.times > TINY]
    try:
        relaxed = relax(prepared, limits, before.prices, kept=kept, close=5e-4)
    except UnsolvedError as error:
        return Narrower(None, error.proof, len(before.columns))
    return Narrower(relaxed, relaxed.proof, relaxed.work)


def _split(prepared: Prepared, side: Side) -> list[Limits]:
    """Two narrower sides that hold all plans of this one; none where nothing is left to split."""
    if side.relaxed is None:
        return []
    instance, takers = prepared.instance, side.relaxed.outcome.takers
    seats = np.maximum(instance.column("kapasitas"), 1)
    full = np.maximum(takers / seats, side.limits.lower)
    batches = np.ceil(full - TINY).astype("int64")
    part = np.minimum(batches - full, full - batches + 1)
    above = takers - seats * (batches - 1)
    below = instance.column("isi_minimum") * batches - takers
    misplaced = np.where((below > TINY) & (batches > 0), np.minimum(above, below), 0)
    fixed = instance.column("biaya_tetap") * MONEY * side.relaxed.prices.money
    loss = np.where(part > TINY, PER_PERSON * misplaced + fixed * part, 0)
    course = int(loss.argmax()) if len(loss) else 0
    if not len(loss) or loss[course] <= TINY:
        return []
    lower, upper = side.limits.lower.copy(), side.limits.upper.copy()
    upper[course], lower[course] = batches[course] - 1, batches[course]
    parts = [replace(side.limits, upper=upper), replace(side.limits, lower=lower)]
    return [part for part in parts if (part.lower <= part.upper).all()]
