"""Which released numbers a guide's examples stand on: the OPD's own, or else the city's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from analysis.present.wording.gap_rows import Cells, cells, city_cells
from analysis.present.wording.gap_words import ALL
from analysis.present.wording.released import PUBLISHED, Record
from analysis.present.wording.voice import Voice
from analysis.release.model import as_rows

if TYPE_CHECKING:
    import pandas as pd

    from analysis.release.model import OpdReport

Rows = TypeVar("Rows")


@dataclass(frozen=True)
class Ground(Generic[Rows]):
    """Released rows and whose they are."""

    name: str
    own: bool
    rows: Rows

    def marked(self, text: str, _: Voice) -> str:
        """Say at a number of the city that it is not the OPD's."""
        return text if self.own else _("{angka} (kota)", angka=text)


def _ground(report: OpdReport, own: Rows | None, city: Rows | None) -> Ground[Rows] | None:
    if own is not None:
        return Ground(str(report.opd["nama"]), own=True, rows=own)
    return None if city is None else Ground(str(report.info["nama"]), own=False, rows=city)


def gaps(report: OpdReport) -> Ground[Cells] | None:
    """Return the gap cells; the OPD's where its gap over all competencies is printed."""
    own, city = cells(report), city_cells(report)
    return _ground(report, own if _told(own) else None, city if _told(city) else None)


def _told(found: Cells) -> bool:
    row = found.get((ALL, ALL))
    printed = row is not None and row["keadaan"] == PUBLISHED and row["kesenjangan"] is not None
    return printed and row is not None and None not in (row["orang"], row["orang_dinilai"])


def index(report: OpdReport) -> Ground[tuple[Record, list[Record]]] | None:
    """Return the index and its open points."""
    everyone = report.release.terbuka
    city = as_rows(everyone[everyone["cakupan"] == "kota"])
    own = _indexed(report.own, as_rows(report.terbuka))
    return _ground(report, own, _indexed(report.kota, city))


def _indexed(row: Record, parts: Sequence[Record]) -> tuple[Record, list[Record]] | None:
    return None if row["ip_asn"] is None else (row, list(parts))


def effect(report: OpdReport) -> Ground[Record] | None:
    """Return what the plan brings, where it takes somebody and people, cost, index are printed."""
    own, city = (_effect(rows) for rows in (report.dampak, report.dampak_kota))
    return _ground(report, own, city)


def _effect(rows: pd.DataFrame) -> Record | None:
    needed = ("peserta", "biaya", "ip_sebelum", "ip_sesudah")
    found = [row for row in as_rows(rows) if None not in [row[name] for name in needed]]
    return found[0] if found and found[0]["peserta"] else None


def basis(report: OpdReport) -> Ground[Record] | None:
    """Return the people whose managerial standard is the provisional default one."""
    everyone = report.release.standar
    city = everyone[everyone["cakupan"] == "kota"]
    own, other = (_default(as_rows(rows)) for rows in (report.standar, city))
    return _ground(report, own, other)


def _default(rows: Sequence[Record]) -> Record | None:
    """Return the row of those who rest on the default; None where shares are not printed."""
    told = [row for row in rows if (row["sisi"], row["dasar"]) == ("manajerial", "baku")]
    return told[0] if told and told[0]["persen"] is not None else None
