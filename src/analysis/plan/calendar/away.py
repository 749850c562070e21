"""How many people of a unit may be away at once, and so how many may share a course."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from analysis.dataset.settings import ScheduleSettings
    from analysis.plan.problem.instance import Instance

ONLINE = "daring"  # every other mode, also one that is not told, takes people from their unit
KEYS = ["opd", "unit_kerja"]


@dataclass(frozen=True, eq=False)
class Away:
    """What the calendar says before any date is chosen.

    Each batch runs in some week, so a course that takes people away has at most `limit` of a unit
    in each of its batches. unit: int64[P], the unit of each person. limit: int64[U], people of it
    who may be away in one week. courses: bool[C], takes people from their units.
    """

    unit: np.ndarray
    limit: np.ndarray
    courses: np.ndarray


def away_of(instance: Instance, units: pd.DataFrame, settings: ScheduleSettings) -> Away:
    """Return the units' limits for the people and courses of an instance.

    units: opd, unit_kerja, pegawai (all staff of the unit, planned or not).
    """
    limits = unit_limits(instance.people, units, settings)
    theirs = pd.MultiIndex.from_frame(instance.people[KEYS].fillna(""))
    return Away(
        unit=pd.MultiIndex.from_frame(limits[KEYS]).get_indexer(theirs).astype("int64"),
        limit=limits["batas"].to_numpy("int64"),
        courses=takes_away(instance.courses),
    )


def takes_away(courses: pd.DataFrame) -> np.ndarray:
    """Say of each course whether it takes people from their unit, bool[C]."""
    return (courses["moda"].fillna("") != ONLINE).to_numpy(dtype=bool)


def unit_limits(
    people: pd.DataFrame, units: pd.DataFrame, settings: ScheduleSettings
) -> pd.DataFrame:
    """Return opd, unit_kerja, batas: people of the unit who may be away in one week.

    A unit that is not listed is as large as its people here; always one may be away.
    """
    planned = people[KEYS].fillna("").value_counts().rename("rencana").reset_index()
    staff = units.assign(**{key: units[key].fillna("") for key in KEYS})
    known = staff.groupby(KEYS, as_index=False)["pegawai"].sum()
    both = planned.merge(known, how="left", on=KEYS, validate="one_to_one").sort_values(KEYS)
    size = both["pegawai"].fillna(0).clip(lower=both["rencana"]).astype("int64")
    share = Fraction(settings.porsi_unit)
    return both[KEYS].assign(batas=[max(math.floor(share * int(one)), 1) for one in size])
