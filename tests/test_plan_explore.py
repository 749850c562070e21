"""Other money, other limits, other weights: what each brings, found by planning again."""

from __future__ import annotations

import dataclasses
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from tests.plan_brute import brute_force
from tests.plan_cases import CASES, instance_of
from tests.plan_fixture import build, courses_frame, people_frame, random_instance

from analysis.plan.problem.instance import UNIT
from analysis.plan.results.budgets import budgets, knee
from analysis.plan.results.explore import curve, loosened
from analysis.plan.results.other_weights import sensitivity
from analysis.plan.results.tightness import candidates
from analysis.plan.solver.solve import solve

MILLION = 1_000_000


def test_budgets_lie_closer_where_money_is_scarce_and_hold_the_one_asked_for():
    found = budgets(14_400_000_000, 2_000_000_000)
    assert found[:3] == [100_000_000, 400_000_000, 900_000_000]
    assert found[3] == 2_000_000_000  # in the place of 1.6 billion
    assert found[4] == 2_500_000_000
    assert found[-1] == 14_400_000_000
    assert len(found) == 12


def test_a_budget_beyond_what_can_be_spent_stands_last():
    assert budgets(14_400_000_000, 99_000_000_000)[-2:] == [12_100_000_000, 99_000_000_000]


def test_budgets_are_round():
    assert budgets(12_345_678_901, None)[:2] == [100_000_000, 400_000_000]
    assert budgets(12_345_678_901, None)[-1] == 12_400_000_000


def test_the_knee_is_the_point_farthest_above_the_straight_line():
    rows = pd.DataFrame({"anggaran": [1, 2, 3, 4], "nilai": pd.array([10, 18, 20, 20], "Int64")})
    assert knee(rows).tolist() == [False, True, False, False]  # 18 lies 8 above the line's 10


def test_a_curve_without_value_has_no_knee():
    rows = pd.DataFrame({"anggaran": [1, 2], "nilai": pd.array([0, pd.NA], "Int64")})
    assert not knee(rows).any()


def test_a_curve_never_falls_and_each_bound_is_a_true_one():
    instance = random_instance(7, people=6, courses=5)
    found = curve(instance, points=6)
    assert found["nilai"].is_monotonic_increasing
    assert found.loc[found["diminta"], "anggaran"].tolist() == [instance.budget]
    assert found["lutut"].sum() == 1
    for row in found.itertuples():
        best, _ = brute_force(instance.with_budget(row.anggaran))
        assert row.nilai <= best <= row.batas
        assert row.biaya <= row.anggaran


def test_a_curve_says_where_no_plan_fits_the_limits():
    instance = dataclasses.replace(instance_of(CASES[4]), floor=Fraction(1, 2))
    found = curve(instance)
    missing = found["nilai"].isna()
    assert missing.any()
    assert not missing.iloc[-1]
    for row in found[missing].itertuples():
        assert brute_force(instance.with_budget(row.anggaran)) is None


@pytest.fixture
def workshop():
    """Three people of equal need, one course of one seat that runs once."""
    return build(
        people_frame(3),
        courses_frame([{"kode": "A", "komponen": "seminar", "kapasitas": 1, "maks_angkatan": 1}]),
        gain=np.array([[0, 0, 0, 1_400_000]] * 3),
        budget=2 * MILLION,
    )


def test_one_more_batch_is_worth_what_planning_again_finds(workshop):
    found = loosened(workshop, solve(workshop)).set_index("batas")
    more = found.loc["maks_angkatan"]
    assert (more["kode"], more["dari"], more["menjadi"]) == ("A", 1, 2)
    assert (more["tambahan"], more["nilai"], more["biaya"]) == (14 * UNIT, 28 * UNIT, MILLION)


def test_a_limit_that_does_not_bind_brings_nothing(workshop):
    found = loosened(workshop, solve(workshop)).set_index("batas")
    assert found.loc["anggaran", "tambahan"] == 0


def test_the_limit_that_brings_most_stands_first():
    people = people_frame(4, status_asn=["PPPK", "PPPK", "PNS", "PNS"], opd=["a", "a", "b", "b"])
    courses = [
        {"kode": "A", "komponen": "seminar", "jp": 2400},
        {"kode": "B", "komponen": "fungsional", "jp": 100, "kapasitas": 1, "maks_angkatan": 1},
    ]
    gain = np.array([[0, 0, 0, 1_000_000]] * 2 + [[0, 1_500_000, 0, 0]] * 2)
    facts = {"gain": gain, "budget": 10 * MILLION, "cap_pppk": 1600}
    instance = build(people, courses_frame(courses), **facts)
    found = loosened(instance, solve(instance))
    # Two PPPK may not take 24 JP (20 points); one PNS finds no seat in B (15 points).
    assert found["batas"].tolist()[:2] == ["jp_maks_pppk", "maks_angkatan"]
    assert found["tambahan"].tolist()[:2] == [20 * UNIT, 15 * UNIT]


