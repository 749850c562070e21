"""Returned forms: exactly the edits arrive, whatever was done to the file; the rest is named."""

from __future__ import annotations

from datetime import date

import pytest
from tests.form_edit import redone
from tests.forms_fixture import (
    THIRD,
    collected,
    edit,
    facts,
    form,
    made,
    rules,
    training,
)  # fmt: skip
from tests.judge_fixture import NIP, OTHER, PPPK

from analysis.forms.form.book import form_bytes
from analysis.forms.returned import advice
from analysis.forms.returned.kept import Content
from analysis.intake.judging import advice as intake_advice
from analysis.intake.judging import advice_plan
from analysis.intake.problems import screen_digest

STAFF, LEVELS, COURSES = "Pegawai", "Penilaian", "Pelatihan"
DAY, TECHNICAL = "Tanggal penilaian M dan SK", "Tanggal penilaian T"
NEW = date(2026, 9, 1)
CORRECTION = ("nip", "kolom", "lama", "baru")
ASSESSMENT = ("nip", "kompetensi", "level", "tanggal")


def test_a_form_nobody_typed_into_changes_nothing():
    result = collected({"satu.xlsx": form(), "dua.xlsx": form("dinas-dua")})
    assert result.content == Content()
    assert len(result.problems) == 0
    assert result.summary["isian"].sum() == 0


def test_each_kind_of_entry_arrives_in_its_table_with_file_and_row():
    content = edit(
        form(),
        (STAFF, NIP, "Jabatan", "Guru Ahli Madya"),
        (STAFF, OTHER, "Pendidikan", "S2"),
        (LEVELS, THIRD, "M.1 Integritas", 2),
        (LEVELS, THIRD, DAY, NEW),
    )
    kept = collected(training(content, selesai=date(2026, 8, 3))).content
    assert facts(kept.koreksi, *CORRECTION) == [
        (NIP, "jabatan", "Guru Ahli Muda", "Guru Ahli Madya"),
        (OTHER, "tingkat_pendidikan", "Entah", "S2"),
    ]
    assert facts(kept.penilaian_kompetensi, *ASSESSMENT) == [(THIRD, "M.1", "2", "2026-09-01")]
    assert facts(kept.pelatihan, "nip", "jenis", "nama_pelatihan", "jp", "tanggal_selesai") == [
        (NIP, "Teknis", "Pelatihan Baru", "12.5", "2026-08-03")
    ]
    assert kept.koreksi[1]["asal"] == "satu.xlsx"
    assert [row["baris_asal"] for row in kept.koreksi] == ["5", "6"]
    assert kept.penilaian_kompetensi[0]["baris_asal"] == "7"


def test_every_entry_is_taken_known_or_set_aside():
    content = edit(
        form(), (STAFF, NIP, "Jabatan", "Guru"), (STAFF, THIRD, "Golongan", "Z"),
        (LEVELS, NIP, "M.1 Integritas", 1),
    )  # fmt: skip
    counts = collected(content).summary.iloc[0]
    assert counts["isian"] == 3
    assert (counts["diterima"], counts["sudah_demikian"], counts["disisihkan"]) == (1, 0, 2)


