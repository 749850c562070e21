"""Wrong rule files are refused with file and line, wrong options with what is accepted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from analysis.errors import RegulationError
from analysis.regulation import load_regulation

HERE = Path(__file__).parent
BROKEN = HERE / "broken" / "regulations"
REFUSED = yaml.safe_load((HERE / "cases" / "regulation_refused.yaml").read_text("utf-8"))
DAY = date(2026, 9, 30)


@pytest.mark.parametrize("edition", REFUSED)
def test_a_broken_edition_is_refused_with_file_line_and_reason(edition):
    with pytest.raises(RegulationError) as refusal:
        load_regulation(edition, DAY, folders=[BROKEN])
    message = str(refusal.value)
    for words in REFUSED[edition]:
        assert words in message
    assert str(HERE) not in message


def test_every_broken_edition_has_its_case():
    assert {folder.name for folder in BROKEN.iterdir()} == set(REFUSED)


def test_an_unknown_edition_is_refused_with_the_nearest_ones():
    with pytest.raises(RegulationError, match=r"'perbkn-8-2091' tidak ada. Maksud Anda perbkn-8-2"):
        load_regulation("perbkn-8-2091", DAY)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"jp_proporsonal": True}, "Maksud Anda jp_proporsional?"),
        ({"pembagian_sisa": {}}, "tidak dikenal edisi perbkn-8-2019"),
        ({"jp_proporsional": "ya"}, "jp_proporsional: nilai opsi harus true atau false"),
        ({"jp_proporsional": 1}, "harus true atau false"),
        ({"kategori_batas": "bulta"}, "Maksud Anda bulat?"),
        ({"kedudukan_dihitung": "01"}, "harus daftar"),
        ({"kedudukan_dihitung": ["77"]}, "'77' tidak dikenal. "),
        ({"kedudukan_dihitung": [1]}, 'dalam tanda kutip, misalnya "01"'),
        ({"jf_tanpa_diklat_wajib": [1]}, "dalam tanda kutip"),
        ({"komponen_diklat": {"26": "teknis"}}, "'26' tidak dikenal"),
        ({"komponen_diklat": {"04": "tehnis"}}, "Maksud Anda teknis?"),
        ({"komponen_diklat": ["04"]}, "pasangan kunci dan nilai"),
    ],
)
def test_a_wrong_option_is_refused_with_what_is_accepted(options, words):
    with pytest.raises(RegulationError) as refusal:
        load_regulation("perbkn-8-2019", DAY, options)
    assert words in str(refusal.value)
    assert "dataset.toml [opsi]" in str(refusal.value)


def test_a_folder_of_an_edition_without_its_head_is_refused(tmp_path):
    (tmp_path / "kota-contoh").mkdir()
    with pytest.raises(RegulationError, match=r"kota-contoh: edisi.yaml belum ada"):
        load_regulation("perbkn-8-2019", DAY, folders=[tmp_path])


@pytest.mark.parametrize("name", ["perbkn-8-2019", "umum"])
def test_an_edition_of_a_city_cannot_replace_one_of_the_project_unseen(tmp_path, name):
    (tmp_path / name).mkdir()
    (tmp_path / name / "edisi.yaml").write_text("judul: Tiruan\nterverifikasi: true\n")
    with pytest.raises(RegulationError, match=f"Edisi '{name}' sudah ada"):
        load_regulation("perbkn-8-2019", DAY, folders=[tmp_path])


def test_nesting_without_end_is_refused_and_does_not_crash(tmp_path):
    own = tmp_path / "dalam"
    own.mkdir()
    (own / "edisi.yaml").write_text("judul: Dalam\nterverifikasi: true\ndasar: perbkn-8-2019\n")
    (own / "disiplin.yaml").write_text("- " * 100_000)
    with pytest.raises(RegulationError, match="baris 1: terlalu banyak tingkat"):
        load_regulation("dalam", DAY, folders=[tmp_path])
