"""Chapter IP ASN of the city report: by kind of OPD, distributions, OPD by dimension."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Cell, Figure, Note, Row, Table
from analysis.present.canvas import svg
from analysis.present.city_outline import figure_number, table_number
from analysis.present.city_places import WHOLE, ends, label, valued
from analysis.present.city_words import standing_claim
from analysis.present.figures.city_heat import (
    NAMES,
    HeatCell,
    HeatColumn,
    HeatRow,
    HeatScale,
    city_heat,
)
from analysis.present.figures.distribution import Class
from analysis.present.figures.distributions import distributions
from analysis.present.locale import N_
from analysis.present.numbers import share, tail
from analysis.present.progress import coverage_cell
from analysis.present.released import (
    PUBLISHED,
    Record,
    count_cell,
    most_decimals,
    value,
)
from analysis.present.tables import left, mean_cells, mean_columns, right, signs, total_lead
from analysis.present.text import capital
from analysis.present.voice import Voice
from analysis.present.words import CATEGORIES, DIMENSIONS
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.city import CityReport, Place

KINDS = {
    "dinas": N_("Dinas"),
    "badan": N_("Badan"),
    "kecamatan": N_("Kecamatan"),
    "kelurahan": N_("Kelurahan"),
    "sekretariat": N_("Sekretariat"),
    "inspektorat": N_("Inspektorat"),
    "rsud": N_("RSUD"),
    "satuan": N_("Satuan"),
}
SHARES = (40, 60, 80)  # per cent of a dimension's maximum: four bins


def kind_name(kind: str, _: Voice) -> str:
    """Return the printed name of a kind of OPD."""
    return _(KINDS[kind]) if kind in KINDS else capital(kind) or _("Lainnya")


def kinds(report: CityReport) -> Block:
    """The five means, total and category by kind of OPD, highest first."""
    _, own = Voice(report.lang), report.own
    rows = sorted(as_rows(report.kinds), key=_highest)
    number = table_number("jenis-opd", _)
    if not rows:
        return Note(f"{number} " + _("Jenis OPD tidak disebut dalam daftar OPD."))
    counts = {kind: sum(place.jenis == kind for place in report.places) for kind in _keys(rows)}
    places = most_decimals([*rows, own])
    lines = [
        Row(
            (
                Cell(kind_name(row["kunci"], _), header=True),
                Cell(_.count(counts[row["kunci"]])),
                count_cell(row["diukur"], _),
                coverage_cell(row, _),
                *mean_cells(row, places, _),
            )
        )
        for row in rows
    ]
    label_, *_rest = total_lead(_)
    whole = (
        label_,
        Cell(_.count(len(report.places)), bold=True),
        count_cell(own["diukur"], _, bold=True),
        coverage_cell(own, _),
        *mean_cells(own, places, _, bold=True),
    )
    return Table(
        "jenis-opd",
        _kind_claim(rows, _),
        _("Rata-rata nilai per orang menurut jenis OPD, dari yang tertinggi."),
        (
            *left(_("Jenis OPD")),
            *right(_("Jumlah OPD"), _("Diukur"), _("Cakupan, %")),
            *mean_columns(_),
        ),
        (*lines, Row(whole, total=True)),
        number,
        signs([*rows, own], report, _),
        "jenis-opd.csv",
    )


def _keys(rows: Sequence[Record]) -> list[str]:
    return [row["kunci"] for row in rows]


def _highest(row: Record) -> tuple[bool, float, str]:
    return (row["ip_asn"] is None, -(row["ip_asn"] or 0), row["kunci"])


def _kind_claim(rows: Sequence[Record], _: Voice) -> str:
    shown = [row for row in rows if row["ip_asn"] is not None]
    if len(shown) < 2:
        return _("IP ASN menurut jenis OPD")
    high, low = shown[0], shown[-1]
    return _(
        "{tinggi} tertinggi, {nilai_tinggi}; {rendah} terendah, {nilai_rendah}",
        tinggi=kind_name(high["kunci"], _),
        nilai_tinggi=value(high, "ip_asn", _),
        rendah=kind_name(low["kunci"], _),
        nilai_rendah=value(low, "ip_asn", _),
    )


def distribution_by_kind(report: CityReport) -> Block:
    """People by their own category, one bar of 100% per kind of OPD."""
    _, number = Voice(report.lang), figure_number("sebaran-jenis", Voice(report.lang))
    classes: dict[str, list[Record]] = {}
    for row in as_rows(report.sebaran_jenis):
        classes.setdefault(row["kunci"], []).append(row)
    order = [row["kunci"] for row in sorted(as_rows(report.kinds), key=_highest)]
    bars, left_out = [], []
    for kind in order:
        told = classes.get(kind, [])
        if not told or any(row["orang"] is None for row in told):
            left_out.append(kind_name(kind, _))
            continue
        total = sum(row["orang"] for row in told)
        bars.append((kind_name(kind, _), _.count(total), [_class(row, _) for row in told]))
    if not bars:
        return Note(f"{number} " + _("Sebaran menurut jenis OPD tidak digambar: disembunyikan."))
    names = tuple(_(name) for name in CATEGORIES)
    definition = _(
        "Persen pegawai menurut kategori nilainya sendiri; jenis OPD dari IP ASN tertinggi."
    )
    if any(len(each.categories) > 1 for _name, _total, row in bars for each in row):
        definition += " " + _("Arsir: kategori digabung karena terlalu sedikit orang.")
    if left_out:
        definition += " " + _("Disembunyikan: {jenis}.", jenis=_.listed(left_out))
    told_bars = "; ".join(
        f"{name}: {', '.join(f'{each.name} {each.text}' for each in row)}"
        for name, _total, row in bars
    )
    return Figure(
        "sebaran-jenis",
        _spread_claim(bars, _),
        definition,
        _("Satu batang 100% per jenis OPD. {nilai}.", nilai=told_bars),
        svg(distributions(bars, names, _("orang")), "sebaran-jenis"),
        number=number,
    )


def _class(row: Record, _: Voice) -> Class:
    names = row["kategori"].split("+")
    return Class(
        tuple(CATEGORIES.index(name) for name in names),
        _.listed([_(name) for name in names]),
        row["orang"],
        _.percent(row["persen"], 0),
    )


def _spread_claim(bars: Sequence[tuple[str, str, list[Class]]], _: Voice) -> str:
    """Name the kind with the largest printed share of Sangat Rendah."""
    lowest = [
        (each.text, name)
        for name, _total, row in bars
        for each in row
        if each.categories == (0,) and each.people
    ]
    if not lowest:
        return _("Sebaran kategori menurut jenis OPD")
    text, name = max(lowest, key=lambda pair: int(pair[0].rstrip("%")))
    return _("{kategori} terbanyak pada {jenis}: {persen} pegawainya",
             kategori=_(CATEGORIES[0]), jenis=name, persen=text)  # fmt: skip


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
