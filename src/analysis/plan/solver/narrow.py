"""A catalogue too large to enumerate is narrowed to courses of every class, the cheapest first.

A class is what a course is for: the first level it leads to, else its component and about how many
JP. Of each class comes the cheapest course, then those whose people find no seat in the cheaper
ones, because these are full or not open to them, as long as the sets of three stay countable. What
is proven is then proven of these courses.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.plan.solver.bundles import enumerate_bundles
from analysis.plan.solver.candidates import group, potential

if TYPE_CHECKING:
    from analysis.plan.problem.instance import Instance

MOST_SETS = 400_000_000  # of up to three courses that are looked at
FEW_SETS = 40_000_000  # so many are no matter
MOST_BUNDLES = 14_000_000  # that are kept
QUICK = 2  # what is narrowed is narrowed to one part in so many of these
SAMPLE = 150  # groups
DAY = 800  # JP of a day, hundredths: courses of about equal length are one class
Counts = tuple[np.ndarray, np.ndarray, np.ndarray]


def narrowed(instance: Instance) -> tuple[Instance, int]:
    """The instance with as many courses as can be handled, and how many these are.

    The others stay in the catalogue and are open to nobody.
    """
    offers = instance.size[1]
    strong, weak = potential(instance)
    short = weak & (instance.column("jp") < instance.jp20)
    counts = strong, weak, short
    sets = _sets(instance, counts, np.arange(offers))
    if sets <= FEW_SETS or (sets <= MOST_SETS and _bundles(instance) <= MOST_BUNDLES):
        return instance, offers
    order = _order(instance)
    low, high = 1, len(order) + 1
    while high - low > 1:
        middle = (low + high) // 2
        many = QUICK * _sets(instance, counts, order[:middle]) > MOST_SETS
        low, high = (low, middle) if many else (middle, high)
    chosen = _only(instance, order[:low])
    while QUICK * _bundles(chosen) > MOST_BUNDLES and low > 1:
        low = low * 9 // 10
        chosen = _only(instance, order[:low])
    return chosen, low


def _only(instance: Instance, courses: np.ndarray) -> Instance:
    kept = np.zeros(instance.size[1], dtype=bool)
    kept[courses] = True
    return replace(instance, allowed=instance.allowed & kept)


def _bundles(instance: Instance) -> float:
    """About how many useful bundles there are, from every so many groups of equal people."""
    strong, weak = potential(instance)
    first = group(instance, strong | weak, by_opd=instance.limits_opd).first
    some = first[:: max(1, len(first) // SAMPLE)]
    arrays = ("allowed", "level", "required", "gain", "hours", "full", "asked")
    part = replace(
        instance,
        people=instance.people.iloc[some].reset_index(drop=True),
        **{name: getattr(instance, name)[some] for name in arrays},
    )
    _, bundles = enumerate_bundles(part, by_opd=True)
    return len(bundles.value) * len(first) / max(1, len(some))


def _sets(instance: Instance, counts: Counts, courses: np.ndarray) -> float:
    """About how many sets of these courses the enumeration looks at, over all people."""
    strong, weak, short = (each[:, courses].sum(axis=1, dtype="float64") for each in counts)
    pairs = strong**2 / 2 + strong * weak + short * weak / 2
    if instance.max_courses < 3:
        return float(pairs.sum())
    triples = strong**3 / 6 + strong**2 * weak / 2 + strong * short * weak / 2 + short**2 * weak / 6
    return float((pairs + triples).sum())


def _order(instance: Instance) -> np.ndarray:
    """The courses whose people lack seats in cheaper ones of their class, most lacking first.

    int64[N]; a course all of whose people find a seat in cheaper ones is left out.
    """
    seats = np.maximum(instance.column("kapasitas"), 1)
    price = instance.column("biaya") + instance.column("biaya_tetap") / seats
    of, late = _classes(instance), np.empty(len(price))
    strong, weak = potential(instance)
    ranked = np.lexsort((price, of))
    for courses in np.split(ranked, np.flatnonzero(np.diff(of[ranked])) + 1):
        late[courses] = _seated_before(instance, courses, strong | weak)
    order = np.lexsort((np.arange(len(of)), price, late))
    return order[late[order] < 1]


def _seated_before(instance: Instance, courses: np.ndarray, useful: np.ndarray) -> np.ndarray:
    """How far the courses before each one seat those whom it can serve, float64[N]: 0 to 1.

    courses: of one class, the cheapest first. Of those who find a seat before anyway, and of those
    that serve nobody, the first come first: 1 and a little more each.
    """
    most, seats = instance.column("maks_angkatan"), instance.column("kapasitas")
    room = np.zeros(len(useful))  # seats that each person's cheaper courses have for her
    late = 1 + np.arange(len(courses)) / max(1, len(courses))
    for nth, course in enumerate(courses.tolist()):
        who = useful[:, course]
        people = int(who.sum())
        if people:
            seated = float(np.minimum(room[who], 1).mean())
            late[nth] = seated if seated < 1 else late[nth]
            held = people if most[course] < 0 else min(most[course] * seats[course], people)
            room[who] += held / people
    return late


def _classes(instance: Instance) -> np.ndarray:
    """The number of each course's class, int64[C]."""
    offers = instance.size[1]
    serving = (instance.serves > 0).any(axis=1)
    first = (instance.serves > 0).argmax(axis=1) if instance.serves.shape[1] else serving
    level = instance.serves[np.arange(offers), first] if serving.any() else serving
    kind = np.column_stack(
        [
            serving,
            np.where(serving, first, instance.component),
            np.where(serving, level, instance.column("jp") // DAY),
            np.where(serving, 0, instance.column("tahap")),
        ]
    )
    _, of = np.unique(kind, axis=0, return_inverse=True)
    return of.ravel()
