"""The guide's chapter Kebutuhan dan dasarnya: sources, articles, the JP threshold, open points."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from analysis.present.blocks import Block, Cell, Column, Group, Note, Row, Table
from analysis.present.guide import ground as guide_ground
from analysis.present.guide.blocks import exercise
from analysis.present.guide.outline import exercise_number, table_number
from analysis.present.guide.sums import points
from analysis.present.wording.gap_words import rules_of
from analysis.present.wording.numbers import EN_DASH, decimal
from analysis.present.wording.plan_words import ABOUT, NEED_SOURCES
from analysis.present.wording.released import PUBLISHED, Record, group_name, value
from analysis.present.wording.tables import left, right
from analysis.present.wording.text import small
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import COMPONENTS
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.model import OpdReport

HOURS = "teknis"  # the component that JP fill
PROPORTIONAL = "jp_proporsional"
HAS = 12  # JP that the exercise's person has already
OFFERS = (10, 7)  # JP of two courses
COLUMNS = (HAS, HAS + OFFERS[1], 20, HAS + OFFERS[0])  # of the table, in JP
KIND = "fungsional"  # of the person's post


def sources(report: OpdReport) -> Block:
    """The sources of needs, each with its legal ground and how many people of the OPD have one."""
    _, rules = Voice(report.lang), rules_of(report)
    if rules is None:
        return Group()
    most = _most(report)
    rows = []
    for source, article in rules["dasar_hukum"].items():
        ground, about = _split(_(str(article)))
        count = most.get(source)
        people = Cell(EN_DASH, state="none") if count is None else Cell(_.count(count))
        name = _name(source, _)
        cells = (Cell(name, header=True), Cell(about), Cell(ground), people)
        rows.append(Row(cells, group=name))
    return Table(
        "sumber-kebutuhan",
        _("Setiap kebutuhan punya sumber dan dasar hukum"),
        _(
            "Orang: pegawai OPD ini pada kebutuhan terbanyak dari sumber itu, misalnya kompetensi "
            "yang paling banyak kurang. Tanda {tanda}: tidak ada atau tidak ditampilkan.",
            tanda=EN_DASH,
        ),
        (*left(_("Sumber"), _("Isinya"), _("Dasar hukum")), *right(_("Orang"))),
        tuple(rows),
        table_number("sumber-kebutuhan", _),
        csv="sumber-kebutuhan.csv",
    )


def _most(report: OpdReport) -> dict[str, float]:
    """Return of each source the people of the OPD's largest printed need."""
    found: dict[str, float] = {}
    for row in as_rows(report.kebutuhan):
        if row["orang"] is not None:
            found[row["sumber"]] = max(found.get(row["sumber"], 0), row["orang"])
    return found


def _split(text: str) -> tuple[str, str]:
    """Part "PP 11/2017 Pasal 206: kesenjangan kinerja" at its colon."""
    ground, _colon, about = text.partition(": ")
    return (ground, about) if about else (EN_DASH, ground)


def _name(source: str, _: Voice) -> str:
    """Name a source; those of IP ASN points by their component."""
    return (
        _(COMPONENTS[source])
        if source in COMPONENTS and source not in ABOUT
        else _(NEED_SOURCES[source])
    )


def hours(report: OpdReport) -> Block:
    """The points for accumulated JP, by kind of post: nothing below the threshold."""
    _ = Voice(report.lang)
    if rules_of(report) is None:
        return Group()
    asked = _asked(report)
    rows = [
        Row(
            (
                Cell(group_name(pair.split(".")[0], _), header=True),
                *(Cell(_points(report, jp, full, _)) for jp in COLUMNS),
            )
        )
        for pair, full in report.info["poin_komponen"].items()
        if pair.endswith(f".{HOURS}")
    ]
    return Table(
        "poin-jp",
        _(
            "JP pelatihan teknis dijumlahkan setahun; poinnya baru ada pada {jp} JP",
            jp=_.trimmed(asked),
        )
        if not _proportional(report)
        else _("JP pelatihan teknis dijumlahkan setahun; poinnya sebanding dengan JP"),
        _("Poin IP ASN komponen diklat teknis menurut JP setahun, dari penghitung laporan ini."),
        (
            Column(_("Jenis jabatan"), width=40),
            *(Column(_("{jp} JP", jp=jp), "right", 20) for jp in COLUMNS),
        ),
        tuple(rows),
        table_number("poin-jp", _),
        csv="poin-jp.csv",
    )


def _points(report: OpdReport, jp: int, full: float, _: Voice) -> str:
    got = points(jp, full, _asked(report), proportional=_proportional(report))
    return _.trimmed(float(got))


