"""Several distributions below each other: one bar of 100% per group of people."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure

from analysis.present.drawing.canvas import Canvas
from analysis.present.drawing.figures.distribution import Class
from analysis.present.drawing.glyphs import fit, width
from analysis.present.drawing.theme import FULL, SMALL

NAMES, COUNTS = 92.0, 132.0  # where names and numbers of people end
TOP, STEP, HEIGHT, GAP = 20.0, 17.0, 14.0, 1.2
Bar = tuple[str, str, Sequence[Class]]  # the group's name, its people as printed, its classes


def distributions(bars: Sequence[Bar], names: Sequence[str], people: str) -> Figure:
    """Draw the bars (x: share of the group's people), in category order, the share inside.

    names: of the categories, for the key on top. people: the head of the numbers.
    """
    canvas = Canvas(FULL, TOP + STEP * len(bars))
    left = COUNTS + 8
    canvas.text(COUNTS, 10, people, size=SMALL, color="ink2", anchor="right")
    x = left
    for number, name in enumerate(names):
        canvas.rect(x, 4, 7, 6, f"kategori{number}", edge="ink")
        canvas.text(x + 11, 10, name, size=SMALL, color="ink2")
        x += width(name, SMALL) + 24
    for place, (name, count, classes) in enumerate(bars):
        top = TOP + STEP * place
        canvas.text(0, top + 10.4, fit(name, NAMES))
        canvas.text(COUNTS, top + 10.4, count, anchor="right")
        _bar(canvas, classes, left, top)
    return canvas.figure


def _bar(canvas: Canvas, classes: Sequence[Class], left: float, top: float) -> None:
    total = sum(row.people for row in classes) or 1
    shown = [row for row in classes if row.people]
    room, x = FULL - left - GAP * (len(shown) - 1), left
    for row in shown:
        length = room * row.people / total
        merged = len(row.categories) > 1
        if merged:
            canvas.rect(x, top, length, HEIGHT, "faint", edge="ink3")
            canvas.hatch(x, top, length, HEIGHT)
        else:
            canvas.rect(x, top, length, HEIGHT, f"kategori{row.categories[0]}")
        text = f"{row.name} {row.text}" if merged else row.text
        if width(text, SMALL) + 10 > length:
            text = row.text
        size = width(text, SMALL)
        if size + 4 <= length:
            if merged:
                canvas.rect(x + 2, top + 2, size + 5, HEIGHT - 4, "faint")
            color = "ink" if merged else f"pada{row.categories[0]}"
            canvas.text(x + 4, top + 10, text, size=SMALL, color=color)
        x += length + GAP
