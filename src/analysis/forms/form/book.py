"""The form of one OPD: its own people, filled with what is known, made to be corrected.

What may be typed into is unlocked; each such column offers its choices or says what it accepts.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name

from analysis.forms.form import layout
from analysis.forms.form.guide import write_guide
from analysis.forms.form.known import kinds_by_code
from analysis.forms.form.layout import TITLE_ROWS, Field
from analysis.forms.form.notes import header_note, note_box
from analysis.forms.form.reference import write_dictionary, write_history, write_standards
from analysis.forms.form.snapshot import SHEET, Known, lines
from analysis.forms.form.validation import validation
from analysis.forms.sheets import (
    DAY,
    HOURS,
    LINE_HEIGHT,
    LINES,
    PALE,
    TEXT,
    WANTED,
    Styles,
    aligned,
    heading,
    locked,
    make_tall,
    opened,
    printed,
    put,
    text_lines,
)
from analysis.intake.template import choices

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from analysis.forms.form.material import Form

CHOICES = "pilihan"
WRAPPED = 24  # characters; a wider column of text breaks its lines
SPARE_ROWS = (60, 500)  # rows for new trainings that look up the name: at least, at most
MORE = 500  # rows below the last person that still offer choices
_NUMBER = {"hours": HOURS, "level": "0", "day": DAY, "number": "0", "text": TEXT}


def form_bytes(form: Form) -> bytes:
    """Return the workbook of one OPD's form."""
    lang = form.setting.tongue.lang
    with opened(form.title, lang) as (book, styles, stream):
        writer = _Writer(book, styles, form)
        write_guide(book, styles, form)
        writer.staff()
        writer.levels()
        writer.courses()
        write_history(book, styles, form)
        write_standards(book, styles, form)
        write_dictionary(book, styles, form)
        writer.lists()
        writer.snapshot()
    return stream.getvalue()


