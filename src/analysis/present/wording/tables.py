"""What the tables share: columns, the five means of a row, the signs explained below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.present.blocks import Cell, Column
from analysis.present.wording.released import (
    CATEGORY_ONLY,
    HIDDEN,
    PUBLISHED,
    Record,
    category_cell,
    count_cell,
    value_cell,
)
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import DIMENSIONS
from analysis.release.design import NO_DECIMALS_FROM, ONE_DECIMAL_FROM, TWO_DECIMALS_FROM

if TYPE_CHECKING:
    from analysis.release.model import OpdReport


def left(*labels: str) -> tuple[Column, ...]:
    """Return columns of texts."""
    return tuple(Column(label) for label in labels)


def right(*labels: str) -> tuple[Column, ...]:
    """Return columns of numbers."""
    return tuple(Column(label, "right") for label in labels)


def mean_columns(_: Voice) -> tuple[Column, ...]:
    """Return the columns of the four dimensions, the index and its category."""
    names = [_(name) for name in DIMENSIONS.values()]
    return (*right(*names, _("Total")), *left(_("Kategori")))


def mean_cells(row: Record, places: int, _: Voice, *, bold: bool = False) -> tuple[Cell, ...]:
    """Return the cells of the same columns."""
    means = [value_cell(row, name, places, _, bold=bold) for name in DIMENSIONS]
    return (*means, value_cell(row, "ip_asn", places, _, bold=True), category_cell(row, _))


def total_lead(_: Voice, *counts: float | None) -> tuple[Cell, ...]:
    """Return the label of a total row and its counts."""
    label = Cell(_("Seluruh pegawai"), header=True, bold=True)
    return (label, *(count_cell(count, _, bold=True) for count in counts))


def signs(rows: Sequence[Record], report: OpdReport, _: Voice) -> tuple[str, ...]:
    """Explain the signs that occur in a table's rows, and the decimals."""
    notes = []
    states = {row["keadaan"] for row in rows}
    if HIDDEN in states or CATEGORY_ONLY in states:
        hidden = _(
            "disembunyikan: kurang dari {ambang} orang atau dapat dihitung balik",
            ambang=report.info["ambang"],
        )
        only = _("; di bawah {batas} orang hanya kategori", batas=NO_DECIMALS_FROM)
        notes.append(hidden + (only if CATEGORY_ONLY in states else "") + ".")
    if PUBLISHED in states:
        notes.append(
            _(
                "Dua desimal dari {dua} orang, satu dari {satu}, tanpa desimal dari {nol}.",
                dua=TWO_DECIMALS_FROM,
                satu=ONE_DECIMAL_FROM,
                nol=NO_DECIMALS_FROM,
            )
        )
    return (" ".join(notes),) if notes else ()


def few_note(report: OpdReport, _: Voice) -> str:
    """Explain the hatched sign where numbers of people are shown."""
    few = report.info["ambang"]
    told = _("disembunyikan: kurang dari {ambang} orang atau dapat dihitung balik", ambang=few)
    return f"{told}."
