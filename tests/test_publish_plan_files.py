"""`analysis plan` writes what was planned, what is proven and what stays open; nobody on screen."""

from __future__ import annotations

import io
import json
import stat
from pathlib import Path

import pandas as pd
import pytest
from rich.console import Console
from tests.english_words import strangers

from analysis.cli import main
from analysis.cli.options import Rupiah
from analysis.dataset import load_dataset
from analysis.errors import OutputError, PlanError
from analysis.publish.plan_files import with_budget, write_plan

PEOPLE = [f"1980{1 + n % 9:02d}1020050{1 + n % 9}1{n:03d}" for n in range(1, 13)]
COURSES = """kode,nama,kompetensi,level_ke,jalur,bentuk,jp,biaya_per_peserta,kapasitas_angkatan,\
biaya_tetap_angkatan,peserta_minimum
T-1,Bimbingan Teknis Contoh,M.1,2,klasikal,Bimbingan teknis,20,100000,6,50000,3
S-1,Seminar Contoh,,,klasikal,Seminar/konferensi/sarasehan,8,30000,12,0,2
"""


@pytest.fixture
def city(tmp_path: Path, monkeypatch) -> Path:
    """Twelve pelaksana of one invented agency at level 1 of 2 in one competency."""
    monkeypatch.setenv("ANALYSIS_BUILD", str(tmp_path / "build"))
    folder = tmp_path / "kota"
    quarter = folder / "2026-Q3"
    quarter.mkdir(parents=True)
    (folder / "opd.csv").write_text("kode,nama,jenis\ndinas-satu,Dinas Satu,dinas\n")
    (folder / "dataset.toml").write_text("[jadwal]\nporsi_unit = 1\n")
    (folder / "katalog_pelatihan.csv").write_text(COURSES)
    (folder / "standar_kompetensi.csv").write_text(
        "jenjang_jabatan,kompetensi,level\nPelaksana,M.1,2\n"
    )
    head = "nip,nama,status_asn,opd,jenis_jabatan,jenjang_jabatan,jabatan,tingkat_pendidikan"
    staff = [
        f"{nip},Orang {n},PNS,dinas-satu,pelaksana,Pelaksana,Pengadministrasi,S1"
        for n, nip in enumerate(PEOPLE)
    ]
    (quarter / "pegawai.csv").write_text("\n".join([head, *staff]) + "\n")
    trained = [f"{PEOPLE[0]},09,8,2026-02-01"]
    (quarter / "pelatihan.csv").write_text(
        "\n".join(["nip,jenis,jp,tanggal_selesai", *trained]) + "\n"
    )
    graded = [f"{nip},2025,Baik" for nip in PEOPLE]
    (quarter / "kinerja.csv").write_text("\n".join(["nip,tahun,predikat", *graded]) + "\n")
    (quarter / "disiplin.csv").write_text("nip,tingkat,tmt\n")
    levels = [f"{nip},M.1,1,2026-01-15" for nip in PEOPLE]
    (quarter / "penilaian_kompetensi.csv").write_text(
        "\n".join(["nip,kompetensi,level,tanggal", *levels]) + "\n"
    )
    return folder


def planned(folder: Path, out: Path, budget: int | None) -> tuple[list[Path], str]:
    dataset = with_budget(load_dataset(folder), budget)
    screen = io.StringIO()
    paths = write_plan(dataset, dataset.period("latest"), out, Console(file=screen, width=200))
    return paths, screen.getvalue()


