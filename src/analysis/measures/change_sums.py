"""Who came, went and stayed, per place, in sums: what the terms of a change are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.measures.change_sides import RULES, Flags, Ints, Prepared

if TYPE_CHECKING:
    from collections.abc import Sequence

OF_SCOPE = {"jenis": "jenis_opd", "opd": "opd"}
Part = tuple[str, int, int]  # name, people, points


@dataclass(frozen=True)
class Sums:
    """One place: pairs are (earlier, later); points in hundred-thousandths.

    groups: who came or went, those with people only. components: of those who stayed, how many
    changed in it and by how many points together.
    """

    place: str
    staff: tuple[int, int]
    measured: tuple[int, int]
    totals: tuple[int, int]
    stayed: int
    stayed_totals: tuple[int, int]
    groups: tuple[Part, ...]
    components: tuple[Part, ...]


@dataclass(frozen=True)
class _Seen:
    """One quarter at one scope: the place of each of its rows (-1: none), of `size` places."""

    side: Prepared
    place: Ints
    size: int

    @property
    def spot(self) -> Ints:
        """The place of each person with an index."""
        return self.place[self.side.row]

    @property
    def key(self) -> Ints:
        """Person and place of each row as one number; -1 where either is not known."""
        known = (self.place >= 0) & (self.side.person >= 0)
        return np.where(known, self.side.person * self.size + self.place, -1)


def sums(before: Prepared, after: Prepared, scope: str, opd: pd.DataFrame) -> list[Sums]:
    """Return the sums of every place of a scope; of OPD also those of the roster without staff."""
    always = {"kota": [""], "jenis": [], "opd": opd["kode"].tolist()}[scope]
    columns = [placed(side.people, scope) for side in (before, after)]
    columns.append(pd.Series(always, dtype="str"))
    codes, labels = pd.factorize(pd.concat(columns, ignore_index=True), sort=True)
    cuts = np.cumsum([len(column) for column in columns[:2]])
    places = np.split(codes.astype(np.int64), cuts)
    then, now = (
        _Seen(side, place, len(labels))
        for side, place in zip((before, after), places, strict=False)
    )
    stayed = _stayed(then, now)
    groups = [*_groups(now, stayed[1], then, "masuk"), *_groups(then, stayed[0], now, "keluar")]
    components = _components(then, now, stayed)
    figures = [
        [_heads(seen.side.people["orang"], seen.place, seen.size) for seen in (then, now)],
        [_total(seen.spot, seen.size) for seen in (then, now)],
        [_total(seen.spot, seen.size, seen.side.index) for seen in (then, now)],
        [_total(then.spot[stayed[0]], then.size)],
        [_total(then.spot[stayed[0]], then.size, seen.side.index[rows])
         for seen, rows in zip((then, now), stayed, strict=True)],
    ]  # fmt: skip
    return [_of_place(str(label), n, figures, groups, components) for n, label in enumerate(labels)]


def placed(people: pd.DataFrame, scope: str) -> pd.Series[Any]:
    """Return the place of each row at a scope (kota: ""); missing where it has none there."""
    if scope == "kota":
        return pd.Series("", index=people.index, dtype="str")
    return people[OF_SCOPE[scope]].where(people["opd"].notna()).astype("str")


_Counted = tuple[str, Ints, Ints]  # a part's name, people and points by place


def _of_place(
    label: str,
    n: int,
    figures: Sequence[Sequence[Ints]],
    groups: Sequence[_Counted],
    components: Sequence[_Counted],
) -> Sums:
    staff, measured, totals, stayed, stayed_totals = (
        [int(one[n]) for one in figure] for figure in figures
    )
    told = [(name, int(people[n]), int(points[n])) for name, people, points in groups]
    return Sums(
        label,
        (staff[0], staff[1]),
        (measured[0], measured[1]),
        (totals[0], totals[1]),
        stayed[0],
        (stayed_totals[0], stayed_totals[1]),
        tuple(part for part in told if part[1]),
        tuple((name, int(people[n]), int(points[n])) for name, people, points in components),
    )


def _stayed(then: _Seen, now: _Seen) -> tuple[Ints, Ints]:
    """Return who has an index in both at the same place: their entries in each quarter."""
    keys = [seen.key[seen.side.row] for seen in (then, now)]
    found = pd.Index(keys[1]).get_indexer(pd.Index(keys[0]))
    mine = np.flatnonzero((found >= 0) & (keys[0] >= 0)).astype(np.int64)
    return mine, found[mine].astype(np.int64)


def _groups(seen: _Seen, stayed: Ints, other: _Seen, way: str) -> list[_Counted]:
    """Return who has an index here and did not stay, by the reason.

    Present in the other quarter at this place, or not measured there by a rule alone: coverage;
    present elsewhere: moved; not present: joined or left.
    """
    rest = np.ones(len(seen.side.row), dtype=bool)
    rest[stayed] = False
    rest &= seen.spot >= 0
    person = seen.side.person[seen.side.row]
    here = np.isin(seen.key[seen.side.row], other.key)
    elsewhere = np.isin(person, other.side.person[other.place >= 0])
    delivered = np.isin(person, other.side.person) | np.isin(person, other.side.by_rule)
    covered = here | (delivered & ~elsewhere)
    chosen = {
        way: rest & ~covered & ~elsewhere,
        f"pindah_{way}": rest & ~covered & elsewhere,
        f"cakupan_{way}": rest & covered,
    }
    return [(name, *_counted(seen, rows)) for name, rows in chosen.items()]


def _counted(seen: _Seen, rows: Flags) -> tuple[Ints, Ints]:
    at = seen.spot[rows]
    return _total(at, seen.size), _total(at, seen.size, seen.side.index[rows])


def _components(then: _Seen, now: _Seen, stayed: tuple[Ints, Ints]) -> list[_Counted]:
    """Return what changed in those who stayed; by rules alone in who cannot be scored again."""
    at, (mine, theirs) = then.spot[stayed[0]], stayed
    points = now.side.components[theirs] - then.side.components[mine]
    parts = dict(zip(then.side.names, points.T, strict=True))
    if then.side.rules is not None and then.side.scored is not None:
        scored = then.side.scored[mine]
        whole = now.side.index[theirs] - then.side.index[mine]
        parts = {name: np.where(scored, part, 0) for name, part in parts.items()}
        parts[RULES] = np.where(scored, then.side.rules[mine], whole)
    return [
        (name, _total(at, then.size, (part != 0).astype(np.int64)), _total(at, then.size, part))
        for name, part in parts.items()
    ]


def _total(at: Ints, size: int, values: Ints | int = 1) -> Ints:
    """Return the exact sum of whole numbers by place."""
    found = np.zeros(size, dtype=np.int64)
    inside = at >= 0
    np.add.at(found, at[inside], values if isinstance(values, int) else values[inside])
    return found


def _heads(orang: pd.Series[Any], place: Ints, size: int) -> Ints:
    """Return how many people each place has: everybody once."""
    numbers = orang.to_numpy(np.int64)
    inside = place >= 0
    pairs = np.unique(numbers[inside] * size + place[inside])
    return _total(pairs % size, size)
