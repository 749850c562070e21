"""What a seating says: the batches, who is in which, and why a place has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.plan.calendar.days import Days, Numbers
from analysis.plan.calendar.seating import left_over
from analysis.plan.calendar.seats import Seats

# Why a place has no batch: whole sentences, for lists that people read.
NO_BATCH = "Rencana tidak memuat angkatan untuk pelatihan ini"
NO_DAYS = "Tidak ada hari kerja di antara awal dan akhir jadwal"
TOO_LONG = "Pelatihan ini lebih panjang daripada hari kerja yang ada"
TOO_FEW = "Peserta pelatihan ini kurang dari peserta minimum"
NO_LOWER = "Pelatihan dengan level di bawahnya tidak mendapat angkatan"
CROSSED = "Dua pelatihan orang ini saling mendahului"
CLASH = "Semua angkatan bentrok dengan pelatihan lain orang ini"
NO_SEAT = "Semua angkatan yang dapat diikuti sudah penuh"
UNIT_AWAY = "Terlalu banyak orang dari unit ini pergi pada minggu yang sama"

# Why a batch does not run.
MERGED = "Tidak berjalan: peserta kurang dari minimum, dilebur ke angkatan lain"
PARTLY = "Tidak berjalan: peserta kurang dari minimum, sebagian tidak tertampung di angkatan lain"
LISTED = "Tidak berjalan: peserta kurang dari minimum, tidak ada angkatan lain"

BATCHES = {
    "kode": "str", "angkatan": "int64", "peserta": "int64", "mulai": "datetime64[s]",
    "selesai": "datetime64[s]", "moda": "str", "hari": "int64", "keterangan": "str",
}  # fmt: skip
PLACES = {"orang": "int64", "kode": "str", "angkatan": "Int64"}
LEFT = {"orang": "int64", "kode": "str", "alasan": "str"}


@dataclass(frozen=True, eq=False)
class Schedule:
    """The batches of a plan, and who is in which.

    angkatan: one row per planned batch, by kode and angkatan, which counts from the earliest: kode,
        angkatan, peserta (people), mulai, selesai (days; missing when it does not run), moda, hari
        (working days), keterangan ("", or why it does not run).
    tempat: one row per planned place: orang, kode, angkatan (missing: no batch could take it).
    tak_tertempat: the places without a batch: orang, kode, alasan (a sentence of this module).
    """

    angkatan: pd.DataFrame
    tempat: pd.DataFrame
    tak_tertempat: pd.DataFrame


def nothing() -> Schedule:
    """Return the schedule of a plan without places."""
    return Schedule(
        _frame([], BATCHES, ["kode"]), _frame([], PLACES, ["kode"]), _frame([], LEFT, ["kode"])
    )


def told(
    seats: Seats, starts: Sequence[int], courses: pd.DataFrame, people: Numbers, days: Days
) -> Schedule:
    """Turn a seating into its frames.

    courses: one row per course of the task: kode, moda, hari. people: person -> `orang`.
    """
    task, codes = seats.task, courses["kode"].tolist()
    why = {place: _why(seats, *place) for place in left_over(seats)}
    number = _numbers(seats, starts)
    places = [
        (int(people[person]), codes[course], number[mine[course]] if course in mine else pd.NA)
        for person, mine in enumerate(seats.of)
        for course in task.wanted[person]
    ]
    left = [(int(people[one]), codes[course], reason) for (one, course), reason in why.items()]
    return Schedule(
        _batches(seats, starts, courses, days, number),
        _frame(places, PLACES, ["kode", "angkatan", "orang"]),
        _frame(left, LEFT, ["kode", "orang"]),
    )


def _numbers(seats: Seats, starts: Sequence[int]) -> dict[int, int]:
    """Number the batches of each course by their first day; those that do not run come last."""
    number: dict[int, int] = {}
    for batches in seats.task.of_course:
        ordered = sorted(batches, key=lambda one: (seats.closed >> one & 1, starts[one], one))
        number |= {batch: place for place, batch in enumerate(ordered, start=1)}
    return number


def _batches(
    seats: Seats, starts: Sequence[int], courses: pd.DataFrame, days: Days, number: dict[int, int]
) -> pd.DataFrame:
    task = seats.task
    rows = []
    for batch, course in enumerate(task.course):
        runs = not seats.closed >> batch & 1
        last = starts[batch] + task.length[course] - 1
        rows.append(
            (
                courses["kode"].iloc[course],
                number[batch],
                len(seats.members[batch]),
                days[starts[batch]] if runs else pd.NaT,
                days[last] if runs else pd.NaT,
                courses["moda"].iloc[course],
                task.length[course],
                "" if runs else _remark(seats, course),
            )
        )
    return _frame(rows, BATCHES, ["kode", "angkatan"])


def _remark(seats: Seats, course: int) -> str:
    task = seats.task
    if task.length[course] > task.days:
        return TOO_LONG if task.days else NO_DAYS
    if all(seats.closed >> batch & 1 for batch in task.of_course[course]):
        return LISTED
    seated = sum(len(seats.members[batch]) for batch in task.of_course[course])
    return MERGED if seated == task.shared[course, course] else PARTLY


def _why(seats: Seats, person: int, course: int) -> str:  # noqa: PLR0911 - a reason each
    """Return the first rule, from the widest to the narrowest, that leaves a place no batch."""
    task = seats.task
    if not task.days:
        return NO_DAYS
    if not task.batches[course]:
        return NO_BATCH
    if task.length[course] > task.days:
        return TOO_LONG
    open_ = [batch for batch in task.of_course[course] if not seats.closed >> batch & 1]
    if not open_:
        return TOO_FEW
    if any(task.before[one][course] and task.before[course][one] for one in task.wanted[person]):
        return CROSSED
    if not seats.ready(person, course):
        return NO_LOWER
    taken = seats.taken(person)
    open_ = [batch for batch in open_ if not seats.clash[batch] & taken]
    if not open_:
        return CLASH
    if all(len(seats.members[batch]) >= task.capacity[course] for batch in open_):
        return NO_SEAT
    return UNIT_AWAY


def _frame(
    rows: Sequence[tuple[object, ...]], kinds: dict[str, str], by: list[str]
) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=list(kinds)).astype(kinds)
    return frame.sort_values(by, ignore_index=True)
