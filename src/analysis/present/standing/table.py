"""Tables of the chapter Kedudukan: every benchmark used, with year, vintage and source."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.benchmark.model import TARGET
from analysis.benchmark.selection import (
    HOME,
    NINETY,
    Benchmark,
    latest_course,
    published,
    quoted_economies,
    quoted_ranks,
    rewritten,
)
from analysis.present.blocks import Cell, Column, Row, Table
from analysis.present.locale import N_
from analysis.present.standing.text import edition_words
from analysis.present.wording.numbers import EN_DASH, tail
from analysis.present.wording.tables import left, right
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import CATEGORIES

CONFIDENCE = {
    "V": N_("terbitan aslinya dilihat"),
    "S": N_("dari tangan kedua"),
    "G": N_("belum dipastikan"),
}


def index_table(rows: Sequence[Benchmark], edition: str, number: str, _: Voice) -> Table | None:
    """Published IP ASN values and the targets seen, with what each may be compared with."""
    values = [*published(rows), *(row for row in rows if row["ukuran"] == TARGET)]
    if not values:
        return None
    most = max(row["desimal"] for row in values)
    lines, before = [], values[0]["ukuran"]
    for row in values:
        opens = row["ukuran"] != before
        lines.append(Row(_index_cells(row, edition, most, _), group=row["ukuran"] if opens else ""))
        before = row["ukuran"]
    columns = (
        Column(_("Pemerintah"), width=30),
        Column(_("Tahun"), "right", 20),
        Column(_("IP ASN"), "right", 13),
        Column(_("Kategori"), width=27),
        Column(_("Yang diukur dan edisinya"), width=42),
        Column(_("Terbitan dan sumber"), width=38),
    )
    count = len(published(rows))
    return Table(
        "pembanding",
        _("{jumlah} nilai IP ASN terbitan dipakai sebagai pembanding", jumlah=_.count(count)),
        _("Kategori menurut sumbernya; kosong: tidak disebut."),
        columns,
        tuple(lines),
        number,
    )


def _index_cells(row: Benchmark, edition: str, most: int, _: Voice) -> tuple[Cell, ...]:
    category = Cell("", state="empty")
    if row["kategori"]:
        category = Cell(_(row["kategori"]), swatch=CATEGORIES.index(row["kategori"]))
    source = _(
        "{sumber}; {keyakinan}.", sumber=_(row["sumber"]), keyakinan=_(CONFIDENCE[row["keyakinan"]])
    )
    target = row["ukuran"] == TARGET
    return (
        Cell(_(row["nama"]), header=True),
        Cell(row["terbitan"] if target else f"{row['tahun']}"),
        Cell(
            _.number(row["nilai"], row["desimal"]), tail=tail(row["desimal"], most, _.lang),
            bold=not target,
        ),
        category,
        Cell(_(row["keterangan"]), sub="" if target else edition_words(row, edition, _)),
        Cell(_(row["terbitan"]), sub=source),
    )  # fmt: skip


def government_table(rows: Sequence[Benchmark], number: str, _: Voice) -> Table | None:
    """The World Bank's figures that are used: the economies, and Indonesia by vintage and year."""
    chosen, quoted = quoted_economies(rows), quoted_ranks(rows)
    if not chosen:
        return None
    shown = {id(row) for row in chosen}
    later = [row for row in (*rewritten(rows), *latest_course(rows)[-1:]) if id(row) not in shown]
    lines = [Row(_cells(row, quoted.get(row["kode"]), _)) for row in chosen]
    lines += [
        Row(_cells(row, None, _), group="" if place else "terbitan")
        for place, row in enumerate(later)
    ]
    heads = (
        _("Tahun"), _("Terbitan"), _("Perkiraan"), _("Galat baku"), _("Persentil"),
        _("Peringkat"), _("Dikutip kota"),
    )  # fmt: skip
    return Table(
        "pembanding-wgi",
        _("Efektivitas Pemerintahan {tahun}, dan Indonesia menurut terbitan lain",
          tahun=chosen[0]["tahun"]),
        _(
            "Bank Dunia, Worldwide Governance Indicators. Terbitan: tahun pembaruan. Perkiraan "
            "sekitar −2,5 sampai 2,5; persentil 100 terbaik."
        ),
        (*left(_("Ekonomi")), *right(*heads)),
        tuple(lines),
        number,
        _notes(_),
    )  # fmt: skip


def _cells(row: Benchmark, quoted: int | None, _: Voice) -> tuple[Cell, ...]:
    own = row["kode"] == HOME
    rank = _("{posisi} dari {dari}", posisi=row["peringkat"], dari=row["dari"])
    texts = (
        f"{row['tahun']}",
        _(row["terbitan"]),
        _.number(row["nilai"], row["desimal"]),
        _.number(row["galat"], row["desimal"]),
        _.number(row["persentil"], 1),
        rank,
    )
    last = Cell(EN_DASH, state="none") if quoted is None else Cell(f"{quoted}")
    name = Cell(_(row["nama"]), header=True, bold=own)
    return (name, *(Cell(told, bold=own) for told in texts), last)


def _notes(_: Voice) -> tuple[str, ...]:
    return (
        _(
            "Peringkat dihitung dari perkiraan semua ekonomi dalam terbitan dan tahun itu; "
            "peringkat yang dikutip kota berasal dari daftar lain dan tidak dicampur dengannya. "
            "Rentang 90% ialah perkiraan ± {kali} galat baku.",
            kali=_.number(NINETY, 3),
        ),
        _(
            "Sumber: The World Bank: Worldwide Governance Indicators, Kaufmann, D. dan Kraay, A.; "
            "CC BY 4.0 menurut syarat baku data Bank Dunia. Angka persepsi dengan galat lebar, "
            "bukan pandangan resmi Bank Dunia."
        ),
    )
