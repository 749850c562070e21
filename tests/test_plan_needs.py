"""What a person needs, on which legal ground, and which courses meet it."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import cache

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.judge_fixture import NIP, OTHER, PERIOD, PERSON, PPPK, TRAINING, judged, law, raw
from tests.test_intake_katalog import COURSE

from analysis.dataset.settings import PlanSettings
from analysis.measures.components import training_components
from analysis.measures.gap import gaps, target_gaps
from analysis.measures.professionalism import score
from analysis.plan.needs.catalogue import Catalogue, catalogue
from analysis.plan.needs.listed import COLUMNS, SOURCES, needs, unneeded
from analysis.quarter import Quarter
from analysis.regulation import load_development

RULES = load_development(PERIOD.end)
LEADER = {
    **PERSON,
    "jenis_jabatan": "struktural",
    "jenjang_jabatan": "Pengawas",
    "jabatan": "Kepala Seksi",
}
GROUNDS = {
    "kesenjangan": "PP 11/2017 Pasal 206",
    "kesenjangan_tujuan": "PP 11/2017 Pasal 206",
    "kinerja": "PP 11/2017 Pasal 206",
    "jp_tahunan": "PP 11/2017 Pasal 203 ayat (4)",
    "kepemimpinan": "Peraturan BKN 8/2019",
    "fungsional": "Peraturan BKN 8/2019",
    "teknis": "Peraturan BKN 8/2019",
    "seminar": "Peraturan BKN 8/2019",
}


def levels(**found: int) -> list[dict[str, str]]:
    """Assessments of the usual person: M1=2 is level 2 in M.1; the others meet any standard."""
    known = {**{f"M{n}": 5 for n in range(1, 9)}, "SK1": 5, **found}
    return [
        {"nip": NIP, "kompetensi": name.replace("K", "K.") if name[0] == "S" else f"M.{name[1:]}",
         "level": str(level), "tanggal": "2026-01-02"}
        for name, level in known.items()
    ]  # fmt: skip


def listed(*people, courses=(), predicates=("Baik",), trainings=(), assessed=(), standards=()):
    """The needs of some people, where only what is given was delivered."""
    people = people or (PERSON,)
    offers = [{k: v for k, v in {**COURSE, **row}.items() if v} for row in courses]
    tables = [
        raw("pegawai", people),
        raw("pelatihan", trainings or [{**TRAINING, "nip": "9"}]),
        raw(
            "kinerja",
            [
                {"nip": person["nip"], "tahun": "2025", "predikat": predicate}
                for person, predicate in zip(people, predicates, strict=False)
            ],
        ),
    ]
    more = {
        "penilaian_kompetensi": assessed,
        "standar_kompetensi": standards,
        "katalog_pelatihan": offers,
    }
    delivery = judged(*tables, *(raw(name, rows) for name, rows in more.items() if rows))
    offered = catalogue(delivery, law(), RULES, PlanSettings())
    return needs(measured(delivery), offered, law(), RULES)


def measured(delivery) -> Quarter:
    """The parts of a measured quarter that needs ask for; the sums over people take longest."""
    scores = score(delivery, law())
    parts = {
        "people": scores.people,
        "gaps": gaps(scores.people, delivery, RULES),
        "target_gaps": target_gaps(scores.people, delivery, RULES),
        "components": training_components(scores, delivery, law()),
    }
    names = [field.name for field in fields(Quarter)]
    return Quarter(**{**dict.fromkeys(names), **parts})


def of(found: pd.DataFrame, source: str, nip: str = NIP) -> list[tuple[str, int, str]]:
    """Subject, size and courses of one source's needs of a person."""
    rows = found[(found["sumber"] == source) & (found["nip"] == nip)]
    return list(
        zip(rows["hal"], rows["besar"].tolist(), rows["pelatihan"].astype(str), strict=True)
    )


def course(kode, competency="", level="", **cells):
    return {"kode": kode, "kompetensi": competency, "level_ke": level, **cells}


def test_a_competency_gap_towards_the_present_post_is_a_need():
    found = listed(assessed=levels(M1=2, M2=1), courses=[course("A", "M.1", "3")])
    assert of(found, "kesenjangan") == [("M.1", 1, "A"), ("M.2", 2, "")]
    assert found.loc[found["hal"] == "M.2", "tanpa_pelatihan"].tolist() == [True]


