"""The two fonts of every page, as each format wants them.

HTML embeds a WOFF2 subset made at run time; Typst gets a folder that holds exactly the two TTF
files, for the wheel ships OTF twins that it would mix in.
"""

from __future__ import annotations

import base64
import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from analysis.present.drawing.theme import FAMILY, font_files

# What nearly every page needs; a subset made once per process serves all pages within it.
_COMMON = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180)))) | set(
    "–—‘’“”•…≤≥−×→←↑↓↕‰€"
)


def embedded(text: str) -> tuple[str, str]:
    """Return Regular and Semibold with the glyphs that `text` needs, WOFF2 in base64.

    Equal sets of unusual characters give equal bytes.
    """
    return _subsets(frozenset(text) - _COMMON)


def faces(text: str) -> str:
    """Return the CSS by which a drawing of `text` that stands alone brings its two fonts."""
    return "".join(
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};'
        f"src:url(data:font/woff2;base64,{font})}}"
        for weight, font in zip((400, 600), embedded(text), strict=True)
    )


@lru_cache(maxsize=16)
def _subsets(unusual: frozenset[str]) -> tuple[str, str]:
    regular, semibold = (_subset(path, _COMMON | unusual) for path in font_files())
    return regular, semibold


def _subset(path: Path, characters: frozenset[str]) -> str:
    options = Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = [0, 1, 2, 3, 4, 6, 13, 14]  # the names and the licence travel with the font
    with TTFont(path, recalcTimestamp=False, lazy=True) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=sorted(map(ord, characters)))
        subsetter.subset(font)
        font.flavor = "woff2"
        stream = io.BytesIO()
        font.save(stream)
    return base64.b64encode(stream.getvalue()).decode("ascii")


@contextmanager
def typst_folder() -> Iterator[Path]:
    """Give a folder with the two TTF files for as long as Typst has not read them."""
    with tempfile.TemporaryDirectory(prefix="analysis-huruf-") as name:
        for path in font_files():
            shutil.copyfile(path, Path(name) / path.name)
        yield Path(name)
