"""Steps in a row: each with its question, and the number it stands at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from analysis.present.drawing.canvas import Canvas
from analysis.present.drawing.glyphs import fit, width
from analysis.present.drawing.theme import FULL, SMALL

ARROW, HEIGHT, PAD, LEADING = 13.0, 126.0, 6.0, 10.5
NUMBER = 14.0  # size of the number below a step
BOX = 66.0


@dataclass(frozen=True)
class Step:
    """One step as printed; `value` is empty where there is no number, `note` says what it is."""

    name: str
    question: str
    value: str
    note: str


def flow(steps: Sequence[Step]) -> Figure:
    """Draw one box per step from left to right, an arrow between them, the number below."""
    canvas = Canvas(FULL, HEIGHT)
    room = (FULL - ARROW * (len(steps) - 1)) / len(steps)
    for number, step in enumerate(steps):
        left = number * (room + ARROW)
        canvas.rect(left + 0.4, 0.4, room - 0.8, BOX, "faint", edge="rule", line=0.7)
        canvas.text(left + PAD, 14, f"{number + 1}", bold=True, color="accent")
        canvas.text(left + PAD, 27, fit(step.name, room - 8, bold=True), bold=True)
        for place, words in enumerate(wrapped(step.question, room - 2 * PAD)):
            canvas.text(left + PAD, 39 + LEADING * place, words, size=SMALL, color="ink2")
        if number:
            _arrow(canvas, left - ARROW, BOX / 2)
        if step.value:
            canvas.text(left + PAD, BOX + 22, step.value, size=NUMBER, bold=True)
            for place, words in enumerate(wrapped(step.note, room - PAD)):
                base = BOX + 35 + LEADING * place
                canvas.text(left + PAD, base, words, size=SMALL, color="ink2")
    return canvas.figure


def _arrow(canvas: Canvas, x: float, y: float) -> None:
    canvas.line([(x + 2, y), (x + ARROW - 2.5, y)], "ink3", 0.9)
    canvas.line([(x + 7, y - 3), (x + ARROW - 2.5, y), (x + 7, y + 3)], "ink3", 0.9)


def wrapped(text: str, room: float, size: float = SMALL, most: int = 3) -> list[str]:
    """Break a text at its spaces into lines that fit; the last of `most` lines is cut."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (width(longer, size) <= room or len(lines) == most):
            lines[-1] = longer
        else:
            lines.append(word)
    return [fit(line, room, size) for line in lines]
