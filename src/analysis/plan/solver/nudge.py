"""One batch more or less: as long as that makes the plan of fractional people more valuable.

The value is concave in the batches, so the price of a batch says how much one more, or less, can
bring at most: only what promises enough is tried, the most promising first.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.plan.solver.model import Model
from analysis.plan.solver.session import Session

if TYPE_CHECKING:
    from analysis.plan.solver.limits import Limits
    from analysis.plan.solver.prepared import Prepared

TRIES = 40
Move = tuple[int, int]  # course, batches more (negative: less)


def nudge(
    prepared: Prepared, limits: Limits, fixed: Limits, columns: np.ndarray, enough: float
) -> tuple[Limits, np.ndarray]:
    """Improve whole batches (`fixed`) within `limits`; the model takes the bundles `columns`.

    enough: nilai that a move must promise. Returns the batches, and the bundles that fill them.
    """
    session = Session(Model(prepared, columns, fixed))
    if not session.solved:
        return fixed, columns
    tried: set[Move] = set()
    for _ in range(TRIES):
        move = _best(session, limits, tried, enough)
        if move is None:
            break
        course, step = move
        batches = session.lower.copy()
        batches[course] += step
        if session.try_(batches, batches, better=True):
            tried = {(course, -step)}
        else:
            tried.add(move)
    batches = session.lower
    return replace(fixed, lower=batches, upper=batches), columns[session.times > 1e-9]


def _best(session: Session, limits: Limits, tried: set[Move], enough: float) -> Move | None:
    """The most promising move that was not tried from here."""
    found: list[tuple[float, Move]] = []
    for course, worth in enumerate(session.worth.tolist()):
        for step in (1, -1):
            number = session.lower[course] + step
            within = limits.lower[course] <= number <= limits.upper[course]
            if within and worth * step > enough and (course, step) not in tried:
                found.append((-worth * step, (course, step)))
    return min(found)[1] if found else None
