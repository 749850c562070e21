"""One table of the law: a Rule (look-up), Bands (borders) or an Option, each with its source.

Numbers are exact integers in the unit's smallest part: points, SKP marks and per cent of JPM in
hundred-thousandths, JP in hundredths, everything else as written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from analysis.errors import RegulationError, Sentence, said

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

Confidence = Literal["V", "S", "G"]  # text seen; second-hand, places agree; general knowledge
SCALES: Mapping[str, int] = {
    "poin": 100_000, "nilai SKP": 100_000, "JP": 100, "persen JPM": 100_000,
}  # fmt: skip


@dataclass(frozen=True)
class Reference:
    """Where a table comes from and how far it can be trusted."""

    title: str
    article: str
    confidence: Confidence
    in_force: date  # first day
    checked_on: date  # the day somebody last compared the table with its source
    file: str  # "edition/table.yaml"

    @property
    def text(self) -> str:
        """Title and article on one line, as a trace or a report prints them."""
        return f"{self.title}, {self.article}" if self.article else self.title


@dataclass(frozen=True)
class Rule:
    """A total look-up: every category the law names, nothing else."""

    name: str
    title: str
    unit: str
    values: Mapping[str, int | str]
    reference: Reference
    labels: Mapping[str, str] = field(default_factory=dict)  # code -> its name
    doubtful: Mapping[str, str] = field(default_factory=dict)  # key -> own confidence, if other

    @property
    def keys(self) -> tuple[str, ...]:
        """The categories, in the order the law lists them."""
        return tuple(self.values)

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def value(self, key: str) -> int | str:
        """The value of one category. Raises: RegulationError for a category outside the table."""
        if key not in self.values:
            raise RegulationError(self._unknown([key]))
        return self.values[key]

    def number(self, key: str) -> int:
        """The value of one category of a numeric table, in the unit's smallest part."""
        return int(self.value(key))

    def of(self, series: pd.Series) -> pd.Series:
        """The value of each row (Int64 or str); missing stays missing.

        Raises: RegulationError when a category is not in the table.
        """
        codes, categories = pd.factorize(series)
        unknown = sorted({str(name) for name in categories} - set(self.values))
        if unknown:
            raise RegulationError(self._unknown(unknown))
        found = [self.values[str(name)] for name in categories]
        whole = all(isinstance(value, int) for value in self.values.values())
        table = pd.Series(found, dtype="Int64" if whole else "str").array
        looked_up = table.take(codes, allow_fill=True)
        return pd.Series(looked_up, index=series.index, name=self.name)

    def confidence_of(self, key: str) -> str:
        """How far this one value can be trusted."""
        return self.doubtful.get(key, self.reference.confidence)

    def _unknown(self, keys: list[str]) -> Sentence:
        return said(
            "{berkas}: {judul}: {kunci} tidak ada dalam tabel; yang ada: {ada}.",
            berkas=self.reference.file,
            judul=said(self.title),
            kunci=", ".join(keys),
            ada=", ".join(self.values),
        )


@dataclass(frozen=True)
class Bands:
    """Borders that cut a number range into labelled bands without hole or overlap."""

    name: str
    title: str
    unit: str
    labels: tuple[str, ...]
    bounds: tuple[int, ...]  # lower bounds ascending; the first is the range's minimum
    maximum: int  # the range's highest value
    open_below: bool  # True: a band starts above its bound; False: at it
    values: tuple[int, ...] | None  # points per band
    reference: Reference
    doubtful: Mapping[str, str] = field(default_factory=dict)

    def classify(self, series: pd.Series) -> pd.Series:
        """The band of each row (ordered categorical); missing stays missing."""
        codes = self._codes(series, pd.Series(1, index=series.index, dtype="Int64"))
        return self._labelled(codes, series.index)

    def classify_mean(self, total: pd.Series, count: pd.Series) -> pd.Series:
        """The band of total/count compared as an exact fraction; missing or count 0 is missing."""
        return self._labelled(self._codes(total, count), total.index)

    def points(self, series: pd.Series) -> pd.Series:
        """The points of each row's band (Int64, hundred-thousandths); missing stays missing."""
        if self.values is None:
            raise RegulationError(
                said(
                    "{file}: {title} tidak memberi poin.",
                    file=self.reference.file,
                    title=said(self.title),
                )
            )
        ones = pd.Series(1, index=series.index, dtype="Int64")
        codes = self._codes(series, ones)
        points = pd.array(self.values, dtype="Int64").take(codes, allow_fill=True)
        return pd.Series(points, index=series.index, name=self.name)

    def _codes(self, total: pd.Series, count: pd.Series) -> np.ndarray:
        known = (total.notna() & count.notna() & (count != 0).fillna(value=False)).to_numpy(bool)
        sums = total.fillna(self.bounds[0]).to_numpy(dtype="int64")
        counts = np.where(known, count.fillna(1).to_numpy(dtype="int64"), 1)
        # x > b is ceil(x) > b, and x >= b is floor(x) >= b, for a whole b: no fraction is rounded
        whole = -(-sums // counts) if self.open_below else sums // counts
        outside = known & ((sums < self.bounds[0] * counts) | (sums > self.maximum * counts))
        if outside.any():
            raise RegulationError(
                said(
                    "{file}: {title}: {sum} nilai di luar rentang.",
                    file=self.reference.file,
                    title=said(self.title),
                    sum=int(outside.sum()),
                )
            )
        side: Literal["left", "right"] = "left" if self.open_below else "right"
        return np.where(known, np.searchsorted(self.bounds[1:], whole, side=side), -1)

    def _labelled(self, codes: np.ndarray, index: pd.Index) -> pd.Series:
        kind = pd.CategoricalDtype(list(self.labels), ordered=True)
        bands = pd.Categorical.from_codes(codes.tolist(), dtype=kind)
        return pd.Series(bands, index=index, name=self.name)


@dataclass(frozen=True)
class Option:
    """A choice an edition leaves open: its value here, its default, and what it means."""

    name: str
    value: object  # bool, str, tuple of str, or dict of plain values; JSON can hold it
    default: object  # None: the edition gives none
    title: str
    meaning: str
    overridden: bool  # the data set chose otherwise than the edition; a report prints it
    confidence: str
    reference: Reference

    @property
    def text(self) -> str:
        """The value as an Indonesian reader sees it."""
        return option_text(self.value)


def option_text(value: object) -> str:
    """An option's value in words."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, dict):
        return "; ".join(f"{key} = {part}" for key, part in value.items()) or "kosong"
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value) or "kosong"
    return "kosong" if value is None else str(value)
