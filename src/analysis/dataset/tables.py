"""The input tables of a data set: what one row is, the columns each may have and must have."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class TableSpec:
    """An input table: what one row is, the columns it may have, those it must have."""

    name: str
    row: str  # Indonesian: what one row is
    columns: tuple[str, ...]
    required: tuple[str, ...]
    period: bool = True  # delivered per quarter (else once, at the data set's root)
    mandatory: bool = False  # a quarter without it cannot be measured


TABLES = MappingProxyType(
    {
        spec.name: spec
        for spec in (
            TableSpec(
                "pegawai",
                "satu pegawai",
                (
                    "nip",
                    "pns_id",
                    "nama",
                    "status_asn",
                    "kedudukan_hukum",
                    "opd",
                    "unit_kerja",
                    "jenis_jabatan",
                    "jenjang_jabatan",
                    "eselon",
                    "jabatan",
                    "golongan",
                    "tingkat_pendidikan",
                    "tanggal_lahir",
                    "jenis_kelamin",
                    "jabatan_tujuan",
                ),
                # opd may come from unit_kerja, jenjang_jabatan from eselon or the post's name
                (
                    "nip",
                    "nama",
                    "status_asn",
                    "opd",
                    "jenis_jabatan",
                    "jenjang_jabatan",
                    "jabatan",
                    "tingkat_pendidikan",
                ),
                mandatory=True,
            ),
            TableSpec(
                "pelatihan",
                "satu pelatihan yang diikuti",
                (
                    "nip",
                    "pns_id",
                    "jenis",
                    "nama_pelatihan",
                    "tingkat",
                    "jp",
                    "tanggal_mulai",
                    "tanggal_selesai",
                    "penyelenggara",
                    "nomor_sertifikat",
                ),
                ("nip", "jenis", "tanggal_selesai"),
            ),
            TableSpec(
                "kinerja",
                "satu pegawai dan tahun",
                ("nip", "pns_id", "tahun", "predikat", "nilai", "periode_penilaian"),
                ("nip", "tahun"),
            ),
            TableSpec(
                "disiplin",
                "satu hukuman disiplin",
                ("nip", "pns_id", "tingkat", "jenis", "tmt", "pembatalan"),
                ("nip", "tingkat", "tmt"),
            ),
            TableSpec(
                "penilaian_kompetensi",
                "satu pegawai dan kompetensi",
                ("nip", "pns_id", "kompetensi", "level", "tanggal"),
                ("nip", "kompetensi", "level", "tanggal"),
            ),
            TableSpec(
                "koreksi",
                "satu sel tabel pegawai yang dikoreksi OPD lewat formulir",
                ("nip", "kolom", "lama", "baru", "asal", "baris_asal", "terbitan"),
                ("nip", "kolom", "baru"),
            ),
            TableSpec(
                "standar_kompetensi",
                "satu jabatan atau jenjang, dan kompetensi",
                ("jabatan", "jenjang_jabatan", "kompetensi", "level"),
                ("kompetensi", "level"),
                period=False,
            ),
            TableSpec(
                "katalog_pelatihan",
                "satu pelatihan yang ditawarkan",
                (
                    "kode",
                    "nama",
                    "kompetensi",
                    "level_ke",
                    "jalur",
                    "bentuk",
                    "jp",
                    "biaya_per_peserta",
                    "kapasitas_angkatan",
                    "penyelenggara",
                    "moda",
                    "kurikulum",
                    "tingkat",
                    "sasaran",
                    "biaya_tetap_angkatan",
                    "peserta_minimum",
                    "maks_angkatan",
                ),
                (
                    "kode",
                    "nama",
                    "jalur",
                    "bentuk",
                    "jp",
                    "biaya_per_peserta",
                    "kapasitas_angkatan",
                ),
                period=False,
            ),
            TableSpec(
                "kamus_kompetensi",
                "satu kompetensi teknis",
                ("kode", "nama", "keterangan"),
                ("kode", "nama"),
                period=False,
            ),
            TableSpec(
                "kalender",
                "satu hari libur",
                ("tanggal", "keterangan"),
                ("tanggal",),
                period=False,
            ),
            TableSpec(
                "pip_asn",
                "satu pegawai, indeks resmi BKN",
                (
                    "nip",
                    "nama",
                    "jabatan",
                    "unit_kerja",
                    "kualifikasi",
                    "kompetensi",
                    "kinerja",
                    "disiplin",
                    "total",
                ),
                ("nama", "kualifikasi", "kompetensi", "kinerja", "disiplin", "total"),
            ),
            TableSpec(
                "opd",
                "satu OPD",
                ("kode", "nama", "jenis", "singkatan"),
                ("kode", "nama"),
                period=False,
            ),
            TableSpec(
                "perubahan_opd",
                "satu OPD lama dan satu OPD yang melanjutkannya",
                ("kode_lama", "kode_baru", "sejak", "keterangan"),
                ("kode_lama", "kode_baru", "sejak"),
                period=False,
            ),
            TableSpec(
                "unor",
                "satu unit organisasi",
                ("id", "nama", "opd", "id_atasan"),
                ("nama",),
                period=False,
            ),
        )
    }
)
