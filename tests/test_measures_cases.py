"""People worked by hand from the rule tables, every border among them."""

from __future__ import annotations

from functools import cache

import pandas as pd
import pytest
from tests.measures_fixture import deliver, law
from tests.measures_people import (
    OF_THE_DEFAULT_PERSON,
    PEOPLE,
    TOGETHER,
    bounds,
    law_of,
    load,
    nip_of,
    period_of,
    points,
    tables_of,
)

from analysis.measures.professionalism import score
from analysis.measures.staff import exclusions


@cache
def city():
    """Everybody who can live in one city, scored once."""
    return score(deliver(**tables_of(*TOGETHER)), law())


def scored(case):
    """The rows of people and trace of one case."""
    scores = city()
    if case not in TOGETHER:
        delivery = deliver(**tables_of(case), period=period_of(case))
        scores = score(delivery, law_of(case))
    nip = nip_of(case)
    people, trace = scores.people, scores.trace
    return people[people["nip"] == nip], trace[trace["nip"] == nip]


@pytest.mark.parametrize("case", PEOPLE, ids=lambda case: case["kasus"])
def test_a_person_scores_as_worked_by_hand(case):
    wanted = case["harapan"]
    people, _ = scored(case)
    if "dikecualikan" in wanted:
        excluded = exclusions(deliver(**tables_of(case), period=period_of(case)), law_of(case))
        assert people.empty
        assert excluded["alasan"].tolist() == [wanted["dikecualikan"]]
        return
    row = people.iloc[0]
    for name, usual in {**OF_THE_DEFAULT_PERSON, "ip_asn": wanted["ip_asn"]}.items():
        value = wanted.get(name, usual)
        prefix = "ip" if name == "ip_asn" else name
        assert (row[f"{prefix}_min"], row[f"{prefix}_maks"]) == bounds(value), name
        assert pd.isna(row[name]) == isinstance(value, list), name
        assert isinstance(value, list) or row[name] == points(value), name
    assert row["alasan"] == wanted.get("alasan", "")
    assert row["lengkap"] == (wanted.get("lengkap", str("alasan" not in wanted).lower()) == "true")
    measured = not isinstance(wanted["ip_asn"], list)
    named = row["kategori"] if measured else None
    assert named == wanted.get("kategori", "Sangat Rendah" if measured else None)


@pytest.mark.parametrize(
    "case",
    [case for case in PEOPLE if {"terbuka", "keterangan"} & set(case["harapan"])],
    ids=lambda case: case["kasus"],
)
def test_the_trace_names_the_open_points(case):
    _, trace = scored(case)
    first = trace.loc[(trace["urut"] == 1) & (trace["dimensi"] == "kompetensi")]
    first = first.set_index("komponen")
    wanted = case["harapan"].get("terbuka")
    if wanted:
        found = {name: None if pd.isna(x) else int(x) for name, x in first["terbuka"].items()}
        assert found == {k: None if v == "null" else points(v) for k, v in wanted.items()}
    for name, text in case["harapan"].get("keterangan", {}).items():
        assert first.loc[name, "keterangan"] == text


def test_there_are_enough_people_and_none_is_written_twice():
    names = [case["kasus"] for case in PEOPLE]
    assert len(names) >= 40
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("case", TOGETHER[::9], ids=lambda case: case["kasus"])
def test_people_score_the_same_alone_as_together(case):
    alone = score(deliver(**tables_of(case)), law()).people
    together, _ = scored(case)
    columns = ["nip", "ip_asn", "ip_min", "ip_maks", "alasan"]
    pd.testing.assert_frame_equal(
        alone[columns].reset_index(drop=True), together[columns].reset_index(drop=True)
    )


@pytest.mark.parametrize(
    ("border", "value", "category"),
    [
        (way, value, name)
        for way, table in load("kategori.yaml").items()
        for value, name in table.items()
    ],
)
def test_a_category_compares_the_unrounded_value(border, value, category):
    bands = law(kategori_batas=border).kategori
    assert bands.classify(pd.Series([points(value)], dtype="Int64")).tolist() == [category]
