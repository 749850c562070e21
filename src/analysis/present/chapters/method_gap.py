"""Chapter Metode dan sumber: how gap, Job Person Match, nine-box and plan are defined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from analysis.present.blocks import Block, Cell, Group, Row, Run, Table, Text
from analysis.present.drawn.match import POTENTIAL
from analysis.present.locale import N_
from analysis.present.outline import table_number
from analysis.present.wording.findings import span
from analysis.present.wording.gap_words import least, rules_of
from analysis.present.wording.plan_text import plan_of
from analysis.present.wording.tables import left
from analysis.present.wording.text import capital
from analysis.present.wording.voice import Voice

if TYPE_CHECKING:
    from analysis.release.model import OpdReport

NAMES = MappingProxyType(
    {
        **POTENTIAL,
        "KMS": N_("kurang memenuhi syarat (KMS)"),
        "MMS": N_("masih memenuhi syarat (MMS)"),
        "MS": N_("memenuhi syarat (MS)"),
    }
)


def statement(report: OpdReport) -> Block:
    """What gap, JPM, nine-box and plan mean, in a few paragraphs."""
    _ = Voice(report.lang)
    if rules_of(report) is None:
        return Group()
    told = [_gap(report, _), _match(_), _boxes(_), _standard(_)]
    told += [_plan(_), _bound(_)] if plan_of(report) is not None else []
    return Text(tuple((Run(f"{title} ", b=True), Run(words)) for title, words in told))


def _gap(report: OpdReport, _: Voice) -> tuple[str, str]:
    return _("Kesenjangan."), _(
        "Level yang disyaratkan jabatan dikurangi level menurut penilaian terakhir, nol bila "
        "tercapai; kelebihan tidak menutup kekurangan di kompetensi lain. Penilaian yang lebih tua "
        "dari {jangka} dianggap belum dinilai. Rata-rata = jumlah level kesenjangan dibagi jumlah "
        "pasangan pegawai dan kompetensi yang dinilai. Batas bawah: yang belum dinilai mencapai "
        "standarnya; batas atas: semuanya di level 1. Ditampilkan dari {batas} pegawai yang "
        "dinilai, dua desimal dari 100.",
        jangka=span(int(report.info["pengembangan"]["masa_penilaian"]), _),
        batas=least(report),
    )


def _match(_: Voice) -> tuple[str, str]:
    return _("Job Person Match."), _(
        "JPM seorang pegawai = jumlah level yang dicapai dibagi jumlah level yang disyaratkan pada "
        "kompetensi manajerial dan sosial kultural; kompetensi teknis dinilai terpisah. JPM hanya "
        "ada bila semua kompetensi berstandar dinilai. JPM kelompok = jumlah dibagi jumlah, bukan "
        "rata-rata dari rasio."
    )


def _boxes(_: Voice) -> tuple[str, str]:
    return _("Sembilan kotak."), _(
        "Kinerja menurut predikat tahunan, potensi menurut JPM. Batas potensi tidak diatur "
        "nasional; yang dipakai ada di tabel skala. Laporan ini hanya memuat jumlah orang."
    )


def _standard(_: Voice) -> tuple[str, str]:
    return _("Standar."), _(
        "Standar jabatan yang diserahkan didahulukan, lalu standar jenjangnya, lalu standar baku "
        "sementara; diputuskan terpisah untuk manajerial dengan sosial kultural, dan untuk teknis."
    )


def _plan(_: Voice) -> tuple[str, str]:
    return _("Nilai rencana."), _(
        "Jumlah berbobot level kesenjangan yang tertutup, poin IP ASN yang bertambah dan PNS yang "
        "mencapai JP setahunnya. Level naik satu per satu. Kesenjangan yang tidak diukur bernilai "
        "nol. Rencana dibuat untuk seluruh kota sekaligus: anggaran, JP dan jumlah pelatihan per "
        "orang, isi dan jumlah angkatan dipatuhi semuanya."
    )


def _bound(_: Voice) -> tuple[str, str]:
    return _("Batas nilai."), _(
        "Nilai tertinggi yang mungkin di bawah aturan yang sama, dihitung dengan bilangan bulat; "
        "jarak rencana ke batas itu dicetak bersama rencananya. Pengaruh rencana tidak dijanjikan, "
        "tetapi dihitung ulang dengan penghitung yang sama. Tiga batas yang paling ketat dan "
        "rencana dengan bobot lain tidak dimuat di laporan ini; keduanya ditulis oleh analysis "
        "plan."
    )


def scales(report: OpdReport) -> Block:
    """The scales in use: levels, mapping, post filling, potential."""
    _, rules = Voice(report.lang), rules_of(report)
    if rules is None:
        return Group()
    rows = []
    for title, entries in _scales(rules, _):
        for place, (name, border) in enumerate(entries):
            group = "" if place else title
            rows.append(Row((Cell(group), Cell(name, header=True), Cell(border)), group=group))
    return Table(
        "skala",
        _("Skala yang dipakai"),
        _("JPM dalam persen; sebuah kelas mulai pada batasnya."),
        left(_("Skala"), _("Kelas"), _("Mulai")),
        tuple(rows),
        table_number("skala", _),
        csv="skala.csv",
    )


def _scales(rules: Mapping[str, Any], _: Voice) -> Iterator[tuple[str, Sequence[tuple[str, str]]]]:
    levels = [(_(name), f"{level}") for level, name in rules["nama_level"].items()]
    yield _("Level kompetensi"), levels
    titles = {
        "skala_pemetaan": _("Pemetaan menurut JPM"),
        "skala_pengisian": _("Pengisian jabatan menurut JPM"),
        "kotak_potensi": _("Potensi pada sembilan kotak"),
    }
    for key, title in titles.items():
        yield title, [(_named(band, _), _border(band, _)) for band in rules[key]]


def _named(band: Mapping[str, Any], _: Voice) -> str:
    name = str(band["nama"])
    return capital(_(NAMES.get(name, name)))


def _border(band: Mapping[str, Any], _: Voice) -> str:
    border = float(band["batas"])
    return _.percent(border, 0 if border.is_integer() else 2)
