"""What several printed figures together say of numbers that are not printed.

Every printed figure is an equation, or an interval, over whole numbers. A number is safe when other
numbers fit all of them, in which it is another one. Such numbers are looked for near the true ones
by an integer program: what it does not find counts as not there, so that too much is hidden rather
than too little.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import highspy
import numpy as np

from analysis.plan.model import Solver, new_solver

# How many steps from the truth others are looked for. Far from the numbers in question one step,
# where nobody stays nobody and somebody somebody: so most of a large program goes away.
REACHES = (0, 1, 4)
SHORT = 3  # numbers of a row that leads on to what is near
AT_ONCE = 40  # parts in which others are looked for at a time
EVERY = -1  # of a number that belongs to all parts
SMALL = 400  # numbers; all of so small a program are near
IDLE = 2  # solves in a row that move no further number, before each is looked for alone
GAP = 0.5  # of such a solve: any other numbers will do, not those that are farthest away
NODES = 20  # of one solve; never a clock, so that every machine agrees
SURE = 0.5  # whole numbers differ by one at least

Terms = Mapping[int, float]  # number -> its factor in a sum


class Reckoning:
    """Whole numbers, each with its true value and what is known of it, and what is told of sums."""

    def __init__(self) -> None:
        self.value: list[int] = []
        self._bounds: list[tuple[int, int]] = []
        self._part: list[int] = []
        self._rows: list[tuple[Terms, float, float]] = []

    def number(self, value: int, least: int, most: int, part: int = EVERY) -> int:
        """Add a number of which is known that it lies between two others; return its place.

        part: of the whole; others are looked for in some neighbouring parts at a time.
        """
        self.value.append(value)
        self._bounds.append((min(least - value, 0), max(most - value, 0)))
        self._part.append(part)
        return len(self.value) - 1

    def told(self, terms: Terms, less: float, more: float) -> None:
        """Say that a sum is at most so much less and so much more than its true value."""
        self._rows.append((terms, min(-less, 0.0), max(more, 0.0)))

    def exact(self, numbers: Iterable[int]) -> None:
        """Say that the sum of some numbers is known."""
        if terms := dict.fromkeys(numbers, 1.0):
            self.told(terms, 0, 0)

    def at_least(self, terms: Terms, least: float) -> None:
        """Say that a sum is no less than that."""
        true = sum(factor * self.value[number] for number, factor in terms.items())
        self.told(terms, true - least, highspy.kHighsInf)

    def fixed(self, sums: Sequence[Sequence[int]]) -> list[int]:
        """Return which of some sums can have but their true value (places in `sums`)."""
        unmoved = [place for place, numbers in enumerate(sums) if numbers]
        known = [place for place, numbers in enumerate(sums) if not numbers]
        program = _Program(self.value, self._bounds, self._rows)
        parts = np.array(self._part, dtype="int64")
        for reach in REACHES:
            size = AT_ONCE if reach < REACHES[-1] else len(parts) + 1
            for first in range(0, int(parts.max(initial=0)) + 1, size):
                free = (parts == EVERY) | ((parts >= first) & (parts < first + size))
                mine = [place for place in unmoved if free[sums[place][0]]]
                left = program.unmoved({place: list(sums[place]) for place in mine}, free, reach)
                unmoved = [place for place in unmoved if place not in mine or place in left]
        return sorted([*known, *unmoved])


class _Program:
    """The integer program over steps from the true values; no step at all always solves it."""

    def __init__(
        self,
        value: Sequence[int],
        bounds: Sequence[tuple[int, int]],
        rows: Sequence[tuple[Terms, float, float]],
    ) -> None:
        self.value = np.array(value, dtype="float64")
        self.bounds = np.array(bounds, dtype="float64").reshape(-1, 2)
        self.told = np.array([row[1:] for row in rows], dtype="float64").reshape(-1, 2)
        self.sizes = np.array([len(row[0]) for row in rows], dtype="int64")
        self.row = np.repeat(np.arange(len(rows)), self.sizes)
        self.index = np.array([n for row in rows for n in row[0]], dtype="int32")
        self.factor = np.array([f for row in rows for f in row[0].values()], dtype="float64")

    def unmoved(self, sums: Mapping[int, list[int]], free: np.ndarray, reach: int) -> Sequence[int]:
        """Return for which of the sums nothing else is found so near. free: what may be others."""
        if not sums:
            return []
        left = list(sums)
        solver = self._solver(free, self._near(sums), reach)
        draw = np.random.default_rng(1)
        idle = 0
        while left and idle < IDLE:
            costs = np.zeros(len(self.value))
            for place in left:
                costs[sums[place]] += draw.choice((-1.0, 1.0)) * draw.random()
            still = _still(_best(solver, costs), sums, left)
            idle = idle + 1 if len(still) == len(left) else 0
            left = still
        for place in list(left) if reach else ():
            for sign in (1.0, -1.0):
                if place in left:
                    costs = np.zeros(len(self.value))
                    costs[sums[place]] = sign
                    left = _still(_best(solver, costs), sums, left)
        return left

    def _near(self, sums: Mapping[int, list[int]]) -> np.ndarray:
        """Which numbers are told in one sum with those of some sums, or with one that is."""
        near = np.full(len(self.value), len(self.value) <= SMALL)
        near[[number for numbers in sums.values() for number in numbers]] = True
        for longest in (len(self.value), SHORT):
            reached = np.bincount(self.row[near[self.index]], minlength=len(self.sizes)) > 0
            reached &= self.sizes <= longest
            near[self.index[reached[self.row]]] = True
        return near

    def _solver(self, free: np.ndarray, near: np.ndarray, reach: int) -> Solver:
        steps = np.where(near, max(reach, 1), 1) * free
        least = np.maximum(self.bounds[:, 0], -steps)
        most = np.minimum(self.bounds[:, 1], steps)
        far = ~near | (reach == 0)
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = len(self.value), len(self.sizes)
        program.sense_ = highspy.ObjSense.kMaximize
        program.col_cost_ = np.zeros(len(self.value))
        program.col_lower_ = np.where(far, np.maximum(least, np.minimum(1 - self.value, 0)), least)
        program.col_upper_ = np.where(far & (self.value == 0), 0, most)
        program.integrality_ = [highspy.HighsVarType.kInteger] * len(self.value)
        program.row_lower_, program.row_upper_ = self.told[:, 0].copy(), self.told[:, 1].copy()
        program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        program.a_matrix_.start_ = np.concatenate([[0], np.cumsum(self.sizes)]).astype("int32")
        program.a_matrix_.index_, program.a_matrix_.value_ = self.index, self.factor
        solver = new_solver()
        solver.setOptionValue("mip_max_nodes", NODES)
        solver.setOptionValue("mip_rel_gap", GAP)
        solver.passModel(program)
        return solver


def _best(solver: Solver, costs: np.ndarray) -> np.ndarray:
    """Return the steps from the true values that are worth most; none where none were found."""
    count = len(costs)
    solver.changeColsCost(count, np.arange(count, dtype="int32"), costs)
    solver.run()
    if solver.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return np.zeros(count)
    return np.array(solver.getSolution().col_value)


def _still(steps: np.ndarray, sums: Mapping[int, list[int]], among: Sequence[int]) -> list[int]:
    return [place for place in among if abs(steps[sums[place]].sum()) < SURE]
