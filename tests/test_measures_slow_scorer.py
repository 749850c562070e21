"""The vectorised measures agree with plain loops on random cities, and do not depend on order."""

from __future__ import annotations

import random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import slow_scorer
from tests.measures_fixture import deliver, law, person, rules

from analysis.dataset import Period
from analysis.measures.professionalism import score
from analysis.measures.summary import summarise
from analysis.quarter import measure

DIMENSIONS = ("kualifikasi", "kompetensi", "kinerja", "disiplin")
PERIODS = ("2026-Q3", "2026-Q1", "2025-Q4")
POSTS = {
    "struktural": ["JPT Madya", "JPT Pratama", "Administrator", "Pengawas", None],
    "fungsional": ["JF Ahli Madya", "JF Terampil", None],
    "pelaksana": ["Pelaksana"],
    None: [None],
}
FATES = st.sampled_from(["dipakai", "dipakai", "dipakai", "disisihkan", "di luar cakupan"])
# Days close to every border of the three quarters' windows, and far from them.
DAYS = [
    None, "1999-05-05", "2020-12-31", "2021-01-01", "2021-03-31", "2021-04-01", "2021-09-30",
    "2021-10-01", "2023-12-31", "2024-01-01", "2024-03-31", "2024-04-01", "2024-09-30",
    "2024-10-01", "2024-12-31", "2025-01-01", "2025-03-31", "2025-04-01", "2025-09-30",
    "2025-10-01", "2025-12-15", "2025-12-31", "2026-02-02", "2026-03-31", "2026-09-30",
    "2062-01-01",
]  # fmt: skip


def rows(**columns):
    return st.lists(st.fixed_dictionaries(columns), max_size=5)


@st.composite
def people(draw):
    kind = draw(st.sampled_from(list(POSTS)))
    facts = {
        "jenis_jabatan": kind,
        "jenjang_jabatan": draw(st.sampled_from(POSTS[kind])),
        "tingkat_pendidikan": draw(st.sampled_from([*slow_scorer.EDUCATION, None])),
        "opd": draw(st.sampled_from(["dinas-satu", "dinas-dua", "kecamatan-tiga"])),
    }
    histories = {
        "pelatihan": draw(
            rows(
                jenis=st.sampled_from(["01", "02", "03", "03", "08", "09", "25", None]),
                tingkat=st.sampled_from([*slow_scorer.COURSES, None]),
                jp=st.sampled_from(["2.9", "7.1", "10", "9.99", "10.01", "20", "-3", None]),
                tanggal_mulai=st.sampled_from([None, None, "2024-06-01"]),
                tanggal_selesai=st.sampled_from(DAYS),
                nasib=FATES,
            )
        ),
        "kinerja": draw(
            rows(
                tahun=st.sampled_from([2024, 2025, 2025, None, 2062]),
                predikat=st.sampled_from([*slow_scorer.PREDICATES, None]),
                nilai=st.sampled_from(["50", "50.5", "60.5", "90", "90.5", "112", None]),
                nasib=FATES,
            )
        ),
        "disiplin": draw(
            rows(
                tingkat=st.sampled_from([*slow_scorer.SANCTIONS, None]),
                tmt=st.sampled_from(DAYS),
                nasib=FATES,
            )
        ),
    }
    return facts, {name: possible(name, found) for name, found in histories.items()}


def possible(table, found):
    """Keep what intake can hand over: one telling appraisal used a year, used rows sound."""
    if table == "kinerja":
        seen = set()
        for row in found:
            silent = row["predikat"] is None and row["nilai"] is None
            sound = row["tahun"] not in (None, 2062) and (row["predikat"] or row["nilai"] != "112")
            again = row["tahun"] in seen and not silent
            if row["nasib"] == "dipakai" and (not sound or again):
                row["nasib"] = "disisihkan"
            if row["nasib"] == "dipakai" and not silent:
                seen.add(row["tahun"])
        return found
    for row in found:
        if row["nasib"] == "dipakai" and (row.get("jp") == "-3" or row.get("tanggal_mulai")):
            row["nasib"] = "disisihkan"
    return found


