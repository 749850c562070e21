"""Who sits in which batch: every change keeps every rule, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.plan.calendar.task import Task, clashes, mask_of

STEPS = 1_500  # batches tried for one person before she is given up
ASKED = 40  # people of a full batch, or of a crowded week, who may have to move


class Seats:
    """The seating under way; `of[person]` maps a course to the person's batch."""

    def __init__(self, task: Task, starts: Sequence[int]) -> None:
        self.task = task
        self.clash = clashes(task, starts)
        self.closed = mask_of(batch for batch, start in enumerate(starts) if start < 0)
        self.guard = False  # nobody leaves a batch that needs everybody to reach its minimum
        self.of: list[dict[int, int]] = [{} for _ in task.wanted]
        self.members: list[dict[int, None]] = [{} for _ in starts]
        self._weeks = [_weeks(task, batch, start) for batch, start in enumerate(starts)]
        self._touching = [
            mask_of(batch for batch, mask in enumerate(self._weeks) if mask >> week & 1)
            for week in range(int(task.week.max(initial=-1)) + 1)
        ]
        self._away: list[dict[int, dict[int, None]]] = [{} for _ in task.limit]
        self._full = [0] * len(task.limit)
        self._trail: list[tuple[int, int, bool]] = []
        self._moving: set[tuple[int, int]] = set()
        self._steps = 0

    def fits(self, person: int, batch: int) -> bool:
        """Say whether the person could take this seat as everything stands."""
        return self.ready(person, self.task.course[batch]) and self.free(person, batch)

    def free(self, person: int, batch: int) -> bool:
        """Say the same, the person's lower courses aside."""
        return (
            not self.closed >> batch & 1
            and len(self.members[batch]) < self.task.capacity[self.task.course[batch]]
            and not self.clash[batch] & self.taken(person)
            and not self.crowded(person, batch)
        )

    def taken(self, person: int) -> int:
        """Return the batches that the person attends, as a mask."""
        return sum(1 << batch for batch in self.of[person].values())

    def ready(self, person: int, course: int) -> bool:
        """Say whether the person has a seat in each lower course that she takes too."""
        wanted, has = self.task.wanted[person], self.of[person]
        return all(one in has for one in self.task.lower[course] if one in wanted)

    def crowded(self, person: int, batch: int) -> int:
        """Return the weeks of a batch in which no more of the person's unit may be away."""
        full = self._weeks[batch] & self._full[self.task.unit[person]]
        return full & ~self._absent(person) if full else 0

    def busy(self, person: int, batch: int) -> int:
        """Return how many of the person's unit are away in the batch's busiest week."""
        away = self._away[self.task.unit[person]]
        return max((len(away.get(week, ())) for week in _bits(self._weeks[batch])), default=0)

    def sit(self, person: int, batch: int) -> None:
        """Give the person a seat."""
        self._enter(person, batch)
        self._trail.append((person, batch, True))

    def rise(self, person: int, batch: int) -> None:
        """Take the person's seat away."""
        self._leave(person, batch)
        self._trail.append((person, batch, False))

    def find(self, person: int, course: int, depth: int) -> bool:
        """Seat a person in some batch of a course, moving others up to `depth` deep."""
        self._steps = STEPS
        self._trail.clear()
        return self._place(person, course, depth, 0)

    def seat_all(self, person: int, courses: Sequence[int]) -> bool:
        """Seat a person in all these courses, nobody else moving; else in none of them."""
        if not courses:
            return True
        options = {
            course: [b for b in self.by_room(person, course) if self.free(person, b)]
            for course in courses
        }
        course = min(courses, key=lambda one: (len(options[one]), one))
        rest = [one for one in courses if one != course]
        for batch in options[course]:
            self.sit(person, batch)
            if self.seat_all(person, rest):
                return True
            self.rise(person, batch)
        return False

    def by_room(self, person: int, course: int) -> list[int]:
        """Return a course's batches, those first that are emptier and suit the unit better."""
        step = max(self.task.capacity[course] // 8, 1)
        sizes = {batch: len(self.members[batch]) for batch in self.task.of_course[course]}
        return sorted(sizes, key=lambda b: (sizes[b] // step, self.busy(person, b), sizes[b], b))

    def _place(self, person: int, course: int, depth: int, banned: int) -> bool:
        if not self.ready(person, course):
            return False
        open_ = [
            batch
            for batch in self.by_room(person, course)
            if not (self.closed | banned) >> batch & 1
        ]
        for batch in open_:
            if self.fits(person, batch):
                self.sit(person, batch)
                return True
        for batch in open_ if depth else ():
            mark = len(self._trail)
            self._moving.add((person, course))
            made = self._make_room(person, batch, depth)
            self._moving.discard((person, course))
            if made:
                self.sit(person, batch)
                return True
            self._undo(mark)
        return False

    def _make_room(self, person: int, batch: int, depth: int) -> bool:
        """Move whatever stands between a person and a seat; False when something stays."""
        self._steps -= 1
        if self._steps < 0:
            return False
        task = self.task
        for course, other in list(self.of[person].items()):
            if self.clash[batch] >> other & 1:
                self._shift(person, course, other, self.clash[batch], depth)
        if self.clash[batch] & self.taken(person):
            return False
        course = task.course[batch]
        if len(self.members[batch]) >= task.capacity[course]:
            asked = list(self.members[batch])[:ASKED]
            if not any(self._shift(one, course, batch, 1 << batch, depth) for one in asked):
                return False
        away = self._away[task.unit[person]]
        for week in _bits(self.crowded(person, batch)):
            if not any(
                self._shift(one, task.course[seat], seat, self._touching[week], depth)
                for one in list(away[week])[:ASKED]
                for seat in list(self.of[one].values())
                if self._touching[week] >> seat & 1
            ):
                return False
        return self.fits(person, batch)

    def _shift(self, person: int, course: int, batch: int, banned: int, depth: int) -> bool:
        """Move a person to another batch of a course, none of the banned."""
        if (person, course) in self._moving or self._steps < 0:
            return False
        if self.of[person].get(course) != batch:  # moved already, to make room elsewhere
            return False
        if self.guard and len(self.members[batch]) <= self.task.minimum[course]:
            return False
        mark = len(self._trail)
        self.rise(person, batch)
        if self._place(person, course, depth - 1, banned):
            return True
        self._undo(mark)
        return False

    def _undo(self, mark: int) -> None:
        while len(self._trail) > mark:
            person, batch, sat = self._trail.pop()
            (self._leave if sat else self._enter)(person, batch)

    def _absent(self, person: int) -> int:
        """Return the weeks in which the person is away from her unit."""
        absent = 0
        for batch in self.of[person].values():
            absent |= self._weeks[batch]
        return absent

    def _enter(self, person: int, batch: int) -> None:
        new = self._weeks[batch] & ~self._absent(person) if self._weeks[batch] else 0
        self.of[person][self.task.course[batch]] = batch
        self.members[batch][person] = None
        unit = self.task.unit[person]
        for week in _bits(new):
            there = self._away[unit].setdefault(week, {})
            there[person] = None
            if len(there) >= self.task.limit[unit]:
                self._full[unit] |= 1 << week

    def _leave(self, person: int, batch: int) -> None:
        del self.of[person][self.task.course[batch]]
        del self.members[batch][person]
        unit = self.task.unit[person]
        gone = self._weeks[batch] & ~self._absent(person) if self._weeks[batch] else 0
        for week in _bits(gone):
            there = self._away[unit][week]
            del there[person]
            if len(there) < self.task.limit[unit]:
                self._full[unit] &= ~(1 << week)


def _weeks(task: Task, batch: int, start: int) -> int:
    """Return the weeks in which a batch takes people from their units, as a mask."""
    course = task.course[batch]
    if start < 0 or not task.away[course]:
        return 0
    return mask_of(task.week[start : start + task.length[course]].tolist())


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
