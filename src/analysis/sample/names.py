"""Names and numbers of nobody: syllables that are in no Indonesian name, NIPs of valid form."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.sample.draws import Draws, Ints, Texts
from analysis.sample.lookup import table


def _words(first: str, second: str) -> Texts:
    """Every word of two syllables from two sets of them."""
    parts = table("suku_kata").groupby("bagian")["suku"]
    return np.array(
        [a + b for a in parts.get_group(first) for b in parts.get_group(second)], dtype=object
    )


def person_names(draws: Draws) -> pd.Series:
    """One made-up name of two words per row; in large populations names repeat, as real ones do."""
    first, last = _words("depan", "tengah"), _words("marga", "akhir")
    names = (
        first[draws.below("nama depan", len(first))]
        + " "
        + last[draws.below("nama belakang", len(last))]
    )
    return pd.Series(names, dtype="str")


def place_names(count: int) -> list[str]:
    """That many made-up names of regencies, all different."""
    words = _words("depan", "tengah")
    return [
        words[number * 37 % len(words)]  # 37 has no divisor in common with their number
        + (f" {number // len(words) + 1}" if number >= len(words) else "")
        for number in range(count)
    ]


def uuids(draws: Draws) -> pd.Series:
    """A UUID-shaped identifier per row (32 hexadecimal digits in five groups)."""

    def written(high: int, low: int) -> str:
        digits = f"{high:016X}{low:016X}"
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))

    pairs = zip(draws.bits("uuid a").tolist(), draws.bits("uuid b").tolist(), strict=True)
    return pd.Series([written(high, low) for high, low in pairs], dtype="str")


def nips(people: pd.DataFrame) -> Ints:
    """The 18-digit number of each person.

    Columns used: ``lahir`` (day), ``tahun_angkat``, ``bulan_angkat`` (PPPK: 21 and above, never a
    month), ``kelamin`` (1 man, 2 woman), ``seri`` (1-999).
    """
    born = people["lahir"].dt
    day = (born.year * 10_000 + born.month * 100 + born.day).to_numpy(np.int64)
    appointed = (people["tahun_angkat"] * 100 + people["bulan_angkat"]).to_numpy(np.int64)
    tail = (people["kelamin"] * 1000 + people["seri"]).to_numpy(np.int64)
    number: Ints = day * 10**10 + appointed * 10**4 + tail
    return number
