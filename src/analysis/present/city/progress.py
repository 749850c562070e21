"""Chapter Perkembangan of the city report: which OPD moved since the last quarter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Cell, Note, Row, Table
from analysis.present.chapters.progress import coverage_cell
from analysis.present.city.outline import table_number
from analysis.present.drawn.places import ends, rest_note
from analysis.present.wording.released import category_cell
from analysis.present.wording.tables import left, right
from analysis.present.wording.voice import Voice

if TYPE_CHECKING:
    from analysis.release.city import CityReport, Place


def moved(report: CityReport) -> Block:
    """Every OPD of which naik or turun may be said, from the largest rise to the largest fall."""
    _, number = Voice(report.lang), table_number("bergerak", Voice(report.lang))
    compared = [place for place in report.places if place.change is not None]
    told = [place for place in compared if place.change and place.change.arah != "setara"]
    if not compared:
        return Note(f"{number} " + _("OPD belum dapat dibandingkan dengan triwulan sebelumnya."))
    if not told:
        return Note(
            f"{number} " + _("Tidak ada OPD yang naik atau turun sejak triwulan sebelumnya.")
        )
    told.sort(key=lambda place: (-place.change.selisih if place.change else 0, place.nama))
    upper, lower = ends(told)
    shown = [*upper, *lower]
    up = sum(place.change is not None and place.change.selisih > 0 for place in told)
    return Table(
        "bergerak",
        _(
            "{naik} OPD naik, {turun} turun, {setara} setara atau tidak dibandingkan",
            naik=_.count(up),
            turun=_.count(len(told) - up),
            setara=_.count(len(report.places) - len(told)),
        ),
        _(
            "IP ASN. Naik atau turun dikatakan bila perubahan melebihi pengaruh satu orang dan "
            "cakupan bergeser kurang dari 2 poin persen."
        ),
        (
            *left(_("OPD")),
            *right(_("Sebelumnya"), _("Sekarang"), _("Perubahan"), _("Pengaruh satu orang")),
            *right(_("Cakupan, %")),
            *left(_("Kategori")),
        ),
        _rows(shown, _),
        number,
        rest_note(len(told) - len(shown), _),
        "bergerak.csv",
    )


def _rows(told: Sequence[Place], _: Voice) -> tuple[Row, ...]:
    return tuple(
        Row(
            (
                Cell(place.nama, header=True),
                Cell(_.number(change.nilai_dari, change.desimal_dari)),
                Cell(_.number(change.nilai_sampai, change.desimal_sampai)),
                Cell(_.signed(change.selisih, change.desimal), bold=True),
                Cell(_.number(change.pengaruh, change.desimal_pengaruh)),
                coverage_cell(place.row, _),
                category_cell(place.row, _),
            )
        )
        for place in told
        if (change := place.change)
    )
