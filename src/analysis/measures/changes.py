"""All that a quarter is compared with, in one bundle that can be kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis.dataset import Period
from analysis.measures.change import PLACES, TERMS, Change
from analysis.measures.composition import kitagawa
from analysis.measures.succession import ended, none_ended

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.measures.measured import Measured

PAIRS = {"sebagai": "str", "dari": "str", "sampai": "str", "alasan": "str"}
PREVIOUS = "triwulan_lalu"  # the delivered quarter before
YEAR_AGO = "tahun_lalu"  # the same quarter of the year before


@dataclass(frozen=True)
class Changes:
    """A quarter beside earlier ones; exact and internal.

    pasangan: one row per comparison: sebagai (triwulan_lalu: the quarter delivered before,
        whichever it is; tahun_lalu: the same one a year ago; one that is both is triwulan_lalu),
        dari, sampai ("2026-Q2"), alasan (see `change.Change`).
    tempat, langkah, terlambat: the frames of `change.Change`, with dari.
    komposisi: `composition.kitagawa` of the quarter itself.
    tanpa_pemetaan: `succession.ended` between the quarter delivered before and this one.
    """

    pasangan: pd.DataFrame
    tempat: pd.DataFrame
    langkah: pd.DataFrame
    terlambat: pd.DataFrame
    komposisi: pd.DataFrame
    tanpa_pemetaan: pd.DataFrame

    def since(self, earlier: str) -> Change | None:
        """Return the change since a quarter ("2026-Q2"); None when it was not compared."""
        pair = self.pasangan.loc[self.pasangan["dari"] == earlier]
        if pair.empty:
            return None
        frames = (self.tempat, self.langkah, self.terlambat)
        own = (frame.loc[frame["dari"] == earlier].drop(columns="dari") for frame in frames)
        dari, sampai = (Period.parse(str(pair[name].iloc[0])) for name in ("dari", "sampai"))
        return Change(
            dari, sampai, str(pair["alasan"].iloc[0]), *(one.reset_index(drop=True) for one in own)
        )


def pairs_of(period: Period, delivered: Sequence[Period]) -> dict[str, Period]:
    """Return the earlier quarters a quarter is compared with, by what they are to it."""
    earlier = [one for one in delivered if one < period]
    found = {PREVIOUS: max(earlier)} if earlier else {}
    year_ago = [one for one in earlier if one.number == period.number - 4]
    if year_ago and year_ago[0] not in found.values():
        found[YEAR_AGO] = year_ago[0]
    return found


def bundle(quarter: Measured, compared: Mapping[str, Change], previous: Measured | None) -> Changes:
    """Return a quarter's changes; compared: by `sebagai`; previous: the quarter before."""
    rows = [
        (name, change.dari.text, change.sampai.text, change.alasan)
        for name, change in compared.items()
    ]
    now = (quarter.people, quarter.opd, quarter.successions, quarter.period)
    return Changes(
        pd.DataFrame(rows, columns=list(PAIRS)).astype(PAIRS),
        _stacked({change.dari.text: change.tempat for change in compared.values()}, PLACES),
        _stacked({change.dari.text: change.langkah for change in compared.values()}, TERMS),
        _stacked({change.dari.text: change.terlambat for change in compared.values()}, TERMS),
        kitagawa(quarter.people),
        none_ended() if previous is None else ended(previous, *now),
    )


def _stacked(frames: Mapping[str, pd.DataFrame], columns: Mapping[str, str]) -> pd.DataFrame:
    empty = pd.DataFrame(columns=["dari", *columns])
    parts = [frame.assign(dari=earlier) for earlier, frame in frames.items()]
    rows = pd.concat([part for part in parts if len(part)] or [empty], ignore_index=True)
    return rows[["dari", *columns]].astype({"dari": "str", **columns})
