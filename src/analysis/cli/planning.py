"""Commands about the plan, the forms of the OPD and batches; all but `batches` need a quarter."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from analysis.cli.commands import cli
from analysis.cli.options import (
    Day,
    Rupiah,
    chosen_quarter,
    console,
    data_options,
    lang_option,
    out_option,
)
from analysis.cli.words import voice

MOST_DAYS = 250  # working days of a year


@cli.command()
@data_options
@click.option(
    "--budget",
    type=Rupiah(),
    default=None,
    metavar="RP",
    help="Anggaran, misalnya 2_000_000_000; baku: anggaran di bagian [rencana] dataset.toml.",
)
@out_option("Folder tujuan (internal: memuat NIP).")
@lang_option
def plan(data: str, period: str, budget: int | None, out: Path, lang: str) -> None:
    """Susun rencana pengembangan terbaik untuk anggarannya, dengan buktinya (internal).

    Menulis rencana.csv (orang per orang), angkatan.csv, sertifikat.json (seberapa dekat dengan yang
    terbaik), kebutuhan.csv, terbuka.csv (yang tersisa dan sebabnya), kurva.csv (pengaruh anggaran),
    dilonggarkan.csv, dan sensitivitas.csv. Bobot dan batas ada di bagian [rencana] dataset.toml.
    """
    from analysis.publish.plan_files import with_budget, write_plan

    dataset, quarter = chosen_quarter(data, period)
    planned = with_budget(dataset, budget)
    for path in write_plan(planned, quarter, out, console(), voice(lang)):
        click.echo(path)


@cli.command()
@data_options
@click.option("--opd", multiple=True, metavar="KODE", help="Hanya OPD ini; boleh diulang.")
@out_option("Folder tujuan (internal: memuat nama dan NIP).", default="internal")
@lang_option
def forms(data: str, period: str, opd: tuple[str, ...], out: Path, lang: str) -> None:
    """Tulis formulir dan rencana bernama setiap OPD: formulir.xlsx, rencana.xlsx (internal).

    Formulir memuat pegawai OPD itu dengan data yang sudah diketahui, untuk diperiksa, diperbaiki,
    dan dikirim kembali; `analysis collect` mengumpulkannya. Bila batas rencana bertentangan,
    formulir tetap ditulis, tanpa rencana.
    """
    from analysis.publish.forms import write_forms
    from analysis.store import plan_of

    dataset, quarter = chosen_quarter(data, period)
    screen, _ = console(), voice(lang)
    with screen.status(_("Menyusun rencana ...")):
        plan = plan_of(dataset, quarter)
    paths = write_forms(dataset, quarter, plan, out, screen, _, opd=opd)
    folder = paths[0].parent.parent
    click.echo(_("{banyak} berkas di {folder}", banyak=len(paths), folder=folder))
    if plan.refusals:
        why = " ".join(map(_.tell, plan.refusals))
        warning = _("Peringatan: formulir dibuat tanpa rencana. {sebab}", sebab=why)
        click.echo(warning, err=True)
        sys.exit(1)


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
@data_options
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=None,
    metavar="BERKAS.xlsx",
    help="Daftar temuan; baku: internal/<set>/<triwulan>/kumpulan.xlsx.",
)
@lang_option
def collect(folder: Path, data: str, period: str, out: Path | None, lang: str) -> None:
    """Kumpulkan formulir yang kembali dari OPD di FOLDER.

    Isian yang jelas ditulis ke <data>/<triwulan>/formulir/ dan dipakai pada proses berikutnya;
    data yang diserahkan kota tidak diubah. Pertentangan tidak diambil: semuanya didaftar dengan
    berkas, baris, dan cara memperbaikinya. Mengumpulkan dua kali memberi hasil yang sama.
    """
    from analysis.publish.collecting import collect_forms

    dataset, quarter = chosen_quarter(data, period)
    target = out or Path("internal") / dataset.name / quarter.text / "kumpulan.xlsx"
    sys.exit(collect_forms(dataset, quarter, folder, console(), target, voice(lang)))


@cli.command()
@click.argument("file", metavar="BERKAS", type=click.Path(path_type=Path))
@click.option(
    "--size",
    type=click.IntRange(1),
    required=True,
    metavar="N",
    help="Peserta paling banyak seangkatan.",
)
@out_option("Folder tujuan (internal: memuat isi daftar).")
@click.option("--title", default="", metavar="NAMA", help="Nama pelatihan; baku: nama berkas.")
@click.option("--opd", default="", metavar="JUDUL", help="Judul kolom OPD, bila tidak lazim.")
@click.option(
    "--start",
    type=Day(),
    default=None,
    metavar="2027-03-01",
    help="Hari pertama angkatan pertama; tanpa ini daftar tidak memuat hari.",
)
@click.option(
    "--days",
    type=click.IntRange(1, MOST_DAYS),
    default=1,
    show_default=True,
    metavar="N",
    help="Hari kerja setiap angkatan.",
)
@click.option("--calendar", type=click.Path(path_type=Path), default=None, metavar="BERKAS",
              help="Tabel hari libur (kolom tanggal, keterangan).")  # fmt: skip
@lang_option
def batches(file: Path, size: int, out: Path, **how: Any) -> None:
    """Bagi daftar peserta mana pun menjadi angkatan, dengan daftar undangannya.

    BERKAS ialah CSV atau XLSX dengan satu peserta per baris dan kolom OPD. Peserta setiap OPD
    dibagi rata ke semua angkatan; angkatan berbeda paling banyak satu orang.

    \b
    Contoh:
      analysis batches peserta.xlsx --size 31 --out undangan --start 2027-03-01
    """  # noqa: D301 - \b is click's mark for a block that keeps its lines
    from analysis.plan.calendar.split import Times
    from analysis.publish.batches import BatchOrder, plan_batches

    start, days, _ = how.pop("start"), how.pop("days"), voice(how.pop("lang"))
    times = None if start is None else Times(start, days)
    click.echo(plan_batches(BatchOrder(file, size, out, times=times, **how), console(), _))
