"""The figures as blocks: released values into a drawing, its claim, definition, alternative text.

Where nothing may be drawn a note says what is missing and why; there is never an empty figure.
"""

from __future__ import annotations

from analysis.present.drawn.dimensions import bars, dots
from analysis.present.drawn.line import line
from analysis.present.drawn.parts import component_label, opened, spread
from analysis.present.drawn.quarters import quarters

__all__ = ["bars", "component_label", "dots", "line", "opened", "quarters", "spread"]
