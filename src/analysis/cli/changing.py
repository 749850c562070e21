"""The command about what moved between two quarters."""

from __future__ import annotations

from pathlib import Path

import click

from analysis.cli.commands import cli
from analysis.cli.options import data_option, lang_option, out_option
from analysis.cli.words import voice


@cli.command()
@data_option
@click.option("--from", "earlier", required=True, metavar="2026-Q2", help="Triwulan yang lama.")
@click.option(
    "--to",
    "later",
    default="latest",
    show_default=True,
    metavar="2026-Q3",
    help="Triwulan yang baru; latest = yang terakhir diserahkan.",
)
@out_option("BERKAS.csv, .xlsx, atau .parquet (internal: suku satu orang ialah nilai orang itu).")
@lang_option
def change(data: str, earlier: str, later: str, out: Path, lang: str) -> None:
    """Uraikan perubahan IP ASN di antara dua triwulan, tepat sampai angka terakhir (internal).

    Satu baris per tempat (kota, jenis, OPD) dan bagian: masuk, keluar, pindah, cakupan, dan
    komponen pegawai yang menetap; per tempat semuanya berjumlah perubahan indeks. Di sampingnya:
    orang dan indeks kedua triwulan, dan pengaruh riwayat lama yang baru dicatat.

    \b
    Contoh:
      analysis change --data data/medan --from 2026-Q2 --to 2026-Q3 --out perubahan.xlsx
    """  # noqa: D301 - \b is click's mark for a block that keeps its lines
    from analysis.dataset import load_dataset
    from analysis.publish.change_files import write_change

    dataset = load_dataset(Path(data))
    paths, reason = write_change(dataset, dataset.period(earlier), dataset.period(later), out)
    for path in paths:
        click.echo(path)
    if reason:
        click.echo(voice(lang)(reason))
