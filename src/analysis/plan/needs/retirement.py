"""When people retire: the first of the month after they reach the age of their post."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from analysis.intake.delivery import Delivery
    from analysis.regulation import Regulation


def retirement_days(people: pd.DataFrame, delivery: Delivery, regulation: Regulation) -> pd.Series:
    """Return the first day of retirement per row of `people` (datetime64[s]).

    people: nip, jenjang_jabatan, jabatan. The birth date is the delivered one, else the NIP's.
    Missing where neither is readable, or where the level of the post is not known: nobody is
    retired by a guess. Source: PP 11/2017 Pasal 239 (`Regulation.bup`, `bup_khusus`).
    """
    born = _born(people["nip"], delivery, regulation)
    ages = _ages(people, regulation)
    months = born.dt.year * 12 + born.dt.month + ages * 12  # 0-based month after the birthday's
    known = months.notna()
    year, month = months.where(known, 0) // 12, months.where(known, 0) % 12 + 1
    first = pd.to_datetime(
        {"year": year.where(known, 2000).astype("int64"),
         "month": month.astype("int64"), "day": 1}
    )  # fmt: skip
    return first.where(known).astype("datetime64[s]")


def _born(nips: pd.Series, delivery: Delivery, regulation: Regulation) -> pd.Series:
    rows = delivery.used("pegawai")
    told = pd.Series(pd.NaT, index=nips.index, dtype="datetime64[s]")
    if "tanggal_lahir" in rows:
        days = rows.drop_duplicates("nip").set_index("nip")["tanggal_lahir"]
        told = pd.to_datetime(nips.map(days)).astype("datetime64[s]")
    place = regulation.nip
    digits = nips.astype("str").str.slice(
        place.number("lahir_awal") - 1, place.number("lahir_akhir")
    )
    of_nip = pd.to_datetime(digits, format="%Y%m%d", errors="coerce").astype("datetime64[s]")
    return told.fillna(of_nip)


def _ages(people: pd.DataFrame, regulation: Regulation) -> pd.Series:
    """Return the age in years (Int64): a post with an age of its own, else the level's."""
    levels = people["jenjang_jabatan"]
    ages = regulation.bup.of(levels.where(levels.isin(regulation.bup.values)))
    names = people["jabatan"].fillna("").astype("str").str.casefold()
    for words in regulation.bup_khusus.keys:
        # The post's name may begin with its level: "Ahli Pertama - Guru Kelas".
        begins = names.str.contains(rf"(?:^|- ){re.escape(words.casefold())}\b", regex=True)
        ages = ages.mask(begins, ages.clip(lower=regulation.bup_khusus.number(words)))
    return ages.astype("Int64")
