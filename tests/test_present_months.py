"""The month view: courses by month, participants and batches in each cell, readable and told."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.text import Text
from tests.test_present_canvas import overlapping

from analysis.present.canvas import svg
from analysis.present.drawn.months import MOST, month_view, shade_borders
from analysis.present.theme import FULL, TOKENS
from analysis.present.voice import Voice

ID = Voice("id")


def batches(courses=5, **columns):
    rows = [
        {"nama": f"Pelatihan {n:02d}", "bulan": 2 + n % 10, "angkatan": 1 + n % 3, "peserta": 7 * n}
        for n in range(1, courses + 1)
    ]
    return pd.DataFrame(rows).assign(**columns)


def told(view):
    return [artist.get_text() for artist in view.figure.artists if isinstance(artist, Text)]


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_each_cell_says_participants_and_batches():
    rows = pd.DataFrame({"nama": ["A"], "bulan": [3], "angkatan": [2], "peserta": [1250]})
    (view,) = month_view(rows, 2027, ID)
    assert told(view).count("1.250") == 4  # the cell, the course, the month, all
    assert told(view).count("2") == 4


def test_batches_of_one_course_and_month_add_up():
    rows = pd.DataFrame({"nama": "A", "bulan": 3, "angkatan": [1, 2], "peserta": [10, 15]})
    (view,) = month_view(rows, 2027, ID)
    assert {"25", "3"} <= set(told(view))


@pytest.mark.parametrize("courses", [1, 5, 16, 17, 40])
def test_no_text_stands_on_another_or_outside(courses):
    for view in month_view(batches(courses), 2027, ID):
        assert overlapping(view.figure) == []
        width, height = view.figure.get_size_inches() * 72
        assert width == pytest.approx(FULL)
        assert height < 700  # a page


def test_many_courses_are_several_figures_and_the_sum_stands_below_the_last():
    views = month_view(batches(MOST + 8), 2027, ID)
    assert [told(view).count("Total") for view in views] == [1, 2]
    named = [text for view in views for text in told(view) if text.startswith("Pelatihan")]
    assert len(named) == MOST + 8


def test_a_hidden_cell_hides_the_sums_that_would_tell_it():
    rows = batches(3).assign(peserta=pd.array([7, 14, pd.NA], dtype="Int64"))
    (view,) = month_view(rows, 2027, ID)
    assert "disembunyikan" in told(view)
    assert "1 sel disembunyikan." in view.alt
    assert "Seluruhnya" not in view.alt
    assert told(view).count("7") == 3  # cell, course and month; not the sum of all


def test_the_alternative_text_says_the_values_that_matter():
    rows = pd.DataFrame(
        {"nama": ["A", "B"], "bulan": [2, 3], "angkatan": [1, 2], "peserta": [10, 30]}
    )
    (view,) = month_view(rows, 2027, ID)
    assert view.alt == (
        "Peta bulan 2027: 2 pelatihan menurut bulan mulai angkatan. Seluruhnya 40 peserta dalam 3 "
        "angkatan. Terbanyak: B pada Maret (30 peserta, 2 angkatan); A pada Februari (10 peserta, "
        "1 angkatan). Tanpa angkatan: Januari, April, Mei, Juni, Juli, Agustus, September, "
        "Oktober, November, dan Desember."
    )


def test_a_plan_without_batches_has_no_month_view():
    assert month_view(batches(1).iloc[:0], 2027, ID) == []


def test_equal_batches_give_equal_bytes_whatever_their_order():
    rows = batches(9)
    one, other = (month_view(part, 2027, ID)[0] for part in (rows, rows.iloc[::-1]))
    assert svg(one.figure, "bulan") == svg(other.figure, "bulan")
    assert one.alt == other.alt


@pytest.mark.parametrize("shade", range(4))
@pytest.mark.parametrize("screen", [0, 1])
def test_numbers_are_readable_on_every_shade(shade, screen):
    ground, text = (TOKENS[f"{name}{shade}"][screen] for name in ("rencana", "padarencana"))
    light, dark = sorted((luminance(ground), luminance(text)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize(
    ("most", "borders"), [(0, ()), (1, ()), (4, (2,)), (40, (5, 10, 25)), (1000, (100, 200, 500))]
)
def test_shades_change_at_round_numbers(most, borders):
    assert shade_borders(most) == borders
