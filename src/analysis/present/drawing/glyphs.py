"""What the fonts can print, and how wide it is."""

from __future__ import annotations

from functools import cache
from typing import Any

from matplotlib.ft2font import FT2Font, LoadFlags

from analysis.present.drawing.theme import BODY, font_files

ELLIPSIS = "…"


def printable(text: str) -> str:
    """Return `text` with every character that no font has written as its code, [U+1F600].

    White space of any kind becomes a plain space (a no-break space stays). Marks that turn the
    direction of writing, emoji, private and control characters are not in the fonts: they are
    seen, and do nothing.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_printable(char) for char in text)


def safe(key: str, value: Any) -> Any:
    """Make every text in a block's JSON printable, but for drawings and pictures."""
    if isinstance(value, str):
        return value if key in {"svg", "phone", "base64"} else printable(value)
    if isinstance(value, dict):
        return {name: safe(name, part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [safe(key, part) for part in value]
    return value


@cache
def _printable(char: str) -> str:
    if char.isspace() and char != "\u00a0":
        return " "
    return char if ord(char) in _known() else f"[U+{ord(char):04X}]"


def width(text: str, size: float = BODY, *, bold: bool = False) -> float:
    """Return the width of a line of text in points, kerning left aside."""
    font = _fonts()[int(bold)]
    return sum(_advance(char, bold=bold) for char in text) * size / font.units_per_EM


def fit(text: str, room: float, size: float = BODY, *, bold: bool = False) -> str:
    """Cut `text` with an ellipsis so that it takes at most `room` points."""
    if width(text, size, bold=bold) <= room:
        return text
    while text and width(text + ELLIPSIS, size, bold=bold) > room:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS


def two_lines(text: str, room: float, size: float = BODY, *, bold: bool = False) -> list[str]:
    """Break a text between words where its first line is full; only the second is cut."""
    if width(text, size, bold=bold) <= room:
        return [text] if text else []
    words = text.split(" ")
    cuts = range(1, len(words))
    cut = max((c for c in cuts if width(" ".join(words[:c]), size, bold=bold) <= room), default=0)
    if not cut:
        return [fit(text, room, size, bold=bold)]
    return [" ".join(words[:cut]), fit(" ".join(words[cut:]), room, size, bold=bold)]


@cache
def _fonts() -> tuple[FT2Font, FT2Font]:
    regular, semibold = font_files()
    return FT2Font(str(regular)), FT2Font(str(semibold))


@cache
def _known() -> frozenset[int]:
    regular, semibold = _fonts()
    return frozenset(regular.get_charmap()) & frozenset(semibold.get_charmap())


@cache
def _advance(char: str, *, bold: bool) -> int:
    glyph = _fonts()[int(bold)].load_char(ord(char), flags=LoadFlags.NO_SCALE)
    return int(glyph.horiAdvance)