def test_the_files_agree_with_the_certificate(city, tmp_path):
    planned(city, tmp_path / "out", 1_000_000)
    lines = pd.read_csv(tmp_path / "out" / "rencana.csv", dtype={"nip": "str"})
    batches = pd.read_csv(tmp_path / "out" / "angkatan.csv")
    told = json.loads((tmp_path / "out" / "sertifikat.json").read_text("utf-8"))
    # 6 x 100.000 + 50.000 for one batch of T-1, 11 x 30.000 for S-1: 980.000 of 1.000.000
    assert lines["biaya"].sum() == batches["biaya"].sum() == told["biaya"] == 980_000
    assert lines.groupby("kode")["nip"].nunique().to_dict() == {"S-1": 11, "T-1": 6}
    # a level is worth 5, teknis 22.5, the seminar 17.5, the yearly 20 JP 2
    assert told["nilai"] == told["batas"] == 6 * (5 + 22.5 + 2) + 11 * 17.5
    assert told["celah_persen"] == 0
    assert all(told["aturan"].values())


def test_the_files_of_other_plans_say_that_they_leave_out_the_calendar(city, tmp_path):
    planned(city, tmp_path / "out", 1_000_000)
    for name in ("kurva", "dilonggarkan", "sensitivitas"):
        told = pd.read_csv(tmp_path / "out" / f"{name}.csv")["kalender"]
        assert set(told) == {"tanpa kalender"}, name


def test_each_line_says_why_and_what_it_raises(city, tmp_path):
    planned(city, tmp_path / "out", 1_000_000)
    lines = pd.read_csv(tmp_path / "out" / "rencana.csv", dtype={"nip": "str"})
    assert list(lines.columns) == [
        "nip", "opd", "kode", "kompetensi", "level_dari", "level_ke", "jp", "biaya", "angkatan",
        "alasan",
    ]  # fmt: skip
    raised = lines[lines["kode"] == "T-1"]
    assert (raised[["level_dari", "level_ke"]] == [1, 2]).all().all()
    assert lines["alasan"].str.len().gt(0).all()


def test_without_a_budget_the_needs_are_written_and_no_plan(city, tmp_path):
    paths, said = planned(city, tmp_path / "out", None)
    assert [path.name for path in paths] == ["kebutuhan.csv"]
    assert "Beri --budget" in said


def test_nobody_is_named_on_the_screen_and_the_files_are_their_owners_alone(city, tmp_path):
    paths, said = planned(city, tmp_path / "out", 1_000_000)
    assert not [nip for nip in PEOPLE if nip in said]
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths} == {0o600}


def test_equal_input_in_another_order_and_folder_gives_equal_bytes(city, tmp_path, monkeypatch):
    first, _ = planned(city, tmp_path / "a", 400_000)
    for table in ("pegawai", "penilaian_kompetensi", "kinerja"):
        path = city / "2026-Q3" / f"{table}.csv"
        head, *rows = path.read_text().splitlines()
        path.write_text("\n".join([head, *reversed(rows)]) + "\n")
    moved = (
        city.rename(tmp_path / "pindah" / "kota") if (tmp_path / "pindah").mkdir() is None else city
    )
    monkeypatch.setenv("ANALYSIS_BUILD", str(tmp_path / "lain"))
    second, _ = planned(moved, tmp_path / "b", 400_000)
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_limits_that_cannot_hold_together_are_named(city, tmp_path):
    (city / "dataset.toml").write_text("[rencana]\nlantai_opd = 1\n")
    with pytest.raises(PlanError, match=r"anggaran.*lantai_opd|lantai_opd.*anggaran"):
        planned(city, tmp_path / "out", 100_000)


def test_a_plan_is_not_written_among_the_data(city):
    with pytest.raises(OutputError):
        planned(city, city / "rencana", 100_000)


@pytest.mark.parametrize("budget", ["0", "-5", "dua miliar", "1.5", "2.00.000"])
def test_a_budget_that_is_no_sum_of_money_is_refused(city, capsys, budget):
    assert main(["plan", "--data", str(city), "--budget", budget, "--out", "x"]) == 2
    assert "rupiah bulat di atas 0" in capsys.readouterr().err


@pytest.mark.parametrize("budget", ["400000", "400_000", "400.000", "Rp 400.000"])
def test_a_budget_may_be_written_as_people_write_money(budget):
    assert Rupiah().convert(budget, None, None) == 400_000


