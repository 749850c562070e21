"""Units find their OPD, histories their person."""

from __future__ import annotations

import pytest
from tests.judge_fixture import (
    NIP,
    OPD,
    OTHER,
    PERSON,
    SAMPLES,
    TRAINING,
    fates,
    found,
    judged,
    raw,
)

from analysis.intake.judging.link import roster_from_names

WITHOUT_OPD = {name: cell for name, cell in PERSON.items() if name != "opd"}
TREE = [
    {"id": "1", "nama": "Pemerintah Kota Contoh"},
    {"id": "2", "nama": "Dinas Satu", "id_atasan": "1"},
    {"id": "3", "nama": "Sekretariat", "id_atasan": "2"},
    {"id": "4", "nama": "Subbagian Umum", "id_atasan": "3"},
    {"id": "5", "nama": "Dinas Dua", "id_atasan": "1"},
    {"id": "6", "nama": "Sekretariat", "id_atasan": "5"},
    {"id": "7", "nama": "Puskesmas", "id_atasan": "8"},
    {"id": "8", "nama": "Balai", "id_atasan": "7"},
]


def staff(*units, **more):
    return raw(
        "pegawai",
        [{**WITHOUT_OPD, "nip": f"19800101200501{n:04d}", **more, "unit_kerja": unit}
         for n, unit in enumerate(units, 1001)],
    )  # fmt: skip


def codes(delivery):
    return (
        delivery.tables["pegawai"]["opd"]
        .astype(object)
        .where(lambda opd: opd.notna(), None)
        .tolist()
    )


def test_a_unit_climbs_the_tree_to_its_opd():
    delivery = judged(staff("SUBBAGIAN  umum", "Dinas Dua"), raw("unor", TREE))
    assert codes(delivery) == ["dinas-satu", "dinas-dua"]


def test_a_unit_name_of_two_opd_is_not_guessed():
    delivery = judged(staff("Sekretariat", "Sekretariat"), raw("unor", TREE))
    assert fates(delivery, "pegawai") == ["disisihkan"] * 2
    (problem,) = delivery.each_problem("disisihkan")
    assert problem.rule == "Nama unit kerja dipakai lebih dari satu OPD"
    assert problem.value == "Sekretariat (2 pegawai)"


def test_the_id_of_a_unit_settles_what_its_name_leaves_open():
    delivery = judged(staff("Sekretariat", unor_id="6"), raw("unor", TREE))
    assert codes(delivery) == ["dinas-dua"]


def test_a_tree_that_runs_in_a_circle_leads_nowhere():
    delivery = judged(staff("Puskesmas"), raw("unor", TREE))
    assert fates(delivery, "pegawai") == ["disisihkan"]


def test_without_a_tree_a_unit_is_matched_by_the_name_of_the_opd():
    delivery = judged(staff("Dinas Satu Kota Contoh", "Bidang B - Dinas Dua"), nama="Kota Contoh")
    assert codes(delivery) == ["dinas-satu", "dinas-dua"]


def test_each_unmatched_unit_is_listed_once_with_its_head_count():
    delivery = judged(staff("SD 1", "SD 2", "SD 1", "SD 1"))
    listed = [(p.row, p.value) for p in delivery.each_problem("disisihkan")]
    assert listed == [(2, "SD 1 (3 pegawai)"), (3, "SD 2 (1 pegawai)")]
    assert fates(delivery, "pegawai") == ["disisihkan"] * 4


def test_people_who_are_not_measured_are_not_in_the_head_count_of_a_unit():
    rows = [{**WITHOUT_OPD, "unit_kerja": "SD 1", "nip": NIP, "status_asn": "CPNS"},
            {**WITHOUT_OPD, "unit_kerja": "SD 1", "nip": OTHER}]  # fmt: skip
    listed = [(p.row, p.value) for p in judged(raw("pegawai", rows)).each_problem("disisihkan")]
    assert listed == [(3, "SD 1 (1 pegawai)")]


def test_the_name_of_the_city_in_the_column_opd_states_no_opd():
    rows = [{**PERSON, "opd": "Pemerintah Kota Contoh", "unit_kerja": "Dinas Dua"}]
    assert codes(judged(raw("pegawai", rows), nama="Kota Contoh")) == ["dinas-dua"]


