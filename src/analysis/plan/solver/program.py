"""The model's rows and columns in HiGHS's own form.

Columns: bundles; participants and batches per course; what each OPD lacks; breaches; whether each
course runs. Rows: groups; takers, capacity, minimum per course; money; shares; floors; a course
runs at most as its batches; a group takes part at most as the course runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import highspy
import numpy as np

from analysis.plan.solver.prepared import MONEY

if TYPE_CHECKING:
    from analysis.plan.solver.model import Model

FINE = 1e4  # nilai per nilai that an OPD lacks of its floor
INFINITE = highspy.kHighsInf
Entries = tuple[np.ndarray, np.ndarray, np.ndarray]  # row, column, value


def program(model: Model) -> highspy.HighsLp:
    """The model, nothing whole."""
    made = highspy.HighsLp()
    made.sense_ = highspy.ObjSense.kMaximize
    _columns(made, model)
    _rows(made, model)
    made.num_col_, made.num_row_ = len(made.col_cost_), len(made.row_lower_)
    parts = [*_people(model), *_courses(model), *_opd(model), *_breaches(model), *_runs(model)]
    rows, columns, entries = (np.concatenate(part) for part in zip(*parts, strict=True))
    some = entries != 0
    rows, columns, entries = rows[some], columns[some], entries[some]
    order = np.lexsort((rows, columns))
    matrix = made.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kColwise
    edges = np.searchsorted(columns[order], np.arange(made.num_col_ + 1))
    matrix.start_ = edges.astype("int32")
    matrix.index_ = rows[order].astype("int32")
    matrix.value_ = entries[order]
    return made


def _columns(made: highspy.HighsLp, model: Model) -> None:
    offers, limits = model.offers, model.limits
    fined, runs = model.owners + model.breaches, model.runs
    made.col_cost_ = np.concatenate(
        [model.worth, np.zeros(2 * offers), np.full(fined, -FINE), np.zeros(runs)]
    )
    made.col_lower_ = np.concatenate(
        [model.least, np.zeros(offers), limits.lower, np.zeros(fined + runs)]
    )
    made.col_upper_ = np.concatenate(
        [model.most, np.full(offers, INFINITE), limits.upper, np.full(fined, INFINITE),
         np.ones(runs)]
    )  # fmt: skip


def _rows(made: highspy.HighsLp, model: Model) -> None:
    offers, owners, limits = model.offers, model.owners, model.limits
    budget = INFINITE if limits.budget is None else limits.budget * MONEY
    share = INFINITE if limits.share is None else limits.share * MONEY
    running = model.runs + len(model.opening.group if model.opening else ())
    made.row_lower_ = np.concatenate(
        [np.full(len(model.group), -INFINITE), np.zeros(offers), np.full(offers, -INFINITE),
         np.zeros(offers), [-INFINITE], np.full(owners, -INFINITE), limits.floor_worth[:owners],
         np.full(running, -INFINITE)]
    )  # fmt: skip
    made.row_upper_ = np.concatenate(
        [model.sizes, np.zeros(2 * offers), np.full(offers, INFINITE), [budget],
         np.full(owners, share), np.full(owners, INFINITE), np.zeros(running)]
    )  # fmt: skip


def _people(model: Model) -> list[Entries]:
    """What each bundle takes of its group, of the money and of the seats."""
    count, offers, groups = len(model.columns), model.offers, len(model.group)
    each = np.arange(count)
    parts = [
        (model.row, each, np.ones(count)),
        (np.full(count, groups + 3 * offers), each, model.cost),
    ]
    for place in range(model.courses.shape[1]):
        taken = np.flatnonzero(model.courses[:, place] < offers)
        parts.append((groups + model.courses[taken, place], taken, np.ones(len(taken))))
    return parts


def _courses(model: Model) -> list[Entries]:
    """Takers are participants, as many as the batches hold and ask for; batches cost money."""
    offers, groups = model.offers, len(model.group)
    instance, course = model.prepared.instance, np.arange(offers)
    takers = len(model.columns) + course
    batches = takers + offers
    capacity, minimum = groups + offers + course, groups + 2 * offers + course
    fixed = instance.column("biaya_tetap") * MONEY
    return [
        (groups + course, takers, np.full(offers, -1.0)),
        (capacity, takers, np.ones(offers)),
        (capacity, batches, -instance.column("kapasitas").astype("float64")),
        (minimum, takers, np.ones(offers)),
        (minimum, batches, -instance.column("isi_minimum").astype("float64")),
        (np.full(offers, groups + 3 * offers), batches, fixed),
    ]


def _opd(model: Model) -> list[Entries]:
    """What an OPD's bundles cost and are worth."""
    owners = model.owners
    if not owners:
        return []
    first = model.money + 1
    each, opd = np.arange(len(model.columns)), np.arange(owners)
    lacks = len(model.columns) + 2 * model.offers + opd
    return [
        (first + model.owner, each, model.cost),
        (first + owners + model.owner, each, model.worth),
        (first + owners + opd, lacks, np.ones(owners)),
    ]


def _breaches(model: Model) -> list[Entries]:
    if not model.breaches:
        return []
    offers = model.offers
    breach = np.arange(model.breaches)
    signs = np.where((breach >= offers) & (breach < 2 * offers), 1.0, -1.0)
    column = len(model.columns) + 2 * offers + model.owners + breach
    return [(len(model.group) + offers + breach, column, signs)]


def _runs(model: Model) -> list[Entries]:
    """A course runs at most as its batches; a group takes part at most as its courses run."""
    pairs = model.opening
    if pairs is None:
        return []
    offers, course = model.offers, np.arange(model.offers)
    batches = len(model.columns) + offers + course
    runs = len(model.columns) + 2 * offers + model.owners + model.breaches
    first = model.money + 1 + 2 * model.owners
    nth = first + offers + np.arange(len(pairs.group))
    size = model.prepared.groups.size[pairs.group].astype("float64")
    return [
        (first + course, runs + course, np.ones(offers)),
        (first + course, batches, np.full(offers, -1.0)),
        (first + offers + pairs.entry, pairs.column, np.ones(len(pairs.entry))),
        (nth, runs + pairs.course, -size),
    ]
