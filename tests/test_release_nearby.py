"""What printed sums say of numbers that are not printed."""

from __future__ import annotations

import pytest

from analysis.release.nearby import fixed
from analysis.release.reckoning import Reckoning


def two(first, second, total):
    """Two numbers between bounds of which the sum is printed; which of them are known."""
    sums = Reckoning()
    numbers = [sums.number(*first), sums.number(*second)]
    if total:
        sums.exact(numbers)
    return fixed(sums.whole(), [[number] for number in numbers])


def test_two_numbers_of_a_printed_sum_are_safe_where_one_can_make_up_for_the_other():
    assert two((4, 0, 9), (3, 0, 9), total=True) == []


def test_numbers_that_must_all_be_as_small_as_they_can_be_are_known():
    assert two((4, 4, 9), (3, 3, 9), total=True) == [0, 1]
    assert two((4, 4, 9), (3, 3, 9), total=False) == []


def test_what_has_no_unknown_number_is_known():
    assert fixed(Reckoning().whole(), [[]]) == [0]


@pytest.mark.parametrize(("step", "known"), [(499, [0, 1]), (1_500, [])])
def test_a_cost_tells_how_many_took_what_unless_its_step_is_coarse(step, known):
    sums = Reckoning()
    dear, cheap = sums.number(2, 0, 9), sums.number(3, 0, 9)
    sums.exact([dear, cheap])
    sums.told({dear: 4_000.0, cheap: 2_500.0}, step, step)
    assert fixed(sums.whole(), [[dear], [cheap]]) == known


def test_a_number_far_from_the_first_step_is_found_too():
    sums = Reckoning()
    triple, single = sums.number(4, 0, 9), sums.number(6, 0, 12)
    sums.told({triple: 3.0, single: 1.0}, 0, 0)
    assert fixed(sums.whole(), [[triple], [single]]) == []


def of_many(parts):
    """Many parts of two numbers each, of which the sum is known, beside that of all first ones."""
    sums = Reckoning()
    for part in range(parts):
        own = sums.number(1, 0, 1, part), sums.number(1, 0, 2, part)
        if part < parts - 1:
            sums.exact(own)
    sums.exact(range(0, 2 * parts, 2))
    return sums


def test_in_a_large_program_a_number_is_known_only_where_it_is_in_a_small_one():
    assert fixed(of_many(300).whole(), [[0], [599]]) == [0]
    assert fixed(of_many(3).whole(), [[0], [5]]) == [0]
