"""Names of posts, compared without case, punctuation and the level that some write into them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.regulation.vocabulary import JENJANG_JABATAN

if TYPE_CHECKING:
    import pandas as pd

    from analysis.regulation import Regulation

_LEVELS = sorted(
    (level.removeprefix("JF ").casefold() for level in JENJANG_JABATAN if level.startswith("JF ")),
    key=len,
    reverse=True,
)
_LEVEL = re.compile(rf"^(?:{'|'.join(_LEVELS)})\b|\b(?:{'|'.join(_LEVELS)})$")


def bare_post(name: str) -> str:
    """Return the post without its level: 'Ahli Pertama - Guru Kelas' is 'guru kelas'."""
    words = " ".join(re.findall(r"\w+", name.casefold()))
    return _LEVEL.sub("", words).strip()


def exempt(posts: pd.Series, regulation: Regulation) -> pd.Series:
    """Mark the posts that the edition's options say have no compulsory functional training."""
    listed = regulation.option("jf_tanpa_diklat_wajib")
    names = {bare_post(name) for name in listed} if isinstance(listed, (list, tuple)) else set()
    matching = [post for post in posts.dropna().unique() if bare_post(post) in names]
    return posts.isin(matching)
