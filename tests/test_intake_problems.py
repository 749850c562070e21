"""Problems on the screen and in problems.xlsx; the broken inputs stand in tests/broken/masukan."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook
from tests.judge_fixture import NIP, OPD, OTHER, PERIOD, PERSON, TRAINING, judged, law, raw

from analysis.dataset import load_dataset
from analysis.errors import Problem
from analysis.intake import examine, problems, problems_book
from analysis.intake.problems import count_lines
from analysis.present.wording.voice import Voice

MASUKAN = Path(__file__).parent / "broken" / "masukan"
BROKEN = sorted(folder for folder in MASUKAN.iterdir() if folder.is_dir())
BAD = [
    PERSON,
    {**PERSON, "nip": OTHER, "tingkat_pendidikan": "=cmd|' /C calc'!A0"},
    {**PERSON, "nip": "198303032007031003", "tingkat_pendidikan": None},
    {**PERSON, "nip": "198404042008041004", "status_asn": "CPNS"},
]


@pytest.mark.parametrize("folder", BROKEN, ids=lambda folder: folder.name)
def test_the_screen_says_what_is_wrong_where_and_what_to_do(folder):
    delivery = examine(load_dataset(folder), PERIOD, law())
    said = "\n".join(problems.screen_digest(delivery.problems, delivery.counts)) + "\n"
    assert said == folder.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", BROKEN, ids=lambda folder: folder.name)
def test_the_screen_shows_no_cell_of_a_personal_column(folder):
    said = "\n".join(problems.screen_digest(examine(load_dataset(folder), PERIOD, law()).problems))
    assert not re.search(r"\d{9,}|Orang Karangan|script", said)


def test_equal_findings_are_one_line_with_their_number_and_first_rows():
    rows = [{**PERSON, "nip": f"19800101200501{n}", "tingkat_pendidikan": "Entah"}
            for n in range(1001, 1008)]  # fmt: skip
    delivery = judged(raw("pegawai", rows))
    assert problems.screen_digest(delivery.problems)[2] == (
        "  7 × pegawai: Tingkat pendidikan tidak dikenal (2026-Q3/pegawai.csv, kolom "
        "TINGKAT_PENDIDIKAN, baris 2, 3, 4, 5, 6, ...)"
    )


def test_a_screen_is_at_most_a_screen():
    found = [
        Problem("pegawai", "a.csv", n, "nip", "x", f"Aturan {n}", "Perbaiki", "disisihkan")
        for n in range(1, 200)
    ]
    lines = problems.screen_digest(found)
    assert len(lines) < 30
    assert lines[-1] == "  ... dan 187 aturan lain; lihat daftar lengkapnya"


def test_a_header_of_many_lines_stays_on_one_line_of_the_screen():
    problem = Problem("opd", "a.csv", 0, "", "a\nb\x1b[31m" + "c" * 999, "R", "P", "struktur")
    (line,) = [line for line in problems.screen_digest([problem]) if "R (" in line]
    assert "\n" not in line
    assert "\x1b" not in line
    assert len(line) < 400


def sheets(content: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_workbook_sorts_problems_by_what_is_to_be_done():
    delivery = judged(raw("pegawai", BAD))
    book = sheets(problems_book.workbook(delivery.problems, delivery.counts))
    assert list(book) == ["Perbaiki", "Di luar cakupan", "Ditandai", "Ringkasan"]
    heads, first = book["Perbaiki"]
    row = dict(zip(heads, first, strict=True))
    assert (row["Berkas"], row["Baris"], row["OPD"]) == ("2026-Q3/pegawai.csv", 3, "dinas-satu")
    assert (row["Kolom"], row["Isi"]) == ("TINGKAT_PENDIDIKAN", "=cmd|' /C calc'!A0")
    assert [line[5] for line in book["Di luar cakupan"][1:]] == ["CPNS tidak diukur"]
    assert [line[5] for line in book["Ditandai"][1:]] == ["Tingkat pendidikan kosong"]
    assert book["Ringkasan"][1] == ["pegawai", "2026-Q3/pegawai.csv", 4, 2, 1, 1]
    assert book["Ringkasan"][3] == ["Total", "", 6, 4, 1, 1]


def test_the_list_is_worked_off_file_by_file_and_rule_by_rule():
    trainings = [{**TRAINING, "jp": "x"}, {**TRAINING, "jenis": "x"}, {**TRAINING, "jp": "y"}]
    delivery = judged(raw("pegawai", BAD), raw("pelatihan", trainings))
    book = sheets(problems_book.workbook(delivery.problems))
    assert [(line[0], line[1]) for line in book["Perbaiki"][1:]] == [
        ("2026-Q3/pegawai.csv", 3),
        ("2026-Q3/pelatihan.csv", 3),
        ("2026-Q3/pelatihan.csv", 2),
        ("2026-Q3/pelatihan.csv", 4),
    ]
    assert "Ringkasan" not in book


def test_cells_of_the_data_are_text_in_the_workbook_and_nothing_runs():
    delivery = judged(raw("pegawai", BAD))
    content = problems_book.workbook(delivery.problems, delivery.counts)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        pages = "".join(
            archive.read(name).decode() for name in archive.namelist() if "worksheets" in name
        )
    assert "<f>" not in pages
    assert "hyperlink" not in pages.lower()


def test_the_same_problems_are_the_same_bytes():
    delivery = judged(raw("pegawai", BAD))
    contents = {problems_book.workbook(delivery.problems, delivery.counts) for _ in range(2)}
    assert len(contents) == 1


def test_a_workbook_of_problem_objects_is_the_same_list():
    delivery = judged(raw("pegawai", BAD))
    book = sheets(problems_book.workbook(tuple(delivery.each_problem())))
    assert [line[1] for line in book["Perbaiki"][1:]] == [3]


def test_a_cell_too_long_for_a_spreadsheet_is_cut():
    long = Problem("t", "f", 1, "k", "x" * 40_000, "R", "P", "disisihkan")
    assert len(sheets(problems_book.workbook([long]))["Perbaiki"][1][4]) == 32_000


def test_no_problems_make_no_lines_and_an_empty_list():
    delivery = judged(raw("pegawai", [PERSON]))
    assert problems.screen_digest(delivery.problems) == []
    assert len(sheets(problems_book.workbook(delivery.problems))["Perbaiki"]) == 1
    assert isinstance(delivery.problems, pd.DataFrame)
    assert NIP not in str(delivery.counts)


def finding(rule, outcome, row=0, **more):
    return Problem("kinerja", more.pop("file", "a.csv"), row, more.pop("column", ""), "", rule,
                   "Perbaiki", outcome, **more)  # fmt: skip


def test_findings_about_whole_files_come_before_those_about_many_rows():
    many = [finding(f"Aturan {n}", "ditandai", row) for n in range(9) for row in (2, 3)]
    lines = problems.screen_digest([*many, finding("Berkas tidak dikenali", "ditandai")])
    assert "Berkas tidak dikenali" in lines[2]
    assert lines[-1] == "  ... dan 2 aturan lain; lihat daftar lengkapnya"


def test_no_finding_that_stops_the_run_is_left_out_on_the_screen():
    found = [finding(f"Aturan {n:02}", "struktur", file=f"{n}.csv") for n in range(40)]
    said = "\n".join(problems.screen_digest(found))
    assert all(f"Aturan {n:02}" in said for n in range(40))


def test_no_place_that_stops_the_run_is_left_out_on_the_screen():
    found = [finding("Berkas rusak", "struktur", file=f"{n:02}.csv") for n in range(20)]
    (line,) = [line for line in problems.screen_digest(found) if "Berkas rusak" in line]
    assert all(f"{n:02}.csv" in line for n in range(20))


def test_what_a_header_lacks_is_named_to_its_end_and_not_as_a_guess():
    hint = "nip: nip, NIP Baru. Judul yang ditemukan: " + ", ".join(f"Judul {n}" for n in range(90))
    missing = finding("Kolom wajib tidak ada", "struktur", 7, column="nip, tahun", suggestion=hint)
    (line,) = [line for line in problems.screen_digest([missing]) if "Kolom wajib" in line]
    assert line == (f"  kinerja: Kolom wajib tidak ada (a.csv, kolom nip, tahun, baris 7, {hint})")


def test_a_remark_about_headers_is_no_guess_at_a_cell():
    remark = finding("Judul kolom tidak dikenal", "ditandai", 1, suggestion="Gaji")
    (line,) = [line for line in problems.screen_digest([remark]) if "Judul kolom" in line]
    assert line.endswith("(a.csv, baris 1, Gaji)")


def test_a_finding_without_a_place_has_no_brackets():
    nothing = Problem("pegawai", "", 0, "", "", "Tabel pegawai tidak ada", "Tambahkan", "struktur")
    assert "  pegawai: Tabel pegawai tidak ada" in problems.screen_digest([nothing])


def swapped(city, first, second):
    """Judge staff whose cells of two columns stand in each other's place."""
    rows = [
        {**PERSON, "nip": f"19800101200501{n}", "nama": f"Dina Sasmita {n}", "unit_kerja": "Umum"}
        for n in range(1001, 1006)
    ]
    return judged(
        raw("pegawai", [{**row, first: row[second], second: row[first]} for row in rows]), opd=city
    )


