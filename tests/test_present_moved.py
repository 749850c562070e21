"""What moved, as a reader sees it: figures, tables, sentences, workbook; in both languages."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from python_calamine import CalamineWorkbook
from tests.release_fixture import sample_release
from tests.test_present_english import indonesian, names_of, texts

from analysis.present.chapters import composed, method, moved, page, progress, quality_moved
from analysis.present.drawing.figures.waterfall import End, Step, waterfall
from analysis.present.drawn.places import LISTED
from analysis.present.workbook.book import workbook
from analysis.release.frames import FRAMES, shaped

OPD = "dinas-kesehatan"
LAST, YEAR, NOW = "2026-Q2", "2025-Q3", "2026-Q3"


def own(name, *rows):
    """Return a frame of one OPD; what a row does not say is missing."""
    place = {"cakupan": "opd", "opd": OPD, "kunci": OPD, "dari": LAST, "sampai": NOW}
    empty = {
        column: None if kind in {"Int64", "float64"} else ""
        for column, kind in FRAMES[name].items()
    }
    empty |= {"desimal": 2, "keadaan": "terbit"}
    full = [{column: {**empty, **place, **row}[column] for column in FRAMES[name]} for row in rows]
    return shaped(name, pd.DataFrame(full))


def index_of(release, period):
    rows = release.indeks
    whole = rows[(rows["opd"] == OPD) & (rows["cakupan"] == "opd") & (rows["potongan"] == "semua")]
    return float(whole[whole["periode"] == period]["ip_asn"].iloc[0])


def report_of(lang="id", late=None, parts=(("masuk+keluar", 9), ("teknis", 40)), mix=None, **more):
    """Return a report whose index moved by the steps: the last one takes what the others leave."""
    release = sample_release()
    rows = []
    for earlier in (LAST, YEAR):
        first, last = index_of(release, earlier), index_of(release, NOW)
        rows.append({"dari": earlier, "bagian": "awal", "poin": first})
        for n, (part, people) in enumerate(parts):
            step = -0.25 if n < len(parts) - 1 else last - first + 0.25 * (len(parts) - 1)
            rows.append({"dari": earlier, "bagian": part, "poin": round(step, 2), "orang": people})
        rows.append({"dari": earlier, "bagian": "akhir", "poin": last})
    frames = {
        "perubahan": own("perubahan", *rows),
        "terlambat": own("terlambat", *([] if late is None else [{"poin": late, "orang": 12}])),
        "komposisi": own("komposisi", mix or {
            "selisih": 2.1, "tarif": 1.3, "komposisi": 0.8,
            "kelompok": "fungsional+struktural;pelaksana"}),
        "mutu_berubah": own(
            "mutu_berubah",
            {"jenis": "orang", "hal": "cakupan", "lama": 6, "baru": 9},
            {"jenis": "temuan", "tabel": "kinerja", "hal": "Tanggal tidak mungkin", "lama": 9,
             "baru": 5},
            {"jenis": "temuan", "hal": "lainnya", "lama": 7, "baru": 8},
            {"jenis": "temuan", "hal": "semua", "lama": 16, "baru": 13}),
    }  # fmt: skip
    return replace(release, **{**frames, **more}).report(OPD, lang)


BLOCKS = (
    page.headline, progress.trend, moved.waterfalls, moved.late, progress.quarters, moved.steps,
    composed.composition, quality_moved.changed, method.statement,
)  # fmt: skip


def test_the_change_since_the_last_quarter_and_since_a_year_ago_stand_side_by_side():
    pair = moved.waterfalls(report_of())
    assert [item.id for item in pair.items] == ["uraian-triwulan", "uraian-tahun"]
    assert [item.number for item in pair.items] == ["Gambar 3.2.", "Gambar 3.3."]


def test_the_last_quarter_of_the_steps_has_its_year_where_the_first_has_another():
    last, year = moved.waterfalls(report_of()).items
    assert re.search(r"^Langkah dari Triwulan II 2026 [\d,]+ ke Triwulan III [\d,]+\.", last.alt)
    assert re.search(
        r"^Langkah dari Triwulan III 2025 [\d,]+ ke Triwulan III 2026 [\d,]+\.", year.alt
    )


def test_the_claim_names_the_largest_step_in_the_direction_of_the_change():
    report = report_of()
    change = report.change
    assert change.arah == "naik"
    figure = moved.since_last(report)
    assert figure.caption.startswith("Naik ")
    assert "langkah terbesar diklat teknis" in figure.caption


def test_a_claim_has_no_room_for_the_names_of_three_merged_parts():
    report = report_of(parts=(("masuk+keluar", 9), ("teknis+seminar+kualifikasi", None)))
    assert "langkah terbesar komponen gabungan +" in moved.since_last(report).caption


def test_late_records_are_named_as_the_part_of_the_change_that_they_are():
    figure = moved.since_last(report_of(late=0.4))
    assert figure.caption.endswith(", di antaranya 0,40 karena riwayat lama baru dicatat")
    lines = page.headline(report_of(late=0.4)).lines
    assert lines[-1].runs[0].t == "0,40 poin di antaranya karena riwayat lama baru dicatat"


def test_late_records_that_go_the_other_way_are_a_sentence_of_their_own():
    report = report_of(late=-0.4)
    assert "riwayat lama" not in moved.since_last(report).caption
    assert "berbeda −0,40 poin" in moved.late(report).text


def test_page_one_names_the_main_cause_where_the_index_moved():
    assert (
        page.headline(report_of()).lines[-1].runs[0].t.startswith("terutama karena diklat teknis")
    )


def test_a_step_that_one_person_can_cause_is_no_main_cause():
    small = [("masuk", 9), ("keluar", 9), ("teknis", 9), ("seminar", 9), ("kualifikasi", 9)]
    report = report_of(parts=[*small])
    rows = report.release.perubahan.assign(
        poin=lambda steps: steps["poin"].where(steps["bagian"].isin(("awal", "akhir")), 0.2)
    )
    told = page.headline(report_of(perubahan=rows)).lines
    assert not [line for line in told if "terutama" in line.runs[0].t]


def test_where_a_change_is_not_split_the_reason_stands_in_its_place():
    row = {"keadaan": "tidak_diuraikan", "alasan": "terlalu_sedikit", "desimal": 0}
    report = report_of(perubahan=own("perubahan", row))
    (note,) = moved.waterfalls(report).items
    assert note.text == (
        "Gambar 3.2. Perubahan sejak triwulan II tidak diuraikan: pegawai di balik setiap "
        "bagiannya terlalu sedikit untuk ditampilkan."
    )
    assert moved.steps(report).items == ()


def test_a_report_without_an_earlier_quarter_says_nothing_about_change():
    report = sample_release(quarters=1).report(OPD)
    for block in (moved.waterfalls, moved.steps, composed.composition, quality_moved.changed):
        assert block(report).items == ()


def test_the_table_of_steps_runs_from_value_to_value_and_hides_people_of_merged_components():
    table = moved.steps(report_of(parts=(("masuk+keluar", 9), ("teknis+seminar", None))))
    first = [row.cells[0].t for row in table.rows[:4]]
    assert first == [
        "Triwulan II 2026", "Pegawai yang masuk dan keluar",
        "Pegawai yang tetap: diklat teknis dan seminar", "Triwulan III 2026",
    ]  # fmt: skip
    assert [row.cells[1].state for row in table.rows[:4]] == ["empty", "", "hidden", "empty"]


def test_the_mix_of_posts_is_named_as_part_of_the_difference_from_the_city():
    table = composed.composition(report_of())
    assert table.caption == "2,10 poin di atas kota, 0,80 di antaranya karena susunan jabatan"
    assert "struktural dan fungsional; pelaksana" in table.definition


def test_a_mix_of_posts_against_the_difference_is_told_as_such():
    mix = {"selisih": -2.1, "tarif": -2.9, "komposisi": 0.8, "kelompok": "fungsional;pelaksana"}
    told = composed.composition(report_of(mix=mix)).caption
    assert told == "2,10 poin di bawah kota, padahal susunan jabatan +0,80"


def test_faulty_rows_are_shown_for_both_quarters():
    table = quality_moved.changed(report_of())
    assert table.caption == "Baris bermasalah dari 16 menjadi 13 sejak triwulan II"
    last = [[cell.t for cell in row.cells] for row in table.rows[-3:]]
    assert last == [
        ["Penilaian kinerja: Tanggal tidak mungkin", "9", "5"],
        ["Aturan lain", "7", "8"],
        ["Seluruh baris bermasalah", "16", "13"],
    ]


def test_the_data_of_every_opd_stand_in_one_row_each():
    city = report_of().release.city()
    table = quality_moved.changed_by_opd(city)
    assert len(table.rows) == len(city.release.opd)
    row = next(row for row in table.rows if row.cells[0].t == "Dinas Kesehatan")
    assert [cell.t for cell in row.cells[-2:]] == ["16", "13"]


def test_the_opd_whose_faulty_rows_changed_most_comes_first_and_is_the_claim():
    table = quality_moved.changed_by_opd(report_of().release.city())
    assert table.rows[0].cells[0].t == "Dinas Kesehatan"
    told = "Baris bermasalah berkurang paling banyak di Dinas Kesehatan: dari 16 menjadi 13"
    assert table.caption == told


def test_heads_of_counts_leave_the_names_of_opd_their_room():
    table = quality_moved.changed_by_opd(report_of().release.city())
    assert 170 - sum(column.width for column in table.columns[1:]) >= 60


def test_of_hundreds_of_opd_the_first_are_listed_and_the_rest_are_counted():
    release = report_of().release
    many = pd.concat([release.opd.assign(kode=release.opd["kode"] + f"-{n}") for n in range(40)])
    city = replace(release, opd=pd.concat([release.opd, many], ignore_index=True)).city()
    table = quality_moved.changed_by_opd(city)
    assert len(table.rows) == LISTED
    assert f"{len(city.release.opd) - LISTED} OPD lain" in table.notes[-1]


def test_quarters_worked_out_again_have_an_empty_dot_and_a_note():
    release = sample_release()
    anew = (release.indeks["opd"] == OPD) & (release.indeks["periode"] == LAST)
    report = replace(release, indeks=release.indeks.assign(susunan_lama=anew)).report(OPD)
    assert "Titik kosong: dihitung ulang" in progress.trend(report).definition
    notes = " ".join(progress.quarters(report).notes)
    assert "Dihitung ulang menurut susunan OPD sekarang: triwulan II 2026" in notes


def test_a_waterfalls_labels_never_leave_the_sheet():
    steps = [Step("Naik", 20.0, "+20,00"), Step("Turun", -19.0, "−19,00")]
    figure = waterfall(
        End("Awal", 60.0, "60,00"), steps, End("Akhir", 61.0, "61,00"), [(70.0, "Sedang > 70")]
    )
    renderer = FigureCanvasAgg(figure).get_renderer()
    width = figure.get_figwidth() * 72
    for label in figure.texts + [a for a in figure.artists if hasattr(a, "get_text")]:
        box = label.get_window_extent(renderer)
        assert box.x0 >= -0.5
        assert box.x1 <= width + 0.5


@pytest.mark.parametrize("late", [None, 0.4])
def test_in_an_english_report_what_moved_is_told_in_english(late):
    report = report_of("en", late=late)
    told = [text for block in BLOCKS for text in texts(block(report).to_json())]
    assert indonesian(told, names_of(report)) == []


@pytest.mark.parametrize(("lang", "sheet"), [("id", "Uraian perubahan"), ("en", "Change in steps")])
def test_the_workbook_holds_the_steps_as_numbers(lang, sheet):
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(report_of(lang))))
    rows = book.get_sheet_by_name(sheet).to_python()
    values = [row[3] for row in rows[3:7]]
    assert round(sum(values[:3]) - values[3], 6) == 0
    assert not re.search("disembunyikan|hidden", str(rows))
