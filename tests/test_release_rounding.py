"""Half up, on the exact fraction."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.release.design import decimals
from analysis.release.rounding import POINT, half_up, on_border

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "release.yaml").read_text("utf-8"))


def rounded(total, count, places, unit=POINT):
    return half_up(
        pd.Series([total], dtype="Int64"),
        pd.Series([count], dtype="Int64"),
        pd.Series([places], dtype="Int64"),
        unit,
    ).iloc[0]


@pytest.mark.parametrize(("total", "count", "places", "printed"), CASES["pembulatan"])
def test_a_mean_is_rounded_half_up_on_the_exact_fraction(total, count, places, printed):
    assert rounded(total, count, places) == printed


@given(
    count=st.integers(1, 5_000_000),
    mean=st.integers(0, 100 * POINT),
    rest=st.integers(0, 4_999_999),
    places=st.integers(0, 2),
)
@settings(max_examples=50)
def test_rounding_agrees_with_fractions_for_any_sum(count, mean, rest, places):
    total = mean * count + rest % count
    exact = Fraction(total, count * POINT) * 10**places
    expected = (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)
    assert Fraction(str(rounded(total, count, places))) == Fraction(expected, 10**places)


@given(count=st.integers(1, 5000), total=st.integers(0, 10**9), places=st.integers(0, 2))
@settings(max_examples=50)
def test_a_printed_value_and_its_printed_rest_add_up_to_the_maximum(count, total, places):
    total = min(total, 25 * POINT * count)
    rest = half_up(
        pd.Series([25 * POINT * count - total], dtype="Int64"),
        pd.Series([count], dtype="Int64"),
        pd.Series([places], dtype="Int64"),
        POINT,
        down=True,
    ).iloc[0]
    assert Fraction(str(rest)) + Fraction(str(rounded(total, count, places))) == 25


def test_a_missing_sum_is_not_rounded_to_zero():
    assert pd.isna(rounded(pd.NA, 100, 2))


def test_a_mean_over_nobody_is_missing():
    assert pd.isna(rounded(0, 0, 2))


def test_a_value_without_decimals_is_not_printed():
    assert pd.isna(rounded(7_000_000, 9, pd.NA))


@pytest.mark.parametrize(("people", "places"), CASES["desimal"])
def test_decimals_follow_the_number_of_measured_people(people, places):
    found = decimals(pd.Series([people]), 5).iloc[0]
    assert (None if pd.isna(found) else found) == places


def test_a_threshold_above_ten_leaves_smaller_groups_without_a_value():
    assert decimals(pd.Series([14, 15]), 15).isna().tolist() == [True, False]


def test_a_mean_just_under_a_border_that_prints_as_the_border_is_found():
    above, below = on_border(
        pd.Series([60_996], dtype="Int64") * 100 * 100,
        pd.Series([100]),
        pd.Series([61.0]),
        (6_100_000,),
    )
    assert (above.iloc[0], below.iloc[0]) == (False, True)
