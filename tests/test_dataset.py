"""A data folder, its dataset.toml and its quarters."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from analysis.dataset import Dataset, Period, TargetSettings, load_dataset
from analysis.dataset.accepted import FORMS, SECTIONS
from analysis.errors import CallError, DatasetError
from analysis.regulation import load_regulation

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A data set with two delivered quarters and one that is still empty."""
    folder = tmp_path / "data" / "kota-contoh"
    for period in ("2025-Q4", "2026-Q2"):
        (folder / period).mkdir(parents=True)
        (folder / period / "pegawai.csv").write_text("nip\n")
    (folder / "2026-Q3").mkdir()
    return folder


def with_settings(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    (folder / "dataset.toml").write_text(text, encoding=encoding)
    return folder


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(DatasetError) as error:
        load_dataset(with_settings(folder, text))
    return str(error.value)


def test_a_folder_without_settings_has_every_default(city):
    dataset = load_dataset(city)
    assert (dataset.name, dataset.nama, dataset.kop) == (
        "kota-contoh",
        "kota-contoh",
        "Pemerintah kota-contoh",
    )
    assert (dataset.edisi, dataset.opsi) == ("perbkn-8-2019", {})
    assert dataset.target == TargetSettings()
    assert (dataset.ambang, dataset.triwulan_rinci, dataset.urutan_tanggal) == (5, "Q4", None)
    assert (dataset.batas_baris_buruk, dataset.batas_ukuran_mb) == (0.2, 200)


def test_every_setting_is_read(city):
    (city / "lambang.png").write_bytes(PNG)
    dataset = load_dataset(
        with_settings(
            city,
            'nama = "Kota Contoh"\nlogo = "lambang.png"\nedisi = "medan-2026"\ntarget = 75.5\n'
            'ambang = 6\ntriwulan_rinci = "Q3"\nurutan_tanggal = "mdy"\nbatas_baris_buruk = 0.25\n'
            'batas_ukuran_mb = 50\n[opsi]\nambang_lain = 22.5\n[penanda_tangan]\nnama = "Contoh"\n'
            'jabatan = "Kepala"\ntempat = "Medan"\n'
            '[tanggal_penilaian]\n"hasil.xlsx" = 2026-05-01\n',
        )
    )
    assert dataset.kop == "Pemerintah Kota Contoh"
    assert dataset.logo == Path("lambang.png")
    assert dataset.target == TargetSettings(kota=Decimal("75.5"))
    assert dataset.opsi == {"ambang_lain": Decimal("22.5")}
    assert dataset.penanda_tangan is not None
    assert dataset.penanda_tangan.jabatan == "Kepala"
    assert dataset.tanggal_penilaian == {"hasil.xlsx": date(2026, 5, 1)}
    assert (dataset.ambang, dataset.batas_baris_buruk, dataset.batas_ukuran_mb) == (6, 0.25, 50)


def test_a_byte_order_mark_is_no_part_of_the_first_key(city):
    assert load_dataset(with_settings(city, 'nama = "Kota"', "utf-8-sig")).nama == "Kota"


def test_a_dataset_cannot_be_changed(city):
    with pytest.raises(ValidationError):
        load_dataset(city).ambang = 3


def test_every_key_has_a_sentence_that_says_what_it_accepts():
    keys = set(Dataset.model_fields) - {"folder"}
    for name in ("target", "rencana", "jadwal", "kesenjangan"):
        keys |= {f"{name}.{key}" for key in SECTIONS[name].model_fields}
    assert set(FORMS) == keys


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('namaa = "x"', "kunci 'namaa' tidak dikenal. Maksud Anda nama? Yang dikenal: ambang, "),
        ('folder = "/tmp"', "kunci 'folder' tidak dikenal"),
        ('[penanda_tangan]\nnama = "a"\ntempat = "b"\njabatn = "c"', "Maksud Anda jabatan?"),
        ('[penanda_tangan]\nnama = "a"\ntempat = "b"', "[penanda_tangan] kunci jabatan belum ada"),
        ('target = "75"', "target harus angka 0 sampai 100"),
        ("target = 101", "target harus angka 0 sampai 100"),
        ("target = nan", "target harus angka 0 sampai 100"),
        ("target = true", "target harus angka 0 sampai 100"),
        ("target = 75.123", "target harus angka 0 sampai 100 dengan paling banyak dua desimal"),
        ("[target]\nkota = 101", "target.kota harus angka 0 sampai 100"),
        ("[target]\nkotta = 75", "kunci 'target.kotta' tidak dikenal. Maksud Anda kota?"),
        ('[target.opd]\n"dinas-satu" = -1', "target.opd.dinas-satu harus angka 0 sampai 100"),
        ("[target]\nopd = 75", "target.opd harus bagian berisi kode OPD"),
        ("[target.tahun]\n27 = 75", "target.tahun.27 harus tahun 2000 sampai 2100"),
        ("[target.tahun]\n2027 = 175", "target.tahun.2027 harus tahun 2000 sampai 2100"),
        ("ambang = 2", "ambang harus bilangan bulat 3 sampai 100"),
        ("ambang = true", "ambang harus bilangan bulat"),
        ("ambang = 5.5", "ambang harus bilangan bulat"),
        ('triwulan_rinci = "Q5"', 'triwulan_rinci harus "Q1", "Q2", "Q3", atau "Q4"'),
        ('urutan_tanggal = "ymd"', 'urutan_tanggal harus "dmy" atau "mdy"'),
        ("batas_baris_buruk = 20", "batas_baris_buruk harus angka 0 sampai 1"),
        ("batas_ukuran_mb = 0", "batas_ukuran_mb harus bilangan bulat"),
        ("opsi = 3", "opsi harus bagian"),
        ('tanggal_penilaian = {"a.xlsx" = "mei"}', "tanggal_penilaian harus bagian"),
        ("nama = ", "bukan TOML yang sah di baris 1"),
        ("opsi = " + "[" * 5000, "terlalu banyak tingkat"),
        ('nama = "a"\nnama = "b"', "kunci ganda di baris 2"),
        ("logo = 3", "logo harus nama berkas PNG atau SVG"),
        ('logo = "tidak-ada.png"', "logo 'tidak-ada.png' tidak ada di folder data"),
        ('logo = "../lain.png"', "logo '../lain.png' harus berada di dalam folder data"),
        ('logo = "2026-Q2/pegawai.csv"', "bukan PNG atau SVG"),
    ],
)
def test_a_wrong_setting_is_refused_with_what_is_accepted(city, text, words):
    (city.parent / "lain.png").write_bytes(PNG)
    message = refusal(city, text)
    assert words in message
    assert all(line.startswith("dataset.toml: ") for line in message.splitlines())


