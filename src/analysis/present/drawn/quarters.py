"""The quarters delivered as a block."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.dataset import Period
from analysis.present.blocks import Block, Figure, Note
from analysis.present.drawing.canvas import svg
from analysis.present.drawing.figures import trend as trend_figure
from analysis.present.drawing.theme import FULL, HALF
from analysis.present.drawn.bands import bands
from analysis.present.outline import figure_number
from analysis.present.wording import text
from analysis.present.wording.released import Record, because, value
from analysis.present.wording.voice import Voice
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.model import OpdReport


def quarters(report: OpdReport, _: Voice, *, wide: bool) -> Block:
    """The quarters delivered, at half or full width; a note where fewer than two have a value."""
    number = f"{figure_number('triwulan', _)} " if wide else ""
    rows = as_rows(report.trend)
    city = {row["periode"]: row for row in as_rows(report.trend_kota)}
    shown = [row for row in rows if row["ip_asn"] is not None]
    if len(shown) < 2:
        reason = because(report.own, report.info, _)
        if len(rows) < 2:
            reason = _("baru satu triwulan diserahkan.")
        reason = reason or _("kurang dari dua triwulan bernilai.")
        return Note(number + _("Perkembangan tidak digambar: {alasan}", alasan=reason))
    points = [_quarter(row, city.get(row["periode"]), _) for row in rows]
    beside = [city[row["periode"]] for row in rows if row["periode"] in city]
    known_city = [row for row in beside if row["ip_asn"] is not None]
    labels = trend_figure.Labels(
        value(shown[0], "ip_asn", _),
        value(shown[-1], "ip_asn", _),
        value(known_city[0], "ip_asn", _) if known_city else "",
        _("kota {nilai}", nilai=value(known_city[-1], "ip_asn", _)) if known_city else "",
    )
    borders = [(band.start, f"{band.name} {band.bound}") for band in bands(report, _)[1:]]
    drawn = trend_figure.trend(points, labels, borders, width=FULL if wide else HALF)
    key = "triwulan" if wide else "triwulan-ringkas"
    told = ", ".join(f"{_.quarter(row['periode'])} {value(row, 'ip_asn', _)}" for row in shown)
    alt = _("Garis per triwulan. {nama}: {nilai}.", nama=report.opd["nama"], nilai=told)
    if known_city:
        ends = f"{value(known_city[0], 'ip_asn', _)} – {value(known_city[-1], 'ip_asn', _)}"
        alt += " " + _("Kota: {nilai}.", nilai=ends)
    return Figure(
        key,
        text.trend_claim(report.change_trend, _span(report), _),
        _definition(rows, _, city=bool(beside)),
        alt,
        svg(drawn, key),
        "full" if wide else "half",
        number.strip(),
    )


def _definition(rows: Sequence[Record], _: Voice, *, city: bool) -> str:
    told = _("IP ASN pada akhir triwulan.")
    if city:
        told = _("IP ASN pada akhir triwulan; garis tipis: kota.")
    if any(row.get("susunan_lama") for row in rows):
        told += " " + _("Titik kosong: dihitung ulang menurut susunan OPD sekarang.")
    return told


def _span(report: OpdReport) -> int:
    """Count the quarters from the first to the last of the change that is told."""
    change = report.change_trend
    if change is None:
        return 0
    first, last = Period.parse(change.dari), Period.parse(change.sampai)
    return 4 * (last.year - first.year) + last.quarter - first.quarter + 1


def _quarter(row: Record, city: Record | None, _: Voice) -> trend_figure.Quarter:
    period = Period.parse(row["periode"])
    return trend_figure.Quarter(
        numeral=_.tick(period.quarter),
        year=str(period.year),
        own=row["ip_asn"],
        city=city["ip_asn"] if city else None,
        edition=row["edisi"] or "",
        anew=bool(row.get("susunan_lama")),
        text="" if row["ip_asn"] is None else value(row, "ip_asn", _),
    )
