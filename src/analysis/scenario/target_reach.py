"""The fewest people, and the fewest new records, that lift an index to a target.

A person closes all training points that are open, a record those of one component. To reach a sum
with as few as can be, take those with most first: no other choice of as many gives more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from analysis.quarter import Quarter


def open_training(quarter: Quarter) -> pd.DataFrame:
    """Return what people with an index could gain by training.

    Rows: a person and a component that is not full. Columns: orang, opd, komponen, terbuka (int64,
    hundred-thousandths of a point).
    """
    people = quarter.people.loc[quarter.people["lengkap"], ["orang", "opd"]]
    rows = quarter.components[["orang", "komponen", "poin", "maks"]].merge(
        people, on="orang", validate="many_to_one"
    )
    left = (rows["maks"] - rows["poin"]).fillna(0).astype("int64")
    found = rows.assign(terbuka=left)[["orang", "opd", "komponen", "terbuka"]]
    return found.loc[found["terbuka"] > 0].reset_index(drop=True)


def fewest(values: pd.Series, missing: int) -> int | None:
    """Return how many of the values, the largest first, make up what is missing; None: too few."""
    if missing <= 0:
        return 0
    sums = values.sort_values(ascending=False).cumsum().to_numpy("int64")
    if not len(sums) or sums[-1] < missing:
        return None
    return int(sums.searchsorted(missing)) + 1


def fewest_people(opened: pd.DataFrame, missing: int) -> int | None:
    """Return the fewest people who, all their training points closed, make up what is missing."""
    return fewest(opened.groupby("orang")["terbuka"].sum(), missing)


def routes(opened: pd.DataFrame, missing: int) -> pd.DataFrame:
    """Return how far each component alone leads.

    Columns: komponen, terbuka (sum over people), orang (who have it open), perlu (Int64, the
    fewest of them that make up what is missing; missing where all together do not).
    """
    rows = [
        {
            "komponen": str(name),
            "terbuka": int(each["terbuka"].sum()),
            "orang": len(each),
            "perlu": fewest(each["terbuka"], missing),
        }
        for name, each in opened.groupby("komponen", sort=True)
    ]
    return pd.DataFrame(rows, columns=["komponen", "terbuka", "orang", "perlu"]).astype(
        {"komponen": "str", "terbuka": "int64", "orang": "int64", "perlu": "Int64"}
    )
