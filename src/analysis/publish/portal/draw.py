"""Where the marks of a trend stand: across in percent, so that a picture takes any width."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from analysis.present.wording.released import CATEGORY_ONLY, HIDDEN, NOBODY
from analysis.present.wording.words import CATEGORIES
from analysis.publish.portal.trend import Line, Point, new_editions, runs

STEP = 5  # points: both ends of a scale are multiples of it
LEAST = {"kecil": 20, "kota": 10}  # points that a scale covers at least

Bands = Sequence[tuple[str, float]]  # (category, lower border), lowest first


@dataclass(frozen=True)
class Scale:
    """A picture's frame: points from `low` to `high` over `height` px, places between margins."""

    low: float
    high: float
    height: int
    places: int
    margins: tuple[float, float]  # percent of the width

    def x(self, place: float) -> float:
        """Return where a quarter stands, in percent of the width."""
        left, right = self.margins
        if self.places == 1:
            return 50.0
        return round(left + (100 - left - right) * place / (self.places - 1), 2)

    def y(self, value: float) -> float:
        """Return where a value stands, in px from the top; outside of the scale at its edge."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return round(2 + (self.height - 4) * (1 - share), 1)


def scale(
    lines: Sequence[Line], bands: Bands, height: int, margins: tuple[float, float], least: int
) -> Scale:
    """Return one scale for all lines: every value and every category shown lies in it."""
    places = max((len(line.points) for line in lines), default=0)
    values = [point.value for line in lines for point in line.printed if point.value is not None]
    spans = [_span(point, bands) for line in lines for point in line.points if _category(point)]
    values += [max(start, end - STEP) for start, end in spans]  # a part of the category's range
    values += [min(end, start + STEP) for start, end in spans]
    low = STEP * math.floor(min(values, default=60) / STEP)
    high = STEP * math.ceil(max(values, default=80) / STEP)
    while high - low < least:
        low, high = max(low - STEP, 0), min(high + STEP, 100)
    return Scale(low, high, height, places, margins)


def ground(points: Sequence[Point], frame: Scale, bands: Bands) -> dict[str, Any]:
    """Return what lies behind every picture of a page: borders, absent quarters, new editions."""
    width = (frame.x(1) - frame.x(0)) if frame.places > 1 else 20.0
    return {
        "borders": [
            {"y": frame.y(start), "name": name, "start": start}
            for name, start in bands
            if frame.low < start < frame.high
        ],
        "absent": [
            {"x": round(frame.x(place) - width / 2, 2), "width": round(width, 2)}
            for place, point in enumerate(points)
            if not point.known
        ],
        "editions": [
            {"x": frame.x(place - 0.5), "name": name, "late": place > frame.places / 2}
            for place, name in new_editions(points)
        ],
    }


def marks(points: Sequence[Point], frame: Scale, bands: Bands) -> dict[str, Any]:
    """Return a line's marks: line and dots, ranges of a category, what is hidden or of nobody.

    `line` and `dots` are paths in a square of 100 by the height; `ends`: places where a run ends.
    """
    at = [(frame.x(place), point) for place, point in enumerate(points)]
    dots = [(x, frame.y(point.value), point) for x, point in at if point.value is not None]
    joined = runs(points)
    return {
        "line": "".join(_joined([points[place] for place in run], run, frame) for run in joined),
        "dots": "".join(f"M{x:g} {y:g}h0" for x, y, point in dots if not point.anew),
        "anew": [(x, y) for x, y, point in dots if point.anew],
        "last": [(x, y) for x, y, point in dots if point is points[-1]],
        "spans": [(x, *_range(point, frame, bands)) for x, point in at if _category(point)],
        "hidden": [x for x, point in at if point.state == HIDDEN],
        "nobody": [x for x, point in at if point.state == NOBODY],
        "ends": sorted({place for run in joined for place in (run[0], run[-1])}),
    }


def _joined(points: Sequence[Point], places: Sequence[int], frame: Scale) -> str:
    """Return the path through the values of a run; "" for one alone."""
    steps = [
        f"{frame.x(place):g} {frame.y(point.value):g}"
        for place, point in zip(places, points, strict=True)
        if point.value is not None
    ]
    return f"M{'L'.join(steps)}" if len(steps) > 1 else ""


def _range(point: Point, frame: Scale, bands: Bands) -> tuple[float, float, int]:
    """Return where a category's range begins, how high it is, and the category's place."""
    start, end = _span(point, bands)
    top = frame.y(end)
    return top, round(frame.y(start) - top, 1), CATEGORIES.index((point.row or {})["kategori"])


def _category(point: Point) -> bool:
    return point.state == CATEGORY_ONLY


def _span(point: Point, bands: Bands) -> tuple[float, float]:
    """Return the range of a category, points."""
    starts = [start for _, start in bands]
    index = [name for name, _ in bands].index((point.row or {})["kategori"])
    return starts[index], [*starts[1:], 100.0][index]
