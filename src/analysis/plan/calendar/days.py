"""Working days: which days of the plan year a batch may use, and how many it needs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.errors import PlanError, said

if TYPE_CHECKING:
    from analysis.dataset.settings import ScheduleSettings

HUNDREDTHS = 100  # JP are counted in hundredths
Days = NDArray[np.datetime64]
Numbers = NDArray[np.int64]


def working_days(settings: ScheduleSettings, year: int, holidays: pd.DataFrame) -> Days:
    """Return the days on which batches may run, in order; none where everything is a holiday.

    `holidays`: the delivered table `kalender`, column `tanggal` (rows without a day are passed
    over; columns and rows may be missing). Monday to Friday, to Saturday with six working days.
    Raises: PlanError for a window that ends before it begins, or a border that is no day.
    """
    return open_days(*window(settings, year), settings.hari_kerja, holidays)


def window(settings: ScheduleSettings, year: int) -> tuple[date, date]:
    """Return the first and the last day on which batches may run. Raises: as `working_days`."""
    first, last = (_border(settings, key, year) for key in ("mulai", "selesai"))
    if first > last:
        raise PlanError(
            said(
                "dataset.toml: [jadwal] mulai {mulai} sesudah selesai {selesai}, jadi tidak ada "
                "hari di antaranya. Isi mulai yang lebih awal daripada selesai, misalnya 02-01 "
                "dan 11-30.",
                mulai=settings.mulai,
                selesai=settings.selesai,
            )
        )
    return first, last


def open_days(first: date, last: date, week: int, holidays: pd.DataFrame) -> Days:
    """Return the working days from `first` to `last`, of `week` in a week, holidays left out."""
    days = np.arange(np.datetime64(first, "D"), np.datetime64(last, "D") + 1)
    free = np.array([], dtype="datetime64[D]")
    if "tanggal" in holidays:
        free = holidays["tanggal"].dropna().to_numpy("datetime64[D]")
    return days[(weekdays(days) < week) & ~np.isin(days, free)]


def weekdays(days: Days) -> Numbers:
    """Return 0 for Monday to 6 for Sunday; 1970-01-01 was a Thursday."""
    return (days.astype(np.int64) + 3) % 7


def mondays(days: Days) -> Days:
    """Return the Monday of each day's ISO week."""
    return days - weekdays(days)


def days_needed(hours: Numbers, hours_a_day: int) -> Numbers:
    """Return the working days that courses of so many JP (hundredths) take, at least one each."""
    return np.maximum(-(-hours // (hours_a_day * HUNDREDTHS)), 1)


def _border(settings: ScheduleSettings, key: str, year: int) -> date:
    text: str = getattr(settings, key)
    month, day = map(int, text.split("-"))
    try:
        return date(year, month, day)
    except ValueError:
        raise PlanError(
            said(
                'dataset.toml: [jadwal] {kunci} = "{isi}" bukan tanggal pada tahun {tahun}. '
                "Isi bulan dan hari yang ada, misalnya 02-01.",
                kunci=key,
                isi=text,
                tahun=year,
            )
        ) from None
