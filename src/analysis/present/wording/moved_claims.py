"""Claims about a change since an earlier quarter: how far, and by what most of it.

A cause is named when its step is larger than what one person can cause.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.measures.change import WHOLE
from analysis.present.wording.moved_words import brief
from analysis.present.wording.numbers import decimal
from analysis.present.wording.voice import Voice
from analysis.release import compare
from analysis.release.model import as_rows

if TYPE_CHECKING:
    from analysis.present.wording.released import Record
    from analysis.release.compare import Change
    from analysis.release.model import OpdReport


def compared(report: OpdReport) -> tuple[str, str]:
    """Return the quarter before and the one a year ago; "" for one that is not compared."""
    named = sorted(set(report.perubahan["dari"]), reverse=True)
    before = report.previous["periode"] if report.previous else ""
    last = next((dari for dari in named if dari == before), "")
    return last, next((dari for dari in named if dari != before), "")


def steps_since(report: OpdReport, earlier: str) -> Sequence[Record]:
    """Return the rows of the change since a quarter."""
    return as_rows(report.perubahan[report.perubahan["dari"] == earlier]) if earlier else []


def split(rows: Sequence[Record]) -> Sequence[Record]:
    """Return the rows of a change that is split; none of one that is not."""
    return [] if any(row["keadaan"] == WHOLE for row in rows) else rows


def claim(report: OpdReport, rows: Sequence[Record], _: Voice) -> str:
    """Say how far the index moved, and by what most of it."""
    earlier = rows[0]["dari"]
    quarter = _.quarter(earlier, than=report.info["periode"])
    change = _change(report, earlier)
    if change is None:  # other rules
        first, last = (_.number(row["poin"], row["desimal"]) for row in (rows[0], rows[-1]))
        return _(
            "Dari {awal} ke {akhir} sejak {triwulan}", awal=first, akhir=last, triwulan=quarter
        )
    lead = _lead(rows[1:-1], change)
    step = _.number(abs(change.selisih), change.desimal)
    moved = change.arah == "setara" and abs(change.selisih) > change.pengaruh
    first, last = (_.number(row["poin"], row["desimal"]) for row in (rows[0], rows[-1]))
    told = {
        "naik": _("Naik {beda} sejak {triwulan}", beda=step, triwulan=quarter),
        "turun": _("Turun {beda} sejak {triwulan}", beda=step, triwulan=quarter),
        "setara": _("Setara dengan {triwulan}", triwulan=quarter),
    }[change.arah]
    if moved:
        told = _(
            "Dari {awal} ke {akhir} sejak {triwulan}, cakupan ikut bergeser",
            awal=first, akhir=last, triwulan=quarter,
        )  # fmt: skip
    late = _late(report, change) if earlier == compared(report)[0] else None
    if late is not None and change.arah != "setara":
        return told + _(", di antaranya {poin} karena riwayat lama baru dicatat", poin=late)
    if lead is None:
        return told
    return told + _(
        ", langkah terbesar {bagian} {poin}",
        bagian=brief(lead["bagian"], _),
        poin=_.signed(lead["poin"], lead["desimal"]),
    )


def cause(report: OpdReport) -> str:
    """Say in one sentence what made the index rise or fall; empty where it does neither."""
    _, change = Voice(report.lang), report.change
    if change is None or change.arah == "setara":
        return ""
    rows = split(steps_since(report, compared(report)[0]))
    lead = _lead(rows[1:-1], change) if rows else None
    late = _late(report, change)
    if late is not None:
        return _("{poin} poin di antaranya karena riwayat lama baru dicatat", poin=late)
    if lead is None:
        return ""
    return _(
        "terutama karena {bagian} ({poin})",
        bagian=brief(lead["bagian"], _),
        poin=_.signed(lead["poin"], lead["desimal"]),
    )


def _change(report: OpdReport, earlier: str) -> Change | None:
    rows = report.trend[report.trend["periode"] == earlier]
    if rows.empty or (rows["edisi"] != report.info["edisi"]).any():
        return None
    return compare.change(as_rows(rows)[0], report.own)


def _lead(parts: Sequence[Record], change: Change) -> Record | None:
    """Return the largest step in the direction of the change, if one person cannot cause it."""
    alike = [
        row for row in parts
        if change.arah == "setara" or (row["poin"] > 0) == (change.selisih > 0)
    ]  # fmt: skip
    most = max(alike, key=lambda row: abs(row["poin"]), default=None)
    if most is None or decimal(abs(most["poin"]), most["desimal"]) <= change.pengaruh:
        return None
    return most


def _late(report: OpdReport, change: Change) -> str | None:
    """Return the points of a change that late records brought, where they are part of it."""
    rows = as_rows(report.terlambat[report.terlambat["dari"] == change.dari])
    if not rows:
        return None
    value = decimal(rows[0]["poin"], rows[0]["desimal"])
    part_of = value != 0 and (value > 0) == (change.selisih > 0)
    if not part_of or abs(value) > abs(change.selisih):
        return None
    return Voice(report.lang).number(abs(value), rows[0]["desimal"])
