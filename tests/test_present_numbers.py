"""Numbers, days and quarters as each language writes them."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.present.wording import numbers
from analysis.present.wording.voice import Voice


@pytest.mark.parametrize(
    ("value", "decimals", "id_", "en"),
    [
        (71.34, 2, "71,34", "71.34"),
        (4491, 0, "4.491", "4,491"),
        (1234567.5, 1, "1.234.567,5", "1,234,567.5"),
        (-3.66, 2, "−3,66", "−3.66"),
        (0.0, 2, "0,00", "0.00"),
        (78.13, 2, "78,13", "78.13"),
    ],
)
def test_a_number_has_the_languages_signs(value, decimals, id_, en):
    assert numbers.fixed(value, decimals, "id") == id_
    assert numbers.fixed(value, decimals, "en") == en


def test_a_difference_always_shows_its_sign_but_zero_has_none():
    assert [numbers.signed(v, 2, "id") for v in (9.25, -3.66, 0.0)] == ["+9,25", "−3,66", "0,00"]


@pytest.mark.parametrize(("decimals", "tail"), [(2, ""), (1, "0"), (0, ",00")])
def test_the_invisible_tail_fills_up_to_the_columns_decimals(decimals, tail):
    assert numbers.tail(decimals, 2, "id") == tail


def test_a_share_of_the_maximum_is_rounded_half_up_from_the_printed_value():
    assert numbers.share(14.18, 2, 25) == 57
    assert numbers.share(12.5, 1, 100) == 13


def test_days_and_quarters_are_written_in_words():
    end = date(2026, 9, 30)
    assert Voice("id").day(end) == "30 September 2026"
    assert Voice("id").quarter("2026-Q2", than="2026-Q3") == "triwulan II"
    assert Voice("id").quarter("2025-Q4", than="2026-Q1") == "triwulan IV 2025"
    assert Voice("en").quarter("2025-Q4", than="2026-Q1") == "Q4 2025"


def test_a_value_is_never_read_as_a_template():
    assert Voice("id")("Kota: {nilai}.", nilai="{0} {nilai}") == "Kota: {0} {nilai}."


def test_names_are_listed_as_a_sentence_does():
    voice = Voice("id")
    listed = [voice.listed(names) for names in (["a"], ["a", "b"], ["a", "b", "c"])]
    assert listed == ["a", "a dan b", "a, b, dan c"]
