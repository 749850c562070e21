"""SHELL. A file appears whole, under its own name, or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

from analysis.errors import OutputError, Sentence, said

TEMPORARY = ".sementara-"
OWNER_ALONE = 0o600
_REASONS = {
    errno.EACCES: said("tidak ada hak tulis"),
    errno.EPERM: said("tidak ada hak tulis"),
    errno.EROFS: said("tempatnya hanya dapat dibaca"),
    errno.ENOSPC: said("ruang habis"),
    errno.EDQUOT: said("jatah ruang habis"),
    errno.ENOTDIR: said("di jalannya ada berkas, bukan folder"),
    errno.EEXIST: said("di jalannya ada berkas, bukan folder"),
    errno.EISDIR: said("sudah ada folder bernama itu"),
    errno.ENAMETOOLONG: said("namanya terlalu panjang"),
}


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
                    temporary.chmod(OWNER_ALONE)
                stream.write(raw)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(
            said(
                "{path} tidak dapat ditulis: {reason}. Berkas yang sudah ada tidak berubah; "
                "periksa hak tulis dan sisa ruang, atau pilih folder lain dengan --out.",
                path=path,
                reason=_reason(error),
            )
        ) from None
    return hashlib.sha256(raw).hexdigest()


def _reason(error: OSError) -> str | Sentence:
    return _REASONS.get(error.errno or 0, error.strerror or type(error).__name__)


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, or an empty text when there is no such file."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
