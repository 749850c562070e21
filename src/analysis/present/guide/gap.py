"""The guide's chapter Kesenjangan dan JPM: two invented people, then the released numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Cell, Column, Figure, Group, Row, Run, Table, Text
from analysis.present.drawing.canvas import svg
from analysis.present.drawing.figures.levels import Levels
from analysis.present.drawing.figures.levels import levels as drawn_levels
from analysis.present.guide.blocks import exercise
from analysis.present.guide.outline import figure_number, table_number
from analysis.present.guide.sums import Person, band, rounded
from analysis.present.wording.gap_words import competency, rules_of
from analysis.present.wording.numbers import EN_DASH, MINUS
from analysis.present.wording.tables import left
from analysis.present.wording.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.release.model import OpdReport

CODES = (*(f"M.{number}" for number in range(1, 9)), "SK.1")
A = Person("A", (3,) * 9, (3, 4, 2, 3, 2, 1, 3, 2, 4))
B = Person("B", (2,) * 9, (4, 4, 3, 3, 3, 1, 3, 2, 2))
C = Person("C", (3, 3, 3, 3), (4, 2, 3, 1))
TRAINED = {"M.3": 3, "M.6": 3}  # the levels that A reaches in the exercise


def levels_of(person: Person) -> str:
    """List a person's levels: 4, 2, 3, 1."""
    return ", ".join(str(level) for level in person.achieved)


def jpm_text(value: Fraction, _: Voice) -> str:
    """Write a Job Person Match: 88,89%; 100%."""
    return f"{_.trimmed(float(rounded(value, 2)))}%"


def people_figure(report: OpdReport) -> Block:
    """The two invented people: what their posts ask for, and what they reach."""
    _ = Voice(report.lang)
    if rules_of(report) is None:
        return Group()
    names = [competency(code, report, _) for code in CODES]
    title = _("Pegawai {nama}, syarat level {level}")
    told = [
        Levels(title.format(nama=p.name, level=p.required[0]), p.required, p.achieved)
        for p in (A, B)
    ]
    key = (_("disyaratkan"), _("dicapai"), _("kurang"), _("lebih"))
    return Figure(
        "contoh-pegawai",
        _("Kelebihan B di banyak kompetensi tidak menutup satu level yang kurang"),
        _("Dua pegawai rekaan; sumbu: level 1 sampai 5."),
        " ".join(_alt(person, names, _) for person in (A, B)),
        svg(drawn_levels(names, told, key), "contoh-pegawai"),
        number=figure_number("contoh-pegawai", _),
    )


def _alt(person: Person, names: Sequence[str], _: Voice) -> str:
    pairs = zip(names, person.achieved, strict=True)
    return _(
        "Pegawai {nama}, syarat {syarat}, capaian: {daftar}.",
        nama=person.name,
        syarat=person.required[0],
        daftar=", ".join(f"{name} {level}" for name, level in pairs),
    )


def people_table(report: OpdReport) -> Block:
    """The same two people as numbers, with their sums."""
    _ = Voice(report.lang)
    if rules_of(report) is None:
        return Group()
    rows = [
        Row(
            (
                Cell(competency(code, report, _), header=True),
                *(cell for person in (A, B) for cell in _levels(person, place)),
            )
        )
        for place, code in enumerate(CODES)
    ]
    total = [Cell(_("Total"), header=True, bold=True)]
    for person in (A, B):
        sums = (person.required, person.achieved, person.gaps, person.surplus)
        total += [Cell(f"{sum(each)}", bold=True) for each in sums]
    labels = (_("syarat"), _("capaian"), _("kurang"), _("lebih"))
    columns = [Column(f"{p.name}: {label}", "right") for p in (A, B) for label in labels]
    return Table(
        "contoh-selisih",
        _("A kurang {a} level, B kurang {b}", a=sum(A.gaps), b=sum(B.gaps)),
        _("Kurang = syarat dikurangi capaian bila positif; lebih dicatat terpisah."),
        (*left(_("Nama kompetensi")), *columns),
        (*rows, Row(tuple(total), total=True)),
        table_number("contoh-selisih", _),
        csv="contoh-selisih.csv",
    )


def _levels(person: Person, place: int) -> tuple[Cell, ...]:
    found = (person.required, person.achieved, person.gaps, person.surplus)
    return tuple(_level(each[place]) for each in found)


def _level(value: int) -> Cell:
    return Cell(f"{value}") if value else Cell(EN_DASH, state="none")


