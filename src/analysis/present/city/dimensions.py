"""Chapter IP ASN of the city report: every OPD by dimension, as a heat map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Figure, Note
from analysis.present.city.outline import figure_number
from analysis.present.city.words import standing_claim
from analysis.present.drawing.canvas import svg
from analysis.present.drawing.figures.city_heat import (
    NAMES,
    HeatCell,
    HeatColumn,
    HeatRow,
    HeatScale,
    city_heat,
)
from analysis.present.drawn.places import WHOLE, ends, label, valued
from analysis.present.wording.numbers import share, tail
from analysis.present.wording.released import (
    PUBLISHED,
    Record,
    most_decimals,
    value,
)
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import DIMENSIONS

if TYPE_CHECKING:
    from analysis.release.city import CityReport, Place


SHARES = (40, 60, 80)  # per cent of a dimension's maximum: four bins


def dimensions(report: CityReport, most: int = WHOLE) -> Block:
    """The dimensions of every OPD as a heat map, in per cent of their maximum."""
    _, shown = Voice(report.lang), valued(report)
    number = figure_number("dimensi-opd", _)
    if not shown:
        return Note(f"{number} " + _("Dimensi OPD tidak digambar: tidak ada yang ditampilkan."))
    places = most_decimals([place.row for place in shown])
    upper, lower = ends(shown, most=most)
    rows = [[_heat_row(place, report, places, _) for place in side] for side in (upper, lower)]
    city = HeatRow(_("Kota"), _heat_cells(report.own, report, places, _), bold=True)
    columns = [HeatColumn(_(name)) for name in DIMENSIONS.values()]
    columns.append(HeatColumn(_("IP ASN"), apart=True, bold=True))
    scale = HeatScale("rencana", _("Persen dari maksimum"), _bins(), _("disembunyikan"))
    definition = _(
        "Persen dari nilai maksimum dimensi, OPD dari IP ASN tertinggi. Angka lengkap di lampiran."
    )
    if lower:
        definition += " " + _("Digambar: {jumlah} teratas dan {jumlah} terbawah.",
                              jumlah=len(lower))  # fmt: skip
    return Figure(
        "dimensi-opd",
        _dimension_claim(shown, report, _),
        definition,
        _dimension_alt(shown, report, _),
        svg(city_heat([[city], *rows], columns, scale), "dimensi-opd"),
        number=number,
    )


def _heat_row(place: Place, report: CityReport, places: int, _: Voice) -> HeatRow:
    return HeatRow(label(place, NAMES), _heat_cells(place.row, report, places, _))


def _heat_cells(row: Record, report: CityReport, places: int, _: Voice) -> tuple[HeatCell, ...]:
    cells = []
    for name in DIMENSIONS:
        part = _share(row, name, report)
        if part is None:
            cells.append(HeatCell(sign="hidden" if row["keadaan"] != PUBLISHED else "empty"))
        else:
            cells.append(HeatCell(f"{part}", sum(part >= border for border in SHARES)))
    if row["ip_asn"] is None:
        return (*cells, HeatCell(sign="hidden"))
    ended = tail(row["desimal"], places, _.lang)
    return (*cells, HeatCell(value(row, "ip_asn", _), tail=ended))


def _share(row: Record, name: str, report: CityReport) -> int | None:
    if row[name] is None:
        return None
    return share(row[name], row["desimal"], report.info["maksimum"][name])


def _bins() -> tuple[str, ...]:
    first, second, third = SHARES
    return (f"< {first}", f"{first}–{second - 1}", f"{second}–{third - 1}", f"≥ {third}")


def _dimension_claim(shown: Sequence[Place], report: CityReport, _: Voice) -> str:
    """Say in which dimension the OPD lie farthest apart."""
    spans = {}
    for name in DIMENSIONS:
        parts = [part for place in shown if (part := _share(place.row, name, report)) is not None]
        if len(parts) > 1:
            spans[name] = (max(parts) - min(parts), min(parts), max(parts))
    if not spans:
        return standing_claim(report, _)
    name = max(spans, key=lambda each: spans[each][0])
    _span, low, high = spans[name]
    return _(
        "OPD paling berbeda pada {dimensi}: {rendah}% sampai {tinggi}% dari nilai maksimum",
        dimensi=_(DIMENSIONS[name]).lower(),
        rendah=low,
        tinggi=high,
    )


def _dimension_alt(shown: Sequence[Place], report: CityReport, _: Voice) -> str:
    parts = [
        _("Peta panas, {jumlah} OPD dan empat dimensi, persen dari nilai maksimum.",
          jumlah=_.count(len(shown)))
    ]  # fmt: skip
    for name, title in DIMENSIONS.items():
        found = [
            (part, place.nama)
            for place in shown
            if (part := _share(place.row, name, report)) is not None
        ]
        if found:
            low, high = min(found), max(found)
            parts.append(
                _(
                    "{dimensi}: terendah {rendah} {persen_rendah}%, tertinggi {tinggi} "
                    "{persen_tinggi}%.",
                    dimensi=_(title),
                    rendah=low[1],
                    persen_rendah=low[0],
                    tinggi=high[1],
                    persen_tinggi=high[0],
                )
            )
    parts.append(_("Tabel lengkap di lampiran."))
    return " ".join(parts)
