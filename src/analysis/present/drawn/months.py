"""The month view of a plan: from its batches to figures, each with its alternative text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from babel.dates import get_month_names
from matplotlib.figure import Figure

from analysis.present.figures.months import MonthCell, MonthLabels, MonthRow, months
from analysis.present.voice import Voice

MOST = 32  # courses in one figure: more do not fit on a page
ALL_MONTHS = range(1, 13)
Cells = Mapping[tuple[str, int], tuple[Any, int]]  # course, month -> people (NA: hidden), batches


@dataclass(frozen=True)
class MonthView:
    """One figure of the month view and its alternative text."""

    figure: Figure
    alt: str


def month_view(batches: pd.DataFrame, year: int, _: Voice) -> list[MonthView]:
    """Return the figures of a year's batches: one, or several where the courses are many.

    batches: nama (of the course, as printed), bulan (1 to 12, of the batch's first day), angkatan
    (batches), peserta (people; missing: hidden); several rows of a course and month add up. Courses
    stand in the order of their first month, then by name; what all add up to stands below the last.
    Empty without batches.
    """
    counted = batches.astype({"peserta": "Float64"})
    sums = counted.groupby(["nama", "bulan"], as_index=False)[["angkatan", "peserta"]]
    rows = sums.sum(skipna=False)  # a part that is hidden hides the whole
    if rows.empty:
        return []
    cells = {
        (row["nama"], int(row["bulan"])): (row["peserta"], int(row["angkatan"]))
        for row in rows.to_dict("records")
    }
    first = rows.groupby("nama")["bulan"].min()
    names = sorted(first.index, key=lambda name: (int(first[name]), str(name)))
    parts = -(-len(names) // MOST)
    size = -(-len(names) // parts)
    borders = shade_borders(max((int(p) for p, _b in cells.values() if not pd.isna(p)), default=0))
    views = []
    for at in range(0, len(names), size):
        shown = names[at : at + size]
        drawn = [_row(name, cells, borders, _) for name in shown]
        total = _sum_row(cells, _) if at + size >= len(names) else None
        part = {key: counts for key, counts in cells.items() if key[0] in shown}
        views.append(MonthView(months(drawn, total, _labels(borders, _)), _alt(part, year, _)))
    return views


def shade_borders(most: int) -> tuple[int, ...]:
    """Return where darker shades begin: a tenth, a fifth and half of the next round number."""
    top = next(
        factor * 10**power
        for power in range(9)
        for factor in (1, 2, 5)
        if factor * 10**power >= most
    )
    borders = [max(top // part, 1) for part in (10, 5, 2)]
    return tuple(dict.fromkeys(border for border in borders if border > 1))


def _row(name: str, cells: Cells, borders: tuple[int, ...], _: Voice) -> MonthRow:
    return MonthRow(
        name,
        tuple(_cell(cells.get((name, month)), borders, _) for month in ALL_MONTHS),
        _total([counts for key, counts in cells.items() if key[0] == name], _),
    )


def _sum_row(cells: Cells, _: Voice) -> MonthRow:
    columns = [[counts for key, counts in cells.items() if key[1] == m] for m in ALL_MONTHS]
    return MonthRow(
        _("Total"),
        tuple(_total(column, _) if column else None for column in columns),
        _total(list(cells.values()), _),
    )


def _labels(borders: tuple[int, ...], _: Voice) -> MonthLabels:
    heads = get_month_names("abbreviated", "stand-alone", _.lang)
    return MonthLabels(
        tuple(heads[month] for month in ALL_MONTHS),
        _("Total"),
        _("peserta"),
        _("angkatan"),
        _("Peserta"),
        _bins(borders, _),
        _("disembunyikan"),
    )


def _cell(counts: tuple[Any, int] | None, borders: tuple[int, ...], _: Voice) -> MonthCell | None:
    if counts is None:
        return None
    people, batches = counts
    if pd.isna(people):
        return MonthCell(hidden=True)
    shade = sum(people >= border for border in borders)
    return MonthCell(_.count(people), _.count(batches), shade)


def _total(counts: Sequence[tuple[Any, int]], _: Voice) -> MonthCell:
    """Return a sum; hidden where a part of it is, for it would tell that part."""
    if any(pd.isna(people) for people, _batches in counts):
        return MonthCell(hidden=True)
    return MonthCell(_.count(sum(p for p, _b in counts)), _.count(sum(b for _p, b in counts)))


def _bins(borders: tuple[int, ...], _: Voice) -> tuple[str, ...]:
    lows = (1, *borders)
    spans = [f"{_.count(low)}–{_.count(high - 1)}" if high - 1 > low else _.count(low)
             for low, high in zip(lows, borders, strict=False)]  # fmt: skip
    return (*spans, f"≥ {_.count(lows[-1])}")


def _alt(cells: Cells, year: int, _: Voice) -> str:
    names = get_month_names("wide", "stand-alone", _.lang)
    shown = {key: counts for key, counts in cells.items() if not pd.isna(counts[0])}
    sentences = [
        _(
            "Peta bulan {tahun}: {pelatihan} pelatihan menurut bulan mulai angkatan.",
            tahun=year,
            pelatihan=_.count(len({name for name, _month in cells})),
        )
    ]
    if len(shown) == len(cells):
        sentences.append(
            _(
                "Seluruhnya {peserta} peserta dalam {angkatan} angkatan.",
                peserta=_.count(sum(p for p, _b in cells.values())),
                angkatan=_.count(sum(b for _p, b in cells.values())),
            )
        )
    largest = sorted(shown, key=lambda key: (-shown[key][0], key[1], key[0]))[:3]
    if largest:
        told = [
            _(
                "{nama} pada {bulan} ({peserta} peserta, {angkatan} angkatan)",
                nama=key[0],
                bulan=names[key[1]],
                peserta=_.count(shown[key][0]),
                angkatan=_.count(shown[key][1]),
            )
            for key in largest
        ]
        sentences.append(_("Terbanyak: {daftar}.", daftar="; ".join(told)))
    without = [names[month] for month in ALL_MONTHS if month not in {key[1] for key in cells}]
    if without:
        sentences.append(_("Tanpa angkatan: {bulan}.", bulan=_.listed(without)))
    if len(shown) < len(cells):
        sentences.append(_("{jumlah} sel disembunyikan.", jumlah=_.count(len(cells) - len(shown))))
    return " ".join(sentences)
