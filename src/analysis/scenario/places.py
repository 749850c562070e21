"""City, kinds of OPD and OPD as index arrays: sums over everybody in each place, exact and fast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.measures.summary import PLACE

if TYPE_CHECKING:
    import numpy.typing as npt

SCOPES = ("kota", "jenis", "opd")


@dataclass(frozen=True, eq=False)
class Places:
    """labels: cakupan, opd, kunci (as in `summary`), the city first, then kinds, then the roster.

    row, place: everybody in each place once: a row of people and a row of labels, by place.
    """

    labels: pd.DataFrame
    row: npt.NDArray[np.intp]
    place: npt.NDArray[np.intp]

    def sums(self, values: np.ndarray) -> np.ndarray:
        """Sum whole numbers per row of people over each place (int64, one row per label)."""
        found = np.zeros((len(self.labels), *values.shape[1:]), dtype=np.int64)
        there, start = np.unique(self.place, return_index=True)  # place ascends
        if len(there):
            found[there] = np.add.reduceat(values[self.row].astype(np.int64), start, axis=0)
        return found


def places(people: pd.DataFrame, roster: pd.DataFrame) -> Places:
    """Return the places of `people` (orang, opd, jenis_opd; on a range index) and of the roster."""
    kinds = roster["jenis"].dropna().astype("str").drop_duplicates().tolist()
    kodes = roster["kode"].astype("str").tolist()
    keys = {"kota": [""], "jenis": kinds, "opd": kodes}
    labels = pd.DataFrame(
        [(scope, key if scope == "opd" else "", key) for scope in SCOPES for key in keys[scope]],
        columns=PLACE,
        dtype="str",
    )
    rows, codes, before = [], [], 0
    for scope in SCOPES:
        if scope == "kota":
            place = np.zeros(len(people), dtype=np.intp)
        else:
            column = people["jenis_opd" if scope == "jenis" else "opd"]
            placed = pd.Index(column.where(people["opd"].notna()))
            place = pd.Index(keys[scope]).get_indexer(placed)
        there = pd.DataFrame({"orang": people["orang"], "tempat": place})
        there = there.loc[there["tempat"] >= 0].drop_duplicates()
        there = there.sort_values("tempat", kind="stable")
        rows.append(there.index.to_numpy(np.intp))
        codes.append(there["tempat"].to_numpy(np.intp) + before)
        before += len(keys[scope])
    return Places(labels, np.concatenate(rows), np.concatenate(codes))
