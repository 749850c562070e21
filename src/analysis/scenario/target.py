"""What a target takes, of the city and of every OPD: exact and internal, nothing masked.

reach: fewest people and records; mix: cheapest courses of an OPD; city: smallest budget.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analysis.plan.problem.instance import PER_POINT
from analysis.scenario.target_city import bracket
from analysis.scenario.target_mix import Choices, Mix, cheapest, choices, points_only
from analysis.scenario.target_reach import fewest, fewest_people, open_training, routes

if TYPE_CHECKING:
    from analysis.dataset import Aim
    from analysis.plan.problem.instance import Instance
    from analysis.quarter import Quarter

CITY = ""
REACHED, FOUND = "tercapai", "ada"
TRAINING_SHORT, COURSES_SHORT = "diklat_kurang", "pelatihan_kurang"
NO_CATALOGUE, NOT_FOUND = "tanpa_katalog", "tidak_ditemukan"
PLACES = {
    "cakupan": "str", "opd": "str", "target": "int64", "asal": "str", "tahun": "Int64",
    "diukur": "int64", "jumlah": "int64", "kurang": "int64", "terbuka": "int64", "orang": "Int64",
    "catatan": "Int64", "campuran": "str", "peserta": "Int64", "biaya": "Int64",
    "biaya_batas": "Int64",
}  # fmt: skip
ROUTES = {
    "cakupan": "str", "opd": "str", "komponen": "str", "terbuka": "int64", "orang": "int64",
    "perlu": "Int64",
}  # fmt: skip
COURSES = {
    "cakupan": "str", "opd": "str", "kode": "str", "nama": "str", "komponen": "str",
    "tempat": "int64", "biaya": "int64",
}  # fmt: skip


@dataclass(frozen=True)
class Targets:
    """What the targets take.

    tempat: the city (opd "") and each OPD with a target and an index. target, jumlah, terbuka in
        hundred-thousandths of a point: jumlah the sum over `diukur` people, terbuka what training
        alone can add to it; kurang what the sum lacks, 0 when reached. orang, catatan: the fewest
        people, the fewest new records (missing where training alone does not do). campuran: ada,
        tercapai, diklat_kurang (all training closed does not do), pelatihan_kurang (the courses on
        offer do not), tanpa_katalog, tidak_ditemukan; with ada: peserta, biaya, biaya_batas (Rp;
        no cheaper mix exists below it).
    jalan: how far each component alone leads (`target_reach.routes`).
    pelatihan: the courses of each cheapest mix: tempat (places), biaya (Rp of one place).
    """

    tempat: pd.DataFrame
    jalan: pd.DataFrame
    pelatihan: pd.DataFrame


class _Place(NamedTuple):
    opd: str
    aim: Aim
    people: pd.DataFrame


def targets(
    quarter: Quarter, aim_of: Callable[[str], Aim | None], instance: Instance | None = None
) -> Targets:
    """Return what the targets of a measured quarter take.

    aim_of: OPD ("" the city) -> its target. instance: of the city's plan, None without courses.
    """
    whole = quarter.people.loc[quarter.people["lengkap"] & quarter.people["ip_asn"].notna()]
    opened = open_training(quarter)
    offered = None
    if instance is not None and 0 not in instance.size:
        offered = choices(points_only(instance, whole["orang"]))
    parts: dict[str, list[pd.DataFrame]] = {"tempat": [], "jalan": [], "pelatihan": []}
    for opd in (CITY, *quarter.opd["kode"].astype(str)):
        aim, people = aim_of(opd), whole if opd == CITY else whole.loc[whole["opd"] == opd]
        if aim is None or people.empty:
            continue
        own = opened if opd == CITY else opened.loc[opened["opd"] == opd]
        for name, rows in _place(_Place(opd, aim, people), own, offered).items():
            scope = "kota" if opd == CITY else "opd"
            parts[name].append(rows.assign(cakupan=scope, opd=opd))
    kinds = {"tempat": PLACES, "jalan": ROUTES, "pelatihan": COURSES}
    return Targets(**{name: _stacked(parts[name], kinds[name]) for name in kinds})


def _stacked(parts: list[pd.DataFrame], kinds: dict[str, str]) -> pd.DataFrame:
    empty = pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in kinds.items()})
    filled = [part for part in parts if len(part)]
    rows = pd.concat(filled, ignore_index=True) if filled else empty
    return rows[list(kinds)].astype(kinds)


def _place(place: _Place, opened: pd.DataFrame, offered: Choices | None) -> dict[str, pd.DataFrame]:
    aim, size = place.aim, len(place.people)
    target = int(aim.nilai * PER_POINT)
    total, left = int(place.people["ip_asn"].sum()), int(opened["terbuka"].sum())
    missing = max(0, target * size - total)
    state, mix = _mix(place.opd, missing, left, offered)
    row = {
        "target": target,
        "asal": aim.asal,
        "tahun": aim.tahun,
        "diukur": size,
        "jumlah": total,
        "kurang": missing,
        "terbuka": left,
        "orang": fewest_people(opened, missing),
        "catatan": fewest(opened["terbuka"], missing),
        "campuran": state,
        "peserta": mix and mix.people,
        "biaya": mix and mix.cost,
        "biaya_batas": mix and mix.least,
    }
    return {
        "tempat": pd.DataFrame([row]),
        "jalan": routes(opened, missing) if missing else routes(opened.iloc[:0], 0),
        "pelatihan": _courses(mix, offered),
    }


def _mix(opd: str, missing: int, left: int, offered: Choices | None) -> tuple[str, Mix | None]:
    """Return the state and the cheapest mix of a place."""
    if not missing:
        return REACHED, None
    if left < missing:
        return TRAINING_SHORT, None
    if offered is None:
        return NO_CATALOGUE, None
    if opd == CITY:
        found = bracket(offered, missing)
        if not found.possible:
            return COURSES_SHORT, None
        return (NOT_FOUND if found.reached is None else FOUND), found.reached
    inside = offered.ready.instance.people["opd"].eq(opd).to_numpy(dtype=bool)
    mix = cheapest(offered, inside, missing)
    return (COURSES_SHORT if mix is None else FOUND), mix


def _courses(mix: Mix | None, offered: Choices | None) -> pd.DataFrame:
    if mix is None or offered is None:
        return pd.DataFrame(columns=list(COURSES))
    instance = offered.ready.instance
    taken = np.flatnonzero(mix.places)
    rows = instance.courses.iloc[taken].reset_index(drop=True)
    return rows[["kode", "nama", "komponen"]].assign(
        tempat=mix.places[taken], biaya=instance.column("biaya")[taken]
    )
