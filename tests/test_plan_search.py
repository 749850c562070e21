"""The way for a whole city, tried on instances small enough to know the best plan."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.plan_brute import brute_force
from tests.plan_checker import check
from tests.plan_draws import varied
from tests.plan_fixture import build, city_instance, courses_frame, people_frame, random_instance

from analysis.errors import PlanError
from analysis.plan.problem.distance import gap_percent, sentence
from analysis.plan.problem.instance import PER_POINT, UNIT
from analysis.plan.solver import narrow, relax
from analysis.plan.solver import solve as solving
from analysis.plan.solver.certificate import exact_bound
from analysis.plan.solver.limits import limits_of
from analysis.plan.solver.prepared import prepare, ready_for
from analysis.plan.solver.pricing import Prices
from analysis.plan.solver.solve import solve

FULL = 15 * PER_POINT


@pytest.fixture
def no_short_cut(monkeypatch):
    """Small instances are searched as large ones are."""
    monkeypatch.setattr(solving, "FEW", 0)


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_any_prices_give_a_true_bound(seed):
    instance = varied(seed, people=4, courses=4)
    best = brute_force(instance)
    ready = prepare(instance)
    draw = np.random.default_rng(seed)
    courses, owners = instance.size[1], len(ready.best_own)
    prices = Prices(
        float(draw.exponential(0.01)),
        draw.normal(0, 5, courses),
        draw.exponential(0.01, owners),
        draw.exponential(0.5, owners),
    )
    if best is not None:
        assert exact_bound(ready, limits_of(ready, instance.budget), prices) >= best[0]


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_prices_of_running_courses_give_a_true_bound_too(seed):
    instance = varied(seed, people=4, courses=4)
    best = brute_force(instance)
    ready = prepare(instance)
    draw = np.random.default_rng(seed)
    groups, courses, owners = len(ready.groups.first), instance.size[1], len(ready.best_own)
    prices = Prices(
        float(draw.exponential(0.01)),
        draw.normal(0, 5, courses),
        draw.exponential(0.01, owners),
        draw.exponential(0.5, owners),
        draw.exponential(5, (groups, courses)) * (draw.random((groups, courses)) < 0.5),
    )
    if best is not None:
        assert exact_bound(ready, limits_of(ready, instance.budget), prices) >= best[0]


@pytest.mark.parametrize("budget", [2 * 10**7, 10**9])
def test_a_small_city_is_proven_within_half_a_per_cent(budget):
    city = city_instance(2, people=60, courses=40, budget=budget)
    found = solve(city)
    assert check(city, found) == []
    assert found.gap_percent <= Decimal("0.5")


@pytest.mark.usefixtures("no_short_cut")
@pytest.mark.parametrize("seed", range(25))
def test_the_search_of_large_instances_is_sound_on_small_ones(seed):
    instance = varied(seed, people=5, courses=5, floor=Fraction(0))
    best = brute_force(instance)
    found = solve(instance)
    assert check(instance, found) == []
    assert found.value <= best[0] <= found.bound


@pytest.mark.usefixtures("no_short_cut")
def test_the_search_finds_nearly_the_best_of_many():
    instance = random_instance(5, people=120, courses=10, competencies=3, opds=3)
    found = solve(instance)
    assert check(instance, found) == []
    assert found.gap_percent < 3


@pytest.mark.usefixtures("no_short_cut")
def test_many_people_are_planned_within_two_per_cent_though_opd_have_limits():
    city = city_instance(people=150, courses=16, budget=3 * 10**8, floor=Fraction(1, 10))
    found = solve(city)
    assert check(city, found) == []
    assert found.gap_percent <= 2
    assert found.value > found.greedy_value


def workshop(**people):
    """Three people whom one course of 20 JP serves alike; the money is enough for one."""
    offers = courses_frame([{"kode": "A", "jp": 2000, "biaya": 1_000_000}])
    gain = np.array([[0, 0, FULL, 0]] * 3)
    return build(
        people_frame(3, **people),
        offers,
        gain=gain,
        full=np.full(3, FULL),
        budget=1_000_000,
    )


def test_among_equals_the_higher_priority_is_chosen():
    found = solve(workshop(prioritas=[0, 1, 2]))
    assert found.chosen["posisi"].tolist() == [2]
    assert found.value == 17 * UNIT


def test_the_priority_decides_between_people_who_differ_otherwise():
    instance = workshop(prioritas=[0, 2, 0])
    # The first two lack a level that no course leads to: to the model they are equal to the third.
    level, required = np.array([[1], [1], [0]], "int8"), np.array([[3], [2], [0]], "int8")
    serves = np.array([[2]], dtype="int8")
    found = solve(build(
        instance.people, instance.courses, level=level, required=required, serves=serves * 0,
        gain=instance.gain, full=instance.full, budget=instance.budget,
    ))  # fmt: skip
    assert found.chosen["posisi"].tolist() == [1]


def test_without_priorities_the_larger_gap_is_chosen_and_the_number_never_decides_alone():
    instance = workshop()
    level, required = np.ones((3, 1), "int8"), np.array([[2], [3], [1]], "int8")
    found = solve(build(
        instance.people, instance.courses, level=level, required=required,
        gain=instance.gain, full=instance.full, budget=instance.budget,
    ))  # fmt: skip
    assert found.chosen["posisi"].tolist() == [1]


def test_a_priority_never_costs_value():
    instance = workshop(prioritas=[2, 0, 0])
    gain = instance.gain.copy()
    gain[0, 2] = 0  # the first has nothing to gain but the yearly JP
    found = solve(build(
        instance.people, instance.courses, gain=gain, full=instance.full, budget=instance.budget,
    ))  # fmt: skip
    assert found.value == 17 * UNIT
    assert 0 not in found.chosen["posisi"].tolist()


def test_limits_that_collide_are_named():
    instance = workshop()
    poor = build(
        instance.people, instance.courses, gain=instance.gain, full=instance.full,
        budget=1_000_000, floor=Fraction(1, 2),
    )  # fmt: skip
    with pytest.raises(PlanError, match=r"lantai_opd \(50%\) dan anggaran"):
        solve(poor)
    shared = build(
        people_frame(3, opd=["a", "a", "b"]), instance.courses, gain=instance.gain,
        full=instance.full, budget=3_000_000, share=Fraction(1, 3), floor=Fraction(1),
    )  # fmt: skip
    with pytest.raises(PlanError, match="dan porsi_opd tidak dapat dipenuhi bersama"):
        solve(shared)


def test_seats_and_minima_that_collide_with_the_floor_are_named():
    instance = workshop()
    facts = {"gain": instance.gain, "full": instance.full, "floor": Fraction(1)}
    few = instance.courses.assign(maks_angkatan=pd.array([1], "Int64"), kapasitas=2)
    with pytest.raises(PlanError, match="dan maks_angkatan"):
        solve(build(instance.people, few, **facts))
    with pytest.raises(PlanError, match="dan isi_minimum"):
        solve(build(instance.people, instance.courses.assign(isi_minimum=4), **facts))


@pytest.mark.parametrize(("floor", "words"), [(0, "Periksa anggaran"), (1, "tidak terbukti")])
def test_where_the_solver_finds_nothing_the_reason_is_a_sentence(monkeypatch, floor, words):
    def fails(*given, **_):
        raise relax.UnsolvedError(given[2])

    monkeypatch.setattr(relax, "relax", fails)
    monkeypatch.setattr(solving, "relax", fails)
    with pytest.raises(PlanError, match=words):
        solve(dataclasses.replace(workshop(), floor=Fraction(floor)))


def test_a_plan_that_was_not_found_is_not_called_impossible(monkeypatch):
    monkeypatch.setattr(solving, "FEW", 0)
    monkeypatch.setattr(solving, "search", lambda *_: None)
    monkeypatch.setattr(solving, "proven", lambda *_: 0)
    monkeypatch.setattr(solving, "whole_model", lambda *_: None)
    people = people_frame(2, opd=["a", "b"])
    gain = np.array([[0, 0, FULL, 0]] * 2)
    offers = courses_frame([{"kode": "A", "jp": 2000, "isi_minimum": 2}])
    # Greed alone has no eye for floors; here it is asked to plan for nobody.
    monkeypatch.setattr(solving, "take_greedily", lambda *_: (np.zeros(0, int), np.zeros(0, int)))
    instance = build(people, offers, gain=gain, full=np.full(2, FULL), floor=Fraction(1, 2))
    with pytest.raises(PlanError, match="tidak terbukti bahwa"):
        solve(instance)


def test_a_budget_below_any_price_gives_an_empty_plan():
    instance = workshop().with_budget(1)
    found = solve(instance)
    assert found.chosen.empty
    assert (found.value, found.bound, found.cost) == (0, 0, 0)
    assert found.proven


def test_without_anybody_or_any_course_the_plan_is_empty():
    nobody = build(people_frame(0), courses_frame([{"kode": "A"}]), budget=10**6)
    assert solve(nobody).chosen.empty
    nothing = build(people_frame(2), courses_frame([{"kode": "A"}]).iloc[:0], budget=10**6)
    assert solve(nothing).chosen.empty


def test_the_sentence_claims_what_is_proven_and_no_more():
    assert str(gap_percent(1000, 1004)) == "0.40"
    assert str(gap_percent(3, 4)) == "33.34"
    told = str(sentence(1000, 1004, kept=True))
    assert told.startswith("Terbukti: tidak ada rencana lain dari paket yang berguna")
    assert "paling banyak tiga pelatihan per orang" in told
    assert "lebih dari 0,40% di atas" in told
    assert "belum terbukti" in str(sentence(1004, 1000, kept=True))
    assert "belum terbukti" in str(sentence(1000, 1004, kept=False))


def test_a_plan_says_nothing_on_the_screen(capfd):
    solve(workshop())
    assert capfd.readouterr() == ("", "")


def test_a_catalogue_too_large_is_narrowed_and_the_sentence_says_so(monkeypatch):
    monkeypatch.setattr(narrow, "FEW_SETS", 0)
    monkeypatch.setattr(narrow, "MOST_BUNDLES", 400)
    instance = random_instance(4, people=30, courses=14, competencies=3)
    found = solve(instance)
    considered = found.ready.considered
    assert 1 <= considered < 14
    assert f"atas {considered} dari 14 pelatihan," in str(found.sentence)
    assert check(instance, found) == []
    again = solve(instance.with_budget(10**9), start=found)
    assert again.ready.considered == considered
    assert check(instance.with_budget(10**9), again) == []


def test_numbers_that_the_solver_does_not_take_are_told_in_a_sentence():
    instance = workshop()
    many = instance.courses.assign(kapasitas=10**17)
    with pytest.raises(PlanError, match="Perhitungan rencana tidak menemukan penyelesaian"):
        solve(build(
            instance.people, many, gain=instance.gain, full=instance.full, budget=3_000_000
        ))  # fmt: skip


def test_of_a_class_the_courses_come_first_whose_people_find_no_cheaper_seat():
    people = people_frame(4)
    offers = courses_frame(
        [
            {"kode": "A", "jp": 1000, "biaya": 1_000_000, "kapasitas": 4},
            {"kode": "B", "jp": 1000, "biaya": 2_000_000, "kapasitas": 4},
            {"kode": "C", "jp": 1000, "biaya": 3_000_000, "kapasitas": 4},
        ]
    )
    allowed = np.ones((4, 3), dtype=bool)
    allowed[3, :2] = False  # only the dearest is open to the last
    instance = build(
        people, offers, gain=np.array([[0, 0, FULL, 0]] * 4), full=np.full(4, FULL),
        allowed=allowed,
    )  # fmt: skip
    assert narrow._order(instance).tolist() == [0, 2]  # those of B are seated by A


def test_under_other_weights_the_same_courses_are_considered(monkeypatch):
    monkeypatch.setattr(narrow, "FEW_SETS", 1)
    monkeypatch.setattr(narrow, "MOST_SETS", 40_000)
    ready = prepare(city_instance(1, 60, 40))
    other = dataclasses.replace(ready.origin, weights=ready.origin.weights._replace(jp20=0))
    again = ready_for(ready, other)
    assert 1 < again.considered == ready.considered < 40
    assert (again.instance.allowed == ready.instance.allowed).all()
