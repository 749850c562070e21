"""Reasons of a few people are merged: a reader learns them, and no number leaks."""

from __future__ import annotations

import pytest
from tests.test_release_parts import rows, total

from analysis.release.design import Policy
from analysis.release.reasons import exclusions, merged, of_everybody, reasons


@pytest.mark.parametrize(
    ("parts", "everybody", "told"),
    [
        ({"a": 28, "b": 4}, 32, [("a+b", 32, "gabungan")]),
        ({"a": 40, "b": 12, "c": 2}, 54, [("a", 40, "terbit"), ("b+c", 14, "gabungan")]),
        ({"a": 40, "b": 4, "c": 3}, 47, [("a", 40, "terbit"), ("b+c", 7, "gabungan")]),
        ({"a": 12, "b": 5}, 17, [("a", 12, "terbit"), ("b", 5, "terbit")]),
        ({"a": 3, "b": 1}, 4, [("", None, "tersembunyi")]),
        # somebody has two reasons: how many stand behind two of them is not known
        ({"a": 40, "b": 12, "c": 2}, 52, [("a", 40, "terbit"), ("b+c", None, "tersembunyi")]),
        ({"a": 40, "b": 4, "c": 3}, 46, [("a+b+c", 46, "gabungan")]),
        # all but three have the first one
        ({"a": 40, "b": 12}, 43, [("a+b", 43, "gabungan")]),
    ],
)
def test_a_reason_of_a_few_people_is_merged_with_the_next_larger_one(parts, everybody, told):
    assert merged(list(parts.items()), everybody, 5) == told


def test_a_merged_row_hides_no_part_that_the_rest_would_give_away():
    counts = {"kinerja_tidak_ada": 28, "pendidikan_kosong": 4}
    table = reasons(rows("alasan", counts), total(240, unmeasured=32), Policy())
    assert table["alasan"].tolist() == ["kinerja_tidak_ada+pendidikan_kosong"]
    assert table["orang"].tolist() == [32]


def test_histories_that_cannot_be_read_are_one_reason_so_that_discipline_is_not_told():
    counts = {"kinerja_tidak_ada": 28, "disiplin_tidak_pasti": 6, "kinerja_tidak_pasti": 5}
    table = reasons(rows("alasan", counts), total(240, unmeasured=39), Policy())
    assert table["alasan"].tolist() == ["kinerja_tidak_ada", "riwayat_tidak_pasti"]
    assert table["orang"].tolist() == [28, 11]


def test_people_left_out_by_rule_are_merged_alike():
    counts = {"cpns": 11, "kedudukan_hukum_02": 2}
    table = exclusions(rows("alasan", counts), total(100), Policy())
    assert table[["alasan", "orang"]].to_numpy().tolist() == [["cpns+kedudukan_hukum_02", 13]]


def test_a_few_people_left_out_by_rule_are_said_to_be_few_without_their_reason():
    table = exclusions(rows("alasan", {"kedudukan_hukum_02": 2}), total(100), Policy())
    assert table["alasan"].tolist() == [""]
    assert table["orang"].isna().all()


def test_reasons_of_a_hidden_opd_are_not_printed():
    counts = {"kinerja_tidak_ada": 40}
    assert reasons(rows("alasan", counts), total(3, "tersembunyi"), Policy()).empty


@pytest.mark.parametrize(("people", "told"), [(40, ["kinerja_tidak_ada"]), (39, [])])
def test_only_what_holds_for_everybody_is_named_as_the_reason_of_a_whole_place(people, told):
    place = total(0, "tidak_diukur", unmeasured=40)
    counts = {"kinerja_tidak_ada": people, "pendidikan_kosong": 5}
    found = of_everybody(rows("alasan", counts), place, Policy())
    assert found.dropna().tolist() == told
