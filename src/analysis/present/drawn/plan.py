"""The plan over the year as blocks: what it brings against what it costs, and when it runs."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

import pandas as pd

from analysis.present.blocks import Figure
from analysis.present.drawing.canvas import svg
from analysis.present.drawing.figures.cumulated import Axis, Step, cumulated, marks
from analysis.present.drawn.months import MOST, month_view
from analysis.present.outline import figure_number
from analysis.present.wording.plan_words import millions
from analysis.present.wording.released import Record
from analysis.present.wording.voice import Voice


def cumulated_figure(rows: Sequence[Record], _: Voice) -> Figure:
    """The OPD's share of the city plan, batch after batch: money against points."""
    steps = _steps(rows, _)
    last = rows[-1]
    total = _("{poin} poin", poin=_.trimmed(last["poin"]))
    cost = marks(max(step.cost for step in steps))
    points = marks(max(step.points for step in steps))
    picture = cumulated(
        steps,
        Axis(_("biaya sejak awal tahun, Rp juta"), _named(cost, _)),
        Axis(_("poin IP ASN, dijumlah atas pegawai"), _named(points, _)),
        total,
    )
    told = "; ".join(
        _(
            "{bulan} {biaya}, {poin} poin",
            bulan=_.month(row["bulan"]),
            biaya=_.rupiah(row["biaya"]),
            poin=_.trimmed(row["poin"]),
        )
        for row in _month_ends(rows)
    )
    return Figure(
        "kumulatif",
        _claim(rows, _),
        _(
            "Bagian OPD ini dari rencana kota, dijumlah menurut bulan mulai angkatan; satu titik "
            "satu bulan. Pelatihan yang digabung dihitung pada bulan terakhir."
        ),
        _("Garis dari nol. {nilai}.", nilai=told),
        svg(picture, "kumulatif"),
        number=figure_number("kumulatif", _),
    )


def _steps(rows: Sequence[Record], _: Voice) -> list[Step]:
    """Return the steps; the last one of a month carries its name."""
    ends = [a["bulan"] != b["bulan"] for a, b in pairwise(rows)] + [True]
    return [
        Step(
            float(millions(row["biaya"])),
            float(row["poin"]),
            _.month(row["bulan"])[:3] if end else "",
        )
        for row, end in zip(rows, ends, strict=True)
    ]


def _month_ends(rows: Sequence[Record]) -> list[Record]:
    return list({row["bulan"]: row for row in rows}.values())


def _named(values: Sequence[float], _: Voice) -> tuple[tuple[float, str], ...]:
    return tuple((value, _.trimmed(value)) for value in values)


def _claim(rows: Sequence[Record], _: Voice) -> str:
    """Say how much is counted by the month in which half of the points are."""
    last = rows[-1]
    whole, spent = Decimal(str(last["poin"])), Decimal(int(last["biaya"]))
    if whole <= 0:
        return _("Biaya dan poin menurut bulan")
    half = next(row for row in rows if Decimal(str(row["poin"])) * 2 >= whole)
    name = _.month(half["bulan"])
    if half["bulan"] == last["bulan"]:
        return _("Lebih dari separuh poin baru terhitung pada {bulan}", bulan=name)
    gained = Decimal(str(half["poin"])) * 100 / whole
    share = Decimal(int(half["biaya"])) * 100 / spent if spent else Decimal(100)
    return _(
        "Sampai {bulan} terhitung {poin} poin dengan {biaya} biaya",
        bulan=name,
        poin=_.percent(float(round(gained)), 0),
        biaya=_.percent(float(round(share)), 0),
    )


def month_figures(
    rows: Sequence[Record],
    calendar: pd.DataFrame,
    year: int,
    _: Voice,
    *,
    city: bool = False,
    most: int = MOST,
) -> list[Figure]:
    """The city's batches of the OPD's courses by month; those told as one are left out.

    rows: planned courses. calendar: `OpdReport.jadwal`. Several figures where the courses are
    more than `most`, none without a date.
    """
    people = {row["kode"]: row["peserta"] for row in rows}
    definition = _(
        "Angka dalam sel: angkatan seluruh kota yang mulai pada bulan itu, bagi pelatihan yang "
        "diikuti OPD ini; hari selesainya ada di lampiran. Kolom terakhir: pegawai OPD ini. "
        "Pelatihan yang digabung atau belum terjadwal tidak digambar."
    )
    if city:
        definition = _(
            "Angka dalam sel: angkatan yang mulai pada bulan itu; hari selesainya ada di lampiran. "
            "Kolom terakhir: pegawai. Pelatihan yang digabung atau belum terjadwal tidak digambar."
        )
    return [
        Figure(
            f"bulan-{place}" if place else "bulan",
            _month_claim(calendar, _) if not place else _("Pelatihan menurut bulan, lanjutan"),
            definition,
            view.alt,
            svg(view.figure, f"bulan-{place}"),
            number=figure_number("bulan", _),
        )
        for place, view in enumerate(month_view(calendar, people, year, _, city=city, most=most))
    ]


def _month_claim(calendar: pd.DataFrame, _: Voice) -> str:
    """Say in which month most batches begin, or in which months."""
    by_month = calendar.groupby("bulan")["angkatan"].sum()
    top, whole = int(by_month.max()), int(by_month.sum())
    months = [_.month(month) for month in by_month.index[by_month == top]]
    if len(months) > 1:
        return _(
            "Angkatan terbanyak mulai pada {bulan}: masing-masing {jumlah} dari {semua}",
            bulan=_.listed(months),
            jumlah=_.count(top),
            semua=_.count(whole),
        )
    return _(
        "Angkatan terbanyak mulai pada {bulan}: {jumlah} dari {semua}",
        bulan=months[0],
        jumlah=_.count(top),
        semua=_.count(whole),
    )
