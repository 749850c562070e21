"""Chapter Rencana pengembangan: who learns what, when, for how much, and what it brings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Cell, Column, Group, Note, Row, Table, Text
from analysis.present.drawn.months import MOST
from analysis.present.drawn.plan import cumulated_figure, month_figures
from analysis.present.outline import figure_number, table_number
from analysis.present.wording.number_words import number_word
from analysis.present.wording.numbers import EN_DASH
from analysis.present.wording.plan_effect import cost_notes, effect_claim, effect_lines
from analysis.present.wording.plan_terms import terms_paragraphs
from analysis.present.wording.plan_text import (
    effect_row,
    plan_of,
    planned_courses,
    summary_text,
    why_no_plan,
    why_nobody,
)
from analysis.present.wording.plan_words import (
    cost_words,
    course_name,
    kind_name,
    money_cell,
    people_cell,
    schedule_cell,
    target_cell,
    way_cell,
)
from analysis.present.wording.released import Record
from analysis.present.wording.tables import few_note
from analysis.present.wording.voice import Voice
from analysis.release.counted import UNITS
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.model import OpdReport

CITY = "kota"  # the scope of the city's report
WIDTHS = (36.0, 21.0, 25.0, 26.0, 20.0, 26.0, 16.0)  # millimetres; together a full table


def summary(report: OpdReport) -> Block:
    """What the plan is, costs and brings in two or three sentences; or why there is none."""
    _ = Voice(report.lang)
    why = why_no_plan(report, _) or why_nobody(report, _)
    return Note(why) if why else Text((tuple(summary_text(report, _)),))


def courses(report: OpdReport) -> Block:
    """The plan with the seven columns that the regulation asks for."""
    _ = Voice(report.lang)
    if why_no_plan(report, _):
        return Group()
    rows, number = planned_courses(report), table_number("rencana", _)
    if not rows:
        return Group()
    return Table(
        "rencana",
        _courses_claim(rows, report, _),
        _(
            "Tujuh unsur rencana menurut PP 11/2017 Pasal 207 ayat (3); anggaran dalam ribu "
            "rupiah. Di bawah target: jabatan yang boleh ikut. Satu orang dapat mengikuti beberapa "
            "pelatihan."
        ),
        course_columns(_),
        course_rows(rows, report, _),
        number,
        course_notes(rows, report, _),
        "rencana.csv",
    )


def course_columns(_: Voice) -> tuple[Column, ...]:
    """Return the seven columns, money last."""
    heads = (
        _("Jenis kompetensi, pelatihan"), _("Target pegawai"), _("Jenis dan jalur"),
        _("Penyelenggara"), _("Jadwal"), _("Kurikulum"), _("Anggaran"),
    )  # fmt: skip
    return tuple(
        Column(head, "right" if place == len(heads) - 1 else "left", width)
        for place, (head, width) in enumerate(zip(heads, WIDTHS, strict=True))
    )


def course_rows(rows: Sequence[Record], report: OpdReport, _: Voice) -> tuple[Row, ...]:
    """Return a row per course in the order of their months, and the total."""
    ordered = sorted(rows, key=lambda row: (not row["nama"], row["mulai"] or "9", row["kode"]))
    total = effect_row(report)
    if total is None:
        return tuple(_course(row, _) for row in ordered)
    label = Cell(_("Seluruhnya"), header=True, bold=True)
    people = people_cell(total, _)
    whole = (label, people, *(Cell("") for _place in range(4)))
    money = money_cell(total, _, bold=True)
    return (*(_course(row, _) for row in ordered), Row((*whole, money), total=True))


def _course(row: Record, _: Voice) -> Row:
    return Row(
        (
            Cell(kind_name(row["jenis_kompetensi"] or "", _), header=True, sub=course_name(row, _)),
            target_cell(row, _),
            way_cell(row, _),
            Cell(row["penyelenggara"] or _several(row, _)),
            schedule_cell(row, _),
            Cell(row["kurikulum"] or _several(row, _)),
            money_cell(row, _),
        ),
        group=row["kode"],
    )


def _several(row: Record, _: Voice) -> str:
    return EN_DASH if row["nama"] else _("beberapa")


def course_notes(rows: Sequence[Record], report: OpdReport, _: Voice) -> tuple[str, ...]:
    """Explain hidden numbers, merged courses and the total of people."""
    whole = _(
        "Seluruhnya: orang yang berbeda, masing-masing dihitung satu kali. Anggaran termasuk "
        "bagian OPD ini dari biaya tetap angkatan bersama."
    )
    if report.scope == CITY:
        whole = _(
            "Seluruhnya: orang yang berbeda, masing-masing dihitung satu kali. Anggaran termasuk "
            "biaya tetap angkatan."
        )
    notes = [whole]
    few = report.info["ambang"]
    total = effect_row(report)
    if any(row["peserta"] is None for row in (*rows, *([total] if total else []))):
        notes.insert(0, few_note(report, _))
    if any(not row["nama"] for row in rows):
        merged = _(
            "Pelatihan dengan kurang dari {ambang} orang digabung; tempat: pesertanya dijumlah.",
            ambang=few,
        )
        notes.append(merged)
    steps = [row["satuan_biaya"] for row in rows if row["biaya"] is not None and not row["nama"]]
    if (step := max(steps, default=0)) > UNITS[0]:
        notes.append(
            _(
                "Anggaran pelatihan yang digabung ialah tengah rentang {satuan}, agar pesertanya "
                "tidak dapat dihitung balik; jumlah seluruhnya karena itu perkiraan.",
                satuan=_.rupiah(step),
            )
        )
    return tuple(notes)


def _courses_claim(rows: Sequence[Record], report: OpdReport, _: Voice) -> str:
    total = effect_row(report) or {}
    if total.get("biaya") is None:
        return _("Pelatihan dalam rencana")
    count, cost = sum(row["pelatihan"] for row in rows), cost_words(total, _)
    if count == 1:
        return _("Satu pelatihan dengan anggaran {biaya}", biaya=cost)
    return _(
        "{jumlah} pelatihan dengan anggaran {biaya}",
        jumlah=number_word(count, _).capitalize(),
        biaya=cost,
    )


def effect(report: OpdReport) -> Block:
    """Before and after: IP ASN, its category, the gap; what a point costs."""
    _ = Voice(report.lang)
    row = effect_row(report)
    if row is None or why_no_plan(report, _) or why_nobody(report, _):
        return Group()
    number = table_number("dampak-rencana", _)
    shown = effect_lines(row, _)
    if not shown:
        why = _("Tidak ditampilkan: terlalu sedikit pegawai yang terukur.")
        return Note(f"{number} {why}")
    return Table(
        "dampak-rencana",
        effect_claim(row, _),
        _(
            "Dihitung ulang oleh penghitung yang sama, dengan pelatihan yang direncanakan sebagai "
            "riwayat dan semua yang lain tetap."
        ),
        (
            Column("", width=86),
            *(Column(head, "right", 28) for head in (_("Sekarang"), _("Sesudah"), _("Selisih"))),
        ),
        shown,
        number,
        cost_notes(row, _),
        "dampak-rencana.csv",
    )


def cumulated(report: OpdReport) -> Block:
    """The OPD's share of the city plan, month after month: money spent, points gained."""
    _ = Voice(report.lang)
    if why_no_plan(report, _) or why_nobody(report, _):
        return Group()
    rows = as_rows(report.kumulatif)
    if len(rows) < 2 or any(row["biaya"] is None or row["poin"] is None for row in rows):
        number = figure_number("kumulatif", _)
        few = _("Urutan angkatan tidak digambar: terlalu sedikit angkatan atau peserta.")
        return Note(f"{number} {few}")
    if not any(row["poin"] for row in rows):
        number = figure_number("kumulatif", _)
        none = _("Urutan angkatan tidak digambar: tidak ada poin IP ASN yang bertambah.")
        return Note(f"{number} {none}")
    return cumulated_figure(rows, _)


