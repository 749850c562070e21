"""A scenario's effect is what the scorer gives with the records added; nobody is guessed at."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.measures_fixture import law
from tests.scenario_fixture import POSTS, base_of, city, nip, scored_again, staff

from analysis.errors import CallError
from analysis.measures.summary import MEANS, PLACE
from analysis.scenario.effect import effect
from analysis.scenario.model import Scenario, Step, together

POINT = 100_000
GROUPS = (
    "semua",
    "pelaksana",
    "fungsional",
    "Pengawas",
    "JPT",
    "PNS",
    "PPPK",
    "dinas-satu",
    "dinas",
)
NUMBERS = ("pegawai", "diukur", *MEANS)


def one(*steps):
    return Scenario("uji", steps)


def at(frame, kunci=""):
    return frame.set_index("kunci").loc[kunci]


def same_as_scored_again(delivery, scenario):
    """The effect, once it was seen to equal scoring again in every place."""
    base = base_of(delivery)
    found = effect(base, scenario)
    again = scored_again(delivery, base, scenario)
    both = found.merge(again, on=PLACE, how="left", validate="one_to_one")
    for name in NUMBERS:
        assert both[f"{name}_sesudah"].tolist() == both[name].fillna(0).tolist(), name
    return found


HISTORIES = st.lists(
    st.fixed_dictionaries(
        {
            "jenis": st.sampled_from(["01", "02", "03", "09", None]),
            "jp": st.sampled_from([5, "12.5", 25, None]),
            "tingkat": st.sampled_from(["Pengawas", "Administrator", None]),
            "tanggal_selesai": st.sampled_from(["2026-03-01", "2024-01-01"]),
            "nasib": st.sampled_from(["dipakai", "dipakai", "disisihkan"]),
        }
    ),
    max_size=3,
)


@st.composite
def cities(draw):
    people, trainings, appraisals = [], [], []
    for number in range(draw(st.integers(1, 10))):
        post = draw(st.sampled_from(sorted(POSTS)))
        born = date(draw(st.integers(1965, 1970)), draw(st.integers(1, 12)), 28)
        people.append(
            staff(
                number,
                post,
                draw(st.sampled_from(["dinas-satu", "dinas-dua", "kecamatan-tiga"])),
                born,
                status_asn=draw(st.sampled_from(["PNS", "PPPK"])),
                tingkat_pendidikan=draw(st.sampled_from(["S1", "S2", None])),
            )
        )
        if draw(st.integers(0, 5)):
            appraisals.append({"nip": nip(number, born), "tahun": 2025, "predikat": "Baik"})
        trainings += [{"nip": nip(number, born), **each} for each in draw(HISTORIES)]
    return city(people, trainings, appraisals)


STEPS = st.one_of(
    st.builds(
        Step,
        st.sampled_from(["jp20", "seminar", "kepemimpinan", "fungsional"]),
        st.lists(st.sampled_from(GROUPS), min_size=1, max_size=3).map(tuple),
    ),
    st.builds(
        Step,
        st.just("pensiun"),
        st.lists(st.sampled_from(GROUPS), min_size=1, max_size=2).map(tuple),
        bulan=st.integers(1, 40),
    ),
)
RULES = st.sampled_from([(), (Step("aturan", opsi={"jp_proporsional": True}),)])


@settings(max_examples=20, deadline=None)
@given(cities(), st.lists(STEPS, min_size=1, max_size=4), RULES)
def test_an_effect_is_what_scoring_again_with_the_records_gives(delivery, steps, rule):
    same_as_scored_again(delivery, one(*steps, *rule))


@settings(max_examples=8, deadline=None)
@given(cities(), st.lists(STEPS, min_size=1, max_size=3))
def test_training_measures_nobody_and_costs_nobody_points(delivery, steps):
    trainings = one(*(step for step in steps if step.tindakan != "pensiun"), Step("seminar"))
    found = effect(base_of(delivery), trainings)
    assert found["diukur_sesudah"].tolist() == found["diukur_sebelum"].tolist()
    assert (found["kompetensi_sesudah"] >= found["kompetensi_sebelum"]).all()
    assert (found["kompetensi_sesudah"] <= found["diukur_sesudah"] * 40 * POINT).all()


def test_twenty_hours_for_pelaksana_bring_the_component_and_the_hours_that_lack():
    delivery = city(
        [staff(1), staff(2), staff(3, "Pengawas")],
        [
            {"nip": nip(1), "jenis": "03", "jp": "12.5", "tanggal_selesai": "2026-03-01"},
            {"nip": nip(2), "jenis": "03", "jp": 20, "tanggal_selesai": "2026-03-01"},
        ],
    )
    found = at(same_as_scored_again(delivery, one(Step("jp20", ("pelaksana",)))))
    assert found["ip_asn_sesudah"] - found["ip_asn_sebelum"] == 22.5 * POINT
    assert (found["orang"], found["catatan"], found["jp"], found["dilewati"]) == (1, 1, 750, 0)


def test_leadership_is_for_the_present_level_and_for_no_other_kind_of_post():
    delivery = city(
        [staff(1, "Administrator"), staff(2, "Pengawas"), staff(3)],
        [
            {"nip": nip(n), "jenis": "01", "tingkat": "Pengawas", "tanggal_selesai": "2019-05-01"}
            for n in (1, 2, 3)
        ],
    )
    found = at(same_as_scored_again(delivery, one(Step("kepemimpinan"))))
    assert (found["orang"], found["catatan"]) == (1, 1)
    assert found["kompetensi_sesudah"] - found["kompetensi_sebelum"] == 15 * POINT


def test_who_is_unmeasured_in_kompetensi_gets_no_record_and_is_counted():
    delivery = city(
        [staff(1), staff(2)],
        [{"nip": nip(1), "jenis": None, "tanggal_selesai": "2026-03-01", "nasib": "disisihkan"}],
    )
    found = at(same_as_scored_again(delivery, one(Step("jp20"), Step("seminar"))))
    assert (found["orang"], found["catatan"], found["dilewati"]) == (1, 2, 1)
    assert found["diukur_sesudah"] == found["diukur_sebelum"] == 1


def test_who_retires_within_the_months_leaves_with_the_points():
    people = [staff(1, born=date(1968, 9, 15)), staff(2, born=date(1969, 8, 31)), staff(3)]
    people.append(staff(4, born=date(1969, 9, 1)))  # retired on 1 October 2027: a day too late
    found = at(same_as_scored_again(city(people), one(Step("pensiun", bulan=12))))
    assert (found["pegawai_sebelum"], found["pegawai_sesudah"], found["orang"]) == (4, 2, 2)


def test_a_retired_person_attends_nothing():
    delivery = city([staff(1, born=date(1968, 1, 1)), staff(2)])
    scenario = one(Step("pensiun", bulan=12), Step("jp20"))
    found = at(same_as_scored_again(delivery, scenario))
    assert (found["orang"], found["catatan"], found["jp"]) == (2, 1, 2000)


def test_another_option_is_scored_by_the_scorer_and_told_by_person():
    half = {"nip": nip(1), "jenis": "03", "jp": 10, "tanggal_selesai": "2026-03-01"}
    delivery = city([staff(1), staff(2)], [half])
    rule = Step("aturan", opsi={"jp_proporsional": True})
    found = at(same_as_scored_again(delivery, one(rule)))
    assert found["kompetensi_sesudah"] - found["kompetensi_sebelum"] == 11.25 * POINT
    assert found["orang"] == 1
    together_with = at(same_as_scored_again(delivery, one(Step("jp20"), rule)))
    assert together_with["kompetensi_sesudah"] - together_with["kompetensi_sebelum"] == 45 * POINT


def test_steps_together_are_computed_not_added():
    delivery = city([staff(1, born=date(1968, 1, 1)), staff(2), staff(3)])
    training, retirement = one(Step("jp20")), one(Step("pensiun", bulan=12))
    base = base_of(delivery)

    def gain(scenario):
        row = at(effect(base, scenario))
        before = Fraction(row["ip_asn_sebelum"], row["diukur_sebelum"])
        return row["ip_asn_sesudah"] / row["diukur_sesudah"] - before

    assert gain(together([training, retirement])) == Fraction(45, 2) * POINT
    assert gain(one(Step("jp20"), Step("jp20", ("pelaksana",)))) == gain(training)


# coverage: the newly measured take the mean of their OPD and kind of post


def covered(percent, *more, untuk=("semua",)):
    measured = [staff(1, tingkat_pendidikan="S2"), staff(2), staff(5, opd="kecamatan-tiga")]
    waiting = [staff(3), staff(4), staff(6, opd="dinas-dua"), *more]
    appraisals = [{"nip": p["nip"], "tahun": 2025, "predikat": "Baik"} for p in measured]
    delivery = city([*measured, *waiting], [], appraisals)
    return effect(base_of(delivery), one(Step("cakupan", untuk, sampai=Decimal(percent))))


def test_coverage_rises_in_each_opd_by_exact_parts_at_the_mean_of_its_own():
    found = at(covered(70), "dinas-satu")
    assert found["diukur_sesudah"] == Fraction(28, 10)
    assert found["ip_asn_sebelum"] == (50 + 45) * POINT
    assert found["ip_asn_sesudah"] == 95 * POINT + Fraction(8, 10) * Fraction(95, 2) * POINT
    assert found["bawah_sesudah"] == 95 * POINT + Fraction(8, 10) * (15 + 0 + 1 + 5) * POINT
    assert found["atas_sesudah"] == 95 * POINT + Fraction(8, 10) * (15 + 0 + 30 + 5) * POINT


def test_an_opd_without_measured_people_takes_the_mean_of_its_kind():
    found = at(covered(50), "dinas-dua")
    assert found["diukur_sesudah"] == Fraction(1, 2)
    assert found["ip_asn_sesudah"] / found["diukur_sesudah"] == Fraction(95, 2) * POINT


def test_without_anybody_alike_people_stay_unmeasured():
    alone = staff(7, "JF Ahli Muda", opd="kecamatan-tiga")
    found = covered(100, alone)
    assert at(found, "kecamatan-tiga")["diukur_sesudah"] == 1
    city_row = at(found)
    assert (city_row["pegawai_sesudah"], city_row["diukur_sesudah"]) == (7, 6)


def test_coverage_that_is_reached_already_changes_nothing():
    found = at(covered(50), "dinas-satu")
    assert found["diukur_baru"] == 0
    assert found["ip_asn_sesudah"] == found["ip_asn_sebelum"]


def test_the_newly_measured_are_like_those_who_were_trained():
    delivery = city([staff(1), staff(2)], [], [{"nip": nip(1), "tahun": 2025, "predikat": "Baik"}])
    found = at(effect(base_of(delivery), one(Step("cakupan"), Step("jp20"))))
    assert found["diukur_sesudah"] == 2
    assert found["ip_asn_sesudah"] == 2 * found["ip_asn_sebelum"] + 45 * POINT


def test_a_dimension_without_its_table_stays_without_a_value():
    delivery = city([staff(1)])
    tables = {name: rows for name, rows in delivery.tables.items() if name != "kinerja"}
    delivery = type(delivery)(**(vars(delivery) | {"tables": tables}))
    found = at(effect(base_of(delivery), one(Step("seminar"))))
    assert pd.isna(found["ip_asn_sebelum"])
    assert pd.isna(found["ip_asn_sesudah"])
    assert found["kompetensi_sesudah"] - found["kompetensi_sebelum"] == 17.5 * POINT


def test_an_unknown_group_is_refused_with_the_nearest():
    step = Step("jp20", ("pelaksna",), tempat="a.toml: langkah 1")
    with pytest.raises(
        CallError, match=r"a\.toml: langkah 1: kelompok 'pelaksna'.*mirip: pelaksana"
    ):
        effect(base_of(city([staff(1)])), one(step))


def test_the_names_that_are_known_stand_once_in_a_refusal():
    with pytest.raises(CallError) as refused:
        effect(base_of(city([staff(1)])), one(Step("jp20", ("tukang",))))
    assert str(refused.value).casefold().count("pelaksana") == 1


def test_scenarios_with_two_rules_are_not_computed_together():
    first = one(Step("aturan", edisi="a", tempat="a.toml: langkah 1"))
    other = one(Step("aturan", edisi="b", tempat="b.toml: langkah 2"))
    with pytest.raises(CallError, match=r"a\.toml: langkah 1 dan b\.toml: langkah 2"):
        together([first, other])
    assert together([first, first]).rule == first.rule


def test_the_law_of_the_fixture_asks_for_twenty_hours():
    assert law().ambang_jp.number("teknis") == 2000
