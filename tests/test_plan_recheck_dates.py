"""The calendar's rules are checked again by themselves, and each can fail."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pandas as pd
import pytest
from tests import plan_runs as runs

from analysis.dataset.settings import ScheduleSettings
from analysis.plan.calendar.recheck import Calendar, calendar_rules, rechecked
from analysis.plan.calendar.timetable import Schedule

PLACES = [(1, "L1", 1), (2, "L1", 1), (1, "L2", 1), (3, "L2", 1)]
# L1: level 1, two days; L2: level 2 of the same competency, one day.
BATCHES = [("L1", 1, 2, "2027-02-01", "2027-02-02"), ("L2", 1, 2, "2027-02-08", "2027-02-08")]
KEPT = dict.fromkeys(
    [
        "tempat_berangkatan", "isi_angkatan", "hari_kerja", "porsi_unit", "satu_tempat_sehari",
        "level_berurutan",
    ],
    True,
)  # fmt: skip


def calendar(**facts) -> Calendar:
    """Persons 1 and 3 are of a unit of eight, 2 of one of four; a quarter may be away."""
    courses = pd.DataFrame(
        {"kode": ["L1", "L2"], "jp": [900, 800], "moda": "luring", "kapasitas": 2, "isi_minimum": 2}
    )
    serves = pd.DataFrame({"kode": ["L1", "L2"], "kompetensi": "M.1", "level_ke": [1, 2]})
    people = pd.DataFrame(
        {"orang": [1, 2, 3], "opd": "dinas", "unit_kerja": ["Satu", "Dua", "Satu"]}
    )
    units = pd.DataFrame({"opd": "dinas", "unit_kerja": ["Satu", "Dua"], "pegawai": [8, 4]})
    rules = ScheduleSettings(porsi_unit=facts.pop("share", Decimal("0.25")))
    holidays = pd.DataFrame({"tanggal": pd.to_datetime(facts.pop("holidays", []))})
    return Calendar(courses, serves, people, units, holidays, rules, 2027)


def told(places=PLACES, batches=BATCHES, planned=PLACES, **facts) -> dict[str, bool]:
    rows = pd.DataFrame(batches, columns=["kode", "angkatan", "peserta", "mulai", "selesai"])
    days = {name: rows[name].astype("datetime64[s]") for name in ("mulai", "selesai")}
    tempat = pd.DataFrame(places, columns=["orang", "kode", "angkatan"])
    times = Schedule(
        rows.assign(**days, moda="luring"), tempat.astype({"angkatan": "Int64"}), pd.DataFrame()
    )
    wanted = pd.DataFrame(planned, columns=["orang", "kode", "angkatan"])
    return calendar_rules(times, wanted[["orang", "kode"]], calendar(**facts))


def test_a_timetable_that_keeps_every_rule_is_told_so():
    assert told() == KEPT


def dated(*second):
    return {"batches": [BATCHES[0], ("L2", 1, 2, *second)]}


@pytest.mark.parametrize(
    ("facts", "broken"),
    [
        ({"planned": [*PLACES, (4, "L1", 1)]}, {"tempat_berangkatan"}),
        ({"places": PLACES[:3], "planned": PLACES[:3]}, {"isi_angkatan"}),
        (dated("2027-02-13", "2027-02-13"), {"hari_kerja"}),  # a Saturday
        (dated("2027-02-08", "2027-02-09"), {"hari_kerja"}),  # a day too many
        (dated("2027-12-01", "2027-12-01"), {"hari_kerja"}),  # after the window
        ({"holidays": ["2027-02-08"]}, {"hari_kerja"}),
        (dated("2027-02-02", "2027-02-02"), {"satu_tempat_sehari", "level_berurutan"}),
        (dated("2027-01-29", "2027-01-29"), {"hari_kerja", "level_berurutan"}),
        ({"share": Decimal("0.2")}, {"porsi_unit"}),  # two of eight in the week of L2
    ],
)
def test_each_rule_that_is_broken_is_named(facts, broken):
    assert {name for name, kept in told(**facts).items() if not kept} == broken


def test_a_course_online_takes_nobody_from_the_unit():
    online = dataclasses.replace(calendar(share=Decimal("0.2")))
    rows = pd.DataFrame(
        [("L2", 1, 2, "2027-02-08", "2027-02-08")],
        columns=["kode", "angkatan", "peserta", "mulai", "selesai"],
    )
    days = {name: rows[name].astype("datetime64[s]") for name in ("mulai", "selesai")}
    tempat = pd.DataFrame({"orang": [1, 3], "kode": "L2", "angkatan": pd.array([1, 1], "Int64")})
    times = Schedule(rows.assign(**days, moda="daring"), tempat, pd.DataFrame())
    assert calendar_rules(times, tempat[["orang", "kode"]], online) == KEPT


@pytest.mark.parametrize("seed", [0, 3, 9])
def test_what_is_made_keeps_the_calendars_rules(seed):
    instance, settings = runs.tight_city(seed, people=12, courses=5)
    plan = runs.made(instance, settings)
    held = Calendar(
        instance.courses,
        runs.serves_of(instance),
        instance.people,
        runs.units_of(instance),
        pd.DataFrame(),
        settings,
        runs.FIRST.year,
    )
    assert len(plan.solution.chosen)
    checked = rechecked(plan, instance.people["orang"], held)
    assert KEPT.items() <= checked.solution.rules.items()
    assert checked.solution.proven == plan.solution.proven


def test_a_plan_that_breaks_the_calendar_is_not_called_proven():
    instance, settings = runs.tight_city(3, people=12, courses=5)
    plan = runs.made(instance, settings)
    weekend = plan.times.angkatan.assign(
        mulai=pd.Timestamp("2027-02-06"), selesai=pd.Timestamp("2027-02-06")
    )
    broken = dataclasses.replace(plan, times=dataclasses.replace(plan.times, angkatan=weekend))
    held = Calendar(
        instance.courses, runs.serves_of(instance), instance.people, runs.units_of(instance),
        pd.DataFrame(), settings, runs.FIRST.year,
    )  # fmt: skip
    checked = rechecked(broken, instance.people["orang"], held)
    assert not checked.solution.proven
    assert str(checked.sentence).startswith("Rencana ini belum terbukti")