def test_all_wrong_settings_are_named_at_once(city):
    assert len(refusal(city, 'ambang = 1\ntarget = 200\nedisii = "x"').splitlines()) == 3


def test_settings_that_are_not_utf8_are_refused(city):
    (city / "dataset.toml").write_bytes('nama = "Kota é"'.encode("cp1252"))
    with pytest.raises(DatasetError, match="bukan UTF-8"):
        load_dataset(city)


@pytest.mark.parametrize("name", ["palsu.png", "palsu.svg"])
def test_a_logo_that_only_calls_itself_a_picture_is_refused(city, name):
    (city / name).write_text("bukan gambar")
    assert "bukan PNG atau SVG" in refusal(city, f'logo = "{name}"')


def test_a_logo_too_big_for_a_report_is_refused(city):
    (city / "besar.png").write_bytes(PNG + bytes(200_000))
    assert "lebih besar dari 150 KB" in refusal(city, 'logo = "besar.png"')


def test_a_logo_that_links_out_of_the_folder_is_refused(city, tmp_path):
    (tmp_path / "luar.png").write_bytes(PNG)
    (city / "lambang.png").symlink_to(tmp_path / "luar.png")
    assert "harus berada di dalam folder data" in refusal(city, 'logo = "lambang.png"')


def test_a_path_with_dots_or_a_link_is_the_same_city(city, tmp_path):
    assert load_dataset(city / ".." / "kota-contoh").name == "kota-contoh"
    (tmp_path / "medan").symlink_to(city)
    assert load_dataset(tmp_path / "medan").name == "medan"


