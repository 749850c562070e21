"""What a plan brings: the city scored again, by the same scorer, with the planned courses attended.

Nothing is added up from promises: the planned courses become trainings that end on the period's
last day, and gaps are climbed anew on the measured levels. Where that differs from what the plan
promised anybody, the plan is refused.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.errors import PromiseError, said
from analysis.intake.delivery import USED
from analysis.measures.professionalism import score
from analysis.plan.problem.lines import bundles
from analysis.plan.problem.value import parts, weighed
from analysis.plan.results.planned import EFFECT

if TYPE_CHECKING:
    from datetime import date

    from analysis.intake.delivery import Delivery
    from analysis.plan.problem.instance import Instance
    from analysis.quarter import Quarter
    from analysis.regulation import Regulation

TRAININGS = "pelatihan"
RECORDED_IN = "rencana"  # the file that a planned training names
MEASURED = "diukur"
HIGHEST = 5  # levels of a competency
COUNTED = (
    "pasangan", "kesenjangan_sebelum", "kesenjangan_sesudah", "nilai", "kursus", "poin", "level",
)  # fmt: skip
SCORES = {"kompetensi": "kompetensi", "ip": "ip_asn"}  # in the effect's columns and in people


def effect(
    delivery: Delivery,
    quarter: Quarter,
    regulation: Regulation,
    instance: Instance,
    chosen: pd.DataFrame,
    services: pd.DataFrame,
) -> pd.DataFrame:
    """Return `Plan.dampak` without `biaya`: one row per staff member whose facts are used.

    chosen: posisi, kursus (`Solution.chosen`). services: kode, kompetensi, level_ke. Gap levels
    over the `pasangan` pairs with a valid level; points in 1e-5, missing after where they are
    missing before, so that both sides speak of the same people; nilai in the plan's value units.
    Raises: PromiseError when the scores or levels of anybody are not what the plan promised.
    """
    people = quarter.people.loc[quarter.people["dipakai"]].set_index("orang")
    after = _scored_again(delivery, regulation, instance, chosen).set_index("orang")
    facts = people.assign(
        **{f"{name}_sebelum": people[of] for name, of in SCORES.items()},
        **{f"{name}_sesudah": after[of] for name, of in SCORES.items()},
        kelompok=people["kelompok_jenjang"],
    )
    unmeasured = facts["kompetensi_sebelum"].isna()
    facts = facts.assign(
        kompetensi_sesudah=facts["kompetensi_sesudah"].mask(unmeasured),
        ip_sesudah=facts["ip_sesudah"].mask(facts["ip_sebelum"].isna()),
    )
    facts = facts.join(_gaps(quarter.gaps, instance, chosen, services)).join(
        _promised(instance, chosen)
    )
    facts = facts.assign(**{name: facts[name].fillna(0).astype("int64") for name in COUNTED})
    _kept(facts, instance, chosen)
    columns = [name for name in EFFECT if name != "biaya"]
    return facts.reset_index()[columns].sort_values("orang", ignore_index=True)


def planned_records(
    table: pd.DataFrame, instance: Instance, chosen: pd.DataFrame, last_day: date
) -> pd.DataFrame:
    """Return the planned courses as rows of the training table that end on `last_day`.

    table: `delivery.tables['pelatihan']`, whose columns and types the rows take.
    """
    course = instance.courses.iloc[chosen["kursus"]].reset_index(drop=True)
    level = course["tingkat"].mask(course["tingkat"] == "")
    records = pd.DataFrame(
        {
            "nip": instance.people["nip"].to_numpy()[chosen["posisi"]],
            "jenis": course["jenis"],
            "komponen": course["komponen"],
            "nama_pelatihan": course["nama"],
            "tingkat": level,
            "jp": course["jp"],
            "penyelenggara": course["penyelenggara"],
            "tanggal_selesai": pd.Timestamp(last_day),
            "berkas": RECORDED_IN,
            "baris": np.arange(1, len(chosen) + 1),
            "nasib": USED,
        }
    ).reindex(columns=table.columns)
    kinds = {
        name: "str" if isinstance(kind, pd.CategoricalDtype) else kind
        for name, kind in table.dtypes.items()
    }
    return records.astype(kinds)


def _scored_again(
    delivery: Delivery, regulation: Regulation, instance: Instance, chosen: pd.DataFrame
) -> pd.DataFrame:
    if not delivery.delivered(TRAININGS):
        return score(delivery, regulation).people
    table = delivery.tables[TRAININGS]
    records = planned_records(table, instance, chosen, delivery.period.end)
    tables = {**delivery.tables, TRAININGS: pd.concat([table, records], ignore_index=True)}
    planned = dataclasses.replace(delivery, tables=tables)
    people = score(planned, regulation).people
    return people.loc[people["dipakai"]]


def _gaps(
    gaps: pd.DataFrame, instance: Instance, chosen: pd.DataFrame, services: pd.DataFrame
) -> pd.DataFrame:
    """Return per orang: pasangan, kesenjangan_sebelum, kesenjangan_sesudah (levels)."""
    measured = gaps.loc[gaps["keadaan"] == MEASURED].reset_index(drop=True)
    attended = pd.DataFrame(
        {
            "orang": instance.people["orang"].to_numpy()[chosen["posisi"]],
            "kode": instance.courses["kode"].to_numpy()[chosen["kursus"]],
        }
    )
    keys = ["orang", "kompetensi", "level_ke"]
    leads = attended.merge(services, on="kode")[keys].drop_duplicates()
    start = measured["level_capaian"].astype("int64")
    goal = measured["level_standar"].astype("int64")
    level = start
    for step in range(2, HIGHEST + 1):
        offered = measured[keys[:2]].merge(
            leads.loc[leads["level_ke"] == step], how="left", on=keys[:2], validate="many_to_one"
        )
        climbs = offered["level_ke"].notna() & (level == step - 1) & (goal >= step)
        level = level + climbs
    short = pd.DataFrame(
        {
            "orang": measured["orang"],
            "pasangan": 1,
            "kesenjangan_sebelum": (goal - start).clip(lower=0),
            "kesenjangan_sesudah": (goal - level).clip(lower=0),
        }
    )
    return short.groupby("orang").sum()


def _promised(instance: Instance, chosen: pd.DataFrame) -> pd.DataFrame:
    """Return per orang what the plan's own arithmetic says: poin, level, nilai, kursus."""
    persons, table = bundles(chosen)
    brought = parts(instance, persons, table)
    return pd.DataFrame(
        {
            "poin": brought.points.sum(axis=1),
            "level": brought.closed.sum(axis=1),
            "nilai": weighed(instance, brought),
            "kursus": (table >= 0).sum(axis=1),
        },
        index=pd.Index(instance.people["orang"].to_numpy()[persons], name="orang"),
    )


