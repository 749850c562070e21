"""The form: filled with what is known, made to be corrected, the same bytes every time."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from functools import cache

import pytest
from lxml import etree
from python_calamine import CalamineWorkbook, SheetVisibleEnum
from tests.form_edit import MAIN, find, sheets
from tests.forms_fixture import EVIL, PEOPLE, THIRD, form, made
from tests.judge_fixture import NIP, OTHER
from xlsxwriter.utility import xl_rowcol_to_cell

from analysis.forms.form import layout, snapshot
from analysis.forms.form.book import form_bytes
from analysis.forms.form.notes import LINE, note_box

TYPED = ("Pegawai", "Penilaian", "Pelatihan")
VISIBLE = ("Petunjuk", *TYPED, "Riwayat pelatihan", "Standar", "Kamus")


@cache
def part(name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(form())) as archive:
        return etree.fromstring(archive.read(name))


def page(sheet: str) -> etree._Element:
    names = [*VISIBLE, "pilihan", "_formulir"]
    return part(f"xl/worksheets/sheet{names.index(sheet) + 1}.xml")


def element(sheet: str, tag: str) -> etree._Element:
    return next(page(sheet).iter(f"{{{MAIN}}}{tag}"))


def cell(sheet: str, nip: str, header: str) -> etree._Element:
    place = xl_rowcol_to_cell(*find(form(), sheet, nip, header))
    return next(one for one in page(sheet).iter(f"{{{MAIN}}}c") if one.get("r") == place)


def style(one: etree._Element) -> etree._Element:
    formats = next(part("xl/styles.xml").iter(f"{{{MAIN}}}cellXfs"))
    return formats[int(one.get("s"))]


def unlocked(one: etree._Element) -> bool:
    return any(child.get("locked") == "0" for child in style(one))


def rules(sheet: str) -> dict[str, etree._Element]:
    return {one.get("promptTitle"): one for one in page(sheet).iter(f"{{{MAIN}}}dataValidation")}


def test_the_sheets_stand_in_the_order_of_the_work_and_the_hidden_ones_last():
    book = CalamineWorkbook.from_filelike(io.BytesIO(form()))
    told = {meta.name: meta.visible for meta in book.sheets_metadata}
    assert [name for name, seen in told.items() if seen == SheetVisibleEnum.Visible] == [*VISIBLE]
    assert told["pilihan"] == SheetVisibleEnum.Hidden
    assert told["_formulir"] == SheetVisibleEnum.VeryHidden


def test_the_same_city_gives_the_same_bytes():
    assert form_bytes(made()) == form_bytes(made())


def test_it_holds_the_opd_s_own_people_and_nobody_else():
    rows = sheets(form())["Pegawai"]
    assert [row[1] for row in rows[4:]] == [NIP, OTHER, THIRD]
    assert [row[0] for row in rows[4:]] == [1, 2, 3]


@pytest.mark.parametrize("header", [field.header for field in layout.STAFF_FIELDS[3:]])
def test_what_is_known_of_staff_is_filled_in(header):
    line, column = find(form(), "Pegawai", NIP, header)
    name = next(field.name for field in layout.STAFF_FIELDS if field.header == header)
    assert sheets(form())["Pegawai"][line][column] == PEOPLE[0].get(name, "")


def test_what_was_not_understood_is_shown_as_delivered():
    line, column = find(form(), "Pegawai", OTHER, "Pendidikan")
    assert sheets(form())["Pegawai"][line][column] == "Entah"


def test_where_the_rows_of_a_person_disagree_the_cell_is_empty():
    content = form_bytes(made(pegawai=[*PEOPLE, {**PEOPLE[2], "tingkat_pendidikan": "S2"}]))
    rows = sheets(content)["Pegawai"]
    assert [row[1] for row in rows[4:]] == [NIP, OTHER, THIRD]
    line, column = find(content, "Pegawai", THIRD, "Pendidikan")
    assert rows[line][column] == ""


def test_levels_are_numbers_and_their_day_is_the_last_of_the_block():
    rows = sheets(form())["Penilaian"]
    line, column = find(form(), "Penilaian", NIP, "M.1 Integritas")
    assert rows[line][column] == 3
    line, column = find(form(), "Penilaian", NIP, "Tanggal penilaian M dan SK")
    assert rows[line][column] == date(2025, 3, 4)
    line, column = find(form(), "Penilaian", THIRD, "T.1 Menyusun Soal")
    assert rows[line][column : column + 2] == [2, date(2024, 11, 30)]


def test_a_nip_is_text_and_a_text_is_never_a_formula():
    assert cell("Pegawai", NIP, "NIP").get("t") == "s"
    assert sheets(form())["Pegawai"][5][2] == EVIL
    formulas = {
        (sheet, re.sub(r"\d", "", one.getparent().get("r")))
        for sheet in (*VISIBLE, "_formulir")
        for one in page(sheet).iter(f"{{{MAIN}}}f")
    }
    assert formulas == {("Pelatihan", "B")}
    assert not any(True for _ in page("Pegawai").iter(f"{{{MAIN}}}hyperlink"))


@pytest.mark.parametrize("sheet", ["Petunjuk", *TYPED, "Riwayat pelatihan", "Standar", "Kamus"])
def test_every_sheet_is_protected_without_a_password(sheet):
    lock = element(sheet, "sheetProtection")
    assert lock.get("sheet") == "1"
    assert lock.get("password") is None
    assert lock.get("autoFilter") == "0"


def test_only_what_may_be_typed_is_unlocked():
    assert not unlocked(cell("Pegawai", NIP, "NIP"))
    assert not unlocked(cell("Pegawai", NIP, "Nama"))
    for field in layout.STAFF_FIELDS[3:]:
        assert unlocked(cell("Pegawai", NIP, field.header))
    assert unlocked(cell("Penilaian", OTHER, "M.1 Integritas"))
    assert not unlocked(cell("Penilaian", OTHER, "Jabatan"))


def test_a_level_that_the_post_asks_for_is_marked():
    wanted, met = (
        cell("Penilaian", OTHER, "M.1 Integritas"),
        cell("Penilaian", NIP, "M.1 Integritas"),
    )
    fills = next(part("xl/styles.xml").iter(f"{{{MAIN}}}fills"))
    assert b"FFF3C4" in etree.tostring(fills[int(style(wanted).get("fillId"))])
    assert b"FFF3C4" not in etree.tostring(fills[int(style(met).get("fillId"))])


@pytest.mark.parametrize(
    ("sheet", "header", "kind", "limits"),
    [
        ("Pegawai", "Status", "list", ("pilihan!$A$1:$A$3", None)),
        ("Pegawai", "Pendidikan", "list", ("pilihan!$D$1:$D$14", None)),
        ("Penilaian", "M.1 Integritas", "whole", ("1", "5")),
        ("Penilaian", "Tanggal penilaian M dan SK", "date", ("18264", "46295")),
        ("Pelatihan", "NIP", "list", ("Pegawai!$B$5:$B$7", None)),
        ("Pelatihan", "JP", "decimal", ("0", "2000")),
        ("Pelatihan", "Tanggal selesai", "date", ("18264", "46295")),
    ],
)
def test_a_column_says_what_it_accepts(sheet, header, kind, limits):
    rule = rules(sheet)[header]
    assert rule.get("type") == kind
    assert rule.get("prompt")
    assert rule.get("error")
    told = [rule.findtext(f"{{{MAIN}}}formula{n}") for n in (1, 2)]
    assert told == [*limits]


def test_the_days_of_the_limits_are_those_of_the_quarter():
    assert date(1899, 12, 30).toordinal() + 46295 == date(2026, 9, 30).toordinal()


def test_drop_downs_offer_what_intake_reads():
    rows = sheets(form())["pilihan"]
    offered = [[row[n] for row in rows if n < len(row) and row[n]] for n in range(6)]
    assert offered[0] == ["PNS", "CPNS", "PPPK"]
    assert "JF Ahli Muda" in offered[2]
    assert offered[4][2] == "Teknis"
    assert len(offered[4]) == 25
    assert offered[5][0] == "Pengawas"


def test_the_header_of_a_competency_tells_what_its_levels_mean():
    with zipfile.ZipFile(io.BytesIO(form())) as archive:
        notes = "".join(archive.read(name).decode() for name in archive.namelist()
                        if name.startswith("xl/comments"))  # fmt: skip
    assert "1 Paham: Jujur dalam pekerjaan sendiri" in notes
    assert "Berlaku untuk semua level M.1 sampai SK.1" in notes


@pytest.mark.parametrize("sheet", ["Pegawai", "Penilaian", "Pelatihan", "Riwayat pelatihan"])
def test_a_sheet_is_ready_to_scroll_and_to_print(sheet):
    assert element(sheet, "pane").get("state") == "frozen"
    assert element(sheet, "pane").get("topLeftCell").endswith("5")
    assert element(sheet, "pageSetup").get("orientation") == "landscape"
    assert element(sheet, "pageSetup").get("fitToHeight") == "0"
    assert element(sheet, "pageSetup").get("paperSize") == "9"
    names = part("xl/workbook.xml").iter(f"{{{MAIN}}}definedName")
    titles = [one.text for one in names if one.get("name") == "_xlnm.Print_Titles"]
    assert any(sheet in text and "$4:$4" in text for text in titles)


def test_known_trainings_and_standards_are_there_to_read():
    assert [row[2:] for row in sheets(form())["Riwayat pelatihan"][4:]] == [
        ["Teknis", name, "", 20, date(2026, 2, 1), date(2026, 2, 3), ""]
        for name in ("Pelatihan Contoh", "Pelatihan Lain")
    ]
    standards = sheets(form())["Standar"]
    assert standards[3] == ["Jabatan", "Kelompok", "M.1", "T.1", "Dasar"]
    assert ["Guru Ahli Muda", "JF keahlian", 4, 4, "standar baku sementara"] in standards
    assert sheets(form())["Kamus"][4][:3] == ["M.1", "Integritas", "Jujur dalam pekerjaan sendiri"]


def test_the_instructions_fit_a_page_and_name_every_sheet():
    told = [str(cell) for row in sheets(form())["Petunjuk"] for cell in row if cell]
    assert told[0] == "Formulir data pegawai: Dinas Satu"
    assert told[1] == "Kota Contoh · Triwulan III 2026 · keadaan 30-09-2026 · 3 pegawai"
    assert len(told) < 25
    for sheet in VISIBLE[1:]:
        assert any(sheet in text for text in told)


def test_a_city_without_standards_or_assessments_gets_forms_all_the_same():
    rows = sheets(form_bytes(made(penilaian_kompetensi=[], pelatihan=[])))
    assert [row[1] for row in rows["Penilaian"][4:]] == [NIP, OTHER, THIRD]
    assert len(rows["Riwayat pelatihan"]) == 4


@pytest.mark.parametrize(
    "text", ["biasa", "  dua  kata ", "=1+1", "é_x0041_ü", "𝔘nicode", "a\x07b"]
)
def test_what_a_form_was_sent_with_reads_back(text):
    person = snapshot.Known(NIP, 1, text, {"jabatan": text}, {"M.1": (3, "2025-03-04")})
    rows = snapshot.lines(
        snapshot.Facts("kota", "Kota", 9, "a1 b2", "2026-Q3", "dinas-satu", "Dinas"), [person]
    )
    facts, mark, people = snapshot.read(rows)
    assert people == {NIP: person}
    assert (facts.opd, len(mark)) == ("dinas-satu", 12)


def test_the_issue_changes_with_the_trainings_that_are_shown():
    more = made(pelatihan=[])
    assert snapshot.lines(made().facts, made().people) != snapshot.lines(more.facts, more.people)


def test_the_box_of_a_note_grows_with_its_text():
    short, long = (note_box("\n".join(["Judul"] * lines))["height"] for lines in (3, 9))
    assert long - short == 6 * LINE
    wide = "kata " * 40
    assert note_box(f"Judul\n{wide}")["height"] > note_box("Judul\nkata")["height"] + 2 * LINE
