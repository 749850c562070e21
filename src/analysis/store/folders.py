"""SHELL. Where results lie; a folder of them appears whole, under its key, or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import psutil

from analysis.errors import OutputError, said

TEMPORARY = ".sementara-"
KEPT = 3  # results of one kind and quarter; a run that still reads an older one is long over
OWNER_ALONE = 0o600


def project_folder() -> Path:
    """Return the project's folder: the one with `notebooks` around this package, else here."""
    around = Path(__file__).resolve().parents[3]
    return around if (around / "pyproject.toml").is_file() else Path.cwd()


def build_folder() -> Path:
    """Return the folder of results: environment variable ANALYSIS_BUILD, else the project's."""
    named = os.environ.get("ANALYSIS_BUILD")
    return Path(named).absolute() if named else project_folder() / "build"


def find_data_folder(data: str | Path) -> Path:
    """Return the data folder that a notebook means, wherever it was started.

    A relative path is looked for here, then in each folder above, then in the project. One that is
    nowhere is returned as it is, for `load_dataset` to say what there is instead.
    """
    here = Path.cwd()
    for place in (here, *here.parents, project_folder()):
        if (place / data).is_dir():
            return place / data
    return Path(data)


def write_folder(folder: Path, fill: Callable[[Path], None]) -> None:
    """Let `fill` write into a temporary folder and rename it to `folder`; its owner alone reads it.

    When another process was faster, its equal result stays. Raises: OutputError when nothing can
    be written there.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f"{TEMPORARY}{os.getpid()}-", dir=folder.parent))
        try:
            fill(work)
            for path in work.iterdir():
                path.chmod(OWNER_ALONE)
            _rename(work, folder)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    except OSError as error:
        raise OutputError(
            said(
                "{parent} tidak dapat ditulis: {strerror}. Periksa hak tulis dan sisa ruang, atau "
                "tunjuk folder lain dengan variabel ANALYSIS_BUILD.",
                parent=folder.parent,
                strerror=error.strerror or error,
            )
        ) from None


def discard(folder: Path) -> None:
    """Remove a folder; nobody sees half of it."""
    work = folder.with_name(f"{TEMPORARY}{os.getpid()}-{folder.name}")
    try:
        folder.rename(work)
    except OSError:  # another process removed it, or reads it (Windows): it is no longer in the way
        return
    shutil.rmtree(work, ignore_errors=True)


def touch(folder: Path) -> None:
    """Mark a result as used: what is used is kept longest."""
    try:
        os.utime(folder)
    except OSError:  # removed in this instant, or not ours: only its age would have changed
        return


def tidy(parent: Path, kind: str) -> None:
    """Keep the newest results of a kind (folders `kind-<key>`); remove what killed runs left."""
    results = [(_age(folder), folder) for folder in parent.glob(f"{kind}-*")]
    for _, folder in sorted(results, reverse=True)[KEPT:]:
        discard(folder)
    for folder in parent.glob(f"{TEMPORARY}*"):
        owner = folder.name.removeprefix(TEMPORARY).split("-", 1)[0]
        if folder.is_dir() and owner.isdigit() and not psutil.pid_exists(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)


def _rename(work: Path, folder: Path) -> None:
    try:
        work.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise


def _age(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:  # removed by another process
        return 0
