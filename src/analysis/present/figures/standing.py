"""The city beside published values: dots on one scale, bars of percentiles, a country's course."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from analysis.present.canvas import Canvas
from analysis.present.glyphs import fit, width
from analysis.present.theme import FULL, MM, SMALL

COLUMN = 52 * MM  # the narrow column of the first page
LINE = 10.0  # a line of small type


@dataclass(frozen=True)
class Beside:
    """One published value, or the own one: its name, value as printed, and what it may tell."""

    name: str
    value: float
    text: str
    words: str = ""
    own: bool = False


@dataclass(frozen=True)
class Bar:
    """One economy: its percentile (0 to 100) and the texts of the columns at the right."""

    name: str
    percentile: float
    texts: tuple[str, ...]
    own: bool = False


@dataclass(frozen=True)
class Year:
    """One year of a course: the estimate, its standard error, and a label or none."""

    year: int
    value: float
    error: float
    label: str = ""


def values(
    rows: Sequence[Beside], bounds: Sequence[tuple[float, str]], heads: tuple[str, str, str]
) -> Figure:
    """Draw one dot per value, highest on top (x: IP ASN, points), with its words beside it.

    bounds: where categories begin and how that is printed. heads: of names, values and words.
    """
    names, left, right, number, words = 104.0, 112.0, 226.0, 262.0, 278.0
    low, high = _span([row.value for row in rows])
    lines = [_wrapped(row.words, FULL - words) for row in rows]
    heights = [max(22.0, 12 + LINE * len(parts)) for parts in lines]
    canvas = Canvas(FULL, 24 + sum(heights))
    canvas.text(0, 9, heads[0], size=SMALL, color="ink2")
    canvas.text(number, 9, heads[1], size=SMALL, color="ink2", anchor="right")
    canvas.text(words, 9, heads[2], size=SMALL, color="ink2")

    def at(value: float) -> float:
        return left + (value - low) / (high - low) * (right - left)

    for value, label in bounds:
        if low < value < high:
            canvas.line([(at(value), 14), (at(value), canvas.height)], "pale", 0.8)
            canvas.text(at(value), 9, label, size=SMALL, color="ink2", anchor="center")
    top = 20.0
    for row, parts, height in zip(rows, lines, heights, strict=True):
        base, color = top + 10, "accent" if row.own else "ink"
        canvas.text(0, base, fit(row.name, names, bold=row.own), bold=row.own, color=color)
        _dot(canvas, (left, right), base - 3.3, at(row.value), own=row.own)
        canvas.text(number, base, row.text, bold=row.own, color=color, anchor="right")
        for place, part in enumerate(parts):
            canvas.text(words, base + LINE * place, part, size=SMALL, color="ink2")
        top += height
    return canvas.figure


def values_narrow(rows: Sequence[Beside]) -> Figure:
    """Draw the same in the narrow column: name, dot, value; what they may tell stands above."""
    step, left, right = 18.0, 92.0, COLUMN - 34
    low, high = _span([row.value for row in rows])
    canvas = Canvas(COLUMN, step * len(rows))
    for place, row in enumerate(rows):
        base, color = step * place + 12, "accent" if row.own else "ink"
        canvas.text(
            0, base, fit(row.name, left - 6, SMALL, bold=row.own), size=SMALL, bold=row.own,
            color=color,
        )  # fmt: skip
        x = left + (row.value - low) / (high - low) * (right - left)
        _dot(canvas, (left, right), base - 2.8, x, own=row.own)
        canvas.text(COLUMN, base, row.text, bold=row.own, color=color, anchor="right")
    return canvas.figure


def _dot(canvas: Canvas, track: tuple[float, float], y: float, x: float, *, own: bool) -> None:
    canvas.line([(track[0], y), (track[1], y)], "pale", 0.8)
    canvas.dots([(x, y)], 7.0 if own else 5.5, "accent" if own else "mid")


def _span(values: Sequence[float]) -> tuple[float, float]:
    """Return the ends of the scale: 45 to 90, wider where a value lies outside."""
    low, high = min([45.0, *values]), max([90.0, *values])
    return (0.0 if low < 45 else low), (100.0 if high > 90 else high)


def percentiles(rows: Sequence[Bar], heads: Sequence[str]) -> Figure:
    """Draw one bar per economy (x: percentile, from 0 to 100), highest on top.

    heads: of the bars and of the columns of texts at the right.
    """
    step, left, right = 18.0, 104.0, 302.0
    canvas = Canvas(FULL, 20 + step * len(rows))
    ends = [right + 40 + 70 * place for place in range(len(heads) - 1)]
    canvas.text(left, 9, heads[0], size=SMALL, color="ink2")
    for end, head in zip(ends, heads[1:], strict=True):
        canvas.text(end, 9, head, size=SMALL, color="ink2", anchor="right")
    for place, row in enumerate(rows):
        base, color = 20 + step * place + 11, "accent" if row.own else "ink"
        canvas.text(0, base, fit(row.name, left - 6, bold=row.own), bold=row.own, color=color)
        _bar(canvas, (left, right), base - 8.5, 11, row)
        for end, text in zip(ends, row.texts, strict=True):
            canvas.text(end, base, text, bold=row.own, color=color, anchor="right")
    return canvas.figure


def percentiles_narrow(rows: Sequence[Bar]) -> Figure:
    """Draw the same in the narrow column; the first text of a row alone is printed."""
    step, left, right = 18.0, 56.0, COLUMN - 34
    canvas = Canvas(COLUMN, step * len(rows))
    for place, row in enumerate(rows):
        base, color = step * place + 12, "accent" if row.own else "ink"
        canvas.text(
            0, base, fit(row.name, left - 4, SMALL, bold=row.own), size=SMALL, bold=row.own,
            color=color,
        )  # fmt: skip
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
            _labelled(canvas, row, point, last=row is years[-1])
    for year in sorted({first, last, *(y for y in range(first, last) if y % 5 == 0)}):
        if year in {first, last} or first + 2 <= year <= last - 2:
            at = place(year, 0)[0]
            canvas.text(at, bottom + 13, f"{year}", size=SMALL, color="ink2", anchor="center")
    return canvas.figure


def _labelled(canvas: Canvas, row: Year, point: tuple[float, float], *, last: bool) -> None:
    canvas.dots([point], 6.5, "accent", edge="paper", line=0.8)
    if last:
        canvas.text(point[0] + 8, point[1] + 3.3, row.label, bold=True, color="accent")
        return
    room = width(row.label, SMALL, bold=True)
    x, y = max(point[0] - room / 2, 32), point[1] + 16
    canvas.rect(x - 1.5, y - SMALL * 0.78, room + 3, SMALL * 0.98, "paper")
    canvas.text(x, y, row.label, size=SMALL, bold=True, color="accent")


def _wrapped(text: str, room: float) -> list[str]:
    """Break small type into lines that fit; a word longer than a line is cut."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, SMALL) <= room:
            lines[-1] = longer
        else:
            lines.append(fit(word, room, SMALL))
    return lines
