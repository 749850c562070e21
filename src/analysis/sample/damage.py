"""Plant what real exports carry: damaged cells, copies, strangers, totals; and say where.

A kind of damage is data (`kinds.py`): what becomes of some cells, and what intake must do then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from analysis.sample.draws import Draws, Flags, Ints

_MONTHS = ("April", "Juli", "Oktober", "Januari")  # after the first to the fourth quarter
_ASIDE_SHARE = 10  # at most one row in ten is spoiled, however small the table


@dataclass(frozen=True)
class Moment:
    """The quarter that is delivered, in the forms that damage needs."""

    quarter: int
    end: np.datetime64

    @property
    def appraised(self) -> str:
        """The year whose appraisals count."""
        return str(self.quarter // 4 - 1)

    def day(self, after: int) -> str:
        """The day so many days after the quarter's end, ISO."""
        return str((self.end + np.timedelta64(after, "D")).astype("datetime64[D]"))


Change = str | Callable[[pd.DataFrame, Moment], pd.Series | Sequence[str] | str]


@dataclass(frozen=True)
class Kind:
    """One kind of damage.

    changes: column -> the new text, or a function of the rows that makes it. adds: the rows are
    copies set below the table, else the rows themselves change. both: the original is concerned
    too. among: which rows may be chosen. siasn: SIASN's layout can carry it (its histories have no
    NIP to spoil, wide assessments no row per competency).
    """

    name: str
    fate: str  # dipakai, ditandai, disisihkan, di luar cakupan
    changes: Mapping[str, Change] = field(default_factory=dict)
    adds: bool = False
    both: bool = False
    among: Callable[[pd.DataFrame, Moment], pd.Series] | None = None
    siasn: bool = True


@dataclass(frozen=True)
class Planted:
    """Rows of one table that a kind of damage concerns (positions in the table)."""

    kind: Kind
    positions: Ints


def damaged(
    table: pd.DataFrame, kinds: Sequence[Kind], sound: pd.Series, draws: Draws, moment: Moment
) -> tuple[pd.DataFrame, list[Planted]]:
    """The table with a few rows of each kind spoiled, no row twice.

    `sound` marks the rows whose fate would be "dipakai"; only those are spoiled, so that each row
    has one fault. `draws`: one per row; they decide which rows.
    """
    count = max(1, min(3, len(table) // 1500))
    budget = len(table) // _ASIDE_SHARE
    free = sound.to_numpy(dtype=bool).copy()
    planted: list[Planted] = []
    copies: list[pd.DataFrame] = []
    size = len(table)
    for kind in kinds:
        rows = _chosen(table, kind, free, draws, moment)[:count]
        cost = len(rows) * (1 + kind.both) if kind.fate == "disisihkan" else 0
        if not len(rows) or cost > budget:
            continue
        budget -= cost
        rows = np.sort(rows)
        free[rows] = False
        changed = _changed(table.iloc[rows], kind, moment)
        if kind.adds:
            copies.append(changed)
            below = np.arange(size, size + len(rows))
            size += len(rows)
            planted.append(Planted(kind, np.concatenate([rows, below]) if kind.both else below))
        else:
            table = _replaced(table, rows, changed, kind.changes)
            planted.append(Planted(kind, rows))
    return pd.concat([table, *copies], ignore_index=True), planted


def _chosen(table: pd.DataFrame, kind: Kind, free: Flags, draws: Draws, moment: Moment) -> Ints:
    """The rows that a kind may take, in the order in which chance would take them."""
    able = free if kind.among is None else free & kind.among(table, moment).to_numpy(dtype=bool)
    candidates = np.flatnonzero(able).astype(np.int64)
    return candidates[np.argsort(draws.take(candidates).bits(kind.name), kind="stable")]


def _changed(rows: pd.DataFrame, kind: Kind, moment: Moment) -> pd.DataFrame:
    made = {
        column: change(rows, moment) if callable(change) else change
        for column, change in kind.changes.items()
    }
    new = {column: text if isinstance(text, str) else list(text) for column, text in made.items()}
    return rows.assign(**new).astype("str")


def _replaced(
    table: pd.DataFrame, rows: Ints, changed: pd.DataFrame, names: Iterable[str]
) -> pd.DataFrame:
    def column(name: str) -> pd.Series:
        values = table[name].to_numpy(object).copy()
        values[rows] = changed[name].to_numpy(object)
        return pd.Series(values, index=table.index, dtype="str")

    return table.assign(**{name: column(name) for name in names})


def closing_rows(columns: Sequence[str], people: int, moment: Moment) -> pd.DataFrame:
    """What people leave below a list: a total, a print mark, a place and day, a signature."""
    lines = (
        ("Jumlah", str(people)),
        (f"Dicetak pada {moment.day(5)}", ""),
        (f"Medan, 5 {_MONTHS[moment.quarter % 4]} {(moment.quarter + 1) // 4}", ""),
        ("Kepala Bidang Pengadaan dan Informasi", ""),
    )
    return pd.DataFrame(
        [dict(zip(columns[:2], line, strict=True)) for line in lines],
        columns=list(columns),
        dtype="str",
    ).fillna("")
