"""A model that is kept while its numbers of batches change: each solve begins at the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import highspy
import numpy as np

from analysis.plan.solver.model import load, new_solver
from analysis.plan.solver.program import program

if TYPE_CHECKING:
    from analysis.plan.solver.model import Model, Outcome

Basis = highspy.HighsBasis


class Session:
    """People are fractions; after each solve that succeeds the results can be read.

    value: nilai. times: float64, of the model's columns. takers: float64[C]. worth: float64[C],
    nilai that one batch more than the bounds allow would bring at most (or one less would cost).
    lower, upper: int64[C], the bounds of the batches.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self.lower, self.upper = model.limits.lower.copy(), model.limits.upper.copy()
        self._solver = new_solver()
        load(self._solver, program(model))
        self.value = -np.inf
        self._solver.run()
        self.solved = self._optimal()
        if self.solved:
            self._read()

    def try_(self, lower: np.ndarray, upper: np.ndarray, *, better: bool) -> bool:
        """Solve with other bounds; take them back where that fails, or is to be better and is not.

        Says whether the new bounds stay.
        """
        basis = self._solver.getBasis()
        old = self.lower, self.upper
        self._bound(lower, upper)
        self._solver.run()
        if self._optimal():
            value = self._solver.getInfo().objective_function_value
            if not better or value > self.value + 1e-6:
                self._read()
                return True
        self._bound(*old)
        self._solver.setBasis(basis)
        return False

    def at(self, lower: np.ndarray, upper: np.ndarray, basis: Basis | None) -> Outcome | None:
        """Solve with these bounds, beginning at a basis; None where there is no solution."""
        self._bound(lower, upper)
        if basis is not None:
            self._solver.setBasis(basis)
        self._solver.run()
        return self.model.read(self._solver, whole=False) if self._optimal() else None

    @property
    def basis(self) -> Basis:
        """Where the last solve ended."""
        return self._solver.getBasis()

    def _bound(self, lower: np.ndarray, upper: np.ndarray) -> None:
        first = len(self.model.columns) + self.model.offers
        changed = np.flatnonzero((lower != self.lower) | (upper != self.upper))
        for course in changed.tolist():
            self._solver.changeColBounds(first + course, int(lower[course]), int(upper[course]))
        self.lower, self.upper = lower.copy(), upper.copy()

    def _optimal(self) -> bool:
        """Say whether the last solve ended at a best solution; infeasible or failed: it did not."""
        return bool(self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal)

    def _read(self) -> None:
        count, offers = len(self.model.columns), self.model.offers
        solution = self._solver.getSolution()
        found = np.array(solution.col_value)
        self.value = self._solver.getInfo().objective_function_value
        self.times = found[:count]
        self.takers = found[count : count + offers]
        self.worth = np.array(solution.col_dual)[count + offers : count + 2 * offers]
