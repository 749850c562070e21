"""What the people's files hold besides training: appraisals, sanctions, assessed competencies."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.sample.city import City
from analysis.sample.draws import Days, Draws, Ints
from analysis.sample.population import EPOCH
from analysis.sample.posts import STRUKTURAL, technical_standards
from analysis.sample.training import first_day

PREDICATES = ("Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")
COMPETENCIES = ("M.1", "M.2", "M.3", "M.4", "M.5", "M.6", "M.7", "M.8", "SK.1")
SANCTIONS = {
    "ringan": ("Teguran lisan", "Teguran tertulis", "Pernyataan tidak puas secara tertulis"),
    "sedang": (
        "Penundaan kenaikan gaji berkala selama 1 (satu) tahun",
        "Penundaan kenaikan pangkat selama 1 (satu) tahun",
        "Penurunan pangkat setingkat lebih rendah selama 1 (satu) tahun",
    ),
    "berat": (
        "Penurunan jabatan setingkat lebih rendah selama 12 (dua belas) bulan",
        "Pembebasan jabatan menjadi jabatan pelaksana selama 12 (dua belas) bulan",
    ),
}
# A level that looks right for the post, only to scatter the assessed levels around it.
_TYPICAL = {
    "JPT Pratama": 4,
    "Administrator": 3,
    "Pengawas": 2,
    "JF Ahli Utama": 5,
    "JF Ahli Madya": 4,
    "JF Ahli Muda": 3,
    "JF Ahli Pertama": 2,
    "JF Penyelia": 3,
    "JF Mahir": 2,
    "JF Terampil": 2,
    "JF Pemula": 1,
    "Pelaksana": 1,
}
_SANCTIONED, _ASSESSED = 12, 700  # thousandths of the people
_TESTED = 600  # thousandths of the assessed: in technical competencies too
_SANCTION_SPAN, _ASSESSMENT_SPAN = 28, 20  # quarters


def appraisals(
    people: pd.DataFrame, city: City, seed: int, quarter: int, *, without: str = ""
) -> pd.DataFrame:
    """Yearly appraisals of the two years before the quarter's.

    Rows: one person and year. Columns: ``orang`` (position in `people`), ``tahun``, ``predikat``.
    Some are missing for good, more in a year's first quarter; `without` is the kode of an agency
    that has delivered none.
    """
    year = quarter // 4
    draws = Draws.of(seed, people["id"].to_numpy(np.int64))
    absent = city.opd["kosong"].to_numpy(np.int64)[people["opd"]]
    agency = np.where(people["pindah"] <= quarter, people["opd_baru"], people["opd"])
    silent = (city.opd["kode"] == without).to_numpy()[agency]
    started = np.where(people["baru"], people["masuk"], 0)
    records = []
    for appraised in (year - 2, year - 1):
        then = draws.on(appraised)
        newest = appraised == year - 1
        slow = then.chance("belum masuk", 50 if newest and quarter % 4 == 0 else 0)
        there = (
            ~then.chance("tidak dinilai", absent)
            & ~slow
            & ~(silent & newest)
            & (started <= appraised * 4 + 2)
        )
        better = 8 * min(max(appraised - 2024, 0), 5)  # a little more Sangat Baik each year
        weights = (190 + better, 760 - better, 38, 9, 3)
        predicate = np.array(PREDICATES, dtype=object)[then.pick("predikat", weights)]
        rows = np.flatnonzero(there)
        records.append(
            pd.DataFrame({"orang": rows, "tahun": str(appraised), "predikat": predicate[rows]})
        )
    return pd.concat(records).sort_values(["orang", "tahun"], kind="stable", ignore_index=True)


def sanctions(people: pd.DataFrame, seed: int, quarter: int) -> pd.DataFrame:
    """Sanctions up to the quarter's end, some older than five years.

    Rows: one sanction. Columns: ``orang``, ``tingkat``, ``jenis``, ``tmt``.
    """
    draws = Draws.of(seed, people["id"].to_numpy(np.int64))
    when = EPOCH + 8 - draws.below("hukuman kapan", _SANCTION_SPAN)
    day = first_day(when) + draws.below("hukuman hari", 90)
    rows = np.flatnonzero(
        draws.chance("hukuman", _SANCTIONED)
        & (when <= quarter)
        & (when >= people["masuk"].to_numpy())
    )
    some = draws.take(rows)
    level = np.array(list(SANCTIONS), dtype=object)[some.pick("tingkat hukuman", (62, 28, 10))]
    choice = some.below("jenis hukuman", 6)
    kinds = [
        SANCTIONS[name][turn % len(SANCTIONS[name])]
        for name, turn in zip(level, choice, strict=True)
    ]
    return pd.DataFrame(
        {"orang": rows, "tingkat": level, "jenis": pd.Series(kinds, dtype="str"), "tmt": day[rows]}
    )


def assessments(people: pd.DataFrame, city: City, seed: int, quarter: int) -> pd.DataFrame:
    """Assessed levels, the latest of each person; some have expired.

    Rows: one person and competency. Columns: ``orang``, ``kompetensi``, ``level`` (1-5),
    ``tanggal``. Three in ten people were never assessed; a few assessments lack the ninth
    competency, four in ten have no technical ones.
    """
    draws = Draws.of(seed, people["id"].to_numpy(np.int64))
    leads = people["jenis"].to_numpy() == STRUKTURAL
    age = draws.below("asesmen kapan", _ASSESSMENT_SPAN)
    recent = draws.chance("asesmen baru", 620)
    when = EPOCH + 4 - np.where(recent, age % 9, age)
    day = first_day(when) + draws.below("asesmen hari", 85)
    started = np.where(people["baru"], people["masuk"], 0)
    there = (
        draws.chance("asesmen", np.where(leads, 930, _ASSESSED))
        & (when <= quarter)
        & (when >= started)
    )
    rows = np.flatnonzero(there)
    typical = np.array([_TYPICAL[name] for name in city.jabatan["jenjang"]])[
        people["jabatan"].to_numpy()
    ]
    records = []
    for number, competency in enumerate(COMPETENCIES):
        some = draws.take(rows).on(number)
        level = typical[rows] + np.array([-2, -1, 0, 1])[some.pick("capaian", (6, 31, 47, 16))]
        records.append(
            pd.DataFrame(
                {
                    "orang": rows,
                    "kompetensi": competency,
                    "level": np.clip(level, 1, 5),
                    "tanggal": day[rows],
                }
            )
        )
    short = draws.take(rows).chance("delapan kompetensi", 15)
    records[-1] = records[-1].loc[~short]
    records += _technical(people, city, draws, rows, day)
    return pd.concat(records).sort_values(["orang", "kompetensi"], kind="stable", ignore_index=True)


def _technical(
    people: pd.DataFrame, city: City, draws: Draws, rows: Ints, day: Days
) -> list[pd.DataFrame]:
    """Assessed technical levels of some of the people in `rows`, by what their posts ask for."""
    tested = rows[draws.take(rows).chance("uji teknis", _TESTED)]
    post = people["jabatan"].to_numpy(np.int64)[tested]
    records = []
    for row in np.unique(post):
        for code, asked in technical_standards(city.jabatan["teknis"].iloc[row]):
            here = tested[post == row]
            some = draws.take(here).on(100 + int(code.removeprefix("T.")))
            level = asked + np.array([-2, -1, 0, 1])[some.pick("capaian", (8, 36, 42, 14))]
            records.append(
                pd.DataFrame(
                    {
                        "orang": here,
                        "kompetensi": code,
                        "level": np.clip(level, 1, 5),
                        "tanggal": day[here],
                    }
                )
            )
    return records
