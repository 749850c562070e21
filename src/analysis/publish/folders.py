"""An output folder belongs to one data set, and what killed runs left in it is swept."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import psutil

from analysis.errors import OutputError
from analysis.files import TEMPORARY, write_whole


def sweep(folder: Path) -> None:
    """Remove what runs that were killed left behind under temporary names."""
    for leftover in folder.rglob(f"{TEMPORARY}*"):
        owner = leftover.name.removeprefix(TEMPORARY).split("-", 1)[0]
        if not (owner.isdigit() and psutil.pid_exists(int(owner))):
            leftover.unlink(missing_ok=True)


def claim(folder: Path, build: Path, source: Path, name: str) -> None:
    """Refuse an output folder that was made from another data set.

    `folder` is reports/<set>; `build` remembers, outside of what is shared, which data folder it
    was made from. Raises: OutputError naming both.
    """
    record = build / f"asal-{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]}.json"
    mine = {"folder": str(source.resolve()), "nama": name}
    if folder.exists() and record.exists():
        earlier = json.loads(record.read_text("utf-8"))
        moved = not Path(earlier["folder"]).exists() and earlier["nama"] == name
        if earlier["folder"] != mine["folder"] and not moved:
            raise OutputError(
                f"{folder} dibuat dari data lain: {earlier['folder']} ({earlier['nama']}), bukan "
                f"dari {mine['folder']} ({name}). Pilih folder lain dengan --out, atau beri folder "
                "data nama lain."
            )
    for path in sorted(folder.glob("*/manifest.json")):
        other = json.loads(path.read_text("utf-8")).get("nama")
        if other != name:
            raise OutputError(
                f"{folder} berisi laporan {other!r}, bukan {name!r}. Pilih folder lain dengan "
                "--out, atau beri folder data nama lain."
            )
    write_whole(record, json.dumps(mine, ensure_ascii=False, indent=1))
