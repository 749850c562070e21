"""SHELL. The command line: parse, call, print errors, exit code; nothing heavy before its time.

Exit codes: 0 all well; 1 some reports failed, all were made but a plan that was asked for could
not be, or rows set aside under --strict; 2 the call or the input structure is wrong; 130
interrupted.
"""

from __future__ import annotations

import io
import sys

import click

from analysis.cli import changing, figuring, lab, planning, what_if  # noqa: F401 - importing adds them
from analysis.cli.commands import cli
from analysis.cli.complaints import complaint
from analysis.cli.words import asked_language, voice
from analysis.errors import AnalysisError, StructureError
from analysis.language import INDONESIAN, N_, Tongue

INTERRUPTED = 130
LANGUAGES = ("id", "en")


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return the exit code. No traceback reaches a user without --debug."""
    words = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console that lacks a letter shows its number
            stream.reconfigure(errors="backslashreplace")
    lang = asked_language(words)
    if lang not in LANGUAGES:
        return _no_language(lang)
    _ = INDONESIAN if lang == "id" else voice(lang)
    try:
        cli.main(words, prog_name="analysis", standalone_mode=False, obj=_)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
    except click.exceptions.Exit as stop:
        return int(stop.exit_code)
    except SystemExit as stop:
        return int(stop.code or 0)
    except (click.Abort, KeyboardInterrupt):
        click.echo(_("Dihentikan. Laporan yang sudah selesai tetap utuh."), err=True)
        return INTERRUPTED
    except Exception as error:
        if "--debug" in words and not isinstance(error, click.ClickException):
            raise
        click.echo(_("Galat: {sebab}", sebab=_sentence(error, _)), err=True)
        return getattr(error, "exit_code", 2)
    return 0


def _no_language(lang: str) -> int:
    """Refuse a language in all there are, for nobody knows which of them is understood."""
    text = N_("Bahasa {lang!r} tidak ada; yang diterima: {LANGUAGES}.")
    for _ in map(voice, LANGUAGES):
        told = _(text, lang=lang, LANGUAGES=", ".join(LANGUAGES))
        click.echo(_("Galat: {sebab}", sebab=told), err=True)
    return 2


def _sentence(error: Exception, _: Tongue) -> str:
    if isinstance(error, click.UsageError):
        return complaint(error, _)
    if isinstance(error, StructureError):
        return _with_problems(error, _)
    if isinstance(error, AnalysisError):
        return "\n".join(map(_.tell, error.told))
    if isinstance(error, click.ClickException):
        return error.format_message()
    return _(
        "Galat yang tidak terduga ({jenis}). Ulangi dengan `analysis --debug ...` untuk melihat "
        "jejaknya; jangan kirim jejak itu ke luar: ia dapat memuat data pribadi.",
        jenis=type(error).__name__,
    )


def _with_problems(error: StructureError, _: Tongue) -> str:
    from analysis.intake.problems import screen_digest

    told = map(_.tell, error.told)
    hint = _("Daftar lengkap untuk dikerjakan ditulis oleh `analysis check`.")
    return "\n".join([*told, *screen_digest(error.problems, _=_), hint])
