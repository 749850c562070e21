"""The plan's courses by OPD and for the city, merged and rounded; part of the gate.

Participants and cost reveal each other, so courses with fewer participants than the threshold are
one row of several courses that are not named; where two tables together would still
tell one of them, more is merged (`crossed`). Money is rounded to Rp 1,000; a merged row
shows the middle of a coarser step (`satuan_biaya`) where the prices would tell how many took which
course. An OPD's cost in `dampak` is the sum of its printed rows, so it says nothing more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.plan.problem.instance import MOST_COURSES
from analysis.release.counted import CITY, UNITS, Cell, Table, merged_rows
from analysis.release.crossed import Crossed
from analysis.release.design import ALL_OR_NOTHING_FROM, Policy
from analysis.release.frames import empty, shaped
from analysis.release.grid import NOWHERE
from analysis.release.masking import COMPLEMENT, HIDDEN, MERGED, NOBODY, SHOWN, TOO_FEW
from analysis.release.people import Sets, sets_of

if TYPE_CHECKING:
    from analysis.plan.results.planned import Plan
    from analysis.regulation import Development

FACTS = ("jalur", "bentuk", "penyelenggara", "moda", "kurikulum")
HOUR = 100  # JP are kept in hundredths
OTHERS = "lain"  # the kode of a merged row: which courses it holds would tell who takes them
GENERAL = "umum"  # of a course that serves neither a competency nor a component


@dataclass(frozen=True)
class Courses:
    """Who takes what, and what of it is printed.

    places: one row per person and course (opd, kode, biaya, angkatan, mulai, selesai). table: the
    rows that are printed. few: the OPD that print nothing because they send too few people. most:
    courses that one person may take.
    """

    places: pd.DataFrame
    sets: Sets
    table: Crossed
    few: frozenset[str]
    most: int = MOST_COURSES

    @property
    def unprinted(self) -> set[str]:
        """The OPD with participants of which nothing is printed."""
        return {opd for opd in self.sets.members if not self.table.rows(opd)}

    def cost(self, opd: str) -> int | None:
        """The sum of an OPD's (or the city's) printed rows in rupiah; None: nothing printed."""
        rows = self.table.rows(opd)
        return sum(self.table.cost(opd, cell) for cell in rows) if rows else None

    def unit(self, opd: str) -> int:
        """The coarsest step of its printed rows in rupiah."""
        merged = any(len(cell) > 1 for cell in self.table.rows(opd))
        return self.table.unit(opd) if merged else UNITS[0]


def courses(plan: Plan, hidden: set[str], policy: Policy) -> Courses:
    """Merge the courses of each OPD and of the city; nothing is printed of the hidden OPD."""
    places = plan.rencana.drop_duplicates(["orang", "kode"])
    places = places.assign(opd=places["opd"].astype("object").where(places["opd"].notna(), NOWHERE))
    counted = plan.dampak["opd"].astype("object").value_counts()
    staff = {str(opd): int(number) for opd, number in counted.items()}
    sets = sets_of(places, "kode", {**staff, CITY: len(plan.dampak)})
    costs = places.groupby(["opd", "kode"], observed=True)["biaya"].sum().reset_index()
    money: dict[str, dict[str, int]] = {}
    for opd, kode, amount in zip(costs["opd"], costs["kode"], costs["biaya"], strict=True):
        money.setdefault(str(opd), {})[str(kode)] = int(amount)
    counts = {
        opd: {kode: len(people) for kode, people in members.items()}
        for opd, members in sets.members.items()
    }
    telling = partial(_telling, sets=sets, threshold=policy.ambang)

    def merge(opd: str, amounts: Mapping[str, int]) -> list[Cell]:
        return merged_rows(opd, amounts, sets.people, policy.ambang, telling)

    limits = {opd: _limit(sets.everybody(opd), staff[opd], policy) for opd in counts}
    few = {opd for opd in counts if sets.everybody(opd) < policy.ambang}
    before = Table(counts, sets.people, telling, policy.ambang, limits, money=money)
    table = Crossed(before, merge, hidden | {NOWHERE})
    most = plan.certificate.get("batasan", {}).get("maks_kursus", MOST_COURSES)
    return Courses(places, sets, table, frozenset(few), int(most))


def course_rows(
    planned: Courses, plan: Plan, development: Development, roster: pd.DataFrame
) -> pd.DataFrame:
    """Return what is planned, course by course (columns: `Release.rencana`).

    An OPD of which nothing is printed has one row without a kode that says why.
    """
    if not plan.made:
        return empty("rencana")
    known = _Known(planned, _facts(plan, development))
    lines: list[dict[str, Any]] = []
    for opd in [CITY, *roster["kode"].astype(str)]:
        scope = {"cakupan": "opd" if opd else "kota", "opd": opd}
        rows = planned.table.rows(opd)
        if not rows:
            lines.append({**scope, "kode": "", **_nothing(planned, opd)})
        lines += [{**scope, **known.line(opd, cell)} for cell in rows]
    columns = pd.DataFrame(lines, columns=list(empty("rencana").columns))
    return shaped("rencana", columns)


def city_plan(info: Mapping[str, Any], courses: pd.DataFrame | None) -> dict[str, Any]:
    """Return the info with the plan's cost as the city's rows add up to it.

    It is the exact one but where a course of too few people is merged in the city's own rows. A
    limit of a course that these rows do not name is left out: it would tell that the course runs.
    """
    if courses is None or courses.empty:
        return dict(info)
    rows = courses[courses["cakupan"] == "kota"]
    limits, named = info["rencana"].get("dilonggarkan", []), {"", *rows["kode"]}
    plan = {**info["rencana"], "dilonggarkan": [each for each in limits if each["kode"] in named]}
    if not (rows["satuan_biaya"] > UNITS[0]).any():
        return {**info, "rencana": plan}
    cost = int(rows["biaya"].sum())
    curve = [
        {**point, "biaya": cost} if point.get("diminta") else point
        for point in plan.get("kurva", [])
    ]
    return {**info, "rencana": {**plan, "biaya": cost, "kurva": curve}}


def _limit(people: int, staff: int, policy: Policy) -> int:
    """As many of an OPD as may take one course for all that is printed of its participants."""
    if people < policy.ambang:
        return policy.ambang - 1
    return staff if people > staff - policy.ambang else people


def _telling(opd: str, classes: Cell, sets: Sets, threshold: int) -> bool:
    """Whether the number of participants says too much of single people."""
    people, staff = sets.people(opd, classes), sets.staff.get(opd, 0)
    if 0 < people < threshold or 0 < staff - people < threshold:
        return True
    return people > 0 and people == staff < ALL_OR_NOTHING_FROM


def _nothing(planned: Courses, opd: str) -> dict[str, Any]:
    if opd != CITY and opd not in planned.sets.members:
        return {"keadaan": NOBODY, "alasan": "", "peserta": 0, "biaya": 0}
    few = opd in planned.few or (opd == CITY and not planned.sets.city)
    return {"keadaan": HIDDEN, "alasan": TOO_FEW if few else COMPLEMENT}


class _Known:
    """What is known of the courses, to be looked up row by row."""

    def __init__(self, planned: Courses, facts: pd.DataFrame) -> None:
        self.planned = planned
        self.facts = {str(row["kode"]): row for row in facts.to_dict("records")}
        places = planned.places
        by_opd = _times(places, ["opd", "kode"])
        self.times = {(str(row["opd"]), str(row["kode"])): row for row in by_opd}
        self.times |= {(CITY, str(row["kode"])): row for row in _times(places, ["kode"])}

    def line(self, opd: str, cell: Cell) -> dict[str, Any]:
        """One printed row: a course, or several of which only sums are told.

        Days and facts of the latter are those of all courses of the city that may be among them.
        """
        table, single = self.planned.table, len(cell) == 1
        among = cell if single else table.pooled(opd)
        facts = [self.facts[name] for name in among]
        times = [self.times[opd if single else CITY, name] for name in among]
        kinds = {part for fact in facts for part in str(fact["jenis_kompetensi"]).split("+")}
        return {
            "kode": cell[0] if single else OTHERS,
            "nama": facts[0]["nama"] if single else pd.NA,
            "pelatihan": len(cell),
            "jenis_kompetensi": "+".join(sorted(kinds)),
            **{name: _common([fact[name] for fact in facts]) for name in FACTS},
            "sasaran": facts[0]["sasaran"] if single else pd.NA,
            "mulai": _day(min, [time["mulai"] for time in times]),
            "selesai": _day(max, [time["selesai"] for time in times]),
            "angkatan": times[0]["angkatan"] if single else pd.NA,
            "peserta": sum(table.amount(opd, name) for name in cell),
            "jp": facts[0]["jp"] / HOUR if single else float("nan"),
            "biaya": table.cost(opd, cell),
            "satuan_biaya": UNITS[0] if single else table.unit(opd),
            "keadaan": SHOWN if single else MERGED,
            "alasan": "",
        }


def _times(places: pd.DataFrame, keys: list[str]) -> list[dict[str, Any]]:
    """The first and the last day and the number of batches by OPD and course."""
    sums = places.groupby(keys, observed=True).agg(
        mulai=("mulai", "min"), selesai=("selesai", "max"), angkatan=("angkatan", "nunique")
    )
    return [
        {str(name): value for name, value in row.items()}
        for row in sums.reset_index().to_dict("records")
    ]


def _day(pick: Callable[..., Any], days: list[Any]) -> Any:
    """The first or last of the known days as ISO text."""
    known = [day for day in days if not pd.isna(day)]
    return f"{pick(known):%Y-%m-%d}" if known else pd.NA


def _common(values: list[Any]) -> Any:
    """What all courses of a row share, else nothing."""
    return values[0] if len(set(values)) == 1 else pd.NA


def _all_of(kinds: pd.Series) -> str:
    return "+".join(sorted({part for kind in kinds for part in str(kind).split("+")}))


def _facts(plan: Plan, development: Development) -> pd.DataFrame:
    """The courses on offer by kode, with the kinds of competency they serve, joined by "+".

    One that raises no competency is named for the component of the IP ASN that it fills.
    """
    kinds = plan.layanan.assign(
        jenis=plan.layanan["kompetensi"].map(development.kompetensi.values).fillna("teknis")
    )
    served = kinds.groupby("kode")["jenis"].agg(_all_of)
    offered = plan.kursus.set_index("kode", drop=False)
    alone = offered["komponen"].where(offered["komponen"] != "").fillna(GENERAL)
    return offered.assign(jenis_kompetensi=served.reindex(offered.index).fillna(alone))
