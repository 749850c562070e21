"""The report's order: chapters, and the figures and tables that carry a number in each.

A figure keeps its number in every OPD's report, also where a sentence stands in its place, so that
"Gambar 2.1" means the same to all who talk about it. The overview's figures have none.
"""

from __future__ import annotations

from analysis.present.locale import N_
from analysis.present.wording.voice import Voice

CHAPTERS = (
    N_("Ringkasan"),
    N_("IP ASN"),
    N_("Perkembangan"),
    N_("Kesenjangan kompetensi"),
    N_("Rencana pengembangan"),
    N_("Mutu data"),
    N_("Metode dan sumber"),
)
APPENDIX = N_("Lampiran")

FIGURES = {
    "IP ASN": ("sebaran", "dimensi"),
    "Perkembangan": ("triwulan", "uraian-triwulan", "uraian-tahun"),
    "Kesenjangan kompetensi": ("sebaran-jpm", "kotak-talenta", "peta-kesenjangan"),
    "Rencana pengembangan": ("bulan", "kumulatif"),
}
TABLES = {
    "IP ASN": ("rekap", "unit", "terbuka"),
    "Perkembangan": ("perkembangan", "uraian", "susunan"),
    "Kesenjangan kompetensi": ("kesenjangan-unit", "jpm-jenjang", "standar"),
    "Rencana pengembangan": (
        "kebutuhan",
        "rencana",
        "dampak-rencana",
        "tersisa",
        "target",
        "target-pelatihan",
    ),
    "Mutu data": ("baris", "belum-diukur", "tidak-dihitung", "mutu-berubah"),
    "Metode dan sumber": ("skala", "pilihan", "sumber"),
    "Lampiran": (
        "cakupan-potongan",
        "cakupan-unit",
        "opd-seukuran",
        "kesenjangan-lengkap",
        "kebutuhan-lengkap",
        "rencana-lengkap",
    ),
}


def letter(_: Voice) -> str:
    """Return the appendix's letter in the report's language: L for Lampiran, A for Appendix."""
    return _(APPENDIX)[0]


def figure_number(key: str, _: Voice) -> str:
    """Return "Gambar 2.1." for a figure's id. Raises: KeyError for an id that has no place."""
    return _("Gambar {nomor}.", nomor=_place(key, FIGURES, _))


def table_number(key: str, _: Voice) -> str:
    """Return "Tabel 2.1." for a table's id. Raises: KeyError for an id that has no place."""
    return _("Tabel {nomor}.", nomor=_place(key, TABLES, _))


def _place(key: str, places: dict[str, tuple[str, ...]], _: Voice) -> str:
    for title, keys in places.items():
        if key in keys:
            chapter = str(CHAPTERS.index(title) + 1) if title in CHAPTERS else letter(_)
            return f"{chapter}.{keys.index(key) + 1}"
    raise KeyError(key)
