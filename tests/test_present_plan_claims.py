"""What stands above the table of planned courses."""

from __future__ import annotations

import pytest
from tests.test_present_plan import COURSES, developed, effect, plain, table, told

from analysis.present.chapters import plan
from analysis.present.wording.findings_gap import planned
from analysis.present.wording.voice import Voice
from analysis.release import findings_gap


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


@pytest.mark.parametrize(
    ("lang", "step", "claim"),
    [
        ("id", 5_000_000, "Lima pelatihan dengan anggaran sekitar Rp 194,9 juta"),
        ("en", 5_000_000, "Five courses with a budget of about Rp 194.9 million"),
        ("id", 1_000, "Lima pelatihan dengan anggaran Rp 194,9 juta"),
    ],
)
def test_a_cost_in_a_coarser_step_is_said_to_be_about_that(lang, step, claim):
    report = developed(lang=lang, dampak=effect(satuan_biaya=step))
    assert plain(plan.courses(report).caption) == claim


@pytest.mark.parametrize(
    ("lang", "summary", "finding"),
    [
        (
            "id", "melatih 141 pegawai dengan biaya sekitar Rp 194,9 juta.",
            "Rencana 2027 berbiaya sekitar Rp 194,9 juta",
        ),
        (
            "en", "at a cost of about Rp 194.9 million.",
            "The plan for 2027 costs about Rp 194.9 million",
        ),
    ],
)  # fmt: skip
def test_the_first_page_and_the_summary_say_about_too(lang, summary, finding):
    report = developed(lang=lang, dampak=effect(satuan_biaya=5_000_000))
    assert summary in plain(told(plan.summary(report)))
    values = {**findings_gap.planned(report), "info": report.info}
    assert plain(planned(values, Voice(lang)).claim) == finding
