"""Figures as SVG: equal bytes, text as text, colours as tokens, no date and no maker."""

from __future__ import annotations

import re

import matplotlib as mpl
import pytest
from lxml import etree
from matplotlib.lines import Line2D
from matplotlib.text import Text

from analysis.present.drawing.canvas import Canvas, svg
from analysis.present.drawing.figures.distribution import Class, distribution
from analysis.present.drawing.figures.number_line import Band, Bounds, Mark, number_line
from analysis.present.drawing.figures.trend import Labels, Quarter, trend
from analysis.present.drawing.glyphs import width
from analysis.present.drawing.theme import FULL, HALF, TOKENS

BANDS = [
    Band("Sangat Rendah", "≤ 60", 0.0),
    Band("Rendah", "> 60", 60.0),
    Band("Sedang", "> 70", 70.0),
    Band("Tinggi", "> 80", 80.0),
    Band("Sangat Tinggi", "> 90", 90.0),
]
SVG = "{http://www.w3.org/2000/svg}"


def line(value=71.34, below=((69.48, "kota 69,48"), (70.07, "triwulan II 70,07")), **more):
    marks = [Mark(*mark) for mark in below]
    return number_line(Mark(value, "Dinas Contoh"), BANDS, marks, **more)


def texts(figure):
    """Return the figure's texts with the span each takes (text, left, right, baseline)."""
    spans = []
    for text in (artist for artist in figure.artists if isinstance(artist, Text)):
        (x, y), bold = text.get_position(), text.get_fontweight() == 600
        wide = width(text.get_text(), text.get_fontsize(), bold=bold)
        left = x - wide * {"left": 0, "center": 0.5, "right": 1}[text.get_ha()]
        spans.append((text.get_text(), left, left + wide, y))
    return spans


def overlapping(figure):
    spans = [span for span in texts(figure) if span[0]]
    return [
        (a[0], b[0])
        for number, a in enumerate(spans)
        for b in spans[number + 1 :]
        if abs(a[3] - b[3]) < 6 and a[1] < b[2] and b[1] < a[2]
    ]


def test_equal_figures_give_equal_bytes():
    assert svg(line(), "a") == svg(line(), "a")


def test_two_figures_on_a_page_share_no_id():
    ids = [set(re.findall(r'id="([^"]+)"', svg(line(), key))) for key in ("a", "b")]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_an_svg_tells_neither_date_nor_maker_and_changes_no_global_setting():
    before = dict(mpl.rcParams)
    text = svg(line(), "a")
    assert dict(mpl.rcParams) == before
    assert not re.search(r"metadata|matplotlib|\d{4}-\d\d-\d\d", text.lower())


def test_every_colour_of_a_figure_is_one_token():
    colours = set(re.findall(r"#[0-9a-f]{6}\b", svg(line(target=Mark(75, "target 75,00")), "a")))
    lights = [light.lower() for light, _ in TOKENS.values()]
    assert len(set(lights)) == len(lights)
    assert colours <= set(lights)


def test_text_stays_text_in_the_pages_font_and_markup_in_it_is_text():
    canvas = Canvas(HALF, 20)
    canvas.text(0, 10, "<b>$x$ & \U0001f600", bold=True)
    (element,) = etree.fromstring(svg(canvas.figure, "a")).iter(f"{SVG}text")
    assert element.text == "<b>$x$ & [U+1F600]"
    assert "Source Sans Pro" in element.get("style")
    assert "600" in element.get("style")


def test_the_axis_starts_at_zero_when_a_value_lies_below_forty():
    assert "40" in [text for text, *_ in texts(line())]
    assert "0" in [text for text, *_ in texts(line(value=38.2))]


@pytest.mark.parametrize(
    ("value", "below", "target", "bounds"),
    [
        (71.34, [(69.48, "kota 69,48"), (70.07, "triwulan II 70,07")], 75, (69.69, 71.71)),
        (71.34, [(71.30, "kota 71,30"), (71.32, "triwulan II 71,32")], 71.4, (71, 72)),
        (99.5, [(99.48, "kota 99,48"), (98.07, "triwulan II 98,07")], 98, (98.69, 99.71)),
        (40.2, [(40.48, "kota 40,48"), (40.5, "triwulan IV 2025 40,50")], 41, (40, 42)),
        (12, [(3, "kota 3,00"), (97, "triwulan II 97,00")], 50, (2, 98)),
    ],
)
def test_no_label_of_the_number_line_covers_another(value, below, target, bounds):
    figure = line(
        value=value,
        below=below,
        target=Mark(target, f"target {target}"),
        bounds=Bounds(*bounds, "bila semua data lengkap"),
    )
    assert overlapping(figure) == []
    assert all(left >= -1 and right <= FULL + 1 for _, left, right, _ in texts(figure))


def test_a_narrow_class_keeps_its_name_and_count_readable():
    classes = [
        Class((0, 1), "Sangat Rendah dan Rendah", 27, "27 (13%)"),
        Class((2,), "Sedang", 178, "178 (82%)"),
        Class((3,), "Tinggi", 5, "5 (2%)"),
        Class((4,), "Sangat Tinggi", 6, "6 (3%)"),
    ]
    figure = distribution(classes)
    shown = " | ".join(text for text, *_ in texts(figure))
    assert all(row.name in shown and row.text in shown for row in classes)
    assert overlapping(figure) == []


def test_a_change_of_edition_breaks_the_line_and_is_named():
    quarters = [
        Quarter("I", "2026", 70.0, 69.0, "lama"),
        Quarter("II", "2026", 71.0, 69.5, "lama"),
        Quarter("III", "2026", 65.0, 64.0, "baru"),
        Quarter("IV", "2026", 66.0, 65.0, "baru"),
    ]
    figure = trend(quarters, Labels("70", "66", "69", "kota 65"), [])
    own = [
        line.get_xdata()
        for line in figure.artists
        if isinstance(line, Line2D)
        and line.get_color().upper() == TOKENS["accent"][0]
        and line.get_linewidth() > 2
    ]
    assert [len(stretch) for stretch in own] == [2, 2]
    assert "baru" in [text for text, *_ in texts(figure)]
