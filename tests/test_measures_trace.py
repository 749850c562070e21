"""The trace leads from every point to its record and article; the tables of `analysis scores`."""

from __future__ import annotations

import pandas as pd
import pytest
from tests.measures_fixture import deliver, law, person

from analysis.measures.professionalism import score
from analysis.measures.scores_table import scores_table, trace_table

FULL = [
    {"nip": "1", "jenis": "01", "tingkat": "JPT Pratama", "tanggal_selesai": "2011-01-01"},
    {"nip": "1", "jenis": "03", "jp": "12.5", "tanggal_selesai": "2026-05-01", "baris": 9},
    {"nip": "1", "jenis": "08", "jp": "7.5", "tanggal_selesai": "2026-01-01", "baris": 12},
    {"nip": "1", "jenis": "03", "jp": "40", "tanggal_selesai": "2020-01-01", "baris": 13},
]


@pytest.fixture(scope="module")
def scores():
    people = [
        person("1", jenis_jabatan="struktural", jenjang_jabatan="Administrator"),
        person("2"),
        person("3", nasib="disisihkan"),
        person("3", opd="dinas-dua", nasib="disisihkan"),
    ]
    doubt = {"nip": "2", "jenis": "03", "jp": "8", "nasib": "disisihkan", "berkas": "lama.csv"}
    kinerja = [{"nip": "1", "tahun": 2025, "nilai": "82.5"}]
    disiplin = [
        {"nip": "1", "tingkat": tingkat, "tmt": "2024-01-01"} for tingkat in ("ringan", "berat")
    ]
    return score(deliver(people, [*FULL, doubt], kinerja, disiplin), law())


def of(scores, nip, komponen):
    rows = scores.trace
    return rows[(rows["nip"] == nip) & (rows["komponen"] == komponen)]


def test_every_training_that_counted_is_listed_with_its_jp_and_place(scores):
    rows = of(scores, "1", "teknis")
    assert rows[["urut", "berkas", "baris", "isi"]].to_numpy().tolist() == [
        [1, "pelatihan.csv", 12, "7,5 JP"],
        [2, "pelatihan.csv", 9, "12,5 JP"],
    ]


def test_points_stand_on_the_first_record_only_so_that_they_can_be_added(scores):
    rows = of(scores, "1", "teknis")
    assert rows["poin"].isna().tolist() == [False, True]
    person_rows = scores.trace[scores.trace["nip"] == "1"]
    assert person_rows["poin"].sum() == scores.people["ip_asn"].iloc[0]
    assert person_rows["poin"].sum() + person_rows["terbuka"].sum() == 100 * 100_000


def test_each_component_names_its_article(scores):
    assert scores.trace["pasal"].str.contains("Peraturan BKN Nomor 8 Tahun 2019").all()


def test_a_component_without_record_is_listed_with_what_is_open(scores):
    row = of(scores, "1", "seminar").iloc[0]
    assert pd.isna(row["baris"])
    assert (row["poin"], row["terbuka"]) == (0, 1_000_000)
    assert row["keterangan"] == "belum tercatat, dalam 24 bulan terakhir; 10 poin terbuka"


def test_the_heaviest_sanction_comes_first(scores):
    assert of(scores, "1", "disiplin")["isi"].tolist() == ["berat", "ringan"]


def test_a_number_is_shown_where_no_predicate_was_given(scores):
    assert of(scores, "1", "kinerja")["isi"].tolist() == ["82,5"]


def test_a_missing_appraisal_is_said_to_be_missing(scores):
    row = of(scores, "2", "kinerja").iloc[0]
    assert row["keterangan"] == "penilaian 2025 tidak ada"
    assert pd.isna(row["baris"])


def test_what_leaves_a_component_undetermined_is_named(scores):
    row = of(scores, "2", "teknis").iloc[0]
    assert (row["berkas"], row["isi"]) == ("lama.csv", "8 JP (disisihkan)")
    assert row[["poin", "terbuka"]].isna().all()
    assert row["keterangan"] == "0 dari 20 JP; tidak pasti"


def test_the_scores_table_has_one_row_per_person_in_points(scores):
    table = scores_table(scores.people)
    assert table["nip"].tolist() == ["1", "2", "3"]
    points = table.loc[0, ["kualifikasi", "kompetensi", "kinerja", "disiplin", "ip_asn"]]
    assert points.tolist() == [15, 30, 25, 1, 71]
    assert table["kategori"].iloc[0] == "Sedang"


def test_the_scores_table_says_in_words_why_somebody_is_not_measured(scores):
    table = scores_table(scores.people).set_index("nip")
    assert table.loc["2", "alasan"] == (
        "Riwayat pelatihan tidak pasti karena baris yang disisihkan atau JP yang kosong; "
        "Penilaian kinerja tahunan tidak ada"
    )
    assert table.loc["2", "ip_asn"] is pd.NA
    assert table.loc["3", "opd"] == "dinas-dua; dinas-satu"


def test_points_write_themselves_with_their_own_decimals():
    rows = [{"nip": "1", "jenis": "03", "jp": "19.99", "tanggal_selesai": "2026-05-01"}]
    kinerja = [{"nip": "1", "tahun": 2025, "predikat": "Baik"}]
    people = score(deliver([person("1")], rows, kinerja), law(jp_proporsional=True)).people
    assert "67.48875," in scores_table(people).to_csv()


def test_the_trace_table_keeps_rows_and_shows_points(scores):
    table = trace_table(scores.trace)
    assert len(table) == len(scores.trace)
    assert table.loc[table["komponen"] == "teknis", "maks"].tolist()[:1] == [15]
