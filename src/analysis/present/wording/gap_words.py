"""Names of competencies and level groups, and how gaps, shares and money are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from analysis.present.blocks import Cell, State
from analysis.present.locale import N_
from analysis.present.wording.numbers import EN_DASH, decimal, tail
from analysis.present.wording.released import HIDDEN, NOBODY, PUBLISHED, Record
from analysis.present.wording.voice import Voice
from analysis.release.design import GAPS_FROM

if TYPE_CHECKING:
    from analysis.release.model import OpdReport

ALL, TECHNICAL = "semua", "teknis"
UNASSESSED, NO_STANDARD = "tidak_dinilai", "tanpa_standar"

STRUCTURAL, FUNCTIONAL = N_("Struktural"), N_("Fungsional")
# level group -> name at the head of a column, shorter name, what it is a part of
HEADS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "JPT": (N_("JPT"), N_("JPT"), STRUCTURAL),
        "Administrator": (N_("Administrator"), N_("Adm."), STRUCTURAL),
        "Pengawas": (N_("Pengawas"), N_("Pengawas"), STRUCTURAL),
        "JF keahlian": (N_("Keahlian"), N_("Keahlian"), FUNCTIONAL),
        "JF Ahli Utama": (N_("Ahli Utama"), N_("Utama"), FUNCTIONAL),
        "JF Ahli Madya": (N_("Ahli Madya"), N_("Madya"), FUNCTIONAL),
        "JF Ahli Muda": (N_("Ahli Muda"), N_("Muda"), FUNCTIONAL),
        "JF Ahli Pertama": (N_("Ahli Pertama"), N_("Pertama"), FUNCTIONAL),
        "JF keterampilan": (N_("Keterampilan"), N_("Terampil"), FUNCTIONAL),
        "Pelaksana": (N_("Pelaksana"), N_("Pelaks."), ""),
    }
)
EXPERTS = "JF keahlian"
EXPERT_LEVELS = ("JF Ahli Utama", "JF Ahli Madya", "JF Ahli Muda", "JF Ahli Pertama")


def rules_of(report: OpdReport) -> Mapping[str, Any] | None:
    """Return what the report says of the rules of gap and plan; None where there are none."""
    rules: Mapping[str, Any] | None = report.info.get("pengembangan")
    return rules


def competency(code: str, report: OpdReport, _: Voice) -> str:
    """Return a competency's printed name; one the dictionary lacks is its code."""
    sums = {ALL: N_("Semua kompetensi"), TECHNICAL: N_("Semua kompetensi teknis")}
    names = (rules_of(report) or {}).get("nama_kompetensi", {})
    return _(sums.get(code) or str(names.get(code) or code))


def groups_shown(rows: Iterable[Record]) -> list[str]:
    """Return the level groups of these rows in order: JF keahlian, or its levels instead."""
    present = {row["kelompok"] for row in rows if row["keadaan"] != NOBODY}
    split = present & set(EXPERT_LEVELS)
    present -= {EXPERTS} if split else set()
    return [group for group in HEADS if group in present]


def gap_text(row: Record, _: Voice, column: str = "kesenjangan") -> str:
    """Write a gap in levels in its row's decimals."""
    return _.number(row[column], row["desimal"])


def exact(row: Record, column: str = "kesenjangan") -> Decimal:
    """Return a printed gap as it is read."""
    return decimal(row[column], row["desimal"])


def gap_cell(row: Record, column: str, most: int, _: Voice, *, bold: bool = False) -> Cell:
    """Return a gap's cell, or the sign of why there is none."""
    if row["keadaan"] == PUBLISHED and row[column] is not None:
        return Cell(gap_text(row, _, column), tail=tail(row["desimal"], most, _.lang), bold=bold)
    return gap_sign(row, _)


def gap_sign(row: Record, _: Voice) -> Cell:
    """Return the sign of a value that is not there: hidden, not assessed, no standard."""
    states: dict[str, State] = {UNASSESSED: "empty", NO_STANDARD: "none", NOBODY: "none"}
    state = states.get(row["keadaan"], "hidden")
    return Cell({"hidden": _("disembunyikan"), "none": EN_DASH}.get(state, ""), state=state)


def share_cell(value: float | None, row: Record, _: Voice) -> Cell:
    """Return a whole percentage, or the sign of why there is none."""
    return gap_sign(row, _) if value is None else Cell(_.number(value, 0))


def most_places(rows: Iterable[Record]) -> int:
    """Return the decimals to which a column of gaps is aligned."""
    return max((row["desimal"] for row in rows if row["keadaan"] == PUBLISHED), default=0)


def any_hidden(rows: Iterable[Record]) -> bool:
    """Whether one of the rows is suppressed."""
    return any(row["keadaan"] == HIDDEN for row in rows)


def hidden_note(report: OpdReport, _: Voice) -> str:
    """Explain the hatched sign of gap tables."""
    return _(
        "disembunyikan: kurang dari {batas} pegawai dinilai, atau dapat dihitung balik.",
        batas=least(report),
    )


def least(report: OpdReport) -> int:
    """Return from how many assessed people a gap is printed."""
    return max(GAPS_FROM, int(report.info["ambang"]))


def received(report: OpdReport, table: str) -> bool:
    """Whether a table was delivered this quarter."""
    return table in set(report.baris["tabel"].astype(str))
