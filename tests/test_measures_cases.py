"""People worked by hand from the rule tables, every border among them."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
import yaml
from tests.measures_fixture import deliver, law, person

from analysis.dataset import Period
from analysis.measures.professionalism import score
from analysis.measures.staff import exclusions

CASES = Path(__file__).parent / "cases"
DIMENSIONS = ("kualifikasi", "kompetensi", "kinerja", "disiplin")
OF_THE_DEFAULT_PERSON = {"kualifikasi": 15, "kompetensi": 0, "kinerja": 25, "disiplin": 5}
NIP = "199001012015042001"


def load(name):
    return yaml.load((CASES / name).read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - all text


PEOPLE = [case for path in sorted(CASES.glob("orang_*.yaml")) for case in load(path.name)]


def rows_of(case, nip=NIP):
    """The tables of a case, completed with the default person."""
    facts = {
        key: None if value == "null" else value for key, value in case.get("pegawai", {}).items()
    }
    given = {
        "pelatihan": case.get("pelatihan", []),
        "kinerja": case.get("kinerja", [{"tahun": "2025", "predikat": "Baik"}]),
        "disiplin": case.get("disiplin", []),
    }
    tables = {name: [{"nip": nip, **row} for row in rows] for name, rows in given.items()}
    if "tanpa_tabel" in case:
        tables[case["tanpa_tabel"]] = None
    return person(nip, **facts), tables


def period_of(case):
    return Period.parse(case.get("periode", "2026-Q3"))


def law_of(case):
    options = {
        name: value == "true" if value in ("true", "false") else value
        for name, value in case.get("opsi", {}).items()
    }
    return law(period_of(case).end, **options)


@cache
def scored(name):
    case = next(case for case in PEOPLE if case["kasus"] == name)
    member, tables = rows_of(case)
    return score(deliver([member], **tables, period=period_of(case)), law_of(case))


def points(text):
    return int(Decimal(text) * 100_000)


def bounds(expected):
    low, high = expected if isinstance(expected, list) else (expected, expected)
    return points(low), points(high)


@pytest.mark.parametrize("case", PEOPLE, ids=lambda case: case["kasus"])
def test_a_person_scores_as_worked_by_hand(case):
    wanted = case["harapan"]
    people = scored(case["kasus"]).people
    if "dikecualikan" in wanted:
        member, tables = rows_of(case)
        excluded = exclusions(deliver([member], **tables, period=period_of(case)), law_of(case))
        assert people.empty
        assert excluded["alasan"].tolist() == [wanted["dikecualikan"]]
        return
    row = people.iloc[0]
    expected = {name: wanted.get(name, str(OF_THE_DEFAULT_PERSON[name])) for name in DIMENSIONS}
    for name, value in {**expected, "ip_asn": wanted["ip_asn"]}.items():
        assert pd.isna(row[name]) == isinstance(value, list), name
        prefix = "ip" if name == "ip_asn" else name
        assert (row[f"{prefix}_min"], row[f"{prefix}_maks"]) == bounds(value), name
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
    trace = scored(case["kasus"]).trace
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


def test_people_score_the_same_together_as_alone():
    plain = [case for case in PEOPLE if not {"periode", "opsi", "tanpa_tabel"} & set(case)]
    plain = [case for case in plain if "dikecualikan" not in case["harapan"]]
    tables = {"pegawai": [], "pelatihan": [], "kinerja": [], "disiplin": []}
    for number, case in enumerate(plain):
        member, history = rows_of(case, nip=f"{number:018d}")
        tables["pegawai"].append(member)
        for name, rows in history.items():
            tables[name] += rows
    together = score(deliver(**tables), law()).people
    found = list(zip(together["ip_min"], together["ip_maks"], strict=True))
    assert found == [bounds(case["harapan"]["ip_asn"]) for case in plain]


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
