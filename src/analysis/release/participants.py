"""How many different people take part, where it does not tell too much; part of the gate.

The number of an OPD stands in those of its kind and of the city. Its courses bound it: nobody takes
one twice, nor more than so many. So the sum of some hidden numbers may tell each of them: when all
must be as small, or as large, as they can be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.release.counted import CITY
from analysis.release.design import ALL_OR_NOTHING_FROM, Policy, too_telling
from analysis.release.grid import Grid
from analysis.release.plans import Courses

Bound = tuple[int, int]  # the least and the most people


def telling(sums: pd.DataFrame, policy: Policy) -> pd.Series:
    """Say where the number of participants says too much of single people.

    sums: `effects.effect_sums`.
    """
    people = sums["peserta"]
    return too_telling(people, sums["pegawai"], policy.ambang) & (people > 0)


def bounds(sums: pd.DataFrame, planned: Courses, policy: Policy) -> pd.Series:
    """Return between what numbers the printed courses leave an OPD's participants (by row)."""
    found: list[Bound] = []
    numbers = zip(sums["kunci"].astype(str), sums["pegawai"], sums["peserta"], strict=True)
    for opd, staff, people in numbers:
        rows = planned.table.rows(opd) if opd != CITY else []
        places = [sum(planned.table.amount(opd, name) for name in cell) for cell in rows]
        if places:
            each = [-(-n // len(cell)) for n, cell in zip(places, rows, strict=True)]
            least = max(-(-sum(places) // planned.most), *each)
            found.append((least, min(int(staff), sum(places))))
        elif people < policy.ambang:
            found.append((min(1, int(people)), min(int(staff), policy.ambang - 1)))
        else:
            found.append((policy.ambang, int(staff)))
    return pd.Series(found, index=sums.index, dtype="object")


def narrow(sums: pd.DataFrame, planned: Courses, policy: Policy) -> pd.Series:
    """Say of which OPD too much would be known although their number is not printed.

    Those whose own courses leave two telling numbers at most; and the smallest other one where the
    city's courses leave hardly more places than the OPD without a printed course send people.
    """
    limits = bounds(sums, planned, policy)
    least = limits.map(lambda bound: bound[0])
    shown = sums["kunci"].astype(str).map(lambda opd: bool(planned.table.rows(opd)))
    of_opd = (sums["cakupan"] == "opd") & (sums["peserta"] > 0)
    found = of_opd & shown & telling(sums, policy) & (limits.map(lambda each: each[1]) - least < 2)
    unseen = of_opd & ~shown
    places = planned.places["opd"].isin(set(sums.loc[unseen, "kunci"])).sum()
    others = sums.loc[of_opd & shown & ~found, "peserta"]
    if unseen.any() and planned.table.rows(CITY) and places - least[unseen].sum() < 2:
        found |= sums.index.isin(others.sort_values(kind="stable").index[:1])
    return found


@dataclass(frozen=True)
class Hidden:
    """Whose number of participants is not printed, as far as is known yet."""

    sums: pd.DataFrame
    bounds: pd.Series
    kind_of: pd.Series  # of each OPD's row
    secret: pd.Series
    policy: Policy

    def exposed(self, closed: pd.Series) -> int | None:
        """Return the row that must be hidden too, None where no number can be worked out."""
        scope, kunci = self.sums["cakupan"], self.sums["kunci"].astype(str)
        of_opd = scope == "opd"
        told = set(kunci[(scope == "jenis") & ~closed])
        for kind in sorted(told):
            if self._told(closed & of_opd & (self.kind_of == kind)):
                return int(self.sums.index[(scope == "jenis") & (kunci == kind)][0])
        city = self.sums.index[(scope == "kota") & ~closed]
        within = of_opd & ~self.kind_of.isin(told)
        if city.empty or not self._told(closed & within, rest=self._nowhere()):
            return None
        printed = of_opd & ~closed & (self.sums["peserta"] > 0)
        among = self.sums.loc[printed & within if (printed & within).any() else printed, "peserta"]
        smallest = among.sort_values(kind="stable").index.tolist()
        return int((smallest or city.tolist())[0])

    def _nowhere(self) -> Bound:
        """People of the city in no OPD: those who take part, and how many there are."""
        whole, parts = (
            self.sums.loc[self.sums["cakupan"] == scope, ["peserta", "pegawai"]].sum()
            for scope in ("kota", "opd")
        )
        return int(whole["peserta"] - parts["peserta"]), int(whole["pegawai"] - parts["pegawai"])

    def _told(self, rows: pd.Series, rest: Bound = (0, 0)) -> bool:
        """Whether the sum over these rows (and the rest) is too little, or tells one of them."""
        if not rows.any():
            return False
        people = [*self.sums.loc[rows, "peserta"].tolist(), rest[0]]
        others = int(self.sums.loc[rows, "pegawai"].sum()) + rest[1] - sum(people)
        if 0 < sum(people) < self.policy.ambang or 0 < others < self.policy.ambang:
            return True
        limits = [*self.bounds[rows].tolist(), (0, rest[1])]
        secrets = [*self.secret[rows].tolist(), False]
        return any(
            secret and each[0] < each[1] and _only_one(sum(people), number, limits)
            for number, (secret, each) in enumerate(zip(secrets, limits, strict=True))
        )


def _only_one(total: int, number: int, limits: Sequence[Bound]) -> bool:
    """Whether a part of a sum can have but one value."""
    least, most = limits[number]
    others = [limit for place, limit in enumerate(limits) if place != number]
    low = max(least, total - sum(limit[1] for limit in others))
    return low >= min(most, total - sum(limit[0] for limit in others))


def counts_hidden(
    sums: pd.DataFrame,
    hidden: pd.Series,
    planned: Courses,
    axes: Grid,
    roster: pd.DataFrame,
    policy: Policy,
) -> pd.Series:
    """Say where the number of participants is not printed.

    hidden: whose effect is. Else where it is telling, and what would give that away.
    """
    people, staff = sums["peserta"], sums["pegawai"]
    secret = telling(sums, policy) | (hidden & (people < policy.ambang))
    kinds = roster.drop_duplicates("kode").set_index("kode")["jenis"].astype("object")
    state = Hidden(sums, bounds(sums, planned, policy), sums["kunci"].map(kinds), secret, policy)
    measures = [(staff - people, policy.ambang, staff < ALL_OR_NOTHING_FROM)]
    start = hidden | secret
    while True:
        closed = axes.protected(people, start, policy.ambang, measures, grouped=False) | start
        more = state.exposed(closed)
        if more is None:
            return closed
        start |= sums.index == more
