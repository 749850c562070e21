"""What became of the rows of every file, counted as the spreadsheet shows them."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.intake.delivery import (
    ASIDE,
    OUTSIDE,
    USED,
)
from analysis.intake.files.places import is_returned
from analysis.intake.judging.judge import Judge


def row_counts(judges: Mapping[str, Judge], tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Count spreadsheet rows by their fate."""
    fates = {"dipakai": USED, "di_luar": OUTSIDE, "disisihkan": ASIDE}
    frames = [
        _sheet_rows(rows, judges[table])
        .assign(**{name: rows["nasib"] == fate for name, fate in fates.items()})
        .groupby("berkas")[list(fates)]
        .sum()
        .reindex(list(judges[table].headers), fill_value=0)
        .assign(tabel=table)
        for table, rows in tables.items()
    ]
    columns = ["tabel", "berkas", "dibaca", *fates]
    if not frames:
        return pd.DataFrame(columns=columns).astype(dict.fromkeys(columns[2:], "int64"))
    counts = pd.concat(frames).astype(dict.fromkeys(fates, "int64"))
    return (
        counts.assign(dibaca=counts.sum(axis=1, numeric_only=True))
        .rename_axis("berkas")
        .reset_index()[columns]
    )


def used_from_forms(counts: pd.DataFrame) -> dict[str, int]:
    """Return how many rows are used that came back in forms, per table the city delivers itself.

    counts: tabel, berkas, dipakai. A table without a file of forms is left out, so is `koreksi`,
    which comes from forms alone.
    """
    returned = counts["berkas"].astype("str").map(is_returned).astype(bool)
    rows = counts[returned & (counts["tabel"].astype("str") != "koreksi")]
    used = rows.groupby(rows["tabel"].astype("str"), sort=False)["dipakai"].sum()
    return {str(table): int(number) for table, number in used.items()}


def _sheet_rows(rows: pd.DataFrame, judge: Judge) -> pd.DataFrame:
    """Return one row per spreadsheet row; of a wide sheet's cells the one most in need of mending.

    A row with a cell that is set aside is set aside, else one with a cell that is used is used.
    """
    fates = rows[["berkas", "baris", "nasib"]]
    if "kolom" not in judge.rows:
        return fates
    urgency = fates["nasib"].map({ASIDE: 0, USED: 1, OUTSIDE: 2}).astype(int)
    worst = fates.loc[urgency.sort_values(kind="stable").index]
    return worst.drop_duplicates(["berkas", "baris"])
