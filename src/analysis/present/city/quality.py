"""Chapter Mutu data of the city report: coverage by OPD, and why people are not measured there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Cell, Note, Row, Table
from analysis.present.chapters import quality_moved
from analysis.present.chapters.progress import coverage_cell
from analysis.present.chapters.quality import reason_names
from analysis.present.city.outline import table_number
from analysis.present.drawn.places import LISTED, WHOLE, rest_note
from analysis.present.wording.released import Record, count_cell
from analysis.present.wording.tables import few_note, left, right
from analysis.present.wording.voice import Voice
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.city import CityReport, Place


def agencies(report: CityReport) -> Block:
    """Every OPD: staff, measured, coverage, not measured and mostly why; lowest coverage first."""
    _ = Voice(report.lang)
    number = table_number("mutu-opd", _)
    reasons: dict[str, list[Record]] = {}
    for row in as_rows(report.alasan_opd):
        reasons.setdefault(row["opd"], []).append(row)
    every = sorted(report.places, key=_lowest)
    places = every if len(every) <= WHOLE else every[:LISTED]
    lines = tuple(
        Row(
            (
                Cell(place.nama, header=True),
                count_cell(place.row["pegawai"], _),
                count_cell(place.row["diukur"], _),
                coverage_cell(place.row, _),
                _missing(place, _),
                Cell(_why(reasons.get(place.kode, []), _)),
            )
        )
        for place in places
    )
    if not lines:
        return Note(f"{number} " + _("Tidak ada OPD dalam daftar."))
    notes = [_("Alasan terbanyak; yang menyangkut kurang dari {ambang} orang digabung atau tidak "
               "disebut.", ambang=report.info["ambang"])]  # fmt: skip
    hidden = any(place.row["diukur"] is None for place in places)
    return Table(
        "mutu-opd",
        _claim(every, _),
        _("Cakupan: diukur dibagi pegawai; OPD dengan cakupan terendah dahulu."),
        (
            *left(_("OPD")),
            *right(_("Pegawai"), _("Diukur"), _("Cakupan, %"), _("Belum diukur")),
            *left(_("Alasan terbanyak")),
        ),
        lines,
        number,
        (
            *([few_note(report, _)] if hidden else []),
            *notes,
            *rest_note(len(every) - len(places), _),
        ),
        "mutu-opd.csv",
    )


def moved(report: CityReport) -> Block:
    """What became better in the data of every OPD since the quarter before, and what is new."""
    block = quality_moved.changed_by_opd(report)
    if isinstance(block, Table):
        return replace(block, number=table_number("mutu-berubah-opd", Voice(report.lang)))
    return block


def _lowest(place: Place) -> tuple[bool, float, str]:
    coverage = place.row["cakupan_persen"]
    return (coverage is None, coverage or 0.0, place.nama)


def _missing(place: Place, _: Voice) -> Cell:
    staff, measured = place.row["pegawai"], place.row["diukur"]
    if staff is None or measured is None:
        return count_cell(None, _)
    return Cell(_.count(staff - measured))


def _why(rows: list[Record], _: Voice) -> str:
    told = [row for row in rows if row["alasan"] and row["orang"] is not None]
    if not told:
        return ""
    most = max(told, key=lambda row: row["orang"])
    people = _.count(most["orang"])
    if "+" in most["alasan"]:
        return _("beberapa alasan, digabung ({orang})", orang=people)
    return f"{reason_names(most, _)} ({people})"


def _claim(places: list[Place], _: Voice) -> str:
    known = [place.row for place in places if place.row["cakupan_persen"] is not None]
    if not known:
        return _("Cakupan menurut OPD")
    whole = sum(row["diukur"] == row["pegawai"] for row in known)
    low = min(known, key=lambda row: row["cakupan_persen"])
    return _(
        "Cakupan OPD mulai {persen}; {jumlah} OPD terukur seluruhnya",
        persen=_.percent(low["cakupan_persen"], low["cakupan_desimal"]),
        jumlah=_.count(whole),
    )
