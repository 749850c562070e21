"""Findings about the corrections that OPD sent back in their forms (table `koreksi`)."""

from __future__ import annotations

from analysis.intake.delivery import OUTSIDE
from analysis.intake.judging.reading import Advice

CORRECTED_COLUMN = Advice(
    "Kolom ini tidak dapat dikoreksi lewat formulir", "Perbaiki di sumbernya, lalu ekspor ulang"
)
CORRECTION_CONFLICT = Advice(
    "Satu sel dikoreksi menjadi dua isi yang berbeda", "Sisakan satu koreksi yang benar"
)
CORRECTION_OF_NOBODY = Advice(
    "Koreksi untuk orang yang tidak ada di tabel pegawai",
    "Hapus koreksi ini bila ia memang tidak lagi bekerja di sini",
)
CORRECTION_STALE = Advice(
    "Isi lama yang dikoreksi tidak ada lagi di tabel pegawai",
    "Periksa isi tabel pegawai yang baru; bila masih keliru, kirim formulir baru",
)
CORRECTION_DONE = Advice(
    "Tabel pegawai sudah berisi seperti koreksi ini", "Tidak perlu diperbaiki", OUTSIDE
)
