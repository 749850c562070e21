"""An earlier quarter in the structure of a later one: OPD that were renamed, merged or split."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.intake.tables.perubahan_opd import changes_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analysis.dataset import Period
    from analysis.intake.delivery import Delivery
    from analysis.measures.measured import Measured

COLUMNS = ("kode_lama", "kode_baru", "sejak")
ENDED = {
    "kode_lama": "str",
    "nama_lama": "str",
    "orang": "int64",
    "kode_baru": "str",
    "nama_baru": "str",
    "pindah": "int64",
    "masih_ada": "int64",
    "mirip": "int64",
}
ALIKE = 60  # per cent; names less alike than this suggest nothing


def no_successions() -> pd.DataFrame:
    """Return an empty frame of successions."""
    return pd.DataFrame({name: pd.Series(dtype="str") for name in COLUMNS})


def successions(delivery: Delivery) -> pd.DataFrame:
    """Return who became whom: kode_lama, kode_baru, sejak ("2026-Q3"), in order of time."""
    if not delivery.delivered("perubahan_opd"):
        return no_successions()
    changes = changes_in(delivery.tables["perubahan_opd"])
    return pd.DataFrame(changes, columns=list(COLUMNS), dtype="str")


def between(rows: pd.DataFrame, earlier: Period, later: Period) -> pd.DataFrame:
    """Return the successions after the quarter `earlier`, up to and with `later`."""
    return rows.loc[(rows["sejak"] > earlier.text) & (rows["sejak"] <= later.text)]


def as_now(
    earlier: pd.DataFrame, later: pd.DataFrame, rows: pd.DataFrame, opd: pd.DataFrame
) -> pd.DataFrame:
    """Return the people of an earlier quarter with `opd` and `jenis_opd` as the structure is later.

    earlier, later: `professionalism.Scores.people`. rows: the successions between the two quarters
    (`between`), chains followed. opd: the later roster. `opd_asal` keeps the OPD as delivered. Of
    an OPD that was split each person follows the successor in which he is found later; who is in
    none of them follows the one that took most people of his old unit, else of his old OPD, else
    the first by code.
    """
    people = earlier.assign(opd_asal=earlier["opd"])
    heirs = _heirs(people["opd"].dropna().unique(), rows)
    place = people["opd"].map({kode: codes[0] for kode, codes in heirs.items()})
    for kode, codes in heirs.items():
        if len(codes) > 1:
            own = people.loc[people["opd"] == kode]
            place = place.where(people["opd"] != kode, _split(own, later, codes))
    concerned = place.notna() & (place != people["opd"])
    kinds = opd.set_index("kode")["jenis"]
    return people.assign(
        opd=people["opd"].where(~concerned, place).astype("str"),
        jenis_opd=people["jenis_opd"].where(~concerned, place.map(kinds)).astype("str"),
    )


def recomputed(people: pd.DataFrame) -> list[str]:
    """Return the OPD whose people `as_now` changed: their earlier figures are not as published.

    None for people that were not put into another structure.
    """
    if "opd_asal" not in people:
        return []
    changed = people.loc[(people["opd"] != people["opd_asal"]) & people["opd"].notna()]
    return sorted({*changed["opd"], *changed["opd_asal"]})


def ended(
    earlier: Measured, people: pd.DataFrame, opd: pd.DataFrame, rows: pd.DataFrame, period: Period
) -> pd.DataFrame:
    """Return the OPD that had staff, have none later and are in no succession: one row each.

    people, opd, rows, period: the later staff (nip, opd), roster, successions, quarter. Columns:
    kode_lama, nama_lama, orang (of its staff), kode_baru, nama_baru (who may have followed it: the
    OPD that took more than half of its people who are still there, else the new OPD whose name is
    most alike; "" when neither points anywhere), pindah (people found there), masih_ada (people
    found at all), mirip (per cent, of the two names). Nothing is decided here: these are
    suggestions.
    """
    roster = pd.concat([opd, earlier.opd]).drop_duplicates("kode")
    then = as_now(earlier.people, people, between(rows, earlier.period, period), roster)
    before, after = (set(frame["opd"].dropna()) for frame in (then, people))
    names = dict(zip(roster["kode"], roster["nama"], strict=True))
    found = _found_later(then, people)
    told = [
        _suggestion(kode, found.loc[then["opd"] == kode], after - before, names)
        for kode in sorted(before - after)
    ]
    return pd.DataFrame(told, columns=list(ENDED)).astype(ENDED)


def none_ended() -> pd.DataFrame:
    """Return an empty frame of `ended`."""
    return pd.DataFrame(columns=list(ENDED)).astype(ENDED)


def _heirs(codes: Iterable[str], rows: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Return the OPD that each code has become, for the codes that became anything else."""
    steps = [
        part.groupby("kode_lama")["kode_baru"].agg(set).to_dict()
        for _, part in rows.sort_values("sejak").groupby("sejak")
    ]
    heirs = {}
    for kode in codes:
        now = {kode}
        for step in steps:
            now = {heir for one in now for heir in step.get(one, {one})}
        if now != {kode}:
            heirs[kode] = tuple(sorted(now))
    return heirs


def _split(own: pd.DataFrame, later: pd.DataFrame, codes: tuple[str, ...]) -> pd.Series[Any]:
    """Return the successor of each person of one OPD that became several."""
    found = _found_later(own, later)
    found = found.where(found.isin(codes))
    of_unit = (
        pd.DataFrame({"unit": own["unit_kerja"], "kode": found})
        .dropna()
        .value_counts()
        .reset_index()
        .sort_values(["unit", "count", "kode"], ascending=[True, False, True])
        .drop_duplicates("unit")
        .set_index("unit")["kode"]
    )
    whole = _most(found)
    by_unit = own["unit_kerja"].map(of_unit).astype("str")
    return found.fillna(by_unit).fillna(whole or codes[0])


def _found_later(people: pd.DataFrame, later: pd.DataFrame) -> pd.Series[Any]:
    """Return the OPD in which each person is found later; missing where he is not, or in two."""
    there = later.loc[later["nip"].notna() & later["opd"].notna(), ["nip", "opd"]]
    single = there.drop_duplicates().drop_duplicates("nip", keep=False).set_index("nip")["opd"]
    return people["nip"].map(single).astype("str")


def _most(found: pd.Series[Any]) -> str:
    """Return the most frequent code, of equal ones the first; "" without any."""
    counts = found.value_counts()
    return str(min(counts.index[counts == counts.max()])) if len(counts) else ""


def _suggestion(
    kode: str, found: pd.Series[Any], new: set[str], names: Mapping[str, str]
) -> tuple[Any, ...]:
    name, places = names.get(kode, kode), found.dropna()
    heir = _most(places)
    if 2 * int((places == heir).sum()) <= len(places):
        heir = max(sorted(new), key=lambda one: _alike(name, names.get(one, one)), default="")
        if _alike(name, names.get(heir, heir)) < ALIKE:
            heir = ""
    other = names.get(heir, heir)
    moved = int((places == heir).sum())
    alike = _alike(name, other) if heir else 0
    return kode, name, len(found), heir, other, moved, len(places), alike


def _alike(one: str, other: str) -> int:
    """Return how alike two names are, in per cent."""
    return int(100 * SequenceMatcher(None, one.casefold(), other.casefold()).ratio())
