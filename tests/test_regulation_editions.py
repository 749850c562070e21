"""Editions: options and their overrides, the unverified one, one of a city's own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pandas as pd
import pytest

from analysis.errors import RegulationError
from analysis.regulation import list_editions, load_regulation
from analysis.regulation.vocabulary import JENJANG_JABATAN

DAY = date(2026, 9, 30)
LETTER = "bkn-4190-2024"
SHARES = {
    "struktural": {"kepemimpinan": 40, "teknis": 40, "seminar": 20},
    "fungsional": {"fungsional": 40, "teknis": 40, "seminar": 20},
    "pelaksana": {"teknis": 60, "seminar": 40},
}
GIVEN: dict[str, object] = {
    "pembagian_sisa": SHARES,
    "pendidikan_syarat": dict.fromkeys(JENJANG_JABATAN, "S1"),
    "poin_kesesuaian": {"di_atas": 25, "sesuai": 20, "di_bawah": Decimal("12.5")},
}


def load_letter(**changed: object):
    return load_regulation(LETTER, DAY, GIVEN | changed)


def test_both_editions_are_there_and_only_the_default_counts_as_verified():
    assert list_editions() == (LETTER, "perbkn-8-2019")
    assert load_regulation("perbkn-8-2019", DAY).verified
    assert not load_letter().verified


def test_an_override_is_visible_beside_its_default():
    law = load_regulation("perbkn-8-2019", DAY, {"jp_proporsional": True})
    assert law.option("jp_proporsional") is True
    assert [(o.name, o.default) for o in law.options if o.overridden] == [
        ("jp_proporsional", False)
    ]
    assert law.fingerprint != load_regulation("perbkn-8-2019", DAY).fingerprint


def test_writing_the_default_is_no_override():
    law = load_regulation("perbkn-8-2019", DAY, {"kategori_batas": "terbuka"})
    assert not any(option.overridden for option in law.options)


def test_every_option_says_what_it_means_and_how_far_to_trust_it():
    for option in load_letter().options:
        assert len(option.meaning) > 20, option.name
        assert option.confidence in {"V", "S", "G"}, option.name
        assert option.text, option.name


def test_an_option_reads_as_words():
    law = load_regulation(
        "perbkn-8-2019", DAY, {"kedudukan_dihitung": ["01"], "komponen_diklat": {"04": "teknis"}}
    )
    texts = {option.name: option.text for option in law.options}
    assert texts["jp_proporsional"] == "tidak"
    assert texts["ukur_pppk"] == "ya"
    assert texts["kedudukan_dihitung"] == "01"
    assert texts["komponen_diklat"] == "04 = teknis"
    assert texts["jf_tanpa_diklat_wajib"] == "kosong"


def test_options_change_the_tables_they_are_about():
    law = load_regulation(
        "perbkn-8-2019",
        DAY,
        {
            "komponen_diklat": {"04": "teknis"},
            "kedudukan_dihitung": ["01", "02"],
            "ukur_pppk": False,
            "jf_tanpa_diklat_wajib": ["Guru Ahli Pertama"],
        },
    )
    assert law.komponen_diklat.value("04") == "teknis"
    assert law.komponen_diklat.value("07") == "seminar"
    assert law.kedudukan_dihitung == {"01", "02"}
    assert not law.ukur_pppk
    assert law.option("jf_tanpa_diklat_wajib") == ("Guru Ahli Pertama",)


def test_an_option_that_no_edition_has_cannot_be_asked_for():
    with pytest.raises(RegulationError, match="Maksud Anda ukur_pppk"):
        load_regulation("perbkn-8-2019", DAY).option("ukur_ppk")


def test_the_unverified_edition_without_its_parameters_names_all_of_them_and_shows_how():
    with pytest.raises(RegulationError) as refusal:
        load_regulation(LETTER, DAY)
    message = str(refusal.value)
    for name in GIVEN:
        assert name in message
        assert f"[opsi.{name}]" in message
    assert all(level in message for level in JENJANG_JABATAN)
    assert len(message.splitlines()) <= 30


def test_only_the_parameters_still_missing_are_named():
    with pytest.raises(RegulationError) as refusal:
        load_regulation(LETTER, DAY, {k: v for k, v in GIVEN.items() if k != "poin_kesesuaian"})
    assert "poin_kesesuaian" in str(refusal.value)
    assert "pembagian_sisa" not in str(refusal.value)


def test_given_parameters_are_printed_as_overrides_since_no_default_exists():
    overridden = [option.name for option in load_letter().options if option.overridden]
    assert overridden == ["pembagian_sisa", "pendidikan_syarat", "poin_kesesuaian"]


def test_the_base_and_all_components_fill_kompetensi_to_its_maximum_for_every_predicate():
    law = load_letter()
    assert law.kompetensi_dasar is not None
    predicates = pd.Series(law.kompetensi_dasar.keys)
    for jenis in ("struktural", "fungsional", "pelaksana"):
        jobs = pd.Series([jenis] * len(predicates))
        total = law.base_points(predicates)
        for component in law.components(jenis):
            total = total + law.component_points(component, jobs, predicates)
        assert set(total) == {law.maksimum.number("kompetensi")}


def test_a_component_gets_its_share_of_what_the_base_leaves():
    law = load_letter()
    points = law.component_points("teknis", pd.Series(["pelaksana"]), pd.Series(["Baik"]))
    assert points.tolist() == [1_200_000]  # 60% of 40 - 20 points


def test_without_a_predicate_neither_base_nor_component_is_known():
    law = load_letter()
    nothing = pd.Series([None], dtype="str")
    assert law.base_points(nothing).isna().all()
    assert law.component_points("teknis", pd.Series(["pelaksana"]), nothing).isna().all()


def test_the_default_edition_has_no_base():
    law = load_regulation("perbkn-8-2019", DAY)
    assert law.base_points(pd.Series([None, "Baik"])).tolist() == [0, 0]


def test_qualification_compares_the_education_with_what_the_post_requires():
    law = load_letter()
    education = pd.Series(["S2", "Sp-1", "D4", "D3", None, "S1"])
    level = pd.Series(["Pengawas"] * 5 + [None])
    found = law.qualification_points(education, level)
    assert found.tolist()[:4] == [2_500_000, 2_500_000, 2_000_000, 1_250_000]
    assert found.isna().tolist() == [False] * 4 + [True] * 2
    assert "kualifikasi" not in [table.name for table in law.tables]


def test_the_default_edition_scores_the_education_alone():
    law = load_regulation("perbkn-8-2019", DAY)
    found = law.qualification_points(pd.Series(["S2", None]), pd.Series([None, "Pengawas"]))
    assert found.tolist()[:1] == [2_000_000]
    assert found.isna().tolist() == [False, True]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (
            {"pembagian_sisa": SHARES | {"pelaksana": {"teknis": 50, "seminar": 40}}},
            "bagian pelaksana berjumlah 90 persen, harus 100",
        ),
        (
            {"pembagian_sisa": {"pelaksana": {"teknis": 60, "seminar": 40}}},
            "isi harus tepat untuk struktural.kepemimpinan",
        ),
        ({"pendidikan_syarat": {"Pengawas": "S1"}}, "JPT Utama"),
        ({"pendidikan_syarat": dict.fromkeys(JENJANG_JABATAN, "S4")}, "'S4' tidak dikenal"),
        ({"poin_kesesuaian": {"di_atas": 26, "sesuai": 20, "di_bawah": 5}}, "26 poin di luar"),
    ],
)  # fmt: skip
def test_parameters_that_do_not_add_up_are_refused(changed, words):
    with pytest.raises(RegulationError) as refusal:
        load_letter(**changed)
    assert words in str(refusal.value)


def write(folder, name, text):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_a_city_adds_an_edition_as_one_folder_that_changes_one_table_and_one_default(tmp_path):
    own = tmp_path / "peraturan" / "medan-2026"
    write(own, "edisi.yaml", "judul: Perwal contoh\nterverifikasi: true\ndasar: perbkn-8-2019\n")
    write(
        own,
        "ambang_jp.yaml",
        "judul: Ambang JP\nsatuan: JP\ndiperiksa: 2026-01-05\nberlaku:\n"
        "  2019-05-15:\n    rujukan: {judul: Perwal contoh, pasal: Pasal 3, keyakinan: V}\n"
        "    nilai: {teknis: 20}\n"
        "  2026-01-01:\n    rujukan: {judul: Perwal contoh, pasal: Pasal 4, keyakinan: V}\n"
        "    nilai: {teknis: 24.5}\n",
    )
    write(
        own,
        "opsi.yaml",
        "jp_proporsional:\n  judul: JP sebanding\n  arti: Di kota ini JP dihitung sebanding.\n"
        "  diperiksa: 2026-01-05\n  berlaku:\n    2019-05-15:\n"
        "      rujukan: {judul: Perwal contoh, pasal: Pasal 5, keyakinan: V}\n      bawaan: true\n",
    )
    folders = [tmp_path / "peraturan"]
    law = load_regulation("medan-2026", DAY, folders=folders)
    assert "medan-2026" in list_editions(folders)
    assert (law.title, law.verified) == ("Perwal contoh", True)
    assert law.ambang_jp.number("teknis") == 2450
    assert law.ambang_jp.reference.text == "Perwal contoh, Pasal 4"
    assert law.option("jp_proporsional") is True
    assert not any(option.overridden for option in law.options)
    base = load_regulation("perbkn-8-2019", DAY)
    assert law.kualifikasi == base.kualifikasi
    assert law.bup == base.bup
    earlier = load_regulation("medan-2026", date(2025, 12, 31), folders=folders)
    assert earlier.ambang_jp.number("teknis") == 2000


def test_a_city_can_settle_what_the_unverified_edition_leaves_open(tmp_path):
    own = tmp_path / "medan-4190"
    write(own, "edisi.yaml", f"judul: Perwal contoh\nterverifikasi: false\ndasar: {LETTER}\n")
    write(
        own,
        "opsi.yaml",
        "poin_kesesuaian:\n  judul: Poin kesesuaian\n  arti: Ditetapkan kota untuk jabatannya.\n"
        "  diperiksa: 2026-01-05\n  berlaku:\n    2023-01-01:\n"
        "      rujukan: {judul: Perwal contoh, pasal: Pasal 5, keyakinan: V}\n"
        "      bawaan: {di_atas: 25, sesuai: 22.5, di_bawah: 10}\n",
    )
    given = {name: value for name, value in GIVEN.items() if name != "poin_kesesuaian"}
    law = load_regulation("medan-4190", DAY, given, [tmp_path])
    points = law.qualification_points(pd.Series(["S1"]), pd.Series(["Pengawas"]))
    assert points.tolist() == [2_250_000]
