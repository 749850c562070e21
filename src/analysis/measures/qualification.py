"""Kualifikasi: the highest education (in some editions against what the post requires)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.measures.assessed import Assessed, components, records
from analysis.measures.words import open_points

if TYPE_CHECKING:
    import pandas as pd

    from analysis.regulation import Regulation

DIMENSION = "kualifikasi"


def qualification(persons: pd.DataFrame, regulation: Regulation) -> Assessed:
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
    return Assessed(scored, records(evidence, DIMENSION, DIMENSION))
