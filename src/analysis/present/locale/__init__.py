"""The report's languages: Indonesian is the source, English comes from `en.po`.

Message ids are the Indonesian texts. `_` marks and translates a text inside a function,
`N_` marks a text in a table of constants that is translated where it is used.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files

from babel.messages.pofile import read_po

from analysis.language import N_

__all__ = ["LANGUAGES", "N_", "catalogue", "translator"]

LANGUAGES = ("id", "en")

Translate = Callable[[str], str]


@cache
def catalogue(lang: str) -> dict[str, str]:
    """Return message id -> translation; a text without translation is not in it."""
    with files(__package__).joinpath(f"{lang}.po").open("rb") as stream:
        return {
            str(message.id): str(message.string)
            for message in read_po(stream, locale=lang)
            if message.id and message.string and not message.fuzzy
        }


@cache
def translator(lang: str) -> Translate:
    """Return the function that turns an Indonesian text into `lang`.

    A text that the catalogue lacks stays Indonesian. Raises: KeyError for a language there is not.
    """
    if lang not in LANGUAGES:
        raise KeyError(lang)
    if lang == "id":
        return lambda text: text
    messages = catalogue(lang)
    return lambda text: messages.get(text, text)
