"""SHELL. Returned forms in: what is accepted goes where the next run reads it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
from rich.console import Console

from analysis.errors import CallError, StructureError, said
from analysis.files import write_whole
from analysis.forms.form import known
from analysis.forms.returned.book import collected_book
from analysis.forms.returned.city import base_of, delivered
from analysis.forms.returned.collect import Collected, collect
from analysis.forms.returned.courses import TRAINING
from analysis.forms.returned.kept import NAMES, Content, rows_of
from analysis.forms.returned.ledger import Ledger
from analysis.forms.returned.levels import ASSESSMENT
from analysis.forms.returned.read import Returned, read_form, unopened
from analysis.forms.returned.staff import CORRECTION
from analysis.forms.returned.trial import Court
from analysis.intake import problems
from analysis.intake.assemble import assemble
from analysis.intake.clean import HEADERS
from analysis.intake.delivery import STRUCTURE, as_problems
from analysis.intake.files.grid import UnreadableError
from analysis.intake.files.limits import check_size
from analysis.intake.files.places import RETURNED
from analysis.intake.files.read import LOCKED, read_folder, read_grids
from analysis.intake.judging.reading import Advice
from analysis.language import INDONESIAN, Tongue
from analysis.present.locale import LANGUAGES
from analysis.present.wording.voice import Voice
from analysis.publish.folders import keep_out
from analysis.publish.published import as_text
from analysis.store import regulation_of

if TYPE_CHECKING:
    from analysis.dataset import Dataset, Period
    from analysis.intake.delivery import Delivery
    from analysis.intake.files.raw import ReadResult
    from analysis.regulation import Regulation

COLUMNS = dict(zip(NAMES, (CORRECTION, ASSESSMENT, TRAINING), strict=True))
PLAIN_EVERY = 10  # one line on the screen per this many files


def taken_in(dataset: Dataset, period: Period, law: Regulation) -> tuple[ReadResult, Delivery]:
    """Read and judge a quarter, and keep what was read. Raises: StructureError."""
    read = read_folder(dataset, period)
    delivery = assemble(read, dataset, period, law)
    if (delivery.problems["outcome"] == STRUCTURE).any():
        raise StructureError(
            said(
                "Data triwulan {period} tidak dapat dipakai; perbaiki dahulu:", period=period.text
            ),
            tuple(as_problems(delivery.problems)),
        )
    return read, delivery


def collect_forms(
    dataset: Dataset,
    period: Period,
    folder: Path,
    console: Console,
    out: Path,
    _: Tongue = INDONESIAN,
) -> int:
    """Take returned forms in, say what was found, write it to `out`; return the exit code.

    What is accepted goes to the quarter's folder `formulir`, which the next run reads; what the
    city delivered is not touched. 0 when everything could be used, 1 when something was set aside.
    Raises: CallError for a folder that is none; StructureError, OutputError.
    """
    keep_out(out, dataset.folder)
    if not folder.is_dir():
        raise CallError(
            said(
                "'{folder}' bukan folder; tunjuk folder berisi formulir yang kembali.",
                folder=folder,
            )
        )
    law = regulation_of(dataset, period)
    read, delivery = taken_in(dataset, period, law)
    base_read = delivered(read)
    same = len(base_read.tables) == len(read.tables)
    base = delivery if same else assemble(base_read, dataset, period, law)
    corrected = known.people(known.staff_rows(read, delivery))
    ledger = Ledger()
    returned = _returned(folder, dataset.batas_ukuran_mb, ledger, (console, _))
    nothing = not returned and not ledger.set_aside()
    home = dataset.folder / period.text / RETURNED
    collected = collect(
        returned,
        Court(base_read, base, dataset, period, law),
        base_of(base_read, base, corrected),
        _earlier(home, dataset.batas_ukuran_mb),
        ledger,
    )
    write_whole(out, collected_book(collected, _), private=True)
    _keep(home, collected.content)
    if nothing:
        console.print(
            _(
                "Tidak ada berkas di '{folder}': belum ada formulir yang kembali. Isian yang "
                "dikumpulkan sebelumnya tetap dipakai.",
                folder=folder,
            ),
            markup=False, soft_wrap=True,
        )  # fmt: skip
    _say(collected, out, console, _)
    return int(ledger.set_aside() > 0)


def _returned(
    folder: Path, limit_mb: float, ledger: Ledger, screen: tuple[Console, Tongue]
) -> list[Returned]:
    """Read every workbook in a folder and below it, in order of names."""
    console, _ = screen
    paths = sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith((".", "~$"))
    )
    found = []
    for number, path in enumerate(paths, 1):
        name = path.relative_to(folder).as_posix()
        if isinstance(form := _open(path, name, limit_mb), Advice):
            ledger.file(name, form)
        else:
            found.append(form)
        if number % PLAIN_EVERY == 0 and console.is_terminal:
            many = {"selesai": number, "semua": len(paths)}
            console.print(_("{selesai} dari {semua} berkas dibaca", **many), end="\r")
    return found


def _open(path: Path, name: str, limit_mb: float) -> Returned | Advice:
    try:
        check_size(path.stat().st_size, limit_mb)
        grids = read_grids(path.read_bytes(), limit_mb)
    except UnreadableError as error:
        return unopened(error)
    except OSError:
        return Advice(*LOCKED)
    return read_form(name, grids, [Voice(lang) for lang in LANGUAGES])


def _earlier(home: Path, limit_mb: float) -> Content:
    """Read what was collected before, as `collect` wrote it."""
    tables = {}
    for name, columns in COLUMNS.items():
        path = home / f"{name}.csv"
        if path.is_file():
            (grid,) = read_grids(path.read_bytes(), limit_mb)
            heads = {HEADERS.get((name, column), column): column for column in columns}
            rows = rows_of(grid, list(heads))
            tables[name] = [{heads[key]: cell for key, cell in row.items()} for row in rows]
    return Content(**tables)


def _keep(home: Path, content: Content) -> None:
    """Write the three tables; one without rows is not there."""
    for name, columns in COLUMNS.items():
        path, rows = home / f"{name}.csv", content.of(name)
        if not rows:
            path.unlink(missing_ok=True)
            continue
        told = pd.DataFrame(rows, columns=list(columns)).map(as_text)
        named = told.rename(columns={c: HEADERS.get((name, c), c) for c in columns})
        stream = io.StringIO()
        named.to_csv(stream, index=False, lineterminator="\n")
        write_whole(path, stream.getvalue(), private=True)


def _say(collected: Collected, out: Path, console: Console, _: Tongue) -> None:
    """Tell the screen what was collected, without a value of anybody."""
    sums = collected.summary[["isian", "diterima", "sudah_demikian", "disisihkan"]].sum()
    console.print(
        _(
            "{formulir} formulir: {isian} isian = {diterima} diterima + {sudah_demikian} sudah "
            "demikian + {disisihkan} disisihkan",
            formulir=len(collected.summary),
            **{str(name): _.count(many) for name, many in sums.items()},
        ),
        soft_wrap=True,
    )
    if collected.changes:
        console.print(
            _(
                "{banyak} isian yang dikumpulkan sebelumnya berubah; isi sebelum dan sesudahnya "
                "ada di lembar Berubah.",
                banyak=_.count(len(collected.changes)),
            ),
            soft_wrap=True,
        )
    for line in problems.screen_digest(collected.problems, _=_):
        console.print(line, markup=False, soft_wrap=True)
    listed = _("Daftar lengkap (internal): {berkas}", berkas=out)
    console.print(listed, markup=False, soft_wrap=True)
