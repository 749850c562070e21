"""Where a sample may be written."""

from __future__ import annotations

import pytest

from analysis.errors import OutputError
from analysis.sample.folder import MARK, replaced


def write_sample(out, *names: str) -> None:
    with replaced(out) as folder:
        (folder / "dataset.toml").write_text(MARK, "utf-8")
        for name in names:
            (folder / name).mkdir()
            (folder / name / "pegawai.csv").write_text(name, "utf-8")


def test_a_folder_of_other_data_is_refused_and_left_alone(tmp_path):
    (tmp_path / "dataset.toml").write_text('nama = "Kota"\n', "utf-8")
    with pytest.raises(OutputError, match="bukan data contoh"):
        write_sample(tmp_path, "2026-Q3")
    assert [path.name for path in tmp_path.iterdir()] == ["dataset.toml"]


def test_a_file_in_the_way_is_refused(tmp_path):
    (tmp_path / "sample").write_text("", "utf-8")
    with pytest.raises(OutputError, match="sudah ada"):
        write_sample(tmp_path / "sample")


def test_a_missing_or_empty_folder_is_filled(tmp_path):
    (tmp_path / "kosong").mkdir()
    for out in (tmp_path / "kosong", tmp_path / "baru" / "sample"):
        write_sample(out, "2026-Q3")
        assert (out / "2026-Q3" / "pegawai.csv").is_file()


def test_a_new_sample_replaces_the_old_quarters_and_keeps_what_is_not_its_own(tmp_path):
    write_sample(tmp_path, "2025-Q4", "2026-Q1")
    (tmp_path / "terbit").mkdir()
    write_sample(tmp_path, "2026-Q1", "2026-Q2")
    assert {path.name for path in tmp_path.iterdir()} == {
        "dataset.toml",
        "2026-Q1",
        "2026-Q2",
        "terbit",
    }


def test_scenarios_of_ones_own_stay_beside_those_of_a_new_sample(tmp_path):
    write_sample(tmp_path, "skenario")
    (tmp_path / "skenario" / "sendiri.toml").write_text("", "utf-8")
    write_sample(tmp_path, "skenario")
    there = {path.name for path in (tmp_path / "skenario").iterdir()}
    assert there == {"pegawai.csv", "sendiri.toml"}


def test_a_failure_leaves_the_old_sample_and_no_scraps(tmp_path):
    out = tmp_path / "sample"
    write_sample(out, "2026-Q1")
    with pytest.raises(OutputError, match="tidak dapat ditulis"):
        write_sample(out, "2026-Q2", "2026-Q2")  # the second cannot be made
    assert {path.name for path in out.iterdir()} == {"dataset.toml", "2026-Q1"}
    assert [path.name for path in tmp_path.iterdir()] == ["sample"]
