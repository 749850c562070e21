"""What is printed by design: which rows at all, and with how many decimals.

The cheapest protection there is, because it is the same in every report and needs no calculation:
who reads two reports finds no cell in one that the other left out.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

# Of an index between 0 and 100, one of n people can move 100/n: printed is what many made.
TWO_DECIMALS_FROM = 100
ONE_DECIMAL_FROM = 20
NO_DECIMALS_FROM = 10  # below: the category alone
CUTS_FROM = 100  # measured people of an OPD whose cuts are printed every quarter
UNITS_FROM = 20  # staff of a unit that has a row of its own
GAPS_FROM = 10  # assessed people of a gap cell
ALL_OR_NOTHING_FROM = 20  # in a smaller group 0% and 100% say something of everybody in it

FULL_CUTS = ("jenis_kelamin", "jenis_jabatan", "jenjang_jabatan", "pendidikan", "status_asn")
OPD_CUTS = (
    "jenis_kelamin",
    "jenis_jabatan",
    "status_asn",
    "kelompok_jenjang",
    "kelompok_pendidikan",
)
PLACE = ["cakupan", "opd", "kunci"]


@dataclass(frozen=True)
class Policy:
    """What a data set may choose."""

    ambang: int = 5  # people; a cell of fewer is hidden
    triwulan_rinci: str = "Q4"  # the quarter in which smaller OPD have their cuts printed


def decimals(people: pd.Series, threshold: int) -> pd.Series:
    """Return the decimals of a mean over so many people (Int64); missing where none is printed."""
    places = pd.Series(pd.NA, index=people.index, dtype="Int64")
    steps = ((NO_DECIMALS_FROM, 0), (ONE_DECIMAL_FROM, 1), (TWO_DECIMALS_FROM, 2))
    for least, count in steps:
        places = places.mask((people >= max(least, threshold)).fillna(value=False), count)
    return places


def gap_decimals(people: pd.Series, least: int) -> pd.Series:
    """Return the decimals of a mean gap in levels over so many people (Int64)."""
    places = pd.Series(pd.NA, index=people.index, dtype="Int64")
    places = places.mask((people >= least).fillna(value=False), 1)
    return places.mask((people >= max(TWO_DECIMALS_FROM, least)).fillna(value=False), 2)


def gap_threshold(policy: Policy) -> int:
    """Return from how many assessed people a gap is printed."""
    return max(GAPS_FROM, policy.ambang)


def too_telling(part: pd.Series, whole: pd.Series, threshold: int) -> pd.Series:
    """Say where `part` of `whole` people is a number that is not printed.

    Too few people, all but too few, and of fewer than 20 nobody or everybody.
    """
    others = whole - part
    few = ((part > 0) & (part < threshold)) | ((others > 0) & (others < threshold))
    return few | ((whole < ALL_OR_NOTHING_FROM) & ((part == 0) | (others == 0)))


def total_rows(summary: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a summary that stand for everybody in the city, a kind or an OPD."""
    whole = (summary["potongan"] == "semua") & (summary["cakupan"] != "unit")
    return summary[whole].reset_index(drop=True)


def unit_rows(summary: pd.DataFrame) -> pd.DataFrame:
    """Return the units that have a row of their own."""
    chosen = (summary["cakupan"] == "unit") & (summary["pegawai"] >= UNITS_FROM)
    return summary[chosen].reset_index(drop=True)


def cut_rows(
    summary: pd.DataFrame, opd: pd.DataFrame, policy: Policy, quarter: int
) -> pd.DataFrame:
    """Return the cuts that are printed in this quarter of the year, with `semua_diukur`.

    City and kinds of OPD: every cut of the recap. An OPD: coarser ones, from 100 measured people or
    in the detailed quarter. None under twice the threshold, and none for a kind that is one OPD.
    `semua_diukur` is the number of measured people in the whole place.
    """
    totals = total_rows(summary)[[*PLACE, "diukur"]].rename(columns={"diukur": "semua_diukur"})
    rows = summary[(summary["potongan"] != "semua") & (summary["cakupan"] != "unit")]
    rows = rows.merge(totals, how="left", on=PLACE, validate="many_to_one")
    own = rows["cakupan"] == "opd"
    detailed = f"Q{quarter}" == policy.triwulan_rinci
    large = rows["semua_diukur"] >= max(2 * policy.ambang, 0 if detailed else CUTS_FROM)
    enough = rows["semua_diukur"] >= 2 * policy.ambang
    coarse = own & large & rows["potongan"].isin(OPD_CUTS)
    single = _kinds_of_one(summary, opd)
    full = ~own & enough & rows["potongan"].isin(FULL_CUTS)
    full &= ~((rows["cakupan"] == "jenis") & rows["kunci"].isin(single))
    return rows[coarse | full].reset_index(drop=True)


def _kinds_of_one(summary: pd.DataFrame, opd: pd.DataFrame) -> set[str]:
    """Return the kinds that consist of a single OPD with staff: their rows are that OPD's."""
    staffed = total_rows(summary)
    staffed = staffed[(staffed["cakupan"] == "opd") & (staffed["pegawai"] > 0)]
    kinds = opd.loc[opd["kode"].isin(staffed["opd"]), "jenis"].value_counts()
    return {str(kind) for kind, number in kinds.items() if number == 1}
