"""Why an OPD differs from the city: other kinds of posts, or other scores in the same kind.

The difference of two means is split by job type (Kitagawa 1955): the rate effect is the difference
of a group's means at the mean of its two shares, the composition effect the difference of its
shares at the mean of its two means. A group that one side lacks takes the other side's mean.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping

GROUP = "jenis_jabatan"
Sums = tuple[int, int]  # people, sum of their index in hundred-thousandths of a point
COLUMNS = {
    "cakupan": "str",
    "opd": "str",
    "kunci": "str",
    "kelompok": "str",
    "orang": "int64",
    "orang_kota": "int64",
    "jumlah": "int64",
    "jumlah_kota": "int64",
    "tarif_pembilang": "str",
    "tarif_penyebut": "str",
    "komposisi_pembilang": "str",
    "komposisi_penyebut": "str",
}


def kitagawa(people: pd.DataFrame) -> pd.DataFrame:
    """Return one row per place (jenis, opd) and job type of the city; nothing without an index.

    Columns: cakupan, opd, kunci (as in `summary`), kelompok ("" where the type is not known), orang
    and jumlah (measured people and the sum of their index), orang_kota and jumlah_kota, and the two
    effects as exact fractions in hundred-thousandths of a point: text of whole numbers, pembilang
    over penyebut. All effects of a place together are its mean less the city's.
    """
    measured = people.loc[people["lengkap"] & people["ip_asn"].notna()]
    rows = pd.DataFrame(
        {
            "nip": measured["nip"],
            "jenis": measured["jenis_opd"],
            "opd": measured["opd"],
            "kelompok": measured[GROUP].fillna("").astype("str"),
            "poin": measured["ip_asn"].astype("int64"),
        }
    ).drop_duplicates("nip")
    city = _sums(rows, ["kelompok"])
    whole = {str(group): sums for (group,), sums in city.items()}
    parts = []
    for scope in ("jenis", "opd"):
        own: dict[str, dict[str, Sums]] = {}
        for (place, group), sums in _sums(rows, [scope, "kelompok"]).items():
            own.setdefault(place, {})[group] = sums
        parts += [
            (scope, place if scope == "opd" else "", place, *row)
            for place, groups in own.items()
            for row in _place(groups, whole)
        ]
    return pd.DataFrame(parts, columns=list(COLUMNS)).astype(COLUMNS)


def _sums(rows: pd.DataFrame, keys: list[str]) -> dict[tuple[str, ...], Sums]:
    found = rows.groupby(keys)["poin"].agg(["size", "sum"]).reset_index()
    columns = (found[name].tolist() for name in (*keys, "size", "sum"))
    return {
        tuple(str(key) for key in line[: len(keys)]): (line[-2], line[-1])
        for line in zip(*columns, strict=True)
    }


def _place(own: Mapping[str, Sums], city: Mapping[str, Sums]) -> list[tuple[object, ...]]:
    """Return kelompok and the figures of each group of the city, seen from one place."""
    staff = sum(people for people, _ in own.values())
    everybody = sum(people for people, _ in city.values())
    rows = []
    for group in sorted(city):
        people, total = own.get(group, (0, 0))
        people_city, total_city = city[group]
        share, share_city = Fraction(people, staff), Fraction(people_city, everybody)
        mean_city = Fraction(total_city, people_city)
        mean = Fraction(total, people) if people else mean_city
        rate = (share + share_city) / 2 * (mean - mean_city)
        mix = (share - share_city) * (mean + mean_city) / 2
        parts = (rate.numerator, rate.denominator, mix.numerator, mix.denominator)
        rows.append((group, people, people_city, total, total_city, *map(str, parts)))
    return rows
