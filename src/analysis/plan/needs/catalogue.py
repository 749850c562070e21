"""The courses on offer as the plan sees them: one row per code, and the levels they lead to."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.regulation import SCALES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.dataset.settings import PlanSettings
    from analysis.intake.delivery import Delivery
    from analysis.regulation import Development, Regulation

TABLE = "katalog_pelatihan"
LEADERSHIP = "kepemimpinan"
PER_SESSION = "sesi"
HOUR = SCALES["JP"]  # parts of one JP
COURSES = {
    "kode": "str", "nama": "str", "jalur": "str", "bentuk": "str", "jenis": "str",
    "komponen": "str", "tahap": "Int64", "jp": "int64", "biaya": "int64", "kapasitas": "int64",
    "isi_minimum": "int64", "maks_angkatan": "Int64", "biaya_tetap": "int64",
    "penyelenggara": "str", "moda": "str", "kurikulum": "str", "tingkat": "str", "sasaran": "str",
}  # fmt: skip
SERVES = {"kode": "str", "kompetensi": "str", "level_ke": "int64"}
SOURCES: Mapping[str, str] = {
    "biaya": "biaya_per_peserta",
    "kapasitas": "kapasitas_angkatan",
    "biaya_tetap": "biaya_tetap_angkatan",
}


@dataclass(frozen=True, eq=False)
class Catalogue:
    """What can be planned.

    courses: one row per kode, sorted by it: COURSES. jenis: SIASN kind of training; komponen: what
        it fills in the IP ASN; tahap: rank of a leadership course, missing for others; jp in
        hundredths; biaya (Rp per participant), biaya_tetap (Rp per batch); isi_minimum: fewest
        participants of a batch; maks_angkatan: missing = no limit; sasaran: kinds and levels of
        posts joined by ";", "" = everybody; texts "" where nothing is said.
    serves: kode, kompetensi, level_ke; one row per course and competency, sorted.
    """

    courses: pd.DataFrame
    serves: pd.DataFrame

    def open_to(self, kinds: pd.Series, levels: pd.Series) -> np.ndarray:
        """Say who may attend what: bool[people, courses].

        kinds, levels: `jenis_jabatan` and `jenjang_jabatan`, one per person; a person without
        either may attend what is open to everybody.
        """
        audiences = self.courses["sasaran"].str.split(";")
        posts = kinds.fillna("").astype("str") + ";" + levels.fillna("").astype("str")
        codes, distinct = pd.factorize(posts)
        admitted = [
            [audience == [""] or not {*audience}.isdisjoint({*post.split(";")} - {""})
             for audience in audiences]
            for post in distinct
        ]  # fmt: skip
        table = np.array(admitted, dtype=bool).reshape(len(distinct), len(self.courses))
        return table[codes]


def catalogue(
    delivery: Delivery, regulation: Regulation, development: Development, settings: PlanSettings
) -> Catalogue:
    """Return the courses of a delivery; none when the table was not delivered.

    JP of nonklasikal forms are converted where the settings say so: a form with a fixed number of
    JP counts that many, one that is converted per session counts the catalogue's JP as sessions.
    Raises: RegulationError for a form or a kind that the tables do not name.
    """
    rows = delivery.used(TABLE)
    if rows.empty:
        return Catalogue(_empty(COURSES), _empty(SERVES))
    # Rows of one code agree in everything but the competency, so any of them may speak for it.
    ordered = rows.sort_values(["kode", "kompetensi", "nama", "penyelenggara", "kurikulum"])
    courses = ordered.drop_duplicates("kode").reset_index(drop=True)
    amounts = {name: courses[source].fillna(0) for name, source in SOURCES.items()}
    kinds = development.bentuk.of(courses["bentuk"])
    component = regulation.komponen_diklat.of(kinds)
    level = courses["tingkat"].where(component == LEADERSHIP)
    known = courses.assign(
        **amounts,
        jenis=kinds,
        komponen=component,
        tahap=regulation.kepemimpinan_tingkat.of(level),
        tingkat=level,
        jp=_hours(courses, development) if settings.konversi_jp else courses["jp"],
        isi_minimum=_fewest(courses, settings),
        moda=courses["moda"].fillna("luring"),
    )
    return Catalogue(_typed(known, COURSES), _serves(rows))


def _hours(courses: pd.DataFrame, development: Development) -> pd.Series:
    """Return JP (hundredths) with the conversion of the forms that have one, half rounded up."""
    converted: dict[str, int] = {
        form: development.konversi_jp.number(form) for form in development.konversi_jp.keys
    }
    each = courses["bentuk"].map(converted).astype("Int64")
    per_session = courses["bentuk"].isin(
        [
            form
            for form in development.konversi_satuan.keys
            if development.konversi_satuan.value(form) == PER_SESSION
        ]
    )
    by_sessions = (2 * courses["jp"] * each + HOUR) // (2 * HOUR)
    return by_sessions.where(per_session, each).fillna(courses["jp"])


def _fewest(courses: pd.DataFrame, settings: PlanSettings) -> pd.Series:
    """Return the fewest participants of a batch: the course's own, else the settings' share."""
    share = Fraction(settings.isi_minimum)
    seats = courses["kapasitas_angkatan"]
    filled = -(-seats * share.numerator // share.denominator)  # rounded up
    return courses["peserta_minimum"].fillna(filled).clip(lower=1)


def _serves(rows: pd.DataFrame) -> pd.DataFrame:
    named = rows.loc[rows["kompetensi"].notna() & rows["level_ke"].notna()]
    pairs = _typed(named, SERVES).drop_duplicates()
    return pairs.sort_values(["kode", "kompetensi"], ignore_index=True)


def _typed(rows: pd.DataFrame, columns: Mapping[str, str]) -> pd.DataFrame:
    """Return these columns in their types; missing text is empty."""
    texts = [name for name, kind in columns.items() if kind == "str"]
    filled = rows[list(columns)].assign(**{name: rows[name].fillna("") for name in texts})
    kinds: dict[str, Any] = dict(columns)
    return filled.astype(kinds).reset_index(drop=True)


def _empty(columns: Mapping[str, str]) -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in columns.items()})


def competency_names(delivery: Delivery, development: Development) -> dict[str, str]:
    """Return the names of competencies by code: the national ones, and the city's dictionary."""
    table = "kamus_kompetensi"
    rows = delivery.used(table)
    own = {} if rows.empty else dict(zip(rows["kode"], rows["nama"], strict=True))
    return {**dict(development.kompetensi.labels), **{str(k): str(v) for k, v in own.items()}}
