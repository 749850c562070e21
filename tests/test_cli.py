"""What the commands answer: exit codes, a sentence for a wrong call, nobody named on the screen."""

from __future__ import annotations

import errno
import json
import re
import stat
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from tests.test_store import write_city

from analysis.cli import main
from analysis.publish import internal

PERSON = re.compile(r"\d{15,}|Orang \d|19\d\d-\d\d-\d\d|\d\d-\d\d-19\d\d")


@pytest.fixture(autouse=True)
def city(tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_BUILD", str(tmp_path / "build"))
    monkeypatch.chdir(tmp_path)
    return write_city(tmp_path / "kota")


def call(capsys, *arguments) -> tuple[int, str]:
    """Run a command; return its exit code and everything a person then sees."""
    code = main([str(argument) for argument in arguments])
    shown = capsys.readouterr()
    return code, shown.out + shown.err


BATCHES = ("batches", "peserta.csv", "--out", "x")
WRONG_CALLS = [
    (("chek",), "Perintah tidak dikenal. Yang ada: batches, "),
    (("check", "--perid", "2026-Q3"), "Pilihan --perid tidak dikenal. Mungkin maksudnya --period"),
    (("check", "--data"), "Pilihan --data perlu diikuti isinya"),
    (("check", "--data", "kotaa"), "Folder data 'kotaa' tidak ada. Yang ada: kota"),
    (("check", "--data", "kota", "--period", "2026-Q9"), "'2026-Q9' tidak dikenal. Yang ada"),
    (
        ("check", "--data", "kota", "--period", "2024-Q3"),
        "tidak ada di kota; yang terdekat",
    ),
    (("check", "--data", "kota", "--period", "../.."), "'../..' tidak dikenal"),
    (("check", "--data", "kota/2026-Q3"), "adalah folder triwulan"),
    (("reports", "--data", "kota", "--jobs", "-1"), "Isi --jobs harus bilangan bulat"),
    (("guide", "--data", "kota", "--strict"), "Pilihan --strict tidak dikenal"),
    (("clean", "--data", "kota"), "Pilihan --out wajib diisi"),
    (("clean", "--data", "kota", "--out", "x", "--format", "xml"), "yang diterima: csv, parquet"),
    (("scores", "--data", "kota", "--out", "nilai.txt"), "harus .csv, .xlsx, atau .parquet"),
    (("plan", "--data", "kota", "--out", "x", "--budget", "99" * 9), "paling banyak 1_000_000_000"),
    (
        ("plan", "--data", "kota", "--out", "x", "--budget", "9" * 5000),
        "paling banyak 1_000_000_000",
    ),
    (("plan", "--data", "kota", "--out", "x", "--budget", "2 miliar"), "rupiah bulat di atas 0"),
    ((*BATCHES, "--size", "3.5"), "Isi --size harus bilangan bulat, paling kecil 1"),
    ((*BATCHES, "--size", "0"), "Isi --size harus bilangan bulat, paling kecil 1"),
    ((*BATCHES, "--size", "9", "--days", "4000"), "paling kecil 1 dan paling besar 250"),
    (
        (*BATCHES, "--size", "9", "--start", "2027-02-30"),
        "--start tidak dapat dipakai: tulis tahun",
    ),
    ((*BATCHES, "--size", "9", "--start", "20270301"), "misalnya 2027-03-01, tahun 2000 sampai"),
    ((*BATCHES, "--size", "9", "--start", "9999-12-30"), "misalnya 2027-03-01, tahun 2000 sampai"),
    (("sample", "--out", "x", "--seed", "satu"), "Isi --seed harus bilangan bulat"),
    (("sample", "--out", "x", "--opd-count", "0"), "Isi --opd-count harus bilangan bulat"),
    (("sample", "--out", "x", "--people", "5"), "Isi --people harus bilangan bulat, paling kecil"),
    (("sample", "--out", "x", "--periods", "2026-Q9"), "'2026-Q9' tidak dikenal"),
    (("sample", "--out", "kota", "--people", "60"), "sudah ada dan bukan data contoh"),
]


@pytest.mark.parametrize(("arguments", "words"), WRONG_CALLS)
def test_a_wrong_call_gets_one_sentence_with_what_is_accepted(capsys, arguments, words):
    code, shown = call(capsys, *arguments)
    assert code == 2
    assert shown.startswith("Galat: ")
    assert words in shown
    assert len(shown.splitlines()) == 1


@pytest.mark.parametrize("command", ["reports", "guide"])
def test_a_language_there_is_not_is_refused_in_each_there_is(capsys, command):
    code, shown = call(capsys, command, "--data", "kota", "--lang", "fr")
    assert code == 2
    assert shown.splitlines() == [
        "Galat: Bahasa 'fr' tidak ada; yang diterima: id, en.",
        "Error: There is no language 'fr'; accepted are: id, en.",
    ]


def test_a_wrong_call_leaves_no_file(capsys, tmp_path):
    before = sorted(tmp_path.rglob("*"))
    for arguments, _ in WRONG_CALLS:
        call(capsys, *arguments)
    assert sorted(tmp_path.rglob("*")) == before


def test_an_unknown_opd_is_refused_with_the_nearest_before_a_report_is_made(capsys, tmp_path):
    code, shown = call(
        capsys, "reports", "--data", "kota", "--opd", "dinas-stau", "--out", "laporan"
    )
    assert code == 2
    assert "OPD 'dinas-stau' tidak ada. Yang terdekat: dinas-satu" in shown
    assert not (tmp_path / "laporan").exists()


def test_the_bare_command_shows_its_help(capsys):
    code, shown = call(capsys)
    assert code == 0
    assert all(word in shown for word in ("Pemakaian: analysis", "check", "reports", "template"))


def test_help_is_shown_before_anything_heavy_is_loaded():
    seen = "print(sorted({'pandas', 'numpy', 'rich', 'papermill'} & set(sys.modules)))"
    code = f"import sys; from analysis.cli import main; main(['check', '--help']); {seen}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_an_unexpected_fault_shows_neither_a_trace_nor_what_it_was_about(capsys, monkeypatch):
    def fail(*_, **__):
        raise ValueError("198001012007011001")

    monkeypatch.setattr(internal, "check_quarter", fail)
    code, shown = call(capsys, "check", "--data", "kota")
    assert code == 2
    assert "Galat yang tidak terduga (ValueError)" in shown
    assert "Traceback" not in shown
    assert not PERSON.search(shown)


def test_debug_lets_a_fault_through(monkeypatch):
    def fail(*_, **__):
        raise ValueError("jejak")

    monkeypatch.setattr(internal, "check_quarter", fail)
    with pytest.raises(ValueError, match="jejak"):
        main(["--debug", "check", "--data", "kota"])


def test_ctrl_c_is_no_fault_and_has_an_exit_code_of_its_own(capsys, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(internal, "check_quarter", interrupt)
    code, shown = call(capsys, "check", "--data", "kota")
    assert (code, shown.strip()) == (130, "Dihentikan. Laporan yang sudah selesai tetap utuh.")


def spoil(city: Path, rows: int) -> None:
    """Give the first `rows` people an education that nobody knows."""
    path = city / "2026-Q3" / "pegawai.csv"
    head, *people = path.read_text("utf-8").splitlines()
    bad = [re.sub(r"[^,]*$", "Sarjana Sihir", person) for person in people[:rows]]
    path.write_text("\n".join([head, *bad, *people[rows:]]) + "\n", "utf-8")


def test_check_says_what_became_of_every_row_and_where_the_list_lies(city, capsys, tmp_path):
    spoil(city, 2)
    code, shown = call(capsys, "check", "--data", "kota")
    assert code == 0
    assert "pegawai: 24 baris dibaca = 22 dipakai + 0 di luar cakupan + 2 disisihkan" in shown
    assert "Tingkat pendidikan tidak dikenal (2026-Q3/pegawai.csv, kolom tingkat_" in shown
    assert not PERSON.search(shown)
    listed = tmp_path / "internal" / "kota" / "2026-Q3" / "problems.xlsx"
    assert stat.S_IMODE(listed.stat().st_mode) == 0o600


def test_check_under_strict_ends_with_1_when_rows_are_set_aside(city, capsys):
    assert call(capsys, "check", "--data", "kota", "--strict")[0] == 0
    spoil(city, 1)
    assert call(capsys, "check", "--data", "kota", "--strict")[0] == 1


@pytest.mark.parametrize("command", ["clean", "scores", "reports"])
def test_too_many_bad_rows_stop_every_command_after_the_list(city, capsys, tmp_path, command):
    spoil(city, 5)  # of 24: a fifth is 4.8
    out = tmp_path / "hasil.csv"
    code, shown = call(capsys, command, "--data", "kota", "--out", out)
    assert code == 2
    assert "Terlalu banyak baris yang tidak dapat dipakai (2026-Q3/pegawai.csv, 5 dari 24" in shown
    assert "Tingkat pendidikan tidak dikenal" in shown
    assert len(shown.splitlines()) <= 24
    assert not PERSON.search(shown)
    assert not out.exists()


def test_the_row_at_a_fifth_of_the_table_is_borne(city, capsys):
    spoil(city, 4)
    assert call(capsys, "check", "--data", "kota")[0] == 0


def test_clean_writes_every_row_with_its_fate_as_an_input_of_the_same_meaning(
    city, capsys, tmp_path
):
    spoil(city, 1)
    code, _ = call(capsys, "clean", "--data", "kota", "--out", "bersih")
    assert code == 0
    rows = pd.read_csv(tmp_path / "bersih" / "pegawai.csv", dtype="str")
    assert rows["nasib"].value_counts().to_dict() == {"dipakai": 23, "disisihkan": 1}
    again = tmp_path / "lagi"
    (again / "2026-Q3").mkdir(parents=True)
    rows[rows["nasib"] == "dipakai"].to_csv(again / "2026-Q3" / "pegawai.csv", index=False)
    (again / "opd.csv").write_bytes((city / "opd.csv").read_bytes())
    _, shown = call(capsys, "check", "--data", again)
    assert "pegawai: 23 baris dibaca = 23 dipakai + 0 di luar cakupan + 0 disisihkan" in shown


@pytest.mark.parametrize("ending", ["csv", "parquet", "xlsx"])
def test_scores_are_for_their_owner_alone(capsys, tmp_path, ending):
    code, shown = call(capsys, "scores", "--data", "kota", "--out", f"nilai.{ending}")
    assert code == 0
    made = [tmp_path / line for line in shown.splitlines()]
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in made)
    assert len(made) == (1 if ending == "xlsx" else 2)


WRITERS = {
    "check": ("check", "--data", "kota", "--out"),
    "scores": ("scores", "--data", "kota", "--out"),
}


@pytest.mark.parametrize("command", WRITERS.values(), ids=WRITERS)
def test_on_a_full_disk_what_was_there_is_intact(capsys, tmp_path, monkeypatch, command):
    target = tmp_path / "tujuan" / "nilai.csv"
    target.parent.mkdir()
    target.write_text("lama")
    main(["scores", "--data", "kota", "--out", str(tmp_path / "dulu.csv")])  # results are kept

    def full(self, _target):
        raise OSError(errno.ENOSPC, "No space left on device", str(self))

    monkeypatch.setattr(Path, "replace", full)
    capsys.readouterr()
    code, shown = call(capsys, *command, target)
    assert code == 2
    assert "nilai.csv tidak dapat ditulis" in shown
    assert "sisa ruang" in shown
    assert [(path.name, path.read_text()) for path in target.parent.iterdir()] == [
        ("nilai.csv", "lama")
    ]


@pytest.mark.parametrize("command", ["check", "clean", "scores", "template", "sample"])
def test_a_file_in_the_place_of_the_output_folder_is_named(capsys, tmp_path, command):
    (tmp_path / "berkas").write_text("bukan folder")
    data = () if command in ("template", "sample") else ("--data", "kota")
    code, shown = call(capsys, command, *data, "--out", "berkas/nilai.csv")
    assert code == 2
    assert "berkas/nilai.csv" in shown
    assert "tidak dapat ditulis" in shown
    assert len([line for line in shown.splitlines() if line.startswith("Galat")]) == 1
    assert (tmp_path / "berkas").read_text() == "bukan folder"


def test_template_overwrites_nothing_that_may_be_filled_in(capsys, tmp_path):
    assert call(capsys, "template", "--out", "kosong")[0] == 0
    before = {path: path.read_bytes() for path in (tmp_path / "kosong").rglob("*.xlsx")}
    code, shown = call(capsys, "template", "--out", "kosong")
    assert (code, "tidak ditimpa" in shown) == (2, True)
    assert {path: path.read_bytes() for path in before} == before


def test_reports_of_another_data_set_are_not_overwritten(capsys, tmp_path):
    (tmp_path / "reports" / "kota" / "2026-Q2").mkdir(parents=True)
    record = tmp_path / "reports" / "kota" / "2026-Q2" / "manifest.json"
    record.write_text(json.dumps({"nama": "Kota Lain"}), "utf-8")
    code, shown = call(capsys, "reports", "--data", "kota", "--out", "reports")
    assert code == 2
    assert "'Kota Lain'" in shown
    assert "'kota'" in shown
    assert "--out" in shown
    assert [path.name for path in record.parent.iterdir()] == ["manifest.json"]
