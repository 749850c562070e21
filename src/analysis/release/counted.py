"""A table of people by OPD and class before it is merged, and how its money is printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

Cell = tuple[str, ...]  # the classes that one printed row stands for
People = Callable[[str, Cell], int]  # OPD ("" the city), classes -> people behind them
Telling = Callable[[str, Cell], bool]  # whether their number must not be known
Merge = Callable[[str, Mapping[str, int]], list[Cell]]  # OPD, counts -> its rows
CITY = ""
# Rupiah; each divides the next, so that what is equal in one step is equal in every coarser one.
UNITS = tuple(1_000 * step for step in (1, 5, 10, 50, 100, 500, 1_000, 5_000, 10_000, 50_000))
NEVER = len(UNITS)
NOTHING = -1  # the row of every class where nothing is printed


@dataclass(frozen=True)
class Table:
    """What is counted.

    counts: OPD -> class -> amount. people, telling: of some classes of an OPD. named: a merged row
    names its classes, so each of them is known to have somebody; else it only says how many classes
    it stands for (of those that have no row of their own). least: the people that a row of the city
    less rows of OPD must stand for, if anybody. limits: what no amount of an OPD exceeds. order: of
    the classes, where only neighbours may share a row, which is named whether there is somebody or
    not. money: OPD -> class
    -> rupiah, where rows say it.
    """

    counts: Mapping[str, Mapping[str, int]]
    people: People
    telling: Telling
    least: int = 0
    limits: Mapping[str, int] = field(default_factory=dict)
    named: bool = False
    order: Sequence[str] = ()
    money: Mapping[str, Mapping[str, int]] | None = None

    @cached_property
    def opd(self) -> list[str]:
        """The OPD in order of their codes, and the city last."""
        return [*sorted(self.counts), CITY]

    @cached_property
    def classes(self) -> list[str]:
        """The classes in order."""
        found = {name for counts in self.counts.values() for name in counts}
        return list(self.order) or sorted(found)

    @cached_property
    def amounts(self) -> np.ndarray:
        """int64[OPD, classes]; the city is their sum."""
        return self._array(self.counts)

    @cached_property
    def room(self) -> np.ndarray:
        """bool[OPD, classes]: where an OPD, not the city, could have one more."""
        return np.array(
            [
                [self.limits.get(opd, int(amount) + 1) > amount for amount in amounts]
                for opd, amounts in zip(self.opd[:-1], self.amounts[:-1], strict=True)
            ],
            dtype=bool,
        ).reshape(-1, len(self.classes))

    @cached_property
    def costs(self) -> np.ndarray:
        """int64[OPD, classes] in rupiah; the city is their sum."""
        return self._array(self.money or {})

    @cached_property
    def prices(self) -> np.ndarray:
        """int64[OPD, classes]: rupiah of one person, the city's where an OPD sends nobody."""
        mean: np.ndarray = self.costs // np.maximum(self.amounts, 1)
        return np.where(self.amounts > 0, mean, mean[-1])

    def _array(self, values: Mapping[str, Mapping[str, int]]) -> np.ndarray:
        rows = [[values.get(opd, {}).get(n, 0) for n in self.classes] for opd in self.opd[:-1]]
        table = np.array(rows, dtype="int64").reshape(len(rows), len(self.classes))
        return np.vstack([table, table.sum(axis=0)])


def alone(rows: np.ndarray) -> np.ndarray:
    """Which classes have a row of their own. rows: the row of each class."""
    known, counts = np.unique(rows, return_counts=True)
    return np.isin(rows, known[(counts == 1) & (known != NOTHING)])


def unnoticed(table: Table, place: int, rows: np.ndarray) -> np.ndarray:
    """Return the step from which one more of class a and one less of b changes no printed figure.

    rows: of an OPD (of the city: place is the last) the row of each class. int8[a, b], an index of
    UNITS; NEVER where both are not in one row, or there is nobody to take away.
    """
    amounts = table.amounts[place]
    free = bool((rows == NOTHING).all())
    possible = (rows[:, None] == rows[None, :]) & ((rows[:, None] != NOTHING) | free)
    if place < len(table.opd) - 1:
        named = table.named and not free
        possible &= amounts[None, :] > int(named)
        possible &= (amounts[:, None] > 0) | (not named)
        possible &= table.room[place][:, None]
    if not (table.named or table.order or free):  # the number of classes in the row stays
        possible &= (amounts[:, None] == 0) == (amounts[None, :] == 1)
    np.fill_diagonal(possible, val=False)
    if table.money is None or free:
        return np.where(possible, 0, NEVER).astype("int8")
    exact = np.array([table.costs[place][rows == number].sum() for number in rows])[:, None]
    moved = exact + table.prices[place][:, None] - table.prices[place][None, :]
    needed = np.full(possible.shape, NEVER, dtype="int8")
    for level in reversed(range(NEVER)):
        needed[possible & (_step(moved, level) == _step(exact, level))] = level
    return needed


def _step(cost: np.ndarray, level: int) -> np.ndarray:
    """Which step of that level a cost is printed in."""
    rounded = (cost + UNITS[0] // 2) // UNITS[0] * UNITS[0]
    steps: np.ndarray = rounded // UNITS[level]
    return steps


def step_of(cost: int, level: int) -> tuple[int, int]:
    """Return the least and the most rupiah that are printed as this cost."""
    first = int(_step(np.array([cost]), level)[0]) * UNITS[level]
    return first - UNITS[0] // 2, first + UNITS[level] - UNITS[0] // 2 - 1


def printed_cost(cost: int, level: int) -> int:
    """Return a cost as it is printed: rounded to Rp 1,000, or the middle of a coarser step."""
    rounded = (cost + UNITS[0] // 2) // UNITS[0] * UNITS[0]
    unit = UNITS[level]
    return rounded if not level else rounded // unit * unit + unit // 2


def merged_rows(
    opd: str, counts: Mapping[str, int], people: People, threshold: int, telling: Telling
) -> list[Cell]:
    """Return one row per class and the telling ones in one row, the last one, of enough people.

    Most people first. None where there are too few people in all.
    """
    there = [name for name, amount in counts.items() if amount]
    ordered = sorted(there, key=lambda name: (-people(opd, (name,)), name))
    small = [name for name in ordered if telling(opd, (name,))]
    rest = [name for name in ordered if name not in small]
    while small and (len(small) < 2 or people(opd, tuple(small)) < threshold):
        if not rest:
            return []
        small.insert(0, rest.pop())
    return [*((name,) for name in rest), *([tuple(small)] if small else [])]
