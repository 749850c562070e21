"""The workbook of a report: the same released figures, as numbers that a spreadsheet can use.

Every text is written as text (never a formula or a link); a hidden figure says so, one that was
not measured is an empty cell. Equal input gives equal bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from analysis.columns import COLUMNS
from analysis.present.chapters.method import with_development
from analysis.present.drawing.glyphs import printable
from analysis.present.wording.released import HIDDEN
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import COMPONENTS, CUTS, DIMENSIONS, TABLES, VALUES
from analysis.present.workbook.city import city_sheets
from analysis.present.workbook.gap import (
    DEVELOPMENT_LABELS,
    DEVELOPMENT_NUMBERS,
    Sheet,
    development_sheets,
)
from analysis.present.workbook.moved import MOVED_LABELS, MOVED_NUMBERS, moved_sheets
from analysis.release.model import CityReport, OpdReport, as_rows

EPOCH = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # a workbook must carry some day
VALUE_COLUMNS = ("pegawai", "diukur", "cakupan_persen", *DIMENSIONS, "ip_asn", "batas_bawah",
                 "batas_atas")  # fmt: skip
COUNTS = ("pegawai", "diukur", "orang", "persen", "dibaca", "dipakai", "di_luar", "disisihkan")
# a column of numbers -> the column that says its decimals, or these decimals
NUMBERS: Mapping[str, str | int] = {
    **dict.fromkeys((*VALUE_COLUMNS, "poin"), "desimal"),
    **dict.fromkeys(COUNTS, 0),
    "cakupan_persen": "cakupan_desimal",
    **DEVELOPMENT_NUMBERS,
    **MOVED_NUMBERS,
    "perubahan": "desimal_perubahan",
}
WIDE, NARROW = 44, 14
LABELS = {
    **DEVELOPMENT_LABELS,
    **MOVED_LABELS,
    "komponen": "Komponen",
    "orang": "Orang",
    "poin": "Poin terbuka",
    "persen": "Persen",
    "alasan": "Alasan",
    "tabel": "Tabel",
    "dibaca": "Dibaca",
    "dipakai": "Dipakai",
    "di_luar": "Di luar cakupan",
    "disisihkan": "Disisihkan",
    "potongan": "Jenis",
    "nilai": "Kelompok",
    "kunci": "Unit",
    "periode": "Triwulan",
    "opd_nama": "OPD",
    "jenis": "Jenis OPD",
    "perubahan": "Perubahan, poin",
    "arah": "Naik, turun, setara",
}


def workbook(report: OpdReport) -> bytes:
    """Return the XLSX of an OPD's published tables."""
    _ = Voice(report.lang)
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": printable(str(report.opd["nama"])), "created": EPOCH})
    styles = _Styles(book)
    for sheet in _sheets(report, _):
        _write(book.add_worksheet(sheet.name), sheet, styles, _)
    _about(book.add_worksheet(_("Metode")), report, styles, _)
    book.close()
    return stream.getvalue()


