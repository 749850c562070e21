"""The city report's order, and the numbers that an OPD report's blocks have in it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from analysis.present import outline
from analysis.present.blocks import Block, Figure, Many, Note, Table
from analysis.present.locale import LANGUAGES, N_
from analysis.present.wording.voice import Voice

CHAPTERS = (
    N_("Ringkasan"),
    N_("IP ASN"),
    N_("Perkembangan"),
    N_("Kesenjangan kompetensi"),
    N_("Rencana pengembangan"),
    N_("Kedudukan"),
    N_("Mutu data"),
    N_("Metode dan sumber"),
)
FIGURES = {
    "IP ASN": ("sebaran", "dimensi-opd", "sebaran-jenis"),
    "Perkembangan": ("triwulan", "uraian-triwulan", "uraian-tahun"),
    "Kesenjangan kompetensi": (
        "sebaran-jpm",
        "kotak-talenta",
        "peta-kesenjangan",
        "kesenjangan-opd",
    ),
    "Rencana pengembangan": ("kurva", "bulan"),
    "Kedudukan": ("pembanding-ip", "pembanding-dunia", "perjalanan-indonesia"),
}
TABLES = {
    "IP ASN": ("rekap", "jenis-opd", "terbuka"),
    "Perkembangan": ("perkembangan", "bergerak", "uraian"),
    "Kesenjangan kompetensi": ("jpm-jenjang", "standar"),
    "Rencana pengembangan": (
        "dampak-rencana",
        "rencana-opd",
        "kebutuhan",
        "rencana",
        "tersisa",
        "target",
        "target-pelatihan",
    ),
    "Kedudukan": ("pembanding", "pembanding-wgi"),
    "Mutu data": (
        "baris",
        "mutu-opd",
        "belum-diukur",
        "tidak-dihitung",
        "mutu-berubah",
        "mutu-berubah-opd",
    ),
    "Metode dan sumber": ("skala", "pilihan", "sumber"),
    "Lampiran": (
        "rekap-opd",
        "cakupan-opd",
        "cakupan-potongan",
        "kesenjangan-opd-lengkap",
        "kesenjangan-lengkap",
        "kebutuhan-lengkap",
        "rencana-lengkap",
    ),
}


def figure_number(key: str, _: Voice) -> str:
    """Return "Gambar 2.1." for a figure's id. Raises: KeyError for an id that has no place."""
    return _("Gambar {nomor}.", nomor=_place(key, FIGURES, _))


def table_number(key: str, _: Voice) -> str:
    """Return "Tabel 2.1." for a table's id. Raises: KeyError for an id that has no place."""
    return _("Tabel {nomor}.", nomor=_place(key, TABLES, _))


def placed(block: Block) -> Block:
    """Return a block of an OPD report with the number that it has in the city's report."""
    numbers = _numbers()
    if isinstance(block, Many):
        return replace(block, items=tuple(placed(item) for item in block.items))
    if isinstance(block, Figure | Table):
        return replace(block, number=numbers.get(block.number, block.number))
    if isinstance(block, Note):
        old = next((each for each in numbers if block.text.startswith(f"{each} ")), "")
        return Note(numbers[old] + block.text.removeprefix(old)) if old else block
    return block


@cache
def _numbers() -> dict[str, str]:
    """Return an OPD report's numbers, as printed in any language, and those that they become."""
    found: dict[str, str] = {}
    for _ in (Voice(lang) for lang in LANGUAGES):
        pairs = (
            (outline.FIGURES, FIGURES, outline.figure_number, figure_number),
            (outline.TABLES, TABLES, outline.table_number, table_number),
        )
        for theirs, ours, before, after in pairs:
            shared = {key for keys in theirs.values() for key in keys}
            shared &= {key for keys in ours.values() for key in keys}
            found |= {before(key, _): after(key, _) for key in shared}
    return found


def _place(key: str, places: dict[str, tuple[str, ...]], _: Voice) -> str:
    for title, keys in places.items():
        if key in keys:
            chapter = str(CHAPTERS.index(title) + 1) if title in CHAPTERS else outline.letter(_)
            return f"{chapter}.{keys.index(key) + 1}"
    raise KeyError(key)
