"""What a bundle of courses brings one person: closed levels, IP ASN points, the yearly 20 JP.

A bundle is a row of `MOST_COURSES` positions of courses, -1 where there is none. Levels are
climbed one at a time; points are those that the scorer gives for the courses as records.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.measures.training import points_for
from analysis.plan.problem.instance import FUNCTIONAL, LEADING, SEMINAR, TECHNICAL

if TYPE_CHECKING:
    from analysis.plan.problem.instance import Instance

NONE = -1  # no course in this place of a bundle


@dataclass(frozen=True, eq=False)
class Parts:
    """What each of N bundles brings its person.

    closed: int64[N, K] levels. points: int64[N, 4] in 1e-5 points, as `COMPONENTS`. jp: int64[N]
    planned JP, hundredths. reaches: bool[N], a PNS whose planned JP reach the yearly duty.
    """

    closed: np.ndarray
    points: np.ndarray
    jp: np.ndarray
    reaches: np.ndarray


def parts(instance: Instance, persons: np.ndarray, bundles: np.ndarray) -> Parts:
    """Judge bundles (int[N, up to 3], positions of courses or -1) of `persons` (int[N])."""
    taken = bundles >= 0
    jp = np.where(taken, instance.column("jp")[bundles], 0)
    total = jp.sum(axis=1)
    return Parts(
        closed=_closed(instance, persons, bundles, taken),
        points=_points(instance, persons, bundles, np.where(taken, jp, 0)),
        jp=total,
        reaches=instance.is_pns[persons] & (total >= instance.jp20),
    )


def bundle_value(instance: Instance, persons: np.ndarray, bundles: np.ndarray) -> np.ndarray:
    """Value of each bundle to its person, int64[N] in units of `UNIT`."""
    return weighed(instance, parts(instance, persons, bundles))


def weighed(instance: Instance, brought: Parts) -> np.ndarray:
    """The parts under the plan's weights, int64[N]."""
    weights = instance.weights
    value: np.ndarray = (
        weights.level * brought.closed.sum(axis=1)
        + weights.point * brought.points.sum(axis=1)
        + weights.jp20 * brought.reaches
    )
    return value


def permitted(instance: Instance, persons: np.ndarray, bundles: np.ndarray) -> np.ndarray:
    """bool[N]: every course is open to the person, none twice, caps on number and JP kept."""
    taken = bundles >= 0
    open_to = (instance.allowed[persons[:, None], bundles] | ~taken).all(axis=1)
    ordered = np.sort(bundles, axis=1)
    twice = ((ordered[:, 1:] == ordered[:, :-1]) & (ordered[:, 1:] >= 0)).any(axis=1)
    jp = np.where(taken, instance.column("jp")[bundles], 0).sum(axis=1)
    within = ~instance.is_pppk[persons] | (jp <= instance.cap_pppk)
    few = taken.sum(axis=1) <= instance.max_courses
    kept: np.ndarray = open_to & ~twice & within & few
    return kept


def _closed(
    instance: Instance, persons: np.ndarray, bundles: np.ndarray, taken: np.ndarray
) -> np.ndarray:
    """Levels closed per competency, int64[N, K]: one step as long as a course leads to the next."""
    start = instance.level[persons].astype("int64")
    goal = instance.required[persons]
    current = start.copy()
    leads = np.where(taken[:, :, None], instance.serves[bundles], 0)
    for _ in range(bundles.shape[1]):
        step = (leads == current[:, None, :] + 1).any(axis=1) & (start > 0) & (current < goal)
        current += step
    closed: np.ndarray = current - start
    return closed


def _points(
    instance: Instance, persons: np.ndarray, bundles: np.ndarray, jp: np.ndarray
) -> np.ndarray:
    """Points per component, int64[N, 4]: presence fills three of them, JP add up for teknis."""
    kind = np.where(bundles >= 0, instance.component[bundles], NONE)
    gain = instance.gain[persons]
    rank = instance.column("tahap")[bundles]
    asked = instance.asked[persons]
    leads = (kind == LEADING) & (rank >= asked[:, None]) & (asked > 0)[:, None]
    points: np.ndarray = np.zeros_like(gain)
    points[:, LEADING] = np.where(leads.any(axis=1), gain[:, LEADING], 0)
    for part in (FUNCTIONAL, SEMINAR):
        points[:, part] = np.where((kind == part).any(axis=1), gain[:, part], 0)
    before = instance.hours[persons]
    after = before + np.where(kind == TECHNICAL, jp, 0).sum(axis=1)
    full = np.where(gain[:, TECHNICAL] > 0, instance.full[persons], 0)
    for sign, hours in ((1, after), (-1, before)):
        points[:, TECHNICAL] += sign * points_for(
            hours, full, instance.threshold, proportional=instance.proportional
        )
    return points
