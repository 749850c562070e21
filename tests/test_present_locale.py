"""The catalogue as a reader gets it; that it is complete: test_english_catalogue.py."""

from __future__ import annotations

import string

import pytest

from analysis.present.locale import catalogue, translator


def fields(text):
    """The fields of a text, without those that only choose a word: {n:row|rows}."""
    parts = string.Formatter().parse(text)
    return sorted(name for _, name, spec, _ in parts if name and "|" not in (spec or ""))


def test_a_translation_keeps_the_fields_of_its_text():
    messages = catalogue("en")
    assert [text for text in messages if fields(text) != fields(messages[text])] == []


def test_a_text_without_translation_stays_indonesian_and_an_unknown_language_is_refused():
    assert translator("en")("teks yang tidak ada") == "teks yang tidak ada"
    with pytest.raises(KeyError):
        translator("jv")
