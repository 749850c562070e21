"""From a sheet and its header to a raw table: columns under their names, each row with its kind."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis.dataset.tables import TABLES
from analysis.intake.files.grid import Grid
from analysis.intake.files.headers import columns_of
from analysis.intake.files.raw import DATA, NOTE, NUMBERS, SHIFTED, TOTAL, RawTable
from analysis.intake.files.recognise import Header

_TOTAL = re.compile(r"(sub|grand)?\s*(jumlah|total|rata\s*-?\s*rata|rerata)\b", re.IGNORECASE)
_AMOUNT = re.compile(r"[\d.,%()\s=:+-]*|(rp|orang|pegawai|jp)\.?", re.IGNORECASE)
_MONTH = (
    "januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november|"
    "nopember|desember"
)
_NOTE = re.compile(
    r"(dicetak|diunduh|dibuat|disusun|mengetahui|menyetujui|disahkan|ditetapkan|tertanda|ttd|"
    r"tanda tangan|kepala|sekretaris|plt|a\.?\s?n|catatan|keterangan|ket|sumber|halaman|nip)\b"
    rf"|.{{0,40}},\s*(tanggal)?\s*\d{{1,2}}\s+({_MONTH})\s+\d{{4}}",
    re.IGNORECASE,
)
_STANDARD = re.compile(r"[1-5]([.,]0+)?|(standar|level|skj|syarat).*", re.IGNORECASE)
_ID_LENGTH = 9  # characters; a shorter key may be the count in a row of totals
_FEW = 3  # filled cells that a signature or a print mark has at most
_WORDED = "^[A-Za-z]*[G-Zg-z(]"  # begins with letters, and not as a hexadecimal id does
_NUMBERED = re.compile(r"\(?(\d{1,3})\)?(\s*[=(].*)?")
# What a code looks like where only the code is filled: T.15, SK 2, K-07; no word, no bare number.
_CODE = re.compile(r"(?:M|SK|T)\s*[.\-]?\s*\d\w*|(?=\S*[^\W\d])(?=\S*\d)\w[\w.\-/]*", re.IGNORECASE)
_PPPK = "pppk|perjanjian kerja"


def raw_table(grid: Grid, header: Header, file: str, date: dt.date | None = None) -> RawTable:
    """Take the rows below the header; `date`: of an assessment whose file states none."""
    below = range(header.last + 1, len(grid))
    filled = grid.filled()[below.start :]
    kept = np.flatnonzero(filled)
    positions = pa.array(kept + below.start)
    columns = {name: _column(grid, header, name, positions) for name in columns_of(header.table)}
    kinds = _kinds(grid, header, columns, kept + below.start, filled[kept])
    if header.table == "penilaian_kompetensi" and date is not None:
        columns["tanggal"] = _filled_date(columns["tanggal"], date)
    rows = _frame(columns).assign(
        baris=grid.numbers[kept + below.start], jenis_baris=pd.array(kinds, dtype="str")
    )
    if header.competencies:
        rows = _melted(rows, grid, header, positions)
    headers = {name: header.spelling(name) for name in header.columns}
    unread = (*header.ignored, *header.unknown, *header.doubled)
    return RawTable(header.table, file, grid.sheet, rows, headers, header.layout, unread)


def is_remark(text: str) -> bool:
    """Say whether a text begins as a signature, a print mark or a note does."""
    return _NOTE.match(text) is not None


def _column(grid: Grid, header: Header, name: str, positions: pa.Array) -> pa.ChunkedArray:
    sources = [grid.columns[index].take(positions) for index in header.columns.get(name, ())]
    if not sources:
        value = header.constants.get(name)
        constant = pa.array([value], pa.string()).take(pa.array(np.zeros(len(positions), int)))
        return pa.chunked_array([constant])
    joined = sources[0]
    for source in sources[1:]:
        joined = pc.coalesce(joined, source)
        if name == "status_asn":  # the kind of staff says PPPK where the other says P or C only
            contract = pc.fill_null(
                pc.match_substring_regex(source, _PPPK, ignore_case=True), fill_value=False
            )
            joined = pc.if_else(contract, source, joined)
    return joined


def _frame(columns: Mapping[str, pa.ChunkedArray]) -> pd.DataFrame:
    table = pa.table(dict(columns), schema=pa.schema([(name, pa.string()) for name in columns]))
    rows: pd.DataFrame = table.to_pandas()
    return rows.astype("str")


def _filled_date(column: pa.ChunkedArray, date: dt.date) -> pa.ChunkedArray:
    if column.null_count < len(column):
        return column
    return pa.chunked_array([pa.array([date.isoformat()] * len(column), pa.string())])


def _kinds(
    grid: Grid,
    header: Header,
    columns: Mapping[str, pa.ChunkedArray],
    positions: np.ndarray,
    filled: np.ndarray,
) -> list[str]:
    """Say of each row what it is; only rows whose key is empty or begins with a letter may be none.

    A row with a key that could be a person's is data, whatever else it holds.
    """
    kinds = [DATA] * len(positions)
    keys = _key_columns(header)
    people = keys[0] in ("nip", "pns_id")
    absent = np.ones(len(positions), dtype=bool)
    for name in keys:
        absent &= columns[name].is_null().to_numpy()
    worded = pc.fill_null(pc.match_substring_regex(columns[keys[0]], _WORDED), fill_value=False)
    short = pc.fill_null(pc.less(pc.utf8_length(columns[keys[0]]), _ID_LENGTH), fill_value=True)
    doubtful = absent | (pc.or_(worded, short).to_numpy() if people else filled <= _FEW)
    last_data = int(max(np.flatnonzero(~doubtful), default=-1))
    places = np.flatnonzero(doubtful)
    closing = False
    for place, row in zip(places, grid.rows(positions[places]), strict=True):
        cells = [cell for cell in row if cell]
        loose = bool(absent[place]) or people  # else a key is there, and no word can undo it
        tail = closing and bool(absent[place]) and int(place) > last_data
        kinds[place] = _kind(cells, header, loose=loose, tail=tail)
        if keys[0] == "kode" and not absent[place] and _only(_CODE, cells):
            kinds[place] = DATA  # a code alone is a record that lacks the rest, not a title
        if header.competencies and place < 2 and absent[place] and _only(_STANDARD, cells):
            kinds[place] = NOTE  # the standard's levels in a row of their own below the header
        closing = closing or kinds[place] != DATA
    if kinds and _is_numbering(grid.rows(positions[:1])[0]):
        kinds[0] = NUMBERS
    _mark_shifted(kinds, grid, header, positions)
    return kinds


def _mark_shifted(kinds: list[str], grid: Grid, header: Header, positions: np.ndarray) -> None:
    """Mark records with filled cells beyond the header's last cell."""
    if grid.widths is None:
        return
    edge = int(grid.widths[header.last])
    wide = np.flatnonzero(grid.widths[positions] > edge)
    for place, row in zip(wide, grid.rows(positions[wide]), strict=True):
        if kinds[place] == DATA and any(row[edge:]):
            kinds[place] = SHIFTED


