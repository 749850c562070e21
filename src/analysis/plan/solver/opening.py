"""Who takes part needs the course to run: what makes the relaxation tight where batches are few.

Without it a tenth of a batch is enough for a whole group of people, and no minimum is ever missed.
With it, the part of a group that takes part is at most the part of the course that runs. There is
a row for every group and course, so this is for cities with few groups of equal people; in a large
one a course has many batches, and hardly anything would be gained.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analysis.plan.solver.limits import Limits
    from analysis.plan.solver.prepared import Prepared

MOST = 20_000  # pairs of a group and a course


@dataclass(frozen=True, eq=False)
class Opening:
    """M pairs of a group and a course that it can take.

    group, course: int64[M]. entry, column: int64[E], the pair of each place in a bundle, and the
    bundle's position in the model.
    """

    group: np.ndarray
    course: np.ndarray
    entry: np.ndarray
    column: np.ndarray


def opening(prepared: Prepared, limits: Limits, columns: np.ndarray) -> Opening | None:
    """The pairs of the bundles `columns` for which it matters whether a course runs.

    It does not where a course runs anyway, or never, or for one person alone at no fixed cost.
    None where the groups are too many.
    """
    instance, bundles = prepared.instance, prepared.bundles
    dear = (instance.column("isi_minimum") > 1) | (instance.column("biaya_tetap") > 0)
    matters = dear & (limits.lower == 0) & (limits.upper > 0)
    if len(prepared.groups.first) * instance.size[1] > MOST or not matters.any():
        return None
    courses = bundles.kinds[bundles.kind[columns]].astype("int64")
    column, place = np.nonzero(np.append(matters, np.False_)[courses])
    key = bundles.group[columns[column]] * np.int64(len(matters)) + courses[column, place]
    pairs, entry = np.unique(key, return_inverse=True)
    return Opening(pairs // len(matters), pairs % len(matters), entry.ravel(), column)


def charged(prepared: Prepared, groups: tuple[int, int], runs: np.ndarray) -> np.ndarray:
    """What the groups' bundles pay for courses that run, number[N].

    groups: first and end. runs: number[G, C], the price of each pair.
    """
    bundles = prepared.bundles
    rows = slice(int(bundles.start[groups[0]]), int(bundles.start[groups[1]]))
    padded = np.column_stack([runs, np.zeros(len(runs), dtype=runs.dtype)])
    courses = bundles.kinds[bundles.kind[rows]]
    paid: np.ndarray = padded[bundles.group[rows, None], courses].sum(axis=1)
    return paid


def for_running(prepared: Prepared, runs: np.ndarray) -> list[int]:
    """What each course earns once it runs, C exact sums; runs: int64[G, C]."""
    sizes = prepared.groups.size.tolist()
    return [
        sum(price * size for price, size in zip(column, sizes, strict=True) if price)
        for column in runs.T.tolist()
    ]
