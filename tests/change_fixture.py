"""Quarters for comparisons, built of people whose points are given; all invented."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import pandas as pd

from analysis.dataset import Period
from analysis.measures.change import values
from analysis.measures.staff import nobody_excluded
from analysis.measures.succession import COLUMNS

ALL = frozenset({"kualifikasi", "kompetensi", "kinerja", "disiplin"})
POINT = 100_000


@dataclass(frozen=True)
class Compared:
    """What `measures.measured.Measured` asks for."""

    period: Period
    people: pd.DataFrame
    trace: pd.DataFrame
    opd: pd.DataFrame
    successions: pd.DataFrame
    excluded: pd.DataFrame
    edition: str = "perbkn-8-2019"
    delivered: frozenset[str] = ALL


def quarter(period, people, changes=(), excluded=(), **more):
    """Return a quarter of people: dicts of nip, opd, and poin (component -> points; none: not
    complete); unit_kerja, jenis_opd (default dinas), jenis_jabatan where they matter.

    changes: (kode_lama, kode_baru, sejak). excluded: NIPs not measured as PPPK.
    """
    rows = pd.DataFrame(
        [
            {
                "orang": n,
                "nip": one["nip"],
                "opd": one["opd"],
                "unit_kerja": one.get("unit_kerja"),
                "jenis_opd": one.get("jenis_opd", "dinas"),
                "jenis_jabatan": one.get("jenis_jabatan", "pelaksana"),
                "lengkap": bool(one.get("poin")),
                "dipakai": True,
                "ip_asn": sum(map(scaled, one["poin"].values())) if one.get("poin") else pd.NA,
            }
            for n, one in enumerate(people)
        ],
        columns=[
            "orang", "nip", "opd", "unit_kerja", "jenis_opd", "jenis_jabatan", "lengkap", "dipakai",
            "ip_asn",
        ],
    )  # fmt: skip
    texts = dict.fromkeys(("nip", "opd", "unit_kerja", "jenis_opd", "jenis_jabatan"), "str")
    kinds = {"orang": "int64", "lengkap": "bool", "ip_asn": "Int64"}
    codes = sorted({*rows["opd"].dropna(), *(kode for one in changes for kode in one[:2])})
    left_out = pd.DataFrame(
        [(nip, "a", "dinas", "pppk") for nip in excluded], columns=nobody_excluded().columns
    )
    return Compared(
        Period.parse(period),
        rows.astype(texts | kinds),
        _trace(people),
        pd.DataFrame({"kode": codes, "nama": [f"Dinas {k.title()}" for k in codes]}, dtype="str")
        .assign(jenis="dinas", singkatan=pd.NA),
        pd.DataFrame(list(changes), columns=list(COLUMNS), dtype="str"),
        left_out.astype("str"),
        **more,
    )  # fmt: skip


def _trace(people):
    rows = [
        (n, name, 1, scaled(points))
        for n, one in enumerate(people)
        for name, points in (one.get("poin") or {}).items()
    ]
    trace = pd.DataFrame(rows, columns=["orang", "komponen", "urut", "poin"])
    return trace.astype({"orang": "int64", "komponen": "str", "urut": "int64", "poin": "Int64"})


def scaled(points):
    return int(Decimal(str(points)) * POINT)


def told(terms, place, scope="opd"):
    """Return the terms of a place in points: {bagian: Fraction}, without those that are zero."""
    own = terms[(terms["cakupan"] == scope) & (terms["kunci"] == place)]
    parts = zip(own["bagian"], values(own), strict=True)
    return {part: value / POINT for part, value in parts if value}


def fractions(written):
    return {part: Fraction(str(value)) for part, value in written.items()}


def sums_to_the_change(change):
    """Say whether the terms of every place are exactly the change of its mean."""
    sums = {}
    for scope, place, value in zip(
        change.langkah["cakupan"], change.langkah["kunci"], values(change.langkah), strict=True
    ):
        sums[scope, place] = sums.get((scope, place), Fraction(0)) + value
    wanted = {
        (row.cakupan, row.kunci): Fraction(row.jumlah_baru, row.diukur_baru)
        - Fraction(row.jumlah_lama, row.diukur_lama)
        for row in change.tempat.itertuples()
        if row.diukur_lama and row.diukur_baru
    }
    return sums == wanted
