"""All OPD on one number line, highest on top: the city's first page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from analysis.present.drawing.canvas import Canvas
from analysis.present.drawing.figures.number_line import Band
from analysis.present.drawing.glyphs import fit, width
from analysis.present.drawing.theme import BODY, SMALL, WIDE

SCALE = (45.0, 90.0)  # points; wider when a value needs it
NAMES, LINE, VALUE, STEP = 124.0, (128.0, 258.0), 286.0, WIDE  # where each column ends
TOP = 25.0
PITCHES = (8.5, 13.0)  # points between two rows: when many, when few
HEIGHT = 505.0  # points for the rows of one page


@dataclass(frozen=True)
class Dot:
    """One OPD, or one line among them.

    value: IP ASN in points, None where `words` say why there is none. text, tail: the value as
    printed and the invisible end that aligns it. low, high: bounds in points. step: the change as
    printed, "" where none may be said. category: 0 to 4; hidden: a hatched box stands there.
    """

    name: str
    value: float | None = None
    text: str = ""
    tail: str = ""
    low: float | None = None
    high: float | None = None
    category: int | None = None
    step: str = ""
    words: str = ""
    hidden: bool = False
    bold: bool = False


@dataclass(frozen=True)
class DotHeads:
    """Texts over the columns of values and changes."""

    value: str
    step: str


def city_dots(
    groups: Sequence[Sequence[Dot]], bands: Sequence[Band], mean: float | None, heads: DotHeads
) -> Figure:
    """Draw the groups of rows one below the other, a rule between them (x: IP ASN, points).

    bands: the categories, lowest first. mean: the city's, a dashed line.
    """
    rows = [row for group in groups for row in group]
    gaps = 8.0 * (len([group for group in groups if group]) - 1)
    pitch = min(max(HEIGHT / max(len(rows), 1), PITCHES[0]), PITCHES[1])
    size = BODY if pitch >= 9.6 else SMALL
    canvas = Canvas(WIDE, TOP + pitch * len(rows) + gaps + 4)
    scale = Scale(rows, LINE)
    _head(canvas, bands, scale, heads)
    top = TOP
    for place, group in enumerate(group for group in groups if group):
        if place:
            canvas.line([(0, top + 4), (WIDE, top + 4)], "rule", 0.5)
            top += 8
        if any(row.value is not None for row in group):
            end = top + pitch * len(group)
            ground(canvas, bands, scale, mean, (top - 2, end))
        for row in group:
            _row(canvas, row, scale, (top + pitch * 0.5, size))
            top += pitch
    return canvas.figure


class Scale:
    """Where a value stands between the two ends of a line."""

    def __init__(self, rows: Sequence[Dot], line: tuple[float, float]) -> None:
        self.line = line
        values = [v for row in rows for v in (row.value, row.low, row.high) if v is not None]
        self.low = min([SCALE[0], *(5 * math.floor(value / 5) for value in values)])
        self.high = max([SCALE[1], *(5 * math.ceil(value / 5) for value in values)])

    def __call__(self, value: float) -> float:
        """Return how far from the left a value stands, in points; outside it stands at an end."""
        inside = min(max(value, self.low), self.high)
        start, end = self.line
        return start + (end - start) * (inside - self.low) / (self.high - self.low)


def _head(canvas: Canvas, bands: Sequence[Band], scale: Scale, heads: DotHeads) -> None:
    ends = [*(band.start for band in bands[1:]), scale.high]
    for number, (band, end) in enumerate(zip(bands, ends, strict=True)):
        x, room = scale(band.start), scale(end) - scale(band.start)
        if room <= 0:
            continue
        canvas.rect(x, 10, room, 10, f"kategori{number}")
        named(canvas, band.name, number, (x, room, 17.6))
        if scale.low < band.start < scale.high:
            canvas.text(x, 7.5, f"{band.start:g}", size=SMALL, color="ink2", anchor="center")
    canvas.text(VALUE, 7.5, heads.value, size=SMALL, color="ink2", anchor="right")
    canvas.text(STEP, 7.5, heads.step, size=SMALL, color="ink2", anchor="right")


def named(canvas: Canvas, name: str, number: int, place: tuple[float, float, float]) -> None:
    """Write a category's name on its band, or beside the line's end where the band is short.

    place: where the band begins, how long it is, the text's base.
    """
    x, room, base = place
    if width(name, SMALL) <= room - 1:
        middle, color = x + room / 2, f"pada{number}"
        canvas.text(middle, base, name, size=SMALL, color=color, anchor="center")
    elif x == LINE[0]:
        canvas.text(x - 4, base, name, size=SMALL, color="ink2", anchor="right")
    elif x + room >= LINE[1] - 0.1:
        canvas.text(LINE[1] + 4, base, name, size=SMALL, color="ink2")


def ground(
    canvas: Canvas,
    bands: Sequence[Band],
    scale: Scale,
    mean: float | None,
    span: tuple[float, float],
) -> None:
    """Draw the bounds of the categories and the city's mean from top to bottom of `span`."""
    for band in bands[1:]:
        if scale.low < band.start < scale.high:
            canvas.line([(scale(band.start), span[0]), (scale(band.start), span[1])], "pale")
    if mean is not None:
        canvas.line([(scale(mean), span[0]), (scale(mean), span[1])], "ink2", 0.6, dash=(2.4, 1.8))


def _row(canvas: Canvas, row: Dot, scale: Scale, at: tuple[float, float]) -> None:
    middle, size = at
    base = middle + size * 0.33
    name = fit(row.name, NAMES, size, bold=row.bold)
    canvas.text(0, base, name, size=size, bold=row.bold)
    if row.value is None:
        why(canvas, row, (LINE[0], WIDE), (middle, base))
        return
    spread(canvas, row, scale, middle)
    x = VALUE - width(row.tail, size)
    canvas.text(x, base, row.text, size=size, bold=row.bold, anchor="right")
    canvas.text(STEP, base, row.step, size=size, bold=True, anchor="right")


def spread(canvas: Canvas, row: Dot, scale: Scale, middle: float) -> None:
    """Draw a row's bounds and its dot."""
    if row.value is None:
        return
    if row.low is not None and row.high is not None and row.low < row.high:
        canvas.line([(scale(row.low), middle), (scale(row.high), middle)], "mid", 2.0)
    fill = "paper" if row.category is None else f"kategori{row.category}"
    canvas.dots([(scale(row.value), middle)], 5.2, fill, edge="ink", line=0.6)


def why(canvas: Canvas, row: Dot, span: tuple[float, float], at: tuple[float, float]) -> None:
    """Say why there is no value: a swatch for a category, a hatched box for what is hidden.

    span: where the words begin and must end; at: the row's middle and the text's base.
    """
    (x, end), (middle, base) = span, at
    if row.category is not None:
        canvas.rect(x, middle - 3, 8, 6, f"kategori{row.category}", edge="ink")
    elif row.hidden:
        canvas.hatch(x, middle - 3, 8, 6, 3)
    canvas.text(x + 12, base, fit(row.words, end - x - 12, SMALL), size=SMALL, color="ink2")
