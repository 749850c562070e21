"""A returned workbook, read for what it is: which sheet is which, which column is which.

Sheets may be renamed or gone, columns moved, added or renamed a little, rows sorted or deleted.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.forms.form import layout, snapshot
from analysis.forms.form.layout import Field
from analysis.forms.form.snapshot import Facts, Known, normal
from analysis.forms.returned import advice
from analysis.intake.files.headers import key
from analysis.intake.files.limits import DAMAGED, EMPTY, ENCRYPTED, TOO_LARGE, TOO_SPARSE
from analysis.intake.judging.codes import codes
from analysis.intake.judging.reading import Advice
from analysis.language import INDONESIAN, Tongue

if TYPE_CHECKING:
    from analysis.intake.files.grid import Grid, UnreadableError

HEAD_ROWS = 60  # a header further down is not looked for
RECOGNISED = 3  # columns that must be found for a sheet to be one of the form's
ALIKE = 0.75  # of two headers, to be taken for one
EDITED = (layout.STAFF, layout.LEVELS, layout.COURSES)
_CODE = re.compile(r"^((?:M|SK|T)\.[\w.\-]+)(?:\s|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    """One row of a sheet: its number as the spreadsheet shows it, its filled cells by column."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Sheet:
    """One of the form's sheets. headers: column -> the header as the file spells it."""

    name: str
    headers: Mapping[str, str]
    rows: tuple[Row, ...]
    renamed: tuple[str, ...] = ()  # columns found by likeness only
    missing: tuple[str, ...] = ()  # headers of the columns for typing that are gone
    unread: tuple[str, ...] = ()  # letters of the filled columns that are not the form's


@dataclass(frozen=True)
class Returned:
    """One returned form. sheets: by the name the form gave them; one that is gone is not there."""

    file: str
    facts: Facts
    issue: str
    people: Mapping[str, Known]
    sheets: Mapping[str, Sheet] = field(default_factory=dict)


def read_form(
    file: str, grids: Sequence[Grid], tongues: Sequence[Tongue] = (INDONESIAN,)
) -> Returned | Advice:
    """Read the sheets of a workbook as a form, or say why it is none.

    tongues: languages in which the form may have been written.
    """
    hidden = next((grid for grid in grids if _is_snapshot(grid)), None)
    visible = [grid for grid in grids if not grid.hidden]
    if hidden is None:
        return advice.NO_SNAPSHOT if _was_form(visible, tongues) else advice.NOT_A_FORM
    told = snapshot.read(hidden.rows(range(len(hidden))))
    if isinstance(told, str):
        return advice.OTHER_VERSION if told == "versi" else advice.CHANGED_SNAPSHOT
    facts, issue, people = told
    technical = {code for person in people.values() for code in person.levels}
    sheets = _sheets(visible, technical, tongues)
    return Returned(file, facts, issue, people, sheets) if sheets else advice.NO_SHEETS


def unopened(error: UnreadableError) -> Advice:
    """Say of a file that cannot be opened what the one who collects forms can do about it.

    What the intake advises for tables, such as saving them as CSV, would lose a form's sheets.
    """
    if error.rule in (ENCRYPTED[0], TOO_LARGE[0], TOO_SPARSE[0]):
        return Advice(error.rule, error.fix)
    return {EMPTY[0]: advice.EMPTY_FILE, DAMAGED[0]: advice.DAMAGED_FILE}.get(
        error.rule, advice.NO_WORKBOOK
    )


def _is_snapshot(grid: Grid) -> bool:
    return len(grid) > 0 and grid.rows([0])[0][:1] == (snapshot.MAGIC,)


def _was_form(grids: Iterable[Grid], tongues: Sequence[Tongue]) -> bool:
    """Say whether sheets come from a form: several of its own, or all that can be typed of one.

    One sheet alone is what is left of a form that was saved as CSV.
    """
    sheets = _sheets(grids, (), tongues).values()
    return len(sheets) > 1 or any(not sheet.missing for sheet in sheets)


def _sheets(
    grids: Iterable[Grid], technical: Iterable[str], tongues: Sequence[Tongue]
) -> dict[str, Sheet]:
    """Recognise the sheets by their headers; of two that fit alike the first is read."""
    found: dict[str, tuple[int, Sheet]] = {}
    for grid in grids:
        fits = [
            _fit(grid, name, technical, _) for _ in tongues for name in (*EDITED, layout.HISTORY)
        ]
        score, name, sheet = max(fits, key=lambda fit: fit[0])
        if sheet is not None and score > found.get(name, (RECOGNISED - 1, None))[0]:
            found[name] = (score, sheet)
    return {name: sheet for name, (_, sheet) in found.items() if name in EDITED}


