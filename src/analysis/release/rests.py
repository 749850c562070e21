"""What the city's printed rows leave for OPD after those that are printed."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analysis.release.counted import NOTHING, Table, alone

Choice = tuple[int, set[int]]  # a place, and the classes that share a row there from now on


def small_rest(table: Table, rows: np.ndarray) -> np.ndarray | None:
    """Find a row of the city of which the OPD's rows leave too few people; None: there is none.

    rows: int64[places, classes], the row of each class; the city is the last place. Returns the
    classes of the city's row, bool[classes].
    """
    city = rows[-1]
    for number in np.unique(city[city != NOTHING]).tolist():
        classes: np.ndarray = city == number
        people = 0
        for place, opd in enumerate(table.opd[:-1]):
            left = classes & ~_within(rows[place], classes) & (table.amounts[place] > 0)
            if left.any():
                people += table.people(opd, tuple(np.array(table.classes)[left]))
        if 0 < people < table.least:
            return classes
    return None


def made_up_unseen(table: Table, rows: np.ndarray, place: int, name: int) -> bool:
    """Whether one more or less of a class makes no difference where nothing of the OPD is printed.

    Another such OPD then has one less or more of it, or nothing of the city is printed either.
    """
    unseen = (rows[:-1] == NOTHING).all(axis=1)
    if not unseen[place]:
        return False
    if (rows[-1] == NOTHING).all():
        return True
    unseen[place] = False
    more, less = table.room[:, name], table.amounts[:-1, name] > 0
    return bool((unseen & (more & less[place] | less & more[place])).any())


def widened(table: Table, rows: np.ndarray, classes: np.ndarray) -> Choice | None:
    """Choose rows of an OPD that, put together, no longer say how many are in those classes.

    The fewest people, enough ones where possible, and first of those OPD that have a merged row.
    None where no OPD has such rows.
    """
    found = [
        ((not merged, amount < table.least, amount, place), (place, names))
        for place in range(len(table.opd) - 1)
        for merged, amount, names in _unions(table, place, rows[place], classes)
    ]
    return min(found, key=lambda each: each[0])[1] if found else None


def _unions(
    table: Table, place: int, rows: np.ndarray, classes: np.ndarray
) -> Iterator[tuple[bool, int, set[int]]]:
    """Yield whether there is a merged row, the people whose number is lost, and the classes."""
    amounts = table.amounts[place]
    apart = (rows != NOTHING) & ~classes & (amounts > 0)
    pooled = ~alone(rows) & (rows != NOTHING)
    outside = np.flatnonzero(apart & pooled if (apart & pooled).any() else apart)
    if not len(outside):
        return
    other = int(outside[amounts[outside].argmin()])
    for name in np.flatnonzero(_within(rows, classes) & (amounts > 0)).tolist():
        yield bool(pooled[other]), int(amounts[name]), {name, other}


def _within(rows: np.ndarray, classes: np.ndarray) -> np.ndarray:
    """Which classes have a printed row that holds only some of the given ones."""
    beyond = np.unique(rows[~classes])
    within: np.ndarray = classes & (rows != NOTHING) & ~np.isin(rows, beyond)
    return within
