"""What a report says of the rules of gap and plan, and of the city's plan."""

from __future__ import annotations

import json
from dataclasses import replace

import pandas as pd
import pytest
from tests.measures_fixture import rules
from tests.release_gap_rows import CERTIFICATE, gap_city, members, plan_of
from tests.release_rows import POINT

from analysis.publish.published import as_csv
from analysis.release.describe_plan import development_info, plan_info
from analysis.release.frames import FRAMES
from analysis.store.keys import report_key

STAFF = {"a": ("dinas", 100, 100), "b": ("dinas", 90, 90)}


def city(people=60, takers=None):
    groups = [members(opd, "Pelaksana", people, gap=1, below=20) for opd in STAFF]
    plan = plan_of(takers or {"a": {"A": 30}, "b": {"A": 20}}, {"a": 100, "b": 90})
    return gap_city(STAFF, *groups, plan=plan)


def test_names_levels_scales_and_grounds_are_plain_json():
    told = development_info(rules(), {"T.1": "Anggaran", "T.2": ""})
    assert json.loads(json.dumps(told)) == told
    assert (told["nama_kompetensi"]["M.1"], told["nama_kompetensi"]["T.1"]) == (
        "Integritas",
        "Anggaran",
    )
    assert "T.2" not in told["nama_kompetensi"]
    assert told["skala_pemetaan"][1] == {"nama": "Cukup Optimal", "batas": 78}
    assert told["masa_penilaian"] == 36
    assert set(told["dasar_hukum"]) >= {"kesenjangan", "teknis"}


def test_without_a_plan_nothing_is_said_of_one():
    assert plan_info(None) is None


def test_the_certificate_and_its_tables_are_plain_json():
    plan = plan_of({"a": {"A": 30}}, {"a": 100})
    worth = pd.array([525_000_000, None], dtype="Int64")
    told = plan_info(replace(plan, kurva=pd.DataFrame({"anggaran": [1, 2], "nilai": worth})))
    assert json.loads(json.dumps(told)) == told
    assert told["kurva"] == [{"anggaran": 1, "nilai": 5.3}, {"anggaran": 2, "nilai": None}]
    assert (told["tahun"], told["celah_persen"]) == (2027, CERTIFICATE["celah_persen"])


def test_what_a_looser_limit_brings_is_told_in_points_with_one_decimal():
    limits = pd.DataFrame(
        {"batas": ["anggaran"], "kode": [""], "nilai": [654_485_000_001], "dari": [1],
         "tambahan": [2_015_000_000], "paling_banyak": [3_951_000_001]}
    )  # fmt: skip
    told = plan_info(replace(plan_of({"a": {"A": 30}}, {"a": 100}), dilonggarkan=limits))
    row = told["dilonggarkan"][0]
    assert (row["nilai"], row["tambahan"], row["paling_banyak"]) == (6544.9, 20.2, 39.6)


def test_how_many_take_part_is_told_by_the_tables_alone():
    plan = plan_of({"a": {"A": 30}}, {"a": 100})
    counted = {**plan.certificate, "peserta": 30, "tempat": 30}
    assert not {"peserta", "tempat"} & set(plan_info(replace(plan, certificate=counted)))


def test_the_frames_have_their_columns_and_types_with_rows_and_without():
    filled, bare = city(), gap_city(STAFF)
    for name, columns in FRAMES.items():
        for release in (filled, bare):
            assert getattr(release, name).dtypes.astype(str).to_dict() == columns, name


@pytest.mark.parametrize("other", [{"people": 61}, {"takers": {"a": {"A": 31}, "b": {"A": 20}}}])
def test_a_report_is_stale_when_its_gap_or_its_plan_changes(other):
    keys = {report_key(release, "a", b"{}", "id") for release in (city(), city(**other))}
    assert len(keys) == 2


def test_gaps_are_published_in_their_decimals_and_codes_as_text():
    rows = city().kesenjangan.query("cakupan == 'kota' and kompetensi == 'M.1'").head(1)
    line = as_csv(rows, "id").splitlines()[1].split(";")
    assert line[3:6] == ["M.1", "manajerial", "Pelaksana"]
    assert line[9:12] == ["0,33", "0,33", "0,33"]


def test_an_opd_reads_its_own_rows_and_the_citys():
    report = city().report("a")
    assert set(report.kesenjangan["opd"]) == {"a"}
    assert set(report.kesenjangan_kota["cakupan"]) == {"kota"}
    assert report.jpm_own["dinilai"] == 60
    assert report.rencana["kode"].tolist() == ["A"]
    assert report.dampak["peserta"].tolist() == [30]
    assert report.dampak_kota["peserta"].tolist() == [50]
    assert report.kumulatif["biaya"].tolist() == [75_000_000]


def test_a_limit_of_a_course_that_the_citys_rows_do_not_name_is_not_told():
    takers = {"a": {"A": 30, "B": 2, "C": 2}, "b": {"A": 20, "B": 2, "C": 2}}
    steps = pd.DataFrame({"batas": "maks_angkatan", "kode": ["A", "B", ""], "tambahan": [3, 2, 1]})
    plan = replace(plan_of(takers, {"a": 100, "b": 90}), dilonggarkan=steps)
    told = gap_city(STAFF, plan=plan, info={"rencana": plan_info(plan)}).info["rencana"]
    assert [step["kode"] for step in told["dilonggarkan"]] == ["A", ""]


def test_the_plans_cost_in_the_info_is_what_the_citys_rows_add_up_to():
    release = city(takers={"a": {"A": 3, "B": 2}, "b": {"A": 1, "B": 2}})
    rows = release.rencana.query("cakupan == 'kota'")
    assert release.info["rencana"]["biaya"] == rows["biaya"].sum()
    assert rows["satuan_biaya"].max() > POINT / 100
