"""Limits that allow no plan take the plan away and nothing else (broken/rencana)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from tests.test_publish_plan_files import city  # noqa: F401 - a fixture

from analysis import store
from analysis.cli import main
from analysis.dataset import load_dataset
from analysis.errors import PromiseError
from analysis.present.blocks import Note
from analysis.present.chapters import page, plan
from analysis.publish import run
from analysis.store import plans

IMPOSSIBLE = Path(__file__).parent / "broken" / "rencana"
NAMES = sorted(path.stem for path in IMPOSSIBLE.glob("*.toml"))
LANGUAGES = {
    "id": ("Rencana tidak dapat dibuat. ", "Peringatan: dibuat tanpa rencana. "),
    "en": ("No plan could be made. ", "Warning: made without a plan. "),
}


@pytest.fixture(params=NAMES)
def name(request):
    return request.param


@pytest.fixture
def refused(city, name):  # noqa: F811 - pytest passes the fixture by its name
    """A small city whose budget is set and whose limits allow no plan."""
    text = (IMPOSSIBLE / f"{name}.toml").read_text("utf-8")
    asked = text if "[rencana]" in text else f"[rencana]\n{text}"
    (city / "dataset.toml").write_text(
        asked.replace("[rencana]\n", "[rencana]\nanggaran = 100_000\n"), "utf-8"
    )
    return city


def sentence(name: str, lang: str) -> str:
    return (IMPOSSIBLE / f"{name}.{lang}.txt").read_text("utf-8").strip()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_chapter_and_page_one_say_why_in_the_readers_language(refused, name, lang):
    report = store.open_report(refused, "2026-Q3", "dinas-satu", lang)
    summary = plan.summary(report)
    assert isinstance(summary, Note)
    assert summary.text == LANGUAGES[lang][0] + sentence(name, lang)
    assert sentence(name, lang) in [item.text for item in page.findings(report).items]
    assert len(report.kebutuhan) > 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_reports_warn_record_the_reason_and_end_with_1(refused, name, lang, tmp_path, capsys,
                                                       monkeypatch):  # fmt: skip
    monkeypatch.setattr(run, "_render_all", lambda *_: [])
    out = tmp_path / "laporan"
    assert main(["reports", "--data", str(refused), "--out", str(out), "--lang", lang]) == 1
    assert LANGUAGES[lang][1] + sentence(name, lang) + "\n" in capsys.readouterr().out
    folder = out / "kota" / "2026-Q3" / ("" if lang == "id" else lang)
    assert (folder / "index.html").is_file()
    (told,) = json.loads((folder / "manifest.json").read_text("utf-8"))["rencana_ditolak"]
    assert told["kalimat"] == sentence(name, "id")


def test_the_plan_itself_stops_with_the_sentence(refused, name, tmp_path, capsys):
    out = tmp_path / "rencana"
    assert main(["plan", "--data", str(refused), "--out", str(out)]) == 2
    assert capsys.readouterr().err == f"Galat: {sentence(name, 'id')}\n"
    assert not out.exists()


def test_forms_are_written_and_say_why_there_is_no_plan(refused, name, tmp_path, capsys):
    out = tmp_path / "internal"
    assert main(["forms", "--data", str(refused), "--out", str(out)]) == 1
    assert f"formulir dibuat tanpa rencana. {sentence(name, 'id')}\n" in capsys.readouterr().err
    assert {path.name for path in out.rglob("*.xlsx")} == {"formulir.xlsx", "rencana.xlsx"}
    (book,) = out.rglob("rencana.xlsx")
    cells = CalamineWorkbook.from_path(str(book)).get_sheet_by_name("Ringkasan").to_python()
    assert [f"Rencana tidak dapat dibuat. {sentence(name, 'id')}"] == [
        cell for row in cells for cell in row if "tidak dapat dibuat" in str(cell)
    ]


def test_a_refusal_is_kept_as_a_plan_is(refused, name, monkeypatch):
    dataset = load_dataset(refused)
    store.plan_of(dataset, dataset.period())
    monkeypatch.setattr(plans, "make_plan", None)
    kept = store.plan_of(dataset, dataset.period())
    assert [str(told) for told in kept.refusals] == [sentence(name, "id")]


def test_a_fault_in_planning_leaves_the_reports_and_shows_no_figure_of_it(
    city,  # noqa: F811 - pytest passes the fixture by its name
    monkeypatch,
):
    def fail(_ground):
        raise PromiseError("beda bagi 1 orang (pelatihan: T-1)")

    (city / "dataset.toml").write_text("[rencana]\nanggaran = 100_000\n", "utf-8")
    monkeypatch.setattr(plans, "make_plan", fail)
    report = store.open_report(city, "2026-Q3", "dinas-satu")
    assert "laporkan sebagai galat program" in plan.summary(report).text
    assert "T-1" not in json.dumps(report.info["rencana_ditolak"])
    dataset = load_dataset(city)
    with pytest.raises(PromiseError):
        store.explored_plan(dataset, dataset.period())
