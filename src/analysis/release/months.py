"""Cost and points of an OPD's part of the plan, cumulated by month; part of the gate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from analysis.release.counted import UNITS
from analysis.release.design import ALL_OR_NOTHING_FROM, Policy
from analysis.release.frames import empty, shaped
from analysis.release.masking import SHOWN
from analysis.release.plans import Courses
from analysis.release.rounding import POINT

if TYPE_CHECKING:
    from analysis.plan.results.planned import Plan

Batch = tuple[str, int, int, int, int]  # month, number (0: in no calendar), people, cost, points
Step = list[int]  # batches, cost, points, places
COLUMNS = ["opd", "urut", "bulan", "angkatan", "biaya", "poin", "keadaan"]


def month_rows(plan: Plan, planned: Courses, pointless: set[str], policy: Policy) -> pd.DataFrame:
    """Return cost and points of each OPD cumulated by month (columns: `Release.kumulatif`).

    pointless: the OPD of which no sum of points is told, see `effects.effect_rows`.

    A batch counts in the month in which it begins; of a course, batches with fewer participants of
    the OPD than the threshold count with its next one (the last ones: with the one before, then).
    Months whose batches give fewer than `ALL_OR_NOTHING_FROM` places count with the next one (the
    last ones: with the one before): whether nobody or everybody gains points is not told of fewer.
    Courses printed in a merged row count in the plan's last month, and so does what is in no
    calendar: when they run would tell which they are. The end is the printed cost.
    """
    order = plan.urutan
    months = order["mulai"].dt.strftime("%Y-%m").fillna("")
    names = ("angkatan", "peserta", "biaya", "poin")
    numbers = order[list(names)].astype("int64").to_numpy().tolist()
    batches: dict[str, dict[str, list[Batch]]] = {}
    for opd, kode, month, (number, people, spent, points) in zip(
        order["opd"], order["kode"], months, numbers, strict=True
    ):
        batch = (str(month), number, people, spent, points)
        batches.setdefault(str(opd), {}).setdefault(str(kode), []).append(batch)
    lines: list[tuple[object, ...]] = []
    end = max(months, default="")
    for opd, courses in sorted(batches.items()):
        alone = {cell[0] for cell in planned.table.rows(opd) if len(cell) == 1}
        cost = planned.cost(opd)
        own = [batch[0] for kode, each in courses.items() if kode in alone for batch in each]
        last = max(own) if own and all(own) and len(alone) == len(courses) else end
        if cost is not None and last:
            steps = _joined(_steps(courses, alone, last, policy.ambang))
            lines += [(opd, *line) for line in _cumulated(steps, cost)]
    if not lines:
        return empty("kumulatif")
    rows = pd.DataFrame(lines, columns=COLUMNS)
    return shaped("kumulatif", rows.assign(poin=rows["poin"].mask(rows["opd"].isin(pointless))))


def _steps(
    courses: dict[str, list[Batch]], alone: set[str], last: str, threshold: int
) -> dict[str, Step]:
    """What each month adds, by month; the last one is among them."""
    steps: dict[str, Step] = {last: [0, 0, 0, 0]}
    for kode, batches in courses.items():
        ordered: list[Batch] = sorted(
            (month or last, number, people, cost, points)
            for month, number, people, cost, points in batches
        )
        portions = _portions(ordered, threshold) if kode in alone else [(last, _sum(ordered))]
        for month, numbers in portions:
            before = steps.get(month, [0, 0, 0, 0])
            steps[month] = [a + b for a, b in zip(before, numbers, strict=True)]
    return steps


def _joined(steps: dict[str, Step]) -> dict[str, Step]:
    """The steps with months of few places joined, each under its last month."""
    found: list[tuple[str, Step]] = []
    waiting: Step = [0, 0, 0, 0]
    last = max(steps)
    for month in sorted(steps):
        waiting = [a + b for a, b in zip(waiting, steps[month], strict=True)]
        if waiting[-1] >= ALL_OR_NOTHING_FROM:
            found.append((month, waiting))
            waiting = [0, 0, 0, 0]
        elif month == last:
            before = found.pop()[1] if found else [0, 0, 0, 0]
            found.append((month, [a + b for a, b in zip(before, waiting, strict=True)]))
    return dict(found)


def _portions(batches: Sequence[Batch], threshold: int) -> list[tuple[str, Step]]:
    """A course's batches in portions of enough participants, each in its last month."""
    found: list[list[Batch]] = []
    waiting: list[Batch] = []
    for batch in batches:
        waiting.append(batch)
        if sum(people for _, _, people, _, _ in waiting) >= threshold:
            found.append(waiting)
            waiting = []
    if waiting:
        found[-1:] = [[*(found[-1] if found else []), *waiting]]
    return [(portion[-1][0], _sum(portion)) for portion in found]


def _sum(batches: Sequence[Batch]) -> Step:
    """The number of batches in the calendar, the cost, the points, the places."""
    return [
        sum(number > 0 for _, number, _, _, _ in batches),
        sum(cost for _, _, _, cost, _ in batches),
        sum(points for _, _, _, _, points in batches),
        sum(people for _, _, people, _, _ in batches),
    ]


def _cumulated(steps: dict[str, Step], whole: int) -> list[tuple[object, ...]]:
    """The printed steps: number, month, batches, cost, points so far, state."""
    found: list[tuple[object, ...]] = []
    sums: Step = [0, 0, 0, 0]
    last = max(steps)
    for number, month in enumerate(sorted(steps), start=1):
        sums = [total + more for total, more in zip(sums, steps[month], strict=True)]
        rounded = (sums[1] + UNITS[0] // 2) // UNITS[0] * UNITS[0]
        cost = whole if month == last else min(rounded, whole)
        points = float((2 * sums[2] + POINT) // (2 * POINT))
        found.append((number, month, sums[0], cost, points, SHOWN))
    return found
