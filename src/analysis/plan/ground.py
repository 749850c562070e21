"""Ground: what a plan stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.dataset import PlanSettings, ScheduleSettings
    from analysis.intake.delivery import Delivery
    from analysis.quarter import Quarter
    from analysis.regulation import Regulation
    from analysis.regulation.development import Development


@dataclass(frozen=True)
class Ground:
    """What a plan stands on: the delivery, its measures, the law and the city's own rules."""

    delivery: Delivery
    quarter: Quarter
    law: Regulation
    development: Development
    rules: PlanSettings
    calendar: ScheduleSettings

    @property
    def year(self) -> int:
        """The year that is planned."""
        return self.rules.plan_year(self.quarter.period)
