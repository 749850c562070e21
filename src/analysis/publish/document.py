"""An executed notebook as one document, the same for HTML and PDF: language, title, body.

The body is a list of nodes in the notebook's order: the nodes of Markdown cells (`markdown.py`) and
the blocks that cells left as `application/vnd.analysis.block+json`. Code is not shown. What else a
cell printed (a notebook of one's own may) is kept as plain text. Cells tagged `lab`, `parameters`
or `injected-parameters` are for people in Lab and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from analysis.dataset import Period
from analysis.errors import AnalysisError
from analysis.present.blocks import MIME
from analysis.present.drawing.glyphs import printable
from analysis.present.locale import LANGUAGES, translator
from analysis.present.wording.voice import Voice
from analysis.publish.markdown import Node, parse, plain

_NOT_SHOWN = {"lab", "parameters", "injected-parameters"}
OVERVIEW = frozenset({"headline", "columns"})  # the blocks of which one opens page 1
_NO_DAY = date(2000, 1, 1)  # a document without a period is dated so that its bytes do not change


@dataclass(frozen=True)
class Document:
    """What the templates draw; every text is plain and has a glyph for each of its characters."""

    lang: str
    title: str
    head: Node | None  # the block that opens the report, when the notebook shows one
    body: tuple[Node, ...]
    footer: str
    as_of: date  # the period's end: the only date in the file

    @property
    def chapters(self) -> list[Node]:
        """Return the headings of the chapters, in order."""
        return [n for n in self.body if n["kind"] == "heading" and n["level"] == 2]

    @property
    def full_title(self) -> str:
        """Return the title with what tells reports of different quarters and cities apart."""
        if self.head is None:
            return self.title
        return f"{self.title}, {self.head['period']} – {self.head['letterhead']}"


def read(notebook: Mapping[str, Any]) -> Document:
    """Turn an executed notebook into a Document.

    `notebook.metadata.analysis` may hold lang, title, period (2026-Q3) and edition, as the run sets
    them; the injected parameters `lang` and `period` come next; then Indonesian, without a date.
    """
    meta = _meta(notebook)
    lang = meta.get("lang") if meta.get("lang") in LANGUAGES else LANGUAGES[0]
    nodes = [_safe(node) for node in _nodes(notebook, str(lang))]
    head = next((node for node in nodes if node["kind"] == "head"), None)
    first = next((node for node in nodes if node["kind"] == "heading" and node["level"] == 1), None)
    title = head["title"] if head else plain(first["runs"]) if first else _text(meta, "title")
    body = _levels([node for node in nodes if node is not head and node is not first])
    return Document(
        lang=str(lang),
        title=title or "Laporan",
        head=head,
        body=tuple(body),
        footer=_safe(_footer(body, _text(meta, "edition"), str(lang))),
        as_of=_as_of(_text(meta, "period")),
    )


def _meta(notebook: Mapping[str, Any]) -> dict[str, Any]:
    metadata = notebook.get("metadata", {})
    return {**metadata.get("papermill", {}).get("parameters", {}), **metadata.get("analysis", {})}


def _text(meta: Mapping[str, Any], key: str) -> str:
    return str(meta.get(key) or "")


def _as_of(period: str) -> date:
    try:
        return Period.parse(period).end
    except AnalysisError:
        return _NO_DAY


def _nodes(notebook: Mapping[str, Any], lang: str) -> Iterator[Node]:
    for cell in notebook["cells"]:
        if _NOT_SHOWN & set(cell.get("metadata", {}).get("tags", [])):
            continue
        if cell["cell_type"] == "markdown":
            yield from parse("".join(cell["source"]), translator(lang))
        elif cell["cell_type"] == "code":
            for output in cell["outputs"]:
                yield from _shown(output)


def _shown(output: Mapping[str, Any]) -> Iterator[Node]:
    if output["output_type"] == "error":
        yield {"kind": "code", "text": f"{output['ename']}: {output['evalue']}"}
    elif output["output_type"] == "stream":
        if output["name"] == "stdout":
            yield {"kind": "code", "text": "".join(output["text"]).rstrip("\n")}
    elif MIME in output["data"]:
        yield from _flat(output["data"][MIME])
    elif "text/plain" in output["data"]:
        yield {"kind": "code", "text": "".join(output["data"]["text/plain"])}


def _flat(block: Node) -> Iterator[Node]:
    if block["kind"] == "group":
        for item in block["items"]:
            yield from _flat(item)
    else:
        yield block


def _levels(nodes: list[Node]) -> list[Node]:
    """Give every heading an anchor and a level from 2 on that skips none (1 is the title)."""
    levelled, last, seen = [], 1, 0
    for node in nodes:
        if node["kind"] == "findings":  # carries a heading of level 2
            last = 2
        if node["kind"] != "heading":
            levelled.append(node)
            continue
        seen += 1
        last = min(max(node["level"], 2), last + 1)
        levelled.append({**node, "level": last, "id": f"bab-{node['number'] or f'u{seen}'}"})
    return levelled


def disclaimer(edition: str, lang: str) -> str:
    """Say what the figures are: a simulation under an edition of the rules."""
    _ = Voice(lang)
    if not edition:
        return _("Simulasi; angka resmi ditetapkan BKN.")
    return _("Simulasi menurut edisi {edisi}; angka resmi ditetapkan BKN.", edisi=edition)


def _footer(body: list[Node], edition: str, lang: str) -> str:
    _ = Voice(lang)
    for node in body:
        if _is_chapter(node, _("Metode dan sumber")):
            return f"{disclaimer(edition, lang)} {_('Metode: bab {bab}.', bab=node['number'])}"
    return disclaimer(edition, lang)


def _is_chapter(node: Node, name: str) -> bool:
    return node["kind"] == "heading" and bool(node["number"]) and plain(node["runs"]) == name


def _safe(value: Any) -> Any:
    """Replace, in every text, the characters that no font can print; the one place that does.

    Block texts arrive printable already; Markdown cells and plain outputs do not. White space
    stays, but for control characters: a run's own spaces separate it from the next.
    """
    if isinstance(value, str):
        odd: dict[str, str | int | None] = {
            char: _glyph(char) for char in set(value) if not char.isascii() or char < " "
        }
        return value.translate(str.maketrans(odd)) if odd else value.replace("\x7f", "[U+007F]")
    if isinstance(value, Mapping):
        return {key: _safe(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_safe(item) for item in value]
    return value


def _glyph(char: str) -> str:
    if char == "\n":
        return char
    return " " if re.match(r"[^\S\u00a0]", char) else printable(char)
