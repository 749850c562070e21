"""SHELL. Which file holds which table: by its name, or its folder's; nothing is opened here."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from analysis.benchmark import FILE as BENCHMARKS
from analysis.dataset.period import Period
from analysis.dataset.tables import TABLES
from analysis.errors import Outcome, Problem, phrase
from analysis.intake.files.headers import key

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".html", ".htm", ".parquet")
RETURNED = "formulir"  # the folder in a quarter's that `analysis collect` writes
RETURNED_TABLES = ("koreksi", "penilaian_kompetensi", "pelatihan")
_KNOWN_SUFFIXES = f"akhiran yang dikenal: {', '.join(SUFFIXES)}"
_TABLE_BY_KEY = {key(table): table for table in TABLES}

TWICE = (
    "Tabel ini ada dalam lebih dari satu berkas; tidak satu pun dibaca",
    "Sisakan satu berkas, atau kumpulkan semuanya di dalam satu folder bernama tabel itu",
)
UNKNOWN_FILE = (
    "Berkas tidak dikenali dan tidak dibaca",
    "Beri nama tabelnya, misalnya pegawai.xlsx, atau pindahkan dari folder ini",
)
UNKNOWN_FOLDER = (
    "Folder tidak dikenali dan tidak dibaca",
    "Beri nama tabelnya, misalnya pelatihan, atau pindahkan dari folder ini",
)
WRONG_PLACE = (
    "Tabel ini milik satu triwulan, tetapi berkasnya berada di luar folder triwulan",
    "Pindahkan ke folder triwulannya, misalnya 2026-Q3",
)
CLOSED_FOLDER = (
    "Folder tidak dapat dibuka",
    "Beri hak baca atas folder itu, lalu ulangi",
)
NEAR_QUARTER = (
    "Nama folder hampir seperti triwulan; isinya tidak dibaca",
    "Beri nama tepat seperti 2026-Q3, tanpa spasi atau kata lain, atau pindahkan",
)
RETURNED_ALONE = (
    "Pelatihan dari formulir menunggu: tabel pelatihan belum diserahkan kota",
    "Serahkan tabel pelatihan; tanpa itu pegawai lain akan tampak tidak pernah dilatih",
)
NO_FILE = (
    "Bukan berkas biasa, atau tautan yang tidak menuju berkas; tidak dibaca",
    "Ganti dengan berkasnya sendiri, atau hapus",
)
FILE_IS_FOLDER = (
    "Folder ini bernama seperti berkas sebuah tabel; isinya tidak dibaca",
    "Hapus akhiran dari nama folder itu, atau ganti dengan berkasnya",
)


def is_returned(file: str) -> bool:
    """Say whether a file, by its path in the data folder, holds what came back in forms."""
    return f"/{RETURNED}/" in f"/{file}"


@dataclass(frozen=True)
class Place:
    """A file to read. table: None until its headers tell; root: outside the period's folder."""

    path: Path
    file: str  # relative to the data set's folder, with forward slashes
    table: str | None
    source: str  # the file, or the folder that stacks it: what a table may have only once
    root: bool
    returned: bool = False  # from the forms: stacked on what the city delivered


def look(folder: Path, period: str) -> tuple[list[Place], list[Problem]]:
    """List the files of a data set that belong to a period, sorted, and what is wrong with names.

    A table that several files or folders claim is not yet refused: see `conflicts`.
    """
    places: list[Place] = []
    returned: list[Place] = []  # last, so that of equal rows the city's own one stays
    problems: list[Problem] = []
    for root, home in ((True, folder), (False, folder / period)):
        for entry in _entries(home, folder, problems):
            if root and entry.name == BENCHMARKS:
                continue  # no table of a quarter: `benchmark` reads it
            form = _form(entry)
            file = entry.relative_to(folder).as_posix()
            suffixed = entry.suffix.lower() in SUFFIXES
            stem = entry.name if form == "folder" and not suffixed else entry.stem
            table = _TABLE_BY_KEY.get(key(stem))
            if root and table is not None and TABLES[table].period:
                problems.append(problem(WRONG_PLACE, file, "ditandai", table=table))
            elif form == "folder" and entry.name == RETURNED and not root:
                returned += _returned(entry, folder, problems)
            elif form == "folder":
                places += _folder(entry, folder, table, problems, root=root)
            elif suffixed and form == "berkas":
                places.append(Place(entry, file, table, file, root))
            elif suffixed or (form == "lain" and not root):
                problems.append(_no_file(file, table if suffixed else None))
            elif not root:
                hint = _KNOWN_SUFFIXES if table else _nearest(entry.stem)
                problems.append(problem(UNKNOWN_FILE, file, "ditandai", suggestion=hint))
    return places + returned, problems


