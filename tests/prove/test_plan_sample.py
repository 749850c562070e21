"""Random plans of the sample city are worth what scoring it again gives, to the last decimal."""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.dataset import load_dataset
from analysis.intake import take_in
from analysis.plan.ground import Ground
from analysis.plan.make import instance_of
from analysis.plan.needs.catalogue import catalogue
from analysis.plan.problem.value import permitted
from analysis.plan.results.effect import effect
from analysis.quarter import measure
from analysis.regulation import load_development, load_regulation

pytestmark = pytest.mark.prove
SAMPLE = Path(__file__).parents[2] / "data" / "sample"


@cache
def ground(quarter, *, proportional):
    dataset = load_dataset(SAMPLE)
    period = dataset.period(quarter)
    options = {**dataset.opsi, "jp_proporsional": proportional}
    law = load_regulation(dataset.edisi, period.end, options)
    development = load_development(period.end)
    delivery = take_in(dataset, period, law)
    measured = measure(delivery, law, development)
    return Ground(delivery, measured, law, development, dataset.rencana, dataset.jadwal)


def random_plan(instance, seed):
    """Up to three courses for everybody, useful or not, as far as they are permitted."""
    draw = np.random.default_rng(seed)
    table = np.full((len(instance.people), 3), -1)
    for place, number in enumerate(draw.integers(0, 4, len(table))):
        may = np.flatnonzero(instance.allowed[place])
        taken = draw.choice(may, min(number, len(may)), replace=False)
        table[place, : len(taken)] = taken
    table[~permitted(instance, np.arange(len(table)), table)] = -1
    posisi, rank = np.nonzero(table >= 0)
    chosen = pd.DataFrame({"posisi": posisi, "kursus": table[posisi, rank]})
    return chosen.sort_values(["posisi", "kursus"], ignore_index=True)


@pytest.mark.parametrize("quarter", ["2026-Q3", "2026-Q1", "2025-Q4"])
@pytest.mark.parametrize("proportional", [False, True])
@pytest.mark.parametrize("seed", range(5))
def test_a_random_plan_is_worth_what_scoring_again_gives(quarter, proportional, seed):
    here = ground(quarter, proportional=proportional)
    offers = catalogue(here.delivery, here.law, here.development, here.rules)
    instance = instance_of(here, offers)
    chosen = random_plan(instance, seed)
    brought = effect(
        here.delivery, here.quarter, here.law, instance, chosen, offers.serves
    )  # raises where anybody's points or levels differ from the promise
    assert (brought["ip_sesudah"] - brought["ip_sebelum"]).sum() > 0
    assert brought["kesenjangan_sesudah"].sum() < brought["kesenjangan_sebelum"].sum()


def test_the_order_of_the_rows_delivered_changes_nothing_that_the_planner_sees():
    here = ground("2026-Q3", proportional=False)
    shuffled = dataclasses.replace(
        here.delivery,
        tables={
            name: table.sample(frac=1, random_state=number).reset_index(drop=True)
            for number, (name, table) in enumerate(here.delivery.tables.items())
        },
    )
    measured = measure(shuffled, here.law, here.development)
    other = dataclasses.replace(here, delivery=shuffled, quarter=measured)
    one, two = (
        instance_of(each, catalogue(each.delivery, each.law, each.development, each.rules))
        for each in (here, other)
    )
    for field in dataclasses.fields(one):
        mine, theirs = getattr(one, field.name), getattr(two, field.name)
        if isinstance(mine, pd.DataFrame):
            pd.testing.assert_frame_equal(mine, theirs)
        else:
            np.testing.assert_array_equal(mine, theirs, err_msg=field.name)