def test_the_words_of_a_cell_decide_not_its_spelling():
    assert collected(edit(form(), (STAFF, NIP, "Pendidikan", "S-1"))).content == Content()
    assert collected(edit(form(), (STAFF, NIP, "Unit kerja", " Bidang  A "))).content == Content()


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ([(STAFF, NIP, "Pendidikan", "entah")], intake_advice.EDUCATION_UNKNOWN),
        ([(STAFF, NIP, "Status", "entah")], intake_advice.STATUS_UNKNOWN),
        ([(STAFF, NIP, "Jenis jabatan", "entah")], intake_advice.POST_KIND_UNKNOWN),
        ([(STAFF, NIP, "Jenjang jabatan", "entah")], intake_advice.LEVEL_UNKNOWN),
        ([(STAFF, NIP, "Golongan", "entah")], advice.RANK_REFUSED),
        ([(STAFF, NIP, "Jenis jabatan", "struktural")], advice.STATUS_MISFIT),
        ([(STAFF, NIP, "Jabatan", "=cmd()")], advice.NOT_A_TEXT),
        ([(STAFF, NIP, "Jabatan tujuan", "#REF!")], advice.NOT_A_TEXT),
        ([(STAFF, NIP, "Unit kerja", "@SUM(A1)")], advice.NOT_A_TEXT),
        ([(STAFF, NIP, "Jabatan", "2026")], advice.NOT_A_TEXT),
        ([(STAFF, NIP, "Status", "CPNS")], advice.STATUS_BACK),
        ([(STAFF, NIP, "Status", "PPPK")], advice.STATUS_NOT_NIP),
        ([(STAFF, NIP, "Golongan", "IX")], advice.RANK_NOT_NIP),
        ([(LEVELS, NIP, "M.1 Integritas", 2)], advice.LEVEL_DOWN),
        ([(LEVELS, NIP, "M.1 Integritas", 5)], advice.LEVEL_SAME_DAY),
        ([(LEVELS, THIRD, "M.1 Integritas", 5)], advice.DAY_EMPTY),
        ([(LEVELS, NIP, DAY, date(2024, 3, 4))], advice.DAY_OLDER),
        *(
            ([(LEVELS, THIRD, "M.1 Integritas", bad), (LEVELS, THIRD, DAY, NEW)],
             advice_plan.LEVEL_ONE_TO_FIVE)
            for bad in (0, 6, 2.5, "tiga")
        ),
        ([(LEVELS, THIRD, "M.1 Integritas", 3), (LEVELS, THIRD, DAY, date(2026, 10, 1))],
         advice.DAY_LATER),
        ([(LEVELS, THIRD, "M.1 Integritas", 3), (LEVELS, THIRD, DAY, "kemarin")],
         intake_advice.DATE_UNREADABLE),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_named_with_its_fix_and_nothing_is_kept(changes, rule):
    result = collected(edit(form(), *changes))
    assert result.content == Content()
    found = result.problems[result.problems["rule"] == rule.rule]
    assert set(found["outcome"]) == {"disisihkan"}
    assert set(found["fix"]) == {rule.fix}
    assert set(found["file"]) == {f"satu.xlsx [{changes[0][0]}]"}
    assert (found["row"] > 4).all()
    assert (found["column"] != "").all()


@pytest.mark.parametrize(
    ("cells", "rule"),
    [
        ({"jenis": "entah"}, intake_advice.KIND_UNKNOWN.rule),
        ({"jenis": None}, intake_advice.KIND_EMPTY.rule),
        ({"selesai": None}, intake_advice.DATE_EMPTY.rule),
        ({"selesai": date(2026, 10, 1)}, advice.DAY_LATER.rule),
        ({"selesai": "32-01-2026"}, intake_advice.DATE_IMPOSSIBLE.rule),
        ({"jp": "20 jam"}, intake_advice.HOURS_UNREADABLE.rule),
        ({"jp": 0}, advice_plan.HOURS_ZERO.rule),
        ({"nip": None}, intake_advice.NIP_EMPTY.rule),
        ({"nip": 198001012005011001}, intake_advice.NIP_EXCEL.rule),
        ({"nip": "199912122024121001"}, advice.STRANGER.rule),
        ({"nip": PPPK}, advice.OF_OTHER_OPD.rule),
        ({"nama": "=HYPERLINK(A1)"}, advice.NOT_A_TEXT.rule),
        ({"nama": "Pelatihan contoh", "selesai": date(2026, 2, 3)}, advice.TRAINING_OTHER.rule),
    ],
)
def test_a_training_that_cannot_be_taken_is_named(cells, rule):
    given = {"selesai": date(2026, 8, 3)} | cells
    result = collected(training(form(), **given))
    assert result.content == Content()
    assert rule in rules(result, "disisihkan")


@pytest.mark.parametrize(
    ("header", "value", "found", "suggestion"),
    [
        ("Jabatan", "Guru Ahli Mudaa", advice.POST_NEW, "Guru Ahli Muda, Guru Ahli Pertama"),
        ("Jabatan tujuan", "Nakhoda", advice.POST_NEW, ""),
        ("Unit kerja", "Bidang AB", advice.UNIT_NEW, "Bidang A"),
        ("Golongan", "III/c", advice.RANK_DOWN, ""),
        ("Golongan", "I/c", advice.RANK_DOWN, ""),
        ("Pendidikan", "D3", advice.EDUCATION_DOWN, ""),
    ],
)
def test_what_may_be_a_slip_is_taken_and_pointed_out(header, value, found, suggestion):
    result = collected(edit(form(), (STAFF, NIP, header, value)))
    assert facts(result.content.koreksi, "nip", "baru") == [(NIP, value)]
    (problem,) = result.problems.to_dict("records")
    assert (problem["rule"], problem["outcome"]) == (found.rule, "ditandai")
    assert problem["suggestion"] == suggestion
    assert problem["column"] == header


