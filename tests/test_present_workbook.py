"""The workbook shows the released figures and nothing else."""

from __future__ import annotations

import io

import pytest
from python_calamine import CalamineWorkbook
from tests.present_fixture import report_of

from analysis.present.workbook.book import workbook


def cells(kode: str = "dinas-kesehatan", lang: str = "id") -> dict[str, list[list]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(report_of(kode, lang))))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_total_row_is_the_released_index_as_a_number():
    report = report_of()
    sheet = cells()["Rekap"]
    place = sheet[2].index("IP ASN")
    assert sheet[-1][place] == report.own["ip_asn"]


def test_a_hidden_figure_says_so():
    flat = [cell for row in cells("kecamatan-pulau")["Rekap"] for cell in row]
    assert "disembunyikan" in flat


def test_an_unmeasured_figure_is_an_empty_cell():
    sheet = cells("dinas-kearsipan")["Rekap"]
    assert sheet[-1][sheet[2].index("IP ASN")] == ""


def test_the_method_sheet_names_the_edition_and_says_simulation():
    text = " ".join(str(cell) for row in cells()["Metode"] for cell in row)
    assert "perbkn-8-2019" in text
    assert "Simulasi" in text


def test_equal_reports_give_equal_bytes():
    assert workbook(report_of()) == workbook(report_of())


@pytest.mark.parametrize("lang", ["id", "en"])
def test_it_opens_in_both_languages(lang):
    assert len(cells(lang=lang)) >= 5
