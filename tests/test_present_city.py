"""The city's report as blocks: page 1, numbers, many OPD, both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.city_fixture import blocks_of, city_of, city_release
from tests.development_fixture import developed
from tests.test_present_english import indonesian, names_of, texts

from analysis.present.blocks import Columns, Figure, Group, Note, Table
from analysis.present.chapters import index
from analysis.present.city import dimensions as city_dimensions
from analysis.present.city import drawn as city_drawn
from analysis.present.city import gap as city_gap
from analysis.present.city import outline as city_outline
from analysis.present.city import page as city
from analysis.present.city import plan as city_plan
from analysis.present.city import standing as city_standing
from analysis.present.city import words as city_words
from analysis.present.drawing.figures.city_dots import HEIGHT, PITCHES
from analysis.present.drawing.figures.city_dots_phone import PHONE
from analysis.present.drawn.places import WHOLE, ends, index_of, label, medians, valued, why
from analysis.present.wording.released import bordered
from analysis.present.wording.text import cut_claim
from analysis.present.wording.voice import Voice
from analysis.present.workbook.book import workbook
from analysis.release.city import Place

ID = Voice("id")


def drawn(blocks):
    """Yield the figures and tables of blocks, in order."""
    for block in blocks:
        if isinstance(block, Columns):
            yield from drawn([*block.wide, *block.narrow])
        elif isinstance(block, Group):
            yield from drawn(block.items)
        elif isinstance(block, Figure | Table):
            yield block


def svg_texts(figure: Figure) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)<", figure.svg)


def test_the_headline_says_what_the_index_may_become_and_how_many_are_measured():
    block = city.headline(city_of())
    (headline,), (facts,) = block.wide, block.narrow
    own = city_of().own
    assert headline.value == ID.number(own["ip_asn"], own["desimal"])
    assert any("bila semua data lengkap" in run.t for line in headline.lines for run in line.runs)
    assert [item.label for item in facts.items] == ["Diukur", "Target"]


def test_every_opd_stands_in_the_dot_plot_by_value_or_by_reason():
    report = city_of()
    figure = city_drawn.places_figure(report, ID)
    told = svg_texts(figure)
    for place in report.places:
        assert place.nama in told or place.singkatan in told
        if place.row["ip_asn"] is None:
            assert why(place, report, ID) in told


def test_on_a_phone_every_opd_stands_with_its_value_and_nothing_is_left_out():
    report = city_of()
    figure = city_drawn.places_figure(report, ID)
    wide = set(svg_texts(figure))
    phone = set(re.findall(r"<text[^>]*>([^<]*)<", figure.phone))
    assert {text for text in wide - phone if text not in names_of(report)} == set()
    assert float(re.search(r'width="([\d.]+)pt"', figure.phone)[1]) == PHONE


@pytest.mark.parametrize(
    ("category", "is_open", "told"),
    [("Tinggi", True, "> 80,0"), ("Sedang", True, "80,0"),
     ("Tinggi", False, "80,0"), ("Sedang", False, "< 80,0")],
)  # fmt: skip
def test_a_value_printed_as_a_bound_says_on_which_side_it_lies(category, is_open, told):
    info = {**city_release().info, "batas_terbuka": is_open}
    assert bordered(Decimal("80.0"), 1, category, info, ID) == told
    assert bordered(Decimal("79.9"), 1, "Sedang", info, ID) == "79,9"


def test_a_difference_in_qualification_beyond_that_of_the_index_is_no_part_of_it():
    rows = [
        {"potongan": "pendidikan", "nilai": name, "keadaan": "terbit", "diukur": 40, "desimal": 0,
         "ip_asn": whole, "kualifikasi": part}
        for name, whole, part in (("S3", 80.0, 25.0), ("SD/SLTP", 57.0, 1.0))
    ]  # fmt: skip
    assert (
        cut_claim(rows, ID) == "SD/SLTP 23 poin di bawah S3, kualifikasi itu sendiri 24 di bawahnya"
    )
    nearer = [rows[0], {**rows[1], "kualifikasi": 5.0}]
    assert cut_claim(nearer, ID) == "SD/SLTP 23 poin di bawah S3, 20 dari kualifikasi itu sendiri"


def test_of_hundreds_of_opd_the_ends_and_the_median_of_each_kind_are_drawn_on_one_page():
    report = city_of(opd=600)
    figure = city_drawn.places_figure(report, ID)
    told = svg_texts(figure)
    shown = valued(report)
    assert all(place.nama in told for place in [*shown[:15], *shown[-15:]])
    assert shown[100].nama not in told
    assert sum(text.startswith("Median ") for text in told) == 3
    height = float(re.search(r'height="([\d.]+)pt"', figure.svg)[1])
    assert height < HEIGHT + 80


@pytest.mark.parametrize("count", [1, 13, 60, 61, 600])
def test_what_is_drawn_fits_on_a_page(count):
    report = city_of(opd=count)
    for block in (
        city_drawn.places_figure(report, ID),
        city_dimensions.dimensions(report),
        city_gap.gap_map(report),
    ):
        if isinstance(block, Figure):
            assert float(re.search(r'height="([\d.]+)pt"', block.svg)[1]) < 680


def test_all_lines_of_one_page_fit_at_the_lowest_pitch():
    assert WHOLE * PITCHES[0] < 1.02 * HEIGHT


def test_ends_are_all_where_they_fit_and_fifteen_each_where_not():
    places = valued(city_of(opd=200))
    assert ends(places[:60]) == (places[:60], ())
    upper, lower = ends(places[:60], others=1)
    assert (len(upper), len(lower)) == (15, 15)


def test_a_median_of_an_even_number_is_the_mean_of_the_two_in_the_middle():
    places = [
        Place(f"{n}", f"{n}", "", "dinas", {"ip_asn": value, "desimal": 1}, None)
        for n, value in enumerate([60.0, 70.0, 71.0, 90.0])
    ]
    assert [(kind, n, str(mean)) for kind, n, mean in medians(places, index_of)] == [
        ("dinas", 4, "70.5")
    ]


def test_a_name_without_room_is_told_by_its_abbreviation():
    place = Place("a", "Dinas Kependudukan dan Pencatatan Sipil", "Disdukcapil", "dinas", {}, None)
    assert label(place, 124) == "Disdukcapil"
    assert label(place, 400) == place.nama
    assert label(replace(place, singkatan=""), 124) == place.nama


def test_a_block_of_an_opd_report_gets_the_number_it_has_here():
    report = city_of()
    assert city.placed(index.open_points(report)).number == "Tabel 2.3."
    assert city.placed(Note("Tabel 6.1. Tidak ada.")).text == "Tabel 7.1. Tidak ada."
    assert city.placed(Note("Tanpa nomor.")).text == "Tanpa nomor."


@pytest.mark.parametrize("lang", ["id", "en"])
def test_numbers_of_figures_and_tables_are_those_of_the_outline_in_page_order(lang):
    voice = Voice(lang)
    found = [block for block in drawn(blocks_of(city_of(lang))) if block.number]
    for kind, of in ((Figure, city_outline.figure_number), (Table, city_outline.table_number)):
        mine = [block for block in found if isinstance(block, kind)]
        assert [block.number for block in mine] == [of(block.id, voice) for block in mine]
        orders = [re.findall(r"[\dL]+", block.number) for block in mine]
        assert len({tuple(order) for order in orders}) == len(orders)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_figure_says_its_values_and_none_is_empty(lang):
    for block in drawn(blocks_of(city_of(lang))):
        if isinstance(block, Figure):
            assert re.search(r"\d", block.alt)
            assert svg_texts(block)


def test_no_indonesian_sentence_is_left_in_the_english_report():
    report = city_of("en")
    told = [text for block in blocks_of(report) for text in texts(block.to_json())]
    assert len(told) > 500
    assert indonesian(told, names_of(report)) == []


def test_the_budget_curve_names_the_citys_budget_and_the_knee():
    release = city_release()
    points = [
        {"anggaran": 1_000_000, "nilai": 60.0, "lutut": True, "diminta": False},
        {"anggaran": 4_000_000, "nilai": 90.0, "lutut": False, "diminta": True},
        {"anggaran": 9_000_000, "nilai": 120.0, "lutut": False, "diminta": False},
    ]
    claim = city_plan._curve_claim(points, ID)
    assert claim == (
        "Rp\u00a04\u00a0juta membawa 75% dari nilai terbesar yang mungkin; lutut kurva pada "
        "Rp\u00a01\u00a0juta, 50%"
    )
    assert release.info["rencana"] is None
    assert isinstance(city_plan.curve(city_of()), Group)


def test_without_an_earlier_quarter_no_column_of_changes_is_announced():
    release = city_release()
    first = release.indeks[release.indeks["periode"] == release.info["periode"]]
    assert "ubah" in svg_texts(city_drawn.places_figure(city_of(), ID))
    alone = city_drawn.places_figure(replace(release, indeks=first).city(), ID)
    assert "ubah" not in svg_texts(alone)


def test_a_city_without_benchmarks_says_so():
    release = city_release()
    bare = replace(release, info={**release.info, "pembanding": []}).city()
    assert city_standing.blocks(bare).text == "Tidak ada pembanding yang terbit."
    assert city_standing.national(bare) is None


def test_the_workbook_has_a_row_per_opd_and_equal_bytes():
    report = city_of()
    assert workbook(report) == workbook(city_release().city())


def test_a_plan_s_cost_in_a_coarser_step_is_said_to_be_about_that():
    release = developed().release
    city_wide = release.dampak.assign(cakupan="kota", opd="", satuan_biaya=500_000)
    coarser = replace(release, dampak=city_wide)
    said = " ".join(run.t for line in city_words.plan_lines(coarser.city("id"), ID) for run in line)
    assert "sekitar Rp" in said
