"""What printed sums say of numbers that are not printed."""

from __future__ import annotations

import pytest

from analysis.release.reckoning import Reckoning


def two(first, second, total):
    """Two numbers between bounds of which the sum is printed; which of them are known."""
    sums = Reckoning()
    numbers = [sums.number(*first), sums.number(*second)]
    if total:
        sums.exact(numbers)
    return sums.fixed([[number] for number in numbers])


def test_two_numbers_of_a_printed_sum_are_safe_where_one_can_make_up_for_the_other():
    assert two((4, 0, 9), (3, 0, 9), total=True) == []


def test_numbers_that_must_all_be_as_small_as_they_can_be_are_known():
    assert two((4, 4, 9), (3, 3, 9), total=True) == [0, 1]
    assert two((4, 4, 9), (3, 3, 9), total=False) == []


def test_what_has_no_unknown_number_is_known():
    assert Reckoning().fixed([[]]) == [0]


@pytest.mark.parametrize(("step", "known"), [(499, [0, 1]), (1_500, [])])
def test_a_cost_tells_how_many_took_what_unless_its_step_is_coarse(step, known):
    sums = Reckoning()
    dear, cheap = sums.number(2, 0, 9), sums.number(3, 0, 9)
    sums.exact([dear, cheap])
    sums.told({dear: 4_000.0, cheap: 2_500.0}, step, step)
    assert sums.fixed([[dear], [cheap]]) == known


def test_a_number_far_from_the_first_step_is_found_too():
    sums = Reckoning()
    triple, single = sums.number(4, 0, 9), sums.number(6, 0, 12)
    sums.told({triple: 3.0, single: 1.0}, 0, 0)
    assert sums.fixed([[triple], [single]]) == []
