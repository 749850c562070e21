"""What reading hands to judging: text, where it stood, and what kind of row it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from analysis.errors import Problem

# Values of `jenis_baris`.
DATA = "data"
TOTAL = "total"  # "Jumlah", "Total", "Rata-rata": outside scope
NOTE = "catatan"  # print marks, signatures, group titles, repeated headers: outside scope
NUMBERS = "nomor kolom"  # the row 1, 2, 3 ... below a header: outside scope
# A text file's row with more filled cells than the header has columns (a separator inside an
# unquoted cell): its cells cannot be trusted to stand in their column. To be set aside.
SHIFTED = "bergeser"


@dataclass(frozen=True, eq=False)
class RawTable:
    """One sheet (or text file) as read: every cell text, nothing understood yet.

    `rows` has every column of the table's `TableSpec` (``str``; NA = empty, ``null`` or ``-``;
    a column that the file lacks is all NA), plus ``baris`` (int64, the row as the spreadsheet
    shows it) and ``jenis_baris`` (see the constants above). Rows without any filled cell are not
    in it. Further columns:

    - ``pegawai``: ``unor_id``, the unit's id in the tree ``unor`` (names of units repeat);
    - ``penilaian_kompetensi``, layout ``melebar``: one row per filled competency cell, so that
      several share a ``baris``; ``kompetensi`` is the code (M.1 ... SK.1) and ``kolom`` the header
      of the cell. Rows that are no data come once, with ``kompetensi`` and ``level`` NA.

    Texts stay as delivered: codes beside names (`tingkat_pendidikan` "40" or "S-1",
    `jenis_jabatan` "1"/"2"/"4" or a name, `status_asn` "P", "C", "PNS Daerah ..." or "PPPK",
    `predikat` a name or the code 1-5), a serial day number ("45930") beside ISO days, a number of
    1e15 or more in exponent form ("1.98E+17"), because its last digits are lost.
    """

    table: str
    file: str  # relative to the data set's folder, with forward slashes
    sheet: str  # "" for files that have no sheets
    rows: pd.DataFrame
    headers: Mapping[str, str]  # canonical column -> the header as the file spells it
    layout: str  # the source's layout: "kanonik", "siasn profil", "daerah", "melebar" ...
    ignored: tuple[str, ...] = ()  # headers that no column of the table is read from

    def header(self, column: str) -> str:
        """The file's own spelling of a canonical column; the canonical name where it has none."""
        return self.headers.get(column, column)


@dataclass(frozen=True, eq=False)
class ReadResult:
    """Everything found in a data set's folder for one period.

    `problems` holds findings about files and their structure (row 0 or the row where reading
    stopped); outcome ``struktur`` means that the run cannot go on, ``ditandai`` that someone should
    look. `inputs`: one row per file read or refused: berkas, tabel ("" when not recognised), sha256
    ("" when it could not be opened), ukuran (bytes).
    """

    tables: tuple[RawTable, ...] = ()
    problems: tuple[Problem, ...] = ()
    inputs: pd.DataFrame = field(
        default_factory=lambda: pd.DataFrame(columns=["berkas", "tabel", "sha256", "ukuran"])
    )