class _Styles:
    """The few formats of the workbook; numbers by their decimals."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.heading: Format = book.add_format({"bold": True, "font_size": 14})
        self.head: Format = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        self.note: Format = book.add_format({"font_color": "#4A5963"})
        self.text: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self._numbers = [
            book.add_format({"num_format": "#,##0" + ("." + "0" * places if places else "")})
            for places in range(4)
        ]

    def number(self, places: int) -> Format:
        """Return the format with that many decimals."""
        return self._numbers[places]


def _sheets(report: OpdReport, _: Voice) -> Iterable[Sheet]:
    name = str(report.opd["nama"])
    total = {**report.own, "potongan": _("Seluruh"), "nilai": name}
    cuts = [
        {**row, "potongan": _(CUTS[row["potongan"]]), "nilai": _group(row["nilai"], _)}
        for row in as_rows(report.cuts)
    ]
    values = (*VALUE_COLUMNS, "kategori")
    yield Sheet(_("Rekap"), name, [*cuts, total], ("potongan", "nilai", *values))
    if isinstance(report, CityReport):
        yield from city_sheets(report, values, _)
    if len(report.units):
        yield Sheet(_("Unit"), name, as_rows(report.units), ("kunci", *values))
    yield Sheet(_("Perkembangan"), name, as_rows(report.trend), ("periode", "edisi", *values))
    yield from moved_sheets(report, _)
    spread = [{**row, "kategori": _joined(row["kategori"], _)} for row in as_rows(report.sebaran)]
    yield Sheet(_("Sebaran"), name, spread, ("kategori", "orang", "persen"))
    points = [{**row, "komponen": _components(row, _)} for row in as_rows(report.terbuka)]
    yield Sheet(_("Poin terbuka"), name, points, ("komponen", "orang", "poin"))
    yield from development_sheets(report, _)
    rows = [{**row, "tabel": _(TABLES[row["tabel"]])} for row in _summed(report.baris)]
    counts = ("tabel", "dibaca", "dipakai", "di_luar", "disisihkan")
    yield Sheet(_("Mutu data"), _("Seluruh data triwulan ini"), rows, counts)


def _summed(counts: pd.DataFrame) -> Sequence[Mapping[str, Any]]:
    columns = ["dibaca", "dipakai", "di_luar", "disisihkan"]
    return as_rows(counts.groupby("tabel", sort=False, as_index=False)[columns].sum())


def _group(value: str, _: Voice) -> str:
    return _(VALUES.get(value, value))


def _joined(categories: str, _: Voice) -> str:
    return " + ".join(_(name) for name in str(categories).split("+"))


def _components(row: Mapping[str, Any], _: Voice) -> str:
    return " + ".join(_(COMPONENTS[name]) for name in str(row["komponen"]).split("+"))


def _write(page: Worksheet, sheet: Sheet, styles: _Styles, _: Voice) -> None:
    page.write_string(0, 0, printable(sheet.heading), styles.heading)
    for place, column in enumerate(sheet.columns):
        label = LABELS.get(column) or COLUMNS[column].label if column != "edisi" else "Edisi"
        page.write_string(2, place, _(label), styles.head)
        page.set_column(place, place, NARROW if _numeric(column) else WIDE)
    for line, row in enumerate(sheet.rows, start=3):
        for place, column in enumerate(sheet.columns):
            _cell(page, line, place, row, column, styles, _)
    page.freeze_panes(3, 1)
    page.autofilter(2, 0, 2 + max(len(sheet.rows), 1), len(sheet.columns) - 1)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _numeric(column: str) -> bool:
    return column in NUMBERS


def _cell(
    page: Worksheet, line: int, place: int, row: Mapping[str, Any], column: str, styles: _Styles,
    _: Voice,
) -> None:  # fmt: skip
    value = row.get(column)
    if value is None:
        if row.get("keadaan") in {HIDDEN, "kategori", "tanpa_orang", "gabungan"}:
            page.write_string(line, place, _("disembunyikan"), styles.note)
    elif not _numeric(column):
        text = _(str(value)) if column == "kategori" else str(value)
        page.write_string(line, place, printable(text), styles.text)
    elif value != "":  # what has no number, such as the people of an end
        page.write_number(line, place, float(value), styles.number(_places(row, column)))


def _places(row: Mapping[str, Any], column: str) -> int:
    places = NUMBERS[column]
    return places if isinstance(places, int) else int(row[places])


def _about(page: Worksheet, report: OpdReport, styles: _Styles, _: Voice) -> None:
    info = report.info
    lines = [
        (_("Data"), str(info["nama"])),
        (_("Triwulan"), str(info["periode"])),
        (_("Edisi"), f"{info['edisi']}: {_(info['edisi_judul'])}"),
        (_("Sifat"), _("Simulasi; angka resmi ditetapkan BKN.")),
        *(
            (_("Opsi"), f"{_(option['title'])}: {_(option['value'])}")
            for option in with_development(report, "opsi")
        ),
        *((_("Rujukan"), _reference(rule, _)) for rule in with_development(report, "rujukan")),
    ]
    page.set_column(0, 0, NARROW * 2)
    page.set_column(1, 1, WIDE * 2)
    for line, (label, text) in enumerate(lines):
        page.write_string(line, 0, label, styles.head if line == 0 else styles.note)
        page.write_string(line, 1, printable(text), styles.text)


def _reference(rule: Mapping[str, str], _: Voice) -> str:
    parts = [_(part) for part in (rule["source"], rule["article"]) if part]
    return f"{_(rule['title'])}: {', '.join(parts)}"
