"""Chapter IP ASN: by group and unit, the distribution, comparable OPD, open points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Cell, Note, Row, Table
from analysis.present.drawn import component_label, dots, spread
from analysis.present.outline import table_number
from analysis.present.wording import text
from analysis.present.wording.numbers import EN_DASH, tail
from analysis.present.wording.released import (
    Record,
    count_cell,
    group_name,
    in_order,
    measured_dimensions,
    most_decimals,
)
from analysis.present.wording.tables import left, mean_cells, mean_columns, right, signs, total_lead
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import CUTS
from analysis.release.design import NO_DECIMALS_FROM, UNITS_FROM
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.model import OpdReport


def recap(report: OpdReport) -> Block:
    """The recap leadership knows: five means, total, category, by group of staff."""
    _, cuts, own = Voice(report.lang), as_rows(report.cuts), report.own
    number = table_number("rekap", _)
    why = () if cuts else (_why_no_cuts(report, _),)
    if why and not measured_dimensions(own):
        return Note(f"{number} {why[0]}")
    places = most_decimals([*cuts, own])
    whole = (*total_lead(_, own["diukur"]), *mean_cells(own, places, _, bold=True))
    rounding = _("Jumlah kolom dapat berbeda satu angka terakhir karena pembulatan.")
    return Table(
        "rekap",
        text.cut_claim(cuts, _) if cuts else _("Rata-rata seluruh pegawai"),
        _("Rata-rata nilai per orang.") + f" {rounding}",
        (*right(_("No")), *left("", _("Jenis")), *right(_("Jumlah")), *mean_columns(_)),
        (*_groups(cuts, places, _), Row((Cell(""), Cell(""), *whole), total=True)),
        number,
        (*why, *signs([*cuts, own], report, _), *_ungrouped(report, _)),
        "rekap.csv",
    )


def _ungrouped(report: OpdReport, _: Voice) -> list[str]:
    """Say how many are in no row of a cut, because their data do not say in which."""
    return [
        _(
            "{orang} pegawai tanpa keterangan {potongan} hanya ada di baris seluruh pegawai.",
            orang=_.count(people),
            potongan=text.small(_(CUTS[cut])),
        )
        for cut, people in report.without_group.items()
    ]


def _groups(cuts: Sequence[Record], places: int, _: Voice) -> list[Row]:
    rows: list[Row] = []
    for cut in CUTS:
        for place, row in enumerate(in_order(row for row in cuts if row["potongan"] == cut)):
            title = "" if place else _(CUTS[cut])
            label = Cell(group_name(row["nilai"], _), header=True)
            lead = (Cell(str(len(rows) + 1)), Cell(title), label, count_cell(row["diukur"], _))
            rows.append(Row((*lead, *mean_cells(row, places, _)), group=title))
    return rows


def _why_no_cuts(report: OpdReport, _: Voice) -> str:
    if (report.own["diukur"] or 0) < 2 * report.info["ambang"]:
        return _("Tidak dirinci menurut kelompok: terlalu sedikit pegawai yang diukur.")
    return _(
        "Rincian menurut kelompok untuk OPD sekecil ini terbit setahun sekali, pada triwulan "
        "{angka}.",
        angka=_.numeral(int(report.info["triwulan_rinci"][-1])),
    )


def distribution(report: OpdReport) -> Block:
    """People by their own category."""
    return spread(report, Voice(report.lang))


def dimensions(report: OpdReport) -> Block:
    """The dimensions among comparable OPD and beside the city."""
    return dots(report, Voice(report.lang))


def units(report: OpdReport) -> Block:
    """The units that have a row of their own, highest first: staff, measured, five means."""
    _, rows, own = Voice(report.lang), as_rows(report.units), report.own
    number = table_number("unit", _)
    if not rows:
        why = _(
            "Tidak dirinci menurut unit: tidak ada unit dengan {batas} pegawai atau lebih.",
            batas=UNITS_FROM,
        )
        return Note(f"{number} {why}")
    places = most_decimals([*rows, own])
    lines = []
    for place, row in enumerate(sorted(rows, key=_highest), start=1):
        counts = (count_cell(row[name], _) for name in ("pegawai", "diukur"))
        lead = (Cell(str(place)), Cell(row["kunci"], header=True), *counts)
        lines.append(Row((*lead, *mean_cells(row, places, _))))
    total = total_lead(_, own["pegawai"], own["diukur"])
    whole = (Cell(""), *total, *mean_cells(own, places, _, bold=True))
    definition = _(
        "Rata-rata nilai per orang, unit dengan {batas} pegawai atau lebih, dari yang tertinggi.",
        batas=UNITS_FROM,
    )
    heads = (*right(_("No")), *left(_("Unit kerja")), *right(_("Pegawai"), _("Diukur")))
    return Table(
        "unit",
        _unit_claim(rows, _),
        definition,
        (*heads, *mean_columns(_)),
        (*lines, Row(whole, total=True)),
        number,
        signs([*rows, own], report, _),
        "unit.csv",
    )


def _highest(row: Record) -> tuple[bool, float, str]:
    return (row["ip_asn"] is None, -(row["ip_asn"] or 0), row["kunci"])


def _unit_claim(rows: Sequence[Record], _: Voice) -> str:
    valued = sorted((row for row in rows if row["ip_asn"] is not None), key=_highest)
    if len(valued) < 2:
        return _("IP ASN menurut unit kerja")
    high, low = valued[0], valued[-1]
    return _(
        "Unit kerja dari {rendah} sampai {tinggi}",
        rendah=_.number(low["ip_asn"], low["desimal"]),
        tinggi=_.number(high["ip_asn"], high["desimal"]),
    )


def open_points(report: OpdReport) -> Block:
    """What would raise the index most: open points by component, as a table."""
    _, parts = Voice(report.lang), as_rows(report.terbuka)
    number = table_number("terbuka", _)
    if report.own["ip_asn"] is None or not parts:
        return Note(f"{number} " + _("Tidak ditampilkan karena IP ASN tidak ditampilkan."))
    notes = [_("Poin: selisih rata-rata dari nilai maksimum, atas semua pegawai yang diukur.")]
    if any(row["orang"] is None or row["poin_per_orang"] is None for row in parts):
        hidden = _(
            "disembunyikan: kurang dari {ambang} orang, atau semua kecuali kurang dari {ambang}; "
            "rata-rata atas kurang dari {batas} orang; jumlah orang yang dihukum.",
            ambang=report.info["ambang"],
            batas=NO_DECIMALS_FROM,
        )
        notes.insert(0, hidden)
    heads = right(_("Orang"), _("Poin per orang"), _("Poin IP ASN"))
    return Table(
        "terbuka",
        text.open_claim(report.own, parts, _),
        _("Poin yang dapat ditambahkan pada IP ASN per komponen, dari yang terbesar."),
        (*left(_("Komponen")), *heads, *left(_("Lewat pelatihan"))),
        tuple(_open_row(row, report, _) for row in parts),
        number,
        tuple(notes),
        "poin-terbuka.csv",
    )


def _open_row(row: Record, report: OpdReport, _: Voice) -> Row:
    training = row["lewat_pelatihan"]
    return Row(
        (
            Cell(component_label(row["komponen"], report, _), header=True),
            count_cell(row["orang"], _),
            _each(row, _),
            Cell(_.number(row["poin"], row["desimal"]), bold=training),
            Cell(_("ya") if training else _("tidak")),
        )
    )


def _each(row: Record, _: Voice) -> Cell:
    """Return the mean open points of those below a component's full points."""
    if row["orang"] == 0:
        return Cell(EN_DASH, state="none")
    if row["poin_per_orang"] is None:
        return count_cell(None, _)
    places = row["desimal_per_orang"]
    return Cell(_.number(row["poin_per_orang"], places), tail=tail(places, 2, _.lang))
