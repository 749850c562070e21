"""Before and after by place: one line per OPD, the city on top."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from analysis.present.drawing import glyphs
from analysis.present.drawing.canvas import Canvas
from analysis.present.drawing.theme import BODY, FULL, SMALL

NAMES, AFTER, CHANGE = 176.0, 64.0, 44.0  # room for the names, the value after and its change
GAP = 12.0
HEAD, STEP, FOOT = 30.0, 13.5, 6.0
STEPS = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0)  # points between two grid lines
MOST_LINES = 8

BREAK = (math.nan, math.nan)  # between two stretches of one line

Scale = Callable[[float], float]


@dataclass(frozen=True)
class Row:
    """A place: index before and after in points, None where nobody is measured; as printed.

    `short` is its name where there is no room for the whole one.
    """

    name: str
    short: str
    before: float | None
    after: float | None
    text: str
    change: str


@dataclass(frozen=True)
class Labels:
    """Heads of the columns."""

    axis: str
    after: str
    change: str


def what_if(city: Row, rows: Sequence[Row], labels: Labels) -> Figure:
    """Draw the city and `rows` in their order (x: IP ASN, points, a window of the scale).

    A hollow dot is before, a full one after; teal rises, brown falls, grey stays.
    """
    canvas = Canvas(FULL, HEAD + STEP * (len(rows) + 1) + (8 if rows else 0) + FOOT)
    left, right = NAMES + GAP, FULL - AFTER - CHANGE - GAP
    values = [v for row in (city, *rows) for v in (row.before, row.after) if v is not None]
    low, high, step = _window(values)

    def x(value: float) -> float:
        return left + (value - low) / (high - low) * (right - left)

    bottom = canvas.height - FOOT
    for number in range(round((high - low) / step) + 1):
        value = low + step * number
        canvas.line([(x(value), HEAD - 6), (x(value), bottom)], "pale", 0.6)
        canvas.text(x(value), HEAD - 10, f"{value:g}", size=SMALL, color="ink3", anchor="center")
    canvas.text(0, HEAD - 10, labels.axis, size=SMALL, color="ink2")
    canvas.text(FULL - CHANGE, HEAD - 10, labels.after, size=SMALL, color="ink2", anchor="right")
    canvas.text(FULL, HEAD - 10, labels.change, size=SMALL, color="ink2", anchor="right")
    middle = HEAD + STEP / 2
    if rows:
        canvas.line([(0, middle + STEP / 2 + 4), (FULL, middle + STEP / 2 + 4)], "rule", 0.8)
    placed = [(middle, city)]
    placed += [(middle + 8 + STEP * number, row) for number, row in enumerate(rows, start=1)]
    _marks(canvas, placed, x)
    for y, row in placed:
        _texts(canvas, row, y, bold=row is city)
    return canvas.figure


def _texts(canvas: Canvas, row: Row, y: float, *, bold: bool) -> None:
    fits = glyphs.width(row.name, BODY, bold=bold) <= NAMES or not row.short
    name = glyphs.fit(row.name if fits else row.short, NAMES, BODY, bold=bold)
    canvas.text(0, y + 3, name, bold=bold)
    canvas.text(FULL - CHANGE, y + 3, row.text, bold=bold, anchor="right")
    canvas.text(FULL, y + 3, row.change, bold=bold, anchor="right", color=_color(row, "ink2"))


def _marks(canvas: Canvas, placed: Sequence[tuple[float, Row]], x: Scale) -> None:
    """Draw what has one colour at once: an artist for each mark takes most of the time."""
    for color in ("mid", "missing", "accent"):
        own = [(y, row) for y, row in placed if _color(row, "mid") == color]
        before = [(x(row.before), y) for y, row in own if row.before is not None]
        after = [
            (x(row.after), y) for y, row in own if row.after is not None and row.after != row.before
        ]
        if color != "mid":  # both ends are there
            pairs = zip(before, after, strict=True)
            ends = [end for pair in pairs for end in (*pair, BREAK)]
            canvas.line(ends or [BREAK], color, 1.6)
        if before:
            canvas.dots(before, 4.6, "paper", edge=color, line=1.1)
        if after:
            canvas.dots(after, 6.0, color)


def _color(row: Row, still: str) -> str:
    if row.before is None or row.after is None or row.before == row.after:
        return still
    return "accent" if row.after > row.before else "missing"


def _window(values: Sequence[float]) -> tuple[float, float, float]:
    """Return the axis: its ends on grid lines around the values, and the step between lines."""
    low, high = (min(values), max(values)) if values else (0.0, 100.0)
    step = next((s for s in STEPS if (high - low) / s <= MOST_LINES - 2), STEPS[-1])
    return math.floor(low / step) * step, (math.floor(high / step) + 1) * step, step
