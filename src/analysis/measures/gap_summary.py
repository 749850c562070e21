"""Sums of gaps, Job Person Match and standards by city, kind of OPD, OPD and unit.

(sum, count) everywhere, so that a mean is exact until the gate. Every frame starts with cakupan,
opd and kunci as in `summary`; a person is counted once in each place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.measures.gap import EXPIRED, MEASURED, NO_STANDARD, SPLIT
from analysis.measures.standard import BY_NOTHING, HIGHEST, MANAGERIAL, TECHNICAL

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACE = ["cakupan", "opd", "kunci"]
KEYS = (*PLACE, "kompetensi", "kelompok", "sisi", "dasar", "kotak")  # as far as a frame has them
ALL, ALL_TECHNICAL = "semua", "teknis"
NO_BASIS = "tanpa"
BANDS = {"Optimal": "optimal", "Cukup Optimal": "cukup", "Kurang Optimal": "kurang"}
PAIRS = (
    "pasangan", "dinilai", "kedaluwarsa", "tidak_dinilai", "kesenjangan", "di_bawah", "surplus",
    "maks_tidak_dinilai",
)  # fmt: skip
HEADS = ("jumlah", "orang_dinilai", "orang_di_bawah")
OF_PERSON = ("orang", "opd", "unit_kerja", "jenis_opd", "kelompok", "kelompok_rinci")


def gap_cells(gaps: pd.DataFrame) -> pd.DataFrame:
    """Return one row per place, competency and level group, of `gap.gaps`.

    kompetensi: a code, "semua" (all managerial and socio-cultural) or "teknis" (all technical).
    kelompok: "semua", a level group, or JF Ahli Madya, Muda, Pertama. Units have "semua" of both
    only. Person-competency pairs with a standard: pasangan = dinilai (measured) + kedaluwarsa +
    tidak_dinilai (not assessed, or undetermined); kesenjangan, di_bawah (pairs below standard),
    surplus over the measured; maks_tidak_dinilai, the sum of required level - 1 over the others (of
    the highest level, where the required one is not known).
    People: orang (with a pair), orang_dinilai (a measured one), orang_di_bawah (one below).
    """
    pairs = _pairs(gaps.loc[gaps["keadaan"] != NO_STANDARD])
    persons = _over_all(pairs)
    keys = [*PLACE, "kompetensi", "kelompok"]
    numbers = [*PAIRS, *HEADS]
    parts = [
        _summed(group, keys, numbers)
        for rows in (pairs, persons)
        for scope, members in _scopes(rows)
        if scope != "unit"
        for group in _groups(members)
    ]
    unit = dict(_scopes(persons.loc[persons["kompetensi"] == ALL]))["unit"]
    parts.append(_summed(unit.assign(kelompok=ALL), keys, numbers))
    return _joined(parts)


def jpm_summary(jpm: pd.DataFrame) -> pd.DataFrame:
    """Return one row per city, kind or OPD and level group ("semua" or one), of `jpm`.

    orang (in posts with a managerial standard), dinilai (with a JPM), capaian and standar (sums of
    levels over these), optimal, cukup, kurang (how many of them in each band).
    """
    counted = jpm.loc[jpm["berstandar"]]
    match = counted["capaian"].notna()
    rows = counted.assign(
        jumlah=1,
        dinilai=match.astype("int64"),
        capaian=counted["capaian"].fillna(0).astype("int64"),
        standar=counted["standar"].fillna(0).astype("int64"),
        **{name: (counted["pemetaan"] == band).astype("int64") for band, name in BANDS.items()},
    )
    numbers = ["jumlah", "dinilai", "capaian", "standar", *BANDS.values()]
    parts = [
        _summed(members.assign(kelompok=group), [*PLACE, "kelompok"], numbers)
        for scope, members in _scopes(rows)
        if scope != "unit"
        for group in (ALL, members["kelompok"])
    ]
    return _joined(parts)


def standards_used(gaps: pd.DataFrame) -> pd.DataFrame:
    """Return on what the standards rest: place, sisi, dasar, orang, for city, kinds and OPD.

    sisi: manajerial (with socio-cultural) or teknis; dasar: jabatan, jenjang, baku, or tanpa.
    """
    people = gaps[["orang", "opd", "unit_kerja", "jenis_opd"]].drop_duplicates("orang")
    technical = gaps["jenis_kompetensi"] == TECHNICAL
    parts = []
    for side, rows in ((MANAGERIAL, gaps.loc[~technical]), (TECHNICAL, gaps.loc[technical])):
        basis = rows.drop_duplicates("orang").set_index("orang")["dasar"].astype("str")
        said = basis.replace(BY_NOTHING, NO_BASIS).reindex(people["orang"]).fillna(NO_BASIS)
        based = people.assign(sisi=side, dasar=said.array, jumlah=1)
        parts += [
            _summed(members, [*PLACE, "sisi", "dasar"], ["jumlah"])
            for scope, members in _scopes(based)
            if scope != "unit"
        ]
    return _joined(parts)


def nine_box_counts(boxes: pd.DataFrame) -> pd.DataFrame:
    """Return how many people stand in each box: place, kotak (Int64, missing: in none), orang."""
    rows = boxes.assign(jumlah=1, kotak=boxes["kotak"].fillna(0).astype("int64"))
    parts = [
        _summed(members, [*PLACE, "kotak"], ["jumlah"])
        for scope, members in _scopes(rows)
        if scope != "unit"
    ]
    counts = _joined(parts)
    return counts.assign(kotak=counts["kotak"].astype("Int64").where(counts["kotak"] > 0))


def _pairs(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs with everything that is summed over them; in one competency each is one."""
    measured = rows["keadaan"] == MEASURED
    expired = rows["keadaan"] == EXPIRED
    gap = rows["kesenjangan"].fillna(0).astype("int64")
    most = rows["level_standar"].fillna(HIGHEST).astype("int64") - 1  # an unknown level: any
    whole = {"dinilai": measured, "di_bawah": gap > 0}
    counted = {name: marked.astype("int64") for name, marked in whole.items()}
    return rows[[*OF_PERSON, "kompetensi", "jenis_kompetensi"]].assign(
        pasangan=1,
        **counted,
        kedaluwarsa=expired.astype("int64"),
        tidak_dinilai=(~measured & ~expired).astype("int64"),
        kesenjangan=gap,
        surplus=rows["surplus"].fillna(0).astype("int64"),
        maks_tidak_dinilai=most.where(~measured, 0),
        jumlah=1,
        orang_dinilai=counted["dinilai"],
        orang_di_bawah=counted["di_bawah"],
    )


