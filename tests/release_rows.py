"""Exact rows by hand: a summary of exactly the people a rule needs."""

from __future__ import annotations

import pandas as pd
from tests.gap_fixture import nobody
from tests.release_fixture import ALL, law

from analysis.dataset import Period
from analysis.quarter import Quarter
from analysis.release.design import Policy
from analysis.release.gate import release

POINT = 100_000
PLACE = ["cakupan", "opd", "kunci"]


def summary_row(  # noqa: PLR0917 - a row of a table is read by place
    cakupan, opd, kunci, pegawai, diukur, potongan="semua", nilai="", total=70 * POINT
):
    """One exact row: everybody has `total` points (hundred-thousandths); the missing 20 to 95."""
    parts = {
        "kualifikasi": 15 * POINT,
        "kinerja": 25 * POINT,
        "disiplin": 5 * POINT,
        "kompetensi": total - 45 * POINT,
    }
    missing = pegawai - diukur
    return {
        "cakupan": cakupan,
        "opd": opd,
        "kunci": kunci,
        "potongan": potongan,
        "nilai": nilai,
        "pegawai": pegawai,
        "diukur": diukur,
        **{name: points * diukur for name, points in parts.items()},
        "ip_asn": total * diukur,
        "ip_min": total * diukur + 20 * POINT * missing,
        "ip_maks": total * diukur + 95 * POINT * missing,
    }


def city(agencies, cuts=(), units=()):
    """Return the exact rows of a city from {kode: (jenis, pegawai, diukur)} and rows of cuts."""
    rows = [summary_row("opd", kode, kode, n, m) for kode, (_, n, m) in agencies.items()]
    for kind in {jenis for jenis, _, _ in agencies.values()}:
        members = [(n, m) for jenis, n, m in agencies.values() if jenis == kind]
        rows.append(
            summary_row("jenis", "", kind, *(sum(part) for part in zip(*members, strict=True)))
        )
    everybody = (sum(part) for part in zip(*((n, m) for _, n, m in agencies.values()), strict=True))
    rows.append(summary_row("kota", "", "", *everybody))
    frame = pd.DataFrame([*rows, *cuts, *units])
    return frame.astype(dict.fromkeys(["kualifikasi", "kompetensi", "ip_asn"], "Int64"))


def quarter_from(summary, agencies, period="2026-Q3", **frames):
    """Return a Quarter around exact rows; frames not given are empty."""
    empty = {
        "distribution": [*PLACE, "kategori", "orang"],
        "open_points": [*PLACE, "komponen", "orang", "terbuka"],
        "reasons": [*PLACE, "alasan", "orang"],
        "exclusions": [*PLACE, "alasan", "orang"],
    }
    numbers = {"orang": "int64", "terbuka": "int64"}
    tables = {
        name: frames.get(
            name, pd.DataFrame({key: pd.Series(dtype=numbers.get(key, "str")) for key in columns})
        )
        for name, columns in empty.items()
    }
    roster = [(kode, kode.title(), jenis, kode) for kode, (jenis, *_) in agencies.items()]
    return Quarter(
        period=Period.parse(period),
        edition="perbkn-8-2019",
        people=pd.DataFrame(),
        trace=pd.DataFrame(),
        summary=summary,
        counts=pd.DataFrame({"tabel": [], "berkas": []}),
        opd=pd.DataFrame(roster, columns=["kode", "nama", "jenis", "singkatan"]),
        delivered=frames.get("delivered", ALL),
        problems_summary=pd.DataFrame(),
        **nobody(),
        **tables,
    )


def info_of(*periods, **more):
    """The part of a Release's info that comparisons and findings ask for."""
    return {
        "periode": periods[-1],
        "edisi": "perbkn-8-2019",
        "edisi_per_triwulan": dict.fromkeys(periods, "perbkn-8-2019"),
        "ambang": 5,
        "target": None,
        "dimensi": sorted(ALL),
        "maksimum": {"kualifikasi": 25, "kompetensi": 40, "kinerja": 30, "disiplin": 5},
        "kategori": [
            {"nama": name, "batas": bound}
            for name, bound in zip(
                ("Sangat Rendah", "Rendah", "Sedang", "Tinggi", "Sangat Tinggi"),
                (0, 60, 70, 80, 90),
                strict=True,
            )
        ],
        "batas_terbuka": True,
        **more,
    }


def released(quarters, **policy):
    """Pass quarters through the gate."""
    periods = [quarter.period.text for quarter in quarters]
    laws = {period: law(period) for period in periods}
    return release(quarters, laws, Policy(**policy), info_of(*periods))


def one_city(agencies, cuts=(), units=(), *, period="2026-Q3", policy=None, **frames):
    """Release one quarter of a city given as {kode: (jenis, pegawai, diukur)}."""
    quarter = quarter_from(city(agencies, cuts, units), agencies, period, **frames)
    return released([quarter], **(policy or {}))


def states(rows, key="kunci"):
    """Return {key: keadaan}."""
    return dict(zip(rows[key], rows["keadaan"], strict=True))
