"""Checks a schedule against the rules, day by day; shares no code with what makes schedules."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

import pandas as pd


@dataclass(frozen=True)
class Order:
    """A scheduling order in plain values, as the checker and the tests know it.

    courses: kode -> (jp, moda, capacity, minimum, batches). serves: (kode, competency, level).
    people: orang -> ((opd, unit), courses). staff: (opd, unit) -> people in it.
    """

    courses: dict[str, tuple[int, str, int, int, int]]
    people: dict[int, tuple[tuple[str, str], tuple[str, ...]]]
    staff: dict[tuple[str, str], int]
    serves: tuple[tuple[str, str, int], ...] = ()
    holidays: frozenset[dt.date] = frozenset()
    first: dt.date = dt.date(2027, 2, 1)
    last: dt.date = dt.date(2027, 11, 30)
    share: Decimal = Decimal("0.25")
    hours: int = 8
    week: int = 5

    @property
    def taken(self) -> dict[int, tuple[str, ...]]:
        return {one: codes for one, (_, codes) in self.people.items()}

    def works(self, day: dt.date) -> bool:
        return (
            self.first <= day <= self.last
            and day.weekday() < self.week
            and day not in self.holidays
        )

    def needed(self, kode: str) -> int:
        return max(math.ceil(self.courses[kode][0] / self.hours), 1)

    def lower(self, kode: str, than: str) -> bool:
        return any(
            a == kode and b == than and skill == other and level < above
            for a, skill, level in self.serves
            for b, other, above in self.serves
        )


def violations(order: Order, angkatan: pd.DataFrame, tempat: pd.DataFrame, left: pd.DataFrame):
    """Return a sentence for each rule that is broken."""
    batches = {(row.kode, row.angkatan): row for row in angkatan.itertuples()}
    seats = {
        (row.orang, row.kode): None if pd.isna(row.angkatan) else (row.kode, int(row.angkatan))
        for row in tempat.itertuples()
    }
    found = list(_complete(order, tempat, left, seats))
    found += _batches(order, batches, seats)
    found += _people(order, batches, seats)
    return found + list(_units(order, batches, seats))


def _complete(order, tempat, left, seats):
    planned = {(one, kode) for one, codes in order.taken.items() for kode in codes}
    if set(seats) != planned or len(tempat) != len(planned):
        yield "places were lost, added or doubled"
    unplaced = [(row.orang, row.kode) for row in left.itertuples()]
    if sorted(unplaced) != sorted(place for place, batch in seats.items() if batch is None):
        yield "the list of places without a batch is another"
    if not all(left["alasan"]):
        yield "a place without a batch has no reason"


def _batches(order, batches, seats):
    counts = Counter(seats.values())
    wanted = {kode for codes in order.taken.values() for kode in codes}
    for kode, (_, _, capacity, minimum, many) in order.courses.items():
        rows = sorted(number for code, number in batches if code == kode)
        if rows != (list(range(1, many + 1)) if kode in wanted else []):
            yield f"{kode}: batches are numbered {rows}"
        starts = [batches[kode, number].mulai for number in rows]
        if starts != sorted(starts, key=lambda day: (pd.isna(day), day)):
            yield f"{kode}: batches are not numbered by their first day"
        for number in rows:
            row, people = batches[kode, number], counts[kode, number]
            if row.peserta != people:
                yield f"{kode} {number}: says {row.peserta}, has {people}"
            if pd.isna(row.mulai):
                if people or not row.keterangan:
                    yield f"{kode} {number}: does not run, with {people} people, {row.keterangan!r}"
            elif not minimum <= people <= capacity or row.keterangan:
                yield f"{kode} {number}: {people} people, {row.keterangan!r}"
            else:
                yield from _days_right(order, kode, row)


def _days_right(order, kode, row):
    days = _days(order, row)
    if len(days) != order.needed(kode) or row.hari != len(days):
        yield f"{kode}: runs {len(days)} days, needs {order.needed(kode)}"
    if days[:1] != [row.mulai.date()] or days[-1:] != [row.selesai.date()]:
        yield f"{kode}: begins or ends on no working day"


def _days(order, row):
    span = (row.selesai - row.mulai).days
    days = [row.mulai.date() + dt.timedelta(days=number) for number in range(span + 1)]
    return [day for day in days if order.works(day)]


def _people(order, batches, seats):
    for person, codes in order.taken.items():
        mine = {kode: seats[person, kode] for kode in codes if (person, kode) in seats}
        days = Counter(
            day for batch in mine.values() if batch for day in _days(order, batches[batch])
        )
        if any(many > 1 for many in days.values()):
            yield f"{person} is in two places on a day"
        for (low, first), (high, second) in permutations(mine.items(), 2):
            if not order.lower(low, high) or second is None:
                continue
            if first is None:
                yield f"{person} attends {high} without {low}"
            elif batches[first].selesai >= batches[second].mulai:
                yield f"{person} attends {low} after {high} begins"


def _units(order, batches, seats):
    away = defaultdict(set)
    for (person, kode), batch in seats.items():
        if batch and order.courses[kode][1] != "daring":
            for day in _days(order, batches[batch]):
                away[order.people[person][0], day.isocalendar()[:2]].add(person)
    for (unit, week), people in away.items():
        if len(people) > max(math.floor(order.share * order.staff[unit]), 1):
            yield f"{unit}: {len(people)} away in week {week}"
