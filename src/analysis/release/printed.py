"""The released index rows: what is shown is rounded and classified, the rest is left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.measures.succession import recomputed
from analysis.release.design import Policy, decimals
from analysis.release.masking import (
    CATEGORY,
    HIDDEN,
    SHOWN,
    UNMEASURED,
)
from analysis.release.rounding import POINT, half_up, on_border

if TYPE_CHECKING:
    from analysis.quarter import Quarter
    from analysis.regulation import Regulation


MEANS = ("kualifikasi", "kompetensi", "kinerja", "disiplin", "ip_asn")
COVERAGE_DECIMAL_FROM = 100  # staff; of fewer, one person is a whole per cent or more
COLUMNS = (
    "periode", "cakupan", "opd", "kunci", "potongan", "nilai", "pegawai", "diukur",
    "cakupan_persen", "cakupan_desimal", *MEANS, "batas_bawah", "batas_atas", "desimal",
    "kategori", "kategori_bawah", "kategori_atas", "di_atas_batas", "di_bawah_batas",
    "keadaan", "alasan", "susunan_lama",
)  # fmt: skip


def printed_rows(
    rows: pd.DataFrame, quarter: Quarter, law: Regulation, policy: Policy
) -> pd.DataFrame:
    """Round what is shown, and leave the rest behind."""
    shown = rows["keadaan"] != HIDDEN
    staff = rows["pegawai"].astype("Int64").where(shown)
    measured = rows["diukur"].astype("Int64").where(shown)
    valued = rows["keadaan"].isin((SHOWN, UNMEASURED))
    places = decimals(rows["diukur"], policy.ambang).where(valued)
    coverage_places = pd.Series(0, index=rows.index, dtype="Int64")
    coverage_places = coverage_places.mask(rows["pegawai"] >= COVERAGE_DECIMAL_FROM, 1)
    released = rows.assign(
        periode=quarter.period.text,
        pegawai=staff,
        diukur=measured,
        cakupan_persen=half_up(100 * measured, staff, coverage_places),
        cakupan_desimal=coverage_places,
        desimal=places,
        batas_bawah=half_up(rows["ip_min"], rows["pegawai"], places, POINT),
        batas_atas=half_up(rows["ip_maks"], rows["pegawai"], places, POINT),
        **{name: half_up(rows[name], rows["diukur"], places, POINT) for name in MEANS},
        **_categories(rows, places, law),
    )
    above, below = on_border(
        rows["ip_asn"], rows["diukur"], released["ip_asn"], law.kategori.bounds[1:]
    )
    is_open = law.kategori.open_below
    return released.assign(
        desimal=places.fillna(0).astype("int64"),
        cakupan_desimal=coverage_places.astype("int64"),
        di_atas_batas=above & is_open,
        di_bawah_batas=below & (not is_open),
        susunan_lama=(rows["cakupan"] == "opd") & rows["opd"].isin(recomputed(quarter.people)),
    )[list(COLUMNS)].reset_index(drop=True)


def _categories(rows: pd.DataFrame, places: pd.Series, law: Regulation) -> dict[str, pd.Series]:
    """Classify exact means; the bounds' categories are told where the bounds are."""
    told = rows["keadaan"].isin((SHOWN, CATEGORY))
    measured = rows["diukur"].where(told & rows["ip_asn"].notna(), 0)
    staff = rows["pegawai"].where(places.notna(), 0)
    bands = law.kategori
    return {
        "kategori": bands.classify_mean(rows["ip_asn"], measured).astype("str"),
        "kategori_bawah": bands.classify_mean(rows["ip_min"], staff).astype("str"),
        "kategori_atas": bands.classify_mean(rows["ip_maks"], staff).astype("str"),
    }
