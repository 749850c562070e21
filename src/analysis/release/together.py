"""Hide more of a plan where all that is printed of it together tells a number; part of the gate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analysis.release.counted import CITY, NOTHING
from analysis.release.crossed import Crossed
from analysis.release.grid import NOWHERE
from analysis.release.joint import Printed, Secret

TRIED = 20  # OPD of which less is printed, or whose number of people is not, for one number


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
    less = None
    for less in _less(printed, secret):
        if not less.tells(secret):
            break
    return less


def _less(printed: Printed, secret: Secret) -> Iterator[Printed]:
    """Yield what is printed with one thing less.

    A number of people (of a kind, of an OPD, fewest first, of the city), or all of them; a row of
    an OPD, of those of the secret first; a course of the city; all its courses.
    """
    sums, counts = printed.sums, printed.counts
    open_counts = sums[~counts & (sums["peserta"] > 0)].sort_values("peserta", kind="stable")
    for scope in ("jenis", "opd", "kota"):
        for row in open_counts.index[open_counts["cakupan"] == scope][:TRIED]:
            yield replace(printed, counts=counts | (sums.index == row))
    if len(open_counts) > 1:
        yield replace(printed, counts=counts | True)
    table = printed.planned.table
    for opd in _by_size(printed, secret):
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


def _by_size(printed: Printed, secret: Secret) -> list[str]:
    """The OPD with printed courses: those of the secret first, then by participants."""
    sets, table = printed.planned.sets, printed.planned.table
    there = [opd for opd in sets.members if opd != NOWHERE and table.rows(opd)]
    ordered = sorted(there, key=lambda opd: (opd not in secret.opd, sets.everybody(opd), opd))
    return ordered[:TRIED]


def _with(printed: Printed, table: Crossed) -> Printed:
    table.settle()
    return replace(printed, planned=replace(printed.planned, table=table))
