"""The cells of a header as labels, and the competency that a label names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.intake.files.headers import IGNORED, WIDE, Accepted, key

# A competency's column may hold its standard or its gap instead of the level achieved.
_NOT_ACHIEVED = re.compile(
    r"standar|\bstd\b|\bskj\b|syarat|gap|kesenjangan|selisih|jpm", re.IGNORECASE
)
_ACHIEVED = re.compile(
    r"level|capaian|nilai|hasil|aktual|individu|asesmen|assessment", re.IGNORECASE
)
_STATED_LEVEL = re.compile(  # the standard's level inside the header: "Integritas (Standar: 3)"
    r"\(?\s*(standar|std|skj|syarat)?\s*(kompetensi)?\s*(level|lvl)?\s*[:=]?\s*\b[1-5]\b\s*\)?",
    re.IGNORECASE,
)
_CODE = re.compile(r"^\s*(M|SK)\s*[.\-]?\s*\d\s*[.)\-:]*\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Label:
    """One column's header: its text, and the texts under which it may be known, best first."""

    text: str
    names: tuple[str, ...]


def single(cell: str) -> Label:
    """Read a header cell; what stands in brackets may be left out."""
    shown = " ".join(cell.split())
    bare = re.sub(r"\([^)]*\)", "", shown).strip()
    return Label(shown, tuple(dict.fromkeys(name for name in (shown, bare) if name)))


def double(above: Sequence[str], below: Sequence[str]) -> list[Label]:
    """Join a header of two rows: a title above counts for the cells to its right without one."""
    labels = []
    group = ""
    for top, bottom in zip(above, below, strict=True):
        group = top or group
        over = (top or group) if bottom else top
        shown = " ".join(" ".join(dict.fromkeys((over, bottom))).split())
        names = (f"{over} {bottom}", f"{bottom} {over}", bottom or over)
        bare = single(bottom or over).names
        labels.append(Label(shown, tuple(dict.fromkeys((*names, *bare))) if shown else ()))
    return labels


def competency(known: Accepted, label: Label) -> str | None:
    """Return the code of the competency whose achieved level the column holds.

    `IGNORED` for a column that holds the standard of a competency, or the gap to it.
    """
    for name in label.names:
        bare = _STATED_LEVEL.sub(" ", _CODE.sub("", name))
        rest = _ACHIEVED.sub(" ", _NOT_ACHIEVED.sub(" ", bare))
        for spelling in (name, bare, rest):
            for found in known.aliases.get(key(spelling), ()):
                if found.layout == WIDE:
                    return IGNORED if _NOT_ACHIEVED.search(bare) else found.column
    return None
