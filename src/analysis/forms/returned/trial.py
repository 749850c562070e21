"""Entries judged by the intake itself, as if they had been delivered: its rules are the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.errors import phrase, said
from analysis.forms.returned import advice
from analysis.forms.returned.courses import FACTS
from analysis.forms.returned.ledger import Entry, Ledger
from analysis.forms.returned.staff import CORRECTION, Rows
from analysis.intake.assemble import assemble
from analysis.intake.delivery import ASIDE, USED
from analysis.intake.files.headers import columns_of
from analysis.intake.files.raw import DATA, RawTable
from analysis.intake.judging import advice as intake_advice

if TYPE_CHECKING:
    from analysis.dataset import Dataset, Period
    from analysis.intake.delivery import Delivery
    from analysis.intake.files.raw import ReadResult
    from analysis.regulation import Regulation

POST = ("status_asn", "unit_kerja", "jenis_jabatan", "jenjang_jabatan", "jabatan")
CORRECTIONS = "koreksi (uji)"
_KNOWN_ALREADY = {intake_advice.COPY.rule, intake_advice.COURSE_OVERLAP.rule}


@dataclass(frozen=True, eq=False)
class Court:
    """What judging needs: the files without forms, as read and as judged, and the settings."""

    read: ReadResult
    delivery: Delivery
    dataset: Dataset
    period: Period
    regulation: Regulation


def judged(
    court: Court,
    staff: Sequence[tuple[Entry, Rows]],
    before: Rows,
    histories: Mapping[str, Sequence[Entry]],
    ledger: Ledger,
) -> tuple[list[tuple[Entry, Rows]], dict[str, list[Entry]]]:
    """Return what the intake would use of the entries; what it would not is refused.

    before: corrections of other forms. histories: entries by table. A correction after which a
    person's row could no longer be used is refused.
    """
    if not staff and not any(histories.values()):
        return [], {table: [] for table in histories}
    tables = [*court.read.tables]
    corrections = [*before, *(row for _, rows in staff for row in rows)]
    if corrections:
        tables.append(_raw("koreksi", CORRECTIONS, corrections, {}))
    for table, entries in histories.items():
        tables += _tables(table, entries)
    delivery = assemble(
        replace(court.read, tables=tuple(tables)), court.dataset, court.period, court.regulation
    )
    kept = {
        table: _standing(table, entries, delivery, ledger) for table, entries in histories.items()
    }
    return _harmless(staff, court.delivery, delivery, ledger), kept


def _tables(table: str, entries: Sequence[Entry]) -> list[RawTable]:
    """Return one table per form and sheet, its rows in the order of the entries."""
    by_sheet: dict[str, list[Entry]] = {}
    for entry in entries:
        by_sheet.setdefault(_label(entry), []).append(entry)
    return [
        _raw(table, label, [_cells(entry) for entry in many], _headers(table, many))
        for label, many in by_sheet.items()
    ]


def _label(entry: Entry) -> str:
    return f"{entry.form.file} [{entry.sheet}]"


def _cells(entry: Entry) -> dict[str, Any]:
    if entry.table == "pelatihan":
        told = {name: entry.cells.get(name) for name in FACTS}
        return {**told, "nip": entry.nip, "baris": entry.row}
    return {
        "nip": entry.nip,
        "kompetensi": entry.name,
        "level": entry.new,
        "tanggal": entry.cells["tanggal"],
        "kolom": entry.header,
        "baris": entry.row,
    }


def _headers(table: str, entries: Sequence[Entry]) -> dict[str, str]:
    sheet = next(one for one in entries[0].form.sheets.values() if one.name == entries[0].sheet)
    if table == "pelatihan":
        return dict(sheet.headers)
    return {"nip": "NIP", "kompetensi": "", "level": "", "tanggal": entries[0].day_header}


def _raw(
    table: str, file: str, rows: Sequence[Mapping[str, Any]], headers: Mapping[str, str]
) -> RawTable:
    frame = pd.DataFrame(list(rows))
    columns = [*columns_of(table), *(["kolom"] if table == "penilaian_kompetensi" else [])]
    numbers = frame["baris"] if "baris" in frame else pd.Series(range(2, len(frame) + 2))
    texts = frame.reindex(columns=columns).astype("object").replace("", None).astype("str")
    return RawTable(
        table,
        file,
        "",
        texts.assign(baris=numbers.astype("int64").to_numpy(), jenis_baris=DATA),
        dict(headers) or dict(zip(CORRECTION, CORRECTION, strict=True)),
        "formulir",
    )


def _standing(
    table: str, entries: Sequence[Entry], delivery: Delivery, ledger: Ledger
) -> list[Entry]:
    """Return the entries that the intake uses; its findings about them go into the ledger."""
    if not entries:
        return []
    labels = {_label(entry) for entry in entries}
    found = delivery.problems
    found = found[(found["table"] == table) & found["file"].isin(labels)]
    doubles = found["rule"].isin(_KNOWN_ALREADY)
    ledger.add(found[~doubles])
    again = set(found.loc[doubles, ["file", "row"]].itertuples(index=False, name=None))
    rows = delivery.tables[table]
    fates = {label: iter(rows.loc[rows["berkas"] == label, "nasib"].tolist()) for label in labels}
    kept = []
    for entry in entries:
        if next(fates[_label(entry)]) == USED:
            kept.append(entry)
        elif (_label(entry), entry.row) in again:
            ledger.take(entry, already=True)
        else:
            ledger.settle_refused(entry)
    return kept


def _harmless(
    staff: Sequence[tuple[Entry, Rows]], before: Delivery, after: Delivery, ledger: Ledger
) -> list[tuple[Entry, Rows]]:
    """Return the corrections without those that leave a row unusable, or move it to another OPD."""
    if not staff:
        return []
    old, new = before.tables["pegawai"], after.tables["pegawai"]
    elsewhere = old["opd"].notna() & new["opd"].notna() & (old["opd"] != new["opd"])
    moved = set(new.loc[elsewhere, "nip"].dropna())
    harmed = (new["nasib"] == ASIDE).to_numpy() & (old["nasib"] != ASIDE).to_numpy()
    people = set(new.loc[harmed, "nip"].dropna())
    places = set(new.loc[harmed, ["berkas", "baris"]].itertuples(index=False, name=None))
    why: dict[str, str] = {}
    nip_at = {
        (row.berkas, row.baris): str(row.nip)
        for row in new.loc[harmed, ["berkas", "baris", "nip"]].itertuples(index=False)
    }
    for row in after.problems.itertuples(index=False):
        if row.outcome == ASIDE and (row.file, row.row) in places:
            why.setdefault(nip_at[row.file, row.row], str(row.rule))
    kept = []
    for entry, rows in staff:
        if entry.nip in people and entry.name in POST:
            reason = why.get(entry.nip, "")
            ledger.refuse(
                entry,
                advice.STATUS_MISFIT,
                phrase("{isi} ({sebab})", isi=entry.new, sebab=said(reason)),
            )
        elif entry.nip in moved and entry.name == "unit_kerja":
            ledger.refuse(entry, advice.UNIT_ELSEWHERE)
        else:
            kept.append((entry, rows))
    return kept