@pytest.mark.parametrize(
    ("header", "value"),
    [("Jabatan", "pengelola data"), ("Golongan", "IV/a"), ("Pendidikan", "S2")],
)
def test_what_is_usual_is_taken_without_a_word(header, value):
    result = collected(edit(form(), (STAFF, NIP, header, value)))
    assert facts(result.content.koreksi, "nip", "baru") == [(NIP, value)]
    assert rules(result) == set()


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [("II/c", "IV/a", True), ("I/d", "III/a", True), ("II/d", "III/d", False), ("", "IV/a", False)],
)
def test_a_rank_that_skips_a_whole_group_is_taken_and_pointed_out(before, now, told):
    changes = {"pegawai": [{**row, "golongan": before} for row in made_people()]}
    content = edit(form_bytes(made(**changes)), (STAFF, NIP, "Golongan", now))
    result = collected(content, **changes)
    assert facts(result.content.koreksi, "nip", "baru") == [(NIP, now)]
    assert rules(result, "ditandai") == ({advice.RANK_LEAP.rule} if told else set())


def test_a_training_without_hours_is_named_at_its_cell():
    result = collected(training(form(), jp=0, selesai=date(2026, 8, 3)))
    (problem,) = result.problems.to_dict("records")
    assert (problem["file"], problem["column"], problem["value"]) == (
        "satu.xlsx [Pelatihan]", "JP", "0",
    )  # fmt: skip
    assert result.summary["disisihkan"].item() == 1


def test_a_pppk_keeps_to_the_ranks_and_the_status_of_a_pppk():
    of_two = edit(form("dinas-dua"), (STAFF, PPPK, "Golongan", "IX"))
    assert facts(collected(of_two).content.koreksi, "nip", "baru") == [(PPPK, "IX")]
    wrong = edit(
        form("dinas-dua"), (STAFF, PPPK, "Golongan", "III/d"), (STAFF, PPPK, "Status", "PNS")
    )
    result = collected(wrong)
    assert result.content == Content()
    assert rules(result) == {advice.RANK_NOT_NIP.rule, advice.STATUS_NOT_NIP.rule}


def test_a_unit_of_another_opd_moves_nobody():
    units = [{"id": "1", "nama": "Bidang A", "opd": "dinas-satu"},
             {"id": "2", "nama": "Bidang Z", "opd": "dinas-dua"}]  # fmt: skip
    staff = [{k: v for k, v in row.items() if k != "opd"} for row in made_people()[:3]]
    changes = {"pegawai": staff, "unor": units}
    content = edit(form_bytes(made(**changes)), (STAFF, NIP, "Unit kerja", "Bidang Z"))
    result = collected(content, **changes)
    assert result.content == Content()
    assert rules(result, "disisihkan") == {advice.UNIT_ELSEWHERE.rule}


def test_rows_that_were_deleted_are_told_once_a_sheet_and_named_in_the_workbook_alone():
    def cut(cells):
        return {
            name: [row for row in rows if THIRD not in row] if name == STAFF else rows
            for name, rows in cells.items()
        }

    result = collected(redone(form(), cut))
    assert result.content == Content()
    (problem,) = result.problems.to_dict("records")
    assert (problem["rule"], problem["outcome"]) == (advice.ROWS_GONE.rule, "ditandai")
    assert problem["file"] == "satu.xlsx [Pegawai]"
    assert problem["value"] == f"{THIRD} Orang Ketiga"
    assert problem["suggestion"] == "1 dari 3 pegawai"
    assert "Catatan" in problem["fix"]
    said = "\n".join(screen_digest(result.problems))
    assert "1 dari 3 pegawai" in said
    assert THIRD not in said
    assert "Orang Ketiga" not in said