@st.composite
def cities(draw):
    members, tables = [], {"pelatihan": [], "kinerja": [], "disiplin": []}
    expected = {}
    missing = draw(st.sampled_from([None, None, "pelatihan", "kinerja", "disiplin"]))
    for number, (facts, histories) in enumerate(draw(st.lists(people(), min_size=1, max_size=6))):
        nip = f"{number:018d}"
        members.append(person(nip, **facts))
        for name, found in histories.items():
            tables[name] += [{"nip": nip, **row} for row in found]
        given_rows = {**histories, **({missing: None} if missing else {})}
        expected[nip] = facts, given_rows
    return members, {**tables, **({missing: None} if missing else {})}, expected


def scaled(value):
    return None if value is None else int(value * 100_000)


def compare(city, quarter, proportional):
    members, tables, expected = city
    period = Period.parse(quarter)
    regulation = law(period.end, jp_proporsional=proportional)
    found = score(deliver(members, **tables, period=period), regulation).people.set_index("nip")
    for nip, (facts, histories) in expected.items():
        wanted = slow_scorer.score(facts, **histories, end=period.end, proportional=proportional)
        for name in DIMENSIONS:
            value = found.loc[nip, name]
            seen = (
                None if pd.isna(value) else int(value),
                int(found.loc[nip, f"{name}_min"]),
                int(found.loc[nip, f"{name}_maks"]),
            )
            assert seen == tuple(scaled(part) for part in wanted[name]), (nip, name)


@settings(max_examples=25, deadline=None)
@given(cities(), st.sampled_from(PERIODS), st.booleans())
def test_plain_loops_written_from_the_articles_agree(city, quarter, proportional):
    compare(city, quarter, proportional)


@pytest.mark.prove
@settings(max_examples=1000, deadline=None)
@given(cities(), st.sampled_from(PERIODS), st.booleans())
def test_plain_loops_agree_on_a_thousand_cities(city, quarter, proportional):
    compare(city, quarter, proportional)


@settings(max_examples=4, deadline=None)
@given(cities(), st.integers(0, 10**6))
def test_the_order_of_rows_changes_nothing(city, seed):
    members, tables, _ = city
    delivery = deliver(members, **tables)
    shuffled = deliver(members, **tables)
    generator = random.Random(seed)
    for name, frame in shuffled.tables.items():
        order = generator.sample(range(len(frame)), len(frame))
        shuffled.tables[name] = frame.take(order).reset_index(drop=True)
    one, other = measure(delivery, law(), rules()), measure(shuffled, law(), rules())
    for name in ("people", "trace", "summary", "distribution", "open_points", "reasons"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))


def summary_of(members, tables):
    """The summary that `measure` keeps, without the other tables it makes."""
    delivery = deliver(members, **tables)
    return summarise(score(delivery, law()).people, delivery.opd)


@settings(max_examples=4, deadline=None)
@given(cities())
def test_sums_of_the_opd_measured_apart_add_up_to_the_city(city):
    members, tables, _ = city
    whole = summary_of(members, tables)
    apart = []
    for opd in ("dinas-satu", "dinas-dua", "kecamatan-tiga"):
        own = [row for row in members if row["opd"] == opd]
        if own:
            apart.append(summary_of(own, tables))
    numbers = ["pegawai", "diukur", "kualifikasi", "kompetensi", "kinerja", "disiplin", "ip_asn"]
    numbers += ["ip_min", "ip_maks"]
    keys = ["cakupan", "potongan", "nilai"]
    city_rows = whole[whole["cakupan"] == "kota"].set_index(keys)[numbers]
    parts = pd.concat(apart)
    added = (
        parts[parts["cakupan"] == "kota"]
        .groupby(keys)[numbers]
        .agg(lambda values: values.sum(skipna=False))
    )
    pd.testing.assert_frame_equal(city_rows.sort_index(), added.sort_index(), check_dtype=False)


@pytest.mark.parametrize(
    ("day", "end", "years", "counts"),
    [
        ("2025-10-01", "2026-09-30", 1, True),
        ("2025-09-30", "2026-09-30", 1, False),
        ("2026-01-01", "2026-12-31", 1, True),
        ("2025-12-31", "2026-12-31", 1, False),
    ],
)
def test_the_slow_scorer_itself_counts_the_borders(day, end, years, counts):
    parse = slow_scorer.date.fromisoformat
    assert slow_scorer.within(parse(day), years, parse(end)) is counts
