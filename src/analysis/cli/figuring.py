"""The command that makes a report's pictures for a meeting."""

from __future__ import annotations

from pathlib import Path

import click

from analysis.cli.commands import cli
from analysis.cli.options import chosen_quarter, console, data_options, lang_option, out_option


@cli.command()
@data_options
@click.option(
    "--opd",
    multiple=True,
    required=True,
    metavar="KODE",
    help="OPD yang digambar, kode atau namanya; boleh diulang. kota = seluruh kota.",
)
@out_option("Folder tujuan; setiap OPD mendapat folder sendiri di dalamnya.")
@lang_option
def figures(data: str, period: str, opd: tuple[str, ...], out: Path, lang: str) -> None:
    """Buat gambar laporan OPD untuk rapat: setiap gambar satu halaman presentasi, PNG dan SVG.

    Gambarnya sama dengan yang ada di laporan dan seurut dengannya, 1920 x 1080 piksel, tanpa data
    pribadi. gambar.csv memuat judul dan teks alternatifnya. Gambar yang datanya disembunyikan tidak
    dibuat; layar menyebut sebabnya.

    \b
    Contoh:
      analysis figures --data data/medan --opd dinas-kesehatan --out rapat
    """  # noqa: D301 - \b is click's mark for a block that keeps its lines
    from analysis.publish.figure_files import write_figures

    dataset, quarter = chosen_quarter(data, period)
    for folder in write_figures(dataset, quarter, opd, out, console(), lang):
        click.echo(folder)
