"""A table of counts with the rows that are printed of it, and how more of them are merged."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Self

import numpy as np

from analysis.release.counted import (
    NEVER,
    NOTHING,
    UNITS,
    Cell,
    Merge,
    Table,
    alone,
    printed_cost,
    unnoticed,
)


class Merged:
    """The table. rows, cost and unit say what is printed of an OPD, or of the city ("").

    row: int64[places, classes], the row of each class. level: of UNITS, by place. needed: by place,
    see `counted.unnoticed`.
    """

    def __init__(self, table: Table, merge: Merge, hidden: set[str]) -> None:
        self.table = table
        self.places = {opd: place for place, opd in enumerate(table.opd)}
        self.level = np.zeros(len(table.opd), dtype="int64")
        self.row = np.full(table.amounts.shape, NOTHING, dtype="int64")
        for place, opd in enumerate(table.opd):
            counts = dict(zip(table.classes, table.amounts[place].tolist(), strict=True))
            self._print(place, [] if opd in hidden else merge(opd, counts))
        self.needed = np.stack([self.needed_of(place) for place in range(len(table.opd))])

    def place(self, opd: str) -> int:
        """Return the place of an OPD, or of the city, in the arrays."""
        return self.places[opd]

    def copy(self) -> Self:
        """Return the same table, to be merged further by itself."""
        other = copy(self)
        other.level, other.row = self.level.copy(), self.row.copy()
        other.needed = self.needed.copy()
        return other

    def rows(self, opd: str) -> list[Cell]:
        """The classes of each printed row; none where nothing is printed.

        Those with somebody, unless neighbours are named anyway.
        """
        if opd not in self.places:
            return []
        numbers, amounts = self.row[self.places[opd]], self.table.amounts[self.places[opd]]
        found: dict[int, list[str]] = {}
        for name, number, amount in zip(self.table.classes, numbers, amounts, strict=True):
            if number != NOTHING and (amount or self.table.order):
                found.setdefault(int(number), []).append(name)
        return [tuple(found[number]) for number in sorted(found)]

    def amount(self, opd: str, name: str) -> int:
        """How many of an OPD, or of the city, are in a class."""
        return int(self.table.amounts[self.places[opd], self.table.classes.index(name)])

    def pooled(self, opd: str) -> Cell:
        """The classes without a row of their own, whether somebody of the OPD is in them or not."""
        own = alone(self.row[self.places[opd]])
        return tuple(np.array(self.table.classes)[~own].tolist())

    def cost(self, opd: str, cell: Cell) -> int:
        """The printed rupiah of a row."""
        place = self.places[opd]
        exact = sum(int(self.table.costs[place, self.table.classes.index(name)]) for name in cell)
        level = int(self.level[place]) if len(cell) > 1 else 0
        return printed_cost(exact, level)

    def unit(self, opd: str) -> int:
        """The step to which the merged row is rounded; it shows the middle of its step."""
        return UNITS[int(self.level[self.places[opd]])]

    def _print(self, place: int, cells: Sequence[Cell]) -> None:
        """Set the rows of a place; what has no row joins the one that names nothing."""
        for number, cell in enumerate(cells):
            self.row[place, [self.table.classes.index(name) for name in cell]] = number
        pooled = [number for number, cell in enumerate(cells) if len(cell) > 1]
        if pooled and not self.table.order:
            left = self.row[place] == NOTHING
            self.row[place] = np.where(left, pooled[0], self.row[place])

    def needed_of(self, place: int) -> np.ndarray:
        """Return from which step a change is not noticed in a place."""
        return unnoticed(self.table, place, self.row[place])

    def more_of(self, place: int) -> bool:
        """Merge the smallest row of an OPD with its merged one; the last one is not printed."""
        table, rows = self.table, self.row[place]
        numbers = np.unique(rows[rows != NOTHING]).tolist()
        if not numbers or place == len(table.opd) - 1:
            return False
        if len(numbers) == 1:
            self.close(place)
            return True
        own = alone(rows)

        def size(number: int) -> tuple[int, int]:
            cell = tuple(table.classes[each] for each in np.flatnonzero(rows == number))
            return table.people(table.opd[place], cell), number

        single = [number for number in numbers if own[rows == number].all()]
        smallest = min(single or numbers, key=size)
        merged = ~own & (rows != NOTHING)
        self.join(place, set(np.flatnonzero(merged | (rows == smallest)).tolist()))
        return True

    def of_city(self, place: int, name: int) -> None:
        """Merge the class in the city's rows with its smallest other one, or print none of them."""
        rows, city = self.row[-1], len(self.table.opd) - 1
        useful = (rows != rows[name]) & (rows != NOTHING)
        if place != city:
            useful &= np.minimum(self.needed[place][:, name], self.needed[place][name]) < NEVER
        others = np.flatnonzero(useful).tolist()
        if not others:
            self.close(city)
            return
        sums = {other: int(self.table.amounts[-1][rows == rows[other]].sum()) for other in others}
        smallest = min(others, key=lambda other: (sums[other], other))
        same = (rows == rows[name]) | (rows == rows[smallest])
        self.join(city, set(np.flatnonzero(same).tolist()))

    def join(self, place: int, names: set[int]) -> None:
        """Make one row of all rows that hold one of the classes.

        In an order also of those between; else of all merged ones and of what has no row.
        """
        rows = self.row[place]
        chosen = np.isin(rows, rows[sorted(names)])
        if self.table.order:
            first, last = np.flatnonzero(chosen)[[0, -1]]
            chosen = np.isin(rows, rows[first : last + 1])
        else:
            chosen |= ~alone(self.row[place])
        number = rows[chosen].min() if self.table.order else rows.max() + 1
        self.row[place] = np.where(chosen, number, rows)
        self.needed[place] = self.needed_of(place)

    def close(self, place: int) -> None:
        """Print nothing of a place."""
        self.row[place] = NOTHING
        self.needed[place] = self.needed_of(place)
