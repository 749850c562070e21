"""A list in whatever file becomes batches with invitation lists; what is odd in it is listed."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook
from rich.console import Console

from analysis.errors import CallError, OutputError, PlanError
from analysis.plan.calendar.split import Times
from analysis.publish.batches import BatchOrder, plan_batches
from analysis.publish.participants import read_calendar, read_participants

HEAD = "No;Nama;NIP;Perangkat Daerah;Jabatan"


def nip(number):
    return f"19800101200501{1 + number % 2}{number + 1:03d}"


def write(folder: Path, *lines: str, name: str = "peserta.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def line(number, opd="Dinas Satu", post="Analis"):
    return f"{number};Orang {number};{nip(number)};{opd};{post}"


def sheets(path):
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def run(source, size=2, **more):
    console = Console(file=io.StringIO(), width=200)
    target = plan_batches(BatchOrder(source, size, source.parent / "keluar", **more), console)
    return sheets(target), console.file.getvalue()


def rules(listed):
    return [(one.row, one.rule.split(";")[0], one.outcome) for one in listed.problems]


def test_every_participant_is_on_one_list_with_every_column_of_the_file(tmp_path):
    source = write(tmp_path, HEAD, *(line(n, f"Dinas {n % 3}") for n in range(5)))
    book, said = run(source)
    assert list(book) == ["Ringkasan", "Sebaran OPD", "Angkatan 1", "Angkatan 2", "Angkatan 3"]
    rows = [row for n in (1, 2, 3) for row in book[f"Angkatan {n}"][4:]]
    assert sorted(row[1] for row in rows) == [f"Orang {n}" for n in range(5)]
    heads = ["No.", "Nama", "NIP", "Perangkat Daerah", "Jabatan", "Tanda tangan"]
    assert book["Angkatan 1"][3] == heads
    assert {row[2] for row in rows} == {nip(n) for n in range(5)}
    assert said.startswith("5 peserta dibagi ke 3 angkatan: 2, 2, 1 orang")


def test_the_days_of_each_batch_are_on_its_list(tmp_path):
    source = write(tmp_path, HEAD, line(1))
    book, said = run(source, title="Latihan", times=Times(date(2027, 2, 1), 3))
    told = "Senin, 1 Februari 2027 sampai Rabu, 3 Februari 2027"
    assert book["Angkatan 1"][0][0] == "Latihan: angkatan 1"
    assert told in book["Angkatan 1"][1][0]
    assert told in said


def test_a_formula_in_a_cell_stays_text(tmp_path):
    book, _ = run(write(tmp_path, HEAD, line(1, post="=1+1")))
    assert book["Angkatan 1"][4][4] == "=1+1"


def test_the_same_list_twice_gives_the_same_bytes(tmp_path):
    source = write(tmp_path, HEAD, line(1), line(2))
    order = BatchOrder(source, 1, tmp_path / "keluar")
    first = plan_batches(order, Console(quiet=True)).read_bytes()
    assert plan_batches(order, Console(quiet=True)).read_bytes() == first


def test_the_lists_are_readable_by_their_owner_alone(tmp_path):
    order = BatchOrder(write(tmp_path, HEAD, line(1)), 1, tmp_path / "keluar")
    assert plan_batches(order, Console(quiet=True)).stat().st_mode & 0o077 == 0


def test_a_repeated_nip_gets_one_place_and_is_listed_with_its_row(tmp_path):
    source = write(tmp_path, HEAD, line(1), line(2), line(1, "Dinas Dua"))
    assert rules(read_participants(source)) == [(4, "NIP ini sudah ada di daftar", "disisihkan")]
    book, said = run(source)
    assert book["Periksa"][4][0] == "peserta.csv, baris 4"
    assert nip(1) not in said


def test_nips_that_excel_destroyed_are_no_copies_of_each_other(tmp_path):
    rows = (f"{n};Orang {n};1.98001E+17;Dinas Satu;Analis" for n in range(3))
    listed = read_participants(write(tmp_path, HEAD, *rows))
    assert len(listed.rows) == 3
    assert rules(listed) == [(n + 2, "NIP rusak oleh Excel", "ditandai") for n in range(3)]


def test_a_row_with_an_unreadable_nip_that_comes_twice_gets_one_place(tmp_path):
    rows = [f"{n};Orang 1;19800101;Dinas Satu;Analis" for n in (1, 2)]
    other = "3;Orang 3;19800101;Dinas Satu;Analis"
    listed = read_participants(write(tmp_path, HEAD, *rows, other))
    assert len(listed.rows) == 2
    aside = [found for found in rules(listed) if found[2] == "disisihkan"]
    assert aside == [(3, "Baris ini sama dengan baris lain di semua kolom", "disisihkan")]


def test_two_rows_without_any_nip_may_be_two_people_of_one_name(tmp_path):
    rows = [f"{n};Orang Karangan;;Dinas Satu;Analis" for n in (1, 2)]
    assert len(read_participants(write(tmp_path, HEAD, *rows)).rows) == 2


def test_an_empty_opd_is_flagged_and_the_person_still_gets_a_batch(tmp_path):
    source = write(tmp_path, HEAD, line(1), line(2, ""))
    listed = read_participants(source)
    assert len(listed.rows) == 2
    assert rules(listed) == [(3, "OPD kosong", "ditandai")]
    assert run(source)[0]["Sebaran OPD"][4][0] == "(OPD kosong)"


@pytest.mark.parametrize("rows", [("Tanpa;;",), ("Tanpa;;", "Orang 2;;Dinas Dua")])
def test_a_row_with_a_name_alone_is_somebody_and_is_flagged(tmp_path, rows):
    source = write(tmp_path, "Nama;NIP;OPD", f"Orang 1;{nip(1)};Dinas Satu", *rows)
    listed = read_participants(source)
    assert listed.rows["kolom Nama"].tolist()[1] == "Tanpa"
    assert rules(listed) == [(3, "Hanya nama yang terisi, NIP dan OPD kosong", "ditandai")]


@pytest.mark.parametrize(
    "rows",
    [
        ("Dinas Satu;;", f"Orang 2;{nip(2)};Dinas Satu"),  # the title of a group
        ("Nama;;", f"Orang 2;{nip(2)};Dinas Satu"),  # the header again
        (f"Orang 2;{nip(2)};Dinas Satu", "Mengetahui;;", "Orang Karangan;;"),
    ],
)
def test_a_title_or_a_signature_in_the_column_of_names_is_nobody(tmp_path, rows):
    source = write(tmp_path, "Nama;NIP;OPD", f"Orang 1;{nip(1)};Dinas Satu", *rows)
    listed = read_participants(source)
    assert listed.rows["kolom Nama"].tolist() == ["Orang 1", "Orang 2"]
    assert {outcome for *_, outcome in rules(listed)} == {"di luar cakupan"}


def test_one_opd_in_several_spellings_is_one(tmp_path):
    names = ("Dinas Satu", "DINAS  SATU", "dinas satu.")
    listed = read_participants(write(tmp_path, HEAD, *map(line, range(3), names)))
    assert set(listed.rows["opd"]) == {"Dinas Satu"}
    assert listed.rows["kolom Perangkat Daerah"].tolist() == ["Dinas Satu", "DINAS  SATU", names[2]]


def test_titles_totals_and_signatures_are_nobody_and_are_listed(tmp_path):
    source = write(
        tmp_path, "DAFTAR PESERTA", HEAD, line(1), ";Jumlah;;;1", ";;;;Medan, 1 Februari 2027"
    )
    listed = read_participants(source)
    assert len(listed.rows) == 1
    assert [one.row for one in listed.problems] == [4, 5]


def test_a_list_without_nip_keeps_heads_of_agencies(tmp_path):
    source = write(tmp_path, "Nama;Jabatan;OPD", "Orang 1;Kepala Dinas;Dinas Satu")
    assert len(read_participants(source).rows) == 1


def test_another_header_can_be_named_as_the_opd(tmp_path):
    source = write(tmp_path, "Peserta;Asal", "Orang 1;Dinas Satu", "Orang 2;Dinas Dua")
    listed = read_participants(source, "asal")
    assert listed.rows["opd"].tolist() == ["Dinas Satu", "Dinas Dua"]
    assert list(listed.heads.values()) == ["Peserta", "Asal"]


def test_every_sheet_of_a_workbook_with_an_opd_is_read(tmp_path):
    path = tmp_path / "peserta.xlsx"
    with pd.ExcelWriter(path, engine="xlsxwriter") as book:
        for number in (1, 2):
            rows = pd.DataFrame({"Nama": ["Orang"], "NIP": [nip(number)], "OPD": [f"OPD {number}"]})
            rows.to_excel(book, sheet_name=f"Hari {number}", index=False)
    listed = read_participants(path)
    assert listed.rows["berkas"].tolist() == [f"peserta.xlsx [Hari {n}]" for n in (1, 2)]


@pytest.mark.parametrize(
    ("lines", "opd", "said"),
    [
        (["Nama;Umur", "Orang 1;40"], "", "kolom OPD tidak ditemukan.*--opd"),
        (["Nama;OPD", "Orang 1;A"], "Asal", "kolom berjudul 'Asal' tidak ditemukan"),
        ([], "", "peserta.csv: .*kosong"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused_in_a_sentence(tmp_path, lines, opd, said):
    with pytest.raises(CallError, match=said):
        read_participants(write(tmp_path, *lines), opd)


@pytest.mark.parametrize("lines", [[HEAD], [HEAD, ";Jumlah;;;0"]])
def test_a_list_without_people_is_refused(tmp_path, lines):
    with pytest.raises(PlanError, match="Daftar peserta kosong"):
        run(write(tmp_path, *lines))


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CallError, match=r"tiada\.xlsx' tidak ada"):
        read_participants(tmp_path / "tiada.xlsx")


def test_a_folder_in_place_of_a_list_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(CallError, match="tidak boleh dibaca"):
        read_participants(tmp_path)


def test_the_list_itself_is_never_overwritten(tmp_path):
    source = write(tmp_path, HEAD, line(1), name="undangan.xlsx")
    with pytest.raises(OutputError, match="daftar pesertanya sendiri"):
        plan_batches(BatchOrder(source, 1, tmp_path), Console(quiet=True))


def test_a_calendar_gives_its_days(tmp_path):
    path = write(tmp_path, "tanggal;keterangan", "2027-02-08;Imlek", "11 Maret 2027;Nyepi")
    days = read_calendar(path)["tanggal"].dt.date.tolist()
    assert days == [date(2027, 2, 8), date(2027, 3, 11)]


def test_a_calendar_with_a_day_that_is_none_is_refused_with_its_row(tmp_path):
    path = write(tmp_path, "tanggal", "2027-02-08", "2027-02-30")
    with pytest.raises(CallError, match=r"peserta\.csv, baris 3: tanggal tidak terbaca"):
        read_calendar(path)


def test_a_calendar_without_a_column_of_days_is_refused(tmp_path):
    with pytest.raises(CallError, match="kolom tanggal tidak ditemukan"):
        read_calendar(write(tmp_path, "hari;acara", "Senin;Rapat"))
