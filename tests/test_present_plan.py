"""Chapter Rencana pengembangan: seven columns, what it brings, its proof; or why there is none."""

from __future__ import annotations

import io
import re

import pytest
from python_calamine import CalamineWorkbook
from tests.development_fixture import (
    BY_MONTH,
    COURSES,
    EFFECT,
    KODE,
    LOOSER,
    NOTHING,
    PLAN,
    developed,
    table,
)
from tests.present_fixture import all_blocks
from tests.test_present_canvas import overlapping, texts
from tests.test_present_english import indonesian, names_of
from tests.test_present_english import texts as block_texts

from analysis.present.blocks import Figure, Group, Note
from analysis.present.chapters import appendix_gap, needs, page, plan
from analysis.present.drawing.figures.cumulated import Axis, Step, cumulated, marks
from analysis.present.drawing.theme import FULL
from analysis.present.wording.numbers import month, rupiah
from analysis.present.wording.voice import Voice
from analysis.present.workbook.book import workbook
from analysis.release.frames import FRAMES

PARTS = (plan.courses, plan.effect, plan.cumulated, plan.months, plan.terms)
EFFECT_COLUMNS = ("orang", "peserta", "biaya", "satuan_biaya", "gap", "gap_sesudah", "d_gap", "ip",
                  "ip_sesudah", "d", "kategori", "kategori_sesudah", "nilai", "per_poin",
                  "keadaan", "alasan")  # fmt: skip


def told(block):
    return " ".join("".join(run.t for run in paragraph) for paragraph in block.paragraphs)


def plain(text):
    """The text with its no-break spaces as plain ones."""
    return text.replace("\u00a0", " ")


def shown(figure):
    return re.findall(r"<text[^>]*>([^<]*)<", figure.svg)


def effect(**changes):
    """The plan's effect with other values."""
    row = dict(zip(EFFECT_COLUMNS, EFFECT, strict=True))
    return table("dampak", tuple({**row, **changes}.values()))


def without_plan(**changes):
    """The report of a city that asked for no plan."""
    empty = {"rencana": table("rencana", place=False), "dampak": table("dampak"),
             "kumulatif": table("kumulatif", place=False), "tersisa": table("tersisa")}  # fmt: skip
    return developed(**{**empty, **changes}, rencana_info=None)


def test_the_plan_has_the_seven_columns_of_the_regulation():
    block = plan.courses(developed())
    assert [column.label for column in block.columns] == [
        "Jenis kompetensi, pelatihan", "Target pegawai", "Jenis dan jalur", "Penyelenggara",
        "Jadwal", "Kurikulum", "Anggaran",
    ]  # fmt: skip
    assert sum(column.width for column in block.columns) == 170
    assert "Pasal 207 ayat (3)" in block.definition


def test_a_courses_row_holds_kind_people_form_months_and_money():
    row = plan.courses(developed()).rows[1]
    assert [(plain(cell.t), plain(cell.sub)) for cell in row.cells] == [
        ("Manajerial", "Pelatihan Mengelola Perubahan"),
        ("58 orang", "Administrator, JPT Pratama"),
        ("Manajerial", "klasikal, luring, 32 JP"),
        ("BPSDM Provinsi", ""),
        ("Maret–April", "2 angkatan"),
        ("Sesuai standar kompetensi", ""),
        ("84.100", ""),
    ]


def test_the_target_says_which_posts_may_attend():
    cells = {row.group: row.cells[1] for row in plan.courses(developed()).rows}
    assert [cells[kode].sub for kode in ("SEM-02", "TEK-08", "lain")] == [
        "semua jabatan", "jabatan fungsional", "",
    ]  # fmt: skip


def test_the_printed_costs_add_up_to_the_printed_total():
    *rows, total = plan.courses(developed()).rows
    costs = [int(row.cells[-1].t.replace(".", "")) for row in rows]
    assert total.total
    assert sum(costs) == int(total.cells[-1].t.replace(".", ""))


@pytest.mark.parametrize(("step", "told_so"), [(5_000_000, True), (1_000, False)])
def test_the_cost_of_merged_courses_is_told_to_be_about_where_it_is(step, told_so):
    rows = developed().rencana
    merged = rows["kode"] == "lain"
    notes = plan.courses(
        developed(rencana=rows.assign(satuan_biaya=rows["satuan_biaya"].mask(merged, step)))
    ).notes
    assert any("tengah rentang Rp 5 juta" in plain(note) for note in notes) is told_so


