"""The gap map as a block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.present.blocks import Figure
from analysis.present.drawing.canvas import svg
from analysis.present.drawing.figures.gap_map import (
    BORDERS,
    GapCell,
    GapColumn,
    GapLabels,
    GapRow,
    Sign,
    gap_map,
)
from analysis.present.drawing.glyphs import printable
from analysis.present.outline import figure_number
from analysis.present.wording.gap_rows import Cells, cells, city_cells, ranked
from analysis.present.wording.gap_text import by_standard, map_claim, printed_rows, spoken_extremes
from analysis.present.wording.gap_words import (
    ALL,
    EXPERT_LEVELS,
    EXPERTS,
    HEADS,
    NO_STANDARD,
    TECHNICAL,
    UNASSESSED,
    competency,
    gap_text,
    groups_shown,
)
from analysis.present.wording.numbers import EN_DASH
from analysis.present.wording.released import HIDDEN, NOBODY, PUBLISHED, Record
from analysis.present.wording.voice import Voice

if TYPE_CHECKING:
    from analysis.release.model import OpdReport

WITHOUT = {NO_STANDARD, NOBODY}
TECHNICAL_SHOWN = 3  # technical competencies with a row of their own, largest gap first
SIGNS: Mapping[str, Sign] = {
    HIDDEN: "hidden",
    UNASSESSED: "unassessed",
    NO_STANDARD: "none",
    NOBODY: "blank",
}


def drawn_map(report: OpdReport, _: Voice) -> Figure:
    """The competencies by level group, most lacking first; technical ones apart."""
    own, city = cells(report), city_cells(report)
    groups = groups_shown(own.values())
    codes = [row["kompetensi"] for row in ranked(own, technical=False)]
    technical = [row["kompetensi"] for row in printed_rows(ranked(own, technical=True))]
    apart = [TECHNICAL, *technical[:TECHNICAL_SHOWN]] if _concerned(own, TECHNICAL) else []
    rows = [_row(code, groups, own, city, report, _) for code in codes]
    rows += [
        _row(code, groups, own, city, report, _, apart=not place)
        for place, code in enumerate(apart)
    ]
    columns = [*(_column(group, own, _) for group in groups), *_totals(own, city, _)]
    picture = gap_map(rows, columns, gap_labels(_))
    drawn = [row for (code, _group), row in own.items() if code in {*codes, *apart}]
    return Figure(
        "peta-kesenjangan",
        map_claim(report, _),
        by_standard(_definition(_), report, _),
        _alt(drawn, groups, report, _),
        svg(picture, "peta-kesenjangan"),
        number=figure_number("peta-kesenjangan", _),
    )


def _concerned(own: Cells, code: str) -> bool:
    row = own.get((code, ALL))
    return row is not None and row["keadaan"] not in WITHOUT


def _row(
    code: str,
    groups: Sequence[str],
    own: Cells,
    city: Cells,
    report: OpdReport,
    _: Voice,
    *,
    apart: bool = False,
) -> GapRow:
    shown = [_cell(_found(own, code, group), _) for group in (*groups, ALL)]
    shown += [_cell(city.get((code, ALL)), _)] if city else []
    label = "" if code == TECHNICAL else code
    return GapRow(label, printable(competency(code, report, _)), tuple(shown), apart)


def _found(own: Cells, code: str, group: str) -> Record | None:
    """Return a cell; for a level of JF keahlian that is not split out here, a hidden one."""
    row, whole = own.get((code, group)), own.get((code, EXPERTS))
    if row is None and group in EXPERT_LEVELS and whole and whole["keadaan"] not in WITHOUT:
        return {**whole, "keadaan": HIDDEN}
    return row


def _cell(row: Record | None, _: Voice) -> GapCell:
    if row is None:  # the group has people, none of them a standard for this competency
        return GapCell(sign="none")
    if row["keadaan"] != PUBLISHED or row["kesenjangan"] is None:
        return GapCell(sign=SIGNS.get(row["keadaan"], "hidden"))
    known = row["dinilai_persen"]
    share = "" if known is None else _.percent(known, 0)
    return GapCell(gap_text(row, _), share, float(row["kesenjangan"]))


def _column(group: str, own: Cells, _: Voice) -> GapColumn:
    name, short, bracket = (_(text) if text else "" for text in HEADS[group])
    people, assessed = _counts(own.get((ALL, group)), _)
    return GapColumn(name, short, people, assessed, bracket)


def _totals(own: Cells, city: Cells, _: Voice) -> list[GapColumn]:
    whole = GapColumn(_("Semua"), _("Semua"), *_counts(own.get((ALL, ALL)), _), kind="whole")
    if not city:
        return [whole]
    name = _("Kota")
    return [whole, GapColumn(name, name, *_counts(city.get((ALL, ALL)), _), kind="city")]


def _counts(row: Record | None, _: Voice) -> tuple[str | None, str | None]:
    """Return people and assessed people as printed; "" where nobody is, None where hidden."""
    if row is None or row["keadaan"] == NOBODY:
        return "", ""
    if row["keadaan"] == NO_STANDARD:
        return EN_DASH, EN_DASH
    people, assessed = row["orang"], row["orang_dinilai"]
    return (
        None if people is None else _.count(people),
        None if assessed is None else _.count(assessed),
    )


def gap_labels(_: Voice) -> GapLabels:
    """Return the texts around a gap map: its scale, bins and signs."""
    low = [_.number(border, 1) for border in BORDERS]
    high = [_.number(border - 0.01, 2) for border in BORDERS]
    between = [f"{a}{EN_DASH}{b}" for a, b in zip(low, high[1:], strict=False)]
    first, last = f"0{EN_DASH}{high[0]}", f"≥ {low[-1]}"
    return GapLabels(
        people=_("Pegawai"),
        assessed=_("Dinilai"),
        scale=_("Skala, level per orang"),
        bins=(first, between[0], between[1], between[2], last),
        hidden=_("disembunyikan"),
        unassessed=_("belum ada yang dinilai"),
        none=_("tanpa standar"),
    )


def _definition(_: Voice) -> str:
    return _(
        "Rata-rata level di bawah standar jabatan, atas pegawai yang dinilai; 0 berarti semua "
        "mencapai standar. Angka kecil: yang dinilai, persen dari yang berstandar."
    )


def _alt(drawn: Sequence[Record], groups: Sequence[str], report: OpdReport, _: Voice) -> str:
    parts = [
        _(
            "Peta kesenjangan, {baris} baris kompetensi dan {kolom} kelompok jenjang.",
            baris=len({row["kompetensi"] for row in drawn}),
            kolom=len(groups),
        ),
        *spoken_extremes(drawn, groups, report, _),
    ]
    hidden = sum(row["keadaan"] == HIDDEN and row["kelompok"] in groups for row in drawn)
    if hidden:
        parts.append(_("{jumlah} sel disembunyikan.", jumlah=hidden))
    parts.append(_("Tabel lengkap di lampiran."))
    return " ".join(parts)
