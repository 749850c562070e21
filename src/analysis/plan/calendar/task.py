"""What is to be scheduled, by number: people, their courses, their units, the working days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from analysis.plan.calendar.days import Numbers

MANY = 400  # ways to attend: more make no difference
Pairs = np.ndarray[tuple[int, int], np.dtype[np.int64]]


@dataclass(frozen=True, eq=False)
class Task:
    """One scheduling task; batches are numbered course by course.

    wanted: person -> courses, ascending. unit: person -> unit. limit: unit -> people who may be
    away in one week. Per course: length (working days), away (takes people from their unit),
    capacity, minimum, batches. before[c, d]: course c must be over before d begins, for whoever
    takes both. week: working day -> number of its ISO week, from 0.
    """

    wanted: Sequence[tuple[int, ...]]
    unit: Sequence[int]
    limit: Sequence[int]
    length: Sequence[int]
    away: Sequence[bool]
    capacity: Sequence[int]
    minimum: Sequence[int]
    batches: Sequence[int]
    before: Sequence[Sequence[bool]]
    week: Numbers

    @property
    def days(self) -> int:
        """How many working days there are."""
        return len(self.week)

    @cached_property
    def course(self) -> list[int]:
        """Batch -> course."""
        return [number for number, many in enumerate(self.batches) for _ in range(many)]

    @cached_property
    def of_course(self) -> list[range]:
        """Course -> its batches."""
        ends = np.cumsum([0, *self.batches]).tolist()
        return [range(first, last) for first, last in pairwise(ends)]

    @cached_property
    def lower(self) -> list[tuple[int, ...]]:
        """Course -> the courses that come before it."""
        before = np.array(self.before, dtype=bool).reshape(len(self.batches), len(self.batches))
        return [tuple(np.flatnonzero(before[:, number]).tolist()) for number in range(len(before))]

    @cached_property
    def sets(self) -> dict[tuple[int, ...], int]:
        """Each set of courses that somebody takes -> how many people take it, sorted."""
        counts: dict[tuple[int, ...], int] = {}
        for courses in self.wanted:
            counts[courses] = counts.get(courses, 0) + 1
        return dict(sorted(counts.items()))

    @cached_property
    def shared(self) -> Pairs:
        """People who take both of two courses; on the diagonal, who take the course."""
        shared = np.zeros((len(self.batches), len(self.batches)), dtype=np.int64)
        for courses, people in self.sets.items():
            shared[np.ix_(courses, courses)] += people
        return shared

    @cached_property
    def crowded(self) -> Pairs:
        """People who would have no seat if a batch each of two courses ran in the same week.

        That is who would be away of their units beyond the limits, were every course's people
        spread evenly over its batches.
        """
        courses = len(self.batches)
        people = np.zeros((len(self.limit), courses), dtype=np.int64)
        for unit, wanted in zip(self.unit, self.wanted, strict=True):
            people[unit, list(wanted)] += 1
        people[:, ~np.array(self.away, dtype=bool)] = 0
        each = -(-people // np.maximum(np.array(self.batches, dtype=np.int64), 1))
        limit = np.array(self.limit, dtype=np.int64)[:, None]
        crowded = np.zeros((courses, courses), dtype=np.int64)
        for course in range(courses):
            mine = each[:, [course]]
            beyond = np.maximum(mine + each - np.maximum(limit, np.maximum(mine, each)), 0)
            crowded[course] = np.where(mine > 0, beyond, 0).sum(axis=0)
        return crowded


def clashes(task: Task, starts: Sequence[int]) -> list[int]:
    """Return for each batch, as a mask, the batches that nobody can attend beside it.

    Those of the same day, and those on the wrong side of an order. A batch without a start (-1)
    clashes with all.
    """
    begin = np.array(starts, dtype=np.int64)
    course = np.array(task.course, dtype=np.int64)
    end = begin + np.array(task.length, dtype=np.int64)[course] - 1
    before = np.array(task.before, dtype=bool)[np.ix_(course, course)]
    late = end[:, None] >= begin[None, :]  # the row's batch is not over when the column's begins
    wrong = (late & late.T) | (before & late) | (before & late).T
    wrong |= (begin < 0)[:, None] | (begin < 0)[None, :]
    return [
        int.from_bytes(np.packbits(row, bitorder="little").tobytes(), "little") for row in wrong
    ]


def mask_of(batches: Iterable[int]) -> int:
    """Return a set of batches as a mask."""
    return sum({1 << batch for batch in batches})


def ways(task: Task, masks: Sequence[int], courses: Sequence[int], closed: int = 0) -> int:
    """Return in how many ways one person could attend the courses, seats aside; at most `MANY`.

    `closed`: batches that nobody can attend, as a mask.
    """
    chosen = [closed]
    for course in courses:
        chosen = [
            taken | masks[batch]
            for taken in chosen
            for batch in task.of_course[course]
            if not taken >> batch & 1
        ][:MANY]
    return len(chosen)