def _kept(facts: pd.DataFrame, instance: Instance, chosen: pd.DataFrame) -> None:
    """Raise PromiseError where scoring again gave anybody something else than was promised."""
    gained = facts["kompetensi_sesudah"] - facts["kompetensi_sebelum"]
    lost = facts["kompetensi_sebelum"].notna() & facts["kompetensi_sesudah"].isna()
    index = (facts["ip_sesudah"] - facts["ip_sebelum"]).fillna(facts["poin"]).astype("int64")
    closed = facts["kesenjangan_sebelum"] - facts["kesenjangan_sesudah"]
    differs = gained.fillna(0).astype("int64") != facts["poin"]
    differs |= lost | (index != facts["poin"]) | (closed != facts["level"])
    if not differs.any():
        return
    concerned = instance.people["orang"].isin(facts.index[differs]).to_numpy()
    courses = chosen.loc[concerned[chosen["posisi"]], "kursus"]
    named = instance.courses["kode"].iloc[sorted(courses.unique())[:5]]
    raise PromiseError(
        said(
            "Janji rencana tidak sama dengan skor ulang bagi {sum} orang (pelatihan: {named}). "
            "Rencana ini tidak dipakai; laporkan sebagai galat program.",
            sum=int(differs.sum()),
            named=", ".join(named) or said("tidak ada"),
        )
    )