@pytest.mark.parametrize("personal", ["nip", "nama"])
@pytest.mark.parametrize("column", ["opd", "unit_kerja"])
def test_a_person_in_a_swapped_column_is_in_the_internal_list_alone(personal, column):
    delivery = swapped(OPD, column, personal)
    if column == "unit_kerja":
        rows = [
            {**PERSON, "opd": None, "unit_kerja": f"{NIP} Orang" if personal == "nip" else "Dina S"}
        ]
        delivery = judged(raw("pegawai", rows))
    said = "\n".join(problems.screen_digest(delivery.problems))
    assert not re.search(r"\d{8,}|Dina S|Orang", said)
    assert "(isi disembunyikan)" in said
    cells = [line[4] for line in sheets(problems_book.workbook(delivery.problems))["Perbaiki"]]
    assert any(str(cell).startswith(("1980", "Dina S")) for cell in cells)


def test_a_misspelt_opd_is_still_shown():
    delivery = judged(raw("pegawai", [{**PERSON, "opd": "Dinas Stau"}]))
    said = "\n".join(problems.screen_digest(delivery.problems))
    assert "baris 2, Dinas Stau, mungkin Dinas Satu" in said


def test_the_part_of_a_sentence_that_holds_a_long_number_is_hidden():
    hint = "Golongan, 198001012005011001 Orang Satu, Gaji; mungkin 1980 0101 2005 = nip"
    remark = finding("Judul kolom tidak dikenal", "ditandai", 1, suggestion=hint)
    (line,) = [line for line in problems.screen_digest([remark]) if "Judul kolom" in line]
    hidden = "(angka disembunyikan)"
    assert f"Golongan, {hidden}, Gaji; {hidden} = nip" in line
    head = finding("Tanggal kosong", "disisihkan", 2, column=f"NIP {NIP}")
    assert NIP not in "".join(problems.screen_digest([head]))


