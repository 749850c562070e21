"""What must be hidden too where one figure stands in several sums at once.

A cell of a gap table belongs to three sums: over the level groups of its place, over the OPD of the
city and of a kind, over the competencies. What is hidden in one of them must stay unknown in each,
so the three are looked at in turn until nothing has to be added.
"""

from __future__ import annotations

import numpy as np

from analysis.release.cube import TOTAL, Cube


def linked(cube: Cube) -> np.ndarray:
    """Return what is hidden in the end: `cube.hidden` and the cells that protect it."""
    hidden = cube.hidden & (cube.people > 0)
    while True:
        before = int(hidden.sum())
        _downwards(cube, hidden)
        if cube.grouped:
            _groups(cube, hidden)
        if cube.summed:
            _competencies(cube, hidden)
        _places(cube, hidden)
        if int(hidden.sum()) == before:
            return hidden


def _downwards(cube: Cube, hidden: np.ndarray) -> None:
    """Hide the parts of a hidden total: together they are that total."""
    there = cube.people > 0
    if cube.grouped:
        hidden[:, 1:] |= hidden[:, :1] & there[:, 1:]
    if cube.summed:
        hidden[:, :, 1:] |= hidden[:, :, :1] & there[:, :, 1:]
    if cube.together:
        hidden[:, 1:] |= hidden[:, 1:].any(axis=1, keepdims=True) & there[:, 1:]


def _groups(cube: Cube, hidden: np.ndarray) -> None:
    """Within each place and competency: the total less the printed groups."""
    rest = cube.people[:, TOTAL] - cube.people[:, 1:].sum(axis=1)
    told = ~hidden[:, TOTAL] & (cube.people[:, TOTAL] > 0)
    touched = told & (hidden[:, 1:].any(axis=1) | ((rest > 0) & (rest < cube.threshold)))
    for place, competency in np.argwhere(touched):
        own = (place, slice(1, None), competency)
        left = int(rest[place, competency])
        while _groups_exposed(cube, hidden, (place, competency), left):
            chosen = _smallest(cube, hidden[own], cube.people[own])
            if chosen is None:  # nothing is left to hide behind: the total goes as well
                lonely = hidden[own].sum() == 1 and not left and not cube.together
                hidden[place, TOTAL, competency] |= lonely
                break
            hidden[place, 1 + chosen, competency] = True
            if cube.together:
                hidden[own] = cube.people[own] > 0


def _groups_exposed(cube: Cube, hidden: np.ndarray, at: tuple[int, int], left: int) -> bool:
    """Whether the hidden groups, and those in no group (`left`), are too few together."""
    place, competency = at
    groups = 1 + np.flatnonzero(hidden[place, 1:, competency])
    where = np.full(len(groups), place), groups, np.full(len(groups), competency)
    if left <= 0:
        return len(groups) > 0 and cube.exposed(where)
    few = any(measure.too_little(where) for measure in cube.sums[1:])
    return few or int(cube.people[where].sum()) + left < cube.threshold


def _competencies(cube: Cube, hidden: np.ndarray) -> None:
    """Within each place and group: the sum over the competencies less the printed ones.

    The same people stand behind all of them, so one competency of enough people must be hidden.
    """
    told = ~hidden[:, :, TOTAL] & hidden[:, :, 1:].any(axis=2)
    for place, group in np.argwhere(told):
        own = (place, group, slice(1, None))
        people, unseen = cube.people[own], hidden[own]
        largest = int(people[unseen].max())
        while unseen.sum() == 1 or largest < cube.threshold:
            chosen = _smallest(cube, unseen, people)
            if chosen is None:
                hidden[place, group, TOTAL] |= unseen.sum() == 1
                break
            hidden[place, group, 1 + chosen] = True
            unseen = hidden[own]
            largest = int(people[unseen].max())


def _smallest(cube: Cube, hidden: np.ndarray, people: np.ndarray) -> int | None:
    """The printed cell of the fewest people, but enough ones if there is such a cell."""
    printed = np.flatnonzero(~hidden & (people > 0))
    if not len(printed):
        return None
    enough = printed[people[printed] >= cube.threshold]
    among = enough if len(enough) else printed
    return int(among[np.argmin(people[among])])


