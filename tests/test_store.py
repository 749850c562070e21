"""Results are made once per content key, appear whole, and are made again when anything changed."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from tests.release_fixture import quarter_of, sample_release

from analysis import store
from analysis.dataset import load_dataset
from analysis.errors import CallError, StructureError
from analysis.store import folders, quarters
from analysis.store.tables import read_quarter, read_release, write_quarter, write_release

OPD = "kode,nama,jenis\ndinas-satu,Dinas Satu,dinas\nbadan-dua,Badan Dua,badan\n"


def write_city(folder: Path, periods=("2026-Q3",)) -> Path:
    """Write a data set of two invented OPD, twelve people each."""
    numbers = range(1, 25)
    nips = [f"198{n % 10}0101200701{1 + n % 2}{n:03d}" for n in numbers]
    people = [
        f"{nip},Orang {n},PNS,{'Dinas Satu' if n <= 12 else 'Badan Dua'},pelaksana,Pelaksana,"
        f"Pengadministrasi,{'S1' if n % 3 else 'S2'}"
        for n, nip in zip(numbers, nips, strict=True)
    ]
    head = "nip,nama,status_asn,opd,jenis_jabatan,jenjang_jabatan,jabatan,tingkat_pendidikan"
    folder.mkdir(parents=True)
    (folder / "opd.csv").write_text(OPD, "utf-8")
    for period in periods:
        place = folder / period
        place.mkdir()
        (place / "pegawai.csv").write_text("\n".join([head, *people]) + "\n", "utf-8")
        courses = [f"{nip},Teknis,25,2026-03-0{1 + n % 9}" for n, nip in enumerate(nips[::2])]
        (place / "pelatihan.csv").write_text(
            "\n".join(["nip,jenis,jp,tanggal_selesai", *courses]) + "\n", "utf-8"
        )
        marks = [f"{nip},2025,Baik" for nip in nips]
        (place / "kinerja.csv").write_text(
            "\n".join(["nip,tahun,predikat", *marks]) + "\n", "utf-8"
        )
        (place / "disiplin.csv").write_text("nip,tingkat,tmt\n", "utf-8")
    return folder


@pytest.fixture
def city(tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_BUILD", str(tmp_path / "build"))
    return write_city(tmp_path / "kota")


@pytest.fixture
def two_quarters(tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_BUILD", str(tmp_path / "build"))
    return write_city(tmp_path / "kota", ("2026-Q2", "2026-Q3"))


@pytest.fixture
def measured(monkeypatch):
    """Count how often a quarter is measured."""
    calls = []
    measure = quarters.measure

    def counted(delivery, law, rules):
        calls.append(delivery.period.text)
        return measure(delivery, law, rules)

    monkeypatch.setattr(quarters, "measure", counted)
    return calls


def results(city, period="2026-Q3"):
    return sorted(
        path.name.split("-")[0] for path in (city.parent / "build" / "kota" / period).iterdir()
    )


def test_a_report_measures_what_is_not_there_and_reuses_it_the_second_time(two_quarters, measured):
    first = store.open_report(two_quarters, "2026-Q3", "dinas-satu")
    second = store.open_report(two_quarters, "2026-Q3", "badan-dua")
    assert measured == ["2026-Q2", "2026-Q3"]
    assert (first.own["pegawai"], second.own["pegawai"]) == (12, 12)
    pd.testing.assert_frame_equal(first.release.indeks, second.release.indeks)


def test_a_changed_byte_in_one_quarter_leaves_the_others_as_they_are(two_quarters, measured):
    store.open_report(two_quarters, "2026-Q3", "dinas-satu")
    path = two_quarters / "2026-Q3" / "kinerja.csv"
    path.write_text(path.read_text("utf-8").replace("Baik", "Sangat Baik", 1), "utf-8")
    store.open_report(two_quarters, "2026-Q3", "dinas-satu")
    assert measured == ["2026-Q2", "2026-Q3", "2026-Q3"]


def test_a_setting_of_the_data_set_makes_a_new_release(city):
    dataset = load_dataset(city)
    before = store.release_quarter(dataset, dataset.period())
    (city / "dataset.toml").write_text('nama = "Kota Baru"\ntarget = 80\n', "utf-8")
    after = store.release_quarter(load_dataset(city), dataset.period())
    assert (before.info["nama"], after.info["nama"]) == ("kota", "Kota Baru")
    assert before.info["kunci"] != after.info["kunci"]


def test_a_damaged_result_is_made_again(city, measured):
    store.open_internal(city, "2026-Q3")
    (folder,) = (city.parent / "build" / "kota" / "2026-Q3").iterdir()
    (folder / "people.parquet").write_bytes(b"PAR1")
    again = store.open_internal(city, "2026-Q3")
    assert measured == ["2026-Q3", "2026-Q3"]
    assert len(again.people) == 24
    assert results(city) == ["kuartal"]


def test_results_with_people_are_readable_by_their_owner_alone(city):
    store.open_internal(city, "2026-Q3")
    (folder,) = (city.parent / "build" / "kota" / "2026-Q3").iterdir()
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_nobody_is_named_in_a_kept_release(city):
    store.open_report(city, "2026-Q3", "dinas-satu")
    (folder,) = (city.parent / "build" / "kota" / "2026-Q3").glob("rilis-*")
    text = b"".join(path.read_bytes() for path in folder.iterdir())
    assert b"Orang 1" not in text
    assert b"19810101" not in text


def test_a_notebook_finds_the_data_from_a_folder_below(city, monkeypatch):
    below = city.parent / "notebooks"
    below.mkdir()
    monkeypatch.chdir(below)
    assert store.open_report("kota", "latest", "dinas-satu").info["periode"] == "2026-Q3"


def test_a_data_folder_that_is_nowhere_is_refused_in_one_sentence(city, monkeypatch):
    monkeypatch.chdir(city.parent)
    with pytest.raises(CallError, match="kotta"):
        store.open_report("kotta", "2026-Q3", "dinas-satu")


def test_an_unknown_language_is_refused_with_the_accepted_ones(city):
    with pytest.raises(CallError, match="id, en"):
        store.open_report(city, "2026-Q3", "dinas-satu", "de")


def test_the_release_lists_every_file_it_was_made_from(city):
    dataset = load_dataset(city)
    files = store.release_quarter(dataset, dataset.period()).info["masukan"]
    assert [file["berkas"] for file in files] == [
        "2026-Q3/disiplin.csv",
        "2026-Q3/kinerja.csv",
        "2026-Q3/pegawai.csv",
        "2026-Q3/pelatihan.csv",
        "opd.csv",
    ]


def test_a_quarter_before_the_edition_was_in_force_is_left_out_and_named(tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_BUILD", str(tmp_path / "build"))
    city = write_city(tmp_path / "kota", ("2018-Q1", "2026-Q3"))
    info = store.open_report(city, "2026-Q3", "dinas-satu").info
    assert info["triwulan"] == ["2026-Q3"]
    assert info["triwulan_dilewati"][0]["periode"] == "2018-Q1"


def test_strict_refuses_rows_set_aside_even_when_the_release_is_kept(city):
    path = city / "2026-Q3" / "kinerja.csv"
    path.write_text(path.read_text("utf-8") + "198101012007011999x,2025,Baik\n", "utf-8")
    dataset = load_dataset(city)
    store.release_quarter(dataset, dataset.period())
    with pytest.raises(StructureError):
        store.release_quarter(dataset, dataset.period(), strict=True)


def test_a_report_is_stale_when_notebook_language_or_its_own_figures_change():
    release = sample_release()
    key = store.report_key(release, "dinas-kesehatan", b"{}", "id")
    assert key == store.report_key(release, "dinas-kesehatan", b"{}", "id")
    assert key != store.report_key(release, "dinas-kesehatan", b"{ }", "id")
    assert key != store.report_key(release, "dinas-kesehatan", b"{}", "en")
    assert key != store.report_key(sample_release(quarters=4), "dinas-kesehatan", b"{}", "id")


def test_a_quarter_and_a_release_come_back_from_the_disk_as_they_were(tmp_path):
    quarter, release = quarter_of(4), sample_release()
    for name in ("kuartal", "rilis"):
        (tmp_path / name).mkdir()
    write_quarter(quarter, tmp_path / "kuartal")
    write_release(release, tmp_path / "rilis")
    again = read_quarter(tmp_path / "kuartal")
    assert (again.period, again.delivered) == (quarter.period, quarter.delivered)
    pd.testing.assert_frame_equal(again.summary, quarter.summary)
    pd.testing.assert_frame_equal(again.people, quarter.people)
    opened = read_release(tmp_path / "rilis")
    assert opened.info == release.info
    for name in ("opd", "indeks", "sebaran", "terbuka", "alasan", "dikecualikan", "baris"):
        pd.testing.assert_frame_equal(getattr(opened, name), getattr(release, name))


def test_only_the_newest_three_results_of_a_quarter_stay(tmp_path):
    for number in range(5):
        folder = tmp_path / f"rilis-{number}"
        folder.mkdir()
        folders.os.utime(folder, (number, number))
    folders.tidy(tmp_path, "rilis")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["rilis-2", "rilis-3", "rilis-4"]


def test_what_a_killed_run_left_behind_is_removed_and_a_running_one_is_not(tmp_path):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    for pid in (ended.pid, folders.os.getpid()):
        (tmp_path / f"{folders.TEMPORARY}{pid}-x").mkdir()
    folders.tidy(tmp_path, "rilis")
    assert [path.name for path in tmp_path.iterdir()] == [
        f"{folders.TEMPORARY}{folders.os.getpid()}-x"
    ]


def test_of_two_processes_that_make_the_same_result_the_first_one_stays(tmp_path):
    target = tmp_path / "rilis-1"

    def slower(work):
        (work / "info.json").write_text("second", "utf-8")
        target.mkdir()
        (target / "info.json").write_text("first", "utf-8")

    folders.write_folder(target, slower)
    assert (target / "info.json").read_text("utf-8") == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["rilis-1"]


def test_a_failed_write_leaves_nothing_behind(tmp_path):
    def broken(work):
        (work / "half").write_text("x", "utf-8")
        raise OSError(28, "No space left on device")

    with pytest.raises(folders.OutputError, match="No space left"):
        folders.write_folder(tmp_path / "rilis-1", broken)
    assert list(tmp_path.iterdir()) == []


def test_the_public_names_load_nothing_before_they_are_used():
    code = "import sys, analysis; print('pandas' in sys.modules, callable(analysis.open_report))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "True"]
