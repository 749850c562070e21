"""Nothing of a few people can be worked out from the printed tables of a plan together.

The attacker solves all printed figures at once, as the gate's last look does, but shares no code
with it. The cities drawn here are always the same ones.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.release_gap_rows import PRICES, gap_city, plan_of
from tests.release_plan_attack import CountAttack, LeftAttack, PlanAttack

KINDS = {"a": "dinas", "b": "dinas", "c": "badan", "d": "badan", "e": "rsud"}
CODES = "ABCD"
LEAST = 3
ALIKE = dict.fromkeys(CODES, 1_000_000)
SAME = settings(max_examples=8, deadline=None, derandomize=True)
APART = {code: PRICES[code] for code in CODES}


def released(staff, takers, prices, **how):
    kinds = {opd: KINDS[opd] for opd in staff}
    sent = {
        opd: {k: n for k, n in zip(CODES, own, strict=True) if n} for opd, own in takers.items()
    }
    sent = {opd: own for opd, own in sent.items() if own}
    plan = plan_of(sent, staff, kinds=kinds, prices=prices, **how)
    agencies = {opd: (kinds[opd], people, people) for opd, people in staff.items()}
    info = {"ambang": LEAST, "rencana": dict(plan.certificate)}
    return gap_city(agencies, plan=plan, policy={"ambang": LEAST}, info=info), plan, kinds


@st.composite
def cities(draw):
    """Draw who works where and who sends how many to which course."""
    staff = {opd: draw(st.sampled_from([4, 8, 12, 25, 40])) for opd in list(KINDS)[: draw(
        st.integers(3, 5)
    )]}  # fmt: skip
    few, many = draw(st.booleans()), draw(st.booleans())
    takers = {}
    for opd, people in staff.items():
        most = 4 if few else people
        least = max(0, people - 2) if many and not few else 0
        takers[opd] = [min(draw(st.integers(least, most)), people) for _ in CODES]
    return staff, takers


# Found by attack: nearly everybody, everybody of a small OPD, a course's last few, the limit that
# is the OPD's own staff, numbers that are all as large as they can be, two hidden OPD of which
# everybody takes a course, hardly more places than people, as many places as people.
FOUND = [
    ({"a": 12, "b": 25, "c": 40}, {"a": [0] * 4, "b": [1, 1, 3, 4], "c": [30, 25, 40, 9]}),
    ({"a": 25, "b": 25, "c": 12, "d": 12},
     {"a": [0] * 4, "b": [2, 10, 17, 19], "c": [11, 6, 2, 11], "d": [11, 6, 2, 2]}),
    ({"a": 12, "b": 12, "c": 40, "d": 8, "e": 12},
     {"a": [12, 7, 0, 11], "b": [8, 2, 10, 6], "c": [26, 12, 1, 14], "d": [1, 4, 3, 3],
      "e": [4, 0, 0, 2]}),
    ({"a": 12, "b": 40, "c": 12, "d": 8},
     {"a": [3, 4, 0, 1], "b": [0, 2, 0, 1], "c": [2, 0, 0, 4], "d": [3, 0, 3, 0]}),
    ({"a": 8, "b": 40, "c": 25, "d": 12},
     {"a": [0, 0, 1, 2], "b": [2, 0, 4, 4], "c": [0, 0, 0, 3], "d": [4, 0, 0, 0]}),
    ({"a": 40, "b": 24, "c": 25, "d": 40},
     {"a": [20, 9, 0, 0], "b": [18, 9, 7, 0], "c": [12, 9, 0, 3], "d": [9, 9, 8, 2]}),
    ({"a": 4, "b": 4, "c": 8, "d": 4, "e": 4},
     {"a": [4, 4, 4, 0], "b": [2, 0, 0, 2], "c": [8, 0, 8, 0], "d": [2, 2, 0, 0],
      "e": [2, 2, 0, 0]}),
    ({"a": 40, "b": 4, "c": 12}, {"a": [3, 0, 3, 0], "b": [2, 1, 0, 0], "c": [0, 0, 0, 1]}),
    ({"a": 12, "b": 25, "c": 4}, {"a": [2, 1, 0, 0], "b": [0, 3, 0, 0], "c": [2, 0, 2, 4]}),
    ({"a": 4, "b": 25, "c": 25, "d": 40, "e": 4},
     {"a": [0, 1, 3, 1], "b": [0, 2, 1, 3], "c": [2, 2, 1, 1], "d": [0, 0, 1, 2],
      "e": [1, 4, 3, 4]}),
    ({"a": 4, "b": 4, "c": 4}, {"a": [4, 4, 4, 4], "b": [4, 4, 4, 4], "c": [4, 4, 4, 4]}),
    ({"a": 4, "b": 25, "c": 8}, {"a": [4, 4, 4, 4], "b": [9, 8, 7, 6], "c": [8, 8, 8, 8]}),
]  # fmt: skip


def attack(staff, takers, prices):
    """Return what of too few people can be found out."""
    release, plan, kinds = released(staff, takers, prices)
    truth = {(o, k): n for o, own in takers.items() for k, n in zip(CODES, own, strict=True)}
    part = plan.dampak[plan.dampak["kursus"] > 0].groupby("opd")["orang"].nunique()
    people = {opd: int(part.get(opd, 0)) for opd in staff}
    if not any(people.values()):
        return []
    return list(PlanAttack(release, kinds, staff, prices, 5).found_out(truth, people))


@given(city=cities(), alike=st.booleans())
@SAME
def test_courses_and_participants_tell_nothing_of_a_few_people(city, alike):
    assert attack(*city, ALIKE if alike else APART) == []


@pytest.mark.parametrize("city", FOUND)
def test_what_once_could_be_worked_out_cannot_be_any_more(city):
    assert attack(*city, ALIKE) == []
    assert attack(*city, APART) == []


counts = st.lists(st.integers(0, 12), min_size=5, max_size=5)


@given(needing=counts, without=counts, other=counts)
@SAME
def test_needs_tell_nothing_of_a_few_people(needing, without, other):
    staff = dict.fromkeys(KINDS, 12)
    of = {"kinerja": (needing, without), "teknis": (other, other[::-1])}
    truth = {
        (source, opd): (people, min(people, lacking))
        for source, (all_people, all_lacking) in of.items()
        for opd, people, lacking in zip(KINDS, all_people, all_lacking, strict=True)
    }
    needs = [(opd, source, source, *n) for (source, opd), n in truth.items() if n[0]]
    left = [(opd, "tanpa_pelatihan", n[1]) for (source, opd), n in truth.items() if n[1]]
    plan = {opd: [9, 6, 0, 0] for opd in KINDS}
    release, *_ = released(staff, plan, APART, needs=needs, left=left)
    rows = release.kebutuhan
    for source in of:
        mine = rows[rows["sumber"] == source]
        numbers = {opd: truth[source, opd] for opd in KINDS}
        there = {opd: n for opd, n in numbers.items() if n[0]}
        people = CountAttack(mine, "orang", KINDS, {opd: staff[opd] for opd in there})
        printed = mine.dropna(subset=["orang"])
        known = dict(zip(printed["kunci"], printed["orang"], strict=True))
        lacking = CountAttack(
            mine, "tanpa_pelatihan", KINDS, {opd: known.get(opd, staff[opd]) for opd in there}
        )
        for opd, (number, part) in there.items():
            assert not (secret(number, staff[opd]) and people.pinned(opd, number)), (source, opd)
            assert not (part and secret(part, number) and lacking.pinned(opd, part)), (source, opd)


@given(numbers=st.lists(st.integers(0, 9), min_size=15, max_size=15))
@SAME
def test_open_needs_tell_nothing_of_a_few_people(numbers):
    reasons = ("anggaran", "sasaran", "pensiun")
    cells = [(opd, reason) for opd in KINDS for reason in reasons]
    truth = {cell: n for cell, n in zip(cells, numbers, strict=True) if n}
    left = [(opd, reason, n) for (opd, reason), n in truth.items()]
    release, *_ = released(
        dict.fromkeys(KINDS, 40), {opd: [9, 6, 2, 0] for opd in KINDS}, APART, left=left
    )
    there = sorted({opd for opd, _ in truth})
    attacker = LeftAttack(release.tersisa, there, reasons)
    for (opd, reason), number in truth.items():
        assert not (number < LEAST and attacker.pinned(opd, reason, number)), (opd, reason)


def secret(number, whole):
    few = 0 < number < LEAST or 0 < whole - number < LEAST
    return few or 0 < number == whole < 20
