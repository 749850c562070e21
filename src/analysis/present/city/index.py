"""Chapter IP ASN of the city report: means and distributions by kind of OPD."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Cell, Figure, Note, Row, Table
from analysis.present.chapters.progress import coverage_cell
from analysis.present.city.outline import figure_number, table_number
from analysis.present.drawing.canvas import svg
from analysis.present.drawing.figures.distribution import Class
from analysis.present.drawing.figures.distributions import distributions
from analysis.present.locale import N_
from analysis.present.wording.released import (
    Record,
    count_cell,
    most_decimals,
    value,
)
from analysis.present.wording.tables import left, mean_cells, mean_columns, right, signs, total_lead
from analysis.present.wording.text import capital
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import CATEGORIES
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.city import CityReport

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
