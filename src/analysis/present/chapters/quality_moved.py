"""Chapter Mutu data: what became better since the quarter before, and what is new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Cell, Column, Group, Row, Table
from analysis.present.drawn.places import LISTED, WHOLE, rest_note
from analysis.present.locale import N_
from analysis.present.outline import table_number
from analysis.present.wording.numbers import tail
from analysis.present.wording.released import Record, count_cell, sign_cell
from analysis.present.wording.tables import few_note, left, right
from analysis.present.wording.text import capital
from analysis.present.wording.voice import Voice
from analysis.present.wording.words import TABLES
from analysis.release.mended import ALL, FINDING, OTHERS, PEOPLE
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.city import CityReport
    from analysis.release.model import OpdReport

COUNT = 18.0  # mm of a column of counts: its head stands on two lines


def changed(report: OpdReport) -> Block:
    """Staff, coverage and faulty rows of the quarter before and of this one.

    Nothing without an earlier quarter, or where nothing of the place is printed.
    """
    _, rows = Voice(report.lang), as_rows(report.mutu_berubah)
    before = report.previous
    if not rows or before is None or before["periode"] != rows[0]["dari"]:
        return Group()
    now = report.own
    lines = [
        _counts(_("Pegawai"), before["pegawai"], now["pegawai"], _, group=_("Pegawai")),
        _counts(_("Diukur"), before["diukur"], now["diukur"], _),
        Row((Cell(_("Cakupan, %"), header=True), *_coverages((before, now), _))),
    ]
    lines += [
        _counts(_("Berhenti dan mulai terukur"), row["lama"], row["baru"], _)
        for row in rows
        if row["jenis"] == PEOPLE
    ]
    found = [row for row in rows if row["jenis"] == FINDING]
    if len(found) == 2:  # nothing but merged ones: their sum says it
        found = found[1:]
    for place, row in enumerate(found):
        group = _("Baris bermasalah") if place == 0 else ""
        name = finding(row, _)
        lines.append(_counts(name, row["lama"], row["baru"], _, group, total=row["hal"] == ALL))
    hidden = any(row["lama"] is None for row in rows)
    return Table(
        "mutu-berubah",
        _claim(found, rows[0], _),
        _(
            "Pegawai, dan baris yang disisihkan atau ditandai menurut aturan; tanpa tabel hukuman "
            "disiplin."
        ),
        (
            *left(_("Hal")),
            *right(*(capital(_.quarter(rows[0][name])) for name in ("dari", "sampai"))),
        ),
        tuple(lines),
        table_number("mutu-berubah", _),
        (few_note(report, _),) if hidden else (),
        "mutu_berubah.csv",
    )


def changed_by_opd(report: CityReport) -> Block:
    """The same by OPD, in one row each: measured people, coverage, faulty rows in both quarters.

    Where the faulty rows changed most comes first; of hundreds of OPD only the first are listed.
    """
    _, release = Voice(report.lang), report.release
    rows = as_rows(release.mutu_berubah)
    if not rows:
        return Group()
    totals = release.indeks
    whole = totals[(totals["cakupan"] == "opd") & (totals["potongan"] == "semua")]
    pair = (rows[0]["dari"], rows[0]["sampai"])
    by_place = {(row["opd"], row["periode"]): row for row in as_rows(whole)}
    found = {row["opd"]: row for row in rows if row["jenis"] == FINDING and row["hal"] == ALL}
    shown = {row["opd"] for row in rows}
    counts = {
        one["kode"]: found.get(one["kode"], _NONE if one["kode"] in shown else _UNKNOWN)
        for one in as_rows(release.opd)
    }
    every = sorted(as_rows(release.opd), key=lambda one: _most_changed(one, counts))
    told = every if len(every) <= WHOLE else every[:LISTED]
    lines = [
        _place(one["nama"], [by_place.get((one["kode"], p)) for p in pair], counts[one["kode"]], _)
        for one in told
    ]
    columns = [
        Column(
            _("{hal}, {triwulan}", hal=name, triwulan=_.quarter(p, than=pair[1])), "right", COUNT
        )
        for name in (_("Diukur"), _("Cakupan, %"), _("Baris bermasalah"))
        for p in pair
    ]
    return Table(
        "mutu-berubah-opd",
        _claim_by_opd(every[0], counts, rows[0], _) if every else "",
        _(
            "Baris yang disisihkan atau ditandai menurut aturan, dari perubahan terbesar; tanpa "
            "tabel hukuman disiplin."
        ),
        (*left(_("OPD")), *columns),
        tuple(lines),
        "",
        (few_note(report, _), *rest_note(len(every) - len(told), _)),
        "mutu_berubah.csv",
    )


_NONE, _UNKNOWN = {"lama": 0, "baru": 0}, {"lama": None, "baru": None}  # faulty rows of an OPD


def _most_changed(one: Record, counts: Mapping[str, Record]) -> tuple[bool, int, str]:
    old, new = counts[one["kode"]]["lama"], counts[one["kode"]]["baru"]
    if old is None or new is None:
        return (True, 0, one["nama"])
    return (False, -abs(new - old), one["nama"])


def _claim_by_opd(first: Record, counts: Mapping[str, Record], row: Record, _: Voice) -> str:
    """Name the OPD whose faulty rows changed most."""
    old, new = counts[first["kode"]]["lama"], counts[first["kode"]]["baru"]
    if old is None or new is None or old == new:
        earlier = _.quarter(row["dari"], than=row["sampai"])
        return _("Mutu data menurut OPD sejak {triwulan}", triwulan=earlier)
    told = N_("Baris bermasalah bertambah paling banyak di {opd}: dari {lama} menjadi {baru}")
    if new < old:
        told = N_("Baris bermasalah berkurang paling banyak di {opd}: dari {lama} menjadi {baru}")
    return _(told, opd=first["nama"], lama=_.count(old), baru=_.count(new))


def _claim(found: Sequence[Record], row: Record, _: Voice) -> str:
    whole = next((one for one in found if one["hal"] == ALL), None)
    earlier = _.quarter(row["dari"], than=row["sampai"])
    if whole is None or whole["lama"] is None:
        return _("Mutu data sejak {triwulan}", triwulan=earlier)
    if whole["lama"] == whole["baru"]:
        return _("Baris bermasalah tetap {baru}", baru=_.count(whole["baru"]))
    return _(
        "Baris bermasalah dari {lama} menjadi {baru} sejak {triwulan}",
        lama=_.count(whole["lama"]),
        baru=_.count(whole["baru"]),
        triwulan=earlier,
    )


def finding(row: Record, _: Voice) -> str:
    """Name what a row counts: a rule with its table, the merged ones, or all."""
    if row["hal"] == ALL:
        return _("Seluruh baris bermasalah")
    if row["hal"] == OTHERS and row["tabel"]:
        return _("{tabel}: aturan lain", tabel=_(TABLES[row["tabel"]]))
    if row["hal"] == OTHERS:
        return _("Aturan lain")
    return f"{_(TABLES[row['tabel']])}: {_(row['hal'])}"


def _counts(
    name: str, old: int | None, new: int | None, _: Voice, group: str = "", *, total: bool = False
) -> Row:
    label = Cell(name, header=True, bold=total)
    cells = (count_cell(number, _, bold=total) for number in (old, new))
    return Row((label, *cells), group=group, total=total)


def _coverages(rows: Sequence[Mapping[str, object] | None], _: Voice) -> list[Cell]:
    shown = [row for row in rows if row is not None and row["cakupan_persen"] is not None]
    places = max((int(str(row["cakupan_desimal"])) for row in shown), default=0)
    return [_coverage(row, places, _) for row in rows]


def _coverage(row: Record | None, most: int, _: Voice) -> Cell:
    if row is None:
        return Cell("", state="empty")
    if row["cakupan_persen"] is None:
        return sign_cell(row, _)
    places = row["cakupan_desimal"]
    return Cell(_.number(row["cakupan_persen"], places), tail=tail(places, most, _.lang))


def _place(name: str, pair: Sequence[Record | None], found: Record, _: Voice) -> Row:
    measured = [
        Cell("", state="empty")
        if row is None
        else sign_cell(row, _)
        if row["diukur"] is None
        else count_cell(row["diukur"], _)
        for row in pair
    ]
    counts = [count_cell(found[key], _) for key in ("lama", "baru")]
    return Row((Cell(name, header=True), *measured, *_coverages(pair, _), *counts))
