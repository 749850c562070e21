"""What moved splits exactly, and every kind of movement is told by its name."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.change_fixture import ALL, Compared, fractions, quarter, sums_to_the_change, told

from analysis.dataset import load_dataset
from analysis.intake import take_in
from analysis.measures.change import SENTENCES, moved, values
from analysis.measures.professionalism import Scores, delivered, score
from analysis.measures.staff import exclusions
from analysis.measures.summary import summarise
from analysis.store import regulation_of

ROOT = Path(__file__).parents[1]
CASES = yaml.safe_load((Path(__file__).parent / "cases" / "perubahan.yaml").read_text("utf-8"))
COMPONENTS = ("kualifikasi", "teknis", "kinerja")
ANI = {"nip": "ani", "opd": "a", "poin": {"kinerja": 25}}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["kasus"])
def test_a_change_is_split_as_worked_by_hand(case):
    earlier = quarter("2026-Q2", case["lama"], excluded=case.get("tidak_diukur_dahulu", ()))
    change = moved(earlier, quarter("2026-Q3", case["baru"]))
    for place, wanted in case["harapan"].items():
        scope, key = ("kota", "") if place == "kota" else ("opd", place)
        assert told(change.langkah, key, scope) == fractions(wanted), place
    states = change.tempat[change.tempat["cakupan"] == "opd"].set_index("kunci")["keadaan"]
    assert states[list(case.get("keadaan", {}))].to_dict() == case.get("keadaan", {})
    assert sums_to_the_change(change)


def test_each_term_says_how_many_people_are_behind_it():
    case = CASES[0]
    change = moved(quarter("2026-Q2", case["lama"]), quarter("2026-Q3", case["baru"]))
    own = change.langkah[change.langkah["kunci"] == "a"].set_index("bagian")["orang"]
    assert own.to_dict() == {
        "masuk": 1, "pindah_masuk": 1, "cakupan_masuk": 1, "keluar": 1, "pindah_keluar": 1,
        "cakupan_keluar": 1, "kualifikasi": 1, "teknis": 1, "kinerja": 1, "disiplin": 0,
    }  # fmt: skip
    place = change.tempat[change.tempat["kunci"] == "a"].iloc[0]
    assert (place["pegawai_lama"], place["diukur_lama"], place["menetap"]) == (7, 6, 3)


POPULATION = st.dictionaries(
    st.sampled_from([f"orang-{n}" for n in range(12)]),
    st.tuples(
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["dinas", "badan"]),
        st.none() | st.tuples(*[st.integers(0, 3_000_000)] * 3),
    ),
)


def population(period, people):
    rows = []
    for nip, (opd, kind, points) in people.items():
        exact = {
            name: Decimal(one) / 100_000
            for name, one in zip(COMPONENTS, points or (), strict=False)
        }
        rows.append({"nip": nip, "opd": opd, "jenis_opd": kind, "poin": exact})
    return quarter(period, rows)


@given(earlier=POPULATION, later=POPULATION)
@settings(max_examples=50, deadline=None)
def test_the_terms_of_any_two_populations_sum_to_the_change(earlier, later):
    change = moved(population("2026-Q2", earlier), population("2026-Q3", later))
    assert sums_to_the_change(change)


def plainly(earlier, later, place):
    """Split the change of one OPD as the definition reads, person by person."""
    here = [
        {nip: sum(points) for nip, (opd, _, points) in side.items() if points and opd == place}
        for side in (earlier, later)
    ]
    if not all(here):
        return {}
    mean = [Fraction(sum(one.values()), len(one)) for one in here]
    stayed = here[0].keys() & here[1].keys()
    if not stayed:
        whole = mean[1] - mean[0]
        return {"tidak_diuraikan": whole / 100_000} if whole else {}
    kept = [Fraction(sum(one[nip] for nip in stayed), len(stayed)) for one in here]
    terms: dict[str, Fraction] = {}
    for n, other, way, sign in ((1, earlier, "masuk", 1), (0, later, "keluar", -1)):
        for nip in here[n].keys() - stayed:
            elsewhere = other.get(nip, (None,))[0]
            name = way if elsewhere is None else f"pindah_{way}"
            name = f"cakupan_{way}" if elsewhere == place else name
            term = sign * (here[n][nip] - kept[n]) / len(here[n])
            terms[name] = terms.get(name, Fraction(0)) + term
    for n, name in enumerate(COMPONENTS):
        steps = [later[nip][2][n] - earlier[nip][2][n] for nip in stayed]
        terms[name] = Fraction(sum(steps), len(stayed))
    return {name: value / 100_000 for name, value in terms.items() if value}


@given(earlier=POPULATION, later=POPULATION)
@settings(max_examples=50, deadline=None)
def test_the_terms_of_an_opd_are_those_of_the_definition(earlier, later):
    change = moved(population("2026-Q2", earlier), population("2026-Q3", later))
    for place in ("a", "b", "c"):
        assert told(change.langkah, place) == plainly(earlier, later, place)


def test_different_tables_delivered_are_refused_in_a_sentence():
    without = quarter("2026-Q2", [ANI], delivered=ALL - {"disiplin"})
    change = moved(without, quarter("2026-Q3", [ANI]))
    assert change.alasan == "dimensi_berbeda"
    assert "Serahkan tabel yang kurang." in SENTENCES[change.alasan]
    assert set(change.tempat["keadaan"]) == {"dimensi_berbeda"}


def test_an_index_that_is_not_measured_has_no_terms():
    people = [{"nip": "ani", "opd": "a"}]
    both = [quarter(p, people, delivered=ALL - {"disiplin"}) for p in ("2026-Q2", "2026-Q3")]
    change = moved(*both)
    assert change.alasan == "indeks_tidak_diukur"
    assert change.langkah.empty


def test_another_edition_is_not_split_when_the_old_quarter_cannot_be_scored_again():
    old = quarter("2026-Q2", [ANI], edition="edisi-lama")
    change = moved(old, quarter("2026-Q3", [{**ANI, "poin": {"kinerja": 30}}]))
    assert change.alasan == "aturan_berbeda"
    assert told(change.langkah, "a") == {"tidak_diuraikan": 5}


def test_another_edition_has_a_term_of_its_own():
    """Ani: 25 under the old rules, 20 under the new, then 30. Budi cannot be scored again."""
    budi = {"nip": "budi", "opd": "a", "poin": {"kinerja": 5}}
    old = quarter("2026-Q2", [ANI, budi], edition="edisi-lama")
    again = quarter("2026-Q2", [{**ANI, "poin": {"kinerja": 20}}])
    later = [{**ANI, "poin": {"kinerja": 30}}, {**budi, "poin": {"kinerja": 15}}]
    change = moved(old, quarter("2026-Q3", later), restated=Scores(again.people, again.trace))
    assert change.alasan == ""
    assert told(change.langkah, "a") == {"kinerja": 5, "aturan": Fraction(5, 2)}
    assert sums_to_the_change(change)


def test_quarters_out_of_order_are_refused():
    with pytest.raises(ValueError, match="not before"):
        moved(quarter("2026-Q3", [ANI]), quarter("2026-Q2", [ANI]))


def test_late_records_are_told_over_the_old_complete_people():
    late = pd.DataFrame(
        {"nip": ["ani", "ani", "budi"], "komponen": ["teknis", "seminar", "tidak_pasti"],
         "selisih": [2_250_000, -250_000, 0]}
    )  # fmt: skip
    budi = {"nip": "budi", "opd": "a", "poin": {"kinerja": 5}}
    change = moved(quarter("2026-Q2", [ANI, budi]), quarter("2026-Q3", [ANI, budi]), late)
    wanted = {"teknis": "45/4", "seminar": "-5/4", "semua": 10}
    assert told(change.terlambat, "a") == fractions(wanted)
    unsure = change.terlambat[change.terlambat["bagian"] == "tidak_pasti"]
    assert unsure["orang"].tolist() == [1, 1, 1]
    assert values(unsure) == [0, 0, 0]


def test_every_pair_of_the_sample_s_quarters_sums_exactly_for_all_its_opd():
    dataset = load_dataset(ROOT / "data" / "sample")
    quarters = []
    for period in dataset.periods:
        law = regulation_of(dataset, period)
        delivery = take_in(dataset, period, law)
        scores = score(delivery, law)
        quarters.append(
            Compared(
                period, scores.people, scores.trace, delivery.opd,
                quarter("2026-Q3", []).successions, exclusions(delivery, law),
                delivered=delivered(delivery, law),
            )
        )  # fmt: skip
    pairs = [(one, two) for n, one in enumerate(quarters) for two in quarters[n + 1 :]]
    assert len(pairs) == 10
    for one, two in pairs:
        change = moved(one, two)
        assert (change.tempat["cakupan"] == "opd").sum() == 52
        assert sums_to_the_change(change)
        assert_totals(change.tempat, "lama", summarise(one.people, one.opd))
        assert_totals(change.tempat, "baru", summarise(two.people, two.opd))


def assert_totals(places, when, summary):
    """Hold the counts and sums of a change against those that reports print."""
    keys = ["cakupan", "opd", "kunci"]
    printed = summary.loc[(summary["potongan"] == "semua") & (summary["cakupan"] != "unit")]
    joined = places.merge(printed, on=keys, validate="one_to_one")
    assert len(joined) == len(places)
    for own, other in (("pegawai", "pegawai"), ("diukur", "diukur"), ("jumlah", "ip_asn")):
        assert (joined[f"{own}_{when}"] == joined[other]).all()
