"""Counts of OPD by class, merged so that no small one can be worked out.

The parts of an OPD (its classes, or its courses) are printed beside those of the whole city. A part
of too few people is merged with others; but the city less the printed rows of all other OPD, and
where money is printed the prices, could still tell what was merged. So for every small count there
must be another table with the same printed figures in which that count is another one: one of the
OPD's people moved from one part to another, and one of a second OPD's moved the other way. Where
there is none, more is merged: in another OPD, in this one, in the city; or not printed. What a row
of the city leaves after the rows of OPD is never too few people either (`rests`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from analysis.release.counted import (
    CITY,
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
from analysis.release.rests import made_up_unseen, small_rest, widened

Levels = tuple[tuple[int, int], ...]  # place, index in UNITS


class Crossed:
    """The merged table. rows, cost and unit say what is printed of an OPD, or of the city ("")."""

    def __init__(self, table: Table, merge: Merge, hidden: set[str]) -> None:
        self.table = table
        self.at = {opd: place for place, opd in enumerate(table.opd)}
        self.level = np.zeros(len(table.opd), dtype="int64")  # of UNITS
        self.row = np.full(table.amounts.shape, NOTHING, dtype="int64")  # of each class
        for place, opd in enumerate(table.opd):
            counts = dict(zip(table.classes, table.amounts[place].tolist(), strict=True))
            self._print(place, [] if opd in hidden else merge(opd, counts))
        self.needed = np.stack([self._needed(place) for place in range(len(table.opd))])
        self._settle()

    def rows(self, opd: str) -> list[Cell]:
        """The classes of each printed row; none where nothing is printed.

        Those with somebody, unless neighbours are named anyway.
        """
        if opd not in self.at:
            return []
        numbers, amounts = self.row[self.at[opd]], self.table.amounts[self.at[opd]]
        found: dict[int, list[str]] = {}
        for name, number, amount in zip(self.table.classes, numbers, amounts, strict=True):
            if number != NOTHING and (amount or self.table.order):
                found.setdefault(int(number), []).append(name)
        return [tuple(found[number]) for number in sorted(found)]

    def amount(self, opd: str, name: str) -> int:
        """How many of an OPD, or of the city, are in a class."""
        return int(self.table.amounts[self.at[opd], self.table.classes.index(name)])

    def pooled(self, opd: str) -> Cell:
        """The classes without a row of their own, whether somebody of the OPD is in them or not."""
        own = alone(self.row[self.at[opd]])
        return tuple(np.array(self.table.classes)[~own].tolist())

    def cost(self, opd: str, cell: Cell) -> int:
        """The printed rupiah of a row."""
        place = self.at[opd]
        exact = sum(int(self.table.costs[place, self.table.classes.index(name)]) for name in cell)
        level = int(self.level[place]) if len(cell) > 1 else 0
        return printed_cost(exact, level)

    def unit(self, opd: str) -> int:
        """The step to which the merged row is rounded; it shows the middle of its step."""
        return UNITS[int(self.level[self.at[opd]])]

    def _print(self, place: int, cells: Sequence[Cell]) -> None:
        """Set the rows of a place; what has no row joins the one that names nothing."""
        for number, cell in enumerate(cells):
            self.row[place, [self.table.classes.index(name) for name in cell]] = number
        pooled = [number for number, cell in enumerate(cells) if len(cell) > 1]
        if pooled and not self.table.order:
            left = self.row[place] == NOTHING
            self.row[place] = np.where(left, pooled[0], self.row[place])

    def _needed(self, place: int) -> np.ndarray:
        return unnoticed(self.table, place, self.row[place])

    def _settle(self) -> None:
        """Merge until no small count can be worked out."""
        while True:
            found = self._known()
            if found is not None:
                if not (self._elsewhere(*found) or self._more_of(found[0])):
                    self._of_city(*found)
            elif (classes := small_rest(self.table, self.row)) is None:
                return
            elif (choice := widened(self.table, self.row, classes)) is not None:
                self._join(*choice)
            else:
                self._of_city(len(self.table.opd) - 1, int(classes.argmax()))

    def _known(self) -> tuple[int, int] | None:
        """Find a small count that can be worked out; raise levels where that hides it."""
        table = self.table
        for place, opd in enumerate(table.opd):
            if opd == CITY and (self.row[place] == NOTHING).all():
                continue
            unseen = (table.amounts[place] > 0) & ~alone(self.row[place])
            for name in np.flatnonzero(unseen).tolist():
                if not table.telling(opd, (table.classes[name],)):
                    continue
                best = self._best(place, name)
                if best is None:
                    return place, name
                for each, level in best:
                    self.level[each] = max(int(self.level[each]), level)
        return None

    def _best(self, place: int, name: int) -> Levels | None:
        """The finest levels, by place, under which the count may be another one; None: none."""
        whole = place == len(self.table.opd) - 1
        options = self._of_whole(name) if whole else self._options(place, name)
        best = min(options, default=(NEVER, ()))
        return None if best[0] >= NEVER else best[1]

    def _options(self, place: int, name: int) -> Iterator[tuple[int, Levels]]:
        """Yield the level, and those by place, under which an OPD's count may be another one.

        One more or less of it is made up for by another OPD, or the city does not tell.
        """
        city = len(self.table.opd) - 1
        if made_up_unseen(self.table, self.row, place, name):
            yield 0, ()
            return
        own, others, whole = self.needed[place], self.needed[:-1], self.needed[-1]
        for here, there, sums in (
            (own[:, name], others[:, name, :], whole[:, name]),
            (own[name], others[:, :, name], whole[name]),
        ):
            mine = np.maximum(here, self.level[place])
            theirs = np.maximum(there, self.level[:-1, None])
            both = np.maximum(theirs, mine[None, :])
            both[place] = NEVER
            second, other = (int(each) for each in np.unravel_index(both.argmin(), both.shape))
            levels = (place, int(mine[other])), (second, int(theirs[second, other]))
            yield int(both[second, other]), levels
            told = np.maximum(np.maximum(sums, self.level[city]), mine)
            other = int(told.argmin())
            yield int(told[other]), ((place, int(mine[other])), (city, int(sums[other])))

    def _of_whole(self, name: int) -> Iterator[tuple[int, Levels]]:
        """Yield the level, and those by place, under which a count of the city may be another."""
        whole, city = self.needed[-1], len(self.table.opd) - 1
        for there, sums in (
            (self.needed[:-1, :, name], whole[:, name]),
            (self.needed[:-1, name], whole[name]),
        ):
            theirs = np.maximum(there, self.level[:-1, None])
            both = np.maximum(theirs, np.maximum(sums, self.level[city])[None, :])
            place, other = (int(each) for each in np.unravel_index(both.argmin(), both.shape))
            levels = (place, int(theirs[place, other])), (city, int(sums[other]))
            yield int(both[place, other]), levels

    def _elsewhere(self, place: int, name: int) -> bool:
        """Merge two rows of another OPD, the smallest one in which that helps."""
        table, city = self.table, len(self.table.opd) - 1
        if place == city:
            return False
        gives, takes = self.needed[place][:, name] < NEVER, self.needed[place][name] < NEVER
        sizes = [table.people(opd, tuple(table.counts[opd])) for opd in table.opd[:-1]]
        for second in sorted(range(city), key=sizes.__getitem__):
            amounts, rows = table.amounts[second], self.row[second]
            if second == place or (rows == NOTHING).all():
                continue
            useful = (gives & (amounts > 0)) | (takes & (amounts[name] > 0))
            useful &= rows != rows[name]
            if not table.order and not (~alone(self.row[second]) & (rows != NOTHING)).any():
                useful &= (amounts > 0) & (amounts[name] > 0)  # a merged row holds two at least
            for other in np.flatnonzero(useful):
                before = rows.copy()
                self._join(second, {name, int(other)})
                if self._best(place, name) is not None:
                    return True
                self.row[second] = before
                self.needed[second] = self._needed(second)
        return False

    def _more_of(self, place: int) -> bool:
        """Merge the smallest row of an OPD with its merged one; the last one is not printed."""
        table, rows = self.table, self.row[place]
        numbers = np.unique(rows[rows != NOTHING]).tolist()
        if not numbers or place == len(table.opd) - 1:
            return False
        if len(numbers) == 1:
            self._close(place)
            return True
        own = alone(rows)

        def size(number: int) -> tuple[int, int]:
            cell = tuple(table.classes[each] for each in np.flatnonzero(rows == number))
            return table.people(table.opd[place], cell), number

        single = [number for number in numbers if own[rows == number].all()]
        smallest = min(single or numbers, key=size)
        merged = ~own & (rows != NOTHING)
        self._join(place, set(np.flatnonzero(merged | (rows == smallest)).tolist()))
        return True

    def _of_city(self, place: int, name: int) -> None:
        """Merge the class in the city's rows with its smallest other one, or print none of them."""
        rows, city = self.row[-1], len(self.table.opd) - 1
        useful = (rows != rows[name]) & (rows != NOTHING)
        if place != city:
            useful &= np.minimum(self.needed[place][:, name], self.needed[place][name]) < NEVER
        others = np.flatnonzero(useful).tolist()
        if not others:
            self._close(city)
            return
        sums = {other: int(self.table.amounts[-1][rows == rows[other]].sum()) for other in others}
        smallest = min(others, key=lambda other: (sums[other], other))
        same = (rows == rows[name]) | (rows == rows[smallest])
        self._join(city, set(np.flatnonzero(same).tolist()))

    def _join(self, place: int, names: set[int]) -> None:
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
        self.needed[place] = self._needed(place)

    def _close(self, place: int) -> None:
        self.row[place] = NOTHING
        self.needed[place] = self._needed(place)
