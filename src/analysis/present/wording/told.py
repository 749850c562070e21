"""What the program said elsewhere, told in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.errors import AnalysisError, Sentence
from analysis.present.wording.voice import Voice


def tell(sentence: Sentence, _: Voice) -> str:
    """Return a sentence in a language; a value that is a sentence is told in it too."""
    return _.tell(sentence)


def tell_error(error: AnalysisError, _: Voice) -> str:
    """Return an error's sentences, a line each; one without a translation stays Indonesian."""
    return "\n".join(tell(sentence, _) for sentence in error.told)


def why_refused(info: Mapping[str, Any], _: Voice) -> str:
    """Say why the city's limits allow no plan, and what to change; empty where none was refused."""
    refusals = info.get("rencana_ditolak") or []
    return " ".join(tell(Sentence.of(plain), _) for plain in refusals)
