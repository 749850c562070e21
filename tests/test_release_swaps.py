"""Guesses of other numbers that fit what is printed of a plan."""

from __future__ import annotations

import numpy as np

from analysis.release.counted import Table
from analysis.release.merged import Merged
from analysis.release.reckoning import Reckoning
from analysis.release.swaps import Numbers, Swaps

CLASSES = ("A", "B")
MOST = 5


def swaps(counts, people, told):
    """OPD of 20 whose courses are one row, beside those of the city; told: groups of a sum."""
    names, known = sorted(counts), Reckoning()
    amounts = np.array([[counts[opd][each] for each in CLASSES] for opd in names])
    taker = np.array([[known.number(n, 0, 20) for n in row] for row in amounts.tolist()])
    there = np.array([[known.number(int(n > 0), 0, 1) for n in row] for row in amounts.tolist()])
    takes = np.array([known.number(people[opd], 1, 20) for opd in names])
    for own, flags, number in zip(taker.tolist(), there.tolist(), takes.tolist(), strict=True):
        known.exact(own)
        known.exact(flags)
        for each, flag in zip(own, flags, strict=True):
            known.at_least({each: 1.0, flag: -1.0}, 0)
            known.at_least({each: -1.0, flag: 20.0}, 0)
            known.at_least({number: 1.0, each: -1.0}, 0)
    for own in taker.T.tolist():
        known.exact(own)
    group = np.array([told.get(opd, -2) for opd in names])
    for one in set(told.values()):
        known.exact(takes[group == one].tolist())
    whole = known.whole()
    table = Table(counts, lambda _opd, _cell: 9, lambda _opd, _cell: False, limits=people)
    merged = Merged(table, lambda opd, _counts: [CLASSES] if opd else [("A",), ("B",)], set())
    city = np.full((1, 2), -1)
    at = Numbers(taker, np.vstack([there, city]), takes, group, -2, MOST)
    return Swaps(whole, merged, at), taker, takes


def unmoved(counts, people, told):
    """For whose participants of A, and whose number of people (""), nothing is guessed."""
    guesses, taker, takes = swaps(counts, people, told)
    asked = {
        **{(opd, "A"): (0, [int(taker[number, 0])]) for number, opd in enumerate(counts)},
        **{(opd, ""): (-1, [int(takes[number])]) for number, opd in enumerate(counts)},
    }
    return [list(asked)[place] for place in guesses.unmoved(list(asked.values()))]


def test_two_opd_exchange_a_course_and_are_one_more_and_one_less():
    counts = {"a": {"A": 2, "B": 6}, "b": {"A": 7, "B": 3}}
    assert unmoved(counts, {"a": 7, "b": 8}, {"a": 0, "b": 0}) == []


def test_nobody_is_moved_where_everybody_takes_the_other_course_already():
    counts = {"a": {"A": 2, "B": 7}, "b": {"A": 8, "B": 8}}
    assert unmoved(counts, {"a": 7, "b": 8}, {}) == [("a", "A"), ("b", "A")]


def test_the_number_of_people_of_one_opd_alone_in_its_sum_is_not_moved():
    counts = {"a": {"A": 2, "B": 6}, "b": {"A": 7, "B": 3}}
    assert unmoved(counts, {"a": 7, "b": 8}, {"a": 0, "b": 1}) == [("a", ""), ("b", "")]
