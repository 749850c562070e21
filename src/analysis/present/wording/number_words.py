"""Small numbers as words: "lima" for 5."""

from __future__ import annotations

from analysis.present.locale import N_
from analysis.present.wording.voice import Voice

_SMALL_NUMBERS = (
    N_("nol"),
    N_("satu"),
    N_("dua"),
    N_("tiga"),
    N_("empat"),
    N_("lima"),
    N_("enam"),
    N_("tujuh"),
    N_("delapan"),
    N_("sembilan"),
    N_("sepuluh"),
    N_("sebelas"),
    N_("dua belas"),
)


def number_word(count: int, _: Voice) -> str:
    """Return "lima" for 5; from 13 on digits."""
    return _(_SMALL_NUMBERS[count]) if count < len(_SMALL_NUMBERS) else _.count(count)
