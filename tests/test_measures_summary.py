"""Sums by place and group: everybody once, means over the same people, bounds over all staff."""

from __future__ import annotations

import pandas as pd
import pytest
from tests.measures_fixture import deliver, law, person, rules

from analysis.measures.summary import CUTS
from analysis.quarter import measure

POINT = 100_000
ASIDE = {"nasib": "disisihkan"}
GOOD = {"tahun": 2025, "predikat": "Baik"}


@pytest.fixture(scope="module")
def quarter():
    """Two measured in Dinas Satu (45 and 35), one without appraisal, one set aside in two OPD."""
    people = [
        person("1"),
        person("2", unit_kerja="Bidang Dua", jenis_kelamin="L", tingkat_pendidikan="SLTA"),
        person("3", opd="dinas-dua", jenis_kelamin=None),
        person("4", opd="dinas-dua", **ASIDE),
        person("4", opd="kecamatan-tiga", **ASIDE),
        person("5", opd=None, **ASIDE),
        person("6", status_asn="CPNS", nasib="di luar cakupan"),
    ]
    return measure(deliver(people, kinerja=[{"nip": n, **GOOD} for n in "12"]), law(), rules())


def row(quarter, cakupan, kunci="", potongan="semua", nilai=""):
    wanted = {"cakupan": cakupan, "kunci": kunci, "potongan": potongan, "nilai": nilai}
    found = quarter.summary
    for name, value in wanted.items():
        found = found[found[name] == value]
    assert len(found) == 1, wanted
    return found.iloc[0]


def test_everybody_counts_once_in_the_city_and_once_in_each_opd_named(quarter):
    counts = {
        ("kota", ""): 5,
        ("jenis", "dinas"): 4,
        ("jenis", "kecamatan"): 1,
        ("opd", "dinas-satu"): 2,
        ("opd", "dinas-dua"): 2,
        ("opd", "kecamatan-tiga"): 1,
    }
    assert {key: row(quarter, *key)["pegawai"] for key in counts} == counts


def test_only_people_complete_in_every_dimension_are_measured(quarter):
    assert row(quarter, "kota")["diukur"] == 2
    assert row(quarter, "opd", "dinas-dua")["diukur"] == 0


def test_the_five_sums_are_over_the_same_people_and_add_up(quarter):
    city = row(quarter, "kota")
    dimensions = ["kualifikasi", "kompetensi", "kinerja", "disiplin"]
    assert [city[name] for name in dimensions] == [20 * POINT, 0, 50 * POINT, 10 * POINT]
    assert city["ip_asn"] == sum(city[name] for name in dimensions)


def test_the_bounds_hold_everybody_with_what_is_known_of_them(quarter):
    # 45 and 35; without appraisal 15 + 0 + 5 and 1 to 30; two of whom nothing is known, 3 to 100
    city = row(quarter, "kota")
    assert city["ip_min"] == (45 + 35 + 21 + 3 + 3) * POINT
    assert city["ip_maks"] == (45 + 35 + 50 + 100 + 100) * POINT


def test_groups_divide_those_whose_group_is_known(quarter):
    women = row(quarter, "kota", potongan="jenis_kelamin", nilai="P")
    men = row(quarter, "kota", potongan="jenis_kelamin", nilai="L")
    assert (women["pegawai"], men["pegawai"]) == (3, 1)
    assert men["ip_asn"] == 35 * POINT


def test_every_cut_is_there_for_city_kind_and_opd_but_not_for_units(quarter):
    cuts = quarter.summary.groupby("cakupan")["potongan"].unique()
    for scope in ("kota", "jenis", "opd"):
        assert set(cuts[scope]) == {"semua", *CUTS}
    assert set(cuts["unit"]) == {"semua"}


def test_equal_unit_names_of_two_opd_stay_apart(quarter):
    units = quarter.summary[quarter.summary["cakupan"] == "unit"]
    assert sorted(zip(units["opd"], units["kunci"], strict=True)) == [
        ("dinas-dua", "Bidang Satu"),
        ("dinas-satu", "Bidang Dua"),
        ("dinas-satu", "Bidang Satu"),
        ("kecamatan-tiga", "Bidang Satu"),
    ]