def _asked(report: OpdReport) -> float:
    return float(report.info["ambang_jp"][HOURS])


def _proportional(report: OpdReport) -> bool:
    options = {option["name"]: option["value"] for option in report.info["opsi"]}
    return bool(options.get(PROPORTIONAL) == "ya")


def hours_exercise(report: OpdReport) -> Block:
    """Which of two courses gives points to somebody with 12 JP."""
    _ = Voice(report.lang)
    if rules_of(report) is None:
        return Group()
    full, asked = report.info["poin_komponen"][f"{KIND}.{HOURS}"], _asked(report)
    enough, short = (HAS + jp for jp in OFFERS)
    got = {jp: _points(report, jp, full, _) for jp in (HAS, enough, short)}
    return exercise(
        "jp",
        _("Berapa JP lagi?"),
        _(
            "Pegawai D, pejabat fungsional, sudah mengikuti {jp} JP pelatihan teknis setahun ini. "
            "Berapa JP lagi sampai {ambang}? Berapa poin komponen teknisnya bila ia mengikuti "
            "pelatihan {cukup} JP, dan berapa bila {kurang} JP?",
            jp=HAS,
            ambang=_.trimmed(asked),
            cukup=OFFERS[0],
            kurang=OFFERS[1],
        ),
        (
            _(
                "{lagi} JP lagi; {cukup} JP memberi {a} poin, {kurang} JP memberi {b}.",
                lagi=_.trimmed(max(asked - HAS, 0)),
                cukup=OFFERS[0],
                a=got[enough],
                kurang=OFFERS[1],
                b=got[short],
            ),
            _(
                "Semula {awal} poin. {jp} + {x} = {jumlah} JP; {jp} + {y} = {lain} JP, di bawah "
                "ambang. Pelatihan yang tidak mencapai ambang tetap dapat menutup kesenjangan.",
                awal=got[HAS],
                jp=HAS,
                x=OFFERS[0],
                jumlah=enough,
                y=OFFERS[1],
                lain=short,
            )
            if short < asked
            else "",
        ),
        _,
    )


def open_exercise(report: OpdReport) -> Block:
    """Where the index would stand if everybody filled the component that misses most."""
    _, ground = Voice(report.lang), guide_ground.index(report)
    if rules_of(report) is None:
        return Group()
    row = None if ground is None else _largest(ground.rows[1])
    if ground is None or row is None:
        number = exercise_number("terbuka", _)
        why = _("{latihan} tidak disusun: poin yang terbuka tidak ditampilkan.", latihan=number)
        return Note(why)
    own = ground.rows[0]
    places = min(own["desimal"], row["desimal"])
    start, more = decimal(own["ip_asn"], own["desimal"]), decimal(row["poin"], row["desimal"])
    names = _.listed([small(_(COMPONENTS[part])) for part in row["komponen"].split("+")])
    return exercise(
        "terbuka",
        _("Poin yang masih terbuka"),
        _(
            "IP ASN {siapa} {nilai}; {orang} orang belum penuh pada {komponen}, dan itu menahan "
            "rata-rata {poin} poin. Menjadi berapa IP ASN bila semuanya penuh?",
            siapa=ground.name,
            nilai=value(own, "ip_asn", _),
            orang=_.count(row["orang"]),
            komponen=names,
            poin=_.number(more, row["desimal"]),
        ),
        (
            _(
                "{hasil} ({kategori}).",
                hasil=_.number(_sum(start, more, places), places),
                kategori=_(str(row["kategori_menjadi"])),
            ),
            _(
                "{nilai} + {poin} = {hasil}. Inilah sumber kebutuhan ketiga: poin yang dapat "
                "dipenuhi lewat pelatihan, di samping kesenjangan kompetensi dan kinerja.",
                nilai=_.number(start, own["desimal"]),
                poin=_.number(more, row["desimal"]),
                hasil=_.number(_sum(start, more, places), places),
            ),
        ),
        _,
    )


def _sum(start: Decimal, more: Decimal, places: int) -> Decimal:
    return decimal(float(start + more), places)


def _largest(rows: list[Record]) -> Mapping[str, Any] | None:
    """Return the component that training fills with most open points, its people printed."""
    needed = ("orang", "poin")
    told = [
        row
        for row in rows
        if row["lewat_pelatihan"]
        and row["keadaan"] == PUBLISHED
        and None not in [row[name] for name in needed]
        and row["kategori_menjadi"]
    ]
    return max(told, key=lambda row: row["poin"], default=None)
