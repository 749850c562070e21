"""The PDF: accessible by structure, archived with its data, the same bytes every time."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from functools import cache

import nbformat
import pikepdf
import pypdf
import pytest
from fontTools.ttLib import TTFont
from nbconvert import get_exporter
from tests import publish_fixture as made

from analysis.present.drawing.theme import font_files
from analysis.publish import pdf as module
from analysis.publish.document import read
from analysis.publish.pdf import ExportError


def export(notebook) -> bytes:
    return get_exporter("analysis-pdf")().from_notebook_node(notebook)[0]


def pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


@cache  # an element lives no longer than its document
def _open(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def elements(data: bytes, *roles: str):
    """Yield (role, element) of the structure tree, in reading order."""
    document = _open(data)

    def walk(parent):
        kids = parent.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                role = str(kid.S).removeprefix("/")
                if role in roles:
                    yield role, kid
                yield from walk(kid)

    yield from walk(document.Root.StructTreeRoot)


@pytest.fixture(scope="module")
def report() -> bytes:
    return export(made.report())


def test_the_exporter_is_found_by_its_name():
    output, resources = get_exporter("analysis-pdf")().from_notebook_node(made.report())
    assert output.startswith(b"%PDF-1.7")
    assert resources["output_extension"] == ".pdf"


def test_the_file_declares_pdf_a_3a_and_pdf_ua_1(report):
    metadata = pikepdf.open(io.BytesIO(report)).open_metadata()
    assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
    assert metadata["pdfuaid:part"] == "1"


def test_a_report_has_a_title_and_a_language(report):
    document = pikepdf.open(io.BytesIO(report))
    assert str(document.Root.Lang) == "id"
    assert pypdf.PdfReader(io.BytesIO(report)).metadata.title == (
        "Dinas Kesehatan, Triwulan III 2026 – Pemerintah Kota Contoh"
    )


def test_bookmarks_are_the_chapters_and_their_parts(report):
    outline = pypdf.PdfReader(io.BytesIO(report)).outline
    assert [item.title for item in outline if not isinstance(item, list)] == [
        "1 Ringkasan",
        "2 IP ASN",
        "7 Metode dan sumber",
    ]


def test_headings_go_down_one_level_at_a_time(report):
    assert [role for role, _ in elements(report, "H1", "H2", "H3")] == [
        "H1", "H2", "H2", "H2", "H3", "H2",
    ]  # fmt: skip


def test_every_figure_says_its_text(report):
    figures = [str(element.Alt) for _, element in elements(report, "Figure")]
    assert figures.count("Batang mendatar. Kualifikasi 57 persen, kota 58.") == 4
    assert figures.count("disembunyikan") == 3  # the hatched boxes in the table
    assert all(figures)


def test_a_cell_names_its_column_and_its_row(report):
    headers = [element for _, element in elements(report, "TH")]
    scopes = [
        next(str(item.Scope) for item in element.A if "/Scope" in item) for element in headers
    ]
    assert (scopes.count("/Column"), scopes.count("/Row")) == (5, 5)
    cell = [element for _, element in elements(report, "TD")][2]
    named = next(item.Headers for item in cell.A if "/Headers" in item)
    assert [str(name) for name in named] == ["U1x3y0", "R0y0x1"]


def test_the_header_row_is_repeated_on_every_page_of_a_long_table():
    many = [made.row(*made.TABLE["rows"][1]["cells"]) for _ in range(200)]
    long = export(made.notebook(made.code(made.TABLE | {"rows": many})))
    texts = pages(long)
    assert len(texts) >= 3
    assert all("Kelompok" in text for text in texts if "Laki-laki" in text)
    assert len([1 for role, _ in elements(long, "Table") if role]) == 1


@pytest.mark.parametrize("lines", [24, 27, 30, 33, 36])
def test_a_table_that_goes_on_leaves_and_takes_along_five_rows(lines):
    many = [made.row(*made.TABLE["rows"][1]["cells"]) for _ in range(24)]
    filler = "\n\n".join(["kalimat"] * lines)
    cells = made.markdown(filler), made.code(made.TABLE | {"rows": many})
    counts = [text.count("Laki-laki") for text in pages(export(made.notebook(*cells)))]
    assert sum(counts) == 24
    assert all(count == 0 or count >= 5 for count in counts)


@pytest.mark.parametrize("lines", [24, 28, 32, 36])
def test_a_table_of_high_rows_breaks_between_them_two_at_either_side(lines):
    cells = [*made.TABLE["rows"][1]["cells"][:4], made.cell("alasan " * 60)]
    table = made.code(made.TABLE | {"rows": [made.row(*cells) for _ in range(7)]})
    filler = made.markdown("\n\n".join(["kalimat"] * lines))
    counts = [text.count("−0,5") for text in pages(export(made.notebook(filler, table)))]
    assert sum(counts) == 7
    assert len([count for count in counts if count]) == 2
    assert all(count == 0 or count >= 2 for count in counts)


def filled(lines: int, height: int) -> list[str]:
    """Return the pages of some lines, a figure of a height in points, ten lines and a chapter."""
    drawn = made.figure("peta", svg=made.svg(481, height, "isi peta"))
    after = "\n\n".join(["sesudahnya"] * 10)
    cells = made.markdown("\n\n".join(["kalimat"] * lines)), made.code(drawn)
    rest = made.markdown(f"{after}\n\n## 5 Rencana\n\nisi rencana")
    return pages(export(made.notebook(*cells, rest)))


def test_a_tall_figure_opens_the_next_page_and_what_follows_fills_its_own():
    first, second = filled(26, 380)
    assert first.count("sesudahnya") == 10
    assert "isi peta" in second


def test_a_chapter_waits_for_the_figures_before_it():
    first, second = filled(26, 380)
    assert "isi rencana" not in first
    assert second.index("isi peta") < second.index("isi rencana")


@pytest.mark.parametrize(("lines", "height"), [(10, 380), (0, 600), (26, 120)])
def test_a_figure_that_its_page_can_hold_stays_where_it_stands(lines, height):
    text = "".join(filled(lines, height))
    assert text.index("isi peta") < text.index("sesudahnya")


@pytest.mark.parametrize("lines", [43, 47])
def test_a_chapter_does_not_begin_at_a_page_foot_with_its_first_words_alone(lines):
    opening = "\n\n".join(["kalimat"] * lines) + "\n\n## 6 Mutu\n\npembuka"
    cells = made.markdown(opening), made.code(made.TABLE)
    first, second = pages(export(made.notebook(*cells)))
    assert "pembuka" not in first
    assert second.index("pembuka") < second.index("Pelaksana")


def test_where_tall_figures_stand_is_settled_in_the_compilers_attempts():
    tall = [made.figure(name, svg=made.svg(481, 330, name)) for name in ("peta", "bulan")]
    filler = "\n\n".join(["kalimat"] * 26)
    cells = [made.markdown(filler), made.code(tall[0], made.TABLE)]
    cells += [made.markdown(filler), made.code(tall[1], made.TABLE)]
    report = json.dumps(module._report(read(made.notebook(*cells))))
    _, warnings = module._compiler(os.getpid()).compile_with_warnings(
        sys_inputs={"report": report}, pdf_standards=list(module.STANDARDS), timestamp=0
    )
    assert [warning.message for warning in warnings] == []


@pytest.mark.parametrize("count", [9, 10, 11, 12])
def test_what_keeps_rows_together_is_not_read_aloud(count):
    many = [made.row(*made.TABLE["rows"][1]["cells"]) for _ in range(count)]
    long = export(made.notebook(made.code(made.TABLE | {"rows": many})))
    cells = [role for role, _ in elements(long, "TR", "TD", "TH")]
    rows = " ".join(cells).split("TR")[1:]
    assert [len(row.split()) for row in rows] == [5] * (count + 1)


def test_an_overview_without_a_figure_is_followed_on_its_page():
    cells = [made.markdown("## 1 Ringkasan"), made.code(made.HEAD, made.HEADLINE)]
    text = pages(export(made.notebook(*cells, made.markdown("## 2 IP ASN\n\nkalimat"))))
    assert len(text) == 1


def test_pages_are_numbered_and_later_ones_carry_the_running_head(report):
    first, second = pages(report)
    assert first.rstrip().endswith("1")
    assert "Triwulan III 2026 · Draf" not in first
    assert "Triwulan III 2026 · Draf" in second
    assert "Simulasi menurut edisi perbkn-8-2019; angka resmi ditetapkan BKN." in second
    assert "Metode: bab 7." in second


def test_the_chapter_after_the_overview_opens_a_page(report):
    first, second = pages(report)
    assert "Yang terpenting" in first
    assert "IP ASN" in second.splitlines()[1] + second.splitlines()[2]


def attached(data: bytes) -> dict[str, str]:
    files = pypdf.PdfReader(io.BytesIO(data)).attachments
    return {name: content[0].decode("utf-8") for name, content in files.items()}


def test_tables_are_attached_as_excel_in_indonesia_opens_them(report):
    assert attached(report)["rekap.csv"].split("\r\n")[:4] == [
        "\ufeff;Kelompok;Jumlah;Total;Kategori",
        "Jenis kelamin;Perempuan;1.163;71,61;Sedang",
        "Jenis kelamin;Laki-laki;51;-0,5;Sedang",
        "Jenjang;JPT Pratama;disembunyikan;disembunyikan;disembunyikan",
    ]


def test_english_tables_have_commas_and_points():
    table = made.TABLE | {"rows": [made.row(*map(made.cell, ("", "Men", "1,163", "71.61", "x")))]}
    files = attached(export(made.notebook(made.code(table), lang="en")))
    assert files["rekap.csv"].split("\r\n")[1] == ',Men,"1,163",71.61,x'


def test_tables_of_one_name_are_attached_under_two():
    twice = export(made.notebook(made.code(made.TABLE, made.TABLE | {"id": "rekap2"})))
    assert sorted(attached(twice)) == ["rekap-2.csv", "rekap.csv"]


def test_a_formula_in_a_table_is_attached_as_text():
    evil = made.TABLE | {"rows": [made.row(*map(made.cell, ("=cmd()", "@a", "+9,25", "-", "x")))]}
    assert attached(export(made.notebook(made.code(evil))))["rekap.csv"].split("\r\n")[1] == (
        "'=cmd();'@a;9,25;'-;x"
    )


@pytest.mark.parametrize(
    "name", ['#read("/etc/passwd")', "*tebal* _miring_ $x^2$", "</text><script>", "= Judul", "\\#x"]
)
def test_a_name_that_looks_like_typst_prints_as_it_is(name):
    head = made.HEAD | {"title": name}
    text = pages(export(made.notebook(made.code(head), made.markdown("a " + name))))[0]
    assert name.split()[0] in text


@pytest.mark.parametrize(
    ("odd", "printed"),
    [
        ("\U0001f600", "[U+1F600]"),
        ("\u202e", "[U+202E]"),
        ("\uff21", "[U+FF21]"),
        ("\ue000", "[U+E000]"),
        ("\x00", "[U+0000]"),
        ("\ud800", "[U+D800]"),
    ],
)
def test_a_character_without_a_glyph_never_stops_a_report(odd, printed):
    blocks = made.code(
        made.HEAD | {"title": f"Dinas {odd}"},
        made.figure("aneh", svg=made.svg(400, 40, f"a {odd}" if odd >= " " else "a")),
        made.NOTE | {"text": f"catatan {odd}"},
    )
    data = export(made.notebook(blocks, made.markdown(f"prosa {odd}")))
    assert pages(data)[0].count(printed) >= 3


def test_every_character_of_the_fonts_can_be_set():
    known = sorted(set.intersection(*(set(TTFont(path).getBestCmap()) for path in font_files())))
    text = " ".join(map(chr, known))
    assert export(made.notebook(made.code(made.NOTE | {"text": text}))).startswith(b"%PDF")


def test_equal_notebooks_give_equal_bytes_in_another_process_too(report, tmp_path):
    nbformat.write(made.report(), tmp_path / "a.ipynb")
    script = (
        "import sys, nbformat; from nbconvert import get_exporter;"
        "sys.stdout.buffer.write(get_exporter('analysis-pdf')().from_notebook_node("
        "nbformat.read('a.ipynb', as_version=4))[0])"
    )
    other = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, check=True
    )
    assert export(made.report()) == report
    assert other.stdout == report


def test_one_compiler_serves_a_process(report):
    assert report
    export(made.notebook(made.code(made.NOTE)))
    assert module._compiler.cache_info().misses == 1


def test_a_refusal_of_the_compiler_is_told_in_its_own_words():
    with pytest.raises(ExportError, match="SVG"):
        export(made.notebook(made.code(made.figure("rusak", svg="<svg"))))


def test_code_parameters_and_hints_for_lab_are_not_printed(report):
    text = "".join(pages(report))
    assert "rahasia-parameter" not in text
    assert "Petunjuk untuk orang di Lab" not in text


def test_a_report_with_many_figures_and_tables_stays_under_500_kilobytes():
    figures = [made.figure(f"g{n}", svg=made.svg(481, 200, "7" * 2000)) for n in range(12)]
    tables = [made.TABLE | {"id": f"t{n}", "csv": f"t{n}.csv"} for n in range(20)]
    assert len(export(made.notebook(made.code(made.HEAD, *figures, *tables)))) < 500_000


def test_a_notebook_without_blocks_is_still_a_document():
    text = pages(export(made.notebook(made.markdown("# Judul\n\nprosa"), title="")))[0]
    assert "Judul" in text
    assert "prosa" in text
