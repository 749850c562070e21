"""What a target takes: distance, the fewest people, the cheapest courses and their cost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Cell, Group, Note, Row, Run, Table, Text
from analysis.present.outline import table_number
from analysis.present.wording import target_text
from analysis.present.wording.plan_words import course_name
from analysis.present.wording.released import PUBLISHED, Record, count_cell
from analysis.present.wording.tables import left, right
from analysis.present.wording.text import capital, small
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import COMPONENTS
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.model import OpdReport


def reach(report: OpdReport) -> Block:
    """What the target takes, of an OPD or the city; nothing where there is no target."""
    _ = Voice(report.lang)
    rows = as_rows(report.target_rows)
    if not rows or rows[0]["keadaan"] != PUBLISHED or rows[0]["jarak"] is None:
        return Group() if report.aim is None else Note(_untold(report, _))
    row = rows[0]
    blocks: list[Block] = [Text((_sentences(row, report, _),))]
    if not row["tercapai"] and row["tercapai_diklat"] and len(report.target_jalan):
        blocks.append(_routes(row, report, _))
    if row["biaya"] is not None:
        blocks.append(_courses(row, report, _))
    return Group(tuple(blocks))


def _untold(report: OpdReport, _: Voice) -> str:
    return _(
        "Target {target}: yang diperlukan untuk mencapainya tidak ditampilkan, karena IP ASN-nya "
        "tidak ditampilkan.",
        target=_.number(report.aim or 0, 2),
    )


def _sentences(row: Record, report: OpdReport, _: Voice) -> tuple[Run, ...]:
    more = [target_text.below_today(row, report, _)]
    if not row["tercapai"]:
        more = [target_text.takes(row, report, _), target_text.costs(row, report, _)]
    told = " ".join(part for part in more if part)
    first = Run(target_text.lead(row, _), b=True)
    return (Run(f"{first.t} ", b=True), Run(told)) if told else (first,)


def _routes(row: Record, report: OpdReport, _: Voice) -> Table:
    """The components by themselves, the one that leads furthest first, and all together."""
    rows = sorted(as_rows(report.target_jalan), key=lambda each: -each["paling_tinggi"])
    whole = {**row, "cukup": True}
    return Table(
        "target",
        _routes_claim(rows, _),
        _(
            "IP ASN bila diklat itu dipenuhi bagi semua yang belum, dan orang paling sedikit yang "
            "cukup untuk mencapai target bila hanya diklat itu yang dipenuhi."
        ),
        (*left(_("Yang dipenuhi")), *right(_("IP ASN menjadi"), _("Orang paling sedikit"))),
        (
            *(_route(each, _(COMPONENTS[each["komponen"]]), _) for each in rows),
            _route(whole, _("Semua diklat"), _, total=True),
        ),
        table_number("target", _),
        _hidden_note((*rows, whole), report, _),
    )


def _routes_claim(rows: Sequence[Record], _: Voice) -> str:
    names = [small(_(COMPONENTS[each["komponen"]])) for each in rows if each["cukup"]]
    if not names:
        return _("Tidak satu pun komponen sendirian cukup")
    return capital(_("{komponen} saja cukup", komponen=_.one_of(names)))


def _route(row: Record, label: str, _: Voice, *, total: bool = False) -> Row:
    people = count_cell(row["orang"], _, bold=total) if row["cukup"] else Cell(_("tidak cukup"))
    value = Cell(_.number(row["paling_tinggi"], row["desimal"]), bold=total)
    return Row((Cell(label, header=True, bold=total), value, people), total=total)


def _hidden_note(rows: Sequence[Record], report: OpdReport, _: Voice) -> tuple[str, ...]:
    if all(each["orang"] is not None or not each["cukup"] for each in rows):
        return ()
    return (
        _(
            "disembunyikan: kurang dari {ambang} orang, atau semua kecuali kurang dari {ambang}",
            ambang=report.info["ambang"],
        ),
    )


def _courses(row: Record, report: OpdReport, _: Voice) -> Table:
    """The courses of the cheapest mix, most places first."""
    rows = as_rows(report.target_pelatihan)
    total = Row(
        (
            Cell(_("Seluruhnya"), header=True, bold=True),
            Cell(_("{orang} orang", orang=_.count(row["peserta"]))),
            Cell(_.count(row["tempat"]), bold=True),
        ),
        total=True,
    )
    cost = _("tanpa biaya")
    if row["biaya"]:
        cost = _("paling banyak {biaya}", biaya=_.rupiah(row["biaya"]))
    return Table(
        "target-pelatihan",
        _("Pelatihan termurah yang mencapai target: {biaya}", biaya=cost),
        _definition(report, _),
        (*left(_("Pelatihan"), _("Komponen")), *right(_("Tempat"))),
        (*(_course(each, _) for each in rows), total),
        table_number("target-pelatihan", _),
        _notes(row, report, _),
    )


def _course(row: Record, _: Voice) -> Row:
    parts = [_(COMPONENTS[name]) for name in row["komponen"].split("+")]
    named = _.listed([parts[0], *(small(part) for part in parts[1:])])
    return Row((Cell(course_name(row, _), header=True), Cell(named), Cell(_.count(row["tempat"]))))


def _definition(report: OpdReport, _: Voice) -> str:
    limits = _.count(report.info["batasan_rencana"]["maks_kursus"])
    if not report.kode:
        return _(
            "Dicari oleh penyusun rencana dengan poin IP ASN sebagai satu-satunya tujuan: angkatan "
            "utuh yang terisi, paling banyak {batas} pelatihan per orang. Kalender dan batas per "
            "OPD tidak diperhitungkan.",
            batas=limits,
        )
    return _(
        "Biaya tempat saja, paling banyak {batas} pelatihan per orang. Biaya tetap dan isi minimum "
        "angkatan tidak diperhitungkan: angkatan diisi bersama OPD lain.",
        batas=limits,
    )


def _notes(row: Record, report: OpdReport, _: Voice) -> tuple[str, ...]:
    notes = []
    if row["biaya"]:
        step = _.rupiah(row["satuan_biaya"])
        notes.append(_("Biaya dibulatkan ke atas menurut kelipatan {satuan}.", satuan=step))
    if any(not each["nama"] for each in as_rows(report.target_pelatihan)):
        few = report.info["ambang"]
        notes.append(
            _(
                "Pelatihan dengan kurang dari {ambang} orang digabung; tempat: pesertanya "
                "dijumlah.",
                ambang=few,
            )
        )
    return tuple(notes)
