"""SHELL. Put a finished sample where it belongs, and never over anything else."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from analysis.errors import OutputError, said

MARK = "# Data contoh buatan `analysis sample`: tidak seorang pun di dalamnya nyata."
_PERIOD = re.compile(r"\d{4}-Q[1-4]")


@contextmanager
def replaced(out: Path) -> Iterator[Path]:
    """A fresh folder to write into; at the end its contents take the place of the sample in `out`.

    What the generator does not write (a `terbit/`, an edition of one's own) stays; older quarters
    of the sample go. Raises: OutputError when `out` is no sample, or cannot be written; then
    nothing there has changed.
    """
    _refuse_foreign(out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as scratch:
            yield Path(scratch)
            _swap(Path(scratch), out)
    except OSError as error:
        raise OutputError(
            said(
                "Folder '{out}' tidak dapat ditulis: {strerror}.", out=out, strerror=error.strerror
            )
        ) from error


def _refuse_foreign(out: Path) -> None:
    if not out.exists():
        return
    settings = out / "dataset.toml"
    is_sample = settings.is_file() and settings.read_text("utf-8", errors="replace").startswith(
        MARK
    )
    if not out.is_dir() or (any(out.iterdir()) and not is_sample):
        raise OutputError(
            said("'{out}' sudah ada dan bukan data contoh; pilih folder lain untuk --out.", out=out)
        )


def _swap(made: Path, out: Path) -> None:
    """Entry by entry; dataset.toml, the sample's mark, is never absent in between."""
    out.mkdir(exist_ok=True)
    for old in out.iterdir():
        if old.is_dir() and _PERIOD.fullmatch(old.name):
            shutil.rmtree(old)
    for new in sorted(made.iterdir()):
        there = out / new.name
        if there.is_dir():  # no quarter: what else stands in it stays
            for part in sorted(new.iterdir()):
                part.replace(there / part.name)
        else:
            new.replace(there)
