"""The part of an OPD's slice of a Release that is about gap, plan and change."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from analysis.release.rows import RowDict, as_row

if TYPE_CHECKING:
    from analysis.release.model import Release


@dataclass(frozen=True)
class GapAndPlan:
    """The OPD's rows of the frames about gap, plan and change, with the columns of `frames`."""

    scope: ClassVar[str] = "opd"  # `cakupan` of the rows that are its own

    release: Release
    kode: str
    lang: str = "id"

    @cached_property
    def kesenjangan(self) -> pd.DataFrame:
        """The gap by competency and level group."""
        return self._of(self.release.kesenjangan)

    @cached_property
    def kesenjangan_kota(self) -> pd.DataFrame:
        """The city's gap by competency and level group."""
        return self._of_city(self.release.kesenjangan)

    @cached_property
    def kesenjangan_unit(self) -> pd.DataFrame:
        """The mean gap of the OPD's units."""
        rows = self.release.kesenjangan
        mine = (rows["cakupan"] == "unit") & (rows["opd"] == self.kode)
        return rows[mine].reset_index(drop=True)

    @cached_property
    def jpm(self) -> pd.DataFrame:
        """The Job Person Match by level group."""
        return self._of(self.release.jpm)

    @cached_property
    def jpm_own(self) -> RowDict | None:
        """The Job Person Match of the whole OPD, None where nobody has a standard."""
        whole = self.jpm[self.jpm["kelompok"] == "semua"]
        return as_row(whole) if len(whole) else None

    @cached_property
    def sebaran_jpm(self) -> pd.DataFrame:
        """People by mapping band."""
        return self._of(self.release.sebaran_jpm)

    @cached_property
    def kotak(self) -> pd.DataFrame:
        """People by box of the nine."""
        return self._of(self.release.kotak)

    @cached_property
    def standar(self) -> pd.DataFrame:
        """People by the basis of their standard."""
        return self._of(self.release.standar)

    @cached_property
    def penilaian(self) -> pd.DataFrame:
        """How far the assessments go: one row."""
        return self._of(self.release.penilaian)

    @cached_property
    def kebutuhan(self) -> pd.DataFrame:
        """People by what they need."""
        return self._of(self.release.kebutuhan)

    @cached_property
    def rencana(self) -> pd.DataFrame:
        """The planned courses; empty where none is printed."""
        rows = self._of(self.release.rencana)
        return rows[rows["kode"] != ""].reset_index(drop=True)

    @cached_property
    def jadwal(self) -> pd.DataFrame:
        """The city's batches by month, of the courses that are printed by name for the OPD."""
        rows = self.release.jadwal
        return rows[rows["kode"].isin(self.rencana["kode"])].reset_index(drop=True)

    @cached_property
    def dampak(self) -> pd.DataFrame:
        """What the plan brings: one row, none without a plan."""
        return self._of(self.release.dampak)

    @cached_property
    def dampak_kota(self) -> pd.DataFrame:
        """What the plan brings to the city: one row, none without a plan."""
        return self._of_city(self.release.dampak)

    @cached_property
    def kumulatif(self) -> pd.DataFrame:
        """Cost and points month by month."""
        rows = self.release.kumulatif
        return rows[rows["opd"] == self.kode].reset_index(drop=True)

    @cached_property
    def tersisa(self) -> pd.DataFrame:
        """What the plan leaves open, by reason."""
        return self._of(self.release.tersisa)

    @cached_property
    def perubahan(self) -> pd.DataFrame:
        """The steps of its change since earlier quarters."""
        return self._of(self.release.perubahan)

    @cached_property
    def terlambat(self) -> pd.DataFrame:
        """What records with an earlier date changed: at most one row."""
        return self._of(self.release.terlambat)

    @cached_property
    def komposisi(self) -> pd.DataFrame:
        """Why it stands apart from the city: at most one row."""
        return self._of(self.release.komposisi)

    @cached_property
    def mutu_berubah(self) -> pd.DataFrame:
        """What became better in its data, and what is new."""
        return self._of(self.release.mutu_berubah)

    @cached_property
    def target_rows(self) -> pd.DataFrame:
        """What the target takes: one row, none without a target or measured people."""
        return self._of(self.release.target)

    @cached_property
    def target_jalan(self) -> pd.DataFrame:
        """How far each component alone leads towards the target."""
        return self._of(self.release.target_jalan)

    @cached_property
    def target_pelatihan(self) -> pd.DataFrame:
        """The courses of the cheapest mix that reaches the target."""
        return self._of(self.release.target_pelatihan)

    def _of(self, rows: pd.DataFrame) -> pd.DataFrame:
        mine = (rows["cakupan"] == self.scope) & (rows["opd"] == self.kode)
        return rows[mine].reset_index(drop=True)

    def _of_city(self, rows: pd.DataFrame) -> pd.DataFrame:
        return rows[rows["cakupan"] == "kota"].reset_index(drop=True)
