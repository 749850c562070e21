"""Gap tables: what is printed by design, what is hidden, and what must be hidden with it."""

from __future__ import annotations

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.release_gap_rows import COMPETENCIES, gap_city, members

BIG = {"z": ("dinas", 300, 300), "y": ("dinas", 200, 200)}
NAMES = ("Pelaksana", "Pengawas", "JF keahlian", "Administrator", "JPT")
FILL = [members(opd, name, 20, gap=1, below=10) for opd in "zy" for name in NAMES]


def own(release, group="semua", code="semua", opd="a", scope="opd"):
    rows = release.kesenjangan
    chosen = rows[(rows["cakupan"] == scope) & (rows["opd"] == (opd if scope != "kota" else ""))]
    chosen = chosen[(chosen["kelompok"] == group) & (chosen["kompetensi"] == code)]
    return chosen.to_dict("records")[0]


def one(*groups, staff=300, **how):
    return gap_city({**BIG, "a": ("dinas", staff, staff)}, *FILL, *groups, **how)


def test_the_mean_gap_is_over_the_assessed_and_its_bounds_over_everybody():
    row = own(one(members("a", "Pelaksana", 100, gap=1, below=30, unassessed=100)))
    assert (row["orang"], row["orang_dinilai"], row["dinilai_persen"]) == (200, 100, 50)
    assert (row["kesenjangan"], row["batas_bawah"], row["batas_atas"]) == (0.3, 0.15, 1.15)


def test_three_assessed_of_two_hundred_have_no_mean():
    row = own(one(members("a", "Pelaksana", 3, gap=1, unassessed=197)))
    assert (row["keadaan"], row["alasan"]) == ("tersembunyi", "ambang")
    assert pd.isna([row["orang"], row["orang_dinilai"], row["kesenjangan"]]).all()


