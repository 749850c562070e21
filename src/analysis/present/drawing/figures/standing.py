"""The city beside published values: dots on one scale, bars of percentiles, a country's course."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure

from analysis.present.drawing.canvas import Canvas
from analysis.present.drawing.glyphs import fit, width
from analysis.present.drawing.theme import FULL, MM, SMALL

COLUMN = 52 * MM  # the narrow column of the first page
LINE = 10.0  # a line of small type


@dataclass(frozen=True)
class Beside:
    """One published value, or the own one: name, year, value as printed, what it may tell."""

    name: str
    year: str
    value: float
    text: str
    words: tuple[str, ...] = ()  # each begins on a line of its own
    own: bool = False


@dataclass(frozen=True)
class Bar:
    """One economy: its percentile (0 to 100) and the texts of the columns beside it."""

    name: str
    percentile: float
    texts: tuple[str, ...]  # percentile, rank, quoted rank; the first alone where it is narrow
    own: bool = False


@dataclass(frozen=True)
class Year:
    """One year of a course: the estimate, its standard error, and a label or none."""

    year: int
    value: float
    error: float
    label: str = ""


def values(
    rows: Sequence[Beside], bounds: Sequence[tuple[float, str]], heads: tuple[str, str]
) -> Figure:
    """Draw one dot per value, highest on top (x: IP ASN, points); its words stand at its number.

    bounds: where categories begin and how that is printed. heads: of names and values.
    """
    number, left, right = 262.0, 280.0, FULL - 6
    low, high = _span([row.value for row in rows])
    lines = [_wrapped(row.words, number) for row in rows]
    heights = [20 + LINE * len(parts) for parts in lines]
    canvas = Canvas(FULL, 18 + sum(heights))
    canvas.text(0, 9, heads[0], size=SMALL, color="ink2")
    canvas.text(number, 9, heads[1], size=SMALL, color="ink2", anchor="right")

    def at(value: float) -> float:
        return left + (value - low) / (high - low) * (right - left)

    for value, label in bounds:
        if low < value < high:
            canvas.line([(at(value), 14), (at(value), canvas.height)], "pale", 0.8)
            canvas.text(at(value), 9, label, size=SMALL, color="ink2", anchor="center")
    top = 18.0
    for row, parts, height in zip(rows, lines, heights, strict=True):
        base, color = top + 11, "accent" if row.own else "ink"
        name = _named(row, number)
        canvas.text(0, base, name, bold=row.own, color=color)
        canvas.text(number, base, row.text, bold=row.own, color=color, anchor="right")
        _dot(canvas, (left, right), base - 3.3, at(row.value), own=row.own)
        for place, part in enumerate(parts, start=1):
            canvas.text(0, base + LINE * place, part, size=SMALL, color="ink2")
        top += height
    return canvas.figure


def values_narrow(rows: Sequence[Beside]) -> Figure:
    """Draw the same in the narrow column: name and value, the dot below them."""
    step, ends = 22.0, (4.0, COLUMN - 4)
    low, high = _span([row.value for row in rows])
    canvas = Canvas(COLUMN, step * len(rows))
    for place, row in enumerate(rows):
        base, color = step * place + 10, "accent" if row.own else "ink"
        name = _named(row, COLUMN)
        canvas.text(0, base, name, bold=row.own, color=color)
        canvas.text(COLUMN, base, row.text, bold=row.own, color=color, anchor="right")
        x = ends[0] + (row.value - low) / (high - low) * (ends[1] - ends[0])
        _dot(canvas, ends, base + 6, x, own=row.own)
    return canvas.figure


def _named(row: Beside, room: float) -> str:
    """Return name and year; where the row's room is short, the name is cut, never the year."""
    year = f" {row.year}"
    taken = width(year + row.text, bold=row.own) + 4
    return fit(row.name, room - taken, bold=row.own) + year


def _dot(canvas: Canvas, track: tuple[float, float], y: float, x: float, *, own: bool) -> None:
    canvas.line([(track[0], y), (track[1], y)], "pale", 0.8)
    canvas.dots([(x, y)], 7.0 if own else 5.5, "accent" if own else "mid")


def _span(values: Sequence[float]) -> tuple[float, float]:
    """Return the ends of the scale: 45 to 90, wider where a value lies outside."""
    low, high = min([45.0, *values]), max([90.0, *values])
    return (0.0 if low < 45 else low), (100.0 if high > 90 else high)


