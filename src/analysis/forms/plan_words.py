"""What the named plan workbook calls sources of needs, components, reasons and boxes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "kesenjangan": "Kesenjangan, jabatan sekarang",
        "kesenjangan_tujuan": "Kesenjangan, jabatan tujuan",
        "kinerja": "Kinerja",
        "jp_tahunan": "JP wajib setahun",
        "kepemimpinan": "Poin IP ASN: kepemimpinan",
        "fungsional": "Poin IP ASN: fungsional",
        "teknis": "Poin IP ASN: teknis",
        "seminar": "Poin IP ASN: seminar",
    }
)
SUBJECTS: Mapping[str, str] = MappingProxyType(
    {
        "kinerja": "Predikat kinerja di bawah Baik",
        "jp": "JP yang belum terpenuhi",
        "kepemimpinan": "Pelatihan kepemimpinan",
        "fungsional": "Pelatihan fungsional",
        "teknis": "Pelatihan teknis",
        "seminar": "Seminar dan sejenisnya",
    }
)
REASONS: Mapping[str, str] = MappingProxyType(
    {
        "tanpa_pelatihan": "Belum ada pelatihan yang menjawabnya di katalog",
        "pensiun": "Pensiun sebelum tahun rencana berakhir",
        "tidak_diukur": "IP ASN atau kompetensinya belum terukur",
        "sasaran": "Bukan sasaran pelatihan yang ada",
        "batas_kursus": "Batas jumlah pelatihan per orang",
        "batas_jp_pppk": "Batas JP PPPK",
        "peserta_kurang": "Peserta kurang untuk satu angkatan",
        "anggaran": "Anggaran tidak cukup",
        "kalender": "Tidak ada angkatan yang dapat diikuti menurut kalender",
        "tidak_terpilih": "Pilihan lain bernilai lebih",
    }
)
COMPONENTS: Mapping[str, str] = MappingProxyType(
    {
        "kualifikasi": "Pendidikan",
        "dasar": "Dasar menurut predikat",
        "kepemimpinan": "Pelatihan kepemimpinan",
        "fungsional": "Pelatihan fungsional",
        "teknis": "Pelatihan teknis",
        "seminar": "Seminar dan sejenisnya",
        "kompetensi": "Kompetensi",
        "kinerja": "Penilaian kinerja",
        "disiplin": "Hukuman disiplin",
    }
)
AXES = (("atas", "Kinerja di atas harapan"), ("tengah", "Kinerja sesuai harapan"),
        ("bawah", "Kinerja di bawah harapan"))  # fmt: skip
POTENTIAL = (("rendah", "Potensi rendah"), ("tengah", "Potensi menengah"),
             ("tinggi", "Potensi tinggi"))  # fmt: skip
UNITS: Mapping[str, str] = MappingProxyType(
    {"kesenjangan": "level", "kesenjangan_tujuan": "level", "jp_tahunan": "JP"}
)
