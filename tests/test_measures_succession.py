"""An OPD that was renamed, merged or split keeps its history; what is not mapped is suggested."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest
import yaml
from tests.change_fixture import quarter, sums_to_the_change, told

from analysis.measures.change import moved
from analysis.measures.succession import as_now, between, ended, recomputed

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "susunan.yaml").read_text("utf-8"))


def pair(case):
    return (
        quarter("2025-Q4", case["lama"]),
        quarter("2026-Q3", case["baru"], changes=case["perubahan"]),
    )


def placed(case):
    earlier, later = pair(case)
    rows = between(later.successions, earlier.period, later.period)
    return as_now(earlier.people, later.people, rows, later.opd)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["kasus"])
def test_people_stand_in_the_later_structure_as_worked_by_hand(case):
    people = placed(case)
    found = people.set_index("nip")["opd"].astype(object)
    assert found.where(found.notna(), None).to_dict() == case["harapan"]
    assert people["opd_asal"].fillna("").tolist() == [one["opd"] or "" for one in case["lama"]]


def test_the_opd_whose_earlier_figures_are_not_as_published_are_named():
    assert recomputed(placed(CASES[0])) == ["niaga", "perdagangan"]
    assert recomputed(placed(CASES[3])) == []
    assert recomputed(pair(CASES[0])[0].people) == []


def test_a_successor_takes_its_kind_from_the_roster():
    earlier = quarter("2025-Q4", [{"nip": "ani", "opd": "pasar", "jenis_opd": "badan"}])
    later = quarter("2026-Q3", [], changes=[("pasar", "niaga", "2026-Q1")])
    people = as_now(earlier.people, later.people, later.successions, later.opd)
    assert people["jenis_opd"].tolist() == ["dinas"]


def test_a_split_opd_has_a_change_and_its_people_move_only_where_they_truly_did():
    """Dinas k (60, 40, 50) became l and m: Ani stays with l, Budi went from l to m, Citra left l.

    l: then all of u1 (60, 40, 50), now Ani 70. m: then nobody, now Budi 40.
    """
    one = {"opd": "k", "unit_kerja": "u1"}
    earlier = quarter(
        "2026-Q2",
        [
            {**one, "nip": "ani", "poin": {"kinerja": 60}},
            {**one, "nip": "budi", "poin": {"kinerja": 40}},
            {**one, "nip": "citra", "poin": {"kinerja": 50}},
        ],
    )
    later = quarter(
        "2026-Q3",
        [
            {"nip": "ani", "opd": "l", "poin": {"kinerja": 70}},
            {"nip": "budi", "opd": "x", "poin": {"kinerja": 40}},
        ],
        changes=[("k", "l", "2026-Q3"), ("k", "m", "2026-Q3")],
    )
    change = moved(earlier, later)
    wanted = {
        "kinerja": Fraction(10),
        "pindah_keluar": Fraction(20, 3),
        "keluar": Fraction(10, 3),
    }
    assert told(change.langkah, "l") == wanted
    assert sums_to_the_change(change)
    assert "k" not in set(change.tempat.loc[change.tempat["diukur_lama"] > 0, "kunci"])


def test_a_merged_opd_has_the_mean_of_all_its_people():
    earlier = quarter(
        "2026-Q2",
        [
            {"nip": "ani", "opd": "pasar", "poin": {"kinerja": 30}},
            {"nip": "budi", "opd": "koperasi", "poin": {"kinerja": 25}},
            {"nip": "citra", "opd": "koperasi", "poin": {"kinerja": 5}},
        ],
    )
    later = quarter(
        "2026-Q3",
        [{"nip": n, "opd": "niaga", "poin": {"kinerja": 25}} for n in ("ani", "budi", "citra")],
        changes=[("pasar", "niaga", "2026-Q3"), ("koperasi", "niaga", "2026-Q3")],
    )
    change = moved(earlier, later)
    place = change.tempat[change.tempat["kunci"] == "niaga"].iloc[0]
    assert (place["jumlah_lama"], place["diukur_lama"]) == (60 * 100_000, 3)
    assert told(change.langkah, "niaga") == {"kinerja": 5}


def gone(earlier, later, names, changes=()):
    then = quarter("2026-Q2", earlier)
    now = quarter("2026-Q3", later, changes=changes)
    opd = pd.DataFrame(
        {"kode": list(names), "nama": list(names.values()), "jenis": "dinas"}, dtype="str"
    )
    return ended(then, now.people, opd, now.successions, now.period).to_dict("records")


NAMES = {"a": "Dinas Perdagangan", "b": "Dinas Perdagangan dan Niaga", "c": "Dinas Kesehatan"}
FIVE = [{"nip": f"orang-{n}", "opd": "a"} for n in range(5)]


def test_an_opd_that_ended_is_suggested_the_one_that_took_most_of_its_people():
    later = [{**one, "opd": "c"} for one in FIVE[:3]] + [{"nip": "lain", "opd": "b"}]
    (found,) = gone(FIVE, later, NAMES)
    assert (found["kode_lama"], found["kode_baru"]) == ("a", "c")
    assert (found["orang"], found["pindah"], found["masih_ada"]) == (5, 3, 3)


def test_without_its_people_the_new_opd_with_the_most_similar_name_is_suggested():
    (found,) = gone(FIVE, [{"nip": "lain", "opd": "b"}, {"nip": "baru", "opd": "c"}], NAMES)
    assert (found["kode_baru"], found["pindah"], found["masih_ada"]) == ("b", 0, 0)
    assert found["mirip"] >= 60


def test_a_name_unlike_any_other_suggests_nothing():
    (found,) = gone(FIVE, [{"nip": "baru", "opd": "c"}], {**NAMES, "a": "Inspektorat"})
    assert (found["kode_baru"], found["mirip"]) == ("", 0)


def test_a_mapped_opd_is_no_finding():
    later = [{"nip": "lain", "opd": "b"}]
    assert gone(FIVE, later, NAMES, [("a", "b", "2026-Q3")]) == []