def test_an_opd_without_staff_has_a_row_of_zeros():
    summary = measure(deliver([person("1")]), law(), rules()).summary
    empty = summary[(summary["opd"] == "dinas-dua") & (summary["potongan"] == "semua")]
    assert empty[["pegawai", "diukur", "ip_asn", "ip_min"]].to_numpy().tolist() == [[0, 0, 0, 0]]


def test_a_city_without_anybody_to_measure_has_a_row_of_zeros():
    quarter = measure(
        deliver([person("1", status_asn="CPNS", nasib="di luar cakupan")]), law(), rules()
    )
    assert row(quarter, "kota")["pegawai"] == 0


def test_a_dimension_whose_table_is_missing_has_no_sum_and_neither_has_the_index():
    tables = {"kinerja": [{"nip": "1", **GOOD}], "disiplin": None}
    quarter = measure(deliver([person("1")], **tables), law(), rules())
    city = row(quarter, "kota")
    assert quarter.delivered == {"kualifikasi", "kompetensi", "kinerja"}
    assert city["diukur"] == 1
    assert city["kinerja"] == 25 * POINT
    assert city[["disiplin", "ip_asn"]].isna().tolist() == [True, True]
    assert (city["ip_min"], city["ip_maks"]) == (41 * POINT, 45 * POINT)


def test_the_categories_hold_every_measured_person_once(quarter):
    found = quarter.distribution
    city = found[found["cakupan"] == "kota"]
    assert dict(zip(city["kategori"], city["orang"], strict=True)) == {
        "Sangat Rendah": 2, "Rendah": 0, "Sedang": 0, "Tinggi": 0, "Sangat Tinggi": 0,
    }  # fmt: skip


def test_open_points_are_what_is_missing_to_a_hundred(quarter):
    points = quarter.open_points
    for cakupan, kunci in (("kota", ""), ("opd", "dinas-satu")):
        part = points[(points["cakupan"] == cakupan) & (points["kunci"] == kunci)]
        place = row(quarter, cakupan, kunci)
        assert part["terbuka"].sum() == 100 * POINT * place["diukur"] - place["ip_asn"]
    city = points[points["cakupan"] == "kota"].set_index("komponen")
    assert city.loc["teknis"].tolist()[-2:] == [2, 45 * POINT]
    assert city.loc["disiplin", "orang"] == 0


def test_reasons_count_each_person_once_per_reason(quarter):
    found = quarter.reasons
    city = found[found["cakupan"] == "kota"]
    assert dict(zip(city["alasan"], city["orang"], strict=True)) == {
        "baris_disisihkan": 2,
        "kinerja_tidak_ada": 1,
    }


def test_exclusions_are_counted_where_the_rows_place_them(quarter):
    found = quarter.exclusions[["cakupan", "kunci", "alasan", "orang"]].to_numpy().tolist()
    assert found == [
        ["kota", "", "cpns", 1],
        ["jenis", "dinas", "cpns", 1],
        ["opd", "dinas-satu", "cpns", 1],
    ]


def test_problems_are_counted_without_their_values():
    delivery = deliver([person("1")])
    problem = {
        "opd": "dinas-satu", "table": "pegawai", "file": "pegawai.csv", "row": 2, "column": "NIP",
        "value": "rahasia", "rule": "NIP harus 18 angka", "fix": "Ubah", "outcome": "disisihkan",
        "suggestion": "",
    }  # fmt: skip
    found = delivery.problems.__class__([problem, {**problem, "row": 3}])
    counted = measure(delivery.__class__(**{**vars(delivery), "problems": found}), law(), rules())
    assert counted.problems_summary["jumlah"].tolist() == [2]
    assert "rahasia" not in counted.problems_summary.to_string()


def test_sums_are_exact_whole_numbers(quarter):
    numbers = quarter.summary.drop(columns=["cakupan", "opd", "kunci", "potongan", "nilai"])
    assert all(pd.api.types.is_integer_dtype(kind) for kind in numbers.dtypes)
