"""What the fonts cannot print is seen as its code; widths keep labels apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.present.drawing.glyphs import fit, printable, two_lines, width


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Dinas Kesehatan – “Ibu & Anak” ≤ 60", "Dinas Kesehatan – “Ibu & Anak” ≤ 60"),
        ("Dinas \U0001f600", "Dinas [U+1F600]"),
        ("a\u202eb", "a[U+202E]b"),
        ("صحة", "[U+0635][U+062D][U+0629]"),
        ("a\tb\nc\u00a0d", "a b c\u00a0d"),
        ("nol\x00", "nol[U+0000]"),
        ("＝cmd()", "[U+FF1D]cmd()"),
    ],
)
def test_a_character_that_no_font_has_is_printed_as_its_code(text, printed):
    assert printable(text) == printed


@settings(max_examples=50)
@given(st.text(max_size=40))
def test_what_was_made_printable_is_printable(text):
    once = printable(text)
    assert printable(once) == once


def test_semibold_is_wider_and_size_scales():
    assert width("71,34", 8) < width("71,34", 16) / 1.99
    assert width("Dinas", bold=True) > width("Dinas")


def test_a_long_name_is_cut_with_an_ellipsis_inside_its_room():
    name = fit("Dinas " + "x" * 300, 100)
    assert name.endswith("…")
    assert width(name) <= 100


def test_a_note_that_is_too_long_for_its_line_goes_on_in_a_second_one():
    assert two_lines("bersama kotak 2", 105, 8) == ["bersama kotak 2"]
    lines = two_lines("bersama kotak 1, 2, 3, 4, 5 dan 6", 105, 8)
    assert " ".join(lines) == "bersama kotak 1, 2, 3, 4, 5 dan 6"
    assert len(lines) == 2
    assert all(width(line, 8) <= 105 for line in lines)


def test_only_the_second_line_is_cut():
    first, second = two_lines("Pengembangan " * 9, 80)
    assert first == "Pengembangan"
    assert second.endswith("…")
    assert two_lines("", 80) == []
