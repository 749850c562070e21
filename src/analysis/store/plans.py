"""SHELL. Plans, kept by content key: they depend on the quarter and on the city's own rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from analysis.dataset import Dataset, Period
from analysis.errors import PlanError, PromiseError, Sentence, said
from analysis.intake import take_in
from analysis.plan.ground import Ground
from analysis.plan.make import explore, make_plan, needs_alone
from analysis.plan.results.other_weights import silent
from analysis.plan.results.planned import Plan
from analysis.release.describe_plan import plan_info
from analysis.release.model import Release
from analysis.release.plans import city_plan
from analysis.store.keys import plan_key
from analysis.store.quarters import development_of, kept, place_of, quarter_of, regulation_of
from analysis.store.tables import read_plan, write_plan

BROKEN = said(
    "Rencana yang tersusun tidak sama dengan skor ulangnya, jadi tidak dipakai. Jalankan "
    "`analysis plan` untuk rinciannya, lalu laporkan sebagai galat program."
)


def plan_of(dataset: Dataset, period: Period) -> Plan:
    """Return the plan of a quarter, made now when it was not yet; needs alone where there is none.

    `Plan.refusals` says why limits that collide allow none. Raises: what intake refuses;
    PromiseError for a fault of the program.
    """
    key = plan_key_of(dataset, period)

    def make() -> Plan:
        return make_plan(ground_of(dataset, period))

    return kept(place_of(dataset, period), "rencana", key, make, read_plan, write_plan)


def plan_for_reports(dataset: Dataset, period: Period) -> Plan:
    """Return the plan of a quarter; a fault in planning leaves the needs and a refusal.

    Raises: what intake refuses.
    """
    try:
        return plan_of(dataset, period)
    except PromiseError:
        return replace(needs_alone(ground_of(dataset, period)), refusals=(BROKEN,))


def explored_plan(
    dataset: Dataset, period: Period, say: Callable[[Sentence], None] = silent
) -> Plan:
    """Return the plan with the curve of budgets, loosened limits and other weights.

    `say` hears what is being done. Raises: as `plan_of`; PlanError where no plan can be made.
    """
    say(said("Menyusun rencana"))
    plan = plan_of(dataset, period)
    if plan.refusals:
        raise PlanError(*plan.refusals)
    key = plan_key_of(dataset, period)

    def make() -> Plan:
        return explore(ground_of(dataset, period), plan, say)

    return kept(place_of(dataset, period), "jelajah", key, make, read_plan, write_plan)


def with_curve(release: Release, dataset: Dataset, period: Period) -> Release:
    """Return the Release with the curve of budgets in its plan's info, as it may be shown.

    Unchanged where there is no plan, or where planning again fails.
    """
    told = release.info.get("rencana")
    if not told:
        return release
    try:
        found = plan_info(explored_plan(dataset, period)) or {}
    except (PlanError, PromiseError):
        return release
    info = {**release.info, "rencana": {**told, "kurva": found.get("kurva", [])}}
    return replace(release, info=city_plan(info, release.rencana))


def plan_key_of(dataset: Dataset, period: Period) -> str:
    """Return the key of a quarter's plan."""
    return plan_key(
        dataset, period, regulation_of(dataset, period), development_of(dataset, period)
    )


def ground_of(dataset: Dataset, period: Period) -> Ground:
    """Return what the plan of a quarter stands on. Raises: what intake refuses."""
    law = regulation_of(dataset, period)
    return Ground(
        delivery=take_in(dataset, period, law),
        quarter=quarter_of(dataset, period, law),
        law=law,
        development=development_of(dataset, period),
        rules=dataset.rencana,
        calendar=dataset.jadwal,
    )
