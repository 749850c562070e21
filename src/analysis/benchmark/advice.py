"""What the benchmark table asks, and how to mend it; constant sentences, message ids."""

from __future__ import annotations

from typing import NamedTuple


class Advice(NamedTuple):
    """A rule and how to mend what breaks it."""

    rule: str
    fix: str


UNREADABLE = Advice(
    "Berkas pembanding tidak dapat dibaca sebagai CSV", "Simpan ulang sebagai CSV UTF-8"
)
EMPTY = Advice(
    "Berkas pembanding tidak memuat satu baris pun", "Isi satu baris, atau hapus berkas itu"
)
NO_COLUMN = Advice("Kolom wajib pembanding tidak ada", "Tambahkan kolom itu pada baris judul")
UNKNOWN_COLUMN = Advice("Kolom pembanding tidak dikenal", "Pakai nama kolom yang disarankan")
COLUMN_TWICE = Advice("Judul kolom pembanding ganda", "Hapus salah satu kolom itu")
ROW_WIDTH = Advice(
    "Jumlah sel baris pembanding tidak sama dengan judulnya",
    "Apit isi yang memuat pemisah dengan tanda petik",
)
UNKNOWN_MEASURE = Advice("Ukuran pembanding tidak dikenal", "Pakai salah satu ukuran yang dikenal")
NO_VINTAGE = Advice(
    "Terbitan kosong; angka pembanding selalu dicetak bersama terbitannya",
    "Isi terbitan yang mengatakan angka itu, misalnya 2024 atau BKN 2018",
)
NO_VALUE = Advice("Kolom wajib untuk ukuran pembanding ini kosong", "Isi kolom itu dari sumbernya")
NOT_USED = Advice("Kolom ini tidak dipakai oleh ukuran pembanding ini", "Kosongkan sel itu")
NOT_A_NUMBER = Advice(
    "Isi sel pembanding bukan angka", "Tulis angka biasa tanpa pemisah ribuan, misalnya 71,43"
)
NOT_A_YEAR = Advice(
    "Tahun pembanding bukan tahun empat angka", "Tulis tahun empat angka, misalnya 2024"
)
NOT_WHOLE = Advice("Isi sel pembanding harus bilangan bulat", "Tulis tanpa desimal, misalnya 2017")
OUT_OF_RANGE = Advice(
    "Angka pembanding di luar rentangnya", "Periksa angka pada sumbernya; rentangnya disarankan"
)
RANK_BEYOND = Advice(
    "Peringkat lebih besar daripada banyaknya yang diperingkat",
    "Periksa peringkat dan dari pada sumbernya",
)
VINTAGE_YEAR = Advice(
    "Terbitan harus tahun pembaruan, tidak sebelum tahun yang diukur",
    "Isi tahun pembaruan data itu, misalnya 2024",
)
TOO_FINE = Advice(
    "Nilai IP ASN mempunyai desimal lebih banyak daripada kolom desimal",
    "Isi desimal dengan banyaknya angka di belakang tanda desimal pada sumber",
)
UNKNOWN_WORD = Advice("Isi sel pembanding tidak dikenal", "Pakai salah satu kata yang disarankan")
TWICE = Advice(
    "Baris pembanding ganda: ukuran, kode, tahun, dan terbitannya sama",
    "Hapus salah satu baris itu",
)

ADVICE = (
    UNREADABLE, EMPTY, NO_COLUMN, UNKNOWN_COLUMN, COLUMN_TWICE, ROW_WIDTH, UNKNOWN_MEASURE,
    NO_VINTAGE, NO_VALUE, NOT_USED, NOT_A_NUMBER, NOT_A_YEAR, NOT_WHOLE, OUT_OF_RANGE, RANK_BEYOND,
    VINTAGE_YEAR, TOO_FINE, UNKNOWN_WORD, TWICE,
)  # fmt: skip
