"""SHELL. Files of the sample: the same rows give the same bytes on any machine."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from analysis.sample.parts import Part
from analysis.sample.zipped import archive

_MADE = dt.datetime(2026, 1, 1)  # noqa: DTZ001 - the creation date every workbook of the sample states
_WIDTH = 18


def write_csv(
    folder: Path, part: Part, closing: pd.DataFrame | None = None, *, indonesian: bool = False
) -> None:
    """A text file; `closing` rows stand below. Indonesian: as Excel there saves it (`;`, BOM)."""
    rows = part.rows if closing is None else pd.concat([part.rows, closing], ignore_index=True)
    text = rows.to_csv(index=False, sep=";" if indonesian else ",", lineterminator="\n")
    _save(folder / part.file, text.encode("utf-8-sig" if indonesian else "utf-8"))


def write_xlsx(folder: Path, part: Part, closing: pd.DataFrame | None = None) -> None:
    """A workbook of text cells with a fixed date in it."""
    rows = part.rows if closing is None else pd.concat([part.rows, closing], ignore_index=True)
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE})
        sheet = book.add_worksheet("Data")
        sheet.set_column(0, len(rows.columns) - 1, _WIDTH)
        for line, title in enumerate(part.titles):
            sheet.write_string(line, 0, title)
        top = len(part.titles)
        for place, (header, cells) in enumerate(rows.items()):
            sheet.write_string(top, place, str(header))
            for line, cell in enumerate(cells.tolist(), top + 1):
                if cell:
                    sheet.write_string(line, place, cell)
    with zipfile.ZipFile(memory) as made:
        _save(folder / part.file, archive({name: made.read(name) for name in made.namelist()}))


class ParquetFiles:
    """The tables of one quarter as Parquet files that grow by a row group per call."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.writers: dict[str, pq.ParquetWriter] = {}
        self.lengths: dict[str, int] = {}

    def close(self) -> None:
        """Finish the files."""
        for writer in self.writers.values():
            writer.close()

    def add(self, part: Part) -> int:
        """Append a part's rows to its file; how many rows stood there before."""
        schema = pa.schema([(str(name), pa.string()) for name in part.rows.columns])
        if part.file not in self.writers:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.writers[part.file] = pq.ParquetWriter(
                self.folder / part.file,
                schema,
                compression="zstd",
                compression_level=9,
                store_schema=False,
            )
        before = self.lengths.get(part.file, 0)
        columns = [
            pa.array(part.rows[name].to_numpy(object), pa.string()) for name in part.rows.columns
        ]
        self.writers[part.file].write_table(
            pa.table(columns, schema=schema), row_group_size=max(1, len(part.rows))
        )
        self.lengths[part.file] = before + len(part.rows)
        return before


def write_text(path: Path, text: str) -> None:
    """A text file with line feeds, whatever the machine's own line ends are."""
    _save(path, text.encode())


def _save(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
