"""Chapter 1, the overview on one page: what a head of OPD reads in a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.dataset import Period
from analysis.present.blocks import (
    Block,
    Category,
    Fact,
    Facts,
    Figure,
    Findings,
    Group,
    Head,
    Headline,
    IndexState,
    Line,
    Logo,
    Note,
    Pair,
    Run,
)
from analysis.present.drawn import bars, line, opened, quarters
from analysis.present.wording import text
from analysis.present.wording.findings import either, item
from analysis.present.wording.moved_claims import cause
from analysis.present.wording.numbers import EN_DASH
from analysis.present.wording.released import (
    CATEGORY_ONLY,
    HIDDEN,
    PUBLISHED,
    because,
    value,
    why_no_index,
)
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import CATEGORIES
from analysis.release.compare import RANKED_FROM

if TYPE_CHECKING:
    from analysis.release.model import OpdReport


def head(report: OpdReport) -> Head:
    """Letterhead, draft mark, quarter, the OPD's name."""
    _, info = Voice(report.lang), report.info
    period = Period.parse(info["periode"])
    logo = info["logo"]
    return Head(
        letterhead=info["kop"],
        series=_("Laporan Profesionalitas dan Kompetensi ASN"),
        draft=info["draf"],
        draft_label=_("Draf"),
        period=period.label(report.lang),
        as_of=_("Keadaan {hari}", hari=_.day(period.end)),
        title=report.opd["nama"],
        logo=Logo(logo["format"], logo["base64"]) if logo else None,
    )


def headline(report: OpdReport) -> Headline:
    """The index, its category, the change since the last quarter, one person's influence."""
    _, own = Voice(report.lang), report.own
    category = None
    if own["kategori"]:
        category = Category(_(own["kategori"]), CATEGORIES.index(own["kategori"]))
    if own["keadaan"] == PUBLISHED:
        lines = text.change_lines(report.change, report.previous, _)
        if told := cause(report):
            lines += (Line((Run(told),), small=True),)
        return Headline(value(own, "ip_asn", _), category, lines)
    states: dict[str, IndexState] = {CATEGORY_ONLY: "kategori", HIDDEN: "tersembunyi"}
    reason = Line((Run(why_no_index(own, report.info, _)),))
    return Headline("", category, (reason,), states.get(own["keadaan"], "tidak_diukur"))


def number_line(report: OpdReport) -> Block:
    """The index among the categories, beside city, last quarter, target and bounds."""
    return line(report, Voice(report.lang))


def facts(report: OpdReport) -> Facts:
    """How many are measured, rank, target, and what the index is once all data are complete."""
    _ = Voice(report.lang)
    return Facts(
        (measured_fact(report, _), _rank(report, _), target_fact(report, _), bounds_fact(report, _))
    )


def measured_fact(report: OpdReport, _: Voice) -> Fact:
    """How many of the staff are measured."""
    own, label = report.own, _("Diukur")
    if own["pegawai"] is None or own["diukur"] is None:
        return Fact(label, EN_DASH, _("jumlahnya disembunyikan"))
    many = _(
        "{diukur} dari {pegawai}", diukur=_.count(own["diukur"]), pegawai=_.count(own["pegawai"])
    )
    if own["cakupan_persen"] is None:
        return Fact(label, many, _("pegawai"))
    share = _.percent(own["cakupan_persen"], own["cakupan_desimal"])
    return Fact(label, many, _("{persen} pegawai", persen=share))


def _rank(report: OpdReport, _: Voice) -> Fact:
    rank, label = report.rank, _("Peringkat")
    if report.own["ip_asn"] is None:
        return Fact(label, EN_DASH, _("IP ASN tidak ditampilkan"))
    if report.own["diukur"] < RANKED_FROM:
        return Fact(label, EN_DASH, _("kurang dari {batas} pegawai terukur", batas=RANKED_FROM))
    if rank is None:
        return Fact(label, EN_DASH, _("tidak ada OPD yang sebanding"))
    kind = rank.jenis or _("OPD")
    note = _("semua {jenis} yang terukur", jenis=kind)
    if rank.pegawai_min is not None and rank.pegawai_maks is not None:
        staff = f"{_.count(rank.pegawai_min)}{EN_DASH}{_.count(rank.pegawai_maks)}"
        note = _("{jenis} dengan {pegawai} pegawai", jenis=kind, pegawai=staff)
    return Fact(label, _("{posisi} dari {dari}", posisi=rank.posisi, dari=rank.dari), note)


def target_fact(report: OpdReport, _: Voice) -> Fact:
    """The target and how far the index is from it."""
    aim, label = report.aim, _("Target")
    if aim is None:
        return Fact(label, EN_DASH, _("tidak ditetapkan"))
    target = report.target
    if target is None:
        return Fact(label, _.number(aim, 2), _("IP ASN tidak ditampilkan"))
    step = _.number(abs(target.selisih), target.desimal)
    note = _("terlampaui {beda}", beda=step) if target.tercapai else _("kurang {beda}", beda=step)
    if not target.selisih:
        note = _("tercapai")
    return Fact(label, _.number(target.nilai, 2), note)


def bounds_fact(report: OpdReport, _: Voice) -> Fact:
    """Where the index lies once all data are complete."""
    own, label = report.own, _("Bila semua data lengkap")
    names = [_(name) for name in report.kategori_mungkin]
    if own["batas_bawah"] is None or own["batas_atas"] is None:
        return Fact(label, EN_DASH, either(names, _) or _("tidak ditampilkan"))
    low, high = (_.number(own[name], own["desimal"]) for name in ("batas_bawah", "batas_atas"))
    span = low if low == high else f"{low}{EN_DASH}{high}"
    return Fact(label, span, either(names, _))


def findings(report: OpdReport) -> Block:
    """What matters most: up to three computed sentences, nothing when nothing may be said."""
    _ = Voice(report.lang)
    items = tuple(item(finding, report.info, _) for finding in report.findings[:3])
    return Findings(_("Yang terpenting"), items) if items else Group()


def dimensions_and_trend(report: OpdReport) -> Block:
    """The four dimensions beside the city, and the quarters delivered, at half width each."""
    _ = Voice(report.lang)
    sides = bars(report, _), quarters(report, _, wide=False)
    if all(isinstance(side, Figure) for side in sides):
        return Pair(sides)
    if any(isinstance(side, Figure) for side in sides):
        return Group(sides)  # a sentence has no place beside a figure
    reason = because(report.own, report.info, _)
    return Note(_("Dimensi, perkembangan dan poin terbuka tidak digambar: {alasan}", alasan=reason))


def open_points(report: OpdReport) -> Block:
    """What is missing to 100 points, by component, and which part training closes."""
    return opened(report, Voice(report.lang))
