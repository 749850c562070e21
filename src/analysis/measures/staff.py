"""Who counts: everybody delivered who is eligible, once in the city and once in each OPD named.

A person whose rows were all set aside is staff too, unmeasured, in each OPD that those rows
readably name; a row whose NIP cannot be read is one such person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.intake.delivery import ASIDE, OUTSIDE, USED
from analysis.measures.groups import grouped
from analysis.measures.reasons import CPNS_EXCLUDED, LEGAL_STATUS_EXCLUDED, PPPK_EXCLUDED

if TYPE_CHECKING:
    from analysis.intake.delivery import Delivery
    from analysis.regulation import Regulation

ATTRIBUTES = (
    "nip",
    "nama",
    "status_asn",
    "jenis_jabatan",
    "jenjang_jabatan",
    "jabatan",
    "tingkat_pendidikan",
    "jenis_kelamin",
)
COLUMNS = (*ATTRIBUTES, "opd", "unit_kerja", "kedudukan_hukum", "berkas", "baris")


def staff(delivery: Delivery, regulation: Regulation) -> pd.DataFrame:
    """Return the staff: one row per person and OPD, ordered by `orang`, `opd`.

    Columns: orang (number of the person, by NIP), the columns of `pegawai` that measures need,
    berkas, baris, jenis_opd, the groups of `groups.grouped`, dipakai (False: all rows of the
    person were set aside; what its rows do not agree on is missing).
    """
    rows = delivery.tables["pegawai"]
    rows = rows.reindex(columns=[*COLUMNS, "nasib"])
    used = rows.loc[rows["nasib"] == USED]
    aside = rows.loc[rows["nasib"] == ASIDE]
    aside = aside.loc[pd.Index(used["nip"]).get_indexer(aside["nip"]) < 0]
    aside = aside.assign(kunci=_person_key(aside))
    aside = aside.loc[
        aside["kunci"].isin(aside.loc[~_excluded(aside, regulation).any(axis=1), "kunci"])
    ]
    members = pd.concat(
        [
            used.assign(kunci=_person_key(used), dipakai=True),
            _agreed(aside).assign(dipakai=False),
        ],
        ignore_index=True,
    )
    members = members.assign(orang=pd.factorize(members["kunci"], sort=True)[0])
    kinds = delivery.opd.set_index("kode")["jenis"]
    return (
        grouped(members, regulation)
        .assign(jenis_opd=members["opd"].map(kinds))
        .sort_values(["orang", "opd"], ignore_index=True)
        .drop(columns=["kunci", "nasib"])
    )


def exclusions(delivery: Delivery, regulation: Regulation) -> pd.DataFrame:
    """Return who is excluded by rule: one row per person and OPD, with the reason as `alasan`.

    Reasons: cpns, pppk (while PPPK are not measured), kedudukan_hukum_<code>; the first that
    applies. Rows outside scope for another reason (copies, totals) are not meant.
    """
    rows = delivery.tables["pegawai"].reindex(columns=[*COLUMNS, "nasib"])
    named = rows.loc[(rows["nasib"] == OUTSIDE) & rows["nip"].notna()]
    excluded = _excluded(named, regulation)
    codes = LEGAL_STATUS_EXCLUDED + named["kedudukan_hukum"].astype("str")
    reason = pd.Series(
        np.select(
            [excluded["cpns"], excluded["pppk"], excluded["kedudukan"]],
            [CPNS_EXCLUDED, PPPK_EXCLUDED, codes.fillna("")],
            default="",
        ),
        index=named.index,
    )
    kinds = delivery.opd.set_index("kode")["jenis"]
    return (
        named.assign(alasan=reason, jenis_opd=named["opd"].map(kinds))
        .loc[lambda row: row["alasan"] != "", ["nip", "opd", "jenis_opd", "alasan"]]
        .drop_duplicates(["nip", "opd"])
        .sort_values(["nip", "opd"], ignore_index=True)
    )


def nobody_excluded() -> pd.DataFrame:
    """Return an empty frame of `exclusions`."""
    columns = ("nip", "opd", "jenis_opd", "alasan")
    return pd.DataFrame({name: pd.Series(dtype="str") for name in columns})


def _person_key(rows: pd.DataFrame) -> pd.Series:
    """Name each row's person: its NIP, or the row itself where the NIP cannot be read."""
    place = rows["berkas"].astype("str") + "#" + rows["baris"].astype("str")
    return rows["nip"].astype("str").fillna(place)


def _excluded(rows: pd.DataFrame, regulation: Regulation) -> pd.DataFrame:
    """Mark the rows that readably name somebody who is not measured; what is unreadable is not."""
    legal_status = rows["kedudukan_hukum"]
    return pd.DataFrame(
        {
            "cpns": rows["status_asn"].isin(["CPNS"]),
            "pppk": rows["status_asn"].isin([] if regulation.ukur_pppk else ["PPPK"]),
            "kedudukan": legal_status.notna() & ~legal_status.isin(regulation.kedudukan_dihitung),
        }
    )


def _agreed(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row per person and OPD; a fact stays where the person's rows do not disagree."""
    ordered = rows.sort_values(["kunci", "opd", "berkas", "baris"])
    person = ordered.groupby("kunci")
    place = ordered.groupby(["kunci", "opd"], dropna=False)
    facts = {name: _single(person[name]) for name in ATTRIBUTES if name != "nip"}
    names_an_opd = person["opd"].transform("count") > 0
    return (
        ordered.assign(**facts, unit_kerja=_single(place["unit_kerja"]))
        .loc[ordered["opd"].notna() | ~names_an_opd]
        .drop_duplicates(["kunci", "opd"])
    )


def _single(values: Any) -> pd.Series:
    """Return each group's only value, missing where there are several."""
    only: pd.Series = values.transform("first").where(values.transform("nunique") == 1)
    return only
