"""Tiny cities with a calendar, and their best plan under the units' rule, tried one by one."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from types import SimpleNamespace

import numpy as np
import pandas as pd
from tests.plan_fixture import random_instance
from tests.plan_plain import bundles, city
from tests.schedule_checker import Order

from analysis.dataset.settings import ScheduleSettings
from analysis.plan.calendar.away import away_of
from analysis.plan.calendar.runnable import runnable
from analysis.plan.calendar.schedule import schedule
from analysis.plan.solver.solve import solve

FIRST = date(2027, 2, 1)


def tight_city(seed, days=60, **facts):
    """A random instance whose people sit in small units, some courses online; its calendar."""
    instance = random_instance(seed, **facts)
    draw = np.random.default_rng(seed)
    size, offers = instance.size
    instance.people["unit_kerja"] = [f"unit-{n}" for n in draw.integers(0, max(size // 3, 1), size)]
    instance.courses["moda"] = draw.choice(["luring", "daring", ""], offers, p=[0.6, 0.2, 0.2])
    return instance, calendar(days, Decimal(str(draw.choice([0.25, 0.5]))))


def calendar(days=60, share=Decimal("0.25")):
    """Settings of so many days from the first of February on."""
    last = FIRST + timedelta(days=days)
    return ScheduleSettings(mulai="02-01", selesai=f"{last:%m-%d}", porsi_unit=share)


def units_of(instance):
    """Everybody's unit is as large as its people."""
    return instance.people.groupby(["opd", "unit_kerja"]).size().rename("pegawai").reset_index()


def serves_of(instance):
    """The courses' levels as a table."""
    rows = [
        (kode, name, int(level))
        for kode, row in zip(instance.courses["kode"], instance.serves, strict=True)
        for name, level in zip(instance.competencies, row, strict=True)
        if level
    ]
    return pd.DataFrame(rows, columns=["kode", "kompetensi", "level_ke"])


def made(instance, settings):
    """The best plan found without the calendar, made one that can run."""
    units, codes = units_of(instance), instance.courses["kode"].to_numpy()
    offers = SimpleNamespace(courses=instance.courses, serves=serves_of(instance))

    def timetable(chosen, batches):
        who = instance.people.iloc[chosen["posisi"]].reset_index(drop=True)
        return schedule(
            who[["orang", "opd", "unit_kerja"]].assign(kode=codes[chosen["kursus"]]),
            offers,
            dict(zip(codes, batches.tolist(), strict=True)),
            units,
            pd.DataFrame(),
            settings,
            FIRST.year,
        )

    return runnable(instance, solve(instance), away_of(instance, units, settings), timetable)


def order(instance, settings, solution):
    """What the schedule's checker knows of a plan."""
    keys = zip(instance.people["opd"], instance.people["unit_kerja"], strict=True)
    units = dict(zip(instance.people["orang"], keys, strict=True))
    codes, people = instance.courses["kode"].to_numpy(), instance.people["orang"].to_numpy()
    taken = defaultdict(list)
    for posisi, kursus in zip(solution.chosen["posisi"], solution.chosen["kursus"], strict=True):
        taken[int(people[posisi])].append(codes[kursus])
    facts = ["kode", "jp", "moda", "kapasitas", "isi_minimum"]
    return Order(
        courses={
            kode: (jp / 100, moda, capacity, minimum, int(many))
            for (kode, jp, moda, capacity, minimum), many in zip(
                instance.courses[facts].itertuples(index=False, name=None),
                solution.batches,
                strict=True,
            )
        },
        people={one: (units[one], tuple(kodes)) for one, kodes in taken.items()},
        staff=dict(Counter(units.values())),
        serves=tuple(serves_of(instance).itertuples(index=False, name=None)),
        last=date.fromisoformat(f"2027-{settings.selesai}"),
        share=settings.porsi_unit,
    )


def best_by_unit(instance, settings):
    """The value of the best plan with at most the allowed people of a unit in each batch."""
    where, away = city(instance), away_of(instance, units_of(instance), settings)
    best = 0
    for plan in product(*(bundles(where, person) for person in where.people)):
        people, of_unit = Counter(), defaultdict(Counter)
        for unit, (bundle, _) in zip(away.unit.tolist(), plan, strict=True):
            people.update(bundle)
            for c in bundle:
                of_unit[c][unit] += 1
        cost = sum(where.courses[c].price * many for c, many in people.items())
        for c, many in people.items():
            fewest = _fewest(where.courses[c], many)
            if fewest is not None and away.courses[c]:
                turns = max(-(-n // int(away.limit[unit])) for unit, n in of_unit[c].items())
                fewest = _fewest(where.courses[c], many, turns)
            if fewest is None:
                break
            cost += fewest * where.courses[c].fixed
        else:
            if where.budget is None or cost <= where.budget:
                best = max(best, sum(value for _, value in plan))
    return best


def _fewest(course, people, least=1):
    ceiling = people if course.most is None else min(people, course.most)
    for number in range(least, ceiling + 1):
        if course.least * number <= people <= course.seats * number:
            return number
    return None
