"""On which competency standard people are judged: their post's, their level's, or the default."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Cell, Note, Row, Table
from analysis.present.locale import N_
from analysis.present.outline import table_number
from analysis.present.wording.gap_text import provisional, same_reason
from analysis.present.wording.numbers import EN_DASH
from analysis.present.wording.released import HIDDEN, Record, count_cell
from analysis.present.wording.tables import few_note, left, right
from analysis.present.wording.voice import Voice
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.model import OpdReport


SIDES = ("manajerial", "teknis")
BASES = MappingProxyType(
    {
        "jabatan": N_("Standar jabatannya sendiri"),
        "jenjang": N_("Standar jenjang jabatannya"),
        "baku": N_("Standar baku sementara"),
        "tanpa": N_("Tanpa standar"),
    }
)


def used(report: OpdReport) -> Block:
    """On which standard the people are judged; the default one is said to be provisional."""
    _, rows = Voice(report.lang), as_rows(report.standar)
    number = table_number("standar", _)
    found = {(row["sisi"], row["dasar"]): row for row in rows}
    bases = [base for base in BASES if any((side, base) in found for side in SIDES)]
    if not any(row["orang"] is not None for row in rows):
        few = _("terlalu sedikit pegawai.")
        reason = same_reason(report, _) or few
        why = _("Standar yang dipakai tidak ditampilkan: {alasan}", alasan=reason)
        return Note(f"{number} {why}")
    lines = tuple(
        Row(
            (
                Cell(_(BASES[base]), header=True),
                *(cell for side in SIDES for cell in _based(found.get((side, base)), _)),
            )
        )
        for base in bases
    )
    hidden = any(row["keadaan"] == HIDDEN for row in rows)
    heads = (_("Manajerial, orang"), _("Manajerial, %"), _("Teknis, orang"), _("Teknis, %"))
    return Table(
        "standar",
        provisional(report, _) or _("Tidak seorang pun memakai standar baku sementara"),
        _(
            "Pegawai menurut standar yang dipakai; manajerial dengan sosial kultural. Standar baku "
            "sementara dipakai selama kota belum menetapkan standar jabatan atau jenjangnya."
        ),
        (*left(_("Dasar standar")), *right(*heads)),
        lines,
        number,
        (few_note(report, _),) if hidden else (),
        "standar.csv",
    )


def _based(row: Record | None, _: Voice) -> tuple[Cell, Cell]:
    if row is None:
        return Cell(EN_DASH, state="none"), Cell(EN_DASH, state="none")
    share = Cell(_("disembunyikan"), state="hidden")
    if row["persen"] is not None:
        share = Cell(_.number(row["persen"], 0))
    return count_cell(row["orang"], _), share
