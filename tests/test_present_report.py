"""A report of every kind of OPD says what may be said, and why where nothing may."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pandas as pd
import pytest
from lxml import html as lxml_html
from tests.present_fixture import all_blocks, blocks_of, report_of
from tests.release_fixture import CITY
from tests.release_rows import POINT, city, quarter_from, released

from analysis.present.blocks import Figure, Group, Note
from analysis.present.chapters import index, method, page, progress, quality
from analysis.present.markup import html
from analysis.present.wording import text
from analysis.present.wording.findings import item
from analysis.present.wording.numbers import fixed
from analysis.present.wording.voice import Voice
from analysis.release.compare import Change
from analysis.release.findings import Finding

CODES = [row[0] for row in CITY]
HIDDEN, CATEGORY, UNMEASURED, NOBODY = (
    "kecamatan-pulau",
    "badan-riset",
    "dinas-kearsipan",
    "kecamatan-baru",
)


def own_of(total, *, staff=231, measured=214):
    """One OPD x whose exact index points sum to `total` hundred-thousandths, beside a large one."""
    agencies = {"kota-lain": ("dinas", 1000, 1000), "x": ("dinas", staff, measured)}
    rows = city(agencies)
    mine = (rows["cakupan"] == "opd") & (rows["kunci"] == "x")
    return released([quarter_from(rows.assign(ip_asn=rows["ip_asn"].mask(mine, total)), agencies)])


def figures(blocks):
    for block in blocks:
        for each in getattr(block, "items", ()):
            if isinstance(each, Figure):
                yield each
        if isinstance(block, Figure):
            yield block


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("kode", CODES)
def test_every_opd_has_a_report_without_empty_figures(kode, lang):
    blocks = blocks_of(report_of(kode, lang))
    for figure in figures(blocks):
        assert figure.svg.count("<text") > 2
        assert figure.alt
        assert figure.caption or figure.id == "garis-angka"


@pytest.mark.parametrize("kode", [HIDDEN, NOBODY, UNMEASURED, CATEGORY])
def test_an_index_that_is_not_printed_gives_a_sentence_not_a_picture(kode):
    report = report_of(kode)
    assert list(figures(blocks_of(report))) == []
    headline = page.headline(report)
    assert headline.value == ""
    assert headline.state
    assert headline.lines[0].runs[0].t


def test_a_small_opd_shows_its_category_alone():
    headline = page.headline(report_of(CATEGORY))
    assert (headline.value, headline.category.name) == ("", "Sedang")
    assert "kurang dari 10 pegawai" in headline.lines[0].runs[0].t


def test_a_hidden_opd_tells_no_number_of_people():
    report = report_of(HIDDEN)
    assert page.facts(report).items[0].value == "–"
    assert isinstance(quality.unmeasured(report), Note)
    assert "Tidak ditampilkan: kurang dari 5 pegawai." in quality.excluded(report).text


def test_a_table_that_was_not_delivered_is_named_and_its_dimension_stays_empty():
    report = report_of("dinas-sosial", missing="kinerja")
    assert "penilaian kinerja belum diterima" in page.headline(report).lines[0].runs[0].t
    bars = page.dimensions_and_trend(report).items[0]
    assert "tidak diukur" in bars.svg
    total = index.recap(report).rows[-1].cells
    states = [cell.state for cell in total]
    assert states.count("empty") == 2  # kinerja and the total
    assert total[-1].t == "tidak diukur"


def test_the_headline_says_the_change_only_beyond_one_persons_influence():
    risen = "".join(run.t for run in page.headline(report_of("dinas-kesehatan")).lines[0].runs)
    level = "".join(run.t for run in page.headline(report_of("kecamatan-timur")).lines[0].runs)
    assert re.fullmatch(r"naik \d,\d\d dari triwulan II \(\d\d,\d\d\)", risen)
    assert level.startswith("setara dengan triwulan II")


def test_a_reader_can_subtract_what_the_headline_says():
    report = report_of("dinas-kesehatan")
    told = "".join(run.t for run in page.headline(report).lines[0].runs)
    step, earlier = (float(number.replace(",", ".")) for number in re.findall(r"\d+,\d+", told))
    assert report.own["ip_asn"] == pytest.approx(earlier + step)


def test_two_exact_results_that_print_alike_are_drawn_alike():
    shown = [own_of(7134 * 214 * POINT // 100 + more).report("x") for more in (0, 21_000)]
    assert shown[0].own["ip_asn"] == shown[1].own["ip_asn"] == 71.34
    svgs = [page.number_line(report).svg for report in shown]
    assert svgs[0] == svgs[1]


def test_on_the_border_the_category_decides_what_is_printed():
    report = own_of(60 * 214 * POINT + 1).report("x")
    assert page.headline(report).value == "> 60,00"
    assert page.headline(report).category.name == "Rendah"


def test_the_number_lines_alternative_text_states_what_it_shows():
    report = report_of("dinas-kesehatan")
    own, alt = report.own, page.number_line(report).alt
    shown = [own["ip_asn"], report.kota["ip_asn"], report.previous["ip_asn"], 75.0]
    shown += [own["batas_bawah"], own["batas_atas"]]
    assert all(fixed(value, 2, "id") in alt for value in shown)
    assert own["kategori"] in alt


def test_open_points_sum_to_what_is_missing_to_a_hundred():
    report = report_of("dinas-kesehatan")
    table = index.open_points(report)
    points = [float(row.cells[3].t.replace(",", ".")) for row in table.rows]
    assert sum(points) == pytest.approx(100 - report.own["ip_asn"], abs=0.005 * len(points))
    told = float(re.match(r"(\d+,\d+)", table.caption)[1].replace(",", "."))
    assert told == pytest.approx(100 - report.own["ip_asn"])


def test_the_recap_numbers_its_rows_and_sets_its_total_off():
    table = index.recap(report_of("dinas-kesehatan"))
    assert [column.label for column in table.columns][2:] == [
        "Jenis", "Jumlah", "Kualifikasi", "Kompetensi", "Kinerja", "Disiplin", "Total", "Kategori",
    ]  # fmt: skip
    assert [row.cells[0].t for row in table.rows[:-1]] == [
        str(number) for number in range(1, len(table.rows))
    ]
    assert [row.total for row in table.rows] == [False] * (len(table.rows) - 1) + [True]
    groups = [row.group for row in table.rows if row.group]
    assert groups == ["Jenis kelamin", "Jenis jabatan", "Jenjang", "Pendidikan", "Status"]


def test_a_column_aligns_its_decimals():
    table = index.recap(report_of("dinas-kesehatan"))
    cells = [row.cells[8] for row in table.rows if row.cells[8].state == ""]
    ends = {len((cell.t + cell.tail).partition(",")[2]) for cell in cells}
    assert ends == {2}


def test_without_cuts_the_recap_says_when_they_are_published():
    table = index.recap(report_of("kecamatan-timur", triwulan_rinci="Q1"))
    assert len(table.rows) == 1
    assert "setahun sekali, pada triwulan I." in table.notes[0]


def test_rows_read_are_used_outside_scope_or_set_aside():
    for row in quality.rows(report_of("dinas-kesehatan")).rows:
        read, used, outside, aside = (int(cell.t.replace(".", "")) for cell in row.cells[2:])
        assert read == used + outside + aside


def test_a_single_quarter_has_no_trend_but_a_row():
    report = report_of("dinas-kesehatan", quarters=1)
    assert "baru satu triwulan" in progress.trend(report).text
    assert len(progress.quarters(report).rows) == 1
    lines = page.headline(report).lines
    assert lines[0].runs[0].t == "triwulan pertama yang diukur"


def test_overrides_of_options_are_set_off():
    report = report_of("dinas-kesehatan")
    assert method.options(report).caption == "Semua pilihan menurut bawaan edisi"
    changed = [
        {**entry, "overridden": entry["name"] == "ukur_pppk"} for entry in report.info["opsi"]
    ]
    report.release.info["opsi"], kept = changed, report.info["opsi"]
    try:
        table = method.options(report)
    finally:
        report.release.info["opsi"] = kept
    assert table.caption == "1 pilihan berbeda dari bawaan edisi"
    assert [row.cells[0].t for row in table.rows if row.cells[1].bold] == ["PPPK diukur"]


def test_nothing_of_page_one_is_left_out_of_the_report_when_there_is_nothing_to_find():
    assert page.findings(report_of(HIDDEN)) == Group()


def test_english_reports_hold_no_indonesian_claims():
    indonesian = re.compile(r"\b(dari|pegawai|orang|naik|dengan|tidak|rata-rata|triwulan)\b")
    for block in all_blocks(report_of("dinas-kesehatan", "en")):
        assert not indonesian.search(lxml_html.fromstring(html(block, embed=True)).text_content())


@pytest.mark.parametrize(
    ("step", "direction", "headline", "trend"),
    [
        ("1.27", "naik", "satu pegawai dapat menggeser paling banyak 0,47", "Naik 1,27 poin"),
        ("0.30", "setara", "satu pegawai dapat menggeser paling banyak 0,47", "Setara dalam"),
        ("2.80", "setara", "selisih +2,80 tidak dibandingkan", "Dari 70,07 ke 72,87, cakupan"),
    ],
)
def test_level_because_coverage_moved_is_said_as_such(step, direction, headline, trend):
    before, after = Decimal("70.07"), Decimal("70.07") + Decimal(step)
    change = Change(
        "2026-Q2", "2026-Q3", before, 2, after, 2, after - before, 2, direction, Decimal("0.47"), 2
    )
    voice = Voice("id")
    assert text.change_lines(change, {}, voice)[-1].runs[0].t.startswith(headline)
    assert text.trend_claim(change, 2, voice).startswith(trend)


def test_a_name_of_three_hundred_characters_leaves_the_value_readable():
    report = report_of("dinas-kesehatan")
    name = "Dinas <b>\U0001f600 " + "x" * 300
    report.__dict__["opd"] = {**report.opd, "nama": name}
    figure = page.number_line(report)
    label = next(text for text in re.findall(r"<text[^>]*>([^<]*)<", figure.svg) if "xxx" in text)
    assert label.startswith("Dinas &lt;b&gt;[U+1F600]")
    assert label.endswith(f"… {fixed(report.own['ip_asn'], 2, 'id')}")
    assert page.head(report).to_json()["title"].endswith("x" * 300)


def incomplete(*reasons, number=17):
    """The sentence about people not measured, from (codes, people)."""
    values = {"orang": number, "alasan": list(reasons), "kategori_mungkin": []}
    return item(Finding("data_belum_lengkap", values), {"tahun_kinerja": 2025}, Voice("id")).text


def test_incomplete_data_are_told_by_how_many_lack_what():
    told = incomplete((("kinerja_tidak_ada",), 12), (("pendidikan_kosong",), 5))
    assert told == "12 orang tanpa penilaian kinerja 2025 dan 5 orang tanpa data pendidikan."


def test_merged_reasons_are_told_with_their_people_together():
    told = incomplete((("kinerja_tidak_ada", "riwayat_tidak_pasti"), 17))
    assert told == (
        "17 orang tanpa penilaian kinerja 2025 atau dengan riwayat pada baris yang disisihkan."
    )


def with_rows(report, name, **columns):
    """The same report with other columns in one of its frames."""
    report.__dict__[name] = getattr(report, name).assign(**columns)
    return report


def test_a_table_of_reasons_names_what_was_merged_and_says_so():
    report = report_of("dinas-kesehatan")
    one = report.alasan.head(1)
    report.__dict__["alasan"] = one.assign(alasan="kinerja_tidak_ada+riwayat_tidak_pasti")
    table = quality.unmeasured(report)
    assert table.rows[0].cells[0].t == (
        "Penilaian kinerja tahunan tidak ada atau riwayat tidak pasti karena baris yang disisihkan"
    )
    assert table.notes == ("Alasan dengan kurang dari 5 orang digabung.",)


def test_reasons_of_too_few_people_are_a_sentence():
    report = with_rows(report_of("dinas-kesehatan"), "alasan", alasan="", orang=None)
    note = quality.unmeasured(report)
    assert isinstance(note, Note)
    assert note.text.endswith("alasan kurang dari 5 orang tidak ditampilkan.")


def test_people_in_no_group_of_a_cut_are_counted_under_the_recap():
    report = report_of("dinas-kesehatan")
    assert report.without_group == {}
    fewer = report.cuts["diukur"].mask(report.cuts["nilai"] == "L", report.cuts["diukur"] - 7)
    report = with_rows(report_of("dinas-kesehatan"), "cuts", diukur=fewer)
    assert index.recap(report).notes[-1] == (
        "7 pegawai tanpa keterangan jenis kelamin hanya ada di baris seluruh pegawai."
    )


def test_people_in_no_group_are_not_counted_where_a_group_is_hidden():
    report = report_of("dinas-kesehatan")
    fewer = report.cuts["diukur"].mask(report.cuts["nilai"] == "L")
    assert with_rows(report, "cuts", diukur=fewer).without_group == {}


def test_a_sentence_never_stands_beside_a_figure():
    report = report_of("dinas-kesehatan")
    unmeasured = dict.fromkeys(("kualifikasi", "kompetensi", "kinerja", "disiplin", "ip_asn"))
    report.__dict__["own"] = {**report.own, **unmeasured, "keadaan": "tidak_diukur", "alasan": ""}
    block = page.dimensions_and_trend(report)
    assert isinstance(block, Group)
    assert [type(part) for part in block.items] == [Note, Figure]


def test_a_trend_that_ends_early_labels_its_last_value_once():
    report = report_of("dinas-kesehatan")
    last = report.trend["periode"] == report.info["periode"]
    gone = with_rows(report, "trend", ip_asn=report.trend["ip_asn"].mask(last))
    shown = fixed(gone.trend["ip_asn"].dropna().iloc[-1], 2, "id")
    assert progress.trend(gone).svg.count(f">{shown}<") == 1


def test_coverage_of_a_quarter_that_stands_alone_names_the_quarter():
    report = report_of("dinas-kesehatan")
    others = report.trend["periode"] != "2026-Q2"
    hidden = report.trend["cakupan_persen"].mask(others)
    table = progress.quarters(with_rows(report, "trend", cakupan_persen=hidden))
    assert re.fullmatch(
        r"Cakupan \d+,\d% pada triwulan II 2026; triwulan lain tidak ditampilkan", table.caption
    )


def test_a_distribution_merged_across_sedang_is_told_by_its_largest_class():
    people = {"Sangat Rendah": 10, "Rendah+Sedang": 9, "Tinggi": 0, "Sangat Tinggi": 0}
    classes = [{"kategori": name, "orang": number} for name, number in people.items()]
    told = text.spread_claim(classes, 19, Voice("id"))
    assert told == "10 dari 19 pegawai Sangat Rendah, belum ada yang Tinggi atau Sangat Tinggi"


def test_the_rows_say_how_many_of_them_came_from_forms():
    report = report_of("dinas-kesehatan")
    assert not any("formulir" in note for note in quality.rows(report).notes)
    told = report.baris.iloc[0]
    row = {**told, "tabel": "pelatihan", "berkas": "2026-Q3/formulir/pelatihan.csv", "dipakai": 7}
    more = pd.concat([report.baris, pd.DataFrame([row])], ignore_index=True)
    with_forms = replace(report, release=replace(report.release, baris=more))
    assert quality.rows(with_forms).notes[0] == (
        "Dipakai, di antaranya dari formulir: Pelatihan 7."
    )
