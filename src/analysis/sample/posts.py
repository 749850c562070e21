"""What a seat is: its agency, unit and post, whoever sits on it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.sample.city import City
from analysis.sample.draws import Draws, Ints, Texts

STRUKTURAL, FUNGSIONAL, PELAKSANA = range(3)
_SECTIONS = (
    "Sub Bagian Umum dan Kepegawaian",
    "Sub Bagian Keuangan",
    "Sub Bagian Program",
    "Seksi Pelayanan",
    "Seksi Pengendalian",
    "Seksi Pemberdayaan",
    "Seksi Data dan Informasi",
    "Seksi Sarana dan Prasarana",
)


def title(name: str, level: str, kind: str) -> str:
    """What a post is called: that of an expert carries its level."""
    return f"{name} {level.removeprefix('JF ')}" if kind == "fungsional" else name


def technical_standards(text: str) -> list[tuple[str, int]]:
    """The technical competencies of a row of `jabatan` and the level each asks for."""
    pairs = (part.split(":") for part in text.split())
    return [(code, int(level)) for code, level in pairs]


def posts_of(city: City, seats: Ints, holders: Draws) -> pd.DataFrame:
    """The post of each seat (`holders`: the seats' draws).

    Rows: one seat. Columns: ``opd``, ``unit``, ``jabatan`` (row numbers in the city's tables),
    ``kelompok``, ``jenis`` (STRUKTURAL ...), ``gelar`` (a leader's title, else empty).
    """
    opd = city.agency_of(seats)
    agency = city.opd.iloc[opd]
    place = seats - agency["awal_kursi"].to_numpy(np.int64)
    heads = agency["jpt"].to_numpy(np.int64)
    leading = heads + agency["administrator"].to_numpy(np.int64)
    led = place < leading + agency["pengawas"].to_numpy(np.int64)
    level = np.where(place < heads, 0, np.where(place < leading, 1, 2))

    first, count = agency["awal_unit"].to_numpy(np.int64), agency["jumlah_unit"].to_numpy(np.int64)
    divisions = np.maximum(
        np.minimum(leading, count) - 1, 1
    )  # a supervisor sits in the office, not in a school
    own = first + np.where(place < leading, place % count, 1 + (place - leading) % divisions)
    unit = np.where(led, own, city.unit_of(opd, holders.below("unit", 1 << 20)))

    group = np.where(led, "pimpinan", city.unit["kelompok"].to_numpy(object)[unit])
    usual = agency["fungsional"].to_numpy(np.int64)
    expert = np.where(group == "guru", 930, np.where(group == "kesehatan", 880, usual))
    kind = np.where(holders.chance("fungsional", expert), FUNGSIONAL, PELAKSANA)
    return pd.DataFrame(
        {
            "opd": opd,
            "unit": unit,
            "kelompok": group,
            "jenis": np.where(led, STRUKTURAL, kind),
            "jabatan": _post(city, group, np.where(led, level, kind), holders),
            "gelar": _titles(city, unit, np.where(led, level, 3), holders),
        }
    )


def _post(city: City, group: Texts, kind: Ints, holders: Draws) -> Ints:
    """A row of `jabatan` from the pool of group and kind; a leader's by level (0, 1, 2)."""
    groups = city.jabatan["kelompok"].to_numpy(object)
    kinds = city.jabatan["jenis"].to_numpy(object)
    weights = city.jabatan["bobot"].to_numpy(np.int64)
    post = np.flatnonzero(groups == "pimpinan")[np.minimum(kind, 2)]
    for name in sorted(set(group.tolist()) - {"pimpinan"}):
        for number, title in ((FUNGSIONAL, "fungsional"), (PELAKSANA, "pelaksana")):
            here = np.flatnonzero((group == name) & (kind == number))
            pool = np.flatnonzero((groups == name) & (kinds == title))
            post[here] = pool[holders.take(here).pick("jabatan", weights[pool].tolist())]
    return post.astype(np.int64)


def _titles(city: City, unit: Ints, level: Ints, holders: Draws) -> Texts:
    """The title of who leads a unit; level 2 leads a section of it, level 3 nobody."""
    section = np.array([f"Kepala {name}" for name in _SECTIONS], dtype=object)
    leader = city.unit["pimpinan"].to_numpy(object)[unit]
    below = np.where(level == 2, section[holders.below("seksi", len(section))], "")
    return np.where(level < 2, leader, below)
