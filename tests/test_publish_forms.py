"""Behind the forms' commands: files of their owner alone out, what came back where intake reads."""

from __future__ import annotations

import io
import shutil
import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console
from tests.form_edit import find, sheets, typed
from tests.forms_fixture import training

from analysis.dataset import load_dataset
from analysis.errors import CallError, OutputError, StructureError, said
from analysis.intake import take_in
from analysis.measures.professionalism import score
from analysis.plan.needs.listed import COLUMNS
from analysis.plan.results.planned import Plan, empty
from analysis.publish.forms import collect_forms, write_forms
from analysis.store import regulation_of
from analysis.store.keys import inputs

ROOT = Path(__file__).parents[1]
NIPS = ("198001012005011001", "198202022006022002", "198505052009052005")
STAFF = (
    "nip,nama,status_asn,opd,unit_kerja,jenis_jabatan,jenjang_jabatan,jabatan,tingkat_pendidikan\n"
    + "".join(
        f"{nip},Orang {n},PNS,{opd},Bidang A,pelaksana,Pelaksana,Pengelola Data,S1\n"
        for n, (nip, opd) in enumerate(
            zip(NIPS, ("dinas-satu", "dinas-satu", "dinas-dua"), strict=True)
        )
    )
)
FILES = {
    "opd.csv": "kode,nama,jenis\ndinas-satu,Dinas Satu,dinas\ndinas-dua,Dinas Dua,dinas\n",
    "2026-Q3/pegawai.csv": STAFF,
    "2026-Q3/pelatihan.csv": (
        f"nip,jenis,nama,jp,tanggal_selesai\n{NIPS[0]},3,Contoh,10,2026-02-03\n"
    ),
    "2026-Q3/kinerja.csv": f"nip,tahun,predikat\n{NIPS[0]},2025,Baik\n",
    "2026-Q3/penilaian_kompetensi.csv": (
        f"nip,kompetensi,level,tanggal\n{NIPS[0]},M.1,1,2025-03-04\n"
    ),
}
NO_PLAN = Plan(
    kebutuhan=empty(dict.fromkeys(COLUMNS, "str") | {"besar": "Int64", "orang": "int64"}),
    kursus=empty({"kode": "str", "nama": "str"}),
    layanan=empty({"kode": "str"}),
)


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    """Where quarters are kept under their content: equal ones are measured once for all tests."""
    return tmp_path_factory.mktemp("build")


@pytest.fixture
def city(tmp_path, build, monkeypatch):
    monkeypatch.setenv("ANALYSIS_BUILD", str(build))
    for name, content in FILES.items():
        path = tmp_path / "kota" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    dataset = load_dataset(tmp_path / "kota")
    return dataset, dataset.period()


def screen() -> tuple[Console, io.StringIO]:
    stream = io.StringIO()
    return Console(file=stream, width=200), stream


def written(city, tmp_path, **how) -> list[Path]:
    return write_forms(*city, NO_PLAN, tmp_path / "internal", screen()[0], **how)


def returned(city, tmp_path) -> Path:
    """A folder with the first OPD's form, a job title corrected and a training added."""
    (path, _) = written(city, tmp_path, opd=["dinas-satu"])
    content = path.read_bytes()
    cell = find(content, "Pegawai", NIPS[0], "Jabatan")
    folder = tmp_path / "kembali"
    folder.mkdir()
    edited = typed(content, {"Pegawai": {cell: "Analis Data"}})
    edited = training(edited, nip=NIPS[1], jp=20, selesai=date(2026, 8, 3))
    (folder / "satu.xlsx").write_bytes(edited)
    return folder


def test_each_opd_gets_its_two_workbooks_for_its_owner_alone(city, tmp_path):
    paths = written(city, tmp_path)
    home = tmp_path / "internal" / "kota" / "2026-Q3" / "opd"
    assert paths == [
        home / kode / name
        for kode in ("dinas-dua", "dinas-satu")
        for name in ("formulir.xlsx", "rencana.xlsx")
    ]
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths} == {0o600}


