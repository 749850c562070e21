"""What became better in the data since the quarter before, and what is new; part of the gate.

Findings are rows that were set aside or marked; a finding of a few rows points at a few people, so
rules of too few are merged, alike in both quarters: those of a table first. Who has a record of
discipline is not told: findings in that table are not counted here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.measures.change import WHOLE
from analysis.measures.changes import PREVIOUS
from analysis.measures.succession import between
from analysis.release.counted import CITY
from analysis.release.design import Policy
from analysis.release.frames import shaped
from analysis.release.masking import HIDDEN, MERGED, NOBODY, SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from analysis.measures.change import Change
    from analysis.measures.changes import Changes
    from analysis.quarter import Quarter

NOT_COUNTED = "disiplin"
OUTSIDE = "di luar cakupan"  # no fault
OTHERS, ALL = "lainnya", "semua"
FINDING, PEOPLE = "temuan", "orang"
Pair = tuple[int, int]  # the quarter before, this one
Rule = tuple[str, str]  # table, rule
Unit = tuple[Rule, ...]  # the rules of one row, all of one table


def mended_rows(
    quarters: Sequence[Quarter],
    changes: Changes,
    totals: Mapping[str, pd.DataFrame],
    policy: Policy,
) -> pd.DataFrame:
    """Return findings of both quarters, and who is measured newly or no more.

    Columns: `Release.mutu_berubah`. quarters: oldest first; the last two are compared, where they
    are the quarter delivered before and this one. totals: period -> its total rows with `keadaan`.
    """
    pair = changes.pasangan[changes.pasangan["sebagai"] == PREVIOUS]
    if pair.empty or len(quarters) < 2 or quarters[-2].period.text != pair["dari"].iloc[0]:
        return shaped("mutu_berubah", pd.DataFrame())
    names = [quarter.period.text for quarter in quarters[-2:]]
    before, now = (_shown(totals[name]) for name in names)
    places = [place for place in now if place in before]
    rows = _findings(quarters[-2:], places, policy.ambang)
    rows += _people(changes.since(names[0]), places, policy.ambang)
    told = [{**row, "dari": names[0], "sampai": names[1]} for row in rows]
    return shaped("mutu_berubah", pd.DataFrame(told))


def _shown(totals: pd.DataFrame) -> list[str]:
    """Return the city ("") and the OPD whose counts are printed."""
    rows = totals[totals["cakupan"].isin(("kota", "opd"))]
    return [str(place) for place in rows.loc[~rows["keadaan"].isin((HIDDEN, NOBODY)), "opd"]]


def _findings(
    quarters: Sequence[Quarter], places: Sequence[str], threshold: int
) -> list[dict[str, Any]]:
    names, unknown = _as_now(*quarters)
    counted = [_counted(quarter.problems_summary, names) for quarter in quarters]
    places = [place for place in places if place not in unknown]
    rules = sorted({(table, rule) for counts in counted for _, table, rule in counts})
    found: dict[str, dict[Rule, Pair]] = {}
    for place in {CITY, *places}:
        each = {rule: tuple(counts.get((place, *rule), 0) for counts in counted) for rule in rules}
        found[place] = {rule: pair for rule, pair in each.items() if any(pair)}  # type: ignore[misc]
    told = {place: _alone(found[place], threshold) for place in places}
    if CITY in told:
        told[CITY] = _without_small_rest(told, found, threshold)
    secret = _secret({place: _rest(found[place]) for place in places}, threshold)
    rows = []
    for place in places:
        rows += _of_place(place, found[place], told[place], hidden=place in secret)
    return rows


def _secret(sums: Mapping[str, Pair], threshold: int) -> set[str]:
    """Return the places of too few findings, and OPD that would tell theirs beside the city's."""
    agencies = sorted((place for place in sums if place != CITY), key=lambda place: sums[place])
    secret = {place for place in sums if _small(sums[place], threshold)}
    for place in agencies:
        unseen = [sums[one] for one in secret if one != CITY]
        if CITY not in sums or not _small(_total(unseen), threshold):
            break
        secret.add(place)
    return secret


def _total(pairs: Iterable[Pair]) -> Pair:
    numbers = list(pairs)
    return sum(pair[0] for pair in numbers), sum(pair[1] for pair in numbers)


def _as_now(earlier: Quarter, later: Quarter) -> tuple[dict[str, str], set[str]]:
    """Return what OPD are called now, and those whose findings before are not known: of a split."""
    rows = between(later.successions, earlier.period, later.period)
    heirs = rows.groupby("kode_lama")["kode_baru"].agg(list)
    names = {str(old): str(new[0]) for old, new in heirs.items() if len(new) == 1}
    split = {str(one) for new in heirs if len(new) > 1 for one in new}
    return names, split


