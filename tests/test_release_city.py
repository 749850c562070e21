"""The city's slice of a Release, and what is worth a sentence in it; of released values alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pandas as pd
import pytest
from tests.city_fixture import city_of, city_release
from tests.release_fixture import sample_release

from analysis.release.compare import Change
from analysis.release.findings_city import movers, standing


def test_the_own_rows_are_the_citys_and_nothing_stands_beside_it():
    report = city_of()
    assert report.own["cakupan"] == "kota"
    assert set(report.cuts["cakupan"]) == {"kota"}
    assert report.trend_kota.empty
    assert report.units.empty
    assert report.rank is None


def test_every_opd_has_a_place_highest_first_and_those_without_a_value_last():
    report = city_of()
    values = [place.row["ip_asn"] for place in report.places]
    shown = [value for value in values if value is not None]
    assert shown == sorted(shown, reverse=True)
    assert values[: len(shown)] == shown
    assert {place.kode for place in report.places} == set(report.release.opd["kode"])


def test_an_opd_changes_in_the_citys_report_as_in_its_own():
    report = city_of()
    for place in report.places:
        assert place.change == report.release.report(place.kode).change


def test_across_editions_no_opd_is_said_to_move():
    release = city_release()
    info = {**release.info, "edisi_per_triwulan": {"2026-Q2": "lain", "2026-Q3": "perbkn-8-2019"}}
    report = replace(release, info=info).city()
    assert [place.change for place in report.places if place.change] == []


def changed(step: str, way: str) -> Change:
    number = Decimal(step)
    return Change("a", "b", Decimal(60), 2, Decimal(60) + number, 2, number, 2, way, Decimal(1), 2)


def test_only_opd_of_which_naik_or_turun_may_be_said_move_and_three_each_are_named():
    steps = ["4", "1", "3", "2", "-1", "-3", "9"]
    ways = ["naik", "naik", "naik", "naik", "turun", "turun", "setara"]
    places = [
        replace(place, change=changed(step, way))
        for place, step, way in zip(city_of().places, steps, ways, strict=False)
    ]
    found = movers(places)
    assert [place.change.selisih for place in found.naik] == [4, 3, 2]
    assert [place.change.selisih for place in found.turun] == [-3, -1]
    assert (found.jumlah_naik, found.jumlah_turun) == (4, 2)


def test_the_needs_are_at_most_three_and_name_people_and_effect():
    found = city_of().findings
    assert found[0].kind == "komponen_terbuka"
    assert len(found) <= 3
    lead = dict(found[0].values)
    assert lead["ip_menjadi"] == lead["ip_asn"] + lead["poin"]


def test_the_opd_with_most_people_not_measured_is_named_when_it_holds_a_tenth_of_them():
    (found,) = [each for each in city_of().findings if each.kind == "data_kota"]
    totals = city_of().release.totals("opd")
    missing = (totals["pegawai"] - totals["diukur"]).max()
    told = dict(found.values)
    assert told["orang_opd"] == missing
    assert 10 * missing >= told["orang"]


def test_opd_above_the_city_are_counted_by_printed_values():
    report = city_of()
    found = standing(report)
    values = [place.row["ip_asn"] for place in report.places if place.row["ip_asn"] is not None]
    assert found.jumlah == len(values)
    assert found.di_atas == sum(value > report.own["ip_asn"] for value in values)


def test_a_city_without_an_index_says_nothing_of_its_opd():
    report = sample_release(missing="kinerja").city()
    assert standing(report) is None
    assert report.findings[0].kind == "dimensi_tidak_diterima"


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_slice_keeps_the_language(lang):
    assert city_release().city(lang).lang == lang


def test_the_frames_of_the_release_are_not_touched():
    release = city_release()
    before = release.indeks.copy()
    _ = release.city().places, release.city().findings
    pd.testing.assert_frame_equal(release.indeks, before)
