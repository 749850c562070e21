"""The order of the measures on one page: judged tables and the law in, every figure out, exact."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from analysis.measures import gap_summary, summary
from analysis.measures.components import training_components
from analysis.measures.gap import gaps, target_gaps
from analysis.measures.jpm import job_person_match
from analysis.measures.professionalism import delivered, score
from analysis.measures.staff import exclusions, nobody_excluded
from analysis.measures.succession import as_now, between, no_successions, successions
from analysis.measures.talent import nine_box

if TYPE_CHECKING:
    import pandas as pd

    from analysis.dataset import Period
    from analysis.intake.delivery import Delivery
    from analysis.regulation import Development, Regulation


@dataclass(frozen=True)
class Quarter:
    """One quarter measured: internal, with people in it; nothing is rounded or hidden yet.

    people, trace: `professionalism.Scores`. summary, distribution, open_points, reasons,
    exclusions: the frames of `summary`. counts: rows read = used + outside scope + set aside, per
    table and file. opd: the roster. delivered: the dimensions whose tables were delivered.
    problems_summary: table, file, column, rule, fix, outcome, opd, jumlah (findings), no values.
    gaps, target_gaps: `gap`, towards the present and the prospective post. jpm, boxes: per person,
    `jpm` and `talent`. gap_cells, jpm_summary, standards_used, box_counts: the sums of
    `gap_summary`. components: `components`. successions: who became whom, of all quarters
    (`succession.successions`). excluded: who is excluded by rule, one by one (`staff.exclusions`).
    """

    period: Period
    edition: str
    people: pd.DataFrame
    trace: pd.DataFrame
    summary: pd.DataFrame
    distribution: pd.DataFrame
    open_points: pd.DataFrame
    reasons: pd.DataFrame
    exclusions: pd.DataFrame
    counts: pd.DataFrame
    opd: pd.DataFrame
    delivered: frozenset[str]
    problems_summary: pd.DataFrame
    gaps: pd.DataFrame
    target_gaps: pd.DataFrame
    jpm: pd.DataFrame
    boxes: pd.DataFrame
    gap_cells: pd.DataFrame
    jpm_summary: pd.DataFrame
    standards_used: pd.DataFrame
    box_counts: pd.DataFrame
    components: pd.DataFrame
    successions: pd.DataFrame = field(default_factory=no_successions)
    excluded: pd.DataFrame = field(default_factory=nobody_excluded)


def measure(delivery: Delivery, regulation: Regulation, development: Development) -> Quarter:
    """Measure a delivered quarter under the law and the rules of its last day."""
    scores = score(delivery, regulation)
    present = gaps(scores.people, delivery, development)
    jpm = job_person_match(present, development)
    boxes = nine_box(scores.people, jpm, development)
    left_out = exclusions(delivery, regulation)
    return Quarter(
        period=delivery.period,
        edition=regulation.edition,
        people=scores.people,
        trace=scores.trace,
        summary=summary.summarise(scores.people, delivery.opd),
        distribution=summary.distribution(scores.people),
        open_points=summary.open_points(scores.people, scores.trace),
        reasons=summary.reasons(scores.people),
        exclusions=summary.excluded(left_out),
        counts=delivery.counts,
        opd=delivery.opd,
        delivered=delivered(delivery, regulation),
        problems_summary=_findings(delivery.problems),
        gaps=present,
        target_gaps=target_gaps(scores.people, delivery, development),
        jpm=jpm,
        boxes=boxes,
        gap_cells=gap_summary.gap_cells(present),
        jpm_summary=gap_summary.jpm_summary(jpm),
        standards_used=gap_summary.standards_used(present),
        box_counts=gap_summary.nine_box_counts(boxes),
        components=training_components(scores, delivery, regulation),
        successions=successions(delivery),
        excluded=left_out,
    )


def restructured(quarter: Quarter, later: Quarter) -> Quarter:
    """Return an earlier quarter in the structure of a later one; itself where nothing changed.

    People, summary, distribution, open points, reasons and roster are as the OPD are later;
    `people` then has `opd_asal` (`succession.as_now`). The frames of gap and plan stay as they
    were.
    """
    rows = between(later.successions, quarter.period, later.period)
    if rows.empty:
        return quarter
    people = as_now(quarter.people, later.people, rows, later.opd)
    return replace(
        quarter,
        people=people,
        opd=later.opd,
        summary=summary.summarise(people, later.opd),
        distribution=summary.distribution(people),
        open_points=summary.open_points(people, quarter.trace),
        reasons=summary.reasons(people),
    )


def _findings(problems: pd.DataFrame) -> pd.DataFrame:
    """Count the findings by where and what they are; their values are left behind."""
    keys = ["table", "file", "column", "rule", "fix", "outcome", "opd"]
    return problems.groupby(keys, as_index=False, observed=True).agg(jumlah=("row", "size"))
