"""The index page: every OPD in one table that says what is hidden, missing or not made."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html as parser

from analysis.publish.site import IndexInfo, IndexRow, index_page

BANDS = (
    ("Sangat Rendah", 0.0),
    ("Rendah", 60.0),
    ("Sedang", 70.0),
    ("Tinggi", 80.0),
    ("Sangat Tinggi", 90.0),
)
INFO = IndexInfo(
    name="Kota Contoh",
    letterhead="Pemerintah Kota Contoh",
    period="Triwulan III 2026",
    quarter="triwulan III 2026",
    as_of="Keadaan 30 September 2026",
    draft=True,
    bands=BANDS,
    footer="Simulasi menurut edisi perbkn-8-2019; angka resmi ditetapkan BKN.",
    value="69,48",
    category="Rendah",
    category_index=1,
    change="naik 0,82",
    measured="4.491",
    measured_note="dari 4.956 pegawai, 90,6%",
)
SOCIAL = IndexRow(
    kode="dinas-sosial",
    nama="Dinas Sosial",
    jenis="dinas",
    ip_asn_text="71,3",
    value=71.3,
    low=69.7,
    high=71.7,
    category_index=2,
    category="Sedang",
    change_text="naik 1,2",
    change=1.2,
    coverage_text="93%",
    coverage=93,
    gap_text="0,3",
    gap=0.3,
    html="opd/dinas-sosial.html",
    pdf="opd/dinas-sosial.pdf",
    xlsx="opd/dinas-sosial.xlsx",
)
HIDDEN = IndexRow(
    "badan-riset", "Badan Riset", "badan", state="tersembunyi", reason="Disembunyikan."
)
UNMEASURED = IndexRow("rsud", "RSUD Contoh", "rsud", coverage_text="0%", coverage=0,
                      state="tidak_diukur", reason="Tidak diukur.")  # fmt: skip


def table(*rows: IndexRow):
    return parser.document_fromstring(index_page(rows, INFO, "id")).xpath("//tbody/tr")


def test_a_row_shows_value_category_change_coverage_and_links():
    (row,) = table(SOCIAL)
    cells = [" ".join(cell.text_content().split()) for cell in row]
    assert cells[0] == "Dinas Sosial"
    # the last 0 of both numbers is an unseen tail
    assert cells[2:7] == ["71,30", "Sedang", "naik 1,2", "cakupan 93%", "kesenjangan 0,30"]
    assert row.xpath(".//a/@href") == [SOCIAL.html, SOCIAL.pdf, SOCIAL.xlsx]
    assert row.xpath(".//span[@class='ekor']/@aria-hidden") == ["true", "true"]


def test_the_dot_stands_where_its_value_lies_and_says_it():
    (row,) = table(SOCIAL)
    assert "left:58.44%" in row.xpath(".//i[contains(@class,'titik')]/@style")[0]  # (71,3-45)/45
    assert row.xpath(".//span[@class='grafik']/@aria-label") == [
        "71,3; bila semua data lengkap 69,7 sampai 71,7"
    ]


def test_the_scale_grows_when_a_value_lies_outside():
    low = IndexRow("a", "A", "dinas", "31", 31.0, category_index=0, category="Sangat Rendah")
    assert "skala 30–90" in index_page([low], INFO, "id")
    assert "skala 45–90" in index_page([SOCIAL], INFO, "id")


def test_a_hidden_row_is_hatched_and_says_why():
    (row,) = table(HIDDEN)
    assert row.xpath("count(.//span[@class='arsir'][@role='img'])") == 5
    assert "Disembunyikan." in row.text_content()
    assert row.get("data-nilai") == ""


def test_a_row_that_was_not_measured_is_empty_and_not_hatched():
    (row,) = table(UNMEASURED)
    assert row.xpath("count(.//span[@class='arsir'])") == 0
    assert "Tidak diukur." in row.text_content()


def test_a_report_that_was_not_made_is_not_linked():
    (row,) = table(UNMEASURED)
    assert row.xpath(".//a") == []
    assert "belum dibuat" in row.text_content()


def test_rows_without_a_value_follow_those_with_one_by_name():
    assert [row.get("data-nama") for row in table(UNMEASURED, HIDDEN, SOCIAL)] == [
        "Dinas Sosial",
        "Badan Riset",
        "RSUD Contoh",
    ]


def test_kinds_are_counted_and_unknown_ones_are_others():
    page = parser.document_fromstring(index_page([SOCIAL, HIDDEN, UNMEASURED], INFO, "id"))
    assert [
        " ".join(label.text_content().split()) for label in page.xpath("//fieldset//label")
    ] == [
        "Semua 3",
        "Dinas 1",
        "Badan 1",
        "Lainnya 1",
    ]


def test_every_column_but_the_links_can_be_sorted():
    page = parser.document_fromstring(index_page([SOCIAL], INFO, "id"))
    assert page.xpath("//thead//button/@data-kunci") == [
        "nama", "nilai", "nilai", "kategori", "ubah", "cakupan", "senjang",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", '"><img src=x>', "=cmd()"])
def test_a_name_that_is_markup_is_shown_as_characters(name):
    row = IndexRow("x", name, "dinas")
    page = index_page([row], INFO, "id")
    assert parser.document_fromstring(page).xpath("//tbody/tr/th")[0].text == name
    assert name not in page or name == "=cmd()"


def test_nothing_outside_of_the_page_is_needed():
    page = index_page([SOCIAL], INFO, "id")
    assert re.findall(r"(?:https?:)?//\S+\.\S+", page) == []
    assert "fetch(" not in page


def test_equal_rows_give_equal_bytes():
    assert index_page([SOCIAL, HIDDEN], INFO, "id") == index_page([SOCIAL, HIDDEN], INFO, "id")


def test_a_gap_that_alone_is_hidden_is_hatched_and_an_unknown_one_is_empty():
    hidden, unknown = (
        row.xpath("./td[contains(@class,'senjang')]")[0]
        for row in table(replace(SOCIAL, gap_text="", gap=None, gap_hidden=True), UNMEASURED)
    )
    assert hidden.xpath("count(.//span[@class='arsir'])") == 1
    assert unknown.text_content() == ""
