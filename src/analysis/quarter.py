"""The order of the measures on one page: judged tables and the law in, every figure out, exact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.measures import gap_summary, summary
from analysis.measures.components import training_components
from analysis.measures.gap import gaps, target_gaps
from analysis.measures.jpm import job_person_match
from analysis.measures.professionalism import delivered, score
from analysis.measures.staff import exclusions
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
    `gap_summary`. components: `components`.
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


def measure(delivery: Delivery, regulation: Regulation, development: Development) -> Quarter:
    """Measure a delivered quarter under the law and the rules of its last day."""
    scores = score(delivery, regulation)
    present = gaps(scores.people, delivery, development)
    jpm = job_person_match(present, development)
    boxes = nine_box(scores.people, jpm, development)
    return Quarter(
        period=delivery.period,
        edition=regulation.edition,
        people=scores.people,
        trace=scores.trace,
        summary=summary.summarise(scores.people, delivery.opd),
        distribution=summary.distribution(scores.people),
        open_points=summary.open_points(scores.people, scores.trace),
        reasons=summary.reasons(scores.people),
        exclusions=summary.excluded(exclusions(delivery, regulation)),
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
    )


def _findings(problems: pd.DataFrame) -> pd.DataFrame:
    """Count the findings by where and what they are; their values are left behind."""
    keys = ["table", "file", "column", "rule", "fix", "outcome", "opd"]
    return problems.groupby(keys, as_index=False, observed=True).agg(jumlah=("row", "size"))
