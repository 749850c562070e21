"""A scenario's effect as printed rows: two decimals, a change between printed values.

Internal: figures are exact until they are written here, and nothing is hidden.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.scenario.effect import Base

UNIT = 100_000  # of a point
DECIMALS = 2


@dataclass(frozen=True)
class Moved:
    """One place before and after: index in points, None where nobody is measured."""

    kode: str
    nama: str
    singkatan: str
    before: Decimal | None
    after: Decimal | None
    staff: int
    measured: int
    people: int  # touched
    records: int

    @property
    def change(self) -> Decimal | None:
        """After minus before, as a reader would subtract."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


def mean(total: Any, count: Any) -> Decimal | None:
    """Return sum / count in points, rounded half up; None where there is none."""
    if pd.isna(total) or not count:
        return None
    hundredths = Fraction(total) * 10**DECIMALS / (Fraction(count) * UNIT)
    return Decimal(int((hundredths + Fraction(1, 2)) // 1)).scaleb(-DECIMALS)


def whole(number: Any) -> int:
    """Return a number of people, rounded half up."""
    return int((Fraction(number) + Fraction(1, 2)) // 1)


def moved(base: Base, found: pd.DataFrame, city: str) -> tuple[Moved, list[Moved]]:
    """Return the city and its OPD, the largest rise first, places without a value last."""
    names, short = (
        dict(zip(base.roster["kode"], base.roster[label].fillna(""), strict=True))
        for label in ("nama", "singkatan")
    )
    rows = [
        Moved(
            kode=row["kunci"],
            nama=names.get(row["kunci"], row["kunci"]) or city,
            singkatan=short.get(row["kunci"], ""),
            before=mean(row["ip_asn_sebelum"], row["diukur_sebelum"]),
            after=mean(row["ip_asn_sesudah"], row["diukur_sesudah"]),
            staff=row["pegawai_sesudah"],
            measured=whole(row["diukur_sesudah"]),
            people=row["orang"],
            records=row["catatan"],
        )
        for row in as_rows(found.loc[found["cakupan"] != "jenis"])
    ]
    return rows[0], ranked(rows[1:])


def ranked(rows: Sequence[Moved]) -> list[Moved]:
    """Return rows by change, the largest first; ties by name; without a change last."""

    def place(row: Moved) -> tuple[bool, Decimal, str]:
        return row.change is None, -(row.change or Decimal(0)), row.nama

    return sorted(rows, key=place)
