"""Chance without state."""

from __future__ import annotations

import numpy as np

from analysis.sample.draws import Draws

KEYS = np.arange(1000, dtype=np.int64)
PINNED = [
    8106245531839055415,
    16016025503023368473,
    6952658150326206941,
]  # bits of three keys, computed once


def test_the_numbers_are_the_same_on_every_machine():
    draws = Draws.of(2026, np.array([0, 1, 2**40]))
    assert draws.bits("contoh").tolist() == PINNED
    assert draws.below("contoh", 100).tolist() == [(value >> 32) * 100 >> 32 for value in PINNED]


def test_a_draw_depends_on_its_own_key_only():
    everybody = Draws.of(1, KEYS).below("umur", 40)
    some = Draws.of(1, KEYS[500:510]).below("umur", 40)
    assert some.tolist() == everybody[500:510].tolist()


def test_seed_purpose_and_occasion_each_change_the_number():
    draws = Draws.of(1, KEYS)
    same = draws.bits("a")
    for other in (Draws.of(2, KEYS).bits("a"), draws.bits("b"), draws.on(1).bits("a")):
        assert (other != same).all()


def test_below_stays_below_its_limit_and_reaches_every_number():
    assert set(Draws.of(1, KEYS).below("dadu", 6).tolist()) == set(range(6))


def test_a_limit_may_differ_from_row_to_row():
    drawn = Draws.of(1, KEYS).below("umur", KEYS + 1)
    assert (drawn <= KEYS).all()


def test_pick_follows_the_weights():
    counts = np.bincount(Draws.of(1, KEYS).pick("warna", (70, 0, 30)), minlength=3)
    assert counts[1] == 0
    assert 640 < counts[0] < 760


def test_a_chance_of_nought_never_comes_and_of_a_thousand_always():
    draws = Draws.of(1, KEYS)
    assert not draws.chance("x", 0).any()
    assert draws.chance("x", 1000).all()
