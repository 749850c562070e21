"""The sums of the guide's examples and exercises: exact, from printed numbers and rules alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any

import numpy as np

from analysis.measures.training import points_for

POINT, HOUR = 100_000, 100  # the scorer's units: hundred-thousandths of a point, hundredths of a JP


@dataclass(frozen=True)
class Person:
    """An invented person: the level that the post asks for and the level reached, in order."""

    name: str
    required: tuple[int, ...]
    achieved: tuple[int, ...]

    @property
    def gaps(self) -> tuple[int, ...]:
        """Levels below the standard, 0 where it is met."""
        return tuple(max(r - a, 0) for r, a in zip(self.required, self.achieved, strict=True))

    @property
    def surplus(self) -> tuple[int, ...]:
        """Levels above the standard, which offset nothing."""
        return tuple(max(a - r, 0) for r, a in zip(self.required, self.achieved, strict=True))

    @property
    def mean_gap(self) -> Fraction:
        """Gap levels per competency."""
        return Fraction(sum(self.gaps), len(self.gaps))

    @property
    def jpm(self) -> Fraction:
        """Job Person Match in per cent: the ratio of the sums, unclipped."""
        return Fraction(100 * sum(self.achieved), sum(self.required))


def rounded(value: Fraction, places: int) -> Decimal:
    """Round half up, as everything printed is."""
    return Decimal(floor(value * 10**places + Fraction(1, 2))).scaleb(-places)


def band(value: Fraction, bands: Sequence[Mapping[str, Any]]) -> str:
    """Return the band (nama, batas: where it starts) that holds a value."""
    started = [each for each in bands if Fraction(str(each["batas"])) <= value]
    return str(started[-1]["nama"])


def box(predicate: str, jpm: Fraction, rules: Mapping[str, Any]) -> int:
    """Return the box of the nine for an appraisal and a Job Person Match."""
    way = rules["kotak_kinerja"][predicate]
    return int(rules["kotak_talenta"][f"{way}.{band(jpm, rules['kotak_potensi'])}"])


def points(hours: int, full: float, asked: float, *, proportional: bool) -> Decimal:
    """Return the points for accumulated JP, by the scorer itself; full: of a filled component."""
    worth = np.array([int(Decimal(str(full)) * POINT)])
    border = int(Decimal(str(asked)) * HOUR)
    got = points_for(np.array([hours * HOUR]), worth, border, proportional=proportional)
    return Decimal(int(got[0])) / POINT


@dataclass(frozen=True)
class Batches:
    """How many batches a number of people may fill: none where `fewest` exceeds `most`."""

    people: int
    capacity: int
    least: int  # people that a batch needs

    @property
    def fewest(self) -> int:
        """So many batches have a seat for everybody."""
        return ceil(Fraction(self.people, self.capacity))

    @property
    def most(self) -> int:
        """So many batches can be filled to the minimum."""
        return self.people // self.least

    @property
    def possible(self) -> bool:
        """Whether everybody can take part."""
        return 0 < self.fewest <= self.most

    @property
    def running(self) -> int:
        """The batches that run: as few as seat everybody, else as many as are filled."""
        return min(self.fewest, self.most)

    @property
    def seated(self) -> int:
        """How many people take part."""
        return min(self.people, self.running * self.capacity)

    @property
    def sizes(self) -> tuple[int, ...]:
        """The batches' sizes, as equal as can be, largest first."""
        if not self.running:
            return ()
        each, more = divmod(self.seated, self.running)
        return tuple(each + (number < more) for number in range(self.running))


def least(capacity: int, share: str) -> int:
    """Return how many people a batch needs: that share of its seats, rounded up."""
    return max(1, ceil(capacity * Fraction(share)))


def cost_each(price: int, fixed: int, people: int, batches: int = 1) -> Fraction:
    """Return a participant's cost in rupiah with an equal share of the batches' fixed costs."""
    return price + Fraction(fixed * batches, people)
