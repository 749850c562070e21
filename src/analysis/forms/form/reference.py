"""The sheets of a form that are for reading: known trainings, standards, dictionary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.forms.form import layout
from analysis.forms.form.layout import MANAGERIAL, TITLE_ROWS
from analysis.forms.sheets import (
    DAY,
    HOURS,
    LINES,
    PALE,
    Styles,
    aligned,
    filled_table,
    heading,
    locked,
    make_tall,
    printed,
    put,
    text_lines,
)
from analysis.language import N_

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from analysis.forms.form.material import Form

GROUNDS = {
    "jabatan": N_("standar jabatan"),
    "jenjang": N_("standar jenjang"),
    "baku": N_("standar baku sementara"),
}
POST = 44.0  # characters: the width of a post's name
_READ = {**LINES, "bg_color": PALE}


def write_history(book: Workbook, styles: Styles, form: Form) -> None:
    """Write the trainings that are known already."""
    _ = form.setting.tongue
    fields = layout.told_fields(layout.HISTORY_FIELDS, _)
    heads = [(field.header, field.width) for field in fields]
    rows = form.history
    hint = _("Hanya dibaca. Yang belum ada di sini: tambahkan di lembar Pelatihan.")
    page = _page(book, styles, form, layout.HISTORY, (_("Pelatihan yang sudah tercatat"), hint))
    filled_table(page, TITLE_ROWS, heads, len(rows), styles)
    text, whole = styles.get(**_READ), styles.get(num_format=HOURS, **aligned(HOURS), **_READ)
    day = styles.get(num_format=DAY, **aligned(DAY), **_READ)
    for place, field in enumerate(fields):
        column = rows[field.name]
        for row, value in enumerate(column.tolist(), TITLE_ROWS + 1):
            if field.kind == "day":
                _put_day(page, row, place, value, day)
            elif field.kind == "text":
                put(page, row, place, str(value), text)
            elif pd.isna(value):
                page.write_blank(row, place, None, whole)
            else:
                page.write_number(row, place, value / 100, whole)


def _put_day(page: Worksheet, row: int, place: int, value: Any, look: Any) -> None:
    if pd.isna(value):
        page.write_blank(row, place, None, look)
    else:
        page.write_datetime(row, place, value.to_pydatetime(), look)


def write_standards(book: Workbook, styles: Styles, form: Form) -> None:
    """Write the required level of each post and competency."""
    rows, _ = form.standards, form.setting.tongue
    codes = [name for name in rows.columns if name not in ("jabatan", "kelompok", "dasar")]
    hint = _("Level yang disyaratkan; kosong: tidak disyaratkan.")
    title = (_("Standar kompetensi jabatan di OPD ini"), hint)
    page = _page(book, styles, form, layout.STANDARDS, title)
    heads = [(_("Jabatan"), POST), (_("Kelompok"), 18.0)]
    heads += [*((code, 8.0) for code in codes), (_("Dasar"), 30.0)]
    filled_table(page, TITLE_ROWS, heads, len(rows), styles)
    text, level = (
        styles.get(text_wrap=True, **_READ),
        styles.get(num_format="0", align="center", **_READ),
    )
    for row, record in enumerate(rows.to_dict("records"), TITLE_ROWS + 1):
        put(page, row, 0, str(record["jabatan"]), text)
        make_tall(page, row, text_lines(str(record["jabatan"]), POST))
        put(page, row, 1, str(record["kelompok"]), text)
        for place, code in enumerate(codes, 2):
            if pd.isna(record[code]):
                page.write_blank(row, place, None, level)
            else:
                page.write_number(row, place, int(record[code]), level)
        grounds = str(record["dasar"]).split(", ")
        told = ", ".join(_(GROUNDS.get(ground, ground)) for ground in grounds)
        put(page, row, len(codes) + 2, told, text)


def write_dictionary(book: Workbook, styles: Styles, form: Form) -> None:
    """Write the competencies with what each of their levels means."""
    words, _ = form.setting.dictionary, form.setting.tongue
    codes = [*MANAGERIAL, *form.technical]
    hint = _("Uraian ringkas dengan kata-kata sendiri, bukan naskah kamus resmi.")
    title = (_("Kamus kompetensi"), hint)
    page = _page(book, styles, form, layout.DICTIONARY, title)
    levels = [f"{n} {words.level_names.get(str(n), '')}".strip() for n in range(1, 6)]
    heads = [(_("Kode"), 8.0), (_("Kompetensi"), 26.0), *((label, 34.0) for label in levels)]
    filled_table(page, TITLE_ROWS, heads, len(codes), styles)
    look = styles.get(text_wrap=True, **_READ)
    for row, code in enumerate(codes, TITLE_ROWS + 1):
        described = [words.levels.get(f"{code}.{number}", "") for number in range(1, 6)]
        name = words.names.get(code, "")
        lines = max(text_lines(text, 34) for text in described)
        make_tall(page, row, max(lines, text_lines(name, 26)))
        put(page, row, 0, code, look)
        put(page, row, 1, name, look)
        for place, text in enumerate(described, 2):
            put(page, row, place, text, look)


def _page(
    book: Workbook, styles: Styles, form: Form, name: str, title: tuple[str, str]
) -> Worksheet:
    page = book.add_worksheet(form.setting.tongue(name))
    heading(page, styles, *title)
    page.freeze_panes(TITLE_ROWS + 1, 2)
    printed(page, form.title, (TITLE_ROWS, TITLE_ROWS), _=form.setting.tongue)
    locked(page)
    return page
