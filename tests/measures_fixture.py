"""Deliveries built by hand for the tests of the measures; every person in them is invented."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pandas as pd

from analysis.dataset import Period
from analysis.intake.delivery import PROBLEM_COLUMNS, Delivery
from analysis.regulation import load_development, load_regulation

PERIOD = Period.parse("2026-Q3")
OPD = pd.DataFrame(
    {
        "kode": ["dinas-satu", "dinas-dua", "kecamatan-tiga"],
        "nama": ["Dinas Satu", "Dinas Dua", "Kecamatan Tiga"],
        "jenis": ["dinas", "dinas", "kecamatan"],
        "singkatan": ["Satu", "Dua", "Tiga"],
    }
)
TEXT = {
    "pegawai": (
        "nip", "pns_id", "nama", "status_asn", "kedudukan_hukum", "opd", "unit_kerja",
        "jenis_jabatan", "jenjang_jabatan", "jabatan", "golongan", "tingkat_pendidikan",
        "jenis_kelamin", "jabatan_tujuan",
    ),
    "pelatihan": (
        "nip", "pns_id", "jenis", "komponen", "nama_pelatihan", "tingkat", "penyelenggara",
    ),
    "kinerja": ("nip", "pns_id", "predikat", "periode_penilaian"),
    "disiplin": ("nip", "pns_id", "tingkat", "jenis"),
    "penilaian_kompetensi": ("nip", "pns_id", "kompetensi"),
    "standar_kompetensi": ("jabatan", "jenjang_jabatan", "kompetensi"),
}  # fmt: skip
DATES = {
    "pegawai": ("tanggal_lahir",),
    "pelatihan": ("tanggal_mulai", "tanggal_selesai"),
    "kinerja": (),
    "disiplin": ("tmt",),
    "penilaian_kompetensi": ("tanggal",),
    "standar_kompetensi": (),
}
NUMBERS = {
    "pegawai": {},
    "pelatihan": {"jp": 2},
    "kinerja": {"tahun": 0, "nilai": 5},
    "disiplin": {},
    "penilaian_kompetensi": {"level": 0},
    "standar_kompetensi": {"level": 0},
}


@cache
def _law(as_of, edition, options):
    return load_regulation(edition, as_of, dict(options))


def law(as_of=PERIOD.end, edition="perbkn-8-2019", **options):
    frozen = tuple((k, tuple(v) if isinstance(v, list) else v) for k, v in sorted(options.items()))
    try:
        return _law(as_of, edition, frozen)
    except TypeError:  # a mapping among the options
        return load_regulation(edition, as_of, options)


@cache
def rules(as_of=PERIOD.end):
    return load_development(as_of)


def person(nip, **facts):
    """One pegawai row: a certain official unless `facts` say otherwise (None = empty)."""
    return {
        "nip": nip,
        "nama": f"Orang {nip}",
        "status_asn": "PNS",
        "kedudukan_hukum": "01",
        "opd": "dinas-satu",
        "unit_kerja": "Bidang Satu",
        "jenis_jabatan": "pelaksana",
        "jenjang_jabatan": "Pelaksana",
        "jabatan": "Pengelola Data",
        "tingkat_pendidikan": "S1",
        "jenis_kelamin": "P",
    } | facts


def deliver(
    pegawai, pelatihan=(), kinerja=(), disiplin=(), period=PERIOD, *, penilaian=None, standar=None
):
    """A delivery of rows as people write them (JP 19.99, dates ISO); a table None is not delivered.

    `nasib` defaults to dipakai, `baris` counts from 2.
    """
    given = {
        "pegawai": pegawai,
        "pelatihan": pelatihan,
        "kinerja": kinerja,
        "disiplin": disiplin,
        "penilaian_kompetensi": penilaian,
        "standar_kompetensi": standar,
    }
    tables = {name: _table(name, rows) for name, rows in given.items() if rows is not None}
    return Delivery(
        period=period,
        tables=tables,
        opd=OPD,
        problems=pd.DataFrame(columns=list(PROBLEM_COLUMNS)),
        counts=pd.DataFrame(
            columns=["tabel", "berkas", "dibaca", "dipakai", "di_luar", "disisihkan"]
        ),
        inputs=pd.DataFrame(columns=["berkas", "tabel", "sha256", "ukuran"]),
    )


def _table(name, rows):
    kinds = dict(law().komponen_diklat.values)
    rows = [
        {"berkas": f"{name}.csv", "baris": n, "nasib": "dipakai", **r}
        for n, r in enumerate(rows, 2)
    ]
    if name == "pelatihan":
        rows = [{"komponen": kinds.get(row.get("jenis")), **row} for row in rows]
    columns = {column: _column(rows, column, "str") for column in TEXT[name]}
    columns |= {column: _column(rows, column, "datetime64[s]") for column in DATES[name]}
    for column, places in NUMBERS[name].items():
        values = [_scaled(row.get(column), places) for row in rows]
        columns[column] = pd.Series(values, dtype="Int64")
    columns["berkas"] = _column(rows, "berkas", "str")
    columns["baris"] = _column(rows, "baris", "int64")
    nasib = pd.Categorical(
        [row["nasib"] for row in rows], categories=["dipakai", "di luar cakupan", "disisihkan"]
    )
    return pd.DataFrame(columns).assign(nasib=nasib)


def _column(rows, column, dtype):
    return pd.Series([row.get(column) for row in rows], dtype=object).astype(dtype)


def _scaled(value, places):
    return None if value is None else int(Decimal(str(value)).scaleb(places))
