"""What can go wrong, as a person is told of it.

AnalysisError                 an error a user caused or can mend; one screen of text at most
├── CallError                 the call is wrong: folder, period, OPD key, option        exit 2
├── DatasetError              dataset.toml is wrong                                     exit 2
├── RegulationError           a rule table is wrong, or does not cover what was asked   exit 2
├── StructureError            the files cannot be used; carries every problem           exit 2
├── PlanError              no plan fits the limits; names those that collide           exit 2
├── OutputError               the output folder cannot be written, or is another's      exit 2
└── ReportError               some reports failed; the others are there                 exit 1

A `Problem` is no exception: it is one finding about one place in the data, collected, counted
and listed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["disisihkan", "di luar cakupan", "ditandai", "struktur"]


@dataclass(frozen=True)
class Problem:
    """One place in the data that someone should look at, in the words of the one who mends it.

    `rule` and `fix` are constant Indonesian sentences (they are message ids for translation): what
    varies goes into `column`, `value` and `suggestion`. `value` is shown in internal files only,
    never on screen or in shared outputs.
    """

    table: str
    file: str  # relative to the data folder, with forward slashes
    row: int  # as the spreadsheet shows it (the sheet's first row is 1); 0 = the file as a whole
    column: str  # the header as the file spells it
    value: str
    rule: str  # "NIP harus 18 angka"
    fix: str  # "Format kolom sebagai teks lalu ekspor ulang"
    outcome: Outcome
    suggestion: str = ""  # the nearest accepted values, where there are any


class AnalysisError(Exception):
    """Base of all errors whose text is meant for the user."""

    exit_code = 2


class CallError(AnalysisError):
    """The command or its options are wrong."""


class DatasetError(AnalysisError):
    """dataset.toml holds something that is not accepted."""


class RegulationError(AnalysisError):
    """A rule table is wrong, or is asked for something it does not state."""


class StructureError(AnalysisError):
    """Files that cannot be used at all; `problems` lists all that was found, not only the first."""

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


class PlanError(AnalysisError):
    """The limits of a plan cannot all hold, or what a plan promises is not what scoring gives."""


class OutputError(AnalysisError):
    """The output cannot be written, or the folder belongs to another data set."""


class ReportError(AnalysisError):
    """Some reports could not be made; the others are complete."""

    exit_code = 1
