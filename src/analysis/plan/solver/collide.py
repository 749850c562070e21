"""Limits that cannot all hold: which ones collide, found by leaving out one after the other.

Only a floor per OPD can ask too much: without one, the plan of nobody keeps every limit. So limits
that collide are the floor and some others. Whatever can be left out while they still collide is
left out (a deletion filter); each one that remains is needed for the collision.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NoReturn

import numpy as np

from analysis.errors import Figure, PlanError, Sentence, said
from analysis.plan.solver.dive import dive
from analysis.plan.solver.model import UNSOLVED
from analysis.plan.solver.prepared import Prepared, most_batches
from analysis.plan.solver.relax import UnsolvedError, first_prices, relax
from analysis.plan.solver.search import Best
from analysis.plan.solver.whole import FEW, whole_at_once

if TYPE_CHECKING:
    from analysis.plan.solver.limits import Limits

LACKING = 1e-6  # nilai
FIX = {  # the limits beside the floor, in the order in which they are left out
    "isi_minimum": said("turunkan isi_minimum atau peserta_minimum"),
    "maks_angkatan": said("naikkan maks_angkatan pada katalog"),
    "porsi_opd": said("naikkan porsi_opd"),
    "anggaran": said("naikkan anggaran"),
}
COLLIDE = said(
    "Batas {lantai} dan {lain} tidak dapat dipenuhi bersama: tanpa {lain} ada "
    "rencana yang memenuhi semua batas lain. Turunkan lantai_opd atau {cara}."
)
COLLIDE_IN_PARTS = said(
    "Batas {lantai} dan {lain} tidak dapat dipenuhi bersama. Tanpa {lain} semua batas lain dapat "
    "dipenuhi, dihitung dengan bagian orang. Turunkan lantai_opd atau {cara}."
)
SEVERAL = said(
    "Batas {semua} tidak dapat dipenuhi bersama, juga tanpa batas lain. Pilih salah satu: "
    "{pilihan}."
)
ALONE = said(
    "Batas {lantai} tidak dapat dipenuhi, juga tanpa anggaran dan batas lain. Turunkan lantai_opd."
)
NOT_FOUND = said(
    "Tidak ditemukan rencana yang memenuhi {lantai} bersama {lain}; tidak terbukti bahwa rencana "
    "seperti itu tidak ada. Turunkan lantai_opd atau {cara}."
)
NOTHING_FOUND = said(
    "Tidak ditemukan rencana yang memenuhi {lantai} bersama batas lain; tidak terbukti bahwa "
    "rencana seperti itu tidak ada. Turunkan lantai_opd."
)
AND = (said("{satu} dan {dua}"), said("{awal}, {satu}, dan {dua}"))
OR = (said("{satu} atau {dua}"), said("{awal}, {satu}, atau {dua}"))
Test = Callable[[Prepared, "Limits"], bool]


def refuse(prepared: Prepared, limits: Limits, *, proven: bool = True) -> NoReturn:
    """Raise PlanError naming the limits that collide.

    proven: whether no plan can keep all limits; else none was found, and the sentence says so.
    """
    floor = said("lantai_opd ({persen})", persen=_per_cent(float(prepared.instance.floor)))
    names = colliding(prepared, limits, feasible if proven else _found)
    values = {
        "lantai": floor,
        "lain": _joined(names, AND) if names else "",
        "cara": _joined([FIX[name] for name in names], OR) if names else "",
        "semua": _joined([floor, *names], AND),
        "pilihan": _joined([said("turunkan lantai_opd"), *(FIX[name] for name in names)], OR),
    }
    raise PlanError(Sentence(_reason(prepared, limits, names, proven=proven).text, values))


def give_up(prepared: Prepared, limits: Limits) -> NoReturn:
    """Raise PlanError where the solver found nothing at all, not even with fractions of people."""
    if prepared.instance.floor > 0:
        refuse(prepared, limits, proven=False)
    raise PlanError(UNSOLVED)


def colliding(prepared: Prepared, limits: Limits, test: Test) -> list[str]:
    """Return the limits that fail together with the floor by this test, none of them to spare.

    Empty where the floor fails alone. In the order in which money comes first.
    """
    stated = {"anggaran": limits.budget is not None, "porsi_opd": limits.share is not None}
    left_out: list[str] = []
    for name in FIX:
        if stated.get(name, True) and not test(*without(prepared, limits, [*left_out, name])):
            left_out.append(name)
    return [name for name in reversed(FIX) if stated.get(name, True) and name not in left_out]


def without(prepared: Prepared, limits: Limits, names: Sequence[str]) -> tuple[Prepared, Limits]:
    """Leave out some of the limits in `FIX`."""
    instance = prepared.instance
    courses = instance.courses
    if "isi_minimum" in names:
        courses = courses.assign(isi_minimum=0)
    if "maks_angkatan" in names:
        courses = courses.assign(maks_angkatan=courses["maks_angkatan"].mask(courses["jp"].notna()))
    looser = replace(instance, courses=courses)
    upper = most_batches(looser, prepared.reach)
    budget = None if "anggaran" in names else limits.budget
    share = None if "porsi_opd" in names else limits.share
    return (
        replace(prepared, instance=looser),
        replace(limits, upper=upper, budget=budget, share=share),
    )


def _joined(parts: Sequence[str | Sentence], ways: tuple[Sentence, Sentence]) -> str | Sentence:
    """Join words: "a", "a dan b", "a, b, dan c"."""
    pair, more = ways
    if len(parts) == 1:
        return parts[0]
    last = {"satu": parts[-2], "dua": parts[-1]}
    if len(parts) == 2:
        return Sentence(pair.text, last)
    first = parts[0]
    for part in parts[1:-2]:
        first = said("{awal}, {satu}", awal=first, satu=part)
    return Sentence(more.text, {"awal": first, **last})


def _reason(prepared: Prepared, limits: Limits, names: Sequence[str], *, proven: bool) -> Sentence:
    """The sentence; names: the limits that fail together with the floor."""
    if not proven:
        return NOT_FOUND if names else NOTHING_FOUND
    if not names:
        return ALONE
    if len(names) > 1 or not feasible(*without(prepared, limits, names)):
        return SEVERAL
    return COLLIDE if len(prepared.bundles.value) <= FEW else COLLIDE_IN_PARTS


def feasible(prepared: Prepared, limits: Limits) -> bool:
    """Say whether a plan keeps the limits (for many bundles: with fractions of people)."""
    if len(prepared.bundles.value) <= FEW:
        found = whole_at_once(prepared, limits, 0.0)
        return found is not None and reaches_floors(prepared, limits, *found)
    try:
        lacks = relax(prepared, limits, first_prices(prepared, limits)).outcome.lacks
    except UnsolvedError:
        return False
    return bool(lacks.sum() <= LACKING)


def _found(prepared: Prepared, limits: Limits) -> bool:
    """Say whether the first step of the search finds a plan that keeps the limits."""
    best = Best(prepared, limits)
    try:
        relaxed = relax(prepared, limits, first_prices(prepared, limits))
    except UnsolvedError:
        return False
    best.people(*dive(prepared, limits, relaxed.columns), relaxed)
    return best.plan is not None


def reaches_floors(
    prepared: Prepared, limits: Limits, columns: np.ndarray, times: np.ndarray
) -> bool:
    """Say in whole numbers whether every OPD gets its floor."""
    gained = np.zeros(len(limits.floor), dtype="int64")
    np.add.at(
        gained,
        prepared.groups.opd[prepared.bundles.group[columns]],
        prepared.bundles.value[columns] * times,
    )
    return bool((gained >= limits.floor).all())


def _per_cent(share: float) -> Figure:
    return Figure(Decimal(f"{100 * share:g}"), "%")
