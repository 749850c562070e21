"""What the plan leaves open, and why: every need that no planned course meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.plan.needs.listed import HOURS, PERFORMANCE, PRESENT, TARGET
from analysis.plan.problem.instance import COMPONENTS
from analysis.plan.problem.lines import bundles
from analysis.plan.problem.value import NONE, parts

if TYPE_CHECKING:
    from analysis.plan.problem.instance import Instance

COLUMNS = ("orang", "nip", "opd", "jenis_opd", "kelompok", "sumber", "hal", "besar", "alasan")


def left_open(
    needs: pd.DataFrame,
    instance: Instance,
    chosen: pd.DataFrame,
    batches: np.ndarray,
    spare: int,
    unseated: pd.DataFrame,
) -> pd.DataFrame:
    """Return the needs that stay, with what is left of each (`besar`) and one reason (`alasan`).

    needs: `needs.needs`; besar in gap levels, hundredths of JP or 1e-5 points. chosen: posisi,
    kursus. batches: int64[C]. spare: rupiah of the budget that are left. unseated: posisi, kursus;
    places for which the calendar has no seat. A performance need is met whole by one planned course
    that is among its `pelatihan`, and else not at all.

    Reasons, the first that holds: tanpa_pelatihan (no course on offer meets it), pensiun (retires
    within the plan year), tidak_diukur (not planned for another reason), sasaran (the courses are
    for others), batas_kursus (has as many courses as one person may), batas_jp_pppk (every course
    would pass the yearly JP of a PPPK), kalender (was to take one, and no batch has a seat),
    peserta_kurang (none of the courses runs), anggaran (what is left does not pay for any of them),
    tidak_terpilih (others bring more).
    """
    place = pd.Series(np.arange(len(instance.people)), index=instance.people["orang"])
    position = place.reindex(needs["orang"]).fillna(NONE).astype("int64").to_numpy()
    rest = needs["besar"].fillna(0).to_numpy("int64") - _met(needs, position, instance, chosen)
    performance = (needs["sumber"] == PERFORMANCE).to_numpy()
    answered = _answered(needs["pelatihan"][performance], position[performance], instance, chosen)
    stays = rest > 0
    stays[performance] = ~answered
    rows = needs.assign(besar=pd.array(rest, dtype="Int64"), posisi=position)[stays]
    open_needs: pd.DataFrame = rows.assign(
        besar=rows["besar"].where(needs.loc[rows.index, "besar"].notna()),
        alasan=_reasons(rows, instance, chosen, batches, spare, unseated),
    )[list(COLUMNS)].reset_index(drop=True)
    return open_needs


def _met(
    needs: pd.DataFrame, position: np.ndarray, instance: Instance, chosen: pd.DataFrame
) -> np.ndarray:
    """How much of each need the plan meets, in the need's own unit (int64)."""
    people, width = len(instance.people), len(instance.competencies)
    persons, table = bundles(chosen.sort_values(["posisi", "kursus"]))
    brought = parts(instance, persons, table)
    closed = np.zeros((people + 1, width + 1), dtype="int64")
    closed[persons, :width] = brought.closed
    points = np.zeros((people + 1, len(COMPONENTS) + 1), dtype="int64")
    points[persons, : len(COMPONENTS)] = brought.points
    hours = np.zeros(people + 1, dtype="int64")
    hours[persons] = brought.jp
    competency = _places(needs["hal"], instance.competencies)
    component = _places(needs["hal"], COMPONENTS)
    source = needs["sumber"].to_numpy(str)
    of_gap = np.isin(source, (PRESENT, TARGET))
    met = np.where(of_gap, closed[position, competency], 0)
    met = np.where(source == HOURS, hours[position], met)
    return np.where(np.isin(source, COMPONENTS), points[position, component], met)


def _answered(
    offers: pd.Series, position: np.ndarray, instance: Instance, chosen: pd.DataFrame
) -> np.ndarray:
    """Whether each need's person takes one of its courses (`offers`: kode joined by ";")."""
    people, width = instance.size
    takes = np.zeros((people + 1, width + 1), dtype=bool)
    takes[chosen["posisi"], chosen["kursus"]] = True
    courses = offers.astype("str").str.split(";").reset_index(drop=True).explode()
    found = pd.Index(instance.courses["kode"]).get_indexer(courses)  # NONE: the last, empty column
    taken = takes[position[courses.index], found]
    return np.bincount(courses.index[taken], minlength=len(offers)) > 0


def _places(names: pd.Series, known: tuple[str, ...]) -> np.ndarray:
    """Position of each name among the known ones, the last column for any other."""
    found = pd.Index(known).get_indexer(pd.Index(names))
    return np.where(found < 0, len(known), found)


def _reasons(
    rows: pd.DataFrame,
    instance: Instance,
    chosen: pd.DataFrame,
    batches: np.ndarray,
    spare: int,
    unseated: pd.DataFrame,
) -> np.ndarray:
    """The first reason that holds for each row."""
    known = rows["posisi"].to_numpy() >= 0
    who = np.where(known, rows["posisi"], 0)
    left_out = instance.left_out.drop_duplicates("orang").set_index("orang")["alasan"]
    outside = left_out.reindex(rows["orang"]).fillna("tidak_diukur").to_numpy(str)
    taken = np.bincount(chosen["posisi"], minlength=max(len(instance.people), 1))
    planned = np.zeros(max(len(instance.people), 1), dtype="int64")
    np.add.at(planned, chosen["posisi"], instance.column("jp")[chosen["kursus"]])
    reasons = np.full(len(rows), "tanpa_pelatihan", dtype=object)
    offers = rows["pelatihan"].fillna("").astype("str").to_numpy()
    if instance.people.empty:  # nobody is planned for
        return np.where(offers == "", reasons, outside)
    lost = np.zeros(instance.size, dtype=bool)
    lost[unseated["posisi"], unseated["kursus"]] = True
    kode = pd.Index(instance.courses["kode"])
    price = instance.column("biaya")
    for offer in sorted(set(offers) - {""}):
        here = np.flatnonzero(offers == offer)
        courses = kode.get_indexer(offer.split(";"))
        courses = courses[courses >= 0]
        at = who[here]
        fits = instance.allowed[np.ix_(at, courses)]
        room = instance.cap_pppk - planned[at]
        small = ~instance.is_pppk[at][:, None] | (instance.column("jp")[courses] <= room[:, None])
        runs = batches[courses] > 0
        cheap = price[courses] <= spare
        reasons[here] = np.select(
            [
                ~known[here],
                ~fits.any(axis=1),
                taken[at] >= instance.max_courses,
                ~(fits & small).any(axis=1),
                lost[np.ix_(at, courses)].any(axis=1),
                ~(fits & small & runs).any(axis=1),
                ~(fits & small & runs & cheap).any(axis=1),
            ],
            [
                outside[here],
                "sasaran",
                "batas_kursus",
                "batas_jp_pppk",
                "kalender",
                "peserta_kurang",
                "anggaran",
            ],
            default="tidak_terpilih",
        )
    return reasons
