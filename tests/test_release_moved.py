"""The change in steps: they sum to what is printed, and none tells of a few people."""

from __future__ import annotations

import random
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.change_fixture import quarter
from tests.release_moved_attack import AMBANG, MOST, Attack, printed, released, small_city

from analysis.measures.change import WHOLE, moved
from analysis.measures.changes import bundle
from analysis.release.cells import CONDUCT, Place, behind, cells_of, without_small_rests
from analysis.release.compare import difference
from analysis.release.compare import printed as as_printed
from analysis.release.design import Policy
from analysis.release.late import late_rows
from analysis.release.moved import apportioned, step_rows

SIZES = st.lists(st.sampled_from([8, 12, 16, 22, 30, 60, 110]), min_size=2, max_size=4)
SEEDS = st.integers(0, 10_000)
TURNOVER = st.sampled_from([0.05, 0.15, 0.3, 0.5])


def city(seed, sizes, turnover):
    return small_city(random.Random(seed), tuple(sizes), turnover)


def splits(steps):
    """Yield the rows of each place and comparison that is split."""
    for _, rows in steps[steps["keadaan"] != WHOLE].groupby(["opd", "dari"]):
        yield rows.reset_index(drop=True)


def score(kualifikasi, teknis=0, kinerja=25):
    return {"kualifikasi": kualifikasi, "teknis": teknis, "kinerja": kinerja}


def steady(kode, number, **more):
    """Return people who stay as they are."""
    return [{"nip": f"{kode}{n}", "opd": kode, "poin": score(15), **more} for n in range(number)]


def steps_of(before, after, ambang=AMBANG):
    then, now = quarter("2026-Q2", before), quarter("2026-Q3", after)
    changes = bundle(now, {"triwulan_lalu": moved(then, now)}, then)
    totals = pd.concat([printed(then), printed(now)], ignore_index=True)
    return step_rows(changes, None, totals, Policy(ambang))


def parts(steps, place="a"):
    own = steps[(steps["opd"] == place) & ~steps["bagian"].isin(("awal", "akhir", ""))]
    return dict(zip(own["bagian"], own["poin"], strict=True))


@settings(max_examples=12, derandomize=True, deadline=None)
@given(SEEDS, SIZES, TURNOVER)
def test_printed_steps_sum_to_the_difference_of_the_printed_values(seed, sizes, turnover):
    _, steps = released(city(seed, sizes, turnover))
    for rows in splits(steps):
        first, last = rows.iloc[0], rows.iloc[-1]
        ends = [as_printed(row["poin"], int(row["desimal"])) for row in (first, last)]
        places = int(min(first["desimal"], last["desimal"]))
        inner = [as_printed(value, places) for value in rows["poin"].iloc[1:-1]]
        assert (first["bagian"], last["bagian"]) == ("awal", "akhir")
        assert sum(inner) == difference(ends[1], ends[0], places)


@settings(max_examples=6, derandomize=True, deadline=None)
@given(SEEDS, SIZES, TURNOVER)
def test_the_printed_steps_pin_no_mean_of_fewer_people_than_the_threshold(seed, sizes, turnover):
    quarters = city(seed, sizes, turnover)
    totals, steps = released(quarters)
    blind, seeing = Attack(quarters), Attack(quarters)
    for attack in (blind, seeing):
        attack.know_indices(totals)
    seeing.know_steps(steps)
    for row in steps.drop_duplicates(["opd", "dari"]).itertuples():
        for part, terms in seeing.few(row):
            whole = 2 * MOST[part] if part in MOST else sum(MOST.values())
            known = seeing.span(terms)
            assert known > whole / 8 or known > blind.span(terms) / 2, (row.opd, row.dari, part)


def test_the_attack_finds_a_leaver_whose_term_is_printed_alone():
    leaver = {"nip": "x", "opd": "a", "poin": score(5)}
    taught = [{**one, "poin": score(15, 15)} for one in steady("a", 20)[:8]]
    before, after = [*steady("a", 20), leaver], [*taught, *steady("a", 20)[8:]]
    quarters = [quarter("2025-Q3", before), quarter("2026-Q2", before), quarter("2026-Q3", after)]
    totals, _ = released(quarters)
    attack = Attack(quarters)
    attack.know_indices(totals)
    row = ("opd", "a", "2026-Q2", "2026-Q3", "keluar", 0.7, 1, "terbit")
    names = ["cakupan", "opd", "dari", "sampai", "bagian", "poin", "desimal", "keadaan"]
    wrong = pd.DataFrame([row], columns=names)
    ((_, terms),) = attack.few(next(wrong.itertuples()))
    assert attack.span(terms) > sum(MOST.values()) / 8
    attack.know_steps(wrong)
    assert attack.span(terms) < sum(MOST.values()) / 8


def test_a_single_joiner_is_told_with_the_others_who_came_or_went():
    gone = [{"nip": f"g{n}", "opd": "a", "poin": score(10)} for n in range(5)]
    taught = [{**one, "poin": score(15, 15)} for one in steady("a", 30)[:8]]
    joiner = {"nip": "j", "opd": "a", "poin": score(20)}
    told = parts(steps_of([*steady("a", 30), *gone], [*taught, *steady("a", 30)[8:], joiner]))
    assert list(told) == ["masuk+keluar", "teknis"]


def test_people_who_are_too_few_altogether_are_told_with_the_largest_component():
    taught = [{**one, "poin": score(15, 15)} for one in steady("a", 40)[:9]]
    marked = [{**one, "poin": score(15, 0, 30)} for one in steady("a", 40)[9:15]]
    joiner = {"nip": "j", "opd": "a", "poin": score(20)}
    after = [*taught, *marked, *steady("a", 40)[15:], joiner]
    assert list(parts(steps_of(steady("a", 40), after))) == ["lainnya", "kinerja+disiplin"]


