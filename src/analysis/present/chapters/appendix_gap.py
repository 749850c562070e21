"""Lampiran: the gap of every competency and level group, and the plan's courses with their days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Cell, Column, Note, Row, Table
from analysis.present.outline import table_number
from analysis.present.wording.gap_rows import cells, is_shown, ranked
from analysis.present.wording.gap_text import why_no_gap
from analysis.present.wording.gap_words import (
    ALL,
    NO_STANDARD,
    TECHNICAL,
    any_hidden,
    competency,
    gap_cell,
    gap_sign,
    groups_shown,
    hidden_note,
    most_places,
    share_cell,
)
from analysis.present.wording.numbers import EN_DASH
from analysis.present.wording.plan_text import planned_courses, why_no_plan
from analysis.present.wording.plan_words import course_name, money_cell
from analysis.present.wording.released import HIDDEN, NOBODY, Record, count_cell, group_name
from analysis.present.wording.tables import few_note, left, right
from analysis.present.wording.voice import Voice

if TYPE_CHECKING:
    from analysis.release.model import OpdReport

WITHOUT = {NO_STANDARD, NOBODY}
WIDTHS = (36.0, 28.0, 13.0, 12.0, 13.0, 13.0, 14.0, 18.0, 12.0, 11.0)  # millimetres


def gaps(report: OpdReport) -> Block:
    """Every competency by level group: people, assessed, below standard, gap and bounds."""
    _, found = Voice(report.lang), cells(report)
    number = table_number("kesenjangan-lengkap", _)
    if not is_shown(report):
        why = _("Tidak ditampilkan: {alasan}", alasan=why_no_gap(report, _))
        return Note(f"{number} {why}")
    codes = [row["kompetensi"] for row in ranked(found, technical=False)]
    codes += [ALL, *(row["kompetensi"] for row in ranked(found, technical=True)), TECHNICAL]
    groups = [*groups_shown(found.values()), ALL]
    rows = [
        found[code, group]
        for code in codes
        for group in groups
        if (code, group) in found and found[code, group]["keadaan"] not in WITHOUT
    ]
    closed = [group for group in groups if _all_hidden("kelompok", group, rows)]
    secret = [code for code in codes if _all_hidden("kompetensi", code, rows)]
    rows = [
        row for row in rows if row["kelompok"] not in closed and row["kompetensi"] not in secret
    ]
    places = most_places(rows)
    lines = tuple(_line(row, before, places, report, _) for before, row in _with_before(rows))
    return Table(
        "kesenjangan-lengkap",
        _("Kesenjangan menurut kompetensi dan jenjang"),
        _(
            "Di bawah: pegawai yang dinilai dan belum mencapai standar. Kesenjangan dan batasnya: "
            "rata-rata level per orang yang dinilai."
        ),
        _columns(_),
        lines,
        number,
        _notes(
            rows,
            [
                *(group_name(group, _) for group in closed),
                *(competency(code, report, _) for code in secret),
            ],
            report,
            _,
        ),
        "kesenjangan-lengkap.csv",
    )


def _columns(_: Voice) -> tuple[Column, ...]:
    names = (_("Nama kompetensi"), _("Jenjang"))
    counts = (_("Pegawai"), _("Dinilai"), _("Dinilai, %"), _("Di bawah"), _("Di bawah, %"))
    levels = (_("Kesenjangan"), _("Batas bawah"), _("Batas atas"))
    return tuple(
        Column(label, "right" if place > 1 else "left", width)
        for place, (label, width) in enumerate(zip((*names, *counts, *levels), WIDTHS, strict=True))
    )


def _all_hidden(column: str, value: str, rows: Sequence[Record]) -> bool:
    """Whether every cell of a group or a competency is hidden: its lines would say nothing."""
    states = {row["keadaan"] for row in rows if row[column] == value}
    return states == {HIDDEN}


def _notes(
    rows: Sequence[Record], closed: Sequence[str], report: OpdReport, _: Voice
) -> tuple[str, ...]:
    notes = (hidden_note(report, _),) if any_hidden(rows) else ()
    if not closed:
        return notes
    told = _.listed(closed)
    return (*notes, _("Seluruhnya disembunyikan dan tidak dirinci: {jenjang}.", jenjang=told))


def _with_before(rows: Sequence[Record]) -> list[tuple[Record | None, Record]]:
    return list(zip([None, *rows], rows, strict=False))


def _line(row: Record, before: Record | None, places: int, report: OpdReport, _: Voice) -> Row:
    first = before is None or before["kompetensi"] != row["kompetensi"]
    title = competency(row["kompetensi"], report, _) if first else ""
    whole = row["kelompok"] == ALL
    label = _("Semua jenjang") if whole else group_name(row["kelompok"], _)
    below = gap_sign(row, _) if row["di_bawah"] is None else count_cell(row["di_bawah"], _)
    return Row(
        (
            Cell(title),
            Cell(label, header=True, bold=whole),
            count_cell(row["orang"], _),
            count_cell(row["orang_dinilai"], _),
            share_cell(row["dinilai_persen"], row, _),
            below,
            share_cell(row["di_bawah_persen"], row, _),
            gap_cell(row, "kesenjangan", places, _, bold=True),
            gap_cell(row, "batas_bawah", places, _),
            gap_cell(row, "batas_atas", places, _),
        ),
        group=title,
    )


def courses(report: OpdReport) -> Block:
    """The plan's courses with code, days, batches, hours and money."""
    _, rows = Voice(report.lang), planned_courses(report)
    number = table_number("rencana-lengkap", _)
    if why_no_plan(report, _) or not rows:
        nothing = _("Tidak ada pelatihan yang direncanakan untuk OPD ini.")
        if report.scope == "kota":
            nothing = _("Tidak ada pelatihan yang direncanakan.")
        return Note(f"{number} {nothing}")
    ordered = sorted(rows, key=lambda row: (not row["nama"], row["kode"]))
    hidden = any(row["peserta"] is None or row["biaya"] is None for row in rows)
    heads = (_("Angkatan"), _("Peserta"), _("JP"), _("Biaya, Rp ribu"))
    return Table(
        "rencana-lengkap",
        _("Pelatihan dalam rencana menurut kode"),
        _("Mulai dan selesai: hari pertama angkatan pertama dan hari terakhir angkatan terakhir."),
        (*left(_("Kode"), _("Pelatihan"), _("Mulai"), _("Selesai")), *right(*heads)),
        tuple(_course(row, _) for row in ordered),
        number,
        (few_note(report, _),) if hidden else (),
        "rencana-lengkap.csv",
    )


def _course(row: Record, _: Voice) -> Row:
    none = Cell(EN_DASH, state="none")
    return Row(
        (
            Cell(row["kode"] if row["nama"] else EN_DASH),
            Cell(course_name(row, _), header=True),
            *(_day(row[name], _) for name in ("mulai", "selesai")),
            none if row["angkatan"] is None else Cell(_.count(row["angkatan"])),
            count_cell(row["peserta"], _),
            none if row["jp"] is None else Cell(_.trimmed(row["jp"])),
            money_cell(row, _),
        )
    )


def _day(text: str | None, _: Voice) -> Cell:
    if not text:
        return Cell(EN_DASH, state="none")
    return Cell(_.short_day(date.fromisoformat(text)))
