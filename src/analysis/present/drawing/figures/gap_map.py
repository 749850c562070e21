"""The gap map: competencies by level group, the mean gap and the assessed share in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from matplotlib.figure import Figure

from analysis.present.drawing.canvas import Canvas
from analysis.present.drawing.glyphs import fit, two_lines, width
from analysis.present.drawing.theme import FULL, SMALL

BORDERS = (0.2, 0.4, 0.6, 0.8)  # levels, of the printed value: five bins, the same in every report
CODE, WIDEST = 21.0, 126.0  # where names begin, and where they end at the latest
PITCH, HEIGHT, GUTTER, GAP = 25.5, 24.0, 4.0, 1.5
TOP = 54.0

Sign = Literal["", "hidden", "unassessed", "none", "blank"]


@dataclass(frozen=True)
class GapCell:
    """One cell as printed; `sign` says why there is no number.

    hidden: suppressed. unassessed: nobody's assessment is valid. none: no standard. blank: nobody.
    """

    text: str = ""
    share: str = ""
    value: float | None = None
    sign: Sign = ""


@dataclass(frozen=True)
class GapRow:
    """One competency; a row opens a block of its own where `apart`."""

    code: str
    name: str
    cells: tuple[GapCell, ...]
    apart: bool = False


@dataclass(frozen=True)
class GapColumn:
    """One group: its name and a shorter one, people and assessed as printed (None = hidden).

    `bracket`: what it is a part of. `kind`: a group, the whole OPD (bold), or the city (no fill).
    """

    name: str
    short: str
    people: str | None
    assessed: str | None
    bracket: str = ""
    kind: Literal["group", "whole", "city"] = "group"


@dataclass(frozen=True)
class GapLabels:
    """Texts around the cells: two count rows, the scale and its bins, the signs."""

    people: str
    assessed: str
    scale: str
    bins: tuple[str, str, str, str, str]
    hidden: str
    unassessed: str
    none: str


def bin_of(value: float) -> int:
    """Return the bin (0 to 4) of a printed gap in levels."""
    return sum(value >= border for border in BORDERS)


def gap_map(rows: Sequence[GapRow], columns: Sequence[GapColumn], labels: GapLabels) -> Figure:
    """Draw one row per competency, one column per group (cell: mean gap in levels, share).

    A cell without a number is hatched (hidden), outlined (nobody assessed) or a dash (no standard).
    """
    places = _places(rows, columns)
    extra = sum(GUTTER for row in rows[1:] if row.apart)
    bottom = TOP + PITCH * len(rows) + extra
    signs = {cell.sign for row in rows for cell in row.cells}
    canvas = Canvas(FULL, bottom + (40 if signs & {"hidden", "unassessed", "none"} else 22))
    _head(canvas, columns, places, labels)
    top = TOP
    for number, row in enumerate(rows):
        top += GUTTER if row.apart and number else 0
        _name(canvas, row, top, places.left - 6)
        for column, x, cell in zip(columns, places.x, row.cells, strict=True):
            _cell(canvas, (x, top), places.width - GAP, cell, column.kind)
        top += PITCH
    _legend(canvas, bottom + 10, places.left, labels, signs)
    return canvas.figure


@dataclass(frozen=True)
class _Places:
    left: float
    width: float
    x: tuple[float, ...]


def _places(rows: Sequence[GapRow], columns: Sequence[GapColumn]) -> _Places:
    """Place the columns: equal widths, a gutter where the bracket or the kind changes."""
    names = [width(row.name) + (CODE if row.code else 0) + 6.5 for row in rows]
    left = min(max(names, default=0), WIDEST)
    turns = [0.0]
    for before, after in pairwise(columns):
        changed = before.bracket != after.bracket or before.kind != after.kind
        turns.append(turns[-1] + (GUTTER if changed else 0))
    size = min((FULL - left - turns[-1]) / len(columns), 52.0)
    x = tuple(left + size * number + turn for number, turn in enumerate(turns))
    return _Places(left, size, x)


def _head(canvas: Canvas, columns: Sequence[GapColumn], places: _Places, labels: GapLabels) -> None:
    for base, label in ((36.0, labels.people), (47.0, labels.assessed)):
        canvas.text(0, base, fit(label, places.left - 6, SMALL), size=SMALL, color="ink2")
    room = places.width - GAP
    whole = places.width + GAP  # heads may touch where cells do not
    for column, x in zip(columns, places.x, strict=True):
        middle, strong = x + room / 2, column.kind == "whole"
        name = column.name if width(column.name, SMALL, bold=strong) <= room else column.short
        color = "ink2" if column.kind == "city" else "ink"
        told = fit(name, whole, SMALL, bold=strong)
        canvas.text(middle, 24, told, size=SMALL, bold=strong, color=color, anchor="center")
        for base, count in ((36.0, column.people), (47.0, column.assessed)):
            if count is None:
                canvas.hatch(x + 4, base - 6, room - 8, 6)
            else:
                canvas.text(middle, base, count, size=SMALL, color="ink2", anchor="center")
    for name in dict.fromkeys(column.bracket for column in columns if column.bracket):
        held = [x for column, x in zip(columns, places.x, strict=True) if column.bracket == name]
        start, end = held[0], held[-1] + room
        told = fit(name, end - start, SMALL)
        canvas.text((start + end) / 2, 8, told, size=SMALL, color="ink2", anchor="center")
        canvas.line([(start, 12.5), (end, 12.5)], "ink2", 0.5)


def _name(canvas: Canvas, row: GapRow, top: float, end: float) -> None:
    """Write a competency's name beside its cells, in two lines where one is too short."""
    start = CODE if row.code else 0
    lines = two_lines(row.name, end - start)
    base = top + (15.5 if len(lines) == 1 else 10.6)
    canvas.text(0, base - 0.3, row.code, size=SMALL, color="ink2")
    for number, line in enumerate(lines):
        canvas.text(start, base + 10.4 * number, line)


