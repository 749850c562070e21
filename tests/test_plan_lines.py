"""The plan's lines add up to what the optimiser decided."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from tests import plan_fixture as plans

from analysis.plan.problem import lines
from analysis.plan.problem.value import bundle_value


def places(rows):
    table = pd.DataFrame(rows, columns=["posisi", "kursus", "angkatan", "mulai", "selesai"])
    days = dict.fromkeys(["mulai", "selesai"], "datetime64[s]")
    return table.astype({"angkatan": "Int64", **days})


@pytest.fixture
def two_steps():
    """One person at level 1 of 3, a course to level 2 and one to level 3."""
    courses = plans.courses_frame(
        [
            {"kode": "A", "jp": 800, "biaya": 100, "biaya_tetap": 10},
            {"kode": "B", "jp": 1200, "biaya": 200, "biaya_tetap": 0},
        ]
    )
    return plans.build(
        plans.people_frame(3),
        courses,
        serves=np.array([[2], [3]], dtype="int8"),
        level=np.array([[1], [1], [3]], dtype="int8"),
        required=np.array([[3], [2], [3]], dtype="int8"),
        gain=np.array([[0, 0, 1_500_000, 0]] * 3),
        full=np.array([1_500_000] * 3),
    )


FIRST = (0, 0, 1, "2027-03-01", "2027-03-01")
SECOND = (0, 1, 1, "2027-05-03", "2027-05-04")


def test_each_course_names_the_level_it_raises(two_steps):
    rows = lines.lines(two_steps, places([FIRST, SECOND]))
    assert rows[["kode", "level_dari", "level_ke"]].to_numpy().tolist() == [
        ["A", 1, 2],
        ["B", 2, 3],
    ]
    assert rows["kompetensi"].tolist() == ["M.1", "M.1"]


def test_a_course_that_raises_no_level_stands_for_the_index_alone(two_steps):
    rows = lines.lines(two_steps, places([(2, 1, 1, None, None)]))
    assert rows["kompetensi"].tolist() == [""]
    assert rows["level_ke"].isna().all()


def test_the_points_of_a_bundle_stand_on_the_first_line_of_its_person(two_steps):
    rows = lines.lines(two_steps, places([FIRST, SECOND]))
    assert rows["poin"].tolist() == [1_500_000, 0]  # 8 + 12 JP reach the 20


def test_the_fixed_cost_of_a_batch_is_shared_and_the_remainder_falls_to_the_first(two_steps):
    three = places([(n, 0, 1, None, None) for n in range(3)])
    assert lines.costs(two_steps, three).tolist() == [104, 103, 103]


def test_what_batches_add_over_time_sums_to_the_plan(two_steps):
    taken = places([SECOND, FIRST, (1, 0, 1, "2027-03-01", "2027-03-01")])
    costs = lines.costs(two_steps, taken)
    rows = lines.by_batch(two_steps, taken, costs, set(two_steps.people["orang"]))
    assert rows["kode"].tolist() == ["A", "B"]  # A ends first
    assert rows["poin"].tolist() == [0, 1_500_000]  # 8 JP are worth nothing yet
    assert rows["level"].tolist() == [2, 1]
    whole = bundle_value(two_steps, np.array([0, 1]), np.array([[0, 1, -1], [0, -1, -1]]))
    assert rows["nilai"].sum() == whole.sum()
    assert rows["biaya"].sum() == costs.sum()


def test_points_of_people_without_an_index_are_in_no_sum_of_points(two_steps):
    taken = places([SECOND, FIRST, (1, 0, 1, "2027-03-01", "2027-03-01")])
    costs = lines.costs(two_steps, taken)
    others = set(two_steps.people["orang"][1:])
    assert lines.by_batch(two_steps, taken, costs, others)["poin"].tolist() == [0, 0]
