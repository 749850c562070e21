"""The months of a plan: courses by month, participants and batches in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from analysis.present.canvas import Canvas
from analysis.present.glyphs import fit, width
from analysis.present.theme import BODY, FULL, SMALL

WIDEST = 142.0  # points: where the names end at the latest
TOTAL, GUTTER, GAP = 36.0, 5.0, 1.5
TOP = 15.0
ROOMY = 16  # rows; with more, cells are lower and all their type is small


@dataclass(frozen=True)
class MonthCell:
    """One course in one month as printed; `hidden`: there is something that is not shown."""

    people: str = ""
    batches: str = ""
    shade: int = 0  # 0 to 3, the more people the darker
    hidden: bool = False


@dataclass(frozen=True)
class MonthRow:
    """One course: twelve cells (None: no batch begins in that month) and its sum."""

    name: str
    cells: tuple[MonthCell | None, ...]
    total: MonthCell


@dataclass(frozen=True)
class MonthLabels:
    """Heads of the twelve months and of the sum, the key of a cell, the scale and its bins."""

    months: tuple[str, ...]
    total: str
    people: str
    batches: str
    scale: str
    bins: tuple[str, ...]
    hidden: str


@dataclass(frozen=True)
class _Size:
    """How large cells are: wide enough for twelve months and the sum, lower where rows are many."""

    left: float
    cell: float
    height: float
    type: float

    @property
    def pitch(self) -> float:
        return self.height + GAP

    @property
    def first(self) -> float:
        """The baseline of a cell's first line, from its top."""
        return 0.455 * self.height if self.type == BODY else 7.3

    def x(self, month: int) -> float:
        return self.left + self.cell * month + (GUTTER if month == 12 else 0)

    def room(self, month: int) -> float:
        return TOTAL if month == 12 else self.cell - GAP


def months(rows: Sequence[MonthRow], total: MonthRow | None, labels: MonthLabels) -> Figure:
    """Draw one row per course, one column per month of its first day, its sum at the right.

    In each cell people above, batches below; the more people the darker, hidden ones hatched.
    total: the row below all courses; None leaves it out.
    """
    sums = [total] if total else []
    size = _size(rows, total)
    bottom = TOP + size.pitch * (len(rows) + len(sums)) + (GUTTER if sums else 0)
    canvas = Canvas(FULL, bottom + 30)
    for month, head in enumerate((*labels.months, labels.total)):
        middle = size.x(month) + size.room(month) / 2
        canvas.text(middle, 9, head, size=SMALL, color="ink2", anchor="center")
    for number, row in enumerate(rows):
        top = TOP + size.pitch * number
        if number:
            canvas.line([(0, top - GAP / 2), (FULL, top - GAP / 2)], "pale", 0.5)
        _row(canvas, row, top, size)
    for row in sums:
        top = TOP + size.pitch * len(rows) + GUTTER
        canvas.line([(0, top - GUTTER / 2), (FULL, top - GUTTER / 2)], "rule", 0.7)
        _row(canvas, row, top, size, bold=True)
    hidden = any(cell and cell.hidden for row in (*rows, *sums) for cell in (*row.cells, row.total))
    _legend(canvas, bottom + 8, size, labels, hidden=hidden)
    return canvas.figure


def _size(rows: Sequence[MonthRow], total: MonthRow | None) -> _Size:
    roomy = len(rows) <= ROOMY
    kind = BODY if roomy else SMALL
    names = [
        width(row.name, kind, bold=row is total) + 8 for row in (*rows, *([total] if total else []))
    ]
    left = min(max(names), WIDEST)
    cell = (FULL - left - TOTAL - GUTTER) / 12
    return _Size(left, cell, 24.0 if roomy else 17.0, kind)


def _row(canvas: Canvas, row: MonthRow, top: float, size: _Size, *, bold: bool = False) -> None:
    lines = _lines(row.name, size.left - 8, size.type, bold=bold)
    apart = size.type + 0.7
    base = top + size.height / 2 + 0.33 * size.type - apart * (len(lines) - 1) / 2
    for number, line in enumerate(lines):
        canvas.text(0, base + apart * number, line, size=size.type, bold=bold)
    for month, cell in enumerate((*row.cells, row.total)):
        if cell is None:
            continue
        x, room = size.x(month), size.room(month)
        if cell.hidden:
            canvas.hatch(x, top, room, size.height, 5)
            continue
        plain = bold or month == 12
        if not plain:
            canvas.rect(x, top, room, size.height, f"rencana{cell.shade}")
        color = "ink" if plain else f"padarencana{cell.shade}"
        middle = x + room / 2
        strong = plain and size.type == BODY
        kind = size.type if width(cell.people, size.type, bold=strong) <= room else SMALL
        first, second = top + size.first, top + size.height - (3.6 if size.type == BODY else 2.0)
        canvas.text(
            middle, first, cell.people, size=kind, bold=strong, color=color, anchor="center"
        )
        weak = "ink2" if plain else color
        canvas.text(middle, second, cell.batches, size=SMALL, color=weak, anchor="center")


def _lines(name: str, room: float, kind: float, *, bold: bool) -> list[str]:
    """Break a name where its first line is full; the second is cut."""
    if width(name, kind, bold=bold) <= room:
        return [name]
    words = name.split(" ")
    cuts = range(1, len(words))
    cut = max((c for c in cuts if width(" ".join(words[:c]), kind, bold=bold) <= room), default=0)
    if not cut:
        return [fit(name, room, kind, bold=bold)]
    return [" ".join(words[:cut]), fit(" ".join(words[cut:]), room, kind, bold=bold)]


def _legend(canvas: Canvas, top: float, size: _Size, labels: MonthLabels, *, hidden: bool) -> None:
    """Draw the key: what stands where in a cell, and how many people a shade stands for."""
    room = max(width(labels.people, SMALL), width(labels.batches, SMALL)) + 10
    canvas.rect(0.4, top, room, 21, None, edge="ink3", line=0.6)
    for base, text in ((top + 8.6, labels.people), (top + 18, labels.batches)):
        canvas.text(room / 2, base, text, size=SMALL, color="ink2", anchor="center")
    end = size.x(11) + size.room(11)
    step = min((end - size.left) / len(labels.bins), 58.0) if labels.bins else 0.0
    start = max(end - step * len(labels.bins), size.left)
    canvas.text(start - 6, top + 13.6, labels.scale, size=SMALL, color="ink2", anchor="right")
    if hidden:
        canvas.hatch(room + 12, top + 6, 18, 9)
        canvas.text(room + 35, top + 13.6, labels.hidden, size=SMALL, color="ink2")
    for shade, text in enumerate(labels.bins):
        x = start + step * shade
        canvas.rect(x, top + 4, step - GAP, 13, f"rencana{shade}")
        middle, color = x + (step - GAP) / 2, f"padarencana{shade}"
        canvas.text(middle, top + 13.4, text, size=SMALL, color=color, anchor="center")
