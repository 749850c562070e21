"""From measures and courses to the numbers the optimiser looks at."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.plan.needs.retirement import retirement_days
from analysis.plan.problem.instance import COMPONENTS, PER_POINT, TECHNICAL, UNIT, Instance, Weights

if TYPE_CHECKING:
    from decimal import Decimal

    from analysis.dataset.settings import PlanSettings
    from analysis.intake.delivery import Delivery
    from analysis.plan.needs.catalogue import Catalogue
    from analysis.quarter import Quarter
    from analysis.regulation import Development, Regulation

HUNDREDTHS = 100  # parts of one JP
MEASURED = "diukur"
GOOD = ("Sangat Baik", "Baik")  # the predicates that the priority hooks name
TWO_GOOD_YEARS, GOOD_PPPK = 2, 1
FACTS = [
    "orang", "nip", "opd", "jenis_opd", "unit_kerja", "status_asn", "jenis_jabatan",
    "jenjang_jabatan", "kelompok", "prioritas",
]  # fmt: skip
# People are put in order by what they are, the number that names them last.
ORDER = ["opd", "unit_kerja", "jenjang_jabatan", "jabatan", "tingkat_pendidikan", "nip"]


def build_instance(
    quarter: Quarter,
    delivery: Delivery,
    offers: Catalogue,
    laws: tuple[Regulation, Development],
    settings: PlanSettings,
    year: int,
) -> Instance:
    """Return who could take what in the plan year.

    Planned are the staff whose facts are used; who retires by 31 December of the year is left out
    (reason `pensiun`), unless the settings say otherwise. Who is not measured in kompetensi gains
    no points; a level that is not validly assessed closes nothing.
    Priorities (legal hooks of `Development.prioritas`) decide among equals only: 2 for a predicate
    of Baik or better two years running, 1 for a PPPK with Baik or better.
    """
    law, development = laws
    people, left_out = _people(quarter, delivery, law, settings, year)
    codes = tuple(sorted(offers.serves["kompetensi"].unique()))
    state = _components(people, quarter)
    asked = law.kepemimpinan_jenjang
    known = people["jenjang_jabatan"].where(people["jenjang_jabatan"].isin(asked.values))
    return Instance(
        people=people[FACTS],
        courses=offers.courses,
        competencies=codes,
        allowed=offers.open_to(people["jenis_jabatan"], people["jenjang_jabatan"]),
        serves=_serves(offers, codes),
        level=_levels(people, quarter, codes, "level_capaian"),
        required=_levels(people, quarter, codes, "level_standar"),
        gain=state["gain"],
        hours=state["hours"],
        full=state["full"],
        threshold=law.ambang_jp.number("teknis"),
        proportional=bool(law.option("jp_proporsional")),
        asked=asked.of(known).fillna(0).to_numpy("int8"),
        weights=Weights(
            level=_exact(settings.bobot_level, UNIT),
            point=_exact(settings.bobot_poin, UNIT // PER_POINT),
            jp20=_exact(settings.bobot_20jp, UNIT),
        ),
        budget=settings.anggaran,
        max_courses=settings.maks_kursus,
        cap_pppk=settings.jp_maks_pppk * HUNDREDTHS,
        law_pppk=development.jp_tahunan.number("PPPK"),
        jp20=development.jp_tahunan.number("PNS"),
        share=Fraction(settings.porsi_opd),
        floor=Fraction(settings.lantai_opd),
        left_out=left_out,
    )


def _people(
    quarter: Quarter, delivery: Delivery, law: Regulation, settings: PlanSettings, year: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return who is planned for, in an order that no input row decides, and who is not."""
    staff = quarter.people.loc[quarter.people["dipakai"]]
    staff = staff.assign(kelompok=staff["kelompok_jenjang"], prioritas=_priority(staff))
    texts = [name for name in (*ORDER, *FACTS) if name not in ("orang", "prioritas")]
    staff = staff.assign(**{name: staff[name].fillna("").astype("str") for name in texts})
    ordered = staff.sort_values(ORDER, ignore_index=True)
    if settings.pensiun_direncanakan:
        gone = pd.Series(data=False, index=ordered.index)
    else:
        days = retirement_days(ordered, delivery, law)
        gone = (days <= pd.Timestamp(year, 12, 31)).fillna(value=False)
    left_out = ordered.loc[gone, ["orang"]].assign(alasan="pensiun").reset_index(drop=True)
    return ordered.loc[~gone].reset_index(drop=True), left_out


def _priority(staff: pd.DataFrame) -> pd.Series:
    good = staff["predikat"].isin(GOOD)
    both = good & staff["predikat_lalu"].isin(GOOD)
    rank = pd.Series(0, index=staff.index, dtype="int64")
    rank = rank.mask(good & (staff["status_asn"] == "PPPK"), GOOD_PPPK)
    return rank.mask(both, TWO_GOOD_YEARS)


def _components(people: pd.DataFrame, quarter: Quarter) -> dict[str, np.ndarray]:
    """Return gain (int64[P, 4]), hours and full (int64[P]) from the components' state."""
    place = pd.Index(people["orang"])
    rows = quarter.components.assign(
        posisi=place.get_indexer(pd.Index(quarter.components["orang"]))
    )
    rows = rows.loc[rows["posisi"] >= 0]
    measured = quarter.people.set_index("orang")["kompetensi"].notna()
    counts = measured.groupby(level=0).any().reindex(place).fillna(value=False).to_numpy(bool)
    gain = np.zeros((len(people), len(COMPONENTS)), dtype="int64")
    hours = np.zeros(len(people), dtype="int64")
    full = np.zeros(len(people), dtype="int64")
    for part, name in enumerate(COMPONENTS):
        mine = rows.loc[rows["komponen"] == name]
        at = mine["posisi"].to_numpy()
        gain[at, part] = (mine["maks"] - mine["poin"]).fillna(0).to_numpy("int64")
        if part == TECHNICAL:
            hours[at] = mine["jp"].fillna(0).to_numpy("int64")
            full[at] = mine["maks"].to_numpy("int64")
    return {"gain": np.where(counts[:, None], gain, 0), "hours": hours, "full": full}


def _levels(
    people: pd.DataFrame, quarter: Quarter, codes: tuple[str, ...], column: str
) -> np.ndarray:
    """Return int8[P, K]: the required levels, or the achieved ones that are validly assessed."""
    rows = quarter.gaps.loc[quarter.gaps["kompetensi"].isin(codes)]
    if column == "level_capaian":
        rows = rows.loc[rows["keadaan"] == MEASURED]
    at = pd.Index(people["orang"]).get_indexer(pd.Index(rows["orang"]))
    competency = pd.Index(codes).get_indexer(pd.Index(rows["kompetensi"].astype("str")))
    level = rows[column].fillna(0).to_numpy("int8")
    table = np.zeros((len(people), len(codes)), dtype="int8")
    there = at >= 0
    table[at[there], competency[there]] = level[there]
    return table


def _serves(offers: Catalogue, codes: tuple[str, ...]) -> np.ndarray:
    table = np.zeros((len(offers.courses), len(codes)), dtype="int8")
    course = pd.Index(offers.courses["kode"]).get_indexer(pd.Index(offers.serves["kode"]))
    competency = pd.Index(codes).get_indexer(pd.Index(offers.serves["kompetensi"]))
    table[course, competency] = offers.serves["level_ke"].to_numpy("int8")
    return table


def _exact(weight: Decimal, unit: int) -> int:
    """Return a weight of at most three decimals in value units."""
    return int(weight * unit)
