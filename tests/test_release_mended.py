"""What became better in the data since the quarter before, and what is new."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
from tests.change_fixture import quarter

from analysis.measures.change import moved
from analysis.measures.changes import bundle
from analysis.release.design import Policy
from analysis.release.mended import mended_rows

COLUMNS = ["table", "rule", "outcome", "opd", "jumlah"]


def measured(period, findings, people=(), changes=()):
    one = quarter(period, people, changes)
    problems = pd.DataFrame(findings, columns=COLUMNS)
    return one, SimpleNamespace(
        period=one.period, problems_summary=problems, successions=one.successions
    )


def staff(kode, number, unmeasured=0):
    return [
        {"nip": f"{kode}{n}", "opd": kode, "poin": {"kinerja": 25} if n >= unmeasured else None}
        for n in range(number)
    ]


def told(before, now, people=None, changes=(), hidden=()):
    people = people or (staff("a", 30), staff("a", 30))
    (then, first), (later, second) = (
        measured(period, findings, members, changes)
        for period, findings, members in zip(
            ("2026-Q2", "2026-Q3"), (before, now), people, strict=True
        )
    )
    compared = bundle(later, {"triwulan_lalu": moved(then, later)}, then)
    places = pd.DataFrame(
        [("kota", "", "terbit"), ("opd", "a", "terbit"), ("opd", "b", "terbit")],
        columns=["cakupan", "opd", "keadaan"],
    )
    places = places[~places["opd"].isin(hidden)]
    rows = mended_rows([first, second], compared, {"2026-Q2": places, "2026-Q3": places}, Policy())
    return {
        (row.opd, row.tabel, row.hal): (row.lama, row.baru, row.keadaan)
        for row in rows.itertuples()
    }


def test_faulty_rows_are_counted_by_rule_in_both_quarters():
    rows = told(
        [("kinerja", "Predikat kosong", "disisihkan", "a", 12)],
        [("kinerja", "Predikat kosong", "disisihkan", "a", 7)],
    )
    assert rows["a", "kinerja", "Predikat kosong"] == (12, 7, "terbit")
    assert rows["a", "", "semua"] == (12, 7, "terbit")


def test_rules_of_a_few_rows_are_merged_within_their_table():
    rows = told(
        [("pegawai", "NIP kosong", "disisihkan", "a", 3),
         ("pegawai", "NIP rusak", "ditandai", "a", 4)],
        [("pegawai", "NIP kosong", "disisihkan", "a", 6)],
    )  # fmt: skip
    assert rows["a", "pegawai", "lainnya"] == (7, 6, "gabungan")
    assert ("a", "pegawai", "NIP kosong") not in rows


def test_fewer_findings_than_the_threshold_are_hidden_altogether():
    rows = told([("pegawai", "NIP kosong", "disisihkan", "a", 3)], [])
    lama, baru, state = rows["a", "", "semua"]
    assert (pd.isna(lama), pd.isna(baru), state) == (True, True, "tersembunyi")


def test_rows_outside_scope_and_sanctions_are_no_findings():
    rows = told(
        [("kinerja", "Tahun lain", "di luar cakupan", "a", 90),
         ("disiplin", "Tanggal tidak mungkin", "disisihkan", "a", 9)],
        [],
    )  # fmt: skip
    assert [key for key in rows if key[2] != "cakupan"] == []


def test_the_citys_row_does_not_give_a_hidden_opd_away():
    where = {"a": 9, "b": 2}
    few = [("kinerja", "Predikat kosong", "disisihkan", kode, n) for kode, n in where.items()]
    rows = told(few, few, (staff("a", 30) + staff("b", 30),) * 2)
    assert rows["b", "", "semua"][2] == "tersembunyi"
    assert ("", "kinerja", "Predikat kosong") not in rows
    assert rows["a", "", "semua"][2] == "tersembunyi"


def test_who_is_measured_newly_and_no_more_is_counted():
    before, now = staff("a", 30, unmeasured=6), staff("a", 30)
    now = [{**one, "poin": None} if n >= 24 else one for n, one in enumerate(now)]
    assert told([], [], (before, now))["a", "", "cakupan"] == (6, 6, "terbit")


def test_findings_of_a_renamed_opd_are_counted_under_its_name_now():
    rows = told(
        [("kinerja", "Predikat kosong", "disisihkan", "lama", 8)],
        [("kinerja", "Predikat kosong", "disisihkan", "a", 6)],
        changes=[("lama", "a", "2026-Q3")],
    )
    assert rows["a", "kinerja", "Predikat kosong"] == (8, 6, "terbit")


def test_an_opd_that_is_hidden_in_one_of_the_quarters_has_no_row():
    rows = told([("pegawai", "NIP kosong", "disisihkan", "a", 9)], [], hidden=("a",))
    assert not [key for key in rows if key[0] == "a"]
