"""The plan as it may be shown: small counts merged, and nothing merged can be worked out."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from tests.release_gap_rows import PRICES, gap_city, plan_of

from analysis.release.effects import effect_sums

KINDS = {"a": "dinas", "b": "dinas", "c": "badan", "d": "badan"}
STAFF = {"a": 200, "b": 120, "c": 60, "d": 50}
WIDE = {"A": 30, "B": 20, "C": 12, "D": 9, "E": 8}


def released(takers, staff=None, **how):
    staff = staff or STAFF
    policy = how.pop("policy", None)
    agencies = {opd: (KINDS[opd], people, people) for opd, people in staff.items()}
    plan = plan_of(takers, staff, kinds=KINDS, **how)
    return gap_city(agencies, plan=plan, policy=policy)


def of(rows, opd):
    return rows[(rows["cakupan"] == ("opd" if opd else "kota")) & (rows["opd"] == opd)]


def course(release, opd, kode):
    rows = of(release.rencana, opd)
    return rows[rows["kode"] == kode].to_dict("records")[0]


def test_a_course_has_the_seven_columns_of_the_plan():
    row = course(released(dict.fromkeys(STAFF, WIDE), months={"A": 4}), "a", "A")
    assert (row["jenis_kompetensi"], row["peserta"], row["jalur"]) == ("manajerial", 30, "klasikal")
    assert (row["penyelenggara"], row["kurikulum"]) == ("BKPSDM", "Baku")
    assert (row["mulai"], row["selesai"]) == ("2027-04-01", "2027-04-03")
    assert (row["biaya"], row["satuan_biaya"], row["jp"]) == (75_000_000, 1_000, 20)


def test_courses_of_a_few_participants_are_one_row_that_names_none_of_them():
    takers = {"a": {**WIDE, "D": 3, "E": 4}, "b": {**WIDE, "D": 4, "E": 3}, "c": WIDE, "d": WIDE}
    row = course(released(takers), "a", "lain")
    assert (row["keadaan"], row["pelatihan"], row["peserta"]) == ("gabungan", 2, 7)
    assert pd.isna([row["nama"], row["jp"], row["angkatan"]]).all()


def test_a_merged_row_has_at_least_the_threshold_of_people():
    takers = {"a": {**WIDE, "E": 1}, "b": {**WIDE, "E": 2}, "c": WIDE, "d": WIDE}
    row = course(released(takers), "a", "lain")
    assert (row["pelatihan"], row["peserta"]) == (2, 10)


def test_prices_do_not_tell_who_takes_what_in_a_merged_row():
    takers = {"a": {**WIDE, "A": 3, "B": 4}, "b": {**WIDE, "A": 4, "B": 3}, "c": WIDE, "d": WIDE}
    row = course(released(takers), "a", "lain")
    assert (row["peserta"], row["satuan_biaya"]) == (7, 5_000_000)
    assert abs(row["biaya"] - (3 * PRICES["A"] + 4 * PRICES["B"])) <= row["satuan_biaya"] / 2


def test_an_opd_that_sends_fewer_than_the_threshold_shows_no_course():
    takers = {"a": WIDE, "b": WIDE, "c": WIDE, "d": {"A": 3}}
    rows = of(released(takers).rencana, "d")
    assert rows[["kode", "keadaan", "alasan"]].to_numpy().tolist() == [
        ["", "tersembunyi", "ambang"]
    ]


def test_the_city_less_all_other_opd_does_not_tell_the_one_that_shows_nothing():
    release = released({"a": WIDE, "b": WIDE, "c": WIDE, "d": {"A": 3}})
    alone = [opd for opd in "abc" if (of(release.rencana, opd)["kode"] == "A").any()]
    assert len(alone) < 3
    effects = of(release.dampak, "c").iloc[0]
    assert (effects["keadaan"], effects["alasan"]) == ("tersembunyi", "pelengkap")


def test_an_opd_without_participants_says_so():
    row = of(released({"a": WIDE, "b": WIDE, "c": WIDE}).rencana, "d").iloc[0]
    assert (row["keadaan"], row["peserta"], row["biaya"]) == ("tidak_ada", 0, 0)


def test_the_cost_of_an_opd_is_the_sum_of_its_printed_rows():
    takers = {"a": {**WIDE, "A": 3, "B": 4}, "b": {**WIDE, "A": 4, "B": 3}, "c": WIDE, "d": WIDE}
    release = released(takers)
    for opd in ("", *STAFF):
        rows, effect = of(release.rencana, opd), of(release.dampak, opd)
        assert rows["biaya"].sum() == effect["biaya"].iloc[0]
        if opd:
            months = release.kumulatif[release.kumulatif["opd"] == opd]
            assert months["biaya"].iloc[-1] == effect["biaya"].iloc[0]


def test_a_course_that_all_but_a_few_of_an_opd_take_does_not_stand_alone():
    staff = {**STAFF, "d": 32}
    rows = of(released(dict.fromkeys(staff, WIDE), staff).rencana, "d")
    assert "A" not in set(rows["kode"])


def test_different_people_are_not_counted_where_all_but_a_few_take_part():
    release = released(dict.fromkeys(STAFF, WIDE), {**STAFF, "d": 33})
    effect = of(release.dampak, "d").iloc[0]
    assert (effect["keadaan"], pd.isna(effect["peserta"])) == ("terbit", True)


def test_where_all_are_as_few_as_their_courses_allow_no_number_of_people_is_told():
    rows = released(dict.fromkeys(STAFF, WIDE), {**STAFF, "d": 33}).dampak
    assert rows["peserta"].isna().all()  # the sum of two would tell that each of them is 30


def test_a_number_that_is_not_told_is_not_the_only_one_of_its_kind_and_city():
    rows = released({opd: {**WIDE, "B": 30} for opd in STAFF}, {**STAFF, "d": 36}).dampak
    numbers = rows.set_index("kunci")["peserta"]
    assert numbers[["c", "d"]].isna().all()
    assert numbers[["a", "b", "dinas", ""]].notna().all()


def test_what_the_opd_leave_of_a_course_of_the_city_is_never_a_few_people():
    takers = {"a": WIDE, "b": WIDE, "c": {**WIDE, "D": 3, "E": 4}, "d": {"A": 9, "B": 9, "C": 9}}
    release = released(takers)
    alone = release.rencana.query("cakupan == 'opd' and kode == 'D'")["peserta"].sum()
    assert course(release, "", "D")["peserta"] - alone >= 5


def test_where_the_category_of_the_index_is_all_no_sum_of_points_is_told():
    takers = {"a": WIDE, "b": WIDE, "c": WIDE, "d": {"A": 9}}
    agencies = {opd: (KINDS[opd], n, 8 if opd == "c" else n) for opd, n in STAFF.items()}
    release = gap_city(agencies, plan=plan_of(takers, STAFF, kinds=KINDS))
    row = of(release.dampak, "c").iloc[0]
    assert (row["keadaan"], pd.isna(row["biaya"])) == ("terbit", False)
    assert pd.isna(row["biaya_per_poin"])
    assert release.kumulatif.query("opd == 'c'")["poin"].isna().all()
    assert pd.notna(of(release.dampak, "b").iloc[0]["biaya_per_poin"])


def test_the_value_of_a_plan_is_told_of_the_city_alone():
    rows = released(dict.fromkeys(STAFF, WIDE)).dampak.set_index("cakupan")
    assert pd.notna(rows.loc["kota", "nilai"])
    assert rows.loc[["jenis", "opd"], "nilai"].isna().all()


def test_points_are_those_of_the_means_so_they_tell_nothing_of_people_without_an_index():
    plan = plan_of(dict.fromkeys(STAFF, WIDE), STAFF, kinds=KINDS)
    some = plan.dampak["opd"].eq("a") & (plan.dampak.groupby("opd").cumcount() < 3)
    effects = plan.dampak.assign(lengkap=plan.dampak["lengkap"] & ~some)
    effects = effects.assign(
        **{name: effects[name].mask(some) for name in ("ip_sebelum", "ip_sesudah")}
    )
    totals = gap_city({opd: (KINDS[opd], n, n) for opd, n in STAFF.items()}).totals
    shown = pd.concat([totals("kota"), totals("jenis"), totals("opd")], ignore_index=True)
    sums = effect_sums(replace(plan, dampak=effects), shown).set_index("kunci").loc["a"]
    assert sums["poin"] == sums["ip_sesudah"] - sums["ip_sebelum"]


def test_merged_courses_count_in_the_citys_last_month_whenever_they_run():
    takers = {"a": {**WIDE, "D": 3, "E": 4}, "b": {**WIDE, "D": 4, "E": 3}, "c": WIDE, "d": WIDE}
    months = {"A": 2, "B": 10, "C": 10, "D": 5, "E": 5}
    takers["a"] = {code: people for code, people in takers["a"].items() if code != "C"}
    rows = released(takers, months=months).kumulatif.query("opd == 'a'")
    assert rows["bulan"].tolist() == ["2027-02", "2027-10"]  # not May: it would name a course


def test_an_opd_whose_plan_is_hidden_does_not_say_for_which_reasons_needs_stay():
    left = [("a", "anggaran", 40), ("b", "anggaran", 20), ("c", "sasaran", 9), ("d", "sasaran", 9)]
    rows = released({"a": WIDE, "b": WIDE, "c": WIDE, "d": {"A": 3}}, left=left).tersisa
    assert of(rows, "d")[["alasan", "keadaan"]].to_numpy().tolist() == [["", "tersembunyi"]]


def test_the_effect_is_told_before_and_after_over_the_same_people():
    row = of(released(dict.fromkeys(STAFF, WIDE)).dampak, "a").iloc[0]
    assert (row["orang"], row["ip_sebelum"], row["ip_sesudah"]) == (200, 60.0, 61.5)
    assert (row["kategori_sebelum"], row["kategori_sesudah"]) == ("Sangat Rendah", "Rendah")


def test_a_point_costs_the_printed_cost_divided_by_the_points_of_all():
    row = of(released(dict.fromkeys(STAFF, WIDE)).dampak, "a").iloc[0]
    points = 10 * row["peserta"]
    assert row["biaya_per_poin"] == round(row["biaya"] / points / 1000) * 1000


def test_the_cost_of_a_kind_is_told_only_where_that_of_each_of_its_opd_is():
    rows = released({"a": WIDE, "b": WIDE, "c": WIDE, "d": {"A": 3}}).dampak
    kinds = rows[rows["cakupan"] == "jenis"].set_index("kunci")["biaya"]
    assert kinds["dinas"] == 2 * sum(WIDE[kode] * PRICES[kode] for kode in WIDE)
    assert pd.isna(kinds["badan"])


def test_the_gap_before_and_after_is_hidden_where_the_gap_table_hides_it():
    row = of(released(dict.fromkeys(STAFF, WIDE)).dampak, "a").iloc[0]
    assert row["desimal_kesenjangan"] == 2  # no gap table at all: nothing there to protect
    assert (row["kesenjangan_sebelum"], row["kesenjangan_sesudah"]) == (1.0, 0.98)


def test_months_are_cumulated_and_end_with_everything():
    wide = {**WIDE, "D": 25}
    release = released(dict.fromkeys(STAFF, wide), months={"A": 2, "B": 5, "C": 5, "D": 9})
    rows = release.kumulatif.query("opd == 'a'")
    assert rows["bulan"].tolist() == ["2027-02", "2027-05", "2027-09"]  # March has 8 places alone
    assert rows["angkatan"].tolist() == [1, 4, 5]
    assert rows["poin"].is_monotonic_increasing


def test_whether_nobody_or_everybody_of_a_few_gains_points_is_told_of_no_month():
    release = released(dict.fromkeys(STAFF, WIDE), months={"A": 2, "B": 5, "C": 6, "D": 9, "E": 9})
    for opd in STAFF:
        assert (release.kumulatif["opd"] == opd).any()
    takers = {**dict.fromkeys(STAFF, WIDE), "d": {"A": 9, "B": 9, "C": 9}}
    rows = released(takers, months={"A": 2, "B": 5, "C": 6}).kumulatif.query("opd == 'd'")
    assert rows["bulan"].tolist() == ["2027-06"]


def test_merged_courses_count_in_the_last_month():
    takers = {"a": {**WIDE, "D": 3, "E": 4}, "b": {**WIDE, "D": 4, "E": 3}, "c": WIDE, "d": WIDE}
    rows = released(takers, months={"D": 1, "E": 2, "A": 8}).kumulatif.query("opd == 'a'")
    assert rows["bulan"].tolist() == ["2027-03", "2027-08"]


def test_the_calendar_holds_the_citys_batches_by_course_and_month():
    plan = dict.fromkeys(STAFF, WIDE)
    rows = released(plan, months={"A": 2, "B": 5}, batches={"A": 3}).jadwal
    told = rows[["kode", "nama", "bulan", "angkatan"]].to_numpy().tolist()
    assert told[0] == ["A", "Pelatihan A", "2027-02", 3]
    assert told[-1] == ["B", "Pelatihan B", "2027-05", 1]
    assert len(told) == len(WIDE)


def test_a_course_that_the_citys_rows_do_not_name_is_in_no_calendar():
    others = {kode: people for kode, people in WIDE.items() if kode != "D"}
    takers = {"a": {**others, "D": 1}, "b": {**others, "D": 1}, "c": others, "d": {"A": 9, "E": 2}}
    release = released(takers)
    named = set(of(release.rencana, "")["kode"]) - {"lain"}
    assert "D" not in named
    assert set(release.jadwal["kode"]) == named


def test_an_opd_reads_the_calendar_of_the_courses_that_it_prints_by_name():
    release = released({"a": WIDE, "b": {**WIDE, "E": 2, "D": 4}, "c": WIDE, "d": {"A": 3}})
    assert not set(release.report("b").jadwal["kode"]) & {"D", "E"}
    assert set(release.report("b").jadwal["kode"]) <= set(of(release.rencana, "b")["kode"])
    assert release.report("d").jadwal.empty


def test_whom_a_course_is_for_is_said_of_named_courses_alone():
    takers = {"a": {**WIDE, "D": 3, "E": 4}, "b": {**WIDE, "D": 4, "E": 3}, "c": WIDE, "d": WIDE}
    release = released(takers)
    assert course(release, "a", "A")["sasaran"] == "fungsional"
    assert pd.isna(course(release, "a", "lain")["sasaran"])


def test_needs_of_a_few_people_are_hidden_with_those_of_another_opd():
    needs = [("a", "teknis", "teknis", 80, 0), ("b", "teknis", "teknis", 40, 0),
             ("c", "teknis", "teknis", 30, 0), ("d", "teknis", "teknis", 3, 0)]  # fmt: skip
    rows = released(dict.fromkeys(STAFF, WIDE), needs=needs).kebutuhan
    states = dict(zip(rows["cakupan"] + rows["kunci"], rows["keadaan"], strict=True))
    assert states["opdd"] == states["opdc"] == "tersembunyi"
    assert states["kota"] == states["jenisdinas"] == states["jenisbadan"] == "terbit"


def test_needs_without_a_course_are_counted_unless_they_are_few():
    needs = [(opd, "kinerja", "kinerja", 30, without)
             for opd, without in (("a", 12), ("b", 0), ("c", 3), ("d", 4))]  # fmt: skip
    rows = released(dict.fromkeys(STAFF, WIDE), needs=needs).kebutuhan
    counts = rows[rows["cakupan"] == "opd"].set_index("kunci")["tanpa_pelatihan"]
    assert (counts["a"], counts["b"]) == (12, 0)
    assert counts[["c", "d"]].isna().all()


def test_reasons_of_a_few_open_needs_are_merged():
    left = [("a", "anggaran", 40), ("a", "sasaran", 3), ("b", "anggaran", 20), ("b", "sasaran", 4),
            ("c", "anggaran", 9), ("d", "sasaran", 12)]  # fmt: skip
    rows = released(dict.fromkeys(STAFF, WIDE), left=left).tersisa
    mine = rows[rows["opd"] == "a"]
    assert mine[["alasan", "kebutuhan", "keadaan"]].to_numpy().tolist() == [
        ["anggaran+sasaran", 43, "gabungan"]
    ]


def test_without_a_plan_there_are_needs_alone():
    plan = plan_of({}, STAFF, kinds=KINDS, needs=[("a", "kinerja", "kinerja", 30, 0)])
    agencies = {opd: (KINDS[opd], people, people) for opd, people in STAFF.items()}
    object.__setattr__(plan, "certificate", {})
    release = gap_city(agencies, plan=plan)
    assert len(release.kebutuhan)
    assert release.rencana.empty
    assert release.dampak.empty


@pytest.mark.parametrize("column", ["peserta", "biaya"])
def test_no_row_of_fewer_people_than_the_threshold_is_printed(column):
    takers = {"a": WIDE, "b": {"A": 4, "B": 2}, "c": {"A": 2, "B": 2, "C": 2}, "d": {"E": 1}}
    rows = released(takers).rencana
    small = rows[rows["peserta"].fillna(9) < 5]
    assert small[column].isin([0]).all()


def test_what_no_course_meets_is_not_told_alone_where_a_need_hides_its_part_of_it():
    needs = [(opd, "teknis", "teknis", 30, 12 if opd == "a" else 2) for opd in ("a", "b")]
    left = [("a", "tanpa_pelatihan", 12), ("b", "tanpa_pelatihan", 8)]
    left += [(opd, "sasaran", 9) for opd in ("a", "b")]
    rows = released(dict.fromkeys(STAFF, WIDE), needs=needs, left=left).tersisa
    told = rows.groupby("opd")["alasan"].agg(set)
    assert "tanpa_pelatihan" not in told["b"]
    assert {reason.count("+") for reason in told["b"]} == {1}
