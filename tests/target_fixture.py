"""Places with targets, and every choice of courses that tiny ones have."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from itertools import product
from types import SimpleNamespace

import numpy as np
import pandas as pd
from tests.plan_brute import batches_for
from tests.plan_fixture import build, courses_frame, people_frame, random_instance
from tests.plan_plain import bundles, city

from analysis.plan.instance import COMPONENTS
from analysis.scenario.target_mix import points_only

POINT = 100_000
OPD = pd.DataFrame({"kode": ["dinas-satu", "dinas-dua"]})


def instance_of(people, courses):
    """An instance of people by the points each component would add."""
    gain = np.array([[POINT * each.get(name, 0) for name in COMPONENTS] for each in people])
    full = gain[:, COMPONENTS.index("teknis")]
    return build(people_frame(len(people)), courses_frame(courses), gain=gain, full=full)


def quarter_of(people, index=50):
    """A quarter of the same people, every one with that index."""
    rows = [
        {"orang": number, "komponen": name, "poin": 0, "maks": POINT * points}
        for number, each in enumerate(people)
        for name, points in each.items()
    ]
    staff = pd.DataFrame(
        {
            "orang": range(len(people)),
            "opd": "dinas-satu",
            "lengkap": True,
            "ip_asn": pd.array([index * POINT] * len(people), dtype="Int64"),
        }
    )
    components = pd.DataFrame(rows).astype({"poin": "Int64"})
    return SimpleNamespace(people=staff, components=components, opd=OPD)


def tiny_points(seed, people, courses):
    """A tiny instance whose points alone count."""
    made = random_instance(seed, people, courses, competencies=1, opds=1)
    return points_only(made, made.people["orang"])


def every_mix(instance):
    """Yield (parts of a point, price of the places, whole cost or None) of every choice there is.

    Shares no code with the optimiser. The whole cost is missing where batches do not fill.
    """
    where = city(dataclasses.replace(instance, share=Fraction(1), floor=Fraction(0)))
    for choice in product(*(bundles(where, person) for person in where.people)):
        places = [0] * len(where.courses)
        for bundle, _ in choice:
            for course in bundle:
                places[course] += 1
        price = sum(c.price * n for c, n in zip(where.courses, places, strict=True))
        batches = [batches_for(c, n) for c, n in zip(where.courses, places, strict=True)]
        fixed = None
        if None not in batches:
            fixed = sum(c.fixed * n for c, n in zip(where.courses, batches, strict=True))
        points = sum(value for _, value in choice) // 1000
        yield points, price, None if fixed is None else price + fixed
