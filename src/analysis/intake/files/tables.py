"""From the sheets of one file to its raw tables, or to what keeps them from being read."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Sequence

import numpy as np

from analysis.dataset.tables import TABLES
from analysis.errors import Phrase, Problem, phrase, said
from analysis.intake.files import limits
from analysis.intake.files.grid import Grid
from analysis.intake.files.headers import accepted, columns_of, key
from analysis.intake.files.places import problem
from analysis.intake.files.raw import RawTable
from analysis.intake.files.recognise import Header, best_fit, find
from analysis.intake.files.rows import raw_table
from analysis.intake.files.unfilled import UNFILLED, is_template

_MANY = 40  # headers quoted in a remark
_ALL = 200  # and where columns are missing, for one of them may be the one that is looked for
_LONG = 60  # characters quoted of one header

MISSING = (
    "Kolom wajib tidak ada",
    "Tambahkan kolomnya, atau beri judul yang dikenali",
)
NO_HEADER = (
    "Baris judul tidak ditemukan",
    "Beri satu baris judul di atas data, dengan judul kolom yang dikenali",
)
UNKNOWN_COLUMNS = (
    "Judul kolom tidak dikenal; isi kolomnya tidak dipakai",
    "Ganti judulnya bila kolom ini seharusnya dipakai",
)
DOUBLED = (
    "Judul kolom ini berarti sama dengan kolom lain; hanya satu yang dibaca",
    "Hapus kolom yang tidak dimaksud, atau ganti judulnya",
)
SHEET_LEFT = (
    "Lembar ini tampak seperti tabel tetapi kolom wajibnya tidak lengkap; tidak dibaca",
    "Lengkapi kolomnya bila lembar ini seharusnya dibaca",
)
HIDDEN_LEFT = (
    "Lembar tersembunyi tidak dibaca",
    "Tampilkan lembar itu bila seharusnya dibaca",
)
NO_DATE = (
    "Tanggal penilaian tidak ada di berkas ini",
    "Isi kolom tanggal, atau tulis tanggalnya di bagian [tanggal_penilaian] dataset.toml",
)


def table_by_headers(grids: Sequence[Grid], tables: Sequence[str]) -> str | None:
    """Return the one table that the sheets' headers fit; None when none does, or several do."""
    fits = {header.table for grid in grids if (header := best_fit(grid, tables)) is not None}
    return fits.pop() if len(fits) == 1 else None


def tables_of(
    grids: Sequence[Grid], table: str, file: str, date: dt.date | None
) -> tuple[list[RawTable], list[Problem]]:
    """Read every visible sheet with the table's columns; tell what is missing when none has them.

    Nothing is read from a template without rows: it delivers no table. date: of an assessment whose
    file states none (dataset.toml), else that is asked for.
    """
    written = [grid for grid in grids if grid.filled().any() and not is_template([grid])]
    sheets = [grid for grid in written if not grid.hidden] or written
    if not sheets:
        return [], [problem(limits.EMPTY, file, "struktur", table=table)]
    headed = [(grid, find(grid, table)) for grid in sheets]
    whole = [(grid, header) for grid, header in headed if header and not header.missing()]
    if not whole:
        return [], [_missing(headed, table, file)]
    problems: list[Problem] = []
    found: list[RawTable] = []
    for grid, header in whole:
        problems += _remarks(header, file, grid)
        read = raw_table(grid, header, file, date)
        if _undated(read, date):
            row = int(grid.numbers[header.last])
            hint = f'"{file}" = 2026-06-30'
            problems.append(
                problem(NO_DATE, file, "struktur", table=table, row=row, suggestion=hint)
            )
        found.append(read)
    if is_template(grids) and not any(len(read.rows) for read in found):
        return [], [problem(UNFILLED, file, "ditandai")]
    problems += _left_out(headed, grids, sheets, table, file)
    return found, problems


def _undated(read: RawTable, date: dt.date | None) -> bool:
    wanted = read.table == "penilaian_kompetensi" and date is None
    return wanted and "tanggal" not in read.headers and len(read.rows) > 0


