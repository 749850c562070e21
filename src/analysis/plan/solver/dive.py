"""Whole batches by diving: what the relaxation leaves undecided is rounded, then solved again.

Any number of participants between the minimum and the seats of k batches is fine; only a course
between k - 1 full batches and the minimum of k is undecided, and goes to the nearer side.
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

DEPTH = 25
TINY = 1e-6
Bounds = tuple[np.ndarray, np.ndarray]


def dive(prepared: Prepared, limits: Limits, columns: np.ndarray) -> tuple[Limits, np.ndarray]:
    """Return the limits with whole batches, and the bundles that fill them.

    columns: the bundles that the model takes.
    """
    session = Session(Model(prepared, columns, limits))
    if not session.solved:
        return limits, columns
    for _ in range(DEPTH):
        ahead = _narrower(prepared, session, limits)
        if ahead is None:
            break
        lower, upper = ahead
        if not session.try_(lower, upper, better=False):
            # What was rounded up cannot be filled, or paid.
            upper = np.where(lower > session.lower, lower - 1, upper)
            if not session.try_(session.lower, np.maximum(upper, session.lower), better=False):
                break
    batches = np.minimum(_batches(prepared, session), limits.upper)
    return replace(limits, lower=batches, upper=batches), columns[session.times > TINY]


def _batches(prepared: Prepared, session: Session) -> np.ndarray:
    """As few whole batches as hold the participants, int64[C]."""
    seats = np.maximum(prepared.instance.column("kapasitas"), 1)
    batches: np.ndarray = np.ceil(session.takers / seats - TINY).astype("int64")
    return batches


def _narrower(prepared: Prepared, session: Session, limits: Limits) -> Bounds | None:
    """Round the undecided courses that are clearly nearer to one side; None if all are decided."""
    instance = prepared.instance
    batches = _batches(prepared, session)
    above = session.takers - instance.column("kapasitas") * (batches - 1)
    below = instance.column("isi_minimum") * batches - session.takers
    undecided = (below > TINY) & (batches > 0)
    if not undecided.any():
        return None
    clear = np.abs(np.log(np.maximum(above, TINY) / np.maximum(below, TINY)))
    rounded = undecided & (clear >= min(1.0, clear[undecided].max()))
    up = rounded & (above > below) & (batches <= limits.upper)
    down = rounded & ~up
    lower = np.where(up, np.maximum(session.lower, batches), session.lower)
    upper = np.where(down, np.minimum(session.upper, batches - 1), session.upper)
    upper = np.maximum(upper, lower)
    if (lower == session.lower).all() and (upper == session.upper).all():
        return None
    return lower, upper
