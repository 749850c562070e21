"""The guide of an OPD as the command line makes it: both formats, answers, index, manifest."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from analysis.cli import main
from analysis.files import sha256
from analysis.publish import manifest
from analysis.publish.kinds import GUIDE, REPORT

PERIOD = "2026-Q3"


@pytest.fixture(scope="module")
def code(rendered):
    return rendered.codes[0]


def run(rendered, out: Path, *more: str) -> int:
    """Make the guide of one OPD; all runs share what was measured and planned."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANALYSIS_BUILD", str(rendered.work / "build"))
        chosen = ["--data", str(rendered.city), "--out", str(out), "--opd", rendered.codes[0]]
        return main(["guide", *chosen, "--jobs", "1", *more])


@pytest.fixture(scope="module")
def made(rendered, tmp_path_factory):
    """Return the quarter's folder of a run that made the guide alone."""
    out = tmp_path_factory.mktemp("panduan") / "reports"
    assert run(rendered, out) == 0
    return out / "kota" / PERIOD


def pages(path: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


def test_the_guide_lies_beside_the_reports_under_its_recorded_hash(made, code):
    listed = json.loads((made / "manifest.json").read_text("utf-8"))
    assert listed[REPORT.name] == {}
    assert set(listed[GUIDE.name][code]["berkas"]) == {"html", "pdf"}
    for ending, digest in listed[GUIDE.name][code]["berkas"].items():
        assert sha256(made / "panduan" / f"{code}.{ending}") == digest
    assert not (made / "opd").exists()


def test_the_index_links_to_the_guide(made, code):
    index = (made / "index.html").read_text("utf-8")
    assert f'href="panduan/{code}.html"' in index
    assert f'href="panduan/{code}.pdf"' in index


def test_on_a_screen_each_answer_is_behind_a_summary_below_its_question(made, code):
    page = (made / "panduan" / f"{code}.html").read_text("utf-8")
    exercises = re.findall(r'<section class="blok blok-exercise".*?</section>', page, re.DOTALL)
    assert len(exercises) >= 8
    for exercise in exercises:
        question, answer = exercise.split("<details><summary>Jawaban</summary>")
        assert "<p>" in question
        assert "<strong>" in answer
    assert "<h2" not in "".join(exercises)


def test_on_paper_the_answers_follow_at_the_end_and_the_question_names_their_page(made, code):
    texts = pages(made / "panduan" / f"{code}.pdf")
    first = next(
        n for n, text in enumerate(texts) if re.search(r"^Jawaban latihan$", text, re.MULTILINE)
    )
    numbers = [int(n) for text in texts for n in re.findall(r"Jawaban di halaman (\d+)", text)]
    assert numbers == sorted(numbers)
    assert all(first + 1 <= number <= len(texts) for number in numbers)
    assert "138,89%" in "".join(texts[:first])
    assert "Level 3, Menengah." not in "".join(texts[:first])
    assert "Level 3, Menengah." in "".join(texts[first:])


def test_the_same_guide_twice_is_the_same_bytes(rendered, code, made, tmp_path):
    assert run(rendered, tmp_path / "reports") == 0
    again = tmp_path / "reports" / "kota" / PERIOD
    for ending in GUIDE.endings:
        name = Path("panduan") / f"{code}.{ending}"
        assert sha256(again / name) == sha256(made / name)


def test_an_earlier_guide_stays_listed_while_its_key_and_bytes_are_the_same(tmp_path):
    (tmp_path / "panduan").mkdir()
    (tmp_path / "panduan" / "a.html").write_text("<p>")
    entry = {"a": {"kunci": "k", "berkas": {"html": sha256(tmp_path / "panduan" / "a.html")}}}
    earlier = {GUIDE.name: entry, REPORT.name: {"b": {"kunci": "k", "berkas": {}}}}
    assert manifest.listed_in(earlier, GUIDE) == ["a"]
    assert manifest.reports(tmp_path, earlier, [], {"a": "k"}, GUIDE) == entry
    assert manifest.reports(tmp_path, earlier, [], {"a": "neu"}, GUIDE) == {}
    assert manifest.reports(tmp_path, earlier, [], {"a": "k"}, REPORT) == {}
