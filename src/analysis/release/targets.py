"""What a target takes, as it may be shown: distance between printed values, people, cost.

Part of the gate. Only places with a printed index tell more than their target. Numbers of people
follow the threshold; a cost is printed in steps that no single participant can be read from.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.release.compare import difference, printed
from analysis.release.counted import Cell, merged_rows
from analysis.release.design import Policy
from analysis.release.frames import empty, shaped
from analysis.release.masking import MERGED, SHOWN
from analysis.release.rounding import POINT, half_up
from analysis.release.rows import as_rows

if TYPE_CHECKING:
    from analysis.scenario.target import Targets

FOUND = "ada"  # a cheapest mix
OTHERS = "lain"
LEAST_STEP = 1_000  # Rp
Row = Mapping[str, Any]


def target_frames(
    targets: Targets, indices: pd.DataFrame, opened: pd.DataFrame, policy: Policy
) -> dict[str, pd.DataFrame]:
    """Return the frames `target`, `target_jalan` and `target_pelatihan` (columns: `Release`).

    indices: the printed total rows of the quarter's city and OPD. opened: the released open points.
    """
    shown = {row["opd"]: row for row in as_rows(indices)}
    known = _known(opened)
    rows: list[dict[str, Any]] = []
    routes: list[dict[str, Any]] = []
    courses: list[dict[str, Any]] = []
    for place in as_rows(targets.tempat):
        index = shown.get(place["opd"])
        if index is None:
            continue
        mine = targets.pelatihan[targets.pelatihan["opd"] == place["opd"]]
        row = _row(place, index, policy)
        cells = _courses(place, mine, policy) if row["campuran"] == FOUND else []
        rows.append({**row, **_money(place, mine, cells, policy)})
        if row["tercapai"] is False:
            alone = targets.jalan[targets.jalan["opd"] == place["opd"]]
            routes += _routes(place, index, alone, known, policy)
        courses += cells
    return {
        "target": _framed("target", rows),
        "target_jalan": _framed("target_jalan", routes),
        "target_pelatihan": _framed("target_pelatihan", courses),
    }


def _framed(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    return shaped(name, pd.DataFrame(rows, columns=list(empty(name).columns)))


def _scope(place: Row) -> dict[str, Any]:
    return {"cakupan": place["cakupan"], "opd": place["opd"], "kunci": place["opd"]}


def _row(place: Row, index: Row, policy: Policy) -> dict[str, Any]:
    """Return what is told of a place; what the mix costs is added by `_money`."""
    aim = Decimal(place["target"]) / POINT
    row = {
        **_scope(place),
        "target": float(aim),
        "asal": place["asal"],
        "tahun": place["tahun"],
        "desimal": index["desimal"],
        "tercapai": None,
        "campuran": "",
        "keadaan": index["keadaan"],
        "alasan": index["alasan"],
    }
    if index["keadaan"] != SHOWN or index["ip_asn"] is None:
        return row
    value = printed(index["ip_asn"], index["desimal"])
    reached = value >= aim
    row |= {
        "jarak": float(difference(value, aim, index["desimal"])),
        "tercapai": reached,
        "tercapai_diklat": place["kurang"] <= place["terbuka"],
        "paling_tinggi": _mean(place["jumlah"] + place["terbuka"], place, index),
    }
    if reached:
        return row
    people = _told(place["orang"], place["diukur"], policy)
    records = place["catatan"] if people is not None else None
    return {
        **row,
        "orang": people,
        "catatan": records if records and records >= policy.ambang else None,
        "campuran": place["campuran"],
    }


def _told(people: int | None, size: int, policy: Policy) -> int | None:
    """Return a number of people that may be printed: not too few, nor all but too few."""
    if people is None or people < policy.ambang or size - people < policy.ambang:
        return None
    return int(people)


def _mean(total: int, place: Row, index: Row) -> float:
    """Return a sum of points over the people of a place as their mean is printed."""
    sums, people, places = (
        pd.Series([number], dtype="Int64") for number in (total, place["diukur"], index["desimal"])
    )
    return float(half_up(sums, people, places, POINT).iloc[0])


def _courses(place: Row, mix: pd.DataFrame, policy: Policy) -> list[dict[str, Any]]:
    """Return the courses of the mix, those of too few people as one row; none where it is hidden.

    A person may have several places, so as many people as the largest course has are sure.
    """
    size = place["diukur"]
    if _told(place["peserta"], size, policy) is None:
        return []
    counts: dict[str, int] = dict(zip(mix["kode"], mix["tempat"].tolist(), strict=True))
    facts = mix.set_index("kode")

    def people(_opd: str, cell: Cell) -> int:
        return max(counts[kode] for kode in cell)

    def telling(_opd: str, cell: Cell) -> bool:
        return _told(people("", cell), size, policy) is None

    rows = merged_rows(place["opd"], counts, people, policy.ambang, telling)
    return [
        {
            **_scope(place),
            "kode": cell[0] if len(cell) == 1 else OTHERS,
            "nama": facts.loc[cell[0], "nama"] if len(cell) == 1 else pd.NA,
            "pelatihan": len(cell),
            "komponen": "+".join(sorted({str(facts.loc[kode, "komponen"]) for kode in cell})),
            "tempat": sum(counts[kode] for kode in cell),
            "keadaan": SHOWN if len(cell) == 1 else MERGED,
        }
        for cell in rows
    ]


def _money(
    place: Row, mix: pd.DataFrame, cells: list[dict[str, Any]], policy: Policy
) -> dict[str, Any]:
    """Return what the mix costs, its people and places; nothing where its courses are hidden.

    The cost is rounded up and its proven lower bound down, to steps of at least one place of the
    dearest course, and of as many places as the threshold of one that is told with others.
    """
    if not cells:
        return {}
    named = {cell["kode"] for cell in cells}
    few = mix.loc[~mix["kode"].isin(named), "biaya"].tolist()
    step = _step(max([*mix["biaya"].tolist(), policy.ambang * max(few, default=0)]))
    return {
        "peserta": place["peserta"],
        "tempat": sum(cell["tempat"] for cell in cells),
        "biaya": -(-place["biaya"] // step) * step,
        "biaya_batas": place["biaya_batas"] // step * step,
        "satuan_biaya": step,
    }


def _step(least: int) -> int:
    """Return the smallest of Rp 1,000, 2,000, 5,000, 10,000 and so on that is no less."""
    step = LEAST_STEP
    while True:
        for factor in (1, 2, 5):
            if step * factor >= least:
                return step * factor
        step *= 10


def _known(opened: pd.DataFrame) -> set[tuple[str, str]]:
    """Return the places and components whose number of people with open points is printed."""
    told = opened[opened["keadaan"] == SHOWN]
    return set(zip(told["opd"], told["komponen"], strict=True))


def _routes(
    place: Row,
    index: Row,
    alone: pd.DataFrame,
    known: set[tuple[str, str]],
    policy: Policy,
) -> list[dict[str, Any]]:
    """Return how far each component leads by itself, of those whose people are printed."""
    return [
        {
            **_scope(place),
            "komponen": row["komponen"],
            "paling_tinggi": _mean(place["jumlah"] + row["terbuka"], place, index),
            "desimal": index["desimal"],
            "cukup": row["perlu"] is not None,
            "orang": _told(row["perlu"], place["diukur"], policy),
            "keadaan": SHOWN,
        }
        for row in as_rows(alone)
        if (place["opd"], row["komponen"]) in known
    ]
