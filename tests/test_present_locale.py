"""English is complete: every text a report or page may print has its translation."""

from __future__ import annotations

import ast
import string
from datetime import date
from pathlib import Path

import jinja2
import pytest

from analysis.measures.reasons import REASONS
from analysis.present.locale import catalogue, translator
from analysis.regulation import load_regulation

SOURCE = Path(__file__).parents[1] / "src" / "analysis"
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
MARKS = {"_", "N_", "voice", "translate"}


def texts_of_code(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            first = node.args[0]
            if node.func.id in MARKS and isinstance(first, ast.Constant):
                yield first.value


def texts_of_template(path):
    environment = jinja2.Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    for _line, _function, text in environment.extract_translations(path.read_text("utf-8")):
        yield text


def fields(text):
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


@pytest.mark.parametrize("room", ["present", "publish"])
def test_every_marked_text_has_an_english_one(room):
    marked = {text for path in (SOURCE / room).rglob("*.py") for text in texts_of_code(path)}
    marked |= {text for path in (SOURCE / room).rglob("*.j2") for text in texts_of_template(path)}
    assert len(marked) > 20
    assert sorted(text for text in marked if text.strip() and text not in catalogue("en")) == []


@pytest.mark.parametrize(
    ("edition", "options"),
    [("perbkn-8-2019", {}), ("bkn-4190-2024", UNKNOWN_SPLIT)],
)
def test_reasons_and_the_editions_texts_are_translated(edition, options):
    law = load_regulation(edition, date(2026, 9, 30), options)
    texts = {law.title, *REASONS.values(), *(option.title for option in law.options)}
    for table in law.tables:
        texts |= {table.title, table.reference.title, table.reference.article}
    assert sorted(text for text in texts if text and text not in catalogue("en")) == []


def test_a_translation_keeps_the_fields_of_its_text():
    messages = catalogue("en")
    assert [text for text in messages if fields(text) != fields(messages[text])] == []


def test_a_text_without_translation_stays_indonesian_and_an_unknown_language_is_refused():
    assert translator("en")("teks yang tidak ada") == "teks yang tidak ada"
    with pytest.raises(KeyError):
        translator("jv")
