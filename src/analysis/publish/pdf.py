"""The exporter `analysis-pdf`: an executed notebook as PDF/A-3a and PDF/UA-1, through Typst.

The document travels as JSON in `sys_inputs` to the one template; no Typst source is ever built from
data. The compiler itself refuses what breaks the two standards, for example a missing alternative
text. Equal notebooks give equal bytes: the only date is the period's end.
"""

from __future__ import annotations

import base64
import json
import os
from datetime import UTC, datetime, time
from functools import cache
from typing import Any, Literal, cast

import typst
from nbconvert.exporters import Exporter
from nbformat import NotebookNode

from analysis.errors import AnalysisError
from analysis.present.drawing.theme import TOKENS
from analysis.present.locale import translator
from analysis.publish.attachments import attachments, tables
from analysis.publish.compiler import compiler
from analysis.publish.document import OVERVIEW, Document, read
from analysis.publish.tags import mark_row_headers

STANDARDS: list[Literal["a-3a", "ua-1"]] = ["a-3a", "ua-1"]
_HATCH = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20" viewBox="0 0 80 20">'
    '<path d="{lines}" stroke="{color}" stroke-width="1.8" fill="none"/></svg>'
)


class PdfExporter(Exporter):
    """Export a notebook's blocks and prose as an accessible PDF."""

    export_from_notebook = "PDF (analysis)"
    output_mimetype = "application/pdf"

    def _file_extension_default(self) -> str:
        return ".pdf"

    def from_notebook_node(  # type: ignore[override]  # nbconvert calls the output a notebook
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """Return the PDF's bytes. Raises: ExportError with the compiler's own words."""
        notebook, resources = super().from_notebook_node(nb, resources, **kw)
        resources["output_extension"] = self.file_extension
        return compile_pdf(read(notebook)), resources


class ExportError(AnalysisError):
    """The document could not be set; the message is the compiler's."""


def compile_pdf(document: Document) -> bytes:
    """Set one document.

    Raises: ExportError when the compiler refuses it.
    """
    timestamp = datetime.combine(document.as_of, time(), UTC)
    report = json.dumps(_report(document), ensure_ascii=False)
    try:
        pdf = _compiler(os.getpid()).compile(
            sys_inputs={"report": report}, pdf_standards=list(STANDARDS), timestamp=timestamp
        )
    except typst.TypstError as error:
        raise ExportError(f"PDF: {error.message}") from error
    return mark_row_headers(cast("bytes", pdf), list(tables(document.body)))


def _report(document: Document) -> dict[str, Any]:
    head = document.head
    quiet, opening = _overview(document)
    return {
        "lang": document.lang,
        "title": document.title,
        "full_title": document.full_title,
        "author": head["letterhead"] if head else "",
        "running": _running(head),
        "footer": document.footer,
        "as_of": document.as_of.isoformat(),
        "colors": {token: light for token, (light, _) in TOKENS.items()},
        "hatch": hatch(),
        "head": head,
        "logo": _logo(head),
        "body": document.body,
        "quiet": quiet,
        "opening": opening,
        "answers": translator(document.lang)("Jawaban latihan"),
        "files": attachments(document.body, document.lang),
    }


def _overview(document: Document) -> tuple[int | None, int | None]:
    """Return where the overview's chapter begins, and the chapter after it, which opens page 2.

    Without a figure the overview is a few lines: then the next chapter follows on page 1.
    """
    kinds = [node["kind"] for node in document.body]
    opens = [place for place, kind in enumerate(kinds) if kind in OVERVIEW]
    if document.head is None or not opens:
        return None, None
    number = opens[0]
    chapters = [n for n, node in enumerate(document.body) if node in document.chapters]
    before, after = ([n for n in chapters if n < number], [n for n in chapters if n > number])
    drawn = after and {"figure", "pair", "columns"} & set(kinds[number : after[0]])
    return (before[-1] if before else None), (after[0] if drawn else None)


def _logo(head: dict[str, Any] | None) -> str | list[int]:
    """Return the logo as Typst can read it from JSON: an SVG's text, a PNG's bytes as numbers."""
    if head is None or head["logo"] is None:
        return ""
    raw = base64.b64decode(head["logo"]["base64"])
    return raw.decode("utf-8") if head["logo"]["format"] == "svg" else list(raw)


def _running(head: dict[str, Any] | None) -> str:
    if head is None:
        return ""
    return " · ".join([head["period"], *([head["draft_label"]] if head["draft"] else [])])


@cache
def hatch() -> str:
    """Return the hatched box that stands for a suppressed value, as SVG."""
    lines = "".join(f"M{x} 20l20-20" for x in range(0, 61, 8))
    return _HATCH.format(lines=lines, color=TOKENS["mid"][0])


@cache
def _compiler(_process: int) -> typst.Compiler:
    """Return this process's one compiler; a forked child gets its own."""
    blank = Document("id", "Aa", None, (), "Aa", datetime(2000, 1, 1, tzinfo=UTC).date())
    report = {"report": json.dumps(_report(blank))}
    return compiler("report.typ", lambda made: made.compile(sys_inputs=report, timestamp=0))
