"""What a target takes: fewest people and records, cheapest courses, smallest budget; all exact."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.plan_fixture import city_instance
from tests.target_fixture import POINT, every_mix, instance_of, quarter_of, tiny_points

from analysis.dataset import Aim
from analysis.errors import PlanError
from analysis.scenario.target import targets
from analysis.scenario.target_city import CLOSE, bracket
from analysis.scenario.target_mix import _Knapsack, cheapest, choices, most_points, points_only
from analysis.scenario.target_reach import fewest_people, open_training

CASE = yaml.safe_load((Path(__file__).parent / "cases" / "target.yaml").read_text("utf-8"))
PEOPLE, MISSING = CASE["orang"], sorted(CASE["kurang"])
INSTANCE = points_only(instance_of(PEOPLE, CASE["pelatihan"]), range(5))
EVERYBODY = np.ones(5, dtype=bool)


def taken(rows):
    return dict(zip(rows["kode"], rows["tempat"], strict=True))


def worked(missing, instance=INSTANCE):
    """The hand-worked people, each with an index of 50, under a target that misses so much."""
    aim = Decimal(50) + Decimal(missing) / 5
    return targets(quarter_of(PEOPLE), lambda _: Aim(aim, "kota"), instance)


@pytest.mark.parametrize("missing", MISSING)
def test_the_fewest_people_and_records_are_those_worked_out_by_hand(missing):
    row = worked(missing).tempat.iloc[1]
    wanted = CASE["kurang"][missing]
    assert (row["orang"], row["catatan"]) == (wanted["orang"], wanted["catatan"])


@pytest.mark.parametrize("missing", MISSING)
def test_each_component_alone_leads_as_far_as_worked_out_by_hand(missing):
    rows = worked(missing).jalan.query("cakupan == 'opd'").set_index("komponen")["perlu"]
    found = {name: None if n is pd.NA else n for name, n in rows.items()}
    assert found == CASE["kurang"][missing]["sendiri"]


@pytest.mark.parametrize("missing", MISSING)
def test_the_cheapest_mix_of_an_opd_is_the_one_worked_out_by_hand(missing):
    found, wanted = worked(missing), CASE["kurang"][missing]
    row = found.tempat.iloc[1]
    assert (row["campuran"], row["biaya"], row["biaya_batas"]) == ("ada", *[wanted["biaya"]] * 2)
    assert taken(found.pelatihan.query("cakupan == 'opd'")) == wanted["tempat"]


@pytest.mark.parametrize("missing", MISSING)
def test_the_city_pays_for_whole_batches_that_fill(missing):
    row = worked(missing).tempat.iloc[0]
    cost = CASE["kurang"][missing]["kota"]
    assert row["biaya"] == cost
    assert (1 - CLOSE) * cost <= row["biaya_batas"] <= cost  # no cheaper one, by hand


def test_what_all_training_together_does_not_reach_has_no_mix():
    row = worked(91).tempat.iloc[1]  # 90 points are open
    assert row["campuran"] == "diklat_kurang"
    assert row[["orang", "biaya"]].isna().all()


def test_what_the_courses_on_offer_do_not_reach_is_told_from_what_training_does_not():
    few = points_only(instance_of(PEOPLE, CASE["pelatihan"][1:2]), range(5))
    found = worked(45, few).tempat
    assert found["campuran"].tolist() == ["pelatihan_kurang", "pelatihan_kurang"]
    assert found["orang"].tolist() == [2, 2]


def test_without_a_catalogue_people_and_records_are_still_counted():
    found = worked(45, None).tempat
    assert found["campuran"].tolist() == ["tanpa_katalog", "tanpa_katalog"]
    assert found["catatan"].tolist() == [3, 3]


def test_a_target_that_is_reached_takes_nobody():
    found = worked(0)
    assert found.tempat["campuran"].tolist() == ["tercapai", "tercapai"]
    assert found.tempat["orang"].tolist() == [0, 0]
    assert len(found.jalan) == len(found.pelatihan) == 0


def test_people_without_an_index_neither_count_nor_gain():
    quarter = quarter_of(PEOPLE)
    quarter.people = quarter.people.assign(lengkap=[True, True, True, True, False])
    found = targets(quarter, lambda _: Aim(Decimal(51), "kota"), INSTANCE)
    assert found.tempat["terbuka"].tolist() == [65 * POINT, 65 * POINT]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 40), min_size=1, max_size=6), st.integers(1, 100))
def test_no_fewer_people_close_what_is_missing(points, missing):
    people = [{"teknis": each} for each in points]
    found = fewest_people(open_training(quarter_of(people)), missing * POINT)
    sums = {n: sum(sorted(points)[-n:]) for n in range(1, len(points) + 1)}
    assert found == min((n for n, gained in sums.items() if gained >= missing), default=None)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**9), st.integers(1, 4), st.integers(1, 5), st.fractions(0, 1))
def test_no_mix_is_cheaper_than_the_one_found(seed, people, courses, share):
    instance = tiny_points(seed, people, courses)
    offered, everybody = choices(instance), np.ones(people, dtype=bool)
    every = list(every_mix(instance))
    most = max(points for points, _, _ in every)
    assert most_points(offered, everybody) == most
    assume(most > 0)
    missing = max(1, int(most * share))
    found = cheapest(offered, everybody, missing)
    assert found.cost == found.least
    assert found.cost == min(price for points, price, _ in every if points >= missing)
    assert found.places @ instance.column("biaya") == found.cost


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**9), st.integers(1, 4), st.integers(1, 4), st.fractions(0, 1))
def test_below_the_proven_cost_no_plan_reaches_the_target(seed, people, courses, share):
    instance = tiny_points(seed, people, courses)
    every = [(points, cost) for points, _, cost in every_mix(instance) if cost is not None]
    most = max(points for points, _ in every)
    missing = max(1, int(most * share))
    costs = [cost for points, cost in every if points >= missing]
    found = bracket(choices(instance), missing)
    assert found.possible or not costs
    if costs:
        assert found.least <= min(costs)
    if found.reached is not None:
        assert found.reached.cost >= min(costs)


def test_the_bracket_of_a_city_closes_to_two_per_cent():
    instance = points_only(city_instance(5, 600, 30), range(600))
    offered = choices(instance)
    missing = most_points(offered, np.ones(600, dtype=bool)) // 2
    found = bracket(offered, missing)
    assert found.reached.cost - found.least <= found.reached.cost // 50


def test_only_the_people_of_the_place_take_part():
    offered = choices(INSTANCE)
    only = np.array([True, False, False, False, False])
    found = cheapest(offered, only, 25 * POINT)
    assert found.people == 1
    assert cheapest(offered, only, 26 * POINT) is None


def test_a_sum_that_no_mix_gives_is_refused_in_a_sentence():
    asked_too_much = _Knapsack(
        np.array([0]), np.array([1]), np.array([POINT]), np.array([1_000]), 2 * POINT
    )
    with pytest.raises(PlanError, match="Campuran pelatihan termurah untuk mencapai target"):
        asked_too_much.solve(asked_too_much.cost)
