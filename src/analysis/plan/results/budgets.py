"""The budgets of a curve, and its knee."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.plan.solver.prepared import best_of

if TYPE_CHECKING:
    import pandas as pd

    from analysis.plan.solver.prepared import Prepared

POINTS = 12


def budgets(most: int, asked: int | None, points: int = POINTS) -> list[int]:
    """Return the budgets of a curve, ascending: the k-th of n is (k/n)^2 of `most`, in Rp.

    most: what everybody's best bundle costs. So points lie closer where money is scarce. Each is
    rounded up to three digits of `most`; the asked budget takes the place of the nearest.
    """
    step = 10 ** max(0, len(str(most)) - 3)
    every = [-(-(most * k * k) // (points * points * step)) * step for k in range(1, points + 1)]
    if asked is not None:
        nearest = min(range(points), key=lambda k: (abs(every[k] - asked), k))
        every[nearest] = asked
    return sorted({budget for budget in every if budget > 0})


def knee(rows: pd.DataFrame) -> np.ndarray:
    """Mark the knee of a curve, bool per row: the point farthest above the straight line.

    The line runs from no money and no value to the last point. Up to the knee a rupiah brings more
    than on average over the whole curve, after it less. The first of equals; none on a curve
    without value.
    """
    money = rows["anggaran"].tolist()  # Python's integers: the products pass 64 bits
    value = rows["nilai"].fillna(0).tolist()
    marks = np.zeros(len(rows), dtype=bool)
    if any(value):
        above = [value[k] * money[-1] - value[-1] * money[k] for k in range(len(rows))]
        marks[above.index(max(above))] = True
    return marks


def cost_of_the_best(ready: Prepared) -> int:
    """Rp that everybody's best bundle costs, the cheapest of equals, as far as there are seats."""
    instance = ready.instance
    bundles_of, offers = ready.bundles, instance.size[1]
    price = instance.column("biaya")
    cost = bundles_of.total(price).take(bundles_of.kind)
    best = best_of(bundles_of.start, bundles_of.value)
    at_best = np.flatnonzero(bundles_of.value == best[bundles_of.group])
    ordered = at_best[np.lexsort((cost[at_best], bundles_of.group[at_best]))]
    group, first = np.unique(bundles_of.group[ordered], return_index=True)
    wanted = np.zeros(offers + 1, dtype="int64")
    for place in bundles_of.kinds[bundles_of.kind[ordered[first]]].T:
        np.add.at(wanted, place, ready.groups.size[group])
    seats = np.maximum(instance.column("kapasitas"), 1)
    taken = np.minimum(wanted[:offers], ready.most_batches * seats)
    return int(taken @ price + -(-taken // seats) @ instance.column("biaya_tetap"))
