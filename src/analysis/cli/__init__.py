"""SHELL. The command line: parse, call, print errors, exit code; nothing heavy before its time.

Exit codes: 0 all well; 1 some reports failed, all were made but a plan that was asked for could
not be, or rows set aside under --strict; 2 the call or the input structure is wrong; 130
interrupted.
"""

from __future__ import annotations

import io
import sys

import click

from analysis.cli import changing, planning, what_if  # noqa: F401 - importing adds commands
from analysis.cli.commands import cli
from analysis.cli.words import asks_for_english, complaint
from analysis.errors import AnalysisError, StructureError

INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return the exit code. No traceback reaches a user without --debug."""
    words = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console that lacks a letter shows its number
            stream.reconfigure(errors="backslashreplace")
    try:
        cli.main(words, prog_name="analysis", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
    except click.exceptions.Exit as stop:
        return int(stop.exit_code)
    except SystemExit as stop:
        return int(stop.code or 0)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Dihentikan. Laporan yang sudah selesai tetap utuh.", err=True)
        return INTERRUPTED
    except Exception as error:
        if "--debug" in words and not isinstance(error, click.ClickException):
            raise
        click.echo(_told(error, words), err=True)
        return getattr(error, "exit_code", 2)
    return 0


def _told(error: Exception, words: list[str]) -> str:
    """Return the error as the screen shows it; in English where --lang en asks for it."""
    if not isinstance(error, AnalysisError) or not asks_for_english(words):
        return f"Galat: {_sentence(error)}"
    if isinstance(error, StructureError):  # its problems are listed in Indonesian
        return f"Galat: {_with_problems(error)}"
    from analysis.present.told import tell_error
    from analysis.present.voice import Voice

    return f"Error: {tell_error(error, Voice('en'))}"


def _sentence(error: Exception) -> str:
    if isinstance(error, click.UsageError):
        return complaint(error)
    if isinstance(error, StructureError):
        return _with_problems(error)
    if isinstance(error, (AnalysisError, click.ClickException)):
        return str(error)
    return (
        f"Galat yang tidak terduga ({type(error).__name__}). Ulangi dengan `analysis --debug ...` "
        "untuk melihat jejaknya; jangan kirim jejak itu ke luar: ia dapat memuat data pribadi."
    )


def _with_problems(error: StructureError) -> str:
    from analysis.intake.problems import screen_digest

    hint = "Daftar lengkap untuk dikerjakan ditulis oleh `analysis check`."
    return "\n".join([str(error), *screen_digest(error.problems), hint])
