"""SHELL. The rules of gap and plan: standards, scales, nine-box, forms, legal grounds.

They stand in `regulations/pengembangan/`; a data set's own tables of the same name, in its folder
`peraturan/pengembangan/`, replace single ones. Unlike an edition of the index they exist once.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.errors import RegulationError, said
from analysis.regulation.development_choices import (
    PLACE,
    Parts,
    choose_axis,
    choose_borders,
    choose_months,
    refuse_misfits,
)
from analysis.regulation.edition import DEVELOPMENT_FOLDER, LAW
from analysis.regulation.model import shift_months
from analysis.regulation.nearest import accepted_names
from analysis.regulation.rule import SCALES, Bands, Option, Rule
from analysis.regulation.schema import DEVELOPMENT
from analysis.regulation.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from decimal import Decimal
    from pathlib import Path

    import pandas as pd

    from analysis.dataset import GapSettings

PERCENT = 100


@dataclass(frozen=True)
class Development:
    """The rules of gap and plan as of one day; numbers as in `rule.py`."""

    as_of: date
    options: tuple[Option, ...]  # the choices of [kesenjangan]; a report prints the overridden ones
    standar_baku: Rule  # jenjang_jabatan -> required level where no standard was delivered
    kompetensi: Rule  # code -> manajerial, sosial kultural; labels name the competencies
    level_kompetensi: Rule  # "M.1.1" -> one line that describes the level
    nama_level: Rule  # "1" -> its name
    masa_penilaian: Rule  # "bulan" -> months an assessment stays valid
    skala_pemetaan: Bands  # JPM -> Kurang Optimal, Cukup Optimal, Optimal
    skala_pengisian: Bands  # JPM -> KMS, MMS, MS
    kotak_kinerja: Rule  # predikat -> atas, tengah, bawah
    kotak_potensi: Bands  # JPM -> rendah, tengah, tinggi
    kotak_talenta: Rule  # "atas.rendah" -> number of the box
    jp_tahunan: Rule  # PNS -> JP wanted, PPPK -> JP at most, per year (hundredths)
    prioritas: Rule  # hook -> its article in words
    kebutuhan: Rule  # source of a need -> its legal ground in words
    unsur_rencana: Rule  # element that a plan must show -> its name
    bentuk: Rule  # form of development -> SIASN kind of training
    bentuk_jalur: Rule  # form -> klasikal, nonklasikal
    konversi_jp: Rule  # form -> JP it counts as (hundredths), where a conversion is chosen
    konversi_satuan: Rule  # form -> sesi, kegiatan: what these JP are for
    fingerprint: str  # changes whenever a value, a choice or the day changes

    @property
    def tables(self) -> tuple[Rule | Bands, ...]:
        """Every table, for the method chapter and the list of sources."""
        values = (getattr(self, name) for name in self.__dataclass_fields__)
        return tuple(value for value in values if isinstance(value, Rule | Bands))

    @property
    def assessment_months(self) -> int:
        """How many months an assessment stays valid."""
        return self.masa_penilaian.number("bulan")

    @property
    def assessed_after(self) -> date:
        """The day before the first day whose assessments are still valid."""
        return shift_months(self.as_of, -self.assessment_months)

    def option(self, name: str) -> object:
        """The value of a choice. Raises: RegulationError for a name that is none."""
        for option in self.options:
            if option.name == name:
                return option.value
        known = accepted_names(name, [option.name for option in self.options])
        raise RegulationError(
            said("{PLACE}: '{name}' tidak dikenal. {known}", PLACE=PLACE, name=name, known=known)
        )


def match_band(scale: Bands, achieved: pd.Series, required: pd.Series) -> pd.Series:
    """The band of achieved / required levels in per cent, unclipped, as an exact fraction.

    scale: one of `skala_pemetaan`, `skala_pengisian`, `kotak_potensi`. Missing where either sum is.
    """
    return scale.classify_mean(achieved * (PERCENT * SCALES[scale.unit]), required)


def load_development(
    as_of: date, settings: GapSettings | None = None, folders: Sequence[Path] = ()
) -> Development:
    """The rules of gap and plan as in force on a day.

    `settings` are a data set's own choices; `folders` hold its own tables in `pengembangan/`.
    Raises: RegulationError for a table that is wrong, unknown or not in force on that day, for
    tables that do not fit each other, and for a choice that is not accepted.
    """
    digest = hashlib.sha256(str(as_of).encode())
    rules: dict[str, Rule] = {}
    borders: dict[str, Bands] = {}
    for place in (LAW, *folders):  # the data set's own last, so that they stay
        for path in _files(place / DEVELOPMENT_FOLDER):
            file = f"{DEVELOPMENT_FOLDER}/{path.name}"
            table, raw = read_table(path, file, as_of, DEVELOPMENT)
            if isinstance(table, Rule):
                rules[path.stem] = table
            else:
                borders[path.stem] = table
            digest.update(file.encode() + raw)
    parts = Parts(rules, borders)
    missing = [name for name in DEVELOPMENT if name not in parts.names]
    if missing:
        raise RegulationError(
            said(
                "{DEVELOPMENT_FOLDER}: tabel {missing} belum ada.",
                DEVELOPMENT_FOLDER=DEVELOPMENT_FOLDER,
                missing=", ".join(missing),
            )
        )
    months, potential, axis = _chosen(settings)
    parts, first = choose_months(parts, months)
    parts, second = choose_borders(parts, potential)
    parts, third = choose_axis(parts, axis)
    refuse_misfits(parts)
    options = (first, second, third)
    written = {option.name: option.value for option in options}
    digest.update(json.dumps(written, sort_keys=True).encode())
    return _assemble(as_of, options, parts, digest.hexdigest())


def _chosen(
    settings: GapSettings | None,
) -> tuple[int | None, tuple[Decimal, Decimal] | None, Mapping[str, str] | None]:
    if settings is None:
        return None, None, None
    return settings.masa_berlaku_bulan, settings.potensi, settings.kinerja_kotak


def _assemble(
    as_of: date, options: tuple[Option, ...], parts: Parts, fingerprint: str
) -> Development:
    rules, borders = parts.rules, parts.borders
    return Development(
        as_of=as_of,
        options=options,
        standar_baku=rules["standar_baku"],
        kompetensi=rules["kompetensi"],
        level_kompetensi=rules["level_kompetensi"],
        nama_level=rules["nama_level"],
        masa_penilaian=rules["masa_penilaian"],
        skala_pemetaan=borders["skala_pemetaan"],
        skala_pengisian=borders["skala_pengisian"],
        kotak_kinerja=rules["kotak_kinerja"],
        kotak_potensi=borders["kotak_potensi"],
        kotak_talenta=rules["kotak_talenta"],
        jp_tahunan=rules["jp_tahunan"],
        prioritas=rules["prioritas"],
        kebutuhan=rules["kebutuhan"],
        unsur_rencana=rules["unsur_rencana"],
        bentuk=rules["bentuk"],
        bentuk_jalur=rules["bentuk_jalur"],
        konversi_jp=rules["konversi_jp"],
        konversi_satuan=rules["konversi_satuan"],
        fingerprint=fingerprint,
    )


def _files(folder: Path) -> list[Path]:
    """The rule files of a folder. Raises: RegulationError for a file that no table is called."""
    found = sorted(folder.glob("*.y*ml")) if folder.is_dir() else []
    for path in found:
        if path.suffix != ".yaml" or path.stem not in DEVELOPMENT:
            known = accepted_names(path.stem, DEVELOPMENT)
            raise RegulationError(
                said(
                    "{folder_name}/{path}: tabel tidak dikenal. {known}",
                    folder_name=folder.name,
                    path=path.name,
                    known=known,
                )
            )
    return found