def test_a_day_in_the_name_of_a_file_is_shown_and_a_nip_is_not():
    found = [finding("Berkas kosong", "struktur", file=f"{n}.csv") for n in ("SKP_20260930", NIP)]
    said = "".join(problems.screen_digest(found))
    assert "SKP_20260930.csv" in said
    assert NIP not in said


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("id", "; di antaranya 4 baris dipakai dari formulir"),
        ("en", "; of these 4 rows used came from forms"),
    ],
)
def test_a_table_s_line_says_how_many_of_its_rows_came_from_forms(lang, told):
    rows = [
        ("koreksi", "2026-Q3/formulir/koreksi.csv", 2, 2, 0, 0),
        ("pelatihan", "2026-Q3/pelatihan.csv", 9, 8, 1, 0),
        ("pelatihan", "2026-Q3/formulir/pelatihan.csv", 5, 4, 0, 1),
    ]
    columns = ["tabel", "berkas", "dibaca", "dipakai", "di_luar", "disisihkan"]
    corrections, trainings = count_lines(pd.DataFrame(rows, columns=columns), Voice(lang))
    assert trainings.endswith(told)
    assert "12" in trainings
    assert ";" not in corrections
    without = pd.DataFrame(rows[:2], columns=columns)
    assert not any(";" in line for line in count_lines(without, Voice(lang)))
