"""Every help page reads in the language of the call, and says the same in both."""

from __future__ import annotations

import re

import pytest
from tests.english_words import strangers

from analysis.cli import cli, main

COMMANDS = ("", *sorted(cli.commands))
SAME = {"-h, --help", "--lang id|en", "--version", "--debug"}


@pytest.fixture(autouse=True)
def no_language_of_the_shell(monkeypatch):
    monkeypatch.delenv("LANG_REPORT", raising=False)


def page(capsys, command: str, *before: str) -> str:
    assert main([*before, *([command] if command else []), "--help"]) == 0
    return capsys.readouterr().out


def options(page: str) -> dict[str, str]:
    """The options of a page with their help, lines joined."""
    told: dict[str, str] = {}
    name = ""
    for line in page.splitlines():
        start = re.match(r"  (-\S.*?)(?:\s{2,}(\S.*))?$", line)
        if start:
            name = re.match(r"(?:-h, )?--[a-z-]+", start[1])[0]
            told[name] = start[2] or ""
        elif name and line.startswith("    "):
            told[name] = f"{told[name]} {line.strip()}".strip()
        elif line and not line.startswith(" "):
            name = ""
    return told


def prose(page: str) -> list[str]:
    """The page without examples, which name files and keys."""
    return [
        " ".join(part.split())
        for part in page.split("\n\n")
        if not re.match(r"\s*(Contoh|Examples?)\b", part)
    ]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_help_page_holds_no_word_of_the_other_language(capsys, command):
    assert strangers(prose(page(capsys, command)), "id") == []
    names = ("key untuk", "semua (all)")  # a key and its value, with the meaning
    assert strangers(prose(page(capsys, command, "--lang", "en")), "en", names) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_has_a_help_of_its_own_in_both_languages(capsys, command):
    here, there = (options(page(capsys, command, f"--lang={lang}")) for lang in ("id", "en"))
    assert list(here) == list(there)
    assert [name for name in here if not here[name] or not there[name]] == []
    assert [name for name in here if here[name] == there[name]] == []


def test_the_group_lists_every_command_with_what_it_does_in_english(capsys):
    shown = " ".join(page(capsys, "", "--lang", "en").split())
    assert "Usage: analysis [OPTIONS] COMMAND ..." in shown
    assert "check" in shown
    assert "Check the input files without making reports: all problems at once" in shown


def test_the_language_comes_from_the_call_then_from_the_environment(capsys, monkeypatch):
    monkeypatch.setenv("LANG_REPORT", "en")
    assert page(capsys, "check").startswith("Usage:")
    assert page(capsys, "check", "--lang", "id").startswith("Pemakaian:")
    assert main(["check", "--lang", "en", "--help"]) == 0
    assert capsys.readouterr().out.startswith("Usage:")


def test_a_language_there_is_not_is_refused_wherever_it_was_set(capsys, monkeypatch):
    monkeypatch.setenv("LANG_REPORT", "fr")
    assert main(["check"]) == 2
    told = capsys.readouterr().err.splitlines()
    assert told == [
        "Galat: Bahasa 'fr' tidak ada; yang diterima: id, en.",
        "Error: There is no language 'fr'; accepted are: id, en.",
    ]
