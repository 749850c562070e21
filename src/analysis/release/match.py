"""Job Person Match, its distribution and the nine-box, masked and rounded; part of the gate.

Like the index: decimals by the number assessed, the band alone from the threshold to nine people.
Distribution and boxes are counts in the total rows of the city and of OPD; small ones are merged
with their neighbours, see `crossed`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from analysis.regulation import match_band
from analysis.regulation.vocabulary import SUMBU_KINERJA
from analysis.release.counted import CITY, Cell, Table
from analysis.release.crossed import Crossed
from analysis.release.design import (
    ALL_OR_NOTHING_FROM,
    NO_DECIMALS_FROM,
    PLACE,
    Policy,
    decimals,
)
from analysis.release.frames import empty, shaped
from analysis.release.gaps import ALL, GROUPS, NO_STANDARD, UNASSESSED, unseen_places
from analysis.release.grid import NOWHERE, grid
from analysis.release.masking import CATEGORY, COMPLEMENT, HIDDEN, MERGED, SHOWN, TOO_FEW
from analysis.release.parts import merge_small
from analysis.release.rounding import half_up

if TYPE_CHECKING:
    from analysis.regulation import Development

BANDS = {"Kurang Optimal": "kurang", "Cukup Optimal": "cukup", "Optimal": "optimal"}
BOXES = tuple(str(number) for number in range(1, 10))
Counts = dict[str, dict[str, int]]  # OPD -> class -> people


def match_rows(
    summary: pd.DataFrame,
    totals: pd.DataFrame,
    roster: pd.DataFrame,
    development: Development,
    policy: Policy,
) -> pd.DataFrame:
    """Return the Job Person Match of city, kinds, OPD and their groups (columns: `Release.jpm`).

    summary: `Quarter.jpm_summary`; totals: the index's total rows.
    """
    rows, people = summary, summary["dinilai"]
    unseen = unseen_places(rows, totals)
    start = (people < policy.ambang) | (unseen & (rows["cakupan"] == "opd"))
    axes = grid(rows, roster, (rows["kelompok"], (ALL, *GROUPS)))
    hidden = axes.protected(people, start, policy.ambang) | unseen
    small = (people == 0) & (rows["orang"] < policy.ambang)
    hidden |= small
    state = pd.Series(SHOWN, index=rows.index, dtype="str")
    state = state.mask(people < NO_DECIMALS_FROM, CATEGORY).mask(people == 0, UNASSESSED)
    state = state.mask(rows["orang"] == 0, NO_STANDARD).mask(hidden, HIDDEN)
    few = small | ((people > 0) & (people < policy.ambang))
    reason = pd.Series("", index=rows.index, dtype="str").mask(hidden, COMPLEMENT)
    assessed = people.astype("Int64").mask(hidden)
    places = decimals(assessed, policy.ambang)
    told = assessed.notna() & (people > 0)
    band = match_band(
        development.skala_pemetaan,
        rows["capaian"].astype("Int64").where(told),
        rows["standar"].astype("Int64").where(told),
    )
    return shaped(
        "jpm",
        rows.assign(
            orang=rows["orang"].astype("Int64").mask(hidden),
            dinilai=assessed,
            jpm=half_up(100 * rows["capaian"], rows["standar"], places),
            desimal=places.fillna(0),
            pemetaan=band.astype("str"),
            keadaan=state,
            alasan=reason.mask(hidden & few, TOO_FEW),
        ),
    )


def band_rows(summary: pd.DataFrame, released: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """Return people by mapping band where a match is printed (columns: `Release.sebaran_jpm`).

    summary: `Quarter.jpm_summary`; released: what `match_rows` made of it.
    """
    whole = summary[(summary["kelompok"] == ALL) & summary["cakupan"].isin(("kota", "opd"))]
    shown = released[(released["kelompok"] == ALL) & (released["keadaan"] == SHOWN)]
    wide = whole.set_index(["cakupan", "kunci"])[list(BANDS.values())]
    counts = _by_opd(wide.set_axis(list(BANDS), axis=1))
    table = _crossed(counts, tuple(BANDS), _shown(shown), policy.ambang)
    rows = _counted("kelas", table, counts)
    none = pd.Series(0, index=rows.index, dtype="Int64")
    share = half_up(100 * rows["orang"], rows["semua"].astype("Int64"), none)
    return shaped("sebaran_jpm", rows.assign(persen=share))


def box_rows(
    boxes: pd.DataFrame,
    summary: pd.DataFrame,
    released: pd.DataFrame,
    development: Development,
    policy: Policy,
) -> pd.DataFrame:
    """Return people by box of the nine (columns: `Release.kotak`).

    boxes: `Quarter.box_counts`; summary, released: of the Job Person Match. Hidden where, beside
    the bands, they would tell the match of the few people who have no appraisal.
    """
    placed = boxes[boxes["kotak"].notna() & boxes["cakupan"].isin(("kota", "opd"))]
    wide = placed.assign(kotak=placed["kotak"].astype("int64").astype("str"))
    wide = wide.pivot_table("orang", ["cakupan", "kunci"], "kotak", "sum", fill_value=0)
    wide = wide.reindex(columns=list(BOXES), fill_value=0)
    shown = released[(released["kelompok"] == ALL) & (released["keadaan"] == SHOWN)]
    whole = summary[summary["kelompok"] == ALL].set_index(["cakupan", "kunci"])
    telling = {
        place
        for place in wide.index
        if place in whole.index
        and _tells_bands(wide.loc[place], whole.loc[place], development, policy.ambang)
    }
    counts = _by_opd(wide)
    safe = _shown(shown) - {CITY if scope == "kota" else kunci for scope, kunci in telling}
    rows = _counted("kotak", _crossed(counts, BOXES, safe, policy.ambang), counts)
    return shaped("kotak", rows)


def _by_opd(wide: pd.DataFrame) -> Counts:
    """Return the counts of each OPD, and of those who are in none.

    wide: one row per place (cakupan kota or opd, kunci), one column per class.
    """
    counts: Counts = {}
    rest = dict.fromkeys((str(name) for name in wide.columns), 0)
    for (scope, kunci), numbers in zip(wide.index, wide.to_numpy("int64").tolist(), strict=True):
        row = dict(zip(rest, numbers, strict=True))
        sign = 1 if scope == "kota" else -1
        rest = {name: number + sign * row[name] for name, number in rest.items()}
        if scope == "opd":
            counts[str(kunci)] = row
    return {**counts, NOWHERE: rest} if any(rest.values()) else counts


def _shown(released: pd.DataFrame) -> set[str]:
    """The OPD whose match is printed, and "" when the city's is."""
    return set(released.loc[released["cakupan"].isin(("kota", "opd")), "kunci"].astype(str))


