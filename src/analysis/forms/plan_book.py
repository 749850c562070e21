"""rencana.xlsx of one OPD: plan, needs, nine-box and open points by name. Internal.

Sheets are protected without a password against slips: what is computed from a table is a formula
over it, everything else is as the run found it. Filters and widths stay usable.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd
from xlsxwriter.utility import xl_col_to_name

from analysis.forms.plan_words import AXES, POTENTIAL
from analysis.forms.sheets import (
    DAY,
    LINES,
    MONEY,
    PALE,
    STRONG,
    WHOLE,
    Styles,
    filled_table,
    heading,
    locked,
    opened,
    printed,
    put,
)  # fmt: skip

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from analysis.forms.plan_rows import PlanBook

TOP = 3  # row of the headers
POINT = "#,##0.00"
Heads = tuple[tuple[str, str, float, str], ...]  # column, header, width, number format or ""
PLACES: Heads = (
    ("nip", "NIP", 20, ""), ("nama", "Nama", 28, ""), ("unit_kerja", "Unit kerja", 28, ""),
    ("jabatan", "Jabatan", 30, ""), ("kode", "Kode", 12, ""), ("pelatihan", "Pelatihan", 38, ""),
    ("kompetensi", "Kompetensi", 26, ""), ("level", "Level", 8, ""), ("jp", "JP", 8, "#,##0.##"),
    ("biaya", "Biaya (Rp)", 14, WHOLE), ("poin", "Poin IP ASN", 10, POINT),
    ("angkatan", "Angkatan", 10, "0"), ("mulai", "Mulai", 12, DAY), ("selesai", "Selesai", 12, DAY),
    ("alasan", "Alasan", 60, ""),
)  # fmt: skip
NEEDS: Heads = (
    ("nip", "NIP", 20, ""), ("nama", "Nama", 28, ""), ("unit_kerja", "Unit kerja", 28, ""),
    ("sumber", "Sumber", 28, ""), ("hal", "Hal", 32, ""), ("besar", "Besar", 9, "#,##0.##"),
    ("satuan", "Satuan", 9, ""), ("keadaan", "Keadaan", 36, ""),
    ("pelatihan", "Pelatihan yang menjawab", 34, ""), ("dasar_hukum", "Dasar hukum", 34, ""),
)  # fmt: skip
BOXES: Heads = (
    ("nip", "NIP", 20, ""), ("nama", "Nama", 28, ""), ("unit_kerja", "Unit kerja", 28, ""),
    ("jabatan", "Jabatan", 34, ""), ("kinerja", "Kinerja", 12, ""), ("potensi", "Potensi", 12, ""),
    ("kotak", "Kotak", 9, "0"),
)  # fmt: skip
OPEN: Heads = (
    ("nip", "NIP", 20, ""), ("nama", "Nama", 28, ""), ("komponen", "Komponen", 26, ""),
    ("poin", "Poin", 9, POINT), ("maks", "Maksimum", 10, POINT), ("terbuka", "Terbuka", 9, POINT),
    ("keterangan", "Keterangan", 52, ""), ("pasal", "Pasal", 34, ""),
)  # fmt: skip
BOX_OF = {
    ("atas", "rendah"): 4, ("atas", "tengah"): 7, ("atas", "tinggi"): 9,
    ("tengah", "rendah"): 2, ("tengah", "tengah"): 5, ("tengah", "tinggi"): 8,
    ("bawah", "rendah"): 1, ("bawah", "tengah"): 3, ("bawah", "tinggi"): 6,
}  # fmt: skip
NAMED_AT_MOST = 12  # people named inside a box; the list below names all


def plan_book(book: PlanBook) -> bytes:
    """Return the workbook of one OPD; without a plan it holds the needs and says so."""
    with opened(f"Rencana pengembangan {book.nama}") as (workbook, styles, stream):
        writer = _Writer(workbook, styles, book)
        writer.summary()
        writer.table("Rencana", "Rencana pengembangan", book.places, PLACES)
        writer.table("Kebutuhan", "Kebutuhan pengembangan", book.needs, NEEDS)
        writer.boxes()
        writer.table("Poin terbuka", "Poin IP ASN yang masih terbuka", book.open, OPEN)
    return stream.getvalue()


class _Writer:
    def __init__(self, workbook: Workbook, styles: Styles, book: PlanBook) -> None:
        self._workbook, self._styles, self._book = workbook, styles, book

    def summary(self) -> None:
        """Write the first sheet: what the others add up to, as formulas over them."""
        page = self._page("Ringkasan", f"Rencana pengembangan: {self._book.nama}")
        page.set_column(0, 0, 40)
        page.set_column(1, 1, 22)
        page.set_column(2, 2, 60)
        rows = self._sums()
        for line, (label, formula, value, look, note) in enumerate(rows, TOP):
            page.write_string(line, 0, label, self._styles.get(bold=True, **LINES))
            shown = self._styles.get(num_format=look, align="right", **LINES)
            page.write_formula(line, 1, formula, shown, value)
            page.write_string(line, 2, note, self._styles.note)
        line = TOP + len(rows) + 1
        if not self._book.made:
            text = "Belum ada rencana: anggaran belum diisi, atau katalog pelatihan belum ada."
            page.write_string(line, 0, text, self._styles.note)
        for label, text in self._book.facts.items():
            page.write_string(line, 0, label, self._styles.get(bold=True))
            page.merge_range(line, 1, line, 2, text, self._styles.get(text_wrap=True))
            page.set_row(line, 60)
            line += 1
        page.write_string(line + 1, 0, "Memuat data pribadi; jangan disebarkan.", self._styles.note)
        self._close(page, 0)

    def _sums(self) -> list[tuple[str, str, float, str, str]]:
        book = self._book
        jp, cost = (float(book.places[name].sum()) for name in ("jp", "biaya"))
        left = float(book.open["terbuka"].sum())
        met = float((book.needs["keadaan"] == "Dipenuhi rencana").sum())
        people = float(book.places["nip"].nunique())
        nips = _range("Rencana", PLACES, "nip", book.places)
        distinct = f'=IFERROR(SUMPRODUCT(({nips}<>"")/COUNTIF({nips},{nips}&"")),0)'
        return [
            ("Pegawai yang dilatih", distinct, people, WHOLE, "orang"),
            ("Jam pelajaran", _sum("Rencana", PLACES, "jp", book.places), jp, "#,##0.##", "JP"),
            ("Biaya", _sum("Rencana", PLACES, "biaya", book.places), cost, MONEY,
             "termasuk bagian biaya tetap angkatan"),
            ("Kebutuhan", _count("Kebutuhan", NEEDS, "nip", book.needs), float(len(book.needs)),
             WHOLE, "kesenjangan, kinerja, JP, dan poin IP ASN"),
            ("Kebutuhan yang dipenuhi rencana", _count_if(book.needs), met, WHOLE, ""),
            ("Poin IP ASN terbuka", _sum("Poin terbuka", OPEN, "terbuka", book.open), left, POINT,
             "jumlah seluruh pegawai OPD ini"),
        ]  # fmt: skip

    def table(self, name: str, title: str, rows: pd.DataFrame, heads: Heads) -> None:
        """Write one table on a sheet of its own."""
        page = self._page(name, title)
        filled_table(page, TOP, [(head[1], head[2]) for head in heads], len(rows), self._styles)
        self._rows(page, TOP + 1, rows, heads)
        page.freeze_panes(TOP + 1, 2)
        self._close(page, 2)

    def boxes(self) -> None:
        """Write the nine-box, counted by formulas over the list of names below it."""
        page = self._page("Kotak talenta", "Kotak talenta")
        rows, top = self._book.boxes, TOP + 6
        heads = [(head[1], head[2]) for head in BOXES]
        filled_table(page, top, heads, len(rows), self._styles)
        self._rows(page, top + 1, rows, BOXES)
        letter = xl_col_to_name(len(BOXES) - 1)
        last = top + 1 + max(len(rows), 1)
        column = f"${letter}${top + 2}:${letter}${last}"
        label = self._styles.get(bold=True, text_wrap=True, bg_color=PALE, **LINES)
        box = self._styles.get(text_wrap=True, **LINES)
        count = self._styles.get(bold=True, font_color=STRONG, align="right", **LINES)
        for place, (_, text) in enumerate(POTENTIAL):
            page.merge_range(TOP, 1 + 2 * place, TOP, 2 + 2 * place, text, label)
        for line, (performance, text) in enumerate(AXES, TOP + 1):
            page.write_string(line, 0, text, label)
            page.set_row(line, 100)
            for place, (potential, _) in enumerate(POTENTIAL):
                number = BOX_OF[performance, potential]
                inside = rows.loc[rows["kotak"] == number, "nama"].tolist()
                put(page, line, 1 + 2 * place, _names(number, inside), box)
                formula = f"=COUNTIF({column},{number})"
                page.write_formula(line, 2 + 2 * place, formula, count, len(inside))
        page.freeze_panes(top + 1, 2)
        self._close(page, 2, top)

    def _page(self, name: str, title: str) -> Worksheet:
        page = self._workbook.add_worksheet(name)
        year = f" · tahun rencana {self._book.year}" if self._book.year else ""
        heading(page, self._styles, title, f"{self._book.nama} · {self._book.label}{year}")
        return page

    def _close(self, page: Worksheet, columns: int, top: int = TOP) -> None:
        printed(page, f"Rencana {self._book.nama}, {self._book.label}", (top, top), columns)
        locked(page)

    def _rows(self, page: Worksheet, first: int, rows: pd.DataFrame, heads: Heads) -> None:
        for place, (name, _, width, form) in enumerate(heads):
            wrap = {"text_wrap": True} if width >= 26 else {}
            how = {"num_format": form} if form else wrap
            look = self._styles.get(**how, **LINES)
            values: Sequence[Any] = rows[name].tolist()
            for line, value in enumerate(values, first):
                if value is None or value is pd.NaT or value is pd.NA or value != value:  # noqa: PLR0124
                    page.write_blank(line, place, None, look)
                elif form == DAY:
                    page.write_datetime(line, place, value.to_pydatetime(), look)
                elif form:
                    page.write_number(line, place, float(value), look)
                else:
                    put(page, line, place, str(value), look)


def _names(number: int, people: Sequence[str]) -> str:
    """Return what stands in a box: its number and, of few people, their names."""
    shown = [f"Kotak {number}", *people[:NAMED_AT_MOST]]
    more = len(people) - NAMED_AT_MOST
    return "\n".join([*shown, f"… dan {more} lagi, lihat daftar"] if more > 0 else shown)


def _range(sheet: str, heads: Heads, name: str, rows: pd.DataFrame) -> str:
    letter = xl_col_to_name([head[0] for head in heads].index(name))
    return f"'{sheet}'!${letter}${TOP + 2}:${letter}${TOP + 1 + max(len(rows), 1)}"


def _sum(sheet: str, heads: Heads, name: str, rows: pd.DataFrame) -> str:
    return f"=SUM({_range(sheet, heads, name, rows)})"


def _count(sheet: str, heads: Heads, name: str, rows: pd.DataFrame) -> str:
    return f"=COUNTA({_range(sheet, heads, name, rows)})"


def _count_if(rows: pd.DataFrame) -> str:
    return f'=COUNTIF({_range("Kebutuhan", NEEDS, "keadaan", rows)},"Dipenuhi rencana")'
