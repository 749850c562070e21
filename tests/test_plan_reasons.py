"""Why a line stands in the plan, in one sentence that holds to the last decimal."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from tests.judge_fixture import PERIOD, law
from tests.plan_fixture import build, courses_frame, people_frame

from analysis.plan.problem.lines import lines
from analysis.plan.results.reasons import why
from analysis.regulation import load_development

RULES = load_development(PERIOD.end)
POINTS = f"poin ({law().kompetensi.reference.text})"
DUTY = "PP 11/2017 Pasal 203 ayat (4)"
GAP = "PP 11/2017 Pasal 206"


def told(courses, names=None, **facts) -> list[str]:
    """The sentences of one person who takes all the courses."""
    status = facts.pop("status", "PPPK")
    shaped = {name: np.asarray(value) for name, value in facts.items() if name != "competencies"}
    known = {"competencies": facts["competencies"]} if "competencies" in facts else {}
    instance = build(people_frame(1, status_asn=status), courses_frame(courses), **known, **shaped)
    places = pd.DataFrame({"posisi": 0, "kursus": range(len(courses))}).assign(
        angkatan=pd.array([pd.NA] * len(courses), dtype="Int64"),
        mulai=pd.NaT,
        selesai=pd.NaT,
    )
    rows = lines(instance, places)
    sentences = why(instance, rows, law(), RULES, names)
    assert sentences.index.equals(rows.index)
    return sentences.tolist()


def gains(*points: int) -> list[list[int]]:
    return [[point * 100_000 for point in points]]


def test_a_technical_course_says_how_many_jp_there_are_and_what_it_gives():
    (sentence,) = told(
        [{"kode": "A", "jp": 1000}], gain=gains(0, 0, 15, 0), hours=[1200], full=[1_500_000]
    )
    assert sentence == f"12 dari 20 JP teknis; pelatihan 10 JP ini memberi 15 {POINTS}"


def test_technical_courses_that_reach_the_threshold_together_say_so():
    sentences = told(
        [{"kode": "A", "jp": 450}, {"kode": "B", "jp": 600}],
        gain=gains(0, 0, 22, 0),
        hours=[1000],
        full=[2_200_000],
    )
    assert sentences[0] == (
        f"10 dari 20 JP teknis; pelatihan 4,5 JP ini bersama pelatihan teknis lain "
        f"(seluruhnya 10,5 JP) memberi 22 {POINTS}"
    )
    assert "pelatihan 6 JP ini bersama pelatihan teknis lain (seluruhnya 10,5 JP)" in sentences[1]


def test_a_level_names_the_competency_the_standard_and_the_article():
    (sentence,) = told(
        [{"kode": "A"}], competencies=("M.3",), serves=[[2]], level=[[1]], required=[[3]]
    )
    assert sentence == (
        f"Komunikasi (M.3) level 1, standar 3; pelatihan ini menaikkan ke level 2 ({GAP})"
    )


def test_a_second_step_says_from_where_it_climbs():
    sentences = told(
        [{"kode": "A"}, {"kode": "B"}],
        competencies=("T.1",),
        serves=[[2], [3]],
        level=[[1]],
        required=[[3]],
        names={"T.1": "Keuangan Daerah"},
    )
    assert sentences == [
        f"Keuangan Daerah (T.1) level 1, standar 3; pelatihan ini menaikkan ke level 2 ({GAP})",
        (
            "Keuangan Daerah (T.1) level 1, standar 3; pelatihan ini menaikkan dari level 2 "
            f"ke level 3 ({GAP})"
        ),
    ]


def test_a_competency_without_a_known_name_is_called_by_its_code():
    (sentence,) = told(
        [{"kode": "A"}], competencies=("T.7",), serves=[[2]], level=[[1]], required=[[2]]
    )
    assert sentence.startswith("T.7 level 1, standar 2;")


def test_a_course_with_two_competencies_tells_its_points_once():
    sentences = told(
        [{"kode": "A", "jp": 2000}],
        competencies=("M.1", "M.2"),
        serves=[[2, 2]],
        level=[[1, 1]],
        required=[[2, 2]],
        gain=gains(0, 0, 15, 0),
        full=[1_500_000],
    )
    assert [sentence.count("poin") for sentence in sentences] == [1, 0]
    assert [sentence.split(" level")[0] for sentence in sentences] == [
        "Integritas (M.1)",
        "Kerja Sama (M.2)",
    ]


@pytest.mark.parametrize(
    ("component", "place", "beginning"),
    [
        ("fungsional", 1, "pelatihan fungsional belum tercatat; pelatihan ini"),
        (
            "seminar",
            3,
            "belum ada seminar atau sejenisnya dalam 24 bulan terakhir; pelatihan ini",
        ),
    ],
)
def test_a_component_that_one_course_fills_is_told_once_for_the_first_of_them(
    component, place, beginning
):
    gain = [0, 0, 0, 0]
    gain[place] = 10
    sentences = told(
        [{"kode": "A", "komponen": component}, {"kode": "B", "komponen": component}],
        gain=gains(*gain),
    )
    assert sentences == [f"{beginning} memberi 10 {POINTS}", ""]


def test_a_leadership_course_below_the_level_of_the_post_claims_no_points():
    courses = [
        {"kode": "A", "komponen": "kepemimpinan", "tahap": 1, "tingkat": "Pengawas"},
        {"kode": "B", "komponen": "kepemimpinan", "tahap": 2, "tingkat": "Administrator"},
    ]
    sentences = told(courses, gain=gains(15, 0, 0, 0), asked=[2])
    assert sentences == [
        "",
        (
            "pelatihan kepemimpinan untuk jenjang jabatan ini belum tercatat; pelatihan jenjang "
            f"Administrator ini memberi 15 {POINTS}"
        ),
    ]


def test_the_yearly_jp_of_a_pns_are_told_where_the_plan_reaches_them():
    alone = told([{"kode": "A", "jp": 2400}], status="PNS")
    assert alone == [f"24 JP memenuhi 20 JP setahun ({DUTY})"]
    both = told([{"kode": "A", "jp": 800}, {"kode": "B", "jp": 1250}], status="PNS")
    assert both == [
        f"8 JP bersama pelatihan lain (seluruhnya 20,5 JP) memenuhi 20 JP setahun ({DUTY})",
        f"12,5 JP bersama pelatihan lain (seluruhnya 20,5 JP) memenuhi 20 JP setahun ({DUTY})",
    ]
    assert told([{"kode": "A", "jp": 2400}], status="PPPK") == [""]
    assert told([{"kode": "A", "jp": 1999}], status="PNS") == [""]


def test_all_that_a_course_brings_stands_in_one_sentence():
    (sentence,) = told(
        [{"kode": "A", "jp": 2000}],
        status="PNS",
        competencies=("M.1",),
        serves=[[3]],
        level=[[2]],
        required=[[3]],
        gain=gains(0, 0, 15, 0),
        full=[1_500_000],
    )
    assert [part.split(" (")[0].strip() for part in sentence.split("; ")] == [
        "Integritas",
        "pelatihan ini menaikkan ke level 3",
        "0 dari 20 JP teknis",
        "pelatihan 20 JP ini memberi 15 poin",
        "20 JP memenuhi 20 JP setahun",
    ]
