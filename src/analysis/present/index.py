"""Chapter IP ASN: by group and unit, the distribution, comparable OPD, open points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.present import text
from analysis.present.blocks import Block, Cell, Column, Note, Row, Table
from analysis.present.drawn import component_label, dots, spread
from analysis.present.numbers import EN_DASH, tail
from analysis.present.outline import table_number
from analysis.present.released import (
    CATEGORY_ONLY,
    HIDDEN,
    Record,
    category_cell,
    count_cell,
    PUBLISHED,
    group_name,
    in_order,
    measured_dimensions,
    most_decimals,
    value_cell,
)
from analysis.present.voice import Voice
from analysis.present.words import CUTS, DIMENSIONS
from analysis.release.design import NO_DECIMALS_FROM, ONE_DECIMAL_FROM, TWO_DECIMALS_FROM
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.model import OpdReport


def recap(report: OpdReport) -> Block:
    """The recap leadership knows: five means, total, category, by group of staff."""
    _, cuts = Voice(report.lang), as_rows(report.cuts)
    number = table_number("rekap", _)
    if not cuts:
        return _whole(report, number, _)
    rows, places = [], most_decimals([*cuts, report.own])
    for cut in [name for name in CUTS if any(row["potongan"] == name for row in cuts)]:
        for place, row in enumerate(in_order(r for r in cuts if r["potongan"] == cut)):
            title = "" if place else _(CUTS[cut])
            label = Cell(group_name(row["nilai"], _), header=True)
            lead = (Cell(str(len(rows) + 1)), Cell(title), label)
            rows.append(Row((*lead, *_means(row, places, _)), group=title))
    return Table(
        "rekap",
        text.cut_claim(cuts, _),
        _(
            "Rata-rata nilai per orang. Jumlah kolom dapat berbeda satu angka terakhir karena pembulatan."
        ),
        _columns(_, (_("No"), "", _("Jenis"))),
        (*rows, _total(report, places, _)),
        number,
        signs([*cuts, report.own], report, _),
        "rekap.csv",
    )


def _whole(report: OpdReport, number: str, _: Voice) -> Block:
    """The total row alone, for an OPD whose cuts are not printed; a note without any value."""
    own, why = report.own, _why_no_cuts(report, _)
    if not measured_dimensions(own):
        return Note(f"{number} {why}")
    return Table(
        "rekap",
        _("Rata-rata seluruh pegawai"),
        _("Rata-rata nilai per orang."),
        _columns(_, (_("No"), "", _("Jenis"))),
        (_total(report, most_decimals([own]), _),),
        number,
        (why, *signs([own], report, _)),
        "rekap.csv",
    )


def _total(report: OpdReport, places: int, _: Voice) -> Row:
    label = Cell(_("Seluruh pegawai"), header=True, bold=True)
    return Row((Cell(""), Cell(""), label, *_means(report.own, places, _, bold=True)), total=True)


def _why_no_cuts(report: OpdReport, _: Voice) -> str:
    if (report.own["diukur"] or 0) < 2 * report.info["ambang"]:
        return _("Tidak dirinci menurut kelompok: terlalu sedikit pegawai yang diukur.")
    return _(
        "Rincian menurut kelompok untuk OPD sekecil ini terbit setahun sekali, pada triwulan {angka}.",
        angka=_.numeral(int(report.info["triwulan_rinci"][-1])),
    )


def _columns(_: Voice, first: tuple[str, str, str]) -> tuple[Column, ...]:
    number, group, label = first
    means = [Column(_(name), "right") for name in DIMENSIONS.values()]
    start = (Column(number, "right"), Column(group), Column(label))
    return (
        *start,
        Column(_("Jumlah"), "right"),
        *means,
        Column(_("Total"), "right"),
        Column(_("Kategori")),
    )


def _means(row: Record, places: int, _: Voice, *, bold: bool = False) -> tuple[Cell, ...]:
    """Return the cells measured people, four means, index, category."""
    means = [value_cell(row, name, places, _, bold=bold) for name in DIMENSIONS]
    total = value_cell(row, "ip_asn", places, _, bold=True)
    return (count_cell(row["diukur"], _, bold=bold), *means, total, category_cell(row, _))


def signs(rows: Sequence[Record], report: OpdReport, _: Voice) -> tuple[str, ...]:
    """Explain the signs that occur in a table's rows, and the decimals."""
    notes = []
    states = {row["keadaan"] for row in rows}
    if HIDDEN in states or CATEGORY_ONLY in states:
        hidden = _(
            "disembunyikan: kurang dari {ambang} orang atau dapat dihitung balik",
            ambang=report.info["ambang"],
        )
        only = _("; di bawah {batas} orang hanya kategori", batas=NO_DECIMALS_FROM)
        notes.append(hidden + (only if CATEGORY_ONLY in states else "") + ".")
    if PUBLISHED not in states:
        return tuple(notes)
    notes.append(
        _(
            "Dua desimal dari {dua} orang, satu dari {satu}, tanpa desimal dari {nol}.",
            dua=TWO_DECIMALS_FROM,
            satu=ONE_DECIMAL_FROM,
            nol=NO_DECIMALS_FROM,
        )
    )
    return (" ".join(notes),)