def _key_columns(header: Header) -> tuple[str, ...]:
    if header.table == "pip_asn":
        return ("nama",)
    people = tuple(name for name in ("nip", "pns_id") if name in header.columns)
    return people or (TABLES[header.table].required[0],)


def _kind(cells: list[str], header: Header, *, loose: bool, tail: bool) -> str:
    """Judge a row without a readable key by its filled cells, from the left."""
    few = len(cells) <= _FEW
    if _TOTAL.match(cells[0]) and _only(_AMOUNT, cells[1:]):
        return TOTAL
    header_again = len(cells) > 1 and set(cells) <= set(header.labels)  # on the next printed page
    noise = loose and header.table == "pip_asn"  # its rows without a name hold nobody
    if cells[0].isdecimal() and len(cells) > 1 and not noise:
        return DATA  # a numbered row is meant as a record
    group_title = len(cells) == 1 and len(header.columns) > 1
    signature = loose and few and (any(_NOTE.match(cell) for cell in cells) or tail)
    return NOTE if header_again or group_title or signature or noise else DATA


def _only(pattern: re.Pattern[str], cells: Sequence[str]) -> bool:
    return all(pattern.fullmatch(cell) for cell in cells)


def _is_numbering(cells: Sequence[str]) -> bool:
    """Say whether a row holds the columns' numbers: 1, 2, 3 ... or (1), (2), 5=3+4."""
    matches = [_NUMBERED.fullmatch(cell) for cell in cells if cell]
    numbers = [int(match[1]) for match in matches if match]
    rising = all(left < right for left, right in itertools.pairwise(numbers))
    return len(numbers) == len(matches) > 2 and numbers[0] <= 2 and rising


def _melted(rows: pd.DataFrame, grid: Grid, header: Header, positions: pa.Array) -> pd.DataFrame:
    """One row per filled competency cell; a row without any, or that is no data, stays once."""
    order = np.arange(len(rows))
    data = (rows["jenis_baris"] == DATA).to_numpy()
    parts = []
    assessed = np.zeros(len(rows), dtype=bool)
    for index, code in sorted(header.competencies.items(), key=lambda item: item[1]):
        level = pd.Series(grid.columns[index].take(positions).to_pandas(), dtype="str")
        here = data & level.notna().to_numpy()
        assessed |= here
        part = rows.assign(kompetensi=code, level=level.to_numpy(), kolom=header.labels[index])
        parts.append(part.assign(urut=order).loc[here])
    parts.append(rows.assign(kolom=None, urut=order).loc[~assessed])
    melted = pd.concat(parts).sort_values("urut", kind="stable", ignore_index=True)
    texts = [name for name in melted.columns if name not in ("baris", "urut")]
    return melted.astype(dict.fromkeys(texts, "str")).drop(columns="urut")
