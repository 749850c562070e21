"""The month view of a plan: from the city's batches to figures, each with its alternative text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from babel.dates import get_month_names
from matplotlib.figure import Figure

from analysis.present.drawing.figures.months import MonthCell, MonthLabels, MonthRow, months
from analysis.present.locale import N_
from analysis.present.wording.voice import Voice

MOST = 32  # courses in one figure: more do not fit on a page
ALL_MONTHS = range(1, 13)
Cells = Mapping[tuple[str, int], int]  # course, month -> batches


@dataclass(frozen=True)
class MonthView:
    """One figure of the month view and its alternative text."""

    figure: Figure
    alt: str


@dataclass(frozen=True)
class _Courses:
    """Names and the OPD's people (None: hidden) of courses by kode, and their batches by month."""

    names: Mapping[str, str]
    people: Mapping[str, int | None]
    cells: Cells

    def of(self, codes: Sequence[str]) -> Cells:
        return {key: batches for key, batches in self.cells.items() if key[0] in codes}


def month_view(
    batches: pd.DataFrame,
    people: Mapping[str, int | None],
    year: int,
    _: Voice,
    *,
    city: bool = False,
    most: int = MOST,
) -> list[MonthView]:
    """Return the figures of a year's batches: one, or several where the courses are many.

    batches: kode, nama, bulan (YYYY-MM of the first day), angkatan (how many begin in it). people:
    those of the OPD (or the city) by kode, None where hidden. most: courses in one figure.
    Courses stand in the order of their first month, then by name; what all batches add up to
    stands below the last. Empty without batches.
    """
    rows = batches.assign(bulan=batches["bulan"].str[5:7].astype("int64"))
    if rows.empty:
        return []
    keys = zip(rows["kode"], rows["bulan"], strict=True)
    courses = _Courses(
        dict(zip(rows["kode"], rows["nama"], strict=True)),
        people,
        {(str(kode), int(m)): int(n) for (kode, m), n in zip(keys, rows["angkatan"], strict=True)},
    )
    first = rows.groupby("kode")["bulan"].min()
    order = sorted(first.index, key=lambda kode: (int(first[kode]), courses.names[kode], kode))
    size = -(-len(order) // -(-len(order) // most))
    largest = max(courses.cells.values())
    borders = shade_borders(largest)
    views = []
    for at in range(0, len(order), size):
        shown = order[at : at + size]
        drawn = [_row(kode, courses, borders, _) for kode in shown]
        total = _sum_row(courses.cells, _) if at + size >= len(order) else None
        whose = _("Kota") if city else _("OPD ini")
        figure = months(drawn, total, _labels(borders, largest, whose, _))
        views.append(MonthView(figure, _alt(shown, courses, year, _, city=city)))
    return views


def shade_borders(most: int) -> tuple[int, ...]:
    """Return where darker shades begin: a tenth, a fifth and half of the next round number.

    Up to four batches, each number has a shade of its own.
    """
    if most <= 4:
        return tuple(range(2, most + 1))
    top = next(
        factor * 10**power
        for power in range(9)
        for factor in (1, 2, 5)
        if factor * 10**power >= most
    )
    borders = [max(top // part, 1) for part in (10, 5, 2)]
    return tuple(dict.fromkeys(border for border in borders if border > 1))


def _row(kode: str, courses: _Courses, borders: tuple[int, ...], _: Voice) -> MonthRow:
    people = courses.people[kode]
    return MonthRow(
        courses.names[kode],
        tuple(_cell(courses.cells.get((kode, month)), borders, _) for month in ALL_MONTHS),
        _.count(sum(courses.of([kode]).values())),
        None if people is None else _.count(people),
    )


def _sum_row(cells: Cells, _: Voice) -> MonthRow:
    """The batches of all courses; people are not added up, for some take several courses."""
    sums = [sum(n for key, n in cells.items() if key[1] == month) for month in ALL_MONTHS]
    return MonthRow(
        _("Total"),
        tuple(MonthCell(_.count(number)) if number else None for number in sums),
        _.count(sum(sums)),
    )


def _labels(borders: tuple[int, ...], most: int, whose: str, _: Voice) -> MonthLabels:
    heads = get_month_names("abbreviated", "stand-alone", _.lang)
    return MonthLabels(
        _("Angkatan seluruh kota menurut bulan mulai"),
        tuple(heads[month] for month in ALL_MONTHS),
        _("Total"),
        whose,
        _("orang"),
        _("Angkatan"),
        _bins(borders, most, _),
        _("disembunyikan"),
    )


def _cell(batches: int | None, borders: tuple[int, ...], _: Voice) -> MonthCell | None:
    if batches is None:
        return None
    return MonthCell(_.count(batches), sum(batches >= border for border in borders))


def _bins(borders: tuple[int, ...], most: int, _: Voice) -> tuple[str, ...]:
    lows = (1, *borders)
    spans = [f"{_.count(low)}–{_.count(high - 1)}" if high - 1 > low else _.count(low)
             for low, high in zip(lows, borders, strict=False)]  # fmt: skip
    return (*spans, _.count(most) if most == lows[-1] else f"≥ {_.count(lows[-1])}")


def _alt(shown: Sequence[str], courses: _Courses, year: int, _: Voice, *, city: bool) -> str:
    names, cells = get_month_names("wide", "stand-alone", _.lang), courses.of(shown)
    told = N_(
        "Peta bulan {tahun}: {angkatan} angkatan seluruh kota dari {pelatihan} pelatihan yang "
        "diikuti OPD ini, menurut bulan mulai."
    )
    if city:
        told = N_(
            "Peta bulan {tahun}: {angkatan} angkatan dari {pelatihan} pelatihan, menurut bulan "
            "mulai."
        )
    sentences = [
        _(
            told,
            tahun=year,
            angkatan=_.count(sum(cells.values())),
            pelatihan=_.count(len(shown)),
        )
    ]
    largest = sorted(cells, key=lambda key: (-cells[key], key[1], key[0]))[:3]
    most = [
        _(
            "{nama} pada {bulan} ({angkatan} angkatan)",
            nama=courses.names[key[0]],
            bulan=names[key[1]],
            angkatan=_.count(cells[key]),
        )
        for key in largest
    ]
    sentences.append(_("Terbanyak: {daftar}.", daftar="; ".join(most)))
    sentences += _people(shown, courses, _, city=city)
    without = [names[month] for month in ALL_MONTHS if month not in {key[1] for key in cells}]
    if without:
        sentences.append(_("Tanpa angkatan: {bulan}.", bulan=_.listed(without)))
    return " ".join(sentences)


def _people(shown: Sequence[str], courses: _Courses, _: Voice, *, city: bool) -> list[str]:
    """Say which courses most people of the OPD or city take, and of how many it is hidden."""
    known = {kode: courses.people[kode] or 0 for kode in shown if courses.people[kode] is not None}
    most = sorted(known, key=lambda kode: (-known[kode], courses.names[kode], kode))[:3]
    told = [
        _("{nama} ({orang} orang)", nama=courses.names[kode], orang=_.count(known[kode]))
        for kode in most
    ]
    listed = "; ".join(told)
    found = []
    if told:
        own = _("Pegawai OPD ini terbanyak: {daftar}.", daftar=listed)
        found = [_("Pegawai terbanyak: {daftar}.", daftar=listed) if city else own]
    if len(known) < len(shown):
        hidden = _.count(len(shown) - len(known))
        found.append(_("{jumlah} sel disembunyikan.", jumlah=hidden))
    return found
