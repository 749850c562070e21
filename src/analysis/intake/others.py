"""Judge the tables that later steps use: courses on offer, BKN's official index, units, OPD."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.columns import TABLES
from analysis.intake import advice
from analysis.intake.codes import codes
from analysis.intake.context import table, tidy
from analysis.intake.judge import Judge, mask
from analysis.intake.nip import read_column
from analysis.intake.numbers import read_amount, read_hours, read_level, read_mark

# Whole rupiah, participants and batches.
AMOUNTS = (
    "biaya_per_peserta",
    "kapasitas_angkatan",
    "biaya_tetap_angkatan",
    "peserta_minimum",
    "maks_angkatan",
)
DIMENSIONS = ("kualifikasi", "kompetensi", "kinerja", "disiplin", "total")


def judge_texts(judge: Judge) -> pd.DataFrame:
    """Return the rows of a table whose columns are all text (unor, opd)."""
    return table(judge, {name: tidy(judge.text(name)) for name in TABLES[judge.table].columns})


def judge_katalog(judge: Judge) -> pd.DataFrame:
    """Return the courses on offer: jp in hundredths, amounts whole (Int64), the rest as text."""
    typed: dict[str, pd.Series[Any]] = {
        name: tidy(judge.text(name)) for name in TABLES[judge.table].columns
    }
    typed["jp"] = judge.read("jp", read_hours, dtype="Int64")
    typed["level_ke"] = judge.read("level_ke", read_level, dtype="Int64")
    for name in AMOUNTS:
        typed[name] = judge.read(name, read_amount, dtype="Int64")
    typed["jalur"] = judge.read("jalur", codes("jalur").reader(advice.PATH_UNKNOWN))
    for name in TABLES[judge.table].required:
        judge.require(name, advice.VALUE_EMPTY)
    kode = typed["kode"].str.casefold()
    judge.report(mask(kode.notna() & kode.duplicated(keep=False)), "kode", advice.CODE_TWICE)
    return table(judge, typed)


def judge_pip(judge: Judge) -> pd.DataFrame:
    """Return BKN's official index: points in hundred-thousandths (Int64); nip may be missing."""
    nameless = mask(judge.text("nama").isna())
    judge.report(judge.data & nameless, "nama", advice.NOT_A_ROW)
    typed: dict[str, pd.Series[Any]] = {
        name: tidy(judge.text(name)) for name in TABLES[judge.table].columns
    }
    typed["nip"] = read_column(judge)
    for name in DIMENSIONS:
        typed[name] = judge.read(name, read_mark, dtype="Int64")
        judge.require(name, advice.VALUE_EMPTY)
    return table(judge, typed)
