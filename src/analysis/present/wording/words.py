"""The names that codes have in a report; Indonesian, translated where they are used."""

from __future__ import annotations

from types import MappingProxyType

from analysis.measures.reasons import REASONS
from analysis.present.locale import N_

DIMENSIONS = MappingProxyType(
    {
        "kualifikasi": N_("Kualifikasi"),
        "kompetensi": N_("Kompetensi"),
        "kinerja": N_("Kinerja"),
        "disiplin": N_("Disiplin"),
    }
)

# what must be delivered for a dimension, inside a sentence
SOURCES = MappingProxyType(
    {
        "kualifikasi": N_("data pendidikan"),
        "kompetensi": N_("riwayat pelatihan"),
        "kinerja": N_("penilaian kinerja"),
        "disiplin": N_("data hukuman disiplin"),
    }
)

# why somebody is not measured, in a table; the release tells all uncertain histories as one
REASON_NAMES = MappingProxyType(
    {
        **REASONS,
        "riwayat_tidak_pasti": N_("Riwayat tidak pasti karena baris yang disisihkan"),
    }
)

# the same inside a sentence, after a number of people
WITHOUT = MappingProxyType(
    {
        "baris_disisihkan": N_("yang semua barisnya disisihkan"),
        "pendidikan_kosong": N_("tanpa data pendidikan"),
        "jabatan_kosong": N_("tanpa jenis jabatan"),
        "jenjang_kosong": N_("tanpa jenjang jabatan"),
        "kinerja_tidak_ada": N_("tanpa penilaian kinerja {tahun}"),
        "riwayat_tidak_pasti": N_("dengan riwayat pada baris yang disisihkan"),
        "tabel_pelatihan_tidak_ada": N_("tanpa riwayat pelatihan karena tabelnya tidak diserahkan"),
        "tabel_kinerja_tidak_ada": N_("tanpa penilaian kinerja karena tabelnya tidak diserahkan"),
        "tabel_disiplin_tidak_ada": N_("tanpa data disiplin karena tabelnya tidak diserahkan"),
    }
)

COMPONENTS = MappingProxyType(
    {
        "kualifikasi": N_("Kualifikasi pendidikan"),
        "kepemimpinan": N_("Diklat kepemimpinan"),
        "fungsional": N_("Diklat fungsional"),
        "teknis": N_("Diklat teknis"),
        "seminar": N_("Seminar, lokakarya, magang"),
        "kinerja": N_("Penilaian kinerja"),
        "disiplin": N_("Disiplin"),
    }
)

CATEGORIES = (
    N_("Sangat Rendah"),
    N_("Rendah"),
    N_("Sedang"),
    N_("Tinggi"),
    N_("Sangat Tinggi"),
)

CUTS = MappingProxyType(
    {
        "jenis_kelamin": N_("Jenis kelamin"),
        "jenis_jabatan": N_("Jenis jabatan"),
        "jenjang_jabatan": N_("Jenjang"),
        "kelompok_jenjang": N_("Jenjang"),
        "pendidikan": N_("Pendidikan"),
        "kelompok_pendidikan": N_("Pendidikan"),
        "status_asn": N_("Status"),
    }
)

VALUES = MappingProxyType(
    {
        "P": N_("Perempuan"),
        "L": N_("Laki-laki"),
        "struktural": N_("Struktural"),
        "fungsional": N_("Fungsional"),
        "pelaksana": N_("Pelaksana"),
        "Pelaksana": N_("Pelaksana"),
        "JF keahlian": N_("JF keahlian"),
        "JF keterampilan": N_("JF keterampilan"),
        "S2-S3": N_("S2–S3"),
        "D3 ke bawah": N_("D3 ke bawah"),
    }
)
# order of the groups inside a cut; what is not listed follows by name
ORDER = (
    "P",
    "L",
    "struktural",
    "fungsional",
    "pelaksana",
    "JPT",
    "JPT Utama",
    "JPT Madya",
    "JPT Pratama",
    "Administrator",
    "Pengawas",
    "JF keahlian",
    "JF Ahli Utama",
    "JF Ahli Madya",
    "JF Ahli Muda",
    "JF Ahli Pertama",
    "JF keterampilan",
    "JF Penyelia",
    "JF Mahir",
    "JF Terampil",
    "JF Pemula",
    "Pelaksana",
    "S2-S3",
    "S3",
    "S2",
    "S1/D4",
    "D3 ke bawah",
    "D3",
    "D2/D1/SLTA",
    "SD/SLTP",
    "PNS",
    "PPPK",
)

TABLES = MappingProxyType(
    {
        "pegawai": N_("Pegawai"),
        "pelatihan": N_("Pelatihan"),
        "kinerja": N_("Penilaian kinerja"),
        "disiplin": N_("Hukuman disiplin"),
        "penilaian_kompetensi": N_("Penilaian kompetensi"),
        "koreksi": N_("Koreksi dari formulir"),
        "standar_kompetensi": N_("Standar kompetensi"),
        "katalog_pelatihan": N_("Katalog pelatihan"),
        "kamus_kompetensi": N_("Kamus kompetensi teknis"),
        "kalender": N_("Hari libur"),
        "pip_asn": N_("Indeks resmi BKN"),
        "opd": N_("OPD"),
        "perubahan_opd": N_("Perubahan OPD"),
        "unor": N_("Unit organisasi"),
    }
)
