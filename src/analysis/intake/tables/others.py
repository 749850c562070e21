"""Judge the tables that later steps use: BKN's official index, units, OPD, holidays."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.dataset.tables import TABLES
from analysis.intake.judging import advice, advice_plan
from analysis.intake.judging.dates import read_dates
from analysis.intake.judging.judge import Judge, mask
from analysis.intake.judging.nip import read_column
from analysis.intake.judging.numbers import read_mark
from analysis.intake.tables.context import FIRST_EVENT, Context, table, tidy

DIMENSIONS = ("kualifikasi", "kompetensi", "kinerja", "disiplin", "total")


def judge_texts(judge: Judge) -> pd.DataFrame:
    """Return the rows of a table whose columns are all text (unor, opd)."""
    return table(judge, {name: tidy(judge.text(name)) for name in TABLES[judge.table].columns})


def judge_kalender(judge: Judge, context: Context) -> pd.DataFrame:
    """Return the holidays: tanggal (day), keterangan; a day listed again is outside scope."""
    day = read_dates(judge, "tanggal", context.order, (FIRST_EVENT, 2100))
    judge.require("tanggal", advice.DATE_EMPTY)
    again = judge.data & mask(day.notna() & day.duplicated())
    judge.report(again, "tanggal", advice_plan.HOLIDAY_TWICE)
    return table(judge, {"tanggal": day, "keterangan": tidy(judge.text("keterangan"))})


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
