"""A need that no planned course meets is named with its reason."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest
from tests import plan_fixture as plans

from analysis.plan.results.left_open import left_open


def need(orang, sumber, hal, besar, pelatihan):
    return {
        "orang": orang, "nip": "", "opd": "dinas-satu", "unit_kerja": "", "jenis_opd": "dinas",
        "kelompok": "JF keahlian", "sumber": sumber, "hal": hal, "besar": besar,
        "dasar_hukum": "", "pelatihan": pelatihan, "tanpa_pelatihan": pelatihan == "",
    }  # fmt: skip


@pytest.fixture
def city():
    """Three people, the last a PPPK; a course to level 2 and one of 20 JP that is not for all."""
    courses = plans.courses_frame(
        [
            {"kode": "A", "jp": 800, "biaya": 100},
            {"kode": "B", "jp": 2000, "biaya": 5_000},
        ]
    )
    return plans.build(
        plans.people_frame(3, status_asn=["PNS", "PNS", "PPPK"]),
        courses,
        serves=np.array([[2], [0]], dtype="int8"),
        level=np.ones((3, 1), dtype="int8"),
        required=np.full((3, 1), 3, dtype="int8"),
        gain=np.array([[0, 0, 1_500_000, 0]] * 3),
        full=np.array([1_500_000] * 3),
        allowed=np.array([[True, False], [True, True], [True, True]]),
        left_out=pd.DataFrame({"orang": [9], "alasan": ["pensiun"]}),
    )


def reason(city, row, chosen=((0, 0),), batches=(1, 1), spare=100_000, unseated=()):
    places, lost = (
        pd.DataFrame(list(pairs), columns=["posisi", "kursus"], dtype="int64")
        for pairs in (chosen, unseated)
    )
    needs = pd.DataFrame([row]).astype({"besar": "Int64"})
    rows = left_open(needs, city, places, np.array(batches), spare, lost)
    return None if rows.empty else (rows["besar"].iloc[0], rows["alasan"].iloc[0])


def test_a_gap_that_is_closed_is_not_open(city):
    assert reason(city, need(0, "kesenjangan", "M.1", 1, "A")) is None


def test_what_is_left_of_a_gap_is_told(city):
    assert reason(city, need(0, "kesenjangan", "M.1", 2, "A"))[0] == 1


def test_nothing_on_offer_is_a_finding(city):
    assert reason(city, need(1, "kinerja", "kinerja", 1, ""))[1] == "tanpa_pelatihan"


def test_who_retires_is_said_to_retire(city):
    assert reason(city, need(9, "kesenjangan", "M.1", 1, "A"))[1] == "pensiun"


def test_a_course_for_others_meets_no_need(city):
    assert reason(city, need(0, "teknis", "teknis", 1_500_000, "B"))[1] == "sasaran"


def test_a_course_that_passes_the_hours_of_a_pppk_is_named_as_that(city):
    row = need(2, "teknis", "teknis", 1_500_000, "B")
    assert reason(city, row, chosen=[(2, 0)])[1] == "batas_jp_pppk"  # 8 + 20 JP of 24


def test_a_course_that_does_not_run_lacks_participants(city):
    row = need(1, "teknis", "teknis", 1_500_000, "B")
    assert reason(city, row, batches=(1, 0))[1] == "peserta_kurang"


def test_a_place_without_a_seat_in_the_calendar_is_named_as_that(city):
    row = need(1, "teknis", "teknis", 1_500_000, "B")
    assert reason(city, row, batches=(1, 0), spare=0, unseated=[(1, 1)])[1] == "kalender"
    assert reason(city, row, unseated=[(2, 1)])[1] == "tidak_terpilih"  # another's place


def test_money_is_the_reason_only_when_it_does_not_pay_for_the_course(city):
    row = need(1, "teknis", "teknis", 1_500_000, "B")
    assert reason(city, row, spare=4_999)[1] == "anggaran"
    assert reason(city, row, spare=5_000)[1] == "tidak_terpilih"


def test_hours_of_all_planned_courses_count_towards_the_duty(city):
    row = need(1, "jp_tahunan", "jp", 2000, "A;B")
    assert reason(city, row, chosen=[(1, 0)]) == (1200, "tidak_terpilih")
    assert reason(city, row, chosen=[(1, 1)]) is None


def test_a_performance_need_is_met_by_one_planned_course_that_answers_it(city):
    row = need(1, "kinerja", "kinerja", 500_000, "B;Z")
    assert reason(city, row, chosen=[(1, 0), (1, 1)]) is None


def test_a_performance_need_stays_where_the_planned_courses_do_not_answer_it(city):
    row = need(1, "kinerja", "kinerja", 500_000, "B")
    chosen = [(1, 0), (2, 1)]  # another course, and another person's
    assert reason(city, row, chosen=chosen) == (500_000, "tidak_terpilih")


def test_a_performance_need_of_unknown_size_is_met_or_open_all_the_same(city):
    row = need(1, "kinerja", "kinerja", None, "B")
    assert reason(city, row, chosen=[(1, 1)]) is None
    assert reason(city, row, chosen=[(1, 0)])[1] == "tidak_terpilih"


def test_where_nobody_is_planned_for_each_need_says_why_its_person_is_not(city):
    nobody = dataclasses.replace(
        city,
        people=city.people.iloc[:0],
        **{
            name: getattr(city, name)[:0]
            for name in ("allowed", "level", "required", "gain", "hours", "full", "asked")
        },
    )
    row = need(9, "kesenjangan", "M.1", 1, "A")
    assert reason(nobody, row, chosen=[], batches=(0, 0))[1] == "pensiun"
