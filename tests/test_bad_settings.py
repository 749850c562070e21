"""Settings nobody can mean: each is answered with file, key and what is accepted (broken/setelan).

A setting that is wrong in itself stops every command; one that only stands against a plan of this
quarter stops `analysis plan`, is named by `analysis check`, and leaves all else as it is.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.test_store import write_city

from analysis.cli import main

SETTINGS = Path(__file__).parent / "broken" / "setelan"
NAMES = sorted(path.stem for path in SETTINGS.glob("*.toml"))
IMPOSSIBLE = Path(__file__).parent / "broken" / "rencana"
BEFORE_SOLVING = ("bukan-kabisat", "jadwal-terbalik", "tahun-lewat")


@pytest.fixture
def city(tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_BUILD", str(tmp_path / "build"))
    monkeypatch.chdir(tmp_path)
    return write_city(tmp_path / "kota")


@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_setting_is_answered_in_a_sentence_by_check_and_by_reports(city, capsys, name):
    shutil.copy(SETTINGS / f"{name}.toml", city / "dataset.toml")
    assert main(["check", "--data", "kota", "--out", "masalah.xlsx"]) == 2
    assert capsys.readouterr().err == (SETTINGS / f"{name}.id.txt").read_text("utf-8")
    assert main(["reports", "--data", "kota", "--out", "laporan", "--lang", "en"]) == 2
    assert capsys.readouterr().err == (SETTINGS / f"{name}.en.txt").read_text("utf-8")
    assert not Path("masalah.xlsx").exists()


@pytest.mark.parametrize("name", BEFORE_SOLVING)
def test_check_names_a_setting_that_stands_against_any_plan(city, capsys, name):
    shutil.copy(IMPOSSIBLE / f"{name}.toml", city / "dataset.toml")
    assert main(["check", "--data", "kota", "--out", "masalah.xlsx"]) == 1
    sentence = (IMPOSSIBLE / f"{name}.id.txt").read_text("utf-8")
    assert f"Tanpa rencana: {sentence}" in capsys.readouterr().out


BENCHMARK = (
    "ukuran,kode,nama,tahun,terbitan,nilai,desimal,kategori,persentil,peringkat,dari,galat,edisi,"
    "populasi,sumber,keyakinan,keterangan\n"
    "ip_asn,x,Kota X,2025,{vintage},71.2,1,Sedang,,,,,,,Laporan kota,S,\n"
)


def test_check_lists_what_is_wrong_with_the_citys_own_benchmarks(city, capsys):
    (city / "pembanding.csv").write_text(BENCHMARK.format(vintage=""), "utf-8")
    assert main(["check", "--data", "kota", "--out", "masalah.xlsx"]) == 2
    told = capsys.readouterr().out
    assert "pembanding.csv, kolom terbitan, baris 2" in told
    assert "Berkas tidak dikenali" not in told
