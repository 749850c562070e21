"""What the people learned: courses of every kind, quarter by quarter.

A record is drawn from person and calendar quarter, so the same course stands in every delivery that
may know it.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.sample.city import City
from analysis.sample.draws import Days, Draws, Flags, Ints
from analysis.sample.lookup import table
from analysis.sample.population import EPOCH
from analysis.sample.posts import FUNGSIONAL, STRUKTURAL

# Thousandths of the people with an event in one calendar quarter, at an average agency at EPOCH;
# growth in percent of that per quarter. Tuned so that the city stands at about 67 points in 2025-Q3
# and 70 in 2026-Q3.
_TEKNIS, _SEMINAR, _GROWTH = 318, 155, 5
_EAGER = ((130, 0), (610, 100), (260, 170))  # (weight, percent of the usual rate): some never go
_FUNGSIONAL_BEFORE, _LEADERSHIP_BEFORE, _LATER = 590, 560, 60
_KEPT_TEKNIS, _KEPT_SEMINAR = 6, 9  # calendar quarters that a delivery reaches back
_HOURS = (4, 8, 12, 16, 20, 24, 30, 32, 40)
_HOUR_WEIGHTS = (8, 10, 10, 10, 24, 12, 10, 8, 8)
_LEVELS = ("JPT Pratama", "Administrator", "Pengawas")  # by row of the leaders' posts
_COURSES = (
    ("Pelatihan Kepemimpinan Nasional Tingkat II", "DIKLAT PIM TK.II", "SPAMEN"),
    ("Pelatihan Kepemimpinan Administrator", "DIKLAT PIM TK.III", "SEPADYA"),
    ("Pelatihan Kepemimpinan Pengawas", "DIKLAT PIM TK.IV", "ADUM"),
)
_LEADERSHIP_HOURS = (923, 908, 900)
_PLACES = ("BKPSDM Kota Medan", "BPSDM Provinsi Sumatera Utara", "LAN RI", "Balai Diklat Contoh")
COLUMNS = ("orang", "jenis", "nama", "tingkat", "jam", "mulai", "selesai", "tempat", "nomor")


def trainings(people: pd.DataFrame, city: City, seed: int, quarter: int) -> pd.DataFrame:
    """All courses known at the end of a quarter.

    Rows: one course of one person, by person. Columns: ``orang`` (row position in `people`),
    ``jenis`` ('01'..'25'), ``nama``, ``tingkat`` (of a leadership course, else empty), ``jam``
    (JP), ``mulai``, ``selesai`` (days), ``tempat`` (organiser), ``nomor`` (of the certificate).
    """
    draws = Draws.of(seed, people["id"].to_numpy(np.int64))
    records = [_leadership(people, city, draws, quarter), _functional(people, city, draws, quarter)]
    for kind, rate, kept in (
        ("teknis", _TEKNIS, _KEPT_TEKNIS),
        ("seminar", _SEMINAR, _KEPT_SEMINAR),
    ):
        records += [
            _events(people, city, draws, kind, rate, when, quarter)
            for when in range(quarter - kept + 1, quarter + 1)
        ]
    together = pd.concat(records, ignore_index=True)
    return together.sort_values(
        ["orang", "selesai", "jenis", "nama"], kind="stable", ignore_index=True
    )


def first_day(quarter: int | Ints) -> Days:
    """The first day of each quarter."""
    months = np.asarray(quarter) * 3 - 1970 * 12
    return months.astype("datetime64[M]").astype("datetime64[D]")


def _drive(people: pd.DataFrame, city: City, draws: Draws) -> Ints:
    """How much a person takes part, in ten-thousandths: the agency's habit times the own."""
    habit = city.opd["pelatihan"].to_numpy(np.int64)[people["opd"]]
    person = np.array([percent for _, percent in _EAGER])[
        draws.pick("minat", [w for w, _ in _EAGER])
    ]
    drive: Ints = habit * person
    return drive


