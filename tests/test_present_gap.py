"""Chapter Kesenjangan kompetensi says what is known, what is short, for whom; or why it cannot."""

from __future__ import annotations

import re

import pytest
from tests.development_fixture import (
    AS_OF,
    GROUPS,
    KODE,
    NAMES,
    NOTHING,
    RULES,
    TECHNICAL,
    developed,
    emptied,
    gap_rows,
    in_state,
    table,
)
from tests.test_present_canvas import overlapping, texts

from analysis.present.blocks import Figure, Group, Note
from analysis.present.chapters import appendix_gap, gap, match, method, method_gap, page, standards
from analysis.present.drawing.canvas import svg
from analysis.present.drawing.figures.gap_map import (
    GapCell,
    GapColumn,
    GapLabels,
    GapRow,
    bin_of,
    gap_map,
)
from analysis.present.drawing.figures.nine_box import Axes, Box, nine_box
from analysis.present.drawing.theme import FULL, TOKENS
from analysis.present.drawn.gap_map import TECHNICAL_SHOWN
from analysis.present.locale import catalogue
from analysis.regulation.development import load_development

LABELS = GapLabels(
    "Pegawai",
    "Dinilai",
    "Skala, level per orang",
    ("0–0,19", "0,2–0,39", "0,4–0,59", "0,6–0,79", "≥ 0,8"),
    "disembunyikan",
    "belum ada yang dinilai",
    "tanpa standar",
)
HEADS = (
    ("JPT", "JPT", "Struktural"), ("Administrator", "Adm.", "Struktural"),
    ("Pengawas", "Pengawas", "Struktural"), ("Ahli Madya", "Madya", "Fungsional"),
    ("Ahli Muda", "Muda", "Fungsional"), ("Ahli Pertama", "Pertama", "Fungsional"),
    ("Keterampilan", "Terampil", "Fungsional"), ("Pelaksana", "Pelaksana", ""),
)  # fmt: skip


def told(block):
    """Every text of a Text block as one."""
    return " ".join("".join(run.t for run in paragraph) for paragraph in block.paragraphs)


def shown(figure):
    """The texts that stand in a drawing."""
    return re.findall(r"<text[^>]*>([^<]*)<", figure.svg)


def without_shown(**changes):
    """The report of an OPD whose gap is in no state to be shown."""
    empty = {name: table(name) for name in ("jpm", "sebaran_jpm", "kotak", "penilaian")}
    return developed(**{**empty, **changes})


def test_what_is_known_is_said_before_what_is_missing():
    words = told(gap.known(developed()))
    assert words.startswith("167 dari 231 pegawai (72%) mempunyai penilaian kompetensi")
    assert "72% dinilai, 12% kedaluwarsa (penilaiannya lebih tua dari 3 tahun) dan 16%" in words
    assert "16% belum dinilai atau belum pasti; yang kedaluwarsa dianggap" in words
    assert "level per kompetensi; bila semua dinilai, antara 0,23 dan 0,60." in words


def test_shares_that_would_tell_of_a_few_people_are_not_said():
    rows = table("penilaian", (231, 72.0, NOTHING, NOTHING, "terbit"))
    words = told(gap.known(developed(penilaian=rows)))
    assert "72% punya penilaian yang berlaku" in words
    assert "kedaluwarsa" not in words


def test_where_a_technical_gap_alone_is_printed_it_is_said_why_the_others_are_not():
    def hidden(cell):
        technical = cell["jenis_kompetensi"] == "teknis"
        return dict(cell) if technical else emptied(dict(cell), "tersembunyi")

    rows = gap_rows().apply(hidden, axis="columns", result_type="expand")
    words = told(gap.known(developed(kesenjangan=rows)))
    assert words.startswith("Kesenjangan manajerial dan sosial kultural tidak ditampilkan: kurang")


