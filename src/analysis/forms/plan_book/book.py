"""rencana.xlsx of one OPD: plan, needs, nine-box and open points by name. Internal.

Sheets are protected without a password against slips: what is computed from a table is a formula
over it, everything else is as the run found it. Filters and widths stay usable.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd
from xlsxwriter.utility import xl_col_to_name

from analysis.forms.plan_book.columns import BOXES, NEEDS, OPEN, PLACES, Heads
from analysis.forms.plan_book.rows import MET
from analysis.forms.plan_book.words import AXES, POTENTIAL
from analysis.forms.sheets import (
    DAY,
    LINES,
    MONEY,
    PALE,
    POINT,
    STRONG,
    WHOLE,
    Styles,
    aligned,
    filled_table,
    heading,
    locked,
    make_tall,
    opened,
    printed,
    put,
    text_lines,
)
from analysis.language import N_, Tongue

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from analysis.forms.plan_book.rows import PlanBook

TOP = 3  # row of the headers
RENCANA, KEBUTUHAN, TERBUKA = N_("Rencana"), N_("Kebutuhan"), N_("Poin terbuka")  # sheets
BOX_COLUMNS = ((1, 2), (3, 3), (4, 4))  # of the list below, equally wide
WRAPPED = 20  # characters; a wider column of text breaks its lines
NAMED_AT_MOST = 12  # people named inside a box; the list below names all


def plan_book(book: PlanBook) -> bytes:
    """Return the workbook of one OPD; without a plan it holds the needs and says so."""
    _ = book.tongue
    with opened(_("Rencana pengembangan {opd}", opd=book.nama), _.lang) as (
        workbook,
        styles,
        stream,
    ):
        writer = _Writer(workbook, styles, book)
        writer.summary()
        writer.table(RENCANA, _("Rencana pengembangan"), book.places, PLACES)
        writer.table(KEBUTUHAN, _("Kebutuhan pengembangan"), book.needs, NEEDS)
        writer.boxes()
        writer.table(TERBUKA, _("Poin IP ASN yang masih terbuka"), book.open, OPEN)
    return stream.getvalue()


class _Writer:
    def __init__(self, workbook: Workbook, styles: Styles, book: PlanBook) -> None:
        self._workbook, self._styles, self._book = workbook, styles, book
        self._tongue = book.tongue

    def summary(self) -> None:
        """Write the first sheet: what the others add up to, as formulas over them."""
        _ = self._tongue
        title = _("Rencana pengembangan: {opd}", opd=self._book.nama)
        page = self._page(N_("Ringkasan"), title)
        page.set_column(0, 0, 40)
        page.set_column(1, 1, 22)
        page.set_column(2, 2, 60)
        rows = self._sums()
        for line, (label, formula, value, look, note) in enumerate(rows, TOP):
            page.write_string(line, 0, label, self._styles.get(bold=True, **LINES))
            shown = self._styles.get(num_format=look, **aligned(look), **LINES)
            page.write_formula(line, 1, formula, shown, value)
            page.write_string(line, 2, note, self._styles.note)
        line = TOP + len(rows) + 1
        if not self._book.made:
            text = _("Belum ada rencana: anggaran belum diisi, atau katalog pelatihan belum ada.")
            if self._book.why:
                text = _("Rencana tidak dapat dibuat. {sebab}", sebab=self._book.why)
            page.write_string(line, 0, text, self._styles.note)
        for label, text in self._book.facts.items():
            page.write_string(line, 0, label, self._styles.get(bold=True))
            page.merge_range(line, 1, line, 2, text, self._styles.get(text_wrap=True))
            page.set_row(line, 60)
            line += 1
        warning = _("Memuat data pribadi; jangan disebarkan.")
        page.write_string(line + 1, 0, warning, self._styles.note)
        self._close(page, 0)

    def _sums(self) -> list[tuple[str, str, float, str, str]]:
        book, _ = self._book, self._tongue
        plan, needs, points = _(RENCANA), _(KEBUTUHAN), _(TERBUKA)
        jp, cost = (float(book.places[name].sum()) for name in ("jp", "biaya"))
        left = float(book.open["terbuka"].sum())
        met = float((book.needs["keadaan"] == _(MET)).sum())
        people = float(book.places["nip"].nunique())
        nips = _range(plan, PLACES, "nip", book.places)
        distinct = f'=IFERROR(SUMPRODUCT(({nips}<>"")/COUNTIF({nips},{nips}&"")),0)'
        return [
            (_("Pegawai yang dilatih"), distinct, people, WHOLE, _("orang")),
            (_("Jam pelajaran"), _sum(plan, PLACES, "jp", book.places), jp,
             WHOLE if jp.is_integer() else POINT, "JP"),
            (_("Biaya"), _sum(plan, PLACES, "biaya", book.places), cost, MONEY,
             _("termasuk bagian biaya tetap angkatan")),
            (_("Kebutuhan"), _count(needs, NEEDS, "nip", book.needs), float(len(book.needs)),
             WHOLE, _("kesenjangan, kinerja, JP, dan poin IP ASN")),
            (_("Kebutuhan yang dipenuhi rencana"), _count_if(needs, book.needs, _(MET)), met,
             WHOLE, ""),
            (_("Poin IP ASN terbuka"), _sum(points, OPEN, "terbuka", book.open), left, POINT,
             _("jumlah seluruh pegawai OPD ini")),
        ]  # fmt: skip

    def table(self, name: str, title: str, rows: pd.DataFrame, heads: Heads) -> None:
        """Write one table on a sheet of its own."""
        page = self._page(name, title)
        filled_table(page, TOP, self._heads(heads), len(rows), self._styles)
        self._rows(page, TOP + 1, rows, heads)
        page.freeze_panes(TOP + 1, 2)
        self._close(page, 2)

    def boxes(self) -> None:
        """Write the nine-box, counted by formulas over the list of names below it."""
        page = self._page(N_("Kotak talenta"), self._tongue("Kotak talenta"))
        rows, top = self._book.boxes, TOP + 2 + 2 * len(AXES)
        filled_table(page, top, self._heads(BOXES), len(rows), self._styles)
        self._rows(page, top + 1, rows, BOXES)
        label = self._styles.get(bold=True, text_wrap=True, bg_color=PALE, **LINES)
        for (first, last), (_key, text) in zip(BOX_COLUMNS, POTENTIAL, strict=True):
            _across(page, TOP, (first, last), self._tongue(text), label)
        for line, (performance, text) in zip(range(TOP + 1, top, 2), AXES, strict=False):
            page.merge_range(line, 0, line + 1, 0, self._tongue(text), label)
            self._boxes_of(page, line, performance, rows)
        page.freeze_panes(top + 1, 2)
        self._close(page, 2, top)

    def _boxes_of(self, page: Worksheet, line: int, performance: str, rows: pd.DataFrame) -> None:
        """Write the three boxes of one performance: how many, and below it who."""
        count = self._styles.get(bold=True, font_color=STRONG, **LINES)
        named = self._styles.get(text_wrap=True, **LINES)
        column = _range("", BOXES, "kotak", rows, TOP + 2 + 2 * len(AXES))
        most = 1
        _ = self._tongue
        for (first, last), (potential, _label) in zip(BOX_COLUMNS, POTENTIAL, strict=True):
            number = self._book.box_of[f"{performance}.{potential}"]
            people = rows.loc[rows["kotak"] == number, "nama"].tolist()
            many = _.count(len(people))
            told = _("Kotak {nomor}: {banyak} orang", nomor=number, banyak=many)
            _across(page, line, (first, last), told, count)
            counted = f'"&COUNTIF({column},{number})&"'
            shown = _("Kotak {nomor}: {banyak} orang", nomor=number, banyak=counted)
            formula = f'="{shown}"'
            page.write_formula(line, first, formula, count, told)
            _across(page, line + 1, (first, last), _names(people, _), named)
            width = sum(head[2] for head in BOXES[first : last + 1])
            most = max(most, text_lines(_names(people, _), width))
        make_tall(page, line + 1, max(most, 2))

    def _heads(self, heads: Heads) -> list[tuple[str, float]]:
        return [(self._tongue(head[1]), head[2]) for head in heads]

    def _page(self, name: str, title: str) -> Worksheet:
        _ = self._tongue
        page = self._workbook.add_worksheet(_(name))
        year = _(" · tahun rencana {tahun}", tahun=self._book.year) if self._book.year else ""
        heading(page, self._styles, title, f"{self._book.nama} · {self._book.label}{year}")
        return page

    def _close(self, page: Worksheet, columns: int, top: int = TOP) -> None:
        _, book = self._tongue, self._book
        footer = _("Rencana {opd}, {triwulan}", opd=book.nama, triwulan=book.label)
        printed(page, footer, (top, top), columns, _=_)
        locked(page)

    def _rows(self, page: Worksheet, first: int, rows: pd.DataFrame, heads: Heads) -> None:
        lines_ = [1] * len(rows)
        for place, (name, _head, width, form) in enumerate(heads):
            wrap = {"text_wrap": True} if width >= WRAPPED else {}
            how: dict[str, Any] = {"num_format": form, **aligned(form)} if form else wrap
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
                    if wrap and len(str(value)) > width * 0.9:
                        taken = text_lines(str(value), width)
                        lines_[line - first] = max(lines_[line - first], taken)
        for line, taken in enumerate(lines_, first):
            make_tall(page, line, taken)


def _across(page: Worksheet, line: int, columns: tuple[int, int], text: str, look: Format) -> None:
    """Write a text over one or more columns."""
    first, last = columns
    if first < last:
        page.merge_range(line, first, line, last, "", look)
    put(page, line, first, text, look)


def _names(people: Sequence[str], _: Tongue) -> str:
    """Return the names in a box, of few people all of them."""
    more = len(people) - NAMED_AT_MOST
    rest = [_("… dan {banyak} lagi, lihat daftar", banyak=more)] if more > 0 else []
    return "\n".join([*people[:NAMED_AT_MOST], *rest])


def _range(sheet: str, heads: Heads, name: str, rows: pd.DataFrame, top: int = TOP) -> str:
    """Return a column of a table as a formula names it; "" is the sheet the formula stands on."""
    letter = xl_col_to_name([head[0] for head in heads].index(name))
    place = f"${letter}${top + 2}:${letter}${top + 1 + max(len(rows), 1)}"
    return f"'{sheet}'!{place}" if sheet else place


def _sum(sheet: str, heads: Heads, name: str, rows: pd.DataFrame) -> str:
    return f"=SUM({_range(sheet, heads, name, rows)})"


def _count(sheet: str, heads: Heads, name: str, rows: pd.DataFrame) -> str:
    return f"=COUNTA({_range(sheet, heads, name, rows)})"


def _count_if(sheet: str, rows: pd.DataFrame, state: str) -> str:
    return f'=COUNTIF({_range(sheet, NEEDS, "keadaan", rows)},"{state}")'