def distribution(report: OpdReport) -> Block:
    """People by their own category."""
    return spread(report, Voice(report.lang))


def dimensions(report: OpdReport) -> Block:
    """The dimensions among comparable OPD and beside the city."""
    return dots(report, Voice(report.lang))


def units(report: OpdReport) -> Block:
    """The units of at least 20 people: count, coverage, five means."""
    _, rows = Voice(report.lang), as_rows(report.units)
    number = table_number("unit", _)
    if not rows:
        return Note(
            f"{number} "
            + _(
                "Tidak dirinci menurut unit: tidak ada unit dengan {batas} pegawai atau lebih.",
                batas=ONE_DECIMAL_FROM,
            )
        )
    places = most_decimals([*rows, report.own])
    valued = [row for row in rows if row["ip_asn"] is not None]
    ordered = sorted(valued, key=lambda row: -row["ip_asn"]) + [
        r for r in rows if r["ip_asn"] is None
    ]
    lines = [
        Row(
            (
                Cell(str(place)),
                Cell(row["kunci"], header=True),
                count_cell(row["pegawai"], _),
                *_means(row, places, _),
            )
        )
        for place, row in enumerate(ordered, start=1)
    ]
    own = report.own
    label = Cell(_("Seluruh pegawai"), header=True, bold=True)
    total = (
        Cell(""),
        label,
        count_cell(own["pegawai"], _, bold=True),
        *_means(own, places, _, bold=True),
    )
    means = _columns(_, (_("No"), "", _("Unit kerja")))[3:]
    heads = (Column(_("No"), "right"), Column(_("Unit kerja")), Column(_("Pegawai"), "right"))
    return Table(
        "unit",
        _unit_claim(valued, _),
        _("Rata-rata nilai per orang, unit dengan {batas} pegawai atau lebih, dari yang tertinggi.", batas=ONE_DECIMAL_FROM),
        (*heads, Column(_("Diukur"), "right"), *means[1:]),
        (*lines, Row(total, total=True)),
        number,
        signs([*rows, own], report, _),
        "unit.csv",
    )  # fmt: skip


def _unit_claim(rows: Sequence[Record], _: Voice) -> str:
    if len(rows) < 2:
        return _("IP ASN menurut unit kerja")
    low, high = (pick(rows, key=lambda row: row["ip_asn"]) for pick in (min, max))
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
        return Note(
            f"{number} " + _("Poin terbuka tidak ditampilkan karena IP ASN tidak ditampilkan.")
        )
    rows = tuple(
        Row(
            (
                Cell(component_label(row["komponen"], report, _), header=True),
                count_cell(row["orang"], _),
                _each(row, _),
                Cell(_.number(row["poin"], row["desimal"]), bold=row["lewat_pelatihan"]),
                Cell(_("ya") if row["lewat_pelatihan"] else _("tidak")),
            )
        )
        for row in parts
    )
    notes = [_("Poin: selisih rata-rata dari nilai maksimum, atas semua pegawai yang diukur.")]
    if any(row["orang"] is None or row["poin_per_orang"] is None for row in parts):
        notes.insert(
            0,
            _(
                "disembunyikan: terlalu sedikit orang; jumlah orang yang dihukum tidak pernah ditampilkan."
            ),
        )
    return Table(
        "terbuka",
        text.open_claim(report.own, parts, _),
        _("Poin yang dapat ditambahkan pada IP ASN per komponen, dari yang terbesar."),
        (
            Column(_("Komponen")),
            Column(_("Orang"), "right"),
            Column(_("Poin per orang"), "right"),
            Column(_("Poin IP ASN"), "right"),
            Column(_("Lewat pelatihan")),
        ),
        rows,
        number,
        tuple(notes),
        "poin-terbuka.csv",
    )


def _each(row: Record, _: Voice) -> Cell:
    if row["poin_per_orang"] is None:
        return count_cell(None, _) if row["orang"] is None else Cell(EN_DASH, state="none")
    places = row["desimal_per_orang"]
    return Cell(_.number(row["poin_per_orang"], places), tail=tail(places, 2, _.lang))
