"""The latest assessment of each person and competency, and whether it still counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.measures.history import Window, history, possible_days

if TYPE_CHECKING:
    from analysis.intake.delivery import Delivery
    from analysis.regulation import Development

TABLE = "penilaian_kompetensi"
PAIR = ["posisi", "kompetensi"]


def latest(persons: pd.DataFrame, delivery: Delivery, development: Development) -> pd.DataFrame:
    """Return one row per person and competency of whom anything is recorded.

    persons: on a range index. Columns: posisi (the person's place), kompetensi, level and tanggal
    of the latest used assessment (missing where all are set aside), berlaku (it lies within the
    validity, which is open at the start), ragu (a set-aside row names the pair and could be a newer
    valid assessment that says something else).
    """
    if not delivery.delivered(TABLE):
        return _nothing()
    rows = history(delivery, TABLE, persons, ("kompetensi", "level", "tanggal"))
    rows = rows.assign(hari=possible_days(rows, "tanggal", development.as_of))
    rows = rows.loc[rows["kompetensi"].notna()]
    window = Window(development.assessed_after, development.as_of)
    used = rows.loc[~rows["aside"] & rows["level"].notna() & rows["hari"].notna()]
    last = (
        used.sort_values([*PAIR, "hari"], kind="stable")
        .drop_duplicates(PAIR, keep="last")
        .assign(berlaku=lambda row: window.holds(row["hari"]))[[*PAIR, "level", "hari", "berlaku"]]
    )
    aside = rows.loc[rows["aside"] & window.may_hold(rows["hari"]), [*PAIR, "level", "hari"]]
    beside = aside.merge(last, how="left", on=PAIR, suffixes=("_lain", ""), validate="many_to_one")
    older = (beside["hari_lain"] < beside["hari"]).fillna(value=False)
    same = (beside["level_lain"] == beside["level"]).fillna(value=False).astype(bool)
    agrees = same & beside["berlaku"].eq(True)  # noqa: FBT003 - compared, not switched
    doubted = beside.loc[~older & ~agrees, PAIR].drop_duplicates()
    found = last.merge(doubted, how="outer", on=PAIR, indicator="asal", validate="one_to_one")
    return found.assign(
        ragu=found["asal"] != "left_only",
        berlaku=found["berlaku"].eq(True),  # noqa: FBT003
    ).rename(columns={"hari": "tanggal"})[[*PAIR, "level", "tanggal", "berlaku", "ragu"]]


def _nothing() -> pd.DataFrame:
    kinds = {"posisi": "int64", "kompetensi": "str", "level": "Int64", "tanggal": "datetime64[s]"}
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in kinds.items()}).assign(
        berlaku=pd.Series(dtype=bool), ragu=pd.Series(dtype=bool)
    )
