"""What became of every entry, and every finding, while forms are collected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import pandas as pd

from analysis.forms.returned import advice
from analysis.intake.delivery import ASIDE, PROBLEM_COLUMNS

if TYPE_CHECKING:
    from analysis.forms.returned.read import Returned
    from analysis.intake.judging.reading import Advice

TAKEN: Final = "diterima"
ALREADY: Final = "sudah_demikian"
REFUSED: Final = "disisihkan"
Spot = tuple[str, int, str]  # sheet, row, header; "" and 0 for the file as a whole
ABOUT_DAYS = (advice.DAY_EMPTY, advice.DAY_OLDER, advice.DAY_LATER)
FATES = (TAKEN, ALREADY, REFUSED)


@dataclass(frozen=True, eq=False)
class Entry:
    """One thing that a form says differently: a cell of staff, a level, a training.

    name: the column or competency. old, new: as shown and as typed. cells: what belongs to it
    (an assessment's `tanggal`, a training's columns). refusal: why it cannot be taken at all.
    """

    form: Returned
    sheet: str
    row: int
    table: str
    nip: str
    name: str
    header: str
    old: str
    new: str
    cells: Mapping[str, str] = field(default_factory=dict)
    refusal: Advice | None = None
    day_header: str = ""  # the header of the day that belongs to it
    typed: bool = True  # False: a level that only a new date concerns

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands: the first of equal entries is the one that is kept."""
        return self.form.file, self.row


class Ledger:
    """Collects findings and the fate of entries, in the order they are found."""

    def __init__(self) -> None:
        self._rows: dict[tuple[object, ...], None] = {}
        self._fates: Counter[tuple[str, str]] = Counter()
        self._settled: dict[int, str] = {}

    def note(
        self, form: Returned, spot: Spot, found: Advice, *,
        value: str = "", table: str = "formulir", suggestion: str = "",
    ) -> None:  # fmt: skip
        """Record a finding about a place in a form; the same one is recorded once."""
        sheet, row, header = spot
        file = f"{form.file} [{sheet}]" if sheet else form.file
        told = (found.rule, found.fix, found.outcome, suggestion)
        self._rows[(form.facts.opd, table, file, row, header, value, *told)] = None

    def file(self, file: str, found: Advice, suggestion: str = "") -> None:
        """Record a finding about a file that was not read as a form."""
        told = (found.rule, found.fix, found.outcome, suggestion)
        self._rows[("", "formulir", file, 0, "", "", *told)] = None

    def refuse(self, entry: Entry, found: Advice, value: str = "", suggestion: str = "") -> None:
        """Set an entry aside, with the reason."""
        self._settle(entry, REFUSED)
        self.remark(entry, found, value, suggestion)

    def remark(self, entry: Entry, found: Advice, value: str = "", suggestion: str = "") -> None:
        """Say something about an entry without deciding it."""
        at_day = found in ABOUT_DAYS and entry.day_header
        day = entry.cells.get("tanggal", "") or entry.cells.get("tanggal_selesai", "")
        self.note(
            entry.form,
            (entry.sheet, entry.row, entry.day_header if at_day else entry.header),
            found, value=value or (day if at_day else entry.new), table=entry.table,
            suggestion=suggestion,
        )  # fmt: skip

    def settle_refused(self, entry: Entry) -> None:
        """Set an entry aside whose reason is recorded already."""
        self._settle(entry, REFUSED)

    def take(self, entry: Entry, *, already: bool = False) -> None:
        """Accept an entry; already: what it says is known."""
        self._settle(entry, ALREADY if already else TAKEN)

    def _settle(self, entry: Entry, fate: str) -> None:
        """Give an entry its fate; a later one replaces it: what is taken may still be refused."""
        before = self._settled.get(id(entry))
        if before is not None:
            self._fates[entry.form.file, before] -= 1
        self._settled[id(entry)] = fate
        self._fates[entry.form.file, fate] += 1

    def add(self, problems: pd.DataFrame) -> None:
        """Record findings that the intake's own judges made."""
        for row in problems[list(PROBLEM_COLUMNS)].itertuples(index=False, name=None):
            self._rows[row] = None

    def problems(self) -> pd.DataFrame:
        """Return the findings as rows of PROBLEM_COLUMNS."""
        found = pd.DataFrame(list(self._rows), columns=list(PROBLEM_COLUMNS), dtype="object")
        return found.astype({"row": "int64"}) if len(found) else found

    def fates(self, file: str) -> dict[str, int]:
        """Return how many entries of a form had each fate."""
        return {fate: self._fates[file, fate] for fate in FATES}

    def set_aside(self) -> int:
        """Return how many findings need mending."""
        return sum(row[8] == ASIDE for row in self._rows)
