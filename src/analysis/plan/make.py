"""The order of the plan on one page: needs, courses, the best bundles, batches, what it brings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.errors import PlanError, PromiseError, Sentence, said
from analysis.plan.asked import refusals
from analysis.plan.calendar.away import away_of
from analysis.plan.calendar.recheck import Calendar, rechecked
from analysis.plan.calendar.runnable import Runnable, runnable
from analysis.plan.calendar.schedule import schedule
from analysis.plan.calendar.timetable import Schedule
from analysis.plan.ground import Ground
from analysis.plan.needs.catalogue import Catalogue, catalogue, competency_names
from analysis.plan.needs.listed import needs, unneeded
from analysis.plan.problem import lines
from analysis.plan.problem.build import build_instance
from analysis.plan.problem.instance import Instance
from analysis.plan.results.explore import curve, loosened, more_money
from analysis.plan.results.left_open import left_open
from analysis.plan.results.other_weights import sensitivity, silent
from analysis.plan.results.planned import (
    ORDER,
    PLACES,
    Plan,
    kept_reasons,
)
from analysis.plan.results.reasons import why
from analysis.plan.results.tables import (
    batch_rows,
    certificate,
    dated_places,
    effect_rows,
    without_seat,
)
from analysis.plan.solver.solve import Solution, solve

if TYPE_CHECKING:
    pass

Say = Callable[[Sentence], None]


def make_plan(ground: Ground) -> Plan:
    """Make the plan of a measured quarter; needs alone without a budget or a catalogue.

    Needs alone too, with `refusals`, where the limits cannot all hold. Raises: PromiseError when
    scoring the city again with the planned courses does not give what the plan promises.
    """
    bare = needs_alone(ground)
    if ground.rules.anggaran is None or bare.kursus.empty:
        return bare
    against = refusals(ground.rules, ground.calendar, ground.quarter.period)
    if against:
        return replace(bare, refusals=against)
    instance = instance_of(ground, Catalogue(bare.kursus, bare.layanan))
    try:
        return _planned(ground, bare, instance, solve(instance))
    except PromiseError:
        raise
    except PlanError as error:
        return replace(bare, refusals=error.told)


def needs_alone(ground: Ground) -> Plan:
    """Return the needs of a measured quarter and the courses on offer, without a plan."""
    offers = catalogue(ground.delivery, ground.law, ground.development, ground.rules)
    wanted = needs(ground.quarter, offers, ground.law, ground.development)
    names = competency_names(ground.delivery, ground.development)
    named = pd.DataFrame({"kode": list(names), "nama": list(names.values())}, dtype="str")
    useless = unneeded(ground.delivery, ground.quarter)
    return Plan(wanted, offers.courses, offers.serves, named, useless)


def explore(ground: Ground, plan: Plan, say: Say = silent) -> Plan:
    """Add the curve of budgets, the loosened limits and other weights to a plan that was made.

    `say` hears what is being done: this takes minutes with a large catalogue.
    """
    if not plan.made:
        return plan
    instance = instance_of(ground, Catalogue(plan.kursus, plan.layanan))
    say(said("Mencari rencana terbaik"))
    solution = solve(instance)
    budgets = curve(instance, solution, say=say)
    limits = loosened(instance, solution, say=say)
    weights = sensitivity(instance, solution, say=say)
    return replace(plan, kurva=budgets, dilonggarkan=limits, sensitivitas=weights)


def instance_of(ground: Ground, offers: Catalogue) -> Instance:
    """Return what the optimiser looks at."""
    laws = (ground.law, ground.development)
    return build_instance(ground.quarter, ground.delivery, offers, laws, ground.rules, ground.year)


def _planned(ground: Ground, bare: Plan, instance: Instance, free: Solution) -> Plan:
    """Return the plan that can run in the calendar; free: the best one, the calendar aside."""
    made = _runnable(ground, bare, instance, free)
    solution, times = made.solution, made.times
    places = dated_places(instance, solution, times)
    rows = lines.lines(instance, places)
    reasons = why(instance, rows, ground.law, ground.development, bare.names)
    told = rows.assign(**kept_reasons(reasons))
    spent = lines.costs(instance, places)
    spare = (ground.rules.anggaran or 0) - solution.cost
    return replace(
        bare,
        rencana=told[list(PLACES)].astype(PLACES),
        angkatan=batch_rows(instance, places, spent, times),
        dampak=effect_rows(ground, bare, instance, places, spent),
        terbuka=left_open(
            bare.kebutuhan, instance, solution.chosen, solution.batches, spare, made.unseated
        ),
        urutan=lines.by_batch(instance, places, spent, _indexed(ground)).astype(ORDER),
        tak_tertempat=without_seat(instance, made.unseated),
        dilonggarkan=more_money(instance, free),
        certificate=certificate(ground, made),
    )


def _indexed(ground: Ground) -> set[str]:
    """Return the people who have an index."""
    people = ground.quarter.people
    return set(people.loc[people["lengkap"].astype(bool), "orang"])


def _runnable(ground: Ground, bare: Plan, instance: Instance, free: Solution) -> Runnable:
    """Schedule what the search found; where that cannot run, what comes nearest to it."""
    staff = ground.quarter.people.assign(unit_kerja=lambda row: row["unit_kerja"].fillna(""))
    units = staff.groupby(["opd", "unit_kerja"]).size().rename("pegawai").reset_index()
    codes = instance.courses["kode"].to_numpy()
    holidays = ground.delivery.used("kalender")

    def timetable(chosen: pd.DataFrame, batches: np.ndarray) -> Schedule:
        who = instance.people.iloc[chosen["posisi"]].reset_index(drop=True)
        return schedule(
            who[["orang", "opd", "unit_kerja"]].assign(kode=codes[chosen["kursus"]]),
            Catalogue(bare.kursus, bare.layanan),
            dict(zip(codes, batches.tolist(), strict=True)),
            units,
            holidays,
            ground.calendar,
            ground.year,
        )

    made = runnable(instance, free, away_of(instance, units, ground.calendar), timetable)
    facts = (bare.kursus, bare.layanan, instance.people, units, holidays)
    return rechecked(made, instance.people["orang"], Calendar(*facts, ground.calendar, ground.year))
