"""The model that HiGHS solves: how often each group takes each of the bundles it is given.

maximise    value of the bundles - a fine for what an OPD's floor lacks
people      a group's bundles <= its people
course      takers = participants; isi_minimum x batches <= participants <= kapasitas x batches
money       cost per participant + fixed cost per batch <= budget; per OPD <= its share
floor       value of an OPD's bundles + what it lacks >= its floor
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import highspy
import numpy as np

from analysis.plan.prepared import MONEY, WORTH
from analysis.plan.pricing import Prices

if TYPE_CHECKING:
    from analysis.plan.limits import Limits
    from analysis.plan.prepared import Prepared

FINE = 1e4  # nilai per nilai that an OPD lacks of its floor
INFINITE = highspy.kHighsInf


@dataclass(frozen=True, eq=False)
class Outcome:
    """times: float64[N'], of the columns given. batches, takers: float64[C]. lacks: nilai, [O].

    value: nilai of the bundles taken. prices: None after an integer solve. solved: something
    feasible was found.
    """

    times: np.ndarray
    batches: np.ndarray
    takers: np.ndarray
    lacks: np.ndarray
    value: float
    prices: Prices | None
    solved: bool


@dataclass(frozen=True)
class Effort:
    """How far to go: relative gap and nodes; never a clock, so that every machine agrees."""

    gap: float = 0.0
    nodes: int = 1000
    batches: bool = False  # whole batches
    people: bool = False  # whole people


class Solver(highspy.Highs):
    """HiGHS without call-backs: switching them on prints its banner before it can be silenced."""

    def __init__(self) -> None:
        super(highspy.Highs, self).__init__()


def new_solver() -> Solver:
    """HiGHS, silent and the same on every machine."""
    solver = Solver()
    solver.silent()
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("random_seed", 1)
    return solver


class Model:
    """One model over some of the bundles, its columns.

    elastic: every limit but the people's may be broken for a fine, so that the model always has a
    solution and its prices tell what cannot be kept.
    """

    def __init__(
        self, prepared: Prepared, columns: np.ndarray, limits: Limits, *, elastic: bool = False
    ) -> None:
        self.prepared, self.columns, self.limits = prepared, columns, limits
        bundles = prepared.bundles
        self.courses = bundles.kinds[bundles.kind[columns]].astype("int64")
        self.worth = bundles.value[columns] * WORTH
        self.group, self.row = np.unique(bundles.group[columns], return_inverse=True)
        self.sizes = prepared.groups.size[self.group].astype("float64")
        self.least = np.zeros(len(columns))
        self.most = self.sizes[self.row]
        self.offers = prepared.instance.size[1]
        self.owner = prepared.groups.opd[bundles.group[columns]]
        self.owners = len(prepared.best_own) if prepared.by_opd else 0
        self.breaches = 2 * self.offers + 1 + self.owners if elastic else 0

    def hold(self, columns: np.ndarray, times: np.ndarray) -> None:
        """Keep some columns (positions in `columns`) as often taken as they are."""
        self.least[columns] = times
        self.most[columns] = times

    def solve(self, effort: Effort | None = None) -> Outcome:
        """Solve as an LP, or with whole batches, or people, as `effort` says."""
        solver, program = new_solver(), self.program()
        if effort is not None:
            solver.setOptionValue("mip_rel_gap", effort.gap)
            solver.setOptionValue("mip_abs_gap", 1e-7)
            solver.setOptionValue("mip_max_nodes", effort.nodes)
            program.integrality_ = self._whole(effort)
        solver.passModel(program)
        solver.run()
        return self._read(solver, whole=effort is not None)

    def program(self) -> highspy.HighsLp:
        """The model in HiGHS's own form, nothing whole."""
        count, offers, owners = len(self.columns), self.offers, self.owners
        limits = self.limits
        program = highspy.HighsLp()
        program.sense_ = highspy.ObjSense.kMaximize
        # Columns: bundles, participants and batches per course, what each OPD lacks.
        program.col_cost_ = np.concatenate(
            [self.worth, np.zeros(2 * offers), np.full(owners + self.breaches, -FINE)]
        )
        program.col_lower_ = np.concatenate(
            [self.least, np.zeros(offers), limits.lower, np.zeros(owners + self.breaches)]
        )
        program.col_upper_ = np.concatenate(
            [
                self.most,
                np.full(offers, INFINITE),
                limits.upper,
                np.full(owners + self.breaches, INFINITE),
            ]
        )
        # Rows: groups; takers, capacity, minimum per course; money; shares; floors.
        budget = INFINITE if limits.budget is None else limits.budget * MONEY
        share = INFINITE if limits.share is None else limits.share * MONEY
        groups = len(self.group)
        none = np.full(groups, -INFINITE)
        program.row_lower_ = np.concatenate(
            [none, np.zeros(offers), np.full(offers, -INFINITE), np.zeros(offers), [-INFINITE],
             np.full(owners, -INFINITE), limits.floor_worth[:owners]]
        )  # fmt: skip
        program.row_upper_ = np.concatenate(
            [self.sizes, np.zeros(2 * offers), np.full(offers, INFINITE), [budget],
             np.full(owners, share), np.full(owners, INFINITE)]
        )  # fmt: skip
        program.num_col_, program.num_row_ = len(program.col_cost_), len(program.row_lower_)
        rows, columns, entries = self._entries(groups, count)
        order = np.lexsort((rows, columns))
        matrix = program.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kColwise
        edges = np.searchsorted(columns[order], np.arange(program.num_col_ + 1))
        matrix.start_ = edges.astype("int32")
        matrix.index_ = rows[order].astype("int32")
        matrix.value_ = entries[order]
        return program

    def _entries(self, groups: int, count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Rows, columns and values of the matrix."""
        offers, owners = self.offers, self.owners
        instance = self.prepared.instance
        each, course, opd = np.arange(count), np.arange(offers), np.arange(owners)
        cost = np.append(instance.column("biaya") * MONEY, 0.0)[self.courses].sum(axis=1)
        money = groups + 3 * offers
        takers, batches = count + course, count + offers + course
        parts = [(self.row, each, np.ones(count)), (np.full(count, money), each, cost)]
        for place in range(self.courses.shape[1]):
            taken = np.flatnonzero(self.courses[:, place] < offers)
            parts.append((groups + self.courses[taken, place], taken, np.ones(len(taken))))
        parts += [
            (groups + course, takers, np.full(offers, -1.0)),
            (groups + offers + course, takers, np.ones(offers)),
            (groups + offers + course, batches, -instance.column("kapasitas").astype("float64")),
            (groups + 2 * offers + course, takers, np.ones(offers)),
            (
                groups + 2 * offers + course,
                batches,
                -instance.column("isi_minimum").astype("float64"),
            ),
            (np.full(offers, money), batches, instance.column("biaya_tetap") * MONEY),
        ]
        if owners:
            parts += [
                (money + 1 + self.owner, each, cost),
                (money + 1 + owners + self.owner, each, self.worth),
                (money + 1 + owners + opd, count + 2 * offers + opd, np.ones(owners)),
            ]
        if self.breaches:
            breach = np.arange(self.breaches)
            signs = np.where((breach >= offers) & (breach < 2 * offers), 1.0, -1.0)
            parts.append((groups + offers + breach, count + 2 * offers + owners + breach, signs))
        rows, columns, entries = (np.concatenate(part) for part in zip(*parts, strict=True))
        some = entries != 0
        return rows[some], columns[some], entries[some]

    def _whole(self, effort: Effort) -> list[highspy.HighsVarType]:
        whole, any_number = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
        people = [whole if effort.people else any_number] * len(self.columns)
        batches = [whole if effort.batches else any_number] * self.offers
        rest = [any_number] * (self.owners + self.breaches)
        return [*people, *[any_number] * self.offers, *batches, *rest]

    def _read(self, solver: Solver, *, whole: bool) -> Outcome:
        count, offers, owners = len(self.columns), self.offers, self.owners
        solution = solver.getSolution()
        found = np.array(solution.col_value)
        status = solver.getInfo().primal_solution_status
        solved = status == highspy.SolutionStatus.kSolutionStatusFeasible
        if not solved:
            found = np.zeros(count + 2 * offers + owners)
        times = found[:count]
        prices = None if whole or not solved else self._prices(np.array(solution.row_dual))
        return Outcome(
            times=times,
            batches=found[count + offers : count + 2 * offers],
            takers=found[count : count + offers],
            lacks=found[count + 2 * offers : count + 2 * offers + owners],
            value=float(times @ self.worth),
            prices=prices,
            solved=solved,
        )

    def _prices(self, duals: np.ndarray) -> Prices:
        groups, offers, owners = len(self.group), self.offers, self.owners
        money = groups + 3 * offers
        size = len(self.prepared.best_own)
        share, floor = np.zeros(size), np.zeros(size)
        if owners:
            share = np.maximum(duals[money + 1 : money + 1 + owners], 0)
            floor = np.maximum(-duals[money + 1 + owners :], 0)
        return Prices(max(float(duals[money]), 0.0), duals[groups : groups + offers], share, floor)
