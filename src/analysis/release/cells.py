"""Which terms of a change are printed alone and which merged, so that none tells of few people.

A term is a leaf: people who came or went for one reason, or one component of those who stayed. One
joiner's term is one joiner's score, so leaves of too few people are merged with others into a cell.
What a printed term of the city leaves after the printed terms of the OPD is a term, too, and so is
what a year's term leaves after the quarters at its two ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.measures.change import CAME, WENT
from analysis.measures.trace import ORDER

PEOPLE = ("masuk", "keluar", "pindah", "cakupan")
TRAINING = ("kepemimpinan", "fungsional", "teknis", "seminar")
# How many people a sanction cost points is never told, nor that there is one: discipline is named
# with the appraisals, whether somebody's points for it changed or not.
CONDUCT = ("kinerja", "disiplin")
LEAVES = (*PEOPLE, *(name for name in ORDER if name not in CONDUCT), *CONDUCT, "aturan")
_OF_PART = {
    "pindah_masuk": "pindah", "pindah_keluar": "pindah",
    "cakupan_masuk": "cakupan", "cakupan_keluar": "cakupan",
}  # fmt: skip

Cell = tuple[str, ...]  # leaves, in the order of LEAVES
Counts = Mapping[str, int]


@dataclass(frozen=True)
class Place:
    """One place in one comparison: how many people stand behind each part of its change.

    parts: people by `bagian` of `Change.langkah`; of a component those whose points changed.
    """

    parts: Counts

    @property
    def leaves(self) -> dict[str, int]:
        """People by leaf; leaves without anybody left out."""
        found: dict[str, int] = {}
        for part, people in self.parts.items():
            leaf = leaf_of(part)
            found[leaf] = found.get(leaf, 0) + people
        return {leaf: found[leaf] for leaf in LEAVES if found.get(leaf)}

    def less(self, first: Place, last: Place) -> dict[str, int]:
        """People by leaf who are in no term of the quarters at the two ends of the comparison.

        At its start the same people went, at its end the same came, with the same scores.
        """
        left: dict[str, int] = {}
        for part, people in self.parts.items():
            ends = (() if part in CAME else (first,)) + (() if part in WENT else (last,))
            rest = max(people - sum(end.parts.get(part, 0) for end in ends), 0)
            leaf = leaf_of(part)
            left[leaf] = left.get(leaf, 0) + rest
        return left


def leaf_of(part: str) -> str:
    """Return the leaf to which a part of a change belongs."""
    return _OF_PART.get(part, part)


def behind(cell: Iterable[str], counts: Counts) -> int:
    """How many people at least stand behind some leaves: one may be in several components."""
    leaves = list(cell)
    groups = sum(counts.get(leaf, 0) for leaf in leaves if leaf in PEOPLE)
    return groups + max((counts.get(leaf, 0) for leaf in leaves if leaf not in PEOPLE), default=0)


def cells_of(counts: Counts, enough: Callable[[Cell], bool]) -> list[Cell]:
    """Merge leaves until every cell is enough; one cell alone, or none, is no decomposition."""
    alone = [(leaf,) for leaf in LEAVES if leaf not in CONDUCT]
    cells: list[Cell] = [cell for cell in (*alone, CONDUCT) if any(map(counts.get, cell))]
    while len(cells) > 1:
        lacking = next((cell for cell in cells if not enough(cell)), None)
        if lacking is None:
            return cells
        cells = joined(cells, lacking, counts)
    return cells if len(cells) == 1 and enough(cells[0]) else []


def joined(cells: Sequence[Cell], cell: Cell, counts: Counts) -> list[Cell]:
    """Merge a cell with its nearest: of its own kind the smallest, else the largest of another."""
    others = [other for other in cells if other != cell]
    if not others:
        return []
    for kind in (PEOPLE, TRAINING, tuple(leaf for leaf in LEAVES if leaf not in PEOPLE)):
        alike = [other for other in others if set(other) <= set(kind)]
        if set(cell) <= set(kind) and alike:
            nearest = min(alike, key=lambda other: behind(other, counts))
            break
    else:
        nearest = max(others, key=lambda other: behind(other, counts))
    both = tuple(leaf for leaf in LEAVES if leaf in cell or leaf in nearest)
    rest = [other for other in others if other != nearest]
    return sorted([*rest, both], key=lambda one: LEAVES.index(one[0]))


def without_small_rests(
    city: Sequence[Cell],
    counts: Counts,
    places: Mapping[str, list[Cell]],
    own: Mapping[str, Counts],
    threshold: int,
) -> dict[str, list[Cell]]:
    """Merge cells of OPD until no term of the city leaves a rest of too few people.

    city, counts: the city's cells and people by leaf; places, own: those of each OPD.
    """
    printed = {place: list(cells) for place, cells in places.items()}
    while True:
        found = _small_rest(city, counts, printed, own, threshold)
        if found is None:
            return printed
        place, cell = found
        cells = joined(printed[place], cell, own[place])
        printed[place] = cells if len(cells) > 1 else []


def _small_rest(
    city: Sequence[Cell],
    counts: Counts,
    printed: Mapping[str, list[Cell]],
    own: Mapping[str, Counts],
    threshold: int,
) -> tuple[str, Cell] | None:
    """Return the smallest printed cell inside some of the city's cells whose rest is too few."""
    parts = [(place, cell) for place, cells in printed.items() for cell in cells]
    for whole in _unions(city, {cell for _, cell in parts}):
        inside = [(place, cell) for place, cell in parts if whole.issuperset(cell)]
        known = dict.fromkeys(whole, 0)
        for place, cell in inside:
            for leaf in cell:
                known[leaf] += own[place].get(leaf, 0)
        rest = {leaf: max(counts.get(leaf, 0) - known[leaf], 0) for leaf in whole}
        if inside and any(rest.values()) and behind(whole, rest) < threshold:
            return min(inside, key=lambda one: (behind(one[1], own[one[0]]), one[0]))
    return None


def _unions(city: Sequence[Cell], cells: Iterable[Cell]) -> list[frozenset[str]]:
    """Return the city's cells, and their unions that cells of OPD reach over, smallest first."""
    wholes = [frozenset(cell) for cell in city]
    found = set(wholes)
    for cell in cells:
        touched = [whole for whole in wholes if whole.intersection(cell)]
        reached = frozenset().union(*touched)
        if reached.issuperset(cell):
            found |= {reached | other for other in found} | {reached}
    return sorted(found, key=lambda whole: (len(whole), sorted(whole)))
