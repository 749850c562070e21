"""From fractions to whole batches and whole people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.plan.solver.model import Effort, Model, Outcome
from analysis.plan.solver.pricing import priced
from analysis.plan.solver.relax import NEAR, Relaxed, relax

if TYPE_CHECKING:
    from analysis.plan.solver.limits import Limits
    from analysis.plan.solver.prepared import Prepared

FEW = 6_000  # bundles: so many are solved at once, exactly
FREE = 100  # groups that stay free when people become whole
NODES = 300  # of a model with whole batches
LOOKED_AT = 600_000  # bundles in all its nodes together
NARROWER = (1, 8, 64)  # as many times nearer to the best must a bundle lie, where too many are near
WHOLE = 1e-6  # numbers this near to a whole one are it
Found = tuple[np.ndarray, np.ndarray]  # rows of `Bundles`, how often each is taken


def whole_at_once(prepared: Prepared, limits: Limits, gap: float) -> Found | None:
    """Solve a small instance with whole batches and people."""
    columns = np.arange(len(prepared.bundles.value))
    effort = Effort(gap=gap, nodes=100_000, batches=True, people=True)
    return _found(columns, Model(prepared, columns, limits).solve(effort))


def whole_batches(
    prepared: Prepared, limits: Limits, relaxed: list[Relaxed], *, gap: float, most: int
) -> tuple[Limits, np.ndarray] | None:
    """Choose whole numbers of batches: the limits with them fixed, and the bundles that fill them.

    People are fractions. The model takes the bundles near everybody's best at the prices of each
    of `relaxed`, the nearest ones where these are many; None where they are more than `most`.
    """
    slack = NEAR * prepared.scale / 2
    near = [priced(prepared, each.prices, slack) for each in relaxed]
    taken = [each.columns[each.outcome.times > WHOLE] for each in relaxed]
    columns = np.unique(np.concatenate(taken))
    for narrower in NARROWER:
        parts = [each.rows[each.below <= slack / narrower] for each in near]
        columns = np.unique(np.concatenate([*parts, *taken]))
        if len(columns) <= most:
            break
    if len(columns) > most:
        return None
    nodes = min(NODES, LOOKED_AT // max(1, len(columns)))
    outcome = Model(prepared, columns, limits).solve(Effort(gap=gap, nodes=nodes, batches=True))
    if not outcome.solved:
        return None
    batches = np.rint(outcome.batches).astype("int64")
    return replace(limits, lower=batches, upper=batches), columns[outcome.times > 0]


def whole_people(
    prepared: Prepared, fixed: Limits, filling: np.ndarray, start: Relaxed
) -> tuple[Relaxed, Found | None]:
    """Find the best fractions for these batches, then make people whole.

    Few people are fractions; they and some others, every so many, stay free, all else is kept.
    """
    relaxed = relax(prepared, fixed, start.prices, kept=filling, proof=False)
    columns, times = relaxed.columns, relaxed.outcome.times
    group = prepared.bundles.group[columns]
    part = np.abs(times - np.rint(times)) > WHOLE
    for free in (FREE, 4 * FREE, 64 * FREE):
        step = max(1, len(prepared.groups.first) // free)
        loose = np.zeros(len(prepared.groups.first), dtype=bool)
        loose[::step] = True
        loose[group[part]] = True
        kept = ~loose[group]
        model = Model(prepared, columns, fixed)
        model.hold(np.flatnonzero(kept), np.rint(times[kept]))
        found = _found(columns, model.solve(Effort(gap=5e-5, nodes=100, people=True)))
        if found is not None:
            return relaxed, found
    return relaxed, None


def _found(columns: np.ndarray, outcome: Outcome) -> Found | None:
    if not outcome.solved:
        return None
    times = np.rint(outcome.times).astype("int64")
    taken = np.flatnonzero(times)
    return columns[taken], times[taken]
