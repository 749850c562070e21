"""The words that rule tables speak about: the categories a table must cover, never a number.

A table is total over its categories: a missing one and an unknown one are both refused at load.
"""

from __future__ import annotations

DIMENSI = ("kualifikasi", "kompetensi", "kinerja", "disiplin")
KATEGORI = ("Sangat Rendah", "Rendah", "Sedang", "Tinggi", "Sangat Tinggi")
JENIS_JABATAN = ("struktural", "fungsional", "pelaksana")
KOMPONEN_DIKLAT = ("kepemimpinan", "fungsional", "teknis", "seminar")
PREDIKAT = ("Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")
HUKUMAN = ("ringan", "sedang", "berat")
JENIS_DIKLAT = tuple(f"{code:02d}" for code in range(1, 26))  # SIASN codes
KESESUAIAN = ("di_atas", "sesuai", "di_bawah")  # education against what the post requires

JENJANG_STRUKTURAL = ("JPT Utama", "JPT Madya", "JPT Pratama", "Administrator", "Pengawas")
JENJANG_JABATAN = (
    *JENJANG_STRUKTURAL,
    "JF Ahli Utama",
    "JF Ahli Madya",
    "JF Ahli Muda",
    "JF Ahli Pertama",
    "JF Penyelia",
    "JF Mahir",
    "JF Terampil",
    "JF Pemula",
    "Pelaksana",
)
TINGKAT_KEPEMIMPINAN = ("Pengawas", "Administrator", "JPT Pratama", "JPT Madya")

# Ijazah lain disetarakan dengan salah satu pendidikan dasar oleh tabel `setara_pendidikan`.
PENDIDIKAN_SETARA = ("Sp-2", "Sp-1", "Profesi")
TINGKAT_PENDIDIKAN = (
    "S3", "Sp-2", "S2", "Sp-1", "Profesi", "S1", "D4", "D3", "Sarjana Muda", "D2", "D1",
    "SLTA", "SLTP", "SD",
)  # fmt: skip
PENDIDIKAN_DASAR = tuple(level for level in TINGKAT_PENDIDIKAN if level not in PENDIDIKAN_SETARA)

JENIS_KOMPONEN = tuple(f"{jenis}.{part}" for jenis in JENIS_JABATAN for part in KOMPONEN_DIKLAT)

JENIS_KOMPETENSI = ("manajerial", "sosial kultural", "teknis")
MANAJERIAL = tuple(f"M.{number}" for number in range(1, 9))
KOMPETENSI = (*MANAJERIAL, "SK.1")  # technical ones (T.x) are the city's own
LEVEL = ("1", "2", "3", "4", "5")
SUMBU_KINERJA = ("atas", "tengah", "bawah")
SUMBU_POTENSI = ("rendah", "tengah", "tinggi")
STATUS_ASN = ("PNS", "PPPK")
KEBUTUHAN = ("kesenjangan", "kesenjangan_tujuan", "kinerja", "jp_tahunan", *KOMPONEN_DIKLAT)
PRIORITAS = ("baik_dua_tahun", "pppk_kinerja")
UNSUR_RENCANA = (
    "jenis_kompetensi", "target", "jenis_jalur", "penyelenggara", "jadwal", "kurikulum", "anggaran",
)  # fmt: skip
JALUR = ("klasikal", "nonklasikal")
BENTUK = (
    "struktural kepemimpinan", "manajerial", "teknis", "fungsional", "sosial kultural",
    "seminar/konferensi/sarasehan", "workshop/lokakarya", "kursus", "penataran",
    "bimbingan teknis", "sosialisasi", "klasikal lainnya",
    "coaching", "mentoring", "e-learning", "pelatihan jarak jauh", "detasering",
    "pembelajaran alam terbuka", "patok banding", "pertukaran PNS-swasta", "belajar mandiri",
    "komunitas belajar", "bimbingan di tempat kerja", "magang", "nonklasikal lainnya",
)  # fmt: skip
