"""A sheet to draw on, in points from its upper left corner, and its SVG.

Figures are `matplotlib.figure.Figure` objects made without pyplot, at their final width, with no
layout engine: what is drawn stands where it was put, so that equal values give equal bytes.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Literal

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from analysis.present.drawing.glyphs import printable
from analysis.present.drawing.theme import BODY, FAMILY, font_files, light

Anchor = Literal["left", "center", "right"]

_SETTINGS: dict[str, Any] = {
    "svg.fonttype": "none",  # text stays text: searchable, read aloud, in the page's font
    "text.parse_math": False,  # a name with $ in it is a name
    "path.simplify": False,
}


@cache
def _register() -> None:
    for path in font_files():
        font_manager.fontManager.addfont(str(path))


class Canvas:
    """A figure of `width` x `height` points; y grows downwards, text sits on its baseline."""

    def __init__(self, width: float, height: float) -> None:
        _register()
        self.width, self.height = width, height
        self.figure = Figure(figsize=(width / 72, height / 72), dpi=72, frameon=False)
        # drawn on the figure itself: axes with their ticks cost more time than all that is drawn
        self._place = Affine2D().scale(1, -1).translate(0, height)

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str | None,
        *,
        edge: str | None = None,
        line: float = 0.5,
    ) -> None:
        """Draw a rectangle from its upper left corner; colours are tokens of the theme."""
        self.figure.add_artist(
            Rectangle(
                (x, y),
                width,
                height,
                facecolor=light(fill) if fill else "none",
                edgecolor=light(edge) if edge else "none",
                linewidth=line if edge else 0,
                transform=self._place,
            )
        )

    def line(
        self,
        points: Sequence[tuple[float, float]],
        color: str,
        width: float = 0.5,
        *,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """Draw a line through `points`."""
        drawn = Line2D(
            *zip(*points, strict=True), color=light(color), linewidth=width, transform=self._place
        )
        drawn.set_solid_capstyle("butt")
        if dash:
            drawn.set_linestyle((0, (dash[0] / width, dash[1] / width)))
        self.figure.add_artist(drawn)

    def area(self, points: Sequence[tuple[float, float]], fill: str) -> None:
        """Fill the shape whose corners are `points`."""
        self.figure.add_artist(
            PathPatch(
                Path([*points, points[0]], closed=True),
                facecolor=light(fill),
                edgecolor="none",
                transform=self._place,
            )
        )

    def dots(
        self,
        points: Sequence[tuple[float, float]],
        diameter: float,
        fill: str,
        *,
        edge: str | None = None,
        line: float = 0.7,
    ) -> None:
        """Draw equal dots."""
        self.figure.add_artist(
            Line2D(
                *zip(*points, strict=True),
                linestyle="none",
                marker="o",
                markersize=diameter,
                markerfacecolor=light(fill),
                markeredgecolor=light(edge) if edge else "none",
                markeredgewidth=line if edge else 0,
                transform=self._place,
            )
        )

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = BODY,
        bold: bool = False,
        color: str = "ink",
        anchor: Anchor = "left",
    ) -> None:
        """Write a line of text with its baseline at y."""
        label = Text(
            x,
            y,
            printable(text),
            transform=self._place,
            fontfamily=FAMILY,
            fontsize=size,
            fontweight=600 if bold else 400,
            color=light(color),
            ha=anchor,
            va="baseline",
            parse_math=False,
        )
        self.figure.add_artist(label)

    def hatch(self, x: float, y: float, width: float, height: float, step: float = 4) -> None:
        """Draw the box that says "suppressed": 45 degree lines, cut at the box's edges."""
        vertices, codes = [], []
        for number in range(1, math.ceil((width + height) / step)):
            start = step * number
            low = (min(start, width), max(0.0, start - width))
            high = (max(0.0, start - height), min(start, height))
            vertices += [(x + low[0], y + low[1]), (x + high[0], y + high[1])]
            codes += [Path.MOVETO, Path.LINETO]
        self.figure.add_artist(
            PathPatch(
                Path(vertices, codes),
                facecolor="none",
                edgecolor=light("mid"),
                linewidth=0.5,
                transform=self._place,
            )
        )


def svg(figure: Figure, key: str) -> str:
    """Return the figure as SVG for inlining: equal figures give equal text.

    `key` (the figure's id on the page) salts the ids inside, so that figures on one page do not
    share them. No date, no metadata, no names of groups.
    """
    stream = io.StringIO()
    settings: Any = {**_SETTINGS, "svg.hashsalt": key}
    with mpl.rc_context(settings):
        figure.savefig(stream, format="svg", metadata={"Date": None})
    text = stream.getvalue()
    text = text[text.index("<svg") :]
    text = re.sub(r"\s*<metadata>.*?</metadata>", "", text, flags=re.DOTALL)
    text = re.sub(r"<defs>\s*<style[^>]*>.*?</style>\s*</defs>", "", text, flags=re.DOTALL)
    text = re.sub(r'<g id="[a-z0-9]+_\d+">', "<g>", text)
    text = re.sub(r' transform="rotate\(-?0 [^"]*"', "", text)
    text = re.sub(r"\n\s*", "\n", text)
    return text.strip()
