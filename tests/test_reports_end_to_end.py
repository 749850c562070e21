"""The main job on a small city, as the command line runs it."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import nbformat
import pandas as pd
import papermill
import pytest
from pypdf import PdfReader

from analysis.cli import main
from analysis.files import TEMPORARY, sha256

ROOT = Path(__file__).parents[1]
PERIOD = "2026-Q3"


@pytest.fixture
def city(rendered):
    return rendered.city


@pytest.fixture
def made(rendered):
    return rendered.made


@pytest.fixture
def measured(rendered, tmp_path):
    """Return a folder in which the city is measured and planned already; nothing is made yet."""
    kept = shutil.ignore_patterns("notebook")
    shutil.copytree(rendered.work / "build", tmp_path / "build", ignore=kept)
    return tmp_path


def codes(city: Path) -> list[str]:
    return [line.split(",")[0] for line in (city / "opd.csv").read_text("utf-8").split("\n")[1:3]]


def run(city: Path, work: Path, monkeypatch: pytest.MonkeyPatch, *more: str) -> int:
    monkeypatch.setenv("ANALYSIS_BUILD", str(work / "build"))
    wanted = [word for code in codes(city) for word in ("--opd", code)]
    return main(["reports", "--data", str(city), "--out", str(work / "reports"), *wanted, *more])


def tree(out: Path) -> dict[str, str]:
    return {str(p.relative_to(out)): sha256(p) for p in sorted(out.rglob("*")) if p.is_file()}


def test_each_opd_is_there_as_html_pdf_and_workbook_under_its_recorded_hash(city, made):
    listed = json.loads((made / "manifest.json").read_text("utf-8"))["laporan"]
    assert sorted(listed) == sorted(codes(city))
    for code, entry in listed.items():
        assert set(entry["berkas"]) == {"html", "pdf", "xlsx"}
        for ending, digest in entry["berkas"].items():
            assert sha256(made / "opd" / f"{code}.{ending}") == digest


def test_the_manifest_accounts_for_every_row_of_every_table(made):
    rows = json.loads((made / "manifest.json").read_text("utf-8"))["baris"]
    assert {"pegawai", "pelatihan", "kinerja", "disiplin"} <= {row["tabel"] for row in rows}
    for row in rows:
        assert row["dibaca"] == row["dipakai"] + row["di_luar"] + row["disisihkan"]


def test_pages_stay_below_their_size(city, made):
    for code in codes(city):
        assert (made / "opd" / f"{code}.html").stat().st_size < 400_000
        assert (made / "opd" / f"{code}.pdf").stat().st_size < 500_000


def test_the_index_links_to_what_is_there_and_to_nothing_else(city, made):
    index = (made / "index.html").read_text("utf-8")
    assert all(
        f'href="opd/{code}.{end}"' in index for code in codes(city) for end in ("html", "pdf")
    )
    assert index.count('.pdf"') == len(codes(city))


def test_the_same_data_in_another_folder_give_the_same_bytes(city, made, tmp_path, monkeypatch):
    elsewhere = tmp_path / "lain" / "kota"
    shutil.copytree(city, elsewhere)
    assert run(elsewhere, tmp_path, monkeypatch) == 0
    assert tree(tmp_path / "reports" / "kota" / PERIOD) == tree(made)


def test_nothing_temporary_and_no_path_of_the_machine_is_left(city, made):
    assert list(made.rglob(f"{TEMPORARY}*")) == []
    texts = [*made.rglob("*.html"), *made.rglob("*.csv"), *made.rglob("*.json")]
    assert texts
    for path in texts:
        assert str(city.parent) not in path.read_text("utf-8")
        assert str(ROOT) not in path.read_text("utf-8")


def everything_shared(made: Path) -> str:
    texts = [
        p.read_text("utf-8") for p in made.rglob("*") if p.suffix in {".html", ".csv", ".json"}
    ]
    for path in made.rglob("*.pdf"):
        reader = PdfReader(path)
        texts += [page.extract_text() for page in reader.pages]
        attached = reader.attachments.values()
        texts += [part.decode("utf-8", "ignore") for parts in attached for part in parts]
    for path in made.rglob("*.xlsx"):
        with zipfile.ZipFile(path) as book:
            texts += [book.read(name).decode("utf-8", "ignore") for name in book.namelist()]
    return "\n".join([*texts, *(str(path.relative_to(made)) for path in made.rglob("*"))])


def test_no_nip_name_or_birth_date_is_in_any_shared_output(city, made):
    shared = everything_shared(made)
    people = pd.read_csv(city / PERIOD / "pegawai.csv", dtype=str, keep_default_na=False)
    days = {day for day in people["tanggal_lahir"] if len(day) == 10}
    turned = {"-".join(reversed(day.split("-"))) for day in days}
    names = {name for name in people["nama"] if " " in name and "Jumlah" not in name}
    nips = {nip for nip in people["nip"] if len(nip) > 10 and nip.isdigit()}
    assert len(names) > 200
    assert len(nips) > 200
    assert [secret for secret in {*names, *nips, *days, *turned} if secret in shared] == []


def test_one_failing_opd_does_not_stop_the_others(city, measured, monkeypatch, capsys):
    broken = nbformat.read(ROOT / "notebooks" / "opd_report.ipynb", as_version=4)
    fails = f"if opd == {codes(city)[0]!r}:\n    {{}}['golongan']"
    broken.cells.append(nbformat.v4.new_code_cell(fails))
    project = measured / "proyek"
    shutil.copytree(ROOT / "notebooks", project / "notebooks")
    nbformat.write(broken, project / "notebooks" / "opd_report.ipynb")
    monkeypatch.setattr("analysis.publish.run.project_folder", lambda: project)
    assert run(city, measured, monkeypatch) == 1
    listed = json.loads((measured / f"reports/kota/{PERIOD}/manifest.json").read_text("utf-8"))
    assert list(listed["laporan"]) == [codes(city)[1]]
    assert "1 dokumen gagal (sel" in capsys.readouterr().err
    kept = measured / "build" / "kota" / PERIOD / "notebook" / "id" / f"{codes(city)[0]}.ipynb"
    assert "golongan" in kept.read_text("utf-8")


def test_the_analysts_notebook_runs_from_top_to_bottom(city, measured, monkeypatch):
    monkeypatch.setenv("ANALYSIS_BUILD", str(measured / "build"))
    notebook = ROOT / "notebooks" / "explore.ipynb"
    executed = papermill.execute_notebook(
        str(notebook), str(measured / "explore.ipynb"),
        {"data": str(city), "period": PERIOD, "opd": codes(city)[0]},
        cwd=str(measured), progress_bar=False,
    )  # fmt: skip
    shown = [output for cell in executed.cells for output in cell.get("outputs", [])]
    assert any("image/png" in output.get("data", {}) for output in shown)
