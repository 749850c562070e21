"""A slide says all that its picture needs, in type that a room can read."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from tests.publish_fixture import svg

from analysis.present.blocks import Figure
from analysis.present.drawing.glyphs import width
from analysis.present.slide import ASIDE, TITLE, WIDTH, Frame, balanced, slide, wrapped

FRAME = Frame(
    "Dinas <Uji> & Coba", "Triwulan III 2026", "Draf", "Simulasi menurut edisi uji.", "id"
)
NAME = "{http://www.w3.org/2000/svg}"


def figure(wide=480, high=100, caption="Naik 1,27 poin", **more):
    facts = {"definition": "IP ASN, poin.", "alt": "Garis < 5.", "number": "Gambar 3.1."}
    return Figure("uji", caption, svg=svg(wide, high), **{**facts, **more})


def texts(drawn):
    root = ET.fromstring(drawn)  # noqa: S314 - written here
    return ["".join(each.itertext()) for each in root.iter() if each.tag.startswith(NAME)]


@pytest.mark.parametrize("high", [100, 430])
def test_title_definition_owner_quarter_draft_and_simulation_stand_on_every_slide(high):
    told = texts(slide(figure(high=high), FRAME))
    joined = " ".join(told)
    wanted = (
        "Naik 1,27 poin", "IP ASN, poin.", "Dinas <Uji> & Coba", "Gambar 3.1", "Garis < 5.",
        "Triwulan III 2026 · Draf", "Simulasi menurut edisi uji.",
    )  # fmt: skip
    assert [each for each in wanted if each not in joined] == []


def test_a_final_report_carries_no_draft_mark():
    drawn = slide(figure(), Frame("Dinas Uji", "Triwulan III 2026", "", "Simulasi.", "en"))
    assert "Triwulan III 2026<" in drawn
    assert "·" not in drawn


@pytest.mark.parametrize(
    ("wide", "high"), [(482, 41), (482, 150), (482, 430), (232, 122), (232, 184), (317, 430)]
)
def test_a_picture_stays_inside_the_slide_with_small_type_of_18_px_or_more(wide, high):
    placed = re.findall(r'<svg x="([^"]+)" y="([^"]+)" width="([^"]+)" height="([^"]+)"',
                        slide(figure(wide, high, "Angka " * 20), FRAME))  # fmt: skip
    x, y, across, down = map(float, placed[0])
    assert x >= 0
    assert y >= 0
    assert x + across <= WIDTH
    assert y + down <= 1080
    assert 8 * across / wide >= 18


def test_no_word_of_a_long_title_is_cut_and_its_lines_are_balanced():
    title = "Kompetensi 0,46 poin di atas rata-rata kota (28,64), kualifikasi 0,31 poin (13)"
    lines = balanced(title, 1400, TITLE)
    assert " ".join(lines) == title
    assert len(lines) == 2
    lengths = [width(line, TITLE, bold=True) for line in lines]
    assert max(lengths) < 1.4 * min(lengths)


def test_a_word_wider_than_its_column_gets_a_line_of_its_own():
    assert wrapped("a " + "x" * 90, ASIDE, 22) == ["a", "x" * 90]
