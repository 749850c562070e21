"""Which courses could be part of a useful bundle of whom, and people who are equal to the model.

A course is *strong* for a person where it may bring something by its presence (a level, a
component); *weak* where only its JP may help to reach a threshold. People for whom the same
courses can bring the same are one group.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.plan.problem.instance import FUNCTIONAL, LEADING, SEMINAR, TECHNICAL

if TYPE_CHECKING:
    from analysis.plan.problem.instance import Instance

PRESENCE = (LEADING, FUNCTIONAL, SEMINAR)  # components that one course fills; their bits in order
STEPS = 4  # most levels that can lie between a level and the required one
FIELD = STEPS + 1  # bits of a competency: its steps and a guard that stays 0
FIELDS = 64 // FIELD  # competencies in a word


@dataclass(frozen=True, eq=False)
class Groups:
    """G groups of people who are equal to the model, in the order of their first member.

    of: int64[P]. first: int64[G], a member. size: int64[G]. opd: int64[G] where OPD have limits
    of their own, else 0.
    """

    of: np.ndarray
    first: np.ndarray
    size: np.ndarray
    opd: np.ndarray


@dataclass(frozen=True, eq=False)
class Candidates:
    """Courses that could serve a group: flat, by group; strong ones first, then weak ones by JP.

    course, group: int64[N]. strong: bool[N]. jp: JP that count towards the yearly duty, technical:
    JP that count towards teknis (int64[N]). presence: uint8[N], bits of `PRESENCE` that it fills.
    steps: uint64[N, W], a bit per step of a level that it leads to (see `FIELD`).
    start, weak, stop: int64[G], where a group's courses begin, its weak ones begin, they end.
    """

    course: np.ndarray
    group: np.ndarray
    strong: np.ndarray
    jp: np.ndarray
    technical: np.ndarray
    presence: np.ndarray
    steps: np.ndarray
    start: np.ndarray
    weak: np.ndarray
    stop: np.ndarray


def relevant_levels(instance: Instance) -> np.ndarray:
    """bool[P, K]: a known level below the required one."""
    below: np.ndarray = (instance.level > 0) & (instance.level < instance.required)
    return below


def potential(instance: Instance) -> tuple[np.ndarray, np.ndarray]:
    """Return strong and weak, bool[P, C]: how a course may be part of a useful bundle."""
    weights, jp = instance.weights, instance.column("jp")
    open_to = instance.allowed & ~(instance.is_pppk[:, None] & (jp > instance.cap_pppk))
    strong = np.zeros(open_to.shape, dtype=bool)
    if weights.point:
        strong |= presence(instance) > 0
        hours = (instance.component == TECHNICAL) & (jp > 0)
        technical = (instance.gain[:, TECHNICAL] > 0)[:, None] & hours
    else:
        technical = np.zeros_like(strong)
    if instance.proportional:
        strong |= technical
    if weights.level:
        strong |= _climbing(instance, open_to)
    strong &= open_to
    duty = (instance.is_pns & (weights.jp20 > 0))[:, None] & (jp > 0)
    return strong, (technical | duty) & open_to & ~strong


def presence(instance: Instance) -> np.ndarray:
    """uint8[P, C]: the components that a course would fill for a person who lacks them, as bits."""
    filled = np.zeros(instance.allowed.shape, dtype="uint8")
    kind, rank = instance.component, instance.column("tahap")
    for bit, part in enumerate(PRESENCE):
        fills = (instance.gain[:, part] > 0)[:, None] & (kind == part)
        if part == LEADING:
            asked = instance.asked[:, None]
            fills = fills & (asked > 0) & (rank >= asked)
        filled |= fills.astype("uint8") << bit
    return filled


def group(instance: Instance, useful: np.ndarray, *, by_opd: bool) -> Groups:
    """Group people by all that the model sees of them; useful: bool[P, C], strong or weak."""
    size, _ = instance.size
    below = relevant_levels(instance)
    technical = instance.gain[:, TECHNICAL] > 0
    opd = instance.opd[0] if by_opd else np.zeros(size, dtype="int64")
    facts = np.column_stack(
        [
            opd,
            instance.is_pns,
            instance.is_pppk,
            instance.gain,
            np.where(technical, instance.hours, 0),
            np.where(technical, instance.full, 0),
            np.where(instance.gain[:, LEADING] > 0, instance.asked, 0),
        ]
    ).astype("int64")
    levels = np.where(below, instance.level, 0), np.where(below, instance.required, 0)
    key = np.ascontiguousarray(
        np.hstack(
            [facts.view("uint8"), np.packbits(useful, axis=1), *(x.view("uint8") for x in levels)]
        )
    )
    rows = key.view(np.dtype((np.void, key.shape[1]))).ravel()
    _, first, of = np.unique(rows, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype="int64")
    rank[np.argsort(first)] = np.arange(len(first))
    of = rank[of.ravel()]
    first = np.sort(first)
    return Groups(of, first, np.bincount(of, minlength=len(first)), opd[first])


def candidates(
    instance: Instance, groups: Groups, strong: np.ndarray, weak: np.ndarray
) -> Candidates:
    """List each group's courses; strong and weak are those of `potential`."""
    strong, weak = strong[groups.first], weak[groups.first]
    jp = instance.column("jp")
    row, course = np.nonzero(strong | weak)
    hard = strong[row, course]
    order = np.lexsort((course, np.where(hard, 0, jp[course]), ~hard, row))
    row, course, hard = row[order], course[order], hard[order]
    person = groups.first[row]
    technical = (instance.component[course] == TECHNICAL) & (instance.gain[person, TECHNICAL] > 0)
    duty = instance.is_pns[person] & (instance.weights.jp20 > 0)
    count = len(groups.first)
    start = np.searchsorted(row, np.arange(count))
    stop = np.searchsorted(row, np.arange(count), side="right")
    return Candidates(
        course=course,
        group=row,
        strong=hard,
        jp=np.where(duty, jp[course], 0),
        technical=np.where(technical, jp[course], 0),
        presence=presence(instance)[person, course]
        if instance.weights.point
        else np.zeros(len(row), "uint8"),
        steps=_steps(instance, groups, row, course),
        start=start,
        weak=start + np.bincount(row, hard, minlength=count).astype("int64"),
        stop=stop,
    )


