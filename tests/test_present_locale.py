"""The catalogue as a reader gets it; that it is complete: test_english_catalogue.py."""

from __future__ import annotations

import string

import pytest

from analysis.present.locale import catalogue, translator


def fields(text):
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


def test_a_translation_keeps_the_fields_of_its_text():
    messages = catalogue("en")
    assert [text for text in messages if fields(text) != fields(messages[text])] == []


def test_a_text_without_translation_stays_indonesian_and_an_unknown_language_is_refused():
    assert translator("en")("teks yang tidak ada") == "teks yang tidak ada"
    with pytest.raises(KeyError):
        translator("jv")
