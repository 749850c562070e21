"""The numbers of one OPD that a plan does not print, and what its own rows tell of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.release.counted import UNITS, step_of
from analysis.release.grid import NOWHERE
from analysis.release.merged import Merged
from analysis.release.plans import Courses
from analysis.release.reckoning import Reckoning, Whole

MONEY = UNITS[0]  # costs are reckoned in this unit
KNOWN = -1  # the place of a number that is printed, or that is not needed


@dataclass(frozen=True, eq=False)
class Unseen:
    """The reckoning of an OPD by itself. Its first number is how many different people take part.

    taker: int64[classes], the number of each course's participants. there: whether there are any,
    where the merged row tells of how many courses that is so. KNOWN elsewhere.
    """

    whole: Whole
    taker: np.ndarray
    there: np.ndarray


def unseen(planned: Courses, opd: str, least: int) -> Unseen:
    """Return the numbers of an OPD. least: the threshold.

    Everybody takes each course once at most and no more than so many; at least one, or the
    threshold, where nothing is printed.
    """
    table, sets, known = planned.table, planned.sets, Reckoning()
    rows, staff = table.rows(opd), sets.staff.get(opd, 0)
    amounts = table.table.amounts[table.place(opd)].tolist()
    named = {cell[0] for cell in rows if len(cell) == 1}
    classes = table.table.classes
    pooled = set(table.pooled(opd)) if not rows or len(rows) > len(named) else set()
    told = [n for kode, n in zip(classes, amounts, strict=True) if kode not in pooled]
    low, high = max(told, default=0), staff
    if not rows and opd != NOWHERE:
        low, high = (1, least - 1) if opd in planned.few else (least, staff)
    people = known.number(sets.everybody(opd), low, high)
    own = {
        kode: known.number(n, 0, max(staff, n))
        for kode, n in zip(classes, amounts, strict=True)
        if kode in pooled
    }
    for number in own.values():
        known.at_least({people: 1, number: -1}, 0)
    known.at_least({**dict.fromkeys(own.values(), 1.0), people: -1.0}, -sum(told))
    fewer = dict.fromkeys(own.values(), -1.0)
    known.at_least({**fewer, people: float(planned.most)}, sum(told))
    there = {}
    if len(rows) > len(named):
        there = merged_row(known, table, opd, {kode: (n,) for kode, n in own.items()}, staff)
    return Unseen(known.whole(), _places(classes, own), _places(classes, there))


def merged_row(
    known: Reckoning, table: Merged, opd: str, numbers: Mapping[str, Sequence[int]], staff: int
) -> dict[str, int]:
    """Add what the merged row of a place tells: the sum, how many courses, and the cost.

    numbers: by course those that make it up, but for what is printed. Returns, by course, the
    number that says whether there is anybody.
    """
    place, classes = table.place(opd), table.table.classes
    column = {kode: number for number, kode in enumerate(classes)}
    prices = {
        number: float(table.table.prices[place, column[kode]]) / MONEY
        for kode, each in numbers.items()
        for number in each
    }
    known.exact(prices)
    there = {}
    for kode, each in numbers.items():
        if not each:
            continue
        amount = int(table.table.amounts[place, column[kode]])
        there[kode] = known.number(int(amount > 0), 0, 1)
        beside = amount - sum(known.value[number] for number in each)
        known.at_least({**dict.fromkeys(each, 1.0), there[kode]: -1.0}, -beside)
        most = float(max(staff, amount))
        known.at_least({**dict.fromkeys(each, -1.0), there[kode]: most}, beside)
    known.exact(there.values())
    cost = sum(int(table.table.costs[place, column[kode]]) for kode in numbers)
    low, high = step_of(cost, int(table.level[place]))
    known.told(prices, (cost - low) / MONEY, (high - cost) / MONEY)
    return there


def _places(classes: Sequence[str], numbers: Mapping[str, int]) -> np.ndarray:
    return np.array([numbers.get(kode, KNOWN) for kode in classes], dtype="int64")
