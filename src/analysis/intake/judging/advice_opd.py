"""What is said of the table perubahan_opd, and of an OPD that ends without a line in it."""

from __future__ import annotations

from analysis.intake.delivery import FLAGGED
from analysis.intake.judging.reading import Advice

OPD_NOT_LISTED = Advice(
    "OPD dalam perubahan_opd tidak ada di opd.csv",
    "Tulis kode seperti di opd.csv; OPD lama tetap dicantumkan di sana",
)
QUARTER_UNREADABLE = Advice(
    "Triwulan perubahan OPD tidak terbaca", "Tulis triwulan pertama susunan baru, misalnya 2026-Q3"
)
OPD_ENDED_BEFORE = Advice(
    "OPD lama sudah berakhir sebelum triwulan ini menurut baris lain",
    "Tulis OPD yang masih ada saat itu sebagai kode_lama, atau perbaiki triwulannya",
)
NOTHING_CHANGES = Advice(
    "Baris ini tidak mengubah apa pun: OPD lama dan baru sama",
    "Hapus baris ini, atau lengkapi dengan baris pemekaran atau penggabungannya",
    FLAGGED,
)
STILL_STAFFED = Advice(
    "OPD yang sudah berakhir menurut perubahan_opd masih mempunyai pegawai",
    "Pindahkan pegawainya ke OPD yang baru di tabel pegawai, atau perbaiki triwulannya",
    FLAGGED,
)
ENDED_UNMAPPED = Advice(
    "OPD ini tidak lagi mempunyai pegawai dan tidak ada di perubahan_opd",
    "Bila namanya berganti, digabung, atau dimekarkan, tulis barisnya di perubahan_opd.csv",
    FLAGGED,
)
