"""The record of a quarter's reports: inputs, edition, versions, keys and hashes; no clock in it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from analysis.files import write_whole
from analysis.publish.folders import read_json
from analysis.publish.kinds import REPORT, Kind
from analysis.publish.render import Outcome, current

NAME = "manifest.json"
LETTERHEAD = {"logo", "penanda_tangan"}  # printed in the reports, no business of the record
PACKAGES = ("analysis", "matplotlib", "nbconvert", "pandas", "papermill", "pyarrow", "typst")


def read(out: Path) -> dict[str, Any]:
    """Return the manifest of an earlier run in `out`, or an empty one."""
    return read_json(out / NAME)


def listed_in(earlier: Mapping[str, Any], kind: Kind) -> list[str]:
    """Return the OPD (kode) of which an earlier run recorded documents of this kind."""
    return [kode for kode, _ in objects(earlier.get(kind.name))]


def reports(
    out: Path,
    earlier: Mapping[str, Any],
    outcomes: Sequence[Outcome],
    keys: Mapping[str, str],
    kind: Kind = REPORT,
) -> dict[str, dict[str, Any]]:
    """Return the reports (kode -> key and files) that are current, from this run and earlier ones.

    `keys` holds today's content key of every OPD. A report stays listed only while its key is that
    one and its files' bytes are those that were written. The same for any other `kind`.
    """
    listed = {
        kode: (entry["kunci"], entry["berkas"])
        for kode, entry in objects(earlier.get(kind.name))
        if isinstance(entry.get("kunci"), str) and isinstance(entry.get("berkas"), dict)
    }
    listed |= {outcome.kode: (outcome.key, outcome.files) for outcome in outcomes}
    kept = {}
    for kode in sorted(keys):
        key, files = listed.get(kode, ("", {}))
        whole = current(out / kind.folder, kode, files)
        if files and key == keys[kode] and len(whole) == len(files):
            kept[kode] = {"kunci": key, "berkas": dict(sorted(whole.items()))}
    return kept


def objects(content: object) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the entries of an object that are objects themselves; a damaged record has none."""
    if isinstance(content, dict):
        yield from ((name, one) for name, one in content.items() if isinstance(one, dict))


def write(out: Path, info: Mapping[str, Any], **parts: Any) -> None:
    """Write the manifest of `out`: the Release's info, then `parts` (laporan, data, ...)."""
    content = {
        **{name: value for name, value in info.items() if name not in LETTERHEAD},
        "versi": {package: version(package) for package in PACKAGES},
        **parts,
    }
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True, default=str)
    write_whole(out / NAME, text + "\n")
