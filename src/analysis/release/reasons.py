"""Why people are not measured or not counted, by reason; part of the gate.

How many are not measured is printed, so a reason of a few people that is hidden alone could be
derived from the rest. It is merged with others instead, until enough people stand behind the row.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.release.design import PLACE, Policy
from analysis.release.masking import HIDDEN, MERGED, NOBODY, SHOWN

# Who has a record of discipline is not told, not even that a place has somebody of the kind: the
# histories that cannot be read are one reason, whichever history it is.
UNCERTAIN = "riwayat_tidak_pasti"
HISTORIES = ("kompetensi_tidak_pasti", "kinerja_tidak_pasti", "disiplin_tidak_pasti")
COLUMNS = [*PLACE, "alasan", "orang", "keadaan"]
Part = tuple[str, int]  # reason, people
Told = tuple[str, int | None, str]  # reasons joined by "+", people, keadaan


def reasons(counts: pd.DataFrame, totals: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """Return the unmeasured by reason (columns: `Release.alasan`).

    counts: `Quarter.reasons`; totals: the total rows with their `keadaan`.
    """
    named = counts["alasan"].mask(counts["alasan"].isin(HISTORIES), UNCERTAIN)
    keys = [*PLACE, "alasan"]
    summed = counts.assign(alasan=named).groupby(keys, sort=False)["orang"].sum().reset_index()
    return _told(summed, totals, policy, counted=True)


def of_everybody(counts: pd.DataFrame, totals: pd.DataFrame, policy: Policy) -> pd.Series:
    """Return the reason that everybody of a total row shares, missing where there is none."""
    told = reasons(counts, totals, policy).query("keadaan == @SHOWN")
    rows = told.merge(totals[[*PLACE, "pegawai"]], on=PLACE, validate="many_to_one")
    shared = rows[rows["orang"] == rows["pegawai"]].drop_duplicates(PLACE)
    placed = totals[PLACE].merge(shared, how="left", on=PLACE, validate="one_to_one")
    return placed["alasan"].set_axis(totals.index)


def exclusions(counts: pd.DataFrame, totals: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """Return those left out by rule, by reason (columns: `Release.dikecualikan`)."""
    return _told(counts, totals, policy, counted=False)


def _told(
    counts: pd.DataFrame, totals: pd.DataFrame, policy: Policy, *, counted: bool
) -> pd.DataFrame:
    """Merge place by place; `counted`: the total row says how many people there are in all."""
    shown = totals[~totals["keadaan"].isin((HIDDEN, NOBODY))]
    missing = shown.assign(semua=shown["pegawai"] - shown["diukur"])[[*PLACE, "semua"]]
    rows = counts[counts["orang"] > 0].merge(missing, on=PLACE, validate="many_to_one")
    lines: list[tuple[object, ...]] = []
    for place, group in rows.groupby(PLACE, sort=True):
        parts = list(zip(group["alasan"].astype(str), group["orang"].astype(int), strict=True))
        everybody = int(group["semua"].iloc[0]) if counted else sum(people for _, people in parts)
        lines += [(*place, *told) for told in merged(parts, everybody, policy.ambang)]
    table = pd.DataFrame(lines, columns=COLUMNS)
    texts = dict.fromkeys([*PLACE, "alasan", "keadaan"], "str")
    return table.astype({**texts, "orang": "Int64"})


def merged(parts: Sequence[Part], everybody: int, threshold: int) -> list[Told]:
    """Merge the reasons of fewer people than the threshold; most people first, the merged last.

    everybody: the people behind all reasons; fewer than the sum of the parts where somebody has
    several. Then only the largest part of a merged row is sure to stand behind it, and its number
    is hidden unless it is everybody. A reason of all but a few people is merged too. Fewer people
    than the threshold in all: one row without a reason.
    """
    single = sum(people for _, people in parts) == everybody
    if everybody < threshold:
        return [("", None, HIDDEN)]
    ordered = sorted(parts, key=lambda part: part[1])
    small = [part for part in ordered if part[1] < threshold or 0 < everybody - part[1] < threshold]
    rest = [part for part in ordered if part not in small]

    def behind() -> int:
        people = [people for _, people in small]
        if single:
            return sum(people)
        return max(people) if len(small) > 1 else 0

    while small and rest and behind() < threshold:
        small.append(rest.pop(0))
    told: list[Told] = [(name, people, SHOWN) for name, people in reversed(rest)]
    if not small:
        return told
    small.sort(key=lambda part: part[1])
    names = "+".join(name for name, _ in reversed(small))
    known = everybody if not rest else behind() if single else None
    state = HIDDEN if known is None else SHOWN if len(small) == 1 else MERGED
    return [*told, (names, known, state)]
