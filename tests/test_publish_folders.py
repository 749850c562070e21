"""Files appear whole or not at all, in a folder that belongs to one data set."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from analysis.errors import OutputError
from analysis.files import TEMPORARY, sha256, write_whole
from analysis.publish.folders import claim, keep_out, sweep

GONE = 2**22 + 1  # above every process id of this system


def test_a_written_file_is_known_by_the_hash_of_its_bytes(tmp_path):
    digest = write_whole(tmp_path / "opd" / "a.html", "isi")
    assert sha256(tmp_path / "opd" / "a.html") == digest


def test_nothing_temporary_stays_beside_a_written_file(tmp_path):
    write_whole(tmp_path / "a.html", "isi")
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


def test_a_named_file_is_readable_by_its_owner_alone(tmp_path):
    write_whole(tmp_path / "nilai.csv", "nip", private=True)
    assert (tmp_path / "nilai.csv").stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence_with_a_remedy(tmp_path):
    (tmp_path / "reports").write_text("sebuah berkas, bukan folder")
    with pytest.raises(OutputError, match=r"tidak dapat ditulis.*--out"):
        write_whole(tmp_path / "reports" / "a.html", "isi")
    assert (tmp_path / "reports").read_text() == "sebuah berkas, bukan folder"


def test_what_a_killed_run_left_is_swept_and_what_a_living_one_writes_is_not(tmp_path):
    dead = tmp_path / f"{TEMPORARY}{GONE}-a.html"
    living = tmp_path / f"{TEMPORARY}{os.getpid()}-b.html"
    for path in (dead, living):
        path.write_text("separuh")
    sweep(tmp_path)
    assert not dead.exists()
    assert living.exists()


@pytest.fixture
def places(tmp_path):
    folder, build, source = tmp_path / "reports" / "medan", tmp_path / "build", tmp_path / "medan"
    source.mkdir()
    claim(folder, build, source, "Kota Medan")
    folder.mkdir(parents=True)
    return folder, build, source


def test_the_same_data_may_write_again(places):
    folder, build, source = places
    claim(folder, build, source, "Kota Medan")


def test_a_folder_made_from_another_data_folder_is_refused_with_both_named(places, tmp_path):
    folder, build, source = places
    other = tmp_path / "lain" / "medan"
    other.mkdir(parents=True)
    with pytest.raises(OutputError) as refusal:
        claim(folder, build, other, "Kota Medan")
    assert str(source) in str(refusal.value)
    assert str(other) in str(refusal.value)


def test_a_data_folder_that_was_moved_keeps_its_reports(places, tmp_path):
    folder, build, source = places
    moved = source.rename(tmp_path / "pindah")
    claim(folder, build, moved, "Kota Medan")


def test_reports_of_another_city_are_refused_even_without_a_record_of_their_source(tmp_path):
    folder = tmp_path / "reports" / "medan"
    (folder / "2026-Q3").mkdir(parents=True)
    (folder / "2026-Q3" / "manifest.json").write_text(json.dumps({"nama": "Kota Binjai"}))
    with pytest.raises(OutputError, match=r"'Kota Binjai', bukan 'Kota Medan'"):
        claim(folder, tmp_path / "build", tmp_path / "data", "Kota Medan")


def test_nothing_is_written_into_the_data_folder(tmp_path):
    with pytest.raises(OutputError, match="dapat menimpa masukan"):
        keep_out(tmp_path / "medan" / "2026-Q3" / "pegawai.csv", tmp_path / "medan")
    keep_out(tmp_path / "nilai.csv", tmp_path / "medan")


def test_a_damaged_record_stops_nobody(places):
    folder, build, source = places
    for record in build.glob("asal-*.json"):
        record.write_text("{rusak")
    (folder / "2026-Q3").mkdir()
    (folder / "2026-Q3" / "manifest.json").write_text("[]")
    claim(folder, build, source, "Kota Medan")


def test_an_output_that_cannot_be_written_is_found_before_any_work(tmp_path):
    (tmp_path / "reports").write_text("berkas")
    with pytest.raises(OutputError, match="di jalannya ada berkas"):
        claim(tmp_path / "reports" / "medan", tmp_path / "build", tmp_path / "data", "Kota Medan")


def test_a_worker_ends_soon_after_the_run_it_works_for():
    code = "import sys, time; from analysis.publish.guard import live_with; "
    code += "live_with(int(sys.argv[1])); time.sleep(60)"
    run = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    worker = subprocess.Popen([sys.executable, "-c", code, str(run.pid)])
    run.kill()
    run.wait()
    assert worker.wait(timeout=20) == 1
