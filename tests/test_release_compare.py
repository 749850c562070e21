"""Rank, change, target, dimensions: between printed values, as a reader would take them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from analysis.release import compare


def row(opd="x", index=71.34, measured=214, staff=231, decimals=2, **more):
    return {
        "opd": opd,
        "periode": "2026-Q3",
        "ip_asn": index,
        "diukur": measured,
        "pegawai": staff,
        "desimal": decimals,
        **more,
    }


def peers(*indices, staff=100):
    return [row(f"p{n}", index, staff, staff) for n, index in enumerate(indices)]


def test_equal_printed_values_share_a_rank():
    rows = peers(80.0, 75.0, 75.0, 70.0, 60.0)
    assert [compare.rank(own, "dinas", rows).posisi for own in rows] == [1, 2, 2, 4, 5]


def test_compared_are_opd_between_half_and_double_the_staff():
    sizes = {"a": 116, "b": 462, "c": 300, "d": 200, "x": 231, "klein": 115, "groot": 463}
    rows = [row(name, 70.0, staff, staff) for name, staff in sizes.items()]
    own = next(each for each in rows if each["opd"] == "x")
    found = compare.rank(own, "dinas", rows)
    assert set(found.kode) == {"a", "b", "c", "d", "x"}
    assert (found.dari, found.pegawai_min, found.pegawai_maks) == (5, 116, 462)


def test_fewer_than_five_of_like_size_are_compared_with_the_whole_kind():
    rows = [*peers(80.0, 75.0, 70.0), row("big", 60.0, 900, 900)]
    found = compare.rank(rows[0], "dinas", rows)
    assert (found.dari, found.pegawai_min, found.pegawai_maks) == (4, None, None)


def test_an_opd_of_fewer_than_twenty_measured_people_has_no_rank_and_gives_none():
    small = row("small", 90.0, 19, 100)
    rows = [*peers(80.0, 75.0), small]
    assert compare.rank(small, "dinas", rows) is None
    assert compare.rank(rows[0], "dinas", rows).dari == 2


def test_an_opd_alone_in_its_kind_has_no_rank():
    own = row()
    assert compare.rank(own, "inspektorat", [own]) is None


def test_a_change_is_taken_between_printed_values():
    found = compare.change(row(index=70.07, periode="2026-Q2"), row(index=71.34))
    assert (found.selisih, found.arah) == (Decimal("1.27"), "naik")


def test_a_change_is_taken_at_the_coarser_decimals():
    found = compare.change(row(index=70.4, decimals=1, measured=99), row(index=71.34))
    assert (found.selisih, found.desimal) == (Decimal("0.9"), 1)


@pytest.mark.parametrize(
    ("before", "after", "measured", "direction"),
    [
        (70.00, 71.00, 100, "setara"),  # exactly what one of a hundred can cause
        (70.00, 71.01, 100, "naik"),
        (71.01, 70.00, 100, "turun"),
        (70.00, 70.46, 214, "setara"),
        (70.00, 70.47, 214, "naik"),
    ],
)
def test_a_rise_or_fall_is_more_than_one_person_can_cause(before, after, measured, direction):
    earlier = row(index=before, measured=measured, staff=measured)
    later = row(index=after, measured=measured, staff=measured)
    assert compare.change(earlier, later).arah == direction


def test_a_change_beside_a_coverage_that_moved_by_two_points_is_no_rise():
    earlier, later = row(index=60.0, measured=180, staff=200), row(measured=184, staff=200)
    found = compare.change(earlier, later)
    assert (found.arah, found.cakupan_bergeser) == ("setara", True)


def test_one_persons_influence_is_rounded_up():
    assert compare.influence(row(measured=214)) == Decimal("0.47")
    assert compare.influence(row(measured=300)) == Decimal("0.34")
    assert compare.influence(row(measured=15, decimals=0)) == 7


def test_no_change_is_told_when_a_value_is_not_printed():
    assert compare.change(row(index=None), row()) is None


def test_the_distance_to_the_target_is_taken_between_printed_values():
    found = compare.target(row(), 75)
    assert (found.selisih, found.tercapai) == (Decimal("-3.66"), False)


def test_without_a_target_there_is_no_distance():
    assert compare.target(row(), None) is None


def test_a_dimension_is_compared_with_the_city_at_the_coarser_decimals():
    parts = {"kualifikasi": 14.2, "kompetensi": 26.1, "kinerja": None, "disiplin": 5.0}
    city = {"kualifikasi": 14.4, "kompetensi": 24.77, "kinerja": 25.3, "disiplin": 4.98}
    maxima = {"kualifikasi": 25, "kompetensi": 40, "kinerja": 30, "disiplin": 5}
    gaps = compare.dimensions(row(decimals=1, **parts), row(**city), maxima)
    found = {gap.dimensi: gap.selisih for gap in gaps}
    assert found["kompetensi"] == Decimal("1.3")
    assert found["kinerja"] is None


def test_bounds_say_which_categories_remain_possible():
    names = ("Sangat Rendah", "Rendah", "Sedang", "Tinggi", "Sangat Tinggi")
    bounds = row(kategori_bawah="Rendah", kategori_atas="Sedang")
    assert compare.possible_categories(bounds, names) == ["Rendah", "Sedang"]
    assert compare.possible_categories(row(kategori_bawah=None, kategori_atas=None), names) == []
