"""A small invented city measured and released: for all who test what is made of a Release.

`sample_release()` has 13 OPD of three kinds over five quarters, among them: one of every size class
(640 to 3 people), two hidden, one of which the category alone is printed, one in which nobody is
measured, one without staff.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
from tests.gap_fixture import nobody

from analysis.dataset import Dataset, Period
from analysis.measures import summary
from analysis.measures.groups import EDUCATION_GROUPS, EDUCATION_RECAP, LEVEL_GROUPS
from analysis.quarter import Quarter
from analysis.regulation import Regulation, load_regulation
from analysis.release.describe import describe
from analysis.release.design import Policy
from analysis.release.gate import release
from analysis.release.model import Release

POINT = 100_000
PERIODS = ("2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")
# kode, nama, jenis, staff, share without an appraisal, training against the city's
CITY = (
    ("dinas-kesehatan", "Dinas Kesehatan", "dinas", 231, 0.06, 0.05),
    ("dinas-pendidikan", "Dinas Pendidikan", "dinas", 640, 0.04, 0.0),
    ("dinas-perhubungan", "Dinas Perhubungan", "dinas", 150, 0.10, -0.10),
    ("dinas-sosial", "Dinas Sosial", "dinas", 122, 0.02, -0.05),
    ("dinas-pariwisata", "Dinas Pariwisata", "dinas", 164, 0.05, 0.10),
    ("dinas-kearsipan", "Dinas Kearsipan", "dinas", 22, 1.0, 0.0),
    ("badan-keuangan", "Badan Keuangan dan Aset", "badan", 104, 0.03, 0.15),
    ("badan-kepegawaian", "Badan Kepegawaian", "badan", 75, 0.0, 0.25),
    ("badan-riset", "Badan Riset", "badan", 7, 0.0, 0.1),
    ("kecamatan-timur", "Kecamatan Timur", "kecamatan", 34, 0.1, -0.10),
    ("kecamatan-pulau", "Kecamatan Pulau", "kecamatan", 4, 0.0, 0.0),
    ("kecamatan-barat", "Kecamatan Barat", "kecamatan", 3, 0.0, 0.0),
    ("kecamatan-baru", "Kecamatan Baru", "kecamatan", 0, 0.0, 0.0),
)
LEVELS = {
    "struktural": ("JPT Pratama", "Administrator", "Pengawas"),
    "fungsional": (
        "JF Ahli Madya", "JF Ahli Muda", "JF Ahli Pertama", "JF Mahir", "JF Terampil",
    ),
    "pelaksana": ("Pelaksana",),
}  # fmt: skip
COMPONENTS = ("kepemimpinan", "fungsional", "teknis", "seminar")
ALL = frozenset({"kualifikasi", "kompetensi", "kinerja", "disiplin"})


@cache
def law(period: str = "2026-Q3") -> Regulation:
    return load_regulation("perbkn-8-2019", Period.parse(period).end)


def opd_roster() -> pd.DataFrame:
    rows = [(kode, nama, jenis, nama.split()[-1]) for kode, nama, jenis, *_ in CITY]
    return pd.DataFrame(rows, columns=["kode", "nama", "jenis", "singkatan"], dtype="str")


@cache
def dataset_of(ambang: int = 5, triwulan_rinci: str = "Q3") -> Dataset:
    return Dataset(
        folder=Path("contoh").absolute(),
        nama="Kota Contoh",
        target=75,
        ambang=ambang,
        triwulan_rinci=triwulan_rinci,
    )


def people_of(number: int, delivered: frozenset[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return invented people and their open points in the quarter of that number (0-4)."""
    rng = np.random.default_rng(38)
    frames = [_agency(rng, row, number) for row in CITY if row[3]]
    people = pd.concat(frames, ignore_index=True).assign(orang=lambda rows: range(len(rows)))
    minimum = {"kualifikasi": 1, "kompetensi": 0, "kinerja": 1, "disiplin": 1}
    maximum = {"kualifikasi": 25, "kompetensi": 40, "kinerja": 30, "disiplin": 5}
    for name in ("kualifikasi", "kompetensi", "kinerja", "disiplin"):
        if name not in delivered:
            people[name] = pd.array([pd.NA] * len(people), dtype="Int64")
        people[f"{name}_min"] = people[name].fillna(minimum[name] * POINT).astype("int64")
        people[f"{name}_maks"] = people[name].fillna(maximum[name] * POINT).astype("int64")
    dims = ["kualifikasi", "kompetensi", "kinerja", "disiplin"]
    people["ip_asn"] = people[dims].sum(axis=1, skipna=False).astype("Int64")
    people["ip_min"] = people[[f"{name}_min" for name in dims]].sum(axis=1)
    people["ip_maks"] = people[[f"{name}_maks" for name in dims]].sum(axis=1)
    people["kategori"] = law().kategori.classify(people["ip_asn"])
    people["lengkap"] = people[[name for name in dims if name in delivered]].notna().all(axis=1)
    people["alasan"] = _reasons(people, delivered)
    return people, _trace(people)


