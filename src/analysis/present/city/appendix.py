"""Lampiran of the city report: every OPD in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Cell, Row, Table
from analysis.present.chapters.appendix import bounded_cells
from analysis.present.city.outline import table_number
from analysis.present.wording.released import count_cell, most_decimals
from analysis.present.wording.tables import left, mean_cells, mean_columns, right, signs, total_lead
from analysis.present.wording.voice import Voice

if TYPE_CHECKING:
    from analysis.release.city import CityReport


def recap(report: CityReport) -> Block:
    """The recap leadership knows, a row per OPD: five means, total, category."""
    _, own = Voice(report.lang), report.own
    rows = [place.row for place in report.places]
    places = most_decimals([*rows, own])
    lines = tuple(
        Row(
            (
                Cell(str(number)),
                Cell(place.nama, header=True),
                count_cell(place.row["diukur"], _),
                *mean_cells(place.row, places, _),
            )
        )
        for number, place in enumerate(report.places, start=1)
    )
    whole = (Cell(""), *total_lead(_, own["diukur"]), *mean_cells(own, places, _, bold=True))
    return Table(
        "rekap-opd",
        _("Rekap menurut OPD, dari yang tertinggi"),
        _("Rata-rata nilai per orang. Nomor adalah urutan dalam tabel, bukan peringkat."),
        (*right(_("No")), *left(_("OPD")), *right(_("Jumlah")), *mean_columns(_)),
        (*lines, Row(whole, total=True)),
        table_number("rekap-opd", _),
        signs([*rows, own], report, _),
        "rekap-opd.csv",
    )


def coverage(report: CityReport) -> Block:
    """Staff, coverage, index and bounds of every OPD, by name."""
    _, own = Voice(report.lang), report.own
    ordered = sorted(report.places, key=lambda place: place.nama)
    rows = [place.row for place in ordered]
    places = most_decimals([*rows, own])
    lines = [
        Row((Cell(place.nama, header=True), *bounded_cells(place.row, places, _)))
        for place in ordered
    ]
    whole = (*total_lead(_), *bounded_cells(own, places, _))
    return Table(
        "cakupan-opd",
        _("Cakupan dan batas menurut OPD"),
        _("Batas: IP ASN bila data yang kosong bernilai terendah atau tertinggi."),
        (
            *left(_("OPD")),
            *right(_("Pegawai"), _("Diukur"), _("Cakupan, %")),
            *right(_("Total"), _("Batas bawah"), _("Batas atas")),
            *left(_("Kategori")),
        ),
        (*lines, Row(whole, total=True)),
        table_number("cakupan-opd", _),
        signs([*rows, own], report, _),
        "cakupan-opd.csv",
    )
