"""The named outputs, for the analyst alone: made by their own commands, readable by their owner."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import xlsxwriter
from rich.console import Console

from analysis.benchmark import load_benchmarks
from analysis.dataset import Dataset, Period
from analysis.errors import CallError, StructureError, said
from analysis.files import write_whole
from analysis.intake import clean, examine, problems, problems_book, take_in
from analysis.intake.delivery import STRUCTURE
from analysis.language import INDONESIAN, Tongue
from analysis.measures.scores_table import scores_table, trace_table
from analysis.measures.succession import successions
from analysis.plan.asked import refusals
from analysis.publish.folders import keep_out
from analysis.publish.published import as_text
from analysis.store import development_of, open_internal, regulation_of
from analysis.store.changes import ended_opd
from analysis.store.targets import refuse_unknown

EPOCH = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # a workbook states a day; no clock
SHEET_ROWS = 1_048_575  # a spreadsheet holds no more below its header


def check_quarter(
    dataset: Dataset,
    period: Period,
    out: Path,
    console: Console,
    _: Tongue = INDONESIAN,
    *,
    strict: bool = False,
) -> int:
    """Judge a quarter's files, say what was found, write the list; return the exit code.

    2 when the files cannot be used; 1 when the settings allow no plan, and under `strict` when rows
    were set aside; else 0. Raises: RegulationError for a choice or a table that is not accepted;
    DatasetError for a target of an OPD that does not exist.
    """
    keep_out(out, dataset.folder)
    development_of(dataset, period)  # refuses what [kesenjangan] or the city's tables hold wrongly
    delivery = examine(dataset, period, regulation_of(dataset, period))
    found = (delivery.problems, ended_opd(dataset, period, delivery), _benchmarks(dataset))
    told = pd.concat([rows for rows in found if len(rows)] or found[:1], ignore_index=True)
    write_whole(out, problems_book.workbook(told, delivery.counts, _), private=True)
    for line in problems.screen_digest(told, delivery.counts, _):
        console.print(line, markup=False, soft_wrap=True)
    listed = _("Daftar lengkap (internal): {berkas}", berkas=out)
    console.print(listed, markup=False, soft_wrap=True)
    against = refusals(dataset.rencana, dataset.jadwal, period)
    for sentence in against:
        why = _("Tanpa rencana: {sebab}", sebab=sentence)
        console.print(why, markup=False, soft_wrap=True)
    if (told["outcome"] == STRUCTURE).any():
        return 2
    refuse_unknown(dataset, period, delivery.opd, successions(delivery))
    return int(bool(against) or (strict and delivery.counts["disisihkan"].sum() > 0))


def _benchmarks(dataset: Dataset) -> pd.DataFrame:
    """Return what is wrong with the values that the city's report stands beside."""
    try:
        load_benchmarks([dataset.folder])
    except StructureError as error:
        return problems.as_frame(error.problems)
    return problems.as_frame(())


def write_clean(dataset: Dataset, period: Period, out: Path, kind: str) -> list[Path]:
    """Write every delivered table as understood, one file each; return the paths."""
    keep_out(out, dataset.folder)
    delivery = take_in(dataset, period, regulation_of(dataset, period))
    paths = []
    for name, rows in clean.canonical(delivery).items():
        path = out / f"{name}.{kind}"
        write_whole(path, as_bytes(rows, kind), private=True)
        paths.append(path)
    return paths


def write_scores(dataset: Dataset, period: Period, out: Path, _: Tongue = INDONESIAN) -> list[Path]:
    """Write one row per person and, beside it, the trace; return the paths.

    Raises: CallError for an ending that is none of .csv, .xlsx, .parquet.
    """
    kind = out.suffix.removeprefix(".").lower()
    if kind not in {"csv", "xlsx", "parquet"}:
        raise CallError(
            said("{out}: akhiran berkas harus .csv, .xlsx, atau .parquet.", out=out.name)
        )
    keep_out(out, dataset.folder)
    quarter = open_internal(dataset.folder, period.text)
    people, trace = scores_table(quarter.people, _), trace_table(quarter.trace, _)
    if kind == "xlsx":
        write_whole(out, as_book({_("nilai"): people, _("jejak"): trace}), private=True)
        return [out]
    beside = out.with_suffix(f".jejak.{kind}")
    write_whole(out, as_bytes(people, kind), private=True)
    write_whole(beside, as_bytes(trace, kind), private=True)
    return [out, beside]


def as_bytes(rows: pd.DataFrame, kind: str) -> bytes:
    """Return a named table as CSV text (with a byte order mark) or Parquet."""
    stream = io.BytesIO()
    if kind == "parquet":
        rows.to_parquet(stream, index=False)
    else:
        texts = rows.select_dtypes(["object", "string", "category"]).columns
        written = rows.assign(
            **{name: rows[name].map(as_text, na_action="ignore") for name in texts}
        )
        written.to_csv(stream, index=False, encoding="utf-8-sig")
    return stream.getvalue()


def as_book(sheets: dict[str, pd.DataFrame]) -> bytes:
    """Return named tables as a workbook, one sheet each."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"created": EPOCH})
        head = book.add_format({"bold": True, "bottom": 1})
        for name, rows in sheets.items():
            parts = range(0, max(len(rows), 1), SHEET_ROWS)
            for number, start in enumerate(parts, start=1):
                page = book.add_worksheet(name if number == 1 else f"{name}-{number}")
                page.write_row(0, 0, list(rows.columns), head)
                _fill(page, rows.iloc[start : start + SHEET_ROWS])
                page.freeze_panes(1, 1)
                page.autofilter(0, 0, max(len(rows), 1), len(rows.columns) - 1)
    return stream.getvalue()


def _fill(page: xlsxwriter.worksheet.Worksheet, rows: pd.DataFrame) -> None:
    for place, name in enumerate(rows.columns):
        numeric = pd.api.types.is_numeric_dtype(rows[name])
        for line, value in enumerate(rows[name], start=1):
            if pd.isna(value):
                continue
            if numeric:
                page.write_number(line, place, float(value))
            else:
                page.write_string(line, place, str(value))