def test_the_map_holds_the_number_and_the_assessed_share_of_every_printed_cell():
    figure = gap.gap_map(developed())
    texts_drawn = shown(figure)
    assert texts_drawn.count("0,61") == 1
    assert texts_drawn.count("72%") >= 9  # the whole column of the nine competencies
    assert {"JPT", "Madya", "Muda", "Pertama", "Semua", "Kota"} <= set(texts_drawn)
    assert "JF keahlian" not in " ".join(texts_drawn)  # its levels stand in its place


def test_the_map_is_sorted_by_the_gap_and_technical_competencies_stand_apart():
    names = shown(gap.gap_map(developed()))
    places = [names.index(name) for name in ("M.7", "M.8", "M.6", "M.3", "SK.1", "T.8", "T.10")]
    assert places[:5] == sorted(places[:5])
    assert names.index("Semua kompetensi teknis") > names.index("Perekat Bangsa")
    assert [name for name in TECHNICAL if name in names] == ["T.1", "T.8", "T.10"]
    assert TECHNICAL_SHOWN == 3


def test_the_claim_over_the_map_names_the_competency_and_the_groups_farthest_away():
    assert gap.gap_map(developed()).caption == (
        "Mengelola Perubahan paling jauh dari standar: 0,61 level, pada JF Ahli Madya dan JF Ahli "
        "Muda 0,8"
    )


def test_the_maps_alternative_text_states_the_extremes_and_the_hidden_cells():
    alt = gap.gap_map(developed()).alt
    assert "Semua jenjang: Mengelola Perubahan 0,61; Pengambilan Keputusan 0,51" in alt
    assert "Terbesar: Mengelola Perubahan, JF Ahli Madya 0,8" in alt
    assert "Terkecil: " in alt
    assert "26 sel disembunyikan." in alt
    assert alt.endswith("Tabel lengkap di lampiran.")


def test_hidden_not_assessed_and_without_standard_are_marked_differently():
    rows = gap_rows()
    one = (rows["kelompok"] == "Pelaksana") & (rows["kompetensi"] == "M.1")
    cell = emptied(rows[one].iloc[0].to_dict(), "tidak_dinilai")
    rows.loc[one, list(cell)] = list(cell.values())
    drawn = shown(gap.gap_map(developed(kesenjangan=rows)))
    assert {"disembunyikan", "belum ada yang dinilai", "tanpa standar"} <= set(drawn)
    assert drawn.count("–") == 13  # 4 technical rows x 3 groups, and the legend
    plain = shown(gap.gap_map(developed()))
    assert "belum ada yang dinilai" not in plain


def test_the_three_largest_needs_name_people_and_posts():
    words = told(gap.needs(developed()))
    assert (
        "1. Mengelola Perubahan: 0,61 level di bawah standar. Dinilai 167 dari 231 pegawai (72%); "
        "81 orang di bawah standar jabatannya. Terjauh pada JF Ahli Madya (0,8 level, 11 dari 17 "
        "orang yang dinilai)" in words
    )
    assert [number for number in "1234" if f"{number}. " in words] == ["1", "2", "3"]


def test_people_below_standard_are_not_said_where_their_number_is_hidden():
    rows = gap_rows().assign(di_bawah=NOTHING)
    words = told(gap.needs(developed(kesenjangan=rows)))
    assert "orang di bawah" not in words
    assert "Terjauh pada JF Ahli Madya (0,8 level)" in words


def test_without_any_gap_it_is_said_that_there_is_none():
    rows = gap_rows().assign(kesenjangan=0.0)
    assert told(gap.needs(developed(kesenjangan=rows))) == (
        "Tidak ada kesenjangan di antara pegawai yang dinilai."
    )