def test_neither_opd_nor_unit_is_an_empty_opd():
    rows = [{**PERSON, "opd": None, "unit_kerja": None}, {**PERSON, "nip": OTHER}]
    delivery = judged(raw("pegawai", rows))
    assert found(delivery)["OPD kosong"] == "disisihkan"


def test_without_the_table_opd_the_roster_is_made_of_the_names_delivered():
    rows = [{**PERSON, "opd": "Dinas Satu"}, {**PERSON, "nip": OTHER, "opd": "DINAS  satu"}]
    delivery = judged(raw("pegawai", rows), opd=())
    assert delivery.opd[["kode", "nama"]].to_numpy().tolist() == [["dinas-satu", "Dinas Satu"]]
    flagged = [p.rule for p in delivery.each_problem("ditandai")]
    assert flagged == ["Tabel opd tidak ada; daftar OPD disusun dari data pegawai"]


def test_without_any_name_of_an_opd_the_run_stops():
    delivery = judged(staff("SD 1"), opd=())
    assert "OPD pegawai tidak dapat diketahui" in [
        p.rule for p in delivery.each_problem("struktur")
    ]


def test_the_children_of_the_citys_root_are_the_opd_of_a_tree():
    delivery = judged(staff("Subbagian Umum"), raw("unor", TREE[:6]), opd=())
    assert codes(delivery) == ["dinas-satu"]


def test_made_codes_are_safe_and_differ():
    roster = roster_from_names(["../x", "Dinas A/B", "Dinas A B ", "Dinas A-B.", "CON", "政"], "")
    assert roster.opd["kode"].tolist() == ["con-2", "dinas-a-b", "x", "opd"]


@pytest.mark.parametrize(
    ("kode", "safe"),
    [("../x", False), ("a/b", False), ("a\\b", False), ("a\x07b", False), ("..", False),
     ("a..b", False), (".a", False), ("a.", False), ("a b", False), ("con", False),
     ("nul.txt", False), ("é", False), ("a" * 81, False), ("1.02.01", True), ("dinas_x-1", True)],
)  # fmt: skip
def test_a_code_that_could_leave_the_output_folder_is_refused(kode, safe):
    delivery = judged(raw("pegawai", [PERSON]), opd=[*OPD, {"kode": kode, "nama": "Dinas Tiga"}])
    refused = [p.rule for p in delivery.each_problem("struktur")]
    assert bool(refused) is not safe
    assert kode not in delivery.opd["kode"].tolist() or safe


def test_two_opd_of_one_code_or_name_are_refused():
    twice = [
        *OPD,
        {"kode": "DINAS-SATU", "nama": "Dinas Tiga"},
        {"kode": "d4", "nama": "dinas DUA"},
    ]
    delivery = judged(raw("pegawai", [PERSON]), opd=twice)
    assert [(p.row, p.rule) for p in delivery.each_problem("struktur")] == [
        (4, "Kode OPD yang sama dipakai lebih dari sekali"),
        (5, "Nama OPD yang sama dipakai lebih dari sekali"),
    ]


IDENTIFIED = [{**PERSON, "pns_id": "AB-1"}, {**PERSON, "nip": OTHER, "pns_id": "AB-2"}]


def by_id(**cells):
    row = {"pns_id": "ab-1", **TRAINING, "nip": None, **cells}
    return judged(raw("pegawai", IDENTIFIED), raw("pelatihan", [row]))


def test_a_history_keyed_by_pns_id_finds_its_person():
    assert by_id().tables["pelatihan"]["nip"].tolist() == [NIP]


def test_a_pns_id_makes_up_for_a_destroyed_nip():
    delivery = by_id(nip="1.98E+17")
    assert fates(delivery, "pelatihan") == ["dipakai"]


def test_a_nip_and_a_pns_id_of_two_people_are_set_aside():
    assert found(by_id(nip=OTHER), table="pelatihan") == {
        "NIP dan PNS ID menunjuk orang yang berbeda": "disisihkan"
    }


