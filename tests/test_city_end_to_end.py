"""The city's report on a small city, as the command line makes it."""

from __future__ import annotations

import json

import pytest
from pypdf import PdfReader

from analysis.cli import main
from analysis.files import sha256
from analysis.sample import make_sample

PERIOD = "2026-Q3"


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    folder = make_sample(
        tmp_path_factory.mktemp("data") / "kota", people=260, opd_count=4,
        periods=("2026-Q2", PERIOD),
    ).folder  # fmt: skip
    settings = folder / "dataset.toml"
    told = settings.read_text("utf-8")
    settings.write_text(told.replace("anggaran = 2_000_000_000", ""), "utf-8")  # no plan: quicker
    return folder


def run(city, work, *more):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANALYSIS_BUILD", str(work / "build"))
        return main(["reports", "--data", str(city), "--out", str(work / "reports"), *more])


@pytest.fixture(scope="module")
def work(city, tmp_path_factory):
    folder = tmp_path_factory.mktemp("kerja")
    assert run(city, folder, "--opd", "kota") == 0
    return folder


@pytest.fixture(scope="module")
def made(work):
    return work / "reports" / "kota" / PERIOD


def test_the_city_alone_may_be_asked_for_and_is_there_under_its_recorded_hash(made):
    listed = json.loads((made / "manifest.json").read_text("utf-8"))
    assert listed["laporan"] == {}
    files = listed["kota"]["kota"]["berkas"]
    assert {ending: sha256(made / f"kota.{ending}") for ending in ("html", "pdf", "xlsx")} == files


def test_the_index_leads_to_the_report_of_the_city(made):
    page = (made / "index.html").read_text("utf-8")
    for ending in ("html", "pdf", "xlsx"):
        assert f'href="kota.{ending}"' in page


def test_page_one_of_the_pdf_is_the_overview_and_page_two_begins_with_the_index(made):
    pages = PdfReader(made / "kota.pdf").pages
    assert "Yang terpenting" in pages[0].extract_text()
    assert "Tabel 2.1." not in pages[0].extract_text()
    assert "Tabel 2.1." in pages[1].extract_text()


def test_a_run_of_one_opd_leaves_the_city_as_it_is(city, work, made):
    before = sha256(made / "kota.html")
    code = (city / "opd.csv").read_text("utf-8").split("\n")[1].split(",")[0]
    assert run(city, work, "--opd", code) == 0
    listed = json.loads((made / "manifest.json").read_text("utf-8"))
    assert list(listed["laporan"]) == [code]
    assert list(listed["kota"]) == ["kota"]
    assert sha256(made / "kota.html") == before


def test_equal_data_give_equal_bytes(city, made, tmp_path):
    assert run(city, tmp_path, "--opd", "kota") == 0
    again = tmp_path / "reports" / "kota" / PERIOD
    for ending in ("html", "pdf", "xlsx"):
        assert sha256(again / f"kota.{ending}") == sha256(made / f"kota.{ending}")
