"""Sentences of the chapter Kedudukan: what a benchmark may be compared with, and how old it is."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.benchmark.selection import (
    HOME,
    NINETY,
    Benchmark,
    latest_course,
    published,
    quoted_economies,
    quoted_year,
    rewritten,
    told_apart,
)
from analysis.dataset import Period
from analysis.present.blocks import Run, Text
from analysis.present.wording.voice import Voice


def comparable(row: Benchmark, edition: str, _: Voice) -> tuple[str, str]:
    """Say what was measured, and how its edition differs from this report's."""
    return _(row["keterangan"]), edition_words(row, edition, _)


def edition_words(row: Benchmark, edition: str, _: Voice) -> str:
    """Say in words which edition a value follows; `edition` is this report's, or empty."""
    if not row["edisi"]:
        return _("Edisinya tidak disebut.")
    if row["edisi"] == edition:
        return _("Edisi sama dengan laporan ini.")
    if not edition:
        return _("Edisi: {edisi}.", edisi=_(row["edisi"]))
    return _("Edisi lain: {edisi}.", edisi=_(row["edisi"]))


def own_words(edition: str, period: str, _: Voice) -> str:
    """Say what the city's own value is."""
    return _(
        "Laporan ini, {triwulan}, edisi {edisi}; simulasi, bukan angka resmi BKN.",
        triwulan=_.quarter(period),
        edisi=edition,
    )


def index_claim(values: Sequence[Benchmark], name: str, own: str, _: Voice) -> str:
    """Say the span of the published values, and the own one."""
    high, low = (_.number(row["nilai"], row["desimal"]) for row in (values[0], values[-1]))
    if not name:
        return _("Nilai terbitan dari {bawah} sampai {atas}", bawah=low, atas=high)
    return _(
        "{nama} {nilai}; nilai terbitan dari {bawah} sampai {atas}",
        nama=name,
        nilai=own,
        bawah=low,
        atas=high,
    )


def index_note(rows: Sequence[Benchmark], period: str, _: Voice) -> Text | None:
    """Say how old the oldest values are."""
    values = published(rows)
    if not values:
        return None
    first = min(row["tahun"] for row in values)
    names = [_(row["nama"]) for row in values if row["tahun"] == first]
    return _paragraph(
        _(
            "Pembanding tertua ialah pengukuran {tahun} ({nama}), {lama}.",
            tahun=first,
            nama=_.listed(names),
            lama=years_since(first, period, _),
        )
    )


def economies_note(rows: Sequence[Benchmark], period: str, _: Voice) -> Text | None:
    """Say which economies the margins tell apart from Indonesia, and how old that is."""
    chosen = quoted_economies(rows)
    above, alike, below = told_apart(chosen)
    if not chosen or not (above or alike or below):
        return None
    told = []
    if alike:
        told.append(
            _(
                "Rentang 90% perkiraan Indonesia bertumpang dengan rentang {nama}: urutan mereka "
                "tidak pasti.",
                nama=_names(alike, _),
            )
        )
    if above:
        told.append(
            _("Rentang {nama} seluruhnya di atas rentang Indonesia.", nama=_names(above, _))
        )
    if below:
        told.append(
            _("Rentang {nama} seluruhnya di bawah rentang Indonesia.", nama=_names(below, _))
        )
    year = chosen[0]["tahun"]
    told.append(
        _(
            "Keadaan {tahun}, {lama}.",
            tahun=year,
            lama=years_since(year, period, _),
        )
    )
    return _paragraph(" ".join(told))


def named_years(rows: Sequence[Benchmark]) -> tuple[int, ...]:
    """Return the years of the course that are told: first, quoted, last."""
    years = [row["tahun"] for row in latest_course(rows)]
    quoted = quoted_year(rows)
    told = {years[0], years[-1]} | ({quoted} if quoted in years else set())
    return tuple(sorted(year for year in told if year is not None))


def course_claim(years: Sequence[Benchmark], named: Sequence[int], _: Voice) -> str:
    """Say the estimate of the year the city quotes (or the first) and of the last year."""
    before, last = _pair(years, named)
    return _(
        "Perkiraan Indonesia {dari} pada {sejak} dan {sampai} pada {kini}, menurut terbitan "
        "{terbitan}",
        dari=_.number(before["nilai"], before["desimal"]),
        sejak=before["tahun"],
        sampai=_.number(last["nilai"], last["desimal"]),
        kini=last["tahun"],
        terbitan=last["terbitan"],
    )


def course_note(rows: Sequence[Benchmark], period: str, _: Voice) -> Text | None:
    """Say whether the margins allow a change, how old the last year is, what vintages rewrote."""
    years = latest_course(rows)
    if len(years) < 2:
        return None
    before, last = _pair(years, named_years(rows))
    told = [_movement(before, last, _)]
    told.append(
        _(
            "Tahun terakhir terbitan {terbitan} ialah {tahun}, {lama}: peringkat {peringkat} dari "
            "{banyak} ekonomi.",
            terbitan=last["terbitan"],
            tahun=last["tahun"],
            peringkat=last["peringkat"],
            banyak=last["dari"],
            lama=years_since(last["tahun"], period, _),
        )
    )
    versions = rewritten(rows)
    if len(versions) > 1:
        told.append(_rewriting(versions, _))
    return _paragraph(" ".join(told))


def _movement(before: Benchmark, last: Benchmark, _: Voice) -> str:
    apart = abs(last["nilai"] - before["nilai"]) > NINETY * (last["galat"] + before["galat"])
    between = {"sejak": before["tahun"], "kini": last["tahun"]}
    if not apart:
        return _(
            "Rentang 90% perkiraan Indonesia tahun {sejak} dan {kini} bertumpang: perbedaannya "
            "belum pasti.",
            **between,
        )
    if last["nilai"] > before["nilai"]:
        return _(
            "Perkiraan Indonesia naik dari {sejak} ke {kini}, di luar rentang 90%-nya.", **between
        )
    return _(
        "Perkiraan Indonesia turun dari {sejak} ke {kini}, di luar rentang 90%-nya.", **between
    )


def _rewriting(versions: Sequence[Benchmark], _: Voice) -> str:
    told = [
        _(
            "{nilai} (terbitan {terbitan})",
            nilai=_.number(row["nilai"], row["desimal"]),
            terbitan=row["terbitan"],
        )
        for row in versions
    ]
    return _(
        "Bank Dunia menghitung ulang tahun lampau pada setiap terbitan. Indonesia {tahun} ialah "
        "{daftar}; angka dari dua terbitan tidak dibandingkan.",
        tahun=versions[0]["tahun"],
        daftar=_.listed(told),
    )


def years_since(year: int, period: str, _: Voice) -> str:
    """Say how many years lie between a year and the quarter's year."""
    lapse = Period.parse(period).year - year
    if lapse == 0:
        return _("tahun yang sama dengan triwulan ini")
    if lapse < 0:
        return _("sesudah triwulan ini")
    if lapse == 1:
        return _("setahun sebelum triwulan ini")
    return _("{jumlah} tahun sebelum triwulan ini", jumlah=lapse)


def _pair(years: Sequence[Benchmark], named: Sequence[int]) -> tuple[Benchmark, Benchmark]:
    """Return the year before the last of those named, and the last."""
    told = [row for row in years if row["tahun"] in named]
    return told[-2], told[-1]


def _names(rows: Sequence[Benchmark], _: Voice) -> str:
    return _.listed([_(row["nama"]) for row in rows if row["kode"] != HOME])


def _paragraph(told: str) -> Text:
    return Text(((Run(told),),))