def percentiles(rows: Sequence[Bar], heads: Sequence[str]) -> Figure:
    """Draw one bar per economy (x: percentile, from 0 to 100), highest on top.

    heads: of the three columns of texts, then of the bars.
    """
    step, names, left, right = 18.0, 86.0, 286.0, FULL
    ends = (124.0, 194.0, 270.0)
    canvas = Canvas(FULL, 16 + step * len(rows))
    for end, head in zip(ends, heads[:3], strict=True):
        canvas.text(end, 9, head, size=SMALL, color="ink2", anchor="right")
    canvas.text(left, 9, heads[-1], size=SMALL, color="ink2")
    for place, row in enumerate(rows):
        base, color = 16 + step * place + 11, "accent" if row.own else "ink"
        canvas.text(0, base, fit(row.name, names, bold=row.own), bold=row.own, color=color)
        for end, text in zip(ends, row.texts, strict=True):
            canvas.text(end, base, text, bold=row.own, color=color, anchor="right")
        _bar(canvas, (left, right), base - 8.5, 11, row)
    return canvas.figure


def percentiles_narrow(rows: Sequence[Bar]) -> Figure:
    """Draw the same in the narrow column; the first text of a row alone is printed."""
    step, left, right = 18.0, 52.0, COLUMN - 34
    canvas = Canvas(COLUMN, step * len(rows))
    for place, row in enumerate(rows):
        base, color = step * place + 12, "accent" if row.own else "ink"
        canvas.text(0, base, fit(row.name, left - 4, bold=row.own), bold=row.own, color=color)
        _bar(canvas, (left, right), base - 8, 9, row)
        canvas.text(COLUMN, base, row.texts[0], bold=row.own, color=color, anchor="right")
    return canvas.figure


def _bar(canvas: Canvas, track: tuple[float, float], top: float, height: float, row: Bar) -> None:
    canvas.line([(track[0], top - 1), (track[0], top + height + 1)], "rule", 0.6)
    room = (track[1] - track[0]) * row.percentile / 100
    canvas.rect(track[0], top, room, height, "accent" if row.own else "mid")


def course(years: Sequence[Year], marks: Sequence[tuple[float, str]], zero: str) -> Figure:
    """Draw a country over the years of one vintage (y: estimate), its standard error as a band.

    marks: heights of the scale and how they are printed. zero: what the line at 0 means.
    """
    left, right, top, bottom = 30.0, FULL - 62, 16.0, 150.0
    first, last = years[0].year, years[-1].year
    edges = [row.value + sign * row.error for row in years for sign in (1, -1)]
    low, high = min([*edges, *(mark for mark, _ in marks)]), max([*edges, *(m for m, _ in marks)])
    canvas = Canvas(FULL, bottom + 18)

    def place(year: float, value: float) -> tuple[float, float]:
        x = left + (year - first) / max(last - first, 1) * (right - left)
        return x, bottom - (value - low) / (high - low) * (bottom - top)

    upper = [place(row.year, row.value + row.error) for row in years]
    lower = [place(row.year, row.value - row.error) for row in years]
    canvas.area([*upper, *reversed(lower)], "pale")
    for edge in (upper, lower):
        canvas.line(edge, "mid", 0.6)
    for mark, label in marks:
        y = place(first, mark)[1]
        canvas.line([(left, y), (right, y)], "rule", 0.6 if mark else 1.0)
        canvas.text(left - 5, y + 2.8, label, size=SMALL, color="ink2", anchor="right")
    canvas.text(left + 4, place(first, 0)[1] - 4, zero, size=SMALL, color="ink2")
    line = [place(row.year, row.value) for row in years]
    canvas.line(line, "accent", 2.2)
    canvas.dots(line, 4.0, "accent", edge="paper", line=0.6)
    for row, point in zip(years, line, strict=True):
        if row.label:
            _labelled(canvas, row.label, point, upper)
    for year in sorted({first, last, *(y for y in range(first, last) if y % 5 == 0)}):
        if year in {first, last} or first + 2 <= year <= last - 2:
            at = place(year, 0)[0]
            canvas.text(at, bottom + 13, f"{year}", size=SMALL, color="ink2", anchor="center")
    return canvas.figure


def _labelled(
    canvas: Canvas, label: str, point: tuple[float, float], upper: Sequence[tuple[float, float]]
) -> None:
    """Write a value: the last one right of its dot, the others above the band's upper edge."""
    canvas.dots([point], 6.5, "accent", edge="paper", line=0.8)
    x, y = point
    if x == upper[-1][0]:
        canvas.text(x + 8, y + 3.3, label, bold=True, color="accent")
        return
    room = width(label, SMALL, bold=True)
    start = x - 3 if x == upper[0][0] else max(x + 3 - room, upper[0][0])
    places, edges = zip(*upper, strict=True)
    span = np.linspace(start - 3, start + room + 3, 24)
    base = float(np.interp(span, places, edges).min()) - 5
    canvas.text(start, base, label, size=SMALL, bold=True, color="accent")


def _wrapped(texts: Sequence[str], room: float) -> list[str]:
    """Break small type into lines that fit; a word longer than a line is cut."""
    lines: list[str] = []
    for text in texts:
        lines.append("")
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if width(longer, SMALL) <= room:
                lines[-1] = longer
            else:
                lines.append(fit(word, room, SMALL))
    return [line for line in lines if line]
