"""The plan as most people would model it: one yes or no per person and course, handed to HiGHS.

What the bench compares with. It has a time limit of its own, so that it cannot run forever.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import highspy
import numpy as np

from analysis.plan.problem.instance import FUNCTIONAL, LEADING, SEMINAR, TECHNICAL, UNIT, Instance

MILLION = 1_000_000


@dataclass
class Model:
    """Columns and rows as they are added; the objective is to be the largest."""

    worth: list[np.ndarray] = field(default_factory=list)
    upper: list[np.ndarray] = field(default_factory=list)
    width: int = 0
    height: int = 0
    row: list[np.ndarray] = field(default_factory=list)
    column: list[np.ndarray] = field(default_factory=list)
    factor: list[np.ndarray] = field(default_factory=list)
    most: list[np.ndarray] = field(default_factory=list)

    def columns(self, worth: np.ndarray, upper: float = 1.0) -> np.ndarray:
        """Add whole-number columns from 0 to `upper`; return their numbers."""
        first, self.width = self.width, self.width + len(worth)
        self.worth.append(worth.astype(float))
        self.upper.append(np.full(len(worth), upper))
        return np.arange(first, self.width)

    def rows(self, count: int, most: float | np.ndarray = 0.0) -> np.ndarray:
        """Add rows `sum <= most`; return their numbers."""
        first, self.height = self.height, self.height + count
        self.most.append(np.broadcast_to(np.asarray(most, dtype=float), count))
        return np.arange(first, self.height)

    def put(self, row: np.ndarray, column: np.ndarray, factor: np.ndarray | float) -> None:
        """Put factors at (row, column)."""
        self.row.append(np.asarray(row))
        self.column.append(np.asarray(column))
        self.factor.append(np.broadcast_to(np.asarray(factor, dtype=float), len(row)))


def direct(instance: Instance, seconds: float) -> tuple[float, float | None, float]:
    """Return seconds used, the best value found (in "nilai"; None: none) and HiGHS's own bound."""
    started = time.perf_counter()
    solver = highspy.Highs()
    solver.silent()
    solver.setOptionValue("time_limit", seconds)
    solver.setOptionValue("mip_rel_gap", 0.005)
    solver.passModel(_lp(_model(instance)))
    solver.run()
    info = solver.getInfo()
    found = info.objective_function_value if info.primal_solution_status == 2 else None
    return time.perf_counter() - started, found, info.mip_dual_bound


def _model(instance: Instance) -> Model:
    model = Model()
    person, course = np.nonzero(instance.allowed)
    taken = model.columns(np.zeros(len(person)))
    people = instance.size[0]
    jp = instance.column("jp")
    _at_most(model, person, taken, np.ones(len(person)), people, instance.max_courses)
    capped = instance.is_pppk[person]
    _at_most(model, person[capped], taken[capped], jp[course[capped]], people, instance.cap_pppk)
    _batches(model, instance, person, course, taken)
    for part in (LEADING, FUNCTIONAL, SEMINAR):
        _filled(model, instance, part, person, course, taken)
    kind = instance.component[course]
    lacking = np.flatnonzero(instance.gain[:, TECHNICAL] > 0)
    technical = kind == TECHNICAL
    _reached(
        model,
        (person[technical], taken[technical], jp[course[technical]]),
        lacking,
        instance.threshold - instance.hours[lacking],
        instance.gain[lacking, TECHNICAL] * instance.weights.point / UNIT,
    )
    pns = np.flatnonzero(instance.is_pns)
    worth = np.full(len(pns), instance.weights.jp20 / UNIT)
    _reached(model, (person, taken, jp[course]), pns, np.full(len(pns), instance.jp20), worth)
    for k in range(len(instance.competencies)):
        _climbed(model, instance, k, (person, course, taken))
    return model


def _at_most(
    model: Model,
    person: np.ndarray,
    taken: np.ndarray,
    factor: np.ndarray,
    people: int,
    most: int,
) -> None:
    model.put(model.rows(people, most)[person], taken, factor)


