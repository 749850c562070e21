"""Hide more of a plan where all that is printed of it together tells a number; part of the gate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from analysis.release.counted import CITY, NOTHING
from analysis.release.crossed import Crossed
from analysis.release.grid import NOWHERE
from analysis.release.joint import Printed, Secret

TRIED = 20  # OPD of which less is printed, or whose number of people is not, for one number
SCOPES = ("jenis", "opd", "kota")  # numbers of people that are done without, in this order


def settled(printed: Printed) -> Printed:
    """Return what may be printed: as much, but for what would let a number be worked out.

    Each time the first thing is hidden that alone makes the number safe, in the order of `_less`;
    where none does, the last one of them: everything of the city. Where nothing is left to hide,
    nothing is. In a city of very many OPD not everything is tried, and not every other number
    looked for (`nearby`): then more is hidden than would be needed, never less.
    """
    begun = printed
    while True:
        secret = printed.exposed()
        if secret is None and printed is not begun:  # once more, everything
            begun = printed = replace(printed, found=replace(printed.found, safe=set()))
            secret = printed.exposed()
        if secret is None or (less := _lesser(printed, secret)) is None:
            return printed
        printed = less


def _lesser(printed: Printed, secret: Secret) -> Printed | None:
    """Return the first of `_less` that no longer tells the number, else its last one."""
    less = None
    for less in _less(printed, secret):
        if not less.tells(secret):
            break
    return less


def _less(printed: Printed, secret: Secret) -> Iterator[Printed]:
    """Yield what is printed with one thing less.

    Of the OPD of the secret and of their kinds: a number of people, a row of an OPD. Then the same
    of others, all numbers of people, a course of the city, all its courses.
    """
    sums, counts, table = printed.sums, printed.counts, printed.planned.table
    shown = sums[~counts & (sums["peserta"] > 0)].sort_values("peserta", kind="stable")
    ranked = shown.iloc[shown["cakupan"].map(SCOPES.index).argsort(kind="stable")].index
    related = ranked.isin(_related(printed, secret))
    smallest = _by_size(printed)
    for own in (True, False):
        rows = ranked[related == own]
        for row in [*rows[:TRIED], *rows[TRIED:][-1:]]:  # the last one is the city's
            yield replace(printed, counts=counts | (sums.index == row))
        if not own and len(shown) > 1:
            yield replace(printed, counts=counts | True)
        for opd in [each for each in smallest if (each in secret.opd) == own][:TRIED]:
            wider = table.copy()
            if wider.more_of(wider.place(opd)):
                yield _with(printed, wider)
    city = table.place(CITY)
    if (table.row[city] != NOTHING).any():
        name = table.table.classes.index(secret.kode) if secret.kode else 0
        wider = table.copy()
        wider.of_city(city, name)
        yield _with(printed, wider)
        closed = table.copy()
        closed.close(city)
        yield replace(_with(printed, closed), counts=counts | True)


def _related(printed: Printed, secret: Secret) -> pd.Index:
    """The rows of the sums of the secret's OPD, of their kinds, and of the OPD of these."""
    sums, kind_of = printed.sums, printed.kinds
    mine = (sums["cakupan"] == "opd") & sums["kunci"].isin(secret.opd)
    kinds = kind_of[mine]
    same = (sums["cakupan"] == "jenis") & sums["kunci"].isin(kinds)
    return sums.index[same | mine | kind_of.isin(kinds)]


def _by_size(printed: Printed) -> list[str]:
    """The OPD with printed courses, by participants."""
    sets, table = printed.planned.sets, printed.planned.table
    there = [opd for opd in sets.members if opd != NOWHERE and table.rows(opd)]
    return sorted(there, key=lambda opd: (sets.everybody(opd), opd))


def _with(printed: Printed, table: Crossed) -> Printed:
    table.settle()
    return replace(printed, planned=replace(printed.planned, table=table))
