"""All that is printed of a plan's participants at once: courses, and how many different people.

Each table hides by itself what its own sums would tell. Together they may tell more: people are at
least as many as the largest course has, and at most as many as there are places. So everything is
reckoned with at once, and what could still be worked out is hidden too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pandas as pd

from analysis.release.counted import CITY, UNITS, Cell, step_of
from analysis.release.design import ALL_OR_NOTHING_FROM, Policy
from analysis.release.grid import NOWHERE
from analysis.release.plans import Courses
from analysis.release.reckoning import EVERY, Reckoning

MONEY = UNITS[0]  # costs are reckoned in this unit


@dataclass(frozen=True)
class Secret:
    """A number that must not be known: of a course, or (kode "") of different people."""

    opd: tuple[str, ...]
    kode: str
    numbers: tuple[int, ...]  # of the reckoning: it is their sum


@dataclass(frozen=True)
class Printed:
    """What is printed. sums: `effects.effect_sums`; counts: whose number of people is not."""

    sums: pd.DataFrame
    counts: pd.Series
    planned: Courses
    kinds: pd.Series  # of each OPD's row of the sums
    policy: Policy

    def exposed(self, only: Secret | None = None) -> Secret | None:
        """Return a number that can be worked out; None where there is none.

        only: look at no other than this one.
        """
        return _Sums(self).exposed(only)


@dataclass
class _Sums:
    """The reckoning: people by OPD, participants by OPD and course where they are not printed."""

    printed: Printed
    reckoning: Reckoning = field(default_factory=Reckoning)
    people: dict[str, int] = field(default_factory=dict)
    takers: dict[tuple[str, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.planned, self.table = self.printed.planned, self.printed.planned.table
        self.sets, self.least = self.planned.sets, self.printed.policy.ambang
        for part, opd in enumerate(sorted(self.sets.members)):
            self._of_opd(opd, part)
        self._of_city()
        for row in self._counted():
            self.reckoning.exact(self.people[opd] for opd in row)

    def exposed(self, only: Secret | None) -> Secret | None:
        found = list(self._secrets())
        if only is not None:
            found = [each for each in found if (each.opd, each.kode) == (only.opd, only.kode)]
        known = self.reckoning.fixed([secret.numbers for secret in found])
        return found[known[0]] if known else None

    def _of_opd(self, opd: str, part: int) -> None:
        """Add an OPD's numbers and what its own rows tell of them."""
        rows, staff = self.table.rows(opd), self.sets.staff.get(opd, 0)
        named = {cell[0] for cell in rows if len(cell) == 1}
        pooled = self.table.pooled(opd) if not rows or len(rows) > len(named) else ()
        amount = {kode: self.table.amount(opd, kode) for kode in self.table.table.classes}
        told = [amount[kode] for kode in amount if kode not in pooled]
        own = {k: self.reckoning.number(amount[k], 0, max(staff, amount[k]), part) for k in pooled}
        self.takers |= {(opd, kode): number for kode, number in own.items()}
        least, most = max(told, default=0), staff
        if not rows and opd != NOWHERE:
            few = opd in self.planned.few
            least, most = (1, self.least - 1) if few else (self.least, staff)
        people = self.reckoning.number(self.sets.everybody(opd), least, most, part)
        self.people[opd] = people
        for number in own.values():
            self.reckoning.at_least({people: 1, number: -1}, 0)
        places = dict.fromkeys(own.values(), 1.0)
        self.reckoning.at_least({**places, people: -1.0}, -sum(told))
        fewer = dict.fromkeys(places, -1.0)
        self.reckoning.at_least({**fewer, people: float(self.planned.most)}, sum(told))
        self._merged(opd, rows, {kode: (number,) for kode, number in own.items()}, part)

    def _of_city(self) -> None:
        rows = self.table.rows(CITY)
        if not rows:
            return
        named = {cell[0] for cell in rows if len(cell) == 1}
        merged: dict[str, tuple[int, ...]] = {}
        for kode in self.table.table.classes:
            numbers = tuple(n for (_, each), n in self.takers.items() if each == kode)
            if kode in named or len(rows) == len(named):
                self.reckoning.exact(numbers)
            else:
                merged[kode] = numbers
        self._merged(CITY, rows, merged)

    def _merged(
        self, opd: str, rows: list[Cell], numbers: dict[str, tuple[int, ...]], part: int = EVERY
    ) -> None:
        """What the merged row of a place tells: the sum, how many courses, and the cost."""
        if not any(len(cell) > 1 for cell in rows):
            return
        table, place = self.table.table, self.table.place(opd)
        prices = {
            number: float(table.prices[place, table.classes.index(kode)]) / MONEY
            for kode, each in numbers.items()
            for number in each
        }
        self.reckoning.exact(prices)
        flags = []
        for kode, each in numbers.items():
            amount = self.table.amount(opd, kode)
            if not each:
                continue
            there = self.reckoning.number(int(amount > 0), 0, 1, part)
            flags.append(there)
            here = dict.fromkeys(each, 1.0)
            beside = amount - sum(self.reckoning.value[number] for number in each)
            self.reckoning.at_least({**here, there: -1.0}, -beside)
            most = float(sum(self.sets.staff.values()))
            self.reckoning.at_least({**dict.fromkeys(each, -1.0), there: most}, beside)
        self.reckoning.exact(flags)
        cost = sum(int(table.costs[place, table.classes.index(kode)]) for kode in numbers)
        low, high = step_of(cost, int(self.table.level[place]))
        self.reckoning.told(prices, (cost - low) / MONEY, (high - cost) / MONEY)

    def _counted(self) -> Iterator[list[str]]:
        """The OPD behind each printed number of different people."""
        for row in self.printed.sums[~self.printed.counts].index:
            yield self._within(row)

    def _within(self, row: int) -> list[str]:
        scope, key = self.printed.sums.loc[row, ["cakupan", "kunci"]]
        if scope == "kota":
            return list(self.people)
        if scope == "opd":
            return [opd for opd in self.people if opd == key]
        kind_of = self._kind_of()
        return [opd for opd in self.people if kind_of.get(opd) == key]

    def _kind_of(self) -> dict[str, str]:
        own = self.printed.sums["cakupan"] == "opd"
        names = self.printed.sums.loc[own, "kunci"].astype(str)
        return dict(zip(names, self.printed.kinds[own].astype(str), strict=True))

    def _secrets(self) -> Iterator[Secret]:
        """The numbers that must not be known, and the sums of those that are not printed."""
        for (opd, kode), number in self.takers.items():
            if self.table.table.telling(opd, (kode,)):
                yield Secret((opd,), kode, (number,))
        for kode in self.table.table.classes:
            hidden = {opd: n for (opd, each), n in self.takers.items() if each == kode}
            if 0 < self._true(hidden.values()) < self.least:
                yield Secret(tuple(hidden), kode, tuple(hidden.values()))
        sums = self.printed.sums
        own = sums["cakupan"] == "opd"
        shown = set(sums.loc[own & ~self.printed.counts, "kunci"].astype(str))
        for opd, number in self.people.items():
            people, staff = self.reckoning.value[number], self.sets.staff.get(opd, 0)
            if opd not in shown and (
                self._few(people, staff) or people == staff < ALL_OR_NOTHING_FROM
            ):
                yield Secret((opd,), "", (number,))
        for row in sums[~own].index:
            within = [opd for opd in self._within(row) if opd not in shown]
            unseen = [self.people[opd] for opd in within]
            idle = sums.loc[own & self.printed.counts & ~sums["kunci"].isin(within)]
            if sums.loc[row, "cakupan"] == "jenis":
                idle = idle[self.printed.kinds[idle.index] == sums.loc[row, "kunci"]]
            everybody = sum(self.sets.staff.get(opd, 0) for opd in within)
            if self._few(self._true(unseen), everybody + int(idle["pegawai"].sum())):
                yield Secret(tuple(within), "", tuple(unseen))

    def _few(self, people: int, staff: int) -> bool:
        return 0 < people < self.least or 0 < staff - people < self.least

    def _true(self, numbers: Iterable[int]) -> int:
        return sum(self.reckoning.value[number] for number in numbers)
