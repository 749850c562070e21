"""Workbooks (XLSX, XLS) and Parquet files to cells; values as last computed, nothing executed."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from analysis.intake.files import limits
from analysis.intake.files.grid import Grid, UnreadableError, clean, grid_of, texts


def read_workbook(data: bytes, limit_mb: float) -> list[Grid]:
    """Read every sheet that holds a cell, in order. Rows count as the spreadsheet shows them."""
    try:
        with _quiet(), CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            return [
                grid
                for meta in workbook.sheets_metadata
                if (grid := _sheet(workbook, meta, limit_mb)) is not None
            ]
    except PasswordError as error:
        raise UnreadableError(*limits.ENCRYPTED) from error
    except CalamineError as error:
        raise UnreadableError(*limits.DAMAGED) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # of the reader; it derives from no Exception
            raise UnreadableError(*limits.DAMAGED) from error
        raise


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Silence file descriptor 2: the reader writes a trace there before it gives up on damage."""
    try:
        kept = os.dup(2)
    except OSError:  # a program without a console
        yield
        return
    try:
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _sheet(workbook: Any, meta: Any, limit_mb: float) -> Grid | None:
    sheet = workbook.get_sheet_by_name(meta.name)
    if sheet.end is None:
        return None
    limits.check_cells(sheet.end[0] + 1, sheet.end[1] + 1, limit_mb)
    records = sheet.to_python(skip_empty_area=False)  # else every row number is wrong
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        if top < len(records) and left < len(records[top]):
            for row in range(top + 1, min(bottom + 1, len(records))):
                records[row][left] = records[top][left]
    return grid_of(meta.name, records, hidden=meta.visible != SheetVisibleEnum.Visible)


def read_parquet(data: bytes, limit_mb: float) -> Grid:
    """Read a Parquet file as if its column names were row 1 of a sheet."""
    try:
        file = pq.ParquetFile(pa.BufferReader(data))
        groups = range(file.metadata.num_row_groups)
        size = sum(file.metadata.row_group(group).total_byte_size for group in groups)
        limits.check_size(size, limit_mb)
        limits.check_cells(file.metadata.num_rows, file.metadata.num_columns, limit_mb)
        table = file.read(use_threads=False)
        table.validate(full=True)
        names = table.column_names
    except (pa.ArrowException, OSError, ValueError) as error:
        raise UnreadableError(*limits.DAMAGED) from error
    columns = tuple(
        pa.chunked_array([clean(pa.array([name], pa.string())), *_as_text(column).chunks])
        for name, column in zip(names, table.columns, strict=True)
    )
    return Grid("", columns, np.arange(1, table.num_rows + 2, dtype=np.int64))


def _as_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    kind = column.type
    if pa.types.is_dictionary(kind):
        return _as_text(column.cast(kind.value_type))
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_integer(kind):
        return pa.chunked_array([clean(column.cast(pa.string()))])
    return pa.chunked_array([clean(texts(column.to_pylist()))])
