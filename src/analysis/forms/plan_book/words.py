"""What the named plan workbook calls sources of needs, components, reasons and boxes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from analysis.language import N_

SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "kesenjangan": N_("Kesenjangan, jabatan sekarang"),
        "kesenjangan_tujuan": N_("Kesenjangan, jabatan tujuan"),
        "kinerja": N_("Kinerja"),
        "jp_tahunan": N_("JP wajib setahun"),
        "kepemimpinan": N_("Poin IP ASN: kepemimpinan"),
        "fungsional": N_("Poin IP ASN: fungsional"),
        "teknis": N_("Poin IP ASN: teknis"),
        "seminar": N_("Poin IP ASN: seminar"),
    }
)
SUBJECTS: Mapping[str, str] = MappingProxyType(
    {
        "kinerja": N_("Predikat kinerja di bawah Baik"),
        "jp": N_("JP yang belum terpenuhi"),
        "kepemimpinan": N_("Pelatihan kepemimpinan"),
        "fungsional": N_("Pelatihan fungsional"),
        "teknis": N_("Pelatihan teknis"),
        "seminar": N_("Seminar dan sejenisnya"),
    }
)
REASONS: Mapping[str, str] = MappingProxyType(
    {
        "tanpa_pelatihan": N_("Belum ada pelatihan yang menjawabnya di katalog"),
        "pensiun": N_("Pensiun sebelum tahun rencana berakhir"),
        "tidak_diukur": N_("IP ASN atau kompetensinya belum terukur"),
        "sasaran": N_("Bukan sasaran pelatihan yang ada"),
        "batas_kursus": N_("Batas jumlah pelatihan per orang"),
        "batas_jp_pppk": N_("Batas JP PPPK"),
        "peserta_kurang": N_("Peserta kurang untuk satu angkatan"),
        "anggaran": N_("Anggaran tidak cukup"),
        "kalender": N_("Tidak ada angkatan yang dapat diikuti menurut kalender"),
        "tidak_terpilih": N_("Pilihan lain bernilai lebih"),
    }
)
COMPONENTS: Mapping[str, str] = MappingProxyType(
    {
        "kualifikasi": N_("Pendidikan"),
        "dasar": N_("Dasar menurut predikat"),
        "kepemimpinan": N_("Pelatihan kepemimpinan"),
        "fungsional": N_("Pelatihan fungsional"),
        "teknis": N_("Pelatihan teknis"),
        "seminar": N_("Seminar dan sejenisnya"),
        "kompetensi": N_("Kompetensi"),
        "kinerja": N_("Penilaian kinerja"),
        "disiplin": N_("Hukuman disiplin"),
    }
)
AXES = (("atas", N_("Kinerja di atas harapan")), ("tengah", N_("Kinerja sesuai harapan")),
        ("bawah", N_("Kinerja di bawah harapan")))  # fmt: skip
POTENTIAL = (("rendah", N_("Potensi rendah")), ("tengah", N_("Potensi menengah")),
             ("tinggi", N_("Potensi tinggi")))  # fmt: skip
UNITS: Mapping[str, str] = MappingProxyType(
    {"kesenjangan": "level", "kesenjangan_tujuan": "level", "jp_tahunan": "JP"}
)
