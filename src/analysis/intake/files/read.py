"""SHELL. Read the files of a data set for one period: all text, each row with its place.

Nothing is understood here, nothing executed, and one bad file does not keep others from being read.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pandas as pd

from analysis.dataset.tables import TABLES
from analysis.errors import Outcome, Problem
from analysis.intake.files import limits
from analysis.intake.files.compound import safe_workbook
from analysis.intake.files.grid import Grid, UnreadableError
from analysis.intake.files.html import read_html, read_spreadsheetml
from analysis.intake.files.places import (
    RETURNED_ALONE,
    UNKNOWN_FILE,
    Place,
    conflicts,
    known_names,
    look,
    problem,
)
from analysis.intake.files.raw import RawTable, ReadResult
from analysis.intake.files.sheet import read_parquet, read_workbook
from analysis.intake.files.tables import table_by_headers, tables_of
from analysis.intake.files.text import read_text

if TYPE_CHECKING:
    from analysis.dataset import Dataset, Period

LOCKED = (
    "Berkas terkunci atau tidak boleh dibaca",
    "Tutup berkas itu di aplikasi lain dan beri hak baca, lalu ulangi",
)
BY_HEADERS = (
    "Nama berkas bukan nama tabel; tabelnya dikenali dari judul kolom",
    "Tidak perlu diperbaiki bila tabelnya benar; jika keliru, pindahkan berkas dari folder ini",
)


@dataclass(frozen=True)
class _Opened:
    """What came out of one file."""

    place: Place
    tables: list[RawTable] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    digest: str = ""
    size: int = 0

    @property
    def delivers(self) -> bool:
        """Say whether the file stands for its table, be it readable or not."""
        return bool(self.tables) or any(found.outcome == "struktur" for found in self.problems)


def read_folder(dataset: Dataset, period: Period) -> ReadResult:
    """Read every table of a period, and the data set's own tables beside the periods' folders.

    Nothing is raised for a file: what is wrong with it is in the result, outcome ``struktur`` where
    the run cannot go on. Of a table that several files claim none is in the result.
    """
    places, problems = look(dataset.folder, period.text)
    files = _accompanied([_open(place, dataset) for place in places])
    claims = conflicts([file.place for file in files if file.delivers])
    refused = {claim.table for claim in claims}
    inputs = [(file.place.file, file.place.table or "", file.digest, file.size) for file in files]
    return ReadResult(
        tuple(table for file in files for table in file.tables if table.table not in refused),
        (*problems, *claims, *(found for file in files for found in file.problems)),
        pd.DataFrame(inputs, columns=["berkas", "tabel", "sha256", "ukuran"]).astype(
            {"berkas": "str", "tabel": "str", "sha256": "str", "ukuran": "int64"}
        ),
    )


def _accompanied(files: list[_Opened]) -> list[_Opened]:
    """Hold back trainings from forms while the city delivers no trainings itself.

    A delivered table means that who does not stand in it attended nothing.
    """
    delivered = {file.place.table for file in files if file.delivers and not file.place.returned}

    def waits(file: _Opened) -> bool:
        table = file.place.table
        return file.place.returned and table == "pelatihan" and table not in delivered

    return [
        replace(
            file,
            tables=[],
            problems=[problem(RETURNED_ALONE, file.place.file, "ditandai", table="pelatihan")],
        )
        if waits(file) and file.tables
        else file
        for file in files
    ]


def _open(place: Place, dataset: Dataset) -> _Opened:
    outcome: Outcome = "struktur" if place.table else "ditandai"
    digest, size = "", 0
    try:
        size = place.path.stat().st_size
        limits.check_size(size, dataset.batas_ukuran_mb)
        data = place.path.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        grids = read_grids(data, dataset.batas_ukuran_mb)
    except UnreadableError as error:
        fault = problem(
            (error.rule, error.fix),
            place.file,
            outcome,
            table=place.table or "",
            row=error.row,
            suggestion=error.suggestion,
        )
        return _Opened(place, [], [fault], digest, size)
    except OSError:
        fault = problem(LOCKED, place.file, outcome, table=place.table or "")
        return _Opened(place, [], [fault], digest, size)
    return replace(_tables(place, grids, dataset), digest=digest, size=size)


def _tables(place: Place, grids: list[Grid], dataset: Dataset) -> _Opened:
    remarks: list[Problem] = []
    table = place.table
    if table is None:
        choice = [name for name, spec in TABLES.items() if not (place.root and spec.period)]
        table = table_by_headers(grids, choice)
        if table is None:
            hint = known_names(choice)
            return _Opened(
                place, [], [problem(UNKNOWN_FILE, place.file, "ditandai", suggestion=hint)]
            )
        remarks = [problem(BY_HEADERS, place.file, "ditandai", table=table, suggestion=table)]
    found, problems = tables_of(grids, table, place.file, _date(place.file, dataset))
    return _Opened(replace(place, table=table), found, remarks + problems)


def _date(file: str, dataset: Dataset) -> dt.date | None:
    """Look up an assessment's date by the file's path in the data set or period, or its name."""
    path = PurePosixPath(file)
    names = (file, PurePosixPath(*path.parts[1:]).as_posix(), path.name)
    given = dataset.tanggal_penilaian
    return next((given[name] for name in names if name in given), None)


def read_grids(data: bytes, limit_mb: float) -> list[Grid]:
    """Bring the content of a file into sheets of text, by what it is, not by its name.

    Raises: UnreadableError.
    """
    kind = limits.kind_of(data)
    if kind == "xlsx":
        limits.check_workbook(data, limit_mb)
        return read_workbook(data, limit_mb)
    if kind == "xls":
        return read_workbook(safe_workbook(data, limit_mb), limit_mb)
    if kind == "parquet":
        return [read_parquet(data, limit_mb)]
    if kind == "html":
        return read_html(data, limit_mb)
    if kind == "spreadsheetml":
        return read_spreadsheetml(data, limit_mb)
    return [read_text(data)]
