"""All that is printed of a plan's participants at once: courses, and how many different people.

Each table hides by itself what its own sums would tell. Together they may tell more: people are at
least as many as the largest course has, and at most as many as there are places. So everything is
reckoned with at once, and what could still be worked out is hidden too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from analysis.release.counted import CITY
from analysis.release.design import ALL_OR_NOTHING_FROM, Policy
from analysis.release.nearby import fixed
from analysis.release.plans import Courses
from analysis.release.reckoning import Reckoning
from analysis.release.swaps import Numbers, Swaps
from analysis.release.unseen import KNOWN, Unseen, merged_row, unseen

UNTOLD, ALONE = -1, -2  # groups of OPD: told in the city's sum only, in none


@dataclass(frozen=True)
class Secret:
    """A number that must not be known: of a course, or (kode "") of different people."""

    opd: tuple[str, ...]
    kode: str
    numbers: tuple[int, ...]  # of the reckoning: it is their sum

    @property
    def name(self) -> tuple[tuple[str, ...], str]:
        """What it is called, whatever else is printed."""
        return self.opd, self.kode


@dataclass
class Found:
    """What need not be found out again when less is printed.

    Printing less tells no more: what is safe stays safe. parts: by OPD and its rows.
    """

    safe: set[tuple[tuple[str, ...], str]] = field(default_factory=set)
    parts: dict[tuple[object, ...], Unseen] = field(default_factory=dict)
    telling: np.ndarray | None = None  # bool[OPD, classes]


@dataclass(frozen=True)
class Printed:
    """What is printed. sums: `effects.effect_sums`; counts: whose number of people is not."""

    sums: pd.DataFrame
    counts: pd.Series
    planned: Courses
    kinds: pd.Series  # of each OPD's row of the sums
    policy: Policy
    found: Found = field(default_factory=Found)

    def exposed(self) -> Secret | None:
        """Return a number that can be worked out; None where there is none."""
        sums = _Sums(self)
        asked = [each for each in sums.secrets() if each.name not in self.found.safe]
        known = sums.known(asked)
        self.found.safe |= {each.name for each in asked if each not in known}
        return known[0] if known else None

    def tells(self, secret: Secret) -> bool:
        """Whether that number can be worked out."""
        sums = _Sums(self)
        return bool(sums.known([each for each in sums.secrets() if each.name == secret.name]))


class _Sums:
    """The reckoning: people by OPD, participants by OPD and course where they are not printed."""

    def __init__(self, printed: Printed) -> None:
        self.printed, self.reckoning = printed, Reckoning()
        self.planned, self.table = printed.planned, printed.planned.table
        self.sets, self.least = self.planned.sets, printed.policy.ambang
        self.opd, self.classes = self.table.table.opd[:-1], self.table.table.classes
        shape = len(self.opd), len(self.classes)
        self.taker = np.full(shape, KNOWN, dtype="int64")
        self.there = np.full((shape[0] + 1, shape[1]), KNOWN, dtype="int64")
        self.people = np.zeros(shape[0], dtype="int64")
        for place, opd in enumerate(self.opd):
            own = self._own(opd)
            self.people[place] = first = self.reckoning.include(own.whole, place)
            self.taker[place] = np.where(own.taker == KNOWN, KNOWN, own.taker + first)
            self.there[place] = np.where(own.there == KNOWN, KNOWN, own.there + first)
        self._of_city()
        for row in self.printed.sums.index[~self.printed.counts]:
            self.reckoning.exact(self.people[self._within[row]].tolist())
        self.whole = self.reckoning.whole()

    def known(self, secrets: list[Secret]) -> list[Secret]:
        """Return those that can be worked out."""
        column = {kode: name for name, kode in enumerate(self.classes)} | {"": -1}
        asked = [(column[each.kode], each.numbers) for each in secrets]
        swaps = Swaps(self.whole, self.table, self._numbers())
        left = [secrets[place] for place in swaps.unmoved(asked)]
        return [left[place] for place in fixed(self.whole, [each.numbers for each in left])]

    def secrets(self) -> Iterator[Secret]:
        """The numbers that must not be known, and the sums of those that are not printed."""
        hidden = self.taker != KNOWN
        for place, name in np.argwhere(hidden & self._telling()).tolist():
            number = int(self.taker[place, name])
            yield Secret((self.opd[place],), self.classes[name], (number,))
        for name, kode in enumerate(self.classes):
            places = np.flatnonzero(hidden[:, name])
            numbers = self.taker[places, name].tolist()
            if 0 < self._true(numbers) < self.least:
                yield Secret(tuple(self.opd[place] for place in places), kode, tuple(numbers))
        yield from self._of_people()

    def _own(self, opd: str) -> Unseen:
        place = self.table.place(opd)
        key = opd, int(self.table.level[place]), self.table.row[place].tobytes()
        parts = self.printed.found.parts
        if key not in parts:
            parts[key] = unseen(self.planned, opd, self.least)
        return parts[key]

    def _telling(self) -> np.ndarray:
        found = self.printed.found
        if found.telling is None:
            telling = self.table.table.telling
            found.telling = np.array(
                [[telling(opd, (kode,)) for kode in self.classes] for opd in self.opd], dtype=bool
            ).reshape(self.taker.shape)
        return found.telling

    def _of_city(self) -> None:
        rows = self.table.rows(CITY)
        if not rows:
            return
        named = {cell[0] for cell in rows if len(cell) == 1}
        merged = {}
        for name, kode in enumerate(self.classes):
            own = self.taker[:, name]
            numbers = own[own != KNOWN].tolist()
            if kode in named or len(rows) == len(named):
                self.reckoning.exact(numbers)
            else:
                merged[kode] = numbers
        if len(rows) > len(named):
            staff = sum(self.sets.staff.values())
            there = merged_row(self.reckoning, self.table, CITY, merged, staff)
            for kode, number in there.items():
                self.there[-1, self.classes.index(kode)] = number

    @cached_property
    def _kinds(self) -> np.ndarray:
        """The kind of each OPD; "" of those in none."""
        own = self.printed.sums["cakupan"] == "opd"
        names = self.printed.sums.loc[own, "kunci"].astype(str)
        kind_of = dict(zip(names, self.printed.kinds[own].astype(str), strict=True))
        return np.array([kind_of.get(opd, "") for opd in self.opd], dtype=object)

    @cached_property
    def _within(self) -> dict[int, np.ndarray]:
        """The OPD behind each row of the sums, bool[OPD]."""
        names, sums = np.array(self.opd, dtype=object), self.printed.sums
        return {
            row: np.ones(len(names), dtype=bool)
            if scope == "kota"
            else (names if scope == "opd" else self._kinds) == key
            for row, scope, key in zip(sums.index, sums["cakupan"], sums["kunci"], strict=True)
        }

    def _numbers(self) -> Numbers:
        group = np.full(len(self.opd), ALONE)
        told = self.printed.sums[~self.printed.counts]
        for scope, one in (("kota", False), ("jenis", True)):
            for row in told.index[told["cakupan"] == scope]:
                group[self._within[row]] = row if one else UNTOLD
        most = self.planned.most
        return Numbers(self.taker, self.there, self.people, group, ALONE, most)

    def _of_people(self) -> Iterator[Secret]:
        sums, counts = self.printed.sums, self.printed.counts
        own = sums["cakupan"] == "opd"
        shown = set(sums.loc[own & ~counts, "kunci"].astype(str))
        unseen = np.array([opd not in shown for opd in self.opd], dtype=bool)
        for place in np.flatnonzero(unseen).tolist():
            number, staff = int(self.people[place]), self.sets.staff.get(self.opd[place], 0)
            people = self.reckoning.value[number]
            if self._few(people, staff) or people == staff < ALL_OR_NOTHING_FROM:
                yield Secret((self.opd[place],), "", (number,))
        for row in sums.index[~own]:
            places = np.flatnonzero(self._within[row] & unseen)
            within = [self.opd[place] for place in places]
            idle = sums.loc[own & counts & ~sums["kunci"].isin(within)]
            if sums.loc[row, "cakupan"] == "jenis":
                idle = idle[self.printed.kinds[idle.index] == sums.loc[row, "kunci"]]
            everybody = sum(self.sets.staff.get(opd, 0) for opd in within)
            numbers = self.people[places].tolist()
            if self._few(self._true(numbers), everybody + int(idle["pegawai"].sum())):
                yield Secret(tuple(within), "", tuple(numbers))

    def _few(self, people: int, staff: int) -> bool:
        return 0 < people < self.least or 0 < staff - people < self.least

    def _true(self, numbers: Iterable[int]) -> int:
        return sum(self.reckoning.value[number] for number in numbers)
