"""The user's guide knows every message, every key, every command; its examples work."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import tomllib
from pathlib import Path

import pytest

import analysis.intake
from analysis.cli import cli, main
from analysis.dataset import Dataset, Signatory, load_dataset
from analysis.dataset.tables import TABLES
from analysis.forms.returned import advice as forms_advice
from analysis.intake.files.headers import accepted, columns_of, key
from analysis.intake.judging.reading import Advice
from analysis.measures.reasons import REASONS

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "panduan.md").read_text("utf-8")
INTAKE = Path(analysis.intake.__file__).parent

# What the guide quotes of a command's own messages, and the call that must still say it.
COMPLAINTS = {
    "tidak ada": ["check", "--data", "medann"],
    "adalah folder triwulan": ["check", "--data", "medan/2026-Q3"],
    "bukan folder data": ["check", "--data", "kosong"],
    "tidak dikenal": ["check", "--data", "medan", "--period", "Q3"],
    "Pilihan": ["check", "--dta", "medan"],
    "akhiran berkas": ["scores", "--data", "medan", "--out", "nilai.doc"],
    "sudah ada dan tidak ditimpa": ["template", "--out", "terisi", "--period", "2026-Q3"],
}


def rules() -> list[str]:
    """Collect the sentences of intake: each `Advice`, each named pair of rule and fix."""
    found = {}
    for module in pkgutil.iter_modules([str(INTAKE)]):
        values = vars(importlib.import_module(f"analysis.intake.{module.name}")).items()
        for name, value in values:
            if isinstance(value, Advice):
                found[value.rule] = None
            elif name.isupper() and _is_pair_of_sentences(value):
                found[value[0]] = None
    return list(found)


def _is_pair_of_sentences(value: object) -> bool:
    pair = isinstance(value, tuple) and len(value) == 2
    return pair and all(isinstance(part, str) and " " in part for part in value)


def table_after(mark: str) -> list[list[str]]:
    """Return the rows of the Markdown table that follows a mark, without its head."""
    lines = GUIDE[GUIDE.index(mark) :].splitlines()[1:]
    rows = [line for line in lines[: lines.index("")] if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


@pytest.mark.parametrize("rule", rules())
def test_every_rule_of_intake_stands_in_the_guide(rule):
    cells = re.split(r"<br>|\| ?| \|", GUIDE)
    assert rule in {cell.strip() for cell in cells}


@pytest.mark.parametrize(
    "rule", [value.rule for value in vars(forms_advice).values() if isinstance(value, Advice)]
)
def test_every_finding_about_returned_forms_stands_in_the_chapter_on_forms(rule):
    chapter = GUIDE[GUIDE.index("## 20 ") : GUIDE.index("## 21 ")]
    assert rule in {cell.strip() for cell in re.split(r"<br>|\|", chapter)}


def test_no_problem_is_worded_where_it_is_raised():
    """Else the test above would not see its sentence."""
    raising = {"UnreadableError", "problem", "file_problem", "Problem"}
    worded = []
    for path in sorted(INTAKE.glob("*.py")):
        tree = ast.walk(ast.parse(path.read_text("utf-8")))
        for call in [node for node in tree if isinstance(node, ast.Call)]:
            name = ast.unparse(call.func).rsplit(".", 1)[-1]
            if name in raising and _has_sentence(call):
                worded.append(f"{path.name}:{call.lineno}")
            if name == "Advice" and not path.name.startswith("advice"):
                worded.append(f"{path.name}:{call.lineno}")
    assert worded == []


def _has_sentence(call: ast.Call) -> bool:
    """Say whether a text with several words is written among the arguments that may be a rule."""
    texts = [part for argument in call.args for part in ast.walk(argument)]
    return any(
        isinstance(text, ast.Constant) and isinstance(text.value, str) and " " in text.value.strip()
        for text in texts
    )


@pytest.mark.parametrize("name", [*Dataset.model_fields, *Signatory.model_fields])
def test_every_key_of_dataset_toml_stands_in_the_guide(name):
    assert name == "folder" or f"`{name}`" in GUIDE


def test_the_example_dataset_toml_sets_every_key_and_is_accepted(tmp_path):
    example = re.search(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    assert example
    (tmp_path / "dataset.toml").write_text(example[1], "utf-8")
    (tmp_path / "2026-Q3").mkdir()
    (tmp_path / tomllib.loads(example[1])["logo"]).write_bytes(b"\x89PNG\r\n")
    dataset = load_dataset(tmp_path)
    assert dataset.model_fields_set >= {*Dataset.model_fields}


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_and_each_of_its_options_stands_in_the_guide(command):
    options = [
        name
        for option in cli.commands[command].params
        if option.param_type_name == "option"
        for name in option.opts
    ]
    assert f"analysis {command}" in GUIDE
    assert [name for name in [*options, "--debug"] if name not in GUIDE] == []


def test_the_guide_names_no_command_or_target_that_does_not_exist():
    commands = set(re.findall(r"`?analysis ([a-z]+(?:-[a-z]+)*)", GUIDE))
    targets = set(re.findall(r"\bmake ([a-z]+)", GUIDE))
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert commands <= set(cli.commands)
    assert targets <= set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


def test_every_table_that_may_be_delivered_stands_in_the_guide():
    assert [table for table in TABLES if f"`{table}`" not in GUIDE] == []


@pytest.mark.parametrize("reason", REASONS.values())
def test_every_reason_for_not_being_measured_stands_in_the_guide(reason):
    assert f"| {reason} |" in GUIDE


@pytest.mark.parametrize("row", table_after("<!-- tabel: judul -->"), ids=lambda row: row[1])
def test_every_header_the_guide_offers_is_recognised(row):
    table, columns, _, others = row
    tables = ["pegawai", "pelatihan", "kinerja", "disiplin"] if table == "semua" else [table[1:-1]]
    for name in tables:
        aliases, known = accepted(name).aliases, {*columns_of(name)}
        unknown = [
            header
            for header in re.findall(r"`([^`]+)`", f"{columns} {others}")
            if not {alias.column for alias in aliases.get(key(header), ())} & known
        ]
        assert unknown == []


@pytest.mark.parametrize("words", COMPLAINTS)
def test_the_messages_the_guide_quotes_are_the_ones_commands_give(
    words, tmp_path, monkeypatch, capsys
):
    for folder in ("medan/2026-Q3", "kosong", "terisi"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "medan" / "2026-Q3" / "pegawai.csv").write_text("nip\n", "utf-8")
    (tmp_path / "terisi" / "opd.xlsx").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    code = main(COMPLAINTS[words])
    assert code == 2
    assert words in capsys.readouterr().err
    assert words in GUIDE[GUIDE.index("## 13 ") :]
