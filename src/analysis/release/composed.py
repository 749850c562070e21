"""Why an OPD stands apart from the city: its mix of job types, or its scores in each; the gate.

The two effects are printed for the whole OPD, not by job type. With the index they are a second
equation about the means of its job types, so a type of too few people is taken together with the
smallest of the others, as the cuts do, before the difference is split.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.measures.change import WHOLE
from analysis.release.compare import difference, printed
from analysis.release.design import Policy
from analysis.release.frames import shaped
from analysis.release.masking import SHOWN
from analysis.release.moved import apportioned
from analysis.release.rounding import POINT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.release.rows import RowDict


def effect_rows(parts: pd.DataFrame, totals: Sequence[RowDict], policy: Policy) -> pd.DataFrame:
    """Return the difference of each OPD from the city in two effects (`Release.komposisi`).

    parts: `composition.kitagawa`. totals: the released total rows of this quarter. An OPD with too
    few job types of enough people has one row that says so; one without an index has none.
    """
    city = next((row for row in totals if row["cakupan"] == "kota"), None)
    if city is None or city["ip_asn"] is None:
        return shaped("komposisi", pd.DataFrame())
    own = parts[parts["cakupan"] == "opd"]
    groups = {str(place): rows for place, rows in own.groupby("opd", sort=False)}
    rows = [
        _row(row, city, _merged(groups[row["opd"]], policy.ambang))
        for row in totals
        if row["cakupan"] == "opd" and row["ip_asn"] is not None and row["opd"] in groups
    ]
    return shaped("komposisi", pd.DataFrame(rows))


@dataclass(frozen=True)
class Group:
    """Job types that are compared together: people and sums of points, here and in the city."""

    names: tuple[str, ...]
    people: int
    people_city: int
    total: int
    total_city: int

    def with_(self, other: Group) -> Group:
        """Return both as one."""
        return Group(
            names=tuple(sorted((*self.names, *other.names))),
            people=self.people + other.people,
            people_city=self.people_city + other.people_city,
            total=self.total + other.total,
            total_city=self.total_city + other.total_city,
        )


def _merged(rows: pd.DataFrame, threshold: int) -> list[Group]:
    """Return the job types of an OPD, those of too few people with the smallest of the others.

    A type that only the rest of the city has stays alone: nobody of the OPD is in it.
    """
    columns = ["kelompok", "orang", "orang_kota", "jumlah", "jumlah_kota"]
    groups = [
        Group((str(name),), *(int(number) for number in numbers))
        for name, *numbers in rows[columns].itertuples(index=False)
    ]
    while True:
        staffed = sorted((each for each in groups if each.people), key=lambda each: each.people)
        if len(staffed) < 2 or staffed[0].people >= threshold:
            return groups
        small, next_one = staffed[:2]
        rest = [each for each in groups if each not in (small, next_one)]
        groups = [*rest, small.with_(next_one)]


def _row(own: RowDict, city: RowDict, groups: Sequence[Group]) -> dict[str, Any]:
    places = min(own["desimal"], city["desimal"])
    value, other = (printed(row["ip_asn"], row["desimal"]) for row in (own, city))
    apart = difference(value, other, places)
    row: dict[str, Any] = {
        "cakupan": "opd", "opd": own["opd"], "kunci": own["kunci"], "selisih": float(apart),
        "tarif": None, "komposisi": None, "desimal": places, "kelompok": "", "keadaan": WHOLE,
    }  # fmt: skip
    if sum(group.people > 0 for group in groups) < 2:
        return row
    scale = Fraction(10**places, POINT)
    whole = int(apart.scaleb(places))
    rate, mix = apportioned([part * scale for part in _effects(groups)], whole)
    unit = 10**places
    names = ";".join("+".join(names) for names in sorted(group.names for group in groups))
    told = {"tarif": rate / unit, "komposisi": mix / unit, "kelompok": names, "keadaan": SHOWN}
    return row | told


def _effects(groups: Sequence[Group]) -> tuple[Fraction, Fraction]:
    """Return the effect of the scores within job types and that of their mix, exact."""
    staff = sum(group.people for group in groups)
    everybody = sum(group.people_city for group in groups)
    rates, mixes = Fraction(0), Fraction(0)
    for each in groups:
        share, share_city = Fraction(each.people, staff), Fraction(each.people_city, everybody)
        mean_city = Fraction(each.total_city, each.people_city)
        mean = Fraction(each.total, each.people) if each.people else mean_city
        rates += (share + share_city) / 2 * (mean - mean_city)
        mixes += (share - share_city) * (mean + mean_city) / 2
    return rates, mixes