def test_units_are_listed_by_gap_with_their_bounds_and_a_hidden_one_last():
    rows = gap.units(developed()).rows
    assert [row.cells[0].t for row in rows] == [
        "Bidang A", "Bidang B", "Bidang C", "Seluruh pegawai",
    ]  # fmt: skip
    assert {cell.state for cell in rows[2].cells[1:]} == {"hidden"}
    assert [cell.t for cell in rows[-1].cells[1:]] == ["231", "167", "72", "0,32", "0,23", "0,60"]


def test_match_is_told_by_names_not_by_colour_alone():
    figure = match.distribution(developed())
    drawn = shown(figure)
    assert {"Kurang Optimal", "Cukup Optimal", "Optimal"} <= set(drawn)
    assert "41 (27%)" in drawn
    assert figure.caption == "41 dari 150 pegawai yang lengkap dinilai: Optimal"
    assert "Kurang Optimal di bawah 78%, Cukup Optimal mulai 78%, Optimal mulai 90%" in (
        figure.definition
    )


def test_merged_classes_of_the_match_are_named_together():
    rows = table("sebaran_jpm", ("Kurang Optimal", 41, 61.0, "terbit"),
                 ("Cukup Optimal+Optimal", 26, 39.0, "gabungan"))  # fmt: skip
    figure = match.distribution(developed(sebaran_jpm=rows))
    assert "Cukup Optimal dan Optimal" in " ".join(shown(figure))
    assert "Arsir" in figure.definition


def test_a_match_table_holds_ratio_and_class_and_marks_who_is_not_assessed():
    rows = {row.cells[0].t: row.cells for row in match.groups(developed()).rows}
    assert [cell.t for cell in rows["Seluruh pegawai"][1:]] == [
        "231", "150", "84,12", "Cukup Optimal",
    ]  # fmt: skip
    assert rows["JPT"][3].state == "hidden"
    assert rows["Pelaksana"][3].state == "empty"


def test_boxes_that_were_merged_say_with_which():
    figure = match.boxes(developed())
    drawn = shown(figure)
    assert drawn.count("7") == 3  # the people of boxes 1 and 3, and the number of box 7
    assert {"bersama kotak 3", "bersama kotak 1"} <= set(drawn)
    assert "1+3: 7" in figure.alt
    assert "tidak ada batas nasional" in figure.definition


def test_who_rests_on_the_provisional_standard_is_said_with_the_share():
    block = standards.used(developed())
    assert block.caption == "56% pegawai memakai standar baku sementara"
    row = next(row for row in block.rows if row.cells[0].t == "Standar baku sementara")
    assert [cell.t for cell in row.cells[1:]] == ["130", "56", "–", "–"]


def test_everything_that_rests_on_the_provisional_standard_says_so():
    report, said = developed(), "56% pegawai memakai standar baku sementara."
    assert told(gap.known(report)).endswith(said)
    judged = [gap.gap_map, gap.units, match.distribution, match.groups, match.boxes]
    assert [block(report).definition.endswith(said) for block in judged] == [True] * 5
    first = next(item for item in page.findings(report).items if "terbesar" in item.claim)
    assert first.text.endswith("; 56% memakai standar baku sementara.")


def test_where_nobody_rests_on_the_provisional_standard_nothing_is_said_of_it():
    own = table("standar").query("dasar != 'baku'")
    report = developed(standar=own)
    blocks = [gap.gap_map(report), gap.units(report), match.groups(report), match.boxes(report)]
    assert not any("sementara" in block.definition for block in blocks)
    assert "sementara" not in told(gap.known(report))
    assert not any("sementara" in item.text for item in page.findings(report).items)