class _Writer:
    """Writes the sheets that are typed into, and the hidden ones behind them."""

    def __init__(self, book: Workbook, styles: Styles, form: Form) -> None:
        self._book, self._styles, self._form = book, styles, form
        self._tongue = form.setting.tongue
        kinds = list(dict.fromkeys(kinds_by_code().values()))
        self._lists: dict[str, Sequence[str]] = {
            **{
                name: choices("pegawai", name)
                for name in ("status_asn", "jenis_jabatan", "jenjang_jabatan", "tingkat_pendidikan")
            },
            "jenis_pelatihan": kinds,
            "tingkat_pelatihan": choices("pelatihan", "tingkat"),
        }
        self._footer = form.title

    def staff(self) -> None:
        """Write the sheet of staff."""
        _ = self._tongue
        fields = layout.told_fields(layout.STAFF_FIELDS, _)
        hint = _("Benarkan sel putih; NIP dan nama hanya dibaca.")
        title = _("Pegawai {opd}", opd=self._form.facts.nama_opd)
        page = self._page(_(layout.STAFF), title, hint, fields)
        looks = [self._look(field) for field in fields]
        for row, person in enumerate(self._form.people, TITLE_ROWS + 1):
            self._person(page, row, person, looks)
            lines_ = 1
            for place, field in enumerate(fields[3:], 3):
                text = person.cells.get(field.name, "")
                put(page, row, place, text, looks[place])
                if field.width >= WRAPPED and len(text) > field.width * 0.9:
                    lines_ = max(lines_, text_lines(text, field.width))
            make_tall(page, row, lines_)

    def levels(self) -> None:
        """Write the sheet of assessments: the last level known, one date for each block."""
        _ = self._tongue
        codes = self._form.technical
        fields = layout.level_fields(codes, self._form.setting.dictionary.names, _)
        hint = _("Level 1 sampai 5. Kuning: disyaratkan jabatan, belum dinilai atau kedaluwarsa.")
        page = self._page(_(layout.LEVELS), _("Penilaian kompetensi"), hint, fields)
        looks = [self._look(field) for field in fields]
        wanted = self._styles.get(
            num_format="0", align="center", locked=False, bg_color=WANTED, **LINES
        )
        days = {
            code: place
            for members, day in layout.blocks(codes)
            for code in members
            for place in [layout.place(fields, day)]
        }
        for row, person in enumerate(self._form.people, TITLE_ROWS + 1):
            self._person(page, row, person, looks)
            post = person.cells["jabatan"]
            put(page, row, 3, post, looks[3])
            make_tall(page, row, text_lines(post, fields[3].width))
            last: dict[int, str] = {}
            for place, field in enumerate(fields[4:], 4):
                if field.kind != "level":
                    continue
                asked = (person.nip, field.name) in self._form.wanted
                look = wanted if asked else looks[place]
                level, day = person.levels.get(field.name, (None, ""))
                last[days[field.name]] = max(last.get(days[field.name], ""), day)
                if level is None:
                    page.write_blank(row, place, None, look)
                else:
                    page.write_number(row, place, level, look)
            for place, text in last.items():
                _put_day(page, row, place, text, looks[place])

    def courses(self) -> None:
        """Write the sheet for new trainings; the name beside a NIP is looked up."""
        _ = self._tongue
        fields = layout.told_fields(layout.COURSE_FIELDS, _)
        history = _(layout.HISTORY)
        hint = _(
            "Tambahkan yang belum ada di lembar {lembar}. Nama terisi sendiri.", lembar=history
        )
        title = _("Pelatihan yang belum tercatat")
        page = self._page(_(layout.COURSES), title, hint, fields, filtered=False)
        staff, missing = _(layout.STAFF), _("NIP tidak ada di lembar Pegawai")
        people = len(self._form.people)
        count = min(max(people, SPARE_ROWS[0]), SPARE_ROWS[1])
        top, bottom = TITLE_ROWS + 2, TITLE_ROWS + 1 + max(people, 1)
        lookup = self._styles.get(bg_color=PALE, font_color="#4A5963")
        for row in range(TITLE_ROWS + 1, TITLE_ROWS + 1 + count):
            nip = f"A{row + 1}"
            found = f"MATCH({nip},{staff}!$B${top}:$B${bottom},0)"
            name = f"INDEX({staff}!$C${top}:$C${bottom},{found})"
            shown = f'IFERROR({name},"{missing}")'
            formula = f'=IF({nip}="","",{shown})'
            page.write_formula(row, 1, formula, lookup, "")

    def lists(self) -> None:
        """Write the hidden sheet behind the drop-downs."""
        page = self._book.add_worksheet(CHOICES)
        page.hide()
        for place, values in enumerate(self._lists.values()):
            page.write_column(0, place, values)

    def snapshot(self) -> None:
        """Write the hidden sheet that says what the form was sent with."""
        page = self._book.add_worksheet(SHEET)
        page.very_hidden()
        for row, (name, value) in enumerate(lines(self._form.facts, self._form.people)):
            page.write_string(row, 0, name)
            page.write_string(row, 1, value)
        locked(page)

    def _page(
        self, name: str, title: str, hint: str, fields: Sequence[Field], *, filtered: bool = True
    ) -> Worksheet:
        """Add a sheet with its title, header, notes, choices, protection and print set-up."""
        page = self._book.add_worksheet(name)
        heading(page, self._styles, title, hint)
        last = TITLE_ROWS + max(len(self._form.people), 1)
        for place, field in enumerate(fields):
            page.write_string(TITLE_ROWS, place, field.header, self._styles.head(edit=field.edit))
            empty = self._look(field, lined=False) if field.edit else None
            page.set_column(place, place, field.width, empty)
            note = header_note(field, self._form.setting.dictionary)
            if note:
                page.write_comment(TITLE_ROWS, place, note, note_box(note))
            if field.edit:
                self._validate(page, place, field, last + MORE)
        most = max(text_lines(field.header, field.width) for field in fields)
        page.set_row(TITLE_ROWS, LINE_HEIGHT * max(most, 2) + 4)
        for row in range(TITLE_ROWS):  # above the header nothing is typed
            page.set_row(row, None, self._styles.get())
        page.freeze_panes(TITLE_ROWS + 1, layout.FROZEN if filtered else 2)
        if filtered:
            page.autofilter(TITLE_ROWS, 0, last, len(fields) - 1)
        frozen = layout.FROZEN if filtered else 0
        printed(page, self._footer, (TITLE_ROWS, TITLE_ROWS), frozen, _=self._tongue)
        locked(page)
        return page

    def _person(self, page: Worksheet, row: int, person: Known, looks: Sequence[Format]) -> None:
        page.write_number(row, 0, person.number, looks[0])
        page.write_string(row, 1, person.nip, looks[1])
        put(page, row, 2, person.name, looks[2])

    def _look(self, field: Field, *, lined: bool = True) -> Format:
        how: dict[str, Any] = {"num_format": _NUMBER[field.kind]}
        how |= {"locked": False} if field.edit else {"bg_color": PALE}
        how |= aligned(_NUMBER[field.kind]) if field.kind != "text" else {}
        how |= {"text_wrap": True} if field.kind == "text" and field.width >= WRAPPED else {}
        return self._styles.get(**how, **(LINES if lined else {}))

    def _validate(self, page: Worksheet, place: int, field: Field, last: int) -> None:
        source = self._source(field.choices) if field.choices else ""
        rule = validation(field, source, self._form.setting.last_day, self._tongue)
        page.data_validation(TITLE_ROWS + 1, place, last, place, rule)

    def _source(self, name: str) -> str:
        if name == "nip":
            first, staff = TITLE_ROWS + 2, self._tongue(layout.STAFF)
            last = first + max(len(self._form.people), 1) - 1
            return f"={staff}!$B${first}:$B${last}"
        column = xl_col_to_name(list(self._lists).index(name))
        return f"={CHOICES}!${column}$1:${column}${len(self._lists[name])}"


def _put_day(page: Worksheet, row: int, place: int, text: str, look: Format) -> None:
    if text:
        page.write_datetime(row, place, datetime.fromisoformat(text), look)
    else:
        page.write_blank(row, place, None, look)
