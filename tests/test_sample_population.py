"""The people of the synthetic city."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.sample.city import build_city
from analysis.sample.population import EPOCH, NEVER, people_of
from analysis.sample.posts import STRUKTURAL

CITY = build_city(4000, 52)
LAST = EPOCH + 4


@pytest.fixture(scope="module")
def people() -> pd.DataFrame:
    return people_of(CITY, 2026, 0, CITY.seats)


@pytest.fixture(scope="module")
def present(people) -> pd.DataFrame:
    return people[(people["masuk"] <= LAST) & (people["keluar"] > LAST)]


def test_nobody_shares_a_nip(people):
    far = people_of(build_city(4_700_000, 1), 2026, 4_600_000, 4_604_000)
    assert pd.concat([people["nip"], far["nip"]]).is_unique


def test_a_nip_states_birth_sex_and_kind_of_contract(people):
    text = people["nip"].astype("str")
    assert text.str.fullmatch(r"\d{18}").all()
    assert (text.str[:8] == people["lahir"].dt.strftime("%Y%m%d")).all()
    month = text.str[12:14].astype(int)
    assert month[~people["pppk"]].between(1, 12).all()
    assert (month[people["pppk"]] >= 21).all()
    assert (text.str[14].astype(int) == people["kelamin"]).all()
    assert (text.str[15:] != "000").all()


def test_a_person_is_the_same_in_whatever_chunk(people):
    chunk = people_of(CITY, 2026, 1000, 1100)
    rows = people[people["id"].isin(chunk["id"])].reset_index(drop=True)
    pd.testing.assert_frame_equal(rows, chunk)


def test_another_seed_makes_other_people(people):
    assert (people_of(CITY, 1, 0, 500)["nama"] != people["nama"][:1000]).mean() > 0.9


def test_the_shares_are_those_it_was_calibrated_on(present):
    assert 0.61 < (present["kelamin"] == 2).mean() < 0.67
    assert 0.46 < present["pppk"].mean() < 0.54
    assert present.loc[present["jenis"] == STRUKTURAL, "pppk"].sum() == 0


def test_a_successor_comes_when_the_post_is_vacant(people):
    first, second = people[people["id"] % 2 == 0], people[people["id"] % 2 == 1]
    gap = second["masuk"].to_numpy() - first["keluar"].to_numpy()
    assert set(gap.tolist()) == {0, 1}
    assert (second["keluar"] == NEVER).all()


def test_nobody_in_office_is_younger_than_18_or_beyond_retirement(present):
    age = 2026 - present["lahir"].dt.year
    assert age.min() >= 18
    assert age.max() <= 66


@pytest.mark.parametrize("event", ["pindah", "studi", "keluar", "masuk"])
def test_each_quarter_people_move_graduate_leave_and_come(people, event):
    counts = people.loc[people[event].between(EPOCH + 1, LAST), event].value_counts()
    assert len(counts) == 4
    assert counts.min() >= 5


def test_only_general_staff_moves_and_to_another_agency(people):
    movers = people[people["pindah"] != NEVER]
    assert set(movers["kelompok"]) == {"umum"}
    assert (movers["opd"] != movers["opd_baru"]).all()
    units = CITY.unit["opd"].to_numpy()[movers["unit_baru"]]
    assert (units == movers["opd_baru"].to_numpy()).all()
