"""Text files to cells: encodings, separators, quotes; each record with its spreadsheet row."""

from __future__ import annotations

import codecs
import contextlib
import csv
import io
import itertools
from collections import Counter
from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from analysis.intake.files.grid import MAX_COLUMNS, TOO_WIDE, Grid, UnreadableError, clean

SEPARATORS = (",", ";", "\t", "|")
_CHUNK = 20_000  # records held as Python lists at a time
_SAMPLE = 65_536  # characters in which the separator is looked for

NUL_BYTES = (
    "Berkas teks ini berisi byte NUL, tanda rusak saat disalin atau disimpan",
    "Ekspor ulang berkas dari sumbernya",
)
BAD_ENCODING = (
    "Berkas ini bukan teks dalam UTF-8, UTF-16, atau Windows-1252",
    "Simpan ulang sebagai CSV UTF-8",
)
BROKEN_QUOTE = (
    "Tanda kutip ganda di baris ini tidak berpasangan, sehingga batas sel tidak dapat dipastikan",
    "Perbaiki tanda kutip di baris itu, atau ekspor ulang sebagai XLSX",
)


def decode(data: bytes) -> str:
    """Decode by byte order mark, by the look of UTF-16, as UTF-8, else as Windows-1252."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _decoded(data, encoding)
    head = data[:2000]
    if len(head) > 3 and head[1::2].count(0) > 0.8 * len(head[1::2]):
        return _decoded(data, "utf-16-le")
    if len(head) > 3 and head[::2].count(0) > 0.8 * len(head[::2]):
        return _decoded(data, "utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(data, "cp1252")


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(*BAD_ENCODING) from error


def read_text(data: bytes) -> Grid:
    """Read a delimited file. Row numbers count records: a line break inside a cell adds none."""
    content = decode(data)
    if "\0" in content:
        raise UnreadableError(*NUL_BYTES, row=content[: content.index("\0")].count("\n") + 1)
    separator, content = _separator(content)
    try:
        return _gather(_records(content, separator, strict=True))
    except csv.Error:
        return _lenient(content, separator)


def _separator(content: str) -> tuple[str, str]:
    """Find the separator; a first line ``sep=;`` says it and is no row of the sheet."""
    first = content[:8].splitlines()[:1]
    if first and first[0][:4].lower() == "sep=" and len(first[0]) == 5:
        return first[0][4], content[len(first[0]) :].removeprefix("\r").removeprefix("\n")
    sample = content[:_SAMPLE]
    if len(content) > _SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    return max(SEPARATORS, key=lambda separator: _regularity(sample, separator)), content


def _regularity(sample: str, separator: str) -> int:
    """Count cells that stand in records of the commonest width above one."""
    widths: Counter[int] = Counter()
    with contextlib.suppress(csv.Error):  # an over-long cell: judged by the records before it
        for record in itertools.islice(_records(sample, separator, strict=False), 200):
            widths[len(record)] += 1
    return max((count * (width - 1) for width, count in widths.items()), default=0)


def _records(content: str, separator: str, *, strict: bool) -> Iterator[list[str]]:
    lines = io.StringIO(content, newline="")
    return csv.reader(lines, delimiter=separator, strict=strict)


def _gather(records: Iterator[list[str]]) -> Grid:
    chunks: list[list[pa.Array]] = []
    widths: list[int] = []
    sizes: list[int] = []
    while chunk := list(itertools.islice(records, _CHUNK)):
        lengths = list(map(len, chunk))
        widths += lengths
        sizes.append(len(chunk))
        width = max(lengths)
        if width > MAX_COLUMNS:
            raise UnreadableError(*TOO_WIDE)
        if min(lengths) < width:
            chunk = [record + [""] * (width - len(record)) for record in chunk]
        cells = zip(*chunk, strict=True)
        chunks.append([clean(pa.array(column, type=pa.string())) for column in cells])
    columns = tuple(
        pa.chunked_array(
            [
                chunk[index] if index < len(chunk) else pa.nulls(size, pa.string())
                for chunk, size in zip(chunks, sizes, strict=True)
            ],
            type=pa.string(),
        )
        for index in range(max(map(len, chunks), default=0))
    )
    numbers = np.arange(1, len(widths) + 1, dtype=np.int64)
    return Grid("", columns, numbers, widths=np.array(widths, dtype=np.int64))


def _lenient(content: str, separator: str) -> Grid:
    """Read quotes as letters where that leaves no doubt: every line a record of one width."""
    with contextlib.suppress(csv.Error):
        grid = _gather(_records(content, separator, strict=False))
        lines = list(io.StringIO(content, newline=""))
        regular = grid.widths is not None and len(set(grid.widths)) == 1
        if regular and len(grid) == len(lines) and _closed(lines[-1], separator):
            return grid
    raise UnreadableError(*BROKEN_QUOTE, row=_broken_row(content, separator))


def _closed(line: str, separator: str) -> bool:
    """Say whether a line leaves no quote open; a file that was cut off ends in an open one."""
    *_, last = csv.reader([line.rstrip("\r\n") + "\n", "."], delimiter=separator)
    return last == ["."]


def _broken_row(content: str, separator: str) -> int:
    row = 1
    try:
        for _ in _records(content, separator, strict=True):
            row += 1
    except csv.Error:
        return row
    return 0
