"""The city's first page: what a mayor reads in a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.present.blocks import (
    Block,
    Columns,
    Facts,
    Findings,
    Group,
    Headline,
    Line,
    Run,
    Text,
)
from analysis.present.chapters import page
from analysis.present.city.drawn import places_figure
from analysis.present.city.outline import placed
from analysis.present.city.standing import national, world
from analysis.present.city.words import moved, needs, plan_lines
from analysis.present.wording.released import PUBLISHED
from analysis.present.wording.voice import Voice

if TYPE_CHECKING:
    from analysis.release.city import CityReport

__all__ = ["headline", "placed", "places"]


def headline(report: CityReport) -> Block:
    """The index, its category, change and bounds; beside it coverage and target."""
    _ = Voice(report.lang)
    facts = Facts((page.measured_fact(report, _), page.target_fact(report, _)))
    return Columns((_with_bounds(report, _),), (facts,))


def _with_bounds(report: CityReport, _: Voice) -> Headline:
    shown, own = page.headline(report), report.own
    if own["keadaan"] != PUBLISHED or own["batas_bawah"] is None or own["batas_atas"] is None:
        return shown
    fact = page.bounds_fact(report, _)
    told = _("bila semua data lengkap {rentang}", rentang=fact.value)
    told += f" ({fact.note})" if fact.note else ""
    moving = report.change is not None and report.change.cakupan_bergeser
    lines = list(shown.lines)
    kept = lines if moving else [*lines[:1], *lines[2:]]  # not one person's influence
    return Headline(
        shown.value, shown.category, (*kept, Line((Run(told),), small=True)), shown.state
    )


def places(report: CityReport) -> Block:
    """All OPD from the highest to the lowest; beside them the needs, the plan, the benchmarks."""
    _ = Voice(report.lang)
    wide = [block for block in (moved(report, _), places_figure(report, _)) if block]
    items = needs(report, _)
    narrow: list[Block] = [Findings(_("Yang terpenting"), items)] if items else []
    plan = plan_lines(report, _)
    narrow += [Text(plan)] if plan else []
    narrow += [block for block in (national(report), world(report)) if block]
    return Columns(tuple(wide), tuple(narrow)) if wide or narrow else Group()
