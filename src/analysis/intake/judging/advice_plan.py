"""Findings about what gap and plan need: assessments, standards, dictionary, courses, holidays."""

from __future__ import annotations

from analysis.intake.delivery import FLAGGED, OUTSIDE
from analysis.intake.judging.reading import Advice

# penilaian_kompetensi, standar_kompetensi, kamus_kompetensi
COMPETENCY_EMPTY = Advice("Kompetensi kosong", "Isi kode atau nama kompetensi")
COMPETENCY_UNKNOWN = Advice(
    "Kompetensi tidak dikenal", "Isi M.1 sampai M.8, SK.1, atau T.x beserta kodenya"
)
COMPETENCY_NOT_LISTED = Advice(
    "Kode kompetensi teknis tidak ada di kamus_kompetensi",
    "Tambahkan kodenya ke kamus_kompetensi, atau perbaiki kode ini",
)
COMPETENCY_NAMED_OTHERWISE = Advice(
    "Kode dan nama kompetensi tidak sesuai", "Samakan kode dengan namanya, atau isi kodenya saja"
)
LEVEL_ONE_TO_FIVE = Advice("Level kompetensi harus 1 sampai 5", "Isi angka bulat 1 sampai 5")
ASSESSMENT_CONFLICT = Advice(
    "Satu pegawai, kompetensi, dan tanggal mempunyai level yang berbeda",
    "Sisakan satu baris yang benar",
)
STANDARD_OF_NOTHING = Advice("Standar tanpa jabatan dan tanpa jenjang", "Isi jabatan atau jenjang")
STANDARD_CONFLICT = Advice(
    "Satu jabatan dan kompetensi mempunyai standar yang berbeda", "Sisakan satu baris yang benar"
)
STANDARD_UNHELD = Advice(
    "Standar untuk jabatan yang tidak diduduki atau dituju seorang pun",
    "Samakan nama jabatan dengan tabel pegawai, atau biarkan bila jabatannya sedang lowong",
    FLAGGED,
)
DICTIONARY_TECHNICAL = Advice(
    "Kamus kompetensi hanya untuk kompetensi teknis", "Isi kode T.x; M.1 sampai SK.1 sudah dikenal"
)
DICTIONARY_CONFLICT = Advice(
    "Satu kode kompetensi mempunyai nama yang berbeda", "Sisakan satu baris yang benar"
)
DICTIONARY_NAME_TWICE = Advice(
    "Satu nama kompetensi dipakai untuk lebih dari satu kode; barisnya dikenali dari kode saja",
    "Beri setiap kompetensi nama sendiri",
    FLAGGED,
)

# katalog_pelatihan
PATH_UNKNOWN = Advice("Jalur tidak dikenal", "Isi klasikal atau nonklasikal")
FORM_UNKNOWN = Advice(
    "Bentuk pengembangan kompetensi tidak dikenal",
    "Isi bentuk menurut PerLAN 10/2018, misalnya bimbingan teknis, atau kode SIASN 1 sampai 25",
)
MODE_UNKNOWN = Advice("Moda tidak dikenal", "Isi daring atau luring")
MODE_EMPTY = Advice("Moda kosong, dianggap luring", "Isi daring atau luring", FLAGGED)
AUDIENCE_UNKNOWN = Advice(
    "Sasaran memuat kata yang bukan jenis atau jenjang jabatan",
    "Isi jenis atau jenjang jabatan, dipisah titik koma, misalnya Pengawas; Administrator",
)
COURSE_CODE = Advice("Kode pelatihan tidak boleh memuat titik koma", "Ganti kode pelatihan")
COURSE_FACTS_DIFFER = Advice(
    "Baris-baris dengan satu kode pelatihan berbeda dalam hal selain kompetensi dan level tujuan",
    "Samakan isinya bila satu pelatihan, atau beri setiap pelatihan kode sendiri",
)
COURSE_LEVELS_DIFFER = Advice(
    "Satu pelatihan dan kompetensi mempunyai level tujuan yang berbeda",
    "Sisakan satu baris yang benar, atau beri setiap pelatihan kode sendiri",
)
COURSE_WITHOUT_LEVEL = Advice(
    "Pelatihan menyebut kompetensi tanpa level tujuan", "Isi level_ke dengan angka 1 sampai 5"
)
COURSE_WITHOUT_COMPETENCY = Advice(
    "Pelatihan menyebut level tujuan tanpa kompetensi", "Isi kompetensi, atau kosongkan level_ke"
)
COURSE_LEVEL_UNNEEDED = Advice(
    "Level tujuan pelatihan tidak disyaratkan oleh jabatan siapa pun",
    "Periksa kompetensi dan level_ke, atau biarkan bila pelatihan ini hanya untuk IP ASN",
    FLAGGED,
)
PRICE_EMPTY = Advice("Biaya per peserta kosong", "Isi rupiah; 0 bila tanpa biaya")
PRICE_UNREADABLE = Advice(
    "Biaya harus rupiah bulat tanpa pemisah ribuan", "Tulis misalnya 1500000; 0 bila tanpa biaya"
)
PRICE_TOO_LARGE = Advice(
    "Biaya sebesar itu tidak mungkin", "Isi rupiah, paling banyak 12 angka, misalnya 1500000"
)
PRICE_NEGATIVE = Advice("Biaya tidak boleh negatif", "Perbaiki biaya; 0 bila tanpa biaya")
HOURS_ZERO = Advice("JP pelatihan harus lebih dari 0", "Isi JP, atau hapus baris ini")
CAPACITY_RANGE = Advice(
    "Kapasitas angkatan harus bilangan bulat, sedikitnya 1", "Isi jumlah peserta satu angkatan"
)
MINIMUM_RANGE = Advice(
    "Peserta minimum harus bilangan bulat dari 1 sampai kapasitas angkatan",
    "Perbaiki peserta_minimum atau kapasitas_angkatan, atau kosongkan",
)
BATCHES_RANGE = Advice(
    "Angkatan maksimum harus bilangan bulat, sedikitnya 1",
    "Kosongkan bila tanpa batas; hapus barisnya bila pelatihan tidak ditawarkan",
)

# kalender
HOLIDAY_TWICE = Advice("Hari libur ini sudah tercatat", "Tidak perlu diperbaiki", OUTSIDE)
