"""The training components of each person, as the development plan needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.measures.training import hours
from analysis.regulation.vocabulary import KOMPONEN_DIKLAT

if TYPE_CHECKING:
    from analysis.intake.delivery import Delivery
    from analysis.measures.professionalism import Scores
    from analysis.regulation import Regulation


def training_components(scores: Scores, delivery: Delivery, regulation: Regulation) -> pd.DataFrame:
    """Return one row per person and training component that counts for the post.

    Columns: orang, komponen (kepemimpinan, fungsional, teknis, seminar), poin (Int64, missing while
    undetermined), maks (int64), both in hundred-thousandths of a point; jp (Int64, hundredths: sure
    JP within the window, of components that JP fill; missing for the others).
    """
    first = scores.trace.loc[
        (scores.trace["urut"] == 1) & scores.trace["komponen"].isin(KOMPONEN_DIKLAT),
        ["orang", "komponen", "poin", "maks"],
    ]
    people = scores.people.loc[scores.people["dipakai"]].reset_index(drop=True)
    parts = [
        pd.DataFrame({"orang": people["orang"], "komponen": komponen, "jp": summed})
        for komponen, summed in hours(people, delivery, regulation).items()
    ]
    found = first.merge(
        pd.concat(parts), how="left", on=["orang", "komponen"], validate="one_to_one"
    )
    return found.astype({"poin": "Int64", "maks": "int64", "jp": "Int64"}).reset_index(drop=True)
