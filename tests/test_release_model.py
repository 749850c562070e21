"""An OPD's slice of the Release."""

from __future__ import annotations

import dataclasses
import json

import pytest
from tests.release_fixture import CITY, sample_release

from analysis.errors import CallError


def opened(kode="dinas-kesehatan", **how):
    return sample_release(**how).report(kode)


def test_an_unknown_opd_is_answered_with_the_nearest_codes():
    with pytest.raises(CallError, match="dinas-kesehatan"):
        sample_release().report("dinas-kesehatn")


@pytest.mark.parametrize("kode", [row[0] for row in CITY])
def test_every_opd_has_a_row_in_every_quarter(kode):
    assert opened(kode).trend["periode"].tolist() == sample_release().info["triwulan"]


def test_the_previous_row_is_that_of_the_last_delivered_quarter():
    assert opened().previous["periode"] == "2026-Q2"


def test_without_an_earlier_quarter_there_is_no_change():
    report = opened(quarters=1)
    assert (report.previous, report.change, report.change_trend) == (None, None, None)


def test_the_trend_is_told_from_the_first_quarter():
    assert opened().change_trend.dari == "2025-Q3"


def test_no_change_is_told_across_a_change_of_edition():
    release = sample_release()
    editions = {**release.info["edisi_per_triwulan"], "2026-Q2": "lain"}
    info = {**release.info, "edisi_per_triwulan": editions}
    assert dataclasses.replace(release, info=info).report("dinas-kesehatan").change is None


def test_cuts_and_units_are_those_of_this_opd_and_quarter():
    report = opened()
    assert set(report.cuts["opd"]) == {"dinas-kesehatan"}
    assert set(report.cuts["periode"]) == {"2026-Q3"}
    assert set(report.units["kunci"]) == {"Bidang A", "Bidang B", "Bidang C", "Bidang D"}


def test_peers_stand_in_the_order_of_the_rank():
    peers = opened().peers
    assert peers["ip_asn"].is_monotonic_decreasing
    assert "Dinas Kesehatan" in set(peers["nama"])


def test_an_opd_without_a_rank_has_no_peers():
    assert opened("kecamatan-timur").peers.empty


def test_a_hidden_opd_shows_nothing_but_its_state():
    report = opened("kecamatan-barat")
    printed = {name for name, value in report.own.items() if value not in (None, "", False, 0)}
    assert printed == {"periode", "cakupan", "opd", "kunci", "potongan", "keadaan", "alasan",
                       "edisi"}  # fmt: skip
    frames = (report.cuts, report.units, report.sebaran, report.terbuka, report.alasan)
    assert all(frame.empty for frame in frames)


def test_the_info_of_a_release_is_plain_json():
    info = sample_release().info
    assert json.loads(json.dumps(info)) == info


def test_the_info_names_hours_windows_and_borders_of_the_edition():
    info = sample_release().info
    assert (info["ambang_jp"]["teknis"], info["jendela"]["seminar"]) == (20, 24)
    assert info["kategori"][2] == {"nama": "Sedang", "batas": 70}
