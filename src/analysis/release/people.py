"""Who is planned for what: the sets of people behind the plan's counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from analysis.release.counted import CITY, Cell
from analysis.release.grid import NOWHERE


@dataclass(frozen=True)
class Sets:
    """Sets of people by OPD and class.

    members: OPD -> class -> people. staff: OPD ("" the city) -> how many people there are.
    """

    members: Mapping[str, Mapping[str, frozenset[int]]]
    staff: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def city(self) -> Mapping[str, frozenset[int]]:
        """The members of the whole city."""
        found: dict[str, set[int]] = {}
        for classes in self.members.values():
            for name, people in classes.items():
                found.setdefault(name, set()).update(people)
        return {name: frozenset(people) for name, people in found.items()}

    def people(self, opd: str, classes: Cell) -> int:
        """How many people stand behind some classes of an OPD, everybody once."""
        table = self.city if opd == CITY else self.members[opd]
        if len(classes) == 1:
            return len(table.get(classes[0], ()))
        return len(frozenset().union(*(table.get(name, frozenset()) for name in classes)))

    def everybody(self, opd: str) -> int:
        """How many people of an OPD stand behind any class."""
        return self.people(opd, tuple(self.city if opd == CITY else self.members[opd]))


def sets_of(rows: pd.DataFrame, column: str, staff: Mapping[str, int] | None = None) -> Sets:
    """Return the people behind each value of a column. rows: orang, opd and that column."""
    kept = rows[["orang", "opd", column]].dropna(subset=["orang", column])
    named = kept.assign(opd=kept["opd"].astype("object").where(kept["opd"].notna(), NOWHERE))
    members: dict[str, dict[str, frozenset[int]]] = {}
    for (opd, name), people in named.groupby(["opd", column], sort=True, observed=True)["orang"]:
        members.setdefault(str(opd), {})[str(name)] = frozenset(people.tolist())
    return Sets(members, staff or {})
