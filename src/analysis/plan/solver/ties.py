"""Who among equals: the rule that decides where the model is indifferent.

1. The higher priority (a legal hook: `Instance.people.prioritas`).
2. The larger total gap in levels.
3. The more open IP ASN points.
4. The fewer JP of teknis so far.
5. The order of the people, which ends with the NIP.
People are equals for a bundle when it brings all of them the same value: a place goes to the first
by this rule among those who have nothing else. Neither value nor cost nor a batch changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.plan.problem.instance import MOST_COURSES
from analysis.plan.solver.candidates import relevant_levels

if TYPE_CHECKING:
    from analysis.plan.problem.instance import Instance
    from analysis.plan.solver.prepared import Prepared

RULE = (
    "Di antara orang yang bagi model setara, tempat diberikan menurut: prioritas (PP 30/2019 "
    "Pasal 53, PP 49/2018 Pasal 39), jumlah kesenjangan level terbesar, poin IP ASN terbuka "
    "terbanyak, JP teknis paling sedikit, terakhir urutan daftar."
)
NOTHING = -1


def standing(instance: Instance) -> np.ndarray:
    """Each person's place by the rule, int64[P]; 0 is first."""
    gap = np.where(relevant_levels(instance), instance.required - instance.level, 0).sum(axis=1)
    order = np.lexsort(
        (
            instance.hours,
            -instance.gain.sum(axis=1),
            -gap,
            -instance.people["prioritas"].to_numpy("int64"),
        )
    )
    place = np.empty(len(order), dtype="int64")
    place[order] = np.arange(len(order))
    return place


def hand_out(prepared: Prepared, columns: np.ndarray, times: np.ndarray) -> np.ndarray:
    """Give the bundles to people: the courses of each, int64[P, 3], -1 where there is none."""
    place = standing(prepared.instance)
    taken = np.full(len(place), NOTHING)
    order = np.lexsort((place, prepared.groups.of))
    begins = np.searchsorted(prepared.groups.of[order], np.arange(len(prepared.groups.first)))
    bundles = prepared.bundles
    # The group's most valuable bundle goes to the first of the group.
    ranked = np.lexsort((columns, -bundles.value[columns], bundles.group[columns]))
    rows = np.repeat(columns[ranked], times[ranked])
    group = bundles.group[rows]
    nth = np.arange(len(rows)) - np.searchsorted(group, group)
    taken[order[begins[group] + nth]] = rows
    taken = _exchange(prepared, taken, place)
    return courses_of(prepared, taken)


def courses_of(prepared: Prepared, taken: np.ndarray) -> np.ndarray:
    """The courses of each person's bundle (a row of `Bundles`, or none), int64[P, 3]."""
    offers = prepared.instance.size[1]
    plan = np.full((len(taken), MOST_COURSES), NOTHING, dtype="int64")
    some = taken >= 0
    plan[some] = prepared.bundles.kinds[prepared.bundles.kind[taken[some]]]
    return np.where(plan == offers, NOTHING, plan)


def rows_of(prepared: Prepared, plan: np.ndarray) -> np.ndarray | None:
    """The row of `Bundles` of each person's courses, -1 for none; None if one is not a bundle."""
    bundles, offers = prepared.bundles, prepared.instance.size[1]
    wanted = np.sort(np.where(plan < 0, offers, plan), axis=1)
    rows = np.full(len(plan), NOTHING)
    for person in np.flatnonzero((plan >= 0).any(axis=1)).tolist():
        group = int(prepared.groups.of[person])
        begin, end = int(bundles.start[group]), int(bundles.start[group + 1])
        same = np.flatnonzero(
            (bundles.kinds[bundles.kind[begin:end]] == wanted[person]).all(axis=1)
        )
        if not len(same):
            return None
        rows[person] = begin + same[0]
    return rows


def _exchange(prepared: Prepared, taken: np.ndarray, place: np.ndarray) -> np.ndarray:
    """Move places to people without any for whom the same bundle has the same value."""
    bundles = prepared.bundles
    used = np.unique(taken[taken >= 0])
    key, rows = _same(prepared, used)
    taken = taken.copy()
    members = _members(prepared)
    changed = True
    while changed:
        changed = False
        for begin, end in _runs(key):
            equals = rows[begin:end]
            people = np.concatenate([members[bundles.group[row]] for row in equals])
            bundle = np.repeat(equals, [len(members[bundles.group[row]]) for row in equals])
            open_to = (taken[people] < 0) | (taken[people] == bundle)
            people, bundle = people[open_to], bundle[open_to]
            holders = taken[people] >= 0
            order = np.argsort(place[people])
            winners = order[: int(holders.sum())]
            if not holders[winners].all():
                taken[people[holders]] = NOTHING
                taken[people[winners]] = bundle[winners]
                changed = True
    return taken


def _same(prepared: Prepared, used: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Bundles of the same courses, value and OPD as a used one: their class, and their row."""
    bundles = prepared.bundles
    wanted = np.zeros(len(bundles.kinds), dtype=bool)
    wanted[bundles.kind[used]] = True
    rows = np.flatnonzero(wanted.take(bundles.kind))
    group, kind = bundles.group[rows], bundles.kind[rows]
    facts = np.column_stack([kind, prepared.groups.opd[group], -bundles.value[rows]])
    _, key = np.unique(facts, axis=0, return_inverse=True)
    key = key.ravel()
    holds_used = np.zeros(int(key.max(initial=-1)) + 1, dtype=bool)
    holds_used[key[np.isin(rows, used)]] = True
    kept = holds_used[key] if len(key) else np.zeros(0, dtype=bool)
    order = np.argsort(key[kept], kind="stable")
    return key[kept][order], rows[kept][order]


def _members(prepared: Prepared) -> list[np.ndarray]:
    order = np.argsort(prepared.groups.of, kind="stable")
    return np.split(order, np.cumsum(prepared.groups.size)[:-1])


def _runs(key: np.ndarray) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(key, prepend=-1, append=-2)) if len(key) else np.zeros(1, int)
    return list(zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True))
