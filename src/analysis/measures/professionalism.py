"""IP ASN of every person: four dimensions, their sum, its category, and the trace behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.measures.assessed import Assessed, no_records, unknown
from analysis.measures.competence import competence
from analysis.measures.conduct import conduct
from analysis.measures.performance import (
    appraisals,
    earlier_predicates,
    performance,
    predicates,
)
from analysis.measures.qualification import qualification
from analysis.measures.reasons import REASONS
from analysis.measures.staff import staff
from analysis.measures.trace import trace
from analysis.regulation.vocabulary import DIMENSI

if TYPE_CHECKING:
    from analysis.intake.delivery import Delivery
    from analysis.regulation import Regulation


@dataclass(frozen=True)
class Scores:
    """What is known of everybody.

    people: one row per staff member and OPD, ordered by orang and opd. Columns: orang (number of
        the person; the same in several OPD only when all its rows were set aside), nip, nama, opd,
        unit_kerja, jenis_opd, status_asn, jenis_jabatan, jenjang_jabatan, jabatan,
        tingkat_pendidikan, jenis_kelamin, kelompok_jenjang, kelompok_pendidikan, pendidikan,
        berkas, baris, dipakai; per dimension its points (Int64, missing = not measured) with
        <dimensi>_min and <dimensi>_maks (int64); ip_asn (Int64), ip_min, ip_maks (int64), all in
        hundred-thousandths of a point; kategori; lengkap (complete in every delivered dimension);
        alasan (`;`-joined codes of `reasons.REASONS`); predikat and predikat_lalu (of the appraisal
        that counts, missing while it is undetermined, and of the year before).
    trace: see `trace.trace`.
    """

    people: pd.DataFrame
    trace: pd.DataFrame


def score(delivery: Delivery, regulation: Regulation) -> Scores:
    """Score everybody in a delivery as of the regulation's day. A missing input is never zero.

    Raises: RegulationError for a category that the edition does not name.
    Source: the tables of the edition; each row of the trace names its article.
    """
    members = staff(delivery, regulation)
    persons = members.loc[members["dipakai"]].reset_index(drop=True)
    assessed, predicate = _assess(persons, delivery, regulation)
    components = pd.concat([each.components for each in assessed], ignore_index=True)
    evidence = pd.concat([each.records for each in assessed], ignore_index=True)
    people = _people(members, components, regulation, delivered(delivery, regulation))
    earlier = pd.Series(pd.NA, index=persons.index, dtype="str")
    if delivery.delivered("kinerja"):
        earlier = earlier_predicates(persons, delivery, regulation)
    people = people.assign(
        predikat=_by_person(predicate, persons, members),
        predikat_lalu=_by_person(earlier, persons, members),
    )
    return Scores(people, trace(persons, components, evidence))


def delivered(delivery: Delivery, regulation: Regulation) -> frozenset[str]:
    """Return the dimensions whose tables were delivered."""
    needed = {"kualifikasi": {"pegawai"}, "kinerja": {"kinerja"}, "disiplin": {"disiplin"}}
    needed["kompetensi"] = {"pelatihan"}
    if regulation.kompetensi_dasar is not None:
        needed["kompetensi"] = {"pelatihan", "kinerja"}
    return frozenset(
        dimension
        for dimension in DIMENSI
        if all(delivery.delivered(table) for table in needed[dimension])
    )


def _by_person(values: pd.Series, persons: pd.DataFrame, members: pd.DataFrame) -> pd.Series:
    """Return what is known of each person on every row of members."""
    by_person = pd.Series(values.array, index=persons["orang"])
    return by_person.reindex(members["orang"]).set_axis(members.index)


def _assess(
    persons: pd.DataFrame, delivery: Delivery, regulation: Regulation
) -> tuple[tuple[Assessed, ...], pd.Series]:
    """Return the four dimensions, and the predicate of the appraisal that counts."""
    there = delivered(delivery, regulation)
    predicate = pd.Series(pd.NA, index=persons.index, dtype="str")
    kinerja = _not_delivered(persons, "kinerja", "kinerja", regulation)
    if "kinerja" in there:
        rows = appraisals(persons, delivery, regulation)
        kinerja = performance(persons, rows, regulation)
        predicate = predicates(rows, kinerja, persons)
    kompetensi = _not_delivered(persons, "kompetensi", "pelatihan", regulation)
    if "kompetensi" in there:
        kompetensi = competence(persons, delivery, regulation, predicate)
    elif delivery.delivered("pelatihan"):
        kompetensi = _not_delivered(persons, "kompetensi", "kinerja", regulation)
    disiplin = _not_delivered(persons, "disiplin", "disiplin", regulation)
    if "disiplin" in there:
        disiplin = conduct(persons, delivery, regulation)
    return (qualification(persons, delivery, regulation), kompetensi, kinerja, disiplin), predicate


def _not_delivered(
    persons: pd.DataFrame, dimension: str, table: str, regulation: Regulation
) -> Assessed:
    nothing = unknown(
        persons,
        dimension,
        regulation,
        alasan=f"tabel_{table}_tidak_ada",
        keterangan=f"tabel {table} tidak diserahkan",
    )
    return Assessed(nothing, no_records())


def _people(
    members: pd.DataFrame,
    components: pd.DataFrame,
    regulation: Regulation,
    there: frozenset[str],
) -> pd.DataFrame:
    people = members
    for dimension in DIMENSI:
        people = people.assign(**_dimension(members, components, dimension, regulation))
    index = sum((people[dimension] for dimension in DIMENSI[1:]), start=people[DIMENSI[0]])
    complete = people["dipakai"] & people[sorted(there)].notna().all(axis=1)
    return people.assign(
        ip_asn=index,
        ip_min=sum(people[f"{dimension}_min"] for dimension in DIMENSI),
        ip_maks=sum(people[f"{dimension}_maks"] for dimension in DIMENSI),
        kategori=regulation.kategori.classify(index),
        lengkap=complete,
        alasan=_reasons(members, components),
    )


def _dimension(
    members: pd.DataFrame, components: pd.DataFrame, dimension: str, regulation: Regulation
) -> dict[str, pd.Series]:
    """Return points and bounds per row of members: a sum with a hole has a hole."""
    parts = components.loc[components["dimensi"] == dimension]
    by_person = parts.assign(
        ada=parts["poin"].notna(), poin=parts["poin"].fillna(0).astype("int64")
    ).groupby("orang")
    sums = by_person[["poin", "bawah", "atas"]].sum().reindex(members["orang"]).astype("Int64")
    whole = by_person["ada"].all().reindex(members["orang"]).fillna(value=False).to_numpy(bool)
    return {
        dimension: sums["poin"].where(whole).set_axis(members.index),
        f"{dimension}_min": _or(sums["bawah"], regulation.minimum.number(dimension), members.index),
        f"{dimension}_maks": _or(
            sums["atas"], regulation.maksimum.number(dimension), members.index
        ),
    }


def _or(values: pd.Series, missing: int, index: pd.Index) -> pd.Series:
    return values.fillna(missing).astype("int64").set_axis(index)


def _reasons(members: pd.DataFrame, components: pd.DataFrame) -> pd.Series:
    """Return the codes of each row's reasons, in the order of `REASONS`."""
    texts = np.where(members["dipakai"], "", ";baris_disisihkan").astype(object)
    found = components.loc[components["alasan"] != ""]
    for code in REASONS:
        concerned = found.loc[found["alasan"] == code, "orang"]
        if len(concerned):
            texts = texts + np.where(members["orang"].isin(concerned), f";{code}", "")
    return pd.Series(texts, index=members.index).str.removeprefix(";").astype("str")
