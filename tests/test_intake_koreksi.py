"""Corrections from forms replace cells of the staff table before they are judged, each counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.intake_files import PEGAWAI, read
from tests.judge_fixture import (
    NIP,
    OPD,
    OTHER,
    PERIOD,
    PERSON,
    PPPK,
    fates,
    found,
    judged,
    law,
    raw,
)  # fmt: skip

from analysis.dataset import Dataset
from analysis.intake.assemble import assemble
from analysis.intake.files.places import RETURNED_ALONE
from analysis.intake.files.raw import ReadResult
from analysis.intake.judging.advice_forms import (
    CORRECTED_COLUMN,
    CORRECTION_CONFLICT,
    CORRECTION_DONE,
    CORRECTION_OF_NOBODY,
    CORRECTION_STALE,
)
from analysis.intake.tables.koreksi import CORRECTABLE, follow, meaning

FIX = {"nip": NIP, "kolom": "jabatan", "lama": "Guru Ahli Muda", "baru": "Guru Ahli Madya"}
TRAINING = f"nip,jenis,jp,tanggal_selesai,asal,baris_asal,terbitan\n{NIP},3,20,2026-03-02,a,5,x\n"
LEVEL = f"nip,kompetensi,level,tanggal,asal,baris_asal,terbitan\n{NIP},M.1,3,2026-03-02,a,5,x\n"
CORRECTION = f"nip,kolom,lama,baru,asal,baris_asal,terbitan\n{NIP},jabatan,Guru,Dosen,a,5,x\n"


def corrected(*rows, person=PERSON):
    return judged(raw("pegawai", [person]), raw("koreksi", list(rows)))


def cell(delivery, column="jabatan"):
    return delivery.tables["pegawai"][column].iloc[0]


def test_a_correction_replaces_the_cell_it_found():
    delivery = corrected(FIX)
    assert cell(delivery) == "Guru Ahli Madya"
    assert fates(delivery, "koreksi") == ["dipakai"]


def test_a_correction_mends_a_row_that_could_not_be_used():
    broken = {**PERSON, "tingkat_pendidikan": "Entah"}
    fix = {"nip": NIP, "kolom": "Pendidikan", "lama": "Entah", "baru": "S1"}
    assert fates(judged(raw("pegawai", [broken])), "pegawai") == ["disisihkan"]
    assert fates(corrected(fix, person=broken), "pegawai") == ["dipakai"]


def test_a_column_that_was_not_delivered_can_be_filled():
    fix = {"nip": NIP, "kolom": "jabatan_tujuan", "lama": "", "baru": "Kepala Bidang"}
    assert cell(corrected(fix), "jabatan_tujuan") == "Kepala Bidang"


def test_corrections_of_one_cell_follow_each_other_whatever_their_order():
    second = {**FIX, "lama": "Guru Ahli Madya", "baru": "Guru Ahli Utama"}
    for rows in ([FIX, second], [second, FIX]):
        delivery = corrected(*rows)
        assert cell(delivery) == "Guru Ahli Utama"
        assert fates(delivery, "koreksi") == ["dipakai", "dipakai"]


def test_corrections_that_lead_in_a_circle_end():
    assert follow("jabatan", "A", [("A", "B"), ("B", "A")]) == [0, 1]


@pytest.mark.parametrize(
    ("change", "rule", "fate"),
    [
        ({"lama": "Guru lain"}, CORRECTION_STALE, "disisihkan"),
        ({"lama": "Guru lain", "baru": "Guru Ahli Muda"}, CORRECTION_DONE, "di luar cakupan"),
        ({"nip": PPPK}, CORRECTION_OF_NOBODY, "disisihkan"),
        ({"kolom": "nama"}, CORRECTED_COLUMN, "disisihkan"),
    ],
)
def test_a_correction_that_does_not_apply_is_counted_and_said(change, rule, fate):
    delivery = corrected({**FIX, **change})
    assert cell(delivery) == "Guru Ahli Muda"
    assert fates(delivery, "koreksi") == [fate]
    assert found(delivery, table="koreksi") == {rule.rule: rule.outcome}


def test_two_corrections_of_one_value_contradict_and_neither_is_used():
    delivery = corrected(FIX, {**FIX, "baru": "Dosen"})
    assert cell(delivery) == "Guru Ahli Muda"
    assert fates(delivery, "koreksi") == ["disisihkan"] * 2
    assert set(found(delivery, table="koreksi")) == {CORRECTION_CONFLICT.rule}


def test_an_equal_correction_twice_is_one():
    assert fates(corrected(FIX, FIX), "koreksi") == ["dipakai", "di luar cakupan"]


def test_what_is_read_is_used_outside_or_set_aside():
    rows = [FIX, FIX, {**FIX, "nip": PPPK}, {**FIX, "lama": "x", "baru": "y"}]
    counts = corrected(*rows).counts.set_index("tabel").loc["koreksi"]
    assert counts["dibaca"] == 4
    assert (counts["dipakai"], counts["di_luar"], counts["disisihkan"]) == (1, 1, 2)


def test_stale_corrections_never_stop_a_run():
    tables = (raw("opd", OPD), raw("pegawai", [PERSON]), raw("koreksi", [{**FIX, "lama": "x"}]))
    strict = Dataset(folder=Path("kota").absolute(), batas_baris_buruk=0.0)
    delivery = assemble(ReadResult(tables), strict, PERIOD, law())
    assert fates(delivery, "koreksi") == ["disisihkan"]
    assert "struktur" not in set(delivery.problems["outcome"])


@pytest.mark.parametrize(
    ("column", "one", "other"),
    [
        ("tingkat_pendidikan", "S-1", "S1"),
        ("jenjang_jabatan", "Ahli Muda", "JF Ahli Muda"),
        ("golongan", "IIId", "III/d"),
        ("jabatan", " Guru  Muda", "Guru Muda"),
    ],
)
def test_two_spellings_of_one_value_are_one(column, one, other):
    assert meaning(column, one) == meaning(column, other)


def test_every_correctable_column_tells_nothing_from_something():
    assert [column for column in CORRECTABLE if meaning(column, "") == meaning(column, "x")] == []


def test_returned_tables_stack_on_the_city_s_own(tmp_path):
    files = {
        "2026-Q3/pegawai.csv": PEGAWAI,
        "2026-Q3/pelatihan.csv": TRAINING.replace("a,5,x", ",,").replace(NIP, OTHER),
        "2026-Q3/formulir/pelatihan.csv": TRAINING,
        "2026-Q3/formulir/penilaian_kompetensi.csv": LEVEL,
        "2026-Q3/formulir/koreksi.csv": CORRECTION,
    }
    result = read(tmp_path, files)
    assert [problem.rule for problem in result.problems] == []
    assert [(table.table, table.file) for table in result.tables] == [
        ("pegawai", "2026-Q3/pegawai.csv"),
        ("pelatihan", "2026-Q3/pelatihan.csv"),
        ("koreksi", "2026-Q3/formulir/koreksi.csv"),
        ("pelatihan", "2026-Q3/formulir/pelatihan.csv"),
        ("penilaian_kompetensi", "2026-Q3/formulir/penilaian_kompetensi.csv"),
    ]


def test_returned_trainings_alone_are_no_delivered_table(tmp_path):
    result = read(
        tmp_path,
        {"2026-Q3/pegawai.csv": PEGAWAI, "2026-Q3/formulir/pelatihan.csv": TRAINING},
    )
    assert [table.table for table in result.tables] == ["pegawai"]
    assert [(p.rule, p.outcome) for p in result.problems] == [(RETURNED_ALONE[0], "ditandai")]


def test_other_files_among_the_returned_ones_are_named(tmp_path):
    result = read(
        tmp_path,
        {"2026-Q3/pegawai.csv": PEGAWAI, "2026-Q3/formulir/kinerja.csv": "nip,tahun\n"},
    )
    assert [(p.file, p.outcome) for p in result.problems] == [
        ("2026-Q3/formulir/kinerja.csv", "ditandai")
    ]
