"""The checker of plans catches whatever is planted, and nothing in a sound plan."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from tests.plan_brute import brute_force, every_plan
from tests.plan_cases import CASES, expected, instance_of
from tests.plan_checker import check
from tests.plan_fixture import random_instance
from tests.plan_plain import bundle_value, city, points_for

from analysis.plan.problem.instance import UNIT

BUDGET, HOURS, CHAIN, BATCHES, CAP = range(5)  # the cases of rencana.yaml


def instance(number, **facts):
    return dataclasses.replace(instance_of(CASES[number]), **facts)


def plan(number, **facts):
    return SimpleNamespace(**{**vars(expected(CASES[number])), **facts})


def with_place(number, posisi, kursus):
    chosen = expected(CASES[number]).chosen
    row = pd.DataFrame({"posisi": [posisi], "kursus": [kursus]})
    return plan(number, chosen=pd.concat([chosen, row], ignore_index=True))


def courses(number, **columns):
    return instance(number, courses=instance_of(CASES[number]).courses.assign(**columns))


PLANTED = {
    "satu pelatihan dua kali": (instance(BUDGET), with_place(BUDGET, 1, 1)),
    "lebih dari 2 pelatihan": (instance(CHAIN, max_courses=2), plan(CHAIN)),
    "bukan sasaran pelatihan": (
        instance(CHAIN, allowed=np.zeros((2, 3), dtype=bool)),
        plan(CHAIN),
    ),
    "JP PPPK melampaui batas": (instance(CAP, cap_pppk=1999), plan(CAP)),
    "ada pelatihan tanpa guna": (instance(CHAIN), with_place(CHAIN, 1, 2)),
    "melampaui kursi 1 angkatan": (courses(BATCHES, kapasitas=2), plan(BATCHES)),
    "di bawah isi minimum 1 angkatan": (courses(BATCHES, isi_minimum=4), plan(BATCHES)),
    "angkatan melampaui 0": (
        courses(BATCHES, maks_angkatan=pd.array([0, 0, 0], dtype="Int64")),
        plan(BATCHES),
    ),
    "angkatan negatif": (instance(BATCHES), plan(BATCHES, batches=np.array([1, 1, -1]))),
    "angkatan kosong": (
        courses(BATCHES, isi_minimum=0),
        plan(BATCHES, batches=np.array([1, 1, 1])),
    ),
    "seharusnya 6000000": (instance(BUDGET), plan(BUDGET, cost=5_999_999)),
    "melampaui anggaran 5999999": (instance(BUDGET, budget=5_999_999), plan(BUDGET)),
    "OPD dua: biaya 3000000 melampaui porsi": (
        instance(BUDGET, share=Fraction(2_999_999, 6_000_000)),
        plan(BUDGET),
    ),
    "OPD dua: nilai 500000000 di bawah lantai": (
        instance(CAP, floor=Fraction(5, 7) + Fraction(1, 10**12)),
        plan(CAP),
    ),
    f"seharusnya {34 * UNIT}": (instance(BUDGET), plan(BUDGET, value=34 * UNIT + 1)),
    "di bawah nilai": (instance(BUDGET), plan(BUDGET, bound=34 * UNIT - 1)),
}


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_violation_is_named(planted):
    assert any(planted in text for text in check(*PLANTED[planted]))


def test_a_limit_reached_exactly_is_kept():
    half = instance(BUDGET, share=Fraction(1, 2))
    assert check(half, plan(BUDGET)) == []
    assert check(instance(CAP, floor=Fraction(5, 7)), plan(CAP)) == []


@pytest.mark.parametrize("seed", range(20))
def test_the_short_way_to_the_best_tiny_plan_finds_what_trying_every_plan_finds(seed):
    share, floor = Fraction(1, 1 + seed % 3), Fraction(seed % 2, 4)
    small = random_instance(seed, people=3, courses=4, share=share, floor=floor)
    assert brute_force(small) == every_plan(small)


@pytest.mark.parametrize(
    ("hours", "proportional", "points"),
    [
        (1999, False, 0),
        (2000, False, 2_250_000),
        (1200, True, 1_350_000),
        (1999, True, 2_248_875),
        (4500, True, 2_250_000),
    ],
)
def test_plain_points_are_those_of_the_cases_of_the_scorer(hours, proportional, points):
    assert points_for(hours, 2_250_000, 2000, proportional=proportional) == points


def test_a_course_two_levels_up_closes_nothing():
    chain = city(instance(CHAIN))
    values = [bundle_value(chain, chain.people[0], bundle) for bundle in ((1,), (2,), (0, 2))]
    assert values == [5 * UNIT, 0, 5 * UNIT]  # L3 raises M.2 alone, L4 nothing, L2 + L4 one step
