"""A quarter beside earlier ones: kept, in today's structure, and told when an OPD is not mapped."""

from __future__ import annotations

from dataclasses import fields, replace

import pandas as pd
import pytest
from tests.change_fixture import sums_to_the_change, told
from tests.test_store import write_city

from analysis import store
from analysis.cli import main
from analysis.dataset import Period, load_dataset
from analysis.measures.changes import pairs_of
from analysis.measures.late import late_entry
from analysis.store import changes as stored
from analysis.store.quarters import quarter_of

OLD, NEW = Period.parse("2026-Q2"), Period.parse("2026-Q3")
RENAMED = "badan-baru,Badan Baru,badan\n"
MAPPING = "kode_lama,kode_baru,sejak\nbadan-dua,badan-baru,2026-Q3\n"


@pytest.fixture
def city(tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_BUILD", str(tmp_path / "build"))
    return write_city(tmp_path / "kota", ("2026-Q2", "2026-Q3"))


def renamed(city, mapping=""):
    """Give an OPD another name and code in the later quarter."""
    opd = city / "opd.csv"
    opd.write_text(opd.read_text("utf-8") + RENAMED, "utf-8")
    people = city / "2026-Q3" / "pegawai.csv"
    people.write_text(people.read_text("utf-8").replace("Badan Dua", "Badan Baru"), "utf-8")
    if mapping:
        (city / "perubahan_opd.csv").write_text(mapping, "utf-8")
    return load_dataset(city)


def test_changes_are_made_once_and_read_back_whole(city, monkeypatch):
    dataset = load_dataset(city)
    made = stored.changes_of(dataset, NEW)
    monkeypatch.setattr(stored, "change_between", None)  # not asked again
    again = stored.changes_of(dataset, NEW)
    for field in fields(made):
        pd.testing.assert_frame_equal(getattr(made, field.name), getattr(again, field.name))
    assert made.pasangan.to_numpy().tolist() == [["triwulan_lalu", "2026-Q2", "2026-Q3", ""]]
    change = again.since("2026-Q2")
    assert (change.dari, change.sampai) == (OLD, NEW)
    assert sums_to_the_change(change)
    assert again.since("2025-Q3") is None


def test_the_key_moves_with_the_files_of_the_earlier_quarter(city):
    dataset = load_dataset(city)
    before = stored.changes_key_of(dataset, NEW)
    courses = city / "2026-Q2" / "pelatihan.csv"
    courses.write_text(courses.read_text("utf-8").replace(",25,", ",24,"), "utf-8")
    assert stored.changes_key_of(dataset, NEW) != before


def test_the_first_quarter_is_compared_with_none(city):
    made = stored.changes_of(load_dataset(city), OLD)
    assert [len(made.pasangan), len(made.langkah), len(made.tanpa_pemetaan)] == [0, 0, 0]
    assert set(made.komposisi["kunci"]) >= {"dinas-satu", "badan-dua"}


def test_compared_are_the_quarter_delivered_before_and_the_one_a_year_ago():
    periods = [Period.parse(text) for text in ("2025-Q2", "2025-Q3", "2026-Q1", "2026-Q3")]
    found = {name: period.text for name, period in pairs_of(NEW, periods).items()}
    assert found == {"triwulan_lalu": "2026-Q1", "tahun_lalu": "2025-Q3"}
    only = pairs_of(NEW, [Period.parse("2025-Q3"), NEW])
    assert {name: period.text for name, period in only.items()} == {"triwulan_lalu": "2025-Q3"}


def test_the_release_tells_what_moved_or_why_that_is_not_split(city):
    steps = store.release_quarter(load_dataset(city), NEW).perubahan
    assert steps["dari"].unique().tolist() == ["2026-Q2"]
    assert set(steps["alasan"]) == {"terlalu_sedikit"}


def test_a_year_starts_with_the_change_to_the_quarter_delivered_after_it(tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_BUILD", str(tmp_path / "build"))
    periods = ("2025-Q3", "2026-Q1", "2026-Q2", "2026-Q3")
    dataset = load_dataset(write_city(tmp_path / "kota", periods))
    change = stored.year_start(dataset, NEW)
    assert (change.dari.text, change.sampai.text) == ("2025-Q3", "2026-Q1")
    assert stored.year_start(dataset, OLD) is None


def test_late_entry_is_not_looked_for_since_a_year_ago(tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_BUILD", str(tmp_path / "build"))
    asked = []

    def asking(quarter, *rest):
        asked.append(quarter.period.text)
        return late_entry(quarter, *rest)

    monkeypatch.setattr(stored, "late_entry", asking)
    dataset = load_dataset(write_city(tmp_path / "kota", ("2025-Q3", "2026-Q2", "2026-Q3")))
    assert len(stored.changes_of(dataset, NEW).pasangan) == 2
    assert asked == ["2026-Q2"]


def test_a_renamed_opd_keeps_its_history_in_the_release(city):
    dataset = renamed(city, MAPPING)
    index = store.release_quarter(dataset, NEW).indeks
    own = index[(index["opd"] == "badan-baru") & (index["potongan"] == "semua")]
    own = own[own["cakupan"] == "opd"].set_index("periode")
    assert own["pegawai"].to_dict() == {"2026-Q2": 12, "2026-Q3": 12}
    assert own["susunan_lama"].to_dict() == {"2026-Q2": True, "2026-Q3": False}
    assert index.loc[index["opd"] == "dinas-satu", "susunan_lama"].sum() == 0
    assert "badan-dua" not in set(index["opd"])
    change = stored.changes_of(dataset, NEW).since("2026-Q2")
    assert set(change.tempat["keadaan"]) == {"diuraikan"}


def test_without_a_mapping_check_tells_the_row_to_write(city, capsys, tmp_path):
    dataset = renamed(city)
    out = tmp_path / "masalah.xlsx"
    assert main(["check", "--data", str(city), "--out", str(out)]) == 0
    shown = capsys.readouterr().out
    row = "mungkin badan-dua,badan-baru,2026-Q3: 12 dari 12 pegawainya yang masih ada kini di"
    assert row in shown
    listed = pd.read_excel(out, sheet_name="Ditandai", engine="calamine")["Saran"]
    assert listed.str.startswith(row).sum() == 1
    assert stored.ended_opd(dataset, NEW)["suggestion"].str.startswith(row).tolist() == [True]
    assert stored.changes_of(dataset, NEW).tanpa_pemetaan["kode_baru"].tolist() == ["badan-baru"]


def test_a_city_whose_opd_are_all_staffed_asks_for_no_earlier_quarter(city, monkeypatch, tmp_path):
    monkeypatch.setattr(stored, "quarter_of", None)
    assert main(["check", "--data", str(city), "--out", str(tmp_path / "masalah.xlsx")]) == 0


def test_an_earlier_quarter_that_cannot_be_used_hides_no_problem_of_this_one(city, tmp_path):
    renamed(city)
    (city / "2026-Q2" / "pegawai.csv").write_text("", "utf-8")
    assert main(["check", "--data", str(city), "--out", str(tmp_path / "masalah.xlsx")]) == 0


def test_files_that_cannot_be_used_make_no_opd_end(city, capsys, tmp_path):
    people = city / "2026-Q3" / "pegawai.csv"
    people.write_text(people.read_text("utf-8").replace("Badan Dua", "Entah"), "utf-8")
    assert main(["check", "--data", str(city), "--out", str(tmp_path / "masalah.xlsx")]) == 2
    assert "tidak ada di perubahan_opd" not in capsys.readouterr().out


def test_where_the_rules_differ_the_old_quarter_is_scored_under_the_new_ones(city, monkeypatch):
    """PNS with S2 lose 5 points of kualifikasi by the rules alone."""
    given = stored.regulation_of

    def changing(dataset, period):
        law = given(dataset, period)
        if period != NEW:
            return law
        points = {key: law.kualifikasi.number(key) for key in law.kualifikasi.keys}
        points["S2"] = 15 * 100_000
        return replace(law, kualifikasi=replace(law.kualifikasi, values=points))

    monkeypatch.setattr(stored, "regulation_of", changing)
    dataset = load_dataset(city)
    for period in (OLD, NEW):
        quarter_of(dataset, period, changing(dataset, period))
    change = stored.change_between(dataset, OLD, NEW)
    assert told(change.langkah, "", "kota")["aturan"] < 0
    assert set(told(change.langkah, "", "kota")) == {"aturan"}
    assert sums_to_the_change(change)
