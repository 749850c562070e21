"""A plan is the best there is on tiny instances, and sound, with a true bound, on larger ones."""

from __future__ import annotations

import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.plan_brute import brute_force
from tests.plan_checker import check
from tests.plan_draws import tiny, varied
from tests.plan_fixture import random_instance
from tests.plan_plain import bundles, city

from analysis.errors import PlanError
from analysis.plan.solver.bundles import enumerate_bundles
from analysis.plan.solver.solve import greedy, solve

ROOT = Path(__file__).parents[1]
SOLVE = """
from tests.plan_fixture import random_instance
from analysis.plan.solver.solve import solve
found = solve(random_instance(3, people=30, courses=10, competencies=3, opds=4))
print(found.chosen.to_csv(), found.batches, found.value, found.bound, found.cost)
"""


def listed(instance):
    """The useful bundles of everybody, as the planner lists them."""
    groups, found = enumerate_bundles(instance, by_opd=True)
    courses = instance.size[1]
    return [
        {
            tuple(int(c) for c in found.courses[row] if c < courses): int(found.value[row])
            for row in range(found.start[group], found.start[group + 1])
        }
        for group in groups.of
    ]


@settings(max_examples=40, deadline=None)
@given(tiny(people=4, courses=8))
def test_the_bundles_listed_are_all_the_useful_ones(instance):
    where = city(instance)
    wanted = [{b: v for b, v in bundles(where, one) if b} for one in where.people]
    assert listed(instance) == wanted


@settings(max_examples=40, deadline=None)
@given(tiny())
def test_no_plan_is_better_than_the_one_found(instance):
    best = brute_force(instance)
    if best is None:
        with pytest.raises(PlanError):
            solve(instance, gap=Fraction(0))
        return
    found = solve(instance, gap=Fraction(0))
    assert found.value == best[0]
    assert check(instance, found) == []


@settings(max_examples=30, deadline=None)
@given(tiny())
def test_the_bound_is_a_true_bound_and_the_gap_its_distance(instance):
    best = brute_force(instance)
    assume(best is not None)
    found = solve(instance)
    assert found.value <= best[0] <= found.bound
    if found.value:
        gap = Fraction(100 * (found.bound - found.value), found.value)
        assert gap <= Fraction(found.gap_percent) < gap + Fraction(1, 100)


@pytest.mark.parametrize("seed", range(4))
def test_a_larger_plan_breaks_no_rule(seed):
    instance = random_instance(
        seed,
        people=(60, 120, 300)[seed % 3],
        courses=(12, 16)[seed % 2],
        competencies=4,
        opds=5,
        share=Fraction(1, 1 + seed % 3),
        floor=Fraction(seed % 2, 20),
    )
    found = solve(instance)
    assert check(instance, found) == []
    assert found.greedy_value <= found.value <= found.bound


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**9))
def test_the_usual_way_by_value_per_rupiah_breaks_no_rule_either(seed):
    instance = varied(seed, people=9, courses=6, floor=Fraction(0))
    found = greedy(instance)
    best = solve(instance)
    assert check(instance, found) == []
    assert found.value <= best.value


@pytest.mark.parametrize("seed", range(4))
def test_a_plan_that_starts_from_another_is_never_worse(seed):
    instance = random_instance(seed, people=16, courses=7, competencies=3, opds=3)
    first = solve(instance, gap=Fraction(1, 10))
    again = solve(instance, start=first)
    assert again.value >= first.value
    assert check(instance, again) == []


def test_one_core_or_two_another_folder_and_another_day_give_equal_plans(tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "random"}
    cores = sorted(os.sched_getaffinity(0))
    running = [
        subprocess.Popen(
            [sys.executable, "-c", f"import os; os.sched_setaffinity(0, {allowed})\n{SOLVE}"],
            stdout=subprocess.PIPE, text=True, cwd=folder, env=environment,
        )
        for allowed, folder in ((set(cores[:1]), ROOT), (set(cores[:2]), tmp_path))
    ]  # fmt: skip
    plans = [process.communicate()[0] for process in running]
    assert [process.returncode for process in running] == [0, 0]
    assert plans[0]
    assert plans[0] == plans[1]
