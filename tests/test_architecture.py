"""Data walks one way through the house, and only the shell touches the world."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "analysis"

# Room -> rank: a room may import rooms of a lower rank, and its own.
ROOMS = {
    "errors": 0,
    "files": 0,
    "language": 0,
    "columns": 0,
    "regulation": 1,
    "benchmark": 1,
    "dataset": 1,
    "intake": 2,
    "measures": 3,
    "quarter": 4,
    "plan": 5,
    "scenario": 6,
    "release": 7,
    "store": 8,
    "forms": 9,
    "present": 10,
    "publish": 11,
    "sample": 3,
    "cli": 12,
    "__main__": 13,
    "__init__": 10,  # hands out the public names, lazily
}
# Within a large room: its parts from what stands alone to what rests on it; a line is one rank.
STAIRS = {
    "intake": [
        "delivery files",
        "judging",
        "tables clean problems",
        "assemble problems_book template",
    ],
    "plan": ["ground needs", "problem", "solver", "calendar", "asked results", "make"],
    "forms": ["sheets", "form", "returned plan_book invitations"],
    "present": [
        "drawing locale markup",
        "blocks",
        "wording slide",
        "outline standing what_if",
        "drawn",
        "chapters",
        "city guide",
        "workbook pictures",
    ],
}
SHELL = {
    "__main__",
    "benchmark.read",
    "cli",
    "dataset",
    "files",
    "intake.files",
    "intake.template",
    "publish",
    "regulation",
    "sample",
    "store",
}
OPENERS = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "read_csv", "to_csv"}
IN_MEMORY = {"archive.open"}  # a member of an archive that was read already
WORLD = {"time", "datetime.now", "os.environ", "os.getenv", "random", "secrets", "uuid"}
MODULES = sorted(SOURCE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def module(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


def imported_rooms(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "analysis":
                names |= {f"analysis.{alias.name}" for alias in node.names}
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    parts = [name.split(".") for name in names]
    return {words[1] for words in parts if words[0] == "analysis" and len(words) > 1} & set(ROOMS)


@pytest.mark.parametrize("path", MODULES, ids=module)
def test_imports_go_one_way(path):
    here = room(path)
    assert here in ROOMS, f"{here}: a new room needs its place in the order"
    upward = {
        other for other in imported_rooms(path) if other != here and ROOMS[other] >= ROOMS[here]
    }
    siblings = {"errors", "columns", "files", "language", "regulation", "dataset"}
    assert not upward - siblings, f"{module(path)} imports {sorted(upward)}"


def imported_parts(path: Path, own: str) -> set[str]:
    """The parts of its own room that a module imports from."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            words = node.module.split(".")
            if words[:2] == ["analysis", own]:
                found |= {words[2]} if len(words) > 2 else {alias.name for alias in node.names}
    return found


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if room(path) in STAIRS and path.stem != "__init__"],
    ids=module,
)
def test_within_a_large_room_imports_go_down_the_stairs(path):
    own = room(path)
    ranks = {part: rank for rank, line in enumerate(STAIRS[own]) for part in line.split()}
    here = path.relative_to(SOURCE).parts[1].removesuffix(".py")
    assert here in ranks, f"{own}/{here}: a new part needs its place on the stairs"
    others = (imported_parts(path, own) & set(ranks)) - {here}
    upward = {part for part in others if ranks[part] >= ranks[here]}
    assert not upward, f"{module(path)} imports {sorted(upward)}"


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if not any(module(path).startswith(shell) for shell in SHELL)],
    ids=module,
)
def test_only_the_shell_opens_files_or_reads_the_clock(path):
    allowed_resources = room(path) == "present"  # its own packaged catalogue, templates and fonts
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            opens = name.split(".")[-1] in OPENERS and name not in IN_MEMORY
            if opens and not allowed_resources:
                found.append(name)
        elif isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name in WORLD]
        elif isinstance(node, ast.Attribute) and ast.unparse(node) in WORLD:
            found.append(ast.unparse(node))
    assert not found, f"{module(path)} touches the world: {found}"


def test_importing_the_package_loads_nothing_heavy():
    code = "import sys, analysis.cli; print(sorted({'pandas', 'matplotlib'} & set(sys.modules)))"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert run.stdout.strip() == "[]"


def test_people_appear_only_in_notebooks_made_for_the_analyst():
    named = {
        path.name
        for path in (ROOT / "notebooks").glob("*.ipynb")
        for cell in json.loads(path.read_text("utf-8"))["cells"]
        if cell["cell_type"] == "code" and "open_internal" in "".join(cell["source"])
    }
    assert named <= {"explore.ipynb", "what_if.ipynb"}
