"""The workbook's sheets on what moved: steps, the difference from the city, the data's change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from analysis.measures.change import WHOLE
from analysis.present.chapters.quality_moved import finding
from analysis.present.wording.moved_words import full
from analysis.present.wording.text import capital
from analysis.present.wording.voice import Voice
from analysis.present.workbook.gap import Sheet
from analysis.release.mended import PEOPLE
from analysis.release.model import as_rows
from analysis.release.moved import END, START

if TYPE_CHECKING:
    from analysis.present.wording.released import Record
    from analysis.release.model import OpdReport

MOVED_NUMBERS: Mapping[str, str | int] = MappingProxyType(
    {
        **dict.fromkeys(("poin_ip", "selisih", "tarif", "komposisi"), "desimal"),
        **dict.fromkeys(("lama", "baru"), 0),
    }
)
MOVED_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "sejak": "Sejak",
        "bagian": "Bagian",
        "poin_ip": "Poin IP ASN",
        "tarif": "Nilai dalam jenis jabatan yang sama",
        "komposisi": "Susunan jenis jabatan",
        "selisih": "Selisih dengan kota",
        "perihal": "Hal",
        "lama": "Triwulan sebelumnya",
        "baru": "Triwulan ini",
    }
)


def moved_sheets(report: OpdReport, _: Voice) -> Iterator[Sheet]:
    """Yield the sheets that have rows."""
    name = str(report.opd["nama"])
    parts = [
        {**row, "sejak": capital(_.quarter(row["dari"])), "bagian": _part(row, _),
         "poin_ip": row["poin"], "orang": "" if row["bagian"] in {START, END} else row["orang"]}
        for row in as_rows(report.perubahan)
        if row["keadaan"] != WHOLE
    ]  # fmt: skip
    if parts:
        yield Sheet(_("Uraian perubahan"), name, parts, ("sejak", "bagian", "orang", "poin_ip"))
    mix = [row for row in as_rows(report.komposisi) if row["tarif"] is not None]
    if mix:
        yield Sheet(_("Susunan jabatan"), name, mix, ("tarif", "komposisi", "selisih"))
    data = [{**row, "perihal": _matter(row, _)} for row in as_rows(report.mutu_berubah)]
    if data:
        yield Sheet(_("Perubahan mutu data"), name, data, ("perihal", "lama", "baru"))


def _part(row: Record, _: Voice) -> str:
    if row["bagian"] == START:
        return capital(_.quarter(row["dari"]))
    if row["bagian"] == END:
        return capital(_.quarter(row["sampai"]))
    return full(row["bagian"], _)


def _matter(row: Record, _: Voice) -> str:
    return _("Berhenti dan mulai terukur") if row["jenis"] == PEOPLE else finding(row, _)
