"""What a returned form says differently from what it was sent with, one entry each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from analysis.errors import Phrase, Sentence, phrase, said
from analysis.forms.form import layout
from analysis.forms.form.snapshot import Known
from analysis.forms.returned import advice
from analysis.forms.returned.days import day_of
from analysis.forms.returned.ledger import Entry, Ledger
from analysis.intake.judging.codes import words
from analysis.intake.judging.nip import read_nip
from analysis.intake.judging.numbers import read_level
from analysis.intake.tables.koreksi import CORRECTABLE, meaning

if TYPE_CHECKING:
    from analysis.forms.returned.city import Base
    from analysis.forms.returned.read import Returned, Row, Sheet
    from analysis.intake.judging.reading import Advice

TABLE = {
    layout.STAFF: "pegawai",
    layout.LEVELS: "penilaian_kompetensi",
    layout.COURSES: "pelatihan",
}


@dataclass(frozen=True)
class Person:
    """Whom a row concerns; known is None for somebody the form was not sent with."""

    nip: str
    known: Known | None


def entries(form: Returned, base: Base, ledger: Ledger) -> list[Entry]:
    """Return the entries of a form; whatever else is to be said goes into the ledger."""
    reader = _Reader(form, base, ledger)
    found: list[Entry] = []
    for name in (layout.STAFF, layout.LEVELS, layout.COURSES):
        sheet = form.sheets.get(name)
        if sheet is None:
            ledger.note(form, (name, 0, ""), advice.SHEET_GONE)
            continue
        for header in sheet.missing:
            ledger.note(form, (sheet.name, 0, header), advice.COLUMN_GONE, table=TABLE[name])
        for column in sheet.renamed:
            header = sheet.headers[column]
            ledger.note(form, (sheet.name, 0, header), advice.COLUMN_RENAMED, table=TABLE[name])
        read = {layout.STAFF: reader.staff, layout.LEVELS: reader.levels}.get(name, reader.courses)
        for row in sheet.rows:
            found += read(sheet, row)
        if name != layout.COURSES:
            reader.gone(sheet)
    _tell_unread(form, ledger)
    return found


def _tell_unread(form: Returned, ledger: Ledger) -> None:
    """Say once which filled columns are none of the form's, by letter: a header may name people."""
    told: Sentence | None = None
    for name, sheet in form.sheets.items():
        if sheet.unread:
            here = said("{lembar}: {kolom}", lembar=said(name), kolom=", ".join(sheet.unread))
            told = said("{awal}; {lain}", awal=told, lain=here) if told else here
    if told:
        ledger.note(form, ("", 0, ""), advice.COLUMNS_UNREAD, suggestion=Phrase(told))


