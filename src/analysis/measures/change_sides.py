"""The two quarters of a comparison in numbers: persons, the index, its components."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.measures.reasons import PPPK_EXCLUDED
from analysis.measures.trace import ORDER

if TYPE_CHECKING:
    from analysis.measures.professionalism import Scores

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
RULES = "aturan"


@dataclass(frozen=True)
class Side:
    """One of the two quarters.

    people: `professionalism.Scores.people`, in the later structure. trace: its trace. excluded:
    `staff.exclusions`.
    """

    people: pd.DataFrame
    trace: pd.DataFrame
    excluded: pd.DataFrame


@dataclass(frozen=True)
class Prepared:
    """One quarter, ready to be compared; persons are numbered by NIP, alike in both.

    people: as given; person: the number of each of its rows (-1: no readable NIP). Of who has an
    index, one entry per NIP in the order of people: row (of people), index (points) and components
    (a column per name of `names`), in hundred-thousandths of a point. by_rule: numbers of those who
    are not measured by a rule alone, whatever their own facts (PPPK).
    rules: None, or what the later quarter's rules change in each index; where `scored` is False the
    person cannot be scored under them, and `rules` means nothing.
    """

    people: pd.DataFrame
    person: Ints
    row: Ints
    index: Ints
    names: tuple[str, ...]
    components: Ints
    by_rule: Ints
    rules: Ints | None = None
    scored: Flags | None = None

    @property
    def measured(self) -> pd.DataFrame:
        """The rows of people who have an index."""
        return self.people.iloc[self.row]


def sides(before: Side, after: Side, restated: Scores | None = None) -> tuple[Prepared, Prepared]:
    """Return both quarters with the same persons and components.

    restated: the earlier quarter scored again under other rules. Its components take the place of
    the earlier ones, for those who are complete then.
    """
    columns = [side.people["nip"] for side in (before, after)]
    columns += [side.excluded.loc[_by_rule(side.excluded), "nip"] for side in (before, after)]
    numbers = pd.factorize(pd.concat(columns, ignore_index=True))[0].astype(np.int64)
    persons = np.split(numbers, np.cumsum([len(column) for column in columns[:-1]]))
    traces = [before.trace, after.trace] + ([] if restated is None else [restated.trace])
    found = {name for trace in traces for name in _points(trace)["komponen"].unique()}
    names = tuple(name for name in ORDER if name in found)
    earlier = _prepared(before, persons[0], persons[2], names)
    later = _prepared(after, persons[1], persons[3], names)
    return (earlier if restated is None else _restated(earlier, restated)), later


def _by_rule(excluded: pd.DataFrame) -> pd.Series[bool]:
    return excluded["alasan"] == PPPK_EXCLUDED


def _points(trace: pd.DataFrame) -> pd.DataFrame:
    known = (trace["urut"] == 1) & trace["poin"].notna()
    return trace.loc[known, ["orang", "komponen", "poin"]]


def _prepared(side: Side, person: Ints, by_rule: Ints, names: tuple[str, ...]) -> Prepared:
    people = side.people
    has_index = (people["lengkap"] & people["ip_asn"].notna()).to_numpy(bool)
    rows = np.flatnonzero(has_index & (person >= 0))
    rows = rows[np.sort(np.unique(person[rows], return_index=True)[1])].astype(np.int64)
    points = people["ip_asn"].to_numpy(np.int64, na_value=0)[rows]
    components = _pivoted(side.trace, people["orang"].to_numpy(np.int64)[rows], names)
    return Prepared(people, person, rows, points, names, components, by_rule)


def _pivoted(trace: pd.DataFrame, orang: Ints, names: tuple[str, ...]) -> Ints:
    """Return the points of each person and component; 0 where it does not count for the post."""
    points = _points(trace)
    at = pd.Index(orang).get_indexer(pd.Index(points["orang"]))
    codes, labels = pd.factorize(points["komponen"])
    column = np.array([*(names.index(str(label)) for label in labels), 0])[codes]
    table = np.zeros((len(orang), len(names)), dtype=np.int64)
    ours = at >= 0
    table[at[ours], column[ours]] = points["poin"].to_numpy(np.int64, na_value=0)[ours]
    return table


def _restated(earlier: Prepared, restated: Scores) -> Prepared:
    again = restated.people
    again = again.loc[again["lengkap"] & again["ip_asn"].notna()].drop_duplicates("nip")
    at = pd.Index(again["nip"]).get_indexer(earlier.measured["nip"])
    scored = at >= 0
    points = _pivoted(restated.trace, again["orang"].to_numpy(np.int64), earlier.names)
    index = np.append(again["ip_asn"].to_numpy(np.int64), 0)[at]
    components = np.where(
        scored[:, None], np.vstack([points, np.zeros_like(points[:1])])[at], earlier.components
    )
    return replace(earlier, components=components, rules=index - earlier.index, scored=scored)
