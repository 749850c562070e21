"""Judge the trainings attended: kind, level, hours, days; which are the same one twice."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.intake.delivery import FLAGGED
from analysis.intake.judging import advice
from analysis.intake.judging.codes import codes, course_level, is_basic_training, words
from analysis.intake.judging.judge import Judge, each, mask
from analysis.intake.judging.numbers import read_hours
from analysis.intake.judging.people import find_people
from analysis.intake.judging.repeats import copies, facts
from analysis.intake.tables.context import Context, table, tidy

LEADERSHIP = "kepemimpinan"
BASIC = "latsar"


def judge_pelatihan(judge: Judge, context: Context) -> pd.DataFrame:
    """Return every row typed, with `komponen`, which the kind serves; the judge knows its fate."""
    nip = find_people(judge, context.people)
    kind = judge.read("jenis", codes("jenis_pelatihan").reader(advice.KIND_UNKNOWN))
    judge.require("jenis", advice.KIND_EMPTY)
    name = tidy(judge.text("nama_pelatihan"))
    basic = mask(kind == BASIC) | mask(each(name, is_basic_training, "bool"))
    judge.report(basic, "nama_pelatihan", advice.COURSE_BASIC)
    kind = kind.mask(mask(kind == BASIC), "01")
    component = context.regulation.komponen_diklat.of(kind).astype("str")
    leading = mask(component == LEADERSHIP) & ~basic
    start = context.event_days(judge, "tanggal_mulai", outcome=FLAGGED)
    instead = leading & mask(judge.text("tanggal_selesai").isna() & start.notna())
    end = context.event_days(judge, "tanggal_selesai", unless=instead)
    end = end.where(~instead, start)
    judge.report(mask(start > end), "tanggal_selesai", advice.DATE_REVERSED)
    context.report_later(judge, "tanggal_selesai", end)
    typed = {
        "nip": nip,
        "pns_id": judge.text("pns_id").str.strip(),
        "jenis": kind,
        "nama_pelatihan": name,
        "tingkat": _levels(judge, leading),
        "jp": _hours(judge, component, end, context),
        "tanggal_mulai": start,
        "tanggal_selesai": end,
        "penyelenggara": tidy(judge.text("penyelenggara")),
        "nomor_sertifikat": tidy(judge.text("nomor_sertifikat")),
    }
    _repeats(judge, typed, component)
    return table(judge, {**typed, "komponen": component})


def _levels(judge: Judge, leading: Any) -> pd.Series[Any]:
    """Read the level of leadership courses from the cell, else from the course's name."""
    by_cell = each(judge.text("tingkat").where(leading), course_level)
    by_name = each(judge.text("nama_pelatihan").where(leading), course_level)
    contradicting = mask(by_cell.notna() & by_name.notna() & (by_cell != by_name))
    level = by_cell.fillna(by_name).mask(contradicting)
    judge.report(leading & mask(level.isna()), "tingkat", advice.COURSE_LEVEL_UNKNOWN)
    return level


def _hours(
    judge: Judge, component: pd.Series[Any], end: pd.Series[Any], context: Context
) -> pd.Series[Any]:
    """Read JP; where hours are added up, an empty one inside the window is pointed out."""
    hours = judge.read("jp", read_hours, dtype="Int64")
    law = context.regulation
    needed = mask(judge.text("jp").isna()) & judge.data
    counted = mask(pd.Series(data=False, index=end.index))
    for name in law.ambang_jp.values:  # noqa: PD011 - a mapping, no frame
        since = law.window_start(name)
        inside = end.notna() if since is None else end > pd.Timestamp(since)
        counted = counted | mask((component == name) & inside & (end <= pd.Timestamp(law.as_of)))
    without = mask(judge.rows["berkas"].isin(judge.lacking("jp")))
    judge.report(needed & counted & ~without, "jp", advice.HOURS_EMPTY)
    absent = needed & counted & without
    first = absent & mask(~judge.rows["berkas"].where(absent).duplicated())
    judge.report(absent, "jp", advice.HOURS_ABSENT, listed=first)
    return hours


def _repeats(judge: Judge, typed: dict[str, pd.Series[Any]], component: pd.Series[Any]) -> None:
    """Report equal rows, then trainings that two exports tell in different words."""
    again = copies(facts(judge, typed, typed), judge.data & mask(typed["nip"].notna()))
    judge.report(again, "nip", advice.COPY)
    name = each(typed["nama_pelatihan"], lambda text: words(text).strip() or None)
    told = pd.DataFrame(
        {
            number: pd.factorize(column)[0]
            for number, column in enumerate(
                (typed["nip"], component, typed["tanggal_selesai"], typed["jp"], name)
            )
        }
    )
    complete = mask(typed["nip"].notna() & component.notna() & name.notna())
    same = copies(told, judge.standing() & complete & mask(typed["tanggal_selesai"].notna()))
    judge.report(same, "nip", advice.COURSE_OVERLAP)
