"""Plan: everything that the development plan of one quarter says, exact and with people in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.errors import Phrase, Sentence
from analysis.language import Tongue

PLACES = {
    "orang": "int64", "nip": "str", "opd": "str", "jenis_opd": "str", "unit_kerja": "str",
    "kelompok": "str", "status_asn": "str", "kode": "str", "kompetensi": "str",
    "level_dari": "Int64", "level_ke": "Int64", "jp": "int64", "biaya": "int64", "poin": "int64",
    "angkatan": "Int64", "mulai": "datetime64[s]", "selesai": "datetime64[s]", "alasan": "str",
    "ungkapan": "str",
}  # fmt: skip
BATCHES = {
    "kode": "str", "angkatan": "int64", "peserta": "int64", "biaya": "int64", "moda": "str",
    "mulai": "datetime64[s]", "selesai": "datetime64[s]",
}  # fmt: skip
EFFECT = {
    "orang": "int64", "opd": "str", "jenis_opd": "str", "unit_kerja": "str", "kelompok": "str",
    "lengkap": "bool", "pasangan": "int64", "kesenjangan_sebelum": "int64",
    "kesenjangan_sesudah": "int64", "kompetensi_sebelum": "Int64", "kompetensi_sesudah": "Int64",
    "ip_sebelum": "Int64", "ip_sesudah": "Int64", "nilai": "int64", "biaya": "int64",
    "kursus": "int64",
}  # fmt: skip
LEFT_OPEN = {
    "orang": "int64", "nip": "str", "opd": "str", "jenis_opd": "str", "kelompok": "str",
    "sumber": "str", "hal": "str", "besar": "Int64", "alasan": "str",
}  # fmt: skip
ORDER = {
    "opd": "str", "urut": "int64", "kode": "str", "angkatan": "int64", "mulai": "datetime64[s]",
    "peserta": "int64", "biaya": "int64", "nilai": "int64", "poin": "int64", "level": "int64",
}  # fmt: skip
UNSEATED = {"orang": "int64", "nip": "str", "opd": "str", "kode": "str", "alasan": "str"}


@dataclass(frozen=True)
class Plan:
    """The plan of one quarter: internal; nothing is rounded or hidden yet.

    Empty frames and an empty certificate where no plan was made: needs alone. Money in whole
    rupiah, points in hundred-thousandths, JP in hundredths, value in 1e-8.

    rencana: one row per person, course (kode) and competency it raises ("" where it serves IP ASN
        alone): the columns of PLACES. jp and biaya (with the person's share of the batch's fixed
        cost) stand on the first row of a kode, poin (what the person's whole bundle brings in IP
        ASN) on the person's first row. level_dari, level_ke: missing where no level is raised.
        Every place stands in a batch that runs, with its days. ungkapan: alasan as JSON, to be
        told in another language (`told_reasons`).
    angkatan: one row per batch: BATCHES; biaya with the fixed cost.
    kebutuhan: `needs.needs`.
    dampak: one row per staff member: EFFECT; gap levels over the `pasangan` measured pairs.
    terbuka: needs the plan leaves open, with the reason: LEFT_OPEN.
    urutan: what each batch brings to an OPD, in the order in which the batches end: ORDER.
    kursus: the courses on offer (`Catalogue.courses`). layanan: kode, kompetensi, level_ke.
    kompetensi: kode, nama, of every competency that has one.
    temuan: courses that lead to a level nobody needs, as `Delivery.problems`.
    tak_tertempat: places that the search wanted and the calendar has no seat for; they are no
        part of the plan: UNSEATED.
    kurva: anggaran, biaya, nilai, batas, celah_persen, lutut; empty unless asked for.
    dilonggarkan: what loosening a limit by one step brings. sensitivitas: other weights.
    certificate: nilai, batas, celah_persen, biaya, anggaran, nilai_greedy, tahun, aturan, bobot,
        kalimat, kalender, ungkapan (both sentences as `Sentence.plain`); plain values that JSON can
        hold.
    refusals: why no plan could be made although a budget is set; of no single person.
    """

    kebutuhan: pd.DataFrame
    kursus: pd.DataFrame
    layanan: pd.DataFrame
    kompetensi: pd.DataFrame = field(default_factory=lambda: empty({"kode": "str", "nama": "str"}))
    temuan: pd.DataFrame = field(default_factory=pd.DataFrame)
    rencana: pd.DataFrame = field(default_factory=lambda: empty(PLACES))
    angkatan: pd.DataFrame = field(default_factory=lambda: empty(BATCHES))
    dampak: pd.DataFrame = field(default_factory=lambda: empty(EFFECT))
    terbuka: pd.DataFrame = field(default_factory=lambda: empty(LEFT_OPEN))
    urutan: pd.DataFrame = field(default_factory=lambda: empty(ORDER))
    tak_tertempat: pd.DataFrame = field(default_factory=lambda: empty(UNSEATED))
    kurva: pd.DataFrame = field(default_factory=pd.DataFrame)
    dilonggarkan: pd.DataFrame = field(default_factory=pd.DataFrame)
    sensitivitas: pd.DataFrame = field(default_factory=pd.DataFrame)
    certificate: Mapping[str, Any] = field(default_factory=dict)
    refusals: tuple[Sentence, ...] = ()

    @property
    def names(self) -> dict[str, str]:
        """The competencies' names by code."""
        return dict(zip(self.kompetensi["kode"], self.kompetensi["nama"], strict=True))

    @property
    def made(self) -> bool:
        """Whether there is a plan: a budget was set, courses are on offer, the limits agree."""
        return bool(self.certificate)

    def sentence(self, name: str = "kalimat") -> Sentence:
        """Return what is proven, or what the "kalender" takes; only where a plan was made."""
        return Sentence.of(self.certificate["ungkapan"][name])


def kept_reasons(told: pd.Series) -> dict[str, list[str]]:
    """Return the columns alasan and ungkapan of reasons, which are phrases or empty."""
    kept = [
        json.dumps(one.sentence.plain, ensure_ascii=False) if isinstance(one, Phrase) else ""
        for one in told
    ]
    return {"alasan": [str(one) for one in told], "ungkapan": kept}


def told_reasons(rows: pd.DataFrame, _: Tongue) -> list[str]:
    """Return why each row of `Plan.rencana` stands there, in a language."""
    if _.lang == "id":
        return [str(text) for text in rows["alasan"]]
    return [_.tell(Sentence.of(json.loads(kept))) if kept else "" for kept in rows["ungkapan"]]


def empty(columns: Mapping[str, str]) -> pd.DataFrame:
    """Return a frame without rows in these columns."""
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in columns.items()})