def test_a_course_to_a_level_nobody_needs_is_named_with_its_row(city, tmp_path):
    path = city / "katalog_pelatihan.csv"
    path.write_text(COURSES + "T-9,Pelatihan Contoh,M.1,5,klasikal,Bimbingan teknis,8,1000,6,0,1\n")
    _, said = planned(city, tmp_path / "out", None)
    assert "level yang tidak dituntut jabatan mana pun: 1 (M.1 5)" in said
    assert pd.read_csv(tmp_path / "out" / "temuan.csv")["row"].tolist() == [4]


def test_a_need_is_written_in_its_own_unit(city, tmp_path):
    planned(city, tmp_path / "out", None)
    needs = pd.read_csv(tmp_path / "out" / "kebutuhan.csv")
    sizes = needs.groupby("sumber")[["besar", "satuan"]].first().to_dict("index")
    assert sizes["kesenjangan"] == {"besar": 1, "satuan": "level"}
    assert sizes["jp_tahunan"] == {"besar": 20, "satuan": "JP"}
    assert sizes["teknis"] == {"besar": 22.5, "satuan": "poin"}


def test_what_the_calendar_has_no_seat_for_is_listed_and_not_counted(city, tmp_path):
    # Of the twelve of one unit three may be away in a week. T-1 for two batches of 3 and S-1 for
    # the 10 that the money still pays: 2 x 350.000 + 10 x 30.000 = 1.000.000.
    (city / "dataset.toml").write_text("[jadwal]\nporsi_unit = 0.25\n")
    _, said = planned(city, tmp_path / "out", 1_000_000)
    without = pd.read_csv(tmp_path / "out" / "tanpa_tempat.csv", dtype="str")
    lines = pd.read_csv(tmp_path / "out" / "rencana.csv", dtype={"nip": "str"})
    told = json.loads((tmp_path / "out" / "sertifikat.json").read_text("utf-8"))
    assert f"Dilepas dari rencana karena kalender: {len(without)} tempat" in said
    assert set(without["alasan"]) == {
        "Terlalu banyak orang dari unit ini pergi pada minggu yang sama"
    }
    assert lines["angkatan"].notna().all()
    assert told["nilai"] == 6 * (5 + 22.5 + 2) + 10 * 17.5
    assert told["biaya"] == lines["biaya"].sum() == 1_000_000
    assert told["kalender"]["nilai_tanpa"] == 369.5
    listed = set(zip(without["nip"], without["kode"], strict=True))
    assert not listed & set(zip(lines["nip"], lines["kode"], strict=True))


def test_needs_without_a_course_are_told_in_prose(city, tmp_path):
    path = city / "katalog_pelatihan.csv"
    path.write_text(
        "".join(path.read_text().splitlines(keepends=True)[:1]) + COURSES.splitlines()[2]
    )
    _, said = planned(city, tmp_path / "out", 1_000_000)
    told = next(line for line in said.splitlines() if line.startswith("Belum ada pelatihannya"))
    assert "kompetensi " in told
    assert "(M.1)" in told
    assert "poin diklat teknis" in told
    assert "jp_tahunan" not in told


def test_a_budget_without_courses_says_that_the_catalogue_is_missing(city, tmp_path):
    (city / "katalog_pelatihan.csv").unlink()
    paths, said = planned(city, tmp_path / "out", 1_000_000)
    assert [path.name for path in paths] == ["kebutuhan.csv"]
    assert "Katalog pelatihan belum ada" in said


def test_the_certificate_is_told_in_the_language_of_the_call(city, tmp_path):
    call = ["plan", "--data", str(city), "--budget", "1000000", "--out", str(tmp_path / "en")]
    assert main([*call, "--lang", "en"]) == 0
    told = json.loads((tmp_path / "en" / "sertifikat.json").read_text("utf-8"))
    sentences = [told["kalimat"], told["kalender"]["kalimat"]]
    assert all(len(text) > 20 for text in sentences)
    assert strangers(sentences, "en") == []
