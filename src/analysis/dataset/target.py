"""SHELL. The targets of dataset.toml: one number, or section [target] by OPD and by year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, Field

from analysis.dataset.settings import Number, Section
from analysis.errors import Sentence, said
from analysis.regulation.nearest import nearest

CITY, YEAR, OPD = "kota", "tahun", "opd"  # where a target comes from
HIGHEST = 100  # points of the index
PLACES = 2  # decimals of a target, as many as of a printed index
A_YEAR = re.compile(r"[0-9]{4}")

Points = Annotated[Number, Field(ge=0, le=HIGHEST, decimal_places=PLACES)]
Year = Annotated[int, Field(ge=2000, le=2100)]


class Aim(NamedTuple):
    """A target in points, where it comes from, and its year where it is one year's."""

    nilai: Decimal
    asal: str
    tahun: int | None = None


def _by_year(value: object) -> object:
    """TOML's keys, which are text, as the years they mean; other text stays and is refused."""
    if not isinstance(value, dict):
        return value
    return {int(key) if A_YEAR.fullmatch(str(key)) else key: aim for key, aim in value.items()}


def as_section(value: Any) -> Any:
    """Return a number as the section it is short for. Raises: ValueError for no such target."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        return value
    points = Decimal(value)
    if points.is_nan() or not 0 <= points <= HIGHEST or points != round(points, PLACES):
        raise ValueError
    return {CITY: value}


class TargetSettings(Section):
    """IP ASN to be reached, points: section [target], or `target = 75` for `kota` alone."""

    kota: Points | None = None
    opd: dict[str, Points] = Field(default_factory=dict)  # kode -> its own target
    tahun: Annotated[dict[Year, Points], BeforeValidator(_by_year)] = Field(default_factory=dict)

    def aim(self, opd: str, year: int) -> Aim | None:
        """Return the target of an OPD ("" = the city) in a quarter of that year, None without one.

        An OPD's own target stands before the city's; of the city's the one of the nearest year
        that is not over, before the one without a year.
        """
        if opd in self.opd:
            return Aim(self.opd[opd], OPD)
        later = [each for each in self.tahun if each >= year]
        if later:
            return Aim(self.tahun[min(later)], YEAR, min(later))
        return None if self.kota is None else Aim(self.kota, CITY)

    def unknown(self, known: Iterable[str], period: str) -> list[Sentence]:
        """Return a sentence for each OPD with a target that is none of the known codes."""
        codes = sorted({*known})
        return [_unknown(kode, codes, period) for kode in sorted({*self.opd} - {*codes})]


def _unknown(kode: str, known: list[str], period: str) -> Sentence:
    close = nearest(kode, known)
    if not close:
        return said(
            "dataset.toml: target.opd.{kode}: tidak ada OPD berkode itu pada {triwulan}. Tulis "
            "kode dari daftar OPD, atau hapus baris itu.",
            kode=kode,
            triwulan=period,
        )
    return said(
        "dataset.toml: target.opd.{kode}: tidak ada OPD berkode itu pada {triwulan}. Maksud Anda "
        "{dekat}? Tulis kode dari daftar OPD, atau hapus baris itu.",
        kode=kode,
        triwulan=period,
        dekat=close[0],
    )
