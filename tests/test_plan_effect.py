"""What a plan brings is what scoring again gives; a promise that it does not keep is refused."""

from __future__ import annotations

import dataclasses
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from tests.measures_fixture import deliver, law, person
from tests.plan_fixture import build, courses_frame, people_frame

from analysis.errors import PlanError
from analysis.measures.professionalism import score
from analysis.plan.problem.instance import UNIT
from analysis.plan.results.effect import effect, planned_records
from analysis.plan.results.planned import EFFECT

ANI, BUDI, CITRA, DEDI = (f"19900101201504200{n}" for n in range(1, 5))
POINT = 100_000
CHOSEN = [(0, 0), (0, 1), (1, 0), (1, 2), (2, 3)]


def appraised(*nips):
    return [{"nip": nip, "tahun": "2025", "predikat": "Baik"} for nip in nips]


@pytest.fixture
def delivery():
    """Ani (pelaksana, 12 JP), Budi (JF, none), Citra (Administrator), Dedi (post not known)."""
    people = [
        person(ANI),
        person(BUDI, jenis_jabatan="fungsional", jenjang_jabatan="JF Ahli Muda"),
        person(CITRA, jenis_jabatan="struktural", jenjang_jabatan="Administrator"),
        person(DEDI, jenis_jabatan=None, jenjang_jabatan=None),
    ]
    attended = [{"nip": ANI, "jenis": "03", "jp": "12", "tanggal_selesai": "2026-05-05"}]
    return deliver(people, pelatihan=attended, kinerja=appraised(ANI, BUDI, CITRA, DEDI))


@pytest.fixture
def instance():
    """As `build_instance` would find them; Dedi cannot be planned for."""
    courses = [
        {"kode": "A", "jenis": "03", "komponen": "teknis", "jp": 800},
        {"kode": "B", "jenis": "09", "komponen": "seminar", "jp": 400},
        {"kode": "C", "jenis": "03", "komponen": "teknis", "jp": 1200},
        {"kode": "D", "jenis": "01", "komponen": "kepemimpinan", "jp": 9000, "tahap": 2,
         "tingkat": "Administrator"},
    ]  # fmt: skip
    rank = law().kepemimpinan_jenjang.number("Administrator")
    frame = courses_frame(courses).assign(tahap=pd.array([pd.NA] * 3 + [rank], dtype="Int64"))
    return build(
        people_frame(3, nip=[ANI, BUDI, CITRA]),
        frame,
        competencies=("M.1", "M.2"),
        serves=np.array([[2, 0], [0, 0], [3, 2], [0, 0]], dtype="int8"),
        level=np.array([[1, 1], [1, 1], [0, 3]], dtype="int8"),
        required=np.array([[3, 2], [3, 2], [3, 3]], dtype="int8"),
        gain=np.array(
            [
                [0, 0, 22.5 * POINT, 17.5 * POINT],
                [0, 15 * POINT, 15 * POINT, 10 * POINT],
                [15 * POINT, 0, 15 * POINT, 10 * POINT],
            ]
        ).astype("int64"),
        hours=np.array([1200, 0, 0]),
        full=np.array([22.5 * POINT, 15 * POINT, 15 * POINT]).astype("int64"),
        asked=np.array([0, 0, rank], dtype="int8"),
    )


SERVICES = pd.DataFrame(
    {"kode": ["A", "C", "C"], "kompetensi": ["M.1", "M.1", "M.2"], "level_ke": [2, 3, 2]}
)


def gaps(**changed):
    """Measured levels of the three, and one pair of Citra that is not assessed."""
    rows = pd.DataFrame(
        [
            (0, "M.1", 3, 1, "diukur"),
            (0, "M.2", 2, 1, "diukur"),
            (1, "M.1", 3, 1, "diukur"),
            (1, "M.2", 2, 1, "diukur"),
            (2, "M.1", 3, None, "belum_dinilai"),
            (2, "M.2", 3, 4, "diukur"),
        ],
        columns=["orang", "kompetensi", "level_standar", "level_capaian", "keadaan"],
    )
    return rows.astype({"level_standar": "Int64", "level_capaian": "Int64"}).assign(**changed)


def brought(delivery, instance, chosen=CHOSEN, **changed):
    quarter = SimpleNamespace(people=score(delivery, law()).people, gaps=gaps(**changed))
    places = pd.DataFrame(chosen, columns=["posisi", "kursus"]).astype("int64")
    found = effect(delivery, quarter, law(), instance, places, SERVICES)
    return found.set_index("orang")


