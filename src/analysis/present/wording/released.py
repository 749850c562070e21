"""Released rows as cells and texts: the one place that knows their states.

A row of `indeks` is in one of five states: terbit (values), kategori (the category alone),
tersembunyi (suppressed), tidak_diukur (not measured), tidak_ada (there is nobody).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from analysis.present.blocks import Cell, State
from analysis.present.wording.numbers import EN_DASH, tail
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import (
    CATEGORIES,
    DIMENSIONS,
    ORDER,
    REASON_NAMES,
    SOURCES,
    VALUES,
)
from analysis.release.design import NO_DECIMALS_FROM

Record = Mapping[str, Any]

PUBLISHED, CATEGORY_ONLY, HIDDEN = "terbit", "kategori", "tersembunyi"
UNMEASURED, NOBODY = "tidak_diukur", "tidak_ada"


def value(row: Record, column: str, _: Voice) -> str:
    """Write a released value in its row's decimals; on a category's border, "> 60,00"."""
    text = _.number(row[column], row["desimal"])
    if column == "ip_asn" and row["di_atas_batas"]:
        return f"> {text}"
    if column == "ip_asn" and row["di_bawah_batas"]:
        return f"< {text}"
    return text


def bordered(number: Decimal, places: int, category: str, info: Record, _: Voice) -> str:
    """Write a value; "> 80,0" or "< 80,0" where it prints as a bound that its category denies."""
    text, entries = _.number(number, places), info["kategori"]
    border = next((n for n, entry in enumerate(entries) if n and entry["batas"] == number), None)
    rank = next((n for n, entry in enumerate(entries) if entry["nama"] == category), None)
    if border is None or rank is None or (rank >= border) != info["batas_terbuka"]:
        return text
    return f"> {text}" if info["batas_terbuka"] else f"< {text}"


def value_cell(row: Record, column: str, most: int, _: Voice, *, bold: bool = False) -> Cell:
    """Return a value's cell, or the sign of why there is none; `most`: the column's decimals."""
    if row[column] is None:
        return sign_cell(row, _)
    return Cell(value(row, column, _), tail=tail(row["desimal"], most, _.lang), bold=bold)


def sign_cell(row: Record, _: Voice) -> Cell:
    """Return the sign for a value that is not there: hidden, not measured, or none."""
    states: dict[str, State] = {UNMEASURED: "empty", NOBODY: "none", PUBLISHED: "empty"}
    state = states.get(row["keadaan"], "hidden")
    return Cell({"hidden": _("disembunyikan"), "none": EN_DASH}.get(state, ""), state=state)


def count_cell(count: float | None, _: Voice, *, bold: bool = False) -> Cell:
    """Return a count's cell; a count that is not there is hidden."""
    if count is None:
        return Cell(_("disembunyikan"), state="hidden")
    return Cell(_.count(count), bold=bold)


def category_cell(row: Record, _: Voice) -> Cell:
    """Return the category with its swatch; without one, the reason in words, or the sign."""
    if row["kategori"]:
        return Cell(_(row["kategori"]), swatch=CATEGORIES.index(row["kategori"]))
    if row["keadaan"] == UNMEASURED:
        return Cell(_("tidak diukur"))
    return sign_cell(row, _)


def most_decimals(rows: Iterable[Record]) -> int:
    """Return the decimals to which a column of these rows is aligned."""
    return max((row["desimal"] for row in rows if row["keadaan"] == PUBLISHED), default=0)


def group_name(code: str, _: Voice) -> str:
    """Return the printed name of a group of a cut."""
    return _(VALUES[code]) if code in VALUES else code


def in_order(rows: Iterable[Record]) -> list[Record]:
    """Sort the groups of a cut as readers know them."""
    places = {code: number for number, code in enumerate(ORDER)}
    return sorted(rows, key=lambda row: (places.get(row["nilai"], len(ORDER)), row["nilai"]))


def measured_dimensions(row: Record) -> list[str]:
    """Return the dimensions that have a printed value in this row."""
    return [name for name in DIMENSIONS if row[name] is not None]


def why_no_index(row: Record, info: Record, _: Voice) -> str:
    """Say why an index is not printed; empty when it is."""
    if row["keadaan"] == UNMEASURED:
        return _why_unmeasured(row, info, _)
    reasons = {
        CATEGORY_ONLY: _(
            "Hanya kategori yang ditampilkan: kurang dari {batas} pegawai diukur.",
            batas=NO_DECIMALS_FROM,
        ),
        HIDDEN: _("Disembunyikan: {alasan}", alasan=_why_hidden(row, info, _)),
        NOBODY: _("Tidak ada pegawai yang wajib diukur."),
    }
    return reasons.get(row["keadaan"], "")


def because(row: Record, info: Record, _: Voice) -> str:
    """Return the reason as it goes on after "tidak ditampilkan: "; empty for a printed index."""
    if row["keadaan"] == HIDDEN:
        return _why_hidden(row, info, _)
    told = why_no_index(row, info, _)
    return told[:1].lower() + told[1:]


def _why_hidden(row: Record, info: Record, _: Voice) -> str:
    if row["alasan"] == "pelengkap":
        return _("nilainya melindungi kelompok lain yang terlalu kecil.")
    return _("kurang dari {ambang} pegawai.", ambang=info["ambang"])


def _why_unmeasured(row: Record, info: Record, _: Voice) -> str:
    missing = [_(SOURCES[name]) for name in DIMENSIONS if name not in info["dimensi"]]
    if missing:
        return _("Tidak diukur: {data} belum diterima.", data=_.listed(missing))
    if row["alasan"] in REASON_NAMES:
        reason = _(REASON_NAMES[row["alasan"]])
        return _("Tidak diukur: {alasan}.", alasan=reason[:1].lower() + reason[1:])
    return _("Tidak diukur: belum ada pegawai yang datanya lengkap.")
