"""The month view: courses by month, the city's batches in each cell, readable and told."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.text import Text
from tests.test_present_canvas import overlapping

from analysis.present.drawing.canvas import svg
from analysis.present.drawing.theme import FULL, TOKENS
from analysis.present.drawn.months import MOST, month_view, shade_borders
from analysis.present.wording.voice import Voice

ID = Voice("id")
COLUMNS = ["kode", "nama", "bulan", "angkatan"]


def calendar(*rows):
    return pd.DataFrame(rows, columns=COLUMNS)


def batches(courses=5):
    rows = [
        (f"K{n:02d}", f"Pelatihan {n:02d}", f"2027-{month:02d}", 1 + (n + month) % 7)
        for n in range(1, courses + 1)
        for month in (2 + n % 10, 12)
    ]
    return calendar(*rows)


def view_of(rows, people=None):
    known = {kode: 7 * number for number, kode in enumerate(rows["kode"].unique(), start=1)}
    return month_view(rows, {**known, **(people or {})}, 2027, ID)


def told(view):
    return [artist.get_text() for artist in view.figure.artists if isinstance(artist, Text)]


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_each_cell_says_batches_and_the_last_column_people():
    (view,) = view_of(calendar(("A", "Satu", "2027-03", 12)), {"A": 1250})
    assert told(view).count("12") == 4  # the cell, the course, the month, all
    assert told(view).count("1.250") == 1  # never added up: some people take several courses


def test_batches_stand_in_the_month_in_which_they_begin():
    rows = calendar(("A", "Satu", "2027-03", 4), ("A", "Satu", "2027-09", 5))
    (view,) = view_of(rows, {"A": 30})
    assert told(view).count("9") == 2  # of the course, of all
    assert told(view).count("4") == told(view).count("5") == 2  # the cell, the month


@pytest.mark.parametrize("courses", [1, 5, 16, 17, 40])
def test_no_text_stands_on_another_or_outside(courses):
    for view in view_of(batches(courses)):
        assert overlapping(view.figure) == []
        width, height = view.figure.get_size_inches() * 72
        assert width == pytest.approx(FULL)
        assert height < 700  # a page


def test_the_heads_stay_apart_in_english_and_with_large_numbers():
    rows = calendar(
        ("A", "Pelatihan yang namanya panjang sekali untuk satu baris", "2027-03", 1250)
    )
    (view,) = month_view(rows, {"A": 12_500}, 2027, Voice("en"))
    assert overlapping(view.figure) == []


def test_many_courses_are_several_figures_and_the_sum_stands_below_the_last():
    views = view_of(batches(MOST + 8))
    assert [told(view).count("Total") for view in views] == [1, 2]
    named = [text for view in views for text in told(view) if text.startswith("Pelatihan")]
    assert len(named) == MOST + 8


def test_courses_of_one_name_keep_rows_of_their_own():
    rows = calendar(("A", "Satu", "2027-03", 1), ("B", "Satu", "2027-04", 1))
    assert told(view_of(rows)[0]).count("Satu") == 2


def test_people_who_are_hidden_are_hatched_and_the_batches_stay():
    rows = batches(3)
    (view,) = view_of(rows, {"K02": None})
    assert "disembunyikan" in told(view)
    assert "1 sel disembunyikan." in view.alt
    assert "14" not in told(view)
    assert str(rows["angkatan"].sum()) in told(view)


def test_the_alternative_text_says_the_values_that_matter():
    rows = calendar(("A", "Satu", "2027-02", 1), ("B", "Dua", "2027-03", 3))
    (view,) = view_of(rows, {"A": 10, "B": 30})
    assert view.alt == (
        "Peta bulan 2027: 4 angkatan seluruh kota dari 2 pelatihan yang diikuti OPD ini, menurut "
        "bulan mulai. Terbanyak: Dua pada Maret (3 angkatan); Satu pada Februari (1 angkatan). "
        "Pegawai OPD ini terbanyak: Dua (30 orang); Satu (10 orang). Tanpa angkatan: Januari, "
        "April, Mei, Juni, Juli, Agustus, September, Oktober, November, dan Desember."
    )


def test_a_plan_without_batches_has_no_month_view():
    assert view_of(batches(1).iloc[:0]) == []


def test_equal_batches_give_equal_bytes_whatever_their_order():
    rows = batches(9)
    people = dict.fromkeys(rows["kode"], 8)
    one, other = (month_view(part, people, 2027, ID)[0] for part in (rows, rows.iloc[::-1]))
    assert svg(one.figure, "bulan") == svg(other.figure, "bulan")
    assert one.alt == other.alt


@pytest.mark.parametrize("shade", range(4))
@pytest.mark.parametrize("screen", [0, 1])
def test_numbers_are_readable_on_every_shade(shade, screen):
    ground, text = (TOKENS[f"{name}{shade}"][screen] for name in ("rencana", "padarencana"))
    light, dark = sorted((luminance(ground), luminance(text)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize(
    ("most", "borders"),
    [(0, ()), (1, ()), (4, (2, 3, 4)), (40, (5, 10, 25)), (1000, (100, 200, 500))],
)
def test_shades_change_at_round_numbers(most, borders):
    assert shade_borders(most) == borders