def _climbing(instance: Instance, open_to: np.ndarray) -> np.ndarray:
    """bool[P, C]: the course leads to a level that a chain of the person's courses can reach."""
    climbs = np.zeros(open_to.shape, dtype=bool)
    below = relevant_levels(instance)
    for k in np.flatnonzero(below.any(axis=0) & (instance.serves > 0).any(axis=0)):
        offered = np.flatnonzero(instance.serves[:, k])
        level = instance.level[:, k]
        goal = np.where(below[:, k], instance.required[:, k], 0)
        reached = level.copy()
        for _ in range(instance.max_courses):
            next_ones = (instance.serves[offered, k] == reached[:, None] + 1) & open_to[:, offered]
            next_ones &= (reached < goal)[:, None]
            climbs[:, offered] |= next_ones
            reached = reached + next_ones.any(axis=1)
    return climbs


def _steps(instance: Instance, groups: Groups, row: np.ndarray, course: np.ndarray) -> np.ndarray:
    """uint64[N, W]: the steps that each course leads to; a group's competencies are packed."""
    below = relevant_levels(instance)[groups.first] & (instance.weights.level > 0)
    below &= (instance.serves > 0).any(axis=0)
    place = np.cumsum(below, axis=1) - 1
    words = max(1, -(-int(below.sum(axis=1).max(initial=0)) // FIELDS))
    steps = np.zeros((len(row), words), dtype="uint64")
    level = instance.level[groups.first].astype("int64")
    goal = instance.required[groups.first]
    for k in np.flatnonzero(below.any(axis=0)):
        leads = instance.serves[course, k].astype("int64")
        at = np.flatnonzero(below[row, k] & (leads > level[row, k]) & (leads <= goal[row, k]))
        field = place[row[at], k]
        bit = FIELD * (field % FIELDS) + leads[at] - level[row[at], k] - 1
        steps[at, field // FIELDS] |= np.uint64(1) << bit.astype("uint64")
    return steps
