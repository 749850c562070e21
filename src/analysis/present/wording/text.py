"""Claims over figures and tables: sentences from released values only.

A difference is taken between printed values (by release/compare.py) and said only when it is
larger than what one person can cause.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from analysis.present.blocks import Line, Run
from analysis.present.locale import N_
from analysis.present.wording.number_words import number_word
from analysis.present.wording.numbers import share
from analysis.present.wording.released import (
    PUBLISHED,
    Record,
    group_name,
    measured_dimensions,
    value,
)
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import CATEGORIES, CUTS, DIMENSIONS
from analysis.release.compare import Change, DimensionGap, difference, printed


def small(text: str) -> str:
    """Return the text with a small first letter."""
    return text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def change_lines(change: Change | None, previous: Record | None, _: Voice) -> tuple[Line, ...]:
    """Say "naik 1,27 dari triwulan II (70,07)" and one person's influence, or why nothing is."""
    if change is None:
        text = _("tidak dibandingkan dengan triwulan sebelumnya")
        return (Line((Run(text if previous else _("triwulan pertama yang diukur")),)),)
    before = _.quarter(change.dari, than=change.sampai)
    earlier = _.number(change.nilai_dari, change.desimal_dari)
    one = _.number(change.pengaruh, change.desimal_pengaruh)
    small = _("satu pegawai dapat menggeser paling banyak {poin}", poin=one)
    if _coverage_moved(change):
        step = _.signed(change.selisih, change.desimal)
        small = _("selisih {beda} tidak dibandingkan karena cakupan bergeser", beda=step)
    note = Line((Run(small),), small=True)
    if change.arah == "setara":
        text = _("setara dengan {triwulan} ({nilai})", triwulan=before, nilai=earlier)
        return Line((Run(text),)), note
    word = _("naik {beda} dari {triwulan} ({nilai})")
    if change.arah == "turun":
        word = _("turun {beda} dari {triwulan} ({nilai})")
    start, end = word.split("{beda}")
    step = _.number(abs(change.selisih), change.desimal)
    rest = end.format(triwulan=before, nilai=earlier)
    return Line((Run(start), Run(step, b=True), Run(rest))), note


def _coverage_moved(change: Change) -> bool:
    """Say whether a change is told as level only because other people are measured now."""
    return change.arah == "setara" and abs(change.selisih) > change.pengaruh


def farthest(gaps: Sequence[DimensionGap], _: Voice) -> str:
    """Name the two dimensions that miss most points: the claim over the dimension bars."""
    missing = {gap.dimensi: gap.maksimum - gap.nilai for gap in gaps if gap.nilai is not None}
    worst = sorted((name for name in missing if missing[name] > 0), key=lambda n: -missing[n])[:2]
    if not worst:
        return _("Semua dimensi mencapai nilai maksimum")
    names = _.listed([_(DIMENSIONS[name]) for name in worst])
    return _("{dimensi} paling jauh dari maksimum", dimensi=capital(names.lower()))


def city_contrast(gaps: Sequence[DimensionGap], _: Voice) -> str:
    """Compare the dimensions with the city: the largest lead and the largest lag."""
    apart = [gap for gap in gaps if gap.selisih]
    ahead = max(apart, key=lambda gap: gap.selisih or 0, default=None)
    behind = min(apart, key=lambda gap: gap.selisih or 0, default=None)
    parts = []
    if ahead and ahead.selisih and ahead.selisih > 0:
        parts.append((ahead, N_("{dimensi} {beda} poin di atas rata-rata kota ({nilai})")))
    if behind and behind.selisih and behind.selisih < 0:
        again = N_("{dimensi} {beda} poin di bawahnya ({nilai})")
        alone = N_("{dimensi} {beda} poin di bawah rata-rata kota ({nilai})")
        parts.append((behind, again if parts else alone))
    if not parts:
        return _("Setara dengan rata-rata kota di setiap dimensi")
    told = [
        _(
            template,
            dimensi=_(DIMENSIONS[gap.dimensi]).lower(),
            beda=_.number(abs(gap.selisih or Decimal(0)), gap.desimal_selisih),
            nilai=_.number(gap.kota or Decimal(0), gap.desimal_kota),
        )
        for gap, template in parts
    ]
    return capital(", ".join(told))


def trend_claim(change: Change | None, count: int, _: Voice) -> str:
    """Say how far the index moved since the first quarter of the same edition."""
    if change is None:
        return _("IP ASN per triwulan")
    words = number_word(count, _)
    if _coverage_moved(change):
        return _(
            "Dari {awal} ke {akhir}, cakupan ikut bergeser",
            awal=_.number(change.nilai_dari, change.desimal_dari),
            akhir=_.number(change.nilai_sampai, change.desimal_sampai),
        )
    if change.arah == "setara":
        return _("Setara dalam {jumlah} triwulan", jumlah=words)
    step = _.number(abs(change.selisih), change.desimal)
    if change.arah == "naik":
        return _("Naik {beda} poin dalam {jumlah} triwulan", beda=step, jumlah=words)
    return _("Turun {beda} poin dalam {jumlah} triwulan", beda=step, jumlah=words)


