"""The guide's exercise on coverage: what a released mean gap may be said of, and of whom not."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Group, Note
from analysis.present.guide import ground as guide_ground
from analysis.present.guide.blocks import exercise
from analysis.present.guide.outline import exercise_number
from analysis.present.guide.sums import rounded
from analysis.present.wording.gap_words import ALL, gap_text, rules_of
from analysis.present.wording.voice import Voice

if TYPE_CHECKING:
    from analysis.release.model import OpdReport


def coverage_exercise(report: OpdReport) -> Block:
    """What the released mean gap may be said of: its coverage and its bounds."""
    _, ground = Voice(report.lang), guide_ground.gaps(report)
    if rules_of(report) is None:
        return Group()
    if ground is None:
        number = exercise_number("cakupan", _)
        return Note(
            _("{latihan} tidak disusun: belum ada kesenjangan yang ditampilkan.", latihan=number)
        )
    row = ground.rows[ALL, ALL]
    people, assessed = int(row["orang"]), int(row["orang_dinilai"])
    share = rounded(Fraction(100 * assessed, people), 0)
    return exercise(
        "cakupan",
        _("Apa yang boleh dikatakan dari {dinilai} orang", dinilai=_.count(assessed)),
        _(
            "{siapa}: {dinilai} dari {orang} pegawai dinilai, rata-rata kesenjangan {gap} level "
            "per kompetensi. Berapa persen yang dinilai, dan bolehkah dikatakan bahwa kesenjangan "
            "seluruh pegawai {gap}?",
            siapa=ground.name,
            dinilai=_.count(assessed),
            orang=_.count(people),
            gap=gap_text(row, _),
        ),
        (
            _("{persen}; tidak.", persen=_.percent(float(share), 0)),
            _(
                "Angka itu hanya tentang yang dinilai. Bila {belum} orang lainnya dinilai, "
                "rata-rata seluruhnya dapat terletak di mana pun antara {bawah} (semua mencapai "
                "standar) dan {atas} (semua di level 1).",
                belum=_.count(people - assessed),
                bawah=gap_text(row, _, "batas_bawah"),
                atas=gap_text(row, _, "batas_atas"),
            )
            if row["batas_bawah"] is not None
            else "",
        ),
        _,
    )
