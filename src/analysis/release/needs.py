"""What people need and what the plan leaves open, counted and masked; part of the gate."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import pandas as pd

from analysis.regulation.vocabulary import KOMPONEN_DIKLAT
from analysis.release.counted import CITY, Cell, Table, merged_rows
from analysis.release.crossed import Crossed
from analysis.release.design import ALL_OR_NOTHING_FROM, PLACE, Policy, too_telling
from analysis.release.frames import empty, shaped
from analysis.release.gaps import ALL, unseen_places
from analysis.release.grid import NOWHERE, Amounts, grid
from analysis.release.masking import HIDDEN, MERGED, SHOWN
from analysis.release.people import Sets, sets_of

GAP = "kesenjangan"
UNSERVED = "tanpa_pelatihan"  # the reason of needs that no course meets
KEYS = [*PLACE, "sumber", "hal"]


def need_rows(
    needs: pd.DataFrame,
    totals: pd.DataFrame,
    roster: pd.DataFrame,
    told: pd.DataFrame,
    policy: Policy,
) -> pd.DataFrame:
    """Return people by what they need (columns: `Release.kebutuhan`).

    needs: `Plan.kebutuhan`, of the components those of complete people alone (`of_complete`);
    totals: the index's total rows; told: `counted_elsewhere`. Hidden: few people, all but few, and
    what the same number in another table would give away.
    """
    if needs.empty:
        return empty("kebutuhan")
    rows = _counts(needs)
    staff = totals[["cakupan", "kunci", "pegawai"]]
    rows = rows.merge(staff, how="left", on=["cakupan", "kunci"], validate="many_to_one")
    rows = rows.merge(told, how="left", on=KEYS, validate="one_to_one")
    unseen = unseen_places(rows, totals)
    people, others = rows["orang"], (rows["pegawai"].fillna(0) - rows["orang"]).clip(lower=0)
    apart = (rows["sama"] - people).abs().astype("float64")
    secret = rows["sama_rahasia"].astype("boolean").fillna(value=False).astype(bool)
    start = (apart < policy.ambang) & (secret | (apart > 0))
    start |= too_telling(people, people + others, policy.ambang)
    start |= unseen & (rows["cakupan"] == "opd")
    names = rows["sumber"] + "\n" + rows["hal"]
    axes = grid(rows, roster, competencies=(names, sorted(set(names))))
    small = rows["pegawai"].fillna(0) < ALL_OR_NOTHING_FROM
    measures = [(others.astype("int64"), policy.ambang, small)]
    hidden = axes.protected(people, start, policy.ambang, measures, grouped=False)
    hidden |= unseen | start
    without = rows["tanpa_pelatihan"]
    closed = hidden | (without > 0) & too_telling(without, people, policy.ambang)
    among: list[Amounts] = [
        (without, policy.ambang),
        (people - without, policy.ambang, people < ALL_OR_NOTHING_FROM),
    ]
    closed |= axes.protected(people, closed, policy.ambang, among, grouped=False)
    return shaped(
        "kebutuhan",
        rows.assign(
            orang=people.astype("Int64").mask(hidden),
            tanpa_pelatihan=without.astype("Int64").mask(closed),
            keadaan=pd.Series(SHOWN, index=rows.index, dtype="str").mask(hidden, HIDDEN),
        ),
    )


def of_complete(needs: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """Leave out the open components of people who have no index.

    So they are counted as in the table of open points; two numbers that differ by a few would tell
    who these few are. people: `Quarter.people`.
    """
    if needs.empty or "lengkap" not in people:
        return needs
    complete = set(people.loc[people["lengkap"], "orang"])
    kept = ~needs["sumber"].isin(KOMPONEN_DIKLAT) | needs["orang"].isin(complete)
    return needs[kept].reset_index(drop=True)


def counted_elsewhere(
    cells: pd.DataFrame, gaps: pd.DataFrame, points: pd.DataFrame, opened: pd.DataFrame
) -> pd.DataFrame:
    """Return the exact numbers of needs that another table counts too, and where it hides them.

    cells, gaps: exact and released gap cells (people below standard). points, opened: exact and
    released open points (people with any). Rows: KEYS, sama (people), sama_rahasia.
    """
    whole = (cells["kelompok"] == ALL) & (cells["cakupan"] != "unit")
    below = cells.loc[whole].rename(columns={"kompetensi": "hal", "orang_di_bawah": "sama"})
    shown = gaps.loc[gaps["di_bawah"].notna() & (gaps["kelompok"] == ALL), [*PLACE, "kompetensi"]]
    shown = shown.rename(columns={"kompetensi": "hal"})
    parts = [_marked(below.assign(sumber=GAP), shown.assign(sumber=GAP))]
    component = points.loc[points["komponen"].isin(KOMPONEN_DIKLAT)]
    exact = component.rename(columns={"komponen": "hal", "orang": "sama"})
    printed = opened.loc[opened["orang"].notna(), [*PLACE, "komponen"]]
    printed = printed.rename(columns={"komponen": "hal"})
    parts.append(_marked(exact.assign(sumber=exact["hal"]), printed.assign(sumber=printed["hal"])))
    return pd.concat(parts, ignore_index=True)


def left_rows(
    left: pd.DataFrame, wanted: pd.DataFrame, hidden: set[str], policy: Policy
) -> pd.DataFrame:
    """Return how many needs stay open, by reason, for city and OPD (columns: `Release.tersisa`).

    left: `Plan.terbuka`; wanted: the released needs; hidden: the OPD of whose plan nothing is
    printed, nor which reasons there are. A reason of fewer people than the threshold is merged with
    others ("batas_kursus+sasaran"), and so is what no course meets where what the needs hide of it
    is too little: less what they print it would tell that.
    """
    if left.empty:
        return empty("tersisa")
    sets = sets_of(left, "alasan")
    named = left.assign(opd=left["opd"].astype("object").where(left["opd"].notna(), NOWHERE))
    sizes = named.groupby(["opd", "alasan"], observed=True).size().reset_index(name="jumlah")
    counts: dict[str, dict[str, int]] = {}
    for opd, reason, number in zip(sizes["opd"], sizes["alasan"], sizes["jumlah"], strict=True):
        counts.setdefault(str(opd), {})[str(reason)] = int(number)
    telling = partial(
        _few, sets=sets, threshold=policy.ambang, unserved=_unserved(left, wanted, policy.ambang)
    )

    def merge(opd: str, amounts: Mapping[str, int]) -> list[Cell]:
        return merged_rows(opd, amounts, sets.people, policy.ambang, telling)

    counted = Table(counts, sets.people, telling, policy.ambang, named=True)
    table = Crossed(counted, merge, hidden | {NOWHERE})
    sums = {name: sum(each.get(name, 0) for each in counts.values()) for name in sets.city}
    lines: list[tuple[object, ...]] = []
    for opd in [CITY, *(opd for opd in counts if opd != NOWHERE)]:
        place = ("opd" if opd else "kota", opd, opd)
        rows, numbers = table.rows(opd), counts.get(opd, sums)
        if not rows:
            lines.append((*place, "", pd.NA, HIDDEN))
        for cell in rows:
            state = MERGED if len(cell) > 1 else SHOWN
            lines.append((*place, "+".join(cell), sum(numbers[name] for name in cell), state))
    columns = [*PLACE, "alasan", "kebutuhan", "keadaan"]
    return shaped("tersisa", pd.DataFrame(lines, columns=columns))


def _unserved(left: pd.DataFrame, wanted: pd.DataFrame, threshold: int) -> set[str]:
    """Return the OPD, and "" for the city, whose needs hide too little of what no course meets.

    Too little: of one need alone, or fewer in all than the threshold.
    """
    own = left.loc[left["alasan"] == UNSERVED, ["opd", "sumber", "hal"]].astype("object")
    places = [own.assign(cakupan="kota", kunci=CITY), own.assign(cakupan="opd", kunci=own["opd"])]
    keys = ["cakupan", "kunci", "sumber", "hal"]
    counts = pd.concat(places).groupby(keys).size().rename("jumlah").reset_index()
    printed = wanted.loc[wanted["tanpa_pelatihan"].notna(), keys].astype("object")
    rest = counts.merge(printed, how="left", on=keys, indicator="asal").query("asal == 'left_only'")
    sums = rest.groupby("kunci")["jumlah"].agg(["size", "sum"])
    return {str(key) for key in sums.index[(sums["size"] == 1) | (sums["sum"] < threshold)]}


def _few(opd: str, classes: Cell, sets: Sets, threshold: int, unserved: set[str]) -> bool:
    people = sets.people(opd, classes)
    return 0 < people < threshold or (people > 0 and classes == (UNSERVED,) and opd in unserved)


def _counts(needs: pd.DataFrame) -> pd.DataFrame:
    """Return per place, source and subject: orang, tanpa_pelatihan (people)."""
    rows = needs.assign(tanpa=needs["tanpa_pelatihan"].astype("int64"))
    persons = rows.groupby(["orang", "sumber", "hal"], observed=True, as_index=False).agg(
        opd=("opd", "first"), jenis_opd=("jenis_opd", "first"), tanpa=("tanpa", "max")
    )
    parts = []
    for scope, column in (("kota", None), ("jenis", "jenis_opd"), ("opd", "opd")):
        kept = persons if column is None else persons[persons[column].notna()]
        key = "" if column is None else kept[column].astype("str")
        placed = kept.assign(cakupan=scope, kunci=key, tempat=key if scope == "opd" else "")
        placed = placed.astype({"sumber": "str", "hal": "str"})
        keys = ["cakupan", "tempat", "kunci", "sumber", "hal"]
        sums = placed.groupby(keys, as_index=False).agg(
            orang=("orang", "size"), tanpa_pelatihan=("tanpa", "sum")
        )
        parts.append(sums.rename(columns={"tempat": "opd"}))
    return pd.concat(parts, ignore_index=True)


def _marked(exact: pd.DataFrame, printed: pd.DataFrame) -> pd.DataFrame:
    rows = exact[[*KEYS, "sama"]].merge(
        printed.assign(terbit=True), how="left", on=KEYS, validate="one_to_one"
    )
    return rows.assign(sama_rahasia=rows["terbit"].isna())[[*KEYS, "sama", "sama_rahasia"]]
