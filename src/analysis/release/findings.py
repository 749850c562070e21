"""What is worth a sentence: a list of facts, most important first; the words are made elsewhere.

The first three are told on page 1: one about the index, one about the gap, one about the plan, or
about data where there is no plan; what is missing among them is made up for by the next.

Every number is a printed value or taken between printed values, as Decimal beside its decimals.
A finding is left out when its group is too small to be shown, or when what it says is less than
one person can cause.

kind                    values
----------------------  ------------------------------------------------------------------------
komponen_terbuka        The training component that holds back most.
                        komponen, orang (people below its full points), diukur,
                        poin_per_orang (mean open points of those people, None below 10 people),
                        desimal_per_orang, poin (effect on the index), desimal,
                        ip_asn, ip_menjadi (their sum), kategori, kategori_menjadi (None when the
                        printed sum lies on the wrong side of the border the exact one crosses)
dimensi_di_bawah_kota   Kualifikasi or kinerja, whichever lies further below the city.
                        dimensi, nilai, desimal, kota, desimal_kota, selisih (positive: how far
                        below), desimal_selisih, maksimum, terbuka (points below the maximum, at
                        `desimal`), orang (people below the maximum; None when hidden), diukur
dimensi_terbuka         The same values, of the one with more open points, when none lies below
                        the city by half a point and more than one person can cause; selisih is
                        kota - nilai.
data_belum_lengkap      People not measured.
                        orang, pegawai, alasan [(reason codes, people)] (most first; several codes
                        where merged; those without a printed number are left out),
                        batas_bawah, batas_atas, desimal (None when not printed),
                        kategori_mungkin [names], lowest first; one name: certain already
dimensi_tidak_diterima  A table was not delivered: no index. dimensi [names]
kesenjangan_terbesar    A competency of which many levels are missing; up to three, most first.
                        kompetensi, nama, orang (people below; None when hidden), orang_dinilai,
                        orang_semua (in posts with a standard), kesenjangan (mean levels), desimal,
                        kelompok (the level group furthest below, "" when none stands out),
                        kesenjangan_kelompok, desimal_kelompok
rencana                 The OPD's part of the plan.
                        peserta (None when it tells too much), biaya (Rp), ip_sebelum, ip_sesudah,
                        desimal, kesenjangan_sebelum, kesenjangan_sesudah, desimal_kesenjangan,
                        kategori_sebelum, kategori_sesudah (None when not printed), celah_persen
rencana_ditolak         The city's limits allow no plan; `info["rencana_ditolak"]` says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.release.compare import DIMENSIONS, DimensionGap, printed
from analysis.release.findings_gap import largest_gaps, planned

if TYPE_CHECKING:
    from analysis.release.report import OpdReport

# Kompetensi is told by its components; sanctions of single people stand behind disiplin.
TOLD_DIMENSIONS = ("kualifikasi", "kinerja")
BELOW_CITY_FROM = Decimal("0.5")  # points; a smaller gap is no news beside the open points


@dataclass(frozen=True)
class Finding:
    """One fact worth a sentence: its kind and its values, see the module's table."""

    kind: str
    values: Mapping[str, Any] = field(default_factory=dict)


def findings(report: OpdReport) -> list[Finding]:
    """List what is worth a sentence in one OPD's report, most important first.

    Empty when nothing of the OPD may be shown.
    """
    undelivered, lead, other = _index(report)
    gaps = [Finding("kesenjangan_terbesar", values) for values in largest_gaps(report)]
    values = planned(report)
    plan = None if values is None else Finding("rencana", values)
    if report.info.get("rencana_ditolak"):
        plan = Finding("rencana_ditolak")
    data = incomplete(report)
    after = [*gaps[:1], plan, data, other] if gaps else [other, plan, data]
    found = (undelivered, lead, *after, *gaps[1:])
    return [finding for finding in found if finding is not None]


def index_findings(report: OpdReport) -> list[Finding]:
    """List those about the index alone: what was not delivered, what holds back most."""
    return [finding for finding in _index(report) if finding is not None]


def _index(report: OpdReport) -> tuple[Finding | None, Finding | None, Finding | None]:
    component, dimension = _component(report), _dimension(report)
    lead, other = (component, dimension) if component else (dimension, None)
    return _undelivered(report), lead, other


def _undelivered(report: OpdReport) -> Finding | None:
    missing = [name for name in DIMENSIONS if name not in report.info["dimensi"]]
    if not missing or report.own["keadaan"] != "tidak_diukur":
        return None
    return Finding("dimensi_tidak_diterima", {"dimensi": missing})


