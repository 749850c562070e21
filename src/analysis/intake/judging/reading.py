"""What a rule says when it is broken, and what one cell was read as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.intake.delivery import ASIDE

if TYPE_CHECKING:
    from analysis.errors import Outcome


@dataclass(frozen=True)
class Advice:
    """What a rule asks, what to do when it is broken, and what the row gets.

    The sentences are message ids: constant, Indonesian, without values. What varies stands in the
    problem's column, value and suggestion.
    """

    rule: str
    fix: str
    outcome: Outcome = ASIDE


@dataclass(frozen=True)
class Reading:
    """What one cell text means: a value, or what is wrong with it."""

    value: Any = None
    advice: Advice | None = None
    suggestion: str = ""
