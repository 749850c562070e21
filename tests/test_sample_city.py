"""Agencies and units at any size."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.sample.city import build_city

CITY = build_city(4000, 52)


def test_the_city_has_its_52_agencies_under_keys_a_path_can_hold():
    assert len(CITY.opd) == 52
    assert CITY.opd["kode"].is_unique
    assert CITY.opd["kode"].str.fullmatch(r"[a-z0-9-]{4,48}").all()
    assert {"dinas-kesehatan", "kecamatan-medan-tuntungan", "sekretariat-daerah"} <= {
        *CITY.opd["kode"]
    }


def test_kecamatan_have_their_real_size():
    kecamatan = CITY.opd[CITY.opd["jenis"] == "kecamatan"]
    assert len(kecamatan) == 21
    assert kecamatan["kursi"].between(15, 55).all()


def test_people_beyond_the_usual_size_go_to_schools_health_centres_and_hospitals():
    large = build_city(17_000, 52).opd
    same = large["kursi"] == CITY.opd["kursi"]
    assert 16_990 <= large["kursi"].sum() <= 17_000
    assert set(large.loc[~same, "kode"]) == {
        "dinas-pendidikan-dan-kebudayaan",
        "dinas-kesehatan",
        "rsud-dr-pirngadi",
        "rsud-h-bachtiar-djafar",
    }
    education = large.set_index("kode")["kursi"]["dinas-pendidikan-dan-kebudayaan"]
    assert 0.60 < education / large["kursi"].sum() < 0.70


@pytest.mark.parametrize(("people", "agencies"), [(60, 1), (300, 12), (900, 52), (9_000, 110)])
def test_any_number_of_agencies_makes_a_city(people, agencies):
    city = build_city(people, agencies)
    assert len(city.opd) == agencies
    assert city.opd["nama"].is_unique
    assert city.unit["nama"].is_unique
    assert abs(city.seats - people) <= 3 * agencies
    assert (city.opd["kursi"] >= 1).all()


def test_every_seat_belongs_to_the_agency_that_counts_it():
    agency = CITY.agency_of(np.arange(CITY.seats))
    assert np.bincount(agency).tolist() == CITY.opd["kursi"].tolist()


def test_a_persons_unit_is_one_of_the_agencys_own():
    agency = np.repeat(np.arange(52), 100)
    unit = CITY.unit_of(agency, np.tile(np.arange(100) * 10_000, 52))
    assert CITY.unit["opd"].to_numpy()[unit].tolist() == agency.tolist()


def test_every_unit_leads_up_to_a_root_of_its_own_agency():
    above = CITY.unit["atasan"].to_numpy()
    place = np.arange(len(above))
    for _ in range(4):
        place = np.where(above[place] < 0, place, above[place])
    assert (above[place] < 0).all()
    assert (CITY.unit["opd"].to_numpy()[place] == CITY.unit["opd"].to_numpy()).all()
    assert CITY.unit["nama"].to_numpy()[place].tolist() == (
        CITY.opd["nama"].to_numpy()[CITY.unit["opd"]].tolist()
    )
