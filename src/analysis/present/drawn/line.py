"""The number line as a block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Figure, Group
from analysis.present.drawing.canvas import svg
from analysis.present.drawing.figures.number_line import Bounds, Mark, number_line
from analysis.present.drawing.glyphs import fit, printable, width
from analysis.present.drawing.theme import FULL, MARK
from analysis.present.drawn.bands import bands
from analysis.present.wording.released import PUBLISHED, value
from analysis.present.wording.voice import Voice

if TYPE_CHECKING:
    from analysis.release.model import OpdReport


def line(report: OpdReport, _: Voice) -> Block:
    """The number line; nothing where the index is not printed: the headline says why."""
    own = report.own
    if own["keadaan"] != PUBLISHED:
        return Group()
    below, target, bounds = _below(report, _), _target(report, _), _bounds(report, _)
    amount = value(own, "ip_asn", _)
    room = FULL - width(f" {amount}", MARK, bold=True) - 2
    name = fit(printable(report.opd["nama"]), room, MARK, bold=True)
    drawn = number_line(
        Mark(own["ip_asn"], f"{name} {amount}"),
        bands(report, _),
        below,
        target,
        bounds,
    )
    told = [f"{report.opd['nama']} {amount}, {_(own['kategori'])}"]
    told += [mark.label for mark in below] + ([target.label] if target else [])
    if bounds:
        low, high = (_.number(limit, own["desimal"]) for limit in (bounds.low, bounds.high))
        told.append(_("bila semua data lengkap {bawah} sampai {atas}", bawah=low, atas=high))
    alt = _("Garis angka. {nilai}.", nilai="; ".join(told))
    return Figure("garis-angka", "", "", alt, svg(drawn, "garis-angka"))


def _below(report: OpdReport, _: Voice) -> list[Mark]:
    """Return the marks below the line: the city, the last quarter."""
    marks, city, change = [], report.kota, report.change
    if city["ip_asn"] is not None:
        marks.append(Mark(city["ip_asn"], _("kota {nilai}", nilai=value(city, "ip_asn", _))))
    if change is not None:
        quarter = _.quarter(change.dari, than=change.sampai)
        earlier = _.number(change.nilai_dari, change.desimal_dari)
        marks.append(Mark(float(change.nilai_dari), f"{quarter} {earlier}"))
    return marks


def _target(report: OpdReport, _: Voice) -> Mark | None:
    if report.target is None:
        return None
    aim = _("target {nilai}", nilai=_.number(report.target.nilai, 2))
    return Mark(float(report.target.nilai), aim)


def _bounds(report: OpdReport, _: Voice) -> Bounds | None:
    own = report.own
    if own["batas_bawah"] is None or own["batas_atas"] is None:
        return None
    return Bounds(own["batas_bawah"], own["batas_atas"], _("bila semua data lengkap"))
