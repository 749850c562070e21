"""An edition with a base by predicate and a required education is scored by the same measures."""

from __future__ import annotations

import pytest
from tests.measures_fixture import deliver, law, person

from analysis.measures.professionalism import score
from analysis.regulation.vocabulary import JENJANG_JABATAN

POINT = 100_000
OPTIONS = {  # invented: how the remainder splits was not published
    "pembagian_sisa": {
        "struktural": {"kepemimpinan": 40, "teknis": 40, "seminar": 20},
        "fungsional": {"fungsional": 40, "teknis": 40, "seminar": 20},
        "pelaksana": {"teknis": 60, "seminar": 40},
    },
    "pendidikan_syarat": dict.fromkeys(JENJANG_JABATAN, "D3") | {"Pelaksana": "SLTA"},
    "poin_kesesuaian": {"di_atas": 25, "sesuai": 20, "di_bawah": 10},
}
TECHNICAL = {"nip": "1", "jenis": "03", "jp": 20, "tanggal_selesai": "2026-05-01"}


@pytest.fixture(scope="module")
def edition():
    return law(edition="bkn-4190-2024", **OPTIONS)


def scored(edition, *, pelatihan=(TECHNICAL,), kinerja=(), **facts):
    rows = [{"nip": "1", **row} for row in kinerja]
    return score(deliver([person("1", **facts)], list(pelatihan), rows), edition)


def test_training_fills_what_the_base_leaves(edition):
    # Baik: base 20, the remaining 20 split 60 to 40
    scores = scored(edition, kinerja=[{"tahun": 2025, "predikat": "Baik"}])
    assert scores.people["kompetensi"].tolist() == [32 * POINT]
    parts = scores.trace[scores.trace["dimensi"] == "kompetensi"]
    assert parts[["komponen", "poin", "terbuka"]].to_numpy().tolist() == [
        ["dasar", 20 * POINT, 0],
        ["teknis", 12 * POINT, 0],
        ["seminar", 0, 8 * POINT],
    ]


@pytest.mark.parametrize(("education", "points"), [("S1", 25), ("SLTA", 20), ("SD", 10)])
def test_the_education_is_compared_with_what_the_post_requires(edition, education, points):
    people = scored(edition, tingkat_pendidikan=education).people
    assert people["kualifikasi"].tolist() == [points * POINT]


def test_without_a_level_the_required_education_is_not_known(edition):
    people = scored(edition, jenis_jabatan="fungsional", jenjang_jabatan=None).people
    assert people["kualifikasi"].isna().tolist() == [True]
    assert "jenjang_kosong" in people["alasan"].iloc[0]


@pytest.mark.parametrize(
    "kinerja", [[], [{"tahun": 2025, "nilai": 80}], [{"tahun": 2025, "nasib": "disisihkan"}]]
)
def test_without_a_certain_predicate_kompetensi_is_not_known(edition, kinerja):
    people = scored(edition, kinerja=kinerja).people
    assert people["kompetensi"].isna().tolist() == [True]
    assert people[["kompetensi_min", "kompetensi_maks"]].to_numpy().tolist() == [
        [5 * POINT, 40 * POINT]
    ]


def test_without_the_appraisal_table_kompetensi_is_not_delivered_either(edition):
    delivery = deliver([person("1")], [TECHNICAL], kinerja=None)
    people = score(delivery, edition).people
    assert people["lengkap"].tolist() == [True]
    assert people["kompetensi"].isna().tolist() == [True]
    assert people["alasan"].tolist() == ["tabel_kinerja_tidak_ada"]
