"""One notebook executed with parameters: papermill, a kernel of its own, private sockets."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import papermill
from jupyter_client.manager import AsyncKernelManager

from analysis.errors import CallError, Sentence, said
from analysis.publish.folders import SOCKETS

CELL_SECONDS = 600  # a cell that runs longer hangs; the report is then given up, the others go on


@dataclass(frozen=True)
class Failure:
    """Why a notebook stopped: its cell as Jupyter counts (0: none), the error's name and text."""

    cell: int
    name: str
    message: str

    @property
    def told(self) -> Sentence:
        """Say it; a failure outside of the cells has none to name."""
        error = f"{self.name} {self.message}".strip()
        if not self.cell:
            return Sentence(error)
        return said("sel {nomor}, {galat}", nomor=self.cell, galat=error)


def check_parameters(notebook: Path, parameters: Mapping[str, str]) -> None:
    """Refuse a parameter that the notebook does not declare: papermill itself would run on."""
    declared = sorted(papermill.inspect_notebook(str(notebook)))
    unknown = sorted(set(parameters) - set(declared))
    if unknown:
        raise CallError(
            said(
                "{notebook_name}: parameter {unknown} tidak dikenal; yang diterima: {declared}.",
                notebook_name=notebook.name,
                unknown=", ".join(unknown),
                declared=", ".join(declared) or said("(tidak ada)"),
            )
        )


def execute(
    notebook: Path, output: Path, parameters: Mapping[str, str], folder: Path
) -> tuple[nbformat.NotebookNode, Failure | None]:
    """Execute `notebook` in `folder` and leave it, complete or partial, at `output`.

    Returns: the executed notebook and, when a cell failed, what failed. The partial notebook stays
    at `output` as the evidence.
    """
    logging.getLogger("papermill").setLevel(logging.ERROR)
    output.parent.mkdir(parents=True, exist_ok=True)
    failure = None
    with (
        tempfile.TemporaryDirectory(prefix=f"{SOCKETS}{os.getpid()}-") as sockets,
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        try:
            papermill.execute_notebook(
                str(notebook),
                str(output),
                parameters=dict(parameters),
                cwd=str(folder),
                progress_bar=False,
                request_save_on_cell_execute=False,
                execution_timeout=CELL_SECONDS,
                shutdown_kernel="immediate",
                extra_arguments=["--HistoryManager.enabled=False"],
                kernel_manager_class=_manager(Path(sockets)),
            )
        except papermill.PapermillExecutionError as error:
            failure = Failure(error.exec_count or 0, error.ename, str(error.evalue))
    return nbformat.read(output, as_version=4), failure


def _manager(sockets: Path) -> type[AsyncKernelManager]:
    class PrivateKernelManager(AsyncKernelManager):
        """A kernel whose connection file lies in `sockets`; TCP ports would race between runs."""

        def __init__(self, **options: Any) -> None:
            super().__init__(**options)
            self.connection_file = str(sockets / "k.json")
            if sys.platform != "win32":
                self.transport = "ipc"

    return PrivateKernelManager
