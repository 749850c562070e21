"""How a delivery's tables are cut into files, with the headers that the files have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.sample.city import City
from analysis.sample.draws import Ints

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "pegawai": (
        "nip",
        "nama",
        "status_asn",
        "kedudukan_hukum",
        "opd",
        "unit_kerja",
        "jenis_jabatan",
        "jenjang_jabatan",
        "jabatan",
        "golongan",
        "tingkat_pendidikan",
        "tanggal_lahir",
        "jenis_kelamin",
        "jabatan_tujuan",
    ),
    "pelatihan": (
        "nip",
        "jenis",
        "nama_pelatihan",
        "tingkat",
        "jp",
        "tanggal_mulai",
        "tanggal_selesai",
        "penyelenggara",
        "nomor_sertifikat",
    ),
    "kinerja": ("nip", "tahun", "predikat", "nilai", "periode_penilaian"),
    "disiplin": ("nip", "tingkat", "jenis", "tmt", "pembatalan"),
    "penilaian_kompetensi": ("nip", "kompetensi", "level", "tanggal"),
}
_TEKNIS = ("03", "05", "06", "08", "12", "16", "17")


@dataclass(frozen=True)
class Part:
    """One file of a delivery.

    rows: the cells under the header (text; the columns are the header as the file spells it).
    positions: which rows of the canonical table stand in it, and lines: in which of `rows` each of
    them stands. titles: rows above the header.
    """

    table: str
    file: str
    rows: pd.DataFrame
    positions: Ints
    lines: Ints
    titles: tuple[str, ...] = ()

    def sheet_rows(self, positions: Ints) -> Ints:
        """The rows, as a spreadsheet counts them, of those positions that stand in this file."""
        here = np.isin(self.positions, positions)
        return self.lines[here] + len(self.titles) + 2


def part(
    table: str,
    file: str,
    rows: pd.DataFrame,
    chosen: Ints | None = None,
    *,
    titles: tuple[str, ...] = (),
) -> Part:
    """A file with those rows (all, if not said), one line each."""
    positions = np.arange(len(rows)) if chosen is None else chosen
    return Part(table, file, rows.iloc[positions], positions, np.arange(len(positions)), titles)


def plain_parts(tables: Mapping[str, pd.DataFrame]) -> Iterator[Part]:
    """Every table in one file, canonical headers: the older quarters."""
    for name, rows in tables.items():
        yield part(name, f"{name}.parquet", rows[list(COLUMNS[name])])


def typed_parts(tables: Mapping[str, pd.DataFrame], city: City) -> Iterator[Part]:
    """As an office keeps its lists: agencies by name, the trainings in three lists."""
    names = city.opd.set_index("kode")["nama"]
    for name, rows in tables.items():
        shown = rows[list(COLUMNS[name])]
        if name == "pegawai":
            shown = shown.assign(opd=shown["opd"].map(names).fillna(shown["opd"]))
        if name != "pelatihan":
            yield part(name, f"{name}.csv", shown)
            continue
        leading, technical = shown["jenis"].isin(["01", "02"]), shown["jenis"].isin(_TEKNIS)
        yield part(
            name, "pelatihan/kepemimpinan-dan-fungsional.csv", shown, np.flatnonzero(leading)
        )
        yield part(name, "pelatihan/teknis.csv", shown, np.flatnonzero(technical))
        yield part(
            name, "pelatihan/seminar-dan-lainnya.csv", shown, np.flatnonzero(~leading & ~technical)
        )
