"""What targets take is kept by content key; a target of an unknown OPD stops with its key."""

from __future__ import annotations

import pytest
from tests.test_store import write_city

from analysis import store
from analysis.cli import main
from analysis.dataset import load_dataset
from analysis.errors import DatasetError
from analysis.store import targets as kept_targets

SETTINGS = '[target]\nkota = 75\n[target.opd]\n"dinas-satu" = 78\n'


@pytest.fixture
def city(tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_BUILD", str(tmp_path / "build"))
    monkeypatch.chdir(tmp_path)
    return write_city(tmp_path / "kota")


@pytest.fixture
def worked_out(monkeypatch):
    """Count how often the targets are worked out."""
    calls = []
    targets = kept_targets.targets

    def counted(quarter, *more):
        calls.append(quarter.period.text)
        return targets(quarter, *more)

    monkeypatch.setattr(kept_targets, "targets", counted)
    return calls


def released(city, settings):
    (city / "dataset.toml").write_text(settings, "utf-8")
    dataset = load_dataset(city)
    return store.release_quarter(dataset, dataset.period())


def test_every_opd_has_its_own_target_or_the_citys(city):
    release = released(city, SETTINGS)
    rows = release.target.set_index("opd")
    assert rows["target"].to_dict() == {"": 75, "dinas-satu": 78, "badan-dua": 75}
    assert rows["asal"].to_dict() == {"": "kota", "dinas-satu": "opd", "badan-dua": "kota"}
    assert [release.report(kode).aim for kode in ("dinas-satu", "badan-dua")] == [78, 75]


def test_what_targets_take_is_worked_out_once_for_the_same_settings(city, worked_out):
    released(city, SETTINGS)
    dataset = load_dataset(city)
    again = kept_targets.targets_of(dataset, dataset.period())
    assert worked_out == ["2026-Q3"]
    assert again.tempat["target"].tolist() == [7_500_000, 7_800_000, 7_500_000]
    released(city, SETTINGS.replace("78", "79"))
    assert worked_out == ["2026-Q3"] * 2


def test_without_a_target_the_frames_are_empty(city):
    release = released(city, 'nama = "Kota Baru"\n')
    assert len(release.target) == len(release.target_jalan) == len(release.target_pelatihan) == 0


def test_a_target_of_an_unknown_opd_stops_the_release_with_the_nearest_code(city):
    with pytest.raises(DatasetError, match=r"target\.opd\.dinas-stau: .* Maksud Anda dinas-satu"):
        released(city, SETTINGS.replace("dinas-satu", "dinas-stau"))


def test_check_names_the_target_of_an_unknown_opd_too(city, capsys):
    (city / "dataset.toml").write_text(SETTINGS.replace("dinas-satu", "dinas-stau"), "utf-8")
    assert main(["check", "--data", "kota", "--out", "masalah.xlsx"]) == 2
    assert "target.opd.dinas-stau: tidak ada OPD berkode itu" in capsys.readouterr().err
