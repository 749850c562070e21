"""What several commands share: options, kinds of values, the screen, the quarter that is meant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from analysis.cli.words import tongue_of
from analysis.errors import phrase

if TYPE_CHECKING:
    from rich.console import Console

    from analysis.dataset import Dataset, Period

Command = Callable[..., Any]
LONGEST = 20  # digits of a sum of money that are read
YEARS = (2000, 2100)  # of days that an option may name


class Rupiah(click.ParamType[int]):
    """A sum of money as people write it: 2000000000, 2_000_000_000, 2.000.000.000, Rp 2.000.000."""

    name = "RP"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return whole rupiah above zero, or say what would be accepted."""
        from analysis.dataset.settings import MOST_MONEY

        text = str(value).strip().lower().removeprefix("rp").strip()
        digits = text.replace("_", "").replace(".", "").replace(" ", "")
        grouped = all(len(part) == 3 for part in text.split(".")[1:])
        if not (digits.isascii() and digits.isdigit() and grouped and digits.strip("0")):
            wanted = phrase("tulis rupiah bulat di atas 0, misalnya 2_000_000_000.")
            self.fail(wanted, param, ctx)
        rupiah = int(digits[:LONGEST])
        if len(digits) > LONGEST or rupiah > MOST_MONEY:
            self.fail(phrase("paling banyak {rupiah:_} rupiah.", rupiah=MOST_MONEY), param, ctx)
        return rupiah


class Day(click.ParamType[date]):
    """A day written as year, month and day."""

    name = "HARI"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or say what would be accepted."""
        text = str(value).strip()
        try:
            day = date.fromisoformat(text)
        except ValueError:
            day = None
        if day is None or day.isoformat() != text or not YEARS[0] <= day.year <= YEARS[1]:
            wanted = phrase(
                "tulis tahun-bulan-hari yang ada di kalender, misalnya 2027-03-01, tahun {awal} "
                "sampai {akhir}.",
                awal=YEARS[0],
                akhir=YEARS[1],
            )
            self.fail(wanted, param, ctx)
        return day


def data_option(command: Command) -> Command:
    """Give a command --data."""
    return click.option(
        "--data",
        default="data/sample",
        show_default=True,
        metavar="FOLDER",
        help="Folder data: dataset.toml, opd.csv, dan satu folder per triwulan.",
    )(command)


def data_options(command: Command) -> Command:
    """Give a command --data and --period."""
    period = click.option(
        "--period",
        default="latest",
        show_default=True,
        metavar="2026-Q3",
        help="Triwulan; latest = yang terakhir diserahkan.",
    )
    return data_option(period(command))


def out_option(help_text: str, **more: Any) -> Callable[[Command], Command]:
    """Give a command --out: required, unless `more` says what it is without."""
    how = {"show_default": True, **more} if more else {"required": True}
    return click.option(
        "--out", type=click.Path(path_type=Path), metavar="TUJUAN", help=help_text, **how
    )


def lang_option(command: Command) -> Command:
    """Give a command --lang; without it the language of the group's --lang, or of LANG_REPORT."""
    return click.option(
        "--lang",
        default=None,
        metavar="id|en",
        callback=_language,
        help="Bahasa; baku: isi LANG_REPORT, atau id.",
    )(command)


def _language(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    del param  # `main` has refused a language there is not
    return value or tongue_of(ctx).lang


def making_options(command: Command) -> Command:
    """Give a command what all who make a document per OPD take: for which, where to, how."""
    for option in (
        click.option(
            "--jobs",
            type=click.IntRange(0),
            default=0,
            metavar="N",
            help="Banyaknya proses; 0 = satu per inti prosesor.",
        ),
        lang_option,
        out_option("Folder laporan.", default="reports"),
        click.option("--opd", multiple=True, metavar="KODE", help="Hanya OPD ini; boleh diulang."),
    ):
        command = option(command)
    return command


def console() -> Console:
    """Return the screen, without colours of its own."""
    from rich.console import Console

    return Console(highlight=False)


def chosen_quarter(data: str, period: str) -> tuple[Dataset, Period]:
    """Return the data set and the quarter that the options mean."""
    from analysis.dataset import load_dataset

    dataset = load_dataset(Path(data))
    return dataset, dataset.period(period)
