"""The chapter Kedudukan: every figure with its year and vintage, its comparability beside it."""

from __future__ import annotations

import re
from functools import cache

import pytest
from tests.test_present_canvas import overlapping, texts
from tests.test_present_english import INDONESIAN
from tests.test_present_english import texts as told_texts

from analysis.benchmark import load_benchmarks
from analysis.benchmark.selection import used
from analysis.present.drawing.figures import standing as figures
from analysis.present.drawing.theme import FULL, TOKENS
from analysis.present.standing import chapter as standing
from analysis.present.wording.voice import Voice

ROWS = used(load_benchmarks())
OWN = standing.Own(
    nama="Kota Contoh", nilai=69.48, desimal=2, edisi="perbkn-8-2019", batas=[60, 70, 80, 90]
)
PERIOD = "2026-Q3"


@cache
def default_blocks(lang):
    return made_blocks(lang, OWN, ROWS)


def blocks(lang="id", own=OWN, rows=ROWS):
    if own is OWN and rows is ROWS:
        return default_blocks(lang)
    return made_blocks(lang, own, rows)


def made_blocks(lang, own, rows):
    made = standing.standing_blocks(rows, own, PERIOD, lang)
    made += [
        standing.index_values_narrow(rows, own, PERIOD, lang),
        standing.economies_narrow(rows, lang),
    ]
    return [block.to_json() for block in made if block is not None]


def named(kind, lang="id", **more):
    return {block["id"]: block for block in blocks(lang, **more) if block["kind"] == kind}


def sentences(**more):
    return " ".join(
        run["t"]
        for block in blocks(**more)
        if block["kind"] == "text"
        for paragraph in block["paragraphs"]
        for run in paragraph
    )


def test_each_value_has_its_year_and_its_comparability_beside_it():
    figure = named("figure")["pembanding-ip"]
    shown = re.findall(r"<text[^>]*>([^<]*)<", figure["svg"])
    start = shown.index("Nasional 2018")
    assert shown[start + 1 : start + 4] == [
        "56,5",
        "Pengukuran BKN 2018 atas ASN pusat dan daerah.",
        "Edisi lain: sebelum Peraturan BKN 8/2019.",
    ]
    assert "bukan peringkat" in figure["definition"]
    assert "Kota Contoh 2026 69,48: Laporan ini" in figure["alt"]


def test_a_city_whose_index_is_not_printed_stands_in_no_figure():
    told = str(blocks(own=None))
    assert "Kota Contoh" not in told
    assert named("figure", own=None)["pembanding-ip"]["caption"] == (
        "Nilai terbitan dari 52,7 sampai 82,14"
    )


@pytest.mark.parametrize(
    ("row", "own", "words"),
    [
        ("", "perbkn-8-2019", "Edisinya tidak disebut."),
        ("perbkn-8-2019", "perbkn-8-2019", "Edisi sama dengan laporan ini."),
        ("bkn-4190-2024", "perbkn-8-2019", "Edisi lain: bkn-4190-2024."),
        ("bkn-4190-2024", "", "Edisi: bkn-4190-2024."),
    ],
)
def test_a_difference_of_edition_is_said_in_words(row, own, words):
    assert standing.text.edition_words({"edisi": row}, own, Voice("id")) == words


def test_the_banks_figures_are_printed_with_year_and_vintage():
    figure = named("figure")["pembanding-dunia"]
    assert figure["caption"] == (
        "Indonesia pada persentil 54,8, peringkat 95 dari 209 ekonomi, tahun 2017 menurut "
        "terbitan 2018"
    )
    course = named("figure")["perjalanan-indonesia"]
    assert course["caption"] == (
        "Perkiraan Indonesia −0,020 pada 2017 dan 0,580 pada 2023, menurut terbitan 2024"
    )


def test_sentences_say_what_is_old_what_is_uncertain_and_what_was_rewritten():
    told = sentences()
    assert "pengukuran 2018 (Instansi pusat, Nasional, dan Pemerintah daerah), 8 tahun" in told
    assert "bertumpang dengan rentang Thailand, Makedonia Utara, Fiji, Mikronesia" in told
    assert "Rentang Singapura dan Malaysia seluruhnya di atas rentang Indonesia." in told
    assert "Keadaan 2017, 9 tahun sebelum triwulan ini." in told
    assert "Rentang 90% perkiraan Indonesia tahun 2017 dan 2023 bertumpang" in told
    assert "Tahun terakhir terbitan 2024 ialah 2023, 3 tahun sebelum triwulan ini" in told
    assert "0,041 (terbitan 2018)" in told
    assert "−0,020 (terbitan 2024)" in told