def _form(entry: Path) -> Literal["berkas", "folder", "lain"]:
    """Tell what an entry is; a pipe, a device or a link to nothing must not be opened."""
    try:
        if entry.is_dir():
            return "folder"
        return "berkas" if entry.is_file() else "lain"
    except OSError:
        return "berkas"  # it is there and closed to us: opening says so


def _no_file(file: str, table: str | None) -> Problem:
    outcome: Outcome = "struktur" if table else "ditandai"
    return problem(NO_FILE, file, outcome, table=table or "")


def _folder(
    entry: Path, folder: Path, table: str | None, problems: list[Problem], *, root: bool
) -> list[Place]:
    """Take the files of a folder that stacks a table; name any other folder."""
    file = entry.relative_to(folder).as_posix()
    if table is not None and entry.suffix.lower() in SUFFIXES:
        problems.append(problem(FILE_IS_FOLDER, file, "struktur", table=table))
    elif table is not None:
        inside = _entries(entry, folder, problems, table)
        return list(_stacked(inside, folder, table, file, problems, root=root))
    elif not root:
        hint = _nearest(entry.name)
        problems.append(problem(UNKNOWN_FOLDER, file, "ditandai", suggestion=hint))
    elif meant := Period.meant(entry.name):
        problems.append(
            problem(
                NEAR_QUARTER, file, "ditandai", suggestion=phrase("mungkin {dugaan}", dugaan=meant)
            )
        )
    return []


def _returned(entry: Path, folder: Path, problems: list[Problem]) -> Iterator[Place]:
    """Take the tables that came back in forms: each is one more file of its table."""
    for place in _entries(entry, folder, problems):
        file = place.relative_to(folder).as_posix()
        table = _TABLE_BY_KEY.get(key(place.stem))
        regular = _form(place) == "berkas" and place.suffix.lower() in SUFFIXES
        if regular and table in RETURNED_TABLES:
            yield Place(place, file, table, file, root=False, returned=True)
        else:
            hint = known_names(RETURNED_TABLES)
            problems.append(problem(UNKNOWN_FILE, file, "ditandai", suggestion=hint))


def _stacked(
    entries: Sequence[Path],
    folder: Path,
    table: str,
    source: str,
    problems: list[Problem],
    *,
    root: bool,
) -> Iterator[Place]:
    for entry in entries:
        file = entry.relative_to(folder).as_posix()
        form, suffixed = _form(entry), entry.suffix.lower() in SUFFIXES
        if form == "berkas" and suffixed:
            yield Place(entry, file, table, source, root)
        elif form == "lain":
            problems.append(_no_file(file, table if suffixed else None))
        else:
            rule = UNKNOWN_FOLDER if form == "folder" else UNKNOWN_FILE
            hint = _KNOWN_SUFFIXES
            problems.append(problem(rule, file, "ditandai", table=table, suggestion=hint))


def _entries(home: Path, folder: Path, problems: list[Problem], table: str = "") -> list[Path]:
    """List what stands in a folder, without lock files, hidden files and notes."""
    try:
        entries = sorted(home.iterdir(), key=lambda entry: entry.name)
    except OSError:
        file = home.relative_to(folder).as_posix()
        problems.append(problem(CLOSED_FOLDER, file, "struktur", table=table))
        return []
    return [entry for entry in entries if not _silent(entry.name.lower())]


def _silent(name: str) -> bool:
    return name.startswith((".", "~$", "readme")) or name in ("thumbs.db", "desktop.ini")


def conflicts(places: Sequence[Place]) -> list[Problem]:
    """Name every table that more than one file or folder brings, with all of them."""
    sources: dict[tuple[str, bool], list[str]] = {}
    for place in places:
        if place.table is None:
            continue
        known = sources.setdefault((place.table, place.returned), [])
        if place.source not in known:
            known.append(place.source)
    return [
        problem(
            TWICE,
            many[0],
            "struktur",
            table=table,
            suggestion=phrase("juga {berkas}", berkas=", ".join(many[1:])),
        )
        for (table, _), many in sources.items()
        if len(many) > 1
    ]


def _nearest(name: str) -> str:
    """Return the name that was probably meant, else all that there are."""
    near = difflib.get_close_matches(key(name), list(_TABLE_BY_KEY), n=1, cutoff=0.6)
    if not near:
        return known_names(TABLES)
    return phrase("mungkin {dugaan}", dugaan=_TABLE_BY_KEY[near[0]])


def known_names(tables: Iterable[str]) -> str:
    """Say which names of tables a file may have."""
    return phrase("nama yang dikenal: {nama}", nama=", ".join(tables))


def problem(
    words: tuple[str, str],
    file: str,
    outcome: Outcome,
    *,
    table: str = "",
    column: str = "",
    row: int = 0,
    suggestion: str = "",
) -> Problem:
    """Make a finding about a file; nothing of its content is quoted but headers."""
    rule, fix = words
    return Problem(table, file, row, column, "", rule, fix, outcome, suggestion)
