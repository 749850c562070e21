"""A list of people split into batches: as few as can be, every OPD spread over all of them."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import PlanError
from analysis.plan.calendar.split import Times, split


def people(opd):
    return pd.DataFrame({"nama": [f"Orang {number}" for number in range(len(opd))], "opd": opd})


def made(opd, size, **more):
    rows = people(opd)
    return split(rows, size, rows["opd"].astype("str"), **more)


def days(batches):
    return [(row.mulai.date(), row.selesai.date()) for row in batches.itertuples()]


def test_124_participants_in_batches_of_31_are_four_batches():
    batches = made([f"OPD {number % 52}" for number in range(124)], 31).angkatan
    assert batches["peserta"].tolist() == [31, 31, 31, 31]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from("ABCDE"), min_size=1, max_size=60), st.integers(1, 20))
def test_sizes_and_the_people_of_an_opd_differ_by_at_most_one(opd, size):
    result = made(opd, size)
    sizes = result.angkatan["peserta"]
    assert len(result.peserta) == len(opd)
    assert sorted(result.peserta["nama"]) == sorted(people(opd)["nama"])
    assert sizes.max() <= size
    assert len(sizes) == -(-len(opd) // size)
    assert sizes.max() - sizes.min() <= 1
    counts = pd.crosstab(result.peserta["opd"], result.peserta["angkatan"])
    assert (counts.max(axis=1) - counts.min(axis=1)).max() <= 1


def test_people_without_an_opd_are_of_none():
    assert made(["A", "", "B", ""], 4).angkatan["opd"].tolist() == [2]


def test_a_size_above_the_list_is_one_batch():
    assert made(["A", "B", "B"], 40).angkatan["peserta"].tolist() == [3]


def test_equal_lists_give_equal_batches():
    one, other = made(list("ABBACC"), 2), made(list("ABBACC"), 2)
    pd.testing.assert_frame_equal(one.peserta, other.peserta)


def test_the_callers_list_stays_as_it_was():
    rows = people(list("AB"))
    split(rows, 1, rows["opd"])
    assert list(rows.columns) == ["nama", "opd"]


def test_batches_run_one_after_the_other_within_a_week_where_they_fit():
    batches = made(list("ABCD"), 1, times=Times(date(2027, 2, 3), 2)).angkatan
    assert days(batches) == [
        (date(2027, 2, 3), date(2027, 2, 4)),
        (date(2027, 2, 8), date(2027, 2, 9)),
        (date(2027, 2, 10), date(2027, 2, 11)),
        (date(2027, 2, 15), date(2027, 2, 16)),
    ]


def test_holidays_are_passed_over():
    off = pd.DataFrame({"tanggal": pd.to_datetime(["2027-02-01", "2027-02-03"])})
    batches = made(list("AB"), 1, times=Times(date(2027, 2, 1), 1), holidays=off).angkatan
    assert days(batches) == [(date(2027, 2, 2),) * 2, (date(2027, 2, 4),) * 2]


def test_a_batch_longer_than_a_week_runs_over_the_weekend():
    batches = made(["A"], 1, times=Times(date(2027, 2, 1), 7)).angkatan
    assert days(batches) == [(date(2027, 2, 1), date(2027, 2, 9))]


def test_six_working_days_use_the_saturday():
    batches = made(list("ABC"), 1, times=Times(date(2027, 2, 1), 2, week=6)).angkatan
    assert days(batches)[-1] == (date(2027, 2, 5), date(2027, 2, 6))


def test_without_a_first_day_batches_have_no_days():
    batches = made(list("AB"), 1).angkatan
    assert batches["mulai"].isna().all()
    assert batches.dtypes.astype("str").tolist() == ["int64"] * 3 + ["datetime64[s]"] * 2


@pytest.mark.parametrize(
    ("opd", "size", "said"),
    [
        ([], 31, "Daftar peserta kosong"),
        (["A"], 0, "Ukuran angkatan 0 tidak mungkin"),
        (["A"], -3, "Ukuran angkatan -3 tidak mungkin"),
        (["A"] * 201, 1, "memberi 201 angkatan untuk 201 peserta; paling banyak 200.*2 orang"),
    ],
)
def test_a_split_that_cannot_be_is_refused_in_a_sentence(opd, size, said):
    with pytest.raises(PlanError, match=said):
        made(opd, size)


def test_a_batch_of_no_days_is_refused():
    with pytest.raises(PlanError, match="Lama pelatihan 0 hari"):
        made(["A"], 1, times=Times(date(2027, 2, 1), 0))
