"""The command about what a scenario would bring."""

from __future__ import annotations

from pathlib import Path

import click

from analysis.cli.commands import cli
from analysis.cli.options import chosen_quarter, console, data_options, lang_option, out_option


@cli.command("what-if")
@data_options
@click.option(
    "--scenario",
    "scenarios",
    type=click.Path(path_type=Path),
    multiple=True,
    required=True,
    metavar="BERKAS.toml",
    help="Skenario; boleh diulang: masing-masing dihitung, lalu semuanya bersama.",
)
@out_option("BERKAS.csv, .xlsx, atau .parquet (internal); gambarnya BERKAS.svg di sampingnya.")
@lang_option
def what_if(data: str, period: str, scenarios: tuple[Path, ...], out: Path, lang: str) -> None:
    """Hitung dampak skenario pada IP ASN kota, jenis OPD, dan setiap OPD (internal).

    Nilainya nilai penilai yang sama, seandainya catatan skenario itu ada. Beberapa skenario
    dihitung bersama, bukan dijumlahkan: aturan dahulu, lalu pensiun, pelatihan, dan cakupan.

    \b
    Tindakan: jp20, seminar, kepemimpinan, fungsional, cakupan (sampai = persen),
    pensiun (bulan = banyaknya), aturan (edisi = "...", opsi = { ... }).
    Kelompok pada kunci untuk: semua, jenis jabatan, jenjang, PNS, PPPK, kode atau
    nama OPD. Yang sejenis digabung, yang berlainan jenis saling mempersempit.

    \b
    Contoh skenario.toml:
      nama = "Pelaksana 20 JP"
      [[langkah]]
      tindakan = "jp20"
      untuk = ["pelaksana", "PNS"]

    \b
    Contoh:
      analysis what-if --data data/sample --scenario data/sample/skenario/jp20-pelaksana.toml
        --out dampak.xlsx
    """  # noqa: D301 - \b is click's mark for a block that keeps its lines
    from analysis.publish.what_if_files import write_what_if

    dataset, quarter = chosen_quarter(data, period)
    for path in write_what_if(dataset, quarter, scenarios, out, console(), lang):
        click.echo(path)
