"""Five small plans worked by hand in cases/rencana.yaml; a reader can check each on paper."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.plan_brute import brute_force, every_plan
from tests.plan_cases import CASES, expected, instance_of, named, rupiah, whole
from tests.plan_checker import check

from analysis.plan.problem.instance import UNIT
from analysis.plan.solver.solve import solve


@pytest.fixture(params=CASES, ids=lambda case: case["kasus"])
def case(request):
    return request.param


def test_a_plan_is_the_one_worked_by_hand(case):
    instance, wanted = instance_of(case), case["harapan"]
    solution = solve(instance, gap=Fraction(0))
    assert solution.value == whole(wanted["nilai"], UNIT)
    assert solution.cost == rupiah(wanted["biaya"])
    assert named(case, instance, solution) == {k: sorted(v) for k, v in wanted["ambil"].items()}
    run = {
        kode: int(number)
        for kode, number in zip(instance.courses["kode"], solution.batches, strict=True)
        if number
    }
    assert run == {kode: int(number) for kode, number in wanted["angkatan"].items()}


def test_a_plan_worked_by_hand_is_proven_and_keeps_every_rule(case):
    instance = instance_of(case)
    solution = solve(instance, gap=Fraction(0))
    assert check(instance, solution) == []
    assert solution.proven
    assert solution.bound == solution.value


def test_the_checker_agrees_with_a_plan_worked_by_hand(case):
    assert check(instance_of(case), expected(case)) == []


def test_no_other_plan_is_better_than_the_one_worked_by_hand(case):
    instance, wanted = instance_of(case), case["harapan"]
    best = whole(wanted["nilai"], UNIT), rupiah(wanted["biaya"])
    assert brute_force(instance) == best
    assert every_plan(instance) == best


def test_the_cheapest_value_first_misses_the_best_plan():
    instance = instance_of(CASES[0])
    assert solve(instance).greedy_value == 27 * UNIT
