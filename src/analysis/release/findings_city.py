"""What is worth a sentence about the whole city; computed on released values alone.

The needs of page 1, most important first: the training component that holds back most, the
competencies farthest from their standard, the people who cannot be measured. Each is left out where
its group is too small to be shown, or where one person could cause it. Kinds and values:

komponen_terbuka, dimensi_terbuka, dimensi_tidak_diterima, kesenjangan_terbesar
    As for an OPD (`findings`); of kesenjangan_terbesar the first two, in one finding:
kesenjangan_kota
    kompetensi [values of kesenjangan_terbesar], one or two, most missing levels first.
data_kota
    People not measured: the values of data_belum_lengkap, and opd (nama), orang_opd: the OPD with
    most of them, "" and None where no OPD has a tenth of them or its numbers are not printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from analysis.release.compare import printed
from analysis.release.findings import Finding, incomplete, index_findings
from analysis.release.findings_gap import largest_gaps

if TYPE_CHECKING:
    from analysis.release.city import CityReport, Place

TOLD = 3  # needs of page 1; OPD that moved, in each direction
TOLD_GAPS = 2  # competencies in one need
WORTH_NAMING = 10  # an OPD is named from one in so many of the people not measured


@dataclass(frozen=True)
class Movers:
    """OPD of which naik or turun may be said, those that moved most first; at most three each.

    jumlah_naik, jumlah_turun: how many there are in all.
    """

    naik: tuple[Place, ...]
    turun: tuple[Place, ...]
    jumlah_naik: int
    jumlah_turun: int


@dataclass(frozen=True)
class Standing:
    """How the printed OPD lie: how many, above the city's printed value, and in which categories.

    kategori: the highest category that any of them is in, and how many are.
    """

    jumlah: int
    di_atas: int
    kategori: str
    jumlah_kategori: int


def needs(report: CityReport) -> list[Finding]:
    """Return the needs that matter most, at most three, most important first."""
    first = index_findings(report)
    gaps = largest_gaps(report)[:TOLD_GAPS]
    gap = Finding("kesenjangan_kota", {"kompetensi": gaps}) if gaps else None
    found = (*first[:1], gap, _data(report), *first[1:])
    return [finding for finding in found if finding is not None][:TOLD]


def movers(places: Sequence[Place]) -> Movers:
    """Return who gained and lost most; only where naik or turun may be said."""
    told = [place for place in places if place.change is not None and place.change.arah != "setara"]
    up = sorted((p for p in told if _step(p) > 0), key=lambda p: (-_step(p), p.nama))
    down = sorted((p for p in told if _step(p) < 0), key=lambda p: (_step(p), p.nama))
    return Movers(tuple(up[:TOLD]), tuple(down[:TOLD]), len(up), len(down))


def standing(report: CityReport) -> Standing | None:
    """Count the OPD with a printed index; None where neither they nor the city have one."""
    own, shown = report.own, [p.row for p in report.places if p.row["ip_asn"] is not None]
    if own["ip_asn"] is None or not shown:
        return None
    city = printed(own["ip_asn"], own["desimal"])
    above = sum(printed(row["ip_asn"], row["desimal"]) > city for row in shown)
    names = [entry["nama"] for entry in report.info["kategori"]]
    best = max((row["kategori"] for row in shown), key=names.index)
    return Standing(len(shown), above, best, sum(row["kategori"] == best for row in shown))


def _step(place: Place) -> Decimal:
    return place.change.selisih if place.change is not None else Decimal(0)


def _data(report: CityReport) -> Finding | None:
    found = incomplete(report)
    if found is None:
        return None
    missing = {p.nama: _unmeasured(p) for p in report.places}
    name, most = max(missing.items(), key=lambda each: each[1], default=("", 0))
    named = most >= report.info["ambang"] and most * WORTH_NAMING >= found.values["orang"]
    more = {"opd": name if named else "", "orang_opd": most if named else None}
    return Finding("data_kota", {**found.values, **more})


def _unmeasured(place: Place) -> int:
    row = place.row
    if row["pegawai"] is None or row["diukur"] is None:
        return 0
    return int(row["pegawai"] - row["diukur"])
