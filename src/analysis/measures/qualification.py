"""Kualifikasi: the highest education (in some editions against what the post requires)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.measures.assessed import Assessed, components, records
from analysis.measures.history import history
from analysis.measures.words import open_points

if TYPE_CHECKING:
    from analysis.intake.delivery import Delivery
    from analysis.regulation import Regulation

DIMENSION = "kualifikasi"
CORRECTIONS = "koreksi"
RESTS_ON = ("tingkat_pendidikan", "jenjang_jabatan")


def qualification(persons: pd.DataFrame, delivery: Delivery, regulation: Regulation) -> Assessed:
    """Score kualifikasi (0-25 points) from each person's own row; no education, no score."""
    education = persons["tingkat_pendidikan"]
    points = regulation.qualification_points(education, persons["jenjang_jabatan"])
    least, most = (rule.number(DIMENSION) for rule in (regulation.minimum, regulation.maksimum))
    table = regulation.kualifikasi_jenjang or regulation.kualifikasi
    scored = components(
        persons,
        DIMENSION,
        DIMENSION,
        poin=points,
        bawah=points.fillna(least),
        atas=points.fillna(most),
        maks=most,
        pasal=table.reference.text,
        keterangan=(education + "; " + open_points(most - points)).fillna("pendidikan kosong"),
        alasan=np.select(
            [points.notna(), education.isna()], ["", "pendidikan_kosong"], "jenjang_kosong"
        ),
    )
    evidence = persons.assign(isi=education).loc[points.notna()]
    found = pd.concat([evidence, _corrections(evidence, delivery)], ignore_index=True)
    return Assessed(scored, records(found, DIMENSION, DIMENSION))


def _corrections(persons: pd.DataFrame, delivery: Delivery) -> pd.DataFrame:
    """Return the corrections from forms by which a cell that the points rest on is what it is."""
    if not delivery.delivered(CORRECTIONS):
        return persons.iloc[:0]
    rows = history(delivery, CORRECTIONS, persons.reset_index(drop=True), ("kolom", "lama", "baru"))
    rows = rows.loc[rows["kolom"].isin(RESTS_ON) & ~rows["aside"]]
    return rows.assign(isi="koreksi: " + rows["lama"].fillna("kosong") + " menjadi " + rows["baru"])
