"""Words that follow a number: a translation writes both, `{n} {n:row|rows}`.

The number may be a number or written already ("1.204", "satu"), and a sentence may count several
things. Indonesian has one form for any number and needs none of this.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Any

SINGLE = frozenset({"1", "+1", "-1", "\N{MINUS SIGN}1", "one"})
BETWEEN = "|"


def filled(text: str, values: Mapping[str, Any]) -> str:
    """Fill in a text's fields; where a field offers two words, its number chooses between them.

    Raises: KeyError for a field without a value.
    """
    if BETWEEN not in text:
        return text.format(**values)
    return _COUNTING.vformat(text, (), values)


class _Counting(string.Formatter):
    """`str.format`, where a format "word|words" stands for the word that fits the number."""

    def format_field(self, value: Any, format_spec: str) -> Any:
        single, between, several = format_spec.partition(BETWEEN)
        if not between:
            return super().format_field(value, format_spec)
        return single if str(value) in SINGLE else several


_COUNTING = _Counting()
