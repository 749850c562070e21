"""Every block of a report as JSON, in page order: for all who test what is drawn from blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.release_fixture import sample_release

from analysis.present.chapters import (
    appendix,
    appendix_gap,
    composed,
    gap,
    index,
    match,
    method,
    method_gap,
    moved,
    needs,
    page,
    plan,
    progress,
    quality,
    quality_moved,
    standards,
    target,
)

if TYPE_CHECKING:
    from analysis.present.blocks import Block
    from analysis.release.model import OpdReport

FUNCTIONS = (
    page.head,
    page.headline,
    page.number_line,
    page.facts,
    page.findings,
    page.dimensions_and_trend,
    page.open_points,
    index.recap,
    index.distribution,
    index.dimensions,
    index.units,
    index.open_points,
    progress.trend,
    moved.waterfalls,
    moved.late,
    progress.quarters,
    moved.steps,
    composed.composition,
    gap.known,
    gap.needs,
    match.distribution,
    match.boxes,
    gap.gap_map,
    gap.units,
    match.groups,
    standards.used,
    plan.summary,
    needs.listed,
    plan.courses,
    plan.effect,
    plan.months,
    plan.cumulated,
    needs.left_open,
    target.reach,
    plan.terms,
    quality.rows,
    quality.unmeasured,
    quality.excluded,
    quality_moved.changed,
    method.statement,
    method_gap.statement,
    method_gap.scales,
    method.options,
    method.sources,
    method.signature,
    appendix.groups,
    appendix.units,
    appendix.peers,
    appendix_gap.gaps,
    needs.in_full,
    appendix_gap.courses,
)


def report_of(kode: str = "dinas-kesehatan", lang: str = "id", **choices: Any) -> OpdReport:
    """Return one OPD's slice of the invented city."""
    return sample_release(**choices).report(kode, lang)


def blocks_of(report: OpdReport) -> list[Block]:
    """Return every block of a report in page order."""
    return [function(report) for function in FUNCTIONS]


def all_blocks(report: OpdReport | None = None) -> list[dict[str, Any]]:
    """Return the same as JSON; without a report, of one OPD of the invented city."""
    return [block.to_json() for block in blocks_of(report or report_of())]
