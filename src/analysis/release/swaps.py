"""Other numbers that fit what is printed of a plan, guessed without a search.

One of an OPD's people takes another course than they do, and one of a second OPD's the other way
round; or one more of an OPD takes part, and one less of another. Nearly every number of a plan is
safe for such a reason. Each guess is checked against all that is known (`Whole.fits`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from analysis.release.counted import NOTHING
from analysis.release.merged import Merged
from analysis.release.reckoning import Steps, Whole

TRIED = 6  # guesses of a kind


@dataclass(frozen=True, eq=False)
class Numbers:
    """Where the numbers of a plan are in the reckoning; KNOWN where a number is printed.

    taker: int64[OPD, classes]. there: int64[OPD and the city, classes]. people: int64[OPD].
    group: int64[OPD], OPD of which the number of people is told in one sum: only among them one
    more makes up for one less. alone: the group of which not even the sum is told.
    """

    taker: np.ndarray
    there: np.ndarray
    people: np.ndarray
    group: np.ndarray
    alone: int
    most: int


@dataclass(frozen=True, eq=False)
class Swaps:
    """The guesses. OPD and classes are told by their places in the table."""

    whole: Whole
    table: Merged
    at: Numbers

    def unmoved(self, sums: Sequence[tuple[int, Sequence[int]]]) -> list[int]:
        """Return for which sums (class or -1 for people, numbers) no guess makes another one."""
        place_of = {tuple(numbers): place for place, (_, numbers) in enumerate(sums)}
        moved: set[int] = set()
        for place, (name, numbers) in enumerate(sums):
            if place in moved or not numbers:
                continue
            guesses = self._of_people(numbers) if name < 0 else self._of_class(name, numbers)
            for steps in guesses:
                if sum(steps.get(n, 0) for n in numbers) and self.whole.fits(steps):
                    moved.add(place)
                    moved |= {place_of[n,] for n, by in steps.items() if by and (n,) in place_of}
                    break
        return [place for place in range(len(sums)) if place not in moved]

    @cached_property
    def _amounts(self) -> np.ndarray:
        return self.table.table.amounts

    @cached_property
    def _takes(self) -> np.ndarray:
        """The true number of people of each OPD."""
        found: np.ndarray = self.whole.value[self.at.people]
        return found

    @cached_property
    def _one(self) -> np.ndarray:
        """bool[OPD, a, b]: one more of class a and one less of b is not noticed in the OPD."""
        found: np.ndarray = self.table.needed[:-1] <= self.table.level[:-1, None, None]
        found &= (self._amounts[:-1] < self._takes[:, None])[:, :, None]
        return found

    @cached_property
    def _anybody(self) -> np.ndarray:
        """int64[a, b]: how many OPD may take one more of class a and one less of b."""
        found: np.ndarray = self._one.sum(axis=0)
        return found

    @cached_property
    def _city(self) -> np.ndarray:
        """bool[a, b]: one more of class a and one less of b is not noticed in the city."""
        found: np.ndarray = self.table.needed[-1] <= self.table.level[-1]
        return found

    @cached_property
    def _opd_of(self) -> dict[int, int]:
        places, names = np.nonzero(self.at.taker >= 0)
        return dict(zip(self.at.taker[places, names].tolist(), places.tolist(), strict=True))

    def _of_class(self, name: int, numbers: Sequence[int]) -> Iterator[Steps]:
        """One OPD more or less of a class, and less or more of another one."""
        for number in numbers if len(numbers) == 1 else ():
            opd = self._opd_of[number]
            yield from self._exchanged(opd, name)
            yield from self._unprinted(opd, name)
        for more in (True, False):
            one = self._one[:, name, :] if more else self._one[:, :, name]
            one = one & (self._city[name] if more else self._city[:, name])
            within = [self._opd_of[number] for number in numbers]
            for row, other in np.argwhere(one[within])[:TRIED].tolist():
                pair = (name, other) if more else (other, name)
                yield self._swap(within[row], *pair) | self._flags(-1, *pair)

    def _exchanged(self, opd: int, name: int) -> Iterator[Steps]:
        for more in (True, False):
            own = self._one[opd, name] if more else self._one[opd, :, name]
            theirs = self._one[:, :, name] if more else self._one[:, name, :]
            anybody = self._anybody[:, name] if more else self._anybody[name]
            useful = own & (anybody > theirs[opd])
            for other in np.flatnonzero(useful)[:TRIED].tolist():
                second = int(np.flatnonzero(theirs[:, other])[:2][-1])
                if second == opd:
                    second = int(np.flatnonzero(theirs[:, other])[0])
                pair = (name, other) if more else (other, name)
                yield self._swap(opd, *pair) | self._swap(second, *pair[::-1])

    def _unprinted(self, opd: int, name: int) -> Iterator[Steps]:
        """One more or less of two OPD of which nothing is printed."""
        free = (self.table.row[:-1] == NOTHING).all(axis=1)
        if not free[opd]:
            return
        own = self.at.taker[:, name]
        closed = bool((self.table.row[-1] == NOTHING).all())
        others = np.flatnonzero(free & (own >= 0) & (np.arange(len(own)) != opd))
        for by in (1, -1):
            if closed:
                yield {int(own[opd]): by}
            can = others if by < 0 else others[self._amounts[others, name] > 0]
            for other in can[: 2 * TRIED].tolist():
                yield {int(own[opd]): by, int(own[other]): -by}

    def _swap(self, opd: int, more: int, less: int) -> dict[int, int]:
        own = self.at.taker[opd]
        return {int(own[more]): 1, int(own[less]): -1} | self._flags(opd, more, less)

    def _flags(self, place: int, more: int, less: int) -> dict[int, int]:
        """Who is there now, and who no longer."""
        there, amounts = self.at.there[place], self._amounts[place]
        found = {}
        if there[more] >= 0 and amounts[more] == 0:
            found[int(there[more])] = 1
        if there[less] >= 0 and amounts[less] == 1:
            found[int(there[less])] = -1
        return found

    @cached_property
    def _may(self) -> tuple[np.ndarray, np.ndarray]:
        """bool[OPD] twice: who may be one less, and one more, for what their own courses tell."""
        amounts, takes = self._amounts[:-1], self._takes
        limits, places = self.whole.limits[self.at.people], amounts.sum(axis=1)
        less = (limits[:, 0] < 0) & (amounts.max(axis=1, initial=0) < takes)
        less &= (takes - 1) * self.at.most >= places
        return less, (limits[:, 1] > 0) & (places > takes)

    def _of_people(self, numbers: Sequence[int]) -> Iterator[Steps]:
        """One OPD more or less, and less or more of another one that is told with it."""
        less, more = self._may
        inside = np.isin(self.at.people, numbers)
        for by, mine, theirs in ((1, more, less), (-1, less, more)):
            for opd in np.flatnonzero(inside & mine)[:TRIED].tolist():
                own = int(self.at.people[opd])
                if self.at.group[opd] == self.at.alone:
                    yield {own: by}
                others = theirs & ~inside & (self.at.group == self.at.group[opd])
                for other in np.flatnonzero(others)[:TRIED].tolist():
                    yield {own: by, int(self.at.people[other]): -by}
