"""The distribution: people by their own category, one bar of 100%."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from analysis.present.drawing.canvas import Canvas
from analysis.present.drawing.glyphs import fit, width
from analysis.present.drawing.theme import BODY, FULL, SMALL

HEIGHT, GAP, KEY = 16.0, 1.2, 9.0


@dataclass(frozen=True)
class Class:
    """One class as printed: the categories it holds (0-4), people, texts."""

    categories: tuple[int, ...]
    name: str
    people: int
    text: str


def distribution(classes: Sequence[Class]) -> Figure:
    """Draw one bar of all people (x: share), in category order, count inside, name below.

    Classes that were merged because one was too small are hatched.
    """
    total = sum(row.people for row in classes) or 1
    room = FULL - GAP * (len(classes) - 1)
    canvas = Canvas(FULL, 41)
    x, ends = 0.0, [0.0, 0.0]
    for row in classes:
        length = room * row.people / total
        _segment(canvas, row, x, length)
        inside = width(row.text) + 10 <= length
        if inside:
            canvas.text(x + 5, 11.5, row.text, color=_on(row))
        label = row.name if inside else f"{row.name} {row.text}"
        label = fit(label, FULL - KEY, SMALL)
        size = width(label, SMALL) + (0 if inside else KEY)
        edge = min(x, FULL - size)
        line = 0 if edge >= ends[0] else 1
        edge = max(edge, ends[line])
        ends[line] = edge + size + 6
        base = 27 + 11.0 * line
        if not inside:  # a narrow class: a small key says which one is meant
            _segment(canvas, row, edge, 6, base - 6, 6)
        canvas.text(edge + (0 if inside else KEY), base, label, size=SMALL, color="ink2")
        x += length + GAP
    return canvas.figure


def _segment(
    canvas: Canvas, row: Class, x: float, length: float, y: float = 0, height: float = HEIGHT
) -> None:
    if len(row.categories) == 1:
        edge = "ink" if height < HEIGHT else None
        canvas.rect(x, y, length, height, f"kategori{row.categories[0]}", edge=edge)
        return
    canvas.rect(x, y, length, height, "faint", edge="ink3", line=0.5)
    canvas.hatch(x, y, length, height)
    patch = width(row.text, BODY) + 6
    if patch + 4 <= length:
        canvas.rect(x + 2, 2, patch, HEIGHT - 4, "faint")


def _on(row: Class) -> str:
    return f"pada{row.categories[0]}" if len(row.categories) == 1 else "ink"
