"""Open points: what is missing to the maximum, by component."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from analysis.present.drawing.canvas import Canvas
from analysis.present.drawing.glyphs import fit, width
from analysis.present.drawing.theme import FULL, SMALL

LEFT, WIDEST, RIGHT, PITCH = 164.0, 250.0, 430.0, 15.4  # the bars begin where the labels end


@dataclass(frozen=True)
class Component:
    """A component as printed; `people` None = their number is not shown."""

    name: str
    people: str | None
    value: float
    text: str
    training: bool


def open_points(components: Sequence[Component], heads: tuple[str, str]) -> Figure:
    """Draw one bar per component in the order given (x: points per person, from zero).

    Full bar and bold number: training closes it; outlined: it does not. `heads`: people, points.
    """
    canvas = Canvas(FULL, 14 + PITCH * len(components))
    canvas.text(FULL, 8, heads[1], size=SMALL, color="ink2", anchor="right")
    left = min(max([LEFT, *(_room(row) for row in components)]), WIDEST)
    canvas.text(left - 11, 8, heads[0], size=SMALL, color="ink2", anchor="right")
    most = max([row.value for row in components] + [0.01])
    for number, row in enumerate(components):
        top = 16 + PITCH * number
        base = top + 8.6
        canvas.text(0, base, fit(row.name, left - (8 if row.people is None else 40)))
        if row.people is not None:
            canvas.text(left - 11, base, row.people, color="ink2", anchor="right")
        length = max((RIGHT - left) * row.value / most, 0.6 if row.value else 0)
        if row.training:
            canvas.rect(left, top, length, 11, "missing")
        else:
            canvas.rect(left, top + 0.3, length, 10.4, "faint", edge="ink2", line=0.6)
        canvas.text(FULL, base, row.text, bold=row.training, anchor="right")
    return canvas.figure


def _room(row: Component) -> float:
    return width(row.name) + (12 if row.people is None else 42)
