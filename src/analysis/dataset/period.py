"""A quarter of a year, as folders name it and as readers say it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from analysis.errors import CallError, said

PERIOD = re.compile(r"(19|20)[0-9]{2}-Q[1-4]")
_YEAR = r"(?<!\d)(?P<year>(?:19|20)\d{2})(?!\d)"
_QUARTER = r"(?:q|tw|triwulan|kuartal)[\s._-]*0?(?P<quarter>[1-4](?!\d)|(?:iv|i{1,3})(?![a-z]))"
_NEARLY = (
    re.compile(rf"{_YEAR}[\s._-]*{_QUARTER}", re.IGNORECASE),
    re.compile(rf"{_QUARTER}[\s._-]*{_YEAR}", re.IGNORECASE),
)
ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, order=True)
class Period:
    """A quarter of a year; periods sort by time."""

    year: int
    quarter: int

    @classmethod
    def parse(cls, text: str) -> Period:
        """The period that `2026-Q3` names. Raises: CallError for any other form."""
        if not PERIOD.fullmatch(text):
            raise CallError(
                said("Triwulan '{isi}' tidak dikenal; tulis seperti 2026-Q3.", isi=text)
            )
        return cls(int(text[:4]), int(text[-1]))

    @classmethod
    def of(cls, day: date) -> Period:
        """The period in which a day lies."""
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def meant(cls, text: str) -> Period | None:
        """The quarter that a name which is none probably means: `2026q3`, `Triwulan III 2026`."""
        found = next((match for one in _NEARLY if (match := one.search(text))), None)
        if found is None or PERIOD.fullmatch(text):
            return None
        quarter = found["quarter"].upper()
        number = ROMAN.index(quarter) + 1 if quarter in ROMAN else int(quarter)
        return cls(int(found["year"]), number)

    @property
    def text(self) -> str:
        """The name of its folder."""
        return f"{self.year}-Q{self.quarter}"

    @property
    def number(self) -> int:
        """Quarters counted from year 0: the difference of two is the time between them."""
        return 4 * self.year + self.quarter - 1

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.year, 3 * self.quarter - 2, 1)

    @property
    def end(self) -> date:
        """The last day: the reference date of every window."""
        return date(self.year, 3 * self.quarter, 31 if self.quarter in {1, 4} else 30)

    @property
    def previous(self) -> Period:
        """The quarter before."""
        return (
            Period(self.year - 1, 4) if self.quarter == 1 else Period(self.year, self.quarter - 1)
        )

    def label(self, lang: str = "id") -> str:
        """The name in words: `Triwulan III 2026`, in English `Q3 2026`."""
        if lang == "en":
            return f"Q{self.quarter} {self.year}"
        return f"Triwulan {ROMAN[self.quarter - 1]} {self.year}"

    def __str__(self) -> str:
        return self.text
