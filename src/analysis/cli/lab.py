"""The command that prepares the notebooks for JupyterLab."""

from __future__ import annotations

import click

from analysis.cli.commands import cli
from analysis.cli.options import lang_option


@cli.command()
@lang_option
def lab(lang: str) -> None:
    """Siapkan notebook untuk JupyterLab dalam bahasa yang diminta dan tampilkan foldernya.

    Notebook aslinya berbahasa Indonesia. Untuk bahasa lain salinannya dibuat di notebooks/en;
    salinan yang sudah ada tidak disentuh, hapus agar dibuat lagi. `make lab` memakai perintah ini.

    \b
    Contoh:
      analysis lab --lang en
    """  # noqa: D301 - \b is click's mark for a block that keeps its lines
    from analysis.publish.lab import notebooks_in

    click.echo(notebooks_in(lang))
