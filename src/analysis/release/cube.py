"""Cells by place, group and competency, and by what a sum of unknown ones is judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

# In an axis the total is 0, its parts follow; the places are city, kinds, OPD.
TOTAL = 0


class Measure(NamedTuple):
    """Amounts per cell, and the least that a sum over unknown cells may be if it is not 0.

    never_none: cells of which it must not be known that they have nothing of it, so that a sum of 0
    over unknown cells with one of them is too little as well.
    """

    amounts: np.ndarray
    least: int
    never_none: np.ndarray | None = None

    def too_little(self, cells: tuple[np.ndarray, ...]) -> bool:
        """Whether the sum over these cells is one that must not be known."""
        total = self.amounts[cells].sum()
        if not total and self.never_none is not None:
            return bool(self.never_none[cells].any())
        return bool(0 < total < self.least)


@dataclass(frozen=True)
class Cube:
    """Cells by place (axis 0), group (axis 1) and competency (axis 2).

    people: those behind each cell. hidden: the cells that are hidden so far. kinds: for each OPD
    the number of its kind; the last kind and the last OPD have no row of their own (see `Grid`) and
    are hidden. threshold: the people that a sum must cover. measures: further amounts
    that a sum must reach. grouped, summed: whether the first group and the first
    competency are the total of the others. together: groups are hidden all or none, their total
    (which is fixed) being printed anyway.
    """

    people: np.ndarray
    hidden: np.ndarray
    kinds: np.ndarray
    threshold: int
    measures: Sequence[Measure] = ()
    grouped: bool = True
    summed: bool = False
    together: bool = False
    sums: list[Measure] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        """Gather what every sum is judged by."""
        self.sums.extend([Measure(self.people, self.threshold), *self.measures])

    @property
    def number_of_kinds(self) -> int:
        """How many kinds of OPD there are."""
        return len(self.people) - len(self.kinds) - 1

    def exposed(self, cells: tuple[np.ndarray, ...]) -> bool:
        """Whether the sum over these unknown cells says something of too few people."""
        if len(cells[0]) == 1:
            return True
        return any(measure.too_little(cells) for measure in self.sums)
