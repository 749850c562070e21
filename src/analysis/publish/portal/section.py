"""The manifest's section for the portal: what the quarter printed of the city and of each OPD.

Only released values stand in it, so that a page over many quarters never reaches behind a gate.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.present.wording.released import CATEGORY_ONLY, HIDDEN, NOBODY, PUBLISHED, UNMEASURED
from analysis.present.wording.words import CATEGORIES
from analysis.release.model import Release, RowDict, as_row, as_rows

SECTION = "portal"
VERSION = 1
STATES = (PUBLISHED, CATEGORY_ONLY, HIDDEN, UNMEASURED, NOBODY)
VALUES = (
    "ip_asn", "desimal", "di_atas_batas", "di_bawah_batas", "kategori", "pegawai", "diukur",
    "cakupan_persen", "cakupan_desimal", "keadaan", "alasan",
)  # fmt: skip
_NUMBERS = ("pegawai", "diukur", "cakupan_persen")
_MOST = 1e9  # people; no figure of a row is larger, and neither NaN nor infinity is below it


def section(release: Release) -> dict[str, Any]:
    """Return the section: versi, kota (a row), opd (rows in the roster's order), susunan_lama.

    A row holds `VALUES` as the Release has them; one of `opd` also kode, nama, jenis. In
    `susunan_lama` are rows of earlier quarters (periode, kode) that the Release worked out anew
    because the OPD has another structure since.
    """
    totals = {row["opd"]: row for row in as_rows(release.totals("opd"))}
    rows = [
        {"kode": opd["kode"], "nama": opd["nama"], "jenis": opd["jenis"] or ""}
        | _printed(totals[opd["kode"]])
        for opd in as_rows(release.opd)
        if opd["kode"] in totals
    ]
    return {
        "versi": VERSION,
        "kota": _printed(as_row(release.totals("kota"))),
        "opd": rows,
        "susunan_lama": [
            {"periode": row["periode"], "kode": row["opd"]} | _printed(row)
            for row in as_rows(_recomputed(release))
        ],
    }


def _recomputed(release: Release) -> pd.DataFrame:
    rows = release.indeks
    if "susunan_lama" not in rows:
        return rows.head(0)
    totals = (rows["cakupan"] == "opd") & (rows["potongan"] == "semua")
    return rows[totals & rows["susunan_lama"].fillna(value=False).astype(bool)]


def _printed(row: RowDict) -> dict[str, Any]:
    return {name: row[name] for name in VALUES}


def whole(part: object) -> bool:
    """Whether a manifest's section can be read: this version, every row with what it needs."""
    if not isinstance(part, dict) or part.get("versi") != VERSION:
        return False
    rows, earlier = part.get("opd"), part.get("susunan_lama")
    if not isinstance(rows, list) or not isinstance(earlier, list):
        return False
    named = all(_texts(row, "kode", "nama", "jenis") for row in rows)
    dated = all(_texts(row, "kode", "periode") for row in earlier)
    return named and dated and all(map(_sound, (part.get("kota"), *rows, *earlier)))


def _texts(row: object, *names: str) -> bool:
    return isinstance(row, dict) and all(isinstance(row.get(name), str) for name in names)


def _sound(row: object) -> bool:
    """Whether a row's values have the form in which a Release prints them."""
    if not isinstance(row, dict) or not set(VALUES) <= set(row) or row["keadaan"] not in STATES:
        return False
    if not (row["kategori"] is None or row["kategori"] in CATEGORIES):
        return False
    if not all(row[name] is None or _number(row[name]) for name in _NUMBERS):
        return False
    return _printable(row) and (row["cakupan_persen"] is None or _places(row, "cakupan_desimal"))


def _printable(row: Mapping[str, Any]) -> bool:
    """Whether an index is printed exactly where the state says so, with all that goes with it."""
    if row["keadaan"] != PUBLISHED:
        return row["ip_asn"] is None and (row["keadaan"] != CATEGORY_ONLY or bool(row["kategori"]))
    if row["ip_asn"] is None:
        return True
    counted = all(_number(row[name]) and row[name] > 0 for name in ("pegawai", "diukur"))
    within = _number(row["ip_asn"]) and row["ip_asn"] <= 100
    return counted and within and bool(row["kategori"]) and _places(row, "desimal")


def _places(row: Mapping[str, Any], name: str) -> bool:
    return isinstance(row[name], int) and not isinstance(row[name], bool) and 0 <= row[name] <= 2


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < _MOST
