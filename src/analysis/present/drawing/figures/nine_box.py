"""The nine-box: people by performance (rows) and potential (columns), counts alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from analysis.present.drawing.canvas import Canvas
from analysis.present.drawing.glyphs import fit, two_lines
from analysis.present.drawing.theme import FULL, MARK, SMALL

LEFT, TOP, HEIGHT, GAP = 118.0, 30.0, 36.0, 3.0


@dataclass(frozen=True)
class Box:
    """One box: its number, people as printed (None = hidden).

    note: such as "bersama kotak 2", in up to two lines.
    """

    number: int
    people: str | None
    note: str = ""


@dataclass(frozen=True)
class Axes:
    """Names of the two axes and of their three steps: performance from the top, potential."""

    performance: str
    rows: tuple[str, str, str]
    potential: str
    columns: tuple[str, str, str]


def nine_box(boxes: Sequence[Sequence[Box]], axes: Axes) -> Figure:
    """Draw three rows of three boxes (rows: best performance first; columns: lowest potential)."""
    size = (FULL - LEFT - 2 * GAP) / 3
    canvas = Canvas(FULL, TOP + 3 * HEIGHT + 2 * GAP + 1)
    canvas.text(LEFT, 8, fit(axes.potential, FULL - LEFT, SMALL), size=SMALL, color="ink2")
    canvas.text(0, 8, fit(axes.performance, LEFT - 8, SMALL), size=SMALL, color="ink2")
    for number, name in enumerate(axes.columns):
        canvas.text(LEFT + (size + GAP) * number, 23, fit(name, size))
    for place, (name, row) in enumerate(zip(axes.rows, boxes, strict=True)):
        top = TOP + (HEIGHT + GAP) * place
        canvas.text(0, top + HEIGHT / 2 + 3.3, fit(name, LEFT - 8))
        for number, box in enumerate(row):
            _box(canvas, LEFT + (size + GAP) * number, top, size, box)
    return canvas.figure


def _box(canvas: Canvas, x: float, top: float, size: float, box: Box) -> None:
    canvas.rect(x, top, size, HEIGHT, "faint", edge="rule", line=0.6)
    canvas.text(x + size - 5, top + 11, f"{box.number}", size=SMALL, color="ink2", anchor="right")
    if box.people is None:
        canvas.hatch(x + 7, top + HEIGHT / 2 - 4, 30, 8)
        return
    strong = box.people not in {"0", "–"}
    notes = two_lines(box.note, size - 14, SMALL)
    base = top + (HEIGHT / 2 + 4, HEIGHT / 2 + 0.5, HEIGHT / 2 - 3.5)[len(notes)]
    color = "ink" if strong else "ink2"
    canvas.text(x + 7, base, box.people, size=MARK, bold=strong, color=color)
    for place, note in enumerate(notes):
        canvas.text(x + 7, base + 10.5 + 8.8 * place, note, size=SMALL, color="ink2")
