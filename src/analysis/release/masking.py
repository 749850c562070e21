"""Which rows are hidden: those of too few people, and those that would give them away.

Every figure is a mean or a count, so a hidden group is known as soon as a printed total minus the
printed rest is known. What can be derived within one partition (the OPD of the city and of a kind,
the groups of a cut, the units of an OPD) is prevented here; the functions take one partition each.
"""

from __future__ import annotations

import pandas as pd

from analysis.release.design import NO_DECIMALS_FROM, PLACE, Policy

SHOWN, CATEGORY, HIDDEN = "terbit", "kategori", "tersembunyi"
UNMEASURED, NOBODY = "tidak_diukur", "tidak_ada"
MERGED = "gabungan"  # a row of several that are too small to stand alone
TOO_FEW, COMPLEMENT = "ambang", "pelengkap"


def by_size(rows: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """Add `keadaan` and `alasan` by the number of people: of staff and measured the smaller one.

    Rows: of a summary (pegawai, diukur, ip_asn).
    """
    staff, measured = rows["pegawai"], rows["diukur"]
    state = pd.Series(SHOWN, index=rows.index, dtype="str")
    state = state.mask(measured < NO_DECIMALS_FROM, CATEGORY)
    state = state.mask(rows["ip_asn"].isna(), UNMEASURED)
    state = state.mask(measured < policy.ambang, HIDDEN)
    state = state.mask((measured == 0) & (staff >= policy.ambang), UNMEASURED)
    state = state.mask(staff == 0, NOBODY)
    reason = pd.Series("", index=rows.index, dtype="str").mask(state == HIDDEN, TOO_FEW)
    return rows.assign(keadaan=state, alasan=reason)


def hide(rows: pd.DataFrame, where: pd.Series) -> pd.DataFrame:
    """Hide what was not hidden yet among the chosen rows, as complement."""
    new = where & ~rows["keadaan"].isin((HIDDEN, NOBODY))
    return rows.assign(
        keadaan=rows["keadaan"].mask(new, HIDDEN), alasan=rows["alasan"].mask(new, COMPLEMENT)
    )


def protect(
    rows: pd.DataFrame, groups: list[str], totals: pd.Series, people: str, threshold: int
) -> pd.Series:
    """Say which rows must be hidden too, so that a total minus the rest covers enough people.

    Rows: the members of partitions, `groups` names the partition, `keadaan` says what is hidden so
    far. `totals`: people of the whole partition, per row; `people`: the column that counts them.
    Where the hidden members and those without a row together are fewer than the threshold, the
    smallest printed member of at least the threshold joins them.
    """
    keys = [rows[name] for name in groups]
    hidden = rows["keadaan"] == HIDDEN
    unseen = rows[people].where(hidden, 0)
    sums = unseen.groupby(keys).transform("sum")
    without_row = totals - rows[people].groupby(keys).transform("sum")
    exposed = hidden.groupby(keys).transform("any") | (without_row > 0)
    exposed &= sums + without_row.clip(lower=0) < threshold
    eligible = rows[exposed & ~hidden & (rows[people] >= threshold)]
    smallest = eligible.sort_values(people, kind="stable").drop_duplicates(groups).index
    return pd.Series(rows.index.isin(smallest), index=rows.index)


def protect_places(totals: pd.DataFrame, opd: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """Hide what would give a hidden OPD away in the totals of one quarter.

    City and OPD: the smallest printed OPD joins a hidden one that is alone, of the same kind where
    there is one. City, kinds and OPD: rather than another OPD, whose whole report would be empty,
    the kind's row is hidden.
    """
    own = totals["cakupan"] == "opd"
    kinds = totals["opd"].map(opd.drop_duplicates("kode").set_index("kode")["jenis"])
    agencies = totals[own].assign(jenis=kinds[own].astype("str").fillna(""), kota="")
    everybody = agencies["diukur"].sum()  # without an OPD nobody is measured
    sizes = pd.Series(everybody, index=agencies.index)
    more = protect(agencies, ["kota"], sizes, "diukur", policy.ambang)
    if more.any():
        of_kind = agencies["diukur"].groupby(agencies["jenis"]).transform("sum")
        alike = protect(agencies, ["jenis"], of_kind, "diukur", policy.ambang)
        nearest = agencies[alike].sort_values("diukur", kind="stable").index[:1]
        more = (
            pd.Series(agencies.index.isin(nearest), index=agencies.index) if len(nearest) else more
        )
    agencies = hide(agencies, more)
    hidden = agencies[agencies["keadaan"] == HIDDEN]
    sums = hidden.groupby("jenis")["diukur"].sum().sort_values(kind="stable")
    secret = {str(kind): int(people) for kind, people in sums.items()}
    exposed = [kind for kind, people in secret.items() if people < policy.ambang]
    covered = sum(secret[kind] for kind in exposed)
    for kind, people in secret.items():
        if exposed and kind not in exposed and covered < policy.ambang:
            exposed.append(kind)
            covered += people
    also = own & totals.index.isin(agencies.index[more])
    also |= (totals["cakupan"] == "jenis") & totals["kunci"].isin(exposed)
    return hide(totals, also)


def under_printed_totals(rows: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    """Keep the rows whose place (of a unit: whose OPD) has a total that is not hidden."""
    shown = totals[~totals["keadaan"].isin((HIDDEN, NOBODY))]
    places = set(zip(*(shown[name] for name in PLACE), strict=True))
    of_unit = rows["cakupan"] == "unit"
    scope = rows["cakupan"].mask(of_unit, "opd")
    key = rows["kunci"].mask(of_unit, rows["opd"])
    kept = [place in places for place in zip(scope, rows["opd"], key, strict=True)]
    return rows[pd.Series(kept, index=rows.index, dtype="bool")].reset_index(drop=True)