@pytest.mark.parametrize(
    ("cap", "offered"), [(1600, [(1600, 2400)]), (2000, [(2000, 2400)]), (2400, []), (3200, [])]
)
def test_hours_of_pppk_are_offered_up_to_what_the_law_allows_and_no_further(cap, offered):
    courses = courses_frame([{"kode": "A", "komponen": "seminar", "jp": cap + 400}])
    gain = np.array([[0, 0, 0, 1_000_000]])
    people = people_frame(1, status_asn=["PPPK"])
    instance = build(people, courses, gain=gain, budget=10 * MILLION, cap_pppk=cap)
    found = loosened(instance, solve(instance))
    hours = found[found["batas"] == "jp_maks_pppk"]
    assert list(zip(hours["dari"], hours["menjadi"], strict=True)) == offered


@pytest.mark.parametrize(
    ("facts", "name", "steps"),
    [
        ({"max_courses": 1}, "maks_kursus", (1, 2)),
        ({"share": Fraction(1, 4)}, "porsi_opd", (2500, 3000)),
        ({"floor": Fraction(1, 5)}, "lantai_opd", (2000, 1500)),
    ],
)
def test_each_limit_has_its_step(facts, name, steps):
    instance = dataclasses.replace(
        random_instance(5, people=30, courses=8), budget=40 * MILLION, **facts
    )
    limits = {limit.name: limit for limit in candidates(instance, solve(instance), rate=0)}
    assert (limits[name].before, limits[name].after) == steps


@pytest.mark.parametrize("seed", range(3))
def test_loosening_never_loses_anything(seed):
    instance = random_instance(seed, people=14, courses=6, opds=3, share=Fraction(1, 2))
    found = loosened(instance, solve(instance), n=5)
    assert (found["tambahan"] >= 0).all()


def test_sensitivity_says_which_part_of_a_plan_stays():
    people = people_frame(2, opd=["a", "b"])
    courses = [
        {"kode": "A", "komponen": "seminar", "jp": 400},
        {"kode": "B", "komponen": "", "jp": 400},
    ]
    instance = build(
        people,
        courses_frame(courses),
        serves=np.array([[0], [2]], dtype="int8"),
        level=np.array([[0], [1]], dtype="int8"),
        required=np.array([[0], [2]], dtype="int8"),
        gain=np.array([[0, 0, 0, 700_000], [0, 0, 0, 0]]),
        budget=MILLION,
    )
    found = sensitivity(instance, solve(instance)).set_index(["bobot", "kali"])
    assert found["tempat"].tolist() == [1] * 5
    # One million for 7 points or a level of 5: a level weighs 10, or a point half: the level wins.
    stays = found["tempat_tetap"].to_dict()
    assert stays == {
        ("level", 500): 1, ("level", 2000): 0, ("poin", 500): 0, ("poin", 2000): 1, ("20jp", 0): 1
    }  # fmt: skip
    assert found.loc[("level", 2000), "nilai"] == 5 * UNIT
    assert found["orang_tetap"].equals(found["tempat_tetap"].rename("orang_tetap"))


def test_a_plan_under_other_weights_is_no_better_under_the_own_ones():
    instance = random_instance(11, people=14, courses=6)
    plan = solve(instance)
    found = sensitivity(instance, plan)
    assert (found["tempat_tetap"] <= found["tempat"]).all()
    assert (found["nilai"] <= plan.bound).all()


def test_every_plan_that_is_made_again_is_announced_with_how_many_there_are():
    instance = random_instance(5, people=6, courses=4)
    told: list[str] = []
    found = solve(instance)
    rows = curve(instance, found, say=lambda words: told.append(str(words)))
    many = len(rows)
    assert told == [
        f"Menghitung pengaruh anggaran, titik {nth} dari {many}" for nth in range(1, many + 1)
    ]
    told.clear()
    sensitivity(instance, found, say=lambda words: told.append(str(words)))
    assert told == [f"Mencoba bobot lain, {nth} dari 5" for nth in range(1, 6)]
