"""A zip archive whose bytes depend on its contents alone.

`zipfile` compresses with whatever zlib Python was built with, and their results differ; Arrow's own
is locked with it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

import pyarrow as pa

_STAMP = (0, 33)  # time and day of 1 January 1980, the format's first
_VERSION, _DEFLATE, _UTF8_NAME = 20, 8, 0x800
_GZIP_HEAD, _GZIP_TAIL = 10, 8  # what gzip puts around the deflated stream


def archive(contents: Mapping[str, bytes]) -> bytes:
    """A zip file with these members, in this order, all dated 1 January 1980."""
    body, directory = bytearray(), bytearray()
    for name, content in contents.items():
        packed = pa.compress(content, codec="gzip", asbytes=True)[_GZIP_HEAD:-_GZIP_TAIL]
        label = name.encode()
        entry = struct.pack(
            "<3H2H3I2H",
            _VERSION,
            0 if name.isascii() else _UTF8_NAME,
            _DEFLATE,
            *_STAMP,
            zlib.crc32(content),
            len(packed),
            len(content),
            len(label),
            0,
        )
        place = len(body)
        body += b"PK\x03\x04" + entry + label + packed
        directory += b"PK\x01\x02" + struct.pack("<H", _VERSION) + entry
        directory += struct.pack("<3H2I", 0, 0, 0, 0, place) + label
    count = len(contents)
    ends = struct.pack("<4H2IH", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory) + b"PK\x05\x06" + ends