def test_courses_told_as_one_are_counted_and_explained():
    block = plan.courses(developed())
    merged = next(row for row in block.rows if row.group == "lain")
    assert merged.cells[0].sub == "2 pelatihan lain"
    assert plain(merged.cells[1].t) == "6 tempat"  # of people, some of them perhaps in both
    assert [merged.cells[place].t for place in (0, 2)] == ["Beberapa jenis", "Beberapa bentuk"]
    assert plain(block.caption) == "Lima pelatihan dengan anggaran Rp 194,9 juta"
    merging = "Pelatihan dengan kurang dari 5 orang digabung; tempat: pesertanya dijumlah."
    assert merging in block.notes


def test_a_reader_can_subtract_before_from_after():
    rows = plan.effect(developed()).rows
    assert [cell.t for cell in rows[0].cells] == ["IP ASN", "71,34", "78,12", "+6,78"]
    assert [cell.t for cell in rows[2].cells[1:]] == ["0,32", "0,19", "−0,13"]
    assert [cell.swatch for cell in rows[1].cells[1:3]] == [2, 2]


def test_what_a_point_costs_is_said_below_the_effect():
    assert plan.effect(developed()).notes == (
        "Biaya per poin IP ASN seorang pegawai: Rp\u00a0133.000.",
    )


def test_an_effect_that_is_not_printed_is_not_drawn_as_zero():
    few = effect(gap=NOTHING, gap_sesudah=NOTHING, ip=NOTHING, ip_sesudah=NOTHING, kategori="",
                 kategori_sesudah="", peserta=NOTHING)  # fmt: skip
    report = developed(dampak=few)
    assert isinstance(plan.effect(report), Note)
    words = told(plan.summary(report))
    assert words.startswith("Rencana tahun 2027 memuat pelatihan untuk OPD ini dengan biaya")
    assert "Pengaruhnya tidak ditampilkan" in words


def test_the_summary_says_people_money_and_what_it_brings():
    assert plain(told(plan.summary(developed()))) == (
        "Rencana tahun 2027 melatih 141 pegawai dengan biaya Rp 194,9 juta. Bila semua terlaksana, "
        "IP ASN naik 6,78 menjadi 78,12 (Sedang) dan kesenjangan rata-rata, termasuk teknis, turun "
        "dari 0,32 menjadi 0,19 level. Rencana seluruh kota, termasuk bagian ini, memakai Rp 1,99 "
        "miliar dari anggaran Rp 2 miliar."
    )


def test_where_the_category_alone_is_printed_its_change_is_told():
    report = developed(dampak=effect(ip=NOTHING, ip_sesudah=NOTHING, kategori_sesudah="Tinggi"))
    assert plan.effect(report).caption == "Kategori IP ASN berubah dari Sedang ke Tinggi"
    words = told(plan.summary(report))
    assert "Bila semua terlaksana, kategori IP ASN berubah dari Sedang ke Tinggi dan" in words


def test_a_plan_of_merged_courses_says_why_no_month_is_drawn():
    merged = developed().rencana.query("kode == 'lain'")
    note = plan.months(developed(rencana=merged))
    assert note.text.endswith("Bulan pelaksanaan tidak digambar: semua pelatihannya digabung.")


def test_an_opd_that_protects_others_is_not_said_to_be_too_small():
    hidden = effect(keadaan="tersembunyi", alasan="pelengkap", biaya=NOTHING)
    words = plan.summary(developed(dampak=hidden)).text
    assert words.endswith("nilainya melindungi kelompok lain yang terlalu kecil.")


def test_points_that_come_at_the_end_are_not_said_to_come_early():
    late = [(KODE, 1, "2027-02", 1, 9_000_000, 40.0, "terbit"), BY_MONTH[-1]]
    figure = plan.cumulated(developed(kumulatif=table("kumulatif", *late, place=False)))
    assert figure.caption == "Lebih dari separuh poin baru terhitung pada September"


def test_the_tables_are_numbered_in_the_order_in_which_they_stand():
    blocks = [needs.listed(developed()), plan.courses(developed()), plan.effect(developed())]
    assert [block.number for block in blocks] == ["Tabel 5.1.", "Tabel 5.2.", "Tabel 5.3."]


