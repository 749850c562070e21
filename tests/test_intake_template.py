"""Empty input files that a city without SIASN exports can fill in."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from tests.intake_files import PEGAWAI, xlsx
from tests.judge_fixture import PERIOD, law

from analysis.dataset import load_dataset
from analysis.dataset.tables import TABLES
from analysis.errors import CallError, OutputError
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


@pytest.mark.parametrize(
    ("table", "column", "meaning"),
    [
        ("pegawai", "nama", "Nama pegawai, tanpa arti bagi perhitungan"),
        ("opd", "nama", "Nama OPD"),
        ("opd", "jenis", "Jenis OPD"),
        ("unor", "nama", "Nama unit kerja"),
        ("katalog_pelatihan", "nama", "Nama pelatihan yang ditawarkan"),
        ("katalog_pelatihan", "kode", "Kode pelatihan"),
        ("disiplin", "tingkat", "Berat hukuman disiplin"),
    ],
)
def test_a_column_is_explained_as_its_table_means_it(table, column, meaning):
    book = CalamineWorkbook.from_filelike(io.BytesIO(template(TABLES[table])))
    lines = book.get_sheet_by_name("penjelasan").to_python()
    assert {line[0]: line[2] for line in lines[5:]}[column] == meaning


def test_templates_lie_where_a_data_set_has_its_tables(tmp_path):
    paths = {path.relative_to(tmp_path).as_posix() for path in write_templates(tmp_path, "2026-Q3")}
    assert len(paths) == len(TABLES)
    assert {"opd.xlsx", "unor.xlsx", "katalog_pelatihan.xlsx", "2026-Q3/pegawai.xlsx"} <= paths
    assert load_dataset(tmp_path).period().text == "2026-Q3"


def test_a_template_nobody_filled_in_counts_as_not_delivered_and_is_said_so(tmp_path):
    write_templates(tmp_path, "2026-Q3")
    delivery = examine(load_dataset(tmp_path), PERIOD, law())
    assert not delivery.tables
    assert [p.rule for p in delivery.each_problem("struktur")] == ["Tabel pegawai tidak ada"]
    unfilled = [p.file for p in delivery.each_problem("ditandai") if "belum diisi" in p.rule]
    assert len(unfilled) == len(TABLES)


def fill(path: Path, *, explained: bool = True) -> None:
    """Write a table as somebody leaves it who filled in nothing, or took the page away."""
    book = CalamineWorkbook.from_path(path)
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    path.write_bytes(
        xlsx({name: rows for name, rows in sheets.items() if explained or name != "penjelasan"})
    )


@pytest.mark.parametrize(("explained", "delivered"), [(True, False), (False, True)])
def test_an_empty_table_without_the_page_of_explanations_is_delivered(
    tmp_path, explained, delivered
):
    write_templates(tmp_path, "2026-Q3")
    (tmp_path / "2026-Q3" / "pegawai.csv").write_text(PEGAWAI)
    fill(tmp_path / "2026-Q3" / "disiplin.xlsx", explained=explained)
    assert examine(load_dataset(tmp_path), PERIOD, law()).delivered("disiplin") is delivered


def test_an_unfilled_template_does_not_rival_a_table_that_is_there(tmp_path):
    (tmp_path / "opd.csv").write_text("kode,nama\ndinas-satu,Dinas Satu\n")
    (tmp_path / "2026-Q3" / "pelatihan").mkdir(parents=True)
    (tmp_path / "2026-Q3" / "pelatihan" / "kursus.csv").write_text("nip,jenis,tanggal_selesai\n")
    (tmp_path / "2026-Q3" / "pegawai.csv").write_text(PEGAWAI)
    write_templates(tmp_path, "2026-Q3")
    delivery = examine(load_dataset(tmp_path), PERIOD, law())
    assert set(delivery.tables) == {"opd", "pegawai", "pelatihan"}
    assert delivery.opd["kode"].tolist() == ["dinas-satu"]
    assert not list(delivery.each_problem("struktur"))


def test_files_that_may_be_filled_in_are_not_overwritten_and_nothing_is_written_beside(tmp_path):
    (tmp_path / "2026-Q3").mkdir()
    (tmp_path / "2026-Q3" / "kinerja.xlsx").write_bytes(b"")
    with pytest.raises(OutputError, match=r"kinerja\.xlsx sudah ada dan tidak ditimpa"):
        write_templates(tmp_path, "2026-Q3")
    assert [path.name for path in tmp_path.rglob("*.xlsx")] == ["kinerja.xlsx"]


def test_the_folder_of_a_quarter_is_no_place_for_a_data_set(tmp_path):
    with pytest.raises(CallError, match="adalah folder triwulan"):
        write_templates(tmp_path / "2026-Q3", "2026-Q3")


def test_a_period_that_is_none_is_refused(tmp_path):
    with pytest.raises(CallError):
        write_templates(tmp_path, "2026-Q5")


def test_templates_are_the_same_bytes_every_time():
    assert template(TABLES["pegawai"]) == template(TABLES["pegawai"])