def _batches(
    model: Model, instance: Instance, person: np.ndarray, course: np.ndarray, taken: np.ndarray
) -> None:
    people, courses = instance.size
    price, fixed = instance.column("biaya"), instance.column("biaya_tetap")
    seats, least = instance.column("kapasitas"), instance.column("isi_minimum")
    most = instance.column("maks_angkatan")
    number = model.columns(np.zeros(courses), people)
    model.upper[-1] = np.where(most >= 0, most, people).astype(float)
    every = np.arange(courses)
    full, filled = model.rows(courses), model.rows(courses)
    model.put(full[course], taken, 1.0)
    model.put(full[every], number, -seats)
    model.put(filled[course], taken, -1.0)
    model.put(filled[every], number, least)
    if instance.budget is None:
        return
    money = model.rows(1, instance.budget / MILLION)
    model.put(np.repeat(money, len(taken)), taken, price[course] / MILLION)
    model.put(np.repeat(money, courses), number, fixed / MILLION)
    place, names = instance.opd
    shares = model.rows(len(names), float(instance.share * instance.budget) / MILLION)
    model.put(shares[place[person]], taken, price[course] / MILLION)


def _filled(
    model: Model,
    instance: Instance,
    part: int,
    person: np.ndarray,
    course: np.ndarray,
    taken: np.ndarray,
) -> None:
    """A component that one course fills."""
    fills = (instance.component[course] == part) & (instance.gain[person, part] > 0)
    if part == LEADING:
        asked = instance.asked[person]
        fills &= (asked > 0) & (instance.column("tahap")[course] >= asked)
    who = np.unique(person[fills])
    full = model.columns(instance.gain[who, part] * instance.weights.point / UNIT)
    rows = model.rows(len(who))
    model.put(rows, full, 1.0)
    model.put(rows[np.searchsorted(who, person[fills])], taken[fills], -1.0)


def _reached(
    model: Model,
    added: tuple[np.ndarray, np.ndarray, np.ndarray],
    who: np.ndarray,
    goal: np.ndarray,
    worth: np.ndarray,
) -> None:
    """A threshold that hours reach together."""
    person, taken, jp = added
    met = model.columns(worth)
    rows = model.rows(len(who))
    model.put(rows, met, goal)
    here = np.isin(person, who)
    model.put(rows[np.searchsorted(who, person[here])], taken[here], -jp[here])


def _climbed(
    model: Model, instance: Instance, k: int, places: tuple[np.ndarray, np.ndarray, np.ndarray]
) -> None:
    """Levels of one competency, one step after the other."""
    person, course, taken = places
    level, goal = instance.level[:, k], instance.required[:, k]
    before: np.ndarray | None = None
    for step in range(2, 6):
        who = np.flatnonzero((level > 0) & (level < step) & (goal >= step))
        if not len(who):
            before = None
            continue
        closed = model.columns(np.full(len(who), instance.weights.level / UNIT))
        rows = model.rows(len(who))
        model.put(rows, closed, 1.0)
        leads = np.isin(person, who) & (instance.serves[course, k] == step)
        model.put(rows[np.searchsorted(who, person[leads])], taken[leads], -1.0)
        column = np.full(instance.size[0], -1)
        column[who] = closed
        if before is not None:
            both = who[before[who] >= 0]
            order = model.rows(len(both))
            model.put(order, column[both], 1.0)
            model.put(order, before[both], -1.0)
        before = column


def _lp(model: Model) -> highspy.HighsLp:
    row, column = np.concatenate(model.row), np.concatenate(model.column)
    factor = np.concatenate(model.factor)
    order = np.lexsort((row, column))
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = model.width, model.height
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = np.concatenate(model.worth)
    lp.col_lower_, lp.col_upper_ = np.zeros(model.width), np.concatenate(model.upper)
    lp.row_lower_ = np.full(model.height, -highspy.kHighsInf)
    lp.row_upper_ = np.concatenate(model.most)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.searchsorted(column[order], np.arange(model.width + 1))
    lp.a_matrix_.index_ = row[order].astype("int32")
    lp.a_matrix_.value_ = factor[order]
    lp.integrality_ = [highspy.HighsVarType.kInteger] * model.width
    return lp
