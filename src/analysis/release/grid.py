"""Rows of a table of places as cells of a cube, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.release.cube import Cube, Measure
from analysis.release.design import PLACE
from analysis.release.linked import linked

# Parts of a `Measure`, by row.
Amounts = tuple[pd.Series, int] | tuple[pd.Series, int, pd.Series]
NOWHERE = "\0"  # the place of those who are in no OPD, the kind of OPD without one


@dataclass(frozen=True)
class Grid:
    """The axes: places (city, kinds, OPD), groups, competencies; and the rows' positions in them.

    Rows outside the axes are left out. Behind the OPD stands one more place: people of the city
    that are in none. It and the OPD without a kind are a last kind, of which no row is printed.
    """

    index: pd.Index
    inside: np.ndarray  # which rows
    cells: tuple[np.ndarray, np.ndarray, np.ndarray]  # of the rows inside
    shape: tuple[int, int, int]
    kinds: np.ndarray  # number of each OPD's kind

    def array(self, values: pd.Series) -> np.ndarray:
        """Return the rows' values as cells, 0 or False where there is no row."""
        truth = values.dtype == bool
        found = np.zeros(self.shape, dtype=bool if truth else "int64")
        found[self.cells] = values.to_numpy(found.dtype)[self.inside]
        first = self.shape[0] - len(self.kinds)
        if truth:
            found[[first - 1, -1]] = True
            return found
        found[-1] = np.maximum(found[0] - found[first:].sum(axis=0), 0)
        found[first - 1] = found[first:][self.kinds == first - 2].sum(axis=0)
        return found

    def _among(self, rows: pd.Series) -> np.ndarray:
        """Return the chosen rows as cells; none where there is no row."""
        found = np.zeros(self.shape, dtype=bool)
        found[self.cells] = rows.to_numpy(bool)[self.inside]
        return found

    def series(self, cells: np.ndarray) -> pd.Series:
        """Return the cells as values of the rows; False for rows outside the axes."""
        values = np.zeros(len(self.index), dtype=bool)
        values[self.inside] = cells[self.cells]
        return pd.Series(values, index=self.index)

    def protected(
        self,
        people: pd.Series,
        hidden: pd.Series,
        threshold: int,
        measures: Sequence[Amounts] = (),
        **how: Any,
    ) -> pd.Series:
        """Return which rows are hidden in the end, see `linked.linked`.

        how: fields of `Cube`.
        """
        more = [
            Measure(self.array(amounts), least, *(self._among(rows) for rows in never))
            for amounts, least, *never in measures
        ]
        cube = Cube(self.array(people), self.array(hidden), self.kinds, threshold, more, **how)
        return self.series(linked(cube))


def grid(
    rows: pd.DataFrame,
    roster: pd.DataFrame,
    groups: tuple[pd.Series, Sequence[str]] | None = None,
    competencies: tuple[pd.Series, Sequence[str]] | None = None,
) -> Grid:
    """Place rows (cakupan kota, jenis, opd) in their axes: for each the rows' names and its own."""
    of_opd = rows["cakupan"] == "opd"
    kind_of = roster.drop_duplicates("kode").set_index("kode")["jenis"]
    codes = [*dict.fromkeys([*roster["kode"].astype(str), *rows.loc[of_opd, "opd"].astype(str)])]
    named = [str(kind) for kind in kind_of.dropna().unique()]
    named = [*dict.fromkeys([*named, *rows.loc[rows["cakupan"] == "jenis", "kunci"].astype(str)])]
    kinds = pd.Index(named).get_indexer(pd.Index(kind_of.reindex(codes).astype("object")))
    kinds = np.where(kinds < 0, len(named), kinds)
    places = [("kota", "", ""), *(("jenis", "", kind) for kind in [*named, NOWHERE])]
    places += [("opd", code, code) for code in [*codes, NOWHERE]]
    where = pd.MultiIndex.from_tuples(places).get_indexer(
        pd.MultiIndex.from_frame(rows[PLACE].astype("str"))
    )
    group, of_group = _axis(rows, groups)
    competency, of_competency = _axis(rows, competencies)
    inside = (where >= 0) & (group >= 0) & (competency >= 0)
    return Grid(
        index=rows.index,
        inside=inside,
        cells=(where[inside], group[inside], competency[inside]),
        shape=(len(places), of_group, of_competency),
        kinds=np.append(kinds, len(named)),
    )


def _axis(
    rows: pd.DataFrame, axis: tuple[pd.Series, Sequence[str]] | None
) -> tuple[np.ndarray, int]:
    if axis is None:
        return np.zeros(len(rows), dtype="int64"), 1
    names, values = axis
    return pd.Index(list(values)).get_indexer(pd.Index(names.astype("str"))), len(values)
