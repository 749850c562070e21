"""An instance made ready to be solved for any budget: groups of equal people and their bundles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from analysis.plan.solver.bundles import Bundles, enumerate_bundles
from analysis.plan.solver.narrow import narrowed

if TYPE_CHECKING:
    from analysis.plan.problem.instance import Instance
    from analysis.plan.solver.candidates import Groups

AT_ONCE = 100_000  # bundles
WORTH = 1e-8  # nilai per value unit: what the solver counts in
MONEY = 1e-3  # thousands of rupiah per rupiah


@dataclass(frozen=True, eq=False)
class Prepared:
    """All bundles of an instance; nothing in it depends on the budget.

    scale: nilai, the mean of the groups' best values: what counts as much and what as little.
    reach: int64[C], people whom a course can serve. most_batches: int64[C], more cannot be filled
    or are not allowed. best_own: int64[O], each OPD's own best value (its people's best bundles
    with unlimited money and seats).
    origin: the instance that was given; `instance` may be narrowed to `considered` courses.
    """

    instance: Instance
    groups: Groups
    bundles: Bundles
    by_opd: bool
    scale: float
    reach: np.ndarray
    most_batches: np.ndarray
    best_own: np.ndarray
    origin: Instance
    considered: int

    @property
    def portions(self) -> list[tuple[int, int]]:
        """Runs of groups (first, end) whose bundles are looked at together: they fit the cache."""
        portion = self.bundles.start[1:] // AT_ONCE
        edges = np.flatnonzero(np.diff(portion, prepend=-1, append=-1)).tolist()
        return list(pairwise(edges))


def prepare(origin: Instance, chosen: tuple[Instance, int] | None = None) -> Prepared:
    """Enumerate everybody's useful bundles once.

    chosen: the instance as narrowed, and to how many courses, where that is known.
    """
    instance, considered = chosen or narrowed(origin)
    by_opd = instance.limits_opd
    groups, bundles = enumerate_bundles(instance, by_opd=by_opd)
    best = best_of(bundles.start, bundles.value)
    owners = len(instance.opd[1]) if by_opd else 1
    own = np.zeros(owners, dtype="int64")
    np.add.at(own, groups.opd, best * groups.size)
    reach = reached(instance, groups, bundles)
    return Prepared(
        instance=instance,
        groups=groups,
        bundles=bundles,
        by_opd=by_opd,
        scale=float(best[best > 0].mean() * WORTH) if (best > 0).any() else 1.0,
        reach=reach,
        most_batches=most_batches(instance, reach),
        best_own=own,
        origin=origin,
        considered=considered,
    )


def ready_for(ready: Prepared | None, instance: Instance) -> Prepared:
    """What was made ready before, where the bundles are the same for this instance too.

    Under other weights the same courses are considered.
    """
    if ready is None or not _same_but_weights(ready.origin, instance):
        return prepare(instance)
    if ready.origin.weights != instance.weights:
        return prepare(
            instance, (replace(instance, allowed=ready.instance.allowed), ready.considered)
        )
    if ready.origin is instance:
        return ready
    other = replace(instance, allowed=ready.instance.allowed)
    most = most_batches(other, ready.reach)
    return replace(ready, origin=instance, instance=other, most_batches=most)


def _same_but_weights(old: Instance, new: Instance) -> bool:
    """Say whether both have the same useful bundles, if only their weights are the same."""
    arrays = ("allowed", "serves", "level", "required", "gain", "hours", "full", "asked")
    rules = ("threshold", "proportional", "max_courses", "cap_pppk", "jp20")
    facts = ("kode", "komponen", "tahap", "jp")
    return (
        old.limits_opd == new.limits_opd
        and old.people is new.people
        and all(getattr(old, name) is getattr(new, name) for name in arrays)
        and all(getattr(old, name) == getattr(new, name) for name in rules)
        and all(old.courses[name].equals(new.courses[name]) for name in facts)
    )


def best_of(start: np.ndarray, profit: np.ndarray) -> np.ndarray:
    """The largest profit of each group's bundles, at least 0: nobody must take any.

    start: where the groups' bundles begin in `profit`, and at last their end.
    """
    best = np.zeros(len(start) - 1, dtype=profit.dtype)
    some = np.flatnonzero(np.diff(start))
    if len(some):
        best[some] = np.maximum.reduceat(profit, start[some])
    return np.maximum(best, 0)


def most_batches(instance: Instance, reach: np.ndarray) -> np.ndarray:
    """Batches that can run, int64[C]: enough people for the minimum, allowed, and of any use."""
    seats = instance.column("kapasitas")
    most = np.where(seats > 0, -(-reach // np.maximum(seats, 1)), 0)
    most = np.minimum(most, reach // np.maximum(instance.column("isi_minimum"), 1))
    limit = instance.column("maks_angkatan")
    limited: np.ndarray = np.where(limit < 0, most, np.minimum(most, limit))
    return limited


def reached(instance: Instance, groups: Groups, bundles: Bundles) -> np.ndarray:
    """How many people have the course in a useful bundle, int64[C]."""
    offers = instance.size[1]
    has = np.zeros((len(groups.first), offers + 1), dtype=bool)
    for begin in range(0, len(bundles.kind), AT_ONCE):
        some = slice(begin, begin + AT_ONCE)
        has[bundles.group[some, None], bundles.kinds[bundles.kind[some]]] = True
    reach: np.ndarray = groups.size @ has[:, :offers]
    return reach
