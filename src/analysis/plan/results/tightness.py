"""Which limits hold a plan back most, estimated; `explore.loosened` plans again with the first.

The estimate only orders the limits. It lets people take one course more, where the limit alone
forbids that, and charges the money at what money brings elsewhere.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from analysis.plan.problem.instance import MOST_COURSES
from analysis.plan.problem.lines import bundles
from analysis.plan.problem.value import NONE, bundle_value

if TYPE_CHECKING:
    from analysis.plan.problem.instance import Instance
    from analysis.plan.solver.solve import Solution

MILLION = 1_000_000
BUDGET_STEP = Fraction(1, 20)
SHARE_STEP = Fraction(1, 20)
HOURS_STEP = 800  # JP of one day, in hundredths
SHARE_UNIT = 10_000


@dataclass(frozen=True, eq=False)
class Limit:
    """One limit, one step looser.

    name and the unit of before, after: anggaran (Rp; a twentieth more, up to a whole million),
    maks_angkatan (batches of the course `kode`; one more), porsi_opd, lantai_opd (ten-thousandths;
    five hundredths more or less), maks_kursus (per person; one more), jp_maks_pppk (hundredths of
    a JP; a day of 8 JP more, never more than the law allows). estimate: value units.
    """

    name: str
    kode: str
    before: int
    after: int
    instance: Instance
    estimate: int


@dataclass(frozen=True, eq=False)
class Extra:
    """What one course more would bring people beside what they take, net of its price.

    courses: int64[N], those that are considered. net: int64[P, N], negative where it does not pay
    or is taken. open: bool[P, N], no limit on the person forbids it. crowded: bool[P], has as many
    courses as may be. hours: bool[P, N], only the cap on the JP of PPPK forbids it, and not once it
    is a step looser.
    """

    courses: np.ndarray
    net: np.ndarray
    open: np.ndarray
    crowded: np.ndarray
    hours: np.ndarray


def budget_limit(instance: Instance) -> Limit | None:
    """Return the budget, a step looser; None where there is none."""
    if instance.budget is None:
        return None
    more = -(-instance.budget * BUDGET_STEP // MILLION) * MILLION
    after = instance.budget + int(more)
    return Limit("anggaran", "", instance.budget, after, instance.with_budget(after), 0)


def candidates(instance: Instance, solution: Solution, rate: int) -> list[Limit]:
    """Return the limits beside the budget that hold the plan back, the tightest first.

    rate: value units that one more rupiah brings elsewhere.
    """
    extra = _extra(instance, solution, rate)
    found = [
        *_batches(instance, solution, extra, rate),
        *_shares(instance, solution, extra),
        *_courses(instance, extra),
        *_hours(instance, extra),
    ]
    return sorted(
        (limit for limit in found if limit.estimate > 0),
        key=lambda limit: (-limit.estimate, limit.name, limit.kode),
    )


def _extra(instance: Instance, solution: Solution, rate: int) -> Extra:
    size = instance.size[0]
    considered = solution.ready.instance if solution.ready else instance
    courses = np.flatnonzero(considered.allowed.any(axis=0))
    persons, taken = bundles(solution.chosen)
    table = np.full((size, MOST_COURSES), NONE, dtype="int64")
    table[persons] = taken
    count = (table >= 0).sum(axis=1)
    jp = instance.column("jp")
    hours = np.where(table >= 0, jp[table], 0).sum(axis=1)
    everybody = np.arange(size)
    before = bundle_value(instance, everybody, table)
    price = instance.column("biaya")
    net = np.full((size, len(courses)), -1, dtype="int64")
    for nth, course in enumerate(courses.tolist()):
        added = np.column_stack([table, np.full(size, course)])
        more = bundle_value(instance, everybody, added) - before
        new = instance.allowed[:, course] & (table != course).all(axis=1)
        net[:, nth] = np.where(new & (more > 0), more - rate * price[course], -1)
    room = instance.cap_pppk - hours[:, None] - jp[courses][None, :]
    within = ~instance.is_pppk[:, None] | (room >= 0)
    crowded = count >= instance.max_courses
    return Extra(
        courses,
        net,
        open=within & ~crowded[:, None],
        crowded=crowded,
        hours=~within & (room + _hours_more(instance) >= 0) & ~crowded[:, None],
    )


def _batches(instance: Instance, solution: Solution, extra: Extra, rate: int) -> Iterator[Limit]:
    """One more batch of a course that has all it may have."""
    most, seats = instance.column("maks_angkatan"), instance.column("kapasitas")
    fixed = instance.column("biaya_tetap")
    codes = instance.courses["kode"].tolist()
    full = (most >= 0) & (solution.batches >= most)
    for nth, course in enumerate(extra.courses.tolist()):
        if not full[course]:
            continue
        wanted = np.where(extra.open[:, nth], extra.net[:, nth], 0)
        best = np.sort(wanted[wanted > 0])[::-1][: seats[course]]
        estimate = int(best.sum()) - rate * int(fixed[course])
        now = int(most[course])
        more = instance.courses.assign(
            maks_angkatan=instance.courses["maks_angkatan"].mask(
                np.arange(len(codes)) == course, now + 1
            )
        )
        looser = dataclasses.replace(instance, courses=more)
        yield Limit("maks_angkatan", codes[course], now, now + 1, looser, estimate)


def _shares(instance: Instance, solution: Solution, extra: Extra) -> Iterator[Limit]:
    """A larger share of the budget per OPD, and a smaller floor."""
    runs = solution.batches > 0
    price = instance.column("biaya")
    if instance.budget is not None and instance.share < 1:
        share = min(instance.share + SHARE_STEP, Fraction(1))
        own, names = instance.opd
        spent = np.zeros(len(names), dtype="int64")
        np.add.at(spent, own[solution.chosen["posisi"]], price[solution.chosen["kursus"]])
        left = int(instance.share * instance.budget) - spent
        dear = price[extra.courses][None, :] > left[own][:, None]
        wanted = extra.open & runs[extra.courses] & (extra.net > 0) & dear
        looser = dataclasses.replace(instance, share=share)
        yield _shared("porsi_opd", instance.share, share, looser, _best(extra, wanted))
    if instance.floor > 0:
        floor = max(instance.floor - SHARE_STEP, Fraction(0))
        looser = dataclasses.replace(instance, floor=floor)
        estimate = int(solution.value * (instance.floor - floor))  # its price is not known: first
        yield _shared("lantai_opd", instance.floor, floor, looser, estimate)


def _shared(name: str, before: Fraction, after: Fraction, looser: Instance, estimate: int) -> Limit:
    units = int(before * SHARE_UNIT), int(after * SHARE_UNIT)
    return Limit(name, "", *units, looser, estimate)


def _courses(instance: Instance, extra: Extra) -> Iterator[Limit]:
    """One more course per person."""
    now = instance.max_courses
    if now < MOST_COURSES:
        looser = dataclasses.replace(instance, max_courses=now + 1)
        wanted = extra.crowded[:, None] & (extra.net > 0)
        yield Limit("maks_kursus", "", now, now + 1, looser, _best(extra, wanted))


def _hours(instance: Instance, extra: Extra) -> Iterator[Limit]:
    """More planned JP for PPPK, where the city allows less than the law."""
    now, more = instance.cap_pppk, _hours_more(instance)
    if more > 0:
        looser = dataclasses.replace(instance, cap_pppk=now + more)
        yield Limit("jp_maks_pppk", "", now, now + more, looser, _best(extra, extra.hours))


def _hours_more(instance: Instance) -> int:
    """The step of the cap on the JP of PPPK; 0 where the law allows no more."""
    return max(min(HOURS_STEP, instance.law_pppk - instance.cap_pppk), 0)


def _best(extra: Extra, wanted: np.ndarray) -> int:
    """Everybody's best wanted course, summed; value units."""
    return int(np.where(wanted, extra.net, 0).max(axis=1, initial=0).clip(min=0).sum())
