"""Markdown cells as data: a notebook's prose parsed to its syntax tree, translated, made plain.

Both exporters draw these nodes one by one, so no text of a cell is ever markup of HTML or Typst:
raw HTML, links with a foreign scheme and pictures come out as the characters that were written.

Nodes: heading {level, number, runs}, paragraph {runs}, list {ordered, items: [nodes]},
quote {items}, code {text}, rule {}. A run is {t, b (semibold), url, br (a line ends here)}.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, cast

import mistune

Node = dict[str, Any]
Run = dict[str, Any]

_SCHEMES = ("http://", "https://", "mailto:")
_CHAPTER = re.compile(r"(?P<number>\d+(?:\.\d+)*)\.?\s+(?P<text>\S.*)", re.DOTALL)


def parse(source: str, translate: Callable[[str], str]) -> list[Node]:
    """Return the nodes of one Markdown cell, in the language of `translate`.

    Message ids are the source of one block of prose, its lines joined by single spaces; of a
    heading or list item, its text without the sign and without the chapter's number.
    """
    return _nodes(cast("list[Node]", _parser()(translated(source, translate))))


def translated(source: str, translate: Callable[[str], str]) -> str:
    """Translate Markdown block by block; what the catalogue lacks stays as it was written."""
    chunks = re.split(r"\n\s*\n", source.strip())
    return "\n\n".join("\n".join(_translate_chunk(chunk, translate)) for chunk in chunks)


def _translate_chunk(chunk: str, translate: Callable[[str], str]) -> Iterable[str]:
    lines = chunk.splitlines()
    signed = re.compile(r"(\s*(?:#{1,6}|[-*+]|\d+[.)])\s+(?:\d+(?:\.\d+)*\.?\s+)?)(.*)")
    if not any(signed.match(line) for line in lines):
        yield translate(" ".join(line.strip() for line in lines))
        return
    items: list[tuple[str, str]] = []
    for line in lines:
        found = signed.match(line)
        if found or not items:
            items.append((found[1], found[2].strip()) if found else ("", line.strip()))
        else:  # an item that goes on in the next line
            sign, text = items.pop()
            items.append((sign, f"{text} {line.strip()}"))
    for sign, text in items:
        yield sign + translate(text)


@cache
def _parser() -> mistune.Markdown:
    return mistune.create_markdown(renderer="ast")


def _nodes(tokens: Iterable[Node]) -> list[Node]:
    return [node for token in tokens if (node := _node(token))]


def _node(token: Node) -> Node | None:
    draw: dict[str, Callable[[Node], Node | None]] = {
        "heading": lambda t: _heading(t["attrs"]["level"], _runs(t["children"])),
        "list": _list,
        "block_quote": lambda t: {"kind": "quote", "items": _nodes(t["children"])},
        "thematic_break": lambda _: {"kind": "rule"},
        "block_code": lambda t: {"kind": "code", "text": t["raw"].rstrip("\n")},
        "blank_line": lambda _: None,
    }
    return draw.get(token["type"], _paragraph)(token)


def _list(token: Node) -> Node:
    items = [_nodes(item["children"]) for item in token["children"]]
    return {"kind": "list", "ordered": bool(token["attrs"].get("ordered")), "items": items}


def _paragraph(token: Node) -> Node:
    runs = _runs(token["children"]) if "children" in token else [_run(token["raw"].strip())]
    return {"kind": "paragraph", "runs": runs}


def _heading(level: int, runs: list[Run]) -> Node:
    number = ""
    if runs and (found := _CHAPTER.fullmatch(runs[0]["t"])):
        number = found["number"]
        runs = [{**runs[0], "t": found["text"]}, *runs[1:]]
    return {"kind": "heading", "level": level, "number": number, "runs": runs}


def _runs(tokens: Iterable[Node], *, b: bool = False, url: str = "") -> list[Run]:
    runs: list[Run] = []
    for token in tokens:
        kind = token["type"]
        if kind == "linebreak":
            runs.append({**_run(""), "br": True})
        elif kind == "softbreak":
            runs.append(_run(" ", b=b, url=url))
        elif kind in {"strong", "emphasis"}:
            runs += _runs(token["children"], b=True, url=url)
        elif kind == "link":
            runs += _runs(token["children"], b=b, url=_address(token["attrs"]["url"]))
        elif "children" in token:  # a picture keeps its alternative text: nothing is fetched
            runs += _runs(token["children"], b=b, url=url)
        else:
            runs.append(_run(token["raw"], b=b, url=url))
    return runs


def _run(text: str, *, b: bool = False, url: str = "") -> Run:
    return {"t": text, "b": b, "url": url, "br": False}


def _address(url: str) -> str:
    return url if url.lower().startswith(_SCHEMES) else ""


def plain(runs: Iterable[Run]) -> str:
    """Return the text of runs without their looks."""
    return "".join(run["t"] for run in runs).strip()
