"""Days as a form's cells hold them: text in ISO form where they could be read."""

from __future__ import annotations

from datetime import date

from analysis.intake.judging.dates import date_reader

_read = date_reader("dmy", 1900, 2100)  # the form asks for day, month, year


def day_of(text: str) -> str:
    """Return a day in ISO form; a text that is none stays as it is."""
    found = _read(text).value if text else None
    return found.isoformat() if found is not None else text


def is_day(text: str) -> bool:
    """Say whether a text is a day in ISO form."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
