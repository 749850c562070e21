"""Dimensions: bars beside the city's mean, and dots among comparable OPD."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from analysis.present.drawing.canvas import Anchor, Canvas
from analysis.present.drawing.glyphs import width
from analysis.present.drawing.theme import FULL, HALF, SMALL


@dataclass(frozen=True)
class Dimension:
    """One dimension as printed; percentages are of the dimension's maximum, None = no value."""

    name: str
    percent: int | None
    points: str  # "14,18 / 25", or why there is no value
    city: int | None
    maximum: str = ""
    peers: tuple[int, ...] = ()


def dimension_bars(dimensions: Sequence[Dimension], city: str, heads: tuple[str, str]) -> Figure:
    """Draw one bar per dimension (x: percent of its maximum, 0-100), an upright tick for the city.

    `city`: label of the first tick. `heads`: heads of the columns percent and points.
    """
    left, right = 62.0, 152.0
    length = right - left
    canvas = Canvas(HALF, 22 + 25.0 * len(dimensions))
    canvas.text(186, 8, heads[0], size=SMALL, color="ink2", anchor="right")
    canvas.text(HALF, 8, heads[1], size=SMALL, color="ink2", anchor="right")
    labelled = False
    for number, row in enumerate(dimensions):
        middle = 27 + 25.0 * number
        canvas.text(0, middle + 3, row.name)
        canvas.text(HALF, middle + 3, row.points, size=SMALL, color="ink2", anchor="right")
        if row.percent is None:
            canvas.rect(left, middle - 6.2, length, 12.4, None, edge="rule")
            continue
        canvas.rect(left, middle - 6.2, length, 12.4, "pale")
        canvas.rect(left, middle - 6.2, length * row.percent / 100, 12.4, "accent")
        canvas.text(186, middle + 3, f"{row.percent}", bold=True, anchor="right")
        if row.city is None:
            continue
        x = left + length * row.city / 100
        canvas.line([(x, middle - 7.5), (x, middle + 7.5)], "ink", 1.2)
        if not labelled and number == 0:
            half = width(city, SMALL) / 2
            canvas.text(min(x, 160 - half), 8, city, size=SMALL, color="ink2", anchor="center")
            labelled = True
    return canvas.figure


def dimension_dots(dimensions: Sequence[Dimension], city: str, heads: tuple[str, str]) -> Figure:
    """Draw the OPD (large dot), comparable OPD (small), the city (upright tick) per dimension.

    x: percent of the dimension's maximum, 0-100. Drawn are dimensions that have a value.
    """
    left, right, pitch = 73.0, 396.0, 19.6
    rows = [row for row in dimensions if row.percent is not None]
    bottom = 18 + pitch * len(rows)
    canvas = Canvas(FULL, bottom + 14)

    def place(percent: float) -> float:
        return left + (right - left) * percent / 100

    for mark in (0, 25, 50, 75, 100):
        x = place(mark)
        canvas.line([(x, 12), (x, bottom)], "pale", 0.6)
        label = f"{mark}%" if mark == 100 else f"{mark}"
        canvas.text(x, bottom + 10, label, size=SMALL, color="ink2", anchor="center")
    canvas.text(447, 8, heads[0], size=SMALL, color="ink2", anchor="right")
    canvas.text(FULL, 8, heads[1], size=SMALL, color="ink2", anchor="right")
    named = _row_for_city_label(rows)
    for number, row in enumerate(rows):
        middle = 26 + pitch * number
        canvas.line([(left, middle), (right, middle)], "rule", 0.6)
        canvas.text(0, middle + 3, row.name)
        canvas.text(447, middle + 3, row.points, anchor="right")
        canvas.text(FULL, middle + 3, row.maximum, color="ink2", anchor="right")
        if row.peers:
            canvas.dots([(place(peer), middle) for peer in row.peers], 4.5, "mid")
        at = place(row.percent or 0)
        if row.city is not None:
            _city_tick(canvas, place(row.city), middle, at, city if number == named else "")
        canvas.dots([(at, middle)], 7, "accent", edge="paper", line=0.8)
        over = f"{row.percent}"
        canvas.text(at, middle - 6.5, over, size=SMALL, bold=True, color="accent", anchor="center")
    return canvas.figure


def _city_tick(canvas: Canvas, x: float, middle: float, own: float, label: str) -> None:
    """Draw the city's tick; its label stands on the side away from the OPD's dot."""
    canvas.line([(x, middle - 7), (x, middle + 7)], "ink", 1.2)
    after = x > own
    anchor: Anchor = "left" if after else "right"
    canvas.text(
        x + (3 if after else -3), middle - 2.5, label, size=SMALL, color="ink2", anchor=anchor
    )


def _row_for_city_label(rows: Sequence[Dimension]) -> int:
    """Choose the row in which the city stands farthest from the OPD."""
    apart = [abs(row.city - (row.percent or 0)) if row.city is not None else -1 for row in rows]
    return apart.index(max(apart)) if apart else -1
