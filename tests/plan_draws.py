"""Random instances in which every rule of a plan can bind, for hypothesis and for long checks."""

from __future__ import annotations

import dataclasses
from fractions import Fraction

import numpy as np
from hypothesis import strategies as st
from tests.plan_fixture import WEIGHTS, random_instance

from analysis.plan.problem.instance import UNIT, Weights

SHARES = (Fraction(1), Fraction(1), Fraction(1, 2), Fraction(1, 3))
FLOORS = (Fraction(0), Fraction(0), Fraction(1, 5), Fraction(1, 2))
WEIGHINGS = (
    WEIGHTS,
    Weights(level=0, point=1000, jp20=2 * UNIT),
    Weights(level=UNIT // 1000, point=0, jp20=0),
    Weights(level=7 * UNIT, point=250, jp20=0),
)


@st.composite
def tiny(draw, people=5, courses=5):
    """An instance small enough to try every plan."""
    return varied(
        draw(st.integers(0, 10**9)),
        people=draw(st.integers(1, people)),
        courses=draw(st.integers(1, courses)),
    )


def varied(seed, *, people, courses, **facts):
    """A random instance whose settings are drawn too."""
    draw = np.random.default_rng([seed, 1])
    instance = random_instance(
        seed,
        people,
        courses,
        competencies=int(draw.integers(1, 4)),
        opds=int(draw.integers(1, 4)),
        share=SHARES[draw.integers(len(SHARES))],
        floor=FLOORS[draw.integers(len(FLOORS))],
        weights=WEIGHINGS[draw.integers(len(WEIGHINGS))],
        max_courses=int(draw.integers(1, 4)),
        cap_pppk=int(draw.choice([0, 1000, 2400, 10_000])),
    )
    unlimited = {"budget": None} if draw.random() < 0.1 else {}
    return dataclasses.replace(instance, **{**unlimited, **facts})