def _counted(problems: pd.DataFrame, names: Mapping[str, str]) -> dict[tuple[str, str, str], int]:
    """Count the faults by OPD ("" the city), table and rule; names: of OPD called otherwise now."""
    rows = problems[(problems["outcome"] != OUTSIDE) & (problems["table"] != NOT_COUNTED)]
    keyed = rows.assign(opd=rows["opd"].astype("object").where(rows["opd"].notna(), CITY))
    keyed = keyed.assign(opd=keyed["opd"].replace(dict(names)))
    counts: dict[tuple[str, str, str], int] = {}
    columns = keyed[["opd", "table", "rule", "jumlah"]].astype({"table": "str", "rule": "str"})
    for opd, table, rule, number in columns.itertuples(index=False):
        for place in {str(opd), CITY}:
            key = (place, table, rule)
            counts[key] = counts.get(key, 0) + int(number)
    return counts


def _small(pair: Pair, threshold: int) -> bool:
    return any(0 < number < threshold for number in pair)


def _alone(pairs: Mapping[Rule, Pair], threshold: int) -> list[Unit]:
    """Return the rows of a place, most findings first; the rest is nothing or enough.

    A rule of enough findings has a row of its own, the others of its table one together.
    """
    units: list[Unit] = [(rule,) for rule, pair in pairs.items() if not _small(pair, threshold)]
    small = [rule for rule, pair in pairs.items() if _small(pair, threshold)]
    for table in sorted({table for table, _ in small}):
        unit = tuple(sorted(rule for rule in small if rule[0] == table))
        if not _small(_of(pairs, unit), threshold):
            units.append(unit)
    units.sort(key=lambda unit: (-sum(_of(pairs, unit)), unit))
    while units and _small(_rest(pairs, units), threshold):
        units.pop()
    return units


def _of(pairs: Mapping[Rule, Pair], rules: Iterable[Rule]) -> Pair:
    return _total(pairs.get(rule, (0, 0)) for rule in rules)


def _rest(pairs: Mapping[Rule, Pair], units: Iterable[Unit] = ()) -> Pair:
    known = {rule for unit in units for rule in unit}
    return _of(pairs, (rule for rule in pairs if rule not in known))


def _without_small_rest(
    told: Mapping[str, Sequence[Unit]], found: Mapping[str, Mapping[Rule, Pair]], threshold: int
) -> list[Unit]:
    """Return the city's own rows: none that leaves a few findings after those of all OPD."""

    def rest(unit: Unit) -> Pair:
        known = _total(
            _of(found[place], own)
            for place, units in told.items()
            for own in units
            if place != CITY and set(own) <= set(unit)
        )
        whole = _of(found[CITY], unit)
        return whole[0] - known[0], whole[1] - known[1]

    kept = [unit for unit in told[CITY] if not _small(rest(unit), threshold)]
    while kept and _small(_rest(found[CITY], kept), threshold):
        kept.pop()
    return kept


def _of_place(
    place: str, pairs: Mapping[Rule, Pair], units: Sequence[Unit], *, hidden: bool
) -> list[dict[str, Any]]:
    everything = _rest(pairs)
    if not any(everything):
        return []
    if hidden:
        return [_row(place, FINDING, ("", ALL), None, HIDDEN)]
    rows = [
        _row(place, FINDING, unit[0], _of(pairs, unit), SHOWN)
        if len(unit) == 1
        else _row(place, FINDING, (unit[0][0], OTHERS), _of(pairs, unit), MERGED)
        for unit in units
    ]
    rest = _rest(pairs, units)
    if any(rest):
        rows.append(_row(place, FINDING, ("", OTHERS), rest, MERGED))
    return [*rows, _row(place, FINDING, ("", ALL), everything, SHOWN)]


def _people(change: Change | None, places: Sequence[str], threshold: int) -> list[dict[str, Any]]:
    """Return how many people of each place are measured no more, and newly."""
    if change is None:
        return []
    parts = change.langkah[change.langkah["cakupan"].isin(("kota", "opd"))]
    moved = {
        (str(place), str(part)): int(people)
        for place, part, people in parts[["opd", "bagian", "orang"]].itertuples(index=False)
    }
    split = {place for place, part in moved if part != WHOLE}
    pairs = {
        place: (moved.get((place, "cakupan_keluar"), 0), moved.get((place, "cakupan_masuk"), 0))
        for place in places
        if place in split
    }
    known = [pair for place, pair in pairs.items() if place and not _small(pair, threshold)]
    rows = []
    for place, pair in pairs.items():
        rest = (pair[0] - sum(one[0] for one in known), pair[1] - sum(one[1] for one in known))
        secret = _small(pair, threshold) or (place == CITY and _small(rest, threshold))
        told, state = (None, HIDDEN) if secret else (pair, SHOWN)
        rows.append(_row(place, PEOPLE, ("", "cakupan"), told, state))
    return rows


def _row(
    place: str, kind: str, rule: tuple[str, str], pair: Pair | None, state: str
) -> dict[str, Any]:
    table, name = rule
    return {
        "cakupan": "kota" if place == CITY else "opd", "opd": place, "kunci": place,
        "jenis": kind, "tabel": table, "hal": name,
        "lama": pair[0] if pair else None, "baru": pair[1] if pair else None, "keadaan": state,
    }  # fmt: skip