def _events(
    people: pd.DataFrame, city: City, draws: Draws, kind: str, rate: int, when: int, known: int
) -> pd.DataFrame:
    """Technical courses or seminars of one calendar quarter, as known in quarter `known`."""
    then = draws.on(when)
    trend = min(max(100 + _GROWTH * (when - EPOCH), 60), 140)
    taken = then.chance(
        kind, np.minimum(_drive(people, city, draws) * rate * trend // 1_000_000, 940)
    )
    late = then.chance(f"{kind} terlambat", 25).astype(np.int64)
    rows = np.flatnonzero(taken & (people["masuk"].to_numpy() <= when) & (when + late <= known))
    some = then.take(rows)
    courses = table("kursus").query("komponen == @kind")
    pick = some.pick(f"{kind} kursus", courses["bobot"].astype(int).tolist())
    hours = np.array(_HOURS)[some.pick(f"{kind} jam", _HOUR_WEIGHTS)]
    hours = hours if kind == "teknis" else np.minimum(hours, 16)
    length = int((first_day(when + 1) - first_day(when)).astype(int))
    last = first_day(when) + some.below(f"{kind} hari", length)
    return _records(
        some,
        orang=rows,
        jenis=courses["jenis"].to_numpy(object)[pick],
        nama=courses["nama"].to_numpy(object)[pick],
        tingkat="",
        jam=hours,
        mulai=last - hours // 8,
        selesai=last,
    )


def _once(draws: Draws, what: str, before: Ints, known: int) -> tuple[Flags, Days]:
    """Who has done what one does once, and the day: long ago, or in a quarter since EPOCH."""
    early = draws.chance(f"{what} lama", np.minimum(before, 960))
    quarter = np.where(
        early,
        EPOCH - 1 - draws.below(f"{what} kapan", 44),
        EPOCH + draws.below(f"{what} nanti", _LATER),
    )
    day = first_day(quarter) + draws.below(f"{what} hari", 88)
    return quarter <= known, day


def _functional(people: pd.DataFrame, city: City, draws: Draws, known: int) -> pd.DataFrame:
    habit = city.opd["pelatihan"].to_numpy(np.int64)[people["opd"]]
    done, day = _once(draws, "fungsional", _FUNGSIONAL_BEFORE * (100 + habit) // 200, known)
    rows = np.flatnonzero(
        done & (people["jenis"].to_numpy() == FUNGSIONAL) & ~people["baru"].to_numpy()
    )
    some = draws.take(rows)
    courses = table("kursus").query("komponen == 'fungsional'")["nama"].tolist()
    post = city.jabatan["nama"].to_numpy(object)[people["jabatan"].to_numpy()[rows]]
    form = np.array([name.replace("{jabatan}", "") for name in courses], dtype=object)
    hours = np.array([40, 80, 120])[some.below("fungsional jam", 3)]
    return _records(
        some,
        orang=rows,
        jenis="02",
        nama=form[some.below("fungsional kursus", len(form))] + post,
        tingkat="",
        jam=hours,
        mulai=day[rows] - hours // 8,
        selesai=day[rows],
    )


def _leadership(people: pd.DataFrame, city: City, draws: Draws, known: int) -> pd.DataFrame:
    """Leadership courses: of the own level, else often of the one below; old names too."""
    level = people["jabatan"].to_numpy(np.int64) - int(
        np.flatnonzero(city.jabatan["kelompok"] == "pimpinan")[0]
    )
    habit = city.opd["pelatihan"].to_numpy(np.int64)[people["opd"]]
    done, day = _once(draws, "kepemimpinan", _LEADERSHIP_BEFORE * (150 + habit) // 250, known)
    lower = draws.chance("kepemimpinan bawah", 550)
    rows = np.flatnonzero((people["jenis"].to_numpy() == STRUKTURAL) & (done | lower))
    some = draws.take(rows)
    attended = np.minimum(np.where(done, level, level + 1), 2)[rows]
    when = np.where(done, day, first_day(EPOCH - 8 - draws.below("bawah kapan", 40)))[rows]
    held = (level[rows] < 2) | done[rows]  # there is no level below Pengawas
    form = np.array(_COURSES, dtype=object)[attended, some.pick("nama kursus", (60, 32, 8))]
    records = _records(
        some,
        orang=rows,
        jenis="01",
        nama=form,
        tingkat=np.array(_LEVELS, dtype=object)[attended],
        jam=np.array(_LEADERSHIP_HOURS)[attended],
        mulai=when - np.timedelta64(100, "D"),
        selesai=when,
    )
    return records.loc[held]


def _records(draws: Draws, **columns: object) -> pd.DataFrame:
    place = np.array(_PLACES, dtype=object)[draws.pick("tempat", (45, 30, 10, 15))]
    number = np.array(
        [f"{number:05d}" for number in draws.below("nomor sertifikat", 100_000)], dtype=object
    )
    return pd.DataFrame({**columns, "tempat": place, "nomor": number}, columns=list(COLUMNS))
