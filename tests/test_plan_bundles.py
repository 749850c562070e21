"""The enumeration finds every useful bundle and nothing else."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.plan_fixture import build, courses_frame, people_frame, random_instance

from analysis.plan.problem.value import bundle_value, permitted
from analysis.plan.solver.bundles import enumerate_bundles


def naive(instance):
    """Every person's useful bundles with their value, by judging every set of courses."""
    people, courses = instance.size
    sets = [
        taken
        for size in range(instance.max_courses + 1)
        for taken in combinations(range(courses), size)
    ]
    table = np.array([[*taken, *[-1] * (3 - len(taken))] for taken in sets])
    found = {}
    for person in range(people):
        who = np.full(len(sets), person)
        worth = dict(zip(sets, bundle_value(instance, who, table).tolist(), strict=True))
        may = dict(zip(sets, permitted(instance, who, table).tolist(), strict=True))
        for taken in sets[1:]:
            rest = [worth[part] for part in combinations(taken, len(taken) - 1)]
            if may[taken] and worth[taken] > max(rest):
                found[person, taken] = worth[taken]
    return found


def enumerated(instance, *, by_opd=False):
    groups, bundles = enumerate_bundles(instance, by_opd=by_opd)
    found = {}
    for person, group in enumerate(groups.of):
        for row in range(bundles.start[group], bundles.start[group + 1]):
            assert bundles.group[row] == group
            taken = tuple(int(c) for c in bundles.courses[row] if c < instance.size[1])
            assert (person, taken) not in found
            found[person, taken] = int(bundles.value[row])
    return found


@settings(max_examples=50, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    most=st.integers(1, 3),
    proportional=st.booleans(),
    by_opd=st.booleans(),
)
def test_it_equals_trying_every_bundle(seed, most, proportional, by_opd):
    instance = random_instance(
        seed, people=4, courses=8, max_courses=most, proportional=proportional
    )
    assert enumerated(instance, by_opd=by_opd) == naive(instance)


def test_more_competencies_than_fit_one_word_are_all_climbed():
    width = 30
    offers = courses_frame([{"kode": f"K{n:02d}", "komponen": "", "jp": 0} for n in range(width)])
    instance = build(
        people_frame(1),
        offers,
        competencies=tuple(f"T.{k}" for k in range(width)),
        serves=np.eye(width, dtype="int8") * 2,
        level=np.ones((1, width), dtype="int8"),
        required=np.full((1, width), 2, dtype="int8"),
    )
    found = enumerated(instance)
    assert len(found) == width + width * (width - 1) // 2 + width * (width - 1) * (width - 2) // 6
    assert max(found.values()) == 3 * instance.weights.level


def test_people_who_are_equal_to_the_model_are_one_group():
    instance = build(
        people_frame(3, opd=["a", "b", "b"]), courses_frame([{"kode": "A", "jp": 2000}])
    )
    assert len(enumerate_bundles(instance, by_opd=False)[0].first) == 1
    assert enumerate_bundles(instance, by_opd=True)[0].size.tolist() == [1, 2]
