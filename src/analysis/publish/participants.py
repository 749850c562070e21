"""A list of participants in whatever file, read with every row that is set aside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.errors import CallError, Outcome, Problem, said
from analysis.intake.delivery import ASIDE, FLAGGED, OUTSIDE
from analysis.intake.files.grid import Grid, UnreadableError
from analysis.intake.files.headers import CANONICAL, key
from analysis.intake.files.limits import check_size
from analysis.intake.files.raw import DATA, NOTE, SHIFTED
from analysis.intake.files.read import LOCKED, read_grids
from analysis.intake.files.recognise import Header, find
from analysis.intake.files.rows import raw_table
from analysis.intake.judging import advice
from analysis.intake.judging.codes import words
from analysis.intake.judging.dates import date_reader, slash_order
from analysis.intake.judging.nip import read_nip
from analysis.intake.judging.reading import Advice
from analysis.publish.lone_names import ONLY_A_NAME, lone_names

LIMIT_MB = 200.0
HEAD_ROWS = 100  # a header further down than this is not looked for
YEARS = (2000, 2100)  # of a calendar
NUMBERING = frozenset(map(key, ("No", "Nomor", "No Urut", "Nomor Urut", "Urut")))
PEOPLE = "pegawai"  # the table whose headers are known for people

OPD_EMPTY = Advice("OPD kosong; peserta tetap mendapat angkatan", "Isi OPD peserta ini", FLAGGED)
NIP_TWICE = Advice(
    "NIP ini sudah ada di daftar; satu orang mendapat satu tempat",
    "Hapus baris ini, atau perbaiki NIP-nya bila orangnya lain",
)
SAME_ROW = Advice(
    "Baris ini sama dengan baris lain di semua kolom; satu orang mendapat satu tempat",
    "Hapus baris ini, atau isi NIP yang benar bila orangnya lain",
)


@dataclass(frozen=True, eq=False)
class Participants:
    """A list as read: every cell a text, as delivered.

    rows: one row per participant in the order of the list: the file's columns, named by `heads`,
    `berkas` (with its sheet), `baris` (as the spreadsheet shows it) and `opd` (one spelling per
    OPD: the first met; "" where the cell is empty). heads: column -> header, without the column
    that only counts. problems: rows set aside, and those that someone should look at.
    """

    rows: pd.DataFrame
    heads: dict[str, str]
    problems: tuple[Problem, ...] = ()


def read_participants(source: Path, opd: str = "") -> Participants:
    """Read a list of people from every visible sheet that has a column for the OPD.

    opd: that column's header, where it is none of those known for OPD. Rows that repeat a NIP or,
    whole, one with an unreadable NIP are set aside, all others stay. Raises: CallError.
    """
    sheets = []
    for grid in _grids(source):
        header = _header(grid, opd)
        if header is not None:
            sheets.append(_sheet(grid, header, source.name))
    if not sheets:
        wanted = said("berjudul '{judul}'", judul=opd) if opd else "OPD"
        raise CallError(
            said(
                "{source}: kolom {wanted} tidak ditemukan. Beri satu baris judul di atas daftar, "
                "atau sebut judul kolomnya dengan --opd.",
                source=source.name,
                wanted=wanted,
            )
        )
    rows = pd.concat([rows for rows, _ in sheets], ignore_index=True)
    heads = {name: label for _, heads in sheets for name, label in heads.items()}
    return _judged(rows, heads)


def read_calendar(source: Path) -> pd.DataFrame:
    """Read the days that nobody works: column `tanggal`. Raises: CallError, naming the row."""
    for grid in _grids(source):
        header = find(grid, "kalender")
        if header is None or header.missing():
            continue
        rows = raw_table(grid, header, source.name).rows
        rows = rows[(rows["jenis_baris"] == DATA) & rows["tanggal"].notna()]
        read = date_reader(slash_order(rows["tanggal"]), *YEARS)
        days = [read(text).value for text in rows["tanggal"]]
        for row, day in zip(rows["baris"], days, strict=True):
            if day is None:
                raise CallError(
                    said(
                        "{source}, baris {row}: tanggal tidak terbaca. Tulis misalnya 2027-03-11.",
                        source=source.name,
                        row=row,
                    )
                )
        return pd.DataFrame({"tanggal": pd.to_datetime(pd.Series(days, dtype="object"))})
    raise CallError(
        said("{source}: kolom tanggal tidak ditemukan. Beri judul 'tanggal'.", source=source.name)
    )


def _grids(source: Path) -> list[Grid]:
    try:
        check_size(source.stat().st_size, LIMIT_MB)
        grids = read_grids(source.read_bytes(), LIMIT_MB)
    except FileNotFoundError:
        raise CallError(said("Berkas '{source}' tidak ada.", source=source)) from None
    except UnreadableError as error:
        raise CallError(
            said(
                "{source}: {rule}. {fix}.",
                source=source.name,
                rule=said(error.rule),
                fix=said(error.fix),
            )
        ) from None
    except OSError:
        raise CallError(
            said(
                "{source}: {rule}. {fix}.",
                source=source.name,
                rule=said(LOCKED[0]),
                fix=said(LOCKED[1]),
            )
        ) from None
    return [grid for grid in grids if not grid.hidden] or grids


def _header(grid: Grid, opd: str) -> Header | None:
    """Find the header of a sheet that has the OPD's column; None where there is none."""
    header = find(grid, PEOPLE)
    if not opd:
        return header if header is not None and "opd" in header.columns else None
    if header is None or key(opd) not in map(key, header.labels):
        rows = grid.rows(range(min(len(grid), HEAD_ROWS)))
        places = (place for place, row in enumerate(rows) if key(opd) in map(key, row))
        place = next(places, None)
        if place is None:
            return None
        header = Header(PEOPLE, place, place, rows[place], {}, {}, {}, CANONICAL, (), (), ())
    column = list(map(key, header.labels)).index(key(opd))
    return replace(header, columns={**header.columns, "opd": (column,)})


