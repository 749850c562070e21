"""What one quarter's delivery holds once it is judged: every row with its fate, every problem."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from analysis.errors import Problem

if TYPE_CHECKING:
    from analysis.dataset import Period

USED: Final = "dipakai"
OUTSIDE: Final = "di luar cakupan"
ASIDE: Final = "disisihkan"
FLAGGED: Final = "ditandai"  # an outcome of a problem only: the row is used
STRUCTURE: Final = "struktur"  # an outcome of a problem only: the run stops
FATES = (USED, OUTSIDE, ASIDE)

PROBLEM_COLUMNS = (
    "opd",  # kode of the OPD the row names, "" when it names none
    "table",
    "file",
    "row",
    "column",
    "value",
    "rule",
    "fix",
    "outcome",
    "suggestion",
)


@dataclass(frozen=True)
class Delivery:
    """One quarter as understood: typed tables, the OPD roster, the problems and the row counts.

    tables: per delivered table a frame of EVERY row read, in the order read: all columns of
        `columns.TABLES` (NA where not delivered or not readable) plus `berkas`, `baris` (as the
        spreadsheet shows it) and `nasib` (dipakai, di luar cakupan, disisihkan).
        Dates are datetime64[s]; `jp` Int64 hundredths of a JP; `nilai` Int64 hundred-thousandths;
        `tahun` and `level` Int64; `opd` is the OPD's kode; every other column text.
        `pelatihan` also holds `komponen`, which the kind serves (NA when the kind is unreadable).
        Readable cells are filled in set-aside rows too: whom and what a row concerns decides which
        components it leaves undetermined.
    opd: kode, nama, jenis, singkatan; one row per OPD, in the order of the roster.
    problems: one row per finding, columns PROBLEM_COLUMNS (the fields of `errors.Problem` and the
        OPD); a frame because rows outside scope may be a hundred thousand.
    counts: tabel, berkas, dibaca, dipakai, di_luar, disisihkan; dibaca is the sum of the others.
    inputs: berkas, tabel, sha256, ukuran.
    """

    period: Period
    tables: Mapping[str, pd.DataFrame]
    opd: pd.DataFrame
    problems: pd.DataFrame
    counts: pd.DataFrame
    inputs: pd.DataFrame

    def delivered(self, table: str) -> bool:
        """Say whether the table was delivered (a table without rows counts as delivered)."""
        return table in self.tables

    def used(self, table: str) -> pd.DataFrame:
        """Return the rows that count; empty when the table was not delivered."""
        return self._rows(table, USED)

    def aside(self, table: str) -> pd.DataFrame:
        """Return the rows that could not be understood or are impossible."""
        return self._rows(table, ASIDE)

    def outside(self, table: str) -> pd.DataFrame:
        """Return the rows that no rule asks for."""
        return self._rows(table, OUTSIDE)

    def each_problem(self, *outcomes: str) -> Iterator[Problem]:
        """Yield the problems as objects, of the given outcomes or all."""
        return as_problems(self.problems, *outcomes)

    def _rows(self, table: str, fate: str) -> pd.DataFrame:
        if table not in self.tables:
            return pd.DataFrame()
        rows = self.tables[table]
        return rows.loc[rows["nasib"] == fate]


def as_problems(problems: pd.DataFrame, *outcomes: str) -> Iterator[Problem]:
    """Yield the rows of a problem frame as `Problem`, of the given outcomes or all."""
    chosen = problems[problems["outcome"].isin(outcomes)] if outcomes else problems
    names = [name for name in PROBLEM_COLUMNS if name != "opd"]
    columns = [chosen[name].astype(object).tolist() for name in names]
    for values in zip(*columns, strict=True):
        yield Problem(**dict(zip(names, values, strict=True)))