def test_what_is_promised_is_what_scoring_again_gives(delivery, instance):
    found = brought(delivery, instance)
    # Ani: 12 + 8 JP and a seminar; Budi: 8 + 12 JP; Citra: the course of her level.
    after = [40 * POINT, 15 * POINT, 15 * POINT]
    assert found["kompetensi_sebelum"].tolist()[:3] == [0, 0, 0]
    assert found["kompetensi_sesudah"].tolist()[:3] == after
    assert (found["ip_sesudah"] - found["ip_sebelum"]).tolist()[:3] == after


def test_levels_are_climbed_over_the_measured_pairs_alone(delivery, instance):
    found = brought(delivery, instance)
    # Ani takes A (M.1 to 2) alone; Budi A and C: M.1 to 3 and M.2 to 2; Citra's M.1 is not known.
    assert found["kesenjangan_sebelum"].tolist() == [3, 3, 0, 0]
    assert found["kesenjangan_sesudah"].tolist() == [2, 0, 0, 0]
    assert found["pasangan"].tolist() == [2, 2, 1, 0]


def test_value_and_number_of_courses_are_the_plans_own(delivery, instance):
    found = brought(delivery, instance)
    # A level 5, a point 1, 20 planned JP 2: Budi 3 levels, 15 points and 20 JP; Citra 90 JP.
    assert found["nilai"].tolist() == [45 * UNIT, 32 * UNIT, 17 * UNIT, 0]
    assert found["kursus"].tolist() == [2, 2, 1, 0]


def test_everybody_on_the_staff_has_one_row_in_the_columns_of_the_plan(delivery, instance):
    found = brought(delivery, instance).reset_index()
    assert list(found) == [name for name in EFFECT if name != "biaya"]
    kinds = {name: str(kind) for name, kind in found.dtypes.items()}
    assert kinds == {name: EFFECT[name] for name in found}
    assert found["orang"].tolist() == [0, 1, 2, 3]


def test_who_is_not_measured_has_no_points_before_or_after(delivery, instance):
    dedi = brought(delivery, instance).loc[3]
    assert pd.isna(dedi["kompetensi_sebelum"])
    assert pd.isna(dedi["kompetensi_sesudah"])
    assert pd.isna(dedi["ip_sesudah"])


@pytest.mark.parametrize("more", [1, -1])
def test_a_promise_off_by_a_hundred_thousandth_of_a_point_is_refused(delivery, instance, more):
    gain = instance.gain.copy()
    gain[0, 3] += more
    with pytest.raises(PlanError, match=r"1 orang \(pelatihan: A, B\)"):
        brought(delivery, dataclasses.replace(instance, gain=gain))


def test_a_promised_level_that_the_measured_ones_do_not_give_is_refused(delivery, instance):
    with pytest.raises(PlanError, match="skor ulang bagi 1 orang"):
        brought(delivery, instance, level_standar=pd.array([2, 2, 2, 2, 3, 3], dtype="Int64"))


def test_a_plan_without_courses_changes_nothing(delivery, instance):
    found = brought(delivery, instance, chosen=[])
    assert found["ip_sesudah"].equals(found["ip_sebelum"].rename("ip_sesudah"))
    assert not found["nilai"].any()


def test_planned_records_take_the_shape_of_the_training_table(delivery, instance):
    table = delivery.tables["pelatihan"]
    places = pd.DataFrame(CHOSEN, columns=["posisi", "kursus"])
    records = planned_records(table, instance, places, delivery.period.end)
    assert list(records) == list(table)
    assert (records["tanggal_selesai"] == pd.Timestamp(delivery.period.end)).all()
    assert records["tingkat"].isna().tolist() == [True] * 4 + [False]
    assert len(table) == 1  # the delivery is as it was


def test_without_a_training_table_nobody_is_measured_and_only_levels_count(delivery, instance):
    tables = {name: table for name, table in delivery.tables.items() if name != "pelatihan"}
    bare = dataclasses.replace(delivery, tables=tables)
    nothing = dataclasses.replace(instance, gain=np.zeros_like(instance.gain))
    found = brought(bare, nothing)
    assert found["ip_sesudah"].isna().all()
    assert found["kesenjangan_sesudah"].tolist() == [2, 0, 0, 0]
