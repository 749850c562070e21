"""Numbers as people type them, into exact integers; nothing about separators is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable

from analysis.intake.judging.advice import (
    HOURS_AMBIGUOUS,
    HOURS_NEGATIVE,
    HOURS_TOO_MANY,
    HOURS_UNREADABLE,
    MARK_NEGATIVE,
    MARK_UNREADABLE,
    YEAR_UNREADABLE,
)
from analysis.intake.judging.advice_plan import (
    LEVEL_ONE_TO_FIVE,
    PRICE_NEGATIVE,
    PRICE_TOO_LARGE,
    PRICE_UNREADABLE,
)
from analysis.intake.judging.reading import Advice, Reading

_NUMBER = re.compile(r"([+-]?)(\d{1,12})(?:[.,](\d*))?")
_LONG = re.compile(r"\+?0*[1-9]\d{12,}(?:[.,]0*)?")  # more digits than any sum of money here
MAX_HUNDREDTHS = 1_168_000  # a year of 8,760 hours holds 11,680 JP of 45 minutes
HOURS_PLACES = 2
MARK_PLACES = 5


def split(text: str) -> tuple[bool, str, str] | None:
    """Split a number into (negative, whole digits, decimal digits); None when it is none.

    One decimal sign at most, comma or point: "1.200,5" is refused, not understood.
    """
    found = _NUMBER.fullmatch(text.strip().replace("\u2212", "-"))
    if not found:
        return None
    return found[1] == "-", found[2], found[3] or ""


def scaled(whole: str, decimals: str, places: int) -> int | None:
    """Return the number in units of 10**-places, None where that would need rounding."""
    kept = decimals.rstrip("0")
    return None if len(kept) > places else int(whole + kept.ljust(places, "0"))


def read_hours(text: str) -> Reading:
    """Read JP as hundredths. Three digits after the sign may be thousands and are refused."""
    parts = split(text)
    if parts is None:
        grouped = re.fullmatch(r"\d{1,3}(?:[., ]\d{3})+(?:[.,]\d+)?", text.strip())
        number = re.search(r"\d+(?:[.,]\d{1,2})?", text)
        if grouped:
            return Reading(advice=HOURS_AMBIGUOUS)
        return Reading(advice=HOURS_UNREADABLE, suggestion=number[0] if number else "")
    negative, whole, decimals = parts
    value = scaled(whole, decimals, HOURS_PLACES)
    if value is None or len(decimals) == 3:
        return Reading(advice=HOURS_AMBIGUOUS)
    if negative and value:
        return Reading(advice=HOURS_NEGATIVE)
    if value > MAX_HUNDREDTHS:
        return Reading(advice=HOURS_TOO_MANY)
    return Reading(value)


def read_mark(text: str) -> Reading:
    """Read a performance mark as hundred-thousandths; whether above 100 is allowed is not asked.

    More than five decimals (a mean some system printed in full) are cut, not rounded: that moves
    no mark up to or across a border of its band, whose borders are whole numbers.
    """
    parts = split(text)
    if parts is None:
        return Reading(advice=MARK_UNREADABLE)
    negative, whole, decimals = parts
    beyond = decimals[MARK_PLACES:].strip("0") != ""
    value = scaled(whole, decimals[:MARK_PLACES], MARK_PLACES) or 0
    if negative and (value or beyond):
        return Reading(advice=MARK_NEGATIVE)
    # 90,000001 is above 90: what is cut must still be seen as more than the whole number.
    return Reading(value + 1 if beyond and value % 10**MARK_PLACES == 0 else value)


def year_reader(last: int) -> Callable[[str], Reading]:
    """Return a reader of years from 1990 to `last`."""

    def read(text: str) -> Reading:
        parts = split(text)
        if parts is None or parts[0] or parts[2].strip("0"):
            return Reading(advice=YEAR_UNREADABLE)
        year = int(parts[1])
        return Reading(year) if 1990 <= year <= last else Reading(advice=YEAR_UNREADABLE)

    return read


def read_level(text: str) -> Reading:
    """Read a competency level, a whole number from 1 to 5."""
    parts = split(text)
    if parts is None or parts[0] or parts[2].strip("0") or not 1 <= int(parts[1]) <= 5:
        return Reading(advice=LEVEL_ONE_TO_FIVE)
    return Reading(int(parts[1]))


def read_price(text: str) -> Reading:
    """Read whole rupiah; 0 is a price.

    "1.500" and "Rp 1.500.000" are refused, for a point may be a decimal sign; what they may mean is
    suggested.
    """
    if _LONG.fullmatch(text.strip()):
        return Reading(advice=PRICE_TOO_LARGE)
    parts = split(text)
    if parts is None or parts[2].strip("0") or len(parts[2]) == 3:
        grouped = re.search(r"\d{1,3}(?:[., ]\d{3})+(?!\d)|\d+", text)
        meant = re.sub(r"\D", "", grouped[0]) if grouped else ""
        return Reading(advice=PRICE_UNREADABLE, suggestion=meant)
    if parts[0] and int(parts[1]):
        return Reading(advice=PRICE_NEGATIVE)
    return Reading(int(parts[1]))


def whole_reader(least: int, otherwise: Advice) -> Callable[[str], Reading]:
    """Return a reader of whole numbers (people, batches) from `least` up.

    "1.500" is refused: it may be fifteen hundred or one and a half.
    """

    def read(text: str) -> Reading:
        parts = split(text)
        if parts is None or parts[0] or parts[2].strip("0") or len(parts[2]) == 3:
            return Reading(advice=otherwise)
        return Reading(int(parts[1])) if int(parts[1]) >= least else Reading(advice=otherwise)

    return read
