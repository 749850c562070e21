"""The law as in force on one day: every table the measures ask, by name.

Two ways of scoring exist, and `Regulation` hides which one an edition uses. Kompetensi: components
alone, or a base by predicate that the components fill up. Kualifikasi: by the education alone, or
by the education against what the post requires.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis.errors import RegulationError, said
from analysis.regulation.nearest import accepted_names
from analysis.regulation.rule import Bands, Option, Rule

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class Regulation:
    """One edition as of one day; numbers as in `rule.py`."""

    edition: str
    title: str
    verified: bool
    as_of: date
    options: tuple[Option, ...]
    maksimum: Rule  # dimensi -> highest points
    minimum: Rule  # dimensi -> lowest points, for the bounds
    kualifikasi: Rule  # tingkat_pendidikan -> points
    setara_pendidikan: Rule  # tingkat_pendidikan -> the level it counts as
    kompetensi: Rule  # "struktural.kepemimpinan" -> points; only pairs that apply
    kepemimpinan_jenjang: Rule  # structural jenjang_jabatan -> rank of the course it asks for
    kepemimpinan_tingkat: Rule  # course level -> rank
    komponen_diklat: Rule  # SIASN kind of training -> component; labels name the kinds
    jendela: Rule  # component or "disiplin" -> months back from as_of; 0 = any year
    tahun_kinerja: Rule  # "mundur" -> how many years back the appraisal lies
    ambang_jp: Rule  # "teknis" -> JP that must be reached (hundredths)
    kinerja_predikat: Rule
    kinerja_angka: Bands
    disiplin: Rule  # tanpa, ringan, sedang, berat -> points
    hukuman_disiplin: Rule  # kind of sanction -> ringan, sedang, berat
    kategori: Bands
    kedudukan_hukum: Rule  # code -> name
    kedudukan_dihitung: frozenset[str]
    ukur_pppk: bool
    bup: Rule  # jenjang_jabatan -> age in years
    bup_khusus: Rule  # first words of a post's name -> age in years
    nip: Rule  # place of each part in the 18 digits, counted from 1
    kompetensi_dasar: Rule | None  # predikat -> points before any training
    kompetensi_sisa: Rule | None  # "Baik.struktural.teknis" -> points on top of the base
    kualifikasi_jenjang: Rule | None  # "Administrator.S2" -> points
    fingerprint: str  # changes whenever a value, an option or the day changes

    def option(self, name: str) -> object:
        """The value of an option. Raises: RegulationError for a name the edition does not have."""
        for option in self.options:
            if option.name == name:
                return option.value
        known = accepted_names(name, [option.name for option in self.options])
        raise RegulationError(
            said(
                "{edition}: opsi '{name}' tidak dikenal. {known}",
                edition=self.edition,
                name=name,
                known=known,
            )
        )

    @property
    def tables(self) -> tuple[Rule | Bands, ...]:
        """Every table in use, for the method chapter and the list of sources."""
        unused = {"kualifikasi"} if self.kualifikasi_jenjang is not None else set()
        values = (getattr(self, name) for name in self.__dataclass_fields__ if name not in unused)
        return tuple(value for value in values if isinstance(value, Rule | Bands))

    @property
    def appraisal_year(self) -> int:
        """The year whose appraisal counts on this day."""
        return self.as_of.year - self.tahun_kinerja.number("mundur")

    def window_start(self, komponen: str) -> date | None:
        """The day before the window's first day; None where any year counts.

        An event counts when it lies after this day and not after `as_of`.
        """
        months = self.jendela.number(komponen)
        return shift_months(self.as_of, -months) if months else None

    def components(self, jenis_jabatan: str) -> tuple[str, ...]:
        """The training components that give points to a kind of post."""
        pairs = (key.split(".", 1) for key in self.kompetensi.keys)
        return tuple(component for jenis, component in pairs if jenis == jenis_jabatan)

    def qualification_points(self, education: pd.Series, job_level: pd.Series) -> pd.Series:
        """Points of kualifikasi per row (Int64); missing where a needed fact is missing."""
        if self.kualifikasi_jenjang is None:
            return self.kualifikasi.of(education)
        pairs = job_level.astype("str") + "." + education.astype("str")
        return self.kualifikasi_jenjang.of(pairs)

    def base_points(self, predicate: pd.Series) -> pd.Series:
        """Points of kompetensi before any training (Int64): 0 in an edition without a base."""
        if self.kompetensi_dasar is None:
            return pd.Series(0, index=predicate.index, dtype="Int64")
        return self.kompetensi_dasar.of(predicate)

    def component_points(
        self, komponen: str, job_kind: pd.Series, predicate: pd.Series
    ) -> pd.Series:
        """Points that a filled component gives each row (Int64).

        0 where the component does not apply to the kind of post; missing where the kind of post is
        missing, or the predicate in an edition that asks for it.
        """
        applies = job_kind.isin(
            [j for j in set(job_kind.dropna()) if komponen in self.components(j)]
        )
        keys = job_kind.astype("str") + "." + komponen
        table = self.kompetensi
        if self.kompetensi_sisa is not None:
            keys = predicate.astype("str") + "." + keys
            table = self.kompetensi_sisa
        points = table.of(keys.where(applies))
        return points.mask(~applies & job_kind.notna(), 0)


def shift_months(day: date, months: int) -> date:
    """`day` moved by whole months; the last day of a month stays the last day of a month."""
    position = day.year * 12 + day.month - 1 + months
    year, month = position // 12, position % 12 + 1
    last = calendar.monthrange(year, month)[1]
    ends = day.day == calendar.monthrange(day.year, day.month)[1]
    return day.replace(year=year, month=month, day=last if ends else min(day.day, last))