def _missing(headed: Sequence[tuple[Grid, Header | None]], table: str, file: str) -> Problem:
    """Name all missing columns with their accepted headers, and the headers that were found."""
    named = [(grid, header) for grid, header in headed if header and header.found > 1]
    if not named:
        groups = [(name,) for name in TABLES[table].required]
        hint = phrase(
            "{judul}. {temuan}",
            judul=_accepted(table, groups).sentence,
            temuan=_first_row(headed[0][0]).sentence,
        )
        return problem(NO_HEADER, file, "struktur", table=table, suggestion=hint)
    grid, header = max(named, key=lambda one: one[1].found)
    columns = _joined([_either(group) for group in header.missing()], ", ")
    found = _listed([label for label in header.labels if label], _ALL)
    hint = phrase(
        "{judul}. {temuan}",
        judul=_accepted(table, header.missing()).sentence,
        temuan=said("Judul yang ditemukan: {judul}", judul=found),
    )
    row = int(grid.numbers[header.last])
    return problem(MISSING, file, "struktur", table=table, column=columns, row=row, suggestion=hint)


def _accepted(table: str, groups: Sequence[tuple[str, ...]]) -> Phrase:
    parts = []
    for group in groups:
        spellings = [name for column in group for name in accepted(table).spellings(column)[:6]]
        known = ", ".join(dict.fromkeys(spellings))
        parts.append(said("{kolom}: {ejaan}", kolom=_either(group).sentence, ejaan=known))
    return _joined([Phrase(part) for part in parts], "; ")


def _either(group: Sequence[str]) -> Phrase:
    """Name columns of which one will do: "nip atau pns_id"."""
    told = said("{nama}", nama=group[0])
    for other in group[1:]:
        told = said("{satu} atau {lain}", satu=told, lain=other)
    return Phrase(told)


def _joined(parts: Sequence[Phrase], sign: str) -> Phrase:
    told = parts[0].sentence
    for other in parts[1:]:
        told = said("{awal}{tanda}{lain}", awal=told, tanda=sign, lain=other.sentence)
    return Phrase(told)


def _first_row(grid: Grid) -> Phrase:
    """Quote a first row that can be a header; one with long numbers is data about people."""
    first = grid.rows(np.flatnonzero(grid.filled())[:1])[0]
    cells = [cell for cell in first if cell]
    if any(re.search(r"\d{4}", cell) for cell in cells):
        return phrase("Baris pertama berisi data, bukan judul")
    return phrase("Judul yang ditemukan: {judul}", judul=_listed(cells, _ALL))


def _listed(headers: Sequence[str], most: int = _MANY) -> str:
    shown = [header if len(header) <= _LONG else f"{header[:_LONG]}…" for header in headers]
    more = f" … (+{len(shown) - most})" if len(shown) > most else ""
    return ", ".join(shown[:most]) + more


def _remarks(header: Header, file: str, grid: Grid) -> list[Problem]:
    row = int(grid.numbers[header.last])
    remarks: list[tuple[tuple[str, str], str]] = []
    if header.unknown:
        unknown = phrase("{nama}", nama=_listed(header.unknown))
        hint = _joined([unknown, *_near(header)], "; ")
        remarks.append((UNKNOWN_COLUMNS, hint))
    if header.doubled:
        remarks.append((DOUBLED, _listed(header.doubled)))
    return [
        problem(words, file, "ditandai", table=header.table, row=row, suggestion=hint)
        for words, hint in remarks
    ]


def _near(header: Header) -> list[Phrase]:
    """Say which unknown header may be a misspelt one of a column that was not found."""
    absent = {
        key(spelling): column
        for column in columns_of(header.table)
        if column not in header.columns
        for spelling in accepted(header.table).spellings(column)
    }
    return [
        phrase("mungkin {judul} = {kolom}", judul=label, kolom=absent[one])
        for label in header.unknown[:_MANY]
        for one in difflib.get_close_matches(key(label), list(absent), n=1, cutoff=0.8)
    ]


def _left_out(
    headed: Sequence[tuple[Grid, Header | None]],
    grids: Sequence[Grid],
    sheets: Sequence[Grid],
    table: str,
    file: str,
) -> list[Problem]:
    """Name sheets that look like the table and were not read."""
    partial = [
        grid.sheet for grid, header in headed if header and header.missing() and header.found > 2
    ]
    hidden = [
        grid.sheet
        for grid in grids
        if grid not in sheets and (header := find(grid, table)) and not header.missing()
    ]
    return [
        problem(words, file, "ditandai", table=table, suggestion=sheet)
        for words, names in ((SHEET_LEFT, partial), (HIDDEN_LEFT, hidden))
        for sheet in names
    ]
