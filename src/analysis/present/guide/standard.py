"""The guide's chapter Standar dan penilaian: levels, required levels, how long they are valid."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Cell, Group, Row, Run, Table, Text
from analysis.present.chapters.gap import expired
from analysis.present.guide.blocks import exercise
from analysis.present.guide.outline import table_number
from analysis.present.wording.findings import span
from analysis.present.wording.gap_words import competency, rules_of
from analysis.present.wording.released import group_name
from analysis.present.wording.tables import left
from analysis.present.wording.voice import Voice
from analysis.regulation.model import shift_months

if TYPE_CHECKING:
    from analysis.release.model import OpdReport

SHOWN = "M.3"  # the competency whose levels are described in full
ASKED = "JF Ahli Muda"  # the job level of the exercise
LATE = 1  # months by which the exercise's assessment is too old
ASKED_OF_E = 3  # the level that E's post asks for


def levels(report: OpdReport) -> Block:
    """The five levels, with one competency's description of each."""
    _, rules = Voice(report.lang), rules_of(report)
    if rules is None:
        return Group()
    told = rules["level_kompetensi"]
    rows = tuple(
        Row(
            (
                Cell(level),
                Cell(_(name), header=True),
                Cell(_(str(told[f"{SHOWN}.{level}"]))),
            )
        )
        for level, name in rules["nama_level"].items()
    )
    return Table(
        "contoh-level",
        _("Level menyatakan seberapa jauh sebuah kompetensi dikuasai"),
        _(
            "Contoh: {kompetensi}. Uraian ditulis sendiri oleh produk ini; naskah resminya ada di "
            "kamus kompetensi PermenPANRB 38/2017.",
            kompetensi=competency(SHOWN, report, _),
        ),
        left(_("Level"), _("Sebutan"), _("Uraian")),
        rows,
        table_number("contoh-level", _),
        csv="contoh-level.csv",
    )


def required(report: OpdReport) -> Block:
    """The level that every job level asks for where no standard was delivered."""
    _, rules = Voice(report.lang), rules_of(report)
    if rules is None:
        return Group()
    by_level: dict[int, list[str]] = {}
    for post, level in rules["standar_baku"].items():
        by_level.setdefault(int(level), []).append(group_name(post, _))
    rows = tuple(
        Row(
            (
                Cell(f"{level}"),
                Cell(_(str(rules["nama_level"][f"{level}"])), header=True),
                Cell(", ".join(by_level[level])),
            )
        )
        for level in sorted(by_level, reverse=True)
    )
    return Table(
        "standar-jenjang",
        _("Tanpa standar jabatan, jenjang menentukan level yang disyaratkan"),
        _(
            "Standar baku sementara, sama untuk semua kompetensi manajerial dan sosial kultural. "
            "Standar yang ditetapkan untuk jabatannya selalu didahulukan."
        ),
        left(_("Level"), _("Sebutan"), _("Jenjang jabatan")),
        rows,
        table_number("standar-jenjang", _),
        csv="standar-jenjang.csv",
    )


def level_exercise(report: OpdReport) -> Block:
    """Which level a post without a standard of its own asks for."""
    _, rules = Voice(report.lang), rules_of(report)
    if rules is None:
        return Group()
    level = int(rules["standar_baku"][ASKED])
    name = competency(SHOWN, report, _)
    told = _(str(rules["level_kompetensi"][f"{SHOWN}.{level}"]))
    return exercise(
        "standar",
        _("Level tanpa standar jabatan"),
        _(
            "Jabatan seorang {jenjang} belum mempunyai standar sendiri, dan jenjangnya juga belum. "
            "Level berapa yang disyaratkan untuk {kompetensi}, dan apa artinya?",
            jenjang=group_name(ASKED, _),
            kompetensi=name,
        ),
        (
            _("Level {level}, {sebutan}.", level=level, sebutan=_(rules["nama_level"][f"{level}"])),
            _(
                "Urutannya: standar jabatan, lalu standar jenjang, lalu standar baku sementara. "
                "Artinya: {uraian}. Laporan menyebut berapa pegawai yang memakai standar baku.",
                uraian=told[:1].lower() + told[1:],
            ),
        ),
        _,
    )


def validity(report: OpdReport) -> Block:
    """How long an assessment counts, with the day from which it does now; the own shares."""
    _, rules = Voice(report.lang), rules_of(report)
    if rules is None:
        return Group()
    months, end = int(rules["masa_penilaian"]), date.fromisoformat(report.info["akhir"])
    words = _(
        "Penilaian berlaku {jangka}, dihitung mundur dari hari terakhir triwulan: pada {akhir} "
        "hanya penilaian sesudah {awal} yang dipakai. Yang lebih tua kedaluwarsa dan dianggap "
        "belum dinilai, bukan nol.",
        jangka=span(months, _),
        akhir=_.day(end),
        awal=_.day(shift_months(end, -months)),
    )
    own = expired(report, _)
    return Text(
        ((Run(_("Masa berlaku."), b=True), Run(f" {words}")), *(((Run(own),),) if own else ()))
    )


def expiry_exercise(report: OpdReport) -> Block:
    """Whether an assessment that is a little too old still counts."""
    _, rules = Voice(report.lang), rules_of(report)
    if rules is None:
        return Group()
    months, end = int(rules["masa_penilaian"]), date.fromisoformat(report.info["akhir"])
    day = shift_months(end, -months - LATE)
    return exercise(
        "kedaluwarsa",
        _("Penilaian yang terlalu tua"),
        _(
            "Pegawai E dinilai pada delapan kompetensi manajerial tahun ini. {kompetensi} terakhir "
            "dinilai pada {hari}, level {level}, dan jabatannya mensyaratkan {level}. Apakah "
            "kesenjangannya nol? Apakah E mempunyai JPM?",
            kompetensi=competency("SK.1", report, _),
            level=ASKED_OF_E,
            hari=_.day(day),
        ),
        (
            _("Kesenjangannya tidak diketahui, dan E belum mempunyai JPM."),
            _(
                "Penilaian itu kedaluwarsa: batasnya {batas}. Yang tidak diketahui bukan nol; "
                "batasnya 0 sampai {paling} level. JPM baru ada bila semua kompetensi berstandar "
                "mempunyai penilaian yang berlaku, jadi langkah pertama ialah menilai lagi.",
                batas=_.day(shift_months(end, -months)),
                paling=ASKED_OF_E - 1,
            ),
        ),
        _,
    )
