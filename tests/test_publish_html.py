"""The HTML page: one file, marked up for everybody, nothing in it that was not escaped."""

from __future__ import annotations

import base64
import io
import itertools
import re

import pytest
from fontTools.ttLib import TTFont
from lxml import html as parser
from nbconvert import get_exporter
from tests import publish_fixture as made

from analysis.publish.fonts import embedded
from analysis.publish.html import inline_svg
from analysis.publish.markdown import parse, plain


def export(notebook) -> str:
    return get_exporter("analysis-html")().from_notebook_node(notebook)[0]


@pytest.fixture(scope="module")
def report() -> str:
    return export(made.report())


@pytest.fixture(scope="module")
def tree(report):
    return parser.document_fromstring(report)


def test_the_exporter_is_found_by_its_name():
    output, resources = get_exporter("analysis-html")().from_notebook_node(made.report())
    assert output.startswith("<!DOCTYPE html>")
    assert resources["output_extension"] == ".html"


def test_nothing_outside_of_the_page_is_needed(report):
    assert re.findall(r'(?:src|href)="(?!#|data:)([^"]+)"', report) == ["https://example.org/a"]
    assert re.findall(r"url\((?!data:|#)[^)]*\)", report) == []
    assert "@import" not in report


def test_a_page_stays_under_400_kilobytes(report):
    assert len(report.encode()) < 400_000


def test_equal_notebooks_give_equal_bytes(report):
    assert export(made.report()) == report


def test_the_landmarks_are_there_once(tree):
    counts = [len(tree.xpath(f"//body//{name}[not(ancestor::main)]")) for name in ("header", "nav")]
    assert [*counts, len(tree.xpath("//main")), len(tree.xpath("//footer"))] == [1, 1, 1, 1]


def test_the_first_link_leads_to_the_content(tree):
    first = tree.xpath("//body//a")[0]
    assert first.get("href") == "#" + tree.xpath("//main")[0].get("id")


def test_the_page_names_its_language_and_title(tree):
    assert tree.get("lang") == "id"
    assert tree.findtext(".//title") == (
        "Dinas Kesehatan, Triwulan III 2026 – Pemerintah Kota Contoh"
    )


def test_the_contents_lead_to_every_chapter(tree):
    targets = [link.get("href")[1:] for link in tree.xpath("//nav//a")]
    assert targets == ["bab-1", "bab-2", "bab-7"]
    assert all(tree.xpath(f"//h2[@id='{target}']") for target in targets)


def test_headings_go_down_one_level_at_a_time(tree):
    levels = [int(node.tag[1]) for node in tree.xpath("//main//h2|//main//h3|//h1")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_ids_are_used_once(tree):
    ids = tree.xpath("//@id")
    assert sorted(ids) == sorted(set(ids))


def test_code_parameters_and_hints_for_lab_are_not_shown(report):
    assert "rahasia-parameter" not in report
    assert "page.overview" not in report
    assert "Petunjuk untuk orang di Lab" not in report


def test_markup_in_a_markdown_cell_is_shown_as_characters():
    page = export(
        made.notebook(
            made.markdown("<script>alert(1)</script>\n\na <b>x</b> [jahat](javascript:alert(1))")
        )
    )
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "a &lt;b&gt;x&lt;/b&gt; jahat" in page
    assert "javascript:" not in page


def test_a_name_that_is_markup_is_shown_as_characters():
    page = export(made.notebook(made.code(made.HEAD | {"title": "<img src=x onerror=alert(1)>"})))
    assert "<img src=x" not in page
    assert page.count("&lt;img src=x onerror=alert(1)&gt;") == 2  # title and heading


def test_a_character_without_a_glyph_is_named_by_its_code():
    page = export(made.notebook(made.markdown("a \U0001f600\u202e b")))
    assert "a [U+1F600][U+202E] b" in page


def test_figure_colours_follow_the_screen():
    drawn = inline_svg(made.svg(100, 50), "tren")
    assert "fill: var(--accent)" in drawn
    assert "fill: var(--ink)" in drawn
    assert "#005f6b" not in drawn


def test_ids_in_a_figure_are_its_own_and_only_those_in_use_stay():
    drawn = inline_svg('<svg><g id="patch_1"/><rect id="p"/><use href="#p"/></svg>', "tren")
    assert drawn.count("id=") == 1
    assert 'id="tren-p"' in drawn
    assert 'href="#tren-p"' in drawn


def test_the_embedded_font_has_the_glyphs_of_the_page_and_few_others():
    regular, _ = embedded("Ωa")
    font = TTFont(io.BytesIO(base64.b64decode(regular)))
    assert ord("Ω") in font.getBestCmap()
    assert ord("Ж") not in font.getBestCmap()
    assert embedded("aΩ") == embedded("Ωb")


def test_prose_is_translated_by_paragraph_heading_and_item():
    words = {"IP ASN": "Index", "Nilai rata-rata.": "Mean value.", "satu hal": "one thing"}
    nodes = parse(
        "## 2 IP ASN\n\nNilai\nrata-rata.\n\n- satu hal\n- dua", lambda text: words.get(text, text)
    )
    assert (nodes[0]["number"], plain(nodes[0]["runs"])) == ("2", "Index")
    assert plain(nodes[1]["runs"]) == "Mean value."
    assert [plain(item[0]["runs"]) for item in nodes[2]["items"]] == ["one thing", "dua"]


def test_what_a_notebook_of_ones_own_prints_is_kept_as_plain_text():
    cell = made.code()
    cell.outputs = [made.nbformat.v4.new_output("stream", name="stdout", text="<b>3 baris</b>\n")]
    assert '<pre class="prosa">&lt;b&gt;3 baris&lt;/b&gt;</pre>' in export(made.notebook(cell))


def test_a_language_there_is_not_falls_back_to_indonesian():
    assert '<html lang="id">' in export(made.notebook(lang="xx"))
