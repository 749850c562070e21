"""Kompetensi: the training components that the law gives to each kind of post."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.measures.assessed import Assessed, components, records, unknown
from analysis.measures.training import Component, accumulates, assess, trainings
from analysis.measures.words import open_points
from analysis.regulation.vocabulary import KOMPONEN_DIKLAT

if TYPE_CHECKING:
    from analysis.intake.delivery import Delivery
    from analysis.regulation import Regulation

DIMENSION = "kompetensi"
BASE = "dasar"  # of an edition that gives points before any training


def competence(
    persons: pd.DataFrame, delivery: Delivery, regulation: Regulation, predicate: pd.Series
) -> Assessed:
    """Score kompetensi (0-40 points): one component per kind of training that counts for the post.

    predicate: of the appraisal, per person; only editions with a base ask for it. Without a kind
    of post (or, where asked for, a predicate) nothing is known of the dimension.
    """
    no_post = persons["jenis_jabatan"].isna()
    no_base = regulation.base_points(predicate).isna() & ~no_post
    known = persons.loc[~no_post & ~no_base]
    rows = trainings(known.reset_index(drop=True), delivery, regulation)
    parts = [
        _unknown(persons.loc[no_post], regulation, "jabatan_kosong", "jenis jabatan kosong"),
        _unknown(
            persons.loc[no_base],
            regulation,
            "kompetensi_tidak_pasti",
            "predikat kinerja belum pasti",
        ),
        *_base(known, regulation, predicate.loc[known.index]),
    ]
    evidence = []
    for komponen in KOMPONEN_DIKLAT:
        named = [
            jenis
            for jenis in known["jenis_jabatan"].unique()
            if komponen in regulation.components(jenis)
        ]
        applies = known["jenis_jabatan"].isin(named)
        found = assess(komponen, known, rows, regulation, predicate.loc[known.index])
        parts.append(_scored(komponen, known.loc[applies], found, regulation))
        listed = found.records
        listed = listed.loc[listed["posisi"].isin(applies.to_numpy().nonzero()[0])]
        evidence.append(records(listed, DIMENSION, komponen))
    return Assessed(pd.concat(parts), pd.concat(evidence))


def _scored(
    komponen: str, persons: pd.DataFrame, found: Component, regulation: Regulation
) -> pd.DataFrame:
    facts = found.people.loc[persons.index]
    points = facts["bawah"].astype("Int64").mask(facts["ragu"])
    sources = [regulation.kompetensi.reference.text]
    if accumulates(komponen, regulation):
        sources.append(regulation.ambang_jp.reference.text)
    return components(
        persons,
        DIMENSION,
        komponen,
        poin=points,
        bawah=facts["bawah"],
        atas=facts["atas"],
        maks=facts["maks"],
        pasal="; ".join(dict.fromkeys(sources)),
        keterangan=facts["keadaan"] + "; " + open_points(facts["maks"] - points),
        alasan=facts["alasan"],
    )


def _base(
    persons: pd.DataFrame, regulation: Regulation, predicate: pd.Series
) -> list[pd.DataFrame]:
    """Return the points before any training as a component, where the edition has any."""
    if regulation.kompetensi_dasar is None:
        return []
    points = regulation.base_points(predicate)
    return [
        components(
            persons,
            DIMENSION,
            BASE,
            poin=points,
            bawah=points,
            atas=points,
            maks=points,
            pasal=regulation.kompetensi_dasar.reference.text,
            keterangan="menurut predikat kinerja " + predicate.astype("str"),
            alasan="",
        )
    ]


def _unknown(
    persons: pd.DataFrame, regulation: Regulation, alasan: str, keterangan: str
) -> pd.DataFrame:
    return unknown(persons, DIMENSION, regulation, alasan=alasan, keterangan=keterangan)
