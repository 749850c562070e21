"""HTML tables and SpreadsheetML under the name .xls."""

from __future__ import annotations

import pytest
from tests.intake_files import NIP, NIP2, rows, spreadsheetml

from analysis.intake.files.grid import UnreadableError
from analysis.intake.files.read import read_grids

TABLE = (
    "<table><tr><th>NIP</th><th>Tahun</th><th>Predikat<br>Kinerja</th></tr>"
    f"<tr><td>{NIP}</td><td>2025</td><td>Baik</td></tr></table>"
)


def test_an_html_table_is_read_with_rows_counted_as_a_spreadsheet_does():
    content = f"<html><body><h3>Daftar <b>Kinerja</b></h3><p></p>{TABLE}</body></html>"
    assert rows(content, "kinerja") == [
        {"nip": NIP, "tahun": "2025", "predikat": "Baik", "baris": 3, "jenis_baris": "data"}
    ]


def test_a_table_that_lays_out_the_page_is_no_data():
    content = f"<table><tr><td>{TABLE}</td></tr></table>"
    assert [row["nip"] for row in rows(content, "kinerja")] == [NIP]


def test_a_cell_that_spans_rows_counts_for_each_and_one_that_spans_columns_for_the_first():
    content = (
        "<table><tr><td colspan=3>Kinerja</td></tr>"
        "<tr><td>NIP</td><td>Tahun</td><td>Predikat</td></tr>"
        f"<tr><td rowspan=2>{NIP}</td><td>2024</td><td>Baik</td></tr>"
        f"<tr><td>2025</td><td>Kurang</td></tr><tr><td>{NIP2}</td><td>2025</td><td></td></tr></table>"
    )
    read = rows(content, "kinerja")
    assert [(row["nip"], row["tahun"]) for row in read] == [
        (NIP, "2024"), (NIP, "2025"), (NIP2, "2025")
    ]  # fmt: skip


def test_a_two_row_html_header_with_spans_is_understood():
    content = (
        "<table><tr><th rowspan=2>NIP</th><th rowspan=2>Jenis</th><th colspan=2>Tanggal</th></tr>"
        "<tr><th>Mulai</th><th>Selesai</th></tr>"
        f"<tr><td>{NIP}</td><td>Teknis</td><td>1-2-2026</td><td>2-2-2026</td></tr></table>"
    )
    (row,) = rows(content, "pelatihan")
    assert (row["tanggal_mulai"], row["tanggal_selesai"]) == ("1-2-2026", "2-2-2026")


def test_scripts_in_a_page_are_neither_run_nor_read():
    content = TABLE.replace("Baik", "<script>alert(1)</script>Baik")
    (row,) = rows(content, "kinerja")
    assert row["predikat"] == "Baik"


def test_a_page_in_windows_1252_says_so():
    page = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">' + TABLE
    (row,) = rows(page.replace("Baik", "Désirée").encode("cp1252"), "kinerja")
    assert row["predikat"] == "Désirée"


def test_an_absurd_span_is_refused():
    with pytest.raises(UnreadableError):
        read_grids(TABLE.replace("<td>", "<td colspan=9999999>").encode(), 200)


def _cell(value, kind="String", **extra):
    attributes = "".join(f' ss:{name}="{given}"' for name, given in extra.items())
    return f'<Cell{attributes}><Data ss:Type="{kind}">{value}</Data></Cell>'


HEAD = "<Row>" + "".join(map(_cell, ("NIP", "Jenis", "Tanggal Selesai", "JP"))) + "</Row>"


def test_spreadsheetml_is_read_with_its_indices_and_types():
    record = _cell(NIP) + _cell("Teknis") + _cell("2026-01-02T00:00:00.000", "DateTime")
    body = HEAD + f'<Row ss:Index="5">{record}{_cell("20.0", "Number")}</Row>'
    (row,) = rows(spreadsheetml(body), "pelatihan")
    assert row == {
        "nip": NIP, "jenis": "Teknis", "tanggal_selesai": "2026-01-02", "jp": "20",
        "baris": 5, "jenis_baris": "data",
    }  # fmt: skip


def test_spreadsheetml_keeps_the_digits_of_a_nip_written_out_and_shows_a_damaged_one():
    whole = "<Row>" + _cell(NIP, "Number") + _cell("Teknis") + _cell("1-2-2026") + "</Row>"
    broken = whole.replace(NIP, "1.98001012005011E+17")
    read = rows(spreadsheetml(HEAD + whole + broken), "pelatihan")
    assert [row["nip"] for row in read] == [NIP, "1.98001E+17"]


def test_spreadsheetml_repeats_a_cell_merged_downwards():
    first = f"<Row>{_cell(NIP, MergeDown='1')}{_cell('Teknis')}{_cell('1-2-2026')}</Row>"
    second = f"<Row>{_cell('Bimtek', Index='2')}{_cell('2-2-2026')}</Row>"
    read = rows(spreadsheetml(HEAD + first + second), "pelatihan")
    assert [(row["nip"], row["jenis"]) for row in read] == [(NIP, "Teknis"), (NIP, "Bimtek")]


def test_a_document_type_that_could_define_entities_is_refused():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    content = spreadsheetml(HEAD).replace("<Workbook", f"{bomb}<Workbook", 1)
    with pytest.raises(UnreadableError):
        read_grids(content.encode(), 200)


def test_a_row_number_beyond_any_sheet_is_refused():
    with pytest.raises(UnreadableError):
        read_grids(spreadsheetml(HEAD + '<Row ss:Index="9999999"></Row>').encode(), 200)


def test_broken_xml_is_refused():
    with pytest.raises(UnreadableError):
        read_grids(spreadsheetml(HEAD + "<Row>").encode(), 200)
