"""What passes the gate: states, cuts, categories, and nothing that gives a hidden group away."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
import yaml
from tests.release_fixture import ALL, sample_release
from tests.release_rows import POINT, one_city, quarter_from, released, states, summary_row
from tests.release_rows import city as city_rows

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "release.yaml").read_text("utf-8"))
# Two hidden OPD of one kind protect each other; large ones around them.
SAFE = {
    "a": ("dinas", 300, 290),
    "b": ("dinas", 60, 55),
    "c": ("badan", 40, 40),
    "d": ("badan", 4, 4),
    "e": ("badan", 4, 3),
}


def row(release, scope, key, cut="semua", value=""):
    rows = release.indeks
    chosen = rows[(rows["cakupan"] == scope) & (rows["kunci"] == key)]
    chosen = chosen[(chosen["potongan"] == cut) & (chosen["nilai"] == value)]
    return chosen.iloc[-1]


def sexes(kode, women, men, scope="opd"):
    opd = kode if scope == "opd" else ""
    return [
        summary_row(scope, opd, kode, people, people, "jenis_kelamin", sex)
        for sex, people in (("P", women), ("L", men))
    ]


@pytest.mark.parametrize(("staff", "measured", "state"), CASES["keadaan"])
def test_of_staff_and_measured_the_smaller_one_decides(staff, measured, state):
    release = one_city({**SAFE, "x": ("badan", staff, measured)})
    assert row(release, "opd", "x")["keadaan"] == state


def test_a_hidden_opd_shows_neither_value_nor_category_nor_count():
    hidden = row(one_city(SAFE), "opd", "d")
    numbers = ["pegawai", "diukur", "cakupan_persen", "ip_asn", "kinerja", "batas_bawah"]
    assert hidden[[*numbers, "kategori", "kategori_atas"]].isna().all()


def test_from_five_to_nine_measured_people_only_category_and_counts_are_printed():
    seven = row(one_city({**SAFE, "x": ("badan", 7, 7)}), "opd", "x")
    assert (seven["kategori"], seven["diukur"]) == ("Rendah", 7)
    assert seven[["ip_asn", "kualifikasi", "batas_atas", "kategori_bawah"]].isna().all()


@pytest.mark.parametrize(("total", "count", "printed", "category", "above"), CASES["batas"])
def test_the_category_follows_the_exact_value(total, count, printed, category, above):
    agencies = {"x": ("dinas", count, count)}
    rows = city_rows(agencies).assign(ip_asn=pd.Series([total] * 3, dtype="Int64"))
    found = row(released([quarter_from(rows, agencies)]), "opd", "x")
    assert (found["ip_asn"], found["kategori"], found["di_atas_batas"]) == (
        printed,
        category,
        above,
    )


def test_bounds_are_means_over_all_staff():
    found = row(one_city({"x": ("dinas", 200, 100)}), "opd", "x")
    assert (found["batas_bawah"], found["batas_atas"]) == (45.0, 82.5)


def test_coverage_has_one_decimal_from_a_hundred_staff_and_none_below():
    release = one_city({"x": ("dinas", 231, 214), "y": ("dinas", 92, 85)})
    assert row(release, "opd", "x")["cakupan_persen"] == 92.6
    assert row(release, "opd", "y")["cakupan_persen"] == 92.0


def test_a_dimension_that_was_not_delivered_leaves_the_index_unmeasured_and_the_others_printed():
    agencies = {"x": ("dinas", 200, 200)}
    rows = city_rows(agencies)
    gone = pd.array([pd.NA] * len(rows), dtype="Int64")
    quarter = quarter_from(
        rows.assign(kinerja=gone, ip_asn=gone), agencies, delivered=ALL - {"kinerja"}
    )
    found = row(released([quarter]), "opd", "x")
    assert (found["keadaan"], found["alasan"]) == ("tidak_diukur", "tabel_kinerja_tidak_ada")
    assert found["kualifikasi"] == 15.0
    assert found[["kinerja", "ip_asn", "kategori"]].isna().all()


def test_where_nobody_is_measured_the_reason_of_everybody_is_named():
    reasons = pd.DataFrame(
        [("opd", "x", "x", "pendidikan_kosong", 6), ("opd", "x", "x", "kinerja_tidak_ada", 30)],
        columns=["cakupan", "opd", "kunci", "alasan", "orang"],
    )
    release = one_city({**SAFE, "x": ("dinas", 30, 0)}, reasons=reasons)
    assert row(release, "opd", "x")["alasan"] == "kinerja_tidak_ada"


def test_an_opd_of_a_hundred_measured_people_has_its_cuts_printed_every_quarter():
    cuts = [*sexes("a", 200, 90), *sexes("b", 30, 25)]
    release = one_city(SAFE, cuts, period="2026-Q3")
    printed = release.indeks[release.indeks["potongan"] == "jenis_kelamin"]
    assert set(printed["kunci"]) == {"a"}


def test_a_smaller_opd_has_its_cuts_printed_in_the_detailed_quarter():
    release = one_city(SAFE, sexes("b", 30, 25), period="2026-Q4")
    assert row(release, "opd", "b", "jenis_kelamin", "P")["keadaan"] == "terbit"


def test_an_opd_under_twice_the_threshold_never_has_cuts():
    agencies = {**SAFE, "x": ("badan", 9, 9)}
    release = one_city(agencies, sexes("x", 5, 4), period="2026-Q4")
    assert (release.indeks["potongan"] == "semua").all()


def test_a_kind_that_is_one_opd_has_no_finer_cuts_than_that_opd():
    agencies = {**SAFE, "x": ("inspektorat", 50, 50)}
    release = one_city(agencies, sexes("inspektorat", 30, 20, "jenis"))
    assert "inspektorat" not in set(release.indeks.query("potongan != 'semua'")["kunci"])


def test_a_single_hidden_group_of_a_cut_takes_the_next_smallest_with_it():
    cut = [
        summary_row("opd", "a", "a", people, people, "jenis_jabatan", name)
        for name, people in (("fungsional", 206), ("pelaksana", 80), ("struktural", 4))
    ]
    release = one_city(SAFE, cut)
    rows = release.indeks.query("potongan == 'jenis_jabatan'")
    assert states(rows, "nilai") == {
        "fungsional": "terbit",
        "pelaksana": "tersembunyi",
        "struktural": "tersembunyi",
    }
    assert set(rows["alasan"]) == {"", "ambang", "pelengkap"}


def test_hidden_groups_that_are_enough_people_together_need_no_other():
    cut = [
        summary_row("opd", "a", "a", people, people, "jenis_jabatan", name)
        for name, people in (("fungsional", 282), ("pelaksana", 4), ("struktural", 4))
    ]
    rows = one_city(SAFE, cut).indeks.query("potongan == 'jenis_jabatan'")
    assert states(rows, "nilai")["fungsional"] == "terbit"


def test_a_few_people_without_a_group_are_protected_like_a_hidden_group():
    rows = one_city(SAFE, sexes("a", 200, 88)).indeks.query("potongan == 'jenis_kelamin'")
    assert states(rows, "nilai") == {"P": "terbit", "L": "tersembunyi"}


def test_a_single_hidden_opd_takes_the_smallest_other_opd_with_it():
    agencies = {"a": ("dinas", 300, 300), "b": ("dinas", 60, 60), "c": ("dinas", 3, 3)}
    release = one_city(agencies)
    assert row(release, "opd", "b")["alasan"] == "pelengkap"
    assert row(release, "kota", "")["keadaan"] == "terbit"


def test_the_opd_that_joins_a_hidden_one_is_of_the_same_kind_so_that_kinds_stay_printed():
    agencies = {
        "a": ("dinas", 300, 300),
        "b": ("dinas", 60, 60),
        "c": ("dinas", 3, 3),
        "d": ("badan", 20, 20),
        "e": ("badan", 30, 30),
    }
    rows = one_city(agencies).indeks
    assert states(rows.query("cakupan == 'opd'")) == {
        "a": "terbit",
        "b": "tersembunyi",
        "c": "tersembunyi",
        "d": "terbit",
        "e": "terbit",
    }
    assert set(rows.query("cakupan == 'jenis'")["keadaan"]) == {"terbit"}


def test_the_row_of_a_kind_is_hidden_rather_than_a_second_opd():
    agencies = {
        "a": ("dinas", 300, 300),
        "b": ("dinas", 4, 4),
        "c": ("badan", 90, 90),
        "d": ("badan", 4, 4),
    }
    release = one_city(agencies)
    opd = release.indeks.query("cakupan == 'opd'")
    assert states(opd) == {"a": "terbit", "b": "tersembunyi", "c": "terbit", "d": "tersembunyi"}
    assert set(release.indeks.query("cakupan == 'jenis'")["keadaan"]) == {"tersembunyi"}


def test_one_hidden_kind_takes_another_kind_with_hidden_opd_with_it():
    agencies = {
        "a": ("dinas", 300, 300),
        "b": ("dinas", 4, 4),
        "c": ("badan", 90, 90),
        "d": ("badan", 4, 4),
        "e": ("badan", 3, 3),
        "f": ("kecamatan", 30, 30),
    }
    kinds = one_city(agencies).indeks.query("cakupan == 'jenis'")
    assert states(kinds) == {
        "dinas": "tersembunyi",
        "badan": "tersembunyi",
        "kecamatan": "terbit",
    }


def test_nothing_of_a_hidden_kind_is_printed():
    agencies = {
        "a": ("dinas", 300, 300),
        "b": ("dinas", 4, 4),
        "c": ("badan", 90, 90),
        "d": ("badan", 4, 4),
    }
    release = one_city(agencies, sexes("dinas", 200, 104, "jenis"))
    assert "jenis_kelamin" not in set(release.indeks["potongan"])


def test_a_unit_has_a_row_from_twenty_people():
    units = [summary_row("unit", "a", "Bidang A", 20, 20), summary_row("unit", "a", "B", 19, 19)]
    release = one_city(SAFE, units=units)
    assert list(release.indeks.query("cakupan == 'unit'")["kunci"]) == ["Bidang A"]


def test_units_that_leave_a_few_people_over_lose_the_smallest_row():
    sizes = {"A": 200, "B": 66, "C": 21, "D": 3}
    units = [summary_row("unit", "a", name, n, n) for name, n in sizes.items()]
    rows = one_city(SAFE, units=units).indeks.query("cakupan == 'unit'")
    assert states(rows) == {"A": "terbit", "B": "terbit", "C": "tersembunyi"}


def test_earlier_quarters_have_their_totals_and_no_cuts():
    agencies = {"a": ("dinas", 200, 200)}
    quarters = [
        quarter_from(city_rows(agencies, sexes("a", 100, 100)), agencies, period)
        for period in ("2026-Q2", "2026-Q3")
    ]
    rows = released(quarters).indeks
    earlier = rows[rows["periode"] == "2026-Q2"]
    assert set(earlier["potongan"]) == {"semua"}
    assert len(earlier) == 3


def test_the_mean_of_the_sample_adds_up_to_its_open_points():
    report = sample_release().report("dinas-kesehatan")
    assert round(100 - report.own["ip_asn"], 2) == pytest.approx(
        report.terbuka["poin"].sum(), abs=0.005 * len(report.terbuka)
    )


def test_seven_people_at_seventy_points_are_not_averaged_in_public():
    release = one_city({**SAFE, "x": ("badan", 7, 7)})
    shown = release.indeks.query("kunci == 'x'").select_dtypes("number")
    assert 70.0 not in set(shown.to_numpy(float).ravel())
    assert POINT * 70 * 7 not in set(shown.to_numpy(float).ravel())