@dataclass(frozen=True)
class _Reader:
    form: Returned
    base: Base
    ledger: Ledger
    _by_place: dict[tuple[str, str], Known] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for person in self.form.people.values():
            self._by_place[str(person.number), words(person.name)] = person

    def gone(self, sheet: Sheet) -> None:
        """Say which of its people a sheet no longer has, by name in the value alone."""
        whose = [(row, self._known(row)) for row in sheet.rows]
        here = {known.nip for _, known in whose if known}
        spoilt = {words(row.cells.get("nama", "")) for row, known in whose if known is None}
        left = [
            one
            for one in self.form.people.values()
            if one.nip not in here and words(one.name) not in spoilt
        ]
        if left:
            everybody = len(self.form.people)
            count = phrase("{hilang} dari {semua} pegawai", hilang=len(left), semua=everybody)
            told = "; ".join(f"{one.nip} {one.name}" for one in left)
            self.ledger.note(
                self.form, (sheet.name, 0, ""), advice.ROWS_GONE, value=told, suggestion=count
            )

    def staff(self, sheet: Sheet, row: Row) -> Iterator[Entry]:
        """Yield the cells of staff that were changed."""
        person = self._person(sheet, row)
        if person is None:
            return
        known = person.known
        if known is None:
            found = self._refusal(person, changed=True)
            told_row = " | ".join(text for name, text in row.cells.items() if name != "no")
            self._note(sheet, row, "nip", found or advice.JOINED, told_row)
            return
        told = {name: row.cells.get(name, "") for name in CORRECTABLE if name in sheet.headers}
        before = {name: known.cells.get(name, "") for name in told}
        changed = [n for n in told if meaning(n, told[n]) != meaning(n, before[n])]
        for name in [name for name in changed if not told[name]]:
            self._note(sheet, row, name, advice.EMPTIED, before[name])
        changed = [name for name in changed if told[name]]
        remark, name = row.cells.get("catatan", ""), row.cells.get("nama", "")
        if remark:
            self._note(sheet, row, "catatan", advice.REMARK, remark)
        if name and words(name) != words(known.name):
            self._note(sheet, row, "nama", advice.NAME_EDITED, name)
        refusal = self._refusal(person, changed=bool(changed))
        if refusal and refusal.outcome != "disisihkan":
            self._note(sheet, row, "nip", refusal, person.nip)
        for column in changed:
            yield self._entry(
                sheet, row, person, column, before[column], told[column], refusal=refusal
            )

    def levels(self, sheet: Sheet, row: Row) -> Iterator[Entry]:
        """Yield the levels that were changed, or that a new date concerns."""
        codes = [name for name in sheet.headers if "." in name]
        days = [day for _, day in layout.blocks(codes)]
        sent = row.cells.get("nip", "") in self.form.people
        if not sent and not any(row.cells.get(name) for name in (*codes, *days)):
            return
        person = self._person(sheet, row)
        if person is None:
            return
        for members, day in layout.blocks(codes):
            yield from self._block(sheet, row, person, (members, day))

    def _block(
        self, sheet: Sheet, row: Row, person: Person, block: tuple[tuple[str, ...], str]
    ) -> Iterator[Entry]:
        members, column = block
        last = person.known.levels if person.known else {}
        sent = max((last[code][1] for code in members if code in last), default="")
        day = day_of(row.cells.get(column, "")) if column in sheet.headers else sent
        changed = {}
        for code in (code for code in members if code in sheet.headers):
            text, before = row.cells.get(code, ""), last.get(code)
            if not text and before:
                self._note(sheet, row, code, advice.EMPTIED, str(before[0]))
            elif text and (before is None or read_level(text).value != before[0]):
                changed[code] = text
        if not day and sent and not changed:
            self._note(sheet, row, column, advice.EMPTIED, sent)
        redated = bool(day) and day != sent
        filled = [code for code in members if code in row.cells and code not in changed]
        again = {code: row.cells[code] for code in filled if redated}
        for code, text in {**changed, **again}.items():
            before = last.get(code)
            yield self._entry(
                sheet, row, person, code, str(before[0]) if before else "", text,
                cells={"tanggal": day}, day_header=sheet.headers.get(column, "tanggal"),
                refusal=self._refusal(person, changed=True, facts=True), typed=code in changed,
            )  # fmt: skip

    def courses(self, sheet: Sheet, row: Row) -> Iterator[Entry]:
        """Yield the trainings added: every row with something typed into it."""
        typed = [field.name for field in layout.COURSE_FIELDS if field.edit]
        cells = {name: row.cells[name] for name in typed if name in row.cells}
        for name in ("tanggal_mulai", "tanggal_selesai"):
            cells |= {name: day_of(cells[name])} if name in cells else {}
        if not cells:
            return
        reading = read_nip(cells.get("nip", ""))
        nip = str(reading.value or "")
        person = Person(nip, self.form.people.get(nip))
        refusal = self._refusal(person, changed=True, facts=True) if nip else reading.advice
        yield self._entry(
            sheet, row, person, "nip", "", cells.get("nip", ""), cells=cells, refusal=refusal,
            day_header=sheet.headers.get("tanggal_selesai", "tanggal_selesai"),
        )  # fmt: skip

    def _person(self, sheet: Sheet, row: Row) -> Person | None:
        """Say whom a row concerns: by its NIP, else by its number and name together."""
        text = row.cells.get("nip", "")
        nip = str(read_nip(text).value or "")
        if nip in self.form.people:
            return Person(nip, self.form.people[nip])
        known = self._known(row)
        if known is not None and (not nip or _destroyed(nip, known.nip)):
            self._note(sheet, row, "nip", advice.NIP_RESTORED, text)
            return Person(known.nip, known)
        if known is not None:
            self._note(sheet, row, "nip", advice.NIP_EDITED, text)
        elif nip:
            return Person(nip, None)
        elif objection := read_nip(text).advice:
            self._note(sheet, row, "nip", objection, text)
        return None

    def _known(self, row: Row) -> Known | None:
        """Return whose row it was when the form was sent: by its NIP, else by number and name."""
        nip = str(read_nip(row.cells.get("nip", "")).value or "")
        place = (row.cells.get("no", ""), words(row.cells.get("nama", "")))
        return self.form.people.get(nip) or self._by_place.get(place)

    def _refusal(self, person: Person, *, changed: bool, facts: bool = False) -> Advice | None:
        """Say why nothing of a person may be taken. facts: of a history, not of the staff table."""
        places = self.base.opd.get(person.nip)
        here = places is not None and (not places or self.form.facts.opd in places)
        if person.known is not None:
            if places is None:
                return advice.LEFT if changed else advice.LEFT_UNCHANGED
            if not here and not facts:
                return advice.MOVED if changed else advice.MOVED_UNCHANGED
            return None
        if places is None:
            return advice.STRANGER
        if not here:
            return advice.OF_OTHER_OPD
        return None if facts or not changed else advice.JOINED

    def _note(self, sheet: Sheet, row: Row, column: str, found: Advice, value: str) -> None:
        header = sheet.headers.get(column, column)
        self.ledger.note(self.form, (sheet.name, row.number, header), found, value=value)

    def _entry(
        self, sheet: Sheet, row: Row, person: Person, name: str, old: str, new: str,
        **more: Any,
    ) -> Entry:  # fmt: skip
        table = {"nip": "pelatihan"}.get(name, "penilaian_kompetensi" if "." in name else "pegawai")
        return Entry(
            form=self.form, sheet=sheet.name, row=row.number, table=table, nip=person.nip,
            name=name, header=sheet.headers.get(name, name), old=old, new=new,
            **more,
        )  # fmt: skip


def _destroyed(nip: str, sent: str) -> bool:
    """Say whether a NIP is another one with the last three digits lost."""
    return nip.endswith("000") and nip[:15] == sent[:15]
