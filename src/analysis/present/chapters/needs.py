"""Needs: what people lack by source, and what the plan leaves open, with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Cell, Column, Group, Note, Row, Table
from analysis.present.outline import table_number
from analysis.present.wording.gap_words import rules_of
from analysis.present.wording.plan_text import why_no_plan
from analysis.present.wording.plan_words import NEED_SOURCES, about, told_reason
from analysis.present.wording.released import HIDDEN, NOBODY, Record, because, count_cell
from analysis.present.wording.tables import few_note, left, right
from analysis.present.wording.text import small
from analysis.present.wording.voice import Voice
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.model import OpdReport

WIDTHS = (38.0, 46.0, 14.0, 21.0, 51.0)  # millimetres, with the legal grounds
COMPETENCIES_SHOWN = 3  # of one source in the chapter, most people first; the rest in the appendix


def listed(report: OpdReport) -> Block:
    """The needs by source: how many people, and how many of them no course serves."""
    _ = Voice(report.lang)
    return _table("kebutuhan", ordered(report), report, _, most=COMPETENCIES_SHOWN)


def in_full(report: OpdReport) -> Block:
    """The same for every competency, for the appendix."""
    _ = Voice(report.lang)
    return _table("kebutuhan-lengkap", ordered(report), report, _, most=None)


def ordered(report: OpdReport) -> list[Record]:
    """Return the needs in the order of their sources, most people first."""
    places = {name: place for place, name in enumerate(NEED_SOURCES)}
    rows = as_rows(report.kebutuhan)
    return sorted(rows, key=lambda row: (places[row["sumber"]], -(row["orang"] or 0), row["hal"]))


def _table(
    key: str, rows: Sequence[Record], report: OpdReport, _: Voice, *, most: int | None
) -> Block:
    number = table_number(key, _)
    if all(row["orang"] is None for row in rows):
        return Note(f"{number} {_nothing(report, _)}")
    told = [row for row in rows if row["orang"] is not None]
    shown = _chosen(told, most)
    left_out = len(told) - len(shown)
    grounds = _grounds(report) if most is None else {}
    drawn = [
        _row(row, before, report, grounds, _)
        for before, row in zip([None, *shown], shown, strict=False)
    ]
    notes = [_("Satu orang dapat mempunyai beberapa kebutuhan.")]
    if left_out:
        notes.append(_("{jumlah} kompetensi lain ada di lampiran.", jumlah=_.count(left_out)))
    if any(row["tanpa_pelatihan"] is None for row in shown):
        notes.insert(0, few_note(report, _))
    if len(told) < len(rows):
        few = _.count(len(rows) - len(told))
        notes.append(_("{jumlah} kebutuhan lain menyangkut terlalu sedikit orang.", jumlah=few))
    return Table(
        key,
        _claim(shown, report, _),
        _(
            "Pegawai menurut sumber kebutuhan. Tanpa pelatihan: di antaranya yang tidak dijawab "
            "satu pun pelatihan dalam katalog."
        ),
        _columns(_, grounded=most is None),
        tuple(drawn),
        number,
        tuple(notes),
        f"{key}.csv",
    )


def _columns(_: Voice, *, grounded: bool) -> tuple[Column, ...]:
    plain = (*left(_("Sumber"), _("Kebutuhan")), *right(_("Orang"), _("Tanpa pelatihan")))
    if not grounded:
        return plain
    columns = (*plain, *left(_("Dasar hukum")))
    return tuple(replace(one, width=w) for one, w in zip(columns, WIDTHS, strict=True))


def _chosen(rows: Sequence[Record], most: int | None) -> list[Record]:
    """Keep of the competencies of a source the first ones, at most so many."""
    kept: list[Record] = []
    for row in rows:
        same = sum(other["sumber"] == row["sumber"] for other in kept)
        if most is None or same < most or not row["sumber"].startswith("kesenjangan"):
            kept.append(row)
    return kept


def _row(
    row: Record, before: Record | None, report: OpdReport, grounds: Mapping[str, str], _: Voice
) -> Row:
    """Return a need; its source and legal ground are said once, in the first row of each."""
    source = row["sumber"]
    title, last = (_(NEED_SOURCES[r["sumber"]]) if r else "" for r in (row, before))
    title = "" if title == last else title
    label = Cell(about(source, row["hal"], report, _), header=True)
    counts = (count_cell(row[name], _) for name in ("orang", "tanpa_pelatihan"))
    first = before is None or before["sumber"] != source
    law = (Cell(_(grounds[source]) if first else ""),) if grounds else ()
    return Row((Cell(title), label, *counts, *law), group=title)


def _grounds(report: OpdReport) -> Mapping[str, str]:
    """Return the legal ground of every source of needs."""
    return dict((rules_of(report) or {}).get("dasar_hukum", {}))


def _claim(rows: Sequence[Record], report: OpdReport, _: Voice) -> str:
    # the yearly hours bind every PNS: no news
    shown = [row for row in rows if row["orang"] is not None and row["sumber"] != "jp_tahunan"]
    if not shown:
        return _("Kebutuhan pengembangan menurut sumber")
    most = max(shown, key=lambda row: row["orang"])
    yearly = [row["orang"] or 0 for row in rows if row["sumber"] == "jp_tahunan"]
    if max(yearly, default=0) >= most["orang"]:
        return _(
            "Kebutuhan terbanyak selain JP wajib: {hal}, {orang} orang",
            hal=small_unless_name(about(most["sumber"], most["hal"], report, _), most["sumber"]),
            orang=_.count(most["orang"]),
        )
    return _(
        "Kebutuhan terbanyak: {hal}, {orang} orang",
        hal=small_unless_name(about(most["sumber"], most["hal"], report, _), most["sumber"]),
        orang=_.count(most["orang"]),
    )


def small_unless_name(text: str, source: str) -> str:
    """Keep the capital of a competency's name inside a sentence."""
    return text if source.startswith("kesenjangan") or text[:2].isupper() else small(text)