def test_writing_again_gives_the_same_bytes(city, tmp_path):
    first = {path: path.read_bytes() for path in written(city, tmp_path)}
    assert {path: path.read_bytes() for path in written(city, tmp_path)} == first


def test_progress_is_told_in_a_log_and_names_nobody(city, tmp_path):
    console, stream = screen()
    write_forms(*city, NO_PLAN, tmp_path / "internal", console)
    assert stream.getvalue() == "4 dari 4 berkas selesai\n"


def test_an_opd_that_does_not_exist_is_refused_with_the_nearest(city, tmp_path):
    with pytest.raises(CallError, match="dinas-satu"):
        written(city, tmp_path, opd=["dinas-stau"])


def test_nothing_is_written_into_the_data_folder(city, tmp_path):
    with pytest.raises(OutputError, match="folder data"):
        write_forms(*city, NO_PLAN, tmp_path / "kota", screen()[0])
    with pytest.raises(OutputError, match="folder data"):
        collect_forms(*city, tmp_path, screen()[0], tmp_path / "kota" / "kumpulan.xlsx")


def test_what_comes_back_is_read_by_the_next_run(city, tmp_path):
    folder = returned(city, tmp_path)
    before = inputs(*city)
    assert collect_forms(*city, folder, screen()[0], tmp_path / "kumpulan.xlsx") == 0
    delivery = take_in(*city, regulation_of(*city))
    staff = delivery.used("pegawai").set_index("nip")
    assert staff.loc[NIPS[0], "jabatan"] == "Analis Data"
    trained = delivery.used("pelatihan").set_index("nip")
    assert trained.loc[NIPS[1], "jp"] == 2000
    counts = delivery.counts.set_index("berkas")
    assert counts.loc["2026-Q3/formulir/koreksi.csv", "dipakai"] == 1
    changed = {name for name, _, _ in inputs(*city)} - {name for name, _, _ in before}
    assert changed == {"2026-Q3/formulir/koreksi.csv", "2026-Q3/formulir/pelatihan.csv"}


def test_points_from_a_corrected_cell_lead_to_the_correction(city, tmp_path):
    (path, _) = written(city, tmp_path, opd=["dinas-satu"])
    content = path.read_bytes()
    cells = {find(content, "Pegawai", NIPS[0], "Pendidikan"): "S2"}
    (tmp_path / "kembali").mkdir()
    (tmp_path / "kembali" / "satu.xlsx").write_bytes(typed(content, {"Pegawai": cells}))
    collect_forms(*city, tmp_path / "kembali", screen()[0], tmp_path / "kumpulan.xlsx")
    law = regulation_of(*city)
    trace = score(take_in(*city, law), law).trace
    rows = trace[(trace["nip"] == NIPS[0]) & (trace["dimensi"] == "kualifikasi")]
    assert rows[["berkas", "baris", "isi"]].to_numpy().tolist() == [
        ["2026-Q3/pegawai.csv", 2, "S2"],
        ["2026-Q3/formulir/koreksi.csv", 2, "koreksi: S1 menjadi S2"],
    ]


def test_what_the_city_delivered_is_untouched(city, tmp_path):
    folder = returned(city, tmp_path)
    collect_forms(*city, folder, screen()[0], tmp_path / "kumpulan.xlsx")
    for name, content in FILES.items():
        assert (tmp_path / "kota" / name).read_text("utf-8") == content


def test_collecting_again_changes_no_byte_and_says_nothing_changed(city, tmp_path):
    folder = returned(city, tmp_path)
    home = tmp_path / "kota" / "2026-Q3" / "formulir"
    for _ in range(2):
        console, stream = screen()
        collect_forms(*city, folder, console, tmp_path / "kumpulan.xlsx")
        left = {path.name: path.read_bytes() for path in home.iterdir()}
        said = stream.getvalue()
    assert sorted(left) == ["koreksi.csv", "pelatihan.csv"]
    assert "berubah" not in said
    assert said.startswith("1 formulir: 2 isian = 2 diterima + 0 sudah demikian + 0 disisihkan\n")
    assert {stat.S_IMODE(path.stat().st_mode) for path in home.iterdir()} == {0o600}