def _places(cube: Cube, hidden: np.ndarray) -> None:
    """Within each group and competency: the city and the kinds less their printed OPD."""
    columns = np.argwhere(hidden.any(axis=0))
    for group, competency in columns:
        _Column(cube, hidden, int(group), int(competency)).protect()
        if cube.together:
            hidden[:, 1:] |= hidden[:, 1:].any(axis=1, keepdims=True) & (cube.people[:, 1:] > 0)


class _Column:
    """One group and competency in all places."""

    def __init__(self, cube: Cube, hidden: np.ndarray, group: int, competency: int) -> None:
        self.cube, self.at = cube, (group, competency)
        self.hidden = hidden[:, group, competency]  # a view: what is set here is hidden
        self.people = cube.people[:, group, competency]
        self.first = 1 + cube.number_of_kinds

    def protect(self) -> None:
        """Hide rows of kinds, and OPD where that does not help, until nothing is exposed."""
        steps = len(self.people) * 2
        while steps and self._one_step():
            steps -= 1

    def _one_step(self) -> bool:
        whole = bool(self.people[TOTAL]) and not self.hidden[TOTAL]
        unknown = self._unknown()
        if whole and len(unknown) and self._exposed(unknown) and self._hide_opd(unknown):
            return True
        for kind in range(self.first - 1):
            within = self._unknown(kind)
            if len(within) and not self.hidden[1 + kind] and self._exposed(within):
                self.hidden[1 + kind] = True
                return True
        return whole and self._hidden_kinds()

    def _hidden_kinds(self) -> bool:
        """The city less the printed kinds less the printed OPD of the hidden kinds."""
        kinds = [kind for kind in range(self.first - 1) if self.hidden[1 + kind]]
        within = [self._unknown(kind) for kind in kinds]
        for kind, unknown in zip(kinds, within, strict=True):
            if not len(unknown) and not self._nameless(kind) and self._hide_opd(unknown, kind):
                return True  # it was hidden in vain: the sum of its printed OPD
        if not kinds or not self._exposed(np.concatenate(within)):
            return False
        others = [kind for kind in range(self.first - 1) if kind not in kinds]
        others = [kind for kind in others if self.people[1 + kind] > 0]
        secret = {kind: int(self.people[self._unknown(kind)].sum()) for kind in others}
        holding = [kind for kind in others if secret[kind]]
        if not others:
            return False
        chosen = min(holding or others, key=lambda kind: secret[kind] or self.people[1 + kind])
        self.hidden[1 + chosen] = True
        return True

    def _hide_opd(self, unknown: np.ndarray, kind: int | None = None) -> bool:
        """Hide the smallest printed OPD, of a kind that hides one already where there is one."""
        everyone = np.arange(self.first, len(self.people))
        printed = everyone[~self.hidden[everyone] & (self.people[everyone] > 0)]
        kind_of = self.cube.kinds[printed - self.first]
        alike = kind_of == kind if kind is not None else np.isin(kind_of, self._kinds_of(unknown))
        enough = self.people[printed] >= self.cube.threshold
        for choice in (alike & enough, enough, alike, np.ones(len(printed), dtype=bool)):
            if kind is not None and not (choice & alike).any():
                continue
            if choice.any():
                among = printed[choice & alike] if kind is not None else printed[choice]
                self.hidden[among[np.argmin(self.people[among])]] = True
                return True
        if kind is None and len(unknown) == 1:  # one OPD has all: the city's figure is its own
            self.hidden[: self.first] |= self.people[: self.first] > 0
        return False

    def _nameless(self, kind: int) -> bool:
        return kind == self.cube.number_of_kinds - 1

    def _kinds_of(self, opd: np.ndarray) -> np.ndarray:
        kinds: np.ndarray = self.cube.kinds[opd - self.first]
        return kinds

    def _unknown(self, kind: int | None = None) -> np.ndarray:
        """The hidden OPD, of one kind if given."""
        found = self.first + np.flatnonzero(self.hidden[self.first :])
        return found if kind is None else found[self._kinds_of(found) == kind]

    def _exposed(self, opd: np.ndarray) -> bool:
        group, competency = self.at
        where = opd, np.full(len(opd), group), np.full(len(opd), competency)
        if opd.tolist() == [len(self.people) - 1]:  # who is in no OPD has no figure to keep
            return any(measure.too_little(where) for measure in self.cube.sums)
        return self.cube.exposed(where)
