"""Records with an old date that come later are told apart from real change."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from tests.change_fixture import fractions, scaled, told
from tests.measures_fixture import deliver, law, person, rules

from analysis.dataset import Period
from analysis.measures.change import moved
from analysis.measures.late import late_entry
from analysis.quarter import measure

CASES = yaml.load(  # all text, as a delivery's fixture takes it
    (Path(__file__).parent / "cases" / "terlambat.yaml").read_text("utf-8"),
    yaml.BaseLoader,  # noqa: S506
)
OLD, NEW = Period.parse("2026-Q2"), Period.parse("2026-Q3")
BAIK = {"tahun": "2025", "predikat": "Baik"}


def delivered(cases, side, period):
    """Return the delivery of all cases: case n concerns person n."""
    tables = {"pegawai": [], "pelatihan": [], "kinerja": [], "disiplin": []}
    for n, case in enumerate(cases):
        nip = f"orang-{n:02d}"
        if not (side == "baru" and case.get("keluar")):
            facts = case.get("pegawai_baru", {}) if side == "baru" else {}
            tables["pegawai"].append(person(nip, **facts))
        own = {"kinerja": [BAIK], **case.get(side, {})}
        for name, rows in own.items():
            tables[name] += [{"nip": nip, **row} for row in rows]
    return deliver(**tables, period=period)


def compared(cases, old=OLD, new=NEW):
    then = delivered(cases, "lama", old)
    now = delivered(cases, "baru", new)
    earlier = measure(then, law(old.end), rules(old.end))
    late = late_entry(earlier, then, now, law(old.end))
    return earlier, measure(now, law(new.end), rules(new.end)), late


@pytest.fixture(scope="module")
def city():
    return compared(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["kasus"])
def test_late_entry_of_a_person_is_as_worked_by_hand(city, case):
    nip = f"orang-{CASES.index(case):02d}"
    own = city[2][city[2]["nip"] == nip]
    wanted = {name: scaled(points) for name, points in case["harapan"].items()}
    assert dict(zip(own["komponen"], own["selisih"], strict=True)) == wanted


def test_late_entry_of_a_place_is_over_its_old_complete_people(city):
    """22.5 + 22.5 of teknis, 17.5 of seminar, 5 of kinerja, -2 of disiplin over 16 people."""
    earlier, later, late = city
    change = moved(earlier, later, late)
    wanted = {
        "teknis": "45/16", "seminar": "35/32", "kinerja": "5/16", "disiplin": "-1/8",
        "semua": "131/32",
    }  # fmt: skip
    assert told(change.terlambat, "dinas-satu") == fractions(wanted)


def test_across_the_turn_of_the_year_the_year_that_counted_then_is_asked():
    """Of 2025-Q4 the appraisal of 2024; in 2026-Q1 its rows stand outside the scope."""
    outside = {"tahun": "2024", "nasib": "di luar cakupan"}
    cases = [
        {
            "lama": {"kinerja": [{"tahun": "2024", "predikat": "Baik"}]},
            "baru": {"kinerja": [BAIK, {**outside, "predikat": "Sangat Baik"}]},
        },
        {  # two words for one year: neither is taken
            "lama": {"kinerja": [{"tahun": "2024", "predikat": "Baik"}]},
            "baru": {
                "kinerja": [
                    {**outside, "predikat": "Sangat Baik"},
                    {**outside, "predikat": "Kurang"},
                ]
            },
        },
        {  # a quarterly appraisal is no annual one
            "lama": {"kinerja": [{"tahun": "2024", "predikat": "Baik"}]},
            "baru": {
                "kinerja": [
                    {**outside, "predikat": "Sangat Baik", "periode_penilaian": "triwulanan"}
                ]
            },
        },
    ]
    _, _, late = compared(cases, Period.parse("2025-Q4"), Period.parse("2026-Q1"))
    assert late.to_dict("records") == [
        {"nip": "orang-00", "komponen": "kinerja", "selisih": scaled(5)}
    ]


def test_the_deliveries_stay_as_they_were():
    then, now = delivered(CASES, "lama", OLD), delivered(CASES, "baru", NEW)
    before = {name: rows.copy() for name, rows in {**then.tables}.items()}
    earlier = measure(then, law(OLD.end), rules(OLD.end))
    late_entry(earlier, then, now, law(OLD.end))
    for name, rows in before.items():
        assert rows.equals(then.tables[name])
