"""A plan's people and courses as plain numbers, and what a bundle brings; no planner's code.

The rules are written out one person at a time, as the method chapter states them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

import pandas as pd

LEADERSHIP, FUNCTIONAL, TECHNICAL, SEMINAR = range(4)
COMPONENTS = ("kepemimpinan", "fungsional", "teknis", "seminar")


@dataclass(frozen=True)
class Course:
    """One course in plain numbers; reach: competency -> the level it leads to."""

    component: int | None
    stage: int
    hours: int
    price: int
    seats: int
    least: int
    most: int | None
    fixed: int
    reach: dict[int, int]


@dataclass(frozen=True)
class Person:
    """One person in plain numbers; gaps: competency -> (level held, level asked for)."""

    office: str
    pns: bool
    pppk: bool
    gaps: dict[int, tuple[int, int]]
    gain: tuple[int, ...]
    hours: int
    full: int
    stage: int
    may: tuple[int, ...]


@dataclass(frozen=True)
class City:
    """An instance in plain numbers."""

    people: list[Person]
    courses: list[Course]
    weights: tuple[int, int, int]
    budget: int | None
    at_most: int
    cap: int
    duty: int
    share: Fraction
    floor: Fraction
    threshold: int
    proportional: bool


def city(instance):
    """Read the numbers of an instance."""
    return City(
        people=[_person(instance, place) for place in range(len(instance.people))],
        courses=[_course(instance, place) for place in range(len(instance.courses))],
        weights=tuple(int(getattr(instance.weights, name)) for name in ("level", "point", "jp20")),
        budget=None if instance.budget is None else int(instance.budget),
        at_most=int(instance.max_courses),
        cap=int(instance.cap_pppk),
        duty=int(instance.jp20),
        share=Fraction(instance.share),
        floor=Fraction(instance.floor),
        threshold=int(instance.threshold),
        proportional=bool(instance.proportional),
    )


def _course(instance, place):
    row = instance.courses.iloc[place]
    known = row["komponen"] in COMPONENTS
    return Course(
        component=COMPONENTS.index(row["komponen"]) if known else None,
        stage=_number(row["tahap"]) or 0,
        hours=int(row["jp"]),
        price=int(row["biaya"]),
        seats=int(row["kapasitas"]),
        least=int(row["isi_minimum"]),
        most=_number(row["maks_angkatan"]),
        fixed=int(row["biaya_tetap"]),
        reach={k: int(level) for k, level in enumerate(instance.serves[place]) if level > 0},
    )


def _person(instance, place):
    row = instance.people.iloc[place]
    held, asked = instance.level[place], instance.required[place]
    return Person(
        office=str(row["opd"]),
        pns=row["status_asn"] == "PNS",
        pppk=row["status_asn"] == "PPPK",
        gaps={
            k: (int(have), int(need))
            for k, (have, need) in enumerate(zip(held, asked, strict=True))
            if 0 < have < need
        },
        gain=tuple(int(points) for points in instance.gain[place]),
        hours=int(instance.hours[place]),
        full=int(instance.full[place]),
        stage=int(instance.asked[place]),
        may=tuple(c for c, may in enumerate(instance.allowed[place]) if may),
    )


def _number(value):
    return None if pd.isna(value) else int(value)


def points_for(hours, full, threshold, *, proportional):
    """Points for accumulated hours: all of them from the threshold on, or in proportion."""
    if not proportional:
        return full if hours >= threshold else 0
    share = Fraction(full * min(hours, threshold), threshold)
    return int(share + Fraction(1, 2))  # half up; points are never negative


def levels_closed(where, person, bundle):
    """Levels closed when each is climbed on its own course, one after the other."""
    closed = 0
    for competency, (have, need) in person.gaps.items():
        reached = {where.courses[c].reach.get(competency, 0) for c in bundle}
        level = have
        while level < need and level + 1 in reached:
            level += 1
        closed += level - have
    return closed


def points_gained(where, person, bundle):
    """Points of kompetensi that the bundle adds, in hundred-thousandths."""
    courses = [where.courses[c] for c in bundle]
    points = 0
    if person.stage and any(c.component == LEADERSHIP and c.stage >= person.stage for c in courses):
        points += person.gain[LEADERSHIP]
    for component in (FUNCTIONAL, SEMINAR):
        if any(c.component == component for c in courses):
            points += person.gain[component]
    if person.gain[TECHNICAL]:
        more = sum(c.hours for c in courses if c.component == TECHNICAL)
        before, after = (
            points_for(hours, person.full, where.threshold, proportional=where.proportional)
            for hours in (person.hours, person.hours + more)
        )
        points += after - before
    return points


def duty_met(where, person, bundle):
    """Whether a PNS reaches the yearly hours by planned courses alone."""
    return person.pns and sum(where.courses[c].hours for c in bundle) >= where.duty


def bundle_value(where, person, bundle):
    """Value of what one person takes."""
    level, point, jp20 = where.weights
    return (
        level * levels_closed(where, person, bundle)
        + point * points_gained(where, person, bundle)
        + jp20 * int(duty_met(where, person, bundle))
    )


def permitted(where, person, bundle):
    """Whether one person may take the bundle at all."""
    hours = sum(where.courses[c].hours for c in bundle)
    return (
        len(bundle) <= where.at_most
        and set(bundle) <= set(person.may)
        and not (person.pppk and hours > where.cap)
    )


def useful(where, person, bundle):
    """Whether taking any one course out lowers the bundle's value."""
    value = bundle_value(where, person, bundle)
    return all(
        bundle_value(where, person, tuple(c for c in bundle if c != out)) < value for out in bundle
    )


def bundles(where, person):
    """Every permitted and useful bundle of a person with its value; the empty one first."""
    sizes = range(where.at_most + 1)
    every = (bundle for size in sizes for bundle in combinations(person.may, size))
    return [
        (bundle, bundle_value(where, person, bundle))
        for bundle in every
        if permitted(where, person, bundle) and useful(where, person, bundle)
    ]


def best_alone(where):
    """Each office's best value: every person's best bundle, no budget, no seats."""
    best, seen = defaultdict(int), {}
    for person in where.people:
        key = (
            person.pns, person.pppk, tuple(person.gaps.items()), person.gain, person.hours,
            person.full, person.stage, person.may,
        )  # fmt: skip
        if key not in seen:
            seen[key] = max(value for _, value in bundles(where, person))
        best[person.office] += seen[key]
    return best
