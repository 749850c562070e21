"""More people measured: how many of each OPD, and the value that they are expected to have.

A step wants a share N of the addressed staff of every OPD measured. Where fewer are, the same part
of each OPD's unmeasured people becomes measured, whatever their post: numbers of people are exact
fractions, nobody is picked. A newly measured person takes the mean of the measured of the same OPD
and kind of post; without any, of that kind of post in the same kind of OPD; without any, the person
stays unmeasured (and so does who is in no OPD). Where the kind of post is not known, the mean of
the OPD, then of its kind. The bounds put each of them at the least and the most that the person can
have.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from analysis.scenario.ground import Ground

NOWHERE = -1
Cell = tuple[int, ...]


@dataclass(frozen=True)
class Added:
    """What the newly measured bring to one place: people, and sums of points."""

    people: Fraction
    sums: tuple[Fraction, ...]  # MEANS
    lowest: Fraction
    highest: Fraction


@dataclass(frozen=True, eq=False)
class Standing:
    """Everybody before coverage rises: who stays, who is measured, with which points and bounds."""

    stays: np.ndarray
    measured: np.ndarray
    points: np.ndarray
    lowest: np.ndarray
    highest: np.ndarray


def newly_measured(
    ground: Ground, now: Standing, wanted: Sequence[tuple[Decimal, np.ndarray]]
) -> dict[int, Added]:
    """Return what each place gains (row of its labels -> Added).

    wanted: per step the percentage and the people addressed; who is addressed by several steps
    becomes measured by the one that asks for most.
    """
    codes = ground.codes
    steps = np.stack([mask for _, mask in wanted], axis=1)
    ratios = [_ratios(codes["opd"], now, *step) for step in wanted]
    waiting = now.stays & ~now.measured & steps.any(axis=1) & (codes["opd"] != NOWHERE)
    chosen = np.flatnonzero(waiting)
    of_person = [
        codes[name][chosen].astype(np.int64) for name in ("opd", "jenis_opd", "jenis_jabatan")
    ]
    kinds = np.column_stack([*of_person, steps[chosen]])
    unique, kind = np.unique(kinds, axis=0, return_inverse=True)
    of_row = np.full(len(ground.people), NOWHERE)
    of_row[chosen] = kind.reshape(-1)
    sums = _sums(codes, now)
    weights = [
        max(ratio[opd] for ratio, asked in zip(ratios, asking, strict=True) if asked)
        for opd, _, _, *asking in unique.tolist()
    ]
    expected = [_mean(sums, _cell(sums, *row[:3])) for row in unique.tolist()]
    return _by_place(ground, now, of_row, weights, expected)


def _ratios(
    opd: np.ndarray, now: Standing, percent: Decimal, addressed: np.ndarray
) -> list[Fraction]:
    """Return per OPD the part of its unmeasured addressed people that becomes measured."""
    size = int(opd.max(initial=NOWHERE)) + 1
    inside = now.stays & addressed & (opd != NOWHERE)
    staff = np.bincount(opd[inside], minlength=size)
    there = np.bincount(opd[inside & now.measured], minlength=size)
    share = Fraction(percent) / 100
    return [
        min(max((share * n - m) / (n - m), Fraction(0)), Fraction(1)) if n > m else Fraction(0)
        for n, m in zip(staff.tolist(), there.tolist(), strict=True)
    ]


def _sums(codes: dict[str, np.ndarray], now: Standing) -> dict[Cell, list[int]]:
    """Return the measured by OPD (0) and kind of OPD (1), each by kind of post, too: n, sums."""
    rows = np.flatnonzero(now.stays & now.measured)
    facts = np.column_stack([np.ones(len(rows), dtype=np.int64), now.points[rows]])
    jobs = codes["jenis_jabatan"][rows].astype(np.int64)
    width = int(jobs.max(initial=NOWHERE)) + 2
    found: dict[Cell, list[int]] = {}
    for scope, name in enumerate(("opd", "jenis_opd")):
        for job in (jobs, np.full(len(rows), NOWHERE)):
            key = codes[name][rows].astype(np.int64) * width + job + 1
            keys, group = np.unique(key, return_inverse=True)
            sums = np.zeros((len(keys), facts.shape[1]), dtype=np.int64)
            np.add.at(sums, group, facts)
            for each, totals in zip(keys.tolist(), sums.tolist(), strict=True):
                found[(scope, each // width, each % width - 1)] = totals
    return found


def _mean(sums: dict[Cell, list[int]], cell: Cell) -> tuple[Fraction, ...] | None:
    if cell not in sums:
        return None
    people, *totals = sums[cell]
    return tuple(Fraction(total, people) for total in totals)


def _cell(sums: dict[Cell, list[int]], opd: int, kind: int, job: int) -> Cell:
    own = (0, opd, job)
    return own if own in sums or kind == NOWHERE else (1, kind, job)


def _by_place(
    ground: Ground,
    now: Standing,
    of_row: np.ndarray,
    weights: list[Fraction],
    expected: list[tuple[Fraction, ...] | None],
) -> dict[int, Added]:
    where = ground.places
    concerned = of_row[where.row] != NOWHERE
    rows, place = where.row[concerned], where.place[concerned]
    pairs, group = np.unique(np.stack([place, of_row[rows]], 1), axis=0, return_inverse=True)
    facts = np.stack([np.ones(len(rows), dtype=np.int64), now.lowest[rows], now.highest[rows]], 1)
    sums = np.zeros((len(pairs), 3), dtype=np.int64)
    np.add.at(sums, group.reshape(-1), facts)
    found: dict[int, list[tuple[Fraction, ...]]] = {}
    for (at, kind), (count, low, high) in zip(pairs.tolist(), sums.tolist(), strict=True):
        mean, weight = expected[kind], weights[kind]
        if mean is not None and weight:
            many = weight * count
            part = (many, *(many * value for value in mean), weight * low, weight * high)
            found.setdefault(at, []).append(part)
    totals = {at: [sum(c, Fraction(0)) for c in zip(*p, strict=True)] for at, p in found.items()}
    return {
        at: Added(total[0], tuple(total[1:-2]), total[-2], total[-1])
        for at, total in totals.items()
    }
