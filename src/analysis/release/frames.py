"""The columns of the released frames about gap, plan and change, and frames without rows.

Means, points and percentages are float64 and rounded, counts and money Int64; missing: not printed.
"""

from __future__ import annotations

from types import MappingProxyType

import pandas as pd

TEXT, COUNT, NUMBER, DECIMALS = "str", "Int64", "float64", "int64"
YES_OR_NO = "boolean"
_PLACE = {"cakupan": TEXT, "opd": TEXT, "kunci": TEXT}

FRAMES = MappingProxyType(
    {
        "kesenjangan": {
            **_PLACE, "kompetensi": TEXT, "jenis_kompetensi": TEXT, "kelompok": TEXT,
            "orang": COUNT, "orang_dinilai": COUNT, "dinilai_persen": NUMBER,
            "kesenjangan": NUMBER, "batas_bawah": NUMBER, "batas_atas": NUMBER,
            "desimal": DECIMALS, "di_bawah_persen": NUMBER, "di_bawah": COUNT,
            "keadaan": TEXT, "alasan": TEXT,
        },
        "jpm": {
            **_PLACE, "kelompok": TEXT, "orang": COUNT, "dinilai": COUNT, "jpm": NUMBER,
            "desimal": DECIMALS, "pemetaan": TEXT, "keadaan": TEXT, "alasan": TEXT,
        },
        "sebaran_jpm": {
            **_PLACE, "kelas": TEXT, "orang": COUNT, "persen": NUMBER, "keadaan": TEXT,
        },
        "kotak": {**_PLACE, "kotak": TEXT, "orang": COUNT, "keadaan": TEXT},
        "standar": {
            **_PLACE, "sisi": TEXT, "dasar": TEXT, "orang": COUNT, "persen": NUMBER,
            "keadaan": TEXT,
        },
        "penilaian": {
            **_PLACE, "orang": COUNT, "berlaku": NUMBER, "kedaluwarsa": NUMBER, "belum": NUMBER,
            "keadaan": TEXT,
        },
        "kebutuhan": {
            **_PLACE, "sumber": TEXT, "hal": TEXT, "orang": COUNT, "tanpa_pelatihan": COUNT,
            "keadaan": TEXT,
        },
        "rencana": {
            "cakupan": TEXT, "opd": TEXT, "kode": TEXT, "nama": TEXT, "pelatihan": COUNT,
            "jenis_kompetensi": TEXT, "jalur": TEXT, "bentuk": TEXT, "penyelenggara": TEXT,
            "moda": TEXT, "kurikulum": TEXT, "sasaran": TEXT,
            "mulai": TEXT, "selesai": TEXT, "angkatan": COUNT, "peserta": COUNT, "jp": NUMBER,
            "biaya": COUNT, "satuan_biaya": COUNT, "keadaan": TEXT, "alasan": TEXT,
        },
        "jadwal": {"kode": TEXT, "nama": TEXT, "bulan": TEXT, "angkatan": COUNT},
        "dampak": {
            **_PLACE, "orang": COUNT, "peserta": COUNT, "biaya": COUNT, "satuan_biaya": COUNT,
            "kesenjangan_sebelum": NUMBER, "kesenjangan_sesudah": NUMBER,
            "desimal_kesenjangan": DECIMALS, "ip_sebelum": NUMBER, "ip_sesudah": NUMBER,
            "desimal": DECIMALS, "kategori_sebelum": TEXT, "kategori_sesudah": TEXT,
            "nilai": NUMBER, "biaya_per_poin": COUNT, "keadaan": TEXT, "alasan": TEXT,
        },
        "kumulatif": {
            "opd": TEXT, "urut": COUNT, "bulan": TEXT, "angkatan": COUNT, "biaya": COUNT,
            "poin": NUMBER, "keadaan": TEXT,
        },
        "tersisa": {**_PLACE, "alasan": TEXT, "kebutuhan": COUNT, "keadaan": TEXT},
        "target": {
            **_PLACE, "target": NUMBER, "asal": TEXT, "tahun": COUNT, "jarak": NUMBER,
            "desimal": DECIMALS, "tercapai": YES_OR_NO, "tercapai_diklat": YES_OR_NO,
            "paling_tinggi": NUMBER, "orang": COUNT, "catatan": COUNT, "campuran": TEXT,
            "peserta": COUNT, "tempat": COUNT, "biaya": COUNT, "biaya_batas": COUNT,
            "satuan_biaya": COUNT, "keadaan": TEXT, "alasan": TEXT,
        },
        "target_jalan": {
            **_PLACE, "komponen": TEXT, "paling_tinggi": NUMBER, "desimal": DECIMALS,
            "cukup": YES_OR_NO, "orang": COUNT, "keadaan": TEXT,
        },
        "target_pelatihan": {
            **_PLACE, "kode": TEXT, "nama": TEXT, "pelatihan": COUNT, "komponen": TEXT,
            "tempat": COUNT, "keadaan": TEXT,
        },
        "perubahan": {
            **_PLACE, "dari": TEXT, "sampai": TEXT, "bagian": TEXT, "poin": NUMBER,
            "desimal": DECIMALS, "orang": COUNT, "keadaan": TEXT, "alasan": TEXT,
        },
        "terlambat": {
            **_PLACE, "dari": TEXT, "sampai": TEXT, "poin": NUMBER, "desimal": DECIMALS,
            "orang": COUNT, "keadaan": TEXT,
        },
        "komposisi": {
            **_PLACE, "selisih": NUMBER, "tarif": NUMBER, "komposisi": NUMBER,
            "desimal": DECIMALS, "kelompok": TEXT, "keadaan": TEXT,
        },
        "mutu_berubah": {
            **_PLACE, "dari": TEXT, "sampai": TEXT, "jenis": TEXT, "tabel": TEXT, "hal": TEXT,
            "lama": COUNT, "baru": COUNT, "keadaan": TEXT,
        },
    }
)  # fmt: skip


def empty(name: str) -> pd.DataFrame:
    """Return the frame of that name without rows."""
    return pd.DataFrame({column: pd.Series(dtype=kind) for column, kind in FRAMES[name].items()})


def shaped(name: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with exactly the columns of the frame of that name, and their types."""
    if rows.empty:
        return empty(name)
    columns = FRAMES[name]
    return rows[list(columns)].astype(dict(columns)).reset_index(drop=True)
