"""What a target takes passes the gate: printed distances, thresholds, costs of no single person."""

from __future__ import annotations

import pandas as pd
import pytest
from tests.target_fixture import POINT, course, index, place, route, taken, told

MANY = (course("TEK", 53),)


def only(targets, *indices, **more):
    (row,) = told(targets, *indices, **more)["target"].to_dict("records")
    return row


def test_the_distance_is_taken_between_printed_values():
    row = only(taken(place(jumlah=200 * 69_996 * 100)), index(ip_asn=70.0))
    assert (row["jarak"], row["tercapai"]) == (-5.0, False)


def test_a_printed_value_at_the_target_has_reached_it_and_takes_nobody():
    row = only(taken(place(kurang=1), courses=MANY), index(ip_asn=75.0))
    assert (row["jarak"], row["tercapai"], row["campuran"]) == (0.0, True, "")
    assert pd.isna(row["orang"])


@pytest.mark.parametrize("state", ["kategori", "tersembunyi", "tidak_diukur"])
def test_of_a_place_without_a_printed_index_the_target_alone_is_told(state):
    frames = told(taken(place(), courses=MANY), index(keadaan=state, ip_asn=None))
    row = frames["target"].iloc[0]
    assert row["target"] == 75
    shown = ["jarak", "tercapai", "paling_tinggi", "orang", "catatan", "peserta", "biaya"]
    assert row[shown].isna().all()
    assert row["campuran"] == ""
    assert len(frames["target_jalan"]) == len(frames["target_pelatihan"]) == 0


@pytest.mark.parametrize(("people", "shown"), [(4, False), (5, True), (195, True), (196, False)])
def test_too_few_people_and_all_but_too_few_are_hidden_with_their_records(people, shown):
    row = told(taken(place(orang=people)), index())["target"].iloc[0]
    assert row[["orang", "catatan"]].notna().all() == shown
    assert row[["orang", "catatan"]].isna().all() == (not shown)


def test_what_all_training_leads_to_is_a_mean_over_the_measured():
    row = only(taken(place(terbuka=200 * 12_345 * 100)), index())
    assert row["paling_tinggi"] == 82.35  # 70 + 12,345, half up


def test_a_target_that_training_does_not_reach_is_known_by_exact_sums():
    assert not only(taken(place(terbuka=200 * 5 * POINT - 1)), index())["tercapai_diklat"]
    assert only(taken(place(terbuka=200 * 5 * POINT)), index())["tercapai_diklat"]


def test_a_course_of_too_few_people_is_told_together_with_the_next():
    mix = (course("SEM", 30, 100_000, "seminar"), course("TEK", 10), course("KPM", 2, 300_000))
    rows = told(taken(place(), courses=mix), index())["target_pelatihan"]
    assert rows["kode"].tolist() == ["SEM", "lain"]
    assert rows["tempat"].tolist() == [30, 12]
    assert rows["nama"].isna().tolist() == [False, True]


def test_a_cost_is_printed_in_steps_of_at_least_one_place_of_the_dearest_course():
    row = only(taken(place(biaya=13_250_001, biaya_batas=13_249_999), courses=MANY), index())
    assert row["satuan_biaya"] == 500_000
    assert (row["biaya"], row["biaya_batas"]) == (13_500_000, 13_000_000)


def test_the_price_of_a_course_told_with_others_says_nothing_of_how_many_take_it():
    mix = (course("SEM", 30, 0, "seminar"), course("TEK", 10, 0))
    printed = set()
    for people in (1, 2, 3, 4):
        dear = course("KPM", people, 40_000_000, "kepemimpinan")
        cost = people * dear["biaya"]
        found = only(taken(place(biaya=cost, biaya_batas=cost), courses=(*mix, dear)), index())
        printed.add((found["biaya"], found["satuan_biaya"]))
    assert printed == {(200_000_000, 200_000_000)}


def test_where_too_few_take_part_neither_courses_nor_cost_are_told():
    frames = told(taken(place(peserta=4), courses=MANY), index())
    assert frames["target"][["peserta", "tempat", "biaya", "satuan_biaya"]].isna().all(axis=None)
    assert frames["target_pelatihan"].empty


def test_a_component_whose_open_points_are_not_told_has_no_route():
    both = (route("teknis", 1000, 67), route("seminar", 900, None))
    rows = told(taken(place(), routes=both), index())["target_jalan"]
    assert rows["komponen"].tolist() == ["teknis"]
    assert rows[["paling_tinggi", "orang"]].to_numpy().tolist() == [[75.0, 67]]


def test_a_component_that_does_not_do_alone_says_so_without_people():
    rows = told(taken(place(), routes=(route("teknis", 800, None),)), index())["target_jalan"]
    assert rows["cukup"].tolist() == [False]
    assert rows["orang"].isna().all()
    assert rows["paling_tinggi"].tolist() == [74.0]
