"""Invented people and courses for the tests and the bench of the plan, from a seed."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd

from analysis.plan.problem.instance import PER_POINT, UNIT, Instance, Weights

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
        "law_pppk": 2400,
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


LEVEL_GROUPS = {  # jenjang: (kelompok, jenis, share of the city, required level)
    "JPT Pratama": ("JPT", "struktural", 0.003, 4),
    "Administrator": ("Administrator", "struktural", 0.014, 3),
    "Pengawas": ("Pengawas", "struktural", 0.029, 2),
    "JF Ahli Madya": ("JF keahlian", "fungsional", 0.20, 4),
    "JF Ahli Muda": ("JF keahlian", "fungsional", 0.23, 3),
    "JF Ahli Pertama": ("JF keahlian", "fungsional", 0.33, 2),
    "JF Mahir": ("JF keterampilan", "fungsional", 0.04, 2),
    "JF Terampil": ("JF keterampilan", "fungsional", 0.046, 2),
    "Pelaksana": ("Pelaksana", "pelaksana", 0.108, 1),
}
SHARES = np.array([0.67, 0.097, 0.068, *np.linspace(0.008, 0.0005, 49)])


def city_courses(draw: np.random.Generator, courses: int) -> tuple[pd.DataFrame, np.ndarray]:
    """A catalogue of the real shape, and to which level each course leads in 21 competencies."""
    rows, serves = [], np.zeros((courses, 21), dtype="int8")
    for n in range(courses):
        place = n / courses
        if place < 0.04:
            row = {"komponen": "kepemimpinan", "tahap": n % 3 + 1, "jp": 90_000, "kapasitas": 30}
            row["biaya"] = int(draw.integers(18, 35)) * 1_000_000
        elif place < 0.2:
            row = {"komponen": "fungsional", "jp": int(draw.choice([3000, 4000, 8000]))}
            row |= {"biaya": int(draw.integers(20, 90)) * 100_000, "kapasitas": 30}
        elif place < 0.6:
            row = {
                "komponen": "teknis",
                "jp": int(draw.choice([800, 1000, 1600, 2000, 2400, 3200])),
            }
            row |= {"biaya": int(draw.integers(3, 40)) * 50_000 + row["jp"] * 400}
            row["kapasitas"] = int(draw.choice([30, 40, 60, 100]))
            serves[n, int(draw.integers(0, 21))] = draw.choice([2, 2, 3, 3, 4])
            if draw.random() < 0.3:
                serves[n, int(draw.integers(0, 21))] = draw.choice([2, 3, 4])
        elif place < 0.8:
            row = {"komponen": "teknis", "jp": int(draw.choice([400, 600, 800, 1000, 1200, 2000]))}
            row |= {"biaya": int(draw.integers(2, 30)) * 50_000 + row["jp"] * 300}
            row["kapasitas"] = int(draw.choice([40, 100, 200]))
        else:
            row = {"komponen": "seminar", "jp": int(draw.choice([300, 400, 600, 800]))}
            row |= {"biaya": int(draw.integers(1, 10)) * 50_000}
            row["kapasitas"] = int(draw.choice([50, 100, 200]))
        row["isi_minimum"] = -(-6 * row["kapasitas"] // 10)
        row["maks_angkatan"] = int(draw.integers(1, 9)) if draw.random() < 0.6 else pd.NA
        row["biaya_tetap"] = int(draw.choice([0, 2_000_000, 5_000_000, 10_000_000]))
        rows.append({"kode": f"K{n:04d}", **row})
    return courses_frame(rows), serves


def city_instance(
    seed: int = 1, people: int = 17_000, courses: int = 80, budget: int | None = 3 * 10**9, **facts
) -> Instance:
    """A whole city: two thirds teach, half are PPPK, many a pelaksana lacks teknis and seminar."""
    draw = np.random.default_rng(seed)
    offers, serves = city_courses(draw, courses)
    shares = np.array([facts[2] for facts in LEVEL_GROUPS.values()])
    level_group = draw.choice(len(LEVEL_GROUPS), people, p=shares / shares.sum())
    names = list(LEVEL_GROUPS)
    kinds = np.array([facts[1] for facts in LEVEL_GROUPS.values()])[level_group]
    opd = draw.choice(len(SHARES), people, p=SHARES / SHARES.sum())
    staff = people_frame(
        people,
        nip=[f"{19700101 + n // 1000:08d}200501{1 + n % 2}{n % 1000:03d}" for n in range(people)],
        opd=[f"opd-{n:02d}" for n in opd],
        status_asn=draw.choice(["PNS", "PPPK"], people),
        jenis_jabatan=kinds,
        jenjang_jabatan=[names[n] for n in level_group],
        kelompok=[LEVEL_GROUPS[names[n]][0] for n in level_group],
        prioritas=draw.choice(3, people, p=[0.4, 0.3, 0.3]),
    )
    standard = np.array([facts[3] for facts in LEVEL_GROUPS.values()])[level_group]
    required = np.zeros((people, 21), dtype="int8")
    required[:, :9] = standard[:, None]
    trade = draw.integers(9, 21, (people, 2))  # every post has two technical competencies
    required[np.arange(people)[:, None], trade] = standard[:, None]
    level = np.clip(
        required + draw.choice([-2, -1, 0, 1], (people, 21), p=[0.08, 0.25, 0.5, 0.17]), 1, 5
    )
    level[draw.random(people) < facts.pop("unassessed", 0.3)] = 0
    full = np.where(kinds == "pelaksana", 2_250_000, 1_500_000)
    hours = draw.choice(
        [0, 400, 800, 1200, 1600, 2000], people, p=[0.45, 0.05, 0.08, 0.06, 0.04, 0.32]
    )
    gain = np.stack(
        [
            np.where((kinds == "struktural") & (draw.random(people) < 0.3), 1_500_000, 0),
            np.where((kinds == "fungsional") & (draw.random(people) < 0.4), 1_500_000, 0),
            np.where(hours < 2000, full, 0),
            np.where(kinds == "pelaksana", 1_750_000, 1_000_000) * (draw.random(people) < 0.55),
        ],
        axis=1,
    ).astype("int64")
    # Some courses are for everybody, the others for about a third of the level groups.
    open_to = draw.random((len(LEVEL_GROUPS), courses)) < np.where(
        draw.random(courses) < 0.4, 1, 0.35
    )
    ranks = {"JPT Pratama": 3, "Administrator": 2, "Pengawas": 1}
    drawn = {
        "competencies": tuple(f"M.{k + 1}" for k in range(9))
        + tuple(f"T.{k + 1}" for k in range(12)),
        "allowed": open_to[level_group],
        "serves": serves,
        "level": level.astype("int8"),
        "required": required,
        "gain": gain,
        "hours": hours.astype("int64"),
        "full": full.astype("int64"),
        "asked": np.array([ranks.get(names[n], 0) for n in level_group], dtype="int8"),
        "budget": budget,
    }
    return build(staff, offers, **{**drawn, **facts})
