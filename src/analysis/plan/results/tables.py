"""The tables of a plan that can run, and what is proven of it in plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.plan.calendar.runnable import Runnable, amount
from analysis.plan.calendar.timetable import Schedule
from analysis.plan.problem.instance import Instance
from analysis.plan.results.effect import effect
from analysis.plan.results.planned import (
    BATCHES,
    EFFECT,
    UNSEATED,
    Plan,
)
from analysis.plan.solver.solve import Solution

if TYPE_CHECKING:
    from analysis.plan.ground import Ground


def without_seat(instance: Instance, unseated: pd.DataFrame) -> pd.DataFrame:
    """Return `Plan.tak_tertempat`: what the search wanted and the calendar has no seat for."""
    return pd.DataFrame(
        {
            "orang": instance.people["orang"].to_numpy()[unseated["posisi"]],
            "nip": instance.people["nip"].to_numpy()[unseated["posisi"]],
            "opd": instance.people["opd"].to_numpy()[unseated["posisi"]],
            "kode": instance.courses["kode"].to_numpy()[unseated["kursus"]],
            "alasan": unseated["alasan"].to_numpy(),
        }
    ).astype(UNSEATED)


def dated_places(instance: Instance, solution: Solution, times: Schedule) -> pd.DataFrame:
    """Return the planned places with batch and days: posisi, kursus, angkatan, mulai, selesai."""
    people = pd.Index(instance.people["orang"])
    courses = pd.Index(instance.courses["kode"])
    days = times.angkatan[["kode", "angkatan", "mulai", "selesai"]]
    seats = times.tempat.merge(days, how="left", on=["kode", "angkatan"], validate="many_to_one")
    seated = seats.assign(
        posisi=people.get_indexer(pd.Index(seats["orang"])),
        kursus=courses.get_indexer(pd.Index(seats["kode"])),
    )[["posisi", "kursus", "angkatan", "mulai", "selesai"]]
    places: pd.DataFrame = solution.chosen.merge(
        seated, on=["posisi", "kursus"], validate="one_to_one"
    ).sort_values(["posisi", "kursus"], ignore_index=True)
    return places


def batch_rows(
    instance: Instance, places: pd.DataFrame, spent: pd.Series, times: Schedule
) -> pd.DataFrame:
    """Return `Plan.angkatan`: the batches that run, with what their participants cost."""
    codes = instance.courses["kode"].to_numpy()[places["kursus"]]
    seated = places.assign(kode=codes, biaya=spent).astype({"angkatan": "int64"})
    paid = seated.groupby(["kode", "angkatan"])["biaya"].sum().reset_index()
    rows = times.angkatan.merge(paid, on=["kode", "angkatan"], validate="one_to_one")
    return rows[list(BATCHES)].astype(BATCHES)


def effect_rows(
    ground: Ground, bare: Plan, instance: Instance, places: pd.DataFrame, spent: pd.Series
) -> pd.DataFrame:
    """Return `Plan.dampak`: what the planned courses bring to each person, and what they cost.

    Raises: PromiseError when scoring the city again does not give what the plan promises.
    """
    brought = effect(
        ground.delivery,
        ground.quarter,
        ground.law,
        instance,
        places[["posisi", "kursus"]],
        bare.layanan,
    )
    orang = instance.people["orang"].to_numpy()[places["posisi"]]
    paid = spent.groupby(orang).sum()
    told = brought.assign(biaya=brought["orang"].map(paid).fillna(0))
    return told[list(EFFECT)].astype(EFFECT)


def certificate(ground: Ground, made: Runnable) -> dict[str, Any]:
    """Return what the plan proves, in plain values: nilai and batas in whole value units / 1e8."""
    rules, solution = ground.rules, made.solution
    return {
        "tahun": ground.year,
        "nilai": amount(solution.value),
        "batas": amount(solution.bound),
        "celah_persen": float(solution.gap_percent),
        "terbukti": solution.proven,
        "kalimat": str(made.sentence),
        "kalender": {**made.calendar, "kalimat": str(made.cost)},
        "ungkapan": {"kalimat": made.sentence.plain, "kalender": made.cost.plain},
        "urutan_bila_sama": solution.tie_rule,
        "biaya": solution.cost,
        "anggaran": rules.anggaran,
        "nilai_greedy": amount(solution.greedy_value),
        "peserta": int(solution.chosen["posisi"].nunique()),
        "tempat": len(solution.chosen),
        "angkatan": int(solution.batches.sum()),
        "aturan": dict(solution.rules),
        "bobot": {
            "level": float(rules.bobot_level),
            "poin": float(rules.bobot_poin),
            "20jp": float(rules.bobot_20jp),
        },
        "batasan": {
            "maks_kursus": rules.maks_kursus,
            "jp_maks_pppk": rules.jp_maks_pppk,
            "isi_minimum": float(rules.isi_minimum),
            "porsi_opd": float(rules.porsi_opd),
            "lantai_opd": float(rules.lantai_opd),
        },
    }
