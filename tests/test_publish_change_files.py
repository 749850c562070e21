"""analysis change: the exact parts of what moved, in each kind of file; bad calls in a sentence."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd
import pytest
from tests.test_store import write_city

from analysis.cli import main


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    """Where quarters are kept under their content: equal ones are measured once for all tests."""
    return tmp_path_factory.mktemp("build")


@pytest.fixture
def city(tmp_path, build, monkeypatch):
    """Two quarters; in the later one the first person of each OPD has a better appraisal."""
    monkeypatch.setenv("ANALYSIS_BUILD", str(build))
    folder = write_city(tmp_path / "kota", ("2026-Q2", "2026-Q3"))
    marks = folder / "2026-Q3" / "kinerja.csv"
    head, *rows = marks.read_text("utf-8").splitlines()
    rows[0] = rows[0].replace("Baik", "Sangat Baik")
    marks.write_text("\n".join([head, *rows]) + "\n", "utf-8")
    people = folder / "2026-Q3" / "pegawai.csv"
    lines = people.read_text("utf-8").splitlines()
    people.write_text("\n".join(lines[:-1]) + "\n", "utf-8")  # the last one left
    return folder


def run(city, out, earlier="2026-Q2", later="2026-Q3"):
    return main(
        ["change", "--data", str(city), "--from", earlier, "--to", later, "--out", str(out)]
    )


def read(path, sheet):
    if path.suffix == ".xlsx":
        return pd.read_excel(path, sheet_name=sheet, keep_default_na=False, engine="calamine")
    beside = path if sheet == "langkah" else path.with_suffix(f".{sheet}{path.suffix}")
    if path.suffix == ".parquet":
        return pd.read_parquet(beside)
    return pd.read_csv(beside, encoding="utf-8-sig", keep_default_na=False)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet"])
def test_the_parts_of_every_opd_sum_to_its_change(city, tmp_path, capsys, kind):
    out = tmp_path / f"perubahan.{kind}"
    assert run(city, out) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[0] == str(out)
    steps, places = read(out, "langkah"), read(out, "tempat")
    for place in places.to_dict("records"):
        own = steps[(steps["cakupan"] == place["cakupan"]) & (steps["opd"] == place["opd"])]
        exact = sum(
            Fraction(int(above), int(below))
            for above, below in zip(own["pembilang"], own["penyebut"], strict=True)
        )
        change = place["indeks_baru"] - place["indeks_lama"]
        assert float(exact) == pytest.approx(change, abs=1e-9)
        assert own["nilai"].sum() == pytest.approx(change, abs=1e-9)
    parts = steps.loc[steps["opd"] == "badan-dua", "bagian"].tolist()
    assert parts[0] == "keluar"


def test_an_old_appraisal_that_came_late_is_told_beside_the_change(city, tmp_path):
    out = tmp_path / "perubahan.csv"
    run(city, out)
    late = read(out, "terlambat").set_index(["opd", "bagian"])
    assert late.loc[("dinas-satu", "kinerja"), "orang"] == 1
    assert late.loc[("dinas-satu", "kinerja"), "nilai"] == pytest.approx(5 / 12)


def test_quarters_out_of_order_are_refused_with_the_call_that_was_meant(city, tmp_path, capsys):
    assert run(city, tmp_path / "perubahan.csv", "2026-Q3", "2026-Q2") == 2
    assert "tukar keduanya: --from 2026-Q2 --to 2026-Q3." in capsys.readouterr().err


def test_one_quarter_is_not_compared_with_itself(city, tmp_path, capsys):
    assert run(city, tmp_path / "perubahan.csv", "2026-Q3", "latest") == 2
    assert "keduanya 2026-Q3; pilih triwulan yang lebih awal" in capsys.readouterr().err


def test_a_quarter_that_is_missing_is_refused_with_those_there_are(city, tmp_path, capsys):
    assert run(city, tmp_path / "perubahan.csv", "2025-Q3") == 2
    assert "Yang ada: 2026-Q2, 2026-Q3." in capsys.readouterr().err


def test_another_ending_is_refused_before_anything_is_read(city, tmp_path, capsys):
    assert run(city, tmp_path / "perubahan.doc") == 2
    assert "akhiran berkas harus .csv, .xlsx, atau .parquet" in capsys.readouterr().err


def test_why_nothing_is_split_is_said(city, tmp_path, capsys):
    (city / "2026-Q2" / "disiplin.csv").unlink()
    assert run(city, tmp_path / "perubahan.csv") == 0
    assert "Serahkan tabel yang kurang." in capsys.readouterr().out
