"""How OPD became others: what a row says, what contradicts it, which OPD a quarter has."""

from __future__ import annotations

import pandas as pd
import pytest
from tests.judge_fixture import NIP, OTHER, PERSON, fates, found, judged, raw

from analysis.intake.tables.perubahan_opd import changes_in, ended_problems, exists

OPD = [
    {"kode": "pasar", "nama": "Dinas Pasar"},
    {"kode": "niaga", "nama": "Dinas Niaga"},
    {"kode": "usaha", "nama": "Dinas Usaha"},
]
ROW = {"kode_lama": "pasar", "kode_baru": "niaga", "sejak": "2026-Q3"}


def delivered(*rows, staff=("niaga", "usaha")):
    people = [
        {**PERSON, "nip": nip, "opd": opd} for nip, opd in zip((NIP, OTHER), staff, strict=False)
    ]
    return judged(raw("pegawai", people), raw("perubahan_opd", rows), opd=OPD)


def rules_of(delivery, row=2):
    return found(delivery, row, "perubahan_opd")


@pytest.mark.parametrize(
    ("old", "since"),
    [("pasar", "2026-Q3"), ("Dinas Pasar", "Triwulan III 2026"), ("PASAR", "TW 3 2026")],
)
def test_opd_are_read_by_code_or_name_and_quarters_as_people_write_them(old, since):
    delivery = delivered({**ROW, "kode_lama": old, "sejak": since})
    assert changes_in(delivery.tables["perubahan_opd"]) == [("pasar", "niaga", "2026-Q3")]
    assert rules_of(delivery) == {}


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ({"kode_lama": "pasr"}, "OPD dalam perubahan_opd tidak ada di opd.csv"),
        ({"kode_baru": None}, "Kolom wajib kosong"),
        ({"sejak": "2026-07-01"}, "Triwulan perubahan OPD tidak terbaca"),
        ({"sejak": None}, "Kolom wajib kosong"),
    ],
)
def test_a_row_that_cannot_be_understood_is_set_aside(row, rule):
    delivery = delivered({**ROW, **row}, {**ROW, "kode_lama": "usaha", "sejak": "2027-Q1"})
    assert rules_of(delivery) == {rule: "disisihkan"}
    assert fates(delivery, "perubahan_opd") == ["disisihkan", "dipakai"]


def test_a_misspelt_opd_gets_a_suggestion():
    delivery = delivered({**ROW, "kode_lama": "Dinas Pasr"})
    assert delivery.problems["suggestion"].str.split(", ").str[0].tolist() == ["Dinas Pasar"]


def test_equal_rows_count_once():
    delivery = delivered(ROW, {**ROW, "keterangan": "lagi"})
    assert fates(delivery, "perubahan_opd") == ["dipakai", "di luar cakupan"]


def test_an_opd_cannot_end_twice():
    delivery = delivered(ROW, {**ROW, "kode_baru": "usaha", "sejak": "2027-Q1"})
    rule = "OPD lama sudah berakhir sebelum triwulan ini menurut baris lain"
    assert rules_of(delivery, 3) == {rule: "disisihkan"}


def test_a_row_from_an_opd_to_itself_is_pointed_out_unless_another_row_splits_it():
    same = {**ROW, "kode_baru": "pasar"}
    rule = "Baris ini tidak mengubah apa pun: OPD lama dan baru sama"
    assert rules_of(delivered(same, staff=("pasar",))) == {rule: "ditandai"}
    assert rules_of(delivered(same, ROW, staff=("pasar",))) == {}


def test_staff_under_an_opd_that_ended_is_pointed_out_once_and_keeps_its_opd():
    delivery = delivered(ROW, {**ROW, "kode_baru": "usaha"}, staff=("pasar",))
    rule = "OPD yang sudah berakhir menurut perubahan_opd masih mempunyai pegawai"
    assert rules_of(delivery) == {rule: "ditandai"}
    assert rules_of(delivery, 3) == {}
    assert delivery.opd["kode"].tolist() == ["pasar", "niaga", "usaha"]


def test_a_quarter_has_the_opd_of_its_own_structure():
    later = {**ROW, "kode_lama": "niaga", "kode_baru": "usaha", "sejak": "2027-Q1"}
    delivery = delivered(ROW, later, staff=("niaga",))
    assert delivery.opd["kode"].tolist() == ["niaga"]


CHAIN = [("a", "b", "2026-Q1"), ("b", "a", "2026-Q3"), ("c", "c", "2026-Q2"), ("c", "d", "2026-Q2")]


@pytest.mark.parametrize(
    ("kode", "quarters"),
    [
        ("a", {"2025-Q4": True, "2026-Q1": False, "2026-Q2": False, "2026-Q3": True}),
        ("b", {"2025-Q4": False, "2026-Q1": True, "2026-Q3": False}),
        ("c", {"2026-Q1": True, "2026-Q2": True, "2027-Q1": True}),
        ("d", {"2026-Q1": False, "2026-Q2": True}),
        ("lain", {"2026-Q1": True}),
    ],
)
def test_an_opd_exists_from_its_first_quarter_until_it_becomes_another(kode, quarters):
    assert {quarter: exists(kode, CHAIN, quarter) for quarter in quarters} == quarters


def test_an_opd_that_ended_is_told_with_the_row_to_write():
    ended = pd.DataFrame(
        [("pasar", "Dinas Pasar", 12, "niaga", "Dinas Niaga", 9, 10, 73),
         ("usaha", "Dinas Usaha", 3, "", "", 0, 0, 0)],
        columns=["kode_lama", "nama_lama", "orang", "kode_baru", "nama_baru", "pindah",
                 "masih_ada", "mirip"],
    )  # fmt: skip
    told = ended_problems(ended, "2026-Q3")
    row = "mungkin pasar,niaga,2026-Q3: 9 dari 10 pegawainya yang masih ada kini di Dinas Niaga"
    assert told["suggestion"].tolist() == [
        f"{row}, dan nama keduanya mirip 73%",
        "usaha: tidak ada OPD yang tampak melanjutkannya",
    ]
    assert told["value"].tolist() == ["Dinas Pasar (12 pegawai)", "Dinas Usaha (3 pegawai)"]
    assert ended_problems(ended.iloc[:0], "2026-Q3").empty
