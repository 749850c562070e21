"""Sentences that are told where they arise and translated where they are read."""

from __future__ import annotations

import ast
import copy
import string
from decimal import Decimal
from pathlib import Path

import pytest

from analysis.errors import CallError, Figure, PlanError, Sentence, phrase, said
from analysis.present.locale import catalogue
from analysis.present.wording.told import tell_error
from analysis.present.wording.voice import Voice

SOURCE = Path(__file__).parents[1] / "src" / "analysis"
NESTED = said(
    "dataset.toml: {kunci} harus {isi}.", kunci="rencana.maks_kursus",
    isi=said("bilangan bulat 1 sampai 3"),
)  # fmt: skip


def said_in(path: Path) -> set[str]:
    return {
        node.args[0].value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "said"
        and isinstance(node.args[0], ast.Constant)
    }


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_sentence_has_an_english_one_with_the_same_fields():
    texts = set().union(*map(said_in, SOURCE.rglob("*.py")))
    english = catalogue("en")
    assert len(texts) > 40
    assert sorted(texts - set(english)) == []
    assert [text for text in texts if fields(text) != fields(english[text])] == []


def test_a_sentence_inside_a_sentence_is_told_in_the_same_language():
    error = PlanError(NESTED)
    assert str(error) == "dataset.toml: rencana.maks_kursus harus bilangan bulat 1 sampai 3."
    english = "dataset.toml: rencana.maks_kursus must be a whole number from 1 to 3."
    assert tell_error(error, Voice("en")) == english


def test_a_figure_in_a_sentence_is_written_as_the_language_writes_it():
    share = said("lantai_opd ({persen})", persen=Figure(Decimal("12.5"), "%"))
    assert (str(share), Voice("en").tell(share)) == ("lantai_opd (12,5%)", "lantai_opd (12.5%)")
    money = Figure(Decimal(2_000_000), "Rp")
    assert (money.written("id"), money.written("en")) == ("Rp 2.000.000", "Rp 2,000,000")
    assert Sentence.of(share.plain) == share


def test_a_phrase_is_a_text_that_can_be_told_in_another_language_even_from_another_process():
    hint = copy.copy(phrase("mungkin {dugaan}", dugaan="pegawai"))
    assert hint == "mungkin pegawai"
    assert Voice("en").tell(hint) == "perhaps pegawai"


def test_braces_in_what_a_user_wrote_are_no_fields():
    assert str(CallError("Folder '{x}' tidak ada.")) == "Folder '{x}' tidak ada."


def test_a_sentence_comes_back_from_what_json_holds():
    assert Sentence.of(NESTED.plain) == NESTED


@pytest.mark.parametrize("error", [CallError("satu"), PlanError(NESTED)])
def test_an_error_comes_back_from_another_process_with_its_sentences(error):
    back = copy.copy(error)  # by the way that processes send it
    assert (str(back), back.told) == (str(error), error.told)
