"""Notebooks show, the library computes: stored without output, one call a cell."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import nbformat
import pytest
from tests.city_fixture import FUNCTIONS as CITY
from tests.guide_fixture import GUIDE
from tests.notebook_cells import cells, imported
from tests.present_fixture import FUNCTIONS

from analysis.present.city import outline as city_outline
from analysis.present.guide import outline as guide_outline
from analysis.present.locale import catalogue
from analysis.present.outline import APPENDIX, CHAPTERS, FIGURES, TABLES

FOLDER = Path(__file__).parents[1] / "notebooks"
PATHS = sorted(FOLDER.glob("*.ipynb"))
REPORTS = [path for path in PATHS if path.name not in {"explore.ipynb", "what_if.ipynb"}]
FORBIDDEN = (ast.FunctionDef, ast.Lambda, ast.For, ast.While, ast.If, ast.ListComp, ast.Try)
# notebook -> its numbered chapters, and what follows them
OUTLINES = {
    "city_report.ipynb": (city_outline.CHAPTERS, [APPENDIX]),
    "opd_report.ipynb": (CHAPTERS, [APPENDIX]),
    "panduan_opd.ipynb": (guide_outline.CHAPTERS, []),
}
BLOCKS = {"city_report.ipynb": CITY, "opd_report.ipynb": FUNCTIONS, "panduan_opd.ipynb": GUIDE}
PARAMETERS = {"data": "data/sample", "period": "2026-Q3", "opd": "dinas-kesehatan", "lang": "id"}
WITHOUT_OPD = {"city_report.ipynb"}


def name(path):
    return path.name


def tags(cell):
    return cell.metadata.get("tags", [])


@pytest.mark.parametrize("path", PATHS, ids=name)
def test_a_notebook_is_stored_without_output(path):
    nbformat.validate(nbformat.read(path, as_version=4))
    for cell in cells(path, "code"):
        assert cell.outputs == []
        assert cell.execution_count is None


@pytest.mark.parametrize("path", PATHS, ids=name)
def test_cell_ids_are_names_that_stay(path):
    ids = [cell.id for cell in cells(path)]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", each) for each in ids)


@pytest.mark.parametrize("path", PATHS, ids=name)
def test_one_cell_holds_the_parameters_as_plain_values(path):
    (cell,) = [cell for cell in cells(path, "code") if "parameters" in tags(cell)]
    values = {
        node.targets[0].id: ast.literal_eval(node.value) for node in ast.parse(cell.source).body
    }
    assert values.items() <= PARAMETERS.items()
    left_out = set(PARAMETERS) - set(values)
    assert left_out == ({"opd"} if path.name in WITHOUT_OPD else set()) or path not in REPORTS


@pytest.mark.parametrize("path", REPORTS, ids=name)
def test_a_report_notebook_computes_nothing(path):
    _parameters, imports, *calls = cells(path, "code")
    for cell in cells(path, "code"):
        assert not [
            node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, FORBIDDEN)
        ]
    assert "import" in imports.source
    for cell in calls:
        (statement,) = ast.parse(cell.source).body
        assert isinstance(statement, ast.Expr)
        assert isinstance(statement.value, ast.Call)


@pytest.mark.parametrize("path", REPORTS, ids=name)
def test_the_chapters_are_numbered_as_the_figures_are(path):
    headings = [
        line.removeprefix("## ")
        for cell in cells(path, "markdown")
        for line in cell.source.splitlines()
        if line.startswith("## ")
    ]
    chapters, more = OUTLINES[path.name]
    numbered = [f"{number} {title}" for number, title in enumerate(chapters, start=1)]
    assert headings == [*numbered, *more]
    assert set(FIGURES) | set(TABLES) <= {*CHAPTERS, APPENDIX}
    assert {*city_outline.FIGURES, *city_outline.TABLES} <= {*city_outline.CHAPTERS, APPENDIX}
    assert {*guide_outline.FIGURES, *guide_outline.TABLES} <= {*guide_outline.CHAPTERS}


@pytest.mark.parametrize("path", PATHS, ids=name)
def test_the_prose_of_a_notebook_has_its_english(path):
    for cell in cells(path, "markdown"):
        for chunk in re.split(r"\n\s*\n", cell.source):
            text = re.sub(r"^#+ (\d+ )?", "", " ".join(line.strip() for line in chunk.splitlines()))
            assert text in catalogue("en")


@pytest.mark.parametrize("path", REPORTS, ids=name)
def test_every_block_of_a_report_notebook_is_one_that_the_tests_draw(path):
    modules = imported(path)
    called = [
        getattr(modules[found[1]], found[2])
        for cell in cells(path, "code")
        if (found := re.fullmatch(r"(?:city\.placed\()?(\w+)\.(\w+)\(report\)\)?", cell.source))
    ]
    assert called == list(BLOCKS[path.name])
