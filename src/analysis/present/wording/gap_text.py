"""Sentences on the gap: the claim over the map, the largest needs, what is known at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.present.wording.gap_rows import Cells, cells, is_shown, ranked, whole
from analysis.present.wording.gap_words import (
    ALL,
    NO_STANDARD,
    UNASSESSED,
    competency,
    exact,
    gap_text,
    groups_shown,
    least,
    received,
)
from analysis.present.wording.released import HIDDEN, NOBODY, PUBLISHED, Record, because, group_name
from analysis.present.wording.voice import Voice
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.release.model import OpdReport

DEFAULT = ("manajerial", "baku")  # the side that has a default standard, and that standard
LARGEST = 3  # needs told as sentences
NOT_RECEIVED = "tidak_diterima"
TOLD_GROUPS = 2  # level groups named in a sentence


def printed_rows(rows: Sequence[Record]) -> list[Record]:
    """Keep the rows whose gap is printed."""
    return [r for r in rows if r["keadaan"] == PUBLISHED and r["kesenjangan"] is not None]


def largest(found: Cells) -> list[Record]:
    """Return the competencies of which most levels are missing, of all kinds: at most three.

    Most is the printed mean times the assessed: a large gap of a few people is no large need.
    """
    rows = [*ranked(found, technical=False), *ranked(found, technical=True)]
    short = [row for row in printed_rows(rows) if exact(row) > 0]
    return sorted(short, key=lambda row: -exact(row) * row["orang_dinilai"])[:LARGEST]


def worst_groups(code: str, found: Cells) -> list[Record]:
    """Return the level groups that lie above the OPD's own mean in a competency, most first."""
    groups = groups_shown(found.values())
    rows = printed_rows([found[code, group] for group in groups if (code, group) in found])
    mean = exact(found[code, ALL])
    above = [row for row in rows if exact(row) > mean]
    return sorted(above, key=lambda row: -exact(row))[:TOLD_GROUPS]


def map_claim(report: OpdReport, _: Voice) -> str:
    """Say which competency is farthest from its standard, and in which level groups."""
    found = cells(report)
    short = [row for row in printed_rows(ranked(found, technical=False)) if exact(row) > 0]
    if not short:
        return _("Kesenjangan kompetensi menurut jenjang")
    first = short[0]
    claim = _(
        "{kompetensi} paling jauh dari standar: {level} level",
        kompetensi=competency(first["kompetensi"], report, _),
        level=gap_text(first, _),
    )
    groups = worst_groups(first["kompetensi"], found)
    if not groups:
        return claim
    if len({gap_text(row, _) for row in groups}) == 1:
        names = _.listed([group_name(row["kelompok"], _) for row in groups])
        told = f"{names} {gap_text(groups[0], _)}"
    else:
        told = _.listed([f"{group_name(r['kelompok'], _)} {gap_text(r, _)}" for r in groups])
    return _("{pernyataan}, pada {jenjang}", pernyataan=claim, jenjang=told)


def provisional(report: OpdReport, _: Voice) -> str:
    """Say how many are judged by the default standard; "" where nobody is.

    Stands with everything that rests on it, the first page included.
    """
    rows = [row for row in as_rows(report.standar) if (row["sisi"], row["dasar"]) == DEFAULT]
    if not rows:
        return ""
    if rows[0]["persen"] is None:
        return _("Sebagian pegawai memakai standar baku sementara")
    share = _.percent(rows[0]["persen"], 0)
    return _("{persen} pegawai memakai standar baku sementara", persen=share)


def by_standard(definition: str, report: OpdReport, _: Voice) -> str:
    """Return a definition that also says how many rest on the default standard."""
    told = provisional(report, _)
    return f"{definition} {told}." if told else definition