def test_a_relative_folder_becomes_absolute(city, monkeypatch):
    monkeypatch.chdir(city)
    assert load_dataset(Path()).name == "kota-contoh"


def test_a_wrong_folder_is_refused_with_the_nearest_one(city):
    with pytest.raises(CallError, match=r"tidak ada. Yang ada: .*data/kota-contoh\."):
        load_dataset(city.parent / "kota-conto")


def test_a_folder_far_from_any_data_is_refused_without_a_guess(tmp_path):
    with pytest.raises(CallError, match=r"'.*entah/di/mana' tidak ada\.$"):
        load_dataset(tmp_path / "entah" / "di" / "mana")


def test_the_folder_above_the_cities_is_refused_with_the_cities_in_it(city):
    with pytest.raises(CallError, match=r"bukan folder data.* Yang ada: .*data/kota-contoh\."):
        load_dataset(city.parent)


def test_a_quarter_folder_is_no_data_set(city):
    with pytest.raises(CallError, match="adalah folder triwulan; beri folder di atasnya"):
        load_dataset(city / "2026-Q2")


def test_a_file_is_no_data_set(city):
    with pytest.raises(CallError, match="tidak ada"):
        load_dataset(city / "2026-Q2" / "pegawai.csv")


def test_quarters_are_the_folders_that_hold_something_oldest_first(city):
    (city / "2024-Q5").mkdir()
    (city / "catatan").mkdir()
    (city / "2026-Q1").write_text("sebuah berkas")
    (city / "2026-Q3" / ".gitkeep").write_text("")
    assert [period.text for period in load_dataset(city).periods] == ["2025-Q4", "2026-Q2"]


def test_latest_is_the_newest_delivered_quarter(city):
    assert load_dataset(city).period("latest") == Period(2026, 2)
    assert load_dataset(city).period("2025-Q4") == Period(2025, 4)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-Q3", "Triwulan 2026-Q3 kosong di kota-contoh; yang terdekat 2026-Q2."),
        ("2023-Q1", "tidak ada di kota-contoh; yang terdekat 2025-Q4. Yang ada: 2025-Q4, 2026-Q2."),
        ("2026-Q9", "'2026-Q9' tidak dikenal. Yang ada di kota-contoh: 2025-Q4, 2026-Q2."),
        ("../2026-Q2", "tidak dikenal"),
    ],
)
def test_a_quarter_that_was_not_delivered_is_refused_with_those_that_were(city, text, words):
    with pytest.raises(CallError) as error:
        load_dataset(city).period(text)
    assert words in str(error.value)


def test_a_city_without_any_quarter_is_told_what_to_make(city):
    for period in ("2025-Q4", "2026-Q2"):
        shutil.rmtree(city / period)
    with pytest.raises(CallError, match="Belum ada triwulan di kota-contoh"):
        load_dataset(with_settings(city, "ambang = 5")).period()


def test_the_rules_of_a_city_stand_in_its_own_folder(city):
    assert load_dataset(city).edition_folders == ()
    own = city / "peraturan" / "kota-contoh-2026"
    own.mkdir(parents=True)
    (own / "edisi.yaml").write_text("judul: Perwal\nterverifikasi: true\ndasar: perbkn-8-2019\n")
    dataset = load_dataset(with_settings(city, 'edisi = "kota-contoh-2026"'))
    end = dataset.period().end
    assert load_regulation(dataset.edisi, end, dataset.opsi, dataset.edition_folders).title == (
        "Perwal"
    )


@pytest.mark.parametrize(
    ("text", "start", "end", "previous"),
    [
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31), "2025-Q4"),
        ("2026-Q2", date(2026, 4, 1), date(2026, 6, 30), "2026-Q1"),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), "2026-Q2"),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), "2026-Q3"),
    ],
)
def test_a_quarter_knows_its_days_and_the_one_before(text, start, end, previous):
    period = Period.parse(text)
    assert (period.text, period.start, period.end) == (text, start, end)
    assert period.previous == Period.parse(previous)
    assert period.previous < period
    assert period.number - period.previous.number == 1


