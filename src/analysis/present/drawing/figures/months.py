"""The months of a plan: courses by month, batches in each cell, own people at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from analysis.present.drawing.canvas import Canvas
from analysis.present.drawing.glyphs import two_lines, width
from analysis.present.drawing.theme import BODY, FULL, SMALL

WIDEST = 150.0  # points: where the names end at the latest
TOTAL, PEOPLE, GUTTER, GAP = 30.0, 40.0, 5.0, 1.5
TOP = 27.0
ROOMY = 16  # rows; with more, cells are lower and all their type is small


@dataclass(frozen=True)
class MonthCell:
    """The batches of one course in one month as printed."""

    batches: str
    shade: int = 0  # 0 to 3, the more batches the darker


@dataclass(frozen=True)
class MonthRow:
    """One course: twelve cells (None: no batch begins in that month), their sum, own people.

    people: None where it is hidden.
    """

    name: str
    cells: tuple[MonthCell | None, ...]
    total: str
    people: str | None = ""


@dataclass(frozen=True)
class MonthLabels:
    """What stands above the columns, and the scale of the shades with its bins."""

    city: str
    months: tuple[str, ...]
    total: str
    own: str
    people: str
    scale: str
    bins: tuple[str, ...]
    hidden: str


@dataclass(frozen=True)
class _Size:
    """How large cells are: wide enough for twelve months, lower where rows are many."""

    left: float
    cell: float
    height: float
    type: float

    @property
    def pitch(self) -> float:
        return self.height + GAP

    def x(self, month: int) -> float:
        return self.left + self.cell * month + (GUTTER if month == 12 else 0)

    def room(self, month: int) -> float:
        return TOTAL if month == 12 else self.cell - GAP


def months(rows: Sequence[MonthRow], total: MonthRow | None, labels: MonthLabels) -> Figure:
    """Draw one row per course, one column per month of a batch's first day, sums at the right.

    In each cell the batches; the more the darker. The last column holds people; hidden ones are
    hatched. total: the row below all courses; None leaves it out.
    """
    sums = [total] if total else []
    size = _size(rows, total)
    bottom = TOP + size.pitch * (len(rows) + len(sums)) + (GUTTER if sums else 0)
    canvas = Canvas(FULL, bottom + 24)
    _heads(canvas, size, labels)
    for number, row in enumerate(rows):
        top = TOP + size.pitch * number
        if number:
            canvas.line([(0, top - GAP / 2), (FULL, top - GAP / 2)], "pale", 0.5)
        _row(canvas, row, top, size)
    for row in sums:
        top = TOP + size.pitch * len(rows) + GUTTER
        canvas.line([(0, top - GUTTER / 2), (FULL, top - GUTTER / 2)], "rule", 0.7)
        _row(canvas, row, top, size, bold=True)
    _legend(canvas, bottom + 5, size, labels, hidden=any(row.people is None for row in rows))
    return canvas.figure


def _size(rows: Sequence[MonthRow], total: MonthRow | None) -> _Size:
    roomy = len(rows) <= ROOMY
    kind = BODY if roomy else SMALL
    names = [
        width(row.name, kind, bold=row is total) + 8 for row in (*rows, *([total] if total else []))
    ]
    left = min(max(names), WIDEST)
    cell = (FULL - left - TOTAL - PEOPLE - 2 * GUTTER) / 12
    return _Size(left, cell, 22.0 if roomy else 17.0, kind)


def _heads(canvas: Canvas, size: _Size, labels: MonthLabels) -> None:
    """Write whose numbers stand in which columns, and below it the columns' heads."""
    canvas.text(size.left, 9, labels.city, size=SMALL, color="ink2")
    canvas.text(FULL, 9, labels.own, size=SMALL, color="ink2", anchor="right")
    for month, head in enumerate((*labels.months, labels.total)):
        middle = size.x(month) + size.room(month) / 2
        canvas.text(middle, TOP - 6, head, size=SMALL, color="ink2", anchor="center")
    canvas.text(FULL, TOP - 6, labels.people, size=SMALL, color="ink2", anchor="right")


def _row(canvas: Canvas, row: MonthRow, top: float, size: _Size, *, bold: bool = False) -> None:
    lines = two_lines(row.name, size.left - 8, size.type, bold=bold)
    apart = size.type + 0.7
    middle = top + size.height / 2 + 0.33 * size.type
    first = middle - apart * (len(lines) - 1) / 2
    for number, line in enumerate(lines):
        canvas.text(0, first + apart * number, line, size=size.type, bold=bold)
    for month, cell in enumerate((*row.cells, MonthCell(row.total))):
        if cell is None:
            continue
        x, room, plain = size.x(month), size.room(month), bold or month == 12
        if not plain:
            canvas.rect(x, top, room, size.height, f"rencana{cell.shade}")
        color = "ink" if plain else f"padarencana{cell.shade}"
        kind = size.type if width(cell.batches, size.type, bold=bold) <= room else SMALL
        canvas.text(
            x + room / 2, middle, cell.batches, size=kind, bold=bold, color=color, anchor="center"
        )
    if row.people is None:
        canvas.hatch(FULL - PEOPLE, top, PEOPLE, size.height, 5)
    elif row.people:
        canvas.text(FULL, middle, row.people, size=size.type, bold=True, anchor="right")


def _legend(canvas: Canvas, top: float, size: _Size, labels: MonthLabels, *, hidden: bool) -> None:
    """Draw the scale: how many batches a shade stands for; and what hatching says."""
    end = size.x(11) + size.room(11)
    step = min((end - size.left) / len(labels.bins), 46.0)
    start = end - step * len(labels.bins)
    canvas.text(start - 6, top + 13.4, labels.scale, size=SMALL, color="ink2", anchor="right")
    for shade, text in enumerate(labels.bins):
        x = start + step * shade
        canvas.rect(x, top + 4, step - GAP, 13, f"rencana{shade}")
        middle, color = x + (step - GAP) / 2, f"padarencana{shade}"
        canvas.text(middle, top + 13.4, text, size=SMALL, color=color, anchor="center")
    if hidden:
        canvas.hatch(0.4, top + 6, 18, 9)
        canvas.text(23, top + 13.4, labels.hidden, size=SMALL, color="ink2")
