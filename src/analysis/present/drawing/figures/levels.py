"""Levels that posts ask for beside those their holders reach, person by person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from analysis.present.drawing.canvas import Canvas
from analysis.present.drawing.glyphs import fit, width
from analysis.present.drawing.theme import FULL, SMALL

TOP, ROW, NAMES, GAP = 48.0, 16.0, 152.0, 26.0
HIGHEST = 5


@dataclass(frozen=True)
class Levels:
    """One person as printed: a title, and the levels in the order of the rows."""

    title: str
    required: Sequence[int]
    achieved: Sequence[int]


def levels(
    names: Sequence[str], people: Sequence[Levels], key: tuple[str, str, str, str]
) -> Figure:
    """Draw a panel per person (x: level 1 to 5): a tick for the post, a dot for the person.

    key: what the tick, the dot, a line to the left and a line to the right of the tick mean.
    """
    height = TOP + ROW * len(names) + 4
    canvas = Canvas(FULL, height)
    _key(canvas, key)
    for row, name in enumerate(names):
        base = TOP + ROW * row + 11
        canvas.text(0, base, fit(name, NAMES - 8))
    room = (FULL - NAMES - GAP * (len(people) - 1)) / len(people)
    for place, person in enumerate(people):
        _panel(canvas, NAMES + place * (room + GAP), room, person, len(names))
    return canvas.figure


def _key(canvas: Canvas, key: tuple[str, str, str, str]) -> None:
    x = 0.0
    for mark, words in zip(("tick", "dot", "missing", "accent"), key, strict=True):
        if mark == "tick":
            canvas.line([(x + 6, 1), (x + 6, 11)], "ink", 1.6)
        elif mark == "dot":
            canvas.dots([(x + 6, 6)], 6.5, "ink")
        else:
            canvas.line([(x, 6), (x + 12, 6)], mark, 3.4)
        canvas.text(x + 17, 9, words, size=SMALL, color="ink2")
        x += 17 + width(words, SMALL) + 16


def _panel(canvas: Canvas, left: float, room: float, person: Levels, rows: int) -> None:
    step = (room - 10) / (HIGHEST - 1)

    def at(level: int) -> float:
        return left + 5 + (level - 1) * step

    canvas.text(left, 28, person.title, bold=True)
    for level in range(1, HIGHEST + 1):
        canvas.line([(at(level), TOP - 3), (at(level), TOP + ROW * rows)], "pale", 0.6)
        canvas.text(at(level), TOP - 6, f"{level}", size=SMALL, color="ink2", anchor="center")
    for row, (asked, reached) in enumerate(zip(person.required, person.achieved, strict=True)):
        y = TOP + ROW * row + 8
        if asked != reached:
            tone = "missing" if reached < asked else "accent"
            canvas.line([(at(asked), y), (at(reached), y)], tone, 3.4)
        canvas.line([(at(asked), y - 5.5), (at(asked), y + 5.5)], "ink", 1.6)
        canvas.dots([(at(reached), y)], 6.5, "ink")
