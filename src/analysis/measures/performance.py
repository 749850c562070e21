"""Kinerja: the annual appraisal of the year that counts; its predicate wins over its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.measures.assessed import Assessed, components, records
from analysis.measures.history import history, tally
from analysis.measures.words import open_points, plains

if TYPE_CHECKING:
    from analysis.intake.delivery import Delivery
    from analysis.regulation import Regulation

DIMENSION = "kinerja"


def appraisals(persons: pd.DataFrame, delivery: Delivery, regulation: Regulation) -> pd.DataFrame:
    """Return the appraisals that count or, set aside, could: one row per appraisal.

    Columns of `history.history` and poin (Int64, missing when nothing in the row gives points).
    A set-aside row could count when its year is the year that counts, or unreadable. A used row
    that says nothing is no appraisal.
    """
    rows = history(delivery, "kinerja", persons, ("tahun", "predikat", "nilai"))
    counts = rows["tahun"].eq(regulation.appraisal_year).fillna(value=False)
    possible = rows["aside"] & (rows["tahun"].isna() | (rows["tahun"] > regulation.as_of.year))
    rows = rows.assign(poin=_points(rows, regulation))
    return rows.loc[(counts | possible) & (rows["aside"] | rows["poin"].notna())]


def predicates(rows: pd.DataFrame, scored: Assessed, persons: pd.DataFrame) -> pd.Series:
    """Return each person's predicate; missing without one, or while kinerja is undetermined."""
    used = rows.loc[~rows["aside"]].set_index("posisi")["predikat"]
    predicate = used.reindex(range(len(persons))).set_axis(persons.index)
    return predicate.where(scored.components["poin"].notna())


def earlier_predicates(
    persons: pd.DataFrame, delivery: Delivery, regulation: Regulation
) -> pd.Series:
    """Return each person's annual predicate of the year before the one that counts.

    Its rows are outside scope for the index and only order people of equal value in a plan. Missing
    without one, and where the rows of that year do not agree.
    """
    rows = delivery.tables["kinerja"]
    year = rows["tahun"].eq(regulation.appraisal_year - 1).fillna(value=False)
    annual = ~rows["periode_penilaian"].eq("triwulanan")
    said = rows.loc[year & annual & rows["nip"].notna(), ["nip", "predikat"]]
    by_person = said.assign(predikat=said["predikat"].fillna("")).groupby("nip")["predikat"]
    single = by_person.min().where(by_person.min() == by_person.max()).replace("", pd.NA)
    found = single.reindex(persons["nip"]).astype("str")
    return found.set_axis(persons.index)


def performance(persons: pd.DataFrame, rows: pd.DataFrame, regulation: Regulation) -> Assessed:
    """Score kinerja (1-30 points) from `appraisals`; without one it is not known, never zero.

    A set-aside row leaves it undetermined unless the used one gives all points; the bounds then
    hold what either says, and anything where one of them says nothing.
    """
    least, most = (rule.number(DIMENSION) for rule in (regulation.minimum, regulation.maksimum))
    size = len(persons)
    used, aside = rows.loc[~rows["aside"]], rows.loc[rows["aside"]]
    recorded = used.set_index("posisi")["poin"].reindex(range(size)).set_axis(persons.index)
    doubted = (recorded != most).fillna(value=True) & (tally(aside["posisi"], size) > 0)
    low, high = _extremes(aside, persons, (least, most))
    points = recorded.mask(doubted)
    known = recorded.notna()
    scored = components(
        persons,
        DIMENSION,
        DIMENSION,
        poin=points,
        bawah=recorded.where(~doubted, np.minimum(recorded, low)).where(known, least),
        atas=recorded.where(~doubted, np.maximum(recorded, high)).where(known, most),
        maks=most,
        pasal=regulation.kinerja_predikat.reference.text,
        keterangan=np.where(
            known | doubted,
            f"penilaian {regulation.appraisal_year}; " + open_points(most - points),
            f"penilaian {regulation.appraisal_year} tidak ada",
        ),
        alasan=np.select(
            [points.notna(), doubted], ["", "kinerja_tidak_pasti"], "kinerja_tidak_ada"
        ),
    )
    return Assessed(scored, _evidence(rows, doubted.to_numpy()))


def _points(rows: pd.DataFrame, regulation: Regulation) -> pd.Series:
    """Return the points of each row; a number outside its scale gives none."""
    bands = regulation.kinerja_angka
    number = rows["nilai"].astype("Int64")
    sensible = number.between(bands.bounds[0], bands.maximum).fillna(value=False)
    by_number = bands.points(number.where(sensible & rows["predikat"].isna()))
    return regulation.kinerja_predikat.of(rows["predikat"]).fillna(by_number)


def _extremes(
    aside: pd.DataFrame, persons: pd.DataFrame, limits: tuple[int, int]
) -> tuple[pd.Series, pd.Series]:
    """Return the least and the most that set-aside rows say of each person (missing: no row)."""
    said = aside.assign(bawah=aside["poin"].fillna(limits[0]), atas=aside["poin"].fillna(limits[1]))
    by_person = said.groupby("posisi").agg({"bawah": "min", "atas": "max"})
    found = by_person.reindex(range(len(persons))).set_axis(persons.index).astype("Int64")
    return found["bawah"], found["atas"]


def _evidence(rows: pd.DataFrame, doubted: np.ndarray) -> pd.DataFrame:
    """Return the records: the used row, and the set-aside ones where they leave it undetermined."""
    shown = rows.loc[~rows["aside"] | doubted[rows["posisi"]]]
    content = shown["predikat"].fillna(plains(shown["nilai"], 5, unknown="tidak terbaca"))
    content = content.where(~shown["aside"], content + " (disisihkan)")
    ordered = shown.assign(isi=content).sort_values(["orang", "aside"], kind="stable")
    return records(ordered, DIMENSION, DIMENSION)