def test_the_cumulated_figure_ends_at_the_plans_points_and_names_its_months():
    figure = plan.cumulated(developed())
    drawn = shown(figure)
    assert "1.450 poin" in drawn
    assert {"Feb", "Mar", "Apr", "Sep"} <= set(drawn)
    assert figure.caption == "Sampai April terhitung 68% poin dengan 44% biaya"
    assert "Februari Rp\u00a0900.000, 540 poin" in figure.alt


def test_months_hold_the_citys_batches_of_the_courses_that_the_opd_takes():
    figure = plan.months(developed())
    assert figure.caption == "Angkatan terbanyak mulai pada Maret: 4 dari 8"
    assert "angkatan seluruh kota yang mulai pada bulan itu" in figure.definition
    assert {"90", "58", "30"} <= set(shown(figure))
    drawn = " ".join(shown(figure))
    assert "2 pelatihan lain" not in drawn
    assert "tidak diikuti" not in drawn


def test_months_with_equally_many_batches_are_all_named():
    calendar = developed().release.jadwal.assign(angkatan=2).iloc[:2]
    figure = plan.months(developed(jadwal=calendar))
    assert (
        figure.caption == "Angkatan terbanyak mulai pada Februari dan Maret: masing-masing 2 dari 4"
    )


def test_what_stays_open_is_told_by_reason_most_first():
    block = needs.left_open(developed())
    assert block.caption == "541 kebutuhan tetap terbuka"
    assert [(row.cells[0].t, row.cells[1].t) for row in block.rows][:3] == [
        ("Anggaran tidak cukup", "410"),
        ("Belum ada pelatihan yang menjawabnya dalam katalog", "88"),
        ("Batas jumlah pelatihan per orang atau batas JP PPPK", "31"),
    ]


def test_weights_and_proof_are_printed_with_the_plan():
    words = told(plan.terms(developed()))
    assert "5 per level kesenjangan yang tertutup + 1 per poin IP ASN + 2 per PNS" in words
    assert "pilihan kota, bukan aturan" in words
    assert "Terbukti. Rencana kota bernilai 31.204." in words
    assert "tidak ada yang bernilai lebih dari 31.299: paling banyak 0,30% di atasnya" in words
    assert "PP 11/2017 Pasal 206" in words


def test_the_proof_claims_no_more_than_was_proven():
    best = told(plan.terms(developed(rencana_info={**PLAN, "batas": PLAN["nilai"]})))
    assert "tidak ada yang bernilai lebih." in best
    unproven = told(plan.terms(developed(rencana_info={**PLAN, "terbukti": False})))
    assert "Belum terbukti. " in unproven
    assert "tidak ada yang bernilai" not in unproven


def test_one_more_million_is_told_where_it_was_tried():
    words = told(plan.terms(developed(rencana_info={**PLAN, "dilonggarkan": LOOSER})))
    assert (
        "Bila anggaran naik dari Rp 2 miliar menjadi Rp 2,1 miliar, nilai rencana kota bertambah "
        "796,0 (terbukti paling banyak 810,4): 7,96 untuk setiap Rp 1 juta."
    ) in plain(words)
    assert (
        "Satu angkatan lagi untuk Pelatihan Teknis Penanganan Kegawatdaruratan bernilai 14,0 "
        "(terbukti paling banyak 99,0)."
    ) in words
    assert "Satu langkah lagi" not in told(plan.terms(developed()))


@pytest.mark.parametrize(
    ("most", "sentence"),
    [
        (0, "bukan Rp 2 miliar, tidak ada rencana kota yang lebih bernilai."),
        (3.1, "yang lebih bernilai; tambahannya terbukti paling banyak 3,1."),
    ],
)
def test_money_that_brings_nothing_is_said_to_bring_nothing(most, sentence):
    steps = [{**LOOSER[0], "tambahan": 0, "paling_banyak": most}]
    words = plain(told(plan.terms(developed(rencana_info={**PLAN, "dilonggarkan": steps}))))
    assert "Dengan anggaran Rp 2,1 miliar, bukan Rp 2 miliar" in words
    assert sentence in words
    assert "bertambah" not in words


