"""Headers are found wherever they stand and however they are spelt."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import yaml

from analysis.dataset.tables import TABLES
from analysis.intake.files.grid import grid_of
from analysis.intake.files.headers import accepted, columns_of, key, requirements
from analysis.intake.files.recognise import best_fit, find

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "headers.yaml").read_text("utf-8"))


def _read_as(table, headers):
    """Map each header to the canonical column that reads it."""
    header = find(grid_of("", [list(headers)]), table)
    places = {index: name for name, many in header.columns.items() for index in many}
    return {label: places.get(index, "-") for index, label in enumerate(headers)}, header


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_source_s_headers_are_read_into_their_columns(case):
    read, header = _read_as(case["tabel"], list(case["judul"]))
    assert read == case["judul"]
    assert header.layout == case["tata_letak"]
    assert header.missing() == ()
    assert header.unknown == ()


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_order_case_spacing_and_punctuation_of_headers_do_not_matter(case):
    dice = random.Random(7)
    headers = list(case["judul"])
    dice.shuffle(headers)
    bent = {f" {header.upper().replace(' ', chr(10))}.* ": header for header in headers}
    read, _ = _read_as(case["tabel"], list(bent))
    assert {bent[label]: column for label, column in read.items()} == case["judul"]


@pytest.mark.parametrize("table", TABLES)
def test_every_canonical_header_is_accepted_alone(table):
    names = ["nama" if name == "nama_pelatihan" else name for name in columns_of(table)]
    read, _ = _read_as(table, names)
    assert list(read.values()) == list(columns_of(table))


@pytest.mark.parametrize("table", TABLES)
def test_every_alias_names_a_column_that_is_read(table):
    known = accepted(table)
    columns = {alias.column for many in known.aliases.values() for alias in many}
    competencies = {f"M.{number}" for number in range(1, 9)} | {"SK.1"}
    assert columns <= {*columns_of(table), "-", *competencies}


def test_keys_of_headers_ignore_accents_and_camel_case():
    assert key("TanggalSelesai") == key("tanggal_selesai") == key("TANGGÁL  selesai:")


def test_title_rows_above_the_header_are_passed_over():
    titles = [["DAFTAR KINERJA"], [None], ["Tahun 2025"]]
    header = find(grid_of("", [*titles, ["nip", "tahun", "predikat"]]), "kinerja")
    assert (header.first, header.last) == (3, 3)


def test_a_group_title_above_sub_headers_makes_a_header_of_two_rows():
    above = ["NIP", "Pelatihan", None, None, None]
    below = [None, "Nama", "Jenis", "Tanggal Mulai", "Tanggal Selesai"]
    header = find(grid_of("", [above, below]), "pelatihan")
    assert (header.first, header.last) == (0, 1)
    assert header.columns["nama_pelatihan"] == (1,)
    assert header.columns["tanggal_selesai"] == (4,)


def test_half_of_a_date_s_name_may_stand_in_the_row_above():
    above = ["NIP", "Jenis", "Tanggal", None]
    below = [None, None, "Mulai", "Selesai"]
    header = find(grid_of("", [above, below]), "pelatihan")
    assert header.columns["tanggal_mulai"] == (2,)
    assert header.columns["tanggal_selesai"] == (3,)


def test_the_person_s_name_in_a_group_is_not_the_course_s():
    above = ["Pegawai", None, "Pelatihan", None, None]
    below = ["NIP", "Nama", "Nama", "Jenis", "Tanggal Selesai"]
    header = find(grid_of("", [above, below]), "pelatihan")
    assert header.columns["nama_pelatihan"] == (2,)


def test_a_first_data_row_is_not_taken_for_a_second_header_row():
    header = find(grid_of("", [["nip", "tahun", "predikat"], ["1", "2025", "Baik"]]), "kinerja")
    assert header.last == 0


def test_a_better_name_of_the_course_leaves_a_column_nama_unread():
    read, header = _read_as("pelatihan", ["NIP", "Nama", "Nama Diklat", "Jenis", "Tgl Selesai"])
    assert read["Nama"] == "-"
    assert header.doubled == ()


def test_the_same_header_twice_is_told():
    header = find(grid_of("", [["nip", "tahun", "predikat", "nip"]]), "kinerja")
    assert header.columns["nip"] == (0,)
    assert header.doubled == ("nip",)


def test_a_bare_date_is_a_course_s_last_day_only_in_the_structural_export():
    header = find(grid_of("", [["nip", "jenis", "tanggal"]]), "pelatihan")
    assert header.missing() == (("tanggal_selesai",),)


def test_a_history_may_be_keyed_by_the_person_s_id_but_staff_may_not():
    assert ("nip", "pns_id") in requirements("kinerja")
    assert ("nip",) in requirements("pegawai")


def test_staff_need_an_opd_or_a_unit_and_a_level_or_a_post():
    header = find(grid_of("", [["nip", "nama", "status"]]), "pegawai")
    assert ("opd", "unit_kerja") in header.missing()
    assert ("jenjang_jabatan", "eselon", "jabatan") in header.missing()


WIDE = ["NIP", "Integritas", "Kerjasama", "Komunikasi", "Orintasi Pada Hasil", "Pelayanan Publik"]
WIDE += ["Pengembangan Diri dan Orang Lain", "Mengelola Perubahan", "Pengambilan Keputusan"]


def test_eight_competencies_with_their_spellings_are_one_wide_table():
    header = find(grid_of("", [WIDE]), "penilaian_kompetensi")
    assert list(header.competencies.values()) == [f"M.{number}" for number in range(1, 9)]
    assert header.layout == "melebar"
    assert header.missing() == ()


@pytest.mark.parametrize(
    "label",
    ["Integritas (3)", "INTEGRITAS\n(Standar: 3)", "Integritas Level 3", "M.1 Integritas", "M.1",
     "Integritas - Std 2", "Capaian Integritas"],
)  # fmt: skip
def test_a_competency_is_known_with_code_or_standard_level_in_its_header(label):
    header = find(grid_of("", [["NIP", label]]), "penilaian_kompetensi")
    assert header.competencies == {1: "M.1"}


@pytest.mark.parametrize("label", ["Standar Integritas", "Gap Integritas", "Integritas Standar"])
def test_a_competency_s_standard_or_gap_is_not_the_level_achieved(label):
    header = find(grid_of("", [["NIP", label, "Komunikasi"]]), "penilaian_kompetensi")
    assert header.competencies == {2: "M.3"}


def test_under_a_competency_the_achieved_level_is_read_and_the_standard_not():
    above = ["NIP", "Integritas", None, "Kerja Sama", None]
    below = [None, "Standar", "Capaian", "Standar", "Capaian"]
    header = find(grid_of("", [above, below]), "penilaian_kompetensi")
    assert header.competencies == {2: "M.1", 4: "M.2"}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_each_table_is_told_by_its_headers_alone(case):
    header = best_fit(grid_of("", [list(case["judul"])]), list(TABLES))
    assert header is not None
    assert header.table == case["tabel"]


def test_headers_of_no_table_fit_none():
    assert best_fit(grid_of("", [["Barang", "Nama", "Harga"]]), list(TABLES)) is None
