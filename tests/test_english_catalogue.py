"""The English catalogue is complete, and holds nothing that nobody tells."""

from __future__ import annotations

import pytest
from tests import english_messages as messages

from analysis.intake.files.unfilled import ENGLISH
from analysis.present.locale import catalogue

SOURCES = ("in_code", "in_templates", "in_notebooks", "in_help", "in_law", "in_tables")


@pytest.mark.parametrize("source", SOURCES)
def test_every_message_that_may_be_told_has_an_english_text(source):
    told = {text for text in getattr(messages, source)() if text.strip()}
    assert len(told) > 10
    assert sorted(told - set(catalogue("en"))) == []


def test_every_message_of_the_catalogue_is_told_somewhere():
    assert sorted(set(catalogue("en")) - messages.anywhere()) == []


def test_a_message_keeps_blanks_at_its_ends_and_its_last_sign():
    english = catalogue("en")
    for text, told in english.items():
        assert (text[:1] == " ", text[-1:] == " ") == (told[:1] == " ", told[-1:] == " "), text
        if text[-1] in ".:" and len(text) > 20:
            assert told[-1] == text[-1], text


def test_templates_are_recognised_in_both_languages():
    assert {text: catalogue("en")[text] for text in ENGLISH} == dict(ENGLISH)
