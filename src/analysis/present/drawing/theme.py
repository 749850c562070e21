"""Colours, sizes and type of every page: one visual language for figures, HTML and PDF.

Teal = reached, brown = missing, grey = context. Each hex value is used for one token only, so that
one replacement pass turns a figure's colours into variables that a dark screen sets differently.
"""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from types import MappingProxyType

MM = 72 / 25.4  # points in a millimetre
FULL = 170 * MM  # widths of figures, in points
HALF = 82 * MM
WIDE, COLUMN = 112 * MM, 52 * MM  # the two columns of the city's first page

BODY = 9.5  # points: labels, tables, prose
SMALL = 8.0  # definitions, axes, column heads, notes
MARK = 12.0  # the marker's label on the number line

FAMILY = "Source Sans Pro"  # release 2.020; the wheel's Regular and Semibold TTF, nothing else

# Of each token the colour in light and print, then in dark.
TOKENS = MappingProxyType(
    {
        "ink": ("#16232B", "#E8EDEF"),
        "ink2": ("#4A5963", "#B4C0C6"),
        "ink3": ("#5F6E78", "#93A1A9"),
        "mid": ("#8A979F", "#7F8E97"),
        "rule": ("#C3CBD0", "#37444C"),
        "pale": ("#E4E8EA", "#263138"),
        "faint": ("#F4F6F7", "#1B252B"),
        "paper": ("#FFFFFF", "#12191D"),
        "accent": ("#005F6B", "#6FC7CF"),
        "missing": ("#9A562E", "#D29464"),
        "kategori0": ("#F5DA9C", "#5D4E30"),
        "kategori1": ("#BDB978", "#797349"),
        "kategori2": ("#629981", "#69A289"),
        "kategori3": ("#206F78", "#7CC7CB"),
        "kategori4": ("#0F4254", "#BBEBF0"),
        # text on a category: its own token, because dark screens turn lightness round
        "pada0": ("#16232C", "#FFFFFF"),
        "pada1": ("#16232D", "#FFFFFF"),
        "pada2": ("#16232E", "#12191D"),
        "pada3": ("#FFFFFE", "#12191D"),
        "pada4": ("#FFFFFD", "#12191D"),
        # the gap scale, from met to missing, and the text on it
        "senjang0": ("#FBF3E5", "#231D16"),
        "senjang1": ("#F2D5AF", "#463320"),
        "senjang2": ("#E3AF76", "#70492A"),
        "senjang3": ("#C6814B", "#B57A48"),
        "senjang4": ("#9A562F", "#E3B587"),
        "padasenjang0": ("#16232F", "#FFFFFF"),
        "padasenjang1": ("#162330", "#FFFFFF"),
        "padasenjang2": ("#162331", "#FFFFFF"),
        "padasenjang3": ("#162332", "#12191D"),
        "padasenjang4": ("#FFFFFC", "#12191D"),
        # batches of a plan, from few to many, and the text on them
        "rencana0": ("#E3F0F0", "#14292E"),
        "rencana1": ("#B5D9DB", "#1D4A50"),
        "rencana2": ("#6FB1B7", "#357A80"),
        "rencana3": ("#0F7783", "#86D3D8"),
        "padarencana0": ("#162333", "#FFFFFF"),
        "padarencana1": ("#162334", "#FFFFFF"),
        "padarencana2": ("#162335", "#FFFFFF"),
        "padarencana3": ("#FFFFFB", "#12191D"),
    }
)


def light(token: str) -> str:
    """Return a token's colour on paper and light screens."""
    return TOKENS[token][0]


@cache
def font_files() -> tuple[Path, Path]:
    """Return the Regular and the Semibold TTF of the font wheel.

    Raises: ModuleNotFoundError when the wheel is not installed.
    """
    spec = importlib.util.find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("font_source_sans_pro")
    folder = Path(spec.origin).parent / "files"
    return folder / "SourceSansPro-Regular.ttf", folder / "SourceSansPro-Semibold.ttf"
