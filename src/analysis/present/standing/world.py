"""Indonesia beside other economies: the World Bank's Government Effectiveness as figures."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.benchmark.selection import (
    HOME,
    NEIGHBOURS,
    Benchmark,
    latest_course,
    quoted_economies,
    quoted_ranks,
)
from analysis.present.blocks import Block, Figure
from analysis.present.drawing.canvas import svg
from analysis.present.drawing.figures import standing as figures
from analysis.present.drawing.figures.cumulated import marks
from analysis.present.standing import text
from analysis.present.wording.numbers import EN_DASH
from analysis.present.wording.voice import Voice


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
    heads = (_("persentil"), ranked, _("dikutip kota"), _("persentil, 0 sampai 100"))
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
