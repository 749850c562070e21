"""The trace: which record gave which point to whom, under which article, and what is still open."""

from __future__ import annotations

import pandas as pd

ORDER = (
    "kualifikasi",
    "dasar",
    "kepemimpinan",
    "fungsional",
    "teknis",
    "seminar",
    "kompetensi",
    "kinerja",
    "disiplin",
)
COLUMNS = (
    "orang",
    "nip",
    "dimensi",
    "komponen",
    "urut",
    "berkas",
    "baris",
    "isi",
    "poin",
    "maks",
    "terbuka",
    "pasal",
    "keterangan",
)


def trace(persons: pd.DataFrame, components: pd.DataFrame, evidence: pd.DataFrame) -> pd.DataFrame:
    """Return one row per person, component and record (one without a record where there is none).

    Columns: orang, nip, dimensi, komponen, urut (1 = first record), berkas, baris (missing without
    a record), isi (what the record says), poin, maks, terbuka (Int64, hundred-thousandths of a
    point; on the row with urut 1 only; poin and terbuka missing while undetermined), pasal,
    keterangan ("12 dari 20 JP; 15 poin terbuka").
    """
    keys = ["orang", "dimensi", "komponen"]
    ranked = pd.CategoricalDtype(list(ORDER), ordered=True)
    rows = (
        components.drop(columns=["bawah", "atas", "alasan"])
        .merge(evidence.astype({"orang": "int64"}), how="left", on=keys, validate="one_to_many")
        .astype({"komponen": ranked})
        .sort_values(["orang", "komponen"], kind="stable", ignore_index=True)
    )
    number = rows.groupby(["orang", "komponen"], observed=True).cumcount() + 1
    first = number == 1
    nip = persons.set_index("orang")["nip"]
    return rows.assign(
        nip=rows["orang"].map(nip),
        urut=number,
        komponen=rows["komponen"].astype("str"),
        baris=rows["baris"].astype("Int64"),
        poin=rows["poin"].where(first),
        maks=rows["maks"].astype("Int64").where(first),
        terbuka=(rows["maks"] - rows["poin"]).where(first),
    )[list(COLUMNS)]
