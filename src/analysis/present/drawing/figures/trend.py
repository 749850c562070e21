"""The trend: an index over the quarters delivered, with the city beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from matplotlib.figure import Figure

from analysis.present.drawing import glyphs
from analysis.present.drawing.canvas import Canvas
from analysis.present.drawing.theme import BODY, HALF, SMALL

LEFT, ENDS = 14.0, 63.0  # room at the left, and at the right for the labels
TOP, BOTTOM = 14.0, 80.0


@dataclass(frozen=True)
class Quarter:
    """One quarter; a value of None is not shown there (hidden or not measured)."""

    numeral: str
    year: str
    own: float | None
    city: float | None
    edition: str = ""
    anew: bool = False  # worked out again for the OPD as they are now: an empty dot
    text: str = ""  # the own value as printed; stands at every point of a full-width trend


@dataclass(frozen=True)
class Labels:
    """Texts at the ends: the first and last own value, the city's first value and its last."""

    own_first: str
    own_last: str
    city_first: str
    city_last: str


def trend(
    quarters: Sequence[Quarter],
    labels: Labels,
    bounds: Sequence[tuple[float, str]],
    width: float = HALF,
) -> Figure:
    """Draw the OPD's line (strong) and the city's (thin); y: IP ASN, points, a window of the scale.

    `bounds`: category bounds with their names; those inside the window are drawn as hairlines.
    A change of edition breaks the lines and is named.
    """
    canvas = Canvas(width, 116)
    right = width - ENDS
    values = [v for quarter in quarters for v in (quarter.own, quarter.city) if v is not None]
    middle, span = (max(values) + min(values)) / 2, max(max(values) - min(values), 3.0)
    low = middle - span / 2 - span * 0.08

    def level(value: float) -> float:
        return BOTTOM - (value - low) / (span * 1.16) * (BOTTOM - TOP)

    step = (right - LEFT) / max(len(quarters) - 1, 1)
    places = [LEFT + step * number for number in range(len(quarters))]
    values_at = list(zip(places, quarters, strict=True))
    city = [(x, level(q.city)) if q.city is not None else None for x, q in values_at]
    own = [(x, level(q.own)) if q.own is not None else None for x, q in values_at]
    starts = _starts([p for p in own if p], [p for p in city if p], labels)
    taken = [(x, base - 4) for x, base, _, _ in starts]
    if width > HALF:
        taken += [(point[0], point[1] - 11) for point in own[1:-1] if point]
    for value, name in bounds:
        if TOP <= level(value) <= BOTTOM:
            _bound(canvas, level(value), name, [*own, *city, *taken], right)
    breaks = [a.edition != b.edition for a, b in pairwise(quarters)]
    for stretch in _stretches(city, breaks):
        canvas.line(stretch, "mid", 1.2)
    known = [point for point in city if point]
    if known:
        canvas.dots(known, 2.4, "mid")
    for stretch in _stretches(own, breaks):
        canvas.line(stretch, "accent", 2.2)
    _own_dots(canvas, own, quarters)
    _axis(canvas, quarters, places, breaks)
    _ends(canvas, own, city, labels)
    if width > HALF:
        between = [(point, quarter) for point, quarter in zip(own, quarters, strict=True) if point]
        for point, quarter in between[1:-1]:  # the ends have labels of their own
            at = (point[0], point[1] - 8)
            canvas.text(*at, quarter.text, size=SMALL, color="accent", anchor="center")
    return canvas.figure


Point = tuple[float, float]


def _own_dots(canvas: Canvas, own: Sequence[Point | None], quarters: Sequence[Quarter]) -> None:
    """Draw the OPD's dots; those worked out again are empty."""
    told = [(point, quarter.anew) for point, quarter in zip(own, quarters, strict=True) if point]
    canvas.dots([point for point, _ in told], 5.5, "accent", edge="paper", line=0.8)
    if again := [point for point, anew in told if anew]:
        canvas.dots(again, 4.5, "paper", edge="accent", line=1.2)


