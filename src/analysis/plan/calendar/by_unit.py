"""The model with one more rule: of a unit only so many in each batch of a course.

The groups of equal people are parted by unit; the rule is one row per unit and course:
its people who take the course <= people of the unit who may be away x batches of the course.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.plan.solver.bundles import Bundles
from analysis.plan.solver.candidates import Groups
from analysis.plan.solver.model import Model
from analysis.plan.solver.prepared import Prepared

if TYPE_CHECKING:
    import highspy

    from analysis.plan.calendar.away import Away
    from analysis.plan.solver.limits import Limits
    from analysis.plan.solver.pricing import Prices


@dataclass(frozen=True, eq=False)
class ByUnit:
    """prepared: the groups parted by unit, with only the bundles that each part may take.

    unit: int64[G], the unit of each part. row: int64[U, C], the number of the rule of a unit and a
    course; -1 where there is none. limit: int64[R], people of the unit in each batch: those who may
    be away, and no more than could take the course. course: int64[R]. most_batches: int64[C], more
    cannot be filled, are not allowed, or seat nobody else.
    """

    prepared: Prepared
    unit: np.ndarray
    row: np.ndarray
    limit: np.ndarray
    course: np.ndarray
    most_batches: np.ndarray


def by_unit(ready: Prepared, away: Away, closed: np.ndarray, some: np.ndarray) -> ByUnit:
    """Part the groups by unit, and by what is closed to people. closed: bool[P, C].

    some: bool[N], the bundles to choose from.
    """
    _, pattern = np.unique(closed, axis=0, return_inverse=True)
    facts = np.column_stack([ready.groups.of, away.unit, pattern.ravel()])
    _, first, of = np.unique(facts, axis=0, return_index=True, return_inverse=True)
    of = of.ravel().astype("int64")
    size = np.bincount(of, minlength=len(first))
    parent = ready.groups.of[first]
    groups = Groups(of, first, size, ready.groups.opd[parent])
    bundles = _bundles(ready, groups, parent, closed, some)
    prepared = replace(ready, groups=groups, bundles=bundles)
    unit = away.unit[first]
    people = _people(prepared, away, unit)
    place, course = np.nonzero((people > 0) & away.courses)
    row = np.full(people.shape, -1, dtype="int64")
    row[place, course] = np.arange(len(place))
    limit = np.minimum(people[place, course], away.limit[place])
    turns = np.where(away.courses, -(-people // away.limit[:, None]), 0).max(axis=0, initial=0)
    most = _most_batches(ready, np.maximum(turns, ready.most_batches))
    return ByUnit(prepared, unit, row, limit, course, most)


def _most_batches(ready: Prepared, wanted: np.ndarray) -> np.ndarray:
    """As many batches as wanted, as far as people fill them and the catalogue allows them."""
    instance = ready.instance
    filled = ready.reach // np.maximum(instance.column("isi_minimum"), 1)
    limit = instance.column("maks_angkatan")
    most = np.minimum(wanted, np.where(limit < 0, filled, np.minimum(filled, limit)))
    seated: np.ndarray = np.where(instance.column("kapasitas") > 0, most, 0)
    return seated


def _bundles(
    ready: Prepared, groups: Groups, parent: np.ndarray, closed: np.ndarray, some: np.ndarray
) -> Bundles:
    """Each part's own copy of its group's bundles, without those that are closed to it."""
    start = ready.bundles.start
    many = start[parent + 1] - start[parent]
    part = np.repeat(np.arange(len(parent)), many)
    begin = np.repeat(np.cumsum(many) - many, many)
    rows = np.repeat(start[parent], many) + np.arange(len(part)) - begin
    shut = np.column_stack([closed[groups.first], np.zeros(len(parent), dtype=bool)])
    kinds = ready.bundles.kinds
    kept = some[rows]
    for place in range(kinds.shape[1]):
        kept &= ~shut[part, kinds[ready.bundles.kind[rows], place]]
    part, rows = part[kept], rows[kept]
    return Bundles(
        part.astype("int32"),
        ready.bundles.kind[rows],
        ready.bundles.value[rows],
        np.searchsorted(part, np.arange(len(parent) + 1)),
        kinds,
    )


def _people(prepared: Prepared, away: Away, unit: np.ndarray) -> np.ndarray:
    """How many of each unit have a course in a bundle, int64[U, C]."""
    offers = prepared.instance.size[1]
    bundles, groups = prepared.bundles, prepared.groups
    has = np.zeros((len(groups.first), offers + 1), dtype=bool)
    has[bundles.group[:, None], bundles.kinds[bundles.kind]] = True
    people = np.zeros((len(away.limit), offers), dtype="int64")
    np.add.at(people, unit, has[:, :offers] * groups.size[:, None])
    return people


class UnitModel(Model):
    """The model of some of the bundles of `ByUnit`, with the rules of the units as its last rows.

    prices_of_units: float64[R], nilai per person of a unit in a course; after `solve` without
    whole numbers.
    """

    def __init__(self, parted: ByUnit, columns: np.ndarray, limits: Limits) -> None:
        super().__init__(parted.prepared, columns, limits)
        self.parted = parted
        self.prices_of_units = np.zeros(len(parted.limit))

    def program(self) -> highspy.HighsLp:
        """The model in HiGHS's own form, nothing whole."""
        program = super().program()
        matrix = program.a_matrix_
        start = np.array(matrix.start_)
        column = np.repeat(np.arange(program.num_col_), np.diff(start))
        rows, columns, entries = self._of_units(program.num_row_)
        rows = np.concatenate([np.array(matrix.index_), rows])
        columns = np.concatenate([column, columns])
        entries = np.concatenate([np.array(matrix.value_), entries])
        order = np.lexsort((rows, columns))
        edges = np.searchsorted(columns[order], np.arange(program.num_col_ + 1))
        matrix.start_ = edges.astype("int32")
        matrix.index_ = rows[order].astype("int32")
        matrix.value_ = entries[order]
        more = len(self.parted.limit)
        program.row_lower_ = np.append(program.row_lower_, np.full(more, -np.inf))
        program.row_upper_ = np.append(program.row_upper_, np.zeros(more))
        program.num_row_ += more
        return program

    def _of_units(self, first: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Rows, columns and values of the units' rules, which begin at row `first`."""
        parted, count = self.parted, len(self.columns)
        table = np.column_stack([parted.row, np.full(len(parted.row), -1)])
        unit = parted.unit[self.prepared.bundles.group[self.columns]]
        parts = [
            (
                first + np.arange(len(parted.limit)),
                count + self.offers + parted.course,
                -parted.limit.astype("float64"),
            )
        ]
        for place in range(self.courses.shape[1]):
            row = table[unit, self.courses[:, place]]
            taken = np.flatnonzero(row >= 0)
            parts.append((first + row[taken], taken, np.ones(len(taken))))
        rows, columns, entries = (np.concatenate(part) for part in zip(*parts, strict=True))
        return rows, columns, entries

    def _prices(self, duals: np.ndarray) -> Prices:
        edge = len(duals) - len(self.parted.limit)
        self.prices_of_units = np.maximum(duals[edge:], 0.0)
        return super()._prices(duals[:edge])
