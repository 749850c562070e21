"""The common shape in which every dimension hands over its components and their evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from analysis.regulation import Regulation

RECORD_COLUMNS = ("orang", "dimensi", "komponen", "berkas", "baris", "isi")


@dataclass(frozen=True)
class Assessed:
    """One dimension of everybody.

    components: one row per person and component: orang, dimensi, komponen, poin (Int64, missing =
        not known), bawah and atas (int64, the least and the most it can be), maks (int64); all in
        hundred-thousandths of a point; pasal, keterangan, alasan (reason code where poin is
        missing, else "").
    records: one row per record behind a component: orang, dimensi, komponen, berkas, baris, isi,
        in the order in which a trace lists them.
    """

    components: pd.DataFrame
    records: pd.DataFrame


def components(persons: pd.DataFrame, dimensi: str, komponen: str, **columns: Any) -> pd.DataFrame:
    """Return one component of all `persons`; each column is aligned with it, or one value."""
    names = ("poin", "bawah", "atas", "maks", "pasal", "keterangan", "alasan")
    frame = pd.DataFrame(
        {
            "orang": persons["orang"],
            "dimensi": dimensi,
            "komponen": komponen,
            **{name: columns[name] for name in names},
        },
        index=persons.index,
    )
    whole = dict.fromkeys(("bawah", "atas", "maks"), "int64")
    return frame.astype({"poin": "Int64", **whole})


def unknown(
    persons: pd.DataFrame, dimensi: str, regulation: Regulation, *, alasan: Any, keterangan: Any
) -> pd.DataFrame:
    """Return a dimension of which nothing is known: from the edition's least to its most."""
    return components(
        persons,
        dimensi,
        dimensi,
        poin=pd.NA,
        bawah=regulation.minimum.number(dimensi),
        atas=regulation.maksimum.number(dimensi),
        maks=regulation.maksimum.number(dimensi),
        pasal=regulation.maksimum.reference.text,
        keterangan=keterangan,
        alasan=alasan,
    )


def records(rows: pd.DataFrame, dimensi: str, komponen: str) -> pd.DataFrame:
    """Return rows that bring orang, berkas, baris and isi as records of a component."""
    return rows.assign(dimensi=dimensi, komponen=komponen)[list(RECORD_COLUMNS)]


def no_records() -> pd.DataFrame:
    """Return an empty frame of records."""
    return pd.DataFrame(columns=list(RECORD_COLUMNS))