def test_a_rise_beyond_the_margins_is_called_one():
    rows = [{**row, "galat": row["galat"] / 4} if row["galat"] else row for row in ROWS]
    assert "Perkiraan Indonesia naik dari 2017 ke 2023" in sentences(rows=rows)


@pytest.mark.parametrize(
    ("year", "indonesian", "english"),
    [
        (2017, "9 tahun sebelum triwulan ini", "9 years before this quarter"),
        (2025, "setahun sebelum triwulan ini", "a year before this quarter"),
        (2026, "tahun yang sama dengan triwulan ini", "the year of this quarter"),
        (2027, "sesudah triwulan ini", "after this quarter"),
    ],
)
def test_years_are_counted_in_both_languages(year, indonesian, english):
    assert standing.text.years_since(year, PERIOD, Voice("id")) == indonesian
    assert standing.text.years_since(year, PERIOD, Voice("en")) == english


def test_the_tables_name_every_benchmark_with_vintage_and_source():
    tables = named("table")
    rows = [[cell["t"] for cell in row["cells"]] for row in tables["pembanding"]["rows"]]
    assert [(row[0], row[1], row[2]) for row in rows[:2]] == [
        ("Banyuwangi", "2025", "82,14"),
        ("Kalimantan Utara", "2024", "81,73"),
    ]
    assert all(
        row["cells"][5]["t"] and row["cells"][5]["sub"] for row in tables["pembanding"]["rows"]
    )
    bank = [[cell["t"] for cell in row["cells"]] for row in tables["pembanding-wgi"]["rows"]]
    assert ["Malaysia", "2017", "2018", "0,838", "0,201", "76,4", "50 dari 209", "44"] in bank
    assert ["Indonesia", "2023", "2024", "0,580", "0,251", "69,8", "65 dari 213", "–"] in bank
    assert any("Kaufmann" in note for note in tables["pembanding-wgi"]["notes"])


@pytest.mark.parametrize("own", [OWN, None], ids=["printed", "not printed"])
def test_no_indonesian_sentence_is_left_in_english(own):
    told = [text for block in blocks("en", own=own) for text in told_texts(block)]
    assert len(told) > 100
    assert sorted({text for text in told if INDONESIAN.search(text)}) == []


def test_without_benchmarks_there_is_no_chapter():
    assert blocks(rows=[]) == []


def test_drawings_are_equal_and_use_the_themes_colours():
    first = named("figure")
    assert [*first.values()] == [
        block for block in made_blocks("id", OWN, ROWS) if block["kind"] == "figure"
    ]
    lights = {light.lower() for light, _ in TOKENS.values()}
    for figure in first.values():
        assert set(re.findall(r"#[0-9a-f]{6}\b", figure["svg"])) <= lights
        assert figure["alt"]


def test_a_long_name_is_cut_and_its_year_is_not():
    rows = [
        figures.Beside("Kabupaten Kepulauan " * 6, "2025", 71.3, "71,30", ("kata " * 60,)),
        figures.Beside("Kota Contoh", "2026", 12.0, "12,00", own=True),
    ]
    for figure, right in (
        (figures.values(rows, [(60, "60")], ("nama", "IP ASN")), FULL),
        (figures.values_narrow(rows), figures.COLUMN),
    ):
        assert overlapping(figure) == []
        assert all(edge <= right + 1 for _, _, edge, _ in texts(figure))
        assert any(text.endswith("… 2025") for text, *_ in texts(figure))


def test_no_label_of_a_figure_covers_another():
    years = [figures.Year(1996 + n, (n % 5) / 5 - 0.4, 0.2, "0,123" if n in {0, 9, 27} else "")
             for n in range(28)]  # fmt: skip
    figure = figures.course(years, [(0.0, "0"), (0.5, "+0,5"), (-0.5, "−0,5")], "0 = rata-rata")
    assert overlapping(figure) == []
    bars = [figures.Bar("Makedonia Utara", 58.2, ("58,2", "88", "77")),
            figures.Bar("Indonesia", 54.8, ("54,8", "95", "–"), own=True)]  # fmt: skip
    heads = ("percentile", "rank of 209", "quoted by the city", "percentile, 0 to 100")
    assert overlapping(figures.percentiles(bars, heads)) == []
