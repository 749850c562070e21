"""Courses on offer: what each kind of cell makes of its row, and which rows are one course."""

from __future__ import annotations

import time
from pathlib import Path

import pandas as pd
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.judge_fixture import PERIOD, PERSON, fates, found, judged, raw

from analysis.intake.judging.codes import codes
from analysis.intake.tables.katalog import AUDIENCE, audience_reader, unneeded_levels
from analysis.regulation import load_development

COURSE = {
    "kode": "TEK-1",
    "nama": "Bimbingan Teknis Contoh",
    "kompetensi": "T.1",
    "level_ke": "3",
    "jalur": "klasikal",
    "bentuk": "Bimbingan teknis",
    "jp": "20",
    "biaya_per_peserta": "150000",
    "kapasitas_angkatan": "30",
    "moda": "luring",
    "peserta_minimum": "10",
    "maks_angkatan": "4",
    "biaya_tetap_angkatan": "1000000",
}
CASES = yaml.safe_load((Path(__file__).parent / "cases" / "intake_katalog.yaml").read_text())
DIFFER = (
    "Baris-baris dengan satu kode pelatihan berbeda dalam hal selain kompetensi dan level tujuan"
)
TWO_LEVELS = "Satu pelatihan dan kompetensi mempunyai level tujuan yang berbeda"


def course(**cells: str) -> dict[str, str]:
    """A usual row with some cells changed, an empty text emptying the cell."""
    return {name: cell for name, cell in {**COURSE, **cells}.items() if cell}


def catalogue(*rows: dict[str, str]):
    return judged(raw("pegawai", [PERSON]), raw("katalog_pelatihan", rows))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["cells"]))
def test_a_cell_decides_what_becomes_of_its_course(case):
    # a second row keeps every column delivered, also one that the changed row leaves empty
    delivery = catalogue(course(**case["cells"]), course(kode="LAIN"))
    row = delivery.tables["katalog_pelatihan"].iloc[0]
    assert row["nasib"] == case["fate"]
    rules = found(delivery, table="katalog_pelatihan")
    assert rules == ({case["rule"]: case.get("outcome", case["fate"])} if "rule" in case else {})
    assert {name: row[name] for name in case.get("reads", {})} == case.get("reads", {})
    problems = delivery.problems.query("row == 2 and table == 'katalog_pelatihan'")
    for name in ("fix", "suggestion", "column"):
        if name in case:
            assert case[name] in problems[name].item()


def test_an_empty_audience_is_everybody_and_so_is_the_word_for_it():
    delivery = catalogue(course(sasaran="semua pegawai"), course(kode="B"))
    assert delivery.tables["katalog_pelatihan"]["sasaran"].isna().all()
    assert found(delivery) == {}


def test_a_mode_that_no_file_states_is_said_once():
    rows = [{**COURSE, "kode": kode, "moda": ""} for kode in "ABC"]
    delivery = catalogue(*[{k: v for k, v in row.items() if v} for row in rows])
    said = delivery.problems[delivery.problems["rule"] == "Moda kosong, dianggap luring"]
    assert said["row"].tolist() == [2]
    assert set(delivery.tables["katalog_pelatihan"]["moda"]) == {"luring"}


def test_several_rows_of_one_code_are_one_course_for_several_competencies():
    delivery = catalogue(course(), course(kode="tek-1", kompetensi="M.3", level_ke="2"))
    assert fates(delivery, "katalog_pelatihan") == ["dipakai", "dipakai"]
    assert set(delivery.tables["katalog_pelatihan"]["kode"]) == {"TEK-1"}


