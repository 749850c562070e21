"""Why an OPD stands apart from the city, in two printed parts."""

from __future__ import annotations

import pandas as pd
from tests.change_fixture import quarter
from tests.release_moved_attack import printed

from analysis.measures.composition import kitagawa
from analysis.release.composed import effect_rows
from analysis.release.design import Policy
from analysis.release.rows import as_rows


def people(kode, kind, number, kualifikasi):
    return [
        {
            "nip": f"{kode}{kind}{n}",
            "opd": kode,
            "jenis_jabatan": kind,
            "poin": {"kualifikasi": kualifikasi},
        }
        for n in range(number)
    ]


def effects(*groups):
    now = quarter("2026-Q3", [one for group in groups for one in people(*group)])
    rows = effect_rows(kitagawa(now.people), as_rows(printed(now)), Policy())
    return {row["opd"]: row for row in as_rows(rows)}


def test_the_two_parts_sum_to_the_printed_difference():
    told = effects(
        ("a", "pelaksana", 30, 10), ("a", "fungsional", 7, 20),
        ("b", "pelaksana", 9, 12), ("b", "fungsional", 51, 21),
    )  # fmt: skip
    for row in told.values():
        assert round(row["tarif"] + row["komposisi"], 9) == row["selisih"]
    assert told["a"]["komposisi"] < 0 < told["b"]["komposisi"]


def test_the_same_scores_in_every_job_type_leave_the_mix_alone():
    told = effects(
        ("a", "pelaksana", 20, 10), ("a", "fungsional", 10, 20),
        ("b", "pelaksana", 10, 10), ("b", "fungsional", 20, 20),
    )  # fmt: skip
    assert (told["a"]["tarif"], told["a"]["komposisi"]) == (0.0, -1.7)


def test_a_job_type_of_a_few_people_is_compared_together_with_the_smallest_other():
    told = effects(
        ("a", "struktural", 3, 25), ("a", "fungsional", 8, 20), ("a", "pelaksana", 30, 10),
        ("b", "struktural", 9, 24), ("b", "fungsional", 40, 21), ("b", "pelaksana", 40, 11),
    )  # fmt: skip
    assert told["a"]["kelompok"] == "fungsional+struktural;pelaksana"
    assert told["b"]["kelompok"] == "fungsional;pelaksana;struktural"


def test_an_opd_without_two_job_types_of_enough_people_is_not_split():
    told = effects(
        ("a", "pelaksana", 30, 10), ("a", "fungsional", 3, 20), ("b", "fungsional", 40, 20)
    )
    assert told["a"]["keadaan"] == "tidak_diuraikan"
    assert pd.isna(told["a"]["komposisi"])