def test_a_change_that_only_a_few_people_made_is_not_split():
    joiner = {"nip": "j", "opd": "a", "poin": score(20)}
    rows = steps_of(steady("a", 40), [*steady("a", 40), joiner])
    assert rows["alasan"].unique().tolist() == ["terlalu_sedikit"]
    assert rows["poin"].isna().all()


def test_an_index_of_which_only_the_category_is_printed_has_no_steps():
    taught = [{**one, "poin": score(15, 15)} for one in steady("a", 9)]
    own = steps_of(steady("a", 9), taught).query("opd == 'a'")
    assert own[["bagian", "alasan"]].to_numpy().tolist() == [["", "ujung"]]


def test_discipline_is_never_a_step_of_its_own_and_has_no_number_of_people():
    people = [{**one, "poin": {**score(15), "disiplin": 5}} for one in steady("a", 40)]
    after = [{**one, "poin": {**score(15, 15), "disiplin": 3}} for one in people[:8]]
    own = steps_of(people, [*after, *people[8:]]).query("opd == 'a'").set_index("bagian")
    assert own.loc["kinerja+disiplin", "keadaan"] == "terbit"
    assert pd.isna(own.loc["kinerja+disiplin", "orang"])


@pytest.mark.parametrize(
    ("exact", "whole", "told"),
    [
        ([Fraction(1, 3)] * 3, 1, [1, 0, 0]),  # equal remainders: the earlier first
        ([Fraction(7, 4), Fraction(-5, 4)], 0, [2, -2]),
        ([Fraction(7, 4), Fraction(-5, 4)], 1, [2, -1]),
        ([Fraction(1, 2), Fraction(1, 2)], 3, [2, 1]),  # farther than rounding each makes up for
    ],
)
def test_the_last_place_goes_to_the_largest_remainders(exact, whole, told):
    assert apportioned(exact, whole) == told


def test_the_same_people_may_stand_behind_two_components_so_the_larger_one_counts():
    counts = {"teknis": 3, "seminar": 4, "masuk": 2, "keluar": 2}
    assert behind(("teknis", "seminar"), counts) == 4
    assert behind(("masuk", "keluar", "seminar"), counts) == 8


def test_few_people_of_one_kind_of_training_are_merged_with_another_kind_first():
    counts = {"kinerja": 6, "seminar": 2, "teknis": 30, "kualifikasi": 9}
    cells = cells_of(counts, lambda cell: behind(cell, counts) >= AMBANG)
    assert cells == [("kualifikasi",), ("teknis", "seminar"), CONDUCT]


def test_what_the_city_leaves_after_its_opd_is_never_a_few_people():
    city_counts, own = {"masuk": 12, "keluar": 9}, {"a": {"masuk": 9, "keluar": 9}}
    cells = [("masuk",), ("keluar",)]
    assert without_small_rests(cells, city_counts, {"a": cells}, own, AMBANG) == {"a": []}
    assert without_small_rests(cells, {**city_counts, "masuk": 14}, {"a": cells}, own, 5) == {
        "a": cells
    }


def test_nor_is_what_several_of_its_terms_leave_after_one_merged_term_of_an_opd():
    city_cells = [("kualifikasi",), CONDUCT]
    city_counts = {"kualifikasi": 5, "kinerja": 6}
    own = {"a": {"kualifikasi": 5, "kinerja": 5, "teknis": 20}}
    places = {"a": [("kualifikasi", *CONDUCT), ("teknis",)]}
    assert without_small_rests(city_cells, city_counts, places, own, AMBANG) == {"a": []}


def test_a_years_term_is_told_only_when_enough_remains_without_the_quarters_at_its_ends():
    year = Place({"masuk": 9, "keluar": 9, "teknis": 9})
    first, last = Place({"keluar": 6, "teknis": 1}), Place({"masuk": 6, "teknis": 2})
    assert year.less(first, last) == {"masuk": 3, "keluar": 3, "teknis": 6}


def late_change(late_people, others, ambang=AMBANG):
    """Return the late rows where so many changed by late records, and others for another reason."""
    before = steady("a", 60)
    both = late_people + others
    after = [{**one, "poin": score(15, 15)} for one in before[:both]] + before[both:]
    marked = [{**one, "poin": score(20, *list(one["poin"].values())[1:])} for one in after[-8:]]
    then, now = quarter("2026-Q2", before), quarter("2026-Q3", [*after[:-8], *marked])
    late = pd.DataFrame(
        [(one["nip"], "teknis", 15 * 100_000) for one in before[:late_people]],
        columns=["nip", "komponen", "selisih"],
    )
    changes = bundle(now, {"triwulan_lalu": moved(then, now, late)}, then)
    totals = pd.concat([printed(then), printed(now)], ignore_index=True)
    steps = step_rows(changes, None, totals, Policy(ambang))
    return late_rows(changes, steps, Policy(ambang)).query("cakupan == 'kota'")


def test_late_records_of_enough_people_are_told_in_points():
    (row,) = late_change(12, 8).to_dict("records")
    assert (row["poin"], row["orang"]) == (3.0, 12)  # 12 x 15 / 60


@pytest.mark.parametrize(("late_people", "others"), [(4, 20), (57, 0)])
def test_late_records_of_too_few_or_of_all_but_a_few_are_not_told(late_people, others):
    assert late_change(late_people, others).empty
