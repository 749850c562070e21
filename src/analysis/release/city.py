"""CityReport: the slice of a Release that the report of the whole city shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from analysis.release import compare, findings_city
from analysis.release.compare import Change, Rank
from analysis.release.report import OpdReport
from analysis.release.rows import RowDict, as_rows

if TYPE_CHECKING:
    from analysis.release.findings import Finding
    from analysis.release.findings_city import Movers

ALL = "semua"


@dataclass(frozen=True)
class Place:
    """One OPD among all: its names, its total row of `indeks`, its change since last quarter."""

    kode: str
    nama: str
    singkatan: str
    jenis: str
    row: Mapping[str, Any]
    change: Change | None


@dataclass(frozen=True)
class CityReport(OpdReport):
    """What the report of the city may show: an OPD report's rows, of the scope of all OPD.

    `own` and the like are the city's; there is nothing beside it (`trend_kota`, `kesenjangan_kota`
    have no rows), no unit, no rank. What is only here follows.
    """

    scope: ClassVar[str] = "kota"

    @cached_property
    def opd(self) -> RowDict:
        """The city in an OPD's place: kode "", nama, no kind."""
        name = self.info["nama"]
        return {"kode": "", "nama": name, "jenis": None, "singkatan": name}

    @cached_property
    def kota(self) -> RowDict:
        """The city's total row."""
        return self.own

    @cached_property
    def trend_kota(self) -> pd.DataFrame:
        """Nothing: the city is not put beside itself."""
        return self.trend.iloc[:0]

    @cached_property
    def kesenjangan_kota(self) -> pd.DataFrame:
        """Nothing: the city is not put beside itself."""
        return self.release.kesenjangan.iloc[:0]

    @property
    def rank(self) -> Rank | None:
        """None: a city has no place among its own OPD."""
        return None

    @cached_property
    def jadwal(self) -> pd.DataFrame:
        """The batches by month of all courses that the city's rows name."""
        return self.release.jadwal

    @cached_property
    def places(self) -> list[Place]:
        """Every OPD: printed indices first, highest on top, then the others by name."""
        names = {row["kode"]: row for row in as_rows(self.release.opd)}
        before = self._before
        found = [
            Place(
                row["opd"],
                str(names[row["opd"]]["nama"]),
                str(names[row["opd"]]["singkatan"] or ""),
                str(names[row["opd"]]["jenis"] or ""),
                row,
                compare.change(before.get(row["opd"]), row),
            )
            for row in as_rows(self.release.totals("opd"))
            if row["opd"] in names
        ]
        return sorted(found, key=_order)

    @cached_property
    def kinds(self) -> pd.DataFrame:
        """The total row of every kind of OPD."""
        return self.release.totals("jenis").reset_index(drop=True)

    @cached_property
    def sebaran_jenis(self) -> pd.DataFrame:
        """The distribution over the categories of every kind of OPD."""
        rows = self.release.sebaran
        return rows[rows["cakupan"] == "jenis"].reset_index(drop=True)

    @cached_property
    def kesenjangan_opd(self) -> pd.DataFrame:
        """The gap of every OPD by competency, over all level groups."""
        rows = self.release.kesenjangan
        return rows[(rows["cakupan"] == "opd") & (rows["kelompok"] == ALL)].reset_index(drop=True)

    @cached_property
    def dampak_opd(self) -> pd.DataFrame:
        """What the plan brings to every OPD."""
        rows = self.release.dampak
        return rows[rows["cakupan"] == "opd"].reset_index(drop=True)

    @cached_property
    def alasan_opd(self) -> pd.DataFrame:
        """Why people of every OPD are not measured."""
        rows = self.release.alasan
        return rows[rows["cakupan"] == "opd"].reset_index(drop=True)

    @cached_property
    def findings(self) -> list[Finding]:
        """The needs that matter most, most important first."""
        return findings_city.needs(self)

    @cached_property
    def movers(self) -> Movers:
        """The OPD that gained and lost most since the last quarter."""
        return findings_city.movers(self.places)

    @property
    def _before(self) -> dict[str, RowDict]:
        """Every OPD's row of its last delivered quarter, where the same edition was in force."""
        rows, editions = self.release.indeks, self.info["edisi_per_triwulan"]
        chosen = (rows["periode"] < self.info["periode"]) & (rows["cakupan"] == "opd")
        earlier = rows[chosen & (rows["potongan"] == ALL)].sort_values("periode", kind="stable")
        last = earlier.drop_duplicates("opd", keep="last")
        same = last["periode"].map(editions) == self.info["edisi"]
        return {row["opd"]: row for row in as_rows(last[same])}


def _order(place: Place) -> tuple[bool, float, str]:
    value = place.row["ip_asn"]
    return (value is None, -(value or 0.0), place.nama)