def test_another_form_that_tells_one_day_differently_is_followed_and_told_as_that():
    def told(level):
        return edit(form(), (LEVELS, THIRD, "M.1 Integritas", level), (LEVELS, THIRD, DAY, NEW))

    once = collected({"a.xlsx": told(4)})
    result = collected({"b.xlsx": told(2)}, once.content)
    assert facts(result.content.penilaian_kompetensi, "level", "tanggal") == [("2", "2026-09-01")]
    assert rules(result) == {advice.LEVEL_RETOLD.rule}


def test_a_training_that_is_known_is_not_taken_twice():
    content = training(form(), nama="pelatihan  contoh", jp=20, selesai=date(2026, 2, 3))
    result = collected(content)
    assert result.content == Content()
    assert result.summary["sudah_demikian"].item() == 1


def test_two_trainings_of_one_day_and_length_are_pointed_out_and_taken():
    content = training(form(), nama="Pelatihan Contoh II", jp=20, selesai=date(2026, 2, 3))
    result = collected(content)
    assert len(result.content.pelatihan) == 1
    assert advice.TRAINING_ALIKE.rule in rules(result, "ditandai")


def test_a_lower_level_with_a_newer_day_is_taken_and_told():
    content = edit(form(), (LEVELS, THIRD, "T.1 Menyusun Soal", 1), (LEVELS, THIRD, TECHNICAL, NEW))
    result = collected(content)
    assert facts(result.content.penilaian_kompetensi, *ASSESSMENT) == [
        (THIRD, "T.1", "1", "2026-09-01")
    ]
    assert rules(result) == {advice.LEVEL_DOWN_NEW.rule}


def test_a_new_day_renews_the_levels_of_its_block_that_are_filled_and_says_so():
    content = edit(
        form(), (LEVELS, NIP, DAY, NEW), (LEVELS, NIP, "M.8", None),
        (LEVELS, NIP, "M.1 Integritas", 4),
    )  # fmt: skip
    result = collected(content)
    levels = facts(result.content.penilaian_kompetensi, "kompetensi", "level")
    assert levels == [("M.1", "4"), *((f"M.{n}", "3") for n in range(2, 8)), ("SK.1", "2")]
    assert rules(result) == {advice.RENEWED.rule, advice.EMPTIED.rule}


@pytest.mark.parametrize("day", [date(2027, 1, 1), "besok"], ids=["kemudian", "bukan tanggal"])
def test_a_new_day_that_is_not_taken_is_not_told_to_renew_anything(day):
    result = collected(edit(form(), (LEVELS, NIP, DAY, day)))
    assert result.content == Content()
    assert not rules(result, "ditandai")


def test_a_level_that_was_missing_is_taken_on_the_day_already_written():
    content = edit(form(), (LEVELS, THIRD, "M.1 Integritas", 3), (LEVELS, THIRD, DAY, "04-03-2025"))
    assert facts(collected(content).content.penilaian_kompetensi, *ASSESSMENT) == [
        (THIRD, "M.1", "3", "2025-03-04")
    ]


def test_an_emptied_cell_is_listed_and_erases_nothing():
    content = edit(form(), (STAFF, NIP, "Jabatan", None), (LEVELS, NIP, "M.2 Kerja Sama", None))
    result = collected(content)
    assert result.content == Content()
    found = result.problems
    assert set(found["rule"]) == {advice.EMPTIED.rule}
    assert sorted(found["value"]) == ["3", "Guru Ahli Muda"]


def test_remarks_and_changed_names_are_passed_on_and_not_used():
    content = edit(form(), (STAFF, NIP, "Catatan", "sudah pensiun"), (STAFF, NIP, "Nama", "Lain"))
    result = collected(content)
    assert result.content == Content()
    assert rules(result, "ditandai") == {advice.REMARK.rule, advice.NAME_EDITED.rule}


def test_a_destroyed_nip_is_known_by_number_and_name():
    content = edit(
        form(), (STAFF, NIP, "Jabatan", "Pengelola Data"), (STAFF, NIP, "NIP", 198001012005011001)
    )
    result = collected(content)
    assert facts(result.content.koreksi, "nip", "baru") == [(NIP, "Pengelola Data")]
    assert rules(result) == {advice.NIP_RESTORED.rule}


