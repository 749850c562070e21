"""The printed index of the city and of each OPD over the quarters in a folder.

Each quarter is told by its own manifest. A later one is asked only for an OPD that the quarter did
not have yet under this code: what it printed of that quarter is worked out anew by its structure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from analysis.dataset import Period
from analysis.publish.portal.read import Quarter
from analysis.release import compare
from analysis.release.compare import Change

SHOWN = 12  # quarters in a picture: three years

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Point:
    """One quarter of a line; `row` is None where the quarter, or the OPD in it, is not there.

    `known`: the quarter's figures are there. `anew`: worked out by the structure of a later
    quarter. `edition`: of the rules, "" when not known.
    """

    period: Period
    row: Row | None = None
    edition: str = ""
    known: bool = True
    anew: bool = False

    @property
    def value(self) -> float | None:
        """The printed index in points, None when there is none."""
        return None if self.row is None else self.row["ip_asn"]

    @property
    def state(self) -> str:
        """The state of the row; "" without one."""
        return "" if self.row is None else str(self.row["keadaan"])


@dataclass(frozen=True)
class Line:
    """The points of one OPD, or of the city (kode ""), one per quarter shown, oldest first."""

    kode: str
    nama: str
    jenis: str
    points: tuple[Point, ...]

    @property
    def printed(self) -> list[Point]:
        """The points that have a value."""
        return [point for point in self.points if point.value is not None]

    def change(self) -> Change | None:
        """Compare the latest quarter that has figures with the first of the same edition.

        None when the latest shows no value, or nothing comes before it.
        """
        known = [point for point in self.points if point.known]
        if not known or known[-1].value is None:
            return None
        others = [n for n, point in enumerate(known) if point.edition != known[-1].edition]
        alike = known[others[-1] + 1 :] if others else known
        valued = [point for point in alike if point.value is not None]
        if len(valued) < 2:
            return None
        return compare.change(_dated(valued[0]), _dated(valued[-1]))


def shown_periods(quarters: Sequence[Quarter]) -> list[Period]:
    """Return the quarters of the pictures, the missing ones between too, the last `SHOWN`."""
    if not quarters:
        return []
    first, last = quarters[0].period.number, quarters[-1].period.number
    numbers = range(max(first, last - SHOWN + 1), last + 1)
    return [Period(number // 4, number % 4 + 1) for number in numbers]


def city_line(quarters: Sequence[Quarter], name: str) -> Line:
    """Return the city's line."""
    by_period = {quarter.period: quarter for quarter in quarters if quarter.kota}
    return Line(
        kode="",
        nama=name,
        jenis="",
        points=tuple(
            Point(period, by_period[period].kota, by_period[period].edition)
            if period in by_period
            else Point(period, known=False)
            for period in shown_periods(quarters)
        ),
    )


def opd_lines(quarters: Sequence[Quarter]) -> list[Line]:
    """Return a line for every OPD that any quarter has, also those known by a document alone."""
    names: dict[str, tuple[str, str]] = {}
    for quarter in quarters:  # the newest name wins
        for found in quarter.documents:
            if not found.of_city:
                names.setdefault(found.kode, (found.kode, ""))
        names |= {kode: (row["nama"], row["jenis"]) for kode, row in quarter.opd.items()}
    by_period = {quarter.period: quarter for quarter in quarters if quarter.kota}
    anew = {key: row for quarter in quarters for key, row in quarter.earlier.items()}
    return [
        Line(kode, nama, jenis, tuple(
            _point(period, by_period.get(period), kode, anew)
            for period in shown_periods(quarters)
        ))
        for kode, (nama, jenis) in names.items()
    ]  # fmt: skip


def _point(
    period: Period, quarter: Quarter | None, kode: str, anew: Mapping[tuple[str, str], Row]
) -> Point:
    if quarter is None:
        return Point(period, known=False)
    if kode in quarter.opd:
        return Point(period, quarter.opd[kode], quarter.edition)
    later = anew.get((period.text, kode))
    return Point(period, later, quarter.edition, anew=later is not None)


def runs(points: Sequence[Point]) -> list[list[int]]:
    """Return the places of values that a line may join: next to each other, of one edition."""
    joined: list[list[int]] = []
    for place, point in enumerate(points):
        if point.value is None:
            continue
        last = joined[-1][-1] if joined else -2
        if last == place - 1 and points[last].edition == point.edition:
            joined[-1].append(place)
        else:
            joined.append([place])
    return joined


def new_editions(points: Sequence[Point]) -> list[tuple[int, str]]:
    """Return where the edition is another than in the quarter known before: (place, its name)."""
    known = [(place, point.edition) for place, point in enumerate(points) if point.edition]
    pairs = pairwise(known)
    return [(place, edition) for (_, before), (place, edition) in pairs if edition != before]


def _dated(point: Point) -> dict[str, Any]:
    return {**(point.row or {}), "periode": point.period.text}
