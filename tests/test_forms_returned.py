"""A form is read whatever was done to the file; a file that is none is named and never guessed."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.form_edit import Rows, header_row, redone, sheets
from tests.forms_fixture import (
    EVIL,
    PEOPLE,
    THIRD,
    collected,
    edit,
    facts,
    form,
    made,
    opened,
    rules,
    training,
)  # fmt: skip
from tests.intake_files import xls, xlsx
from tests.judge_fixture import NIP, OTHER, PERSON, PPPK

from analysis.forms.form.book import form_bytes
from analysis.forms.returned import advice
from analysis.forms.returned.kept import GONE, Content
from analysis.forms.returned.read import Returned
from analysis.intake.files.limits import ENCRYPTED
from analysis.intake.problems import screen_digest

STAFF, LEVELS, COURSES = "Pegawai", "Penilaian", "Pelatihan"
EDITED = (STAFF, LEVELS, COURSES)
DAY = "Tanggal penilaian M dan SK"
NEW = date(2026, 9, 1)


@cache
def edited() -> bytes:
    """The form with one entry of each kind."""
    return training(
        edit(
            form(),
            (STAFF, NIP, "Jabatan", "Guru Ahli Madya"),
            (LEVELS, THIRD, "M.1 Integritas", 2),
            (LEVELS, THIRD, DAY, NEW),
        ),
        selesai=date(2026, 8, 3),
    )


def told(content: Content) -> Content:
    """What was kept, without where it stood."""
    drop = ("asal", "baris_asal", "terbitan")
    cut = [
        [
            {name: cell for name, cell in row.items() if name not in drop}
            for row in content.of(table)
        ]
        for table in ("koreksi", "penilaian_kompetensi", "pelatihan")
    ]
    return Content(*cut)


def below(rows: Rows, change) -> Rows:
    top = header_row(rows) + 1
    return [*rows[:top], *change(rows[top:])]


def without_unchanged(cells):
    kept = {NIP, THIRD, ""}
    return {
        name: below(rows, lambda body: [row for row in body if str(row[1]) in kept])
        if name in (STAFF, LEVELS)
        else rows
        for name, rows in cells.items()
    }


def upside_down(cells):
    return {
        name: below(rows, lambda body: body[::-1]) if name in (STAFF, LEVELS) else rows
        for name, rows in cells.items()
    }


def with_columns(cells):
    changed = dict(cells)
    for name in (STAFF, LEVELS):
        top = header_row(cells[name])
        changed[name] = [
            ["Urut lagi" if n == top else n, *row[::-1], "Keterangan kami" if n == top else "x"]
            for n, row in enumerate(cells[name])
        ]
    return changed


def renamed(cells):
    names = {STAFF: "Data pegawai final", LEVELS: "Hasil (2)", COURSES: "Diklat"}
    return {names.get(name, name): rows for name, rows in cells.items()}


def other_headers(cells):
    new = {
        "Jabatan": "JABATAN (nama lengkap)", "Unit kerja": "Unit  Kerja saat ini",
        "M.1 Integritas": "Integritas", DAY: "Tgl penilaian M dan SK",
        "Nama pelatihan": "Nama Pelatihan *", "Tanggal selesai": "Tanggal selesai pelatihan",
    }  # fmt: skip
    return {
        name: [[new.get(str(cell), cell) for cell in row] for row in rows]
        for name, rows in cells.items()
    }


def headless(cells):
    kept = {name: rows for name, rows in cells.items() if name in (*EDITED, "_formulir")}
    return {
        name: rows[header_row(rows) + 1 :] if name in EDITED else rows
        for name, rows in kept.items()
    }


def as_csv(content: bytes, sheet: str) -> bytes:
    rows = sheets(content)[sheet]
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    return out.getvalue().encode()


def with_rows_above(cells):
    changed = dict(cells)
    for name in (STAFF, LEVELS, COURSES):
        changed[name] = [["Dinas Satu"], ["Diisi oleh: tim"], [], *cells[name]]
    return changed


@pytest.mark.parametrize(
    "change",
    [without_unchanged, upside_down, with_columns, renamed, other_headers, with_rows_above],
)
def test_the_same_edits_arrive_from_a_file_that_was(change):
    expected = told(collected(edited()).content)
    assert len(expected.koreksi) == len(expected.penilaian_kompetensi) == 1
    assert told(collected(redone(edited(), change)).content) == expected


def test_a_header_that_was_renamed_is_read_and_told():
    result = collected(redone(edited(), other_headers))
    found = result.problems[result.problems["rule"] == advice.COLUMN_RENAMED.rule]
    assert set(found["column"]) == {"Unit Kerja saat ini", "Tgl penilaian M dan SK",
                                    "Tanggal selesai pelatihan"}  # fmt: skip


def test_columns_an_opd_added_and_filled_are_told_once_by_their_letters():
    result = collected(redone(edited(), with_columns))
    found = result.problems[result.problems["rule"] == advice.COLUMNS_UNREAD.rule]
    (problem,) = found.to_dict("records")
    assert (problem["file"], problem["outcome"]) == ("satu.xlsx", "ditandai")
    assert problem["suggestion"] == "Pegawai: A, N; Penilaian: A, R"
    assert "Keterangan kami" not in " ".join(str(cell) for cell in problem.values())


def test_a_column_that_is_only_headed_is_not_told():
    def headed(cells):
        top = header_row(cells[STAFF])
        rows = [[*row, "Keterangan kami" if n == top else ""] for n, row in enumerate(cells[STAFF])]
        return {**cells, STAFF: rows}

    assert advice.COLUMNS_UNREAD.rule not in rules(collected(redone(edited(), headed)))


def test_days_that_a_program_left_as_numbers_are_days():
    def numbers(cells):
        return {
            name: [[(cell - date(1899, 12, 30)).days if isinstance(cell, date) else cell
                    for cell in row] for row in rows]
            for name, rows in cells.items()
        }  # fmt: skip

    assert told(collected(redone(edited(), numbers)).content) == told(collected(edited()).content)


def test_a_sheet_or_column_that_is_gone_means_no_change_and_is_told():
    def cut(cells):
        top = header_row(cells[STAFF])
        place = cells[STAFF][top].index("Jabatan")
        left = [row[:place] + row[place + 1 :] for row in cells[STAFF]]
        return {name: left if name == STAFF else rows for name, rows in cells.items()
                if name not in (LEVELS, COURSES)}  # fmt: skip

    result = collected(redone(edited(), cut))
    assert result.content == Content()
    assert rules(result) == {advice.SHEET_GONE.rule, advice.COLUMN_GONE.rule}


@pytest.mark.parametrize(
    ("make", "rule"),
    [
        (lambda: xlsx({"A": [["NIP", "Nama"], [NIP, "Orang"]]}), advice.NOT_A_FORM.rule),
        (lambda: b"halo;dunia\n", advice.NOT_A_FORM.rule),
        (lambda: as_csv(form(), STAFF), advice.NO_SNAPSHOT.rule),
        (lambda: as_csv(form(), LEVELS), advice.NO_SNAPSHOT.rule),
        (lambda: redone(form(), headless), advice.NO_SHEETS.rule),
        (lambda: b"", advice.EMPTY_FILE.rule),
        (lambda: b"\x89PNG\r\n\x1a\n", advice.NO_WORKBOOK.rule),
        (lambda: zipped("content.xml"), advice.NO_WORKBOOK.rule),
        (lambda: form()[:3000], advice.DAMAGED_FILE.rule),
        (lambda: xls([["NIP"]], locked=True), ENCRYPTED[0]),
        (lambda: redone(form(), lambda cells: {n: r for n, r in cells.items() if n != "_formulir"}),
         advice.NO_SNAPSHOT.rule),
        (lambda: redone(form(), lambda cells: {**cells, "_formulir": cells["_formulir"][:-1]}),
         advice.CHANGED_SNAPSHOT.rule),
        (lambda: redone(form(), lambda cells: {**cells, "_formulir": [
            [*row[:1], "99"] if row[0] == "versi" else row for row in cells["_formulir"]]}),
         advice.OTHER_VERSION.rule),
        (lambda: form_bytes(made(dataset="kota-lain")), advice.OTHER_DATA.rule),
        (lambda: form_bytes(made(pegawai=STRANGERS)), advice.OTHER_DATA.rule),
    ],
    ids=["lain", "teks", "CSV pegawai", "CSV penilaian", "tanpa judul", "kosong", "gambar", "ods",
         "rusak", "kata sandi", "tanpa lembar", "diubah", "versi", "kota", "folder yang sama"],
)  # fmt: skip
def test_a_file_that_is_no_form_is_named_and_the_others_are_read(make: Callable[[], bytes], rule):
    result = collected({"a.xlsx": make(), "b.xlsx": edited()})
    assert rule in rules(result, "disisihkan")
    assert told(result.content) == told(collected(edited()).content)


def test_the_refusal_of_other_data_names_both():
    result = collected({"a.xlsx": form_bytes(made(pegawai=STRANGERS))})
    (problem,) = result.problems.to_dict("records")
    assert problem["suggestion"] == (
        "formulir: Kota Contoh (folder kota, 2026-Q3, 3 pegawai); "
        "dikumpulkan ke: Kota Contoh (folder kota, 2026-Q3, 4 pegawai)"
    )
    said = "\n".join(screen_digest(result.problems))
    assert problem["suggestion"] in said


def test_a_form_is_known_when_its_own_few_people_have_all_left():
    pppk = form_bytes(made("dinas-dua"))
    left = [row for row in PEOPLE if row["nip"] != PPPK]
    assert rules(collected(pppk, pegawai=left)) == {advice.LEFT_UNCHANGED.rule}


def test_equal_edits_of_two_versions_are_one():
    second = edit(edited(), (STAFF, THIRD, "Pendidikan", "S2"))
    result = collected({"a.xlsx": edited(), "b.xlsx": second})
    assert [row["asal"] for row in result.content.koreksi] == ["a.xlsx", "b.xlsx"]
    assert rules(result) == {advice.SEVERAL_VERSIONS.rule, advice.POST_NEW.rule}
    counts = result.summary.set_index("berkas")
    assert counts.loc["b.xlsx", "sudah_demikian"] == 3


def test_different_edits_of_one_cell_contradict_and_neither_is_taken():
    first = edit(form(), (STAFF, NIP, "Jabatan", "Guru"), (STAFF, THIRD, "Pendidikan", "S2"))
    second = edit(form(), (STAFF, NIP, "Jabatan", "Kepala Sekolah"))
    result = collected({"a.xlsx": first, "b.xlsx": second})
    assert facts(result.content.koreksi, "nip", "baru") == [(THIRD, "S2")]
    found = result.problems[result.problems["rule"] == advice.CONTRADICTION.rule]
    assert list(found["file"]) == ["a.xlsx [Pegawai]", "b.xlsx [Pegawai]"]
    assert found["value"].tolist() == [
        "Guru; bertentangan dengan b.xlsx [Pegawai] baris 5: Kepala Sekolah",
        "Kepala Sekolah; bertentangan dengan a.xlsx [Pegawai] baris 5: Guru",
    ]


@pytest.mark.parametrize("other", [{"jp": 13}, {"jenis": "Seminar"}])
def test_a_training_told_in_two_ways_contradicts_itself(other):
    given = {"selesai": date(2026, 8, 3)}
    files = {"a.xlsx": training(form(), **given), "b.xlsx": training(form(), **given, **other)}
    result = collected(files)
    assert result.content == Content()
    assert advice.CONTRADICTION.rule in rules(result)


def test_an_old_quarters_form_gives_what_still_holds():
    old = form_bytes(made(period="2026-Q2"))
    content = edit(old, (STAFF, NIP, "Jabatan", "Guru"), (STAFF, THIRD, "Pendidikan", "S2"))
    now = [{**row, "jabatan": "Pengawas Sekolah"} if row["nip"] == NIP else row for row in PEOPLE]
    result = collected(content, pegawai=now)
    assert facts(result.content.koreksi, "nip", "baru") == [(THIRD, "S2")]
    assert rules(result, "ditandai") == {advice.OTHER_PERIOD.rule}
    assert rules(result, "disisihkan") == {advice.STALE.rule}


def test_what_the_city_corrected_itself_is_done_already():
    content = edit(form(), (STAFF, NIP, "Jabatan", "Guru"))
    now = [{**row, "jabatan": "Guru"} if row["nip"] == NIP else row for row in PEOPLE]
    result = collected(content, pegawai=now)
    assert result.content == Content()
    assert result.summary["sudah_demikian"].item() == 1


def test_collecting_again_gives_the_same_and_changes_nothing():
    once = collected(edited())
    again = collected(edited(), once.content)
    assert again.content == once.content
    assert again.changes == ()
    assert again.summary.equals(once.summary)


def test_what_other_forms_said_before_stays():
    once = collected({"a.xlsx": edited()})
    later = edit(form(), (STAFF, THIRD, "Pendidikan", "S2"))
    content = collected({"b.xlsx": later}, once.content).content
    assert len(content.koreksi) == 2
    assert content.penilaian_kompetensi == once.content.penilaian_kompetensi
    assert content.pelatihan == once.content.pelatihan


def test_an_earlier_entry_that_changes_is_told_with_what_was_and_what_is():
    once = collected({"a.xlsx": edited()})
    other = training(
        edit(form(), (STAFF, NIP, "Jabatan", "Guru"), (LEVELS, THIRD, "M.1 Integritas", 4),
             (LEVELS, THIRD, DAY, NEW)),
        jp=13, selesai=date(2026, 8, 3),
    )  # fmt: skip
    result = collected({"b.xlsx": other}, once.content)
    said = {(one.table, one.before.split(",")[0], one.now.split(",")[0]) for one in result.changes}
    assert said == {
        ("pegawai", "Guru Ahli Madya", "Guru"),
        ("penilaian_kompetensi", "2", "4"),
        ("pelatihan", "Teknis", "Teknis"),
    }
    assert facts(result.content.koreksi, "lama", "baru") == [
        ("Guru Ahli Madya", "Guru"), ("Guru Ahli Muda", "Guru Ahli Madya"),
    ]  # fmt: skip
    assert facts(result.content.pelatihan, "jp") == [("13",)]
    assert collected({"b.xlsx": other}, result.content).content == result.content


def test_an_entry_that_the_same_form_no_longer_holds_is_withdrawn_and_told():
    once = collected({"a.xlsx": edited()})
    result = collected({"a.xlsx": form()}, once.content)
    assert result.content == Content()
    assert [one.now for one in result.changes] == ["Guru Ahli Muda", GONE, GONE]


def test_a_second_form_shows_what_was_collected_and_builds_on_it():
    once = collected({"a.xlsx": edited()})
    second = form_bytes(made(returned=once.content))
    assert collected({"a.xlsx": second}, once.content).content == once.content
    content = edit(second, (STAFF, NIP, "Jabatan", "Guru"))
    twice = collected({"a.xlsx": content}, once.content)
    assert facts(twice.content.koreksi, "lama", "baru") == [
        ("Guru Ahli Madya", "Guru"), ("Guru Ahli Muda", "Guru Ahli Madya"),
    ]  # fmt: skip
    assert len(twice.content.pelatihan) == 1
    again = collected({"a.xlsx": content}, twice.content)
    assert again.content == twice.content
    assert again.changes == ()


def test_a_form_knows_its_issue_whatever_is_typed_into_it():
    plain, changed = opened("a.xlsx", form()), opened("b.xlsx", edited())
    assert isinstance(plain, Returned)
    assert isinstance(changed, Returned)
    assert plain.issue == changed.issue
    assert replace(changed, file="a.xlsx", sheets=plain.sheets) == plain


STRANGERS = [
    {**PERSON, "nip": f"19{year}0101200501100{year - 79}", "nama": f"Orang {year}"}
    for year in (83, 84, 85)
]


def zipped(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, "<a/>")
    return stream.getvalue()


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=20)
CHANGES = st.dictionaries(
    st.tuples(st.sampled_from([NIP, OTHER, THIRD]),
              st.sampled_from(["Jabatan", "Jabatan tujuan", "Unit kerja"])),
    TEXTS, max_size=6,
)  # fmt: skip
LEVEL_CHANGES = st.dictionaries(
    st.tuples(st.sampled_from([OTHER, THIRD]), st.sampled_from([f"M.{n}" for n in range(3, 9)])),
    st.integers(1, 5), max_size=6,
)  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(CHANGES, LEVEL_CHANGES)
def test_random_edits_of_random_cells_arrive_exactly(texts, levels):
    edits = [(STAFF, nip, header, text) for (nip, header), text in texts.items()]
    edits += [(LEVELS, nip, code, level) for (nip, code), level in levels.items()]
    edits += [(LEVELS, nip, DAY, NEW) for nip in {nip for nip, _ in levels}]
    content = collected(edit(form(), *edits)).content
    columns = {"Jabatan": "jabatan", "Jabatan tujuan": "jabatan_tujuan", "Unit kerja": "unit_kerja"}
    before = {row["nip"]: row for row in PEOPLE}
    expected = {
        (nip, columns[header], told_text)
        for (nip, header), text in texts.items()
        if (told_text := " ".join(text.split()).removeprefix("'") if text[:2] in EVIL_STARTS
            else " ".join(text.split()))
        and told_text not in ("-", before[nip].get(columns[header], ""))
        and told_text.lower() != "null"
        and told_text[0] not in "=+-@#"
        and any(letter.isalpha() for letter in told_text)
    }  # fmt: skip
    assert set(facts(content.koreksi, "nip", "kolom", "baru")) == expected
    assert set(facts(content.penilaian_kompetensi, "nip", "kompetensi", "level", "tanggal")) == {
        (nip, code, str(level), "2026-09-01") for (nip, code), level in levels.items()
    }


EVIL_STARTS = tuple(f"'{sign}" for sign in "=+@-")


@pytest.mark.parametrize("text", [EVIL, "é_x0041_ü", "𝔘nicode", "a\x07b", "'=1", "&lt;b>", "a\tb"])
def test_what_was_delivered_oddly_is_no_edit(text):
    odd = [{**row, "nama": text, "jabatan": text, "unit_kerja": text} for row in PEOPLE]
    result = collected(form_bytes(made(pegawai=odd)), pegawai=odd)
    assert result.content == Content()
    assert rules(result) == set()
