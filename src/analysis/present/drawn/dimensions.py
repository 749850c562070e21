"""The four dimensions as blocks: bars beside the city, dots among comparable OPD."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Figure, Note
from analysis.present.drawing.canvas import svg
from analysis.present.drawing.figures import dimensions as dimension_figures
from analysis.present.outline import figure_number
from analysis.present.wording import text
from analysis.present.wording.numbers import share
from analysis.present.wording.released import Record, because, measured_dimensions, value
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import DIMENSIONS
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.model import OpdReport


def _dimensions(report: OpdReport, _: Voice) -> list[dimension_figures.Dimension]:
    """Return the four dimensions as percentages of their maximum, the city's and peers' too."""
    own, city, maxima = report.own, report.kota, report.info["maksimum"]
    peers = [row for row in as_rows(report.peers) if row["opd"] != report.kode]

    def percent(row: Record, name: str) -> int | None:
        return None if row[name] is None else share(row[name], row["desimal"], maxima[name])

    return [
        dimension_figures.Dimension(
            name=_(label),
            percent=percent(own, name),
            points=_("tidak diukur") if own[name] is None else value(own, name, _),
            city=percent(city, name),
            maximum=str(maxima[name]),
            peers=tuple(p for row in peers if (p := percent(row, name)) is not None),
        )
        for name, label in DIMENSIONS.items()
    ]


def bars(report: OpdReport, _: Voice) -> Block:
    """The dimensions as bars beside the city; a note where none is printed."""
    own, city, maxima = report.own, report.kota, report.info["maksimum"]
    if not measured_dimensions(own):
        reason = because(own, report.info, _)
        return Note(_("Dimensi tidak digambar: {alasan}", alasan=reason))
    rows = [
        row if row.percent is None else _with_points(row, f"{row.points} / {row.maximum}")
        for row in _dimensions(report, _)
    ]
    label = _("kota {persen}", persen=rows[0].city) if rows[0].city is not None else ""
    drawn = dimension_figures.dimension_bars(rows, label, (_("persen"), _("poin")))
    alt = _("Batang, persen dari nilai maksimum. {nilai}.", nilai=text.shares(own, maxima, _))
    if measured_dimensions(city):
        alt += " " + _("Kota: {nilai}.", nilai=text.shares(city, maxima, _))
    return Figure(
        "dimensi-ringkas",
        text.farthest(report.dimensi, _),
        _("Persen dari nilai maksimum dimensi; garis tegak: rata-rata kota."),
        alt,
        svg(drawn, "dimensi-ringkas"),
        "half",
    )


def _with_points(row: dimension_figures.Dimension, points: str) -> dimension_figures.Dimension:
    return dimension_figures.Dimension(
        row.name, row.percent, points, row.city, row.maximum, row.peers
    )


def dots(report: OpdReport, _: Voice) -> Block:
    """The dimensions among comparable OPD; a note where none is printed."""
    own, maxima = report.own, report.info["maksimum"]
    number = figure_number("dimensi", _)
    if not measured_dimensions(own):
        return Note(
            f"{number} "
            + _("Tidak digambar: nilai dimensi {opd} tidak ditampilkan.", opd=report.opd["nama"])
        )
    others = max(len(report.peers) - 1, 0)
    drawn = dimension_figures.dimension_dots(
        _dimensions(report, _), _("kota"), (_("poin"), _("maks."))
    )
    definition = _(
        "Persen dari nilai maksimum dimensi. Titik besar: OPD ini; garis tegak: rata-rata kota."
    )
    if others:
        definition = _(
            "Persen dari nilai maksimum dimensi. Titik besar: OPD ini; titik kecil: {jumlah} OPD "
            "pembanding; garis tegak: rata-rata kota.",
            jumlah=_.count(others),
        )
    alt = _("Titik pada garis 0 sampai 100%. {nilai}.", nilai=text.shares(own, maxima, _))
    if measured_dimensions(report.kota):
        alt += " " + _("Kota: {nilai}.", nilai=text.shares(report.kota, maxima, _))
    return Figure(
        "dimensi", text.city_contrast(report.dimensi, _), definition, alt, svg(drawn, "dimensi"),
        number=number,
    )  # fmt: skip
