"""The commands: each parses its options, calls one function and prints what it made."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from analysis.cli.options import (
    chosen_quarter,
    console,
    data_option,
    data_options,
    lang_option,
    making_options,
    out_option,
)
from analysis.cli.words import TellingGroup, voice


@click.group(
    cls=TellingGroup,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Kode keluar: 0 baik; 1 sebagian laporan gagal, atau rencana yang diminta tidak dapat "
    "dibuat; 2 panggilan atau berkas masukan salah. Panduan: docs/panduan.md.",
)
@click.option("--debug", is_flag=True, help="Tampilkan jejak Python bila terjadi galat.")
@lang_option
@click.version_option(
    package_name="analysis",
    prog_name="analysis",
    message="%(prog)s %(version)s",
    help="Tampilkan versi.",
)
def cli(*, debug: bool, lang: str) -> None:
    """Dari data kepegawaian satu triwulan ke laporan profesionalitas ASN per OPD.

    Mulai dengan `analysis check` untuk memeriksa data, lalu `analysis reports`. `analysis sample`
    membuat data contoh, `analysis template` membuat berkas masukan kosong.
    """
    del debug, lang  # read by main() before click runs


@cli.command()
@data_options
@making_options
@click.option("--strict", is_flag=True, help="Berhenti pada masalah data apa pun.")
@click.option(
    "--scheduler",
    default="",
    metavar="ALAMAT",
    help="Penjadwal Dask yang melihat folder yang sama, misalnya tcp://10.0.0.5:8786.",
)
def reports(data: str, period: str, opd: tuple[str, ...], out: Path, lang: str, **how: Any) -> None:
    """Buat laporan HTML, PDF, dan XLSX setiap OPD beserta halaman indeks.

    Bila batas rencana bertentangan, laporan tetap dibuat dan menyebut sebabnya; kode keluarnya 1.

    \b
    Contoh:
      analysis reports --data data/medan --period 2026-Q2
      analysis reports --data data/medan --opd dinas-kesehatan --opd inspektorat
    """  # noqa: D301 - \b is click's mark for a block that keeps its lines
    _publish(data, period, opd, out, lang, **how)


@cli.command()
@data_options
@making_options
def guide(data: str, period: str, opd: tuple[str, ...], out: Path, lang: str, jobs: int) -> None:
    """Buat panduan HTML dan PDF setiap OPD bagi pengelola kepegawaiannya.

    Panduan mengajarkan cara menganalisis kebutuhan pengembangan dengan angka terbit OPD itu, dengan
    latihan dan jawabannya. Ditulis ke folder panduan di samping laporan, dan disebut di indeks.
    """
    from analysis.publish.kinds import GUIDE

    _publish(data, period, opd, out, lang, kind=GUIDE, jobs=jobs)


@cli.command()
@data_option
@out_option("Folder laporan.", default="reports")
@lang_option
def portal(data: str, out: Path, lang: str) -> None:
    """Susun kembali halaman semua triwulan dari yang ada di folder laporan.

    `analysis reports` sudah melakukannya sendiri. Perintah ini untuk sesudah folder satu triwulan
    dihapus, atau disalin dari komputer lain: tidak ada laporan yang dibuat ulang.

    \b
    Contoh:
      analysis portal --data data/medan
    """  # noqa: D301 - \b is click's mark for a block that keeps its lines
    from analysis.dataset import load_dataset
    from analysis.publish.portal.make import rebuild

    del lang  # both pages are made; refusals are told by main()
    for path in rebuild(load_dataset(Path(data)), out):
        click.echo(path)


@cli.command()
@data_options
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=None,
    metavar="BERKAS.xlsx",
    help="Daftar masalah; baku: internal/<set>/<triwulan>/problems.xlsx.",
)
@click.option("--strict", is_flag=True, help="Keluar dengan kode 1 bila ada baris disisihkan.")
@lang_option
def check(data: str, period: str, out: Path | None, lang: str, *, strict: bool) -> None:
    """Periksa berkas masukan tanpa membuat laporan: semua masalah sekaligus.

    Layar menampilkan ringkasannya tanpa data pribadi; daftar lengkap untuk dikerjakan berada di
    problems.xlsx (internal).
    """
    from analysis.publish.internal import check_quarter

    dataset, quarter = chosen_quarter(data, period)
    target = out or Path("internal") / dataset.name / quarter.text / "problems.xlsx"
    sys.exit(check_quarter(dataset, quarter, target, console(), voice(lang), strict=strict))


@cli.command()
@data_options
@out_option("Folder tujuan (internal: memuat nama dan NIP).")
@click.option(
    "--format",
    "kind",
    type=click.Choice(["csv", "parquet"]),
    default="csv",
    show_default=True,
    help="Bentuk berkas.",
)
@lang_option
def clean(data: str, period: str, out: Path, kind: str, lang: str) -> None:
    """Tulis tabel seperti yang dipahami, dalam kolom baku (internal, bernama)."""
    from analysis.publish.internal import write_clean

    del lang  # the columns have one name in every language; refusals are told by main()

    dataset, quarter = chosen_quarter(data, period)
    for path in write_clean(dataset, quarter, out, kind):
        click.echo(path)


@cli.command()
@data_options
@out_option("BERKAS.csv, .xlsx, atau .parquet (internal: memuat nama dan NIP).")
@lang_option
def scores(data: str, period: str, out: Path, lang: str) -> None:
    """Tulis nilai setiap pegawai dan jejaknya: catatan, pasal, poin terbuka (internal)."""
    from analysis.publish.internal import write_scores

    dataset, quarter = chosen_quarter(data, period)
    for path in write_scores(dataset, quarter, out, voice(lang)):
        click.echo(path)


@cli.command()
@out_option("Folder data baru.")
@click.option(
    "--period", default=None, metavar="2026-Q3", help="Triwulan; baku: yang terakhir selesai."
)
@lang_option
def template(out: Path, period: str | None, lang: str) -> None:
    """Tulis folder data kosong: berkas masukan dengan judul kolom baku dan penjelasannya."""
    from analysis.dataset import Period
    from analysis.intake.template import write_templates

    quarter = Period.parse(period) if period else Period.of(datetime.now(UTC).date()).previous
    for path in write_templates(out, quarter.text, voice(lang)):
        click.echo(path)


@cli.command()
@out_option("Folder tujuan.")
@click.option(
    "--people",
    type=click.IntRange(52),
    default=None,
    metavar="N",
    help="Banyaknya pegawai; baku: kota contoh, sekitar 4.000.",
)
@click.option("--opd-count", type=click.IntRange(1), default=52, show_default=True, metavar="N",
              help="Banyaknya OPD.")  # fmt: skip
@click.option(
    "--periods",
    default=None,
    metavar="2026-Q2,2026-Q3",
    help="Triwulan, dipisah koma; baku: lima triwulan terakhir kota contoh.",
)
@click.option("--seed", type=int, default=2026, show_default=True, help="Benih acak.")
@lang_option
def sample(out: Path, **how: Any) -> None:
    """Buat data sintetis; tidak seorang pun di dalamnya nyata.

    Benih yang sama menghasilkan bita yang sama. Ukuran besar ditulis mengalir, tanpa memenuhi
    memori.
    """
    from analysis.sample import make_sample

    _ = voice(how.pop("lang"))
    chosen = {name: value for name, value in how.items() if value is not None}
    if "periods" in chosen:
        chosen["periods"] = tuple(period.strip() for period in chosen["periods"].split(","))
    with console().status(_("Membuat data contoh ...")) as status:

        def progress(done: int, total: int) -> None:
            status.update(
                _("Membuat data contoh: {selesai} dari {semua}", selesai=done, semua=total)
            )

        make_sample(out, progress=progress, **chosen)
    click.echo(out)


def _publish(
    data: str, period: str, opd: tuple[str, ...], out: Path, lang: str, **how: Any
) -> None:
    """Make the documents of one kind and say where the index over them is."""
    from analysis.publish.run import Order, publish

    dataset, quarter = chosen_quarter(data, period)
    order = Order(dataset, quarter, opd, out, lang, **how)
    screen = console()
    made = publish(order, screen)
    done = voice(lang)("Selesai. Buka {indeks}", indeks=made.index)
    screen.print(done, highlight=False, markup=False, soft_wrap=True)
    if made.warning:
        sys.exit(1)