def _tells_bands(
    boxes: pd.Series, summary: pd.Series, development: Development, threshold: int
) -> bool:
    """Whether boxes and bands of one place differ by a few people, in all or in one band."""
    rest = [int(summary["dinilai"]) - int(boxes.sum())]
    if development.kotak_potensi.bounds == development.skala_pemetaan.bounds:
        for name, axis in zip(BANDS.values(), development.kotak_potensi.labels, strict=True):
            of_band = [
                str(development.kotak_talenta.value(f"{performance}.{axis}"))
                for performance in SUMBU_KINERJA
            ]
            rest.append(int(summary[name]) - int(boxes[of_band].sum()))
    return any(0 < number < threshold for number in rest)


def _crossed(counts: Counts, order: Sequence[str], shown: set[str], threshold: int) -> Crossed:
    """Merge small neighbours, and what would give them away; nothing of places not shown."""

    def amount(opd: str, cell: Cell) -> int:
        tables = counts.values() if opd == CITY else [counts[opd]]
        return sum(table[name] for table in tables for name in cell)

    def telling(opd: str, cell: Cell) -> bool:
        return 0 < amount(opd, cell) < threshold

    merge = partial(_merge, shown=shown, order=order, threshold=threshold)
    return Crossed(
        Table(counts, amount, telling, threshold, order=order), merge, set(counts) - shown
    )


def _merge(
    opd: str, counts: Mapping[str, int], shown: set[str], order: Sequence[str], threshold: int
) -> list[Cell]:
    size = sum(counts.values())
    if opd not in shown or size < threshold:
        return []
    small = size < ALL_OR_NOTHING_FROM
    single = [((name,), counts[name]) for name in order]
    merged = merge_small(single, threshold, empty_too=small)
    return [] if small and len(merged) == 1 else [names for names, _ in merged]


def _counted(column: str, table: Crossed, counts: Counts) -> pd.DataFrame:
    """Return the rows of a settled table: place, class, orang, semua (of the place), keadaan."""
    found: list[tuple[object, ...]] = []
    sums = {name: sum(row[name] for row in counts.values()) for name in table.table.order}
    for opd in [CITY, *(opd for opd in counts if opd != NOWHERE)] if counts else []:
        scope, numbers, rows = "opd" if opd else "kota", counts.get(opd, sums), table.rows(opd)
        for names in rows or [tuple(table.table.order)]:
            state = (MERGED if len(names) > 1 else SHOWN) if rows else HIDDEN
            people = sum(numbers[name] for name in names) if rows else pd.NA
            found.append((scope, opd, opd, "+".join(names), people, sum(numbers.values()), state))
    columns = [*PLACE, column, "orang", "semua", "keadaan"]
    if not found:
        return empty("kotak").assign(semua=0, kelas="", persen=float("nan"))
    return pd.DataFrame(found, columns=columns).astype({"orang": "Int64"})
