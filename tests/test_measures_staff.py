"""Who counts as staff, where, and who does not."""

from __future__ import annotations

from datetime import date

import pandas as pd
from tests.measures_fixture import deliver, law, person

from analysis.measures.staff import exclusions, staff

ASIDE = {"nasib": "disisihkan"}


def test_a_person_set_aside_is_staff_in_each_opd_its_rows_name():
    rows = [person("1", **ASIDE), person("1", opd="kecamatan-tiga", **ASIDE), person("2")]
    members = staff(deliver(rows), law())
    assert members[["orang", "opd"]].to_numpy().tolist() == [
        [0, "dinas-satu"],
        [0, "kecamatan-tiga"],
        [1, "dinas-satu"],
    ]
    assert members["dipakai"].tolist() == [False, False, True]


def test_rows_of_one_opd_are_one_member_there():
    members = staff(deliver([person("1", **ASIDE), person("1", **ASIDE)]), law())
    assert len(members) == 1


def test_a_row_that_names_no_opd_adds_none_to_a_person_who_has_one():
    rows = [person("1", **ASIDE), person("1", opd=None, **ASIDE)]
    assert staff(deliver(rows), law())["opd"].tolist() == ["dinas-satu"]


def test_a_person_without_any_readable_opd_is_staff_of_the_city():
    members = staff(deliver([person("1", opd=None, **ASIDE)]), law())
    assert members["opd"].isna().tolist() == [True]


def test_each_row_without_a_readable_nip_is_one_person():
    members = staff(deliver([person(None, **ASIDE), person(None, **ASIDE)]), law())
    assert members["orang"].nunique() == 2


def test_what_the_rows_of_a_person_do_not_agree_on_is_missing():
    rows = [
        person("1", jenis_kelamin="L", **ASIDE),
        person("1", jenis_kelamin="P", tingkat_pendidikan=None, **ASIDE),
    ]
    member = staff(deliver(rows), law()).iloc[0]
    assert pd.isna(member["jenis_kelamin"])
    assert member["tingkat_pendidikan"] == "S1"


def test_a_set_aside_row_of_somebody_who_is_used_elsewhere_adds_nobody():
    rows = [person("1"), person("1", opd="dinas-dua", **ASIDE)]
    assert staff(deliver(rows), law())["opd"].tolist() == ["dinas-satu"]


def test_rows_set_aside_that_readably_name_somebody_excluded_are_no_staff():
    rows = [
        person("1", status_asn="CPNS", **ASIDE),
        person("2", kedudukan_hukum="99", **ASIDE),
        person("3", kedudukan_hukum=None, status_asn=None, **ASIDE),
    ]
    assert staff(deliver(rows), law())["nip"].tolist() == ["3"]


def test_one_eligible_row_keeps_a_contradicted_person_among_the_staff():
    rows = [person("1", kedudukan_hukum="99", **ASIDE), person("1", **ASIDE)]
    assert len(staff(deliver(rows), law())) == 1


def test_the_exclusion_of_pppk_depends_on_the_year():
    row = person("1", status_asn="PPPK", **ASIDE)
    assert staff(deliver([row]), law(date(2022, 12, 31))).empty
    assert len(staff(deliver([row]), law(date(2023, 3, 31)))) == 1


def test_copies_and_totals_outside_scope_are_not_excluded_people():
    outside = {"nasib": "di luar cakupan"}
    rows = [
        person("1"),
        person("1", **outside),
        person(None, nama="Jumlah", **outside),
        person("2", kedudukan_hukum="20", **outside),
        person("2", kedudukan_hukum="20", **outside),
    ]
    found = exclusions(deliver(rows), law())
    assert found[["nip", "alasan"]].to_numpy().tolist() == [["2", "kedudukan_hukum_20"]]


def test_people_belong_to_the_recap_groups_that_readers_know():
    rows = [
        person("1", jenjang_jabatan="JPT Pratama", tingkat_pendidikan="Sp-2"),
        person("2", jenjang_jabatan="JF Ahli Madya", tingkat_pendidikan="Profesi"),
        person("3", jenjang_jabatan="JF Terampil", tingkat_pendidikan="Sarjana Muda"),
        person("4", jenjang_jabatan="Pelaksana", tingkat_pendidikan="SLTP"),
        person("5", jenjang_jabatan=None, tingkat_pendidikan=None),
    ]
    groups = ["kelompok_jenjang", "pendidikan", "kelompok_pendidikan"]
    found = staff(deliver(rows), law())[groups].astype(object)
    assert found.where(found.notna(), None).to_numpy().tolist() == [
        ["JPT", "S3", "S2-S3"],
        ["JF keahlian", "S1/D4", "S1/D4"],
        ["JF keterampilan", "D3", "D3 ke bawah"],
        ["Pelaksana", "SD/SLTP", "D3 ke bawah"],
        [None, None, None],
    ]


def test_the_callers_rows_stay_untouched():
    delivery = deliver([person("1"), person("2", **ASIDE)])
    before = delivery.tables["pegawai"].copy()
    staff(delivery, law())
    pd.testing.assert_frame_equal(delivery.tables["pegawai"], before)
