"""Courses as the plan sees them: merged, in exact numbers, open to those they are meant for."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.judge_fixture import PERIOD, PERSON, judged, law, raw
from tests.test_intake_katalog import COURSE

from analysis.dataset.settings import PlanSettings
from analysis.plan.needs.catalogue import COURSES, SERVES, catalogue, competency_names
from analysis.regulation import load_development

RULES = load_development(PERIOD.end)


def offers(*rows: dict[str, str], **choices):
    cells = [{name: cell for name, cell in {**COURSE, **row}.items() if cell} for row in rows]
    delivery = judged(raw("pegawai", [PERSON]), raw("katalog_pelatihan", cells))
    return catalogue(delivery, law(), RULES, PlanSettings(**choices))


def test_rows_of_one_code_become_one_course_with_all_its_competencies():
    found = offers(
        {"kode": "B", "kompetensi": "M.3", "level_ke": "2"},
        {"kode": "A", "kompetensi": "", "level_ke": ""},
        {"kode": "B", "kompetensi": "M.1", "level_ke": "3"},
    )
    assert found.courses["kode"].tolist() == ["A", "B"]
    assert found.serves.to_numpy().tolist() == [["B", "M.1", 3], ["B", "M.3", 2]]
    assert found.courses.dtypes.astype(str).to_dict() == COURSES
    assert found.serves.dtypes.astype(str).to_dict() == SERVES


def test_a_course_carries_its_kind_its_component_and_its_amounts():
    course = offers({"bentuk": "Webinar", "sasaran": "Pengawas"}).courses.iloc[0]
    assert course["bentuk"] == "seminar/konferensi/sarasehan"
    assert (course["jenis"], course["komponen"]) == ("09", "seminar")
    assert (course["jp"], course["biaya"], course["biaya_tetap"]) == (2000, 150_000, 1_000_000)
    assert (course["kapasitas"], course["isi_minimum"], course["maks_angkatan"]) == (30, 10, 4)
    assert (course["sasaran"], course["kurikulum"], course["tingkat"]) == ("Pengawas", "", "")
    assert pd.isna(course["tahap"])


@pytest.mark.parametrize(
    ("level", "rank"), [("PKP", 1), ("Administrator", 2), ("PKN II", 3), ("PKN I", 4)]
)
def test_a_leadership_course_has_the_rank_of_its_level(level, rank):
    found = offers({"bentuk": "1", "nama": "Pelatihan", "tingkat": level}).courses
    assert found["tahap"].tolist() == [rank]
    assert found["komponen"].tolist() == ["kepemimpinan"]


@pytest.mark.parametrize("share", ["0", "0.001", "0.6", "0.999", "1"])
def test_the_fewest_of_a_batch_is_the_share_of_its_seats_rounded_up_and_at_least_one(share):
    seats = [*range(1, 40), 333, 5000]
    rows = [
        {"kode": f"K{n:04d}", "kapasitas_angkatan": str(n), "peserta_minimum": ""} for n in seats
    ]
    found = offers(*rows, isi_minimum=Decimal(share)).courses["isi_minimum"]
    assert found.tolist() == [max(ceil(Fraction(share) * n), 1) for n in seats]


def test_a_course_s_own_minimum_overrides_the_share():
    assert offers({"peserta_minimum": "3"}).courses["isi_minimum"].tolist() == [3]


@pytest.mark.parametrize(
    ("form", "written", "chosen", "jp"),
    [
        ("coaching", "3", True, 600),  # three sessions of 2 JP
        ("mentoring", "2,5", True, 500),
        ("magang", "160", True, 2000),
        ("patok banding", "8", True, 1000),
        ("e-learning", "12", True, 1200),  # no conversion is known for it
        ("coaching", "3", False, 300),
        ("magang", "160", False, 16_000),
    ],
)
def test_jp_of_nonklasikal_forms_are_converted_only_where_that_is_chosen(form, written, chosen, jp):
    found = offers({"bentuk": form, "jalur": "nonklasikal", "jp": written}, konversi_jp=chosen)
    assert found.courses["jp"].tolist() == [jp]


def test_rows_set_aside_offer_nothing():
    assert offers({"jp": "0"}, {"kode": "B"}).courses["kode"].tolist() == ["B"]


def test_without_the_table_there_is_nothing_on_offer():
    found = catalogue(judged(raw("pegawai", [PERSON])), law(), RULES, PlanSettings())
    assert found.courses.empty
    assert found.serves.empty
    assert found.courses.dtypes.astype(str).to_dict() == COURSES
    kinds = pd.Series(["fungsional", None], dtype="str")
    assert found.open_to(kinds, kinds).shape == (2, 0)


def test_a_course_is_open_to_the_kinds_and_the_levels_it_names():
    found = offers(
        {"kode": "A", "sasaran": ""},
        {"kode": "B", "sasaran": "fungsional"},
        {"kode": "C", "sasaran": "Pengawas;JF Ahli Muda"},
        {"kode": "D", "sasaran": "pelaksana"},
    )
    kinds = pd.Series(["fungsional", "struktural", "pelaksana", "fungsional", None], dtype="str")
    levels = pd.Series(["JF Ahli Muda", "Pengawas", "Pelaksana", None, None], dtype="str")
    assert found.open_to(kinds, levels).tolist() == [
        [True, True, True, False],
        [True, False, True, False],
        [True, False, False, True],
        [True, True, False, False],
        [True, False, False, False],
    ]


@given(st.permutations(range(5)))
@settings(max_examples=5, deadline=None)
def test_the_catalogue_does_not_depend_on_the_order_of_its_rows(order):
    rows = [
        {"kode": "b", "kompetensi": "M.1", "level_ke": "2"},
        {"kode": "B", "kompetensi": "M.2", "level_ke": "3"},
        {"kode": "A", "kompetensi": "", "level_ke": "", "bentuk": "kursus"},
        {"kode": "C", "nama": "kursus C", "kompetensi": "M.1", "level_ke": "4"},
        {"kode": "C", "nama": "Kursus C", "kompetensi": "M.2", "level_ke": "4"},
    ]
    expected, found = offers(*rows), offers(*[rows[place] for place in order])
    pd.testing.assert_frame_equal(found.serves, expected.serves)
    assert found.courses.equals(expected.courses)


def test_competencies_are_named_by_the_law_and_by_the_city_s_dictionary():
    words = [{"kode": "T.1", "nama": "Keuangan Daerah"}]
    delivery = judged(raw("pegawai", [PERSON]), raw("kamus_kompetensi", words))
    names = competency_names(delivery, RULES)
    assert (names["M.3"], names["T.1"]) == ("Komunikasi", "Keuangan Daerah")
    assert len(names) == 10
    assert "T.1" not in competency_names(judged(raw("pegawai", [PERSON])), RULES)