def months(report: OpdReport, rows: int = MOST) -> Block:
    """The city's batches of the OPD's courses by month, so many courses in one figure."""
    _, plan = Voice(report.lang), plan_of(report)
    if plan is None or why_no_plan(report, _) or why_nobody(report, _):
        return Group()
    city = report.scope == CITY
    year = int(plan["tahun"])
    drawn = month_figures(planned_courses(report), report.jadwal, year, _, city=city, most=rows)
    if not drawn:
        number = figure_number("bulan", _)
        return Note(f"{number} " + _no_months(report, _))
    return drawn[0] if len(drawn) == 1 else Group(tuple(drawn))


def _no_months(report: OpdReport, _: Voice) -> str:
    if any(row["mulai"] and row["nama"] for row in planned_courses(report)):
        return _("Bulan pelaksanaan tidak digambar: tidak disebut dalam rencana kota.")
    if any(row["mulai"] for row in planned_courses(report)):
        return _("Bulan pelaksanaan tidak digambar: semua pelatihannya digabung.")
    return _("Bulan pelaksanaan tidak digambar: belum ada jadwal.")


def terms(report: OpdReport) -> Block:
    """Weights, certificate, legal grounds, and what a little more money would buy."""
    _ = Voice(report.lang)
    paragraphs = terms_paragraphs(report, _)
    return Text(paragraphs) if paragraphs else Group()
