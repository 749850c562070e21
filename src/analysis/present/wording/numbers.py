"""Numbers and days as a language writes them; values come rounded, nothing is rounded here twice.

A value is a float or int that the release gate has rounded to the decimals it is printed with.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from babel.dates import format_date

MINUS = "−"  # as wide as a digit in the page's font
EN_DASH = "–"
NO_BREAK = "\u00a0"
_DECIMAL = {"id": ",", "en": "."}
_THOUSANDS = {"id": ".", "en": ","}
_MONEY = (
    (Decimal(10**9), {"id": "miliar", "en": "billion"}),
    (Decimal(10**6), {"id": "juta", "en": "million"}),
)
_ROMAN = ("I", "II", "III", "IV")


def decimal(value: float, decimals: int) -> Decimal:
    """Return a printed value as an exact decimal, so that differences are what a reader gets."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def fixed(value: float | Decimal, decimals: int, lang: str) -> str:
    """Write a value with that many decimals: 71,34 or 71.34, 4.491 or 4,491."""
    number = value if isinstance(value, Decimal) else decimal(value, decimals)
    signs = {ord(","): _THOUSANDS[lang], ord("."): _DECIMAL[lang]}
    swapped = f"{abs(number):,.{decimals}f}".translate(signs)
    return (MINUS if number < 0 else "") + swapped


def signed(value: float | Decimal, decimals: int, lang: str) -> str:
    """Write a difference with its sign: +9,25, −3,66, 0,00."""
    text = fixed(value, decimals, lang)
    return text if text.startswith(MINUS) or value == 0 else f"+{text}"


def whole(value: int, lang: str) -> str:
    """Write a count."""
    return fixed(Decimal(int(value)), 0, lang)


def percent(value: float, decimals: int, lang: str) -> str:
    """Write a percentage: 92,6%."""
    return f"{fixed(value, decimals, lang)}%"


def rupiah(value: float, lang: str) -> str:
    """Write money as a reader says it: Rp 450.000, Rp 194,9 juta, Rp 2 miliar (2 billion)."""
    for size, names in _MONEY:
        if abs(value) >= size:
            amount = Decimal(int(value)) / size
            return f"Rp{NO_BREAK}{trimmed(amount, 2, lang)}{NO_BREAK}{names[lang]}"
    return f"Rp{NO_BREAK}{whole(int(value), lang)}"


def trimmed(value: Decimal, most: int, lang: str) -> str:
    """Write a value with as few decimals as it needs, at most so many: 2; 194,9; 1,25."""
    rounded = value.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    places = max(0, -int(rounded.normalize().as_tuple().exponent))
    return fixed(rounded, places, lang)


def tail(decimals: int, most: int, lang: str) -> str:
    """Return what an invisible tail must hold so that rows align at the decimal sign."""
    if decimals >= most:
        return ""
    return (_DECIMAL[lang] if decimals == 0 else "") + "0" * (most - decimals)


def share(value: float, decimals: int, maximum: float) -> int:
    """Return a printed value as a whole percentage of its maximum, half up."""
    part = decimal(value, decimals) * 100 / Decimal(str(maximum))
    return int(part.quantize(Decimal(1), ROUND_HALF_UP))


def day(value: date, lang: str, *, short: bool = False) -> str:
    """Write a day: 30 September 2026, short 30 Sep 2026."""
    if short:
        return format_date(value, format="d MMM y", locale=lang).replace(" ", NO_BREAK)
    return format_date(value, format="d MMMM y", locale=lang)


def month(text: str, lang: str, *, year: bool = False) -> str:
    """Write the month of an ISO day or month: 2027-04 is April, or April 2027."""
    value = date(int(text[:4]), int(text[5:7]), 1)
    return format_date(value, format="MMMM y" if year else "MMMM", locale=lang)


def roman(quarter: int) -> str:
    """Return the quarter's numeral, I to IV."""
    return _ROMAN[quarter - 1]
