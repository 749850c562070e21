"""What the city asks of a plan, compared with the quarter: whether a plan can be begun at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.errors import PlanError, Sentence, said
from analysis.plan.calendar.days import window

if TYPE_CHECKING:
    from analysis.dataset import Period, PlanSettings, ScheduleSettings


def refusals(
    rules: PlanSettings, calendar: ScheduleSettings, period: Period
) -> tuple[Sentence, ...]:
    """Return what stands against any plan of this quarter, one sentence each; none when well.

    The year that is planned must come after the quarter's, and the days of [jadwal] must exist in
    it, the first before the last.
    """
    year, found = rules.plan_year(period), []
    if year <= period.year:
        late = said(
            "dataset.toml: [rencana] tahun {tahun} bukan tahun sesudah triwulan {periode}. Isi "
            "tahun {berikut} atau sesudahnya, atau hapus kunci itu: bakunya tahun sesudah "
            "triwulannya.",
            tahun=year,
            periode=period.text,
            berikut=period.year + 1,
        )
        found.append(late)
    try:
        window(calendar, year)
    except PlanError as error:
        found += error.told
    return tuple(found)
