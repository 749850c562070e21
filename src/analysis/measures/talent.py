"""The nine-box: appraisal against Job Person Match.

Source: PermenPANRB 3/2020; the borders of the potential axis are a house rule, printed with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.measures.jpm import OF_PERSON
from analysis.regulation import match_band

if TYPE_CHECKING:
    from analysis.regulation import Development


def nine_box(people: pd.DataFrame, jpm: pd.DataFrame, development: Development) -> pd.DataFrame:
    """Return one row per person of `jpm.job_person_match`.

    people: `professionalism.Scores.people`, for the predicate of the appraisal that counts.
    Columns: orang, opd, unit_kerja, jenis_opd, kelompok, sumbu_kinerja (atas, tengah, bawah),
    sumbu_potensi (rendah, tengah, tinggi), kotak (Int64, 1-9; missing where an axis is).
    """
    counted = people.loc[people["dipakai"]]
    predicate = pd.Series(counted["predikat"].array, index=counted["orang"], dtype="str")
    predicate = predicate.reindex(jpm["orang"]).set_axis(jpm.index)
    performance = development.kotak_kinerja.of(predicate)
    potential = match_band(development.kotak_potensi, jpm["capaian"], jpm["standar"])
    pairs = performance.astype("str") + "." + potential.astype("str")
    known = performance.notna() & potential.notna()
    return jpm[list(OF_PERSON)].assign(
        sumbu_kinerja=performance.astype("category"),
        sumbu_potensi=potential,
        kotak=development.kotak_talenta.of(pairs.where(known)),
    )
