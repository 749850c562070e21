"""Everybody's useful bundles: at most three courses, none of which could be left out unharmed.

Taking any course out of a useful bundle lowers its value. A useful bundle is strong courses (see
`candidates`) and weak ones without whose JP a threshold would be missed: with the weak ones in
ascending order of JP, the last one's JP lie in a range that the others leave. So all that can be
useful is joined without trying every triple, and then judged exactly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from analysis.plan.problem.instance import MOST_COURSES
from analysis.plan.solver.candidates import (
    Candidates,
    Groups,
    candidates,
    group,
    potential,
)
from analysis.plan.solver.judge import NEVER, Judge

if TYPE_CHECKING:
    from analysis.plan.problem.instance import Instance

Portion = tuple[np.ndarray, np.ndarray, np.ndarray]  # group, courses as one number, value
AT_ONCE = 200_000  # pairs joined in one go
TABLE = 1 << 27  # sets of courses that are numbered by a table


@dataclass(frozen=True, eq=False)
class Bundles:
    """N useful bundles, by group, then by their courses.

    group: int32[N]. kind: int32[N], a row of `kinds`. value: int64[N]. start: int64[G + 1], where
    a group's bundles begin. kinds: int16[M, 3], courses ascending, the number of courses C where
    there is none.
    """

    group: np.ndarray
    kind: np.ndarray
    value: np.ndarray
    start: np.ndarray
    kinds: np.ndarray

    @property
    def courses(self) -> np.ndarray:
        """The courses of every bundle, int16[N, 3]."""
        taken: np.ndarray = self.kinds[self.kind]
        return taken

    def total(self, per_course: np.ndarray) -> np.ndarray:
        """What a quantity of the courses (number[C]) sums to in each kind of bundle, number[M]."""
        padded = np.append(per_course, np.zeros(1, dtype=per_course.dtype))
        summed: np.ndarray = padded[self.kinds].sum(axis=1)
        return summed


def enumerate_bundles(instance: Instance, *, by_opd: bool) -> tuple[Groups, Bundles]:
    """List every useful bundle of every group of equal people."""
    strong, weak = potential(instance)
    groups = group(instance, strong | weak, by_opd=by_opd)
    offers = candidates(instance, groups, strong, weak)
    judge = Judge(instance, groups, offers)
    found = list(_useful(offers, judge, instance.max_courses))
    return groups, _joined_up(found, len(groups.first), instance.size[1])


def _useful(offers: Candidates, judge: Judge, most: int) -> Iterator[Portion]:
    """Yield the useful bundles, in portions of whole groups, each by group and courses."""
    size = offers.stop - offers.start
    portion = np.cumsum(size * (size + 1) // 2) // AT_ONCE
    edges = np.flatnonzero(np.diff(portion, prepend=-1, append=-1))
    for begin, end in pairwise(edges.tolist()):
        first = np.arange(offers.start[begin], offers.stop[end - 1])
        parts = [_judged(judge, [first]), *_joined(offers, judge, first, most)]
        group_of, key, value = (np.concatenate(part) for part in zip(*parts, strict=True))
        order = np.lexsort((key, group_of))
        yield group_of[order], key[order].astype(judge.key), value[order]


def _joined(offers: Candidates, judge: Judge, first: np.ndarray, most: int) -> Iterator[Portion]:
    """Yield the useful pairs and triples that begin with these courses."""
    if most == 1:
        return
    row, second = _spread(first + 1, offers.stop[offers.group[first]])
    one = first[row]
    where = offers.group[one]
    jp, technical = offers.jp, offers.technical
    duty, missing = judge.duty_jp[where], judge.missing[where]
    if judge.proportional:
        missing = np.zeros_like(missing)  # every course with JP is a strong one
    weak = ~offers.strong[second]
    # A weak second course: without it, a threshold is missed that it reaches.
    more = jp[one] < duty
    reaches = more & (jp[one] + jp[second] >= duty)
    more_technical = technical[one] < missing
    reaches |= more_technical & (technical[one] + technical[second] >= missing)
    pair = ~weak | reaches
    yield _judged(judge, [one[pair], second[pair]])
    if most == 2:
        return
    # Strong third ones follow strong second ones only.
    ends = offers.weak[where]
    strong = ~weak & (second + 1 < ends)
    row, third = _spread(second[strong] + 1, ends[strong])
    yield _judged(judge, [one[strong][row], second[strong][row], third])
    yield from _weak_third(offers, judge, one, second, (duty, missing))


def _weak_third(
    offers: Candidates,
    judge: Judge,
    one: np.ndarray,
    second: np.ndarray,
    asked: tuple[np.ndarray, np.ndarray],
) -> Iterator[Portion]:
    """Yield useful triples whose last course is a weak one: its JP lie in a range."""
    duty, missing = asked
    low = np.full(len(one), NEVER)
    for jp, goal in ((offers.jp, duty), (offers.technical, missing)):
        open_yet = goal - jp[one] - jp[second]
        low = np.where(open_yet > 0, np.minimum(low, open_yet), low)
    high = np.minimum(
        _most(offers, one, second, duty, missing), _most(offers, second, one, duty, missing)
    )
    can = low < high
    one, second, low, high = one[can], second[can], low[can], high[can]
    where = offers.group[one]
    key = offers.group * NEVER + np.where(offers.strong, -1, judge.all_jp)
    begin = np.maximum(second + 1, np.searchsorted(key, where * NEVER + low))
    end = np.searchsorted(key, where * NEVER + high)
    row, third = _spread(begin, end)
    yield _judged(judge, [one[row], second[row], third])


def _most(
    offers: Candidates, other: np.ndarray, weak: np.ndarray, duty: np.ndarray, missing: np.ndarray
) -> np.ndarray:
    """JP that a third course must stay under, or `weak` could be left out; int64[N]."""
    had, with_it = offers.technical[other], offers.technical[other] + offers.technical[weak]
    # A third course that is no teknis may have any JP where the two reach teknis without it.
    alone = np.where(had < missing, NEVER - 1, 0)
    technical = np.where(with_it < missing, missing - had, alone)
    most = np.maximum(duty - offers.jp[other], technical)
    return np.where(offers.strong[weak], NEVER - 1, most)


def _judged(judge: Judge, places: list[np.ndarray]) -> Portion:
    """Keep the bundles within the cap of which no course can be left out unharmed."""
    within = judge.allowed(judge.offers.group[places[0]], places)
    places = [place[within] for place in places]
    where = judge.offers.group[places[0]]
    value = judge.value(where, places)
    useful = value > 0
    if len(places) > 1:
        for left_out in range(len(places)):
            rest = [place for n, place in enumerate(places) if n != left_out]
            useful &= judge.value(where, rest) < value
    kept = [judge.offers.course[place[useful]] for place in places]
    none = np.full((int(useful.sum()), MOST_COURSES - len(places)), judge.courses)
    key = np.zeros(len(none), dtype="int64")
    for place in np.sort(np.column_stack([*kept, none]), axis=1).T:
        key = key * (judge.courses + 1) + place
    return where[useful].astype("int32"), key, value[useful]


def _joined_up(found: list[Portion], groups: int, courses: int) -> Bundles:
    """Put the portions together, taking each off the list; every set of courses is a kind."""
    base = courses + 1
    keys = _distinct([key for _, key, _ in found], base**MOST_COURSES)
    total = sum(len(key) for _, key, _ in found)
    group_of, kind = np.zeros(total, dtype="int32"), np.zeros(total, dtype="int32")
    value = np.zeros(total, dtype="int64")
    end = total
    while found:
        of, key, worth = found.pop()
        rows = slice(end - len(key), end)
        group_of[rows], kind[rows], value[rows] = of, np.searchsorted(keys, key), worth
        end -= len(key)
    kinds = np.column_stack([keys // base**2, keys // base % base, keys % base])
    start = np.searchsorted(group_of, np.arange(groups + 1, dtype="int32"))
    return Bundles(group_of, kind, value, start, kinds.astype("int16"))


def _distinct(found: list[np.ndarray], most: int) -> np.ndarray:
    """The distinct numbers, below `most`, in ascending order, int64."""
    if most > TABLE:
        return np.unique(np.concatenate([np.unique(key) for key in found] or [np.zeros(0, int)]))
    seen = np.zeros(most, dtype=bool)
    for key in found:
        seen[key] = True
    return np.flatnonzero(seen)


def _spread(begin: np.ndarray, end: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """List every position of every range: the range's number and the position."""
    count = np.maximum(end - begin, 0)
    row = np.repeat(np.arange(len(count)), count)
    before = np.cumsum(count) - count
    return row, np.arange(len(row)) - before[row] + begin[row]