@pytest.mark.parametrize(
    ("report", "reason"),
    [
        (lambda: without_shown(without=("penilaian_kompetensi",), kesenjangan=in_state("")),
         "penilaian kompetensi belum diterima."),
        (lambda: without_shown(kesenjangan=in_state("tidak_dinilai")),
         "tidak seorang pun dari 231 pegawai punya penilaian yang masih berlaku."),
        (lambda: without_shown(kesenjangan=in_state("tanpa_standar")),
         "jabatan pegawainya tidak punya standar kompetensi."),
        (lambda: without_shown(kesenjangan=in_state("tersembunyi")),
         "kurang dari 10 pegawai dinilai, atau dapat dihitung balik."),
        (lambda: developed(kode="kecamatan-pulau"), "itampilkan: kurang dari 5 pegawai."),
        (lambda: developed(kode="kecamatan-baru"), "tidak ada pegawai yang wajib diukur."),
    ],
)  # fmt: skip
def test_without_a_gap_the_reason_is_said_once_in_the_chapter_and_in_the_appendix(report, reason):
    report = report()
    first, *others, last = [
        gap.known(report), gap.gap_map(report), gap.units(report), match.distribution(report),
        match.groups(report), match.boxes(report), appendix_gap.gaps(report),
    ]  # fmt: skip
    assert all(isinstance(note, Note) for note in (first, *others, last))
    assert first.text.endswith(reason)
    assert last.text.endswith(reason)
    assert [note.text for note in others if not note.text.endswith(": alasannya sama.")] == []
    assert gap.needs(report) == Group()


def test_the_appendix_lists_every_group_but_those_that_are_wholly_hidden():
    block = appendix_gap.gaps(developed())
    groups = {row.cells[1].t for row in block.rows}
    assert "Semua jenjang" in groups
    assert "JPT" not in groups
    assert block.notes[-1] == ("Seluruhnya disembunyikan dan tidak dirinci: JPT dan Administrator.")
    assert sum(bool(row.group) for row in block.rows) == 9 + len(TECHNICAL) + 2


def test_the_finding_of_page_one_says_how_many_are_known():
    items = page.findings(developed()).items
    item = next(item for item in items if item.claim.startswith("Kesenjangan"))
    assert item.claim == "Kesenjangan terbesar pada Mengelola Perubahan"
    assert item.text.startswith("167 dari 231 pegawai dinilai; 81 orang di bawah standar")
    assert (item.effect, item.unit) == ("0,61", "level per orang")


def test_definitions_and_scales_are_printed_with_the_method():
    words = told(method_gap.statement(developed()))
    assert "kelebihan tidak menutup kekurangan" in words
    assert "JPM kelompok = jumlah dibagi jumlah" in words
    borders = {row.cells[1].t: row.cells[2].t for row in method_gap.scales(developed()).rows}
    assert borders["Optimal"] == "90%"
    assert borders["Ahli"] == "5"


def test_a_report_without_rules_of_gap_has_no_chapter_of_them():
    report = developed(rules=None)
    assert method_gap.statement(report) == method_gap.scales(report) == Group()


def wide_map():
    """Nine competencies and four technical ones by eight groups, long names, large numbers."""
    columns = [GapColumn(*head[:2], "1.234", "1.017", head[2]) for head in HEADS]
    columns += [GapColumn("Semua", "Semua", "12.345", "11.017", kind="whole")]
    columns += [GapColumn("Kota", "Kota", "17.851", "15.402", kind="city")]
    values = [GapCell(f"{number / 8:.2f}".replace(".", ","), "100%", number / 8)
              for number in range(len(columns))]  # fmt: skip
    values[1], values[2], values[3] = (GapCell(sign=s) for s in ("hidden", "unassessed", "none"))
    name = "Pengembangan Diri dan Orang Lain yang Namanya Sangat Panjang"
    rows = [GapRow(f"M.{number}", name, tuple(values)) for number in range(9)]
    rows += [GapRow("T.123", name, tuple(values), apart=not number) for number in range(4)]
    return gap_map(rows, columns, LABELS)


def test_no_text_of_the_map_covers_another_at_nine_by_eight():
    figure = wide_map()
    assert overlapping(figure) == []
    assert all(left >= -1 and right <= FULL + 1 for _, left, right, _ in texts(figure))


