"""What comparisons ask of a measured quarter; `quarter.Quarter` is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import pandas as pd

    from analysis.dataset import Period


class Measured(Protocol):
    """A measured quarter, as far as comparisons ask it; the frames of `Quarter`."""

    @property
    def period(self) -> Period:
        """The quarter."""

    @property
    def edition(self) -> str:
        """The edition it was measured under."""

    @property
    def delivered(self) -> frozenset[str]:
        """The dimensions whose tables were delivered."""

    @property
    def people(self) -> pd.DataFrame:
        """Everybody (`professionalism.Scores.people`)."""

    @property
    def trace(self) -> pd.DataFrame:
        """Their components (`trace.trace`)."""

    @property
    def opd(self) -> pd.DataFrame:
        """The roster."""

    @property
    def successions(self) -> pd.DataFrame:
        """Who became whom (`succession.successions`)."""

    @property
    def excluded(self) -> pd.DataFrame:
        """Who is excluded by rule (`staff.exclusions`)."""