def need_sentence(row: Record, found: Cells, _: Voice) -> str:
    """Say of one competency how many are known, how many are below, and where most."""
    known = _(
        "Dinilai {dinilai} dari {orang} pegawai ({persen})",
        dinilai=_.count(row["orang_dinilai"]),
        orang=_.count(row["orang"]),
        persen=_.percent(row["dinilai_persen"], 0),
    )
    if row["di_bawah"] is not None:
        known += _("; {orang} orang di bawah standar jabatannya", orang=_.count(row["di_bawah"]))
    told = [_group_told(each, _) for each in worst_groups(row["kompetensi"], found)]
    where = _(" Terjauh pada {jenjang}.", jenjang=_.listed(told)) if told else ""
    return f"{known}.{where}"


def _group_told(row: Record, _: Voice) -> str:
    name, gap = group_name(row["kelompok"], _), gap_text(row, _)
    if row["di_bawah"] is None:
        return _("{jenjang} ({level} level)", jenjang=name, level=gap)
    return _(
        "{jenjang} ({level} level, {orang} dari {dinilai} orang yang dinilai)",
        jenjang=name,
        level=gap,
        orang=_.count(row["di_bawah"]),
        dinilai=_.count(row["orang_dinilai"]),
    )


def spoken_extremes(
    drawn: Sequence[Record], groups: Sequence[str], report: OpdReport, _: Voice
) -> list[str]:
    """Say the whole column, and the three largest and smallest cells of the groups."""

    def told(row: Record, *, group: bool) -> str:
        name = competency(row["kompetensi"], report, _)
        place = f", {group_name(row['kelompok'], _)}" if group else ""
        return f"{name}{place} {gap_text(row, _)}"

    wholes = printed_rows([row for row in drawn if row["kelompok"] == ALL])
    inner = printed_rows([row for row in drawn if row["kelompok"] in groups])
    ordered = sorted(inner, key=lambda row: -exact(row))
    parts = []
    if wholes:
        listed = "; ".join(told(r, group=False) for r in sorted(wholes, key=lambda r: -exact(r)))
        parts.append(_("Semua jenjang: {nilai}.", nilai=listed))
    if len(ordered) > 2 * LARGEST:
        high = "; ".join(told(row, group=True) for row in ordered[:LARGEST])
        low = "; ".join(told(row, group=True) for row in ordered[-LARGEST:])
        parts.append(_("Terbesar: {nilai}.", nilai=high))
        parts.append(_("Terkecil: {nilai}.", nilai=low))
    elif ordered:
        parts.append(_("Sel: {nilai}.", nilai="; ".join(told(r, group=True) for r in ordered)))
    return parts


def same_reason(report: OpdReport, _: Voice) -> str:
    """Say that the reason is the one that the chapter begins with; empty where a gap is shown."""
    return "" if is_shown(report) else _("alasannya sama.")


def why_no_gap(report: OpdReport, _: Voice) -> str:
    """Say why no gap of the OPD is shown; empty where one is. Ends with a full stop."""
    return "" if is_shown(report) else why_no_whole(report, _)


def why_no_whole(report: OpdReport, _: Voice) -> str:
    """Say why the OPD's mean over all competencies is not shown. Ends with a full stop."""
    if report.own["keadaan"] == HIDDEN:
        return because(report.own, report.info, _)
    row = whole(report)
    state = row["keadaan"] if received(report, "penilaian_kompetensi") else NOT_RECEIVED
    state = NOBODY if report.own["keadaan"] == NOBODY else state
    reasons = {
        NOT_RECEIVED: _("penilaian kompetensi belum diterima."),
        NOBODY: _("tidak ada pegawai yang wajib diukur."),
        NO_STANDARD: _("jabatan pegawainya tidak punya standar kompetensi."),
        UNASSESSED: _(
            "tidak seorang pun dari {orang} pegawai punya penilaian yang masih berlaku.",
            orang=_.count(row["orang"] or 0),
        ),
    }
    few = _("kurang dari {batas} pegawai dinilai, atau dapat dihitung balik.", batas=least(report))
    return reasons.get(state, few)
