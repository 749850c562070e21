"""A small invented city for the tests of judging: rows by hand, no file involved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pandas as pd

from analysis.dataset import Dataset, Period
from analysis.dataset.tables import TABLES
from analysis.intake.assemble import assemble
from analysis.intake.delivery import Delivery
from analysis.intake.files.raw import DATA, RawTable, ReadResult
from analysis.regulation import Regulation, load_regulation

PERIOD = Period.parse("2026-Q3")
NIP = "198001012005011001"
OTHER = "198202022006022002"
PPPK = "199003032023211003"
OPD = [
    {"kode": "dinas-satu", "nama": "Dinas Satu", "jenis": "dinas"},
    {"kode": "dinas-dua", "nama": "Dinas Dua", "jenis": "dinas", "singkatan": "Disdua"},
]
PERSON = {
    "nip": NIP,
    "nama": "Orang Contoh",
    "status_asn": "PNS",
    "kedudukan_hukum": "01",
    "opd": "dinas-satu",
    "unit_kerja": "Bidang A",
    "jenis_jabatan": "fungsional",
    "jenjang_jabatan": "JF Ahli Muda",
    "jabatan": "Guru Ahli Muda",
    "tingkat_pendidikan": "S1",
}
TRAINING = {
    "nip": NIP,
    "jenis": "3",
    "nama_pelatihan": "Pelatihan Contoh",
    "jp": "20",
    "tanggal_mulai": "2026-02-01",
    "tanggal_selesai": "2026-02-03",
}
APPRAISAL = {"nip": NIP, "tahun": "2025", "predikat": "Baik"}
SANCTION = {"nip": NIP, "tingkat": "ringan", "jenis": "Teguran lisan", "tmt": "2024-05-06"}
ASSESSMENT = {"nip": NIP, "kompetensi": "M.1", "level": "3", "tanggal": "2025-03-04"}
SAMPLES = {
    "pegawai": PERSON,
    "pelatihan": TRAINING,
    "kinerja": APPRAISAL,
    "disiplin": SANCTION,
    "penilaian_kompetensi": ASSESSMENT,
}


@cache
def law(**options: object) -> Regulation:
    return load_regulation("perbkn-8-2019", PERIOD.end, dict(options))


def raw(
    table: str,
    rows: Sequence[Mapping[str, object]],
    file: str = "",
    kinds: Sequence[str] = (),
) -> RawTable:
    """Rows as reading hands them over: a key a row lacks is an empty cell, a key no row has is a
    column the file lacks. The header of a column is its name in capitals."""
    brought = {name for row in rows for name in row}
    columns = [*TABLES[table].columns, *(["unor_id"] if table == "pegawai" else [])]
    frame = pd.DataFrame(list(rows)).reindex(columns=columns, index=range(len(rows)))
    frame = frame.astype("str").assign(
        baris=range(2, len(rows) + 2), jenis_baris=list(kinds) or [DATA] * len(rows)
    )
    headers = {name: name.upper() for name in columns if name in brought}
    place = f"2026-Q3/{table}.csv" if TABLES[table].period else f"{table}.csv"
    return RawTable(table, file or place, "", frame, headers, "kanonik")


def judged(*tables: RawTable, opd: Sequence[Mapping[str, object]] = OPD, **settings) -> Delivery:
    """Judge the tables, and the roster of two OPD unless another is given; () for none."""
    roster = [raw("opd", opd)] if opd else []
    options = settings.pop("options", {})
    dataset = Dataset(folder=Path("kota").absolute(), batas_baris_buruk=1.0, **settings)
    return assemble(ReadResult((*roster, *tables)), dataset, PERIOD, law(**options))


def one(table: str, changes: Mapping[str, object], **settings) -> Delivery:
    """Judge a usual row of one table with some cells changed; history beside its usual person."""
    row = {**SAMPLES[table], **changes}
    row = {name: cell for name, cell in row.items() if cell is not None}
    if table == "pegawai":
        return judged(raw(table, [row]), **settings)
    # a second row keeps every column delivered, also one that the changed row leaves empty
    return judged(raw("pegawai", [PERSON]), raw(table, [row, {**SAMPLES[table], "nip": "9"}]))


def found(delivery: Delivery, row: int = 2, table: str = "") -> dict[str, str]:
    """Rule -> outcome of what was found about one row."""
    problems = delivery.problems
    chosen = problems[(problems["row"] == row) & (not table or problems["table"] == table)]
    return dict(zip(chosen["rule"], chosen["outcome"], strict=True))


def fates(delivery: Delivery, table: str) -> list[str]:
    return delivery.tables[table]["nasib"].astype(str).tolist()
