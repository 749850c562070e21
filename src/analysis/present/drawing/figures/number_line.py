"""The number line: an index among the five categories, with what it is compared to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from analysis.present.drawing.canvas import Anchor, Canvas
from analysis.present.drawing.glyphs import fit, width
from analysis.present.drawing.theme import FULL, MARK, SMALL

BAND_TOP = 33.0


@dataclass(frozen=True)
class Mark:
    """A value on the line and its label."""

    value: float
    label: str


@dataclass(frozen=True)
class Band:
    """A category: its name, its bound as printed ("> 60"), where it begins."""

    name: str
    bound: str
    start: float


@dataclass(frozen=True)
class Bounds:
    """Where the value may lie once all data are complete."""

    low: float
    high: float
    label: str


def number_line(
    own: Mark,
    bands: Sequence[Band],
    below: Sequence[Mark],
    target: Mark | None = None,
    bounds: Bounds | None = None,
) -> Figure:
    """Draw the line (x: IP ASN, points; 40 to 100, from 0 when a value lies below 40).

    `bands`: ascending, the first from 0. `below`: at most two marks, such as city and last quarter.
    """
    values = [own.value, *(mark.value for mark in below)]
    values += [target.value] if target else []
    values += [bounds.low, bounds.high] if bounds else []
    scale = _Scale(0.0 if min(values) < 40 else 40.0)
    lines = [_band_lines(band, scale, bands) for band in bands]
    band_height = 18.0 if max(len(parts) for parts in lines) == 1 else 23.0
    rows = _place_below(below, scale)
    second = any(row for _, _, _, row in rows)
    canvas = Canvas(FULL, BAND_TOP + band_height + (28 if second else 18))
    _draw_bands(canvas, bands, lines, scale, band_height)
    _draw_above(canvas, own, target, bounds, scale)
    base = BAND_TOP + band_height
    canvas.text(0, base + 14, f"{scale.start:.0f}", size=SMALL, color="ink3")
    canvas.text(FULL, base + 14, "100", size=SMALL, color="ink3", anchor="right")
    for x, edge, mark, row in rows:
        canvas.line([(x, base), (x, base + 4)], "ink", 0.8)
        canvas.text(edge, base + 14 + 10 * row, mark.label, size=SMALL, color="ink2")
    return canvas.figure


class _Scale:
    def __init__(self, start: float) -> None:
        self.start = start

    def __call__(self, value: float) -> float:
        return (min(max(value, self.start), 100) - self.start) / (100 - self.start) * FULL


def _band_lines(band: Band, scale: _Scale, bands: Sequence[Band]) -> list[str]:
    """Break a band's label so that it fits: one line, two lines, or the name alone."""
    later = [other.start for other in bands if other.start > band.start]
    room = scale(min([*later, 100])) - scale(band.start) - 4
    words = [*band.name.split(" "), band.bound]
    whole = f"{band.name}\u00a0 {band.bound}" if band.bound else band.name
    if width(whole, SMALL) <= room:
        return [whole]
    tries = [[" ".join(words[:cut]), " ".join(words[cut:])] for cut in range(len(words) - 1, 0, -1)]
    fitting = [parts for parts in tries if max(width(part, SMALL) for part in parts) <= room]
    return fitting[0] if fitting else [fit(band.name, room, SMALL)]


def _draw_bands(
    canvas: Canvas,
    bands: Sequence[Band],
    lines: Sequence[Sequence[str]],
    scale: _Scale,
    height: float,
) -> None:
    starts = [scale(band.start) for band in bands]
    ends = [*starts[1:], FULL]
    for index, (left, right, parts) in enumerate(zip(starts, ends, lines, strict=True)):
        canvas.rect(left, BAND_TOP, right - left, height, f"kategori{index}")
        top = BAND_TOP + (height - 9 * len(parts)) / 2 + 7
        for number, part in enumerate(parts):
            middle = (left + right) / 2
            color = f"pada{index}"
            canvas.text(middle, top + 9 * number, part, size=SMALL, color=color, anchor="center")
    canvas.rect(0, BAND_TOP, FULL, height, None, edge="ink", line=0.5)


def _draw_above(
    canvas: Canvas, own: Mark, target: Mark | None, bounds: Bounds | None, scale: _Scale
) -> None:
    at = scale(own.value)
    if bounds:
        low, high = scale(bounds.low), scale(bounds.high)
        canvas.rect(low, BAND_TOP - 4.2, max(high - low, 1), 4, "mid")
        _bounds_label(canvas, bounds.label, (low, high), at, scale(target.value) if target else at)
    if target:
        x = scale(target.value)
        canvas.line([(x, BAND_TOP - 15), (x, BAND_TOP)], "ink", 1.2)
        room = width(target.label, SMALL) + 4
        right = (x >= at and x + room + 4 <= FULL) or x - room < 0
        anchor: Anchor = "left" if right else "right"
        away = max(4.0, 8 - abs(x - at)) * (1 if right else -1)  # clear of the dot
        canvas.text(x + away, BAND_TOP - 9, target.label, size=SMALL, color="ink2", anchor=anchor)
    canvas.line([(at, BAND_TOP - 13), (at, BAND_TOP)], "ink", 1.2)
    canvas.dots([(at, BAND_TOP - 13)], 6.5, "ink")
    label = fit(own.label, FULL, MARK, bold=True)
    half = width(label, MARK, bold=True) / 2
    middle = min(max(at, half), FULL - half)
    canvas.text(middle, 11, label, size=MARK, bold=True, anchor="center")


def _bounds_label(
    canvas: Canvas, label: str, bar: tuple[float, float], own: float, target: float
) -> None:
    """Put the label left of the bar, or right of it where something stands in its way."""
    room = width(label, SMALL)
    starts = [bar[0] - 4 - room, bar[1] + 4]
    for other in (min(own, target), max(own, target)):
        starts += [other - 4 - room, other + 4]  # beyond what stands in its way
    for start in starts:
        free = all(not start - 2 <= x <= start + room + 2 for x in (own, target))
        clear = start + room < bar[0] or start > bar[1]
        if start >= 0 and start + room <= FULL and free and clear:
            canvas.text(start, BAND_TOP - 2.6, label, size=SMALL, color="ink2")
            return
    for start in (own + 8, own - 8 - room, target + 4, target - 4 - room):
        free = all(not start - 2 <= x <= start + room + 2 for x in (own, target))
        if bar[0] <= start and start + room <= bar[1] and free:  # a wide bar: above itself
            canvas.text(start, BAND_TOP - 6.5, label, size=SMALL, color="ink2")
            return


def _place_below(marks: Sequence[Mark], scale: _Scale) -> list[tuple[float, float, Mark, int]]:
    """Place the labels below: (tick x, label's left edge, mark, row 0 or 1).

    Labels grow outwards; when they meet, the second takes a second row.
    """
    placed: list[tuple[float, float, Mark, int]] = []
    for number, mark in enumerate(sorted(marks, key=lambda mark: mark.value)):
        x, room = scale(mark.value), width(mark.label, SMALL)
        outwards = x - room - 2 if number == 0 else x + 2
        if len(marks) == 1:
            outwards = x - room / 2
        edge = min(max(outwards, 14.0), FULL - 20.0 - room)  # the axis' ends stand there
        meets = any(
            edge < other_edge + width(other.label, SMALL) + 4 and other_edge < edge + room + 4
            for _, other_edge, other, _ in placed
        )
        placed.append((x, edge, mark, int(meets)))
    return placed
