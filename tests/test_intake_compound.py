"""The container of old workbooks is taken apart with every link checked."""

from __future__ import annotations

import struct

import pytest
from tests.intake_files import NIP, compound, xls

from analysis.intake.files.compound import container, safe_workbook
from analysis.intake.files.grid import UnreadableError

BOOK = xls([["nip", "tahun", "nilai"], [NIP, 2025.0, 80.0]])


def _with_link(book: bytes, sector: int, following: int) -> bytes:
    """Change one entry of the FAT, which follows the header."""
    place = 512 + 4 * sector
    return book[:place] + struct.pack("<I", following) + book[place + 4 :]


def test_a_sound_workbook_goes_on_with_the_same_stream():
    assert container("Workbook", BOOK[1536:]) == safe_workbook(BOOK, 200)


def test_making_a_container_anew_twice_gives_the_same_bytes():
    once = safe_workbook(BOOK, 200)
    assert safe_workbook(once, 200) == once


def test_a_stream_of_several_thousand_sectors_stays_whole():
    stream = struct.pack("<HH", 0x3C, 4000) + bytes(4000)
    assert safe_workbook(container("Book", stream * 2000), 200) == container("Book", stream * 2000)


@pytest.mark.parametrize(("sector", "following"), [(1, 1), (4, 2), (3, 900), (2, 0xFFFFFFF0)])
def test_links_that_go_round_or_out_of_the_file_are_refused(sector, following):
    with pytest.raises(UnreadableError):
        safe_workbook(_with_link(BOOK, sector, following), 200)


def test_a_container_without_a_workbook_is_no_table():
    with pytest.raises(UnreadableError, match="bukan tabel"):
        safe_workbook(compound(b"x", "WordDocument"), 200)


def _record(code: int, body: bytes) -> bytes:
    return struct.pack("<HH", code, len(body)) + body


@pytest.mark.parametrize(
    "record",
    [
        _record(0x203, struct.pack("<HHHd", 65_535, 65_535, 0, 1.0)),
        _record(0x200, struct.pack("<IIHHH", 0, 0xFFFFFFF0, 0, 250, 0)),
        _record(0xFC, struct.pack("<II", 0xFFFFFFFF, 0xFFFFFFFF)),
    ],
    ids=["cell", "dimensions", "texts"],
)
def test_records_that_would_reserve_all_memory_are_refused(record):
    with pytest.raises(UnreadableError):
        safe_workbook(container("Workbook", record), 200)
