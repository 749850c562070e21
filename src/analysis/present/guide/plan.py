"""The guide's chapter Rencana: the seven elements with an example, and what a plan brings."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Cell, Group, Note, Row, Table
from analysis.present.guide import ground as guide_ground
from analysis.present.guide.blocks import exercise
from analysis.present.guide.outline import exercise_number, table_number
from analysis.present.guide.sums import rounded
from analysis.present.locale import N_
from analysis.present.wording.gap_words import rules_of
from analysis.present.wording.numbers import EN_DASH, decimal
from analysis.present.wording.plan_text import plan_of
from analysis.present.wording.plan_words import cost_words, kind_name, schedule_cell
from analysis.present.wording.released import PUBLISHED, Record
from analysis.present.wording.tables import left
from analysis.present.wording.text import capital
from analysis.present.wording.voice import Voice
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.model import OpdReport

QUESTIONS = MappingProxyType(
    {
        "jenis_kompetensi": N_("Kompetensi apa yang dikembangkan?"),
        "target": N_("Berapa orang, siapa?"),
        "jenis_jalur": N_("Dengan bentuk dan jalur apa?"),
        "penyelenggara": N_("Siapa yang menyelenggarakan?"),
        "jadwal": N_("Bulan apa, berapa angkatan?"),
        "kurikulum": N_("Sesuai kurikulum atau standar apa?"),
        "anggaran": N_("Berapa rupiah?"),
    }
)


def elements(report: OpdReport) -> Block:
    """The seven elements of a plan, with one planned course as the example."""
    _, rules = Voice(report.lang), rules_of(report)
    if rules is None:
        return Group()
    row, own = _example(report)
    filled = {} if row is None else _filled(row, _)
    whose = report.opd["nama"] if own else report.info["nama"]
    example = _("Contoh dari rencana {siapa}", siapa=whose)
    rows = [
        Row(
            (
                Cell(_(str(name)), header=True),
                Cell(_(QUESTIONS[key])),
                *((Cell(filled.get(key) or EN_DASH),) if row else ()),
            )
        )
        for key, name in rules["unsur_rencana"].items()
    ]
    return Table(
        "unsur-rencana",
        _("Rencana lengkap bila ketujuh unsurnya terjawab"),
        _("Unsur menurut PP 11/2017 Pasal 207 ayat (3)."),
        left(_("Unsur"), _("Pertanyaan"), *((example,) if row else ())),
        tuple(rows),
        table_number("unsur-rencana", _),
        csv="unsur-rencana.csv",
    )


def _example(report: OpdReport) -> tuple[Record | None, bool]:
    """Return the dearest course, of the OPD or else of the city, and whose it is."""
    everyone = report.release.rencana
    city = everyone[everyone["cakupan"] == "kota"]
    for rows, own in ((report.rencana, True), (city, False)):
        told = [
            row
            for row in as_rows(rows)
            if row["keadaan"] == PUBLISHED and row["nama"] and row["peserta"] and row["biaya"]
        ]
        if told:
            return max(told, key=lambda row: row["biaya"]), own
    return None, False


def _filled(row: Record, _: Voice) -> dict[str, str]:
    times = schedule_cell(row, _)
    way = ", ".join(_(part) for part in (row["bentuk"], row["jalur"], row["moda"]) if part)
    return {
        "jenis_kompetensi": f"{kind_name(row['jenis_kompetensi'], _)}: {row['nama']}",
        "target": _("{orang} orang", orang=_.count(row["peserta"])),
        "jenis_jalur": capital(way),
        "penyelenggara": row["penyelenggara"] or "",
        "jadwal": ", ".join(part for part in (times.t, times.sub) if part),
        "kurikulum": row["kurikulum"] or "",
        "anggaran": cost_words(row, _),
    }


def effect_exercise(report: OpdReport) -> Block:
    """What the city's plan brings here: gap, index, cost per participant."""
    _, ground = Voice(report.lang), guide_ground.effect(report)
    if rules_of(report) is None:
        return Group()
    plan = plan_of(report)
    if ground is None or plan is None:
        number = exercise_number("dampak", _)
        if plan is not None:
            hidden = _("{latihan} tidak disusun: tidak ada pengaruh rencana yang dapat dicetak.",
                       latihan=number)  # fmt: skip
            return Note(hidden)
        return Note(_("{latihan} tidak disusun: belum ada rencana.", latihan=number))
    row = ground.rows
    places = int(row["desimal"])
    gained = _difference(row, "ip", places)
    each = int(rounded(Fraction(int(row["biaya"]), int(row["peserta"]) * 1000), 0)) * 1000
    return exercise(
        "dampak",
        _("Yang dibawa rencana"),
        _(
            "{siapa}, rencana {tahun}: {peserta} peserta, {biaya}. {senjang}IP ASN {ip} menjadi "
            "{ipbaru}. Berapa perubahannya, dan berapa rupiah per peserta?",
            siapa=ground.name,
            tahun=plan["tahun"],
            peserta=_.count(row["peserta"]),
            biaya=cost_words(row, _),
            senjang=_gap_words(row, _),
            ip=_.number(row["ip_sebelum"], places),
            ipbaru=_.number(row["ip_sesudah"], places),
        ),
        (
            _(
                "{perubahan}; sekitar {tiap} per peserta.",
                perubahan=_changes(row, gained, _),
                tiap=_.rupiah(each),
            ),
            _(
                "Pengaruh itu dihitung dengan menilai ulang semua orang seolah-olah pelatihannya "
                "sudah selesai, bukan dengan menjumlahkan janji."
            ),
        ),
        _,
    )


def _has_gap(row: Record) -> bool:
    return None not in (row["kesenjangan_sebelum"], row["kesenjangan_sesudah"])


def _gap_words(row: Record, _: Voice) -> str:
    if not _has_gap(row):
        return ""
    places = row["desimal_kesenjangan"]
    return _(
        "Rata-rata kesenjangan, termasuk teknis, {dari} menjadi {ke} level, ",
        dari=_.number(row["kesenjangan_sebelum"], places),
        ke=_.number(row["kesenjangan_sesudah"], places),
    )


def _difference(row: Record, name: str, places: int) -> Decimal:
    before, after = (row[f"{name}_{when}"] for when in ("sebelum", "sesudah"))
    return decimal(after, places) - decimal(before, places)


def _changes(row: Record, gained: Decimal, _: Voice) -> str:
    index = _("IP ASN {beda} poin", beda=_.signed(gained, int(row["desimal"])))
    if not _has_gap(row):
        return index
    places = int(row["desimal_kesenjangan"])
    beda = _.signed(_difference(row, "kesenjangan", places), places)
    return _("Kesenjangan {beda} level, {ip}", beda=beda, ip=index)
