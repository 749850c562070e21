"""Disiplin: the heaviest sanction whose first day lies in the window; none recorded is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.measures.assessed import Assessed, components, records
from analysis.measures.history import Window, history, possible_days, tally
from analysis.measures.words import open_points

if TYPE_CHECKING:
    from analysis.intake.delivery import Delivery
    from analysis.regulation import Regulation

DIMENSION = "disiplin"


def conduct(persons: pd.DataFrame, delivery: Delivery, regulation: Regulation) -> Assessed:
    """Score disiplin (1-5 points): the heaviest sanction is the one that leaves the fewest points.

    A set-aside sanction that could lie in the window leaves it undetermined unless the heaviest
    level is already there; it can only lower the points.
    """
    window = Window(regulation.window_start(DIMENSION), regulation.as_of)
    rows = history(delivery, "disiplin", persons, ("tingkat", "tmt"))
    days = possible_days(rows, "tmt", regulation.as_of)
    rows = rows.assign(hari=days, poin=regulation.disiplin.of(rows["tingkat"]))
    rows = rows.loc[window.may_hold(days)]
    sure = ~rows["aside"] & rows["hari"].notna() & rows["poin"].notna()
    none, heaviest = regulation.disiplin.number("tanpa"), min(_levels(regulation))
    least = _fewest(rows.loc[sure], persons, none)
    doubted = (least > heaviest) & (tally(rows.loc[~sure, "posisi"], len(persons)) > 0)
    possible = rows.assign(poin=rows["poin"].fillna(heaviest)).loc[~sure]
    points = least.astype("Int64").mask(doubted)
    most = regulation.maksimum.number(DIMENSION)
    scored = components(
        persons,
        DIMENSION,
        DIMENSION,
        poin=points,
        bawah=least.where(~doubted, np.minimum(least, _fewest(possible, persons, none))),
        atas=least,
        maks=most,
        pasal=regulation.disiplin.reference.text,
        keterangan=_heading(least, regulation) + "; " + open_points(most - points),
        alasan=np.where(doubted, "disiplin_tidak_pasti", ""),
    )
    return Assessed(scored, _evidence(rows.assign(pasti=sure), doubted.to_numpy()))


def _levels(regulation: Regulation) -> dict[int, str]:
    """Return the level of sanction by the points it leaves."""
    levels = regulation.disiplin.values  # noqa: PD011 - a mapping, no frame
    return {regulation.disiplin.number(level): level for level in levels}


def _fewest(rows: pd.DataFrame, persons: pd.DataFrame, none: int) -> pd.Series:
    """Return the fewest points any of the rows leaves each person; `none` without a row."""
    fewest = rows.groupby("posisi")["poin"].min().reindex(range(len(persons)))
    return fewest.set_axis(persons.index).fillna(none).astype("int64")


def _heading(points: pd.Series, regulation: Regulation) -> pd.Series:
    months = regulation.jendela.number(DIMENSION)
    return points.map(_levels(regulation)) + f" hukuman disiplin dalam {months} bulan terakhir"


def _evidence(rows: pd.DataFrame, doubted: np.ndarray) -> pd.DataFrame:
    """Return the sanctions, heaviest first, and the uncertain ones where they matter."""
    shown = rows.loc[rows["pasti"] | doubted[rows["posisi"]]]
    content = shown["tingkat"].fillna("tingkat tidak terbaca")
    content = content.where(shown["pasti"], content + " (disisihkan)")
    ordered = shown.assign(isi=content, ragu=~shown["pasti"]).sort_values(
        ["orang", "ragu", "poin"], kind="stable"
    )
    return records(ordered, DIMENSION, DIMENSION)
