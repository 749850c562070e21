"""What input files are called in shared outputs: a file's own name may hold a person's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from analysis.dataset.tables import TABLES

_KEPT = {*TABLES, "dataset", "formulir", "peraturan", "README"}
_PERIOD = re.compile(r"\d{4}-Q[1-4]")
_ENDING = re.compile(r"[A-Za-z]{1,7}")


def shared_names(files: Iterable[str]) -> dict[str, str]:
    """Return what each file (path in the data folder) is called in shared outputs.

    Names of tables, quarters and the data set's own files stay; any other name becomes
    `berkas-<n>`, counted within its folder in order of names: `2026-Q3/pelatihan/berkas-2.csv`.
    """
    counts: Counter[str] = Counter()
    named = {}
    for file in sorted(set(files)):
        *folders, name = file.split("/")
        stem, _, ending = name.rpartition(".")
        place = "/".join(folder if _kept(folder) else "folder" for folder in folders)
        if not _kept(stem):
            counts[place] += 1
            stem = f"berkas-{counts[place]}"
        shown = f"{stem}.{ending}" if _ENDING.fullmatch(ending) else stem
        named[file] = f"{place}/{shown}" if place else shown
    return named


def _kept(name: str) -> bool:
    return name in _KEPT or _PERIOD.fullmatch(name) is not None
