"""Schedule: in which batch each planned place is, and when each batch runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.errors import PlanError, said
from analysis.plan.calendar.away import takes_away, unit_limits
from analysis.plan.calendar.dates import choose_dates
from analysis.plan.calendar.days import Days, days_needed, mondays, working_days
from analysis.plan.calendar.seating import left_over, seat_everybody
from analysis.plan.calendar.task import Task
from analysis.plan.calendar.timetable import Schedule, nothing, told

if TYPE_CHECKING:
    from analysis.dataset.settings import ScheduleSettings
    from analysis.plan.calendar.seats import Seats
    from analysis.plan.needs.catalogue import Catalogue


def schedule(
    places: pd.DataFrame,
    offers: Catalogue,
    batches: Mapping[str, int],
    units: pd.DataFrame,
    holidays: pd.DataFrame,
    settings: ScheduleSettings,
    year: int,
) -> Schedule:
    """Give every planned place a batch and every batch its days; list what could not be placed.

    places: orang, opd, unit_kerja, kode, a kode at most once per person. batches: kode -> number of
    batches. units: opd, unit_kerja, pegawai (all staff of the unit, planned or not). holidays: the
    table `kalender`, may be empty. Equal input in any order gives an equal schedule.

    A course takes ceil(JP / JP per day) working days in a row, however long it is. Every batch that
    runs keeps capacity and minimum; nobody is in two places on a day; a course of a lower level is
    over before a higher one of the same competency begins, and without it the higher one is not
    given either; of a unit at most `porsi_unit`, and always one, is away in an ISO week for courses
    that are not online. Raises: PlanError for a window that is none, a course that is not on offer,
    a place that is there twice.
    """
    _refuse(places, offers)
    days = working_days(settings, year, holidays)
    if places.empty:
        return nothing()
    courses = offers.courses[offers.courses["kode"].isin(places["kode"])].sort_values("kode")
    courses = courses.assign(
        hari=days_needed(courses["jp"].to_numpy(np.int64), settings.jp_per_hari),
        jumlah=courses["kode"].map(lambda kode: max(int(batches.get(kode, 0)), 0)).astype("int64"),
    ).reset_index(drop=True)
    people = places.drop_duplicates("orang").sort_values("orang").reset_index(drop=True)
    task = _task(places, people, courses, offers.serves, unit_limits(people, units, settings), days)
    seats, starts = _best_seating(task)
    return told(seats, starts, courses, people["orang"].to_numpy(), days)


def _best_seating(task: Task) -> tuple[Seats, list[int]]:
    """Seat everybody on dates that spread over the year; else on dates that spare the units."""
    starts = choose_dates(task)
    seats = seat_everybody(task, starts)
    if not any(left_over(seats)):
        return seats, starts
    other = choose_dates(task, by_unit=True)
    again = seat_everybody(task, other)
    fewer = sum(1 for _ in left_over(again)) < sum(1 for _ in left_over(seats))
    return (again, other) if fewer else (seats, starts)


def _refuse(places: pd.DataFrame, offers: Catalogue) -> None:
    unknown = sorted(set(places["kode"]) - set(offers.courses["kode"]))
    if unknown:
        raise PlanError(
            said(
                "Rencana memuat pelatihan di luar katalog: {unknown}.",
                unknown=", ".join(unknown[:5]),
            )
        )
    if places.duplicated(["orang", "kode"]).any():
        raise PlanError(said("Rencana memuat satu pelatihan dua kali untuk satu orang."))


def _task(
    places: pd.DataFrame,
    people: pd.DataFrame,
    courses: pd.DataFrame,
    serves: pd.DataFrame,
    limits: pd.DataFrame,
    days: Days,
) -> Task:
    number = pd.Index(courses["kode"])
    wanted: list[list[int]] = [[] for _ in range(len(people))]
    rows = pd.Index(people["orang"]).get_indexer(pd.Index(places["orang"]))
    for person, course in zip(rows, number.get_indexer(places["kode"]), strict=True):
        wanted[int(person)].append(int(course))
    keys = pd.MultiIndex.from_frame(limits[["opd", "unit_kerja"]])
    theirs = pd.MultiIndex.from_frame(people[["opd", "unit_kerja"]].fillna(""))
    return Task(
        wanted=[tuple(sorted(mine)) for mine in wanted],
        unit=keys.get_indexer(theirs).tolist(),
        limit=limits["batas"].tolist(),
        length=courses["hari"].tolist(),
        away=takes_away(courses).tolist(),
        capacity=courses["kapasitas"].tolist(),
        minimum=courses["isi_minimum"].clip(lower=1).tolist(),
        batches=courses["jumlah"].tolist(),
        before=_order(serves, number).tolist(),
        week=np.unique(mondays(days), return_inverse=True)[1].astype(np.int64),
    )


def _order(serves: pd.DataFrame, number: pd.Index[str]) -> np.ndarray:
    """Say which course must be over before which: a lower level of the same competency."""
    levels = serves.assign(kursus=number.get_indexer(pd.Index(serves["kode"])))
    known = (levels["kursus"] >= 0) & levels["level_ke"].notna() & (levels["kompetensi"] != "")
    levels = levels[known]
    pairs = levels.merge(levels, on="kompetensi", suffixes=("", "_atas"))
    pairs = pairs[pairs["level_ke"] < pairs["level_ke_atas"]]
    before = np.zeros((len(number), len(number)), dtype=bool)
    before[pairs["kursus"], pairs["kursus_atas"]] = True
    return before
