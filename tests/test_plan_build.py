"""From a delivery to the numbers of the optimiser: who is planned for, and with what."""

from __future__ import annotations

import random

import numpy as np
import pandas as pd
import pytest
from tests.measures_fixture import deliver, law, person, rules
from tests.plan_fixture import courses_frame

from analysis.dataset.settings import PlanSettings
from analysis.plan.needs.catalogue import Catalogue
from analysis.plan.problem.build import build_instance
from analysis.plan.solver.solve import solve
from analysis.quarter import measure

POINT = 100_000
OFFERS = Catalogue(
    courses_frame(
        [
            {"kode": "A", "jp": 2000, "biaya": 1_000_000},
            {"kode": "B", "komponen": "seminar", "jp": 400, "biaya": 300_000},
            {"kode": "C", "komponen": "fungsional", "jp": 3000, "sasaran": "fungsional"},
        ]
    ),
    pd.DataFrame({"kode": ["A"], "kompetensi": ["M.1"], "level_ke": [2]}),
)


def nip(number, born="19850101"):
    return f"{born}2010041{number:03d}"


def instance(people, *, seed=0, year=2027, penilaian=(), pelatihan=(), kinerja=(), **settings):
    """The instance of these rows, whatever their order."""
    draw = random.Random(seed)
    tables = [list(rows) for rows in (people, pelatihan, kinerja, penilaian)]
    for rows in tables:
        draw.shuffle(rows)
    delivery = deliver(*tables[:3], penilaian=tables[3])
    quarter = measure(delivery, law(), rules())
    chosen = PlanSettings(**{"anggaran": 2_500_000, **settings})
    return build_instance(quarter, delivery, OFFERS, (law(), rules()), chosen, year)


def staff():
    people = [person(nip(n), jenjang_jabatan="Pelaksana") for n in range(1, 8)]
    return people + [
        person(nip(n), jenis_jabatan="fungsional", jenjang_jabatan="JF Ahli Muda", opd="dinas-dua")
        for n in range(8, 12)
    ]


def appraised(*numbers, tahun="2025", predikat="Baik"):
    return [{"nip": nip(n), "tahun": tahun, "predikat": predikat} for n in numbers]


def test_another_order_of_the_rows_gives_the_equal_plan():
    assessed = [
        {"nip": nip(n), "kompetensi": "M.1", "level": "1", "tanggal": "2026-01-05"}
        for n in range(8, 12)
    ]
    facts = {"penilaian": assessed, "kinerja": appraised(*range(1, 12))}
    plans = []
    for seed in range(2):
        made = instance(staff(), seed=seed, **facts)
        found = solve(made)
        who = made.people["nip"].to_numpy()[found.chosen["posisi"]]
        what = made.courses["kode"].to_numpy()[found.chosen["kursus"]]
        plans.append(list(zip(who, what, strict=True)))
    assert plans[0]
    assert all(plan == plans[0] for plan in plans)


def test_who_retires_by_the_end_of_the_plan_year_is_left_out():
    people = [person(nip(1, "19691130")), person(nip(2, "19691201"))]  # 58 in November, December
    made = instance(people)
    assert made.people["nip"].tolist() == [nip(2, "19691201")]  # retires on 1 January 2028
    assert made.left_out["alasan"].tolist() == ["pensiun"]
    assert len(instance(people, pensiun_direncanakan=True).people) == 2
    assert instance(people, year=2026).left_out.empty


def test_gains_are_what_is_open_in_kompetensi_and_nothing_for_the_unmeasured():
    attended = [{"nip": nip(1), "jenis": "03", "jp": "12", "tanggal_selesai": "2026-05-05"}]
    people = [person(nip(1)), person(nip(2), jenis_jabatan=None, jenjang_jabatan=None)]
    made = instance(people, pelatihan=attended)
    first, second = (made.people["nip"].tolist().index(nip(n)) for n in (1, 2))
    assert made.gain[first].tolist() == [0, 0, 22.5 * POINT, 17.5 * POINT]
    assert (made.hours[first], made.full[first]) == (1200, 22.5 * POINT)
    assert not made.gain[second].any()
    assert made.allowed[first].tolist() == [True, True, False]


def test_levels_are_those_validly_assessed():
    assessed = [
        {"nip": nip(8), "kompetensi": "M.1", "level": "1", "tanggal": "2026-01-05"},
        {"nip": nip(9), "kompetensi": "M.1", "level": "1", "tanggal": "2020-01-05"},
    ]
    made = instance(staff(), penilaian=assessed)
    level = dict(zip(made.people["nip"], made.level[:, 0], strict=True))
    assert (level[nip(8)], level[nip(9)], level[nip(10)]) == (1, 0, 0)
    required = dict(zip(made.people["nip"], made.required[:, 0], strict=True))
    assert required[nip(8)] == 3


@pytest.mark.parametrize(
    ("status", "years", "prioritas"),
    [
        ("PNS", ("2025", "2024"), 2),
        ("PNS", ("2025",), 0),
        ("PPPK", ("2025",), 1),
        ("PPPK", ("2025", "2024"), 2),
        ("PPPK", ("2024",), 0),
    ],
)
def test_the_priority_follows_two_good_years_and_a_pppk_s_good_year(status, years, prioritas):
    who = nip(1) if status == "PNS" else "198501012022211001"
    said = [{"nip": who, "tahun": year, "predikat": "Baik"} for year in years]
    made = instance([person(who, status_asn=status)], kinerja=said)
    assert made.people["prioritas"].tolist() == [prioritas]


def test_weights_are_whole_numbers():
    made = instance(staff(), bobot_level=0, bobot_poin=2)
    assert made.weights == (0, 2000, 2 * 10**8)
    assert made.gain.dtype == np.int64
