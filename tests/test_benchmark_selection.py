"""What a report uses of the benchmarks: one vintage in a series, margins before ranks."""

from __future__ import annotations

import json

import pandas as pd

from analysis.benchmark import load_benchmarks
from analysis.benchmark import selection as choose

USED = choose.used(load_benchmarks())


def economy(kode, nilai, galat, **more):
    return {"ukuran": "wgi_ge", "kode": kode, "nama": kode, "nilai": nilai, "galat": galat} | more


def test_the_rows_used_are_plain_values_that_json_can_hold():
    assert json.loads(json.dumps(USED)) == USED
    assert len(USED) < 60


def test_the_rows_used_say_the_same_as_the_whole_table():
    table = load_benchmarks()
    whole = table.astype(object).where(table.notna(), None).to_dict("records")
    for chosen in (
        choose.published,
        choose.quoted_economies,
        choose.latest_course,
        choose.rewritten,
    ):
        assert chosen(USED) == chosen(whole)


def test_economies_are_those_quoted_in_the_vintage_of_that_time():
    rows = choose.quoted_economies(USED)
    assert {(row["tahun"], row["terbitan"]) for row in rows} == {(2017, "2018")}
    ranks = choose.quoted_ranks(USED)
    assert [ranks[row["kode"]] for row in rows if row["kode"] in ranks] == [1, 44, 60, 77, 79, 81]


def test_a_course_is_of_one_vintage_the_latest():
    newer = economy("IDN", 0.6, 0.2, tahun=2024, terbitan="2025")
    assert {row["terbitan"] for row in choose.latest_course(USED)} == {"2024"}
    assert choose.latest_course([*USED, newer]) == [newer]


def test_indonesia_in_2017_is_told_by_every_vintage():
    told = [(row["terbitan"], round(row["nilai"], 3)) for row in choose.rewritten(USED)]
    assert told == [
        ("2018", 0.041),
        ("2020", 0.041),
        ("2022", 0.014),
        ("2023", -0.02),
        ("2024", -0.02),
    ]


def test_economies_whose_ranges_overlap_are_not_told_apart():
    home = economy("IDN", 0.0, 0.2)
    near, high, low = economy("A", 0.65, 0.2), economy("B", 0.66, 0.2), economy("C", -0.9, 0.2)
    # 1.645 x (0.2 + 0.2) = 0.658
    assert choose.told_apart([high, near, home, low]) == ([high], [near], [low])


def test_without_the_country_itself_nothing_is_told_apart():
    assert choose.told_apart([economy("A", 0.65, 0.2)]) == ([], [], [])


def test_of_each_government_the_last_year_stands_on_the_first_page():
    rows = choose.latest(choose.published(USED))
    assert [(row["kode"], row["tahun"]) for row in rows if row["kode"] == "kalsel"] == [
        ("kalsel", 2021)
    ]


def test_choosing_changes_no_frame_of_the_caller():
    table = load_benchmarks()
    before = table.copy()
    choose.used(table)
    pd.testing.assert_frame_equal(table, before)
