"""Distribution, open points: merged or hidden where they would tell of a few people."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
import yaml
from tests.release_fixture import law

from analysis.regulation.vocabulary import KATEGORI
from analysis.release.design import Policy
from analysis.release.parts import distribution, open_points

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "release.yaml").read_text("utf-8"))
POINT = 100_000
PLACE = ["cakupan", "opd", "kunci"]


def total(measured, state="terbit", index=70, unmeasured=0):
    return pd.DataFrame(
        {
            "cakupan": ["opd"],
            "opd": ["x"],
            "kunci": ["x"],
            "pegawai": [measured + unmeasured],
            "diukur": [measured],
            "ip_asn": pd.array([index * POINT * measured], dtype="Int64"),
            "keadaan": [state],
        }
    )


def rows(name, counts, **more):
    frame = pd.DataFrame({"cakupan": "opd", "opd": "x", "kunci": "x", name: list(counts)})
    return frame.assign(orang=list(counts.values()), **more)


def opened(measured, **components):
    """Open points of a place: {component: (people, points of each)}."""
    people = {name: people for name, (people, _) in components.items()}
    points = [people * each * POINT for people, each in components.values()]
    frame = rows("komponen", people, terbuka=points)
    table = open_points(frame, total(measured), law(), Policy())
    return table.set_index("komponen")


@pytest.mark.parametrize("case", CASES["kelas"], ids=lambda case: str(case["sebelum"]))
def test_a_class_of_a_few_people_is_merged_with_its_neighbour(case):
    people = dict(zip(KATEGORI, case["sebelum"], strict=True))
    table = distribution(rows("kategori", people), total(sum(case["sebelum"])), Policy())
    shown = table["orang"].astype(object).where(table["orang"].notna(), None)
    assert dict(zip(table["kategori"], shown, strict=True)) == case["sesudah"]


def test_a_share_is_a_whole_percentage_rounded_half_up():
    people = dict(zip(KATEGORI, (27, 61, 78, 48, 0), strict=True))
    table = distribution(rows("kategori", people), total(214), Policy())
    assert table["persen"].tolist() == [13, 29, 36, 22, 0]


@pytest.mark.parametrize("state", ["tersembunyi", "kategori", "tidak_diukur"])
def test_without_a_printed_mean_there_is_no_distribution(state):
    people = dict.fromkeys(KATEGORI, 10)
    assert distribution(rows("kategori", people), total(50, state), Policy()).empty


def test_open_points_are_the_mean_over_everybody_measured():
    table = opened(214, teknis=(132, 15))
    assert table.loc["teknis", ["orang", "poin", "desimal", "poin_per_orang"]].tolist() == [
        132,
        9.25,
        2,
        15.0,
    ]


def test_open_points_say_which_category_closing_them_gives():
    assert opened(214, teknis=(132, 15)).loc["teknis", "kategori_menjadi"] == "Sedang"


def test_how_many_were_punished_is_never_printed():
    sanctioned = opened(214, disiplin=(40, 2)).loc["disiplin"]
    assert pd.isna(sanctioned["orang"])
    assert pd.isna(sanctioned["poin_per_orang"])
    assert sanctioned["poin"] == 0.37


def test_a_training_component_of_a_few_people_is_merged_with_the_next_larger_one():
    table = opened(214, kepemimpinan=(3, 15), fungsional=(30, 15), teknis=(132, 15))
    merged = table.loc["kepemimpinan+fungsional"]
    assert (merged["keadaan"], merged["poin"]) == ("gabungan", 2.31)
    assert pd.isna(merged["orang"])
    assert table.loc["teknis", "keadaan"] == "terbit"


def test_a_dimension_that_a_few_people_have_open_keeps_its_points_and_hides_the_people():
    row = opened(214, kinerja=(3, 5)).loc["kinerja"]
    assert (row["keadaan"], row["poin"]) == ("tanpa_orang", 0.07)
    assert pd.isna(row["orang"])


@pytest.mark.parametrize(("people", "told"), [(209, True), (210, False), (214, True)])
def test_people_are_not_counted_where_all_but_a_few_have_it_open(people, told):
    assert pd.notna(opened(214, kinerja=(people, 5)).loc["kinerja", "orang"]) == told


@pytest.mark.parametrize("people", [0, 15])
def test_in_a_group_under_twenty_nobody_and_everybody_are_not_counted(people):
    assert pd.isna(opened(15, kinerja=(people, 5)).loc["kinerja", "orang"])


def test_a_dimensions_open_points_and_its_mean_add_up_as_printed():
    table = opened(20, kinerja=(5, 5), teknis=(5, 5))  # 1.25 points: a mean of 28.75 prints 28.8
    assert table["poin"].to_dict() == {"kinerja": 1.2, "teknis": 1.3}


def test_only_training_closes_training_components():
    table = opened(214, teknis=(132, 15), kinerja=(50, 5))
    assert table["lewat_pelatihan"].to_dict() == {"teknis": True, "kinerja": False}
