"""Chapter Kesenjangan of the city report: every OPD by competency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Cell, Column, Figure, Note, Row, Table
from analysis.present.city.outline import figure_number, table_number
from analysis.present.drawing.canvas import svg
from analysis.present.drawing.figures.city_heat import (
    NAMES,
    HeatCell,
    HeatColumn,
    HeatRow,
    HeatScale,
    city_heat,
)
from analysis.present.drawing.figures.gap_map import bin_of
from analysis.present.drawn.gap_map import gap_labels
from analysis.present.drawn.places import WHOLE, ends, label
from analysis.present.wording.gap_rows import cells, ranked
from analysis.present.wording.gap_text import by_standard
from analysis.present.wording.gap_words import (
    ALL,
    NO_STANDARD,
    TECHNICAL,
    any_hidden,
    competency,
    exact,
    gap_cell,
    gap_text,
    hidden_note,
    most_places,
    share_cell,
)
from analysis.present.wording.released import NOBODY, PUBLISHED, Record, count_cell
from analysis.present.wording.tables import left, right
from analysis.present.wording.voice import Voice
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.city import CityReport, Place

Found = Mapping[tuple[str, str], Record]  # (OPD, competency) -> its row


def gap_map(report: CityReport, most: int = WHOLE) -> Block:
    """The mean gap of every OPD by competency, the largest gap first."""
    _, number = Voice(report.lang), figure_number("kesenjangan-opd", Voice(report.lang))
    found, city = _found(report), cells(report)
    shown = _ordered(report, found)
    codes = sorted(row["kompetensi"] for row in ranked(city, technical=False))
    if not shown or not codes:
        why = _("tidak ada OPD yang kesenjangannya ditampilkan.")
        return Note(f"{number} " + _("Peta kesenjangan tidak digambar: {alasan}", alasan=why))
    columns = [*codes, *([TECHNICAL] if (TECHNICAL, ALL) in city else []), ALL]
    upper, lower = ends(shown, most=most)
    sides = [
        [_row(label(place, NAMES), [found.get((place.kode, code)) for code in columns], _)
         for place in side]
        for side in (upper, lower)
    ]  # fmt: skip
    whole = _row(_("Kota"), [city.get((code, ALL)) for code in columns], _, bold=True)
    heads = [HeatColumn(code) for code in codes]
    heads += [HeatColumn(_("Teknis"), apart=True)] if TECHNICAL in columns else []
    heads += [HeatColumn(_("Semua"), apart=True, bold=True), HeatColumn(_("Dinilai"), apart=True)]
    labels = gap_labels(_)
    scale = HeatScale("senjang", labels.scale, labels.bins, labels.hidden, labels.none)
    return Figure(
        "kesenjangan-opd",
        _claim(shown, found, _),
        by_standard(_definition(codes, report, _, cut=len(lower)), report, _),
        _alt(shown, found, codes, report, _),
        svg(city_heat([[whole], *sides], heads, scale), "kesenjangan-opd"),
        number=number,
    )


def _found(report: CityReport) -> Found:
    return {(row["opd"], row["kompetensi"]): row for row in as_rows(report.kesenjangan_opd)}


def _ordered(report: CityReport, found: Found) -> list[Place]:
    """Return the OPD whose gap over all competencies is printed, the largest first."""
    shown = [place for place in report.places if _printed(found.get((place.kode, ALL)))]
    return sorted(shown, key=lambda place: (-exact(found[place.kode, ALL]), place.nama))


def _printed(row: Record | None) -> bool:
    return row is not None and row["keadaan"] == PUBLISHED and row["kesenjangan"] is not None


def _row(name: str, rows: Sequence[Record | None], _: Voice, *, bold: bool = False) -> HeatRow:
    whole = rows[-1]
    known = None if whole is None else whole["dinilai_persen"]
    share = HeatCell("" if known is None else _.number(known, 0))
    return HeatRow(name, (*(_cell(row, _) for row in rows), share), bold=bold)


def _cell(row: Record | None, _: Voice) -> HeatCell:
    if row is None or row["keadaan"] in {NO_STANDARD, NOBODY}:
        return HeatCell(sign="none")
    if not _printed(row):
        return HeatCell(sign="hidden")
    return HeatCell(gap_text(row, _), bin_of(float(row["kesenjangan"])))


def _claim(shown: Sequence[Place], found: Found, _: Voice) -> str:
    high, low = (found[place.kode, ALL] for place in (shown[0], shown[-1]))
    if len(shown) < 2 or exact(high) == exact(low):
        return _("Kesenjangan rata-rata OPD {level} level", level=gap_text(high, _))
    return _(
        "Kesenjangan OPD dari {rendah} sampai {tinggi} level per kompetensi",
        rendah=gap_text(low, _),
        tinggi=gap_text(high, _),
    )


def _definition(codes: Sequence[str], report: CityReport, _: Voice, *, cut: int) -> str:
    names = "; ".join(f"{code} {competency(code, report, _)}" for code in codes)
    told = _(
        "Rata-rata level di bawah standar, atas yang dinilai; OPD dari yang terbesar. Kolom "
        "terakhir: dinilai, persen. {kode}.",
        kode=names,
    )
    if cut:
        told += " " + _("Digambar: {jumlah} teratas dan {jumlah} terbawah.", jumlah=cut)
    return told


def _alt(
    shown: Sequence[Place], found: Found, codes: Sequence[str], report: CityReport, _: Voice
) -> str:
    inner = [
        (exact(row), place.nama, code, gap_text(row, _))
        for place in shown
        for code in codes
        if (row := found.get((place.kode, code))) is not None and _printed(row)
    ]
    hidden = len(shown) * len(codes) - len(inner)
    parts = [
        _("Peta panas, {jumlah} OPD dan {kolom} kompetensi.", jumlah=_.count(len(shown)),
          kolom=len(codes))
    ]  # fmt: skip
    for title, chosen in (
        (_("Terbesar"), sorted(inner, key=lambda each: (-each[0], each[1:3]))[:3]),
        (_("Terkecil"), sorted(inner, key=lambda each: (each[0], each[1:3]))[:3]),
    ):
        told = "; ".join(f"{n}, {competency(c, report, _)} {text}" for _v, n, c, text in chosen)
        parts += [f"{title}: {told}."] if told else []
    if hidden:
        parts.append(_("{jumlah} sel disembunyikan atau kosong.", jumlah=_.count(hidden)))
    parts.append(_("Tabel lengkap di lampiran."))
    return " ".join(parts)


def in_full(report: CityReport) -> Block:
    """Every OPD: people, assessed, mean gap with its bounds; for the appendix."""
    _, found = Voice(report.lang), _found(report)
    number = table_number("kesenjangan-opd-lengkap", _)
    rows = [
        (place, row)
        for place in sorted(report.places, key=lambda each: each.nama)
        if (row := found.get((place.kode, ALL))) is not None
    ]
    if not rows:
        return Note(f"{number} " + _("Kesenjangan OPD tidak ditampilkan."))
    whole = cells(report).get((ALL, ALL))
    every = [row for _place, row in rows] + ([whole] if whole else [])
    places = most_places(every)
    lines = [Row((Cell(place.nama, header=True), *_bounded(row, places, _))) for place, row in rows]
    if whole:
        name = Cell(_("Kota"), header=True, bold=True)
        lines.append(Row((name, *_bounded(whole, places, _)), total=True))
    return Table(
        "kesenjangan-opd-lengkap",
        _("Kesenjangan menurut OPD"),
        _(
            "Rata-rata level di bawah standar atas semua kompetensi manajerial dan sosial "
            "kultural. Batas: bila yang belum dinilai semuanya mencapai standar, atau semuanya "
            "di level 1."
        ),
        _columns(_),
        tuple(lines),
        number,
        (hidden_note(report, _),) if any_hidden(every) else (),
        "kesenjangan-opd.csv",
    )


def _columns(_: Voice) -> tuple[Column, ...]:
    counts = (_("Pegawai"), _("Dinilai"), _("Dinilai, %"))
    levels = (_("Kesenjangan"), _("Batas bawah"), _("Batas atas"))
    return (*left(_("OPD")), *right(*counts, *levels))


def _bounded(row: Record, places: int, _: Voice) -> tuple[Cell, ...]:
    return (
        count_cell(row["orang"], _),
        count_cell(row["orang_dinilai"], _),
        share_cell(row["dinilai_persen"], row, _),
        gap_cell(row, "kesenjangan", places, _, bold=True),
        gap_cell(row, "batas_bawah", places, _),
        gap_cell(row, "batas_atas", places, _),
    )
