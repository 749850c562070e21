"""The block that only a guide has: an exercise and its computed answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from analysis.present.blocks import Block, Run
from analysis.present.guide.outline import exercise_number
from analysis.present.wording.voice import Voice

Paragraph = tuple[Run, ...]


@dataclass(frozen=True)
class Exercise(Block):
    """A question and its answer: on a screen behind `label`, on paper at the document's end.

    `where` stands on paper before the number of the page with the answer.
    """

    kind: ClassVar[str] = "exercise"
    id: str
    number: str
    title: str
    question: tuple[Paragraph, ...]
    answer: tuple[Paragraph, ...]
    label: str
    where: str


def exercise(key: str, title: str, question: str, answer: tuple[str, ...], _: Voice) -> Exercise:
    """Return an exercise; the first part of the answer is its result, the others say why."""
    result, *why = answer
    told = " ".join(words for words in why if words)
    return Exercise(
        f"latihan-{key}",
        exercise_number(key, _),
        title,
        ((Run(question),),),
        ((Run(result, b=True), *((Run(f" {told}"),) if told else ())),),
        _("Jawaban"),
        _("Jawaban di halaman"),
    )