def _nothing(report: OpdReport, _: Voice) -> str:
    if report.own["keadaan"] in {HIDDEN, NOBODY}:
        reason = because(report.own, report.info, _)
        return _("Kebutuhan tidak ditampilkan: {alasan}", alasan=reason)
    if len(report.kebutuhan):
        return _("Kebutuhan tidak ditampilkan: {alasan}", alasan=_("terlalu sedikit orang."))
    return _("Tidak ada kebutuhan yang terdaftar.")


def left_open(report: OpdReport) -> Block:
    """What the plan leaves open, by reason."""
    _, rows = Voice(report.lang), as_rows(report.tersisa)
    if why_no_plan(report, _):
        return Group()
    number = table_number("tersisa", _)
    if any(not row["alasan"] for row in rows):
        few = _("Kebutuhan yang tetap terbuka tidak ditampilkan: terlalu sedikit pegawai.")
        return Note(f"{number} {few}")
    if not rows:
        return Note(f"{number} " + _("Rencana menjawab semua kebutuhan yang terdaftar."))
    ordered_rows = sorted(rows, key=lambda row: -(row["kebutuhan"] or 0))
    lines = tuple(
        Row((Cell(told_reason(row["alasan"], _), header=True), count_cell(row["kebutuhan"], _)))
        for row in ordered_rows
    )
    known = [row["kebutuhan"] for row in rows]
    claim = _("Kebutuhan yang tetap terbuka menurut alasan")
    if None not in known:
        claim = _("{jumlah} kebutuhan tetap terbuka", jumlah=_.count(sum(known)))
    return Table(
        "tersisa",
        claim,
        _("Satu orang dengan satu kebutuhan dihitung satu; alasan yang pertama mengikat."),
        (*left(_("Alasan")), *right(_("Kebutuhan"))),
        lines,
        number,
        (few_note(report, _),) if None in known else (),
        "tersisa.csv",
    )
