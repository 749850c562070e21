"""The tree of units: which OPD a unit belongs to, by its id or by its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from analysis.intake.judging import advice
from analysis.intake.judging.codes import MAX_SUGGESTED
from analysis.intake.judging.judge import Judge, each, mask
from analysis.intake.judging.link import Roster, plain, roster_from_names
from analysis.intake.judging.reading import Advice


@dataclass(frozen=True, eq=False)
class Units:
    """Units by id and by name; a name that several OPD use holds them all."""

    by_id: Mapping[str, str] = field(default_factory=dict)
    by_name: Mapping[str, frozenset[str]] = field(default_factory=dict)


def roots(unor: Judge) -> list[str]:
    """Return the names a tree gives its OPD: its column `opd`, else its roots.

    A single root above all others is the city itself; then the OPD are its children.
    """
    named = unor.text("opd").dropna().unique().tolist()
    if named:
        return [str(name) for name in named]
    identity, above = unor.text("id"), unor.text("id_atasan")
    is_root = unor.data & mask(above.isna() | ~above.isin(identity))
    if is_root.sum() == 1 and unor.data.sum() > 1:
        is_root = unor.data & mask(above.isin(identity[is_root]))
    return [str(name) for name in unor.text("nama")[is_root].dropna().unique()]


def units_of(unor: Judge, roster: Roster) -> Units:
    """Follow every unit upwards to the first one that names an OPD, or is one."""
    rows = unor.data
    identities = unor.text("id")[rows].fillna("").tolist()
    names = unor.text("nama")[rows].fillna("").tolist()
    parents = unor.text("id_atasan")[rows].fillna("").tolist()
    stated = [roster.find(text) for text in unor.text("opd")[rows].fillna("").tolist()]
    own = [given or roster.find(name) for given, name in zip(stated, names, strict=True)]
    place = {identity: n for n, identity in enumerate(identities) if identity}
    by_id: dict[str, str] = {}
    by_name: dict[str, set[str]] = {}
    for n, name in enumerate(names):
        kode = _climb(n, own, parents, place)
        if kode is not None:
            by_id[identities[n]] = kode
            by_name.setdefault(plain(name, roster.city), set()).add(kode)
    by_id.pop("", None)
    return Units(by_id, {name: frozenset(codes) for name, codes in by_name.items() if name})


def _climb(
    start: int, own: list[str | None], parents: list[str], place: Mapping[str, int]
) -> str | None:
    seen: set[int] = set()
    here: int | None = start
    while here is not None and here not in seen:
        if own[here] is not None:
            return own[here]
        seen.add(here)
        here = place.get(parents[here])
    return None


def link_units(judge: Judge, opd: pd.Series[Any], roster: Roster, units: Units) -> pd.Series[Any]:
    """Fill `opd` through the unit where the row does not state it.

    A unit that leads nowhere is listed once with its head count, for one line in `unor` mends all.
    """
    name, identity = judge.text("unit_kerja"), judge.text("unor_id")
    open_ = judge.data & mask(opd.isna()) & mask(~_stated(judge, roster))
    known = {value: _candidates(value, roster, units) for value in name[open_].dropna().unique()}
    single = {value: next(iter(codes)) for value, codes in known.items() if len(codes) == 1}
    through = identity.map(units.by_id).astype("str").fillna(name.map(single).astype("str"))
    linked = opd.where(~open_, through)
    several = [value for value, codes in known.items() if len(codes) > 1]
    rest = open_ & mask(linked.isna())
    judge.report(rest & mask(name.isna()), "opd", advice.OPD_EMPTY)
    _list_once(judge, rest & mask(name.isin(several)), advice.UNIT_AMBIGUOUS)
    nowhere = rest & mask(name.notna() & ~name.isin(several))
    unknown = name[nowhere].dropna().unique()[:MAX_SUGGESTED]
    near = {value: roster.suggest(value) for value in unknown}
    _list_once(judge, nowhere, advice.UNIT_UNKNOWN, each(name, near.get).fillna(""))
    return linked


def _stated(judge: Judge, roster: Roster) -> pd.Series[Any]:
    text = judge.text("opd")
    return text.notna() & ~text.isin(
        [value for value in text.dropna().unique() if roster.is_city(value)]
    )


def _candidates(unit: str, roster: Roster, units: Units) -> frozenset[str]:
    found = units.by_name.get(plain(unit, roster.city)) or units.by_id.get(unit.strip())
    if isinstance(found, frozenset):
        return found
    kode = found or roster.find(unit) or roster.ending(unit)
    return frozenset({kode} if kode else ())


def _list_once(
    judge: Judge, where: np.ndarray, found: Advice, suggestions: pd.Series[Any] | None = None
) -> None:
    unit = judge.text("unit_kerja").where(where & judge.within())
    heads = unit.map(unit.value_counts()).fillna(0).astype(int).astype("str")
    first = mask(unit.notna() & ~unit.duplicated())
    counted = (unit + " (" + heads + " pegawai)").fillna("").to_numpy(object)
    judge.report(where, "unit_kerja", found, suggestions=suggestions, values=counted, listed=first)


def roster_without_table(pegawai: Judge, unor: Judge | None, city: str) -> Roster:
    """Make the roster where no table `opd` was delivered: staff rows first, then the tree."""
    blank = roster_from_names((), city)
    stated = [name for name in pegawai.text("opd").dropna().unique() if not blank.is_city(name)]
    return roster_from_names(stated or (roots(unor) if unor is not None else ()), city)