def test_other_weights_are_told_where_they_were_tried():
    other = [{"bobot": "level", "kali": 500, "tempat": 200, "tempat_tetap": 181}]
    words = told(plan.terms(developed(rencana_info={**PLAN, "sensitivitas": other})))
    assert words.endswith(
        "Bobot lain. Bobot level dikali 0,5: 90% tempat tetap. Dihitung tanpa kalender."
    )


def test_needs_name_their_source_once_and_their_ground_in_the_appendix():
    block = needs.listed(developed())
    assert [row.group for row in block.rows if row.group] == [
        "Kompetensi, jabatan sekarang", "Kompetensi, jabatan tujuan", "Kinerja",
        "Kewajiban JP setahun", "Poin IP ASN",
    ]  # fmt: skip
    assert block.caption == ("Kebutuhan terbanyak selain JP wajib: diklat teknis, 132 orang")
    assert "1 kompetensi lain ada di lampiran." in block.notes
    grounds = [row.cells[-1].t for row in needs.in_full(developed()).rows]
    assert sum("Pasal 206" in ground for ground in grounds) == 3


def test_a_need_that_no_course_meets_is_counted():
    block = needs.in_full(developed())
    rows = {row.cells[1].t: row.cells for row in block.rows}
    assert rows["Penanganan Kegawatdaruratan"][3].t == "40"
    assert "Diklat kepemimpinan" not in rows  # of too few people: counted in a note
    assert block.notes[-1] == "1 kebutuhan lain menyangkut terlalu sedikit orang."


@pytest.mark.parametrize(
    ("report", "reason"),
    [
        (without_plan, "Rencana belum diminta: tidak ada anggaran."),
        (lambda: without_plan(without=("katalog_pelatihan",)), "katalog pelatihan belum diterima."),
        (lambda: developed(kode="kecamatan-pulau"), "bagian OPD ini tidak ditampilkan"),
        (lambda: developed(dampak=effect(keadaan="tersembunyi", biaya=NOTHING)),
         "bagian OPD ini tidak ditampilkan"),
        (lambda: developed(dampak=effect(keadaan="tidak_ada", peserta=0, biaya=0),
                           rencana=table("rencana", place=False)),
         "tidak memuat pelatihan untuk pegawai OPD ini"),
        (lambda: developed(kode="kecamatan-baru"), "Tidak ada pegawai yang wajib diukur"),
    ],
)  # fmt: skip
def test_without_a_plan_one_sentence_says_why(report, reason):
    report = report()
    summary = plan.summary(report)
    assert isinstance(summary, Note)
    assert reason in summary.text
    assert [part(report) for part in PARTS[:4]] == [Group()] * 4
    assert isinstance(appendix_gap.courses(report), Note)


def test_needs_are_listed_without_a_plan_and_the_way_to_one_is_said():
    report = without_plan()
    assert len(needs.listed(report).rows) == 8
    assert "[rencana]" in plan.summary(report).text
    assert needs.left_open(report) == Group()


def many(count, name="Pelatihan {}"):
    """A plan of so many courses, and their calendar."""
    rows = [
        (*COURSES[0][:2], f"X-{number:03d}", name.format(number), *COURSES[0][4:12],
         f"2027-{1 + number % 11:02d}-04", f"2027-{1 + number % 11:02d}-08", *COURSES[0][14:])
        for number in range(count)
    ]  # fmt: skip
    plan = table("rencana", *rows, place=False)
    calendar = plan.assign(bulan=plan["mulai"].str[:7])[list(FRAMES["jadwal"])]
    return {"rencana": plan, "jadwal": calendar}


def test_forty_courses_are_all_listed_and_drawn_in_figures_that_fit_a_page():
    report = developed(**many(40))
    assert len(plan.courses(report).rows) == 41
    figures = plan.months(report).items
    assert len(figures) == 2
    assert {figure.number for figure in figures} == {"Gambar 5.1."}
    heights = [float(re.search(r'height="([\d.]+)pt"', figure.svg)[1]) for figure in figures]
    assert max(heights) < 690


def test_a_course_with_a_very_long_name_keeps_its_row():
    name = "Pelatihan <b>Penyusunan</b> " + "Perencanaan dan Penganggaran Terpadu " * 8
    report = developed(**many(2, name))
    assert plan.courses(report).rows[0].cells[0].sub == name
    assert isinstance(plan.months(report), Figure)


