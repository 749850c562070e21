"""Judge the table of staff: who, where, in which post, with which education."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd

from analysis.intake.delivery import FLAGGED
from analysis.intake.judging import advice
from analysis.intake.judging.codes import (
    codes,
    nearest,
    post_level,
    read_rank,
    read_standing,
)
from analysis.intake.judging.dates import Order, read_dates
from analysis.intake.judging.judge import Judge, Mask, each, mask
from analysis.intake.judging.link import read_opd
from analysis.intake.judging.nip import contradictions, read_column
from analysis.intake.judging.reading import Reading
from analysis.intake.judging.repeats import copies, facts, shared
from analysis.intake.judging.units import link_units
from analysis.intake.tables.context import Context, table, tidy

YOUNGEST = 14  # years; below the age of any appointment, so that a century can be told apart
OLDEST = 1900
STRUCTURAL = ("JPT Utama", "JPT Madya", "JPT Pratama", "Administrator", "Pengawas")


def judge_pegawai(judge: Judge, context: Context) -> pd.DataFrame:
    """Return every row typed, the judge knowing its fate. Policy: design decision on row fates."""
    nip = read_column(judge)
    judge.require("nip", advice.NIP_EMPTY)
    status = judge.read("status_asn", codes("status_asn").reader(advice.STATUS_UNKNOWN))
    judge.require("status_asn", advice.STATUS_EMPTY)
    standing = _standing(judge)
    opd = read_opd(judge, context.roster)
    posts = _posts(judge)
    education = codes("tingkat_pendidikan").reader(advice.EDUCATION_UNKNOWN)
    typed = {
        "nip": nip,
        "pns_id": judge.text("pns_id").str.strip(),
        "nama": tidy(judge.text("nama")),
        "status_asn": status,
        "kedudukan_hukum": standing,
        "opd": opd,
        "unit_kerja": tidy(judge.text("unit_kerja")),
        **posts,
        "eselon": tidy(judge.text("eselon")),
        "jabatan": tidy(judge.text("jabatan")),
        "golongan": judge.read("golongan", read_rank),
        "tingkat_pendidikan": judge.read("tingkat_pendidikan", education),
        "tanggal_lahir": _births(judge, nip, context),
        "jenis_kelamin": judge.read(
            "jenis_kelamin", codes("jenis_kelamin").reader(advice.SEX_UNKNOWN)
        ),
        "jabatan_tujuan": tidy(judge.text("jabatan_tujuan")),
    }
    judge.require("tingkat_pendidikan", advice.EDUCATION_EMPTY)
    contradictions(judge, nip, typed["tanggal_lahir"], typed["jenis_kelamin"])
    _repeats_and_exclusions(judge, typed, context)
    return table(judge, {**typed, "opd": link_units(judge, opd, context.roster, context.units)})


def _standing(judge: Judge) -> pd.Series[Any]:
    shown = codes("kedudukan_hukum").shown

    def read(text: str) -> Reading:
        reading = read_standing(text)
        if reading.value is not None:
            return reading
        return Reading(advice=advice.STANDING_UNKNOWN, suggestion=nearest(text, shown))

    standing = judge.read("kedudukan_hukum", read)
    empty = judge.data & mask(judge.text("kedudukan_hukum").isna())
    if judge.brings("kedudukan_hukum"):
        judge.report(empty, "kedudukan_hukum", advice.STANDING_EMPTY)
    elif empty.any():
        judge.report(empty, "kedudukan_hukum", advice.STANDING_ABSENT, listed=_first(empty))
    return standing.mask(empty, "01")


def _first(where: Mask) -> Mask:
    return mask(where & (where.cumsum() == 1))


def _posts(judge: Judge) -> dict[str, pd.Series[Any]]:
    """Read job type and level; a level that is not written comes from eselon or the post's name."""
    kind = judge.read("jenis_jabatan", codes("jenis_jabatan").reader(advice.POST_KIND_UNKNOWN))
    judge.require("jenis_jabatan", advice.POST_KIND_EMPTY)
    written = judge.read("jenjang_jabatan", _read_level)
    structural = mask(kind == "struktural")
    kind_says = each(judge.text("jenis_jabatan"), _structural_level)
    eselon = each(judge.text("eselon"), lambda text: codes("eselon").find(text) or None)
    level = written.where(judge.text("jenjang_jabatan").notna(), other=pd.NA)
    unwritten = judge.data & mask(judge.text("jenjang_jabatan").isna())
    derived = eselon.fillna(kind_says).where(structural)
    for group in ("struktural", "fungsional"):
        posts = judge.text("jabatan").where(mask(kind == group))
        named = each(posts, partial(post_level, kind=group))
        derived = derived.fillna(named)
    derived = derived.mask(mask(kind == "pelaksana"), "Pelaksana")
    level = level.where(~unwritten, derived).astype("str")
    judge.report(
        unwritten & mask(kind.notna() & level.isna()), "jenjang_jabatan", advice.LEVEL_EMPTY
    )
    fits = (
        (structural & mask(level.isin(STRUCTURAL)))
        | mask((kind == "fungsional") & level.str.startswith("JF "))
        | mask((kind == "pelaksana") & (level == "Pelaksana"))
    )
    judge.report(mask(kind.notna() & level.notna()) & ~fits, "jenjang_jabatan", advice.LEVEL_MISFIT)
    return {"jenis_jabatan": kind, "jenjang_jabatan": level}


