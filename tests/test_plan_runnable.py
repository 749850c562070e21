"""Every place that a plan counts can run in the calendar, and the proof says what that costs."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests import plan_fixture as plans
from tests.plan_checker import check
from tests.plan_plain import bundle_value, city
from tests.plan_runs import best_by_unit, calendar, made, order, tight_city
from tests.schedule_checker import violations

from analysis.plan.problem.instance import UNIT

POINT = 100_000
LEVEL = 5 * UNIT


def three(gains, **facts):
    """Two people of one unit and one of another, one course of two seats that fills with two."""
    course = {"kode": "A", "komponen": "seminar", "kapasitas": 2, "isi_minimum": 2}
    people = plans.people_frame(
        3, unit_kerja=["Satu", "Satu", "Dua"], opd=["dinas-a", "dinas-a", "dinas-b"]
    )
    gain = np.array([[0, 0, 0, points * POINT] for points in gains])
    row = {**course, "maks_angkatan": 1, **facts.pop("course", {})}
    return plans.build(people, plans.courses_frame([row]), gain=gain, **facts)


def takers(plan):
    return plan.solution.chosen["posisi"].tolist()


def test_the_seat_of_who_cannot_come_goes_to_another_opd():
    # Of a unit of two one may be away: of 10, 9 and 4 points only 10 and 4 can come together.
    plan = made(three([10, 9, 4]), calendar())
    assert takers(plan) == [0, 2]
    assert plan.solution.value == 14 * UNIT
    assert plan.solution.cost == 2_000_000


def test_a_batch_that_nobody_else_can_fill_is_dropped_with_its_cost():
    plan = made(three([10, 9, 0]), calendar())
    assert takers(plan) == []
    assert (plan.solution.value, plan.solution.cost) == (0, 0)
    assert plan.times.angkatan.empty
    assert plan.unseated[["posisi", "kursus"]].to_numpy().tolist() == [[0, 0], [1, 0]]


def test_a_second_batch_in_another_week_is_opened_before_anybody_is_dropped():
    course = {"maks_angkatan": 2, "isi_minimum": 1}
    plan = made(three([10, 9, 0], course=course), calendar())
    assert takers(plan) == [0, 1]
    assert plan.solution.batches.tolist() == [2]
    weeks = plan.times.angkatan["mulai"].dt.isocalendar().week
    assert weeks.nunique() == 2


def test_a_second_batch_is_not_opened_where_the_budget_does_not_pay_its_fixed_cost():
    course = {"maks_angkatan": 2, "isi_minimum": 1, "biaya_tetap": 500_000}
    plan = made(three([10, 9, 0], course=course, budget=2_900_000), calendar())
    assert takers(plan) == [0]
    assert plan.solution.cost == 1_500_000


def test_a_course_online_takes_both_of_a_unit():
    plan = made(three([10, 9, 0], course={"moda": "daring"}), calendar())
    assert takers(plan) == [0, 1]
    assert plan.unseated.empty


def test_the_certificate_tells_what_the_calendar_takes_from_what_the_search_leaves():
    plan = made(three([10, 9, 4]), calendar())
    told = plan.calendar
    # Without the calendar 10 + 9 = 19; with it 14, and nothing better: the search leaves nothing.
    assert (told["nilai_tanpa"], told["batas_tanpa"]) == (19, 19)
    assert told["berkurang_persen"] == 35.72  # 5 of 14, rounded up
    assert plan.solution.bound == plan.solution.value
    assert "bernilai 35,72% lebih tinggi" in str(plan.cost)
    assert "tidak ada rencana lain" in str(plan.sentence)
    assert "porsi_unit" in str(plan.sentence)  # the proof is of plans that keep the units' rule


def test_a_plan_that_fits_the_calendar_is_left_as_it_is():
    plan = made(three([10, 9, 4], course={"moda": "daring"}), calendar())
    assert plan.solution.value == plan.free.value
    assert plan.calendar["berkurang_persen"] == 0
    assert str(plan.cost).endswith("kalender tidak mengurangi nilainya.")


def test_a_floor_that_the_calendar_cannot_keep_is_told_and_the_plan_made():
    # dinas-a must have 0.8 x 19 points; only one of the two can come, so it has 10 at most.
    plan = made(three([10, 9, 4], course={"kapasitas": 3}, floor=Fraction(8, 10)), calendar())
    assert takers(plan) == [0, 2]
    assert [name for name, kept in plan.solution.rules.items() if not kept] == ["lantai_opd"]
    assert not plan.solution.proven
    assert "lantai_opd" in str(plan.sentence)


def test_what_is_of_no_use_without_the_dropped_course_is_dropped_too():
    """12 + 8 JP reach the 20 of teknis; without a seat in the second the first is worth nothing."""
    rows = [
        {"kode": "A", "jp": 1200, "moda": "daring"},
        {"kode": "B", "jp": 800, "isi_minimum": 2, "kapasitas": 2, "maks_angkatan": 1},
    ]
    people = plans.people_frame(2, unit_kerja="Satu")
    instance = plans.build(
        people,
        plans.courses_frame(rows),
        gain=np.array([[0, 0, 15 * POINT, 0]] * 2),
        full=np.array([15 * POINT] * 2),
        weights=plans.WEIGHTS._replace(jp20=0),
    )
    assert made(instance, calendar()).solution.chosen.empty


def found(seed, days, share=Fraction(1)):
    instance, settings_ = tight_city(seed, days, people=7, courses=4, share=share)
    return instance, settings_, made(instance, settings_)


@settings(max_examples=25, deadline=None)
@example(814, 4, Fraction(1))  # two batches, and everybody fits into one of them
@given(
    st.integers(0, 10**6),
    st.sampled_from([4, 11, 60]),
    st.sampled_from([Fraction(1), Fraction(1, 2)]),
)
def test_every_counted_place_is_in_the_timetable_and_every_rule_holds(seed, days, share):
    instance, settings_, plan = found(seed, days, share)
    assert not check(instance, plan.solution)
    assert not violations(
        order(instance, settings_, plan.solution),
        plan.times.angkatan,
        plan.times.tempat,
        plan.times.tak_tertempat,
    )
    assert plan.times.tempat["angkatan"].notna().all()
    assert len(plan.times.tempat) == len(plan.solution.chosen)
    where = city(instance)
    taken = plan.solution.chosen.groupby("posisi")["kursus"].apply(tuple)
    runs = sum(bundle_value(where, where.people[one], mine) for one, mine in taken.items())
    assert runs == plan.solution.value


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6))
def test_no_plan_that_keeps_the_units_rule_exceeds_the_bound(seed):
    instance, settings_ = tight_city(seed, people=5, courses=3)
    plan = made(instance, settings_)
    best = best_by_unit(instance, settings_)
    assert plan.solution.bound >= best
    assert plan.solution.value <= best


def test_the_same_city_gives_the_same_plan():
    one, other = (found(5, 11)[2] for _ in range(2))
    pd.testing.assert_frame_equal(one.solution.chosen, other.solution.chosen)
    pd.testing.assert_frame_equal(one.times.tempat, other.times.tempat)


@pytest.mark.parametrize("days", [0, 1])
def test_a_calendar_without_days_leaves_an_empty_plan(days):
    # 2027-02-06 and 07 are a Saturday and a Sunday.
    settings_ = calendar().model_copy(update={"mulai": "02-06", "selesai": f"02-0{6 + days}"})
    plan = made(three([10, 9, 4]), settings_)
    assert plan.solution.chosen.empty
    assert len(plan.unseated) == 2
