"""Published figures are kept as their sources tell them; what a city adds is judged strictly."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
import yaml

from analysis.benchmark import FILE, load_benchmarks
from analysis.benchmark.advice import ADVICE
from analysis.benchmark.model import COLUMNS
from analysis.errors import StructureError
from analysis.intake.problems import screen_digest
from analysis.present.locale import catalogue
from analysis.present.wording import words
from analysis.present.wording.numbers import decimal
from analysis.regulation.vocabulary import KATEGORI

CASES = yaml.safe_load(
    (Path(__file__).parent / "cases" / "pembanding.yaml").read_text(encoding="utf-8")
)
ROW = {
    "ukuran": "wgi_ge", "kode": "IDN", "nama": "Indonesia", "tahun": "2017", "terbitan": "2030",
    "nilai": "0.1", "desimal": "3", "persentil": "57", "peringkat": "90", "dari": "209",
    "galat": "0.2", "sumber": "Bank Dunia", "keyakinan": "V", "keterangan": "Persepsi.",
}  # fmt: skip


def write(folder, rows, *, header=COLUMNS, separator=","):
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator)
    writer.writerow(header)
    writer.writerows([[row.get(name, "") for name in header] for row in rows])
    (folder / FILE).write_text(stream.getvalue(), encoding="utf-8")
    return [folder]


def problems(folders):
    with pytest.raises(StructureError) as caught:
        load_benchmarks(folders)
    return caught.value.problems


def rows_of(measure):
    table = load_benchmarks()
    return table[table["ukuran"] == measure]


def test_published_index_values_are_those_of_their_sources():
    table = rows_of("ip_asn")
    told = table[["kode", "tahun", "nilai", "desimal", "kategori"]].values.tolist()
    assert told == CASES["ip_asn"]


def test_the_ranks_the_city_quotes_are_kept_apart_from_the_banks():
    table = rows_of("peringkat_dikutip")
    assert dict(zip(table["kode"], table["peringkat"], strict=True)) == CASES["dikutip"]
    assert set(table["tahun"]) == {2017}
    assert table["dari"].isna().all()


@pytest.mark.parametrize("known", CASES["wgi"], ids=lambda known: "-".join(map(str, known[:3])))
def test_world_bank_figures_are_those_of_their_update(known):
    kode, year, vintage, estimate, percentile, rank, among = known
    table = rows_of("wgi_ge").set_index(["kode", "tahun", "terbitan"])
    row = table.loc[(kode, year, vintage)]
    assert f"{decimal(row['nilai'], 3)}" == estimate
    assert f"{decimal(row['persentil'], 1)}" == percentile
    assert (row["peringkat"], row["dari"]) == (rank, among)
    assert 0 < row["galat"] < 1


def test_fourteen_economies_stand_in_the_table_with_their_whole_course():
    table = rows_of("wgi_ge")
    latest = table[table["terbitan"] == "2024"]
    assert len(set(table["kode"])) == 14
    assert (latest["tahun"].min(), latest["tahun"].max()) == (1996, 2023)
    assert len(table) == 1094


def test_every_figure_has_its_vintage_its_source_and_a_sentence_on_comparability():
    table = load_benchmarks()
    for column in ("terbitan", "sumber", "keyakinan", "keterangan"):
        assert (table[column] != "").all()


def test_a_city_adds_rows_and_its_row_takes_the_place_of_an_equal_key(tmp_path):
    own = {**ROW, "terbitan": "2018", "nilai": "0,05", "sumber": "Terbitan asli"}
    table = load_benchmarks(write(tmp_path, [own, ROW], separator=";"))
    before = load_benchmarks()
    key = (table["kode"] == "IDN") & (table["tahun"] == 2017)
    assert len(table) == len(before) + 1
    (replaced,) = table[key & (table["terbitan"] == "2018")].index
    assert table.loc[replaced, "nilai"] == 0.05
    assert before.loc[replaced, "kode"] == "IDN"
    assert table["terbitan"].iloc[-1] == "2030"


def test_a_data_set_without_the_file_has_the_packaged_figures(tmp_path):
    assert load_benchmarks([tmp_path]).equals(load_benchmarks())


@pytest.mark.parametrize("case", CASES["ditolak"], ids=lambda case: case["aturan"])
def test_a_bad_cell_is_told_with_file_row_column_and_fix(tmp_path, case):
    (found,) = problems(write(tmp_path, [ROW, {**ROW, "tahun": "2018", **case["ubah"]}]))
    assert (found.file, found.row, found.column) == (FILE, 3, case["kolom"])
    assert found.rule.startswith(case["aturan"])
    assert found.fix


def test_a_measure_that_resembles_a_known_one_is_suggested(tmp_path):
    (found,) = problems(write(tmp_path, [{**ROW, "ukuran": "wgi_gee"}]))
    assert found.suggestion == "wgi_ge"


def test_two_rows_with_one_key_name_the_first_row(tmp_path):
    (found,) = problems(write(tmp_path, [ROW, ROW]))
    assert (found.row, found.suggestion) == (3, "2")
    assert found.rule.startswith("Baris pembanding ganda")


def test_a_row_of_another_width_is_told_once(tmp_path):
    write(tmp_path, [ROW])
    with (tmp_path / FILE).open("a", encoding="utf-8") as stream:
        stream.write("wgi_ge,IDN\n")
    (found,) = problems([tmp_path])
    assert found.rule.startswith("Jumlah sel")
    assert found.row == 3


@pytest.mark.parametrize(
    ("header", "rule"),
    [
        ([name for name in COLUMNS if name != "terbitan"], "Kolom wajib pembanding tidak ada"),
        ([*COLUMNS, "vintage"], "Kolom pembanding tidak dikenal"),
        ([*COLUMNS, "nilai"], "Judul kolom pembanding ganda"),
    ],
)
def test_a_wrong_header_is_told_before_any_row(tmp_path, header, rule):
    (found,) = problems(write(tmp_path, [{**ROW, "tahun": "x"}], header=header))
    assert (found.rule, found.row) == (rule, 1)


def test_an_empty_file_and_one_that_is_no_csv_are_told(tmp_path):
    (found,) = problems(write(tmp_path, []))
    assert found.rule.startswith("Berkas pembanding tidak memuat")
    (tmp_path / FILE).write_text('a,"b\n', encoding="utf-8")
    (found,) = problems([tmp_path])
    assert found.rule.startswith("Berkas pembanding tidak dapat dibaca")


def test_the_screen_names_file_row_column_and_fix(tmp_path):
    lines = screen_digest(problems(write(tmp_path, [ROW, {**ROW, "terbitan": ""}])))
    told = "\n".join(lines)
    assert "Terbitan kosong" in told
    assert "(pembanding.csv, kolom terbitan, baris 3)" in told
    assert "Isi terbitan yang mengatakan angka itu" in told


def test_every_sentence_and_every_printed_text_has_an_english_one():
    table, known = load_benchmarks(), catalogue("en")
    texts = {text for advice in ADVICE for text in advice}
    for column in ("nama", "terbitan", "kategori", "edisi", "populasi", "sumber", "keterangan"):
        texts |= {text for text in table[column] if text and not text.isdecimal()}
    assert sorted(texts - set(known)) == []


def test_categories_are_those_that_reports_print():
    assert KATEGORI == words.CATEGORIES