@pytest.mark.parametrize(
    ("column", "other"),
    [
        ("nama", "Nama Lain"),
        ("jp", "24"),
        ("biaya_per_peserta", "160000"),
        ("biaya_per_peserta", "seratus ribu"),
        ("kapasitas_angkatan", "40"),
        ("sasaran", "fungsional"),
        ("moda", "daring"),
        ("kurikulum", "Lain"),
        ("maks_angkatan", ""),
    ],
)
def test_a_course_whose_rows_disagree_is_set_aside_in_all_its_rows(column, other):
    second = course(**{"kompetensi": "M.3", "level_ke": "2", column: other})
    delivery = catalogue(course(), second, course(kode="LAIN"))
    assert fates(delivery, "katalog_pelatihan") == ["disisihkan", "disisihkan", "dipakai"]
    assert found(delivery, row=2)[DIFFER] == found(delivery, row=3)[DIFFER] == "disisihkan"


def test_a_competency_with_two_levels_in_one_course_is_set_aside_and_the_rest_of_it_stays():
    delivery = catalogue(course(), course(level_ke="4"), course(kompetensi="M.3", level_ke="2"))
    assert fates(delivery, "katalog_pelatihan") == ["disisihkan", "disisihkan", "dipakai"]
    assert found(delivery, row=2) == found(delivery, row=3) == {TWO_LEVELS: "disisihkan"}


def test_what_is_no_level_contradicts_no_other_level_of_its_course():
    delivery = catalogue(course(), course(level_ke="9"))
    assert fates(delivery, "katalog_pelatihan") == ["dipakai", "disisihkan"]
    assert TWO_LEVELS not in found(delivery, row=3)


def test_an_equal_copy_of_a_row_is_outside_scope():
    delivery = catalogue(course(), course(nama="BIMBINGAN TEKNIS  CONTOH"), course(kode="B"))
    assert fates(delivery, "katalog_pelatihan") == ["dipakai", "di luar cakupan", "dipakai"]


def test_a_level_nobody_needs_is_told_with_file_row_and_fix():
    delivery = catalogue(
        course(), course(kode="B", kompetensi="M.1", level_ke="5"), course(kode="C")
    )
    told = unneeded_levels(delivery, pd.Series({"T.1": 3, "M.1": 4}))
    (problem,) = told.to_dict("records")
    assert (problem["file"], problem["row"], problem["column"]) == (
        "katalog_pelatihan.csv",
        3,
        "level_ke",
    )
    assert problem["value"] == "M.1 5"
    assert problem["rule"] == "Level tujuan pelatihan tidak disyaratkan oleh jabatan siapa pun"
    assert problem["outcome"] == "ditandai"
    assert "level_ke" in problem["fix"]


def test_a_competency_nobody_needs_is_a_level_nobody_needs():
    told = unneeded_levels(catalogue(course()), pd.Series({"M.1": 4}))
    assert told["row"].tolist() == [2]


def test_without_a_catalogue_no_level_is_unneeded():
    assert unneeded_levels(judged(raw("pegawai", [PERSON])), pd.Series({"M.1": 4})).empty


def test_every_form_of_the_law_is_known_by_its_name_and_by_its_code():
    law = load_development(PERIOD.end).bentuk
    known = codes("bentuk")
    assert {known.find(form) for form in law.keys} == {*law.keys}
    assert {form: known.find(str(law.value(form))) for form in law.keys} == {
        form: form for form in law.keys
    }
    assert set(known.canonical.values()) == {*law.keys, "lainnya"}


def test_the_words_for_an_audience_lead_to_kinds_and_levels_of_posts():
    named = {post for posts in codes("sasaran").canonical.values() for post in posts.split(";")}
    assert named == {"", *AUDIENCE}


@given(st.lists(st.sampled_from(AUDIENCE), min_size=1, max_size=6))
@settings(max_examples=40)
def test_an_audience_is_the_same_in_any_order_and_keeps_every_post(posts):
    read = audience_reader()
    value = read("; ".join(posts)).value
    assert set(value.split(";")) == set(posts)
    assert value == read(",".join(reversed(posts))).value == read(value).value


def test_a_catalogue_of_5000_courses_is_judged_in_a_moment():
    rows = [course(kode=f"K{number:04d}", sasaran=f"salah {number}") for number in range(5000)]
    start = time.process_time()
    delivery = catalogue(*rows)
    assert time.process_time() - start < 5
    assert len(delivery.tables["katalog_pelatihan"]) == 5000