def test_equal_maps_give_equal_bytes_in_the_pages_colours():
    drawn = svg(wide_map(), "a")
    assert drawn == svg(wide_map(), "a")
    assert set(re.findall(r"#[0-9a-f]{6}\b", drawn)) <= {
        light.lower() for light, _ in TOKENS.values()
    }


@pytest.mark.parametrize(
    ("value", "shade"), [(0.0, 0), (0.19, 0), (0.2, 1), (0.5, 2), (0.79, 3), (0.8, 4), (2.5, 4)]
)
def test_a_cells_shade_is_cut_on_the_printed_value(value, shade):
    assert bin_of(value) == shade


@pytest.mark.parametrize("dark", [0, 1])
def test_numbers_are_readable_on_every_shade(dark):
    for shade in range(5):
        back, ink = (TOKENS[f"{name}{shade}"][dark] for name in ("senjang", "padasenjang"))
        assert contrast(back, ink) >= 4.5


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.1)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_no_text_of_the_nine_boxes_covers_another():
    boxes = [[Box(number, "12.345", "bersama kotak 1, 2, 3, dan 5") for number in (4, 7, 9)]] * 3
    names = ("di atas ekspektasi", "sesuai ekspektasi", "di bawah ekspektasi")
    axes = Axes("Kinerja", names, "Potensi menurut JPM", ("Rendah di bawah 78%",) * 3)
    assert overlapping(nine_box(boxes, axes)) == []


def test_an_opd_with_one_group_alone_has_a_map_of_its_own():
    rows = gap_rows()
    alone = rows[rows["kelompok"].isin(["semua", "Pelaksana"]) | (rows["cakupan"] == "kota")]
    figure = gap.gap_map(developed(kesenjangan=alone))
    assert isinstance(figure, Figure)
    assert "JPT" not in shown(figure)
    assert set(GROUPS) > {"Pelaksana"}
    assert figure.id == "peta-kesenjangan"


def test_the_fixture_is_of_one_opd():
    assert set(gap_rows()["opd"]) == {KODE, ""}


def test_the_rules_of_gap_and_plan_stand_among_the_sources_and_options():
    titles = [row.cells[0].t for row in method.sources(developed()).rows]
    assert "Skala pemetaan menurut JPM" in titles
    choices = {row.cells[0].t: row.cells[1].t for row in method.options(developed()).rows}
    assert choices["Sumbu potensi kotak talenta menurut JPM"] == "78, 90"


def test_rules_of_gap_and_plan_have_their_english():
    texts_told = {
        entry[key] for entry in RULES["rujukan"] for key in ("title", "source", "article")
    }
    texts_told |= {entry["title"] for entry in RULES["opsi"]}
    texts_told |= {*RULES["dasar_hukum"].values(), *RULES["nama_level"].values(), *NAMES.values()}
    development = load_development(AS_OF)
    texts_told |= {*development.bentuk.values, *development.bentuk_jalur.values.values()}
    assert sorted(text for text in texts_told if text and text not in catalogue("en")) == []


def test_a_technical_competency_without_a_printed_gap_has_no_row_in_the_map():
    rows = gap_rows()
    one = (rows["kompetensi"] == "T.1") & (rows["kelompok"] == "semua") & (rows["cakupan"] == "opd")
    cell = emptied(rows[one].iloc[0].to_dict(), "tersembunyi")
    rows.loc[one, list(cell)] = list(cell.values())
    assert "T.1" not in shown(gap.gap_map(developed(kesenjangan=rows)))


def test_a_large_gap_of_a_few_people_is_no_large_need():
    rows = gap_rows()
    few = (rows["kompetensi"] == "T.8") & (rows["kelompok"] == "semua")
    rows.loc[few, ["kesenjangan", "orang_dinilai"]] = [0.9, 12]
    words = told(gap.needs(developed(kesenjangan=rows)))
    assert "1. Mengelola Perubahan" in words
    assert TECHNICAL["T.8"] not in words
