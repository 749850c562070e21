"""The order of seating: whom first, then who was left over, then batches that are too small."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from analysis.plan.calendar.seats import Seats
from analysis.plan.calendar.task import Task, ways

DEPTH = 3  # people who may have to move so that one more finds a seat


def seat_everybody(task: Task, starts: Sequence[int]) -> Seats:
    """Seat as many places as can be; batches below their minimum are closed at the end.

    First those with the fewest ways to attend all their courses and in the tightest units, each in
    the emptiest batches; then those left over, with others moving. Where a person cannot attend
    all, as many as can be; never a higher course without its lower one. Deterministic.
    """
    seats = Seats(task, starts)
    for person in _order(seats):
        any(seats.seat_all(person, part) for part in _parts(task, person))
    _again(seats, DEPTH)
    seats.guard = True
    while _settle(seats):
        _again(seats, 1)
    return seats


def left_over(seats: Seats) -> Iterator[tuple[int, int]]:
    """Yield the places without a seat: person, course; a lower course before the higher."""
    for person, courses in enumerate(seats.task.wanted):
        missing = [course for course in courses if course not in seats.of[person]]
        lower = {one: sum(other in seats.task.lower[one] for other in missing) for one in missing}
        for course in sorted(missing, key=lambda one: (lower[one], one)):
            yield person, course


def _order(seats: Seats) -> list[int]:
    task = seats.task
    free = {courses: ways(task, seats.clash, courses, seats.closed) for courses in task.sets}
    load = [0] * len(task.limit)  # unit -> working days for which people will be away
    for courses, unit in zip(task.wanted, task.unit, strict=True):
        load[unit] += sum(task.length[course] for course in courses if task.away[course])
    return sorted(
        range(len(task.wanted)),
        key=lambda person: (
            free[task.wanted[person]],
            -(load[task.unit[person]] // task.limit[task.unit[person]]),
            person,
        ),
    )


def _parts(task: Task, person: int) -> Iterator[tuple[int, ...]]:
    """Yield the sets of a person's courses that make sense without the rest, the largest first."""
    courses = task.wanted[person]
    for many in range(len(courses), -1, -1):
        for part in combinations(courses, many):
            if all(low in part for one in part for low in task.lower[one] if low in courses):
                yield part


def _again(seats: Seats, depth: int) -> None:
    """Seat those left over, as long as one is found: each seat may make room for another."""
    found = [True]
    while any(found):
        found = [seats.find(person, course, depth) for person, course in left_over(seats)]


def _settle(seats: Seats) -> bool:
    """Fill one batch below its minimum from its siblings, or close it; False when all are well."""
    task = seats.task
    short = [
        (len(there) - task.minimum[task.course[batch]], batch)
        for batch, there in enumerate(seats.members)
        if not seats.closed >> batch & 1 and len(there) < task.minimum[task.course[batch]]
    ]
    if not short:
        return False
    if not any(_fill(seats, batch) for _, batch in sorted(short, reverse=True)):
        _close(seats, min(short)[1])
    return True


def _fill(seats: Seats, batch: int) -> bool:
    """Move people into a batch from those of its siblings that have more than they need."""
    task, course = seats.task, seats.task.course[batch]
    wanted = task.minimum[course]
    others = [one for one in task.of_course[course] if one != batch]
    for other in sorted(others, key=lambda one: (-len(seats.members[one]), one)):
        for person in list(seats.members[other]):
            if len(seats.members[batch]) >= wanted:
                return True
            if len(seats.members[other]) <= wanted:
                break
            seats.rise(person, other)
            if seats.free(person, batch):
                seats.sit(person, batch)
            else:
                seats.sit(person, other)
    return len(seats.members[batch]) >= wanted


def _close(seats: Seats, batch: int) -> None:
    """Close a batch; its people go to its siblings where they can."""
    course = seats.task.course[batch]
    people = list(seats.members[batch])
    seats.closed |= 1 << batch
    for person in people:
        seats.rise(person, batch)
    for person in people:
        if not seats.find(person, course, DEPTH - 1):
            _give_up(seats, person, course)


def _give_up(seats: Seats, person: int, course: int) -> None:
    """Take away the seats in courses that come after one that the person cannot attend."""
    for higher, batch in list(seats.of[person].items()):
        if course in seats.task.lower[higher] and higher in seats.of[person]:
            seats.rise(person, batch)
            _give_up(seats, person, higher)
