"""Chapter Kedudukan: the city beside published values and Indonesia beside other economies.

Everything comes in as plain values: `rows` are the benchmarks the report uses (mappings with the
columns of `analysis.benchmark.model`), `own` is the city's printed index or None where it is not
printed. What may be said of them is chosen in `analysis.benchmark.selection`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NotRequired, TypedDict

from analysis.benchmark.selection import Benchmark, latest, published
from analysis.dataset import Period
from analysis.present.blocks import Block, Figure
from analysis.present.drawing.canvas import svg
from analysis.present.drawing.figures import standing as figures
from analysis.present.standing import text
from analysis.present.standing.table import government_table, index_table
from analysis.present.standing.world import course, economies, economies_narrow
from analysis.present.wording.voice import Voice

__all__ = [
    "IDS",
    "Own",
    "course",
    "economies",
    "economies_narrow",
    "index_values",
    "index_values_narrow",
    "standing_blocks",
]


class Own(TypedDict):
    """The city's index as printed: its name, value, decimals, edition and the category bounds."""

    nama: str
    nilai: float
    desimal: int
    edisi: str
    batas: NotRequired[Sequence[float]]


def standing_blocks(
    rows: Sequence[Benchmark],
    own: Own | None,
    period: str,
    lang: str,
    numbers: Mapping[str, str] | None = None,
) -> list[Block]:
    """Return the chapter in reading order; each figure and table is left out without its rows.

    numbers: "Gambar 8.1." and the like by id; the ids are in `IDS`.
    """
    _, told = Voice(lang), numbers or {}
    blocks = [
        index_values(rows, own, period, lang, told.get("pembanding-ip", "")),
        text.index_note(rows, period, _),
        economies(rows, lang, told.get("pembanding-dunia", "")),
        text.economies_note(rows, period, _),
        course(rows, lang, told.get("perjalanan-indonesia", "")),
        text.course_note(rows, period, _),
        index_table(rows, own["edisi"] if own else "", told.get("pembanding", ""), _),
        government_table(rows, told.get("pembanding-wgi", ""), _),
    ]
    return [block for block in blocks if block is not None]


IDS = (
    "pembanding-ip",
    "pembanding-dunia",
    "perjalanan-indonesia",
    "pembanding",
    "pembanding-wgi",
)


def index_values(
    rows: Sequence[Benchmark], own: Own | None, period: str, lang: str, number: str = ""
) -> Block | None:
    """Published IP ASN values beside the city's own, each with what it may be compared with."""
    _, values = Voice(lang), published(rows)
    if not values:
        return None
    dots = _dots(values, own, period, _)
    limits = own.get("batas", ()) if own else ()
    bounds = [(float(bound), _.trimmed(bound)) for bound in limits]
    heads = (_("pemerintah dan tahun; yang diukur dan edisinya"), _("IP ASN"))
    told = " ".join(f"{dot.name} {dot.year} {dot.text}: {' '.join(dot.words)}" for dot in dots)
    definition = _(
        "IP ASN (poin) menurut terbitan lain. Tahun, edisi, dan siapa yang diukur berbeda, jadi "
        "urutan ini bukan peringkat."
    )
    if own:
        definition += " " + _("Titik besar: kota ini. Garis tegak: batas kategori.")
    return Figure(
        "pembanding-ip",
        text.index_claim(values, own["nama"] if own else "", _own_text(own, _), _),
        definition,
        _("Titik pada satu garis angka, tertinggi di atas. {nilai}", nilai=told),
        svg(figures.values(dots, bounds, heads), "pembanding-ip"),
        number=number,
    )


def index_values_narrow(
    rows: Sequence[Benchmark], own: Own | None, period: str, lang: str
) -> Block | None:
    """The same for the first page's narrow column: of each government its last year."""
    _, values = Voice(lang), latest(published(rows))
    if not values:
        return None
    dots = _dots(values, own, period, _)
    told = "; ".join(f"{dot.name} {dot.year} {dot.text}" for dot in dots)
    return Figure(
        "pembanding-ip-ringkas",
        _("Pembanding nasional"),
        _("IP ASN terbitan; tahun, edisi, dan yang diukur berbeda, jadi bukan peringkat."),
        _("Titik pada satu garis angka, tertinggi di atas. {nilai}", nilai=f"{told}."),
        svg(figures.values_narrow(dots), "pembanding-ip-ringkas"),
        "column",
    )


def _dots(
    values: Sequence[Benchmark], own: Own | None, period: str, _: Voice
) -> list[figures.Beside]:
    dots = [
        figures.Beside(
            _(row["nama"]),
            f"{row['tahun']}",
            row["nilai"],
            _.number(row["nilai"], row["desimal"]),
            text.comparable(row, own["edisi"] if own else "", _),
        )
        for row in values
    ]
    if own:
        year = f"{Period.parse(period).year}"
        words = (text.own_words(own["edisi"], period, _),)
        value = figures.Beside(own["nama"], year, own["nilai"], _own_text(own, _), words, own=True)
        dots.append(value)
    return sorted(dots, key=lambda dot: -dot.value)


def _own_text(own: Own | None, _: Voice) -> str:
    return _.number(own["nilai"], own["desimal"]) if own else ""