def _cell(
    canvas: Canvas, corner: tuple[float, float], room: float, cell: GapCell, kind: str
) -> None:
    x, top = corner
    middle = x + room / 2
    if cell.sign == "hidden":
        canvas.hatch(x, top, room, HEIGHT, 5)
    elif cell.sign == "unassessed":
        canvas.rect(x + 0.4, top + 0.4, room - 0.8, HEIGHT - 0.8, None, edge="ink3", line=0.6)
        canvas.text(middle, top + 15, cell.share, size=SMALL, color="ink2", anchor="center")
    elif cell.sign == "none":
        canvas.text(middle, top + 15, "–", color="ink2", anchor="center")
    elif cell.value is not None:
        shade = bin_of(cell.value)
        color = "ink2" if kind == "city" else f"padasenjang{shade}"
        if kind != "city":
            canvas.rect(x, top, room, HEIGHT, f"senjang{shade}")
        bold = kind == "whole"
        canvas.text(middle, top + 10.6, cell.text, bold=bold, color=color, anchor="center")
        canvas.text(middle, top + 20.4, cell.share, size=SMALL, color=color, anchor="center")


def _legend(canvas: Canvas, top: float, left: float, labels: GapLabels, signs: set[Sign]) -> None:
    canvas.text(0, top + 8.6, fit(labels.scale, left - 6, SMALL), size=SMALL, color="ink2")
    size = (FULL - left) / 5
    for number, name in enumerate(labels.bins):
        x = left + size * number
        canvas.rect(x, top, size - GAP, 12, f"senjang{number}")
        middle = x + (size - GAP) / 2
        color = f"padasenjang{number}"
        canvas.text(middle, top + 8.8, name, size=SMALL, color=color, anchor="center")
    x, base = left, top + 26.6
    if "hidden" in signs:
        canvas.hatch(x, base - 8, 18, 9)
        x = _told(canvas, x + 23, base, labels.hidden)
    if "unassessed" in signs:
        canvas.rect(x, base - 8, 18, 9, None, edge="ink3", line=0.6)
        x = _told(canvas, x + 23, base, labels.unassessed)
    if "none" in signs:
        canvas.text(x, base, "–", color="ink2")
        _told(canvas, x + 10, base, labels.none)


def _told(canvas: Canvas, x: float, base: float, text: str) -> float:
    canvas.text(x, base, text, size=SMALL, color="ink2")
    return x + width(text, SMALL) + 14
