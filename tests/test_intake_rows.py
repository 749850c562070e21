"""Which rows below a header are records, and what becomes of a wide assessment table."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.intake_files import NIP, NIP2, rows, table

PRINTED = f"""DAFTAR PEGAWAI;;;;;;;
No;NIP;Nama;Status;Perangkat Daerah;Jenis Jabatan;Nama Jabatan;Pendidikan
1;2;3;4;5;6;7;8
DINAS SATU;;;;;;;
1;{NIP};Orang Satu;PNS;Dinas Satu;struktural;Kepala Bidang;S1
No;NIP;Nama;Status;Perangkat Daerah;Jenis Jabatan;Nama Jabatan;Pendidikan
2;{NIP2};Orang Dua;PNS;Dinas Satu;pelaksana;Pengadministrasi;S1
3;;Orang Tiga;PNS;Dinas Satu;pelaksana;Pengadministrasi;S1
Jumlah;3;;;;;;
;;;;;;Kota Contoh, 30 September 2026;
;;Mengetahui;;;;Kepala Badan Kepegawaian;
;;Orang Empat;;;;Orang Lima;
;;NIP. 197001011995031001;;;;NIP. 197001011995032001;
Dicetak pada 30-09-2026 10:00;;;;;;;
"""


def test_titles_numbers_totals_and_signatures_are_no_people():
    kinds = {row["baris"]: row["jenis_baris"] for row in rows(PRINTED, "pegawai")}
    assert kinds == {
        3: "nomor kolom",
        4: "catatan",
        5: "data",
        6: "catatan",
        7: "data",
        8: "data",
        9: "total",
        10: "catatan",
        11: "catatan",
        12: "catatan",
        13: "catatan",
        14: "catatan",
    }


@pytest.mark.parametrize(
    "record",
    [
        f"{NIP},Total Quality Management,Teknis,01-02-2026",
        ",Total Quality Management,Teknis,01-02-2026",
        f"{NIP},Kepala Sekolah,Teknis,01-02-2026",
        "1.98E+17,Jumlah,Teknis,01-02-2026",
        "A8ACA7F1-0000-3A7F,Kepala,Teknis,",
        "abc,Pelatihan,Teknis,01-02-2026",
    ],
)
def test_a_record_with_a_key_or_with_a_record_s_cells_is_data_whatever_its_words(record):
    content = f"nip,nama,jenis,tanggal_selesai\n{record}\n"
    assert [row["jenis_baris"] for row in rows(content, "pelatihan")] == ["data"]


@pytest.mark.parametrize("line", ["Total,,50,", "Sub Jumlah,,,", "Rata-rata,,12.5,", "JUMLAH,,,3 "])
def test_totals_are_told_by_their_first_word_and_amounts(line):
    content = f"nip,nama,jenis,tanggal_selesai\n{NIP},X,Teknis,1-2-2026\n{line}\n"
    assert [row["jenis_baris"] for row in rows(content, "pelatihan")] == ["data", "total"]


def test_rows_of_the_official_index_without_a_name_are_noise():
    content = (
        "Nama,NIP,Kualifikasi,Kompetensi,Kinerja,Disiplin,Total\n"
        f"Orang Satu,{NIP},15,30,25,5,75\n,,10,20,25,5,60\n"
    )
    assert [row["jenis_baris"] for row in rows(content, "pip_asn")] == ["data", "catatan"]


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("T.15", "data"),
        ("T 15", "data"),
        ("SK-2", "data"),
        ("Kompetensi teknis", "catatan"),
        ("A.", "catatan"),
        ("TEKNIS", "catatan"),
        ("*) sementara", "catatan"),
        ("Halaman 2", "catatan"),
    ],
)
def test_a_lone_code_is_a_record_that_lacks_its_name_and_a_lone_title_none(key, kind):
    content = f"kode,nama\nT.1,Keuangan\n{key},\nT.2,Pengadaan\n"
    kinds = [row["jenis_baris"] for row in rows(content, "kamus_kompetensi")]
    assert kinds == ["data", kind, "data"]


def test_a_unit_of_any_name_is_a_unit():
    content = "id,nama,id_atasan\n1,Sekretaris Daerah,\n2,Kepala Bagian Umum,1\nJumlah,,2\n"
    assert [row["jenis_baris"] for row in rows(content, "unor")] == ["data", "data", "total"]


def test_no_jenis_in_the_structural_export_means_leadership():
    content = f"nipBaru,latihanStrukturalNama,tanggal\n{NIP},DIKLAT PIM TK.IV,01-02-2010\n"
    (row,) = rows(content, "pelatihan")
    assert (row["jenis"], row["tanggal_selesai"]) == ("01", "01-02-2010")


def test_the_last_day_is_used_and_the_bare_date_fills_its_gaps():
    content = (
        "nipBaru,latihanStrukturalNama,tanggal,tanggalSelesai\n"
        f"{NIP},A,01-02-2010,03-02-2010\n{NIP},B,01-02-2010,\n"
    )
    days = [row["tanggal_selesai"] for row in rows(content, "pelatihan")]
    assert days == ["03-02-2010", "01-02-2010"]


def test_an_id_is_preferred_to_a_name_and_the_name_fills_its_gaps():
    content = (
        "NIP BARU,NAMA,JENIS PEGAWAI NAMA,STATUS CPNS PNS,UNOR NAMA,JENIS JABATAN NAMA,"
        "JENIS JABATAN ID,JABATAN NAMA,TINGKAT PENDIDIKAN NAMA,TINGKAT PENDIDIKAN ID\n"
        f"{NIP},Satu,PNS Daerah,C,Seksi,Pelaksana,4,Arsiparis,S-1,40\n"
        f"{NIP2},Dua,PPPK Guru,P,Seksi,Pelaksana,,Guru,S-1,\n"
    )
    first, second = rows(content, "pegawai")
    assert (first["jenis_jabatan"], first["tingkat_pendidikan"]) == ("4", "40")
    assert (second["jenis_jabatan"], second["tingkat_pendidikan"]) == ("Pelaksana", "S-1")
    assert (first["status_asn"], second["status_asn"]) == ("C", "PPPK Guru")


def test_a_quadrant_s_code_is_a_predicate_and_no_mark():
    content = f"nip,tahun,hasilKinerja,KuadranKinerjaNilai\n{NIP},2025,diatas ekspektasi,2\n"
    (row,) = rows(content, "kinerja")
    assert row["predikat"] == "2"
    assert "nilai" not in row


WIDE = f"NIP,Nama,Integritas (3),Kerjasama,Total\n{NIP},Orang Satu,3,2,5\n{NIP2},Orang Dua,,1,1\n"


def test_a_wide_assessment_becomes_one_row_per_competency_with_its_source_row():
    read = rows(WIDE, "penilaian_kompetensi", dt.date(2026, 5, 1))
    found = [(row["nip"], row["kompetensi"], row["level"], row["baris"]) for row in read]
    assert found == [(NIP, "M.1", "3", 2), (NIP, "M.2", "2", 2), (NIP2, "M.2", "1", 3)]
    assert {row["tanggal"] for row in read} == {"2026-05-01"}
    assert read[0]["kolom"] == "Integritas (3)"


def test_a_person_without_any_level_stays_a_row():
    (row,) = rows(f"NIP,Integritas\n{NIP},-\n", "penilaian_kompetensi", dt.date(2026, 5, 1))
    assert (row["nip"], "level" in row, row["jenis_baris"]) == (NIP, False, "data")


def test_a_row_of_standard_levels_below_a_wide_header_is_no_person():
    content = WIDE.replace(f"{NIP},Orang Satu", f",Standar,3,2,\n{NIP},Orang Satu")
    read = rows(content, "penilaian_kompetensi", dt.date(2026, 5, 1))
    assert [(row["baris"], row["jenis_baris"]) for row in read][:2] == [(2, "catatan"), (3, "data")]


def test_an_assessment_s_date_is_asked_for_and_never_assumed():
    tables, (problem,) = table(WIDE, "penilaian_kompetensi")
    assert problem.outcome == "struktur"
    assert "[tanggal_penilaian]" in problem.fix
    assert "berkas" in problem.suggestion
    assert tables[0].rows["tanggal"].isna().all()


def test_dates_in_the_file_win_over_the_one_in_dataset_toml():
    content = f"NIP,Tanggal Asesmen,Integritas\n{NIP},01-02-2026,3\n{NIP2},,3\n"
    first, second = rows(content, "penilaian_kompetensi", dt.date(2020, 1, 1))
    assert first["tanggal"] == "01-02-2026"
    assert "tanggal" not in second


def test_a_long_assessment_without_dates_takes_the_one_in_dataset_toml():
    content = f"nip,kompetensi,level\n{NIP},M.1,3\n"
    (row,) = rows(content, "penilaian_kompetensi", dt.date(2026, 5, 1))
    assert row["tanggal"] == "2026-05-01"


def test_a_table_without_records_is_a_table_without_rows():
    tables, problems = table("nip,tahun,predikat\n", "kinerja")
    assert len(tables[0].rows) == 0
    assert not problems


def test_columns_that_a_file_lacks_are_there_and_empty():
    tables, _ = table(f"nip,tahun,predikat\n{NIP},2025,Baik\n", "kinerja")
    (only,) = tables
    assert list(only.rows.columns) == [
        "nip", "pns_id", "tahun", "predikat", "nilai", "periode_penilaian", "baris", "jenis_baris"
    ]  # fmt: skip
    assert only.rows["nilai"].isna().all()
    assert (only.header("predikat"), only.header("nilai")) == ("predikat", "nilai")
