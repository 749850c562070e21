"""Judge the annual appraisals: one per person and year, by predicate or else by mark."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from analysis.intake.delivery import FLAGGED
from analysis.intake.judging import advice
from analysis.intake.judging.codes import codes, key, words
from analysis.intake.judging.dates import MONTHS
from analysis.intake.judging.judge import Judge, mask
from analysis.intake.judging.numbers import MARK_PLACES, read_mark, year_reader
from analysis.intake.judging.people import find_people
from analysis.intake.judging.reading import Reading
from analysis.intake.judging.repeats import copies, facts, shared
from analysis.intake.tables.context import Context, table

HIGHEST_MARK = 100 * 10**MARK_PLACES  # the scale of SKP marks; beyond it stand two other scales


def judge_kinerja(judge: Judge, context: Context) -> pd.DataFrame:
    """Return every row typed; of years and periods only the annual one of year N-1 counts."""
    nip = find_people(judge, context.people)
    period = judge.read("periode_penilaian", _read_period)
    judge.report(mask(period == "triwulanan"), "periode_penilaian", advice.NOT_ANNUAL)
    year = judge.read("tahun", year_reader(context.period.year + 1), dtype="Int64")
    judge.require("tahun", advice.YEAR_EMPTY)
    counted = mask(year == context.regulation.appraisal_year)
    judge.report(mask(year.notna()) & ~counted, "tahun", advice.YEAR_OTHER)
    predicate = judge.read("predikat", codes("predikat").reader(advice.PREDICATE_UNKNOWN))
    typed = {
        "nip": nip,
        "pns_id": judge.text("pns_id").str.strip(),
        "tahun": year,
        "predikat": predicate,
        "nilai": _marks(judge),
        "periode_penilaian": period.fillna("tahunan"),
    }
    _repeats(judge, typed)
    return table(judge, typed)


def _read_period(text: str) -> Reading:
    """Read "Tahunan 2025", "Triwulan III", "Januari - Desember 2025", "Januari - Maret"."""
    plain = re.sub(r"\b(?:19|20)\d{2}\b", " ", words(text)).strip()
    found = codes("periode_penilaian").find(plain) if plain else "tahunan"
    if found is None:
        months = [MONTHS[word] for word in plain.split() if word in MONTHS]
        if months:
            found = "tahunan" if {1, 12} <= set(months) else "triwulanan"
    if found is None and key(plain).startswith(("skptahun", "tahunan")):
        found = "tahunan"
    return Reading(found, None if found else advice.APPRAISAL_PERIOD_UNKNOWN)


def _marks(judge: Judge) -> pd.Series[Any]:
    """Read the marks. A predicate beside a mark wins, so then a bad mark is only pointed out."""
    stated = judge.text("predikat").notna()
    alone = judge.read("nilai", read_mark, dtype="Int64", where=~stated)
    beside = judge.read("nilai", _read_beside, dtype="Int64", outcome=FLAGGED, where=stated)
    judge.report(mask(alone > HIGHEST_MARK), "nilai", advice.MARK_TOO_HIGH)
    empty = judge.data & mask(~stated & judge.text("nilai").isna())
    judge.report(empty, "predikat", advice.APPRAISAL_EMPTY)
    return alone.fillna(beside)


def _read_beside(text: str) -> Reading:
    reading = read_mark(text)
    return reading if reading.advice is None else Reading(advice=advice.MARK_IGNORED)


def _repeats(judge: Judge, typed: dict[str, pd.Series[Any]]) -> None:
    said = facts(judge, typed, ["nip", "tahun", "predikat", "nilai", "periode_penilaian"])
    again = copies(said, judge.data & mask(typed["nip"].notna()))
    judge.report(again, "nip", advice.COPY)
    says = mask(judge.text("predikat").notna() | judge.text("nilai").notna())
    known = mask(typed["nip"].notna() & typed["tahun"].notna())
    disputed = shared(said[["nip", "tahun"]], judge.within() & judge.data & says & known)
    judge.report(disputed, "tahun", advice.APPRAISAL_CONFLICT)
