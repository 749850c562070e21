"""The tables of `analysis scores`: one row per person, and the trace, in points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.language import INDONESIAN, Tongue
from analysis.measures.reasons import in_words
from analysis.measures.retold import cited, retold
from analysis.measures.trace import COLUMNS
from analysis.regulation.vocabulary import DIMENSI

if TYPE_CHECKING:
    import pandas as pd

POINTS = 100_000  # hundred-thousandths in a point
PERSON_COLUMNS = (
    "nip",
    "nama",
    "opd",
    "unit_kerja",
    "status_asn",
    "jenis_jabatan",
    "jenjang_jabatan",
    "tingkat_pendidikan",
    *DIMENSI,
    "ip_asn",
    "kategori",
    "ip_min",
    "ip_maks",
    "alasan",
    "berkas",
    "baris",
)
TRACE_COLUMNS = tuple(name for name in COLUMNS if name != "orang")


def scores_table(people: pd.DataFrame, _: Tongue = INDONESIAN) -> pd.DataFrame:
    """Return one row per person: dimensions, ip_asn (points), kategori, or alasan in words.

    Points are the nearest float64 of a decimal with five places, which writes itself exactly;
    missing where not measured. A person set aside in several OPD has them joined by "; ".
    """
    places = people.groupby("orang")["opd"].agg(lambda codes: "; ".join(codes.dropna()))
    first = people.drop_duplicates("orang")
    named = first.assign(
        opd=first["orang"].map(places),
        alasan=first["alasan"].map(
            {codes: in_words(codes, _) for codes in first["alasan"].unique()}
        ),
    )
    return _in_points(named, (*DIMENSI, "ip_asn", "ip_min", "ip_maks"))[list(PERSON_COLUMNS)]


def trace_table(trace: pd.DataFrame, _: Tongue = INDONESIAN) -> pd.DataFrame:
    """Return the trace with poin, maks, terbuka in points; rows and order as in `trace.trace`."""
    told = trace
    if _.lang != "id":
        told = trace.assign(
            keterangan=retold(trace["keterangan"], _),
            isi=retold(trace["isi"], _),
            pasal=cited(trace["pasal"], _),
        )
    return _in_points(told, ("poin", "maks", "terbuka"))[list(TRACE_COLUMNS)]


def _in_points(rows: pd.DataFrame, columns: tuple[str, ...]) -> pd.DataFrame:
    return rows.assign(
        **{name: rows[name].astype("Int64").astype("Float64") / POINTS for name in columns}
    ).reset_index(drop=True)
