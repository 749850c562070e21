"""Which tables and options an edition is made of: their shape, never their numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.regulation import vocabulary as words


@dataclass(frozen=True)
class TableSpec:
    """The shape of a table."""

    unit: str
    keys: tuple[str, ...] | None = None  # None: the table itself says which there are
    total: bool = True  # every key must be there
    accepted: tuple[str, ...] | None = (
        None  # values of a table of words; None: numbers or free text
    )
    text: bool = False  # free text
    bands: Literal["", "points", "labels"] = ""  # a table of borders, with or without points
    optional: bool = False  # not every edition has it


@dataclass(frozen=True)
class OptionSpec:
    """The shape of an option; a mapping is shaped like a table."""

    kind: Literal["bool", "choice", "list", "mapping"]
    accepted: tuple[str, ...] | None = None
    keys_of: str = ""  # a list whose words must be keys of that table
    table: TableSpec | None = None


NIP_PARTS = (
    "panjang", "lahir_awal", "lahir_akhir", "pengangkatan_awal", "pengangkatan_akhir",
    "jenis_kelamin", "laki_laki", "perempuan", "urut_awal", "urut_akhir", "pppk_awal",
    "pppk_akhir", "pppk_terendah",
)  # fmt: skip

TABLES: dict[str, TableSpec] = {
    "maksimum": TableSpec("poin", words.DIMENSI),
    "minimum": TableSpec("poin", words.DIMENSI),
    "kualifikasi": TableSpec("poin", words.PENDIDIKAN_DASAR),
    "setara_pendidikan": TableSpec(
        "tingkat", words.PENDIDIKAN_SETARA, accepted=words.PENDIDIKAN_DASAR
    ),
    "peringkat_pendidikan": TableSpec("peringkat", words.PENDIDIKAN_DASAR),
    "kompetensi": TableSpec("poin", words.JENIS_KOMPONEN, total=False),
    "kompetensi_dasar": TableSpec("poin", words.PREDIKAT, optional=True),
    "kepemimpinan_jenjang": TableSpec("peringkat", words.JENJANG_STRUKTURAL),
    "kepemimpinan_tingkat": TableSpec("peringkat", words.TINGKAT_KEPEMIMPINAN),
    "komponen_diklat": TableSpec("komponen", words.JENIS_DIKLAT, accepted=words.KOMPONEN_DIKLAT),
    "jendela": TableSpec("bulan", (*words.KOMPONEN_DIKLAT, "disiplin")),
    "tahun_kinerja": TableSpec("tahun", ("mundur",)),
    "ambang_jp": TableSpec("JP", ("teknis",)),
    "kinerja_predikat": TableSpec("poin", words.PREDIKAT),
    "kinerja_angka": TableSpec("nilai SKP", bands="points"),
    "disiplin": TableSpec("poin", ("tanpa", *words.HUKUMAN)),
    "hukuman_disiplin": TableSpec("tingkat", accepted=words.HUKUMAN),
    "kategori_terbuka": TableSpec("poin", words.KATEGORI, bands="labels"),
    "kategori_bulat": TableSpec("poin", words.KATEGORI, bands="labels"),
    "kedudukan_hukum": TableSpec("nama", text=True),
    "bup": TableSpec("tahun", words.JENJANG_JABATAN),
    "bup_khusus": TableSpec("tahun"),
    "nip": TableSpec("angka", NIP_PARTS),
}

DEVELOPMENT: dict[str, TableSpec] = {
    "standar_baku": TableSpec("level", words.JENJANG_JABATAN),
    "kompetensi": TableSpec("jenis", words.KOMPETENSI, accepted=words.JENIS_KOMPETENSI),
    "level_kompetensi": TableSpec(
        "uraian",
        tuple(f"{k}.{level}" for k in words.KOMPETENSI for level in words.LEVEL),
        text=True,
    ),
    "nama_level": TableSpec("nama", words.LEVEL, text=True),
    "masa_penilaian": TableSpec("bulan", ("bulan",)),
    "skala_pemetaan": TableSpec(
        "persen JPM", ("Kurang Optimal", "Cukup Optimal", "Optimal"), bands="labels"
    ),
    "skala_pengisian": TableSpec("persen JPM", ("KMS", "MMS", "MS"), bands="labels"),
    "kotak_kinerja": TableSpec("sumbu", words.PREDIKAT, accepted=words.SUMBU_KINERJA),
    "kotak_potensi": TableSpec("persen JPM", words.SUMBU_POTENSI, bands="labels"),
    "kotak_talenta": TableSpec(
        "kotak", tuple(f"{k}.{p}" for k in words.SUMBU_KINERJA for p in words.SUMBU_POTENSI)
    ),
    "jp_tahunan": TableSpec("JP", words.STATUS_ASN),
    "prioritas": TableSpec("dasar", words.PRIORITAS, text=True),
    "kebutuhan": TableSpec("dasar", words.KEBUTUHAN, text=True),
    "unsur_rencana": TableSpec("unsur", words.UNSUR_RENCANA, text=True),
    "bentuk": TableSpec("kode", words.BENTUK, accepted=words.JENIS_DIKLAT),
    "bentuk_jalur": TableSpec("jalur", words.BENTUK, accepted=words.JALUR),
    "konversi_jp": TableSpec("JP", words.BENTUK, total=False),
    "konversi_satuan": TableSpec(
        "satuan", words.BENTUK, total=False, accepted=("sesi", "kegiatan")
    ),
}

OPTIONS: dict[str, OptionSpec] = {
    "jp_proporsional": OptionSpec("bool"),
    "kategori_batas": OptionSpec("choice", accepted=("terbuka", "bulat")),
    "jf_tanpa_diklat_wajib": OptionSpec("list"),
    "kedudukan_dihitung": OptionSpec("list", keys_of="kedudukan_hukum"),
    "komponen_diklat": OptionSpec(
        "mapping",
        table=TableSpec(
            "komponen", words.JENIS_DIKLAT, total=False, accepted=words.KOMPONEN_DIKLAT
        ),
    ),
    "ukur_pppk": OptionSpec("bool"),
    "pembagian_sisa": OptionSpec(
        "mapping", table=TableSpec("persen", words.JENIS_KOMPONEN, total=False)
    ),
    "pendidikan_syarat": OptionSpec(
        "mapping",
        table=TableSpec("tingkat", words.JENJANG_JABATAN, accepted=words.TINGKAT_PENDIDIKAN),
    ),
    "poin_kesesuaian": OptionSpec("mapping", table=TableSpec("poin", words.KESESUAIAN)),
}
