"""When each batch runs: spread over the year, apart from batches that share people with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from analysis.plan.calendar.days import Numbers
from analysis.plan.calendar.task import Pairs, Task, clashes, mask_of, ways

UNIT = 10_000  # of cost: one person who cannot be in both of two batches
AROUND = (0, 2, 10)  # working days before and after a batch in which others crowd it
CROWDED = 300  # cost per person of a batch in a time twice as busy as the year's mean
ROUNDS = 6  # times the dates are chosen anew where people could not attend all their courses
SWEEPS = 3  # times each batch is moved to its best time, given all the others
STRONGER = 8  # how much heavier a pair of courses weighs that somebody could not attend


@dataclass
class _Times:
    """Starts under way: everything by batch; -1 = not dated."""

    task: Task
    weight: Pairs  # course and course: cost of two of their batches that exclude each other
    crowded: Pairs  # course and course: cost of two of their batches in the same week
    begin: Numbers = field(init=False)
    course: Numbers = field(init=False)
    length: Numbers = field(init=False)
    size: Numbers = field(init=False)  # course -> people in one batch

    def __post_init__(self) -> None:
        task = self.task
        self.course = np.array(task.course, dtype=np.int64)
        self.length = np.array(task.length, dtype=np.int64)
        self.begin = np.full(len(self.course), -1, dtype=np.int64)
        many = np.maximum(np.array(task.batches, dtype=np.int64), 1)
        self.size = -(-np.diagonal(task.shared) // many)

    def cost(self, batch: int) -> Numbers:
        """Return the cost of each start of a batch, given where the others stand."""
        course, length = self.course[batch], int(self.length[self.course[batch]])
        others = np.flatnonzero((self.begin >= 0) & (np.arange(len(self.begin)) != batch))
        theirs, begin = self.course[others], self.begin[others]
        end = begin + self.length[theirs] - 1
        before = np.array(self.task.before, dtype=bool)
        last = self.task.days - length
        first_bad = np.where(before[theirs, course], 0, np.maximum(begin - length + 1, 0))
        last_bad = np.where(before[course, theirs], last, np.minimum(end, last))
        steps = np.zeros(last + 2, dtype=np.int64)
        weight = np.where(first_bad <= last_bad, self.weight[course, theirs], 0)
        np.add.at(steps, np.minimum(first_bad, last + 1), weight)
        np.add.at(steps, np.maximum(last_bad + 1, 0), -weight)
        self._same_week(steps, batch, others)
        return steps.cumsum()[:-1] + self._crowd(others, begin, end, length, int(course))

    def _same_week(self, steps: Numbers, batch: int, others: Numbers) -> None:
        """Add the steps of the cost of starts that share a week with other batches."""
        course, week = self.course[batch], self.task.week
        cost = self.crowded[course, self.course[others]]
        others, cost = others[cost > 0], cost[cost > 0]
        if not len(others):
            return
        last = self.task.days - int(self.length[course])
        begin = self.begin[others]
        end = begin + self.length[self.course[others]] - 1
        ends = week[int(self.length[course]) - 1 :]  # of each start, the week in which it ends
        first_bad = np.searchsorted(ends, week[begin])
        last_bad = np.searchsorted(week[: last + 1], week[end], side="right")
        some = first_bad < last_bad
        np.add.at(steps, first_bad[some], cost[some])
        np.add.at(steps, last_bad[some], -cost[some])

    def _crowd(
        self, others: Numbers, begin: Numbers, end: Numbers, length: int, course: int
    ) -> Numbers:
        """Return the cost of the people who are in other batches about the same time."""
        size = self.size[self.course]
        steps = np.zeros(self.task.days + 1, dtype=np.int64)
        np.add.at(steps, begin, size[others])
        np.add.at(steps, end + 1, -size[others])
        people = np.concatenate([[0], steps.cumsum()[:-1].cumsum()])
        mean = max(int((size * self.length[self.course]).sum()) // self.task.days, 1)
        starts = np.arange(self.task.days - length + 1)
        there = np.zeros_like(starts)
        for around in AROUND:
            first = np.maximum(starts - around, 0)
            last = np.minimum(starts + length + around, self.task.days)
            there += (people[last] - people[first]) // (last - first)
        return CROWDED * int(self.size[course]) * there // mean


def choose_dates(task: Task, *, by_unit: bool = False) -> list[int]:
    """Return the working day on which each batch begins, by number; -1 where it does not fit.

    The batches of a course stand in equal parts of the time open to it. by_unit: batches that take
    too many of one unit away together are kept out of the same week. Deterministic.
    """
    placeable = [task.length[course] <= task.days for course in task.course]
    if not any(placeable):
        return [-1] * len(placeable)
    weight = _weights(task)
    crowded = task.crowded * UNIT if by_unit else np.zeros_like(weight)
    room = [_starts(task, course) for course in range(len(task.batches))]
    best = (len(task.wanted) + 1, [-1] * len(placeable))  # people who cannot attend all, starts
    for _ in range(ROUNDS):
        starts = _dated(_Times(task, weight, crowded), room, placeable)
        masks, closed = clashes(task, starts), mask_of(np.flatnonzero(~np.array(placeable)))
        failed = [
            (courses, people)
            for courses, people in task.sets.items()
            if len(courses) > 1 and not ways(task, masks, courses, closed)
        ]
        lost = sum(people for _, people in failed)
        best = min(best, (lost, starts), key=lambda one: one[0])
        if not failed:
            break
        pairs = np.ones_like(weight)
        for courses, _ in failed:
            pairs[np.ix_(courses, courses)] = STRONGER
        weight = np.minimum(weight * pairs, UNIT * UNIT)
    return best[1]


def _weights(task: Task) -> Pairs:
    """Return what two batches of two courses cost that exclude each other.

    Where there are other batches to choose from, it matters less and less.
    """
    many = np.maximum(np.array(task.batches, dtype=np.int64), 1)
    pairs = many[:, None] * many[None, :]
    return np.asarray(task.shared * UNIT // (pairs * pairs))


def _dated(
    times: _Times, room: Sequence[Sequence[Numbers]], placeable: Sequence[bool]
) -> list[int]:
    task = times.task
    order = sorted(
        (batch for batch in range(len(task.course)) if placeable[batch]),
        key=lambda batch: (
            -task.length[task.course[batch]],
            task.batches[task.course[batch]],
            -int(times.size[task.course[batch]]),
            batch,
        ),
    )
    for _ in range(SWEEPS):
        before = times.begin.copy()
        for batch in order:
            course = task.course[batch]
            starts = room[course][batch - task.of_course[course][0]]
            times.begin[batch] = starts[int(times.cost(batch)[starts].argmin())]
        if (before == times.begin).all():
            break
    return [int(start) for start in times.begin]


def _starts(task: Task, course: int) -> list[Numbers]:
    """Return for each batch of a course the starts that it may choose from.

    A batch touches as few weeks as it can: a week away from the unit is a week.
    """
    length, many = task.length[course], task.batches[course]
    low, high = _slice(task, course)
    starts = np.arange(low, high + 1, dtype=np.int64)
    touched = task.week[np.minimum(starts + length, task.days) - 1] - task.week[starts]
    parts = (starts - low) * many // max(high - low + 1, 1)
    chosen = []
    for number in range(many):
        mine = starts[parts == number]
        if not len(mine):
            mine = starts[[min((high - low) * number // many, len(starts) - 1)]]
        fewest = touched[mine - low].min()
        chosen.append(mine[touched[mine - low] == fewest])
    return chosen


def _slice(task: Task, course: int) -> tuple[int, int]:
    """Return the first and last start of a course: its place in the longest chain it is part of.

    A chain counts where a fifth of one of its courses' people take both.
    """
    length = task.length
    if length[course] > task.days:
        return 0, 0
    below, above = _chain(task, course, up=False), _chain(task, course, up=True)
    first = sum(length[one] for one in below)
    last = task.days - length[course] - sum(length[one] for one in above)
    if first > last:
        return 0, task.days - length[course]
    slack, steps = last - first, len(below) + len(above) + 1
    low = first + slack * len(below) // steps
    return low, max(first + slack * (len(below) + 1) // steps, low)


def _chain(task: Task, course: int, *, up: bool, seen: frozenset[int] = frozenset()) -> list[int]:
    """Return the longest chain of courses after (or before) a course that must keep the order."""
    longest: list[int] = []
    for other in range(len(task.batches)):
        ordered = task.before[course][other] if up else task.before[other][course]
        people = task.shared[course, other]
        fewest = min(task.shared[course, course], task.shared[other, other])
        if ordered and other not in seen and people and people * 5 >= fewest:
            rest = [other, *_chain(task, other, up=up, seen=seen | {course, other})]
            longest = max(longest, rest, key=len)
    return longest
