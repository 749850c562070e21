"""The city's own figures: all OPD on one line, distributions by kind, the two heat maps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Figure, Note
from analysis.present.city.words import standing_claim
from analysis.present.drawing.canvas import svg
from analysis.present.drawing.figures.city_dots import NAMES, Dot, DotHeads, city_dots
from analysis.present.drawing.figures.city_dots_phone import city_dots_phone
from analysis.present.drawn.bands import bands
from analysis.present.drawn.places import (
    REASONS,
    WHOLE,
    ends,
    index_of,
    label,
    medians,
    valued,
    why,
    without,
)
from analysis.present.wording.numbers import tail
from analysis.present.wording.released import CATEGORY_ONLY, HIDDEN, most_decimals, value
from analysis.present.wording.text import capital
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import CATEGORIES

if TYPE_CHECKING:
    from analysis.release.city import CityReport, Place


def places_figure(report: CityReport, _: Voice, most: int = WHOLE) -> Block:
    """All OPD with a printed index as dots, highest first; the others below with the reason."""
    shown, others = valued(report), without(report)
    if not shown:
        return Note(_("OPD tidak digambar: tidak ada yang IP ASN-nya ditampilkan."))
    places = most_decimals([place.row for place in shown])
    reasons = _reasons(others, report, _)
    upper, lower = ends(shown, len(reasons), most)
    groups = [[_dot(place, places, _) for place in side] for side in (upper, lower)]
    middle = [
        Dot(_middle(kind, count, _), float(number), _.number(number, 1), tail(1, places, _.lang),
            bold=True)
        for kind, count, number in medians(shown, index_of)
    ] if lower else []  # fmt: skip
    rows = [groups[0], middle, groups[1], reasons]
    own = report.own["ip_asn"]
    before = next((place.change.dari for place in shown if place.change), "")
    steps = any(dot.step for group in groups for dot in group)
    told = (bands(report, _), own, DotHeads(_("IP ASN"), _("ubah") if steps else ""))
    return Figure(
        "opd-kota",
        standing_claim(report, _),
        _definition(report, before, _, cut=bool(lower)),
        _alt(shown, others, report, _),
        svg(city_dots(rows, *told), "opd-kota"),
        "wide",
        phone=svg(city_dots_phone(rows, *told), "opd-kota-ponsel"),
    )


def _dot(place: Place, places: int, _: Voice) -> Dot:
    row, change = place.row, place.change
    said = change is not None and change.arah != "setara"
    return Dot(
        label(place, NAMES),
        row["ip_asn"],
        value(row, "ip_asn", _),
        tail(row["desimal"], places, _.lang),
        row["batas_bawah"],
        row["batas_atas"],
        CATEGORIES.index(row["kategori"]) if row["kategori"] else None,
        _.signed(change.selisih, change.desimal) if change and said else "",
    )


def _middle(kind: str, count: int, _: Voice) -> str:
    return _("Median {jumlah} {jenis}", jumlah=_.count(count), jenis=_(capital(kind)) or _("OPD"))


def _reasons(others: Sequence[Place], report: CityReport, _: Voice) -> list[Dot]:
    """Return a line per OPD without a value, or per reason where they are many."""
    if len(others) > REASONS:
        told: dict[str, int] = {}
        for place in others:
            reason = why(place, report, _)
            told[reason] = told.get(reason, 0) + 1
        return [
            Dot(_("{jumlah} OPD", jumlah=_.count(number)), words=reason)
            for reason, number in sorted(told.items(), key=lambda each: (-each[1], each[0]))
        ][:REASONS]
    return [
        Dot(
            label(place, NAMES),
            category=(
                CATEGORIES.index(place.row["kategori"])
                if place.row["keadaan"] == CATEGORY_ONLY
                else None
            ),
            words=why(place, report, _),
            hidden=place.row["keadaan"] == HIDDEN,
        )
        for place in others
    ]


def _definition(report: CityReport, before: str, _: Voice, *, cut: bool) -> str:
    own = report.own
    told = _("IP ASN, poin. Batang: rentang bila semua data lengkap.")
    if own["ip_asn"] is not None:
        city = value(own, "ip_asn", _)
        told = _(
            "IP ASN, poin. Batang: rentang bila semua data lengkap; garis putus: kota {nilai}.",
            nilai=city,
        )
    if before:
        told += " " + _(
            "Kolom kanan: naik atau turun sejak {triwulan}; kosong: setara atau tidak "
            "dibandingkan.",
            triwulan=_.quarter(before, than=report.info["periode"]),
        )
    if cut:
        told += " " + _("Ujung atas, median menurut jenis, dan ujung bawah; semuanya di lampiran.")
    return told


def _alt(shown: Sequence[Place], others: Sequence[Place], report: CityReport, _: Voice) -> str:
    def told(places: Sequence[Place]) -> str:
        return "; ".join(f"{place.nama} {value(place.row, 'ip_asn', _)}" for place in places)

    parts = [
        _(
            "Titik dengan rentangnya, {jumlah} OPD dari yang tertinggi.",
            jumlah=_.count(len(shown)),
        )
    ]
    if len(shown) > 10:
        parts.append(_("Tertinggi: {nilai}.", nilai=told(shown[:5])))
        parts.append(_("Terendah: {nilai}.", nilai=told(shown[-5:])))
    else:
        parts.append(f"{told(shown)}.")
    if report.own["ip_asn"] is not None:
        parts.append(_("Kota: {nilai}.", nilai=value(report.own, "ip_asn", _)))
    if others:
        parts.append(_("{jumlah} OPD tanpa nilai.", jumlah=_.count(len(others))))
    parts.append(_("Tabel lengkap di lampiran."))
    return " ".join(parts)
