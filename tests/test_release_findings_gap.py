"""Sentences on gap and plan, and their places among the first three."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
from tests.release_gap_rows import gap_city, members, plan_of

STAFF = {"a": ("dinas", 210, 200), "b": ("dinas", 200, 200), "c": ("dinas", 200, 200)}
TAKERS = {opd: {"A": 30, "B": 20} for opd in STAFF}
WHY = {
    "reasons": pd.DataFrame(
        [("opd", "a", "a", "kinerja_tidak_ada", 10)],
        columns=["cakupan", "opd", "kunci", "alasan", "orang"],
    ),
    "open_points": pd.DataFrame(
        [("opd", "a", "a", "teknis", 120, 120 * 1_500_000)],
        columns=["cakupan", "opd", "kunci", "komponen", "orang", "terbuka"],
    ),
}


def report(*groups, plan=None, **frames):
    others = [members(opd, "Pelaksana", 100, gap=1, below=40) for opd in "bc"]
    return gap_city(STAFF, *others, *groups, plan=plan, **{**WHY, **frames}).report("a")


def kinds(opened):
    return [finding.kind for finding in opened.findings]


def a_plan():
    return plan_of(TAKERS, {opd: staff for opd, (_, staff, _) in STAFF.items()})


GAP = members("a", "Pelaksana", 100, gap=1, below=40)


def test_the_first_three_are_about_a_component_the_gap_and_the_plan():
    first = kinds(report(GAP, plan=a_plan()))
    assert first[:4] == [
        "komponen_terbuka", "kesenjangan_terbesar", "rencana", "data_belum_lengkap",
    ]  # fmt: skip


def test_without_a_plan_the_third_is_about_data():
    assert kinds(report(GAP))[:3] == [
        "komponen_terbuka", "kesenjangan_terbesar", "data_belum_lengkap",
    ]  # fmt: skip


def test_without_a_gap_the_second_is_about_a_dimension():
    assert kinds(report(plan=a_plan()))[:3] == ["komponen_terbuka", "dimensi_terbuka", "rencana"]


def told(opened, kind="kesenjangan_terbesar"):
    return [vars(finding)["values"] for finding in opened.findings if finding.kind == kind]


def test_the_largest_gap_tells_how_many_are_known_and_how_many_are_short():
    values = told(report(GAP, members("a", "Pelaksana", 0, unassessed=50, unit="B")))[0]
    assert (values["orang"], values["orang_dinilai"], values["orang_semua"]) == (40, 100, 150)
    assert (values["kesenjangan"], values["desimal"]) == (Decimal("0.40"), 2)
    assert (values["kompetensi"], values["nama"]) == ("M.1", "Integritas")


def test_at_most_three_gaps_are_told():
    assert len(told(report(GAP))) == 3


def test_a_large_gap_of_a_few_people_comes_after_a_smaller_one_of_many():
    few = members("a", "Pelaksana", 20, gap=2, only=["M.2"], unit="B")
    many = members("a", "Pelaksana", 100, gap=1, below=70, only=["M.1"])
    assert [values["kompetensi"] for values in told(report(few, many))] == ["M.1", "M.2"]


def test_a_gap_that_one_person_can_cause_is_not_told():
    assert told(report(members("a", "Pelaksana", 100, gap=1, below=3))) == []


def test_the_level_group_furthest_below_is_named_where_it_stands_out():
    groups = [members("a", "Pengawas", 50, gap=2), members("b", "Pengawas", 50, gap=1),
              members("c", "Pengawas", 50, gap=1)]  # fmt: skip
    values = told(report(GAP, *groups))[0]
    assert (values["kelompok"], values["kesenjangan_kelompok"]) == ("Pengawas", Decimal("2.0"))


def test_the_plan_is_told_with_its_cost_and_both_indices():
    values = told(report(GAP, plan=a_plan()), "rencana")[0]
    assert (values["peserta"], values["biaya"]) == (30, 30 * 2_500_000 + 20 * 4_000_000)
    assert (values["ip_sebelum"], values["ip_sesudah"]) == (Decimal("60.00"), Decimal("61.43"))


def test_no_plan_is_told_of_an_opd_that_sends_a_few_people():
    plan = plan_of({**TAKERS, "a": {"A": 3}}, {opd: n for opd, (_, n, _) in STAFF.items()})
    assert "rencana" not in kinds(report(GAP, plan=plan))
