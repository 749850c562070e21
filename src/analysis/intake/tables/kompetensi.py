"""Judge competency assessments, the standards they are compared with, and the dictionary."""

from __future__ import annotations

import pandas as pd

from analysis.intake.judging import advice
from analysis.intake.judging import advice_plan as told
from analysis.intake.judging.codes import codes, key
from analysis.intake.judging.judge import Judge, each, mask
from analysis.intake.judging.numbers import read_level
from analysis.intake.judging.people import find_people
from analysis.intake.judging.repeats import copies, facts, shared
from analysis.intake.tables.context import Context, table, tidy
from analysis.intake.tables.kamus import TECHNICAL, Dictionary


def judge_penilaian(judge: Judge, context: Context) -> pd.DataFrame:
    """Return every assessment typed: one person, one competency, one day."""
    nip = find_people(judge, context.people)
    competency = judge.read("kompetensi", context.dictionary.reader())
    judge.require("kompetensi", told.COMPETENCY_EMPTY)
    level = judge.read("level", read_level, dtype="Int64")
    judge.require("level", told.LEVEL_ONE_TO_FIVE)
    day = context.event_days(judge, "tanggal")
    context.report_later(judge, "tanggal", day)
    typed = {
        "nip": nip,
        "pns_id": judge.text("pns_id").str.strip(),
        "kompetensi": competency,
        "level": level,
        "tanggal": day,
    }
    said = facts(judge, typed, typed)
    judge.report(copies(said, judge.data & mask(nip.notna())), "nip", advice.COPY)
    # What is no level contradicts none: it is named for what it is.
    known = mask(nip.notna() & competency.notna() & day.notna() & level.notna())
    keys = said[["nip", "kompetensi", "tanggal"]]
    disputed = shared(keys, judge.within() & judge.data & known)
    judge.report(disputed, "level", told.ASSESSMENT_CONFLICT)
    return table(judge, typed)


def judge_standar(judge: Judge, context: Context) -> pd.DataFrame:
    """Return every standard typed: one post or job level, one competency."""
    post = tidy(judge.text("jabatan"))
    level_of_job = judge.read(
        "jenjang_jabatan", codes("jenjang_jabatan").reader(advice.LEVEL_UNKNOWN)
    )
    nothing = judge.text("jabatan").isna() & judge.text("jenjang_jabatan").isna()
    judge.report(judge.data & mask(nothing), "jabatan", told.STANDARD_OF_NOTHING)
    competency = judge.read("kompetensi", context.dictionary.reader())
    judge.require("kompetensi", told.COMPETENCY_EMPTY)
    level = judge.read("level", read_level, dtype="Int64")
    judge.require("level", told.LEVEL_ONE_TO_FIVE)
    typed = {
        "jabatan": post,
        "jenjang_jabatan": level_of_job,
        "kompetensi": competency,
        "level": level,
    }
    said = facts(judge, typed, typed)
    judge.report(copies(said, judge.data), "jabatan", advice.COPY)
    named = each(post, key)
    said = said.assign(jabatan=pd.factorize(named)[0])
    keys = said[["jabatan", "jenjang_jabatan", "kompetensi"]]
    known = mask(competency.notna() & level.notna() & ~nothing)
    disputed = shared(keys, judge.within() & judge.data & known)
    judge.report(disputed, "level", told.STANDARD_CONFLICT)
    if context.posts is not None:
        unheld = mask(named.notna() & ~named.isin(list(context.posts))) & judge.data
        first = unheld & ~mask(named.where(unheld).duplicated())
        judge.report(unheld, "jabatan", told.STANDARD_UNHELD, listed=first)
    return table(judge, typed)


def judge_kamus(judge: Judge) -> pd.DataFrame:
    """Return the dictionary's rows: kode (T.x), nama, keterangan."""
    code = judge.read("kode", Dictionary().reader())
    typed = {"kode": code, **{name: tidy(judge.text(name)) for name in ("nama", "keterangan")}}
    other = mask(code.notna()) & ~mask(code.str.startswith(TECHNICAL))
    judge.report(other, "kode", told.DICTIONARY_TECHNICAL)
    for name in ("kode", "nama"):
        judge.require(name, advice.VALUE_EMPTY)
    said = facts(judge, typed, ("kode", "nama"))
    judge.report(copies(said, judge.data), "kode", advice.COPY)
    named = judge.within() & judge.data & mask(code.notna())
    judge.report(shared(said[["kode"]], named), "kode", told.DICTIONARY_CONFLICT)
    alike = shared(pd.DataFrame({"nama": pd.factorize(each(typed["nama"], key))[0]}), named)
    judge.report(alike & judge.standing(), "nama", told.DICTIONARY_NAME_TWICE)
    return table(judge, typed)
