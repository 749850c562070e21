"""What late records changed in the quarter before, where that may be printed; part of the gate.

Of the changes of those who stayed, some are older than the quarter: records with an old date that
the earlier delivery did not hold yet. That part is printed where enough people stand behind it and
behind the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.measures.change import CAME, WENT, WHOLE, values
from analysis.measures.changes import PREVIOUS
from analysis.release.compare import difference, printed
from analysis.release.counted import CITY
from analysis.release.design import Policy
from analysis.release.frames import empty, shaped
from analysis.release.masking import SHOWN
from analysis.release.rounding import POINT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.measures.change import Change
    from analysis.measures.changes import Changes

ALL = "semua"
_KEY = ["opd", "bagian"]


def late_rows(changes: Changes, steps: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """Return what late records changed since the quarter before (`Release.terlambat`).

    steps: the printed steps (`moved.step_rows`). Only of places whose steps are printed, and since
    the quarter before alone: the same records are late again for the quarter of a year ago.
    """
    pair = changes.pasangan[changes.pasangan["sebagai"] == PREVIOUS]
    change = None if pair.empty else changes.since(str(pair["dari"].iloc[0]))
    if change is None or steps.empty:
        return empty("terlambat")
    own = steps[(steps["dari"] == change.dari.text) & (steps["keadaan"] != WHOLE)]
    late = change.terlambat[change.terlambat["cakupan"].isin(("kota", "opd"))]
    people = {
        (str(place), str(part)): int(number)
        for place, part, number in late[[*_KEY, "orang"]].itertuples(index=False)
    }
    shown = {
        place: people[place, ALL]
        for place in own["opd"].unique()
        if (place, ALL) in people and _enough(change, place, people, policy.ambang)
    }
    shown = _without_small_rest(shown, people, policy.ambang)
    ends = own.groupby("opd")["desimal"].min()
    exact = dict(zip(late[_KEY].itertuples(index=False, name=None), values(late), strict=True))
    rows = [_row(change, place, exact[place, ALL], number, int(ends[place]))
            for place, number in shown.items()]  # fmt: skip
    return shaped("terlambat", pd.DataFrame(rows))


def _enough(
    change: Change, place: str, people: Mapping[tuple[str, str], int], threshold: int
) -> bool:
    """Say whether enough people stand behind late records, and behind no or enough other changes.

    How many changed for both reasons is not known, so the component in which most others changed
    decides.
    """
    where = change.tempat[change.tempat["cakupan"].isin(("kota", "opd"))]
    number, measured = people[place, ALL], int(where.set_index("opd")["diukur_lama"][place])
    if number < threshold or 0 < measured - number < threshold:
        return False
    langkah = change.langkah[
        change.langkah["cakupan"].isin(("kota", "opd")) & (change.langkah["opd"] == place)
    ]
    changed = langkah[~langkah["bagian"].isin((*CAME, *WENT))].set_index("bagian")["orang"]
    rest = [abs(int(count) - people.get((place, str(part)), 0)) for part, count in changed.items()]
    return not any(rest) or max(rest) >= threshold


def _without_small_rest(
    shown: dict[str, int], people: Mapping[tuple[str, str], int], threshold: int
) -> dict[str, int]:
    """Leave out OPD, of the fewest people first, until the city's rest is nobody or enough."""
    kept = dict(sorted(shown.items(), key=lambda one: (one[1], one[0])))
    agencies = [place for place in kept if place != CITY]
    while CITY in kept and agencies:
        rest = people[CITY, ALL] - sum(kept[place] for place in agencies)
        if rest == 0 or rest >= threshold:
            break
        kept.pop(agencies.pop(0))
    return dict(sorted(kept.items()))


def _row(change: Change, place: str, exact: Any, people: int, places: int) -> dict[str, Any]:
    value = difference(printed(float(exact / POINT), places + 4), printed(0.0, 0), places)
    return {
        "cakupan": "kota" if place == CITY else "opd", "opd": place, "kunci": place,
        "dari": change.dari.text, "sampai": change.sampai.text, "poin": float(value),
        "desimal": places, "orang": people, "keadaan": SHOWN,
    }  # fmt: skip
