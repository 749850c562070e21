"""The difference between an OPD and the city splits exactly into rates and composition."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.change_fixture import POINT, quarter

from analysis.measures.composition import kitagawa

GROUPS = ("struktural", "fungsional", "pelaksana")


def effects(rows):
    """Return (tarif, komposisi) of each row in points."""
    return [
        tuple(
            Fraction(int(row[f"{name}_pembilang"]), int(row[f"{name}_penyebut"])) / POINT
            for name in ("tarif", "komposisi")
        )
        for row in rows.to_dict("records")
    ]


def test_the_effects_are_as_worked_by_hand():
    """City: fungsional 60 and 80, pelaksana 40. Dinas a: one fungsional of 80.

    fungsional: shares 1 and 2/3, means 80 and 70; rate 5/6 x 10, composition 1/3 x 75.
    pelaksana: absent in a, so rate 0; shares 0 and 1/3 at 40: -40/3. Sum 80 - 60.
    """
    people = [
        {"nip": "ani", "opd": "a", "jenis_jabatan": "fungsional", "poin": {"kinerja": 80}},
        {"nip": "budi", "opd": "b", "jenis_jabatan": "fungsional", "poin": {"kinerja": 60}},
        {"nip": "citra", "opd": "b", "jenis_jabatan": "pelaksana", "poin": {"kinerja": 40}},
        {"nip": "dodi", "opd": "a", "jenis_jabatan": "struktural"},
    ]
    rows = kitagawa(quarter("2026-Q3", people).people)
    own = rows[rows["kunci"] == "a"]
    assert own["kelompok"].tolist() == ["fungsional", "pelaksana"]
    assert own[["orang", "orang_kota"]].to_numpy().tolist() == [[1, 2], [0, 1]]
    assert effects(own) == [(Fraction(25, 3), 25), (0, Fraction(-40, 3))]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a", "b", "c"]),
            st.sampled_from(GROUPS),
            st.integers(0, 10_000_000),
        ),
        min_size=1,
    )
)
@settings(max_examples=50, deadline=None)
def test_the_effects_of_any_population_sum_to_the_difference(drawn):
    people = [
        {"nip": str(n), "opd": opd, "jenis_jabatan": group, "poin": {"kinerja": "1"}}
        for n, (opd, group, _) in enumerate(drawn)
    ]
    frame = quarter("2026-Q3", people).people.assign(ip_asn=[points for *_, points in drawn])
    rows = kitagawa(frame.astype({"ip_asn": "Int64"}))
    city = Fraction(sum(points for *_, points in drawn), len(drawn))
    for place in {opd for opd, *_ in drawn}:
        own = [points for opd, _, points in drawn if opd == place]
        parts = effects(rows[(rows["cakupan"] == "opd") & (rows["opd"] == place)])
        total = sum(rate + mix for rate, mix in parts)
        assert total == (Fraction(sum(own), len(own)) - city) / POINT


def test_without_an_index_there_is_nothing_to_split():
    assert kitagawa(quarter("2026-Q3", [{"nip": "ani", "opd": "a"}]).people).empty
