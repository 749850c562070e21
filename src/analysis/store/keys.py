"""SHELL. Content keys: the hash of everything a result depends on, and of nothing else."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.release.model import as_row

if TYPE_CHECKING:
    from analysis.dataset import Dataset, Period
    from analysis.regulation import Development, Regulation
    from analysis.release.model import Release

PACKAGE = Path(__file__).parents[1]
MEASURING = ("columns", "dataset", "errors", "intake", "measures", "quarter", "regulation")
PLANNING = (*MEASURING, "plan")
AIMING = (*PLANNING, "scenario")
RELEASING = (*PLANNING, "release", "store", "benchmark", "pembanding")
REPORTING = (*RELEASING, "present", "publish")
SOURCE_ENDINGS = {".py", ".csv", ".yaml", ".json", ".j2", ".typ", ".css", ".js", ".po", ".html"}
READERS = ("lxml", "numpy", "pandas", "pyarrow", "pydantic", "python-calamine", "pyyaml")
SOLVERS = ("highspy",)
RENDERERS = (
    "babel", "brotli", "font-source-sans-pro", "fonttools", "jinja2", "matplotlib", "mistune",
    "nbconvert", "nbformat", "seaborn", "typst", "xlsxwriter",
)  # fmt: skip
NOT_SHOWN = {"kunci", "masukan", "pembanding"}  # of a Release's info: in no OPD's report


def content_key(
    dataset: Dataset, period: Period, regulation: Regulation, development: Development
) -> str:
    """Return the key of one measured quarter.

    It changes with any byte of the quarter's files, of the files all quarters share, with the
    regulation, the rules of gap and plan, the source of the rooms that measure, and the versions of
    what they read with.
    """
    files = [(name, digest) for name, digest, _ in inputs(dataset, period)]
    laws = [regulation.fingerprint, development.fingerprint]
    return _hash("kuartal", files, laws, source(MEASURING), versions(READERS))


def plan_key(
    dataset: Dataset, period: Period, regulation: Regulation, development: Development
) -> str:
    """Return the key of a quarter's plan: the quarter's, the city's own rules, the optimiser's."""
    rules = (dataset.rencana.model_dump_json(), dataset.jadwal.model_dump_json())
    quarter = content_key(dataset, period, regulation, development)
    return _hash("rencana", quarter, rules, source(PLANNING), versions(SOLVERS))


def targets_key(dataset: Dataset, plan: str) -> str:
    """Return the key of what a quarter's targets take, from the key of its plan."""
    return _hash("target", plan, dataset.target.model_dump_json(), source(AIMING))


def changes_key(quarters: Sequence[str]) -> str:
    """Return the key of what a quarter is compared with, from the keys of all of them."""
    return _hash("perubahan", list(quarters), source((*MEASURING, "store")))


def release_key(dataset: Dataset, quarters: Sequence[str]) -> str:
    """Return the key of a release from the keys of its quarters, oldest first, and of its plan."""
    logo = "" if dataset.logo is None else file_hash(dataset.folder / dataset.logo)
    return _hash("rilis", dataset.name, logo, list(quarters), source(RELEASING))


def report_key(release: Release, kode: str, notebook: bytes, lang: str) -> str:
    """Return the key of one OPD's report: it is stale when this changes.

    It covers what the report may show of the Release, the notebook, the language, the source of
    all rooms that make it and the versions of what they render with.
    """
    report = release.report(kode, lang)
    frames = (
        report.trend, report.trend_kota, report.cuts, report.units, report.peers, report.sebaran,
        report.terbuka, report.alasan, report.dikecualikan, report.baris,
        release.totals("jenis"), report.kesenjangan, report.kesenjangan_unit,
        report.kesenjangan_kota, report.jpm, report.sebaran_jpm, report.kotak, report.standar,
        report.penilaian, report.kebutuhan, report.rencana, report.jadwal, report.dampak,
        report.dampak_kota, report.kumulatif, report.tersisa, report.perubahan, report.terlambat,
        report.komposisi, report.mutu_berubah, report.target_rows, report.target_jalan,
        report.target_pelatihan,
    )  # fmt: skip
    info = {name: value for name, value in release.info.items() if name not in NOT_SHOWN}
    return _hash(
        "laporan",
        info,
        as_row(release.opd[release.opd["kode"] == kode]),
        [frame.to_csv(index=False) for frame in frames],
        hashlib.sha256(notebook).hexdigest(),
        lang,
        source(REPORTING),
        versions((*READERS, *RENDERERS)),
    )


def city_key(release: Release, notebook: bytes, lang: str) -> str:
    """Return the key of the report of the whole city; it shows all of the Release."""
    return _hash(
        "kota",
        release.info["kunci"],
        hashlib.sha256(notebook).hexdigest(),
        lang,
        source(REPORTING),
        versions((*READERS, *SOLVERS, *RENDERERS)),
    )


def inputs(dataset: Dataset, period: Period) -> list[tuple[str, str, int]]:
    """Return name, SHA-256 and size of each file a quarter may depend on, in order of names.

    These are the quarter's own files, those beside dataset.toml and the city's own editions.
    """
    folder = dataset.folder
    places = (folder / period.text, *dataset.edition_folders)
    paths = [path for place in places for path in place.rglob("*")]
    paths += list(folder.glob("*"))
    named = sorted(
        (path.relative_to(folder).as_posix(), path)
        for path in paths
        if path.is_file() and not path.name.startswith(".")
    )
    return [(name, file_hash(path), path.stat().st_size) for name, path in named]


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file, "" when it cannot be read (intake says so, with its name)."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


@cache
def source(rooms: tuple[str, ...]) -> str:
    """Return the hash of the package's source in these rooms."""
    files = sorted(
        path
        for room in rooms
        for path in (PACKAGE / f"{room}.py", *(PACKAGE / room).rglob("*"))
        if path.is_file() and path.suffix in SOURCE_ENDINGS
    )
    return _hash(*((path.relative_to(PACKAGE).as_posix(), file_hash(path)) for path in files))


@cache
def versions(packages: tuple[str, ...]) -> list[str]:
    """Return the versions of Python and of these packages, as far as they are installed."""
    found = [f"python {sys.version_info.major}.{sys.version_info.minor}"]
    for package in packages:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            found.append(f"{package} -")
    return found


def _hash(*parts: Any) -> str:
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
