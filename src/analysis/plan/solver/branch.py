"""A tighter bound where few bundles are possible: branch and bound, every bound exact.

A fractional number of batches, or of people who take a bundle, is split into two cases; the bound
of each case is recomputed in whole numbers; the plan's bound is the largest that remains.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.plan.solver.certificate import exact_bound
from analysis.plan.solver.model import Model, Outcome

if TYPE_CHECKING:
    from analysis.plan.solver.limits import Limits
    from analysis.plan.solver.prepared import Prepared

FEW = 3_000  # bundles
NODES = 400
WHOLE = 1e-6


@dataclass(frozen=True, eq=False)
class Case:
    """A part of all plans. least, most: int64[N], how often a bundle is taken; outcome: its LP."""

    limits: Limits
    least: np.ndarray
    most: np.ndarray
    outcome: Outcome


def tightened(prepared: Prepared, limits: Limits, value: int, bound: int) -> int:
    """A bound as near to `value` as a limited search proves, at most `bound`."""
    bundles = prepared.bundles
    if bound <= value or len(bundles.value) > FEW:
        return bound
    most = prepared.groups.size[bundles.group].astype("int64")
    first = _solved(prepared, limits, np.zeros_like(most), most)
    cases = [(-bound, 0, first)]
    for number in range(1, NODES, 2):
        if not cases or -cases[0][0] <= value:
            break
        parts = _split(cases[0][2])
        if parts is None:
            break
        heapq.heappop(cases)
        for nth, (narrower, low, high) in enumerate(parts):
            case = _solved(prepared, narrower, low, high)
            prices = case.outcome.prices
            if prices is None:
                return bound
            proven = exact_bound(prepared, narrower, prices, (low, high))
            if proven > value:
                heapq.heappush(cases, (-min(proven, bound), number + nth, case))
    return max(value, -cases[0][0]) if cases else value


def _solved(prepared: Prepared, limits: Limits, least: np.ndarray, most: np.ndarray) -> Case:
    columns = np.arange(len(prepared.bundles.value))
    model = Model(prepared, columns, limits, elastic=True)
    model.least, model.most = least.astype("float64"), most.astype("float64")
    return Case(limits, least, most, model.solve())


def _split(case: Case) -> list[tuple[Limits, np.ndarray, np.ndarray]] | None:
    """Two narrower cases that hold all whole plans of this one; None if its LP is whole."""
    batches, times = case.outcome.batches, case.outcome.times
    open_batches = np.abs(batches - np.rint(batches))
    if open_batches.max(initial=0) > WHOLE:
        course = int(open_batches.argmax())
        down = int(np.floor(batches[course]))
        upper, lower = case.limits.upper.copy(), case.limits.lower.copy()
        upper[course], lower[course] = down, down + 1
        return [
            (replace(case.limits, upper=upper), case.least, case.most),
            (replace(case.limits, lower=lower), case.least, case.most),
        ]
    open_times = np.abs(times - np.rint(times))
    if open_times.max(initial=0) <= WHOLE:
        return None
    row = int(open_times.argmax())
    down = int(np.floor(times[row]))
    most, least = case.most.copy(), case.least.copy()
    most[row], least[row] = down, down + 1
    return [(case.limits, case.least, most), (case.limits, least, case.most)]