def test_an_unknown_pns_id_is_nobody_of_the_staff():
    assert found(by_id(pns_id="ab-9"), table="pelatihan") == {
        "Orang ini tidak ada di tabel pegawai": "di luar cakupan"
    }


def test_a_pns_id_of_two_people_is_not_guessed():
    staff_ = raw("pegawai", [IDENTIFIED[0], {**IDENTIFIED[1], "pns_id": "AB-1"}])
    row = {"pns_id": "AB-1", **TRAINING, "nip": None}
    assert found(judged(staff_, raw("pelatihan", [row])), table="pelatihan") == {
        "PNS ID menunjuk lebih dari satu NIP": "disisihkan"
    }


def test_histories_by_pns_id_need_staff_with_pns_id():
    row = {"pns_id": "AB-1", **TRAINING, "nip": None}
    delivery = judged(raw("pegawai", [PERSON]), raw("pelatihan", [row, row]))
    stopped = list(delivery.each_problem("struktur"))
    assert [p.rule for p in stopped] == [
        "Riwayat memakai PNS ID, tetapi tabel pegawai tidak membawa PNS ID"
    ]


def test_the_history_of_an_excluded_person_is_outside_scope():
    staff_ = raw("pegawai", [{**PERSON, "status_asn": "CPNS"}])
    delivery = judged(staff_, raw("pelatihan", [{**TRAINING, "jp": "buruk"}]))
    assert found(delivery, table="pelatihan") == {
        "Riwayat pegawai yang dikecualikan dari pengukuran": "di luar cakupan"
    }


def test_the_history_of_a_person_whose_rows_are_set_aside_is_judged():
    staff_ = raw("pegawai", [{**PERSON, "tingkat_pendidikan": "Sarjaan"}])
    assert fates(judged(staff_, raw("pelatihan", [TRAINING])), "pelatihan") == ["dipakai"]


def test_problems_of_a_history_name_the_opd_of_the_person():
    delivery = judged(raw("pegawai", [PERSON]), raw("pelatihan", [{**TRAINING, "jp": "x"}]))
    chosen = delivery.problems[delivery.problems["table"] == "pelatihan"]
    assert chosen["opd"].tolist() == ["dinas-satu"]


@pytest.mark.filterwarnings("error")
def test_an_unknown_opd_is_told_with_the_nearest_one():
    delivery = judged(raw("pegawai", [{**PERSON, "opd": "Dinas Stau"}]))
    (problem,) = delivery.each_problem("disisihkan")
    assert problem.suggestion.startswith("Dinas Satu")


NOBODY = "Tidak satu baris pun dari riwayat ini milik orang di tabel pegawai"


def strangers(table, count, *more):
    rows = [{**SAMPLES[table], "nip": f"19900101201501{n}"} for n in range(1001, 1001 + count)]
    return judged(raw("pegawai", [PERSON]), raw(table, [*rows, *more]))


@pytest.mark.parametrize(
    ("table", "count", "outcome"),
    [
        ("pelatihan", 1, "struktur"),
        ("kinerja", 1, "struktur"),
        ("disiplin", 19, "ditandai"),
        ("disiplin", 20, "struktur"),
        ("penilaian_kompetensi", 30, "ditandai"),
    ],
)
def test_a_history_of_strangers_only_is_of_another_city(table, count, outcome):
    said = [p for p in strangers(table, count).each_problem() if p.rule == NOBODY]
    assert [(p.outcome, p.row, p.value) for p in said] == [(outcome, 0, f"{count} baris")]


@pytest.mark.parametrize("table", ["pelatihan", "kinerja", "disiplin"])
def test_one_row_of_the_staff_or_none_at_all_is_no_other_city(table):
    for delivery in (strangers(table, 30, SAMPLES[table]), strangers(table, 0)):
        assert NOBODY not in set(delivery.problems["rule"])


def test_a_history_by_ids_that_nobody_has_is_of_another_city():
    person, course = {**PERSON, "pns_id": "a1"}, {**TRAINING, "nip": None, "pns_id": "b2"}
    delivery = judged(raw("pegawai", [person]), raw("pelatihan", [course]))
    assert "struktur" in set(delivery.problems["outcome"])