def worked(report: OpdReport) -> Block:
    """Gap and JPM of the two people, step by step."""
    _, rules = Voice(report.lang), rules_of(report)
    if rules is None:
        return Group()
    scale = rules["skala_pemetaan"]
    gap = _(
        "Rata-rata kesenjangan A {jumlah} / {banyak} = {a} level per kompetensi; B {b}. Kelebihan "
        "A ({lebih} level) tidak mengurangi angka itu.",
        jumlah=sum(A.gaps),
        banyak=len(CODES),
        a=_.number(rounded(A.mean_gap, 2), 2),
        b=_.number(rounded(B.mean_gap, 2), 2),
        lebih=sum(A.surplus),
    )
    match = _(
        "JPM = jumlah capaian / jumlah syarat. A: {ca} / {sa} = {a} ({pa}). B: {cb} / {sb} = {b} "
        "({pb}). JPM tidak dipotong pada 100%: B melebihi syarat jabatannya secara keseluruhan, "
        "tetapi tetap perlu pengembangan pada {kompetensi}.",
        ca=sum(A.achieved),
        sa=sum(A.required),
        a=jpm_text(A.jpm, _),
        pa=_(band(A.jpm, scale)),
        cb=sum(B.achieved),
        sb=sum(B.required),
        b=jpm_text(B.jpm, _),
        pb=_(band(B.jpm, scale)),
        kompetensi=competency(CODES[B.gaps.index(max(B.gaps))], report, _),
    )
    both = Person("A+B", A.required + B.required, A.achieved + B.achieved)
    group = _(
        "JPM A dan B bersama = ({ca} + {cb}) / ({sa} + {sb}) = {jpm}, bukan rata-rata kedua rasio "
        "({salah}).",
        ca=sum(A.achieved),
        cb=sum(B.achieved),
        sa=sum(A.required),
        sb=sum(B.required),
        jpm=jpm_text(both.jpm, _),
        salah=jpm_text((A.jpm + B.jpm) / 2, _),
    )
    titled = ((_("Kesenjangan."), gap), (_("Job Person Match."), match), (_("Kelompok."), group))
    return Text(tuple((Run(f"{name} ", b=True), Run(words)) for name, words in titled))


def gap_exercise(report: OpdReport) -> Block:
    """Gap, surplus and mean gap of a third person."""
    _ = Voice(report.lang)
    if rules_of(report) is None:
        return Group()
    return exercise(
        "selisih",
        _("Kesenjangan dan kelebihan"),
        _(
            "Jabatan C mensyaratkan level {syarat} pada empat kompetensi; C mencapai {capaian}. "
            "Berapa level kesenjangannya, berapa kelebihannya, dan berapa rata-rata "
            "kesenjangannya?",
            syarat=C.required[0],
            capaian=levels_of(C),
        ),
        (
            _(
                "Kesenjangan {kurang} level, kelebihan {lebih}, rata-rata {rata} level per "
                "kompetensi.",
                kurang=sum(C.gaps),
                lebih=sum(C.surplus),
                rata=_.number(rounded(C.mean_gap, 2), 2),
            ),
            _(
                "Kurangnya {daftar}. Kelebihan tidak dikurangkan: {kurang} / {banyak}, bukan "
                "({kurang} {minus} {lebih}) / {banyak}.",
                daftar=" + ".join(str(gap) for gap in C.gaps),
                kurang=sum(C.gaps),
                lebih=sum(C.surplus),
                banyak=len(C.gaps),
                minus=MINUS,
            ),
        ),
        _,
    )


def match_exercise(report: OpdReport) -> Block:
    """What two trainings do to A's JPM, and what they leave open."""
    _, rules = Voice(report.lang), rules_of(report)
    if rules is None:
        return Group()
    pairs = zip(CODES, A.achieved, strict=True)
    after = Person("A", A.required, tuple(TRAINED.get(code, level) for code, level in pairs))
    named = [competency(code, report, _) for code in TRAINED]
    open_ = [competency(CODES[n], report, _) for n, gap in enumerate(after.gaps) if gap]
    return exercise(
        "jpm",
        _("JPM sesudah dua pelatihan"),
        _(
            "A mencapai level {level} pada {kompetensi}. Berapa JPM-nya sekarang, dan masih adakah "
            "kesenjangan?",
            level=next(iter(TRAINED.values())),
            kompetensi=_.listed(named),
        ),
        (
            _("{jpm} ({kelas}); masih kurang {kurang} level.", jpm=jpm_text(after.jpm, _),
              kelas=_(band(after.jpm, rules["skala_pemetaan"])), kurang=sum(after.gaps)),
            _(
                "Capaian {dulu} + {naik} = {kini} dari {syarat}. Yang masih kurang: {kompetensi}. "
                "JPM 100% tidak berarti tanpa kesenjangan.",
                dulu=sum(A.achieved),
                naik=sum(after.achieved) - sum(A.achieved),
                kini=sum(after.achieved),
                syarat=sum(after.required),
                kompetensi=_.listed(open_),
            ),
        ),
        _,
    )  # fmt: skip
