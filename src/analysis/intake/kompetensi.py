"""Judge competency assessments and the standards they are compared with."""

from __future__ import annotations

import pandas as pd

from analysis.intake import advice
from analysis.intake.codes import codes, read_competency
from analysis.intake.context import Context, table, tidy
from analysis.intake.judge import Judge, mask
from analysis.intake.numbers import read_level
from analysis.intake.people import find_people
from analysis.intake.repeats import copies, facts, shared


def judge_penilaian(judge: Judge, context: Context) -> pd.DataFrame:
    """Return every assessment typed: one person, one competency, one day."""
    nip = find_people(judge, context.people)
    competency = judge.read("kompetensi", read_competency(advice.COMPETENCY_UNKNOWN))
    judge.require("kompetensi", advice.COMPETENCY_EMPTY)
    level = judge.read("level", read_level, dtype="Int64")
    judge.require("level", advice.LEVEL_ONE_TO_FIVE)
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
    known = mask(nip.notna() & competency.notna() & day.notna())
    keys = said[["nip", "kompetensi", "tanggal"]]
    disputed = shared(keys, judge.within() & judge.data & known)
    judge.report(disputed, "level", advice.ASSESSMENT_CONFLICT)
    return table(judge, typed)


def judge_standar(judge: Judge) -> pd.DataFrame:
    """Return every standard typed: one post or job level, one competency."""
    post = tidy(judge.text("jabatan"))
    level_of_job = judge.read(
        "jenjang_jabatan", codes("jenjang_jabatan").reader(advice.LEVEL_UNKNOWN)
    )
    nothing = judge.text("jabatan").isna() & judge.text("jenjang_jabatan").isna()
    judge.report(judge.data & mask(nothing), "jabatan", advice.STANDARD_OF_NOTHING)
    competency = judge.read("kompetensi", read_competency(advice.COMPETENCY_UNKNOWN))
    judge.require("kompetensi", advice.COMPETENCY_EMPTY)
    level = judge.read("level", read_level, dtype="Int64")
    judge.require("level", advice.LEVEL_ONE_TO_FIVE)
    typed = {
        "jabatan": post,
        "jenjang_jabatan": level_of_job,
        "kompetensi": competency,
        "level": level,
    }
    said = facts(judge, typed, typed)
    judge.report(copies(said, judge.data), "jabatan", advice.COPY)
    said = said.assign(jabatan=pd.factorize(post.str.casefold())[0])
    keys = said[["jabatan", "jenjang_jabatan", "kompetensi"]]
    disputed = shared(keys, judge.within() & judge.data & mask(competency.notna() & ~nothing))
    judge.report(disputed, "level", advice.STANDARD_CONFLICT)
    return table(judge, typed)
