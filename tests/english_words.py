"""Words that give a language away: none of one may stand in the other's output."""

from __future__ import annotations

import re
from collections.abc import Iterable

INDONESIAN = (
    "yang", "dan", "dari", "untuk", "dengan", "tidak", "belum", "atau", "pada", "adalah", "ialah",
    "oleh", "karena", "bila", "jika", "sudah", "agar", "setiap", "semua", "seluruh", "lebih",
    "paling", "sejak", "dapat", "juga", "hanya", "bukan", "harus", "menurut", "orang",
    "poin", "triwulan", "berkas", "baris", "kolom", "baku", "misalnya", "lain", "masih", "akan",
)  # fmt: skip
ENGLISH = (
    "the", "of", "and", "with", "not", "is", "are", "was", "were", "has", "have", "from", "for",
    "this", "that", "which", "than", "must", "cannot", "because", "each", "every", "all", "people",
    "staff", "points", "quarter", "file", "row", "column", "score", "need", "needs", "only", "it",
)  # fmt: skip
# What is quoted, computed, a file, a key or an option is named as it is, in every language.
AS_IT_IS = re.compile(
    r"'[^']*'|`[^`]*`|\"[^\"]*\"|\[[a-z_]+\]|--[a-z-]+|<[a-z]+>|\S*/\S*|\S+\.(?:csv|xlsx|toml|py|md)"
    r"|\b[a-z]+(?:_[a-z]+)+\b"
)


def strangers(told: Iterable[str], lang: str, names: Iterable[str] = ()) -> list[str]:
    """Return the texts of an output in `lang` that hold words of the other language.

    names: what was delivered, and is printed as it was.
    """
    words = ENGLISH if lang == "id" else INDONESIAN
    pattern = re.compile(rf"\b({'|'.join(words)})\b", re.IGNORECASE)
    known = sorted({name for name in names if name}, key=len, reverse=True)
    found = set()
    for text in told:
        bare = text
        for name in known:
            bare = bare.replace(name, " ")
        if pattern.search(AS_IT_IS.sub(" ", bare)):
            found.add(text)
    return sorted(found)
