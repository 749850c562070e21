"""What a file really is, and whether it is safe to unpack."""

from __future__ import annotations

import contextlib
import random
import re
import struct
import tracemalloc
import zipfile
import zlib
from io import BytesIO

import pytest
from tests.intake_files import KINERJA, NIP, spreadsheetml, xls, xlsx

from analysis.intake.files import limits
from analysis.intake.files.grid import UnreadableError, number_text, text
from analysis.intake.files.read import read_grids
from analysis.intake.files.tables import tables_of

BOOK = xlsx({"A": [["nip", "tahun"], [NIP, 2025]]})


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (KINERJA.encode(), "text"),
        (KINERJA.encode("utf-16"), "text"),
        (BOOK, "xlsx"),
        (xls([["nip"]]), "xls"),
        (b"PAR1....", "parquet"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><html>", "html"),
        (b"<table><tr>", "html"),
        (spreadsheetml("").encode(), "spreadsheetml"),
        (spreadsheetml("").encode("utf-16"), "spreadsheetml"),
    ],
)
def test_a_file_is_judged_by_its_content(content, kind):
    assert limits.kind_of(content) == kind


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n....", b"\xff\xd8\xff\xe0", b"%PDF-1.7", b"Rar!\x1a", b"GIF89a"]
)
def test_a_picture_or_document_is_no_table(content):
    with pytest.raises(UnreadableError, match=limits.NOT_A_TABLE[0]):
        limits.kind_of(content)


@pytest.mark.parametrize("content", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_file_without_content_is_empty(content):
    with pytest.raises(UnreadableError, match=limits.EMPTY[0]):
        limits.kind_of(content)


def _zip(members):
    memory = BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return memory.getvalue()


def test_a_zip_that_unpacks_beyond_the_limit_is_not_unpacked_and_the_option_is_named():
    bomb = _zip({"xl/workbook.xml": b"", "xl/worksheets/sheet1.xml": b"0" * 3_000_000})
    assert len(bomb) < 10_000
    with pytest.raises(UnreadableError, match=limits.TOO_LARGE[0]) as refusal:
        read_grids(bomb, 2)
    assert "batas_ukuran_mb" in refusal.value.fix
    assert refusal.value.suggestion == "3 MB; batas_ukuran_mb = 2"


def test_a_zip_that_lies_about_its_size_is_refused():
    bomb = _zip({"xl/workbook.xml": b"", "xl/worksheets/sheet1.xml": b"0" * 3_000_000})
    lied = bomb.replace(struct.pack("<I", 3_000_000), struct.pack("<I", 10))
    with pytest.raises(UnreadableError):
        read_grids(lied, 2)


@pytest.mark.parametrize("stated", [10, 1_000_000])
@pytest.mark.parametrize("true_checksum", [True, False])
def test_a_zip_that_lies_about_its_size_is_unpacked_to_the_limit_and_no_further(
    stated, true_checksum
):
    content = b"0" * 60_000_000
    bomb = _zip({"xl/workbook.xml": b"", "xl/worksheets/sheet1.xml": content})
    lied = bomb.replace(struct.pack("<I", len(content)), struct.pack("<I", stated))
    if not true_checksum:  # then what it states fits together, and only the content is longer
        sums = [struct.pack("<I", zlib.crc32(part)) for part in (content, content[:stated])]
        lied = lied.replace(*sums)
    tracemalloc.start()
    with pytest.raises(UnreadableError, match=limits.TOO_LARGE[0]):
        read_grids(lied, 5)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


def test_an_archive_that_is_no_workbook_is_no_table():
    with pytest.raises(UnreadableError, match=limits.NOT_A_TABLE[0]):
        read_grids(_zip({"foto.jpg": b"x"}), 200)


@pytest.mark.parametrize("cell", ["XFD1000000", "ALL1048576", "ZZ1048576"])
def test_a_sheet_with_a_lone_cell_far_away_is_refused_before_it_fills_the_memory(cell):
    row = re.search(r"\d+", cell)[0]
    far = f'<row r="{row}"><c r="{cell}"><v>1</v></c></row>'
    with zipfile.ZipFile(BytesIO(BOOK)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    members[name] = members[name].replace(b"</sheetData>", f"{far}</sheetData>".encode())
    with pytest.raises(UnreadableError, match="membentang terlalu jauh"):
        read_grids(_zip(members), 200)


def test_a_text_file_with_a_picture_s_first_letters_in_a_header_is_still_text():
    assert limits.kind_of(b"nip,BM,PNG\n") == "text"


SEEDS = {
    "csv": KINERJA.encode(),
    "utf-16": KINERJA.encode("utf-16"),
    "xlsx": BOOK,
    "xls": xls([["nip", "tahun", "nilai"], [NIP, 2025.0, 80.0]]),
    "html": b"<table><tr><td>nip<td>tahun<td>nilai<tr><td rowspan=2>1<td>2<td>3</table>",
    "xml": spreadsheetml("<Row><Cell><Data>nip</Data></Cell></Row>").encode(),
}


@pytest.mark.parametrize("kind", SEEDS)
def test_a_damaged_file_is_read_or_refused_and_never_breaks_the_run(kind, capfd):
    dice = random.Random(kind)
    for _ in range(100):
        damaged = bytearray(SEEDS[kind])
        for _ in range(dice.randint(1, 5)):
            place = dice.randrange(len(damaged))
            damaged[place : place + dice.randint(0, 20)] = dice.randbytes(dice.randint(0, 3))
            damaged = damaged or bytearray(b"x")
        with contextlib.suppress(UnreadableError):
            tables_of(read_grids(bytes(damaged), 5), "kinerja", "berkas", None)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (20.0, "20"),
        (0.1 + 0.2, "0.3"),
        (999_999_999_999_999.0, "999999999999999"),
        (1e15, "1E+15"),
        (198001012005011000.0, "1.98001E+17"),
        (-2.5, "-2.5"),
        (0.00001, "0.00001"),
        (float("nan"), None),
    ],
)
def test_numbers_are_written_as_a_spreadsheet_shows_them(value, shown):
    assert number_text(value) == shown


def test_other_values_become_text_too():
    assert [text(value) for value in (None, True, 198001012005011001, "\ud800")] == [
        None,
        "TRUE",
        "198001012005011001",
        "?",
    ]


def test_an_archive_packed_in_a_way_that_cannot_be_read_is_called_damaged():
    packed = bytearray(BOOK)
    for sign, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        for found in re.finditer(sign, BOOK):
            packed[found.start() + place : found.start() + place + 2] = struct.pack("<H", 99)
    with pytest.raises(UnreadableError, match="Berkas rusak dan tidak dapat dibuka"):
        read_grids(bytes(packed), 200.0)
