"""What stands above the table of planned courses."""

from __future__ import annotations

import pytest
from tests.test_present_plan import COURSES, developed, plain, table

from analysis.present import plan


@pytest.mark.parametrize(
    ("lang", "claim"),
    [
        ("id", "Satu pelatihan dengan anggaran Rp 194,9 juta"),
        ("en", "One course with a budget of Rp 194.9 million"),
    ],
)
def test_one_course_is_told_in_the_singular(lang, claim):
    report = developed(lang=lang, rencana=table("rencana", COURSES[0], place=False))
    assert plain(plan.courses(report).caption) == claim