def test_a_single_step_is_a_sentence_not_a_line():
    rows = table("kumulatif", BY_MONTH[0], place=False)
    assert isinstance(plan.cumulated(developed(kumulatif=rows)), Note)


def test_batches_that_gain_no_points_are_told_and_not_drawn_as_a_flat_line():
    rows = table("kumulatif", *BY_MONTH, place=False).assign(poin=0.0)
    told = plan.cumulated(developed(kumulatif=rows)).text
    assert "tidak ada poin IP ASN yang bertambah" in told


def test_no_label_of_the_cumulated_line_covers_another():
    steps = [Step(cost, cost**0.5, f"bulan {cost}") for cost in (0.1, 0.2, 1, 1.1, 2, 30, 31, 32)]
    axis = Axis("biaya", tuple((mark, f"{mark:g}") for mark in marks(32)))
    points = Axis("poin", tuple((mark, f"{mark:g}") for mark in marks(6)))
    figure = cumulated(steps, axis, points, "5,66 poin")
    assert overlapping(figure) == []
    assert all(left >= -1 and right <= FULL + 1 for _, left, right, _ in texts(figure))


@pytest.mark.parametrize(
    ("most", "expected"), [(0, (0,)), (32, (0, 10, 20, 30, 40)), (1450, (0, 500, 1000, 1500))]
)
def test_axes_have_round_marks_that_reach_the_largest_value(most, expected):
    assert marks(most) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("value", "indonesian_text", "english"),
    [
        (450_000, "Rp 450.000", "Rp 450,000"),
        (194_900_000, "Rp 194,9 juta", "Rp 194.9 million"),
        (2_000_000_000, "Rp 2 miliar", "Rp 2 billion"),
        (999_999, "Rp 999.999", "Rp 999,999"),
    ],
)
def test_money_is_written_as_it_is_said(value, indonesian_text, english):
    assert rupiah(value, "id").replace("\u00a0", " ") == indonesian_text
    assert rupiah(value, "en").replace("\u00a0", " ") == english


def test_months_are_written_in_the_reports_language():
    assert (month("2027-05-03", "id"), month("2027-05", "en")) == ("Mei", "May")
    assert Voice("id").trimmed(7.50) == "7,5"


def test_page_one_tells_the_index_the_gap_and_the_plan():
    items = page.findings(developed()).items
    assert len(items) == 3
    assert items[2].claim == "Rencana 2027 berbiaya Rp\u00a0194,9\u00a0juta"
    assert items[2].text.startswith("Pelatihan untuk 141 pegawai. Bila semua terlaksana, IP ASN")
    assert (items[2].effect, items[2].unit) == ("+6,78", "poin IP ASN")


def test_the_workbook_holds_gap_and_plan_as_numbers():
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(developed())))
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    assert {"Kesenjangan", "JPM", "Kebutuhan", "Rencana", "Tetap terbuka"} <= set(sheets)
    gaps = sheets["Kesenjangan"]
    place = gaps[2].index("Kesenjangan, level")
    whole = [row for row in gaps if row[:2] == ["Mengelola Perubahan", "Semua jenjang"]]
    assert whole[0][place] == 0.61
    assert "disembunyikan" in [row[place] for row in gaps]
    costs = [row[sheets["Rencana"][2].index("Biaya, Rp")] for row in sheets["Rencana"][3:]]
    assert sum(costs) == 194_900_000


def test_chapters_of_gap_and_plan_are_english_in_an_english_report():
    other = {"bobot": "poin", "kali": 2000, "tempat": 9, "tempat_tetap": 8}
    more = {**PLAN, "dilonggarkan": LOOSER, "sensitivitas": [other]}
    for report in (developed("en", rencana_info=more), without_plan(lang="en")):
        read = [text for block in all_blocks(report) for text in block_texts(block)]
        names = sorted(
            [*names_of(report), *(str(name) for name in report.rencana["nama"].dropna()),
             *report.rencana["penyelenggara"].dropna(), *report.rencana["kurikulum"].dropna(),
             "Kurang"],
            key=len, reverse=True,
        )  # fmt: skip
        assert len(read) > 300
        assert indonesian(read, names) == []
