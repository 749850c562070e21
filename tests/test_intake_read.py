"""Which files are read as which table, and what bad files get; the others are read all the same."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from pathlib import Path

import pytest
from tests.intake_files import (
    KINERJA,
    NIP,
    PEGAWAI,
    compound,
    read,
    spreadsheetml,
    xls,
    xlsx,
)

GOOD = {"2026-Q3/pegawai.csv": PEGAWAI}


def _structure(result):
    return [problem for problem in result.problems if problem.outcome == "struktur"]


def _read_tables(result):
    return [(table.table, table.file) for table in result.tables]


def test_tables_are_read_by_their_names_from_the_quarter_and_the_data_set(tmp_path):
    files = GOOD | {
        "2026-Q3/kinerja.xlsx": xlsx({"A": [["nip", "tahun", "nilai"], [NIP, 2025, 80]]}),
        "opd.csv": "kode;nama\ndinas-satu;Dinas Satu\n",
        "2026-Q2/disiplin.csv": "nip,tingkat,tmt\n",
        "dataset.toml": "",
    }
    result = read(tmp_path, files)
    assert _read_tables(result) == [
        ("opd", "opd.csv"),
        ("kinerja", "2026-Q3/kinerja.xlsx"),
        ("pegawai", "2026-Q3/pegawai.csv"),
    ]
    assert result.problems == ()


def test_inputs_name_every_file_with_its_hash_and_size(tmp_path):
    result = read(tmp_path, GOOD | {"2026-Q3/kinerja.csv": b""})
    assert result.inputs.to_dict("records") == [
        {
            "berkas": "2026-Q3/kinerja.csv",
            "tabel": "kinerja",
            "sha256": hashlib.sha256(b"").hexdigest(),
            "ukuran": 0,
        },
        {
            "berkas": "2026-Q3/pegawai.csv",
            "tabel": "pegawai",
            "sha256": hashlib.sha256(PEGAWAI.encode()).hexdigest(),
            "ukuran": len(PEGAWAI),
        },
    ]


def test_a_folder_stacks_its_files_in_the_order_of_their_names(tmp_path):
    files = {"2026-Q3/kinerja/b.csv": KINERJA, "2026-Q3/kinerja/a.xls": spreadsheetml(
        f"<Row><Cell><Data>nip</Data></Cell><Cell><Data>tahun</Data></Cell>"
        f"<Cell><Data>nilai</Data></Cell></Row><Row><Cell><Data>{NIP}</Data></Cell></Row>"
    )}  # fmt: skip
    result = read(tmp_path, files)
    assert _read_tables(result) == [
        ("kinerja", "2026-Q3/kinerja/a.xls"),
        ("kinerja", "2026-Q3/kinerja/b.csv"),
    ]


@pytest.mark.parametrize(
    "other", ["2026-Q3/kinerja.xlsx", "2026-Q3/kinerja/a.csv", "2026-Q3/Data kinerja 2025.csv"]
)
def test_two_sources_of_one_table_are_both_named_and_neither_is_read(tmp_path, other):
    result = read(tmp_path, GOOD | {"2026-Q3/kinerja.csv": KINERJA, other: KINERJA})
    (problem,) = _structure(result)
    source = other.removesuffix("/a.csv")
    named = {problem.file, problem.suggestion.removeprefix("juga ")}
    assert named == {"2026-Q3/kinerja.csv", source}
    assert _read_tables(result) == [("pegawai", "2026-Q3/pegawai.csv")]


def test_a_file_of_another_name_is_recognised_by_its_headers_and_said_so(tmp_path):
    result = read(tmp_path, {"2026-Q3/Rekap SKP.csv": KINERJA})
    assert _read_tables(result) == [("kinerja", "2026-Q3/Rekap SKP.csv")]
    (problem,) = result.problems
    assert (problem.outcome, problem.suggestion) == ("ditandai", "kinerja")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("2026-Q3/barang.csv", "Barang,Harga\nMeja,1\n"),
        ("2026-Q3/catatan.docx", "x"),
        ("2026-Q3/foto.xlsx", b"\x89PNG\r\n\x1a\n"),
        ("2026-Q3/arsip/kinerja.csv", KINERJA),
        ("kinerja.csv", KINERJA),
        ("anggaran.csv", "Barang,Harga\nMeja,1\n"),
    ],
)
def test_what_is_no_table_is_named_and_does_not_stop_the_run(tmp_path, name, content):
    result = read(tmp_path, GOOD | {name: content})
    (problem,) = result.problems
    assert problem.outcome == "ditandai"
    assert name.startswith(problem.file)
    assert problem.suggestion or problem.table
    assert _read_tables(result) == [("pegawai", "2026-Q3/pegawai.csv")]


@pytest.mark.parametrize(
    "name",
    ["2026-Q3/~$pegawai.xlsx", "2026-Q3/.DS_Store", "2026-Q3/README.md", "2026-Q3/Thumbs.db",
     "logo.png", "peraturan/kota/nilai.csv", "terbit/2026-Q2.json", "README.md"],
)  # fmt: skip
def test_lock_files_hidden_files_notes_and_other_folders_are_silent(tmp_path, name):
    result = read(tmp_path, GOOD | {name: b"\x89PNG"})
    assert result.problems == ()
    assert len(result.inputs) == 1


BAD = {
    "a file without content": (b"", "Berkas kosong"),
    "an image": (b"\x89PNG\r\n\x1a\n", "Isi berkas bukan tabel"),
    "an encrypted workbook": (compound(b"x", "EncryptedPackage"), "terkunci kata sandi"),
    "an encrypted old workbook": (xls([["nip"]], locked=True), "terkunci kata sandi"),
    "half a workbook": (xlsx({"A": [["nip"]]})[:500], "rusak"),
    "a broken quote": (f'nip,tahun,nilai\n{NIP},2025,"8\n', "tidak berpasangan"),
    "NUL bytes": (b"nip,tahun\0,nilai\n", "byte NUL"),
    "an empty sheet": (xlsx({"A": []}), "Berkas kosong"),
    "rows without a header": (f"{NIP},2025,Baik\n", "Baris judul tidak ditemukan"),
    "a missing column": ("nip,predikat,nilai\n", "Kolom wajib tidak ada"),
}


@pytest.mark.parametrize(("content", "words"), BAD.values(), ids=BAD)
def test_a_bad_file_is_named_and_the_others_are_read(tmp_path, content, words):
    result = read(tmp_path, GOOD | {"2026-Q3/kinerja.xlsx": content})
    (problem,) = _structure(result)
    assert (problem.table, problem.file) == ("kinerja", "2026-Q3/kinerja.xlsx")
    assert words in problem.rule
    assert problem.fix
    assert problem.value == ""
    assert NIP not in problem.suggestion
    assert _read_tables(result) == [("pegawai", "2026-Q3/pegawai.csv")]


def test_a_locked_file_is_named(tmp_path, monkeypatch):
    reading = Path.read_bytes

    def refuse(path):
        if path.name == "kinerja.xlsx":
            raise PermissionError(13, "Permission denied")
        return reading(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    result = read(tmp_path, GOOD | {"2026-Q3/kinerja.xlsx": b"PK"})
    (problem,) = _structure(result)
    assert problem.file == "2026-Q3/kinerja.xlsx"
    assert "terkunci atau tidak boleh dibaca" in problem.rule
    assert _read_tables(result) == [("pegawai", "2026-Q3/pegawai.csv")]


def test_a_file_larger_than_the_limit_is_not_opened(tmp_path, monkeypatch):
    big = {"2026-Q3/kinerja.csv": KINERJA + "," * 1_000_000}
    opened = []
    reading = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: opened.append(path.name) or reading(path))
    result = read(tmp_path, GOOD | big, batas_ukuran_mb=1)
    (problem,) = _structure(result)
    assert "batas_ukuran_mb" in problem.fix
    assert opened == ["pegawai.csv"]


def test_every_missing_column_is_named_at_once_with_accepted_and_found_headers(tmp_path):
    content = f"Daftar\n\nnip,nama,gaji\n{NIP},Orang Satu,1\n"
    (problem,) = _structure(read(tmp_path, {"2026-Q3/pegawai.csv": content}))
    assert problem.row == 3
    assert problem.column == (
        "status_asn, opd atau unit_kerja, jenis_jabatan, jenjang_jabatan atau eselon atau "
        "jabatan, jabatan, tingkat_pendidikan"
    )
    for words in ("Perangkat Daerah", "UNOR NAMA", "Judul yang ditemukan: nip, nama, gaji"):
        assert words in problem.suggestion
    assert "Orang Satu" not in problem.suggestion


def test_the_headers_found_are_named_to_the_last_of_a_wide_export(tmp_path):
    head = ",".join(["nip", "nama", *(f"Kolom {n}" for n in range(90)), "sekolah"])
    (problem,) = _structure(read(tmp_path, {"2026-Q3/pegawai.csv": f"{head}\n"}))
    assert problem.suggestion.endswith(", Kolom 89, sekolah")


def test_the_first_row_is_quoted_as_headers_only_when_it_can_be_one(tmp_path):
    (problem,) = _structure(read(tmp_path, {"2026-Q3/kinerja.csv": "Kolom A,Kolom B\n1,2\n"}))
    assert "Judul yang ditemukan: Kolom A, Kolom B" in problem.suggestion


@pytest.mark.parametrize("name", ["2026-Q3/penilaian_kompetensi.csv", "penilaian_kompetensi.csv"])
def test_the_date_of_an_assessment_is_taken_from_dataset_toml_by_path_or_name(tmp_path, name):
    wide = f"NIP,Integritas\n{NIP},3\n"
    result = read(
        tmp_path,
        {"2026-Q3/penilaian_kompetensi.csv": wide},
        tanggal_penilaian={name: dt.date(2026, 5, 1)},
    )
    assert result.problems == ()
    assert result.tables[0].rows["tanggal"].tolist() == ["2026-05-01"]


def test_two_readings_of_the_same_files_are_equal(tmp_path):
    first, second = (read(tmp_path, GOOD | {"2026-Q3/kinerja.csv": KINERJA}) for _ in range(2))
    for one, other in zip(first.tables, second.tables, strict=True):
        assert one.rows.equals(other.rows)
    assert first.inputs.equals(second.inputs)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("2026-Q3/barang.csv", "nama yang dikenal: pegawai, pelatihan, "),
        ("2026-Q3/catatan.docx", "nama yang dikenal: pegawai, pelatihan, "),
        ("2026-Q3/pelatiham.docx", "mungkin pelatihan"),
        ("2026-Q3/kinerja.docx", "akhiran yang dikenal: .csv, "),
        ("2026-Q3/kinerja/isi.docx", "akhiran yang dikenal: .csv, "),
    ],
)
def test_a_file_that_is_not_read_is_told_which_names_are(tmp_path, name, hint):
    result = read(tmp_path, GOOD | {name: "Barang,Harga\nMeja,1\n"})
    (problem,) = result.problems
    assert problem.suggestion.startswith(hint)


NO_FILE = "Bukan berkas biasa, atau tautan yang tidak menuju berkas; tidak dibaca"


@pytest.mark.parametrize("name", ["kinerja.csv", "kinerja/a.csv"])
@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("tidak-ada.csv")])
def test_a_pipe_or_a_link_to_nothing_for_a_table_stops_the_run_and_is_not_opened(
    tmp_path, name, make
):
    path = tmp_path / "kota" / "2026-Q3" / name
    path.parent.mkdir(parents=True)
    make(path)
    (problem,) = _structure(read(tmp_path, GOOD))
    assert (problem.rule, problem.table) == (NO_FILE, "kinerja")
    assert problem.file == f"2026-Q3/{name}"


@pytest.mark.parametrize(
    ("name", "outcome"),
    [("2026-Q3/pipa", "ditandai"), ("pipa.csv", "ditandai"), ("opd.csv", "struktur")],
)
def test_a_pipe_is_stopped_at_where_it_would_be_a_table(tmp_path, name, outcome):
    (tmp_path / "kota" / "2026-Q3").mkdir(parents=True)
    os.mkfifo(tmp_path / "kota" / name)
    (problem,) = read(tmp_path, GOOD).problems
    assert (problem.rule, problem.file, problem.outcome) == (NO_FILE, name, outcome)


def test_a_folder_named_like_the_file_of_a_table_stops_the_run(tmp_path):
    (problem,) = _structure(read(tmp_path, GOOD | {"2026-Q3/kinerja.csv/a.csv": KINERJA}))
    assert problem.rule.startswith("Folder ini bernama seperti berkas sebuah tabel")
    assert (problem.file, problem.table) == ("2026-Q3/kinerja.csv", "kinerja")


@pytest.mark.parametrize(
    "name", ["2026-q3", "2026Q3", "2026-Q3 revisi", "2026-Q3 ", "Triwulan III 2026", "TW3_2026"]
)
def test_a_folder_named_nearly_like_a_quarter_is_named(tmp_path, name):
    (problem,) = read(tmp_path, GOOD | {f"{name}/kinerja.csv": KINERJA}).problems
    assert problem.rule == "Nama folder hampir seperti triwulan; isinya tidak dibaca"
    assert (problem.file, problem.outcome, problem.suggestion) == (
        *(name, "ditandai"),
        "mungkin 2026-Q3",
    )


@pytest.mark.parametrize(
    ("written", "read_"),
    [("'=1+1", "=1+1"), ("'-5", "-5"), ("'@a", "@a"), ("''=1", "''=1"), (f"'{NIP}", f"'{NIP}")],
)
def test_one_apostrophe_before_what_a_spreadsheet_would_compute_is_no_letter(
    tmp_path, written, read_
):
    (table,) = read(tmp_path, {"2026-Q3/kinerja.csv": KINERJA.replace("Baik", written)}).tables
    assert table.rows["predikat"].tolist() == [read_]
