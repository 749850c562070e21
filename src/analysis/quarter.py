"""The order of the measures on one page: judged tables and the law in, every figure out, exact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.measures import summary
from analysis.measures.professionalism import delivered, score
from analysis.measures.staff import exclusions

if TYPE_CHECKING:
    import pandas as pd

    from analysis.dataset import Period
    from analysis.intake.delivery import Delivery
    from analysis.regulation import Regulation


@dataclass(frozen=True)
class Quarter:
    """One quarter measured: internal, with people in it; nothing is rounded or hidden yet.

    people, trace: `professionalism.Scores`. summary, distribution, open_points, reasons,
    exclusions: the frames of `summary`. counts: rows read = used + outside scope + set aside, per
    table and file. opd: the roster. delivered: the dimensions whose tables were delivered.
    problems_summary: table, file, column, rule, fix, outcome, opd, jumlah (findings), no values.
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


def measure(delivery: Delivery, regulation: Regulation) -> Quarter:
    """Measure a delivered quarter under the regulation as of its last day."""
    scores = score(delivery, regulation)
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
    )


def _findings(problems: pd.DataFrame) -> pd.DataFrame:
    """Count the findings by where and what they are; their values are left behind."""
    keys = ["table", "file", "column", "rule", "fix", "outcome", "opd"]
    return problems.groupby(keys, as_index=False, observed=True).agg(jumlah=("row", "size"))
