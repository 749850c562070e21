"""A picture on a slide of 1920 x 1080 px: finding, picture, definition, whose and of when.

The picture is drawn at its own size and scaled: a slide shows what the report shows. Wide ones
stand below the title; others, where that makes them larger, beside it.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.present.drawing.glyphs import fit, printable, width
from analysis.present.drawing.theme import FAMILY, light

if TYPE_CHECKING:
    from analysis.present.blocks import Figure

WIDTH, HEIGHT = 1920, 1080  # px
SIDE, TOP, FOOT = 80.0, 84.0, 1034.0  # left and right margin; baselines of the first and last line
TITLE, LABEL, SMALL = 46.0, 24.0, 22.0  # px
LEADING = 1.28
GAP = 36.0  # px between title, picture and definition
EDGE = 48.0  # px above and below a picture that stands beside its text
ASIDE = 520.0  # px that title and definition take beside a picture
LARGEST = 4.5  # px per point of a picture: more looks coarse
_OPENING = (
    f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
)
_SIZE = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')


@dataclass(frozen=True)
class Frame:
    """What stands on every slide of a report: whose it is, of when, draft or not, what it is."""

    name: str
    quarter: str
    draft: str  # the mark; "" for a report that is final
    footer: str
    lang: str

    @property
    def when(self) -> str:
        """Return the quarter, and the mark of a draft."""
        return " · ".join(part for part in (self.quarter, self.draft) if part)


@dataclass(frozen=True)
class _Layout:
    """Every line of text, drawn, and the room that they leave to the picture."""

    texts: list[str]
    x: float
    y: float
    width: float
    height: float

    def scale(self, size: tuple[float, float]) -> float:
        return min(self.width / size[0], self.height / size[1], LARGEST)


def slide(figure: Figure, frame: Frame, style: str = "") -> str:
    """Return the slide as SVG; `style` is CSS for a file that brings its own fonts."""
    size = _size(figure)
    layouts = _under(figure, frame), _beside(figure, frame)
    layout = max(layouts, key=lambda each: each.scale(size))
    parts = [
        f'{_OPENING}lang="{frame.lang}" xml:lang="{frame.lang}">',
        f"<title>{_safe(figure.caption)}</title><desc>{_safe(figure.alt)}</desc>",
        f"<style>{style}</style>" if style else "",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{light("paper")}"/>',
        *layout.texts,
        _placed(figure, layout, size),
        "</svg>\n",
    ]
    return "\n".join(part for part in parts if part)


def _under(figure: Figure, frame: Frame) -> _Layout:
    """The picture below the title, the definition at the bottom."""
    room, number = WIDTH - 2 * SIDE, figure.number.rstrip(".")
    title, definition = (
        balanced(figure.caption, room, TITLE),
        wrapped(figure.definition, room, SMALL),
    )
    name = fit(printable(frame.name), room - width(frame.when, LABEL) - GAP, LABEL, bold=True)
    rule = FOOT - SMALL - 12
    below = rule - GAP / 2 - len(definition) * SMALL * LEADING + SMALL
    texts = [
        _text(SIDE, TOP, name, LABEL, "accent", bold=True),
        _text(WIDTH - SIDE, TOP, frame.when, LABEL, "ink2", end=True),
        *_lines(title, TOP + 62, TITLE, "ink", bold=True),
        *_lines(definition, below, SMALL, "ink2"),
        f'<path d="M{SIDE:g} {rule:g}H{WIDTH - SIDE:g}" stroke="{light("rule")}" fill="none"/>',
        _text(SIDE, FOOT, frame.footer, SMALL, "ink3"),
        _text(WIDTH - SIDE, FOOT, number, SMALL, "ink3", end=True) if number else "",
    ]
    top = TOP + 62 + (len(title) - 1) * TITLE * LEADING + GAP
    return _Layout(texts, SIDE, top, room, below - SMALL - GAP - top)


def _beside(figure: Figure, frame: Frame) -> _Layout:
    """All text in a column on the left, the picture on the right at full height."""
    title = balanced(figure.caption, ASIDE, TITLE)
    name = wrapped(frame.name, ASIDE, LABEL, bold=True)
    footer = wrapped(frame.footer, ASIDE, SMALL)
    if figure.number:
        footer = [figure.number.rstrip("."), *footer]
    when = TOP + len(name) * LABEL * LEADING
    head = when + 76
    below = head + (len(title) - 1) * TITLE * LEADING + GAP + SMALL
    texts = [
        *_lines(name, TOP, LABEL, "accent", bold=True),
        _text(SIDE, when, frame.when, LABEL, "ink2"),
        *_lines(title, head, TITLE, "ink", bold=True),
        *_lines(wrapped(figure.definition, ASIDE, SMALL), below, SMALL, "ink2"),
        *_lines(footer, FOOT - (len(footer) - 1) * SMALL * LEADING, SMALL, "ink3"),
    ]
    left = SIDE + ASIDE + 2 * GAP
    return _Layout(texts, left, EDGE, WIDTH - SIDE - left, HEIGHT - 2 * EDGE)


def _placed(figure: Figure, layout: _Layout, size: tuple[float, float]) -> str:
    """The picture in the middle of its room."""
    wide, high = (layout.scale(size) * length for length in size)
    x, y = layout.x + (layout.width - wide) / 2, layout.y + (layout.height - high) / 2
    inner = figure.svg.split(">", 1)[1]
    return (
        f'<svg x="{x:.2f}" y="{y:.2f}" width="{wide:.2f}" height="{high:.2f}" '
        f'viewBox="0 0 {size[0]:g} {size[1]:g}">{inner}'
    )


def _size(figure: Figure) -> tuple[float, float]:
    wide, high = _SIZE.findall(figure.svg)[0]
    return float(wide), float(high)


def balanced(text: str, room: float, size: float) -> list[str]:
    """Break a title into as few lines as `room` takes, none of them much shorter than the rest."""
    lines = wrapped(text, room, size, bold=True)
    while len(lines) > 1:
        room -= size / 2
        closer = wrapped(text, room, size, bold=True)
        if len(closer) > len(lines) or any(width(one, size, bold=True) > room for one in closer):
            break
        lines = closer
    return lines


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Break a text between words into lines of at most `room`; nothing of it is cut."""
    lines: list[str] = []
    for word in printable(text).split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line for line in lines if line]


def _lines(lines: list[str], y: float, size: float, color: str, *, bold: bool = False) -> list[str]:
    return [
        _text(SIDE, y + number * size * LEADING, line, size, color, bold=bold)
        for number, line in enumerate(lines)
    ]


def _text(
    x: float, y: float, text: str, size: float, color: str, *, bold: bool = False, end: bool = False
) -> str:
    weight, anchor = (600 if bold else 400), (' text-anchor="end"' if end else "")
    return (
        f'<text x="{x:g}" y="{y:.2f}"{anchor} fill="{light(color)}" '
        f'style="font:{weight} {size:g}px {FAMILY!r},sans-serif">{_safe(text)}</text>'
    )


def _safe(text: str) -> str:
    return html.escape(printable(text))
