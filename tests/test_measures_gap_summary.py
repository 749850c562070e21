"""Sums of gaps: bounds that hold, nothing offset, the same whatever the order, parts add up."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.measures_fixture import deliver, law, person, rules

from analysis.measures.gap import gaps
from analysis.measures.gap_summary import (
    gap_cells,
    jpm_summary,
    nine_box_counts,
    standards_used,
)
from analysis.measures.jpm import job_person_match
from analysis.measures.staff import staff
from analysis.measures.talent import nine_box

OPD = ("dinas-satu", "dinas-dua", "kecamatan-tiga")
POSTS = {
    "Kepala Bidang": ("struktural", "Administrator", "Administrator", "Administrator"),
    "Analis": ("fungsional", "JF Ahli Muda", "JF keahlian", "JF Ahli Muda"),
    "Perawat": ("fungsional", "JF Mahir", "JF keterampilan", "JF keterampilan"),
    "Pengelola Data": ("pelaksana", "Pelaksana", "Pelaksana", "Pelaksana"),
    "Penghubung": ("pelaksana", None, None, None),
}
CODES = ("M.1", "M.2", "SK.1", "T.1")
DAYS = [date(2026, 9, 30) - timedelta(days=days) for days in (0, 400, 1095, 1096, 2000)]

# few large cities: what counts is the number of people and pairs, not of calls
people = st.lists(
    st.tuples(st.sampled_from(OPD), st.sampled_from(list(POSTS))), min_size=20, max_size=40
)
standards = st.dictionaries(
    st.tuples(st.sampled_from([*POSTS, ""]), st.sampled_from(CODES)), st.integers(1, 5), max_size=16
)
assessments = st.dictionaries(
    st.tuples(st.integers(0, 39), st.sampled_from(CODES), st.sampled_from(DAYS)),
    st.tuples(st.integers(1, 5), st.booleans()),
    min_size=30,
    max_size=120,
)


def tables_of(posts, stated, assessed):
    members = [
        person(
            f"{n:02d}", opd=opd, unit_kerja="AB"[n % 2], jabatan=post,
            jenis_jabatan=POSTS[post][0], jenjang_jabatan=POSTS[post][1],
        )
        for n, (opd, post) in enumerate(posts)
    ]  # fmt: skip
    standar = [
        {"jabatan": post or None, "jenjang_jabatan": None if post else "Pelaksana",
         "kompetensi": code, "level": level}
        for (post, code), level in stated.items()
    ]  # fmt: skip
    penilaian = [
        {"nip": f"{n:02d}", "kompetensi": code, "tanggal": day.isoformat(), "level": level,
         "nasib": "disisihkan" if aside else "dipakai"}
        for (n, code, day), (level, aside) in assessed.items()
        if n < len(posts)
    ]  # fmt: skip
    return members, standar, penilaian


def gaps_of(members, standar, penilaian):
    delivery = deliver(members, penilaian=penilaian, standar=standar)
    return gaps(staff(delivery, law()), delivery, rules())


def by_hand(members, standar, penilaian):
    """(person, competency) -> (required, level or None), one loop after the other."""
    found = {}
    for number, member in enumerate(members):
        post, level = member["jabatan"], member["jenjang_jabatan"]
        for technical in (False, True):
            tiers = [
                {row["kompetensi"]: row["level"] for row in standar if row["jabatan"] == post},
                {
                    row["kompetensi"]: row["level"]
                    for row in standar
                    if row["jabatan"] is None and row["jenjang_jabatan"] == level
                },
                {}
                if technical or level is None
                else dict.fromkeys(rules().kompetensi.keys, rules().standar_baku.number(level)),
            ]
            sides = [
                {code: wanted for code, wanted in tier.items() if code.startswith("T") == technical}
                for tier in tiers
            ]
            for code, wanted in next((side for side in sides if side), {}).items():
                found[number, code] = (wanted, _valid(member["nip"], code, penilaian))
    return found


def _valid(nip, code, penilaian):
    rows = [row for row in penilaian if (row["nip"], row["kompetensi"]) == (nip, code)]
    used = max(
        ((row["tanggal"], row["level"]) for row in rows if row["nasib"] == "dipakai"),
        default=("", None),
    )
    day, level = used if used[0] > "2023-09-30" else (used[0], None)
    for row in rows:
        newer = row["tanggal"] > "2023-09-30" and row["tanggal"] >= day
        if row["nasib"] == "disisihkan" and newer and row["level"] != level:
            return None
    return level


@settings(max_examples=8, deadline=None)
@given(people, standards, assessments)
def test_gaps_are_those_that_plain_loops_find(posts, stated, assessed):
    tables = tables_of(posts, stated, assessed)
    rows = gaps_of(*tables)
    expected = by_hand(*tables)
    pairs = rows.loc[rows["kompetensi"] != ""]
    found = {
        (row.orang, row.kompetensi): (
            row.level_standar,
            None if pd.isna(row.level_capaian) else row.level_capaian,
        )
        for row in pairs.itertuples()
    }
    assert found == expected
    measured = {key: pair for key, pair in expected.items() if pair[1] is not None}
    assert pairs["kesenjangan"].sum() == sum(max(a - b, 0) for a, b in measured.values())
    assert pairs["surplus"].sum() == sum(max(b - a, 0) for a, b in measured.values())
    assert (rows["kesenjangan"].dropna() >= 0).all()
    assert set(rows["orang"]) == set(range(len(posts)))


@settings(max_examples=4, deadline=None)
@given(people, standards, assessments, st.integers(0, 99))
def test_a_mean_gap_lies_within_its_bounds_whatever_the_missing_levels_are(
    posts, stated, assessed, seed
):
    rows = gaps_of(*tables_of(posts, stated, assessed))
    cells = gap_cells(rows)
    assert (
        cells["pasangan"] == cells[["dinilai", "kedaluwarsa", "tidak_dinilai"]].sum(axis=1)
    ).all()
    generator = random.Random(seed)
    known = rows.assign(
        level_capaian=[
            generator.randint(1, 5) if pd.isna(level) else level for level in rows["level_capaian"]
        ]
    )
    pairs = known.loc[known["kompetensi"] != ""]
    truth = (pairs["level_standar"] - pairs["level_capaian"]).clip(lower=0)
    truth = truth.loc[pairs["jenis_kompetensi"] != "teknis"]
    kept = pairs.loc[truth.index]
    by = {"kota": pd.Series("", kept.index), "opd": kept["opd"], "jenis": kept["jenis_opd"]}
    whole = cells.loc[(cells["kompetensi"] == "semua") & (cells["kelompok"] == "semua")]
    for scope, keys in by.items():
        sums = truth.groupby(keys).sum()
        rows_of = whole.loc[whole["cakupan"] == scope].set_index("kunci")
        assert set(sums.index) == set(rows_of.index)
        assert (rows_of["kesenjangan"] <= sums).all()
        assert (sums <= rows_of["kesenjangan"] + rows_of["maks_tidak_dinilai"]).all()


@settings(max_examples=2, deadline=None)
@given(people, standards, assessments, st.integers(0, 99))
def test_the_order_of_rows_changes_no_gap(posts, stated, assessed, seed):
    tables = tables_of(posts, stated, assessed)
    generator = random.Random(seed)
    mixed = [generator.sample(rows, len(rows)) for rows in tables]
    one, other = gaps_of(*tables), gaps_of(*mixed)
    pd.testing.assert_frame_equal(one, other)
    pd.testing.assert_frame_equal(gap_cells(one), gap_cells(other))


@settings(max_examples=3, deadline=None)
@given(people, standards, assessments)
def test_the_sums_of_the_opd_and_of_the_kinds_add_up_to_the_city(posts, stated, assessed):
    rows = gaps_of(*tables_of(posts, stated, assessed))
    jpm = job_person_match(rows, rules())
    for sums, keys in (
        (gap_cells(rows), ["kompetensi", "kelompok"]),
        (jpm_summary(jpm), ["kelompok"]),
        (standards_used(rows), ["sisi", "dasar"]),
    ):
        numbers = [name for name in sums if name not in ("cakupan", "opd", "kunci", *keys)]
        by_scope = {
            scope: sums.loc[sums["cakupan"] == scope].groupby(keys)[numbers].sum()
            for scope in ("kota", "jenis", "opd")
        }
        pd.testing.assert_frame_equal(by_scope["kota"], by_scope["opd"])
        pd.testing.assert_frame_equal(by_scope["kota"], by_scope["jenis"])


@pytest.fixture(scope="module")
def city():
    """Five people: two Administrators, two analysts (one unassessed), one without a standard."""
    members = [
        person("1", jabatan="Kepala Bidang", jenis_jabatan="struktural",
               jenjang_jabatan="Administrator"),
        person("2", jabatan="Kepala Bidang", jenis_jabatan="struktural",
               jenjang_jabatan="Administrator", opd="dinas-dua"),
        person("3", jabatan="Analis", jenis_jabatan="fungsional", jenjang_jabatan="JF Ahli Muda"),
        person("4", jabatan="Analis", jenis_jabatan="fungsional", jenjang_jabatan="JF Ahli Muda"),
        person("5", jenjang_jabatan=None, unit_kerja=None),
    ]  # fmt: skip
    standar = [
        {"jabatan": post, "kompetensi": code, "level": level}
        for post, code, level in (
            ("Kepala Bidang", "M.1", 3), ("Kepala Bidang", "SK.1", 3), ("Kepala Bidang", "T.1", 2),
            ("Analis", "M.1", 2), ("Analis", "SK.1", 2),
        )
    ]  # fmt: skip
    levels = {"1": {"M.1": 1, "SK.1": 5, "T.1": 1}, "2": {"M.1": 2, "SK.1": 2}, "3": {"M.1": 1}}
    penilaian = [
        {"nip": nip, "kompetensi": code, "level": level, "tanggal": "2025-05-01"}
        for nip, known in levels.items()
        for code, level in known.items()
    ]
    return gaps_of(members, standar, penilaian)


def cell(cells, **wanted):
    for name, value in wanted.items():
        cells = cells.loc[cells[name] == value]
    assert len(cells) == 1, wanted
    return cells.iloc[0].to_dict()


def test_a_cell_counts_pairs_and_people_apart(city):
    cells = gap_cells(city)
    everything = cell(cells, cakupan="kota", kompetensi="semua", kelompok="semua")
    # gaps 2 + 1 + 1 + 1: the surplus of 2 in SK.1 offsets none of them
    expected = {"pasangan": 8, "dinilai": 5, "kedaluwarsa": 0, "tidak_dinilai": 3}
    expected |= {"kesenjangan": 5, "di_bawah": 4, "surplus": 2, "maks_tidak_dinilai": 3}
    expected |= {"orang": 4, "orang_dinilai": 3, "orang_di_bawah": 3}
    assert {name: everything[name] for name in expected} == expected
    technical = cell(cells, cakupan="kota", kompetensi="teknis", kelompok="semua")
    assert (technical["orang"], technical["dinilai"], technical["kesenjangan"]) == (2, 1, 1)
    analysts = cell(
        cells, cakupan="opd", opd="dinas-satu", kompetensi="M.1", kelompok="JF Ahli Muda"
    )
    assert (analysts["orang"], analysts["orang_dinilai"], analysts["kesenjangan"]) == (2, 1, 1)
    groups = set(cells.loc[cells["cakupan"] == "kota", "kelompok"])
    assert groups == {"semua", "Administrator", "JF keahlian", "JF Ahli Muda"}


def test_a_unit_has_one_cell_over_all_its_managerial_competencies(city):
    cells = gap_cells(city)
    units = cells.loc[cells["cakupan"] == "unit"]
    assert units[["opd", "kunci", "kompetensi", "kelompok", "orang"]].to_numpy().tolist() == [
        ["dinas-dua", "Bidang Satu", "semua", "semua", 1],
        ["dinas-satu", "Bidang Satu", "semua", "semua", 3],
    ]


def test_job_person_match_of_a_group_is_a_ratio_of_sums_over_complete_people(city):
    sums = jpm_summary(job_person_match(city, rules()))
    everybody = cell(sums, cakupan="kota", kelompok="semua")
    # 6 of 6 and 4 of 6; the analysts are not complete, the fifth has no standard
    assert (everybody["orang"], everybody["dinilai"]) == (4, 2)
    assert (everybody["capaian"], everybody["standar"]) == (10, 12)
    assert (everybody["optimal"], everybody["cukup"], everybody["kurang"]) == (1, 0, 1)


def test_it_is_counted_on_which_standard_everybody_rests(city):
    used = standards_used(city)
    kota = used.loc[used["cakupan"] == "kota", ["sisi", "dasar", "orang"]]
    assert kota.to_numpy().tolist() == [
        ["manajerial", "jabatan", 4],
        ["manajerial", "tanpa", 1],
        ["teknis", "jabatan", 2],
        ["teknis", "tanpa", 3],
    ]


def test_boxes_are_counted_and_so_is_who_stands_in_none(city):
    jpm = job_person_match(city, rules())
    judged = jpm[["orang"]].assign(
        dipakai=True, predikat=["Sangat Baik", "Baik", "Baik", "Baik", None]
    )
    counts = nine_box_counts(nine_box(judged, jpm, rules()))
    kota = counts.loc[counts["cakupan"] == "kota", ["kotak", "orang"]]
    assert kota.fillna(0).to_numpy().tolist() == [[0, 3], [2, 1], [9, 1]]


def test_a_standard_that_was_set_aside_bounds_the_gap_by_the_highest_level():
    stated = [
        {"jabatan": "Pengelola Data", "kompetensi": "M.1", "level": 3},
        {"jabatan": "Pengelola Data", "kompetensi": "M.2", "level": 3, "nasib": "disisihkan"},
    ]
    assessed = [
        {"nip": "1", "kompetensi": code, "level": 2, "tanggal": "2025-05-01"}
        for code in ("M.1", "M.2")
    ]
    rows = gaps_of([person("1")], stated, assessed)
    city = cell(gap_cells(rows), cakupan="kota", kompetensi="semua", kelompok="semua")
    assert (city["pasangan"], city["dinilai"], city["tidak_dinilai"]) == (2, 1, 1)
    assert (city["kesenjangan"], city["maks_tidak_dinilai"]) == (1, 4)
    assert job_person_match(rows, rules())["capaian"].isna().all()


def test_measuring_is_possible_where_nobody_was_assessed_at_all():
    rows = gaps_of([person("1")], None, None)
    city = cell(gap_cells(rows), cakupan="kota", kompetensi="semua", kelompok="semua")
    assert (city["pasangan"], city["dinilai"], city["tidak_dinilai"]) == (9, 0, 9)
    assert job_person_match(rows, rules())["capaian"].isna().all()
