"""Rows that say the same count once; rows that contradict each other do not count."""

from __future__ import annotations

from tests.judge_fixture import (
    APPRAISAL,
    ASSESSMENT,
    NIP,
    OTHER,
    PERSON,
    PPPK,
    SANCTION,
    TRAINING,
    fates,
    found,
    judged,
    raw,
)

STAFF = raw("pegawai", [PERSON, {**PERSON, "nip": OTHER}])
USED, OUTSIDE, ASIDE = "dipakai", "di luar cakupan", "disisihkan"


def trainings(*rows):
    return judged(STAFF, raw("pelatihan", rows))


def test_of_equal_rows_the_first_stays():
    again = {**PERSON, "nama": "orang  CONTOH", "tingkat_pendidikan": "S-1", "opd": "Dinas Satu"}
    delivery = judged(raw("pegawai", [PERSON, {**PERSON, "nip": OTHER}, again]))
    # the name differs in case and blanks only, education and OPD are spelled in another way
    assert fates(delivery, "pegawai") == [USED, USED, OUTSIDE]
    assert found(delivery, 4) == {"Baris sama persis dengan baris lain": OUTSIDE}


def test_a_copy_of_a_row_set_aside_is_outside_scope():
    bad = {**PERSON, "tingkat_pendidikan": "Sarjaan"}
    assert fates(judged(raw("pegawai", [bad, bad])), "pegawai") == [ASIDE, OUTSIDE]


def test_different_facts_for_one_nip_set_all_its_rows_aside():
    rows = [PERSON, {**PERSON, "tingkat_pendidikan": "S2"}, {**PERSON, "nip": OTHER}]
    delivery = judged(raw("pegawai", rows))
    assert fates(delivery, "pegawai") == [ASIDE, ASIDE, USED]
    assert found(delivery, 3) == {"Satu NIP muncul dengan isi yang berbeda": ASIDE}


def test_one_nip_in_two_opd_keeps_both_codes_for_the_count_of_staff():
    rows = [PERSON, {**PERSON, "opd": "dinas-dua"}]
    assert judged(raw("pegawai", rows)).tables["pegawai"]["opd"].tolist() == [
        "dinas-satu",
        "dinas-dua",
    ]


def test_a_contradiction_between_excluded_rows_needs_no_mending():
    rows = [{**PERSON, "status_asn": "CPNS"}, {**PERSON, "status_asn": "CPNS", "opd": "dinas-dua"}]
    assert fates(judged(raw("pegawai", rows)), "pegawai") == [OUTSIDE, OUTSIDE]


def test_a_row_that_excludes_a_person_who_also_counts_is_a_contradiction():
    rows = [PERSON, {**PERSON, "status_asn": "CPNS"}]
    assert fates(judged(raw("pegawai", rows)), "pegawai") == [ASIDE, ASIDE]


def test_two_appraisals_of_one_year_are_both_set_aside():
    rows = [APPRAISAL, {**APPRAISAL, "predikat": "Kurang"}, {**APPRAISAL, "nip": OTHER}]
    delivery = judged(STAFF, raw("kinerja", rows))
    assert fates(delivery, "kinerja") == [ASIDE, ASIDE, USED]


def test_a_predicate_and_its_code_are_the_same_appraisal():
    rows = [APPRAISAL, {**APPRAISAL, "predikat": "2"}]
    assert fates(judged(STAFF, raw("kinerja", rows)), "kinerja") == [USED, OUTSIDE]


def test_quarters_other_years_and_empty_rows_contradict_no_annual_appraisal():
    rows = [
        APPRAISAL,
        {**APPRAISAL, "predikat": "Kurang", "periode_penilaian": "Triwulan I"},
        {**APPRAISAL, "predikat": "Kurang", "tahun": "2024"},
        {**APPRAISAL, "predikat": None},
    ]
    assert fates(judged(STAFF, raw("kinerja", rows)), "kinerja") == [USED, OUTSIDE, OUTSIDE, USED]


def test_a_training_told_twice_counts_once():
    other = {**TRAINING, "nama_pelatihan": "PELATIHAN, contoh", "jenis": "8", "jp": "20,00"}
    delivery = trainings(TRAINING, other, {**TRAINING, "nip": OTHER})
    assert fates(delivery, "pelatihan") == [USED, OUTSIDE, USED]
    assert found(delivery, 3, "pelatihan") == {
        "Pelatihan yang sama sudah tercatat pada baris lain": OUTSIDE
    }


def test_trainings_that_differ_in_component_day_hours_or_name_are_several():
    rows = [
        {**TRAINING, "jenis": "9"},
        {**TRAINING, "tanggal_selesai": "2026-02-04"},
        {**TRAINING, "jp": "21"},
        {**TRAINING, "nama_pelatihan": "Pelatihan Lain"},
    ]
    assert fates(trainings(TRAINING, *rows), "pelatihan") == [USED] * 5


def test_trainings_without_a_name_are_the_same_only_when_all_else_is():
    nameless = {**TRAINING, "nama_pelatihan": None, "penyelenggara": "A"}
    rows = [nameless, {**nameless, "penyelenggara": "B"}, nameless]
    assert fates(trainings(*rows), "pelatihan") == [USED, USED, OUTSIDE]


def test_a_training_set_aside_does_not_stand_for_the_good_record_of_it():
    bad = {**TRAINING, "tanggal_mulai": "2026-05-01"}
    assert fates(trainings(bad, TRAINING), "pelatihan") == [ASIDE, USED]


def test_two_sanctions_of_one_day_are_two():
    rows = [SANCTION, {**SANCTION, "tingkat": "berat"}, SANCTION]
    assert fates(judged(STAFF, raw("disiplin", rows)), "disiplin") == [USED, USED, OUTSIDE]


def test_two_levels_on_one_day_are_both_set_aside():
    rows = [ASSESSMENT, {**ASSESSMENT, "level": "4"}, {**ASSESSMENT, "tanggal": "2024-03-04"}]
    delivery = judged(STAFF, raw("penilaian_kompetensi", rows))
    assert fates(delivery, "penilaian_kompetensi") == [ASIDE, ASIDE, USED]


def test_zeros_of_excel_are_recognised_among_pppk_of_one_file():
    zeros = "199003032023211000"
    alone = judged(raw("pegawai", [{**PERSON, "nip": zeros, "status_asn": "PPPK"}, PERSON]))
    assert fates(alone, "pegawai") == [USED, USED]
    destroyed = judged(raw("pegawai", [{**PERSON, "nip": zeros}, {**PERSON, "nip": "1.98E+17"}]))
    assert found(destroyed, 2)["NIP rusak oleh Excel"] == ASIDE
    many = [{**PERSON, "nip": nip} for nip in (zeros, "199103032023211000", NIP, PPPK)]
    assert fates(judged(raw("pegawai", many)), "pegawai") == [ASIDE, ASIDE, USED, USED]


DESTROYED = "1.97E+17"


def test_rows_of_people_whose_nip_cannot_be_read_are_no_copies():
    for table, row in (
        ("pelatihan", TRAINING),
        ("kinerja", APPRAISAL),
        ("disiplin", SANCTION),
        ("penilaian_kompetensi", ASSESSMENT),
    ):
        rows = [{**row, "nip": DESTROYED}] * 2
        assert fates(judged(STAFF, raw(table, rows)), table) == [ASIDE, ASIDE]


def test_staff_whose_nip_cannot_be_read_are_no_copies():
    rows = [{**PERSON, "nip": DESTROYED}, {**PERSON, "nip": None}] * 2
    assert fates(judged(raw("pegawai", rows)), "pegawai") == [ASIDE] * 4
