"""The rules of gap and plan: complete, exact at their borders, a city's own tables and choices."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
import yaml

from analysis.dataset import GapSettings
from analysis.errors import RegulationError
from analysis.regulation import list_editions, load_development, load_regulation, match_band
from analysis.regulation.vocabulary import BENTUK, JENIS_DIKLAT, JENJANG_JABATAN

DAY = date(2026, 9, 30)
RULES = load_development(DAY)
REFUSED = yaml.safe_load(
    (Path(__file__).parent / "cases" / "pengembangan_ditolak.yaml").read_text("utf-8")
)
OWN = """
judul: Masa berlaku menurut kota
satuan: bulan
diperiksa: 2026-01-01
berlaku:
  2020-01-01:
    rujukan: {judul: Keputusan kota, pasal: Pasal 3, keyakinan: V}
    nilai: {bulan: 24}
"""


def own_tables(folder, name, text):
    place = folder / "pengembangan"
    place.mkdir(exist_ok=True)
    (place / name).write_text(text, "utf-8")
    return folder


def bands(scale, *ratios):
    achieved = pd.Series([ratio[0] for ratio in ratios], dtype="Int64")
    required = pd.Series([ratio[1] for ratio in ratios], dtype="Int64")
    return match_band(scale, achieved, required).tolist()


def test_the_mapping_scale_is_cut_at_exact_fractions_and_never_clipped():
    exact = [(3899, 5000), (39, 50), (8999, 10_000), (9, 10), (25, 18), (45, 9)]
    assert bands(RULES.skala_pemetaan, *exact) == [
        "Kurang Optimal", "Cukup Optimal", "Cukup Optimal", "Optimal", "Optimal", "Optimal",
    ]  # fmt: skip


def test_the_filling_scale_is_cut_at_68_and_80():
    exact = [(6799, 10_000), (17, 25), (7999, 10_000), (4, 5), (5, 1)]
    assert bands(RULES.skala_pengisian, *exact) == ["KMS", "MMS", "MMS", "MS", "MS"]


def test_a_person_without_all_levels_has_no_band():
    assert pd.isna(bands(RULES.skala_pemetaan, (None, None))[0])


def test_the_default_standard_covers_every_job_level():
    assert set(RULES.standar_baku.keys) == set(JENJANG_JABATAN)
    stated = {"JPT Pratama": 4, "Administrator": 3, "Pengawas": 2, "Pelaksana": 1}
    assert {level: RULES.standar_baku.number(level) for level in stated} == stated


def test_every_level_of_every_competency_is_described_in_words_of_its_own():
    texts = [str(RULES.level_kompetensi.value(key)) for key in RULES.level_kompetensi.keys]
    assert len(texts) == 9 * 5
    assert len(set(texts)) == len(texts)
    assert all(20 < len(text) < 110 for text in texts)
    assert set(RULES.kompetensi.labels) == set(RULES.kompetensi.keys)


def test_every_form_of_development_has_one_kind_of_training_and_every_kind_one_form():
    assert RULES.bentuk.keys == BENTUK
    assert sorted(str(RULES.bentuk.value(form)) for form in BENTUK) == list(JENIS_DIKLAT)
    paths = [RULES.bentuk_jalur.value(form) for form in BENTUK]
    assert (paths.count("klasikal"), paths.count("nonklasikal")) == (12, 13)


def test_the_yearly_hours_and_conversions_are_exact_hundredths():
    assert (RULES.jp_tahunan.number("PNS"), RULES.jp_tahunan.number("PPPK")) == (2000, 2400)
    assert RULES.konversi_jp.number("coaching") == 200
    assert RULES.konversi_satuan.value("coaching") == "sesi"


def test_an_assessment_counts_after_the_day_36_months_before():
    assert RULES.assessed_after == date(2023, 9, 30)


def test_every_table_says_where_it_comes_from_and_when_it_was_checked():
    for table in RULES.tables:
        assert table.reference.title
        assert table.reference.confidence in "VSG"
        assert table.reference.checked_on <= date(2026, 11, 24)


@pytest.mark.parametrize("edition", ["perbkn-8-2019"])
def test_a_quarter_that_the_index_covers_is_covered_by_gap_and_plan_too(edition):
    first = load_regulation(edition, DAY).maksimum.reference.in_force
    assert load_development(first).as_of == first


def test_the_nine_box_rests_on_its_regulation_once_that_is_in_force():
    assert "Pilihan produk" in load_development(date(2019, 12, 31)).kotak_talenta.reference.title
    assert "PermenPANRB" in RULES.kotak_talenta.reference.title


def test_a_data_set_replaces_single_tables_and_keeps_the_others(tmp_path):
    changed = load_development(DAY, None, [own_tables(tmp_path, "masa_penilaian.yaml", OWN)])
    assert changed.assessment_months == 24
    assert changed.masa_penilaian.reference.title == "Keputusan kota"
    assert changed.standar_baku == RULES.standar_baku
    assert changed.fingerprint != RULES.fingerprint


def test_tables_of_gap_and_plan_are_no_edition_of_the_index(tmp_path):
    folder = own_tables(tmp_path, "masa_penilaian.yaml", OWN)
    assert "pengembangan" not in list_editions([folder])
    assert load_regulation("perbkn-8-2019", DAY, folders=[folder]).edition == "perbkn-8-2019"


def test_choices_are_recorded_for_print_with_what_they_replace():
    chosen = GapSettings(
        masa_berlaku_bulan=24,
        potensi=(Decimal(70), Decimal("92.5")),
        kinerja_kotak={"Butuh Perbaikan": "tengah"},
    )
    rules = load_development(DAY, chosen)
    said = {option.name: (option.text, option.overridden) for option in rules.options}
    assert said["masa_berlaku_bulan"] == ("24", True)
    assert said["potensi"] == ("70, 92.5", True)
    assert "Butuh Perbaikan = tengah" in said["kinerja_kotak"][0]
    assert rules.kotak_potensi.bounds == (0, 7_000_000, 9_250_000)
    assert rules.option("potensi") == ("70", "92.5")
    assert rules.fingerprint != RULES.fingerprint


def test_without_choices_nothing_is_overridden_and_the_fingerprint_is_the_same():
    assert not any(option.overridden for option in RULES.options)
    assert load_development(DAY, GapSettings()).fingerprint == RULES.fingerprint
    assert load_development(date(2026, 6, 30)).fingerprint != RULES.fingerprint


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ({"potensi": (Decimal(90), Decimal(78))}, "potensi harus dua angka menaik"),
        ({"potensi": (Decimal(0), Decimal(78))}, "di atas 0"),
        ({"potensi": (Decimal(78), Decimal(500))}, "di bawah 500"),
        ({"potensi": (Decimal("78.000001"), Decimal(90))}, "potensi harus"),
        ({"kinerja_kotak": {"Baik sekali": "atas"}}, "'Baik sekali' tidak dikenal"),
        ({"kinerja_kotak": {"Sangat Baik": "tengah"}}, "atas: tidak ada predikat di sumbu ini"),
    ],
)
def test_a_choice_that_cannot_be_is_refused_in_words(chosen, words):
    with pytest.raises(RegulationError, match=r"kesenjangan|kotak_kinerja") as refusal:
        load_development(DAY, GapSettings(**chosen))
    assert words in str(refusal.value)


def test_a_choice_that_does_not_exist_is_refused_with_those_that_do():
    with pytest.raises(RegulationError, match="Maksud Anda potensi"):
        RULES.option("potensii")


@pytest.mark.parametrize("case", REFUSED, ids=[f"{c['berkas']} {c['pesan'][-1]}" for c in REFUSED])
def test_a_wrong_table_is_refused_with_file_line_and_reason(case, tmp_path):
    folder = own_tables(tmp_path, case["berkas"], case["isi"])
    with pytest.raises(RegulationError) as refusal:
        load_development(DAY, None, [folder])
    for words in case["pesan"]:
        assert words in str(refusal.value)
    assert str(tmp_path) not in str(refusal.value)
