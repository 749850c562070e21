"""The guide's order: chapters, and what carries a number in each; the same in every OPD's guide."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.present.locale import N_
from analysis.present.wording.voice import Voice

CHAPTERS = (
    N_("Alur kerja"),
    N_("Standar dan penilaian"),
    N_("Kesenjangan dan JPM"),
    N_("Kebutuhan dan dasarnya"),
    N_("Bentuk pengembangan"),
    N_("Rencana, biaya, dan angkatan"),
    N_("Dasar hukum"),
)
FIGURES = {"Alur kerja": ("alur",), "Kesenjangan dan JPM": ("contoh-pegawai",)}
TABLES = {
    "Standar dan penilaian": ("contoh-level", "standar-jenjang"),
    "Kesenjangan dan JPM": ("contoh-selisih", "kotak-aturan"),
    "Kebutuhan dan dasarnya": ("sumber-kebutuhan", "poin-jp"),
    "Bentuk pengembangan": ("bentuk-klasikal", "bentuk-nonklasikal"),
    "Rencana, biaya, dan angkatan": ("unsur-rencana", "contoh-angkatan", "contoh-biaya"),
    "Dasar hukum": ("dasar-panduan",),
}
EXERCISES = (
    "standar", "kedaluwarsa", "selisih", "jpm", "cakupan", "kotak",
    "jp", "terbuka", "bentuk", "angkatan", "biaya", "dampak",
)  # fmt: skip


def figure_number(key: str, _: Voice) -> str:
    """Return "Gambar 3.1." for a figure's id. Raises: KeyError for an id that has no place."""
    return _("Gambar {nomor}.", nomor=_place(key, FIGURES))


def table_number(key: str, _: Voice) -> str:
    """Return "Tabel 3.1." for a table's id. Raises: KeyError for an id that has no place."""
    return _("Tabel {nomor}.", nomor=_place(key, TABLES))


def exercise_number(key: str, _: Voice) -> str:
    """Return "Latihan 4" for an exercise's key. Raises: ValueError for a key that has no place."""
    return _("Latihan {nomor}", nomor=EXERCISES.index(key) + 1)


def _place(key: str, places: Mapping[str, tuple[str, ...]]) -> str:
    for title, keys in places.items():
        if key in keys:
            return f"{CHAPTERS.index(title) + 1}.{keys.index(key) + 1}"
    raise KeyError(key)