def _structural_level(text: str) -> str | None:
    level = codes("jenjang_jabatan").find(text)
    return level if level in STRUCTURAL else None


def _read_level(text: str) -> Reading:
    level = codes("jenjang_jabatan").find(text) or post_level(text, "fungsional")
    if level:
        return Reading(level)
    known = codes("jenjang_jabatan").canonical
    return Reading(advice=advice.LEVEL_UNKNOWN, suggestion=nearest(text, known))


def _births(judge: Judge, nip: pd.Series[Any], context: Context) -> pd.Series[Any]:
    """Read birth dates; where slashes leave the order open, the digits of the NIP show it."""
    written = judge.text("tanggal_lahir").str.strip()
    digits = nip.str.slice(0, 8)

    def agreeing(here: Mask, layout: str) -> int:
        days = pd.to_datetime(written[here], format=layout, errors="coerce")
        return int((days.dt.strftime("%Y%m%d") == digits[here]).sum())

    def order_in_nip(here: Mask) -> Order | None:
        day_first, month_first = agreeing(here, "%d/%m/%Y"), agreeing(here, "%m/%d/%Y")
        if day_first == month_first:
            return None
        return "dmy" if day_first > month_first else "mdy"

    years = (OLDEST, context.period.year - YOUNGEST)
    return read_dates(
        judge, "tanggal_lahir", context.order, years, outcome=FLAGGED, evident=order_in_nip
    )


def _repeats_and_exclusions(
    judge: Judge, typed: dict[str, pd.Series[Any]], context: Context
) -> None:
    said = facts(judge, typed, typed)
    again = copies(said, judge.data & mask(typed["nip"].notna()))
    judge.report(again, "nip", advice.COPY)
    law = context.regulation
    cpns = mask(typed["status_asn"] == "CPNS")
    pppk = mask(typed["status_asn"] == "PPPK") & (not law.ukur_pppk)
    standing = typed["kedudukan_hukum"]
    dormant = mask(standing.notna() & ~standing.isin(law.kedudukan_dihitung))
    several = shared(said[["nip"]], judge.data & ~again & mask(typed["nip"].notna()))
    eligible = ~(cpns | pppk | dormant)
    disputed = several & mask(typed["nip"].isin(typed["nip"][several & eligible]))
    judge.report(disputed, "nip", advice.NIP_CONFLICT)
    judge.report(cpns & ~disputed, "status_asn", advice.IS_CPNS)
    judge.report(pppk & ~disputed, "status_asn", advice.IS_PPPK)
    judge.report(dormant & ~disputed, "kedudukan_hukum", advice.STANDING_EXCLUDED)
