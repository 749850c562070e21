"""The waterfall: from one printed value to another in steps that sum to their difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from analysis.present.drawing.canvas import Canvas
from analysis.present.drawing.figures.flow import wrapped
from analysis.present.drawing.glyphs import width
from analysis.present.drawing.theme import BODY, HALF, SMALL

TOP, ROW, LEADING, BAR = 16.0, 20.0, 9.5, 11.0
NAMES = 92.0  # room of the steps' names, at half width


Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class End:
    """One of the two printed values, with its name and text."""

    name: str
    value: float
    text: str


@dataclass(frozen=True)
class Step:
    """One step in points, with its name and its signed text."""

    name: str
    value: float
    text: str


def waterfall(
    start: End,
    steps: Sequence[Step],
    end: End,
    bounds: Sequence[tuple[float, str]],
    size: float = HALF,
) -> Figure:
    """Draw the start and the end as dots, the steps as bars between them, one below the other.

    x: IP ASN, points, a window of the scale. A gain is a full bar, a loss an outlined one.
    `bounds`: category bounds with their names; those inside the window are upright lines.
    """
    names = [wrapped(step.name, NAMES, most=4) for step in steps]
    heights = [max(ROW, LEADING * len(lines) + 5) for lines in names]
    canvas = Canvas(size, TOP + 2 * ROW + sum(heights) + 4)
    levels = _levels(start, steps)
    scale = _Scale([*levels, end.value], steps, NAMES + 10, size)
    taken: list[Box] = []
    y = TOP + ROW / 2
    canvas.text(0, y + 3, start.name, bold=True)
    edge = y  # where the connector from the row above begins
    bottom = TOP + ROW
    for step, lines, height, level in zip(steps, names, heights, levels, strict=False):
        middle = bottom + height / 2
        at = scale.x(level)
        canvas.line([(at, edge), (at, middle)], "mid", 0.6)
        _name(canvas, lines, middle)
        taken.append(_bar(canvas, at, scale.x(level + step.value), middle, step))
        edge, bottom = middle + BAR / 2, bottom + height
    last, here = bottom + ROW / 2, scale.x(end.value)
    canvas.line([(scale.x(levels[-1]), edge), (scale.x(levels[-1]), last)], "mid", 0.6)
    canvas.text(0, last + 3, end.name, bold=True)
    taken.append(_dot(canvas, scale.x(start.value), y, start, "ink3"))
    taken.append(_dot(canvas, here, last, end, "accent"))
    _bounds(canvas, bounds, scale, taken)
    return canvas.figure


def _levels(start: End, steps: Sequence[Step]) -> list[float]:
    """Return where each step begins, and where the last one ends."""
    levels = [start.value]
    for step in steps:
        levels.append(levels[-1] + step.value)
    return levels


class _Scale:
    """Points of the index to the sheet; room at the right for the widest label."""

    def __init__(
        self, values: Sequence[float], steps: Sequence[Step], left: float, size: float
    ) -> None:
        label = max(width(step.text) for step in steps) + 8
        middle, span = (max(values) + min(values)) / 2, max(max(values) - min(values), 1.0)
        self.low, self.span = middle - span / 2, span
        self.left, self.right = left, size - max(label, 36)

    def x(self, value: float) -> float:
        """Return where a value stands."""
        return self.left + (value - self.low) / self.span * (self.right - self.left)


def _bounds(
    canvas: Canvas, bounds: Sequence[tuple[float, str]], scale: _Scale, taken: Sequence[Box]
) -> None:
    """Draw the upright lines, broken where a label stands, with their names above."""
    for value, name in bounds:
        if not scale.low < value < scale.low + scale.span:
            continue
        x, above = scale.x(value), 2.0
        for _left, top, _right, bottom in (box for box in taken if box[0] < x < box[2]):
            canvas.line([(x, above), (x, top)], "rule", 0.7)
            above = bottom
        canvas.line([(x, above), (x, canvas.height - 2)], "rule", 0.7)
        right = width(name, SMALL) > canvas.width - x - 3
        canvas.text(
            x + (-3 if right else 3), 9, name, size=SMALL, color="ink2",
            anchor="right" if right else "left",
        )  # fmt: skip


def _name(canvas: Canvas, lines: Sequence[str], middle: float) -> None:
    for number, line in enumerate(lines):
        base = middle + 3 + (number - (len(lines) - 1) / 2) * LEADING
        canvas.text(0, base, line, size=SMALL)


def _bar(canvas: Canvas, at: float, to: float, middle: float, step: Step) -> Box:
    """Draw a step's bar and its label; return where the label stands."""
    left, right = min(at, to), max(at, to)
    top = middle - BAR / 2
    if step.value < 0:
        canvas.rect(left, top, max(right - left, 1.0), BAR, "paper", edge="missing", line=1.2)
    else:
        canvas.rect(left, top, max(right - left, 1.0), BAR, "accent")
    canvas.text(right + 4, middle + 3.2, step.text, size=BODY)
    return right + 2, middle - 6, right + 6 + width(step.text), middle + 6


def _dot(canvas: Canvas, x: float, y: float, end: End, color: str) -> Box:
    """Draw an end and its label; return where the label stands."""
    canvas.dots([(x, y)], 7, color)
    strong = "ink" if color == "ink3" else "accent"
    room = width(end.text, bold=True)
    beside = x + 8 if x + 8 + room <= canvas.width else x - 8 - room
    canvas.text(beside, y + 3.2, end.text, bold=True, color=strong)
    return beside - 2, y - 6, beside + room + 2, y + 6