def _fit(
    grid: Grid, name: str, technical: Iterable[str], _: Tongue
) -> tuple[int, str, Sheet | None]:
    """Return how many columns of a sheet of the form a grid has, exactly spelt."""
    best: tuple[int, int] | None = None
    head = grid.rows(range(min(len(grid), HEAD_ROWS)))
    wanted = _wanted(name, technical, _)
    for index, labels in enumerate(head):
        places = _exact(labels, wanted, _ if name == layout.LEVELS else None)
        exact = len(places) if "nip" in places else 0
        if best is None or exact > best[0]:
            best = (exact, index)
    if best is None or best[0] < RECOGNISED:
        return 0, name, None
    score, top = best
    return (
        score,
        name,
        _sheet(
            grid,
            top,
            [normal(label) for label in head[top]],
            (wanted, _ if name == layout.LEVELS else None),
        ),
    )


def _wanted(name: str, technical: Iterable[str], _: Tongue) -> tuple[Field, ...]:
    if name == layout.LEVELS:
        return layout.level_fields(technical, {}, _)
    fields = {
        layout.STAFF: layout.STAFF_FIELDS,
        layout.COURSES: layout.COURSE_FIELDS,
        layout.HISTORY: layout.HISTORY_FIELDS,
    }
    return layout.told_fields(fields[name], _)


def _exact(labels: Sequence[str], wanted: Sequence[Field], levels: Tongue | None) -> dict[str, int]:
    """Return the place of each column whose header says exactly what the form's said.

    levels: the language of the sheet of assessments; None for any other sheet.
    """
    names = {key(field.header): field.name for field in wanted}
    names |= {key(_bare(field.header)): field.name for field in wanted}
    if levels is not None:
        names[key(levels(layout.DAY_HEADERS[layout.DAY_TECHNICAL]))] = layout.DAY_TECHNICAL
    places: dict[str, int] = {}
    for place, label in enumerate(labels):
        found = names.get(key(label)) or names.get(key(_bare(label)))
        found = (_competency(normal(label)) if levels else None) or found
        if found and found not in places:
            places[found] = place
    return places


def _competency(label: str) -> str | None:
    """Return the code a header begins with, or that of the competency it names."""
    code = _CODE.match(label)
    return code[1].upper() if code else codes("kompetensi").find(_bare(label))


def _bare(label: str) -> str:
    return re.sub(r"\([^)]*\)", " ", label)


def _sheet(
    grid: Grid, top: int, labels: Sequence[str], spec: tuple[Sequence[Field], Tongue | None]
) -> Sheet:
    wanted, levels = spec
    places = _exact(labels, wanted, levels)
    near = _near(labels, places, wanted)
    places = {**places, **near}
    cells = grid.rows(range(top + 1, len(grid)))
    rows = tuple(
        Row(int(number), filled)
        for number, row in zip(grid.numbers[top + 1 :], cells, strict=True)
        if (filled := {name: text for name, at in places.items() if (text := normal(row[at]))})
    )
    gone = tuple(one.header for one in wanted if one.edit and one.name not in places)
    headers = {column: labels[place] for column, place in places.items()}
    others = [place for place in range(len(labels)) if place not in places.values()]
    unread = tuple(_letters(place) for place in others if any(normal(row[place]) for row in cells))
    return Sheet(grid.sheet, headers, rows, tuple(near), gone, unread)


def _letters(place: int) -> str:
    """Return the letters by which a spreadsheet calls a column: 0 -> A, 26 -> AA."""
    before, last = divmod(place, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def _near(
    labels: Sequence[str], places: Mapping[str, int], wanted: Sequence[Field]
) -> dict[str, int]:
    """Match the headers that are left with the columns that are left, the likest first."""
    taken = set(places.values())
    left = [(place, key(label)) for place, label in enumerate(labels) if place not in taken]
    open_ = [field for field in wanted if field.name not in places and field.kind != "level"]
    pairs = sorted(
        (-likeness, place, field.name)
        for place, label in left
        if label
        for field in open_
        if (likeness := _likeness(label, key(field.header))) >= ALIKE
    )
    near: dict[str, int] = {}
    for _, place, name in pairs:
        if name not in near and place not in near.values():
            near[name] = place
    return near


def _likeness(label: str, header: str) -> float:
    longer = label.startswith(header) and len(header) > 5
    ratio = difflib.SequenceMatcher(None, label, header).ratio()
    return max(ratio, ALIKE if longer else 0.0)
