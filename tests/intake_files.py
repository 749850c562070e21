"""Input files for the tests of reading, made on the spot; every person in them is invented."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path

import pandas as pd
import xlsxwriter

from analysis.dataset import Dataset, Period
from analysis.intake.files.raw import ReadResult
from analysis.intake.files.read import read_folder, read_grids
from analysis.intake.files.tables import tables_of

NIP = "198001012005011001"
NIP2 = "198202022006022002"
KINERJA = f"nip,tahun,predikat\n{NIP},2025,Baik\n"
PEGAWAI = (
    "nip,nama,status_asn,opd,jenis_jabatan,jenjang_jabatan,jabatan,tingkat_pendidikan\n"
    f"{NIP},Orang Satu,PNS,Dinas Satu,pelaksana,Pelaksana,Pengadministrasi,S1\n"
)


def read(tmp_path: Path, files: dict[str, bytes | str], **settings: object) -> ReadResult:
    """Write files into a data set named kota and read its quarter 2026-Q3."""
    folder = tmp_path / "kota"
    (folder / "2026-Q3").mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_folder(Dataset(folder=folder, **settings), Period.parse("2026-Q3"))


def table(content: bytes | str, name: str, date=None):
    """Read one file's content as the given table: (raw tables, problems)."""
    data = content.encode() if isinstance(content, str) else content
    return tables_of(read_grids(data, 200), name, "berkas", date)


def rows(content: bytes | str, name: str, date=None) -> list[dict[str, object]]:
    """Return the rows of the only raw table of a file, empty cells left out."""
    tables, problems = table(content, name, date)
    assert not [problem for problem in problems if problem.outcome == "struktur"], problems
    (only,) = tables
    records = only.rows.astype(object).to_dict("records")
    return [{key: cell for key, cell in record.items() if not pd.isna(cell)} for record in records]


def xlsx(sheets: dict[str, list[list[object]]], hidden: tuple[str, ...] = ()) -> bytes:
    """Make a workbook; text stays text, numbers numbers, days days."""
    memory = BytesIO()
    settings = {"in_memory": True, "default_date_format": "dd/mm/yyyy", "strings_to_urls": False}
    with xlsxwriter.Workbook(memory, settings) as workbook:
        for name, records in sheets.items():
            sheet = workbook.add_worksheet(name)
            for number, record in enumerate(records):
                for column, value in enumerate(record):
                    if value is not None:
                        sheet.write(number, column, value)
            if name in hidden:
                sheet.hide()
    return memory.getvalue()


def xls(records: list[list[object]], *, locked: bool = False) -> bytes:
    """Make a workbook of Excel 97 with one sheet: compound file, BIFF8 stream."""

    def record(code: int, body: bytes) -> bytes:
        return struct.pack("<HH", code, len(body)) + body

    def beginning(kind: int) -> bytes:
        return record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 0, 0, 0x600))

    name = b"Lembar"
    lock = record(0x2F, struct.pack("<HHH", 1, 1, 1)) if locked else b""
    start = len(beginning(5)) + len(lock) + 4 + 8 + len(name) + 4
    sheet_of = record(0x85, struct.pack("<IHBB", start, 0, len(name), 0) + name)
    stream = beginning(5) + lock + sheet_of + record(0x0A, b"") + beginning(0x10)
    for row, cells in enumerate(records):
        for column, value in enumerate(cells):
            place = struct.pack("<HHH", row, column, 0)
            if isinstance(value, str):
                text = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
                stream += record(0x204, place + text)
            elif value is not None:
                stream += record(0x203, place + struct.pack("<d", value))
    return compound(stream + record(0x0A, b""), "Workbook")


def compound(stream: bytes, name: str) -> bytes:
    """Wrap one stream in a compound file (OLE), as Office does."""
    sectors = max(-(-len(stream) // 512), 8)  # a stream under 4096 bytes would live elsewhere
    stream = stream.ljust(sectors * 512, b"\0")
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 0xFFFFFFFE]
    table_ = b"".join(struct.pack("<I", link) for link in chain).ljust(512, b"\xff")
    assert len(table_) == 512, "one sector of links is all this writer knows"
    none = 0xFFFFFFFF

    def entry(title: str, kind: int, child: int, first: int, size: int) -> bytes:
        encoded = (title + "\0").encode("utf-16-le")
        head = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1)
        links = struct.pack("<III", none, none, child) + bytes(16 + 4 + 16)
        return head + links + struct.pack("<IQ", first, size)

    folder = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry(name, 2, none, 2, len(stream))
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff" * (108 * 4)
    return header + table_ + folder.ljust(512, b"\0") + stream


def spreadsheetml(body: str) -> str:
    """Wrap rows in the XML spreadsheet of Excel 2003."""
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="Data"><Table>{body}</Table></Worksheet></Workbook>'
    )