def _over_all(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return one row per person over the managerial, and one over the technical competencies."""
    technical = (pairs["jenis_kompetensi"] == TECHNICAL).rename("teknis")
    sums = pairs.groupby(["orang", technical])[list(PAIRS)].sum().reset_index()
    people = pairs[list(OF_PERSON)].drop_duplicates("orang")
    return people.merge(sums, on="orang", validate="one_to_many").assign(
        kompetensi=sums["teknis"].map({True: ALL_TECHNICAL, False: ALL}),
        jumlah=1,
        orang_dinilai=(sums["dinilai"] > 0).astype("int64"),
        orang_di_bawah=(sums["di_bawah"] > 0).astype("int64"),
    )


def _groups(members: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Yield everybody as one group, then by level group, then the parts of JF keahlian."""
    yield members.assign(kelompok=ALL)
    yield members
    split = members["kelompok_rinci"].isin(SPLIT)
    yield members.loc[split].assign(kelompok=members.loc[split, "kelompok_rinci"])


def _scopes(rows: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the rows of each scope with their place."""
    of_place = {
        "kota": ("", ""),
        "jenis": ("", "jenis_opd"),
        "opd": ("opd", "opd"),
        "unit": ("opd", "unit_kerja"),
    }
    for scope, (opd, key) in of_place.items():
        placed = rows if not key else rows.loc[rows[key].notna() & rows["opd"].notna()]
        yield (
            scope,
            placed.assign(
                cakupan=scope, kunci=placed[key] if key else "", opd=placed[opd] if opd else ""
            ),
        )


def _summed(rows: pd.DataFrame, keys: list[str], numbers: list[str]) -> pd.DataFrame:
    """Return the sums by keys; whoever lacks one of them is in no group."""
    texts = [key for key in keys if not pd.api.types.is_integer_dtype(rows[key].dtype)]
    keyed = rows[[*keys, *numbers]].astype(dict.fromkeys(texts, "category"))
    sums = keyed.groupby(keys, as_index=False, observed=True)[numbers].sum()
    return sums.astype(dict.fromkeys(texts, "str"))


def _joined(parts: list[pd.DataFrame]) -> pd.DataFrame:
    """Return all parts, by place and what else a row is about."""
    joined = pd.concat(parts, ignore_index=True).rename(columns={"jumlah": "orang"})
    keys = [name for name in KEYS if name in joined]
    return joined.sort_values(keys, ignore_index=True)
