"""Limits that cannot all hold: which two collide, found by relaxing one at a time."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NoReturn

import numpy as np

from analysis.errors import Figure, PlanError, Sentence, said
from analysis.plan.prepared import Prepared, most_batches
from analysis.plan.relax import UnsolvedError, first_prices, relax
from analysis.plan.whole import FEW, whole_at_once

if TYPE_CHECKING:
    from analysis.plan.limits import Limits

LACKING = 1e-6  # nilai
FIX = {
    "anggaran": said("naikkan anggaran"),
    "porsi_opd": said("naikkan porsi_opd"),
    "maks_angkatan": said("naikkan maks_angkatan pada katalog"),
    "isi_minimum": said("turunkan isi_minimum atau peserta_minimum"),
}

COLLIDE = said(
    "Batas {lantai} dan {lain} tidak dapat dipenuhi bersama: tanpa {lain} ada "
    "rencana yang memenuhi semua batas lain. Turunkan lantai_opd atau {cara}."
)
COLLIDE_IN_PARTS = said(
    "Batas {lantai} dan {lain} tidak dapat dipenuhi bersama. Tanpa {lain} semua batas lain dapat "
    "dipenuhi, dihitung dengan bagian orang. Turunkan lantai_opd atau {cara}."
)
ALL_COLLIDE = said(
    "Batas {lantai} tidak dapat dipenuhi bersama anggaran dan batas lain, juga bila salah "
    "satunya dilonggarkan. Turunkan lantai_opd."
)
NOT_FOUND = said(
    "Tidak ditemukan rencana yang memenuhi {lantai} bersama {lain}; tidak terbukti bahwa rencana "
    "seperti itu tidak ada. Turunkan lantai_opd atau {cara}."
)
NOTHING_FOUND = said(
    "Tidak ditemukan rencana yang memenuhi {lantai} bersama batas lain; tidak terbukti bahwa "
    "rencana seperti itu tidak ada. Turunkan lantai_opd."
)
UNSOLVED = said(
    "Perhitungan rencana tidak menemukan penyelesaian. Periksa anggaran dan, pada katalog, biaya, "
    "kapasitas, dan peserta minimum: angka yang terlalu besar dapat menjadi sebabnya."
)


def refuse(prepared: Prepared, limits: Limits, *, proven: bool = True) -> NoReturn:
    """Raise PlanError naming the limits that collide. Only a floor per OPD can ask too much.

    proven: whether no plan can keep all limits; else none was found, and the sentence says so.
    """
    floor = said("lantai_opd ({persen})", persen=_per_cent(float(prepared.instance.floor)))
    others = _relaxed(prepared, limits).items()
    name = next((name for name, other in others if feasible(*other)), "")
    few = len(prepared.bundles.value) <= FEW
    values = {"lantai": floor, "lain": name, "cara": FIX.get(name, "")}
    raise PlanError(Sentence(_reason(name, few=few, proven=proven).text, values))


def give_up(prepared: Prepared, limits: Limits) -> NoReturn:
    """Raise PlanError where the solver found nothing at all, not even with fractions of people."""
    if prepared.instance.floor > 0:
        refuse(prepared, limits, proven=False)
    raise PlanError(UNSOLVED)


def _reason(name: str, *, few: bool, proven: bool) -> Sentence:
    """The sentence; name: the limit without which the floor can be kept, "" = none alone."""
    if not proven:
        return NOT_FOUND if name else NOTHING_FOUND
    if not name:
        return ALL_COLLIDE
    return COLLIDE if few else COLLIDE_IN_PARTS


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


def _relaxed(prepared: Prepared, limits: Limits) -> dict[str, tuple[Prepared, Limits]]:
    instance = prepared.instance
    open_courses = instance.courses.assign(
        maks_angkatan=instance.courses["maks_angkatan"].mask(instance.courses["kode"].notna())
    )
    unbounded = replace(instance, courses=open_courses)
    unfilled = replace(instance, courses=instance.courses.assign(isi_minimum=0))
    found = {}
    if limits.budget is not None:
        found["anggaran"] = prepared, replace(limits, budget=None)
    if limits.share is not None:
        found["porsi_opd"] = prepared, replace(limits, share=None)
    upper = most_batches(unbounded, prepared.reach)
    found["maks_angkatan"] = replace(prepared, instance=unbounded), replace(limits, upper=upper)
    upper = most_batches(unfilled, prepared.reach)
    found["isi_minimum"] = replace(prepared, instance=unfilled), replace(limits, upper=upper)
    return found


def _per_cent(share: float) -> Figure:
    return Figure(Decimal(f"{100 * share:g}"), "%")