def test_gaps_have_one_decimal_from_ten_assessed_and_two_from_a_hundred():
    sizes = {"a": (10, 1), "b": (99, 1), "c": (100, 2)}
    agencies = {**BIG, **dict.fromkeys(sizes, ("dinas", 300, 300))}
    groups = [members(opd, "Pelaksana", n, gap=1, below=n // 3) for opd, (n, _) in sizes.items()]
    release = gap_city(agencies, *FILL, *groups)
    for opd, (_, places) in sizes.items():
        row = own(release, opd=opd)
        assert (row["keadaan"], row["desimal"]) == ("terbit", places)
        assert round(row["kesenjangan"], places) == row["kesenjangan"]


def test_where_nobody_is_assessed_that_is_said_and_not_hidden():
    row = own(one(members("a", "Pelaksana", 0, unassessed=30)))
    assert (row["keadaan"], row["orang"], row["orang_dinilai"]) == ("tidak_dinilai", 30, 0)


def test_a_few_people_of_whom_nobody_is_assessed_are_hidden():
    groups = members("a", "Pelaksana", 40), members("a", "JPT", 0, unassessed=2)
    assert own(one(*groups), "JPT")["keadaan"] == "tersembunyi"


def test_a_group_of_nine_assessed_is_hidden_and_the_next_smallest_with_it():
    release = one(
        members("a", "Pelaksana", 60), members("a", "Pengawas", 9), members("a", "JF keahlian", 80)
    )
    assert own(release, "Pengawas")["alasan"] == "ambang"
    assert own(release, "Pelaksana")["alasan"] == "pelengkap"
    assert own(release, "JF keahlian")["keadaan"] == "terbit"


def test_two_hidden_groups_of_ten_assessed_together_need_no_third():
    small = members("a", "Pengawas", 6), members("a", "Administrator", 6)
    release = one(members("a", "Pelaksana", 60), *small)
    assert own(release, "Pelaksana")["keadaan"] == "terbit"


def test_one_competency_of_a_few_assessed_takes_another_with_it():
    known = [code for code in COMPETENCIES if code != "M.3"]
    release = one(members("a", "Pelaksana", 40, only=known), members("a", "Pelaksana", 5, unit="B"))
    assert own(release, code="M.3")["alasan"] == "ambang"
    assert own(release, code="M.1")["alasan"] == "pelengkap"
    assert own(release, code="M.2")["keadaan"] == "terbit"
    assert own(release)["keadaan"] == "terbit"


def test_a_group_hidden_in_one_opd_alone_is_hidden_in_a_second_one_of_its_kind():
    others = {"z": ("dinas", 300, 300), "y": ("badan", 90, 90), "a": ("dinas", 70, 70)}
    groups = [members("z", name, 100) for name in NAMES]
    groups += [members("y", name, 30, kind="badan") for name in NAMES]
    groups += [members("a", "Pelaksana", 30), members("a", "JPT", 30), members("a", "Pengawas", 4)]
    rows = gap_city(others, *groups).kesenjangan
    rows = rows[(rows["kompetensi"] == "semua") & (rows["kelompok"] == "Pengawas")]
    states = dict(zip(rows["cakupan"] + rows["kunci"], rows["keadaan"], strict=True))
    assert states["opda"] == states["opdz"] == "tersembunyi"
    assert states["kota"] == states["jenisbadan"] == states["opdy"] == "terbit"


def test_an_opd_whose_index_is_hidden_shows_no_gap_either():
    agencies = {**BIG, "a": ("dinas", 60, 3), "b": ("dinas", 40, 2), "c": ("dinas", 90, 90)}
    groups = [members(opd, "Pelaksana", 40) for opd in "abc"]
    release = gap_city(agencies, *FILL, *groups)
    assert own(release)["keadaan"] == own(release, opd="b")["keadaan"] == "tersembunyi"
    assert own(release, opd="c")["keadaan"] == "terbit"


def levels(*sizes):
    names = ("JF Ahli Madya", "JF Ahli Muda", "JF Ahli Pertama")
    return [
        members("a", "JF keahlian", size, fine=name)
        for name, size in zip(names, sizes, strict=True)
    ]


def groups_of(release):
    rows = release.kesenjangan
    return set(rows.loc[(rows["cakupan"] == "opd") & (rows["opd"] == "a"), "kelompok"])


def test_jf_keahlian_is_split_where_each_level_has_ten_assessed():
    other = [members("z", "JF keahlian", 30, fine=f"JF Ahli {name}")
             for name in ("Madya", "Muda", "Pertama")]  # fmt: skip
    release = one(*levels(10, 20, 30), *other)
    assert {"JF Ahli Madya", "JF Ahli Muda", "JF Ahli Pertama"} <= groups_of(release)
    assert "JF Ahli Madya" not in groups_of(one(*levels(9, 20, 30), *other))


def test_a_unit_has_its_mean_over_all_competencies_and_no_groups():
    units = [members("a", "Pelaksana", 60, unit="A"), members("a", "Pengawas", 40, unit="B")]
    rows = one(*units).kesenjangan.query("cakupan == 'unit' and opd == 'a'")
    assert rows[["kunci", "kompetensi", "kelompok"]].to_numpy().tolist() == [
        ["A", "semua", "semua"],
        ["B", "semua", "semua"],
    ]


def test_a_unit_of_nine_assessed_takes_the_smallest_other_one_with_it():
    sizes = {"A": 60, "B": 40, "C": 9}
    units = [members("a", "Pelaksana", n, unit=name, unassessed=20) for name, n in sizes.items()]
    rows = one(*units).kesenjangan.query("cakupan == 'unit' and opd == 'a'")
    assert dict(zip(rows["kunci"], rows["alasan"], strict=True)) == {
        "A": "", "B": "pelengkap", "C": "ambang",
    }  # fmt: skip


def test_how_many_are_below_is_hidden_where_it_tells_of_a_few_or_of_all_in_a_small_group():
    sizes = {"a": (60, 4), "b": (60, 56), "c": (19, 19), "d": (19, 0)}
    agencies = {**BIG, **dict.fromkeys(sizes, ("dinas", 300, 300))}
    groups = [members(opd, "Pelaksana", n, gap=1, below=low) for opd, (n, low) in sizes.items()]
    release = gap_city(agencies, *FILL, *groups)
    for opd in sizes:
        row = own(release, code="M.1", opd=opd)
        assert row["keadaan"] == "terbit"
        assert pd.isna([row["di_bawah"], row["di_bawah_persen"]]).all()


def test_people_below_standard_are_told_with_their_share():
    row = own(one(members("a", "Pelaksana", 60, gap=1, below=21)), code="M.1")
    assert (row["di_bawah"], row["di_bawah_persen"]) == (21, 35)


def test_expired_assessments_are_told_as_a_share_of_all_pairs():
    release = one(members("a", "Pelaksana", 60, unassessed=40, expired=True))
    row = release.penilaian.query("opd == 'a'").iloc[0]
    assert row[["orang", "berlaku", "kedaluwarsa", "belum"]].tolist() == [100, 60, 40, 0]


def test_the_expired_assessments_of_a_few_people_are_not_told():
    row = one(members("a", "Pelaksana", 60, unassessed=3, expired=True)).penilaian
    assert row.query("opd == 'a'")["kedaluwarsa"].isna().all()


def test_a_standard_on_which_a_few_people_rest_is_hidden_with_another_one():
    sizes = {"jabatan": 50, "jenjang": 30, "baku": 3}
    groups = [
        members(opd, "Pelaksana", n if opd == "a" else 40, basis=basis, unit=basis)
        for basis, n in sizes.items()
        for opd in "azy"
    ]
    agencies = {**BIG, "a": ("dinas", 90, 90)}
    rows = gap_city(agencies, *groups).standar.query("opd == 'a' and sisi == 'manajerial'")
    assert dict(zip(rows["dasar"], rows["keadaan"], strict=True)) == {
        "baku": "tersembunyi", "jabatan": "terbit", "jenjang": "tersembunyi",
    }  # fmt: skip


def test_an_opd_of_the_roster_without_a_standard_says_so():
    assert own(gap_city({**BIG, "a": ("dinas", 30, 30)}, *FILL))["keadaan"] == "tanpa_standar"


GROUPS = ("Pelaksana", "Pengawas", "JF keahlian")


@st.composite
def cities(draw):
    """Draw people by OPD, group and how many of them have an assessment of one competency."""
    found = {}
    for number in range(draw(st.integers(2, 6))):
        kind = draw(st.sampled_from(["dinas", "badan"]))
        size = st.one_of(st.integers(0, 12), st.integers(0, 60))
        found[f"o{number}"] = (
            kind,
            {group: draw(size) for group in GROUPS},
            draw(st.integers(0, 14)),
        )
    return found


@given(city=cities())
@settings(max_examples=5, deadline=None)
def test_no_printed_sum_less_its_printed_parts_tells_of_fewer_than_ten(city):
    agencies = {opd: (kind, 80, 80) for opd, (kind, _, _) in city.items()}
    rest = [code for code in COMPETENCIES if code != "M.1"]
    groups = []
    for opd, (kind, sizes, some) in city.items():
        for group, size in sizes.items():
            whole = max(size - some, 0)
            groups.append(members(opd, group, whole, kind=kind, unassessed=1, unit="A"))
            groups.append(members(opd, group, size - whole, kind=kind, only=rest, unit="B"))
    rows = gap_city(agencies, *groups).kesenjangan
    exact = _assessed(city)
    cells = {
        (row.cakupan, row.kunci, row.kelompok, row.kompetensi): row.keadaan == "tersembunyi"
        for row in rows.itertuples()
        if row.cakupan != "unit"
    }
    for total, parts in _sums(city):
        unseen = [exact[part] for part in parts if cells.get(part) and exact[part]]
        if unseen and not cells.get(total, True):
            assert len(unseen) > 1, (total, parts)
            assert sum(unseen) >= 10, (total, parts)


def _assessed(city):
    """People assessed per cell, from the draw alone."""
    found = {}
    for opd, (kind, sizes, some) in city.items():
        for group, size in sizes.items():
            for code in ("semua", *COMPETENCIES):
                number = max(size - some, 0) if code == "M.1" else size
                for place in (("kota", ""), ("jenis", kind), ("opd", opd)):
                    for name in (group, "semua"):
                        key = (*place, name, code)
                        found[key] = found.get(key, 0) + number
    return found


def _sums(city):
    """Every sum that a reader can take: over groups, over OPD of the city and of a kind."""
    places = [("kota", ""), *(("opd", opd) for opd in city)]
    places += [("jenis", kind) for kind in {kind for kind, _, _ in city.values()}]
    for code in ("semua", *COMPETENCIES):
        for place in places:
            yield (*place, "semua", code), [(*place, group, code) for group in GROUPS]
        for group in ("semua", *GROUPS):
            everybody = [("opd", opd, group, code) for opd in city]
            yield ("kota", "", group, code), everybody
            for _, kind in places[1 + len(city) :]:
                own_kind = [("opd", opd, group, code) for opd in city if city[opd][0] == kind]
                yield ("jenis", kind, group, code), own_kind


def test_what_is_hidden_does_not_depend_on_the_order_of_the_rows():
    groups = [members("a", "Pelaksana", 60), members("a", "Pengawas", 9), members("a", "JPT", 80)]
    first, second = one(*groups).kesenjangan, one(*reversed(groups)).kesenjangan
    keys = ["cakupan", "kunci", "kompetensi", "kelompok"]
    left, right = (rows.sort_values(keys, ignore_index=True) for rows in (first, second))
    pd.testing.assert_frame_equal(left, right)
