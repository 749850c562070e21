"""One quarter of the sample on its way into files: tables, damage, layout."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import pandas as pd

from analysis.dataset import Period
from analysis.sample.city import City
from analysis.sample.damage import Moment, Planted, closing_rows, damaged
from analysis.sample.draws import Draws
from analysis.sample.histories import COMPETENCIES
from analysis.sample.kinds import KINDS
from analysis.sample.parts import Part, plain_parts, typed_parts
from analysis.sample.siasn import siasn_parts
from analysis.sample.snapshot import snapshot
from analysis.sample.write import ParquetFiles, write_csv, write_xlsx

CSV, SIASN, PARQUET = "csv", "siasn", "parquet"
SILENT = "rsud-h-bachtiar-djafar"  # has not delivered its appraisals in the newest quarter
_COUNTED = ("01", "03", "15", "16")  # standings that are measured by default
_CLOSED = ("pegawai.csv", "kinerja/kinerja.xlsx")  # lists that end with a total and a signature
_INDONESIAN = ("kinerja.csv",)  # saved by a spreadsheet program with Indonesian settings


class DeliveryFiles:
    """The folder of one quarter, filled chunk by chunk (other forms than Parquet take one)."""

    def __init__(
        self, folder: Path, city: City, period: Period, form: str, *, newest: bool
    ) -> None:
        self.folder = folder
        self.city = city
        self.moment = Moment(period.number, np.datetime64(period.end))
        self.period = period
        self.form = form
        self.silent = SILENT if newest else ""
        self.parquet = ParquetFiles(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.parquet.close()

    def add(self, people: pd.DataFrame, seed: int) -> pd.DataFrame:
        """Write the quarter's rows of these people; what was planted where (see `Sample`)."""
        whole = snapshot(people, self.city, seed, self.period.number, without_appraisal=self.silent)
        if self.form == SIASN:  # its sheet of assessments has a column for each of the nine alone
            levels = whole["penilaian_kompetensi"]
            nine = levels.loc[levels["kompetensi"].isin(COMPETENCIES)].reset_index(drop=True)
            whole = {**whole, "penilaian_kompetensi": nine}
        tables, planted = self._spoiled(whole, seed)
        records = []
        for part in self._parts(tables):
            before = self._write(part, len(tables["pegawai"]))
            records += [self._located(part, before, one) for one in planted[part.table]]
        return pd.concat(records, ignore_index=True) if records else pd.DataFrame()

    def _spoiled(
        self, tables: Mapping[str, pd.DataFrame], seed: int
    ) -> tuple[dict[str, pd.DataFrame], dict[str, list[Planted]]]:
        """Damage every table; histories only of people whose own row is sound and measured."""
        staff = tables["pegawai"]
        sound = staff["status_asn"].ne("CPNS") & staff["kedudukan_hukum"].isin(_COUNTED)
        spoiled: dict[str, pd.DataFrame] = {}
        planted: dict[str, list[Planted]] = {}
        for name, rows in tables.items():
            kinds = [kind for kind in KINDS[name] if kind.siasn or self.form != SIASN]
            keys = Draws.of(seed, np.asarray(rows["nip"].astype("int64"), dtype=np.int64))
            draws = keys.on(self.period.number).on(np.arange(len(rows), dtype=np.int64))
            able = sound if name == "pegawai" else rows["nip"].isin(staff["nip"][sound])
            spoiled[name], planted[name] = damaged(rows, kinds, able, draws, self.moment)
            if name == "pegawai":
                for one in planted[name]:
                    spared = one.positions[one.positions < len(staff)]
                    sound = sound & (~staff.index.isin(spared) | (one.kind.fate == "dipakai"))
        return spoiled, planted

    def _parts(self, tables: Mapping[str, pd.DataFrame]) -> Iterable[Part]:
        if self.form == SIASN:
            return siasn_parts(tables, self.city.opd.set_index("kode")["nama"])
        return typed_parts(tables, self.city) if self.form == CSV else plain_parts(tables)

    def _write(self, part: Part, people: int) -> int:
        """Write a part; how many rows its file had before."""
        if self.form == PARQUET:
            return self.parquet.add(part)
        closing = None
        if part.file in _CLOSED:
            closing = closing_rows(list(part.rows.columns), people, self.moment)
        if self.form == SIASN:
            write_xlsx(self.folder, part, closing)
        else:
            write_csv(self.folder, part, closing, indonesian=part.file in _INDONESIAN)
        return 0

    def _located(self, part: Part, before: int, planted: Planted) -> pd.DataFrame:
        return pd.DataFrame(
            {
                "periode": self.period.text,
                "tabel": part.table,
                "jenis": planted.kind.name,
                "nasib": planted.kind.fate,
                "berkas": f"{self.period.text}/{part.file}",
                "baris": part.sheet_rows(planted.positions) + before,
            }
        )
