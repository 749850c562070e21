"""The kinds of documents that are made of a quarter, each from its own notebook."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Kind:
    """One kind: which notebook it is made of, where it lies, what it is called.

    `name` is its section of the manifest and its word on the screen; `folder` lies in the quarter's
    folder and holds one file per OPD and ending ("" = the quarter's folder itself); `kept`: the
    folder of the executed notebooks.
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
CITY = Kind("kota", NOTEBOOKS / "city_report.ipynb", "", ("html", "pdf", "xlsx"), "notebook-kota")
CITY_CODE = "kota"  # in an OPD's place: the city's one document, kota.html, and --opd kota
KINDS = (REPORT, GUIDE, CITY)
