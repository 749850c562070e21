"""Help pages and complaints about a call, in the users' language."""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Callable, Sequence

import click


class IndonesianCommand(click.Command):
    """A command whose help page has Indonesian headings."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how to call it."""
        words = " ".join(self.collect_usage_pieces(ctx)).replace("[OPTIONS]", "[PILIHAN]")
        formatter.write_usage(ctx.command_path, words, prefix="Pemakaian: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, and what else the page has below them."""
        records = [param.get_help_record(ctx) for param in self.get_params(ctx)]
        with formatter.section("Pilihan"):
            formatter.write_dl(
                [
                    (name, text.replace("[default: ", "[baku: ").replace("[required]", "[wajib]"))
                    for name, text in (record for record in records if record and record[1])
                ]
            )

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option that shows this page."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Tampilkan bantuan ini."
        return option


class IndonesianGroup(IndonesianCommand, click.Group):
    """A group of commands whose help page has Indonesian headings."""

    command_class = IndonesianCommand

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Name the pieces of the usage line."""
        del ctx
        return ["[PILIHAN]", "PERINTAH", "..."]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and the commands."""
        IndonesianCommand.format_options(self, ctx, formatter)
        commands = [(name, self.commands[name]) for name in self.list_commands(ctx)]
        with formatter.section("Perintah"):
            formatter.write_dl([(name, one.get_short_help_str(72)) for name, one in commands])


def asks_for_english(words: Sequence[str]) -> bool:
    """Say whether a call has --lang en."""
    return "--lang=en" in words or ("--lang", "en") in itertools.pairwise(words)


def complaint(error: click.UsageError) -> str:
    """Say what is wrong with a call and what would be accepted."""
    for kind, sentence in _SENTENCES.items():
        if isinstance(error, kind):
            return sentence(error)
    if error.ctx is not None and isinstance(error.ctx.command, click.Group):
        return _unknown_command(error)
    if "extra argument" in error.message:
        return "Ada kata yang bukan pilihan; setiap pilihan dimulai dengan --, lihat --help."
    return error.format_message()


def _unknown_option(error: click.NoSuchOption) -> str:
    accepted = _options(error.ctx)
    near = difflib.get_close_matches(error.option_name, accepted, n=1)
    meant = f" Mungkin maksudnya {near[0]}." if near else ""
    return (
        f"Pilihan {error.option_name} tidak dikenal.{meant} Yang diterima: {', '.join(accepted)}."
    )


def _missing(error: click.MissingParameter) -> str:
    return f"Pilihan {_name(error)} wajib diisi."


def _without_value(error: click.BadOptionUsage) -> str:
    if "does not take" in error.message:
        return f"Pilihan {error.option_name} tidak memakai isi."
    return f"Pilihan {error.option_name} perlu diikuti isinya."


def _bad_value(error: click.BadParameter) -> str:
    kind = error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        return f"Isi {_name(error)} tidak dikenal; yang diterima: {', '.join(kind.choices)}."
    if isinstance(kind, click.IntRange):
        most = "" if kind.max is None else f" dan paling besar {kind.max}"
        return f"Isi {_name(error)} harus bilangan bulat, paling kecil {kind.min}{most}."
    if kind is click.INT:
        return f"Isi {_name(error)} harus bilangan bulat."
    return f"Isi {_name(error)} tidak dapat dipakai: {error.message}"


def _unknown_command(error: click.UsageError) -> str:
    group = error.ctx.command if error.ctx is not None else None
    names = sorted(group.commands) if isinstance(group, click.Group) else []
    return f"Perintah tidak dikenal. Yang ada: {', '.join(names)}."


def _name(error: click.BadParameter) -> str:
    return " atau ".join(error.param.opts) if error.param is not None else "pilihan"


def _options(context: click.Context | None) -> list[str]:
    params = [] if context is None else context.command.get_params(context)
    return [name for param in params for name in param.opts if name.startswith("--")]


# The first kind that fits speaks: MissingParameter is a BadParameter too.
_SENTENCES: dict[type[click.UsageError], Callable[..., str]] = {
    click.NoSuchOption: _unknown_option,
    click.MissingParameter: _missing,
    click.BadOptionUsage: _without_value,
    click.BadParameter: _bad_value,
}
