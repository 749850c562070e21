"""What a room needs of the reader's language; the catalogues themselves are in `present.locale`.

Below `present` a text is written in Indonesian, marked, and told through a `Tongue` that is handed
down: `present.voice.Voice` for any language, `INDONESIAN` where nobody asked for another.
"""

from __future__ import annotations

from typing import Protocol

from analysis.errors import Sentence


class Tongue(Protocol):
    """One language: its texts and its numbers."""

    @property
    def lang(self) -> str:
        """The language's code: id, en."""

    def __call__(self, text: str, /, **values: object) -> str:
        """Tell an Indonesian text (a message id) with its fields filled in; so do `values`."""

    def tell(self, told: str | Sentence) -> str:
        """Tell a sentence or a phrase; any other text stays as it is."""

    def count(self, value: float) -> str:
        """Write a number of people or rows: 4.491."""


class _Indonesian:
    """The language that the texts are written in: nothing to look up."""

    lang = "id"

    def __call__(self, text: str, /, **values: object) -> str:
        return text.format(**values) if values else text

    def tell(self, told: str | Sentence) -> str:
        return str(told)

    def count(self, value: float) -> str:
        return f"{int(value):,}".replace(",", ".")


INDONESIAN: Tongue = _Indonesian()


def N_(text: str) -> str:  # noqa: N802 - the name that message extraction knows
    """Mark a text for translation; return it as it is."""
    return text
