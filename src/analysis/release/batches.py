"""The city's batches by course and month; part of the gate.

When a course runs is a fact of the calendar and says nothing of who takes it. Whether it runs at
all does, and so does the number of its batches where their size is known: a course has rows here
only where the city's own rows name it with its participants and its number of batches.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.release.counted import CITY
from analysis.release.frames import shaped

if TYPE_CHECKING:
    import pandas as pd

    from analysis.plan.results.planned import Plan
    from analysis.release.plans import Courses


def batch_rows(plan: Plan, planned: Courses) -> pd.DataFrame:
    """Return how many batches of a course begin in a month (columns: `Release.jadwal`).

    Batches of the whole city, those in no calendar left out; by month, then kode.
    """
    named = {cell[0] for cell in planned.table.rows(CITY) if len(cell) == 1}
    places = planned.places
    dated = places[places["kode"].isin(named) & places["mulai"].notna()]
    batches = dated.drop_duplicates(["kode", "angkatan"])
    counts = (
        batches.assign(bulan=batches["mulai"].dt.strftime("%Y-%m"))
        .groupby(["bulan", "kode"], observed=True)
        .size()
        .rename("angkatan")
        .reset_index()
    )
    names = plan.kursus.set_index("kode")["nama"]
    return shaped("jadwal", counts.assign(nama=counts["kode"].map(names)))
