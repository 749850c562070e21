"""Find the header of a table in a sheet, and the canonical column behind each of its cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.intake.files.grid import Grid
from analysis.intake.files.headers import (
    CANONICAL,
    IGNORED,
    WIDE,
    Accepted,
    Alias,
    accepted,
    key,
    requirements,
)
from analysis.intake.files.labels import Label, competency, double, single

_HEAD_ROWS = 100  # a header further down than this is not looked for
_TELLING = 3  # columns without which headers alone do not tell the table


@dataclass(frozen=True)
class Header:
    """Where a table's header stands in a grid and what its columns are.

    first, last: grid rows of the header (equal for a header of one row). columns: canonical name ->
    source columns, the preferred first (empty cells are filled from the next). competencies: source
    column -> code, in the wide layout. ignored: headers that are known and not needed; unknown:
    those that are not known; doubled: those that mean the same as a header that is read.
    """

    table: str
    first: int
    last: int
    labels: tuple[str, ...]
    columns: Mapping[str, tuple[int, ...]]
    constants: Mapping[str, str]
    competencies: Mapping[int, str]
    layout: str
    ignored: tuple[str, ...]
    unknown: tuple[str, ...]
    doubled: tuple[str, ...]

    @property
    def found(self) -> int:
        """Say how many things were recognised."""
        return len(self.columns) + len(set(self.competencies.values()))

    def spelling(self, column: str) -> str:
        """Return the file's header of a canonical column."""
        return self.labels[self.columns[column][0]]

    def missing(self) -> tuple[tuple[str, ...], ...]:
        """Return the required groups of columns of which the file has none."""
        given = {*self.columns, *self.constants}
        if self.competencies:
            given |= {"kompetensi", "level"}
        if self.table == "penilaian_kompetensi":
            given |= {"tanggal"}  # asked for per file where it is missing
        return tuple(group for group in requirements(self.table) if given.isdisjoint(group))


def find(grid: Grid, table: str) -> Header | None:
    """Find the header row (or two rows) that names most columns of a table; None if none does."""
    head = grid.rows(range(min(len(grid), _HEAD_ROWS)))
    filled = [index for index, row in enumerate(head) if any(row)]
    best: Header | None = None
    for place, index in enumerate(filled):
        if best is not None and index > best.last and not best.missing():
            break  # below a whole header stand records
        alone = _read(table, index, index, [single(cell) for cell in head[index]])
        candidate = alone
        below = filled[place + 1] if place + 1 < len(filled) else None
        if below == index + 1:
            joined = _read(table, index, below, double(head[index], head[below]))
            own = [cell for cell in head[below] if cell]
            unread = {*joined.unknown} - {*alone.unknown}
            if joined.found > alone.found or (joined.found == alone.found and own and not unread):
                candidate = joined
        if candidate.found > (best.found if best else 0) or _simpler(candidate, best):
            best = candidate
    return best


def _simpler(candidate: Header, best: Header | None) -> bool:
    """Say whether a row means the same alone as together with the title above it."""
    if best is None or best.first == best.last:
        return False
    alone = candidate.first == candidate.last == best.last
    same = (candidate.columns, candidate.competencies) == (best.columns, best.competencies)
    return alone and same


def best_fit(grid: Grid, tables: Sequence[str]) -> Header | None:
    """Return the header of the one table of which the grid has all required columns.

    Where several fit, the one with most columns; None when there is none, or no single best.
    """
    fitting = [
        header
        for table in tables
        if (header := find(grid, table)) is not None
        and not header.missing()
        and header.found >= _TELLING
    ]
    fitting.sort(key=lambda header: header.found, reverse=True)
    if not fitting or (len(fitting) > 1 and fitting[0].found == fitting[1].found):
        return None
    return fitting[0]


def _read(table: str, first: int, last: int, labels: Sequence[Label]) -> Header:
    known = accepted(table)
    keys = {key(name) for label in labels for name in label.names}
    active = {layout for layout, marks in known.markers.items() if marks & keys}
    chosen: dict[str, list[tuple[Alias, int]]] = {}
    ignored: list[str] = []
    unknown: list[str] = []
    competencies: dict[int, str] = {}
    for index, label in enumerate(labels):
        if not label.text:
            continue
        code = competency(known, label) if known.wide else None
        alias = _alias(known, label, active) if code is None else None
        if code == IGNORED or (alias is not None and alias.column == IGNORED):
            ignored.append(label.text)
        elif code is not None and code not in competencies.values():
            competencies[index] = code
        elif code is not None or alias is None:
            unknown.append(label.text)
        else:
            chosen.setdefault(alias.column, []).append((alias, index))
    columns, spare = _sources(chosen)
    doubled = tuple(labels[index].text for index, rival in spare if rival)
    ignored += [labels[index].text for index, rival in spare if not rival]
    constants = {
        column: value
        for layout in sorted(active)
        for column, value in known.constants.get(layout, {}).items()
        if column not in columns
    }
    return Header(
        table,
        first,
        last,
        tuple(label.text for label in labels),
        columns,
        constants,
        competencies,
        _layout(chosen, columns, competencies),
        tuple(ignored),
        tuple(unknown),
        doubled,
    )


def _sources(
    chosen: Mapping[str, list[tuple[Alias, int]]],
) -> tuple[dict[str, tuple[int, ...]], list[tuple[int, bool]]]:
    """Order the sources of each column; those left over, and whether they are its rivals."""
    columns: dict[str, tuple[int, ...]] = {}
    spare: list[tuple[int, bool]] = []
    for column, many in chosen.items():
        many.sort(key=lambda one: one[0].rank)  # stable: of equal headers the left one
        best = many[0][0]
        columns[column] = (many[0][1], *(index for other, index in many[1:] if _fills(best, other)))
        spare += [
            (index, _rivals(best, other)) for other, index in many[1:] if not _fills(best, other)
        ]
    return columns, spare


def _alias(known: Accepted, label: Label, active: set[str]) -> Alias | None:
    """Choose a header's meaning: an active layout's first, a column before one not needed."""
    for name in label.names:
        usable = [
            alias
            for alias in known.aliases.get(key(name), ())
            if alias.layout in active or alias.layout not in known.markers
            if alias.layout != WIDE
        ]
        if usable:
            return min(usable, key=lambda a: (a.layout not in active, a.column == IGNORED, a.rank))
    numbered = known.aliases.get(re.sub(r"\d+$", "", key(label.text)), ())  # "Saran 1", "Saran 2"
    return next((alias for alias in numbered if alias.column == IGNORED), None)


def _fills(first: Alias, other: Alias) -> bool:
    """Say whether a second source fills the gaps of the first: within one export only."""
    special = first.layout not in (CANONICAL, "daerah")
    return special and first.layout == other.layout and first.spelling != other.spelling


def _rivals(first: Alias, other: Alias) -> bool:
    """Say whether two headers claim one column with equal right, so that someone should look."""
    return first.spelling == other.spelling or first.layout == other.layout == "daerah"


def _layout(
    chosen: Mapping[str, Sequence[tuple[Alias, int]]],
    columns: Mapping[str, tuple[int, ...]],
    competencies: Mapping[int, str],
) -> str:
    if competencies:
        return WIDE
    counts: dict[str, int] = {}
    for column in columns:
        layout = chosen[column][0][0].layout
        counts[layout] = counts.get(layout, 0) + (layout != CANONICAL)
    if not any(counts.values()):
        return CANONICAL
    return max(counts, key=lambda layout: (counts[layout], layout != "siasn"))  # the finer name
