"""What a file really is, and whether it is safe to unpack: judged before anything parses it."""

from __future__ import annotations

import re
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator
from copy import copy
from io import BytesIO
from typing import Literal

from analysis.intake.files.grid import MAX_COLUMNS, UnreadableError
from analysis.intake.files.text import decode

Kind = Literal["xlsx", "xls", "parquet", "html", "spreadsheetml", "text"]

_OTHERS = (  # leading bytes of what some people rename
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"%PDF", "PDF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x1f\x8b", "gzip"),
)
_FILEPASS = 0x2F
_CHUNK = 1_000_000  # bytes unpacked at a time
_BYTES_PER_CELL = 4  # of the size limit: 200 MB allow 50 million cells, filled or empty

_BROKEN_ZIP = (  # what zipfile raises for damaged archives, depending on where the damage is
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)

EMPTY = ("Berkas kosong", "Ekspor ulang berkas itu; tabel tanpa catatan tetap perlu baris judul")
NOT_A_TABLE = (
    "Isi berkas bukan tabel, apa pun akhiran namanya",
    "Simpan tabelnya sebagai CSV, XLSX, XLS, atau Parquet",
)
ENCRYPTED = (
    "Berkas terkunci kata sandi",
    "Buka berkas di aplikasi asalnya, hapus kata sandinya, lalu simpan ulang",
)
DAMAGED = (
    "Berkas rusak dan tidak dapat dibuka",
    "Buka dan simpan ulang di aplikasi asalnya, atau ekspor ulang",
)
TOO_LARGE = (
    "Berkas melampaui batas ukuran; isinya tidak dibaca",
    "Bila berkas memang sebesar itu, naikkan batas_ukuran_mb di dataset.toml",
)
TOO_SPARSE = (
    "Lembar ini membentang terlalu jauh, ada sel terisi di luar tabel; isinya tidak dibaca",
    "Hapus isi sel yang jauh dari tabel, atau naikkan batas_ukuran_mb di dataset.toml",
)


def kind_of(data: bytes) -> Kind:
    """Tell the format by content; the file's name may say anything.

    Raises: UnreadableError for what is no table (a picture, a PDF), empty or encrypted.
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise UnreadableError(*EMPTY)
    if data.startswith(b"PK\x03\x04"):
        return "xlsx"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data or _has_password(data):
            raise UnreadableError(*ENCRYPTED)
        return "xls"
    if data.startswith(b"PAR1"):
        return "parquet"
    for mark, name in _OTHERS:
        if data.startswith(mark):
            raise UnreadableError(*NOT_A_TABLE, suggestion=name)
    return _markup(data) or "text"


def _has_password(data: bytes) -> bool:
    """Look for the record FILEPASS among the first of a BIFF8 workbook ([MS-XLS] 2.4.117)."""
    place = data.find(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    for _ in range(4):
        if place < 0 or place + 4 > len(data):
            return False
        code, length = struct.unpack_from("<HH", data, place)
        if code == _FILEPASS:
            return True
        place += 4 + length
    return False


def _markup(data: bytes) -> Kind | None:
    head = decode(data[:8192] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else _whole(data[:8192]))
    head = head.lstrip().lower()
    if not head.startswith("<"):
        return None
    if "urn:schemas-microsoft-com:office:spreadsheet" in head and "<html" not in head:
        return "spreadsheetml"
    return "html"


def _whole(head: bytes) -> bytes:
    """Cut a UTF-8 character that the sample's end splits."""
    return head.decode("utf-8", "ignore").encode() if len(head) == 8192 else head


def check_size(size: int, limit_mb: float) -> None:
    """Refuse a file larger than the limit (in MB of 1,000,000 bytes)."""
    if size > limit_mb * 1_000_000:
        suggestion = f"{size / 1_000_000:.0f} MB; batas_ukuran_mb = {limit_mb:g}"
        raise UnreadableError(*TOO_LARGE, suggestion=suggestion)


def check_cells(rows: int, columns: int, limit_mb: float) -> None:
    """Refuse a sheet that would need more memory than the limit allows."""
    if rows * columns * _BYTES_PER_CELL > limit_mb * 1_000_000:
        suggestion = f"{rows} × {columns}; batas_ukuran_mb = {limit_mb:g}"
        raise UnreadableError(*TOO_SPARSE, suggestion=suggestion)


def check_workbook(data: bytes, limit_mb: float) -> None:
    """Unpack a workbook within the limit, to nothing: sizes, checksums, extent of each sheet.

    The sizes that an archive states may be false: what comes out is counted as it comes.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            check_size(sum(member.file_size for member in members), limit_mb)
            if any(member.flag_bits & 1 for member in members):
                raise UnreadableError(*ENCRYPTED)
            if not any(member.filename.startswith("xl/workbook") for member in members):
                raise UnreadableError(*NOT_A_TABLE, suggestion="ZIP")
            unpacked = 0
            for member in members:
                content = bytearray()
                is_sheet = member.filename.startswith("xl/worksheets/sheet")
                for chunk in _chunks(archive, member):
                    unpacked += len(chunk)
                    check_size(unpacked, limit_mb)
                    if is_sheet:
                        content += chunk
                if is_sheet:
                    check_cells(*_extent(bytes(content)), limit_mb)
    except _BROKEN_ZIP as error:
        raise UnreadableError(*DAMAGED) from error


def _chunks(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Unpack a member piece by piece to its real end, whatever size it states."""
    whole = copy(member)
    whole.file_size = sys.maxsize
    with archive.open(whole) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _extent(sheet: bytes) -> tuple[int, int]:
    """Return how many rows and columns the filled cells of a sheet span."""
    rows = max(map(int, re.findall(rb'<row [^>]*?\br="(\d{1,8})"', sheet)), default=0)
    far = set(re.findall(rb'<c [^>]*?\br="([A-Z]{3})\d+"[^>/]*>', sheet))
    if not far and rows < 70_000:  # up to column ZZ: 49 million cells at most
        return rows, 1
    far |= set(re.findall(rb'<c [^>]*?\br="([A-Z]{1,2})\d+"[^>/]*>', sheet))
    return rows, max(map(_column_number, far), default=0)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return min(number, MAX_COLUMNS)
