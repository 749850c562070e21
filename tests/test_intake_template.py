"""Empty input files that a city without SIASN exports can fill in."""

from __future__ import annotations

import io
import zipfile

import pytest
from python_calamine import CalamineWorkbook
from tests.judge_fixture import PERIOD, law

from analysis.columns import TABLES
from analysis.dataset import Dataset
from analysis.errors import OutputError
from analysis.intake import examine
from analysis.intake.template import choices, template, write_templates


@pytest.mark.parametrize("spec", TABLES.values(), ids=lambda spec: spec.name)
def test_a_template_has_the_canonical_headers_first(spec):
    book = CalamineWorkbook.from_filelike(io.BytesIO(template(spec)))
    assert book.sheet_names[:2] == [spec.name, "penjelasan"]
    heads = book.get_sheet_by_index(0).to_python()[0]
    wanted = [
        "nama" if (spec.name, name) == ("pelatihan", "nama_pelatihan") else name
        for name in spec.required
    ]
    assert set(wanted) <= set(heads)
    assert "pns_id" not in heads


def test_drop_downs_offer_the_canonical_values():
    with zipfile.ZipFile(io.BytesIO(template(TABLES["kinerja"]))) as archive:
        page = archive.read("xl/worksheets/sheet1.xml").decode()
        lists = archive.read("xl/worksheets/sheet3.xml").decode()
    assert page.count("<dataValidation ") == 2
    assert choices("kinerja", "predikat") == (
        *("Sangat Baik", "Baik", "Butuh Perbaikan"),
        *("Kurang", "Sangat Kurang"),
    )
    assert lists.count("<c ") == 7


def test_columns_are_text_so_that_excel_keeps_the_digits_of_a_nip():
    with zipfile.ZipFile(io.BytesIO(template(TABLES["pegawai"]))) as archive:
        styles = archive.read("xl/styles.xml").decode()
        page = archive.read("xl/worksheets/sheet1.xml").decode()
    assert 'numFmtId="49"' in styles
    assert page.count("<col ") >= 1


def test_every_column_is_explained():
    book = CalamineWorkbook.from_filelike(io.BytesIO(template(TABLES["pegawai"])))
    lines = book.get_sheet_by_name("penjelasan").to_python()
    assert lines[0][0] == "Tabel pegawai: satu baris = satu pegawai."
    explained = {line[0]: line for line in lines[5:]}
    assert explained["nip"][1] == "ya"
    assert all(line[2] for line in explained.values())


def test_empty_templates_are_read_as_tables_without_rows(tmp_path):
    paths = write_templates(tmp_path / "2026-Q3")
    for path in paths:
        if not TABLES[path.stem].period:
            path.rename(tmp_path / path.name)
    delivery = examine(Dataset(folder=tmp_path), PERIOD, law())
    assert delivery.counts["dibaca"].sum() == 0
    broken = [p for p in delivery.each_problem("struktur") if "kolom" in p.rule.lower()]
    assert not broken


def test_files_that_may_be_filled_in_are_not_overwritten(tmp_path):
    write_templates(tmp_path)
    with pytest.raises(OutputError, match="sudah ada dan tidak ditimpa"):
        write_templates(tmp_path)


def test_templates_are_the_same_bytes_every_time():
    assert template(TABLES["pegawai"]) == template(TABLES["pegawai"])
