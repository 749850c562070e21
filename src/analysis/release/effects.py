"""What the plan brings: gap and IP ASN before and after, cost, month by month; part of the gate.

Before and after are means over the same measured people, so their difference is the effect. It is
printed where at least the threshold of people take part.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis.release.counted import CITY, UNITS
from analysis.release.design import (
    PLACE,
    Policy,
    decimals,
    gap_decimals,
    gap_threshold,
)
from analysis.release.frames import shaped
from analysis.release.gaps import ALL, TECHNICAL
from analysis.release.grid import grid
from analysis.release.joint import Printed
from analysis.release.masking import CATEGORY, COMPLEMENT, HIDDEN, NOBODY, SHOWN, TOO_FEW
from analysis.release.participants import counts_hidden, narrow
from analysis.release.plans import Courses, courses
from analysis.release.rounding import POINT, half_up
from analysis.release.together import settled

if TYPE_CHECKING:
    from analysis.plan.results.planned import Plan
    from analysis.regulation import Regulation

WORTH = 100_000_000  # parts of one "nilai"
SUMS = (
    "pegawai", "peserta", "lengkap", "berpasangan", "pasangan", "kesenjangan_sebelum",
    "kesenjangan_sesudah", "ip_sebelum", "ip_sesudah", "nilai", "poin",
)  # fmt: skip


def effect_sums(plan: Plan, totals: pd.DataFrame) -> pd.DataFrame:
    """Return the exact sums of the plan's effect for each of the index's total rows.

    Columns: cakupan, opd, kunci, terlihat (the index's `keadaan`), SUMS. Points are those of the
    people with an index, as the means are: less these they would tell what the others gain.
    """
    whole = plan.dampak["lengkap"]
    points = plan.rencana.groupby("orang")["poin"].sum().reindex(plan.dampak["orang"])
    points = points.fillna(0).astype("int64").reset_index(drop=True)
    people = plan.dampak.assign(
        pegawai=1,
        peserta=(plan.dampak["kursus"] > 0).astype("int64"),
        lengkap=whole.astype("int64"),
        berpasangan=(plan.dampak["pasangan"] > 0).astype("int64"),
        poin=points.where(whole.to_numpy(), 0),
        **{
            name: plan.dampak[name].where(whole).fillna(0).astype("int64")
            for name in ("ip_sebelum", "ip_sesudah")
        },
    )
    parts = []
    for scope, column in (("kota", None), ("jenis", "jenis_opd"), ("opd", "opd")):
        kept = people if column is None else people[people[column].notna()]
        key = "" if column is None else kept[column].astype("str")
        placed = kept.assign(cakupan=scope, kunci=key)
        parts.append(placed.groupby(["cakupan", "kunci"], as_index=False)[list(SUMS)].sum())
    sums = pd.concat(parts, ignore_index=True)
    shown = totals[[*PLACE, "keadaan"]].rename(columns={"keadaan": "terlihat"})
    rows = shown.merge(sums, how="left", on=["cakupan", "kunci"], validate="one_to_one")
    return rows.assign(**{name: rows[name].fillna(0).astype("int64") for name in SUMS})


@dataclass(frozen=True)
class Told:
    """What of the plan is told of each place.

    hidden: whose effect is not; counts: whose number of participants is not (rows of the sums).
    """

    hidden: pd.Series
    counts: pd.Series
    planned: Courses


def hide_effects(plan: Plan, sums: pd.DataFrame, roster: pd.DataFrame, policy: Policy) -> Told:
    """Say whose effect is hidden, and merge the courses: what one hides the other must not tell.

    sums: `effect_sums`. Hidden: who sends too few people, an OPD whose index is hidden, one whose
    courses alone tell that nearly everybody takes part, and what would give these away.
    """
    of_opd = sums["cakupan"] == "opd"
    unseen = sums["terlihat"].isin((HIDDEN, NOBODY))
    start = (sums["peserta"] < policy.ambang) | (unseen & of_opd)
    axes = grid(sums, roster)
    kinds = roster.drop_duplicates("kode").set_index("kode")["jenis"].astype("object")
    kind_of = sums["kunci"].map(kinds)
    while True:
        hidden = axes.protected(sums["peserta"], start, policy.ambang, grouped=False)
        closed = set(sums.loc[hidden & of_opd, "kunci"].astype(str))
        planned = courses(plan, closed, policy)
        more = of_opd & sums["kunci"].isin(planned.unprinted)
        more |= narrow(sums, planned, policy)
        more &= ~hidden
        if not more.any():
            counts = counts_hidden(sums, hidden | unseen, planned, axes, roster, policy)
            printed = settled(Printed(sums, counts, planned, kind_of, policy))
            more = of_opd & sums["kunci"].isin(printed.planned.unprinted) & ~hidden
            if not more.any():
                return Told(hidden | unseen, printed.counts, printed.planned)
        start |= more


def effect_rows(
    sums: pd.DataFrame, shown: Told, law: Regulation, gaps: pd.DataFrame, policy: Policy
) -> pd.DataFrame:
    """Return the plan's effect by place (columns: `Release.dampak`).

    gaps: the released gap rows; where the mean over all competencies is hidden, the gap is not told
    here either. The cost of a kind is printed where that of each of its OPD is. The cost per point
    rests on a sum of points: printed where the index is, not where its category alone is. The value
    counts people without an index too: it is the city's alone.
    """
    people, hidden = sums["peserta"], shown.hidden
    told = ~hidden
    whole = pd.Series(0, index=sums.index, dtype="Int64")
    index = _index_means(sums, told, law, policy)
    summed = told & ~(sums["terlihat"] == CATEGORY)
    one = pd.Series(1, index=sums.index).where(told & (sums["cakupan"] == "kota"), 0)
    cost, step = (numbers.where(told) for numbers in _costs(sums, shown.planned))
    points = sums["poin"].where(summed & (sums["poin"] > 0), 0)
    thousands = half_up(cost * POINT, points, whole, UNITS[0])
    state = pd.Series(SHOWN, index=sums.index, dtype="str").mask(people == 0, NOBODY)
    few = hidden & (people > 0) & (people < policy.ambang)
    reason = pd.Series("", index=sums.index, dtype="str").mask(hidden, COMPLEMENT)
    return shaped(
        "dampak",
        sums.assign(
            orang=sums["pegawai"].astype("Int64").where(told),
            peserta=people.astype("Int64").mask(shown.counts),
            biaya=cost,
            satuan_biaya=step,
            nilai=half_up(sums["nilai"], one, whole, WORTH),
            biaya_per_poin=(thousands * UNITS[0]).astype("Int64"),
            keadaan=state.mask(hidden, HIDDEN),
            alasan=reason.mask(few, TOO_FEW),
            **_gap_means(sums, told & _gap_printed(sums, gaps), policy),
            **index,
        ),
    )


def _gap_means(sums: pd.DataFrame, told: pd.Series, policy: Policy) -> dict[str, pd.Series]:
    """The mean gaps before and after, with their decimals."""
    people = sums["berpasangan"].astype("Int64").where(told)
    places = gap_decimals(people, gap_threshold(policy))
    means = {
        name: half_up(sums[name], sums["pasangan"], places)
        for name in ("kesenjangan_sebelum", "kesenjangan_sesudah")
    }
    return {**means, "desimal_kesenjangan": places.fillna(0)}


def _index_means(
    sums: pd.DataFrame, told: pd.Series, law: Regulation, policy: Policy
) -> dict[str, pd.Series]:
    """The mean indices before and after, with their decimals and categories."""
    people = sums["lengkap"].astype("Int64")
    people = people.where(told & sums["terlihat"].isin((SHOWN, CATEGORY)))
    places = decimals(people, policy.ambang)
    found = {"desimal": places.fillna(0)}
    for when in ("sebelum", "sesudah"):
        exact = sums[f"ip_{when}"]
        found[f"ip_{when}"] = half_up(exact, sums["lengkap"], places, POINT)
        band = law.kategori.classify_mean(exact, people.fillna(0))
        found[f"kategori_{when}"] = band.astype("str")
    return found


def _gap_printed(sums: pd.DataFrame, gaps: pd.DataFrame) -> pd.Series:
    """Where the mean gaps over all competencies, technical ones too, are printed."""
    wholes = gaps[(gaps["kelompok"] == ALL) & gaps["kompetensi"].isin((ALL, TECHNICAL))]
    wholes = wholes[wholes["cakupan"] != "unit"]
    hidden = wholes[wholes["keadaan"] == HIDDEN]
    closed = set(zip(hidden["cakupan"], hidden["kunci"], strict=True))
    at = zip(sums["cakupan"], sums["kunci"], strict=True)
    return pd.Series([place not in closed for place in at], index=sums.index, dtype=bool)


def _costs(sums: pd.DataFrame, planned: Courses) -> tuple[pd.Series, pd.Series]:
    """The printed cost of each row and its step in rupiah (Int64): sums of printed rows."""
    kind_of = planned.places.drop_duplicates("opd").set_index("opd")["jenis_opd"]
    of_kind: dict[str, list[str]] = {}
    for opd, kind in kind_of.items():
        of_kind.setdefault(str(kind), []).append(str(opd))
    found: list[int | None] = []
    steps: list[int | None] = []
    for scope, key in zip(sums["cakupan"], sums["kunci"].astype(str), strict=True):
        members = of_kind.get(key, []) if scope == "jenis" else [key]
        sending = [opd for opd in members if opd in planned.sets.members or opd == CITY]
        costs = [planned.cost(opd) for opd in sending]
        known = [cost for cost in costs if cost is not None]
        whole = len(known) == len(costs)
        found.append(sum(known) if whole else None)
        steps.append(
            max((planned.unit(opd) for opd in sending), default=UNITS[0]) if whole else None
        )
    return (
        pd.Series(pd.array(found, dtype="Int64"), index=sums.index),
        pd.Series(pd.array(steps, dtype="Int64"), index=sums.index),
    )
