"""Help pages in the user's language: the texts in the code are Indonesian, and message ids."""

from __future__ import annotations

import inspect
import itertools
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from analysis.language import INDONESIAN, Tongue

if TYPE_CHECKING:
    from analysis.present.wording.voice import Voice

KEPT = "\b\n"  # click's mark for a paragraph that keeps its lines


class TellingCommand(click.Command):
    """A command whose help page is told in the language of the call."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how to call it."""
        _ = tongue_of(ctx)
        words = " ".join(self.collect_usage_pieces(ctx))
        words = words.replace(self.options_metavar or "", _("[PILIHAN]"))
        for param in self.params:
            if isinstance(param, click.Argument) and param.metavar:
                words = words.replace(param.metavar, _(param.metavar))
        formatter.write_usage(ctx.command_path, words, prefix=_("Pemakaian: "))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does, paragraph by paragraph."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text("\n\n".join(told_paragraphs(self.help or "", tongue_of(ctx))))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, and what else the page has below them."""
        _ = tongue_of(ctx)
        with formatter.section(_("[PILIHAN]").strip("[]").capitalize()):
            formatter.write_dl(list(_records(self, ctx, _)))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what stands below everything."""
        if self.epilog:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(tongue_of(ctx)(self.epilog))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option that shows this page."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Tampilkan bantuan ini."
        return option


class TellingGroup(TellingCommand, click.Group):
    """A group of commands whose help page is told in the language of the call."""

    command_class = TellingCommand

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Name the pieces of the usage line."""
        _ = tongue_of(ctx)
        return [self.options_metavar or "", _("PERINTAH"), "..."]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and the commands."""
        TellingCommand.format_options(self, ctx, formatter)
        _ = tongue_of(ctx)
        commands = [(name, self.commands[name]) for name in self.list_commands(ctx)]
        with formatter.section(_("Perintah")):
            formatter.write_dl([(name, _short(one.help or "", _)) for name, one in commands])


def asked_language(words: Sequence[str]) -> str:
    """Return the language a call asks for: the last --lang, else LANG_REPORT, else Indonesian."""
    given = [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    given += [after for before, after in itertools.pairwise(words) if before == "--lang"]
    return given[-1] if given else os.environ.get("LANG_REPORT") or "id"


def voice(lang: str) -> Voice:
    """Return the voice that speaks a language; loaded when a command begins."""
    from analysis.present.wording.voice import Voice

    return Voice(lang)


def tongue_of(ctx: click.Context) -> Tongue:
    """Return the language of the call that a context belongs to."""
    told: Tongue | None = ctx.obj
    return INDONESIAN if told is None else told


def told_paragraphs(text: str, _: Tongue) -> list[str]:
    """Return a help text's paragraphs in a language; one that keeps its lines stays marked."""
    return [
        KEPT + _(part.removeprefix(KEPT)) if part.startswith(KEPT) else _(" ".join(part.split()))
        for part in inspect.cleandoc(text).split("\n\n")
    ]


def _short(text: str, _: Tongue) -> str:
    """Return the first sentence of a help text, for the list of commands."""
    return told_paragraphs(text, _)[0].split(". ")[0].rstrip(".")


def _records(command: click.Command, ctx: click.Context, _: Tongue) -> list[tuple[str, str]]:
    """Return name and help of each option as the page shows them."""
    found = []
    for param in command.get_params(ctx):
        record = param.get_help_record(ctx)
        if not isinstance(param, click.Option) or record is None or not param.help:
            continue
        name, told = record
        if param.metavar:
            name = name.replace(param.metavar, _(param.metavar))
        extra = told.removeprefix(" ".join(param.help.split()))
        extra = extra.replace("[default: ", _("[baku: ")).replace("[required]", _("[wajib]"))
        found.append((name, f"{_(param.help)}{extra}"))
    return found
