"""Blocks: the same JSON for HTML and PDF, every text escaped and printable, tables with headers."""

from __future__ import annotations

import json
import re

import pytest
from lxml import html as lxml_html
from tests.present_fixture import all_blocks, report_of

from analysis.present.blocks import (
    MIME,
    Cell,
    Column,
    Figure,
    Group,
    Head,
    Note,
    Pair,
    Row,
    Table,
)
from analysis.present.markup import html

NAME = '<script>alert(1)</script> =cmd() #read("/etc/passwd") \u202e\U0001f600 ' + "x" * 300


def head(title=NAME):
    return Head("Pemerintah <b>", "Laporan", True, "Draf", "Triwulan III", "Keadaan", title)  # noqa: FBT003 - draft


def table(*cells):
    columns = tuple(Column(f"Kolom {number}", "right") for number in range(len(cells)))
    return Table("t", "Temuan", "Definisi", columns, (Row(cells),))


def parsed(block):
    return lxml_html.fromstring(html(block.to_json(), embed=True))


def test_a_name_with_markup_prints_as_text_in_html_and_json():
    page = parsed(head())
    assert page.xpath("//script") == []
    assert page.xpath("string(//h1)").startswith("<script>alert(1)</script> =cmd()")
    assert head().to_json()["title"].startswith('<script>alert(1)</script> =cmd() #read("/etc')


def test_what_no_font_can_print_is_seen_as_its_code():
    assert "[U+202E][U+1F600]" in head().to_json()["title"]


def test_a_block_carries_html_and_the_same_json_for_the_pdf():
    bundle = Note("teks")._repr_mimebundle_()
    assert bundle[MIME] == {"kind": "note", "text": "teks"}
    assert "teks" in bundle["text/html"]


def test_hidden_none_and_not_measured_are_three_different_things():
    page = parsed(
        table(
            Cell("disembunyikan", state="hidden"),
            Cell("–", state="none"),
            Cell("", state="empty"),
        )
    )
    hidden, none, empty = page.xpath("//tbody//td")
    assert hidden.text_content() == ""
    assert hidden.xpath(".//*[@role='img']/@aria-label") == ["disembunyikan"]
    assert none.text_content() == "–"
    assert empty.text_content() == ""
    assert "kosong" in empty.get("class")


def test_tables_have_scoped_headers_and_a_caption():
    page = parsed(table(Cell("Perempuan", header=True), Cell("163")))
    assert page.xpath("//caption")
    assert page.xpath("//thead//th/@scope") == ["col", "col"]
    assert page.xpath("//tbody//th/@scope") == ["row"]


def test_a_figure_says_in_words_what_it_shows():
    figure = Figure("a", "Naik 1,27", "Definisi", "Garis: 70,07, 71,34.", "<svg></svg>")
    assert parsed(figure).xpath("//*[@role='img']/@aria-label") == ["Garis: 70,07, 71,34."]


def test_blocks_in_blocks_keep_their_kind():
    data = Group((Pair((Note("a"), Note("b"))), Note("c"))).to_json()
    assert [item["kind"] for item in data["items"]] == ["pair", "note"]
    assert [item["text"] for item in data["items"][0]["items"]] == ["a", "b"]


def test_every_block_of_a_report_is_plain_json_with_one_cell_under_each_column():
    blocks = all_blocks()
    assert json.loads(json.dumps(blocks)) == blocks
    tables = [block for block in blocks if block["kind"] == "table"]
    assert len(tables) > 8
    for each in tables:
        assert {len(row["cells"]) for row in each["rows"]} == {len(each["columns"])}


def test_ids_are_unique_in_a_report():
    markup = "".join(html(block, embed=True) for block in all_blocks())
    ids = re.findall(r'\bid="([^"]+)"', markup)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_block_is_the_same_twice(lang):
    assert all_blocks(report_of(lang=lang)) == all_blocks(report_of(lang=lang))


def test_a_cells_second_line_is_small_and_part_of_its_cell():
    (cell,) = parsed(table(Cell("Manajerial", sub="Pelatihan <b>"))).xpath("//tbody//td")
    assert cell.xpath("./span[@class='kecil']/text()") == ["Pelatihan <b>"]
    assert cell.xpath("count(./br)") == 1
