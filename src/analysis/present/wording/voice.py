"""A report's voice: its language for texts, numbers, days and quarters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from analysis.errors import Figure, Phrase, Sentence
from analysis.present.locale import translator
from analysis.present.locale.plurals import filled
from analysis.present.wording import numbers


@dataclass(frozen=True)
class Voice:
    """Call it with an Indonesian text (the message id) and the values of its fields."""

    lang: str

    def __call__(self, text: str, /, **values: object) -> str:
        """Translate `text` and fill in its fields; without values its fields are kept.

        Values are never read as templates; sentences and figures among them are told too.
        """
        told = translator(self.lang)(text)
        if not values:
            return told
        return filled(told, {name: self._value(value) for name, value in values.items()})

    def tell(self, told: str | Sentence) -> str:
        """Tell a sentence or a phrase in this language; any other text stays as it is."""
        if isinstance(told, Phrase):
            return self.tell(told.sentence)
        return self(told.text, **told.values) if isinstance(told, Sentence) else told

    def _value(self, value: object) -> object:
        if isinstance(value, Figure):
            return value.written(self.lang)
        return self.tell(value) if isinstance(value, Sentence | Phrase) else value

    def number(self, value: float | Decimal, decimals: int) -> str:
        """Write a printed value: 71,34."""
        return numbers.fixed(value, decimals, self.lang)

    def signed(self, value: float | Decimal, decimals: int) -> str:
        """Write a difference with its sign."""
        return numbers.signed(value, decimals, self.lang)

    def count(self, value: float) -> str:
        """Write a number of people or rows: 4.491."""
        return numbers.whole(int(value), self.lang)

    def percent(self, value: float, decimals: int = 1) -> str:
        """Write a percentage: 92,6%."""
        return numbers.percent(value, decimals, self.lang)

    def trimmed(self, value: float) -> str:
        """Write a value with as few decimals as it needs: 20; 7,5."""
        return numbers.trimmed(Decimal(str(value)), 2, self.lang)

    def rupiah(self, value: float) -> str:
        """Write money: Rp 194,9 juta."""
        return numbers.rupiah(value, self.lang)

    def month(self, text: str) -> str:
        """Write the month of an ISO day: April."""
        return numbers.month(text, self.lang)

    def day(self, value: date) -> str:
        """Write a day."""
        return numbers.day(value, self.lang)

    def short_day(self, value: date) -> str:
        """Write a day for a table: 15 Mei 2019, 15 May 2019."""
        return numbers.day(value, self.lang, short=True)

    def quarter(self, period: str, *, than: str = "") -> str:
        """Name a quarter inside a sentence: "triwulan II", with its year if not that of `than`."""
        year, quarter = period.split("-Q")
        name = self("triwulan {angka}", angka=self.numeral(int(quarter)))
        return name if than.startswith(year) else f"{name} {year}"

    def numeral(self, quarter: int) -> str:
        """Return the quarter as this language counts it: II, or 2."""
        return str(quarter) if self.lang == "en" else numbers.roman(quarter)

    def tick(self, quarter: int) -> str:
        """Return the quarter's label on an axis: III, or Q3."""
        return f"Q{quarter}" if self.lang == "en" else self.numeral(quarter)

    def listed(self, names: Sequence[str]) -> str:
        """Join names: "a", "a dan b", "a, b, dan c"."""
        if len(names) < 3:
            return self(" dan ").join(names)
        return ", ".join(names[:-1]) + self(", dan ") + names[-1]

    def one_of(self, names: Sequence[str]) -> str:
        """Join names: "a", "a atau b", "a, b, atau c"."""
        if len(names) < 3:
            return self(" atau ").join(names)
        return ", ".join(names[:-1]) + self(", atau ") + names[-1]
