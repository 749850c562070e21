"""On what the competency standards rest, masked; part of the gate."""

from __future__ import annotations

import pandas as pd

from analysis.release.design import PLACE, Policy
from analysis.release.frames import empty, shaped
from analysis.release.gaps import ALL, unseen_places
from analysis.release.grid import grid
from analysis.release.masking import HIDDEN, SHOWN
from analysis.release.rounding import half_up

BASES = ("jabatan", "jenjang", "baku", "tanpa")
SIDES = ("manajerial", "teknis")


def basis_rows(
    used: pd.DataFrame, totals: pd.DataFrame, roster: pd.DataFrame, policy: Policy
) -> pd.DataFrame:
    """Return people by the basis of their standard (columns: `Release.standar`).

    used: `Quarter.standards_used`. A basis of too few people is hidden, with another one where it
    could be worked out. That all people of a place rest on one basis is a fact about its posts and
    printed in small places, too.
    """
    if used.empty:
        return empty("standar")
    keys = [*PLACE, "sisi"]
    sums = used.groupby(keys, as_index=False, sort=False)["orang"].sum()
    rows = pd.concat([used, sums.assign(dasar=ALL)], ignore_index=True)
    unseen = unseen_places(rows, totals)
    start = (rows["orang"] < policy.ambang) | (unseen & (rows["cakupan"] == "opd"))
    axes = grid(rows, roster, (rows["dasar"], (ALL, *BASES)), (rows["sisi"], SIDES))
    hidden = axes.protected(rows["orang"], start, policy.ambang) | unseen
    people = rows["orang"].astype("Int64").mask(hidden)
    whole = rows.merge(sums, on=keys, validate="many_to_one")["orang_y"].astype("Int64")
    none = pd.Series(0, index=rows.index, dtype="Int64")
    released = rows.assign(
        orang=people,
        persen=half_up(100 * people, whole, none),
        keadaan=pd.Series(SHOWN, index=rows.index, dtype="str").mask(hidden, HIDDEN),
    )
    return shaped("standar", released[released["dasar"] != ALL])