def test_what_is_not_assessed_or_has_expired_is_no_need():
    old = [{**row, "tanggal": "2020-01-02"} for row in levels(M1=1)]
    found = listed(PERSON, {**PERSON, "nip": OTHER}, assessed=old)
    assert of(found, "kesenjangan") == of(found, "kesenjangan", OTHER) == []


def test_a_gap_towards_the_prospective_post_is_a_need_of_its_own():
    person = {**PERSON, "jabatan_tujuan": "Kepala Bagian Contoh"}
    standards = [{"jabatan": "Kepala Bagian Contoh", "kompetensi": "M.1", "level": "5"}]
    found = listed(person, assessed=levels(M1=4), standards=standards)
    assert of(found, "kesenjangan") == []
    assert of(found, "kesenjangan_tujuan") == [("M.1", 1, "")]


def test_a_predicate_below_expectation_is_a_need_sized_by_its_open_points():
    points = {"Sangat Baik": 30, "Baik": 25, "Butuh Perbaikan": 15, "Kurang": 5, "Sangat Kurang": 1}
    people = [{**PERSON, "nip": f"19800101200501100{n}"} for n in range(1, 6)]
    found = listed(*people, predicates=list(points))
    expected = [[], [], *([("kinerja", (30 - points[p]) * 100_000, "")] for p in list(points)[2:])]
    assert [of(found, "kinerja", person["nip"]) for person in people] == expected


def test_a_performance_gap_is_met_by_guidance_and_by_courses_for_the_own_gaps():
    found = listed(
        predicates=["Kurang"],
        assessed=levels(M1=2),
        courses=[
            course("A", "M.1", "3"),
            course("B", "M.2", "3"),
            course("C", bentuk="mentoring", jalur="nonklasikal"),
        ],
    )
    assert of(found, "kinerja") == [("kinerja", 2_500_000, "A;C")]


def test_every_pns_needs_20_jp_a_year_and_nobody_else():
    found = listed(
        PERSON,
        {**PERSON, "nip": PPPK, "status_asn": "PPPK"},
        courses=[course("A"), course("B", sasaran="Pengawas")],
    )
    assert of(found, "jp_tahunan") == [("jp", 2000, "A")]
    assert of(found, "jp_tahunan", PPPK) == []


def test_open_points_of_the_components_are_needs_met_by_courses_of_that_component():
    found = listed(
        courses=[
            course("F", bentuk="fungsional"),
            course("K", bentuk="1", tingkat="Pengawas"),
            course("S", bentuk="seminar"),
            course("T", bentuk="teknis"),
        ]
    )
    assert of(found, "fungsional") == [("fungsional", 1_500_000, "F")]
    assert of(found, "teknis") == [("teknis", 1_500_000, "T")]
    assert of(found, "seminar") == [("seminar", 1_000_000, "S")]
    assert of(found, "kepemimpinan") == []


def test_a_full_component_is_no_need_and_an_undetermined_one_is_none_either():
    seminar = {**TRAINING, "jenis": "9", "tanggal_selesai": "2026-03-01"}
    doubtful = {**TRAINING, "jenis": "2", "tanggal_selesai": "2026-99-01"}
    found = listed(trainings=[TRAINING, seminar, doubtful])
    assert {*found["sumber"]} == {"jp_tahunan"}


def test_a_leader_needs_the_leadership_course_of_the_own_level_or_a_higher_one():
    found = listed(
        {**LEADER, "jenjang_jabatan": "Administrator"},
        courses=[
            course("A", bentuk="1", tingkat="Pengawas"),
            course("B", bentuk="1", tingkat="Administrator"),
            course("C", bentuk="1", tingkat="JPT Pratama"),
            course("D", bentuk="1", tingkat="JPT Pratama", sasaran="JPT Pratama"),
        ],
    )
    assert of(found, "kepemimpinan") == [("kepemimpinan", 1_500_000, "B;C")]


