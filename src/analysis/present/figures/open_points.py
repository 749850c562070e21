"""Open points: what is missing to the maximum, by component."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from analysis.present.canvas import Canvas
from analysis.present.glyphs import fit
from analysis.present.theme import FULL, SMALL

LEFT, RIGHT, PITCH = 164.0, 430.0, 15.4


@dataclass(frozen=True)
class Component:
    """A component; `value` None = hidden, `people` "" = hidden count (hatched), None = no count."""

    name: str
    people: str | None
    value: float | None
    text: str
    training: bool


def open_points(components: Sequence[Component], heads: tuple[str, str]) -> Figure:
    """Draw one bar per component in the order given (x: points per person, from zero).

    Full bar and bold number: training closes it; outlined: it does not. `heads`: people, points.
    """
    canvas = Canvas(FULL, 14 + PITCH * len(components))
    canvas.text(LEFT - 11, 8, heads[0], size=SMALL, color="ink2", anchor="right")
    canvas.text(FULL, 8, heads[1], size=SMALL, color="ink2", anchor="right")
    most = max([row.value for row in components if row.value is not None] + [0.01])
    for number, row in enumerate(components):
        top = 16 + PITCH * number
        base = top + 8.6
        canvas.text(0, base, fit(row.name, LEFT - 40))
        if row.people:
            canvas.text(LEFT - 11, base, row.people, color="ink2", anchor="right")
        elif row.people is not None:
            canvas.hatch(LEFT - 31, top + 1.5, 20, 8)
        if row.value is None:
            canvas.hatch(FULL - 20, top + 1.5, 20, 8)
            continue
        length = max((RIGHT - LEFT) * row.value / most, 0.6 if row.value else 0)
        if row.training:
            canvas.rect(LEFT, top, length, 11, "missing")
        else:
            canvas.rect(LEFT, top + 0.3, length, 10.4, "faint", edge="ink2", line=0.6)
        canvas.text(FULL, base, row.text, bold=row.training, anchor="right")
    return canvas.figure
