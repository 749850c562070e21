"""What several printed figures together say of numbers that are not printed.

Every printed figure is an equation, or an interval, over whole numbers. A number is safe when other
numbers fit all of them, in which it is another one. They are given as steps from the true numbers:
guessed (`swaps`), or looked for by an integer program (`nearby`), and in either case checked here.
What is not found counts as not there, so that too much is hidden rather than too little.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np

EVERY = -1  # of a number that belongs to all parts
CLOSE = 1e-6  # factors are multiples of a thousandth

Terms = Mapping[int, float]  # number -> its factor in a sum
Steps = Mapping[int, int]  # number -> how much more than the true one


class Reckoning:
    """Whole numbers, each with its true value and what is known of it, and what is told of sums."""

    def __init__(self) -> None:
        self.value: list[int] = []
        self._bounds: list[tuple[int, int]] = []
        self._part: list[int] = []
        self._rows: list[tuple[Terms, float, float]] = []
        self._wholes: list[tuple[int, Whole]] = []

    def number(self, value: int, least: int, most: int, part: int = EVERY) -> int:
        """Add a number of which is known that it lies between two others; return its place.

        part: of the whole; others are looked for in some parts at a time.
        """
        self.value.append(value)
        self._bounds.append((min(least - value, 0), max(most - value, 0)))
        self._part.append(part)
        return len(self.value) - 1

    def include(self, whole: Whole, part: int) -> int:
        """Add all numbers of another reckoning, as one part; return the place of its first."""
        first = len(self.value)
        self.value += whole.value.tolist()
        self._bounds += whole.bounds
        self._part += [part] * len(whole.value)
        self._wholes.append((first, whole))
        return first

    def told(self, terms: Terms, less: float, more: float) -> None:
        """Say that a sum is at most so much less and so much more than its true value."""
        self._rows.append((terms, min(-less, 0.0), max(more, 0.0)))

    def exact(self, numbers: Iterable[int]) -> None:
        """Say that the sum of some numbers is known."""
        if terms := dict.fromkeys(numbers, 1.0):
            self.told(terms, 0, 0)

    def at_least(self, terms: Terms, least: float) -> None:
        """Say that a sum is no less than that."""
        true = sum(factor * self.value[number] for number, factor in terms.items())
        self.told(terms, true - least, float("inf"))

    def whole(self) -> Whole:
        """Return the numbers and rows as arrays."""
        included = [(each.sizes, each.index + first, each) for first, each in self._wholes]
        rows = self._rows
        own = np.array([len(row[0]) for row in rows], dtype="int64")
        index = np.fromiter(chain.from_iterable(row[0] for row in rows), "int64", int(own.sum()))
        factor = np.fromiter(
            chain.from_iterable(row[0].values() for row in rows), "float64", len(index)
        )
        told = np.array([row[1:] for row in rows], dtype="float64").reshape(-1, 2)
        return Whole(
            np.array(self.value, dtype="int64"),
            self._bounds,
            np.array(self._part, dtype="int64"),
            np.concatenate([*(each[0] for each in included), own]),
            np.concatenate([*(each[1] for each in included), index]),
            np.concatenate([*(each[2].factor for each in included), factor]),
            np.concatenate([*(each[2].told for each in included), told]),
        )


@dataclass(frozen=True, eq=False)
class Whole:
    """Numbers and rows. bounds, told: how much less (not above 0) and more (not below) may be.

    value, part: int64[numbers]. sizes: int64[rows]; index, factor: the terms, row by row.
    """

    value: np.ndarray
    bounds: list[tuple[int, int]]
    part: np.ndarray
    sizes: np.ndarray
    index: np.ndarray
    factor: np.ndarray
    told: np.ndarray

    @cached_property
    def row(self) -> np.ndarray:
        """The row of each term."""
        return np.repeat(np.arange(len(self.sizes)), self.sizes)

    @cached_property
    def limits(self) -> np.ndarray:
        """The bounds, int64[numbers, 2]."""
        return np.array(self.bounds, dtype="int64").reshape(-1, 2)

    @cached_property
    def bound(self) -> np.ndarray:
        """Which parts an exact sum is told of that holds numbers of no other part, bool[parts]."""
        exact = (self.told[:, 0] == self.told[:, 1])[self.row]
        part = self.part[self.index]
        least, most = np.full(len(self.sizes), len(self.part)), np.full(len(self.sizes), EVERY)
        np.minimum.at(least, self.row, part)
        np.maximum.at(most, self.row, part)
        inside = exact & (least == most)[self.row] & (part != EVERY)
        counts = np.bincount(part[inside], minlength=int(self.part.max(initial=0)) + 1)
        found: np.ndarray = counts > 0
        return found

    @cached_property
    def _of_number(self) -> tuple[np.ndarray, np.ndarray]:
        """The terms by number: their order, and where each number's begin."""
        order = np.argsort(self.index, kind="stable")
        counts = np.bincount(self.index, minlength=len(self.value))
        return order, np.concatenate([[0], np.cumsum(counts)])

    def terms_of(self, number: int) -> np.ndarray:
        """The places of a number's terms."""
        order, start = self._of_number
        return order[start[number] : start[number + 1]]

    def rows_of(self, number: int) -> np.ndarray:
        """The rows in which a number is."""
        found: np.ndarray = self.row[self.terms_of(number)]
        return found

    def fits(self, steps: Steps) -> bool:
        """Whether numbers that many steps from the true ones agree with all that is known."""
        sums: dict[int, float] = {}
        for number, step in steps.items():
            low, high = self.bounds[number]
            if not low <= step <= high:
                return False
            terms = self.terms_of(number)
            for row, by in zip(self.row[terms].tolist(), self.factor[terms].tolist(), strict=True):
                sums[row] = sums.get(row, 0.0) + by * step
        told = self.told
        return all(
            told[row, 0] - CLOSE <= total <= told[row, 1] + CLOSE for row, total in sums.items()
        )
