"""Cells in several sums at once: what is hidden stays unknown in each."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from tests.release_rows import city

from analysis.release.cube import Cube, Measure
from analysis.release.grid import grid
from analysis.release.linked import linked


def column(people, kinds, threshold=10):
    """Return the places (city, kinds, OPD; last of each: without a row) that are hidden."""
    opd = np.array([*people, 0])
    number = np.array([*kinds, max(kinds) + 1])
    of_kind = [opd[number == kind].sum() for kind in range(max(number) + 1)]
    counts = np.array([opd.sum(), *of_kind, *opd]).reshape(-1, 1, 1)
    hidden = linked(Cube(counts, counts < threshold, number, threshold, grouped=False))
    return np.flatnonzero(hidden[:, 0, 0]).tolist()


def test_a_hidden_opd_takes_the_smallest_of_its_kind_with_it():
    # places: 0 city, 1 and 2 kinds, 3 without kind, 4 to 8 OPD
    assert column([90, 20, 4, 15, 60], [0, 0, 0, 1, 1]) == [5, 6]


def test_the_row_of_a_kind_is_hidden_where_it_would_tell_its_only_hidden_opd():
    assert column([90, 4, 60, 4, 4], [0, 0, 1, 1, 1]) == [1, 2, 5, 7, 8]


def test_two_hidden_opd_of_enough_people_need_nothing_more():
    assert column([90, 20, 6, 6], [0, 0, 0, 0]) == [5, 6]


def test_an_opd_alone_in_the_city_hides_the_city_with_it():
    assert column([4], [0]) == [0, 1, 3]


def grouped(*sizes, total=None):
    """Return the hidden groups of a single place; group 0 is everybody."""
    counts = np.array([total or sum(sizes), *sizes])
    everybody = np.stack([counts, counts * 0, counts, counts * 0])[:, :, None]
    cube = Cube(everybody, everybody < 10, np.array([0, 1]), 10)
    return np.flatnonzero(linked(cube)[2, :, 0]).tolist()


def test_people_without_a_group_are_protected_like_a_hidden_one():
    assert grouped(50, 30, total=85) == [2]
    assert grouped(50, 30, total=90) == []


@pytest.mark.parametrize("number", [1, 2])
def test_a_sum_that_must_not_be_small_hides_more(number):
    people = np.array([60, 0, 0, 20, 20, 20, 0]).reshape(-1, 1, 1)
    below = np.array([30, 0, 0, 1, 1, 28, 0]).reshape(-1, 1, 1)
    hidden = np.zeros_like(people, dtype=bool)
    hidden[3 : 3 + number] = True
    kinds = np.array([0, 0, 0, 1])
    found = linked(Cube(people, hidden, kinds, 10, [Measure(below, 5)], grouped=False))
    assert below[found].sum() >= 5
    assert found[3:6].all()


def test_people_of_the_city_in_no_opd_are_a_place_of_their_own():
    rows = city({"a": ("dinas", 60, 60), "b": ("dinas", 40, 40)})[
        ["cakupan", "opd", "kunci", "diukur"]
    ]
    rows = rows.assign(diukur=rows["diukur"] + 3 * (rows["cakupan"] == "kota"))
    roster = pd.DataFrame({"kode": ["a", "b"], "jenis": ["dinas", "dinas"]})
    axes = grid(rows, roster)
    nobody = pd.Series(data=False, index=rows.index)
    hidden = axes.protected(rows["diukur"], nobody, 10, grouped=False)
    assert rows[hidden]["kunci"].tolist() == ["b", "dinas"]  # the kind less the other OPD tells it
