"""Whom a history row concerns: the NIP, or the person's PNS ID, among the staff delivered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.intake.delivery import OUTSIDE
from analysis.intake.judging import advice
from analysis.intake.judging.codes import key
from analysis.intake.judging.judge import Judge, each, mask
from analysis.intake.judging.nip import read_column, read_nip


@dataclass(frozen=True, eq=False)
class People:
    """Everybody in `pegawai` whose NIP is readable.

    opd: NIP -> kode, "" where the rows name none or several. excluded: the NIPs all of whose rows
    are outside scope. by_id: PNS ID -> NIP; ambiguous: PNS IDs of several NIPs.
    """

    opd: Mapping[str, str]
    excluded: frozenset[str]
    by_id: Mapping[str, str] = field(default_factory=dict)
    ambiguous: frozenset[str] = frozenset()


def posts_of(pegawai: pd.DataFrame) -> frozenset[str]:
    """Return the keys of every post that a row of staff names, held or aimed at."""
    names = pd.concat([pegawai["jabatan"], pegawai["jabatan_tujuan"]]).dropna().unique()
    return frozenset(key(name) for name in names)


def people_of(pegawai: pd.DataFrame) -> People:
    """Return the people of a judged `pegawai` table."""
    rows = pegawai[pegawai["nip"].notna()]
    within = rows.loc[rows["nasib"] != OUTSIDE]
    named = rows.drop_duplicates(["nip", "opd"]).groupby("nip")["opd"]
    opd = named.first().where(named.size() == 1).fillna("")
    identified = rows.loc[rows["pns_id"].notna(), ["pns_id", "nip"]].drop_duplicates()
    identified = identified.assign(pns_id=identified["pns_id"].map(_same_id))
    repeated = identified.drop_duplicates()["pns_id"].duplicated(keep=False)
    unique = identified.drop_duplicates()[~repeated]
    return People(
        dict(zip(opd.index.tolist(), opd.tolist(), strict=True)),
        frozenset(rows["nip"]) - frozenset(within["nip"]),
        dict(zip(unique["pns_id"], unique["nip"], strict=True)),
        frozenset(identified.drop_duplicates()["pns_id"][repeated]),
    )


def _same_id(identifier: str) -> str:
    return identifier.strip().lower()


def find_people(judge: Judge, people: People) -> pd.Series[Any]:
    """Return the NIP each row concerns; report rows of nobody, and of people who do not count."""
    written, identifier = judge.text("nip"), each(judge.text("pns_id"), _same_id)
    by_id = each(identifier, people.by_id.get)
    nip = read_column(judge, mask(by_id.isna()), people.opd)
    beside = each(written.where(by_id.notna()), lambda text: read_nip(text).value)
    other = mask(beside.notna() & (beside != by_id))
    nip = nip.fillna(by_id).mask(other)
    judge.report(other, "nip", advice.NIP_NOT_ID)
    judge.report(
        judge.data & mask(written.isna() & identifier.isna()), "nip", advice.NIP_OR_ID_EMPTY
    )
    only_id = mask(written.isna() & identifier.notna())
    ambiguous = only_id & mask(identifier.isin(people.ambiguous))
    judge.report(ambiguous, "pns_id", advice.PNS_ID_TWICE)
    if only_id.any() and not people.by_id and not people.ambiguous:
        first = only_id & ~pd.Series(only_id).duplicated().to_numpy()
        judge.report(only_id, "pns_id", advice.PNS_ID_NOWHERE, listed=first)
    else:
        unknown = only_id & ~ambiguous & mask(nip.isna())
        judge.report(unknown, "pns_id", advice.NOT_STAFF)
    staff = each(nip, people.opd.__contains__, "bool")
    judge.report(mask(nip.notna() & ~staff), "nip", advice.NOT_STAFF)
    judge.report(each(nip, people.excluded.__contains__, "bool"), "nip", advice.STAFF_EXCLUDED)
    return nip
