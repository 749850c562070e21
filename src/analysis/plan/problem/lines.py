"""The plan line by line: who takes what, which level it raises, in which batch, at what cost."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.plan.problem.instance import MOST_COURSES
from analysis.plan.problem.value import NONE, parts, weighed

if TYPE_CHECKING:
    from analysis.plan.problem.instance import Instance

PERSON = ("orang", "nip", "opd", "jenis_opd", "unit_kerja", "kelompok", "status_asn")


def bundles(chosen: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Return the people with courses (int64[N], ascending) and their bundles (int64[N, 3]).

    chosen: posisi, kursus; a person's courses keep the order of the rows.
    """
    ordered = chosen.sort_values("posisi", kind="stable")
    persons, starts = np.unique(ordered["posisi"].to_numpy("int64"), return_index=True)
    rank = np.arange(len(ordered)) - np.repeat(starts, np.diff([*starts, len(ordered)]))
    table = np.full((len(persons), MOST_COURSES), NONE, dtype="int64")
    rows = np.searchsorted(persons, ordered["posisi"].to_numpy("int64"))
    table[rows, rank] = ordered["kursus"].to_numpy("int64")
    return persons, table


def steps(instance: Instance, chosen: pd.DataFrame) -> pd.DataFrame:
    """Return the levels that planned courses raise, one row per level.

    Columns: posisi, kursus, kompetensi (its position), level_dari, level_ke. Of several courses of
    one person that lead to the same level the first by kode is named.
    """
    persons, table = bundles(chosen.sort_values(["posisi", "kursus"]))
    current = instance.level[persons].astype("int64")
    goal = instance.required[persons]
    leads = np.where((table >= 0)[:, :, None], instance.serves[table], 0)
    found = []
    for _ in range(MOST_COURSES):
        fits = leads == current[:, None, :] + 1
        climbs = fits.any(axis=1) & (current > 0) & (current < goal)
        rows, competency = np.nonzero(climbs)
        course = table[rows, fits[rows, :, competency].argmax(axis=1)]
        start = current[rows, competency]
        found.append(np.column_stack([persons[rows], course, competency, start, start + 1]))
        current = current + climbs
    columns = ["posisi", "kursus", "kompetensi", "level_dari", "level_ke"]
    return pd.DataFrame(np.concatenate(found), columns=columns).sort_values(
        columns[:3], ignore_index=True
    )


def costs(instance: Instance, places: pd.DataFrame) -> pd.Series:
    """Return each place's cost in rupiah: the price and a share of its batch's fixed cost.

    places: kursus, angkatan. What does not divide evenly falls to the first places of a batch, so
    the costs add up to what the budget was charged.
    """
    batch = places.groupby(["kursus", "angkatan"])
    people = batch["kursus"].transform("size").to_numpy("int64")
    order = batch.cumcount().to_numpy("int64")
    fixed = instance.column("biaya_tetap")[places["kursus"]]
    price = instance.column("biaya")[places["kursus"]]
    share = fixed // people + (order < fixed % people)
    return pd.Series(price + share, index=places.index, dtype="int64")


def lines(instance: Instance, places: pd.DataFrame) -> pd.DataFrame:
    """Return `Plan.rencana` without its reasons.

    places: posisi, kursus, angkatan, mulai, selesai; one row per planned place.
    """
    ordered = places.sort_values(["posisi", "kursus"], ignore_index=True)
    ordered = ordered.assign(biaya=costs(instance, ordered))
    raised = steps(instance, ordered[["posisi", "kursus"]])
    rows = ordered.merge(raised, how="left", on=["posisi", "kursus"], validate="one_to_many")
    first = ~rows.duplicated(["posisi", "kursus"])
    persons, table = bundles(ordered)
    points = np.zeros(len(instance.people), dtype="int64")
    points[persons] = parts(instance, persons, table).points.sum(axis=1)
    who = instance.people.iloc[rows["posisi"]].reset_index(drop=True)
    names = np.array([*instance.competencies, ""], dtype=object)
    course = rows["kursus"].to_numpy("int64")
    return pd.DataFrame(
        {
            "posisi": rows["posisi"],
            "kursus": rows["kursus"],
            **{name: who[name] for name in PERSON},
            "kode": instance.courses["kode"].to_numpy()[course],
            "kompetensi": names[rows["kompetensi"].fillna(len(names) - 1).astype("int64")],
            "level_dari": rows["level_dari"].astype("Int64"),
            "level_ke": rows["level_ke"].astype("Int64"),
            "jp": np.where(first, instance.column("jp")[course], 0),
            "biaya": rows["biaya"].where(first, 0),
            "poin": np.where(~rows.duplicated("posisi"), points[rows["posisi"]], 0),
            "angkatan": rows["angkatan"].astype("Int64"),
            "mulai": rows["mulai"],
            "selesai": rows["selesai"],
        }
    )


def by_batch(
    instance: Instance, places: pd.DataFrame, costs_of: pd.Series, indexed: Collection[str]
) -> pd.DataFrame:
    """Return `Plan.urutan`: what each batch adds to an OPD, in the order in which batches end.

    What a course adds depends on those that the person has finished before; the sums over all
    batches are the plan's. places: as for `lines`; costs_of: per place; indexed: those (orang) who
    have an index: the points of nobody else move one, so poin is summed over them alone.
    """
    timed = places.assign(biaya=costs_of, akhir=places["selesai"])
    timed = timed.sort_values(["posisi", "akhir", "kursus"], ignore_index=True)
    rank = timed.groupby("posisi").cumcount().to_numpy("int64")
    persons, table = bundles(timed[["posisi", "kursus"]])
    row = np.searchsorted(persons, timed["posisi"].to_numpy("int64"))
    before, after = table[row].copy(), table[row].copy()
    place = np.arange(MOST_COURSES)[None, :]
    before[place >= rank[:, None]] = NONE
    after[place > rank[:, None]] = NONE
    who = timed["posisi"].to_numpy("int64")
    then, now = parts(instance, who, before), parts(instance, who, after)
    people = instance.people.iloc[who].reset_index(drop=True)
    added = timed.assign(
        opd=people["opd"],
        kode=instance.courses["kode"].to_numpy()[timed["kursus"]],
        angkatan=timed["angkatan"].astype("int64"),
        peserta=1,
        nilai=weighed(instance, now) - weighed(instance, then),
        poin=np.where(people["orang"].isin(indexed), (now.points - then.points).sum(axis=1), 0),
        level=(now.closed - then.closed).sum(axis=1),
    )
    keys = ["opd", "akhir", "kode", "angkatan", "mulai"]
    sums = ["peserta", "biaya", "nilai", "poin", "level"]
    rows = added.groupby(keys, sort=True)[sums].sum().reset_index()
    rows = rows.assign(urut=rows.groupby("opd").cumcount() + 1)
    return rows[["opd", "urut", "kode", "angkatan", "mulai", *sums]]
