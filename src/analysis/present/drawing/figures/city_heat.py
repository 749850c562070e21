"""A heat map with a row per OPD: as many rows as a page holds, the number in every cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from matplotlib.figure import Figure

from analysis.present.drawing.canvas import Canvas
from analysis.present.drawing.glyphs import fit, width
from analysis.present.drawing.theme import BODY, FULL, SMALL

NAMES = 132.0  # where the names end
PITCHES = (10.4, 15.0)  # points between two rows: when many, when few
HEIGHT = 570.0  # points for the rows of one page
TOP = 26.0
GUTTER, GAP = 5.0, 1.2

Sign = Literal["", "hidden", "empty", "none"]


@dataclass(frozen=True)
class HeatCell:
    """A cell as printed; `shade` is its bin, None without fill; `sign` says why it is empty."""

    text: str = ""
    shade: int | None = None
    sign: Sign = ""
    tail: str = ""


@dataclass(frozen=True)
class HeatRow:
    """A row: its name and a cell per column."""

    name: str
    cells: tuple[HeatCell, ...]
    bold: bool = False


@dataclass(frozen=True)
class HeatColumn:
    """A column: its head, and whether it stands apart from the one before, its text bold."""

    name: str
    apart: bool = False
    bold: bool = False


@dataclass(frozen=True)
class HeatScale:
    """The scale: the theme's tokens (senjang, rencana), its title, its bins, the signs' names."""

    tokens: str
    title: str
    bins: tuple[str, ...]
    hidden: str
    none: str = ""


def city_heat(
    groups: Sequence[Sequence[HeatRow]], columns: Sequence[HeatColumn], scale: HeatScale
) -> Figure:
    """Draw the groups of rows one below the other, a rule between them."""
    shown = [group for group in groups if group]
    rows = [row for group in shown for row in group]
    pitch = min(max(HEIGHT / max(len(rows), 1), PITCHES[0]), PITCHES[1])
    size = BODY if pitch >= 11.5 else SMALL
    height = TOP + pitch * len(rows) + 7 * (len(shown) - 1)
    canvas = Canvas(FULL, height + 24)
    lefts, room = _places(columns)
    for column, x in zip(columns, lefts, strict=True):
        name = fit(column.name, room + 2 * GUTTER, SMALL, bold=column.bold)
        middle = min(x + room / 2, FULL - width(name, SMALL, bold=column.bold) / 2)
        canvas.text(middle, 18, name, size=SMALL, bold=column.bold, color="ink2", anchor="center")
    top = TOP
    for place, group in enumerate(shown):
        if place:
            canvas.line([(0, top + 3.2), (FULL, top + 3.2)], "rule", 0.5)
            top += 7
        for row in group:
            base = top + pitch / 2 + size * 0.33
            canvas.text(0, base, fit(row.name, NAMES, size, bold=row.bold), size=size,
                        bold=row.bold)  # fmt: skip
            for column, x, cell in zip(columns, lefts, row.cells, strict=True):
                _cell(canvas, cell, scale.tokens, (x, top, room, pitch), size,
                      bold=column.bold or row.bold)  # fmt: skip
            top += pitch
    _legend(canvas, top + 8, scale, {cell.sign for row in rows for cell in row.cells})
    return canvas.figure


def _places(columns: Sequence[HeatColumn]) -> tuple[list[float], float]:
    gutters = GUTTER * sum(column.apart for column in columns)
    room = min((FULL - NAMES - 6 - gutters) / len(columns), 62.0)
    lefts, x = [], NAMES + 6
    for column in columns:
        x += GUTTER if column.apart else 0
        lefts.append(x)
        x += room
    return lefts, room - GAP


def _cell(
    canvas: Canvas,
    cell: HeatCell,
    tokens: str,
    box: tuple[float, float, float, float],
    size: float,
    *,
    bold: bool,
) -> None:
    x, top, room, pitch = box
    middle, base = x + room / 2, top + pitch / 2 + size * 0.33
    if cell.sign == "hidden":
        canvas.hatch(x, top, room, pitch - GAP, 5)
    elif cell.sign == "none":
        canvas.text(middle, base, "–", size=size, color="ink2", anchor="center")
    elif cell.shade is None:
        shift = width(cell.tail, size) / 2
        canvas.text(middle - shift, base, cell.text, size=size, bold=bold, anchor="center")
    else:
        canvas.rect(x, top, room, pitch - GAP, f"{tokens}{cell.shade}")
        color = f"pada{tokens}{cell.shade}"
        canvas.text(middle, base, cell.text, size=size, bold=bold, color=color, anchor="center")


def _legend(canvas: Canvas, top: float, scale: HeatScale, signs: set[str]) -> None:
    canvas.text(0, top + 8.6, fit(scale.title, NAMES, SMALL), size=SMALL, color="ink2")
    x = NAMES + 6
    for number, name in enumerate(scale.bins):
        canvas.rect(x, top, 48, 12, f"{scale.tokens}{number}")
        color = f"pada{scale.tokens}{number}"
        canvas.text(x + 24, top + 8.8, name, size=SMALL, color=color, anchor="center")
        x += 49.5
    if "hidden" in signs:
        canvas.hatch(x + 8, top + 1.5, 18, 9)
        canvas.text(x + 31, top + 8.8, scale.hidden, size=SMALL, color="ink2")
        x += 38 + width(scale.hidden, SMALL)
    if "none" in signs and scale.none:
        canvas.text(x + 8, top + 8.8, f"–  {scale.none}", size=SMALL, color="ink2")
