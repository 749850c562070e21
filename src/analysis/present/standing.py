"""Chapter Kedudukan: the city beside published values and Indonesia beside other economies.

Everything comes in as plain values: `rows` are the benchmarks the report uses (mappings with the
columns of `analysis.benchmark.model`), `own` is the city's printed index or None where it is not
printed. What may be said of them is chosen in `analysis.benchmark.selection`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NotRequired, TypedDict

from analysis.benchmark.selection import (
    HOME,
    NEIGHBOURS,
    Benchmark,
    latest,
    latest_course,
    published,
    quoted_economies,
    quoted_ranks,
)
from analysis.dataset import Period
from analysis.present import standing_text as text
from analysis.present.blocks import Block, Figure
from analysis.present.canvas import svg
from analysis.present.figures import standing as figures
from analysis.present.figures.cumulated import marks
from analysis.present.numbers import EN_DASH
from analysis.present.standing_table import government_table, index_table
from analysis.present.voice import Voice


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
    heads = (_("pemerintah dan tahun"), _("IP ASN"), _("yang diukur dan edisinya"))
    told = " ".join(f"{dot.name} {dot.text}: {dot.words}" for dot in dots)
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
    told = "; ".join(f"{dot.name} {dot.text}" for dot in dots)
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
            f"{_(row['nama'])} {row['tahun']}",
            row["nilai"],
            _.number(row["nilai"], row["desimal"]),
            text.comparable(row, own["edisi"] if own else "", _),
        )
        for row in values
    ]
    if own:
        year = Period.parse(period).year
        words = text.own_words(own["edisi"], period, _)
        name = f"{own['nama']} {year}"
        dots.append(figures.Beside(name, own["nilai"], _own_text(own, _), words, own=True))
    return sorted(dots, key=lambda dot: -dot.value)


def _own_text(own: Own | None, _: Voice) -> str:
    return _.number(own["nilai"], own["desimal"]) if own else ""


def economies(rows: Sequence[Benchmark], lang: str, number: str = "") -> Block | None:
    """Percentiles of the year the city quotes, in the vintage of that time, with both ranks."""
    _, chosen, quoted = Voice(lang), quoted_economies(rows), quoted_ranks(rows)
    home = next((row for row in chosen if row["kode"] == HOME), None)
    if home is None:
        return None
    bars = [
        _bar(row, (f"{row['peringkat']}", f"{quoted.get(row['kode'], EN_DASH)}"), _)
        for row in chosen
    ]
    ranked = _("peringkat dari {banyak}", banyak=home["dari"])
    heads = (_("persentil, 0 sampai 100"), _("persentil"), ranked, _("dikutip kota"))
    told = "; ".join(f"{bar.name} {bar.texts[0]} ({bar.texts[1]})" for bar in bars)
    return Figure(
        "pembanding-dunia",
        _(
            "Indonesia pada persentil {persentil}, peringkat {peringkat} dari {banyak} ekonomi, "
            "tahun {tahun} menurut terbitan {terbitan}",
            persentil=_.number(home["persentil"], 1),
            peringkat=home["peringkat"],
            banyak=home["dari"],
            tahun=home["tahun"],
            terbitan=home["terbitan"],
        ),
        _(
            "Efektivitas Pemerintahan (Government Effectiveness), Bank Dunia; persentil 100 "
            "terbaik. Dikutip kota: peringkat dari daftar negara lain, yang jumlahnya tidak "
            "disebut."
        ),
        _("Batang dari nol, persentil dan peringkat. {nilai}.", nilai=told),
        svg(figures.percentiles(bars, heads), "pembanding-dunia"),
        number=number,
    )


def economies_narrow(
    rows: Sequence[Benchmark], lang: str, codes: Sequence[str] = NEIGHBOURS
) -> Block | None:
    """The same for the first page's narrow column: the country and its neighbours."""
    _ = Voice(lang)
    chosen = [row for row in quoted_economies(rows) if row["kode"] in codes]
    if not chosen:
        return None
    bars = [_bar(row, (), _) for row in chosen]
    told = "; ".join(f"{bar.name} {bar.texts[0]}" for bar in bars)
    return Figure(
        "pembanding-dunia-ringkas",
        _("Pembanding dunia"),
        _(
            "Efektivitas Pemerintahan, Bank Dunia {tahun} (terbitan {terbitan}), persentil dari "
            "{banyak} ekonomi.",
            tahun=chosen[0]["tahun"],
            terbitan=chosen[0]["terbitan"],
            banyak=chosen[0]["dari"],
        ),
        _("Batang dari nol, persentil. {nilai}.", nilai=told),
        svg(figures.percentiles_narrow(bars), "pembanding-dunia-ringkas"),
        "column",
    )


def _bar(row: Benchmark, more: tuple[str, ...], _: Voice) -> figures.Bar:
    texts = (_.number(row["persentil"], 1), *more)
    return figures.Bar(_(row["nama"]), row["persentil"], texts, own=row["kode"] == HOME)


def course(rows: Sequence[Benchmark], lang: str, number: str = "") -> Block | None:
    """Indonesia over the years of the latest vintage, its standard error as a band."""
    _, years = Voice(lang), latest_course(rows)
    if len(years) < 2:
        return None
    named = text.named_years(rows)
    last = years[-1]
    points = [
        figures.Year(row["tahun"], row["nilai"], row["galat"], _label(row, named, _))
        for row in years
    ]
    edges = [abs(point.value) + point.error for point in points]
    heights = marks(max(edges), 2)
    scale = [(sign * mark, _.signed(sign * mark, 1)) for mark in heights[1:] for sign in (-1, 1)]
    drawn = figures.course(points, [(0.0, "0"), *scale], _("0 = rata-rata semua ekonomi"))
    told = "; ".join(
        f"{row['tahun']} {_.number(row['nilai'], row['desimal'])} ± {_.number(row['galat'], 3)}"
        for row in years
        if row["tahun"] in named
    )
    return Figure(
        "perjalanan-indonesia",
        text.course_claim(years, named, _),
        _(
            "Efektivitas Pemerintahan, Bank Dunia, perkiraan menurut satu terbitan ({terbitan}), "
            "sekitar −2,5 (lemah) sampai 2,5 (kuat). Pita: satu galat baku ke atas dan ke bawah.",
            terbitan=last["terbitan"],
        ),
        _("Garis {awal} sampai {akhir}. {nilai}.", awal=years[0]["tahun"], akhir=last["tahun"],
          nilai=told),
        svg(drawn, "perjalanan-indonesia"),
        number=number,
    )  # fmt: skip


def _label(row: Benchmark, named: Sequence[int], _: Voice) -> str:
    """Return what stands at a year: nothing, its value with the year, at the end the value."""
    if row["tahun"] not in named:
        return ""
    value = _.number(row["nilai"], row["desimal"])
    return value if row["tahun"] == named[-1] else f"{row['tahun']}: {value}"
