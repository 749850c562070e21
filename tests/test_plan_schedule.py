"""Batches over the plan year: every rule kept, nobody lost, nobody forced."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.schedule_checker import Order, violations
from tests.schedule_orders import frames, order_of, scheduled

from analysis.errors import PlanError
from analysis.plan.calendar.schedule import schedule
from analysis.plan.calendar.timetable import NO_BATCH, NO_DAYS, TOO_LONG

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "jadwal.yaml").read_text("utf-8"))
UNIT = ("dinas-satu", "Sekretariat")
PLAIN = Order(
    courses={"A": (24, "luring", 2, 1, 2)},
    people=dict.fromkeys(range(4), (UNIT, ("A",))),
    staff={UNIT: 12},
)


def wrong(order, made):
    return violations(order, made.angkatan, made.tempat, made.tak_tertempat)


def shown(row):
    if pd.isna(row.mulai):
        return [row.keterangan]
    return [f"{row.mulai:%Y-%m-%d}", f"{row.selesai:%Y-%m-%d}", row.peserta]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["kasus"])
def test_a_schedule_worked_by_hand(case):
    made = scheduled(order_of(case))
    rows = made.angkatan.groupby("kode", sort=False)
    assert {kode: [shown(r) for r in part.itertuples()] for kode, part in rows} == case["harapan"]
    left = {}
    for row in made.tak_tertempat.itertuples():
        left.setdefault(str(row.orang), {})[row.kode] = row.alasan
    assert left == case.get("tak", {})
    assert not wrong(order_of(case), made)


@st.composite
def orders(draw):
    """Small orders in which seats, days, units and orders of courses all run short."""
    codes = "ABCD"[: draw(st.integers(1, 4))]
    courses = {}
    for kode in codes:
        capacity = draw(st.integers(1, 5))
        courses[kode] = (
            draw(st.integers(1, 60)),
            draw(st.sampled_from(["luring", "daring", ""])),
            capacity,
            draw(st.integers(1, capacity)),
            draw(st.integers(0, 4)),
        )
    units = [("dinas-satu", "Satu"), ("dinas-satu", "Dua"), ("dinas-dua", "Satu")]
    people = {
        number: (
            draw(st.sampled_from(units)),
            tuple(draw(st.lists(st.sampled_from(codes), min_size=1, max_size=3, unique=True))),
        )
        for number in range(draw(st.integers(1, 12)))
    }
    inside = {unit: sum(one == unit for one, _ in people.values()) for unit in units}
    first = date(2027, 2, draw(st.integers(1, 7)))
    days = draw(st.integers(0, 24))
    off = draw(st.sets(st.integers(0, 24), max_size=5))
    return Order(
        courses=courses,
        people=people,
        staff={unit: many + draw(st.integers(0, 6)) for unit, many in inside.items()},
        serves=tuple(
            (kode, "M.1", draw(st.integers(1, 3))) for kode in codes if draw(st.booleans())
        ),
        holidays=frozenset(first + timedelta(days=number) for number in off),
        first=first,
        last=first + timedelta(days=days),
        share=draw(st.sampled_from([Decimal("0.25"), Decimal("0.5"), Decimal(1)])),
        hours=draw(st.integers(4, 8)),
        week=draw(st.sampled_from([5, 6])),
    )


@settings(max_examples=50, deadline=None)
@given(orders())
def test_every_rule_holds_and_nobody_is_lost(order):
    assert not wrong(order, scheduled(order))


@settings(max_examples=20, deadline=None)
@given(orders())
def test_a_place_is_listed_only_where_no_running_batch_could_simply_take_it(order):
    made = scheduled(order)
    running = made.angkatan[made.angkatan["mulai"].notna()]
    for left in made.tak_tertempat.itertuples():
        rest = made.tak_tertempat.drop(left.Index)
        mine = (made.tempat["orang"] == left.orang) & (made.tempat["kode"] == left.kode)
        for number in running.loc[running["kode"] == left.kode, "angkatan"]:
            tempat = made.tempat.assign(angkatan=made.tempat["angkatan"].mask(mine, number))
            row = (made.angkatan["kode"] == left.kode) & (made.angkatan["angkatan"] == number)
            angkatan = made.angkatan.assign(peserta=made.angkatan["peserta"] + row)
            assert violations(order, angkatan, tempat, rest)


@settings(max_examples=15, deadline=None)
@given(orders(), st.integers(0, 99))
def test_the_schedule_does_not_depend_on_the_order_of_rows(order, seed):
    one, other = scheduled(order), scheduled(order, shuffle=seed)
    pd.testing.assert_frame_equal(one.angkatan, other.angkatan)
    pd.testing.assert_frame_equal(one.tempat, other.tempat)
    pd.testing.assert_frame_equal(one.tak_tertempat, other.tak_tertempat)


def test_batches_of_a_course_spread_over_the_window():
    people = dict.fromkeys(range(30), (UNIT, ("A",)))
    order = Order({"A": (24, "daring", 3, 1, 10)}, people, {UNIT: 30})
    months = scheduled(order).angkatan["mulai"].dt.month
    assert months.tolist() == sorted(months)
    assert months.nunique() >= 9


def test_short_courses_begin_and_end_in_one_week():
    made = scheduled(PLAIN).angkatan
    weeks = [made[day].dt.isocalendar().week.tolist() for day in ("mulai", "selesai")]
    assert weeks[0] == weeks[1]


def test_courses_that_take_people_from_one_unit_run_in_different_weeks():
    # One of three may be away in a week; a year has room for three courses of one day each.
    people = {number: (UNIT, (kode,)) for number, kode in enumerate("ABC")}
    order = Order(dict.fromkeys("ABC", (8, "luring", 1, 1, 1)), people, {UNIT: 3})
    made = scheduled(order)
    assert made.angkatan["mulai"].dt.isocalendar().week.nunique() == 3
    assert made.tak_tertempat.empty
    assert not wrong(order, made)


def test_batches_are_kept_apart_where_a_unit_would_lose_seats_in_the_same_week():
    # Two of eight may be away in a week; four pairs take a course of one day each.
    people = {n: (UNIT, ("ABCD"[n // 2],)) for n in range(8)}
    order = Order(
        dict.fromkeys("ABCD", (8, "luring", 2, 2, 1)),
        people,
        {UNIT: 8},
        last=date(2027, 2, 26),  # four weeks
    )
    assert scheduled(order).tak_tertempat.empty


def test_one_person_more_moves_another_who_has_the_choice():
    # 1 can attend A only in the second week (B fills the first), where 2 could sit as well.
    order = Order(
        courses={"A": (40, "daring", 1, 1, 2), "B": (40, "daring", 1, 1, 1)},
        people={1: (UNIT, ("A", "B")), 2: (UNIT, ("A",))},
        staff={UNIT: 8},
        first=date(2027, 2, 1),
        last=date(2027, 2, 12),
    )
    made = scheduled(order)
    assert made.tak_tertempat.empty
    assert not wrong(order, made)


def test_a_unit_of_one_person_may_send_that_person():
    order = replace(PLAIN, people={1: (UNIT, ("A",))}, staff={UNIT: 1})
    assert scheduled(order).tak_tertempat.empty


def test_a_unit_that_is_not_listed_is_as_large_as_its_planned_people():
    places, offers, batches, units, *rest = frames(PLAIN)
    made = schedule(places, offers, batches, units.iloc[:0], *rest)
    assert made.tempat["angkatan"].notna().sum() == 2  # one a week, and two batches


def test_people_without_a_unit_are_one_unit_of_their_opd():
    places, offers, batches, units, *rest = frames(PLAIN)
    nowhere = {"unit_kerja": pd.Series(pd.NA, index=places.index, dtype="str")}
    units = units.assign(unit_kerja=pd.Series([pd.NA], dtype="str"))
    made = schedule(places.assign(**nowhere), offers, batches, units, *rest)
    assert made.tempat["angkatan"].notna().all()


def test_a_window_without_a_working_day_lists_everybody():
    order = replace(PLAIN, first=date(2027, 2, 6), last=date(2027, 2, 7))
    made = scheduled(order)
    assert set(made.tak_tertempat["alasan"]) == {NO_DAYS}
    assert made.angkatan["keterangan"].tolist() == [NO_DAYS, NO_DAYS]
    assert not wrong(order, made)


def test_a_year_of_holidays_lists_everybody():
    every_day = frozenset(PLAIN.first + timedelta(days=number) for number in range(303))
    made = scheduled(replace(PLAIN, holidays=every_day))
    assert set(made.tak_tertempat["alasan"]) == {NO_DAYS}


def test_a_course_longer_than_the_window_is_listed_and_not_cut():
    order = replace(PLAIN, courses={"A": (1800, "luring", 4, 1, 2)})
    assert set(scheduled(order).tak_tertempat["alasan"]) == {TOO_LONG}


def test_a_course_of_900_hours_takes_its_113_days_in_a_row():
    made = scheduled(replace(PLAIN, courses={"A": (900, "luring", 4, 1, 1)}))
    assert made.angkatan["hari"].tolist() == [113]


def test_places_of_a_course_without_batches_are_listed():
    order = replace(PLAIN, courses={"A": (24, "luring", 2, 1, 0)})
    made = scheduled(order)
    assert set(made.tak_tertempat["alasan"]) == {NO_BATCH}
    assert not wrong(order, made)


def test_a_plan_without_places_has_an_empty_schedule():
    made = scheduled(replace(PLAIN, people={}))
    assert made.angkatan.empty
    assert made.tempat.empty
    assert made.tak_tertempat.empty
    assert made.tempat.dtypes.astype("str").tolist() == ["int64", "str", "Int64"]


def test_a_window_inside_out_is_refused_in_the_words_of_dataset_toml():
    order = replace(PLAIN, first=date(2027, 11, 30), last=date(2027, 2, 1))
    with pytest.raises(PlanError, match="mulai 11-30 sesudah selesai 02-01"):
        scheduled(order)


def test_a_border_that_is_no_day_of_the_year_is_refused():
    *rest, settings_, _ = frames(PLAIN)
    settings_ = settings_.model_copy(update={"mulai": "02-29"})
    with pytest.raises(PlanError, match='mulai = "02-29" bukan tanggal pada tahun 2027'):
        schedule(*rest, settings_, 2027)


def test_a_course_that_is_not_on_offer_is_refused():
    places, *rest = frames(PLAIN)
    with pytest.raises(PlanError, match="di luar katalog: Z"):
        schedule(places.assign(kode="Z"), *rest)


def test_a_course_twice_for_one_person_is_refused():
    places, *rest = frames(PLAIN)
    with pytest.raises(PlanError, match="dua kali"):
        schedule(pd.concat([places, places.iloc[:1]]), *rest)


def test_a_calendar_without_days_changes_nothing():
    *rest, holidays, settings_, year = frames(PLAIN)
    empty = schedule(*rest, pd.DataFrame(), settings_, year)
    blank = schedule(*rest, holidays.assign(tanggal=pd.NaT), settings_, year)
    pd.testing.assert_frame_equal(empty.angkatan, blank.angkatan)


@pytest.mark.parametrize(
    "harm",
    [
        lambda made: {"tempat": made.tempat.iloc[1:]},
        lambda made: {"angkatan": made.angkatan.assign(peserta=made.angkatan["peserta"] + 1)},
        lambda made: {"angkatan": made.angkatan.assign(selesai=made.angkatan["mulai"])},
        lambda made: {"tempat": made.tempat.assign(angkatan=1)},
        lambda made: {"angkatan": made.angkatan.assign(mulai=pd.Timestamp("2027-02-06"))},
    ],
)
def test_the_checker_sees_a_broken_schedule(harm):
    made = scheduled(PLAIN)
    parts = {"angkatan": made.angkatan, "tempat": made.tempat, "left": made.tak_tertempat}
    assert not violations(PLAIN, **parts)
    assert violations(PLAIN, **{**parts, **harm(made)})
