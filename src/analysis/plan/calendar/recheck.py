"""Every rule of the calendar, checked again day by day; shares no code with what seats and dates.

`recheck` does the same for the rules of a plan that need no date.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from analysis.dataset.settings import ScheduleSettings
    from analysis.plan.calendar.runnable import Runnable
    from analysis.plan.calendar.timetable import Schedule

HUNDREDTHS = 100  # JP are counted in hundredths
UNIT = ["opd", "unit_kerja"]


@dataclass(frozen=True, eq=False)
class Calendar:
    """What a timetable is held against.

    courses, serves: as of `Catalogue`. people: orang, opd, unit_kerja. units: opd, unit_kerja,
    pegawai (all staff). holidays: `tanggal`, may be missing.
    """

    courses: pd.DataFrame
    serves: pd.DataFrame
    people: pd.DataFrame
    units: pd.DataFrame
    holidays: pd.DataFrame
    settings: ScheduleSettings
    year: int


def rechecked(made: Runnable, people: pd.Series, calendar: Calendar) -> Runnable:
    """Add the rules of the calendar to what is checked of a plan; one that fails proves nothing.

    people: `orang` by the positions of the plan.
    """
    chosen = made.solution.chosen
    codes = calendar.courses["kode"].to_numpy()
    planned = pd.DataFrame(
        {"orang": people.to_numpy()[chosen["posisi"]], "kode": codes[chosen["kursus"]]}
    )
    kept = calendar_rules(made.times, planned, calendar)
    proven = made.solution.proven and all(kept.values())
    rules = made.solution.rules | kept
    return dataclasses.replace(
        made, solution=dataclasses.replace(made.solution, rules=rules, proven=proven)
    )


def calendar_rules(times: Schedule, planned: pd.DataFrame, calendar: Calendar) -> dict[str, bool]:
    """Say of every rule of the calendar whether the timetable keeps it.

    planned: orang, kode. tempat_berangkatan: each planned place, and no other, is in one batch that
    runs. isi_angkatan: each batch holds from the minimum to the capacity. hari_kerja: it takes as
    many working days as its JP ask for, in the window, and begins and ends on one. porsi_unit, a
    week; satu_tempat_sehari; level_berurutan: the lower course is over before the higher begins.
    """
    batches = times.angkatan.merge(
        calendar.courses.drop(columns="moda"), on="kode", validate="many_to_one"
    )
    places = times.tempat.merge(
        times.angkatan[["kode", "angkatan", "mulai", "selesai", "moda"]],
        on=["kode", "angkatan"],
        validate="many_to_one",
    )
    days = _days(places, calendar)
    return {
        "tempat_berangkatan": _pairs(places) == _pairs(planned),
        "isi_angkatan": _filled(batches, places),
        "hari_kerja": _on_working_days(batches, calendar),
        "porsi_unit": _units_stay(days, calendar),
        "satu_tempat_sehari": not days.duplicated(["orang", "hari"]).any(),
        "level_berurutan": _in_order(places, calendar.serves),
    }


def _pairs(rows: pd.DataFrame) -> list[tuple[int, str]]:
    return sorted(zip(rows["orang"].astype("int64"), rows["kode"].astype("str"), strict=True))


def _works(day: pd.Timestamp, calendar: Calendar, free: set[pd.Timestamp]) -> bool:
    rules = calendar.settings
    first, last = (
        pd.Timestamp(date(calendar.year, *map(int, text.split("-"))))
        for text in (rules.mulai, rules.selesai)
    )
    return first <= day <= last and day.weekday() < rules.hari_kerja and day not in free


def _free(calendar: Calendar) -> set[pd.Timestamp]:
    if "tanggal" not in calendar.holidays:
        return set()
    return set(pd.to_datetime(calendar.holidays["tanggal"].dropna()))


def _working(row: pd.Series, calendar: Calendar, free: set[pd.Timestamp]) -> list[pd.Timestamp]:
    span = pd.date_range(row["mulai"], row["selesai"])
    return [day for day in span if _works(day, calendar, free)]


def _days(places: pd.DataFrame, calendar: Calendar) -> pd.DataFrame:
    """Every working day of every place: orang, kode, moda, hari."""
    free = _free(calendar)
    batches = places.drop_duplicates(["kode", "angkatan"])
    listed = [
        (row["kode"], row["angkatan"], day)
        for _, row in batches.iterrows()
        for day in _working(row, calendar, free)
    ]
    days = pd.DataFrame(listed, columns=["kode", "angkatan", "hari"])
    days = days.astype({"kode": "str", "angkatan": "Int64", "hari": "datetime64[s]"})
    return places[["orang", "kode", "angkatan", "moda"]].merge(days, on=["kode", "angkatan"])


def _filled(batches: pd.DataFrame, places: pd.DataFrame) -> bool:
    count = places.groupby(["kode", "angkatan"]).size()
    keys = pd.MultiIndex.from_frame(batches[["kode", "angkatan"]])
    inside = count.reindex(keys, fill_value=0).to_numpy()
    fewest = batches["isi_minimum"].clip(lower=1)
    return bool(
        (
            (inside == batches["peserta"]) & (inside >= fewest) & (inside <= batches["kapasitas"])
        ).all()
    )


def _on_working_days(batches: pd.DataFrame, calendar: Calendar) -> bool:
    free = _free(calendar)
    for _, row in batches.iterrows():
        if pd.isna(row["mulai"]) or pd.isna(row["selesai"]):
            return False
        days = _working(row, calendar, free)
        a_day = calendar.settings.jp_per_hari * HUNDREDTHS
        if len(days) != max(-(-int(row["jp"]) // a_day), 1):
            return False
        if (days[0], days[-1]) != (row["mulai"], row["selesai"]):
            return False
    return True


def _units_stay(days: pd.DataFrame, calendar: Calendar) -> bool:
    """Whether no more of a unit than its share, and always one, is away in an ISO week."""
    people = calendar.people[["orang", *UNIT]].fillna({"unit_kerja": ""})
    away = days[days["moda"].fillna("") != "daring"].merge(people, on="orang")
    iso = away["hari"].dt.isocalendar()
    weekly = away.assign(tahun=iso["year"], minggu=iso["week"])
    gone = weekly.groupby([*UNIT, "tahun", "minggu"])["orang"].nunique().reset_index()
    staff = calendar.units.fillna({"unit_kerja": ""}).groupby(UNIT, as_index=False)["pegawai"].sum()
    both = gone.merge(staff, how="left", on=UNIT)
    share = Fraction(calendar.settings.porsi_unit)
    most = [max(int(share * int(size)), 1) for size in both["pegawai"].fillna(0)]
    return bool((both["orang"] <= most).all())


def _in_order(places: pd.DataFrame, serves: pd.DataFrame) -> bool:
    steps = places.merge(serves[serves["kompetensi"] != ""].dropna(subset="level_ke"), on="kode")
    pairs = steps.merge(steps, on=["orang", "kompetensi"], suffixes=("", "_atas"))
    pairs = pairs[pairs["level_ke"] < pairs["level_ke_atas"]]
    return bool((pairs["selesai"] < pairs["mulai_atas"]).all())
