"""Every rule of a plan, checked again in whole numbers from the instance alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.plan.problem.value import bundle_value, permitted

if TYPE_CHECKING:
    from analysis.plan.problem.instance import Instance
    from analysis.plan.solver.limits import Limits

RULES = (
    "anggaran", "porsi_opd", "lantai_opd", "kapasitas", "isi_minimum", "maks_angkatan",
    "sekali_per_kode", "maks_kursus", "jp_maks_pppk", "sasaran",
)  # fmt: skip


def values(instance: Instance, plan: np.ndarray) -> np.ndarray:
    """Value of everybody's bundle, int64[P]; plan: int64[P, 3], -1 where there is no course."""
    return bundle_value(instance, np.arange(len(plan)), plan)


def counts(plan: np.ndarray, offers: int) -> np.ndarray:
    """Participants per course, int64[C]."""
    return np.bincount(plan[plan >= 0], minlength=offers).astype("int64")


def costs(instance: Instance, plan: np.ndarray) -> np.ndarray:
    """Rp that everybody's courses cost, without the fixed cost of batches, int64[P]."""
    cost: np.ndarray = np.where(plan >= 0, instance.column("biaya")[plan], 0).sum(axis=1)
    return cost


def fewest_batches(instance: Instance, taken: np.ndarray) -> np.ndarray:
    """As few batches as hold the participants, int64[C]: more would only cost more."""
    batches: np.ndarray = -(-taken // np.maximum(instance.column("kapasitas"), 1))
    return batches


def batches_of(instance: Instance, plan: np.ndarray) -> np.ndarray:
    """The batches that a plan's participants fill, int64[C]."""
    return fewest_batches(instance, counts(plan, instance.size[1]))


def total_cost(instance: Instance, plan: np.ndarray, batches: np.ndarray) -> int:
    """Rp that the plan costs, fixed costs included."""
    return int(costs(instance, plan).sum()) + int(batches @ instance.column("biaya_tetap"))


def rules(
    instance: Instance, plan: np.ndarray, batches: np.ndarray, limits: Limits
) -> dict[str, bool]:
    """Say of every rule whether the plan keeps it."""
    offers = instance.size[1]
    taken = counts(plan, offers)
    owner, names = instance.opd
    spent, gained = np.zeros(len(names), dtype="int64"), np.zeros(len(names), dtype="int64")
    np.add.at(spent, owner, costs(instance, plan))
    np.add.at(gained, owner, values(instance, plan))
    floor = limits.floor if instance.floor > 0 else np.zeros(len(names), dtype="int64")
    most = instance.column("maks_angkatan")
    ordered = np.sort(plan, axis=1)
    persons = np.arange(len(plan))
    jp = np.where(plan >= 0, instance.column("jp")[plan], 0).sum(axis=1)
    return {
        "anggaran": limits.budget is None or total_cost(instance, plan, batches) <= limits.budget,
        "porsi_opd": limits.share is None or bool((spent <= limits.share).all()),
        "lantai_opd": bool((gained >= floor).all()),
        "kapasitas": bool((taken <= instance.column("kapasitas") * batches).all()),
        "isi_minimum": bool((taken >= instance.column("isi_minimum") * batches).all()),
        "maks_angkatan": bool(((most < 0) | (batches <= most)).all()),
        "sekali_per_kode": not ((ordered[:, 1:] == ordered[:, :-1]) & (ordered[:, 1:] >= 0)).any(),
        "maks_kursus": bool(((plan >= 0).sum(axis=1) <= instance.max_courses).all()),
        "jp_maks_pppk": not (instance.is_pppk & (jp > instance.cap_pppk)).any(),
        "sasaran": bool((instance.allowed[persons[:, None], plan] | (plan < 0)).all()),
    }


def holds(instance: Instance, plan: np.ndarray, batches: np.ndarray, limits: Limits) -> bool:
    """Say whether the plan keeps every rule and gives nobody what is not permitted."""
    kept = all(rules(instance, plan, batches, limits).values())
    return kept and bool(permitted(instance, np.arange(len(plan)), plan).all())