@pytest.mark.parametrize(
    ("nip", "rule"),
    [
        ("197001012000011001", advice.NIP_EDITED),
        ("123", None),
        (PPPK, advice.NIP_EDITED),
    ],
)
def test_a_row_whose_nip_was_changed_is_not_used_unless_it_is_only_destroyed(nip, rule):
    content = edit(form(), (STAFF, NIP, "Jabatan", "Pengelola Data"), (STAFF, NIP, "NIP", nip))
    result = collected(content)
    if rule is None:
        assert rules(result) == {advice.NIP_RESTORED.rule}
    else:
        assert rules(result) == {rule.rule}
        assert result.content == Content()


def test_a_row_with_neither_nip_nor_number_is_named():
    content = edit(
        form(), (STAFF, NIP, "Jabatan", "Guru"), (STAFF, NIP, "No", None), (STAFF, NIP, "NIP", "12")
    )  # fmt: skip
    result = collected(content)
    assert rules(result) == {intake_advice.NIP_LENGTH.rule}
    assert result.content == Content()


@pytest.mark.parametrize(
    ("nip", "rule"),
    [("199912122024121001", advice.STRANGER), (PPPK, advice.OF_OTHER_OPD)],
)
def test_people_who_are_not_in_the_form_are_not_corrected_through_it(nip, rule):
    content = edit(
        form(), (STAFF, NIP, "No", 99), (STAFF, NIP, "Nama", "Siapa Saja"), (STAFF, NIP, "NIP", nip)
    )  # fmt: skip
    result = collected(content)
    assert rules(result, "disisihkan") == {rule.rule}
    assert result.content == Content()


def test_the_screen_shows_no_value_of_anybody():
    content = edit(
        form(), (STAFF, NIP, "Jabatan", "Rahasia"), (STAFF, THIRD, "Pendidikan", "Rahasia"),
        (STAFF, THIRD, "Catatan", "Rahasia"), (STAFF, OTHER, "NIP", 198202022006022002),
        (LEVELS, NIP, "M.1 Integritas", 1),
    )  # fmt: skip
    said = "\n".join(screen_digest(collected(content).problems))
    for value in ("Rahasia", NIP, OTHER, THIRD, "Orang", "cmd"):
        assert value not in said
    assert "satu.xlsx [Pegawai], kolom Pendidikan, baris 7" in said


def test_a_person_who_left_is_named_and_nothing_is_used():
    content = edit(form(), (STAFF, THIRD, "Jabatan", "Guru"))
    there = [row for row in made_people() if row["nip"] != THIRD]
    result = collected(content, pegawai=there)
    assert rules(result, "disisihkan") == {advice.LEFT.rule}
    assert rules(collected(form(), pegawai=there)) == {advice.LEFT_UNCHANGED.rule}


def test_of_a_person_who_moved_facts_are_taken_and_corrections_are_not():
    moved = [{**row, "opd": "dinas-dua"} if row["nip"] == THIRD else row for row in made_people()]
    content = edit(
        form(), (STAFF, THIRD, "Jabatan", "Guru"), (LEVELS, THIRD, "M.1 Integritas", 3),
        (LEVELS, THIRD, DAY, NEW),
    )  # fmt: skip
    result = collected(content, pegawai=moved)
    assert rules(result, "disisihkan") == {advice.MOVED.rule}
    assert len(result.content.penilaian_kompetensi) == 1
    assert rules(collected(form(), pegawai=moved)) == {advice.MOVED_UNCHANGED.rule}


def made_people() -> list[dict[str, str]]:
    from tests.forms_fixture import PEOPLE  # noqa: PLC0415 - the rows, for tests that change them

    return [dict(row) for row in PEOPLE]


def test_an_opd_corrects_what_its_two_rows_of_one_person_disagree_on():
    people = made_people()
    twice = [*people, {**people[2], "tingkat_pendidikan": "S2"}]
    from analysis.forms.form.book import form_bytes  # noqa: PLC0415

    content = form_bytes(made(pegawai=twice))
    result = collected(edit(content, (STAFF, THIRD, "Pendidikan", "S1")), pegawai=twice)
    assert facts(result.content.koreksi, *CORRECTION) == [(THIRD, "tingkat_pendidikan", "S2", "S1")]


def test_what_is_no_level_is_told_in_one_sentence_whatever_stands_beside_it():
    result = collected(edit(form(), (LEVELS, NIP, "M.1 Integritas", 6)))
    assert result.content == Content()
    assert result.problems["rule"].tolist() == [advice_plan.LEVEL_ONE_TO_FIVE.rule]
