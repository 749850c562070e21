"""What a bundle brings a person, on bundles a reader can check on paper."""

from __future__ import annotations

import numpy as np
import pytest
from tests.plan_fixture import build, courses_frame, people_frame

from analysis.plan.problem.instance import UNIT
from analysis.plan.problem.value import bundle_value, parts, permitted


def one(courses, bundle, *, status="PNS", jenis="fungsional", **facts):
    """The instance of one person and the bundle (positions) as its arguments."""
    people = people_frame(1, status_asn=status, jenis_jabatan=jenis)
    shaped = {
        name: np.array([fact], dtype="int8" if name in {"level", "required", "asked"} else "int64")
        if name in {"level", "required", "asked", "gain", "hours", "full"}
        else fact
        for name, fact in facts.items()
    }
    instance = build(people, courses_frame(courses), **shaped)
    padded = np.array([[*bundle, *[-1] * (3 - len(bundle))]])
    return instance, np.zeros(1, dtype="int64"), padded


def leading(*levels):
    return {"serves": np.array([[level] for level in levels], dtype="int8")}


COURSE = {"kode": "A", "komponen": "", "jp": 800}


@pytest.mark.parametrize(
    ("levels", "level", "required", "closed"),
    [
        ((2, 3), 1, 3, 2),
        ((3, 2), 1, 3, 2),  # in whatever order they stand
        ((3,), 1, 3, 0),  # more than one above the reached level
        ((2, 3), 1, 2, 1),  # never above what is required
        ((2,), 0, 3, 0),  # a level that is not known
        ((2,), 2, 3, 0),
    ],
)
def test_levels_are_climbed_one_at_a_time(levels, level, required, closed):
    offers = [{**COURSE, "kode": f"K{n}", "jp": 100} for n in range(len(levels))]
    case = one(offers, range(len(levels)), level=[level], required=[required], **leading(*levels))
    assert parts(*case).closed.sum() == closed
    assert bundle_value(*case) == closed * 5 * UNIT


def test_nineteen_jp_are_worth_nothing_and_twenty_are_worth_all():
    offers = [{"kode": "A", "jp": 1000}, {"kode": "B", "jp": 900}, {"kode": "C", "jp": 100}]
    technical = {"gain": [0, 0, 1_500_000, 0], "hours": 0, "full": 1_500_000}
    assert bundle_value(*one(offers, [0, 1], status="PPPK", **technical)) == 0
    assert bundle_value(*one(offers, [0, 1, 2], status="PPPK", **technical)) == 15 * UNIT
    assert bundle_value(*one(offers, [0, 1, 2], status="PNS", **technical)) == 17 * UNIT


def test_jp_that_a_person_already_has_count_for_teknis_and_not_for_the_planned_twenty():
    technical = {"gain": [0, 0, 1_500_000, 0], "hours": 1200, "full": 1_500_000}
    assert bundle_value(*one([{"kode": "A", "jp": 800}], [0], **technical)) == 15 * UNIT


def test_proportional_jp_bring_their_share():
    technical = {
        "gain": [0, 0, 900_000, 0], "hours": 800, "full": 1_500_000, "proportional": True,
    }  # fmt: skip
    assert bundle_value(*one([{"kode": "A", "jp": 400}], [0], **technical)) == 3 * UNIT


def test_a_leadership_course_below_the_asked_level_brings_nothing():
    offers = [
        {"kode": "PKP", "komponen": "kepemimpinan", "tahap": 1, "jp": 100},
        {"kode": "PKA", "komponen": "kepemimpinan", "tahap": 2, "jp": 100},
    ]
    asked = {"gain": [1_500_000, 0, 0, 0], "asked": 2, "jenis": "struktural"}
    assert bundle_value(*one(offers, [0], **asked)) == 0
    assert bundle_value(*one(offers, [1], **asked)) == 15 * UNIT


def test_two_seminars_fill_the_component_once():
    offers = [{"kode": kode, "komponen": "seminar", "jp": 300} for kode in "AB"]
    assert bundle_value(*one(offers, [0, 1], gain=[0, 0, 0, 1_000_000])) == 10 * UNIT


def test_a_pppk_may_not_exceed_the_cap_on_planned_jp():
    offers = [{"kode": "A", "jp": 2000}, {"kode": "B", "jp": 400}, {"kode": "C", "jp": 500}]
    assert permitted(*one(offers, [0, 1], status="PPPK")).all()
    assert not permitted(*one(offers, [0, 2], status="PPPK")).any()
    assert permitted(*one(offers, [0, 2], status="PNS")).all()


def test_a_course_is_taken_once_and_only_where_it_is_open():
    offers = [{"kode": "A"}, {"kode": "B"}]
    assert not permitted(*one(offers, [0, 0])).any()
    assert not permitted(*one(offers, [1], allowed=np.array([[True, False]]))).any()
    assert not permitted(*one(offers, [0, 1], max_courses=1)).any()
