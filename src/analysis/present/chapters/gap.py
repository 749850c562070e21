"""Chapter Kesenjangan kompetensi: what is known, what is short, for whom, by which standard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Cell, Group, Note, Row, Run, Table, Text
from analysis.present.drawn.gap_map import drawn_map
from analysis.present.outline import figure_number, table_number
from analysis.present.wording.findings import span
from analysis.present.wording.gap_rows import cells, is_shown, whole
from analysis.present.wording.gap_rows import units as unit_rows
from analysis.present.wording.gap_text import (
    by_standard,
    largest,
    need_sentence,
    printed_rows,
    provisional,
    same_reason,
    why_no_gap,
    why_no_whole,
)
from analysis.present.wording.gap_words import (
    any_hidden,
    competency,
    exact,
    gap_cell,
    gap_text,
    hidden_note,
    most_places,
    share_cell,
)
from analysis.present.wording.released import PUBLISHED, Record, count_cell
from analysis.present.wording.tables import left, right
from analysis.present.wording.voice import Voice
from analysis.release.design import UNITS_FROM
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.model import OpdReport


def known(report: OpdReport) -> Block:
    """How many are assessed at all, and where the mean gap lies once everybody is."""
    _, row = Voice(report.lang), whole(report)
    if not is_shown(report):
        return Note(_("Kesenjangan tidak ditampilkan: {alasan}", alasan=why_no_gap(report, _)))
    return Text(((Run(f"{_lead(report, row, _)} ", b=True), Run(_rests(report, row, _))),))


def _lead(report: OpdReport, row: Record, _: Voice) -> str:
    """Say how many are assessed; where that is not told, why (a technical gap alone is printed)."""
    if row.get("dinilai_persen") is None:
        return _(
            "Kesenjangan manajerial dan sosial kultural tidak ditampilkan: {alasan}",
            alasan=why_no_whole(report, _),
        )
    return _(
        "{dinilai} dari {orang} pegawai ({persen}) mempunyai penilaian kompetensi yang masih "
        "berlaku.",
        dinilai=_.count(row["orang_dinilai"]),
        orang=_.count(row["orang"]),
        persen=_.percent(row["dinilai_persen"], 0),
    )


def _rests(report: OpdReport, row: Record, _: Voice) -> str:
    parts = [expired(report, _)]
    told = provisional(report, _)
    if row["keadaan"] == PUBLISHED and row["batas_bawah"] is not None:
        parts.append(
            _(
                "Rata-rata kesenjangan mereka {nilai} level per kompetensi; bila semua dinilai, "
                "antara {bawah} dan {atas}.",
                nilai=gap_text(row, _),
                bawah=gap_text(row, _, "batas_bawah"),
                atas=gap_text(row, _, "batas_atas"),
            )
        )
    return " ".join(part for part in (*parts, f"{told}." if told else "") if part)


def expired(report: OpdReport, _: Voice) -> str:
    """Say which share of the pairs of people and competencies is valid, expired, or neither.

    Neither: never assessed, or so that a set-aside row could change level or standard.
    """
    rows = as_rows(report.penilaian)
    if not rows or rows[0]["berlaku"] is None:
        return ""
    row, months = rows[0], int(report.info["pengembangan"]["masa_penilaian"])
    valid = _.percent(row["berlaku"], 0)
    if row["kedaluwarsa"] is None or row["belum"] is None:
        return _(
            "Dari semua pasangan pegawai dan kompetensi {berlaku} punya penilaian yang berlaku; "
            "yang lebih tua dari {jangka} dianggap belum dinilai.",
            berlaku=valid,
            jangka=span(months, _),
        )
    return _(
        "Dari semua pasangan pegawai dan kompetensi {berlaku} dinilai, {kedaluwarsa} kedaluwarsa "
        "(penilaiannya lebih tua dari {jangka}) dan {belum} belum dinilai atau belum pasti; "
        "yang kedaluwarsa dianggap belum dinilai.",
        berlaku=valid,
        kedaluwarsa=_.percent(row["kedaluwarsa"], 0),
        belum=_.percent(row["belum"], 0),
        jangka=span(months, _),
    )


def gap_map(report: OpdReport) -> Block:
    """The mean gap of every competency and level group; a note where none is printed."""
    _ = Voice(report.lang)
    if not is_shown(report):
        number = figure_number("peta-kesenjangan", _)
        why = _("Peta kesenjangan tidak digambar: {alasan}", alasan=same_reason(report, _))
        return Note(f"{number} {why}")
    return drawn_map(report, _)


def needs(report: OpdReport) -> Block:
    """The three largest needs as sentences: how much is known, who is short, in which posts."""
    _ = Voice(report.lang)
    if not is_shown(report):
        return Group()
    found = cells(report)
    rows = largest(found)
    if not rows:
        return Text(((Run(_("Tidak ada kesenjangan di antara pegawai yang dinilai.")),),))
    lead = Run(_("Kebutuhan terbesar."), b=True)
    paragraphs: list[tuple[Run, ...]] = [(lead,)]
    for place, row in enumerate(rows, start=1):
        name = competency(row["kompetensi"], report, _)
        claim = _(
            "{nomor}. {kompetensi}: {level} level di bawah standar.",
            nomor=place,
            kompetensi=name,
            level=gap_text(row, _),
        )
        paragraphs.append((Run(f"{claim} ", b=True), Run(need_sentence(row, found, _))))
    return Text(tuple(paragraphs))


def units(report: OpdReport) -> Block:
    """The units' mean gap over all competencies, largest first: people, assessed, bounds."""
    _, rows, total = Voice(report.lang), unit_rows(report), whole(report)
    number = table_number("kesenjangan-unit", _)
    if not is_shown(report):
        why = _("Tidak ditampilkan: {alasan}", alasan=same_reason(report, _))
        return Note(f"{number} {why}")
    if not rows:
        why = _(
            "Tidak dirinci menurut unit: tidak ada unit dengan {batas} pegawai atau lebih.",
            batas=UNITS_FROM,
        )
        return Note(f"{number} {why}")
    places = most_places([*rows, total])
    lines = [Row((Cell(row["kunci"], header=True), *_bounded(row, places, _))) for row in rows]
    label = Cell(_("Seluruh pegawai"), header=True, bold=True)
    lines.append(Row((label, *_bounded(total, places, _, bold=True)), total=True))
    notes = (hidden_note(report, _),) if any_hidden([*rows, total]) else ()
    return Table(
        "kesenjangan-unit",
        _unit_claim(rows, _),
        by_standard(
            _(
                "Rata-rata level di bawah standar atas semua kompetensi manajerial dan sosial "
                "kultural. Batas: bila yang belum dinilai semuanya mencapai standar, atau semuanya "
                "di level 1."
            ),
            report,
            _,
        ),
        (
            *left(_("Unit kerja")),
            *right(_("Pegawai"), _("Dinilai"), _("Dinilai, %"), _("Kesenjangan")),
            *right(_("Batas bawah"), _("Batas atas")),
        ),
        tuple(lines),
        number,
        notes,
        "kesenjangan-unit.csv",
    )


def _bounded(row: Record, places: int, _: Voice, *, bold: bool = False) -> tuple[Cell, ...]:
    return (
        count_cell(row["orang"], _, bold=bold),
        count_cell(row["orang_dinilai"], _, bold=bold),
        share_cell(row["dinilai_persen"], row, _),
        gap_cell(row, "kesenjangan", places, _, bold=True),
        gap_cell(row, "batas_bawah", places, _),
        gap_cell(row, "batas_atas", places, _),
    )


def _unit_claim(rows: Sequence[Record], _: Voice) -> str:
    shown = printed_rows(rows)
    if len(shown) < 2:
        return _("Kesenjangan menurut unit kerja")
    high, low = (pick(shown, key=exact) for pick in (max, min))
    if exact(high) == exact(low):
        return _("Kesenjangan unit kerja sama, {level} level", level=gap_text(high, _))
    return _(
        "Kesenjangan unit kerja dari {rendah} sampai {tinggi} level",
        rendah=gap_text(low, _),
        tinggi=gap_text(high, _),
    )
