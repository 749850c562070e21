"""Everybody of a quarter under one rule, as whole numbers: what a scenario changes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.measures.summary import MEANS
from analysis.plan.needs.retirement import retirement_days
from analysis.regulation.vocabulary import KOMPONEN_DIKLAT
from analysis.scenario.places import Places, places

if TYPE_CHECKING:
    import numpy.typing as npt

    from analysis.intake.delivery import Delivery
    from analysis.regulation import Regulation

GROUPED = (
    "opd", "jenis_opd", "jenis_jabatan", "jenjang_jabatan", "kelompok_jenjang", "status_asn",
)  # fmt: skip
OF_PERSON = ("orang", "nip", *GROUPED)
COMPETENCE, HOURS = "kompetensi", "teknis"


@dataclass(frozen=True, eq=False)
class Ground:
    """One row per staff member and OPD; points in hundred-thousandths, JP in hundredths.

    people: OF_PERSON, the groups as categories. complete: measured in every delivered dimension.
    points: int64[P, MEANS], 0 where not known. lowest, highest: bounds of the index. room: what
    kompetensi could exceed its upper bound by, up to the edition's maximum. open: int64[P,
    KOMPONEN_DIKLAT], what filling a component adds; 0 where it is full, gives the post nothing, or
    kompetensi is not measured. lacking: JP to the threshold, where teknis is open. unsure: the
    component would be addressed, but kompetensi is not measured. retires: first day of retirement.
    missing: means without a delivered table.
    """

    people: pd.DataFrame
    complete: npt.NDArray[np.bool_]
    points: npt.NDArray[np.int64]
    lowest: npt.NDArray[np.int64]
    highest: npt.NDArray[np.int64]
    room: npt.NDArray[np.int64]
    open: npt.NDArray[np.int64]
    lacking: npt.NDArray[np.int64]
    unsure: npt.NDArray[np.bool_]
    retires: npt.NDArray[np.datetime64]
    missing: frozenset[str]
    places: Places

    @cached_property
    def codes(self) -> dict[str, npt.NDArray[Any]]:
        """The groups as whole numbers; -1 where not known."""
        return {name: self.people[name].cat.codes.to_numpy() for name in GROUPED}

    @cached_property
    def before(self) -> pd.DataFrame:
        """Each place as it is: its label, pegawai_, diukur_ and MEANS_sebelum (see `effect`)."""
        points = np.where(self.complete[:, None], self.points, 0)
        everybody = np.ones(len(self.people), dtype=np.int64)
        sums = self.places.sums(np.column_stack([everybody, self.complete, points]))
        names = [f"{name}_sebelum" for name in ("pegawai", "diukur", *MEANS)]
        frame = pd.DataFrame(sums, columns=names).astype(object)
        absent = {f"{name}_sebelum": None for name in self.missing}
        return pd.concat([self.places.labels, frame.assign(**absent)], axis=1)

    @cached_property
    def keys(self) -> pd.Index:
        """What tells a person at an OPD from another; without a NIP the number of the row."""
        rows = self.people.index.astype("str").to_series(index=self.people.index)
        opd = self.people["opd"].astype("str").fillna("")
        return pd.Index(self.people["nip"].fillna("#" + rows) + "@" + opd)


def ground(
    people: pd.DataFrame, components: pd.DataFrame, delivery: Delivery, law: Regulation
) -> Ground:
    """Return the ground of scored people.

    people: `professionalism.Scores.people`. components: `components.training_components`.
    """
    rows = people.reset_index(drop=True)
    known = rows[COMPETENCE].notna().to_numpy(bool)[:, None]
    filled, most, applies, hours = _components(rows, components)
    gives = np.where(known, most - filled, 0)
    no_post = ~applies.any(axis=1, keepdims=True)
    asked = law.ambang_jp.number(HOURS)
    place = KOMPONEN_DIKLAT.index(HOURS)
    complete = rows["lengkap"].to_numpy(bool)
    return Ground(
        people=rows[list(OF_PERSON)].astype(dict.fromkeys(GROUPED, "category")),
        complete=complete,
        points=np.stack([_whole(rows[name]) for name in MEANS], axis=1),
        lowest=_whole(rows["ip_min"]),
        highest=_whole(rows["ip_maks"]),
        room=law.maksimum.number(COMPETENCE) - _whole(rows[f"{COMPETENCE}_maks"]),
        open=gives,
        lacking=np.where(gives[:, place] > 0, np.maximum(asked - hours, 0), 0),
        unsure=~known & ((applies & (filled < most)) | no_post),
        retires=retirement_days(rows, delivery, law).to_numpy("datetime64[s]"),
        missing=frozenset(
            name for name in MEANS if rows.loc[complete, name].isna().any() or not len(rows)
        ),
        places=places(rows, delivery.opd),
    )


def _components(
    people: pd.DataFrame, components: pd.DataFrame
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return per row of people and component: points, most points, whether it applies; JP."""
    shape = (len(people), len(KOMPONEN_DIKLAT))
    filled, most = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    applies = np.zeros(shape, dtype=bool)
    hours = np.zeros(len(people), dtype=np.int64)
    for number, name in enumerate(KOMPONEN_DIKLAT):
        own = components.loc[components["komponen"] == name].set_index("orang")
        at = own.index.get_indexer(pd.Index(people["orang"]))
        there = np.asarray(at >= 0)
        applies[:, number] = there
        for target, column in ((filled, "poin"), (most, "maks")):
            target[there, number] = _whole(own[column])[at[there]]
        if name == HOURS:
            hours[there] = _whole(own["jp"])[at[there]]
    return filled, most, applies, hours


def _whole(values: pd.Series) -> npt.NDArray[np.int64]:
    return values.fillna(0).to_numpy(np.int64)
