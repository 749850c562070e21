"""What can go wrong, as a person is told of it.

AnalysisError                 an error a user caused or can mend; one screen of text at most
├── CallError                 the call is wrong: folder, period, OPD key, option        exit 2
├── DatasetError              dataset.toml is wrong                                     exit 2
├── RegulationError           a rule table is wrong, or does not cover what was asked   exit 2
├── StructureError            the files cannot be used; carries every problem           exit 2
├── PlanError                 no plan can be made; names what stands against it         exit 2
│   └── PromiseError          scoring again does not give what a plan promises: ours    exit 2
├── OutputError               the output folder cannot be written, or is another's      exit 2
└── ReportError               some reports failed; the others are there                 exit 1

A `Problem` is no exception: it is one finding about one place in the data, collected, counted
and listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, Self

Outcome = Literal["disisihkan", "di luar cakupan", "ditandai", "struktur"]


@dataclass(frozen=True)
class Problem:
    """One place in the data that someone should look at, in the words of the one who mends it.

    `rule` and `fix` are constant Indonesian sentences (they are message ids for translation): what
    varies goes into `column`, `value` and `suggestion`; where these two hold words, not data, they
    are a `Phrase`. `value` is shown in internal files only, never on screen or in shared outputs.
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


@dataclass(frozen=True)
class Figure:
    """A number inside a sentence: each language has its own signs for decimals and thousands."""

    number: Decimal
    unit: Literal["", "%", "Rp"] = ""

    def written(self, lang: str) -> str:
        """Write it: 12,5% or 12.5%; Rp 2.000.000 or Rp 2,000,000."""
        signs = {ord(","): ".", ord("."): ","} if lang == "id" else {}
        text = f"{self.number:,f}".translate(signs)
        return f"Rp {text}" if self.unit == "Rp" else f"{text}{self.unit}"

    def __str__(self) -> str:
        """Write it in Indonesian."""
        return self.written("id")


@dataclass(frozen=True)
class Sentence:
    """A sentence for the user: its Indonesian text (a message id) and the values of its fields.

    A value may be a Sentence itself, or a Figure; any other is printed as it is, in every language.
    """

    text: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return it in Indonesian."""
        return self.text.format(**self.values) if self.values else self.text

    @property
    def plain(self) -> dict[str, Any]:
        """Return it as JSON can hold it: `Sentence.of` reads it back."""
        return {
            "teks": self.text,
            "isi": {name: _plain(value) for name, value in self.values.items()},
        }

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Sentence:
        """Return the sentence that `plain` was made from. Raises: KeyError for anything else."""
        return cls(plain["teks"], {name: _whole(value) for name, value in plain["isi"].items()})


def _plain(value: object) -> object:
    if isinstance(value, Figure):
        return {"angka": str(value.number), "satuan": value.unit}
    return value.plain if isinstance(value, Sentence) else value


def _whole(value: object) -> object:
    if not isinstance(value, Mapping):
        return value
    if "angka" in value:
        return Figure(Decimal(value["angka"]), value["satuan"])
    return Sentence.of(value)


def said(text: str, /, **values: object) -> Sentence:
    """Return a sentence that can be told in another language too."""
    return Sentence(text, values)


class Phrase(str):
    """A text in Indonesian that can be told in another language too, for it keeps its sentence."""

    sentence: Sentence

    def __new__(cls, sentence: Sentence) -> Self:
        """Make the text of a sentence."""
        made = super().__new__(cls, str(sentence))
        made.sentence = sentence
        return made

    def __reduce__(self) -> tuple[type[Self], tuple[Sentence]]:
        """Say how it is made again in another process."""
        return type(self), (self.sentence,)


def phrase(text: str, /, **values: object) -> Phrase:
    """Return a piece of text, such as a suggestion, that can be told in another language too."""
    return Phrase(Sentence(text, values))


def _as_sentence(told: str | Sentence) -> Sentence:
    if isinstance(told, Phrase):
        return told.sentence
    return Sentence(told) if isinstance(told, str) else told


class AnalysisError(Exception):
    """Base of all errors whose text is meant for the user: a sentence, or several in lines."""

    exit_code = 2

    def __init__(self, *told: str | Sentence) -> None:
        self.told = tuple(_as_sentence(one) for one in told)
        super().__init__("\n".join(map(str, self.told)))


class CallError(AnalysisError):
    """The command or its options are wrong."""


class DatasetError(AnalysisError):
    """dataset.toml holds something that is not accepted."""


class RegulationError(AnalysisError):
    """A rule table is wrong, or is asked for something it does not state."""


class StructureError(AnalysisError):
    """Files that cannot be used at all; `problems` lists all that was found, not only the first."""

    def __init__(self, message: str | Sentence, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


class PlanError(AnalysisError):
    """No plan can be made as asked; every sentence may be printed in shared outputs."""


class PromiseError(PlanError):
    """What a plan promises is not what scoring gives: a fault of the program, told with figures."""


class OutputError(AnalysisError):
    """The output cannot be written, or the folder belongs to another data set."""


class ReportError(AnalysisError):
    """Some reports could not be made; the others are complete."""

    exit_code = 1
