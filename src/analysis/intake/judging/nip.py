"""The NIP: 18 digits as text, cleaned only where nothing is guessed.

PNS: birth date (8), month of appointment (6), sex (1), serial (3). PPPK: digits 13-14 are 21 or
above, never a month; digits 15-18 say nothing about the person.
"""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date
from typing import Any

import pandas as pd

from analysis.intake.judging import advice
from analysis.intake.judging.judge import Judge, Mask, mask
from analysis.intake.judging.reading import Reading

LENGTH = 18
FIRST_PPPK = 21  # digits 13-14
# Apostrophes, blanks of every width and direction marks: what copying adds and nobody means.
_NOISE = re.compile(r"[\s'’‘`´\u00a0\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_EXPONENT = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d{1,2}|\d{15,}[.,]0*")


def read_nip(text: str) -> Reading:  # noqa: PLR0911 - one way out per kind of damage
    """Read one NIP: 18 plain digits, or what is wrong with it."""
    digits = _NOISE.sub("", text)
    if not digits:
        return Reading(advice=advice.NIP_EMPTY)
    if _EXPONENT.fullmatch(digits):
        return Reading(advice=advice.NIP_EXCEL)
    if not (len(digits) == LENGTH and digits.isascii() and digits.isdigit()):
        return Reading(advice=advice.NIP_LENGTH)
    start = int(digits[12:14])
    if not (1 <= start <= 12 or start >= FIRST_PPPK):
        return Reading(advice=advice.NIP_START)
    if birth_date(digits) is None:
        return Reading(advice=advice.NIP_BIRTH)
    if start <= 12 and digits.endswith("000"):
        # Serials start at 001: Excel keeps fifteen digits and fills up with zeros.
        return Reading(advice=advice.NIP_EXCEL)
    return Reading(digits)


def is_pppk(nip: str) -> bool:
    """Say whether a NIP that was read is a PPPK's."""
    return int(nip[12:14]) >= FIRST_PPPK


def birth_date(nip: str) -> date | None:
    """Return the birth date in the first eight digits, None where there is no such day."""
    try:
        day = date(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))
    except ValueError:
        return None
    return day if 1900 <= day.year <= 2100 else None


def read_column(
    judge: Judge, where: Mask | None = None, known: Container[str] = ()
) -> pd.Series[Any]:
    """Read a table's NIP column; a PPPK's NIP ending in 000 is judged by its file.

    A PPPK's last digits may well be 000; when Excel has visibly destroyed other NIPs of the same
    file, or a tenth of them end so, they are Excel's zeros. known: NIPs that were read already.
    """

    def read(text: str) -> Reading:
        return Reading(text) if text in known else read_nip(text)

    nip = judge.read("nip", read, where=where)
    suspect = mask(nip.str.endswith("000"))
    if not suspect.any():
        return nip
    text = judge.text("nip").fillna("")
    files = judge.rows["berkas"]
    destroyed = set(files[mask(text.str.contains(r"^\s*'?\d(?:[.,]\d+)?[eE]\+?\d", regex=True))])
    zeros = files[mask(text.str.strip().str.endswith("000"))].value_counts()
    filled = files[mask(text.str.len() > 0)].value_counts()
    share = zeros / filled.reindex(zeros.index)
    destroyed |= {file for file in zeros.index if zeros[file] >= 2 and share[file] >= 0.1}
    damaged = suspect & mask(files.isin(list(destroyed)))
    judge.report(damaged, "nip", advice.NIP_EXCEL)
    return nip.mask(damaged)


def contradictions(
    judge: Judge, nip: pd.Series[Any], birth: pd.Series[Any], sex: pd.Series[Any]
) -> None:
    """Warn where the birth date or the sex beside a NIP is not the one in its digits."""
    digits = nip.fillna("0" * LENGTH)
    stated = pd.to_datetime(digits.str.slice(0, 8), format="%Y%m%d", errors="coerce")
    wrong_birth = stated.notna() & birth.notna() & (stated != birth)
    judge.report(wrong_birth, "tanggal_lahir", advice.NIP_NOT_BIRTH)
    is_pns = nip.notna() & digits.str.slice(12, 14).astype(int).between(1, 12)
    stated_sex = digits.str.slice(14, 15).map({"1": "L", "2": "P"})
    wrong_sex = is_pns & stated_sex.notna() & sex.notna() & (stated_sex != sex)
    judge.report(wrong_sex, "jenis_kelamin", advice.NIP_NOT_SEX)