@pytest.mark.parametrize("text", ["2026-Q5", "2026-q3", "26-Q3", "2026Q3", " 2026-Q3", "latest"])
def test_anything_but_year_and_quarter_is_no_period(text):
    with pytest.raises(CallError, match="tulis seperti 2026-Q3"):
        Period.parse(text)


def test_a_quarter_has_a_name_in_both_languages():
    assert Period.parse("2026-Q3").label("id") == "Triwulan III 2026"
    assert Period.parse("2026-Q3").label("en") == "Q3 2026"


def test_a_plan_has_the_house_rules_until_the_city_says_otherwise(city):
    plan = load_dataset(city).rencana
    assert (plan.anggaran, plan.maks_kursus, plan.jp_maks_pppk) == (None, 3, 24)
    assert (plan.bobot_level, plan.bobot_poin, plan.bobot_20jp) == (5, 1, 2)
    assert plan.plan_year(Period.parse("2026-Q3")) == 2027


def test_the_city_states_its_budget_and_weights(city):
    text = '[rencana]\nanggaran = 2_000_000_000\nbobot_level = 2.5\n[jadwal]\nmulai = "03-01"\n'
    dataset = load_dataset(with_settings(city, text))
    assert dataset.rencana.anggaran == 2_000_000_000
    assert dataset.rencana.bobot_level == Decimal("2.5")
    assert dataset.jadwal.mulai == "03-01"


@pytest.mark.parametrize("budget", ["0", "-5", '"dua miliar"', "1.5", "true"])
def test_a_budget_that_is_no_whole_number_above_zero_is_refused_in_a_sentence(city, budget):
    said = refusal(city, f"[rencana]\nanggaran = {budget}\n")
    assert said == f"dataset.toml: rencana.anggaran harus {FORMS['rencana.anggaran']}."


def test_an_unknown_key_of_the_plan_names_the_nearest(city):
    said = refusal(city, "[rencana]\nangaran = 5\n")
    assert "kunci 'rencana.angaran' tidak dikenal" in said
    assert "anggaran" in said


def test_the_borders_of_the_potential_axis_come_as_two_numbers(city):
    dataset = load_dataset(with_settings(city, "[kesenjangan]\npotensi = [70, 85.5]\n"))
    assert dataset.kesenjangan.potensi == (70, Decimal("85.5"))


TARGETS = """
[target]
kota = 75
[target.opd]
"dinas-satu" = 78.5
[target.tahun]
2027 = 78
2029 = 80
"""


@pytest.mark.parametrize(
    ("opd", "year", "points", "source"),
    [
        ("dinas-satu", 2026, "78.5", "opd"),
        ("dinas-dua", 2026, "78", "tahun"),  # the nearest year that is not over
        ("dinas-dua", 2027, "78", "tahun"),
        ("", 2028, "80", "tahun"),
        ("", 2030, "75", "kota"),
    ],
)
def test_the_target_of_a_place_and_year_is_the_nearest_one_stated(city, opd, year, points, source):
    aim = load_dataset(with_settings(city, TARGETS)).target.aim(opd, year)
    assert (aim.nilai, aim.asal) == (Decimal(points), source)


def test_an_opd_has_no_target_where_neither_it_nor_the_city_has_one(city):
    target = load_dataset(with_settings(city, '[target.opd]\n"dinas-satu" = 78\n')).target
    assert target.aim("dinas-dua", 2026) is None


def test_a_target_for_an_unknown_opd_names_the_nearest_code(city):
    target = load_dataset(with_settings(city, '[target.opd]\n"dinas-stau" = 78\n')).target
    (told,) = target.unknown(["dinas-satu", "badan-dua"], "2026-Q3")
    assert str(told).startswith("dataset.toml: target.opd.dinas-stau: tidak ada OPD")
    assert "Maksud Anda dinas-satu?" in str(told)
    assert target.unknown(["dinas-stau"], "2026-Q3") == []
