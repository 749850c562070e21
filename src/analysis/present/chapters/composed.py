"""Chapter Perkembangan: why an OPD stands apart from the city, by its mix of job types or not."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from analysis.measures.change import WHOLE
from analysis.present.blocks import Block, Cell, Group, Note, Row, Table
from analysis.present.locale import N_
from analysis.present.outline import table_number
from analysis.present.wording.numbers import decimal
from analysis.present.wording.released import group_name
from analysis.present.wording.tables import left, right
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import ORDER
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.present.wording.released import Record
    from analysis.release.model import OpdReport


def composition(report: OpdReport) -> Block:
    """The difference from the city in two parts; nothing for the city or without an index."""
    _, rows = Voice(report.lang), as_rows(report.komposisi)
    if not rows:
        return Group()
    (row,) = rows
    number = table_number("susunan", _)
    if row["keadaan"] == WHOLE:
        told = _(
            "Selisih dengan kota tidak diuraikan menurut jenis jabatan: tidak ada dua jenis dengan "
            "cukup pegawai."
        )
        return Note(f"{number} {told}")
    parts = (
        (_("Nilai dalam jenis jabatan yang sama"), row["tarif"]),
        (_("Susunan jenis jabatan"), row["komposisi"]),
    )
    lines = [
        Row((Cell(name, header=True), Cell(_.signed(points, row["desimal"]))))
        for name, points in parts
    ]
    total = Cell(_.signed(row["selisih"], row["desimal"]), bold=True)
    whole = Cell(_("Selisih dengan kota"), header=True, bold=True)
    return Table(
        "susunan",
        _claim(report, row, _),
        _definition(row, _),
        (*left(_("Bagian")), *right(_("Poin"))),
        (*lines, Row((whole, total), total=True)),
        number,
        (),
        "komposisi.csv",
    )


def _claim(report: OpdReport, row: Record, _: Voice) -> str:
    """Say how much of the difference is the mix of posts, where it is more than one person's."""
    places = row["desimal"]
    apart, mix = (decimal(row[name], places) for name in ("selisih", "komposisi"))
    if abs(Fraction(apart)) <= Fraction(100, int(report.own["diukur"])):
        return _("Setara dengan rata-rata kota")
    beyond = N_("{beda} poin di atas kota") if apart > 0 else N_("{beda} poin di bawah kota")
    told = _(beyond, beda=_.number(abs(apart), places))
    if mix and (mix > 0) == (apart > 0) and abs(mix) <= abs(apart):
        part = _(", {poin} di antaranya karena susunan jabatan", poin=_.number(abs(mix), places))
        return told + part
    if mix:
        return told + _(", padahal susunan jabatan {poin}", poin=_.signed(mix, places))
    return told + _(", tidak karena susunan jabatan")


def _definition(row: Record, _: Voice) -> str:
    kinds = [
        _.listed([group_name(n, _).lower() for n in sorted(group.split("+"), key=ORDER.index)])
        for group in sorted(row["kelompok"].split(";"), key=_place)
    ]
    return _(
        "IP ASN dikurangi IP ASN kota, diuraikan menurut jenis jabatan (Kitagawa): {jenis}.",
        jenis="; ".join(kinds),
    )


def _place(group: str) -> int:
    return min(ORDER.index(name) for name in group.split("+"))
