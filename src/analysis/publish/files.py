"""Files that appear whole or not at all, in a folder that belongs to one data set."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import psutil

from analysis.errors import OutputError

TEMPORARY = ".sementara-"


def write_whole(path: Path, content: bytes | str, *, private: bool = False) -> str:
    """Write a file under a temporary name, rename it, return the SHA-256 of its bytes.

    `private` files (named, internal) are readable by their owner alone. Raises: OutputError when
    the folder cannot be written; what was there before is intact.
    """
    raw = content.encode("utf-8") if isinstance(content, str) else content
    temporary = path.with_name(f"{TEMPORARY}{os.getpid()}-{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with temporary.open("wb") as stream:
                if private:
                    temporary.chmod(0o600)
                stream.write(raw)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(
            f"{path} tidak dapat ditulis: {error.strerror or error}. Berkas yang sudah ada tidak "
            "berubah; periksa hak tulis dan sisa ruang, atau pilih folder lain dengan --out."
        ) from None
    return hashlib.sha256(raw).hexdigest()


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, or an empty text when there is no such file."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


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