def shares(row: Record, maxima: Mapping[str, int], _: Voice) -> str:
    """List a row's dimensions with percentages, for an alternative text."""
    return ", ".join(
        _(
            "{dimensi} {persen}% ({nilai} dari {maksimum})",
            dimensi=_(DIMENSIONS[name]).lower(),
            persen=share(row[name], row["desimal"], maxima[name]),
            nilai=value(row, name, _),
            maksimum=maxima[name],
        )
        for name in measured_dimensions(row)
    )


def open_claim(own: Record, parts: Sequence[Record], _: Voice) -> str:
    """Say how many points are open and how many of them training closes."""
    places = own["desimal"]
    total = Decimal(100) - printed(own["ip_asn"], places)
    closed = [printed(row["poin"], row["desimal"]) for row in parts if row["lewat_pelatihan"]]
    return _(
        "{total} poin masih terbuka, {bagian} di antaranya lewat pelatihan",
        total=_.number(total, places),
        bagian=_.number(sum(closed, Decimal(0)), places),
    )


def spread_claim(classes: Sequence[Record], total: int, _: Voice) -> str:
    """Say how many people are below Sedang, how many above, and which categories are empty."""
    middle = CATEGORIES.index("Sedang")
    spans = [[CATEGORIES.index(name) for name in row["kategori"].split("+")] for row in classes]
    crossing = any(min(span) < middle <= max(span) for span in spans)
    low = sum(row["orang"] for row, span in zip(classes, spans, strict=True) if max(span) < middle)
    parts = []
    if not crossing and low:
        parts.append(
            _(
                "{orang} dari {semua} pegawai di bawah Sedang",
                orang=_.count(low),
                semua=_.count(total),
            )
        )
    elif not crossing:
        parts.append(
            _("Tidak seorang pun dari {semua} pegawai di bawah Sedang", semua=_.count(total))
        )
    for row, span in zip(classes, spans, strict=True):
        if min(span) > middle and row["orang"]:
            names = _(" atau ").join(_(CATEGORIES[number]) for number in span)
            parts.append(_("{orang} {kategori}", orang=_.count(row["orang"]), kategori=names))
    empty = [
        _(CATEGORIES[span[0]])
        for row, span in zip(classes, spans, strict=True)
        if span[0] > middle and not row["orang"]
    ]
    if not parts:  # nothing but a class that goes across Sedang, and others below it
        parts = [_largest(classes, total, _)]
    if empty:
        parts.append(_("belum ada yang {kategori}", kategori=_.one_of(empty)))
    return ", ".join(parts)


def _largest(classes: Sequence[Record], total: int, _: Voice) -> str:
    most = max(classes, key=lambda row: row["orang"])
    names = [_(name) for name in most["kategori"].split("+")]
    return _(
        "{orang} dari {semua} pegawai {kategori}",
        orang=_.count(most["orang"]),
        semua=_.count(total),
        kategori=_.one_of(names),
    )


def cut_claim(cuts: Sequence[Record], _: Voice) -> str:
    """Name the two groups of one cut that stand farthest apart, if one person cannot cause it."""
    best: tuple[Decimal, int, Record, Record] | None = None
    for cut in CUTS:
        rows = [row for row in cuts if row["potongan"] == cut and row["keadaan"] == PUBLISHED]
        if len(rows) < 2:
            continue
        low = min(rows, key=lambda row: row["ip_asn"])
        high = max(rows, key=lambda row: row["ip_asn"])
        places = min(low["desimal"], high["desimal"])
        apart = difference(_exact(high, "ip_asn"), _exact(low, "ip_asn"), places)
        beyond = Fraction(apart) > Fraction(100, min(low["diukur"], high["diukur"]))
        if beyond and (best is None or apart > best[0]):
            best = (apart, places, low, high)
    if best is None:
        return _("IP ASN menurut kelompok pegawai")
    apart, places, low, high = best
    claim = _(
        "{rendah} {beda} poin di bawah {tinggi}",
        rendah=capital(group_name(low["nilai"], _)),
        beda=_.number(apart, places),
        tinggi=_lower(group_name(high["nilai"], _)),
    )
    if low["potongan"] in {"pendidikan", "kelompok_pendidikan"}:
        own = difference(_exact(high, "kualifikasi"), _exact(low, "kualifikasi"), places)
        told = _.number(own, places)
        if 0 < own <= apart:
            claim += _(", {beda} dari kualifikasi itu sendiri", beda=told)
        elif own > apart:
            claim += _(", kualifikasi itu sendiri {beda} di bawahnya", beda=told)
    return claim


def _exact(row: Record, column: str) -> Decimal:
    return printed(row[column], row["desimal"])


def _lower(name: str) -> str:
    return name if name[:2].isupper() or name[1:2].isdigit() else small(name)
