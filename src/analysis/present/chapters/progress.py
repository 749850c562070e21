"""Chapter Perkembangan: the index over the quarters delivered, with counts and coverage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Cell, Row, Table
from analysis.present.drawn import quarters as quarters_figure
from analysis.present.outline import table_number
from analysis.present.wording import text
from analysis.present.wording.number_words import number_word
from analysis.present.wording.numbers import tail
from analysis.present.wording.released import (
    count_cell,
    most_decimals,
    sign_cell,
    value_cell,
)
from analysis.present.wording.tables import left, mean_cells, mean_columns, right, signs
from analysis.present.wording.voice import Voice
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.present.wording.released import Record
    from analysis.release.model import OpdReport


def trend(report: OpdReport) -> Block:
    """The quarters delivered as a line, the city beside it."""
    return quarters_figure(report, Voice(report.lang), wide=True)


def quarters(report: OpdReport) -> Block:
    """Every quarter delivered: staff, measured, coverage, means, the city's index, the edition."""
    _ = Voice(report.lang)
    rows, city = as_rows(report.trend), as_rows(report.trend_kota)
    places, beside = most_decimals(rows), most_decimals(city)
    by_quarter = {row["periode"]: row for row in city}
    lines = tuple(
        Row(
            (
                Cell(text.capital(_.quarter(row["periode"])), header=True),
                count_cell(row["pegawai"], _),
                count_cell(row["diukur"], _),
                coverage_cell(row, _),
                *mean_cells(row, places, _),
                *_city_cell(by_quarter.get(row["periode"]), beside, _),
            )
        )
        for row in rows
    )
    notes = list(signs([*rows, *city], report, _))
    notes += [_edition_note(rows, _)] if len({row["edisi"] for row in rows}) > 1 else []
    notes += [_anew(rows, _)] if any(row.get("susunan_lama") for row in rows) else []
    notes += [_skipped(report, _)] if report.info["triwulan_dilewati"] else []
    return Table(
        "perkembangan",
        _counted(rows, _),
        _("Keadaan pada akhir triwulan. Cakupan: diukur dibagi pegawai."),
        (
            *left(_("Triwulan")),
            *right(_("Pegawai"), _("Diukur"), _("Cakupan, %")),
            *mean_columns(_),
            *(right(_("Kota")) if city else ()),
        ),
        lines,
        table_number("perkembangan", _),
        tuple(notes),
        "perkembangan.csv",
    )


def _city_cell(row: Record | None, places: int, _: Voice) -> tuple[Cell, ...]:
    """Return the city's index; nothing where it is not put beside, in the city's own report."""
    return () if row is None else (value_cell(row, "ip_asn", places, _),)


def coverage_cell(row: Record, _: Voice) -> Cell:
    """Return a coverage, or the sign of why there is none."""
    if row["cakupan_persen"] is None:
        return sign_cell(row, _)
    places = row["cakupan_desimal"]
    return Cell(_.number(row["cakupan_persen"], places), tail=tail(places, 1, _.lang))


def _counted(rows: Sequence[Record], _: Voice) -> str:
    """Say between which coverages the quarters lie: what makes them comparable, or not."""
    shown = [row for row in rows if row["cakupan_persen"] is not None]
    if not shown:
        return _("Triwulan yang diserahkan")
    low, high = (pick(shown, key=lambda row: row["cakupan_persen"]) for pick in (min, max))
    places = min(row["cakupan_desimal"] for row in shown)
    if len(shown) < len(rows):
        return _(
            "Cakupan {persen} pada {triwulan}; triwulan lain tidak ditampilkan",
            persen=_.listed([_.percent(row["cakupan_persen"], places) for row in shown]),
            triwulan=_.listed([_.quarter(row["periode"]) for row in shown]),
        )
    if _.percent(low["cakupan_persen"], places) == _.percent(high["cakupan_persen"], places):
        return _(
            "Cakupan {persen} dalam {jumlah} triwulan",
            persen=_.percent(low["cakupan_persen"], places),
            jumlah=number_word(len(shown), _),
        )
    return _(
        "Cakupan {rendah} sampai {tinggi} dalam {jumlah} triwulan",
        rendah=_.percent(low["cakupan_persen"], places),
        tinggi=_.percent(high["cakupan_persen"], places),
        jumlah=number_word(len(shown), _),
    )


def _edition_note(rows: Sequence[Record], _: Voice) -> str:
    changes = [
        _("{triwulan}: edisi {edisi}", triwulan=_.quarter(row["periode"]), edisi=row["edisi"])
        for before, row in zip([None, *rows], rows, strict=False)
        if before is None or before["edisi"] != row["edisi"]
    ]
    return _("Edisi berubah; angka antaredisi tidak dibandingkan.") + " " + "; ".join(changes) + "."


def _anew(rows: Sequence[Record], _: Voice) -> str:
    names = [_.quarter(row["periode"]) for row in rows if row.get("susunan_lama")]
    return _(
        "Dihitung ulang menurut susunan OPD sekarang: {triwulan}; berbeda dari yang diterbitkan "
        "waktu itu.",
        triwulan=_.listed(names),
    )


def _skipped(report: OpdReport, _: Voice) -> str:
    names = [_.quarter(entry["periode"]) for entry in report.info["triwulan_dilewati"]]
    return _(
        "Tidak diukur karena belum ada aturan yang berlaku: {triwulan}.", triwulan=_.listed(names)
    )
