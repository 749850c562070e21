"""Every message the program may tell, gathered from its code, templates, tables and data files."""

from __future__ import annotations

import ast
import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click
import jinja2
import yaml

from analysis.cli import cli
from analysis.cli.words import KEPT, told_paragraphs
from analysis.columns import COLUMNS
from analysis.dataset.tables import TABLES
from analysis.forms.plan_book import columns as plan_columns
from analysis.language import INDONESIAN
from analysis.measures.change import SENTENCES
from analysis.measures.reasons import REASONS
from analysis.publish.kinds import KINDS, NOTEBOOKS
from analysis.publish.markdown import translated
from analysis.regulation import load_development, load_regulation

SOURCE = Path(__file__).parents[1] / "src" / "analysis"
MARKS = {"_", "N_", "voice", "translate", "said", "phrase", "_tongue"}
OUTCOMES = ("disisihkan", "di luar cakupan", "ditandai", "struktur")
LEVELS = (
    "JPT Utama", "JPT Madya", "JPT Pratama", "Administrator", "Pengawas", "JF Ahli Utama",
    "JF Ahli Madya", "JF Ahli Muda", "JF Ahli Pertama", "JF Penyelia", "JF Mahir", "JF Terampil",
    "JF Pemula", "Pelaksana",
)  # fmt: skip
UNKNOWN_SPLIT = {  # what edition bkn-4190-2024 leaves open; any values do
    "pembagian_sisa": {
        "struktural": {"kepemimpinan": 60, "teknis": 30, "seminar": 10},
        "fungsional": {"fungsional": 60, "teknis": 30, "seminar": 10},
        "pelaksana": {"teknis": 60, "seminar": 40},
    },
    "pendidikan_syarat": dict.fromkeys(LEVELS, "S1"),
    "poin_kesesuaian": {"di_atas": 25, "sesuai": 20, "di_bawah": 10},
}


def in_code() -> set[str]:
    """Texts that the code marks: in calls of a mark, of Advice and Field, rule-and-fix pairs."""
    return {text for path in SOURCE.rglob("*.py") for text in _of_module(path)}


def _of_module(path: Path) -> Iterator[str]:
    source = path.read_text("utf-8")
    yield from _of_source(source)
    for node in ast.walk(ast.parse(source)):
        pair = isinstance(node, ast.Assign) and path.parent.name in {"intake", "benchmark"}
        if pair and isinstance(node.value, ast.Tuple) and len(node.value.elts) == 2:
            texts = [_text(part) for part in node.value.elts]
            if all(" " in text and text[0].isupper() for text in texts):
                yield from texts


def _of_source(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            yield from _of_call(node)


def _of_call(node: ast.Call) -> Iterator[str]:
    told = node.func.func if isinstance(node.func, ast.Call) else node.func  # voice(lang)("...")
    name = getattr(told, "id", "") or getattr(told, "attr", "")
    if name in MARKS and node.args:
        yield _text(node.args[0])
    elif name == "Advice":
        yield from map(_text, node.args[:2])
    elif name == "Field" and len(node.args) > 1:
        yield _text(node.args[1])
        yield from (_text(one.value) for one in node.keywords if one.arg == "hint")


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def in_templates() -> set[str]:
    """Texts that the page templates mark."""
    environment = jinja2.Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    found: set[str] = set()
    for path in SOURCE.rglob("*.j2"):
        for _line, _function, text in environment.extract_translations(path.read_text("utf-8")):
            found |= {text} if isinstance(text, str) else {one for one in text if one}
    return found


def in_notebooks() -> set[str]:
    """Prose of the notebooks as it is looked up, and the texts that their code marks."""
    found: set[str] = set()

    def seen(text: str) -> str:
        found.add(text)
        return text

    for path in sorted((SOURCE.parents[1] / NOTEBOOKS).glob("*.ipynb")):
        for cell in json.loads(path.read_text("utf-8"))["cells"]:
            if cell["cell_type"] == "markdown":
                translated("".join(cell["source"]), seen)
            else:
                found |= set(_of_source("".join(cell["source"]).replace("%matplotlib inline", "")))
    return found


def in_help() -> set[str]:
    """Texts of the help pages: paragraphs, options, what stands for a value."""
    found = {cli.epilog or "", "Tampilkan bantuan ini."}
    for command in (cli, *cli.commands.values()):
        found |= set(paragraphs(command))
        for param in command.params:
            found |= {getattr(param, "help", "") or "", param.metavar or ""}
    return found


def paragraphs(command: click.Command) -> list[str]:
    """The paragraphs of a command's help as they are looked up."""
    told = told_paragraphs(command.help or "", INDONESIAN)
    return [part.removeprefix(KEPT) for part in told]


def in_law() -> set[str]:
    """Texts of the rule tables of both editions and of gap and plan."""
    found: set[str] = set()
    for edition, options in (("perbkn-8-2019", {}), ("bkn-4190-2024", UNKNOWN_SPLIT)):
        law = load_regulation(edition, date(2026, 9, 30), options)
        found |= {law.title, *(option.title for option in law.options), *_tables(law.tables)}
    rules = load_development(date(2026, 9, 30))
    found |= {*_tables(rules.tables), *(option.title for option in rules.options)}
    for table in (rules.level_kompetensi, rules.nama_level, rules.kebutuhan, rules.prioritas):
        found |= {str(value) for value in table.values.values()}
    found |= {str(value).partition(":")[0] for value in rules.kebutuhan.values.values()}
    return found | {str(name) for name in rules.kompetensi.labels.values()}


def _tables(tables: Any) -> set[str]:
    return {
        text
        for table in tables
        for text in (table.title, table.reference.title, table.reference.article)
    }


def in_tables() -> set[str]:
    """Texts of tables of constants: labels, meanings, heads, reasons, outcomes."""
    found = {*REASONS.values(), *OUTCOMES, *SENTENCES.values()}
    found |= {kind.name for kind in KINDS}
    for column in COLUMNS.values():
        found |= {column.label, column.meaning}
    found |= {spec.row for spec in TABLES.values()}
    heads = (plan_columns.PLACES, plan_columns.NEEDS, plan_columns.BOXES, plan_columns.OPEN)
    return found | {head[1] for table in heads for head in table}


def used() -> set[str]:
    """All of them."""
    sources = (in_code(), in_templates(), in_notebooks(), in_help(), in_law(), in_tables())
    return {text for source in sources for text in source if text.strip()}


def anywhere() -> set[str]:
    """Every text that stands anywhere in the program: constants, cells and values of its data.

    A message of the catalogue that is none of these is told by nobody.
    """
    found = used() | {
        node.value
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    for path in SOURCE.rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            found |= {cell for row in csv.reader(stream) for cell in row}
    for path in SOURCE.rglob("*.yaml"):
        found |= set(_scalars(yaml.safe_load(path.read_text("utf-8"))))
    return found


def _scalars(tree: Any) -> Iterator[str]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield str(key)
            yield from _scalars(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _scalars(value)
    else:
        yield str(tree)
