"""The exporter `analysis-html`: an executed notebook as one self-contained, accessible page.

No file, address or font outside of the page is needed. Equal notebooks give equal bytes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from nbconvert.exporters import Exporter
from nbformat import NotebookNode

from analysis.present import markup
from analysis.present.drawing.theme import TOKENS
from analysis.present.locale import translator
from analysis.publish.document import OVERVIEW, Document, read
from analysis.publish.fonts import embedded
from analysis.publish.markdown import plain

_TOKEN = {light.lower(): f"var(--{token})" for token, (light, _) in TOKENS.items()}
_REFERENCE = re.compile(r'(?P<before>(?:xlink:)?href="#|url\(#)(?P<id>[^")]+)')


class HtmlExporter(Exporter):
    """Export a notebook's blocks and prose as one HTML page; its code is not shown."""

    export_from_notebook = "HTML (analysis)"
    output_mimetype = "text/html"

    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override]  # nbconvert calls the output a notebook
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the page."""
        notebook, resources = super().from_notebook_node(nb, resources, **kw)
        resources["output_extension"] = self.file_extension
        return page(read(notebook)), resources


@cache
def environment() -> Environment:
    """Return the environment of the page templates: everything is escaped, nothing is undefined."""
    return Environment(
        loader=PackageLoader("analysis.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def source(*names: str) -> Markup:
    """Return style sheets or scripts of the package, to be put into a page as they are."""
    loader = environment().loader
    if loader is None:
        raise LookupError(names)
    return Markup("").join(Markup(loader.get_source(environment(), name)[0]) for name in names)  # noqa: S704 - our own files


def page(document: Document) -> str:
    """Draw one document as a page."""
    body = environment().get_template("report.html.j2")
    parts = _parts(document)
    shown = {"document": document, "parts": parts, "plain": plain, "block": _block}
    shown |= {"_": translator(document.lang), "tokens": TOKENS, "js": source("report.js")}
    shown |= {"css": source("base.css", "report.css")}
    characters = body.render(**shown, fonts=("", ""))
    return body.render(**shown, fonts=embedded(characters))


def _parts(document: Document) -> list[dict[str, Any]]:
    """Group the body by chapter; what comes before the first chapter stands alone."""
    parts: list[dict[str, Any]] = [{"chapter": None, "nodes": [], "quiet": False}]
    for node in document.body:
        if node["kind"] == "heading" and node["level"] == 2:
            parts.append({"chapter": node, "nodes": [], "quiet": False})
        else:
            parts[-1]["quiet"] |= node["kind"] in OVERVIEW and document.head is not None
            parts[-1]["nodes"].append(node)
    return [part for part in parts if part["chapter"] or part["nodes"]]


def _block(block: Mapping[str, Any]) -> Markup:
    return Markup(markup.html(_for_screen(block), embed=True))  # noqa: S704 - escaped by its template


def _for_screen(block: Mapping[str, Any]) -> dict[str, Any]:
    if block["kind"] == "pair":
        return {**block, "items": [_for_screen(item) for item in block["items"]]}
    if block["kind"] == "columns":
        sides = {name: [_for_screen(item) for item in block[name]] for name in ("wide", "narrow")}
        return {**block, **sides}
    if block["kind"] == "figure":
        drawn = {"svg": inline_svg(block["svg"], block["id"])}
        if block.get("phone"):
            drawn["phone"] = inline_svg(block["phone"], f"{block['id']}-ponsel")
        return {**block, **drawn}
    return dict(block)


def inline_svg(svg: str, name: str) -> str:
    """Make a figure fit for a page: colours that follow the screen, ids of its own, any width.

    Only ids that something refers to are kept, `name` before them.
    """
    used = {found["id"] for found in _REFERENCE.finditer(svg)}
    svg = _REFERENCE.sub(rf"\g<before>{name}-\g<id>", svg)
    svg = re.sub(
        r' id="([^"]*)"', lambda id_: f' id="{name}-{id_[1]}"' if id_[1] in used else "", svg
    )
    svg = re.sub(r"#[0-9a-fA-F]{6}\b", lambda hex_: _TOKEN.get(hex_[0].lower(), hex_[0]), svg)
    svg = re.sub(r'(<svg[^>]*?) width="[^"]*"', r"\1", svg, count=1)
    svg = re.sub(r'(<svg[^>]*?) height="[^"]*"', r"\1", svg, count=1)
    return svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
