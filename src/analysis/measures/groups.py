"""The groups in which people are shown: recap cuts and level groups, as readers know them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from analysis.regulation import Regulation

LEVEL_GROUPS = MappingProxyType(
    {
        "JPT Utama": "JPT",
        "JPT Madya": "JPT",
        "JPT Pratama": "JPT",
        "Administrator": "Administrator",
        "Pengawas": "Pengawas",
        "JF Ahli Utama": "JF keahlian",
        "JF Ahli Madya": "JF keahlian",
        "JF Ahli Muda": "JF keahlian",
        "JF Ahli Pertama": "JF keahlian",
        "JF Penyelia": "JF keterampilan",
        "JF Mahir": "JF keterampilan",
        "JF Terampil": "JF keterampilan",
        "JF Pemula": "JF keterampilan",
        "Pelaksana": "Pelaksana",
    }
)
EDUCATION_RECAP = MappingProxyType(
    {
        "S3": "S3",
        "S2": "S2",
        "S1": "S1/D4",
        "D4": "S1/D4",
        "D3": "D3",
        "Sarjana Muda": "D3",
        "D2": "D2/D1/SLTA",
        "D1": "D2/D1/SLTA",
        "SLTA": "D2/D1/SLTA",
        "SLTP": "SD/SLTP",
        "SD": "SD/SLTP",
    }
)
EDUCATION_GROUPS = MappingProxyType(
    {
        "S3": "S2-S3",
        "S2": "S2-S3",
        "S1/D4": "S1/D4",
        "D3": "D3 ke bawah",
        "D2/D1/SLTA": "D3 ke bawah",
        "SD/SLTP": "D3 ke bawah",
    }
)
# What a summary can be cut by; each is a column of people.
CUTS = (
    "jenis_kelamin",
    "jenis_jabatan",
    "jenjang_jabatan",
    "kelompok_jenjang",
    "pendidikan",
    "kelompok_pendidikan",
    "status_asn",
)


def grouped(people: pd.DataFrame, regulation: Regulation) -> pd.DataFrame:
    """Add `kelompok_jenjang`, `pendidikan` (recap groups), `kelompok_pendidikan`; missing stays so.

    Profesi, Sp-1 and Sp-2 belong to the level the law counts them as.
    """
    recap = regulation.setara_pendidikan.of(people["tingkat_pendidikan"]).map(EDUCATION_RECAP)
    return people.assign(
        kelompok_jenjang=people["jenjang_jabatan"].map(LEVEL_GROUPS),
        pendidikan=recap,
        kelompok_pendidikan=recap.map(EDUCATION_GROUPS),
    )