def _component(report: OpdReport) -> Finding | None:
    own, rows = report.own, report.terbuka
    if own["ip_asn"] is None or rows.empty:
        return None
    told = rows[rows["lewat_pelatihan"] & (rows["keadaan"] == "terbit") & rows["poin"].notna()]
    if told.empty:
        return None
    top = told.iloc[0]
    points = printed(top["poin"], own["desimal"])
    if int(top["orang"]) < report.info["ambang"] or not _beyond_one_person(points, own, 100):
        return None
    value = printed(own["ip_asn"], own["desimal"])
    places = int(top["desimal_per_orang"])
    per_person = top["poin_per_orang"]
    return Finding(
        "komponen_terbuka",
        {
            "komponen": top["komponen"],
            "orang": int(top["orang"]),
            "diukur": own["diukur"],
            "poin_per_orang": None if pd.isna(per_person) else printed(per_person, places),
            "desimal_per_orang": places,
            "poin": points,
            "desimal": own["desimal"],
            "ip_asn": value,
            "ip_menjadi": value + points,
            "kategori": own["kategori"],
            "kategori_menjadi": _agreeing(report, value + points, top["kategori_menjadi"]),
        },
    )


def _agreeing(report: OpdReport, total: Decimal, category: str) -> str | None:
    """Return the exact sum's category, None when the printed sum would be given another one."""
    is_open = report.info["batas_terbuka"]
    reached = [
        entry["nama"]
        for number, entry in enumerate(report.info["kategori"])
        if number == 0
        or total > Decimal(str(entry["batas"]))
        or (total == Decimal(str(entry["batas"])) and not is_open)
    ]
    return category if reached[-1] == category else None


def _dimension(report: OpdReport) -> Finding | None:
    gaps = [
        gap
        for gap in report.dimensi
        if gap.dimensi in TOLD_DIMENSIONS and gap.nilai is not None and gap.selisih is not None
    ]
    if not gaps:
        return None
    lowest = min(gaps, key=lambda gap: gap.selisih or 0)
    behind = -(lowest.selisih or Decimal(0))
    if behind >= BELOW_CITY_FROM and _beyond_one_person(behind, report.own, lowest.maksimum):
        return Finding("dimensi_di_bawah_kota", _dimension_values(report, lowest))
    open_most = max(gaps, key=_open)
    if not _beyond_one_person(_open(open_most), report.own, open_most.maksimum):
        return None
    return Finding("dimensi_terbuka", _dimension_values(report, open_most))


def _open(gap: DimensionGap) -> Decimal:
    return gap.maksimum - (gap.nilai or Decimal(0))


def _dimension_values(report: OpdReport, gap: DimensionGap) -> dict[str, Any]:
    rows = report.terbuka
    people = rows.loc[rows["komponen"] == gap.dimensi, "orang"].dropna()
    return {
        "dimensi": gap.dimensi,
        "nilai": gap.nilai,
        "desimal": gap.desimal,
        "kota": gap.kota,
        "desimal_kota": gap.desimal_kota,
        "selisih": -(gap.selisih or Decimal(0)),
        "desimal_selisih": gap.desimal_selisih,
        "maksimum": gap.maksimum,
        "terbuka": _open(gap),
        "orang": int(people.iloc[0]) if len(people) else None,
        "diukur": report.own["diukur"],
    }


def incomplete(report: OpdReport) -> Finding | None:
    """Return what people not measured leave open; None where they are few or change little."""
    own = report.own
    if own["pegawai"] is None or own["keadaan"] == "tidak_ada":
        return None
    missing = own["pegawai"] - own["diukur"]
    if missing < report.info["ambang"]:
        return None
    low, high = own["batas_bawah"], own["batas_atas"]
    decimals = own["desimal"]
    if low is not None and not _beyond_one_person(
        printed(high, decimals) - printed(low, decimals), own, 100
    ):
        return None
    shown = report.alasan[report.alasan["orang"].notna()]
    return Finding(
        "data_belum_lengkap",
        {
            "orang": missing,
            "pegawai": own["pegawai"],
            "alasan": [
                (tuple(str(codes).split("+")), int(people))
                for codes, people in zip(shown["alasan"], shown["orang"], strict=True)
            ],
            "batas_bawah": None if low is None else printed(low, decimals),
            "batas_atas": None if high is None else printed(high, decimals),
            "desimal": decimals,
            "kategori_mungkin": report.kategori_mungkin,
        },
    )


def _beyond_one_person(amount: Decimal, row: Mapping[str, Any], maximum: int) -> bool:
    """Say whether the amount exceeds what one measured person can cause."""
    return bool(row["diukur"]) and Fraction(amount) > Fraction(maximum, row["diukur"])
