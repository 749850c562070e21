"""The model that HiGHS solves: how often each group takes each of the bundles it is given.

maximise    value of the bundles - a fine for what an OPD's floor lacks
people      a group's bundles <= its people
course      takers = participants; isi_minimum x batches <= participants <= kapasitas x batches
money       cost per participant + fixed cost per batch <= budget; per OPD <= its share
floor       value of an OPD's bundles + what it lacks >= its floor
running     who takes part needs the course to run (see `opening`)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import highspy
import numpy as np

from analysis.errors import PlanError, said
from analysis.plan.solver.opening import opening
from analysis.plan.solver.prepared import MONEY, WORTH
from analysis.plan.solver.pricing import Prices
from analysis.plan.solver.program import program

if TYPE_CHECKING:
    from analysis.plan.solver.limits import Limits
    from analysis.plan.solver.prepared import Prepared

UNSOLVED = said(
    "Perhitungan rencana tidak menemukan penyelesaian. Periksa anggaran dan, pada katalog, biaya, "
    "kapasitas, dan peserta minimum: angka yang terlalu besar dapat menjadi sebabnya."
)


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


def load(solver: Solver, made: highspy.HighsLp) -> None:
    """Give the solver a model. Raises: PlanError where it does not take it (numbers too large)."""
    if solver.passModel(made) == highspy.HighsStatus.kError:
        raise PlanError(UNSOLVED)


def feasible(solver: Solver) -> bool:
    """Say whether what the solver holds keeps the model's rows; infeasible or failed: it does not.

    For whole numbers it need not be the best: the nodes may have run out.
    """
    status = solver.getInfo().primal_solution_status
    return bool(status == highspy.SolutionStatus.kSolutionStatusFeasible)


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
        price = np.append(prepared.instance.column("biaya") * MONEY, 0.0)
        self.cost = price[self.courses].sum(axis=1)
        self.money = len(self.group) + 3 * self.offers  # the row
        self.opening = opening(prepared, limits, columns)
        self.runs = self.offers if self.opening else 0

    def hold(self, columns: np.ndarray, times: np.ndarray) -> None:
        """Keep some columns (positions in `columns`) as often taken as they are."""
        self.least[columns] = times
        self.most[columns] = times

    def solve(self, effort: Effort | None = None) -> Outcome:
        """Solve as an LP, or with whole batches, or people, as `effort` says."""
        solver, made = new_solver(), self.program()
        if effort is not None:
            solver.setOptionValue("mip_rel_gap", effort.gap)
            solver.setOptionValue("mip_abs_gap", 1e-7)
            solver.setOptionValue("mip_max_nodes", effort.nodes)
            made.integrality_ = self._whole(effort)
        load(solver, made)
        solver.run()
        return self.read(solver, whole=effort is not None)

    def program(self) -> highspy.HighsLp:
        """The model in HiGHS's own form, nothing whole."""
        return program(self)

    def _whole(self, effort: Effort) -> list[highspy.HighsVarType]:
        whole, any_number = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
        people = [whole if effort.people else any_number] * len(self.columns)
        batches = [whole if effort.batches else any_number] * self.offers
        rest = [any_number] * (self.owners + self.breaches + self.runs)
        return [*people, *[any_number] * self.offers, *batches, *rest]

    def read(self, solver: Solver, *, whole: bool) -> Outcome:
        """What a solver found for this model."""
        count, offers, owners = len(self.columns), self.offers, self.owners
        solution = solver.getSolution()
        found = np.array(solution.col_value)
        solved = feasible(solver)
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
        groups, offers, owners, money = len(self.group), self.offers, self.owners, self.money
        size = len(self.prepared.best_own)
        share, floor = np.zeros(size), np.zeros(size)
        last = money + 1 + 2 * owners
        if owners:
            share = np.maximum(duals[money + 1 : money + 1 + owners], 0)
            floor = np.maximum(-duals[money + 1 + owners : last], 0)
        runs = None
        if self.opening is not None:
            runs = np.zeros((len(self.prepared.groups.first), offers))
            pairs = self.opening.group, self.opening.course
            runs[pairs] = np.maximum(duals[last + offers :], 0)
        seat = duals[groups : groups + offers]
        return Prices(max(float(duals[money]), 0.0), seat, share, floor, runs)
