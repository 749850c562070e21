"""Invented people and courses for the tests and the bench of the plan, from a seed."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd

from analysis.plan.instance import PER_POINT, UNIT, Instance, Weights

WEIGHTS = Weights(level=5 * UNIT, point=UNIT // PER_POINT, jp20=2 * UNIT)
KINDS = ("kepemimpinan", "fungsional", "teknis", "seminar")
JENIS = {"kepemimpinan": "01", "fungsional": "02", "teknis": "03", "seminar": "09"}


def courses_frame(rows: list[dict]) -> pd.DataFrame:
    """Courses as `Catalogue.courses` holds them; what a row leaves out is plain."""
    plain = {
        "nama": "Pelatihan", "jalur": "klasikal", "bentuk": "pelatihan teknis",
        "komponen": "teknis",
        "tahap": pd.NA, "jp": 1000, "biaya": 1_000_000, "kapasitas": 30, "isi_minimum": 1,
        "maks_angkatan": pd.NA, "biaya_tetap": 0, "penyelenggara": "BKPSDM", "moda": "luring",
        "kurikulum": "", "tingkat": "", "sasaran": "",
    }  # fmt: skip
    frame = pd.DataFrame([{**plain, **row} for row in rows])
    return frame.assign(
        jenis=frame["komponen"].map(JENIS),
        tahap=frame["tahap"].astype("Int64"),
        maks_angkatan=frame["maks_angkatan"].astype("Int64"),
    )


def people_frame(size: int, **columns) -> pd.DataFrame:
    plain = {
        "orang": np.arange(size),
        "nip": [f"{19800101 + n % 28:08d}200501{1 + n % 2}{n % 1000:03d}" for n in range(size)],
        "opd": "dinas-satu", "jenis_opd": "dinas", "unit_kerja": "Sekretariat",
        "status_asn": "PNS", "jenis_jabatan": "fungsional", "jenjang_jabatan": "JF Ahli Muda",
        "kelompok": "JF keahlian", "prioritas": 0,
    }  # fmt: skip
    return pd.DataFrame({**plain, **columns}, index=range(size))


def build(people: pd.DataFrame, courses: pd.DataFrame, **facts) -> Instance:
    """An instance of these people and courses; facts that are left out are empty."""
    size, offers = len(people), len(courses)
    competencies = facts.get("competencies", ("M.1",))
    width = len(competencies)
    plain = {
        "competencies": competencies,
        "allowed": np.ones((size, offers), dtype=bool),
        "serves": np.zeros((offers, width), dtype="int8"),
        "level": np.zeros((size, width), dtype="int8"),
        "required": np.zeros((size, width), dtype="int8"),
        "gain": np.zeros((size, 4), dtype="int64"),
        "hours": np.zeros(size, dtype="int64"),
        "full": np.zeros(size, dtype="int64"),
        "threshold": 2000,
        "proportional": False,
        "asked": np.zeros(size, dtype="int8"),
        "weights": WEIGHTS,
        "budget": None,
        "max_courses": 3,
        "cap_pppk": 2400,
        "jp20": 2000,
        "share": Fraction(1),
        "floor": Fraction(0),
        "left_out": pd.DataFrame({"orang": pd.Series(dtype="int64"), "alasan": ""}),
    }
    return Instance(people=people, courses=courses, **{**plain, **facts})


def random_instance(
    seed: int,
    people: int = 6,
    courses: int = 5,
    *,
    competencies: int = 2,
    opds: int = 2,
    **facts,
) -> Instance:
    """A small instance in which every rule can bind; `facts` replace what was drawn."""
    draw = np.random.default_rng(seed)
    kind = draw.choice(KINDS, courses, p=[0.1, 0.2, 0.45, 0.25])
    offers = courses_frame(
        [
            {
                "kode": f"K{n:02d}",
                "komponen": kind[n],
                "tahap": int(draw.integers(1, 4)) if kind[n] == "kepemimpinan" else pd.NA,
                "jp": int(draw.choice([300, 600, 800, 1000, 1200, 2000])),
                "biaya": int(draw.integers(1, 30)) * 100_000,
                "kapasitas": (seats := int(draw.integers(1, 5))),
                "isi_minimum": int(draw.integers(1, seats + 1)),
                "maks_angkatan": int(draw.integers(1, 4)) if draw.random() < 0.4 else pd.NA,
                "biaya_tetap": int(draw.choice([0, 0, 500_000])),
            }
            for n in range(courses)
        ]
    )
    kind_of_post = draw.choice(["struktural", "fungsional", "pelaksana"], people)
    staff = people_frame(
        people,
        opd=[f"dinas-{n}" for n in draw.integers(0, opds, people)],
        status_asn=draw.choice(["PNS", "PPPK"], people),
        jenis_jabatan=kind_of_post,
        prioritas=draw.integers(0, 3, people),
    )
    full = np.where(kind_of_post == "pelaksana", 2_250_000, 1_500_000)
    hours = draw.choice([0, 0, 600, 1200, 2000], people)
    proportional = bool(draw.random() < 0.2)
    before = (2 * full * np.minimum(hours, 2000) + 2000) // 4000
    before = before if proportional else np.where(hours >= 2000, full, 0)
    gain = np.stack(
        [
            np.where(kind_of_post == "struktural", 1_500_000, 0) * draw.integers(0, 2, people),
            np.where(kind_of_post == "fungsional", 1_500_000, 0) * draw.integers(0, 2, people),
            full - before,
            np.where(kind_of_post == "pelaksana", 1_750_000, 1_000_000)
            * draw.integers(0, 2, people),
        ],
        axis=1,
    ).astype("int64")
    drawn = {
        "competencies": tuple(f"M.{k + 1}" for k in range(competencies)),
        "allowed": draw.random((people, courses)) < 0.8,
        "serves": np.where(
            draw.random((courses, competencies)) < 0.35,
            draw.integers(1, 5, (courses, competencies)),
            0,
        ).astype("int8"),
        "level": draw.integers(0, 4, (people, competencies)).astype("int8"),
        "required": draw.integers(0, 5, (people, competencies)).astype("int8"),
        "gain": gain,
        "hours": hours.astype("int64"),
        "full": full.astype("int64"),
        "proportional": proportional,
        "asked": np.where(kind_of_post == "struktural", draw.integers(1, 4, people), 0).astype(
            "int8"
        ),
        "budget": int(draw.integers(0, people * 15)) * 100_000,
    }
    return build(staff, offers, **{**drawn, **facts})
