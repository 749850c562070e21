"""Job Person Match, its bands and the nine-box as they may be shown."""

from __future__ import annotations

import pandas as pd
import pytest
from tests.release_gap_rows import gap_city, members

STAFF = {"a": ("dinas", 200, 200), "b": ("dinas", 200, 200), "c": ("badan", 200, 200)}
KINDS = {opd: kind for opd, (kind, _, _) in STAFF.items()}


def city(spread, **how):
    """Release {opd: people at 67, 100 per cent of their standard}."""
    groups = [
        members(opd, "Pelaksana", people, gap=gap, unit=str(gap), kind=KINDS[opd])
        for opd, (low, high) in spread.items()
        for gap, people in ((1, low), (0, high))
    ]
    return gap_city(STAFF, *groups, **how)


def row(release, opd, group="semua"):
    rows = release.jpm[(release.jpm["opd"] == opd) & (release.jpm["kelompok"] == group)]
    return rows.to_dict("records")[0]


def bands(release, opd):
    rows = release.sebaran_jpm
    rows = rows[(rows["opd"] == opd) & (rows["cakupan"] == ("opd" if opd else "kota"))]
    return {
        name: (None if pd.isna(people) else int(people))
        for name, people in zip(rows["kelas"], rows["orang"], strict=True)
    }


EVEN = {"a": (40, 60), "b": (30, 30), "c": (20, 40)}


def test_a_match_is_a_ratio_of_sums_with_decimals_by_the_number_assessed():
    found = row(city(EVEN), "a")
    assert (found["dinilai"], found["jpm"], found["desimal"]) == (100, 86.67, 2)
    assert found["pemetaan"] == "Cukup Optimal"


@pytest.mark.parametrize(
    ("people", "state", "jpm"),
    [(10, "terbit", 100.0), (9, "kategori", None), (5, "kategori", None)],
)
def test_below_ten_assessed_the_band_alone_is_told(people, state, jpm):
    found = row(city({**EVEN, "c": (0, people)}), "c")
    assert (found["keadaan"], found["pemetaan"]) == (state, "Optimal")
    assert found["jpm"] == jpm or (jpm is None and pd.isna(found["jpm"]))


def test_a_match_of_four_people_is_hidden_and_of_nobody_is_said():
    hidden = row(city({**EVEN, "c": (0, 4)}), "c")
    assert (hidden["keadaan"], hidden["alasan"]) == ("tersembunyi", "ambang")
    groups = [members("c", "Pelaksana", 0, unassessed=20, kind="badan")]
    assert row(gap_city(STAFF, *groups), "c")["keadaan"] == "tidak_dinilai"


def test_bands_of_a_few_people_are_merged_with_their_neighbours():
    release = city({"a": (3, 60), "b": (4, 50), "c": (20, 40)})
    assert bands(release, "a") == {"Kurang Optimal+Cukup Optimal+Optimal": 63}
    assert bands(release, "c")["Kurang Optimal"] == 20


def test_the_city_less_the_other_opd_does_not_tell_a_merged_band():
    release = city({"a": (3, 60), "b": (30, 50), "c": (20, 40)})
    assert bands(release, "")["Kurang Optimal"] == 53
    told = [opd for opd in "bc" if "Kurang Optimal" in bands(release, opd)]
    assert len(told) == 1


def test_the_city_less_the_other_opd_does_not_tell_a_few_people_of_several_merged_bands():
    low = {"a": 3, "b": 1, "c": 20}
    release = city({"a": (3, 60), "b": (1, 50), "c": (20, 40)})
    unseen = [opd for opd in low if "Kurang Optimal" not in bands(release, opd)]
    city_tells = "Kurang Optimal" in bands(release, "")
    assert not city_tells or sum(low[opd] for opd in unseen) >= 5


def test_everybody_in_one_band_of_a_small_group_is_hidden():
    release = city({**EVEN, "c": (0, 15)})
    assert list(bands(release, "c").values()) == [None]


def boxes(*rows):
    frame = pd.DataFrame(rows, columns=["cakupan", "opd", "kunci", "kotak", "orang"])
    return frame.astype({"kotak": "Int64"})


def counted(**of_opd):
    """Return counts by box for each OPD, and for the city their sums."""
    rows, sums = [], {}
    for opd, numbers in of_opd.items():
        for box, people in numbers.items():
            rows.append(("opd", opd, opd, box, people))
            sums[box] = sums.get(box, 0) + people
    return boxes(*rows, *(("kota", "", "", box, people) for box, people in sums.items()))


def boxed(release, opd):
    rows = release.kotak[release.kotak["opd"] == opd]
    return dict(zip(rows["kotak"], rows["orang"], strict=True))


def test_boxes_are_counts_and_small_ones_are_merged_with_their_neighbours():
    counts = counted(a={2: 40, 8: 57, 9: 3}, b={2: 30, 8: 26, 9: 4}, c={2: 20, 8: 40})
    found = boxed(city(EVEN, box_counts=counts), "a")
    assert found["2"] == 40
    assert all(people >= 5 or people == 0 for people in found.values())
    assert "9" not in found


def test_no_box_is_told_where_the_bands_would_tell_the_match_of_a_few_without_an_appraisal():
    counts = counted(a={2: 38, 8: 60}, b={2: 30, 8: 30}, c={2: 20, 8: 40})
    found = boxed(city(EVEN, box_counts=counts), "a")
    assert len(found) == 1
    assert pd.isna(next(iter(found.values())))
