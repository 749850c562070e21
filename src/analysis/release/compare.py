"""Comparisons a reader can repeat: every one is taken between printed values, with Decimal.

Rows are dictionaries of one row of `Release.indeks`, None where nothing is printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

Row = Mapping[str, Any]

DIMENSIONS = ("kualifikasi", "kompetensi", "kinerja", "disiplin")
RANKED_FROM = 20  # measured people; below that one person moves the index by 5 points or more
ENOUGH_PEERS = 5  # fewer of like size: compare with the whole kind
STEADY_COVERAGE = 2  # percentage points; beyond that another set of people is compared


@dataclass(frozen=True)
class Rank:
    """Place among comparable OPD; equal printed values share it (1, 2, 2, 4)."""

    posisi: int
    dari: int
    jenis: str
    pegawai_min: int | None  # staff range of the comparison; None: the whole kind
    pegawai_maks: int | None
    kode: tuple[str, ...]  # the compared OPD, highest first, this one included


@dataclass(frozen=True)
class Change:
    """From one printed value to another."""

    dari: str  # the earlier period, "2026-Q2"
    sampai: str
    nilai_dari: Decimal
    desimal_dari: int
    nilai_sampai: Decimal
    desimal_sampai: int
    selisih: Decimal  # between the printed values, at the coarser decimals
    desimal: int
    arah: str  # naik, turun, setara
    pengaruh: Decimal  # the most one person can move the index by, rounded up
    desimal_pengaruh: int
    cakupan_bergeser: bool = False  # by two points or more: other people, so neither naik nor turun


@dataclass(frozen=True)
class Target:
    """Distance to the target of the data set; negative: still missing."""

    nilai: Decimal
    selisih: Decimal
    desimal: int
    tercapai: bool


@dataclass(frozen=True)
class DimensionGap:
    """One dimension of an OPD beside the city's; None where one of them is not printed."""

    dimensi: str
    nilai: Decimal | None
    desimal: int
    kota: Decimal | None
    desimal_kota: int
    selisih: Decimal | None  # nilai - kota, at the coarser decimals
    desimal_selisih: int
    maksimum: int


def printed(value: float, decimals: int) -> Decimal:
    """Return a released value as the exact decimal that is printed."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def difference(value: Decimal, other: Decimal, decimals: int) -> Decimal:
    """Return value - other at `decimals`; half away from zero, alike in both directions."""
    return (value - other).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def influence(row: Row, maximum: int = 100) -> Decimal:
    """Return the most one measured person can move the row's mean by, rounded up to its decimals.

    `maximum` is the highest value of what is averaged (100 for the index).
    """
    step = Decimal(1).scaleb(-row["desimal"])
    exact = Decimal(maximum) / Decimal(row["diukur"])
    return exact.quantize(step, ROUND_CEILING)


def change(earlier: Row | None, later: Row | None) -> Change | None:
    """Compare one OPD's index in two quarters; None when one of them is not printed.

    naik and turun are said when the change exceeds what one person can cause (100 / measured) and
    coverage moved by less than two points; anything else is setara.
    """
    if earlier is None or later is None or earlier["ip_asn"] is None or later["ip_asn"] is None:
        return None
    before = printed(earlier["ip_asn"], earlier["desimal"])
    after = printed(later["ip_asn"], later["desimal"])
    decimals = min(earlier["desimal"], later["desimal"])
    step = difference(after, before, decimals)
    moved = abs(_coverage(later) - _coverage(earlier)) >= STEADY_COVERAGE
    told = abs(Fraction(step)) > Fraction(100, later["diukur"]) and not moved
    return Change(
        dari=earlier["periode"],
        sampai=later["periode"],
        nilai_dari=before,
        desimal_dari=earlier["desimal"],
        nilai_sampai=after,
        desimal_sampai=later["desimal"],
        selisih=step,
        desimal=decimals,
        arah=("naik" if step > 0 else "turun") if told else "setara",
        pengaruh=influence(later),
        desimal_pengaruh=later["desimal"],
        cakupan_bergeser=moved,
    )


def rank(own: Row, kind: str, others: Sequence[Row]) -> Rank | None:
    """Place an OPD among those of its kind (`others`: their rows of the same quarter).

    Compared are OPD with at least 20 measured people and between half and double its staff; all of
    the kind when those are fewer than five. None when this OPD is not among them, or alone.
    """
    candidates = [row for row in others if row["ip_asn"] is not None]
    candidates = [row for row in candidates if row["diukur"] >= RANKED_FROM]
    if own["opd"] not in {row["opd"] for row in candidates}:
        return None
    staff = own["pegawai"]
    alike = [row for row in candidates if staff <= 2 * row["pegawai"] <= 4 * staff]
    whole_kind = len(alike) < ENOUGH_PEERS
    compared = candidates if whole_kind else alike
    if len(compared) < 2:
        return None
    compared = sorted(compared, key=lambda row: (-row["ip_asn"], row["opd"]))
    return Rank(
        posisi=1 + sum(row["ip_asn"] > own["ip_asn"] for row in compared),
        dari=len(compared),
        jenis=kind,
        pegawai_min=None if whole_kind else (staff + 1) // 2,
        pegawai_maks=None if whole_kind else 2 * staff,
        kode=tuple(row["opd"] for row in compared),
    )


def target(own: Row, aim: float | None) -> Target | None:
    """Compare the printed index with the target; None when there is no target or no index."""
    if aim is None or own["ip_asn"] is None:
        return None
    wanted = Decimal(str(aim))
    value = printed(own["ip_asn"], own["desimal"])
    distance = difference(value, wanted, own["desimal"])
    return Target(wanted, distance, own["desimal"], tercapai=value >= wanted)


def dimensions(own: Row, city: Row, maxima: Mapping[str, int]) -> list[DimensionGap]:
    """Put the four dimensions of an OPD beside the city's."""
    return [_dimension(name, own, city, maxima[name]) for name in DIMENSIONS]


def _dimension(name: str, own: Row, city: Row, maximum: int) -> DimensionGap:
    value = None if own[name] is None else printed(own[name], own["desimal"])
    other = None if city[name] is None else printed(city[name], city["desimal"])
    decimals = min(own["desimal"], city["desimal"])
    both = value is not None and other is not None
    return DimensionGap(
        dimensi=name,
        nilai=value,
        desimal=own["desimal"],
        kota=other,
        desimal_kota=city["desimal"],
        selisih=difference(value, other, decimals) if both else None,  # type: ignore[arg-type]
        desimal_selisih=decimals,
        maksimum=maximum,
    )


def possible_categories(row: Row, names: Sequence[str]) -> list[str]:
    """Return the categories the row may have once all data are complete, lowest first.

    Read from its bounds; empty when they are not printed.
    """
    if row["kategori_bawah"] is None or row["kategori_atas"] is None:
        return []
    return list(names[names.index(row["kategori_bawah"]) : names.index(row["kategori_atas"]) + 1])


def _coverage(row: Row) -> Fraction:
    return Fraction(100 * row["diukur"], row["pegawai"])
