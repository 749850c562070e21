"""The sentences of the intake, and the tables of spellings, as data."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from tests.judge_fixture import one

from analysis import intake
from analysis.intake.judging import advice, advice_opd, advice_plan
from analysis.intake.judging.codes import codes, key, nearest
from analysis.intake.judging.reading import Advice
from analysis.regulation import vocabulary

INTAKE = Path(intake.__file__).parent
SENTENCES = {
    name: value
    for module in (advice, advice_opd, advice_plan)
    for name, value in vars(module).items()
    if isinstance(value, Advice)
}
SOURCE = "".join(
    path.read_text(encoding="utf-8")
    for path in INTAKE.rglob("*.py")
    if not path.name.startswith("advice")
)
TABLES = sorted((INTAKE / "codes").glob("*.csv"))


@pytest.mark.parametrize("name", SENTENCES)
def test_every_finding_can_be_found(name):
    assert re.search(rf"\b{name}\b", SOURCE)


def test_no_two_rules_read_alike():
    rules = [sentence.rule for sentence in SENTENCES.values()]
    assert len(rules) == len(set(rules))


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_is_constant_and_ends_without_a_stop(name):
    sentence = SENTENCES[name]
    assert not sentence.rule.endswith(".")
    assert not sentence.fix.endswith(".")
    assert "{" not in sentence.rule + sentence.fix


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_no_spelling_means_two_things(path):
    seen: dict[str, str] = {}
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        written = key(row.get("tertulis") or row["frasa"]) + (row.get("letak") or "")
        assert seen.setdefault(written, row["baku"]) == row["baku"]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("tingkat_pendidikan", vocabulary.TINGKAT_PENDIDIKAN),
        ("jenjang_jabatan", vocabulary.JENJANG_JABATAN),
        ("jenis_jabatan", vocabulary.JENIS_JABATAN),
        ("predikat", vocabulary.PREDIKAT),
        ("tingkat_hukuman", vocabulary.HUKUMAN),
    ],
)
def test_spellings_lead_to_the_words_of_the_law_and_every_word_is_its_own_spelling(table, words):
    canonical = codes(table).canonical
    assert set(canonical.values()) <= set(words)
    assert {word: codes(table).find(word) for word in words} == {word: word for word in words}


def test_every_kind_of_training_is_known_by_its_code_with_and_without_zero():
    known = codes("jenis_pelatihan")
    assert [known.find(str(n)) for n in range(1, 26)] == list(vocabulary.JENIS_DIKLAT)
    assert [known.find(code) for code in vocabulary.JENIS_DIKLAT] == list(vocabulary.JENIS_DIKLAT)


def test_a_suggestion_names_accepted_values_only():
    canonical = codes("predikat").canonical
    assert nearest("Sangat Biak", canonical).split(", ")[0] == "Sangat Baik"
    assert nearest("xyzzy", canonical) == ""


def test_a_suggested_kind_of_training_is_its_code_and_its_name():
    reading = codes("jenis_pelatihan").reader(advice.KIND_UNKNOWN)("Manejerial")
    assert "05 Manajerial" in reading.suggestion.split(", ")


def test_a_suggested_standing_is_its_code_and_its_name():
    delivery = one("pegawai", {"kedudukan_hukum": "Tugas Belajr"})
    (problem,) = delivery.each_problem("disisihkan")
    assert problem.suggestion == "03 Tugas Belajar"
