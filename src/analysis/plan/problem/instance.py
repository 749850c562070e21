"""Who could take what, as plain numbers: all that the optimiser looks at.

Exact: a value is an int64 in units of 1e-8 "nilai", points in 1e-5, JP in hundredths, money in
whole rupiah. The order of people and courses does not depend on the order of the input's rows.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

UNIT = 10**8  # value units in one "nilai"
PER_POINT = 10**5  # parts of an IP ASN point
COMPONENTS = ("kepemimpinan", "fungsional", "teknis", "seminar")  # the columns of `gain`
LEADING, FUNCTIONAL, TECHNICAL, SEMINAR = range(4)
MOST_COURSES = 3  # in a bundle, whatever the settings allow


class Weights(NamedTuple):
    """What counts how much, in value units: a closed level, 1e-5 point, a PNS at the yearly JP."""

    level: int
    point: int
    jp20: int


@dataclass(frozen=True, eq=False)
class Instance:
    """P people, C courses, K competencies; arrays are read-only by agreement.

    people: orang, nip, opd, jenis_opd, unit_kerja, status_asn, jenis_jabatan, jenjang_jabatan,
        kelompok, prioritas (higher is chosen among equals).
    courses: `Catalogue.courses` (kode, komponen, tahap, jp, biaya, kapasitas, isi_minimum,
        maks_angkatan, biaya_tetap, ...), sorted by kode.
    allowed: bool[P, C]. serves: int8[C, K], the level a course leads to, 0 none.
    level, required: int8[P, K]; level 0 = unknown or not valid, required 0 = no standard.
    gain: int64[P, 4], points that a filled component would add now (see `COMPONENTS`).
    hours, full: int64[P], JP of teknis so far and the points of a full teknis; `threshold` and
        `proportional` say how JP become points.
    asked: int8[P], the rank of the leadership course that the post asks for, 0 none.
    cap_pppk, law_pppk: planned JP of a PPPK at most, by the city and by law.
    budget: Rp, None = unlimited. share, floor: per OPD, of the budget at most, of its own best
        value at least. left_out: orang, alasan; staff that are not planned for.
    """

    people: pd.DataFrame
    courses: pd.DataFrame
    competencies: tuple[str, ...]
    allowed: np.ndarray
    serves: np.ndarray
    level: np.ndarray
    required: np.ndarray
    gain: np.ndarray
    hours: np.ndarray
    full: np.ndarray
    threshold: int
    proportional: bool
    asked: np.ndarray
    weights: Weights
    budget: int | None
    max_courses: int
    cap_pppk: int
    law_pppk: int
    jp20: int
    share: Fraction
    floor: Fraction
    left_out: pd.DataFrame

    @property
    def size(self) -> tuple[int, int]:
        """Number of people and of courses."""
        return len(self.people), len(self.courses)

    def column(self, name: str) -> np.ndarray:
        """A whole-number fact of the courses, int64[C]; -1 where it is missing."""
        return self.courses[name].fillna(-1).to_numpy("int64")

    @property
    def component(self) -> np.ndarray:
        """Position of each course's component in `COMPONENTS`, int8[C]; -1 none."""
        places = {name: place for place, name in enumerate(COMPONENTS)}
        return np.array([places.get(name, -1) for name in self.courses["komponen"]], dtype="int8")

    @property
    def is_pppk(self) -> np.ndarray:
        """bool[P]: whose planned JP are capped."""
        return self.people["status_asn"].eq("PPPK").to_numpy(dtype=bool)

    @property
    def is_pns(self) -> np.ndarray:
        """bool[P]: who has the yearly duty of 20 JP."""
        return self.people["status_asn"].eq("PNS").to_numpy(dtype=bool)

    @property
    def opd(self) -> tuple[np.ndarray, list[str]]:
        """Position of each person's OPD, int64[P], in the sorted list of OPD."""
        names, places = np.unique(self.people["opd"].to_numpy(dtype=str), return_inverse=True)
        return places.astype("int64"), [str(name) for name in names]

    @property
    def limits_opd(self) -> bool:
        """Whether an OPD has limits of its own."""
        return self.share < 1 or self.floor > 0

    def with_budget(self, budget: int | None) -> Instance:
        """The same people and courses for another sum of money."""
        return dataclasses.replace(self, budget=budget)
