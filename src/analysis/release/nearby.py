"""Other whole numbers that fit what is printed, looked for near the true ones.

Each integer program holds the numbers of some parts only (an OPD is a part) and the rows in which
they are; all others stay as they are. So it is small however large the whole is. How far it looks
is limited by counts, never by a clock: what it does not find counts as not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import highspy
import numpy as np

from analysis.plan.solver.model import Solver, new_solver
from analysis.release.reckoning import CLOSE, EVERY, Whole

# How many steps from the truth others are looked for, and in how many parts at a time. Far from the
# numbers in question one step, where nobody stays nobody and somebody somebody: so most of a large
# program goes away.
MANY = ((0, 40), (1, 40))  # for all numbers of so many neighbouring parts
EACH = ((4, 30), (4, 120))  # for each number left by itself
SHORT = 3  # numbers of a row that leads on to what is near
SMALL = 400  # numbers; all of so small a program are near
IDLE = 2  # solves in a row that move no further number, before each is looked for alone
GAP = 0.5  # of such a solve: any other numbers will do, not those that are farthest away
NODES = 20  # of one solve
SURE = 0.5  # whole numbers differ by one at least

Sums = dict[int, np.ndarray]  # by a name: the numbers whose sum is in question


def fixed(whole: Whole, sums: Sequence[Sequence[int]]) -> list[int]:
    """Return which of some sums seem to have but their true value (places in `sums`)."""
    left = {place: np.array(numbers) for place, numbers in enumerate(sums) if numbers}
    known = [place for place, numbers in enumerate(sums) if not numbers]
    for reach, parts in MANY:
        for mine, free in _neighbours(whole, left, parts):
            _drop(left, _Program(whole, {place: left[place] for place in mine}, free, reach))
    for reach, parts in EACH:
        for place, numbers in list(left.items()):
            if place in left:
                free = _beside(whole, numbers, parts)
                _drop(left, _Program(whole, {place: numbers}, free, reach))
    return sorted([*known, *left])


def _drop(left: Sums, program: _Program) -> None:
    for place in program.moved():
        del left[place]


def _neighbours(whole: Whole, sums: Sums, parts: int) -> Iterator[tuple[list[int], np.ndarray]]:
    """Yield sums that begin in so many neighbouring parts, and all numbers of those parts."""
    groups: dict[int, list[int]] = {}
    for place, numbers in sums.items():
        groups.setdefault(int(whole.part[numbers[0]]) // parts, []).append(place)
    for group, places in sorted(groups.items()):
        yield places, (whole.part == EVERY) | (whole.part // parts == group)


def _beside(whole: Whole, numbers: np.ndarray, parts: int) -> np.ndarray:
    """The numbers of some parts: of those in question, and of those that share rows with them.

    Of a long sum those where somebody is. Half of the others share a row with the numbers
    themselves, half with the rest of their parts; first such of which no exact sum is told by
    itself, then those that share most.
    """
    count = len(whole.bound)
    somebody = numbers[np.argsort(whole.value[numbers] == 0, kind="stable")]
    own = np.unique(whole.part[somebody][:parts])
    chosen = np.isin(np.arange(count), own)
    rows = np.concatenate([whole.rows_of(number) for number in numbers.tolist()])
    of_parts = np.unique(whole.row[np.isin(whole.part, own)[whole.index]])
    movable = (whole.limits[:, 0] < whole.limits[:, 1]) & (whole.part != EVERY)
    for among in (np.unique(rows), of_parts):
        terms = whole.index[np.isin(whole.row, among)]
        shared = np.bincount(whole.part[terms[movable[terms]]], minlength=count)
        order = np.lexsort((-shared, whole.bound, chosen | (shared == 0)))[: parts // 2]
        chosen[order] |= shared[order] > 0
    inside: np.ndarray = np.isin(whole.part, np.flatnonzero(chosen)) | (whole.part == EVERY)
    return inside


class _Program:
    """The integer program over steps from the true values; no step at all always solves it."""

    def __init__(self, whole: Whole, sums: Sums, free: np.ndarray, reach: int) -> None:
        self.reach = reach
        low, high = _limits(whole, _near(whole, sums, free), reach)
        self.columns = np.flatnonzero(free & (low < high))
        place = np.full(len(whole.value), -1)
        place[self.columns] = np.arange(len(self.columns))
        terms = place[whole.index] >= 0
        self.rows, self.row = np.unique(whole.row[terms], return_inverse=True)
        self.index, self.factor = place[whole.index[terms]], whole.factor[terms]
        self.low, self.high = low[self.columns], high[self.columns]
        self.told = whole.told[self.rows]
        self.sums = {}
        for name, numbers in sums.items():
            inside = place[numbers]
            self.sums[name] = inside[inside >= 0]

    def moved(self) -> list[int]:
        """Return for which of the sums something else is found."""
        left = [name for name, numbers in self.sums.items() if len(numbers)]
        before = list(left)
        if not left:
            return []
        solver = self._solver()
        draw = np.random.default_rng(1)
        idle = 0
        while left and idle < IDLE:
            costs = np.zeros(len(self.columns))
            for name in left:
                costs[self.sums[name]] += draw.choice((-1.0, 1.0)) * draw.random()
            still = self._still(self._best(solver, costs), left)
            idle = idle + 1 if len(still) == len(left) else 0
            left = still
        for name in list(left) if self.reach else ():
            for sign in (1.0, -1.0):
                if name in left:
                    costs = np.zeros(len(self.columns))
                    costs[self.sums[name]] = sign
                    left = self._still(self._best(solver, costs), left)
        return [name for name in before if name not in left]

    def _solver(self) -> Solver:
        count = len(self.columns)
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = count, len(self.rows)
        program.sense_ = highspy.ObjSense.kMaximize
        program.col_cost_ = np.zeros(count)
        program.col_lower_, program.col_upper_ = self.low, self.high
        program.integrality_ = [highspy.HighsVarType.kInteger] * count
        program.row_lower_ = np.ascontiguousarray(self.told[:, 0])
        program.row_upper_ = np.ascontiguousarray(self.told[:, 1])
        sizes = np.bincount(self.row, minlength=len(self.rows))
        program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        program.a_matrix_.start_ = np.concatenate([[0], np.cumsum(sizes)]).astype("int32")
        program.a_matrix_.index_ = self.index.astype("int32")
        program.a_matrix_.value_ = self.factor
        solver = new_solver()
        solver.setOptionValue("mip_max_nodes", NODES)
        solver.setOptionValue("mip_rel_gap", GAP)
        solver.passModel(program)
        return solver

    def _best(self, solver: Solver, costs: np.ndarray) -> np.ndarray:
        """Return the steps from the true values that are worth most; none where none were found."""
        count = len(costs)
        solver.changeColsCost(count, np.arange(count, dtype="int32"), costs)
        solver.run()
        found = solver.getInfo().primal_solution_status
        if found != highspy.SolutionStatus.kSolutionStatusFeasible:
            return np.zeros(count)
        steps = np.rint(np.array(solver.getSolution().col_value))
        return steps if self._fits(steps) else np.zeros(count)

    def _fits(self, steps: np.ndarray) -> bool:
        """Whether whole steps, not only nearly whole ones, agree with all that is known."""
        totals = np.bincount(self.row, self.factor * steps[self.index], len(self.rows))
        inside = (totals >= self.told[:, 0] - CLOSE) & (totals <= self.told[:, 1] + CLOSE)
        return bool(inside.all() and (steps >= self.low).all() and (steps <= self.high).all())

    def _still(self, steps: np.ndarray, among: Sequence[int]) -> list[int]:
        return [name for name in among if abs(steps[self.sums[name]].sum()) < SURE]


def _near(whole: Whole, sums: Sums, free: np.ndarray) -> np.ndarray:
    """Which free numbers are told in one sum with those of some sums, or with one that is."""
    near = np.full(len(whole.value), len(whole.value) <= SMALL)
    near[np.concatenate(list(sums.values()))] = True
    near &= free
    for longest in (len(whole.value), SHORT):
        reached = np.bincount(whole.row[near[whole.index]], minlength=len(whole.sizes)) > 0
        reached &= whole.sizes <= longest
        near[whole.index[reached[whole.row]]] = True
    near &= free
    return near


def _limits(whole: Whole, near: np.ndarray, reach: int) -> tuple[np.ndarray, np.ndarray]:
    """The least and the most steps of each number."""
    steps = np.where(near, max(reach, 1), 1)
    least = np.maximum(whole.limits[:, 0], -steps).astype("float64")
    most = np.minimum(whole.limits[:, 1], steps).astype("float64")
    far = ~near | (reach == 0)
    low = np.where(far, np.maximum(least, np.minimum(1 - whole.value, 0)), least)
    return low, np.where(far & (whole.value == 0), 0, most)
