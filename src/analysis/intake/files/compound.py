"""The container of old workbooks (.xls): taken apart with every link checked, and made anew.

A damaged or malicious container can send the workbook reader round in circles until the memory is
full. What goes on from here is one stream in a container of our own: no macros, no loops.
Source: [MS-CFB] 2.2 header, 2.3 FAT, 2.6 directory; [MS-XLS] 2.4 records.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

import numpy as np

from analysis.intake.files import limits
from analysis.intake.files.grid import UnreadableError

_FREE = 0xFFFFFFFA  # and above: no sector
_END, _OF_FAT = 0xFFFFFFFE, 0xFFFFFFFD
_NONE = 0xFFFFFFFF
_MINI = 64  # bytes of a mini sector
_SECTOR = 4096  # bytes of a sector in the container made anew
_CELLS = frozenset({0x06, 0xBD, 0xD6, 0xFD, 0x203, 0x204, 0x205, 0x27E})
_MULRK, _SST, _DIMENSIONS = 0xBD, 0xFC, 0x200


def safe_workbook(data: bytes, limit_mb: float) -> bytes:
    """Return the same workbook in a sound container, without anything but its cells.

    Raises: UnreadableError when links are broken or sheets span more than the limit allows.
    """
    try:
        name, stream = _workbook_stream(data)
        _check_records(stream, limit_mb)
    except (struct.error, ValueError, IndexError) as error:
        raise UnreadableError(*limits.DAMAGED) from error
    return container(name, stream)


def _workbook_stream(data: bytes) -> tuple[str, bytes]:
    shift = struct.unpack_from("<H", data, 30)[0]
    if shift not in (9, 12):
        raise UnreadableError(*limits.DAMAGED)
    size = 1 << shift
    sectors = [data[start : start + size] for start in range(size, len(data), size)]
    fat = _table(sectors, _fat_sectors(data, sectors))
    directory = _join(sectors, fat, struct.unpack_from("<I", data, 48)[0])
    entries = [directory[at : at + 128] for at in range(0, len(directory) - 127, 128)]
    named = {
        entry[: max(entry[64] - 2, 0)].decode("utf-16-le", "replace"): entry for entry in entries
    }
    name = next((name for name in ("Workbook", "Book") if name in named), None)
    if name is None:
        raise UnreadableError(*limits.NOT_A_TABLE)
    start, length = struct.unpack_from("<II", named[name], 116)
    if length >= struct.unpack_from("<I", data, 56)[0]:
        return name, _join(sectors, fat, start)[:length]
    within = _join(sectors, fat, struct.unpack_from("<I", entries[0], 116)[0])
    minis = [within[at : at + _MINI] for at in range(0, len(within), _MINI)]
    mini_fat = np.frombuffer(_join(sectors, fat, struct.unpack_from("<I", data, 60)[0]), "<u4")
    return name, _join(minis, mini_fat, start)[:length]


def _fat_sectors(data: bytes, sectors: Sequence[bytes]) -> list[int]:
    """List the sectors of the FAT: 109 of them in the header, more in a chain of their own."""
    found = list(struct.unpack_from("<109I", data, 76))
    following = struct.unpack_from("<I", data, 68)[0]
    for _ in range(len(sectors)):
        if following >= _FREE:
            break
        *more, following = np.frombuffer(sectors[following], "<u4").tolist()
        found += more
    return [sector for sector in found if sector < _FREE]


def _table(sectors: Sequence[bytes], numbers: Sequence[int]) -> np.ndarray:
    return np.frombuffer(b"".join(sectors[number] for number in numbers), "<u4")


def _join(sectors: Sequence[bytes], fat: np.ndarray, start: int) -> bytes:
    """Follow a chain of sectors; one that is longer than the file goes round in circles."""
    parts: list[bytes] = []
    while start < _FREE:
        if len(parts) > len(sectors):
            raise UnreadableError(*limits.DAMAGED)
        parts.append(sectors[start])
        start = int(fat[start])
    return b"".join(parts)


def _check_records(stream: bytes, limit_mb: float) -> None:
    """Check what the reader would reserve memory for: extents of sheets, counts of texts."""
    place, rows, columns = 0, 0, 0
    while place + 4 <= len(stream):
        code, length = struct.unpack_from("<HH", stream, place)
        body = place + 4
        if code in _CELLS and length >= 6:
            row, column = struct.unpack_from("<HH", stream, body)
            column += (length - 6) // 6 if code == _MULRK else 1
            rows, columns = max(rows, row + 1), max(columns, column)
        elif code == _SST:
            if max(struct.unpack_from("<II", stream, body)) > len(stream):
                raise UnreadableError(*limits.DAMAGED)
        elif code == _DIMENSIONS and length >= 14:
            _, last, _, right = struct.unpack_from("<IIHH", stream, body)
            limits.check_cells(last, right, limit_mb)
        place = body + length
    limits.check_cells(rows, columns, limit_mb)


def container(name: str, stream: bytes) -> bytes:
    """Wrap one stream in a compound file of version 4."""
    padded = stream.ljust(-(-max(len(stream), _SECTOR) // _SECTOR) * _SECTOR, b"\0")
    count = len(padded) // _SECTOR
    per_sector = _SECTOR // 4
    tables = -(-(count + 1) // (per_sector - 1))
    if tables > 109:
        raise UnreadableError(*limits.TOO_LARGE)
    links = [_OF_FAT] * tables + [_END, *range(tables + 2, tables + 1 + count), _END]
    links += [_NONE] * (tables * per_sector - len(links))
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 4, 0xFFFE, 12, 6)
    header += struct.pack("<IIIIIIIII", 1, tables, tables, 0, 4096, _END, 0, _END, 0)
    listed = [*range(tables), *[_NONE] * (109 - tables)]
    header = (header + struct.pack("<109I", *listed)).ljust(_SECTOR, b"\0")
    # the reader wants a start of the root's mini stream, which has no use here: any sector will do
    folder = _entry("Root Entry", 5, 1, tables, 0)
    folder += _entry(name, 2, _NONE, tables + 1, len(padded))
    table = struct.pack(f"<{len(links)}I", *links)
    return header + table + folder.ljust(_SECTOR, b"\0") + padded


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    encoded = (name + "\0").encode("utf-16-le")
    head = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1)
    return head + struct.pack("<III36xIQ", _NONE, _NONE, child, start, size)
