"""The notebooks in JupyterLab: another language is a copy with its own prose and parameter."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from tests.english_words import strangers

from analysis.cli import main
from analysis.present.wording.voice import Voice
from analysis.publish.lab import notebooks_in, told_notebook

SOURCES = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))


def cells(text: str) -> list[nbformat.NotebookNode]:
    return list(nbformat.reads(text, as_version=4).cells)


def project(folder: Path) -> Path:
    (folder / "notebooks").mkdir()
    source = next(path for path in SOURCES if path.name == "what_if.ipynb")
    (folder / "notebooks" / source.name).write_bytes(source.read_bytes())
    return folder


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_indonesian_prose_is_left_in_a_copy(path):
    copy = cells(told_notebook(path.read_text("utf-8"), Voice("en")))
    assert strangers([cell.source for cell in copy if cell.cell_type == "markdown"], "en") == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_the_code_of_a_copy_differs_in_its_language_alone(path):
    own, copy = (
        [cell.source for cell in cells(text) if cell.cell_type == "code"]
        for text in (path.read_text("utf-8"), told_notebook(path.read_text("utf-8"), Voice("en")))
    )
    assert [one.replace('lang = "en"', 'lang = "id"') for one in copy] == own
    assert sum('lang = "en"' in one for one in copy) == 1


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_told_in_its_own_language_a_notebook_says_what_it_said(path):
    own = cells(path.read_text("utf-8"))
    told = cells(told_notebook(path.read_text("utf-8"), Voice("id")))
    assert [cell.source.split() for cell in told] == [cell.source.split() for cell in own]


def test_the_notebooks_themselves_serve_their_own_language(tmp_path):
    assert notebooks_in("id", project(tmp_path)) == tmp_path / "notebooks"
    assert sorted(path.name for path in (tmp_path / "notebooks").iterdir()) == ["what_if.ipynb"]


def test_another_language_has_a_folder_of_copies(tmp_path):
    folder = notebooks_in("en", project(tmp_path))
    assert folder == tmp_path / "notebooks" / "en"
    first = cells((folder / "what_if.ipynb").read_text("utf-8"))[0]
    assert first.source.startswith("# What if ...\n")


def test_a_copy_that_somebody_worked_in_stays(tmp_path):
    folder = notebooks_in("en", project(tmp_path))
    (folder / "what_if.ipynb").write_text("mine", "utf-8")
    notebooks_in("en", tmp_path)
    assert (folder / "what_if.ipynb").read_text("utf-8") == "mine"


def test_the_command_shows_the_folder(capsys):
    assert main(["lab", "--lang", "id"]) == 0
    assert Path(capsys.readouterr().out.strip()) == SOURCES[0].parent