def _stretches(points: Sequence[Point | None], breaks: Sequence[bool]) -> list[list[Point]]:
    """Split a line where a value is missing or the edition changes; single points are no line."""
    stretches: list[list[Point]] = [[]]
    for number, point in enumerate(points):
        if point is None or (number and breaks[number - 1]):
            stretches.append([])
        if point is not None:
            stretches[-1].append(point)
    return [stretch for stretch in stretches if len(stretch) > 1]


def _bound(
    canvas: Canvas, y: float, name: str, points: Sequence[Point | None], right: float
) -> None:
    """Draw a category's bound, its name where the lines leave most room."""
    canvas.line([(0, y), (right + 5, y)], "rule", 0.8)
    room = glyphs.width(name, SMALL)
    there = [point for point in points if point]

    def free(place: tuple[float, float]) -> float:
        x, base = place
        near = [abs(py - (base - 3)) for px, py in there if x - 20 <= px <= x + room + 20]
        return min([*near, 40.0])

    places = [(x, y + dy) for x in (0.0, right + 5 - room, 70.0) for dy in (-3.0, 9.0)]
    x, base = max(places, key=lambda place: min(free(place), 18.0))
    canvas.text(x, base, name, size=SMALL, color="ink2")


def _axis(
    canvas: Canvas, quarters: Sequence[Quarter], places: Sequence[float], breaks: Sequence[bool]
) -> None:
    for number, (quarter, x) in enumerate(zip(quarters, places, strict=True)):
        canvas.text(x, 104, quarter.numeral, size=SMALL, color="ink2", anchor="center")
        if number == 0 or quarter.year != quarters[number - 1].year:
            canvas.text(x, 113, quarter.year, size=SMALL, color="ink2", anchor="center")
        if number and breaks[number - 1]:
            border = (x + places[number - 1]) / 2
            canvas.line([(border, 8), (border, 90)], "ink2", 0.8, dash=(2, 2))
            canvas.text(border + 3, 8, quarter.edition, size=SMALL, color="ink2")


def _ends(
    canvas: Canvas,
    own: Sequence[Point | None],
    city: Sequence[Point | None],
    labels: Labels,
) -> None:
    own_points = [point for point in own if point]
    city_points = [point for point in city if point]
    apart = 11.0
    if own_points:
        x, y = own_points[-1]
        other = city_points[-1][1] if city_points else y + 99
        shift = _shift(y, other, apart)
        canvas.text(x + 7, y + 3 + shift, labels.own_last, bold=True, color="accent")
        if city_points:
            city_x = city_points[-1][0] + 7
            shift = _shift(other, y, apart)
            canvas.text(city_x, other + 3 + shift, labels.city_last, size=SMALL, color="ink2")
    elif city_points:
        x, y = city_points[-1]
        canvas.text(x + 7, y + 3, labels.city_last, size=SMALL, color="ink2")
    for x, base, text, strong in _starts(own_points, city_points, labels):
        size = BODY if strong else SMALL
        room = glyphs.width(text, size, bold=strong)
        canvas.rect(x - room / 2 - 1, base - size * 0.72, room + 2, size * 0.8, "paper")
        color = "accent" if strong else "ink2"
        canvas.text(x, base, text, size=size, bold=strong, color=color, anchor="center")


def _starts(
    own: Sequence[Point], city: Sequence[Point], labels: Labels
) -> list[tuple[float, float, str, bool]]:
    """Place the labels of the first values: (middle, baseline, text, own)."""
    placed = []
    if len(own) > 1:
        above = not city or own[0][1] <= city[0][1]
        half = glyphs.width(labels.own_first, bold=True) / 2
        base = own[0][1] - 8 if above else own[0][1] + 14
        placed.append((max(own[0][0], half), base, labels.own_first, True))
        if len(city) > 1:
            half = glyphs.width(labels.city_first, SMALL) / 2
            base = city[0][1] + 12 if above else city[0][1] - 5
            placed.append((max(city[0][0], half), base, labels.city_first, False))
    return placed


def _shift(y: float, other: float, apart: float) -> float:
    """Return how far a label must move so that two labels stand `apart` from each other."""
    lacking = apart - abs(y - other)
    if lacking <= 0:
        return 0.0
    return -lacking / 2 if y <= other else lacking / 2
