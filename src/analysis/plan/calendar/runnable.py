"""The plan that can run: every place has a seat in a dated batch, and every rule still holds.

What the search found is scheduled. Where somebody has no seat, the seats are given out again under
the units' rules (`reseat`) and scheduled again; whoever has no seat then is closed to that course,
a few times. What still has none is dropped at the end, with what is of no use without it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.errors import Figure, Sentence, said
from analysis.plan.calendar.reseat import plan_of, reseat
from analysis.plan.calendar.timetable import NO_DAYS, TOO_FEW, TOO_LONG, Schedule
from analysis.plan.problem.distance import gap_percent, sentence
from analysis.plan.problem.instance import UNIT
from analysis.plan.problem.useful import chosen_of, only_useful
from analysis.plan.problem.value import NONE
from analysis.plan.solver import recheck
from analysis.plan.solver.limits import limits_of
from analysis.plan.solver.prepared import ready_for

if TYPE_CHECKING:
    from analysis.plan.calendar.away import Away
    from analysis.plan.problem.instance import Instance
    from analysis.plan.solver.solve import Solution

ROUNDS = 4  # times the seats are given out again
FLOOR = "lantai_opd"  # the one rule that the calendar can break
WHOLE_COURSES = (NO_DAYS, TOO_LONG, TOO_FEW)  # reasons that no other person changes
Timetable = Callable[[pd.DataFrame, np.ndarray], Schedule]  # of posisi, kursus; batches


@dataclass(frozen=True, eq=False)
class Runnable:
    """A plan of which every place is in the timetable.

    solution: what is planned and proven of it; its batches are those that run. times: their days,
    and who is in which; no other batches. unseated: posisi, kursus, alasan; places that the search
    had found and the calendar has no seat for. free: what the search had found, the calendar aside.
    """

    solution: Solution
    times: Schedule
    unseated: pd.DataFrame
    free: Solution

    @property
    def sentence(self) -> Sentence:
        """What is proven of the plan, and no more."""
        made = self.solution
        broken = [name for name, kept in made.rules.items() if not kept]
        if broken == [FLOOR]:
            return said(
                "Kalender tidak menyisakan jalan untuk menepati lantai_opd bagi setiap OPD; semua "
                "aturan lain ditepati. Jarak rencana ini dari yang terbaik belum terbukti."
            )
        ready = made.ready
        courses = (ready.considered, ready.instance.size[1]) if ready else (0, 0)
        dated = made.bound < self.free.bound
        return sentence(made.value, made.bound, kept=not broken, courses=courses, dated=dated)

    @property
    def calendar(self) -> dict[str, Any]:
        """What the calendar costs, in plain values; value in nilai.

        nilai_tanpa, batas_tanpa: the best plan found without the calendar, and what no plan
        exceeds. berkurang_persen: how far the former lies above this plan. dalam_batas: the plan's
        own bound knows the calendar.
        """
        made, free = self.solution, self.free
        best = max(free.value, made.value)
        return {
            "nilai_tanpa": amount(best),
            "batas_tanpa": amount(free.bound),
            "berkurang_persen": float(gap_percent(made.value, best)),
            "dalam_batas": made.bound < free.bound,
        }

    @property
    def cost(self) -> Sentence:
        """What the calendar costs, as a sentence."""
        made, free = self.solution, self.free
        best = max(free.value, made.value)
        return _cost_of_calendar(made, best, free.bound, moved=not self.unseated.empty)


def amount(value: int) -> float:
    """Return a value in nilai; a multiple of 1e-8 below 9e7 is exact to its last printed place."""
    return value / UNIT


def _cost_of_calendar(made: Solution, best: int, bound: int, *, moved: bool) -> Sentence:
    if best == made.value and moved:
        return said(
            "Setiap tempat di rencana ini mendapat angkatan; kalender menggeser tempat tanpa "
            "mengurangi nilai."
        )
    if best == made.value:
        return said(
            "Setiap tempat di rencana ini mendapat angkatan; kalender tidak mengurangi nilainya."
        )
    return said(
        "Setiap tempat di rencana ini mendapat angkatan. Yang diambil kalender: tanpa kalender, "
        "rencana terbaik yang ditemukan bernilai {kurang} lebih tinggi, dan tidak ada yang lebih "
        "dari {paling} lebih tinggi.",
        kurang=Figure(gap_percent(made.value, best), "%"),
        paling=Figure(gap_percent(made.value, bound), "%"),
    )


@dataclass(frozen=True, eq=False)
class _Seated:
    """chosen: posisi, kursus, all with a seat. batches: int64[C], that run. lost: as `unseated`."""

    plan: np.ndarray
    batches: np.ndarray
    times: Schedule
    lost: pd.DataFrame


def runnable(instance: Instance, solution: Solution, away: Away, timetable: Timetable) -> Runnable:
    """Turn what the search found into a plan that can run; deterministic.

    timetable: schedules places (posisi, kursus) in so many batches (int64[C]). The floor of an OPD
    may be missed where the calendar leaves no other way; `rules` then says so.
    """
    if solution.chosen.empty:
        nobody = solution.chosen.assign(alasan="")
        return Runnable(solution, timetable(solution.chosen, solution.batches), nobody, solution)
    first = _seated(instance, plan_of(instance, solution), solution.batches, timetable)
    tried, bound = [first], solution.bound
    closed = np.zeros(instance.size, dtype=bool)
    closed |= _whole_courses(first.lost, instance, (NO_DAYS, TOO_LONG))
    for _ in range(ROUNDS):
        if tried[-1].lost.empty:
            break
        found = reseat(instance, solution, away, closed)
        if found is None:
            break
        if found.bound is not None:
            bound = min(bound, found.bound)
        tried.append(_seated(instance, found.plan, found.batches, timetable))
        closed |= _lesson(tried[-1].lost, instance)
    made = [_restated(instance, solution, one, bound) for one in tried]
    best = max(range(len(made)), key=lambda n: (made[n].rules[FLOOR], made[n].value, -n))
    lost = pd.concat([first.lost, tried[best].lost]).drop_duplicates(["posisi", "kursus"])
    there = pd.MultiIndex.from_frame(made[best].chosen)
    gone = ~pd.MultiIndex.from_frame(lost[["posisi", "kursus"]]).isin(there)
    unseated = lost[gone].sort_values(["posisi", "kursus"], ignore_index=True)
    return Runnable(made[best], tried[best].times, unseated, solution)


def _seated(
    instance: Instance, plan: np.ndarray, batches: np.ndarray, timetable: Timetable
) -> _Seated:
    """Schedule a plan, and drop what has no seat or is of no use without what was dropped."""
    lost = []
    while True:
        chosen = chosen_of(plan)
        times = timetable(chosen, batches)
        lost.append(_numbered(instance, times.tak_tertempat))
        seated = _numbered(instance, times.tempat.dropna(subset="angkatan"))
        there = np.zeros(instance.size, dtype=bool)
        there[seated["posisi"], seated["kursus"]] = True
        running = times.angkatan[times.angkatan["mulai"].notna()].reset_index(drop=True)
        courses = _courses(instance, running["kode"])
        batches = np.bincount(courses, minlength=instance.size[1]).astype("int64")
        kept = np.where((plan >= 0) & there[np.arange(len(plan))[:, None], plan], plan, NONE)
        useful = only_useful(instance, kept)
        if (useful == plan).all():
            dated = replace(times, angkatan=running)
            return _Seated(plan, batches, dated, pd.concat(lost, ignore_index=True))
        plan = useful


def _restated(instance: Instance, solution: Solution, seated: _Seated, bound: int) -> Solution:
    """What is planned now and what is proven of it, every rule checked again."""
    limits = limits_of(ready_for(solution.ready, instance), instance.budget)
    plan, batches = seated.plan, seated.batches
    rules = recheck.rules(instance, plan, batches, limits)
    value = int(recheck.values(instance, plan).sum())
    return replace(
        solution,
        chosen=chosen_of(plan),
        batches=batches,
        value=value,
        bound=bound,
        cost=recheck.total_cost(instance, plan, batches),
        gap_percent=gap_percent(value, bound),
        proven=bound >= value and all(rules.values()),
        rules=rules,
    )


def _lesson(lost: pd.DataFrame, instance: Instance) -> np.ndarray:
    """What not to try again, bool[P, C]: places without a seat, else courses that do not run."""
    single = lost[~lost["alasan"].isin(WHOLE_COURSES)]
    if single.empty:
        return _whole_courses(lost, instance, WHOLE_COURSES)
    closed = np.zeros(instance.size, dtype=bool)
    closed[single["posisi"], single["kursus"]] = True
    return closed


def _whole_courses(lost: pd.DataFrame, instance: Instance, reasons: tuple[str, ...]) -> np.ndarray:
    """Close a course to everybody where one of these reasons keeps it from running."""
    closed = np.zeros(instance.size, dtype=bool)
    closed[:, lost.loc[lost["alasan"].isin(reasons), "kursus"].unique()] = True
    return closed


def _numbered(instance: Instance, places: pd.DataFrame) -> pd.DataFrame:
    """Places by orang and kode as posisi and kursus, with alasan where they have one."""
    people = pd.Index(instance.people["orang"])
    rows = places.assign(
        posisi=people.get_indexer(pd.Index(places["orang"])),
        kursus=_courses(instance, places["kode"]),
    )
    return rows[[name for name in ("posisi", "kursus", "alasan") if name in rows]]


def _courses(instance: Instance, codes: pd.Series) -> np.ndarray:
    rows: np.ndarray = pd.Index(instance.courses["kode"]).get_indexer(pd.Index(codes))
    return rows
