"""Lampiran: the tables in full, with staff, coverage and bounds behind every mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Cell, Note, Row, Table
from analysis.present.chapters.progress import coverage_cell
from analysis.present.outline import table_number
from analysis.present.wording.released import (
    Record,
    category_cell,
    count_cell,
    group_name,
    in_order,
    most_decimals,
    value_cell,
)
from analysis.present.wording.tables import left, mean_cells, mean_columns, right, signs
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import CUTS
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.model import OpdReport


def groups(report: OpdReport) -> Block:
    """Staff, coverage, index and bounds of every group."""
    _, cuts = Voice(report.lang), as_rows(report.cuts)
    if not cuts:
        return Note(
            f"{table_number('cakupan-potongan', _)} " + _("Tidak ada rincian menurut kelompok.")
        )
    ordered = [
        (_(CUTS[cut]), group_name(row["nilai"], _), row)
        for cut in CUTS
        for row in in_order(row for row in cuts if row["potongan"] == cut)
    ]
    title = _("Cakupan dan batas menurut kelompok")
    return _bounded("cakupan-potongan", title, ordered, report, _)


def units(report: OpdReport) -> Block:
    """Staff, coverage, index and bounds of every unit."""
    _, rows = Voice(report.lang), as_rows(report.units)
    if not rows:
        return Note(f"{table_number('cakupan-unit', _)} " + _("Tidak ada rincian menurut unit."))
    ordered = [("", row["kunci"], row) for row in rows]
    return _bounded("cakupan-unit", _("Cakupan dan batas menurut unit kerja"), ordered, report, _)


def _bounded(
    key: str, title: str, rows: Sequence[tuple[str, str, Record]], report: OpdReport, _: Voice
) -> Table:
    own = report.own
    places = most_decimals([*(row for _name, _label, row in rows), own])
    lines, last = [], None
    for group, label, row in rows:
        first = group if group != last else ""
        last = group
        lead = (Cell(first), Cell(label, header=True))
        lines.append(Row((*lead, *bounded_cells(row, places, _)), group=first))
    whole = (Cell(""), Cell(_("Seluruh pegawai"), header=True, bold=True))
    lines.append(Row((*whole, *bounded_cells(own, places, _)), total=True))
    grouped = any(group for group, _label, _row in rows)
    name = _("Jenis") if grouped else _("Unit kerja")
    counts = right(_("Pegawai"), _("Diukur"), _("Cakupan, %"))
    values = right(_("Total"), _("Batas bawah"), _("Batas atas"))
    heads = (*left("", name), *counts, *values, *left(_("Kategori")))
    cut = 0 if grouped else 1  # no column for groups where there are none
    trimmed = [Row(row.cells[cut:], row.group, row.total) for row in lines]
    return Table(
        key,
        title,
        _("Batas: IP ASN bila data yang kosong bernilai terendah atau tertinggi."),
        heads[cut:],
        tuple(trimmed),
        table_number(key, _),
        signs([*(row for _name, _label, row in rows), own], report, _),
        f"{key}.csv",
    )


def bounded_cells(row: Record, places: int, _: Voice) -> tuple[Cell, ...]:
    """Return staff, measured, coverage, index, its bounds and category as cells."""
    return (
        count_cell(row["pegawai"], _),
        count_cell(row["diukur"], _),
        coverage_cell(row, _),
        value_cell(row, "ip_asn", places, _, bold=True),
        value_cell(row, "batas_bawah", places, _),
        value_cell(row, "batas_atas", places, _),
        category_cell(row, _),
    )


def peers(report: OpdReport) -> Block:
    """The compared OPD, highest first, this one in bold, and the city."""
    _, rows = Voice(report.lang), as_rows(report.peers)
    number = table_number("opd-seukuran", _)
    if not rows:
        return Note(f"{number} " + _("Tidak ada OPD yang sebanding."))
    city = {**report.kota, "nama": _("Kota"), "opd": ""}
    places = most_decimals([*rows, city])
    definition = _("Sejenis, semua yang terukur; tebal: OPD ini.")
    if report.rank and report.rank.pegawai_min is not None:
        definition = _("Sejenis, dengan pegawai antara setengah dan dua kali; tebal: OPD ini.")
    lines = [
        Row(
            (
                Cell(row["nama"], header=True, bold=row["opd"] == report.kode),
                count_cell(row["diukur"], _),
                coverage_cell(row, _),
                *mean_cells(row, places, _),
            ),
            total=not row["opd"],
        )
        for row in [*rows, city]
    ]
    return Table(
        "opd-seukuran",
        _("OPD pembanding, dari yang tertinggi"),
        definition,
        (*left(_("OPD")), *right(_("Diukur"), _("Cakupan, %")), *mean_columns(_)),
        tuple(lines),
        number,
        signs(rows, report, _),
        "opd-seukuran.csv",
    )
