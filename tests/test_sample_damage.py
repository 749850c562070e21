"""Damage that is planted, and where."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.sample.changes import turn
from analysis.sample.damage import Kind, Moment, closing_rows, damaged
from analysis.sample.draws import Draws
from analysis.sample.kinds import KINDS

MOMENT = Moment(2026 * 4 + 2, np.datetime64("2026-09-30"))
SPOIL = Kind("rusak", "disisihkan", {"isi": turn("x", "y")})
COPY = Kind("salinan", "di luar cakupan", adds=True)
CONFLICT = Kind("beda", "disisihkan", {"isi": "z"}, adds=True, both=True)


def table(rows: int) -> pd.DataFrame:
    return pd.DataFrame({"isi": [f"baris {row}" for row in range(rows)]}, dtype="str")


def spoil(rows: int, *kinds: Kind, sound: object = True):
    draws = Draws.of(1, np.arange(rows, dtype=np.int64))
    return damaged(table(rows), kinds, pd.Series(sound, index=range(rows)), draws, MOMENT)


def test_what_was_planted_stands_where_it_is_said_to():
    made, (one,) = spoil(3000, SPOIL)
    assert sorted(made["isi"].to_numpy()[one.positions]) == ["x", "y"]
    untouched = np.delete(made["isi"].to_numpy(object), one.positions)
    assert (
        untouched.tolist() == np.delete(table(3000)["isi"].to_numpy(object), one.positions).tolist()
    )


def test_copies_stand_below_the_table():
    made, (one,) = spoil(3000, COPY)
    assert one.positions.tolist() == [3000, 3001]
    assert made["isi"].duplicated().sum() == 2


def test_a_contradiction_concerns_the_original_too():
    _, (one,) = spoil(3000, CONFLICT)
    assert (one.positions < 3000).sum() == 2
    assert (one.positions >= 3000).sum() == 2


def test_no_row_is_spoiled_twice():
    kinds = [Kind(str(number), "ditandai", {"isi": "x"}) for number in range(100)]
    made, planted = spoil(150, *kinds)
    assert (made["isi"] == "x").sum() == sum(len(one.positions) for one in planted) == 100


def test_only_sound_rows_are_spoiled():
    sound = pd.Series([row == 7 for row in range(40)])
    _, (one,) = spoil(40, SPOIL, CONFLICT, sound=sound.to_numpy())
    assert one.positions.tolist() == [7]


@pytest.mark.parametrize("rows", [0, 1, 9, 30, 200])
def test_at_most_a_tenth_of_a_small_table_is_spoiled(rows):
    kinds = [Kind(str(number), "disisihkan", {"isi": "x"}) for number in range(50)]
    made, _ = spoil(rows, *kinds)
    assert (made["isi"] == "x").sum() <= rows // 10


def test_names_of_kinds_are_unique_within_a_table():
    for kinds in KINDS.values():
        assert len({kind.name for kind in kinds}) == len(kinds)


def test_a_list_ends_with_a_total_and_a_signature():
    closing = closing_rows(["nip", "nama", "opd"], 4012, MOMENT)
    assert closing["nip"].tolist() == [
        "Jumlah",
        "Dicetak pada 2026-10-05",
        "Medan, 5 Oktober 2026",
        "Kepala Bidang Pengadaan dan Informasi",
    ]
    assert closing["nama"].tolist() == ["4012", "", "", ""]
