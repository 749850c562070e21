"""All OPD on one number line for a narrow screen: name and value over each OPD's own line."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure

from analysis.present.drawing.canvas import Canvas
from analysis.present.drawing.figures.city_dots import (
    Dot,
    DotHeads,
    Scale,
    ground,
    named,
    spread,
    why,
)
from analysis.present.drawing.figures.number_line import Band
from analysis.present.drawing.glyphs import fit, width
from analysis.present.drawing.theme import BODY, SMALL

PHONE = 212.0  # points: on a screen of 390 px the text is as large as the page's
NAME, VALUE = 134.0, 178.0  # where the columns of names and values end
TOP, PITCH, PLAIN = 42.0, 25.0, 25.0  # points: the head; a row with a line; a row with a reason
LINE = (2.0, PHONE - 2.0)


def city_dots_phone(
    groups: Sequence[Sequence[Dot]], bands: Sequence[Band], mean: float | None, heads: DotHeads
) -> Figure:
    """Draw the rows of `city_dots` for a phone (x: IP ASN, points)."""
    rows = [row for group in groups for row in group]
    shown = [group for group in groups if group]
    heights = [PITCH if row.value is not None else PLAIN for row in rows]
    canvas = Canvas(PHONE, TOP + sum(heights) + 8 * max(len(shown) - 1, 0) + 2)
    scale = Scale(rows, LINE)
    _head(canvas, bands, scale, heads)
    top = TOP
    for place, group in enumerate(shown):
        if place:
            canvas.line([(0, top + 3), (PHONE, top + 3)], "rule", 0.5)
            top += 8
        for row in group:
            _row(canvas, row, top, (scale, bands, mean))
            top += PITCH if row.value is not None else PLAIN
    return canvas.figure


def _head(canvas: Canvas, bands: Sequence[Band], scale: Scale, heads: DotHeads) -> None:
    canvas.text(VALUE, 7.5, heads.value, size=SMALL, color="ink2", anchor="right")
    canvas.text(PHONE, 7.5, heads.step, size=SMALL, color="ink2", anchor="right")
    ends = [*(band.start for band in bands[1:]), scale.high]
    for number, (band, end) in enumerate(zip(bands, ends, strict=True)):
        x, room = scale(band.start), scale(end) - scale(band.start)
        if room > 0:
            canvas.rect(x, 24, room, 10, f"kategori{number}")
            named(canvas, band.name, number, (x, room, 31.6))
        if scale.low < band.start < scale.high:
            canvas.text(x, 21.0, f"{band.start:g}", size=SMALL, color="ink2", anchor="center")


def _row(
    canvas: Canvas, row: Dot, top: float, ruler: tuple[Scale, Sequence[Band], float | None]
) -> None:
    base, middle = top + 9.5, top + 18.0
    canvas.text(0, base, fit(row.name, NAME, BODY, bold=row.bold), size=BODY, bold=row.bold)
    if row.value is None:
        why(canvas, row, (0.0, PHONE), (middle, middle + BODY * 0.33))
        return
    scale, bands, mean = ruler
    ground(canvas, bands, scale, mean, (middle - 4, middle + 4))
    spread(canvas, row, scale, middle)
    x = VALUE - width(row.tail, BODY)
    canvas.text(x, base, row.text, size=BODY, bold=True, anchor="right")
    canvas.text(PHONE, base, row.step, size=BODY, anchor="right")
