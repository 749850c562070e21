"""Limits that cannot all hold are named: those that collide, and none that could be left out."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from tests.plan_fixture import build, courses_frame, people_frame

from analysis.errors import PlanError
from analysis.plan.problem.instance import PER_POINT
from analysis.plan.solver import collide
from analysis.plan.solver import solve as solving
from analysis.plan.solver.solve import solve

FULL = 15 * PER_POINT


def two_ways(people: int, **facts):
    """Everybody lacks teknis: a cheap course asks for more people than there are, one is dear."""
    offers = courses_frame(
        [
            {"kode": "DEAR", "jp": 2000, "biaya": 2_000_000},
            {"kode": "MANY", "jp": 2000, "biaya": 500_000, "isi_minimum": people + 1,
             "kapasitas": people + 1},
        ]
    )  # fmt: skip
    gain = np.array([[0, 0, FULL, 0]] * people)
    return build(
        people_frame(people), offers, gain=gain, full=np.full(people, FULL),
        **{"floor": Fraction(1), "budget": people * 1_000_000, **facts},
    )  # fmt: skip


@pytest.fixture(params=[False, True], ids=["few", "many"])
def size(request, monkeypatch):
    """How many people; a large city is judged with fractions of people."""
    if request.param:
        monkeypatch.setattr(solving, "FEW", 0)
        monkeypatch.setattr(collide, "FEW", 0)
    return 40 if request.param else 3


def refusal(instance) -> str:
    with pytest.raises(PlanError) as raised:
        solve(instance)
    return str(raised.value)


def test_three_limits_of_which_any_one_could_give_way_are_all_named(size):
    assert refusal(two_ways(size)) == (
        "Batas lantai_opd (100%), anggaran, dan isi_minimum tidak dapat dipenuhi bersama, juga "
        "tanpa batas lain. Pilih salah satu: turunkan lantai_opd, naikkan anggaran, atau turunkan "
        "isi_minimum atau peserta_minimum."
    )


def test_a_limit_that_does_not_matter_is_not_named(size):
    # The share of one OPD alone allows what the whole budget does: it changes nothing.
    words = refusal(two_ways(size, share=Fraction(99, 100)))
    assert "anggaran, dan isi_minimum" in words
    assert "porsi_opd" not in words


def test_a_conflict_of_two_limits_says_that_the_others_can_hold(size):
    instance = two_ways(size)
    cheap = instance.courses.assign(isi_minimum=1, biaya=2_000_000)
    words = refusal(build(
        instance.people, cheap, gain=instance.gain, full=instance.full, floor=Fraction(1),
        budget=instance.budget,
    ))  # fmt: skip
    assert words.startswith("Batas lantai_opd (100%) dan anggaran tidak dapat dipenuhi bersama")
    assert words.endswith("Turunkan lantai_opd atau naikkan anggaran.")


def test_a_course_with_batches_too_few_and_money_too_little_names_both(size):
    instance = two_ways(size)
    offers = instance.courses.assign(
        isi_minimum=1, kapasitas=1, maks_angkatan=pd.array([pd.NA, 1], "Int64")
    )
    words = refusal(build(
        instance.people, offers, gain=instance.gain, full=instance.full, floor=Fraction(1),
        budget=instance.budget,
    ))  # fmt: skip
    assert "anggaran, dan maks_angkatan" in words
