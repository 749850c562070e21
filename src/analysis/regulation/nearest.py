"""The accepted word nearest to what somebody wrote, for error messages."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from analysis.errors import Sentence, said

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, accepted: Iterable[str]) -> tuple[str, ...]:
    """Up to three accepted words that resemble `word`, best first; case is ignored."""
    by_folded = {name.casefold(): name for name in sorted(accepted)}
    found = get_close_matches(word.casefold(), list(by_folded), n=3, cutoff=0.6)
    return tuple(by_folded[name] for name in found)


def accepted_names(word: str, accepted: Iterable[str]) -> Sentence:
    """The end of a refusal: what was perhaps meant, and everything that is accepted."""
    names = sorted(accepted)
    close = nearest(word, names)
    known = said("Yang dikenal: {nama}.", nama=", ".join(names))
    if not names:
        known = said("Tidak ada yang dikenal.")
    if not close:
        return known
    meant: str | Sentence = close[0]
    for other in close[1:]:
        meant = said("{satu} atau {lain}", satu=meant, lain=other)
    return said("Maksud Anda {dekat}? {dikenal}", dekat=meant, dikenal=known)
