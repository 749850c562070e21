"""Look-ups are total, borders exact, windows end with the quarter."""

from __future__ import annotations

import pickle
from datetime import date
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import RegulationError
from analysis.regulation import load_regulation, shift_months

LAW = load_regulation("perbkn-8-2019", date(2026, 9, 30))
WHOLE = load_regulation("perbkn-8-2019", date(2026, 9, 30), {"kategori_batas": "bulat"})


def test_a_missing_category_stays_missing_and_is_not_zero():
    found = LAW.kualifikasi.of(pd.Series(["S1", None, "SD"]))
    assert found.dtype == "Int64"
    assert found.isna().tolist() == [False, True, False]
    assert found.dropna().tolist() == [1_500_000, 100_000]


def test_a_category_outside_the_law_is_refused_by_name_and_file():
    with pytest.raises(RegulationError, match=r"perbkn-8-2019/kualifikasi.yaml: .*S4 tidak ada"):
        LAW.kualifikasi.of(pd.Series(["S1", "S4"]))
    with pytest.raises(RegulationError, match="S4 tidak ada"):
        LAW.kualifikasi.value("S4")


def test_a_look_up_keeps_index_and_caller_untouched():
    education = pd.Series(["S2", "S3"], index=[7, 3], dtype="category")
    found = LAW.kualifikasi.of(education)
    assert found.index.tolist() == [7, 3]
    assert education.dtype == "category"


def test_an_empty_column_looks_up_to_an_empty_column():
    assert LAW.kualifikasi.of(pd.Series([], dtype="str")).dtype == "Int64"
    assert len(LAW.kategori.classify(pd.Series([], dtype="Int64"))) == 0


def test_a_table_of_words_gives_words():
    assert LAW.komponen_diklat.of(pd.Series(["03", None, "01"])).dropna().tolist() == [
        "teknis",
        "kepemimpinan",
    ]


def test_categories_are_ordered_from_lowest_to_highest():
    found = LAW.kategori.classify(pd.Series([9_500_000, 100_000, None], dtype="Int64"))
    assert found.min() == "Sangat Rendah"
    assert found.max() == "Sangat Tinggi"
    assert found.isna().tolist() == [False, False, True]


def test_a_value_outside_the_range_is_refused():
    for value in (-1, 10_000_001):
        with pytest.raises(RegulationError, match="1 nilai di luar rentang"):
            LAW.kategori.classify(pd.Series([value], dtype="Int64"))


def test_bands_without_points_give_none():
    with pytest.raises(RegulationError, match="tidak memberi poin"):
        LAW.kategori.points(pd.Series([1], dtype="Int64"))


def test_a_mean_a_hair_above_a_border_is_above_it():
    total = pd.Series([18_000_001, 18_000_000, 0], dtype="Int64")
    count = pd.Series([3, 3, 0], dtype="Int64")
    found = LAW.kategori.classify_mean(total, count)
    assert found.dropna().tolist() == ["Rendah", "Sangat Rendah"]
    assert found.isna().tolist() == [False, False, True]


@settings(max_examples=50, deadline=None)
@given(count=st.integers(1, 5_000), data=st.data())
def test_the_band_of_a_mean_is_that_of_the_exact_fraction(count, data):
    total = data.draw(st.integers(0, 10_000_000 * count))
    frame = pd.DataFrame({"total": [total], "count": [count]}, dtype="Int64")
    mean = Fraction(total, count)
    for bands in (LAW.kategori, WHOLE.kategori):
        reached = [
            label for label, bound in zip(bands.labels, bands.bounds, strict=True)
            if bound == 0 or (mean > bound if bands.open_below else mean >= bound)
        ]  # fmt: skip
        assert bands.classify_mean(frame["total"], frame["count"]).tolist() == [reached[-1]]


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 9, 30), -12, date(2025, 9, 30)),
        (date(2026, 3, 31), -12, date(2025, 3, 31)),
        (date(2026, 6, 30), -3, date(2026, 3, 31)),
        (date(2024, 2, 29), -12, date(2023, 2, 28)),
        (date(2026, 12, 31), -60, date(2021, 12, 31)),
        (date(2026, 3, 30), -1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ],
)
def test_a_window_starts_whole_months_before_and_month_ends_stay_month_ends(day, months, expected):
    assert shift_months(day, months) == expected


def test_windows_are_open_at_the_start_and_end_with_the_quarter():
    assert LAW.window_start("teknis") == date(2025, 9, 30)
    assert LAW.window_start("seminar") == date(2024, 9, 30)
    assert LAW.window_start("disiplin") == date(2021, 9, 30)
    assert LAW.window_start("kepemimpinan") is None


def test_components_that_do_not_apply_give_no_points_and_unknown_posts_give_none():
    jobs = pd.Series(["struktural", "fungsional", "pelaksana", None])
    predicate = pd.Series([None] * 4, dtype="str")
    found = LAW.component_points("kepemimpinan", jobs, predicate)
    assert found.tolist()[:3] == [1_500_000, 0, 0]
    assert found.isna().tolist() == [False, False, False, True]
    assert LAW.components("pelaksana") == ("teknis", "seminar")


def test_a_regulation_travels_between_processes():
    assert pickle.loads(pickle.dumps(LAW)) == LAW  # noqa: S301 - our own bytes
