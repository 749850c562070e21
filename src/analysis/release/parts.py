"""What hangs on a total row: distribution and open points, masked and rounded.

Part of the gate. Where a figure is too small to be shown alone, it is merged with a neighbour
rather than dropped, so that the printed parts still make up the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from analysis.regulation.vocabulary import DIMENSI, KATEGORI, KOMPONEN_DIKLAT
from analysis.release.design import ALL_OR_NOTHING_FROM, PLACE, Policy, decimals
from analysis.release.masking import HIDDEN, MERGED, NOBODY, SHOWN
from analysis.release.rounding import POINT, half_up

if TYPE_CHECKING:
    from analysis.regulation import Regulation

WITHOUT_PEOPLE = "tanpa_orang"
SANCTIONS = "disiplin"  # how many were punished is never printed
OPEN_POINTS = (
    "komponen", "orang", "poin", "desimal", "poin_per_orang", "desimal_per_orang",
    "kategori_menjadi", "lewat_pelatihan", "keadaan",
)  # fmt: skip
ORDER = {name: place for place, name in enumerate(KOMPONEN_DIKLAT)}
Class = tuple[tuple[str, ...], int]  # names in order, people


def distribution(counts: pd.DataFrame, totals: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """Return people by category where a mean is printed (columns: `Release.sebaran`).

    A class under the threshold is merged with its neighbour; in a group of fewer than 20 an empty
    one too, and nothing is printed when everybody is in one class.
    """
    rows = []
    placed = _of_printed(counts, totals[totals["keadaan"] == SHOWN])
    wide = placed.pivot_table("orang", PLACE, "kategori", "sum", fill_value=0, sort=False)
    wide = wide.reindex(columns=list(KATEGORI), fill_value=0)
    for place, people in zip(wide.index, wide.to_numpy("int64").tolist(), strict=True):
        size = sum(people)
        single: list[Class] = [((name,), n) for name, n in zip(KATEGORI, people, strict=True)]
        small = size < ALL_OR_NOTHING_FROM
        merged = merge_small(single, policy.ambang, empty_too=small)
        hidden = small and len(merged) == 1
        for names, number in merged:
            state = HIDDEN if hidden else MERGED if len(names) > 1 else SHOWN
            rows.append((*place, "+".join(names), pd.NA if hidden else number, size, state))
    table = _table(rows, [*PLACE, "kategori", "orang", "ukuran", "keadaan"])
    whole = pd.Series(0, index=table.index, dtype="Int64")
    share = half_up(100 * table["orang"], table["ukuran"], whole)
    columns = [*PLACE, "kategori", "orang", "persen", "keadaan"]
    return table.assign(persen=share.astype("float64"))[columns]


def merge_small(classes: Sequence[Class], threshold: int, *, empty_too: bool) -> list[Class]:
    """Merge ordered classes of fewer people than the threshold with their neighbours.

    Always the smallest first, with its smaller neighbour that holds people; an empty class is left
    alone unless `empty_too`, or unless it lies between.
    """
    merged = list(classes)

    def too_small(number: int) -> bool:
        return number < threshold and (number > 0 or empty_too)

    while len(merged) > 1 and any(too_small(number) for _, number in merged):
        at = min((number, i) for i, (_, number) in enumerate(merged) if too_small(number))[1]
        sides = [i for i in (at - 1, at + 1) if 0 <= i < len(merged)]
        filled = [i for i in sides if merged[i][1] > 0] or sides
        other = min(filled, key=lambda i: merged[i][1])
        first, second = sorted((at, other))
        joined = (merged[first][0] + merged[second][0], merged[first][1] + merged[second][1])
        merged[first : second + 1] = [joined]
    return merged


def open_points(
    points: pd.DataFrame, totals: pd.DataFrame, law: Regulation, policy: Policy
) -> pd.DataFrame:
    """Return what the measured still miss, by component (columns: `Release.terbuka`).

    The dimensions' means are printed, so what is open in kualifikasi, kinerja and disiplin follows
    from them; there only the number of people is hidden, as it is where all but a few people have a
    component open. A training component in which fewer than
    the threshold have open points is merged with the next larger one.
    """
    shown = totals[(totals["keadaan"] == SHOWN) & (totals["diukur"] > 0)]
    size = shown.assign(jumlah=shown["ip_asn"])[[*PLACE, "diukur", "jumlah"]]
    rows = points.merge(size, on=PLACE, validate="many_to_one")
    rows = rows.assign(keadaan=_people_state(rows, policy))
    few = ~rows["komponen"].isin(DIMENSI) & (rows["orang"] > 0) & (rows["orang"] < policy.ambang)
    touched = few.groupby([rows[name] for name in PLACE]).transform("any")
    merged = [_merge_training(each, policy) for _, each in rows[touched].groupby(PLACE, sort=False)]
    table = pd.concat([rows[~touched], *merged], ignore_index=True)
    places = decimals(table["diukur"], policy.ambang)
    people = table["orang"].astype("Int64").where(table["keadaan"] == SHOWN)
    of_people = decimals(people, policy.ambang)
    reached = law.kategori.classify_mean(table["jumlah"] + table["terbuka"], table["diukur"])
    return table.assign(
        orang=people,
        poin=_points(table, places),
        desimal=places.fillna(0).astype("int64"),
        poin_per_orang=half_up(table["terbuka"], people, of_people, POINT),
        desimal_per_orang=of_people.fillna(0).astype("int64"),
        kategori_menjadi=reached.astype("str"),
        lewat_pelatihan=[
            set(name.split("+")) <= set(KOMPONEN_DIKLAT) for name in table["komponen"]
        ],
    ).astype(dict.fromkeys(PLACE, "str") | {"lewat_pelatihan": "bool"})[[*PLACE, *OPEN_POINTS]]


def _points(rows: pd.DataFrame, places: pd.Series) -> pd.Series:
    """Round the open points; of a whole dimension so that they and its mean add up as printed."""
    up = half_up(rows["terbuka"], rows["diukur"], places, POINT)
    down = half_up(rows["terbuka"], rows["diukur"], places, POINT, down=True)
    return up.mask(rows["komponen"].isin(DIMENSI), down)


def _people_state(rows: pd.DataFrame, policy: Policy) -> pd.Series:
    people, size = rows["orang"], rows["diukur"]
    few = (people > 0) & (people < policy.ambang)
    few |= (people < size) & (size - people < policy.ambang)  # who is not among them is known too
    everybody_or_nobody = (size < ALL_OR_NOTHING_FROM) & ((people == 0) | (people == size))
    state = pd.Series(SHOWN, index=rows.index, dtype="str")
    return state.mask(few | everybody_or_nobody | (rows["komponen"] == SANCTIONS), WITHOUT_PEOPLE)


def _merge_training(rows: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """Merge the components of kompetensi that too few people have open, in one place."""
    parts = rows[~rows["komponen"].isin(DIMENSI)]
    small = parts[(parts["orang"] > 0) & (parts["orang"] < policy.ambang)]
    larger = parts[parts["orang"] >= policy.ambang].sort_values("orang", kind="stable")
    joined = pd.concat([small, larger.head(1)])
    if len(joined) == 1:
        return rows
    one = joined.iloc[[0]].assign(
        komponen="+".join(sorted(joined["komponen"], key=lambda name: ORDER.get(name, len(ORDER)))),
        terbuka=joined["terbuka"].sum(),
        keadaan=MERGED,
    )
    return pd.concat([rows.drop(joined.index), one])


def _of_printed(rows: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    """Keep the rows of places whose total is printed."""
    shown = totals[~totals["keadaan"].isin((HIDDEN, NOBODY))]
    return rows.merge(shown[PLACE], on=PLACE, validate="many_to_one")


def _table(rows: list[tuple[object, ...]], columns: list[str]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=columns)
    texts = dict.fromkeys([*PLACE, "kategori", "keadaan"], "str")
    return table.astype({**texts, "orang": "Int64", "ukuran": "Int64"})