def _sheet(grid: Grid, header: Header, file: str) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return the rows below a header with all their columns, and the columns that are shown."""
    known = raw_table(grid, header, file).rows
    below = np.arange(header.last + 1, len(grid))
    cells = grid.rows(below[grid.filled()[below] > 0])
    heads: dict[str, str] = {}
    columns: dict[str, list[str]] = {}
    for place, column in enumerate(zip(*cells, strict=True)):
        label = header.labels[place] if place < len(header.labels) else ""
        if key(label) in NUMBERING or not (label or any(column)):
            continue
        label = label or f"Kolom {place + 1}"
        name = label if label not in columns else f"{label} ({place + 1})"
        columns[f"kolom {name}"], heads[f"kolom {name}"] = list(column), name
    where = f"{file} [{grid.sheet}]" if grid.sheet else file
    spelling = header.labels[header.columns["opd"][0]]
    filled = [sum(map(bool, row)) for row in cells]
    return (
        pd.DataFrame(columns).assign(
            berkas=where,
            baris=known["baris"],
            jenis_baris=known["jenis_baris"],
            nip=known["nip"].fillna(""),
            opd=known["opd"].fillna(""),
            judul_opd=spelling,
            terisi=filled,
            hanya_nama=lone_names(known, filled, header.labels),
        ),
        heads,
    )


def _judged(rows: pd.DataFrame, heads: dict[str, str]) -> Participants:
    """Tell who takes part from who does not; every row that does not is listed."""
    named = (rows["opd"] != "") & (rows["opd"] != rows["judul_opd"]) & (rows["terisi"] > 1)
    people = rows["jenis_baris"].isin([DATA, SHIFTED])
    people |= (rows["jenis_baris"] == NOTE) & named  # a head of an agency is no signature here
    people |= rows["hanya_nama"]
    read = [read_nip(text) for text in rows["nip"]]
    nip = pd.Series([reading.value for reading in read], dtype="str")
    again = people & nip.notna() & nip.where(people).duplicated()
    # without a NIP two people may have one name; with one that cannot be read, it is one row twice
    unread = people & nip.isna() & (rows["nip"] != "")
    same = unread & rows.where(unread).duplicated([*heads])
    found = list(_problems(rows, ~people, advice.NOT_A_ROW, OUTSIDE))
    found += _problems(rows, people & (rows["jenis_baris"] == SHIFTED), advice.SHIFTED_CELLS)
    found += _problems(rows, again, NIP_TWICE, ASIDE)
    found += _problems(rows, same, SAME_ROW, ASIDE)
    found += _problems(rows, rows["hanya_nama"], ONLY_A_NAME)
    found += _problems(rows, people & (rows["opd"] == "") & ~rows["hanya_nama"], OPD_EMPTY)
    for place, reading in enumerate(read):
        if people[place] and not same[place] and rows["nip"][place] and reading.advice is not None:
            found += _problems(rows, rows.index == place, reading.advice)
    chosen = rows[people & ~again & ~same].reset_index(drop=True)
    spelled = dict(zip(map(words, reversed(chosen["opd"])), reversed(chosen["opd"]), strict=True))
    opd = [spelled[words(name)] if name else "" for name in chosen["opd"]]
    shown = chosen[[*heads, "berkas", "baris"]].fillna("")
    found.sort(key=lambda one: (one.file, one.row))
    return Participants(shown.assign(opd=pd.Series(opd, dtype="str")), heads, tuple(found))


def _problems(
    rows: pd.DataFrame,
    where: pd.Series[bool] | np.ndarray,
    said: Advice,
    outcome: Outcome = FLAGGED,
) -> Iterator[Problem]:
    about_opd = said.rule in (OPD_EMPTY.rule, ONLY_A_NAME.rule)
    column = "opd" if about_opd else "nip" if "NIP" in said.rule else ""
    for row in rows[where].to_dict("records"):
        place = (str(row["berkas"]), int(row["baris"]))
        yield Problem("peserta", *place, column, "", said.rule, said.fix, outcome)