def test_levels_are_climbed_one_at_a_time_so_a_course_above_a_missing_step_meets_nothing():
    two, three, four = (
        course(name, "M.1", level) for name, level in (("B", "2"), ("C", "3"), ("D", "4"))
    )
    assert of(listed(assessed=levels(M1=1), courses=[three]), "kesenjangan") == [("M.1", 2, "")]
    both = listed(assessed=levels(M1=1), courses=[four, three, two])
    assert of(both, "kesenjangan") == [("M.1", 2, "B;C")]


def test_a_course_for_others_meets_nothing():
    found = listed(assessed=levels(M1=2), courses=[course("A", "M.1", "3", sasaran="Pengawas")])
    assert of(found, "kesenjangan") == [("M.1", 1, "")]


def test_every_source_names_its_legal_ground():
    person = {**LEADER, "jabatan_tujuan": "Kepala Bagian Contoh"}
    standards = [{"jabatan": "Kepala Bagian Contoh", "kompetensi": "M.1", "level": "5"}]
    found = pd.concat(
        [
            listed(person, assessed=levels(M1=1), standards=standards, predicates=["Kurang"]),
            listed(PERSON),
        ]
    )
    assert {*found["sumber"]} == {*SOURCES}
    for source, ground in zip(found["sumber"], found["dasar_hukum"], strict=True):
        assert ground.startswith(GROUNDS[source])


def test_the_list_holds_people_in_order_and_says_where_they_work():
    found = listed({**PERSON, "nip": OTHER, "opd": "dinas-dua"}, PERSON)
    assert list(found.columns) == list(COLUMNS)
    assert found["orang"].is_monotonic_increasing
    assert found["orang"].nunique() == 2
    assert found.loc[found["nip"] == OTHER, "opd"].unique().tolist() == ["dinas-dua"]
    assert {*found["kelompok"]} == {"JF keahlian"}
    assert found["tanpa_pelatihan"].all()


@cache
def assessed_low() -> Quarter:
    delivery = judged(
        raw("pegawai", [PERSON]),
        raw("pelatihan", [{**TRAINING, "nip": "9"}]),
        raw("penilaian_kompetensi", levels()),
    )
    return measured(delivery)


@given(st.lists(st.integers(1, 5), max_size=6), st.integers(1, 5), st.integers(1, 5))
@settings(max_examples=20, deadline=None)
def test_a_gap_is_met_exactly_by_the_unbroken_steps_above_the_level_reached(steps, level, asked):
    quarter = assessed_low()
    first = quarter.gaps["kompetensi"] == "M.1"
    found = quarter.gaps[first].assign(
        level_capaian=level, level_standar=asked, kesenjangan=max(asked - level, 0)
    )
    offers = pd.DataFrame({"kode": [f"K{n}" for n in range(len(steps))], "kompetensi": "M.1"})
    courses = offers.assign(sasaran="", bentuk="", komponen="", jp=1, tahap=pd.NA)
    courses = courses.astype({"tahap": "Int64", "kode": "str"})
    on_offer = Catalogue(courses, offers.assign(level_ke=steps))
    rows = needs(replace(quarter, gaps=found.astype(quarter.gaps.dtypes)), on_offer, law(), RULES)
    top = level
    while top < asked and top + 1 in steps:
        top += 1
    met = ";".join(f"K{n}" for n, to in enumerate(steps) if level < to <= top)
    assert of(rows, "kesenjangan") == ([("M.1", asked - level, met)] if asked > level else [])


def test_a_course_to_a_level_that_no_post_held_or_aimed_at_requires_is_told():
    person = {**PERSON, "jabatan_tujuan": "Kepala Bagian Contoh"}
    standards = [{"jabatan": "Kepala Bagian Contoh", "kompetensi": "M.1", "level": "5"}]
    courses = [course("A", "M.1", "5"), course("B", "M.2", "4"), course("C", "T.9", "1")]
    cells = [{k: v for k, v in {**COURSE, **row}.items() if v} for row in courses]
    delivery = judged(
        raw("pegawai", [person]),
        raw("standar_kompetensi", standards),
        raw("katalog_pelatihan", cells),
    )
    told = unneeded(delivery, measured(delivery))
    assert told["row"].tolist() == [3, 4]
    assert told["value"].tolist() == ["M.2 4", "T.9 1"]
    assert {*told["file"]} == {"katalog_pelatihan.csv"}