def _agency(rng: np.random.Generator, row: tuple, number: int) -> pd.DataFrame:
    kode, _, jenis, staff, unappraised, training = row
    job = rng.choice(["struktural", "fungsional", "pelaksana"], staff, p=[0.14, 0.62, 0.24])
    education = rng.choice(
        ["S2", "S1", "D3", "SLTA", "SD"], staff, p=[0.12, 0.6, 0.17, 0.1, 0.01]
    ).astype(object)
    education[rng.random(staff) < 0.015] = None
    level = [rng.choice(LEVELS[kind]) for kind in job]
    reached = rng.random((staff, 3)) < np.array([0.8, 0.32, 0.75]) + 0.03 * number + training
    lead = np.select([job == "struktural", job == "fungsional"], [1_500_000, 1_500_000], 0)
    teknis = np.where(job == "pelaksana", 2_250_000, 1_500_000)
    seminar = np.where(job == "pelaksana", 1_750_000, 1_000_000)
    kinerja = rng.choice([30, 25, 15], staff, p=[0.15, 0.8, 0.05]).astype(object)
    kinerja[rng.random(staff) < unappraised] = None
    points = {"S2": 20, "S1": 15, "D3": 10, "SLTA": 5, "SD": 1, None: None}
    return pd.DataFrame(
        {
            "opd": kode,
            "jenis_opd": jenis,
            "unit_kerja": [f"Bidang {'ABCD'[i % 4]}" for i in range(staff)],
            "jenis_jabatan": job,
            "jenjang_jabatan": level,
            "tingkat_pendidikan": pd.array(education, dtype="str"),
            "jenis_kelamin": rng.choice(["P", "L"], staff, p=[0.6, 0.4]),
            "status_asn": rng.choice(["PNS", "PPPK"], staff, p=[0.7, 0.3]),
            "kelompok_jenjang": [LEVEL_GROUPS[name] for name in level],
            "kualifikasi": pd.array([_points(points[name]) for name in education], dtype="Int64"),
            "kinerja": pd.array([_points(value) for value in kinerja], dtype="Int64"),
            "disiplin": pd.array(np.where(rng.random(staff) < 0.01, 3, 5) * POINT, dtype="Int64"),
            "kepemimpinan_terbuka": np.where(job == "struktural", lead * ~reached[:, 0], 0),
            "fungsional_terbuka": np.where(job == "fungsional", lead * ~reached[:, 0], 0),
            "teknis_terbuka": teknis * ~reached[:, 1],
            "seminar_terbuka": seminar * ~reached[:, 2],
        }
    ).assign(
        pendidikan=lambda rows: rows["tingkat_pendidikan"].map(EDUCATION_RECAP),
        kelompok_pendidikan=lambda rows: rows["pendidikan"].map(EDUCATION_GROUPS),
        kompetensi=lambda rows: (
            40 * POINT - rows[[f"{name}_terbuka" for name in COMPONENTS]].sum(axis=1)
        ).astype("Int64"),
    )


def _points(value: int | None) -> int | None:
    return None if value is None else int(value) * POINT


def _reasons(people: pd.DataFrame, delivered: frozenset[str]) -> list[str]:
    codes = {"kualifikasi": "pendidikan_kosong", "kinerja": "kinerja_tidak_ada"}
    return [
        ";".join(code for name, code in codes.items() if name in delivered and missing[name])
        for missing in people[list(codes)].isna().to_dict("records")
    ]


def _trace(people: pd.DataFrame) -> pd.DataFrame:
    opened = {name: people[f"{name}_terbuka"].astype("Int64") for name in COMPONENTS}
    for name, most in {"kualifikasi": 25, "kinerja": 30, "disiplin": 5}.items():
        opened[name] = most * POINT - people[name]
    frames = [
        pd.DataFrame({"orang": people["orang"], "komponen": name, "terbuka": values})
        for name, values in opened.items()
    ]
    return pd.concat(frames, ignore_index=True)


@cache
def quarter_of(number: int, delivered: frozenset[str] = ALL) -> Quarter:
    """Return the measured quarter of that number (0-4), exact and internal."""
    people, trace = people_of(number, delivered)
    return build_quarter(PERIODS[number], people, trace, opd_roster(), delivered)


def build_quarter(
    period: str,
    people: pd.DataFrame,
    trace: pd.DataFrame,
    roster: pd.DataFrame,
    delivered: frozenset[str] = ALL,
) -> Quarter:
    left_out = [("dinas-kesehatan", "cpns", 11), ("dinas-sosial", "kedudukan_hukum_02", 2)]
    exclusions = pd.DataFrame(left_out, columns=["opd", "alasan", "orang"]).assign(
        cakupan="opd", kunci=lambda rows: rows["opd"]
    )
    counts = [
        ("pegawai", f"{period}/pegawai.csv", len(people) + 14, len(people), 11, 3),
        ("kinerja", f"{period}/kinerja.csv", 4_000, 1_950, 2_030, 20),
    ]
    return Quarter(
        period=Period.parse(period),
        edition="perbkn-8-2019",
        people=people,
        trace=trace,
        summary=summary.summarise(people, roster),
        distribution=summary.distribution(people),
        open_points=summary.open_points(people, trace),
        reasons=summary.reasons(people),
        exclusions=exclusions[["cakupan", "opd", "kunci", "alasan", "orang"]],
        counts=pd.DataFrame(
            counts, columns=["tabel", "berkas", "dibaca", "dipakai", "di_luar", "disisihkan"]
        ),
        opd=roster,
        delivered=delivered,
        problems_summary=pd.DataFrame(),
        **nobody(),
    )


@cache
def sample_release(
    *, missing: str = "", triwulan_rinci: str = "Q3", ambang: int = 5, quarters: int = 5
) -> Release:
    """Return the city's Release; `missing` names a dimension whose table was not delivered."""
    delivered = ALL - {missing}
    measured = [quarter_of(number, delivered) for number in range(5 - quarters, 5)]
    laws = {quarter.period.text: law(quarter.period.text) for quarter in measured}
    dataset = dataset_of(ambang, triwulan_rinci)
    info = describe(dataset, measured, law(), kunci="contoh", masukan=[])
    return release(measured, laws, Policy(ambang, triwulan_rinci), info)
