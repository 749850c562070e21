"""Sums by city, kind of OPD, OPD and unit: (sum, count), so that a mean is exact until the gate.

Every frame starts with cakupan (kota, jenis, opd, unit), opd (kode; "" above an OPD) and kunci
("" for the city, the kind, the kode, the unit's name). A person is counted once in each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.measures.groups import CUTS
from analysis.regulation.vocabulary import DIMENSI, KATEGORI

if TYPE_CHECKING:
    from collections.abc import Iterator

SCOPES = ("kota", "jenis", "opd", "unit")
PLACE = ["cakupan", "opd", "kunci"]
MEANS = (*DIMENSI, "ip_asn")
BOUNDS = ("ip_min", "ip_maks")
OF_PERSON = ("opd", "jenis_opd", "unit_kerja")  # where a person is counted


def summarise(people: pd.DataFrame, opd: pd.DataFrame) -> pd.DataFrame:
    """Return one row per place and group.

    Columns: cakupan, opd, kunci, potongan ("semua" or a column of `groups.CUTS`; units have
    "semua" only), nilai (the group; "" for all), pegawai, diukur (people; measured = complete in
    every delivered dimension), kualifikasi .. ip_asn (sums over the measured, hundred-thousandths
    of a point; missing where the dimension was not delivered), ip_min, ip_maks (sums over all
    staff). An OPD of the roster without staff has a row of zeros.
    """
    counted = people[["orang", *OF_PERSON, *CUTS, *BOUNDS]].assign(
        pegawai=1,
        diukur=people["lengkap"].astype("int64"),
        **{name: people[name].where(people["lengkap"]).fillna(0).astype("int64") for name in MEANS},
    )
    parts = [_everybody(counted, opd)]
    for scope, everybody in _scopes(counted):
        members = everybody.astype(dict.fromkeys((*PLACE, *CUTS), "category"))  # grouped often
        cuts = ("semua",) if scope == "unit" else ("semua", *CUTS)
        parts += [_sums(members, cut) for cut in cuts]
    sums = pd.concat(parts, ignore_index=True).astype(dict.fromkeys(MEANS, "Int64"))
    missing = [name for name in MEANS if people.loc[people["lengkap"], name].isna().any()]
    measured = sums["diukur"] > 0
    return sums.assign(**{name: sums[name].mask(measured) for name in missing})


def distribution(people: pd.DataFrame) -> pd.DataFrame:
    """Return how many measured people each category holds: place, kategori (all five), orang."""
    measured = people.loc[people["kategori"].notna() & people["lengkap"]]
    measured = measured[["orang", *OF_PERSON, "kategori"]]
    parts = []
    for _, members in _scopes(measured, SCOPES[:3]):
        places = members[PLACE].drop_duplicates()
        grid = places.merge(pd.DataFrame({"kategori": KATEGORI}), how="cross")
        counts = _heads(members.astype({"kategori": "str"}), "kategori")
        parts.append(grid.merge(counts, how="left", on=[*PLACE, "kategori"], validate="one_to_one"))
    rows = pd.concat(parts, ignore_index=True)
    return rows.assign(orang=rows["orang"].fillna(0).astype("int64"))


def open_points(people: pd.DataFrame, trace: pd.DataFrame) -> pd.DataFrame:
    """Return the open points of measured people: place, komponen, orang (who have any), terbuka.

    terbuka: sum in hundred-thousandths of a point; over all components it is 100 points per
    measured person minus their index.
    """
    known = trace.loc[trace["terbuka"].notna(), ["orang", "komponen", "terbuka"]]
    measured = people.loc[people["lengkap"], ["orang", *OF_PERSON]]
    joined = measured.merge(known, on="orang", validate="one_to_many")
    joined = joined.assign(
        terbuka=joined["terbuka"].astype("int64"), ada=(joined["terbuka"] > 0).astype("int64")
    )
    parts = [
        members.groupby([*PLACE, "komponen"], as_index=False)[["ada", "terbuka"]].sum()
        for _, members in _scopes(joined, SCOPES[:3], unique=("orang", "komponen"))
    ]
    return pd.concat(parts, ignore_index=True).rename(columns={"ada": "orang"})


def reasons(people: pd.DataFrame) -> pd.DataFrame:
    """Return why people are not measured: place, alasan (code), orang.

    One person may have several reasons.
    """
    listed = people.loc[people["alasan"] != "", ["orang", *OF_PERSON, "alasan"]]
    exploded = listed.assign(alasan=listed["alasan"].str.split(";")).explode("alasan")
    parts = [
        _heads(members, "alasan")
        for _, members in _scopes(exploded, SCOPES[:3], unique=("orang", "alasan"))
    ]
    return pd.concat(parts, ignore_index=True)


def excluded(exclusions: pd.DataFrame) -> pd.DataFrame:
    """Return who is excluded by rule (`staff.exclusions`): place, alasan, orang."""
    numbered = exclusions.assign(orang=exclusions["nip"])
    parts = [_heads(members, "alasan") for _, members in _scopes(numbered, SCOPES[:3])]
    return pd.concat(parts, ignore_index=True)


def _scopes(
    people: pd.DataFrame,
    scopes: tuple[str, ...] = SCOPES,
    *,
    unique: tuple[str, ...] = ("orang",),
) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the people of each scope with their place, everybody once in each place."""
    of_place = {
        "kota": ("", ""),
        "jenis": ("", "jenis_opd"),
        "opd": ("opd", "opd"),
        "unit": ("opd", "unit_kerja"),
    }
    for scope in scopes:
        opd, key = of_place[scope]
        placed = people if not key else people.loc[people[key].notna() & people["opd"].notna()]
        yield (
            scope,
            placed.assign(
                cakupan=scope,
                opd=placed[opd].astype("str") if opd else "",
                kunci=placed[key].astype("str") if key else "",
            ).drop_duplicates([*PLACE, *unique]),
        )


def _sums(members: pd.DataFrame, cut: str) -> pd.DataFrame:
    keys = [*PLACE, "nilai"]
    keyed = members.assign(nilai="" if cut == "semua" else members[cut])
    numbers = ["pegawai", "diukur", *MEANS, *BOUNDS]
    sums = keyed.groupby(keys, as_index=False, observed=True)[numbers].sum()
    return sums.astype(dict.fromkeys(keys, "str")).assign(potongan=cut)


def _everybody(people: pd.DataFrame, opd: pd.DataFrame) -> pd.DataFrame:
    """Return rows of zeros for the OPD of the roster without staff, and for a city without any."""
    with_staff = set(people["opd"].dropna().unique())
    empty = [kode for kode in opd["kode"] if kode not in with_staff]
    rows = pd.DataFrame({"cakupan": "opd", "opd": empty, "kunci": empty}, dtype="str")
    if people.empty:
        rows = pd.concat([pd.DataFrame([{"cakupan": "kota", "opd": "", "kunci": ""}]), rows])
    return rows.assign(
        potongan="semua", nilai="", **dict.fromkeys(("pegawai", "diukur", *MEANS, *BOUNDS), 0)
    )


def _heads(members: pd.DataFrame, group: str) -> pd.DataFrame:
    """Return how many of the rows (everybody once) are in each place and group."""
    return members.groupby([*PLACE, group], as_index=False).agg(orang=("orang", "size"))
