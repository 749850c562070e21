"""An output folder belongs to one data set, and what killed runs left behind is swept."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import psutil

from analysis.errors import OutputError, said
from analysis.files import TEMPORARY, write_whole

SOCKETS = "analysis-soket-"  # followed by the process that uses the folder


def sweep(folder: Path) -> None:
    """Remove what runs that were killed left in an output folder and among the sockets."""
    for leftover in folder.rglob(f"{TEMPORARY}*"):
        if not _in_use(leftover.name.removeprefix(TEMPORARY)):
            leftover.unlink(missing_ok=True)
    for sockets in Path(tempfile.gettempdir()).glob(f"{SOCKETS}*"):
        if not _in_use(sockets.name.removeprefix(SOCKETS)):
            shutil.rmtree(sockets, ignore_errors=True)


def keep_out(target: Path, source: Path) -> None:
    """Refuse to write where the data lie. Raises: OutputError naming both."""
    resolved, data = target.resolve(), source.resolve()
    if resolved == data or data in resolved.parents:
        raise OutputError(
            said(
                "{target} berada di folder data {source}: keluaran dapat menimpa masukan. Pilih "
                "tujuan lain dengan --out.",
                target=target,
                source=source,
            )
        )


def claim(folder: Path, build: Path, source: Path, name: str) -> None:
    """Refuse an output folder that was made from another data set, or that cannot be written.

    `folder` is reports/<set>; `build` remembers, outside of what is shared, which data folder it
    was made from. Raises: OutputError, naming both data sets.
    """
    keep_out(folder, source)
    record = build / f"asal-{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]}.json"
    mine = {"folder": str(source.resolve()), "nama": name}
    earlier = read_json(record)
    if folder.exists() and {"folder", "nama"} <= set(earlier):
        moved = not Path(earlier["folder"]).exists() and earlier["nama"] == name
        if earlier["folder"] != mine["folder"] and not moved:
            raise OutputError(
                said(
                    "{folder} dibuat dari data lain: {earlier} ({earlier2}), bukan dari {mine} "
                    "({name}). Pilih folder lain dengan --out, atau beri folder data nama lain.",
                    folder=folder,
                    earlier=earlier["folder"],
                    earlier2=earlier["nama"],
                    mine=mine["folder"],
                    name=name,
                )
            )
    one_city(folder, name)
    _probe(folder)
    write_whole(record, json.dumps(mine, ensure_ascii=False, indent=1))


def one_city(folder: Path, name: str) -> None:
    """Refuse a set's folder that holds a quarter of another city. Raises: OutputError."""
    for path in sorted(folder.glob("*/manifest.json")):
        other = read_json(path).get("nama", name)
        if other != name:
            raise OutputError(
                said(
                    "{folder} berisi laporan {other!r}, bukan {name!r}. Pilih folder lain dengan "
                    "--out, atau beri folder data nama lain.",
                    folder=folder,
                    other=other,
                    name=name,
                )
            )


def _probe(folder: Path) -> None:
    """Write and remove a file where `folder` is, or will be made: a long run must not end there."""
    place = next(one for one in (folder, *folder.absolute().parents) if one.exists())
    probe = place / f"{TEMPORARY}{os.getpid()}-percobaan"
    write_whole(probe, "percobaan")
    probe.unlink(missing_ok=True)


def read_json(path: Path) -> dict[str, Any]:
    """Return the object in a JSON file; an empty one when there is none, or it is damaged."""
    try:
        content = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _in_use(owner: str) -> bool:
    """Tell whether the process whose number starts a temporary name still lives."""
    number = owner.split("-", 1)[0]
    return number.isdigit() and psutil.pid_exists(int(number))
