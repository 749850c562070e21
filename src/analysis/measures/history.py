"""History rows beside the people they concern, and the window in which a day counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.intake.delivery import ASIDE, OUTSIDE

if TYPE_CHECKING:
    from datetime import date

    import numpy.typing as npt

    from analysis.intake.delivery import Delivery


def history(
    delivery: Delivery, table: str, persons: pd.DataFrame, columns: tuple[str, ...]
) -> pd.DataFrame:
    """Return the rows of a table, used or set aside, that name one of `persons`.

    persons: one row per person on a range index. Brings `columns`, berkas, baris, `posisi` (the
    person's place in `persons`), `orang`, `aside` (set aside: what is readable in it is filled, the
    rest is missing). Ordered by file and row, whatever the order of delivery.
    """
    rows = delivery.tables[table][["nip", *columns, "berkas", "baris", "nasib"]]
    position = pd.Index(persons["nip"]).get_indexer(rows["nip"])
    named = (position >= 0) & (rows["nasib"] != OUTSIDE).to_numpy(bool)
    places = position[named]
    found: pd.DataFrame = (
        rows.loc[named]
        .assign(posisi=places, orang=persons["orang"].to_numpy()[places])
        .assign(aside=lambda row: (row["nasib"] == ASIDE).to_numpy(bool))
        .drop(columns=["nip", "nasib"])
        .sort_values(["berkas", "baris"], ignore_index=True)
    )
    return found


def possible_days(rows: pd.DataFrame, column: str, until: date) -> pd.Series:
    """Return the days of a column, missing where a set-aside row states an impossible one.

    Impossible in a row set aside: later than `until` (days soon after it are outside scope, so it
    is one that cannot be), or earlier than the row's own `tanggal_mulai`. Such a day is as little
    known as an unreadable one: a slip in the year must not cost anybody points.
    """
    days = rows[column]
    wrong = days >= pd.Timestamp(until) + pd.Timedelta(days=1)
    if "tanggal_mulai" in rows:
        wrong |= rows["tanggal_mulai"] > days
    return days.mask(rows["aside"] & wrong)


def tally(positions: pd.Series, size: int, values: Any = 1) -> npt.NDArray[np.int64]:
    """Return the exact sum of `values` per position: whole numbers only, no float in between."""
    sums = np.zeros(size, dtype=np.int64)
    np.add.at(sums, positions.to_numpy(np.intp), np.asarray(values, dtype=np.int64))
    return sums


@dataclass(frozen=True)
class Window:
    """The days that count: after `after` (None: any earlier day) up to and with `until`."""

    after: date | None
    until: date

    def holds(self, days: pd.Series) -> pd.Series:
        """Mark the days inside; a missing day is not."""
        inside = days < pd.Timestamp(self.until) + pd.Timedelta(days=1)
        if self.after is not None:
            inside &= days >= pd.Timestamp(self.after) + pd.Timedelta(days=1)
        return inside

    def may_hold(self, days: pd.Series) -> pd.Series:
        """Mark the days inside and the missing ones."""
        return self.holds(days) | days.isna()
