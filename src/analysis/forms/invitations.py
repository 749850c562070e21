"""Invitation lists: one workbook, a sheet per batch, every cell from the list written as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from babel.dates import format_date
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from analysis.forms.sheets import LINES, Styles, heading, opened, printed, put
from analysis.language import INDONESIAN, N_, Tongue
from analysis.plan.calendar.split import Split

NARROWEST, WIDEST = 10, 44  # characters
ROOM = 22  # points: a row that takes a signature
TOP = 3  # the row of the column heads
FOOTER = N_("Internal: memuat nama dan NIP")


@dataclass(frozen=True)
class Invitation:
    """What the lists say besides the people.

    title: of the training. columns: those of the list that are shown, with their heads. opd: the
    column that names the OPD. remarks: where, what, how to mend it; listed on a sheet of its own.
    """

    title: str
    columns: tuple[tuple[str, str], ...]
    opd: str
    remarks: tuple[tuple[str, str, str], ...] = ()
    tongue: Tongue = INDONESIAN


def workbook(split: Split, invitation: Invitation) -> bytes:
    """Return the XLSX: the batches on one page, a list per batch, and what should be looked at.

    Equal input gives equal bytes. Internal: it names people.
    """
    _ = invitation.tongue
    with opened(invitation.title, _.lang) as (book, styles, stream):
        _overview(book.add_worksheet(_("Ringkasan")), split, invitation, styles)
        _agencies(book.add_worksheet(_("Sebaran OPD")), split, invitation, styles)
        for batch in split.angkatan.to_dict("records"):
            number, when = batch["angkatan"], _when(batch, _)
            people = split.peserta[split.peserta["angkatan"] == number]
            page = book.add_worksheet(_("Angkatan {nomor}", nomor=number))
            hint = _("{banyak} peserta dari {opd} OPD", banyak=batch["peserta"], opd=batch["opd"])
            hint += f"; {when}" if when else ""
            title = _("{judul}: angkatan {nomor}", judul=invitation.title, nomor=number)
            heading(page, styles, title, hint)
            _list(page, people, invitation, styles)
        if invitation.remarks:
            _remarks(book, invitation, styles)
    return stream.getvalue()


def day_span(first: date, last: date, _: Tongue = INDONESIAN) -> str:
    """Write the days of a batch: Senin, 1 Februari 2027 sampai Rabu, 3 Februari 2027."""
    names = [format_date(day, "EEEE, d MMMM y", locale=_.lang) for day in (first, last)]
    return _(" sampai ").join(dict.fromkeys(names))


def _when(batch: Mapping[Any, Any], _: Tongue) -> str:
    first, last = batch["mulai"], batch["selesai"]
    return "" if pd.isna(first) else day_span(first.date(), last.date(), _)


def _overview(page: Worksheet, split: Split, invitation: Invitation, styles: Styles) -> None:
    batches = split.angkatan.to_dict("records")
    _ = invitation.tongue
    hint = _("{banyak} peserta, {angkatan} angkatan", banyak=_.count(len(split.peserta)),
             angkatan=len(batches))  # fmt: skip
    heading(page, styles, invitation.title, hint)
    heads = ((_("Angkatan"), 10), (_("Peserta"), 10), ("OPD", 10), (_("Hari"), 60))
    for place, (label, width) in enumerate(heads):
        page.write_string(TOP, place, label, styles.head())
        page.set_column(place, place, width)
    look = styles.get()
    for line, batch in enumerate(batches, start=TOP + 1):
        for place, name in enumerate(("angkatan", "peserta", "opd")):
            page.write_number(line, place, batch[name], look)
        put(page, line, 3, _when(batch, _), look)
    page.freeze_panes(TOP + 1, 1)
    printed(page, _(FOOTER), (TOP, TOP), _=_)


def _agencies(page: Worksheet, split: Split, invitation: Invitation, styles: Styles) -> None:
    """Write how many people of each OPD are in each batch."""
    counts = pd.crosstab(split.peserta[invitation.opd].fillna(""), split.peserta["angkatan"])
    _ = invitation.tongue
    heading(page, styles, invitation.title, _("Peserta setiap OPD menurut angkatan"))
    each_batch = (_("Angkatan {nomor}", nomor=number) for number in counts.columns)
    heads = ["OPD", _("Jumlah"), *each_batch]
    for place, label in enumerate(heads):
        page.write_string(TOP, place, label, styles.head())
    many = counts.to_numpy().tolist()
    for line, (name, each) in enumerate(zip(counts.index, many, strict=True), start=TOP + 1):
        put(page, line, 0, str(name) or _("(OPD kosong)"), styles.get(text_wrap=True))
        for place, people in enumerate([sum(each), *each], start=1):
            page.write_number(line, place, people, styles.get())
    page.set_column(0, 0, WIDEST)
    page.set_column(1, len(heads) - 1, 12)
    page.freeze_panes(TOP + 1, 1)
    page.autofilter(TOP, 0, TOP + len(many), len(heads) - 1)
    printed(page, _(FOOTER), (TOP, TOP), 1, _=_)


def _list(page: Worksheet, people: pd.DataFrame, invitation: Invitation, styles: Styles) -> None:
    _ = invitation.tongue
    heads = [_("No."), *(label for _name, label in invitation.columns), _("Tanda tangan")]
    texts = [people[name].fillna("").astype("str").tolist() for name, _head in invitation.columns]
    for place, label in enumerate(heads):
        page.write_string(TOP, place, label, styles.head())
    look = styles.get(text_wrap=True, **LINES)
    for line in range(len(people)):
        page.set_row(TOP + 1 + line, ROOM)
        page.write_number(TOP + 1 + line, 0, line + 1, look)
        for place, column in enumerate(texts, start=1):
            put(page, TOP + 1 + line, place, column[line], look)
        put(page, TOP + 1 + line, len(heads) - 1, "", look)
    page.set_column(0, 0, 5)
    for place, (label, column) in enumerate(zip(heads[1:-1], texts, strict=True), start=1):
        page.set_column(place, place, _width([label, *column]))
    page.set_column(len(heads) - 1, len(heads) - 1, 20)
    page.freeze_panes(TOP + 1, 2)
    page.autofilter(TOP, 0, TOP + max(len(people), 1), len(heads) - 1)
    printed(page, _(FOOTER), (TOP, TOP), _=_)


def _width(texts: Sequence[str]) -> int:
    return min(max(max(map(len, texts)) + 2, NARROWEST), WIDEST)


def _remarks(book: Workbook, invitation: Invitation, styles: Styles) -> None:
    remarks, _ = invitation.remarks, invitation.tongue
    page = book.add_worksheet(_("Periksa"))
    many = _("{banyak} catatan pada daftar peserta", banyak=len(remarks))
    heading(page, styles, _("Yang perlu diperiksa"), many)
    heads = ((_("Tempat"), 32), (_("Temuan"), 60), (_("Perbaikan"), 60))
    for place, (label, width) in enumerate(heads):
        page.write_string(TOP, place, label, styles.head())
        page.set_column(place, place, width)
    look = styles.get(text_wrap=True)
    for line, remark in enumerate(remarks, start=TOP + 1):
        for place, text in enumerate(remark):
            put(page, line, place, text, look)
    page.freeze_panes(TOP + 1, 0)
    page.autofilter(TOP, 0, TOP + len(remarks), 2)
    printed(page, _(FOOTER), (TOP, TOP), _=_)
