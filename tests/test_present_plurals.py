"""A word that follows a number fits it, in the language that has two forms."""

from __future__ import annotations

import ast
import string

import pytest
from tests.english_messages import SOURCE

from analysis.errors import said
from analysis.present.locale import catalogue
from analysis.present.locale.plurals import filled
from analysis.present.wording.voice import Voice

ROWS = "{n} {n:row|rows} of {m}"


@pytest.mark.parametrize("number", [1, "1", "one", "+1", "\N{MINUS SIGN}1"])
def test_one_is_followed_by_the_single_word(number):
    assert filled(ROWS, {"n": number, "m": 9}) == f"{number} row of 9"


@pytest.mark.parametrize("number", [0, 2, 11, "1.0", "1,204", "{n}", "several"])
def test_any_other_number_is_followed_by_the_plural(number):
    assert filled(ROWS, {"n": number, "m": 1}) == f"{number} rows of 1"


def test_a_sentence_counts_each_of_its_things():
    told = Voice("en")("{banyak} peserta, {angkatan} angkatan", banyak=31, angkatan=1)
    assert told == "31 participants, 1 batch"


def test_a_sentence_that_travelled_as_an_error_counts_too():
    error = said("Lama pelatihan {days} hari tidak mungkin: isi 1 hari atau lebih.", days=0)
    assert Voice("en").tell(error).startswith("A course of 0 days is impossible")


def test_no_text_offers_a_bracketed_ending_for_its_plural():
    assert [text for text in catalogue("en").values() if "(s)" in text or "(es)" in text] == []


def test_the_words_of_a_number_name_a_field_of_their_text():
    for text, told in catalogue("en").items():
        counted = {
            name for _, name, spec, _ in string.Formatter().parse(told) if "|" in (spec or "")
        }
        assert counted <= {name for _, name, _, _ in string.Formatter().parse(text)}, text


def test_a_text_that_counts_is_filled_in_where_it_is_told():
    """A text taken unfilled and formatted later would lose its choice of words."""
    counting = {text for text, told in catalogue("en").items() if "|" in told}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "voice"}:
                text = node.args[0].value if isinstance(node.args[0], ast.Constant) else ""
                assert node.keywords or text not in counting, f"{path.name}: {text}"
