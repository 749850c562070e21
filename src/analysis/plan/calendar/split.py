"""Any list of people split into batches of one size, every OPD spread over all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np
import pandas as pd

from analysis.errors import PlanError, said
from analysis.plan.calendar.days import Days, mondays, open_days

MOST = 200  # batches: each gets a sheet of its own


@dataclass(frozen=True)
class Times:
    """When batches run: one after the other from `first` on, each so many working days."""

    first: date
    days: int = 1
    week: Literal[5, 6] = 5  # working days of a week


@dataclass(frozen=True, eq=False)
class Split:
    """A list split into batches.

    peserta: the participants as given, ordered by angkatan, OPD and their place in the list, with
        `angkatan` (1, 2, ...). angkatan: one row per batch: angkatan, peserta (people), opd (how
        many OPD take part), mulai, selesai (days; missing when no day was named).
    """

    peserta: pd.DataFrame
    angkatan: pd.DataFrame


def split(
    participants: pd.DataFrame,
    size: int,
    opd: pd.Series[str],
    times: Times | None = None,
    holidays: pd.DataFrame | None = None,
) -> Split:
    """Split a list into as few batches of at most `size` people as can be.

    opd: the OPD of each row, as one spelling each, "" where there is none. Sizes differ by at most
    one, and so do the people of one OPD in any two batches; who goes where follows from OPD and
    place in the list.
    holidays: column `tanggal`, of the table `kalender`.
    Raises: PlanError for a list without people, a size below one, more batches than sheets fit, a
    number of days below one.
    """
    if participants.empty:
        raise PlanError(said("Daftar peserta kosong: tidak ada yang dapat dibagi."))
    if size < 1:
        raise PlanError(
            said("Ukuran angkatan {size} tidak mungkin: isi 1 orang atau lebih.", size=size)
        )
    many = -(-len(participants) // size)
    if many > MOST:
        raise PlanError(
            said(
                "Ukuran {size} memberi {many} angkatan untuk {participants} peserta; paling "
                "banyak {MOST}. Isi ukuran {isi} orang atau lebih.",
                size=size,
                many=many,
                participants=len(participants),
                MOST=MOST,
                isi=-(-len(participants) // MOST),
            )
        )
    order = opd.argsort(kind="stable").to_numpy()
    numbers = np.empty(len(order), dtype=np.int64)
    numbers[order] = np.arange(len(order)) % many + 1
    listed = participants.assign(angkatan=numbers).iloc[order]
    batches = (
        pd.DataFrame({"angkatan": numbers, "opd": opd.where(opd != "").to_numpy()})
        .groupby("angkatan", as_index=False)
        .agg(peserta=("angkatan", "size"), opd=("opd", "nunique"))
    )
    return Split(
        listed.sort_values("angkatan", kind="stable", ignore_index=True),
        batches.join(_dates(many, times, holidays)),
    )


def _dates(many: int, times: Times | None, holidays: pd.DataFrame | None) -> pd.DataFrame:
    kinds = {"mulai": "datetime64[s]", "selesai": "datetime64[s]"}
    if times is None:
        return pd.DataFrame(
            {name: pd.Series(pd.NaT, range(many), kind) for name, kind in kinds.items()}
        )
    if times.days < 1:
        raise PlanError(
            said(
                "Lama pelatihan {days} hari tidak mungkin: isi 1 hari atau lebih.", days=times.days
            )
        )
    off = pd.DataFrame() if holidays is None else holidays
    room = 4 * many * times.days + 2 * len(off) + 30  # days of the calendar, ample
    days = open_days(times.first, times.first + timedelta(days=room), times.week, off)
    starts = _starts(days, many, times.days)
    return pd.DataFrame({"mulai": days[starts], "selesai": days[starts + times.days - 1]}).astype(
        kinds
    )


def _starts(days: Days, many: int, length: int) -> np.ndarray:
    """Return where batches begin, one after the other, none in more weeks than it has to be."""
    weeks = np.unique(mondays(days), return_inverse=True)[1]
    touched = weeks[length - 1 :] - weeks[: len(weeks) - length + 1]
    starts, place = [], 0
    for _ in range(many):
        ahead = touched[place : place + length]
        place += int(ahead.argmin())
        starts.append(place)
        place += length
    return np.array(starts)
