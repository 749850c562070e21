"""What every table's judge needs to know beside its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.intake.judging import advice
from analysis.intake.judging.dates import Order, read_dates
from analysis.intake.judging.judge import Judge, each, mask
from analysis.intake.judging.link import Roster
from analysis.intake.judging.people import People
from analysis.intake.judging.units import Units
from analysis.intake.tables.kamus import Dictionary

if TYPE_CHECKING:
    from analysis.dataset import Period
    from analysis.regulation import Regulation

FIRST_EVENT = 1950  # no training, sanction or assessment of a living member of staff is older
GRACE = pd.Timedelta(days=366)  # a later delivery of an earlier quarter holds what came after it


@dataclass(frozen=True, eq=False)
class Context:
    """The quarter, the law, the date order the city states, OPD, units, people, competencies.

    posts: keys of the posts that somebody holds or aims at; None while no staff is known.
    """

    period: Period
    regulation: Regulation
    order: Order | None = None
    roster: Roster = field(default_factory=lambda: Roster(pd.DataFrame()))
    units: Units = field(default_factory=Units)
    people: People = field(default_factory=lambda: People({}, frozenset()))
    dictionary: Dictionary = field(default_factory=Dictionary)
    posts: frozenset[str] | None = None

    def event_days(
        self, judge: Judge, column: str, *, unless: Any = False, outcome: str | None = None
    ) -> pd.Series[Any]:
        """Read the days of events; an empty one is set aside, except where `unless` says."""
        years = (FIRST_EVENT, 2100)
        days = read_dates(judge, column, self.order, years, outcome=outcome)
        if outcome is None:
            judge.require(column, advice.DATE_EMPTY, unless=unless)
        return days

    def report_later(self, judge: Judge, column: str, days: pd.Series[Any]) -> None:
        """Report events after the period: within a year outside scope, later impossible."""
        end = pd.Timestamp(self.period.end)
        judge.report(mask(days > end + GRACE), column, advice.DATE_FUTURE)
        judge.report(mask((days > end) & (days <= end + GRACE)), column, advice.DATE_LATER)


def tidy(text: pd.Series[Any]) -> pd.Series[Any]:
    """Return free text with single blanks between its words."""
    return each(text, lambda value: " ".join(value.split()) or None)


def table(judge: Judge, columns: Mapping[str, pd.Series[Any]]) -> pd.DataFrame:
    """Return typed columns beside the place of each row; its fate is added when all is judged."""
    place = {name: judge.rows[name] for name in ("berkas", "baris")}
    return pd.DataFrame({**columns, **place}, index=judge.rows.index)
