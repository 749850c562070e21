"""The value of bundles given as positions in `Candidates`, for many at once.

The same values as `value.bundle_value`, from facts that were gathered per group and course before;
a test holds both together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.measures.training import points_for
from analysis.plan.problem.instance import MOST_COURSES, TECHNICAL
from analysis.plan.solver.candidates import FIELD, FIELDS, PRESENCE, Candidates, Groups

if TYPE_CHECKING:
    from analysis.plan.problem.instance import Instance

NEVER = 1 << 40  # more JP than any course has
LOWEST = np.uint64(sum(1 << (FIELD * field) for field in range(FIELDS)))  # each field's first step


class Judge:
    """The value of bundles given as positions in `Candidates`, for many at once."""

    def __init__(self, instance: Instance, groups: Groups, offers: Candidates) -> None:
        weights, people = instance.weights, groups.first
        self.offers = offers
        self.level, self.duty, self.jp20 = weights.level, weights.jp20, instance.jp20
        gains = instance.gain[people] * weights.point
        bits = np.arange(1 << len(PRESENCE))
        self.filled = np.zeros((len(people), len(bits)), dtype="int64")
        for bit, part in enumerate(PRESENCE):
            self.filled += np.where(bits >> bit & 1, gains[:, [part]], 0)
        lacking = (instance.gain[people, TECHNICAL] > 0) & (weights.point > 0)
        self.hours = instance.hours[people]
        self.full = np.where(lacking, instance.full[people], 0) * weights.point
        self.missing = np.where(lacking, instance.threshold - self.hours, 0)
        self.threshold, self.proportional = instance.threshold, instance.proportional
        self.point, self.raw_full = weights.point, np.where(lacking, instance.full[people], 0)
        on_duty = instance.is_pns[people] & (weights.jp20 > 0)
        self.duty_jp = np.where(on_duty, instance.jp20, 0)  # JP that the person's duty asks for
        pppk = instance.is_pppk[people]
        self.cap = np.where(pppk, instance.cap_pppk, NEVER)
        self.courses = instance.size[1]
        small = (self.courses + 1) ** MOST_COURSES < 1 << 31
        self.key = "int32" if small else "int64"  # numbers a set of courses
        self.all_jp = instance.column("jp")[offers.course]

    def allowed(self, group_of: np.ndarray, places: list[np.ndarray]) -> np.ndarray:
        """bool[N]: the JP of the bundle are within the cap."""
        total: np.ndarray = np.zeros(len(group_of), dtype="int64")
        for place in places:
            total += self.all_jp[place]
        within: np.ndarray = total <= self.cap[group_of]
        return within

    def value(self, group_of: np.ndarray, places: list[np.ndarray]) -> np.ndarray:
        """Value of the bundles of these courses, int64[N]."""
        offers = self.offers
        filled = offers.presence[places[0]]
        steps = offers.steps[places[0]]
        jp = offers.jp[places[0]]
        technical = offers.technical[places[0]]
        for place in places[1:]:
            filled = filled | offers.presence[place]
            steps = steps | offers.steps[place]
            jp = jp + offers.jp[place]
            technical = technical + offers.technical[place]
        # Adding 1 to a field carries through its unbroken run of steps, and through no other.
        climbed: np.ndarray = np.bitwise_count(steps & ~(steps + LOWEST)).sum(axis=1, dtype="int64")
        duty = self.duty_jp[group_of]
        value: np.ndarray = (
            self.level * climbed
            + self.filled[group_of, filled]
            + self._technical(group_of, technical)
            + self.duty * ((duty > 0) & (jp >= duty))
        )
        return value

    def _technical(self, group_of: np.ndarray, technical: np.ndarray) -> np.ndarray:
        missing = self.missing[group_of]
        if not self.proportional:
            return np.where((missing > 0) & (technical >= missing), self.full[group_of], 0)
        before, full = self.hours[group_of], self.raw_full[group_of]
        after = points_for(before + technical, full, self.threshold, proportional=True)
        now = points_for(before, full, self.threshold, proportional=True)
        gained: np.ndarray = self.point * (after - now)
        return gained