def test_an_entry_taken_back_is_said_and_its_file_goes(city, tmp_path):
    folder = returned(city, tmp_path)
    collect_forms(*city, folder, screen()[0], tmp_path / "kumpulan.xlsx")
    shutil.copy(
        tmp_path / "internal/kota/2026-Q3/opd/dinas-satu/formulir.xlsx", folder / "satu.xlsx"
    )
    console, stream = screen()
    collect_forms(*city, folder, console, tmp_path / "kumpulan.xlsx")
    assert "2 isian yang dikumpulkan sebelumnya berubah" in stream.getvalue()
    assert list((tmp_path / "kota" / "2026-Q3" / "formulir").iterdir()) == []
    told = sheets((tmp_path / "kumpulan.xlsx").read_bytes())["Berubah"]
    assert [row[3:5] for row in told[1:]] == [
        ["Analis Data", "Pengelola Data"],
        ["Teknis, Pelatihan Baru, 20, 2026-08-03", "(dicabut)"],
    ]


def test_the_findings_are_internal_and_the_screen_names_nobody(city, tmp_path):
    folder = returned(city, tmp_path)
    (folder / "lain.txt").write_text("bukan formulir", encoding="utf-8")
    console, stream = screen()
    out = tmp_path / "kumpulan.xlsx"
    assert collect_forms(*city, folder, console, out) == 1
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert "lain.txt" in stream.getvalue()
    for value in (*NIPS, "Orang", "Analis Data", "Pelatihan Baru"):
        assert value not in stream.getvalue()
    book = sheets(out.read_bytes())
    assert list(book) == [
        "Ringkasan", "Perbaiki", "Berubah", "Diterima", "Ditandai", "Di luar cakupan",
    ]  # fmt: skip
    assert book["Diterima"][1][1:7] == [
        NIPS[0], "Orang 0", "pegawai", "Jabatan", "Pengelola Data", "Analis Data",
    ]  # fmt: skip


def test_an_empty_folder_is_said_and_what_was_collected_stays(city, tmp_path):
    collect_forms(*city, returned(city, tmp_path), screen()[0], tmp_path / "kumpulan.xlsx")
    (tmp_path / "kosong").mkdir()
    console, stream = screen()
    assert collect_forms(*city, tmp_path / "kosong", console, tmp_path / "kumpulan.xlsx") == 0
    assert "kosong': belum ada formulir yang kembali" in stream.getvalue()
    assert (tmp_path / "kota" / "2026-Q3" / "formulir" / "koreksi.csv").is_file()


def test_forms_in_folders_below_are_found_and_named_by_their_place(city, tmp_path):
    folder = returned(city, tmp_path)
    (folder / "a").mkdir()
    (folder / "satu.xlsx").rename(folder / "a" / "formulir.xlsx")
    collect_forms(*city, folder, screen()[0], tmp_path / "kumpulan.xlsx")
    kept = (tmp_path / "kota/2026-Q3/formulir/koreksi.csv").read_text("utf-8")
    assert ",a/formulir.xlsx,5," in kept


def test_a_folder_that_is_none_and_data_that_cannot_be_used_are_refused(city, tmp_path):
    out = tmp_path / "kumpulan.xlsx"
    with pytest.raises(CallError, match="bukan folder"):
        collect_forms(*city, tmp_path / "tidak-ada", screen()[0], out)
    (tmp_path / "kota" / "2026-Q3" / "pegawai.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(StructureError):
        collect_forms(*city, tmp_path, screen()[0], out)
    assert not out.exists()


def test_a_plan_that_was_made_fills_the_second_workbook(city, tmp_path):
    proven = said("Rencana ini terbukti baik.")
    made = replace(NO_PLAN, certificate={"tahun": 2027, "ungkapan": {"kalimat": proven.plain}})
    paths = write_forms(*city, made, tmp_path / "internal", screen()[0], opd=["dinas-satu"])
    told = sheets(paths[1].read_bytes())["Ringkasan"]
    assert told[1][0] == "Dinas Satu · Triwulan III 2026 · tahun rencana 2027"
    assert any("Rencana ini terbukti baik." in row for row in told)
