"""Whether other numbers agree with everything that is known."""

from __future__ import annotations

import pytest

from analysis.release.reckoning import Reckoning


def of_two_sums():
    """Three numbers, 4 of 9, 3 of 9 and 1 of 1; the first two and the last two have a known sum."""
    sums = Reckoning()
    numbers = [sums.number(4, 0, 9), sums.number(3, 0, 9), sums.number(1, 0, 1)]
    sums.exact(numbers[:2])
    sums.exact(numbers[1:])
    return sums


@pytest.mark.parametrize(
    ("steps", "fit"),
    [
        ({0: -1, 1: 1, 2: -1}, True),
        ({0: -1, 1: 1}, False),
        ({0: 1, 1: -1, 2: 1}, False),
        ({}, True),
    ],
)
def test_other_numbers_fit_where_no_sum_and_no_bound_says_otherwise(steps, fit):
    assert of_two_sums().whole().fits(steps) == fit


def test_an_included_reckoning_keeps_its_bounds_and_its_sums():
    whole = Reckoning()
    whole.number(2, 0, 5)
    first = whole.include(of_two_sums().whole(), part=0)
    assert first == 1
    assert whole.whole().fits({0: 1, 1: -1, 2: 1, 3: -1})
    assert not whole.whole().fits({1: -1})
    assert not whole.whole().fits({1: 1, 2: -1, 3: 1})


def test_a_part_is_bound_where_a_sum_of_its_numbers_alone_is_known():
    whole = Reckoning()
    loose = Reckoning()
    loose.number(3, 0, 9)
    whole.include(of_two_sums().whole(), part=0)
    first = whole.include(loose.whole(), part=1)
    whole.exact([0, first])
    assert whole.whole().bound.tolist() == [True, False]
