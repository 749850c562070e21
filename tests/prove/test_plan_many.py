"""Thousands of random plans against every plan there is, and large ones against the checker."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from tests.plan_brute import brute_force
from tests.plan_checker import check
from tests.plan_draws import varied
from tests.plan_plain import bundles, city

from analysis.errors import PlanError
from analysis.plan.solver.bundles import enumerate_bundles
from analysis.plan.solver.solve import greedy, solve

pytestmark = pytest.mark.prove
PORTIONS = 10
TINY = 300  # instances in a portion


def drawn(seed, most=5):
    size = np.random.default_rng([seed, 2]).integers(1, most + 1, 2)
    return varied(seed, people=int(size[0]), courses=int(size[1]))


def faults_of_tiny(seed):
    """What is wrong with the plan of one tiny instance."""
    instance = drawn(seed)
    best = brute_force(instance)
    try:
        exact, usual = solve(instance, gap=Fraction(0)), solve(instance)
    except PlanError:
        return [] if best is None else ["refused, but a plan exists"]
    if best is None:
        return ["a plan where there is none"]
    faults = check(instance, exact) + check(instance, usual)
    if exact.value != best[0]:
        faults.append(f"{exact.value}, best {best[0]}")
    if not usual.value <= best[0] <= usual.bound:
        faults.append("the bound is no bound")
    above = 100 * (usual.bound - usual.value)
    if usual.value and above > Fraction(usual.gap_percent) * usual.value:
        faults.append("the gap is larger than said")
    return faults


@pytest.mark.parametrize("portion", range(PORTIONS))
def test_thousands_of_tiny_plans_are_the_best_there_are(portion):
    seeds = range(portion * TINY, (portion + 1) * TINY)
    faults = {seed: found for seed in seeds if (found := faults_of_tiny(seed))}
    assert faults == {}


def test_thousands_of_lists_of_useful_bundles_are_complete():
    for seed in range(2000):
        instance = varied(seed, people=3, courses=9)
        where, none = city(instance), instance.size[1]
        groups, found = enumerate_bundles(instance, by_opd=bool(seed % 2))
        for one, group in zip(where.people, groups.of, strict=True):
            rows = range(found.start[group], found.start[group + 1])
            listed = {
                tuple(c for c in found.courses[row].tolist() if c < none): int(found.value[row])
                for row in rows
            }
            assert listed == {b: v for b, v in bundles(where, one) if b}, seed


@pytest.mark.parametrize("seed", range(40))
def test_a_large_plan_breaks_no_rule(seed):
    draw = np.random.default_rng([seed, 3])
    people, courses = int(draw.integers(100, 900)), int(draw.integers(5, 26))
    instance = varied(seed, people=people, courses=courses)
    try:
        found = solve(instance)
    except PlanError:
        assert instance.floor > 0  # nothing else can make the limits collide
        return
    assert check(instance, found) == []
    assert found.greedy_value <= found.value <= found.bound


@pytest.mark.parametrize("seed", range(20))
def test_the_usual_way_breaks_no_rule(seed):
    instance = varied(seed, people=200, courses=15, floor=Fraction(0))
    assert check(instance, greedy(instance)) == []
