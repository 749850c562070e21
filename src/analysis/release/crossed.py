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

from collections.abc import Iterator

import numpy as np

from analysis.release.counted import CITY, NEVER, NOTHING, Merge, Table, alone
from analysis.release.merged import Merged
from analysis.release.rests import made_up_unseen, small_rest, widened

Levels = tuple[tuple[int, int], ...]  # place, index in UNITS


class Crossed(Merged):
    """The table, merged until no small count can be worked out."""

    def __init__(self, table: Table, merge: Merge, hidden: set[str]) -> None:
        super().__init__(table, merge, hidden)
        self.settle()

    def settle(self) -> None:
        """Merge until no small count can be worked out."""
        while True:
            found = self._known()
            if found is not None:
                if not (self._elsewhere(*found) or self.more_of(found[0])):
                    self.of_city(*found)
            elif (classes := small_rest(self.table, self.row)) is None:
                return
            elif (choice := widened(self.table, self.row, classes)) is not None:
                self.join(*choice)
            else:
                self.of_city(len(self.table.opd) - 1, int(classes.argmax()))

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
                self.join(second, {name, int(other)})
                if self._best(place, name) is not None:
                    return True
                self.row[second] = before
                self.needed[second] = self.needed_of(second)
        return False
