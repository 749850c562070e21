"""The kinds of documents that are made of a quarter for every OPD, each from its own notebook."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Kind:
    """One kind: which notebook it is made of, where it lies, what it is called.

    `name` is its section of the manifest and its word on the screen; `folder` lies in the quarter's
    folder and holds one file per OPD and ending; `kept`: the folder of the executed notebooks.
    """

    name: str
    notebook: Path
    folder: str
    endings: tuple[str, ...]
    kept: str


NOTEBOOKS = Path("notebooks")
REPORT = Kind("laporan", NOTEBOOKS / "opd_report.ipynb", "opd", ("html", "pdf", "xlsx"), "notebook")
GUIDE = Kind(
    "panduan", NOTEBOOKS / "panduan_opd.ipynb", "panduan", ("html", "pdf"), "notebook-panduan"
)
KINDS = (REPORT, GUIDE)
