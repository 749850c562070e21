"""Job Person Match: achieved levels / required levels, a ratio of sums, never clipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.measures.gap import MEASURED, NO_STANDARD
from analysis.measures.standard import TECHNICAL
from analysis.regulation import match_band

if TYPE_CHECKING:
    from analysis.regulation import Development

OF_PERSON = ("orang", "opd", "unit_kerja", "jenis_opd", "kelompok")


def job_person_match(gaps: pd.DataFrame, development: Development) -> pd.DataFrame:
    """Return one row per person of `gap.gaps`, ordered by orang.

    Columns: orang, opd, unit_kerja, jenis_opd, kelompok, berstandar (the post has a managerial
    standard), capaian and standar (Int64, sums of levels over M.1-M.8 and SK.1; missing unless each
    competency asked for has a known level and a valid assessment), pemetaan, pengisian (bands of
    capaian / standar, as an exact fraction), teknis_capaian, teknis_standar (the same over the
    technical competencies, judged apart).
    """
    people = gaps[list(OF_PERSON)].drop_duplicates("orang").sort_values("orang", ignore_index=True)
    technical = gaps["jenis_kompetensi"] == TECHNICAL
    stated = gaps["keadaan"] != NO_STANDARD
    managed = _sums(gaps.loc[stated & ~technical], people["orang"])
    apart = _sums(gaps.loc[technical], people["orang"])
    return people.assign(
        berstandar=managed["ada"],
        capaian=managed["capaian"],
        standar=managed["standar"],
        pemetaan=match_band(development.skala_pemetaan, managed["capaian"], managed["standar"]),
        pengisian=match_band(development.skala_pengisian, managed["capaian"], managed["standar"]),
        teknis_capaian=apart["capaian"],
        teknis_standar=apart["standar"],
    )


def _sums(rows: pd.DataFrame, orang: pd.Series) -> pd.DataFrame:
    """Return the sums of each person all of whose rows are measured, missing for the others."""
    summed = (
        pd.DataFrame(
            {
                "orang": rows["orang"],
                "capaian": rows["level_capaian"].fillna(0).astype("int64"),
                "standar": rows["level_standar"].fillna(0).astype("int64"),
                "lubang": (rows["keadaan"] != MEASURED).astype("int64"),
            }
        )
        .groupby("orang")
        .sum()
        .reindex(orang)
        .reset_index(drop=True)
        .astype("Int64")
    )
    whole = summed["lubang"].eq(0).fillna(value=False)
    sums = summed[["capaian", "standar"]].where(whole)
    return sums.assign(ada=summed["lubang"].notna())
