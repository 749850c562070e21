"""What a report is made of: blocks, each a value that HTML and PDF are drawn from.

A block holds plain text, never markup, already in the report's language. `to_json()` makes every
text safe to print (`glyphs.printable`); the PDF template and the tests read it. `_repr_mimebundle_`
carries the same JSON beside complete HTML, drawn by `markup.py` from that JSON alone.

Conventions of the JSON and of the notebooks:
- a cell's `state` says what stands there: "" a value; "none" nothing of the kind (`t` is an en
  dash); "hidden" suppressed, drawn as a hatched box (`t` is its spoken name, not printed);
  "empty" not measured (`t` is empty, the reason stands in the row or the notes).
- cells of a row without `header` are data; one cell stands under each column, always.
- notebook cells tagged `lab` are for people in Lab: exporters leave them out.
- an `svg` is drawn at its final width in points (`width` full 170 mm, half 82 mm, wide 112 mm,
  column 52 mm), its text is text in the page's font, its colours are the light hex values of
  `theme.TOKENS` in small letters, each used for one token only.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar, Literal

from analysis.present.drawing.glyphs import safe
from analysis.present.markup import html

MIME = "application/vnd.analysis.block+json"

State = Literal["", "none", "hidden", "empty"]
IndexState = Literal["", "kategori", "tersembunyi", "tidak_diukur"]


@dataclass(frozen=True)
class Run:
    """A stretch of text; `b` = semibold."""

    t: str
    b: bool = False


@dataclass(frozen=True)
class Block:
    """Base of all blocks."""

    kind: ClassVar[str] = ""

    def to_json(self) -> dict[str, Any]:
        """Return the block as JSON-able data, `kind` first."""
        return {"kind": self.kind, **{key: safe(key, part) for key, part in asdict(self).items()}}

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        data = self.to_json()
        return {"text/html": html(data), "text/plain": f"<{self.kind}>", MIME: data}


@dataclass(frozen=True)
class Logo:
    """The letterhead's picture."""

    format: Literal["svg", "png"]
    base64: str


@dataclass(frozen=True)
class Head(Block):
    """Letterhead, period and title; opens the report."""

    kind: ClassVar[str] = "head"
    letterhead: str
    series: str
    draft: bool
    draft_label: str
    period: str
    as_of: str
    title: str
    logo: Logo | None = None


@dataclass(frozen=True)
class Category:
    """One of the five categories; `index` 0 (Sangat Rendah) to 4 (Sangat Tinggi)."""

    name: str
    index: int


@dataclass(frozen=True)
class Line:
    """One line of runs; `small` lines are notes."""

    runs: tuple[Run, ...]
    small: bool = False


@dataclass(frozen=True)
class Headline(Block):
    """The one number, its category, and the lines that place it."""

    kind: ClassVar[str] = "headline"
    value: str
    category: Category | None
    lines: tuple[Line, ...]
    state: IndexState = ""


@dataclass(frozen=True)
class Fact:
    """A labelled value and a note under it."""

    label: str
    value: str
    note: str


@dataclass(frozen=True)
class Facts(Block):
    """A row of facts."""

    kind: ClassVar[str] = "facts"
    items: tuple[Fact, ...]


@dataclass(frozen=True)
class FindingItem:
    """A bold claim, its sentences, and its number at the right margin."""

    claim: str
    text: str
    effect: str
    unit: str


@dataclass(frozen=True)
class Findings(Block):
    """What matters most; nought to three items."""

    kind: ClassVar[str] = "findings"
    title: str
    items: tuple[FindingItem, ...]


@dataclass(frozen=True)
class Figure(Block):
    """A drawing with its finding, definition and alternative text.

    `phone` is the same drawing for a narrow screen, "" where the one serves both.
    """

    kind: ClassVar[str] = "figure"
    id: str
    caption: str
    definition: str
    alt: str
    svg: str
    width: Literal["full", "half", "wide", "column"] = "full"
    number: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Column:
    """A table's column; `width` in mm or None for as wide as its content."""

    label: str
    align: Literal["left", "right"] = "left"
    width: float | None = None


@dataclass(frozen=True)
class Cell:
    """A table's cell; `tail` is an invisible tail that aligns decimals, `swatch` a category.

    `sub` is a second line in small type.
    """

    t: str
    tail: str = ""
    state: State = ""
    swatch: int | None = None
    bold: bool = False
    header: bool = False
    sub: str = ""


@dataclass(frozen=True)
class Row:
    """A table's row; a non-empty `group` opens a group of rows: a hairline stands above it.

    The group's name is printed by one of the cells; `group` itself is not printed again.
    """

    cells: tuple[Cell, ...]
    group: str = ""
    total: bool = False


@dataclass(frozen=True)
class Table(Block):
    """A table; `notes` explain its signs, `csv` is the name of the attached file."""

    kind: ClassVar[str] = "table"
    id: str
    caption: str
    definition: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    number: str = ""
    notes: tuple[str, ...] = ()
    csv: str | None = None
    alt: str = ""


@dataclass(frozen=True)
class Note(Block):
    """A sentence in small type: what is missing here, and why."""

    kind: ClassVar[str] = "note"
    text: str


@dataclass(frozen=True)
class Text(Block):
    """Paragraphs of runs."""

    kind: ClassVar[str] = "text"
    paragraphs: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True)
class Many(Block):
    """Base of blocks that hold blocks."""

    items: tuple[Block, ...] = field(default=())

    def to_json(self) -> dict[str, Any]:
        """Return the block and those in it as JSON-able data."""
        return {"kind": self.kind, "items": [item.to_json() for item in self.items]}


@dataclass(frozen=True)
class Pair(Many):
    """Two half-width blocks side by side."""

    kind: ClassVar[str] = "pair"


@dataclass(frozen=True)
class Group(Many):
    """Blocks one below the other."""

    kind: ClassVar[str] = "group"


@dataclass(frozen=True)
class Columns(Block):
    """Two columns, 112 and 52 mm: the city's first page; in each, blocks one below the other."""

    kind: ClassVar[str] = "columns"
    wide: tuple[Block, ...] = ()
    narrow: tuple[Block, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the block and those in it as JSON-able data."""
        sides = {"wide": self.wide, "narrow": self.narrow}
        return {
            "kind": self.kind,
            **{name: [item.to_json() for item in side] for name, side in sides.items()},
        }
