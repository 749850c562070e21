"""One OPD, from the notebook to the files of its kind; runs in a worker process."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbconvert import get_exporter

from analysis.files import sha256, write_whole
from analysis.present.workbook.book import workbook
from analysis.publish.guard import live_with
from analysis.publish.kernel import Failure, execute
from analysis.publish.kinds import REPORT, Kind
from analysis.release.model import OpdReport
from analysis.store import open_city, open_report


@dataclass(frozen=True)
class Job:
    """Everything a worker needs to make one report, or another kind of document."""

    kode: str
    nama: str
    kind: Kind
    notebook: Path
    parameters: Mapping[str, str]
    meta: Mapping[str, object]  # read by the exporters: lang, title, draft, ...
    folder: Path  # the kernel's working directory
    build: Path
    work: Path  # the executed notebook stays here
    out: Path  # reports/<set>/<period>
    key: str
    run: int  # the process that this report is made for; 0 = one on another machine


@dataclass(frozen=True)
class Outcome:
    """What became of one job; `files` maps each ending to the hash of what lies there."""

    kode: str
    nama: str
    key: str
    seconds: float
    files: Mapping[str, str] = field(default_factory=dict)
    failure: Failure | None = None
    notebook: Path | None = None
    kind: str = REPORT.name


def render(job: Job) -> Outcome:
    """Execute and export one report; a failure is returned, never raised, and leaves no file."""
    started = time.perf_counter()
    live_with(job.run)
    os.environ["ANALYSIS_BUILD"] = str(job.build)
    executed = job.work / f"{job.kode}.ipynb"
    try:
        notebook, failure = execute(job.notebook, executed, job.parameters, job.folder)
        files = {} if failure else _export(job, normalise(notebook, job.meta))
    except Exception as error:  # noqa: BLE001 - one report's failure must not stop the others
        failure, files = Failure(0, type(error).__name__, _first_line(error)), {}
    seconds = time.perf_counter() - started
    kind = job.kind.name
    return Outcome(job.kode, job.nama, job.key, seconds, files, failure, executed, kind)


def normalise(notebook: nbformat.NotebookNode, meta: Mapping[str, object]) -> nbformat.NotebookNode:
    """Strip what differs between two equal runs: cell ids, times, paths, counts, log streams."""
    cells = []
    for number, cell in enumerate(notebook.cells):
        kept = nbformat.from_dict({**cell, "id": f"sel-{number}"})
        kept.metadata = nbformat.from_dict({"tags": list(cell.metadata.get("tags", []))})
        if kept.cell_type == "code":
            kept.execution_count = None
            kept.outputs = [
                nbformat.from_dict({**output, "metadata": {}, "execution_count": None})
                for output in cell.outputs
                if output.output_type in {"execute_result", "display_data"}
            ]
        cells.append(kept)
    normal: nbformat.NotebookNode = nbformat.from_dict(
        {
            "nbformat": 4,
            "nbformat_minor": 5,
            "cells": cells,
            "metadata": {
                "analysis": dict(meta),
                "language_info": {"name": "python"},
                "kernelspec": {"name": "python3", "display_name": "Python 3"},
            },
        }
    )
    return normal


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), "")


def _export(job: Job, notebook: nbformat.NotebookNode) -> dict[str, str]:
    makers: dict[str, Callable[[], bytes | str]] = {
        "html": lambda: get_exporter("analysis-html")().from_notebook_node(notebook)[0],
        "pdf": lambda: get_exporter("analysis-pdf")().from_notebook_node(notebook)[0],
        "xlsx": lambda: workbook(_opened(job.parameters)),
    }
    contents = {ending: makers[ending]() for ending in job.kind.endings}
    folder = job.out / job.kind.folder
    return {
        ending: write_whole(folder / f"{job.kode}.{ending}", content)
        for ending, content in contents.items()
    }


def _opened(parameters: Mapping[str, str]) -> OpdReport:
    """Open what the notebook opens: the city where no OPD is named."""
    return open_report(**parameters) if "opd" in parameters else open_city(**parameters)


def current(folder: Path, kode: str, files: Mapping[str, str]) -> dict[str, str]:
    """Return those of an OPD's files (ending -> hash) that lie in `folder` with that very hash."""
    return {
        ending: digest
        for ending, digest in files.items()
        if digest and sha256(folder / f"{kode}.{ending}") == digest
    }
