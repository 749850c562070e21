"""What is worth a sentence about gap and plan; computed on released values alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from analysis.release.compare import printed
from analysis.release.gaps import ALL, GROUPS, SUMS, TECHNICAL
from analysis.release.masking import SHOWN
from analysis.release.rows import as_rows

if TYPE_CHECKING:
    from analysis.release.report import OpdReport

Row = Mapping[str, Any]
DEFAULT = ("manajerial", "baku")  # technical competencies have no default standard
LARGEST = 3  # competencies told
WIDEST = 4  # levels between the lowest and the highest: the most one person's gap can be


def largest_gaps(report: OpdReport) -> list[dict[str, Any]]:
    """Return the values of `kesenjangan_terbesar`: the competencies that miss most levels.

    At most three, most first: the printed mean times the assessed, for a large gap of a few people
    is no large need. Of each the whole OPD's mean gap, and the level group furthest below. Left out
    when one person can cause it.
    """
    rules = report.info.get("pengembangan")
    if not rules:
        return []
    rows = [row for row in as_rows(report.kesenjangan) if _told(row)]
    whole = [row for row in rows if row["kelompok"] == ALL and row["kompetensi"] not in SUMS]
    beyond = [row for row in whole if _beyond_one_person(row)]
    beyond.sort(key=lambda row: (-_gap(row) * row["orang_dinilai"], -_gap(row), row["kompetensi"]))
    default = _default_share(report)
    return [
        {
            **_values(row, rows, rules["nama_kompetensi"]),
            "baku_persen": None if row["jenis_kompetensi"] == TECHNICAL else default,
        }
        for row in beyond[:LARGEST]
    ]


def _default_share(report: OpdReport) -> float | None:
    """Return the share of the staff judged by the default standard, None where none is printed."""
    rows = [row for row in as_rows(report.standar) if (row["sisi"], row["dasar"]) == DEFAULT]
    return rows[0]["persen"] if rows else None


def planned(report: OpdReport) -> dict[str, Any] | None:
    """Return the values of `rencana`; None where the OPD's part of the plan is not printed."""
    plan, rows = report.info.get("rencana"), as_rows(report.dampak)
    if not plan or not rows or rows[0]["keadaan"] != SHOWN or rows[0]["biaya"] is None:
        return None
    row = rows[0]
    places = {"ip": row["desimal"], "kesenjangan": row["desimal_kesenjangan"]}
    return {
        "peserta": row["peserta"],
        "biaya": row["biaya"],
        "satuan_biaya": row["satuan_biaya"],
        **{
            f"{name}_{when}": _decimal(row[f"{name}_{when}"], places[name])
            for name in places
            for when in ("sebelum", "sesudah")
        },
        "desimal": places["ip"],
        "desimal_kesenjangan": places["kesenjangan"],
        "kategori_sebelum": row["kategori_sebelum"],
        "kategori_sesudah": row["kategori_sesudah"],
        "celah_persen": plan.get("celah_persen"),
    }


def _told(row: Row) -> bool:
    return row["keadaan"] == SHOWN and row["kesenjangan"] is not None


def _gap(row: Row) -> Decimal:
    return printed(row["kesenjangan"], row["desimal"])


def _beyond_one_person(row: Row) -> bool:
    return Fraction(_gap(row)) > Fraction(WIDEST, row["orang_dinilai"])


def _values(row: Row, rows: Sequence[Row], names: Mapping[str, str]) -> dict[str, Any]:
    code = row["kompetensi"]
    groups = [each for each in rows if each["kompetensi"] == code and each["kelompok"] in GROUPS]
    furthest = max(groups, key=lambda each: (_gap(each), each["orang_dinilai"]), default=None)
    apart = furthest is not None and len(groups) > 1 and _gap(furthest) > _gap(row)
    return {
        "kompetensi": code,
        "nama": names.get(code, code),
        "kelompok": furthest["kelompok"] if furthest is not None and apart else "",
        "kesenjangan_kelompok": _gap(furthest) if furthest is not None and apart else None,
        "desimal_kelompok": furthest["desimal"] if furthest is not None and apart else 0,
        "orang": row["di_bawah"],
        "orang_dinilai": row["orang_dinilai"],
        "orang_semua": row["orang"],
        "kesenjangan": _gap(row),
        "desimal": row["desimal"],
    }


def _decimal(value: float | None, places: int) -> Decimal | None:
    return None if value is None else printed(value, places)
