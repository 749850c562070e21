"""What a plan brings against what it has cost so far, batch after batch."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from analysis.present.drawing.canvas import Anchor, Canvas
from analysis.present.drawing.glyphs import width
from analysis.present.drawing.theme import FULL, SMALL

LEFT, RIGHT, TOP, BOTTOM = 40.0, 402.0, 22.0, 122.0


@dataclass(frozen=True)
class Step:
    """The plan after a batch: money and points so far; `label` names it, "" not."""

    cost: float
    points: float
    label: str = ""


@dataclass(frozen=True)
class Axis:
    """An axis' title and its marks with their texts."""

    title: str
    marks: tuple[tuple[float, str], ...]


def cumulated(steps: Sequence[Step], cost: Axis, points: Axis, total: str) -> Figure:
    """Draw the line from nothing through every step (x: cost, y: points, both from zero).

    `total`: the label of the last step.
    """
    most_cost = max([step.cost for step in steps] + [mark for mark, _ in cost.marks] + [1e-9])
    most_points = max([step.points for step in steps] + [m for m, _ in points.marks] + [1e-9])

    def place(step: Step) -> tuple[float, float]:
        x = LEFT + (RIGHT - LEFT) * step.cost / most_cost
        return x, BOTTOM - (BOTTOM - TOP) * step.points / most_points

    canvas = Canvas(FULL, BOTTOM + 32)
    canvas.text(0, 8, points.title, size=SMALL, color="ink2")
    canvas.text(RIGHT, BOTTOM + 26, cost.title, size=SMALL, color="ink2", anchor="right")
    for mark, label in points.marks:
        _, y = place(Step(0, mark))
        canvas.line([(LEFT, y), (RIGHT, y)], "rule" if mark == 0 else "pale", 0.6)
        canvas.text(LEFT - 5, y + 2.8, label, size=SMALL, color="ink2", anchor="right")
    for mark, label in cost.marks:
        x, _ = place(Step(mark, 0))
        canvas.line([(x, BOTTOM), (x, BOTTOM + 3)], "rule", 0.6)
        canvas.text(x, BOTTOM + 13, label, size=SMALL, color="ink2", anchor="center")
    path = [(LEFT, BOTTOM), *(place(step) for step in steps)]
    canvas.line(path, "accent", 2.2)
    canvas.dots(path[1:], 5.5, "accent", edge="paper", line=0.8)
    if steps:
        x, y = path[-1]
        canvas.text(x + 7, y - 1, total, bold=True, color="accent")
    for at, label, anchor in _labels(steps, path[1:]):
        canvas.text(*at, label, size=SMALL, color="ink2", anchor=anchor)
    return canvas.figure


def _labels(
    steps: Sequence[Step], places: Sequence[tuple[float, float]]
) -> list[tuple[tuple[float, float], str, Anchor]]:
    """Place the labels below and right of their dots; from the end, those that have room."""
    shown: list[tuple[tuple[float, float], str, Anchor]] = []
    taken = [(x - 3, y - 3, x + 3, y + 3) for x, y in places]
    for step, (x, y) in reversed(list(zip(steps, places, strict=True))):
        room = width(step.label, SMALL)
        box = (x + 5, y + 4, x + 5 + room, y + 4 + SMALL)
        inside = box[2] <= RIGHT + 60 and box[3] < BOTTOM
        if step.label and inside and not any(_meet(box, other) for other in taken):
            shown.append(((box[0], box[3] - 1), step.label, "left"))
            taken.append((box[0] - 4, box[1] - 2, box[2] + 4, box[3] + 2))
    return shown


def _meet(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def marks(most: float, wanted: int = 4) -> tuple[float, ...]:
    """Return round marks from zero up to the first at or above `most`."""
    if most <= 0:
        return (0.0,)
    raw = most / wanted
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= raw * 0.999)
    return tuple(step * number for number in range(math.ceil(most / step - 1e-9) + 1))
