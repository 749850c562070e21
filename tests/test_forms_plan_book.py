"""The named plan workbook: everybody's plan, needs, box and open points, summed by formulas."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest
from tests.form_edit import sheets

from analysis.dataset import Period
from analysis.errors import phrase, said
from analysis.forms.form.material import Dictionary, Setting
from analysis.forms.plan_book.book import NAMED_AT_MOST, plan_book
from analysis.forms.plan_book.rows import PlanBook, plan_books
from analysis.forms.sheets import LINE_HEIGHT
from analysis.plan.results.planned import LEFT_OPEN, PLACES, Plan, empty, kept_reasons
from analysis.present.wording.voice import Voice

EVIL = "=cmd|' /C calc'!A0"
LABEL = "Triwulan III 2026"
NAMES = {"M.1": "Integritas"}
BOX_OF = {
    "atas.rendah": 4, "atas.tengah": 7, "atas.tinggi": 9,
    "tengah.rendah": 2, "tengah.tengah": 5, "tengah.tinggi": 8,
    "bawah.rendah": 1, "bawah.tengah": 3, "bawah.tinggi": 6,
}  # fmt: skip
OPD = pd.DataFrame({"kode": ["satu", "dua"], "nama": ["Dinas Satu", "Dinas Dua"]})
PEOPLE = pd.DataFrame(
    {
        "orang": [0, 1, 2],
        "nip": ["198001012005011001", "198202022006022002", "199003032023211003"],
        "nama": [EVIL, "Orang Dua", "Orang Tiga"],
        "opd": ["satu", "satu", "dua"],
        "unit_kerja": "Bidang A",
        "jabatan": "Guru",
        "dipakai": [True, True, True],
    }
)
TRACE = pd.DataFrame(
    {
        "orang": [0, 0, 1],
        "nip": PEOPLE["nip"].take([0, 0, 1]).array,
        "komponen": ["teknis", "teknis", "kinerja"],
        "urut": [1, 2, 1],
        "poin": pd.array([0, None, 2_500_000], dtype="Int64"),
        "maks": pd.array([1_500_000, None, 3_000_000], dtype="Int64"),
        "terbuka": pd.array([1_500_000, None, 500_000], dtype="Int64"),
        "keterangan": "12 dari 20 JP",
        "pasal": "Lampiran I",
    }
)
BOXES = pd.DataFrame(
    {
        "orang": [0, 1, 2],
        "opd": PEOPLE["opd"],
        "sumbu_kinerja": pd.Categorical(["tengah", "tengah", None]),
        "sumbu_potensi": pd.Categorical(["tinggi", "tinggi", "rendah"]),
        "kotak": pd.array([8, 8, None], dtype="Int64"),
    }
)
PERSON = {"orang": 0, "nip": PEOPLE["nip"][0], "opd": "satu", "jenis_opd": "dinas",
          "unit_kerja": "Bidang A", "kelompok": "JF keahlian"}  # fmt: skip
NEEDS = pd.DataFrame(
    [
        {**PERSON, "sumber": "kesenjangan", "hal": "M.1", "besar": 2, "pelatihan": "K1;K2"},
        {**PERSON, "sumber": "jp_tahunan", "hal": "jp", "besar": 1250, "pelatihan": ""},
        {**PERSON, "sumber": "teknis", "hal": "teknis", "besar": 1_500_000, "pelatihan": "K1"},
        {**PERSON, "sumber": "kinerja", "hal": "kinerja", "besar": None, "pelatihan": "K2"},
    ]
).assign(
    besar=lambda rows: rows["besar"].astype("Int64"),
    dasar_hukum="PP 11/2017 Pasal 206",
    tanpa_pelatihan=lambda rows: rows["pelatihan"] == "",
    pelatihan=lambda rows: rows["pelatihan"].astype("category"),
)
REASON = phrase(
    "{kini} dari {wajib} JP teknis; pelatihan {jp} JP ini {memberi}",
    kini=12,
    wajib=20,
    jp=10,
    memberi=said("memberi {poin} poin ({dasar})", poin=15, dasar="Lampiran I"),
)
PROVEN = said("Rencana ini belum terbukti: pemeriksaan ulang dalam bilangan bulat tidak sesuai.")
CERTIFICATE = {"tahun": 2027, "ungkapan": {"kalimat": PROVEN.plain}}
LINE = {**PERSON, "status_asn": "PNS", "kode": "K1", "kompetensi": "M.1", "level_dari": 1,
        "level_ke": 2, "jp": 2000, "biaya": 1_500_000, "poin": 1_500_000, "angkatan": 1,
        "mulai": pd.Timestamp("2027-03-01"), "selesai": pd.Timestamp("2027-03-03"),
        **{name: kept[0] for name, kept in kept_reasons(pd.Series([REASON])).items()}}  # fmt: skip
LINES = pd.DataFrame(
    [LINE, {**LINE, "kompetensi": "", "level_dari": None, "level_ke": None, "jp": 0, "biaya": 0,
            "poin": 0, "angkatan": None, "mulai": pd.NaT, "selesai": pd.NaT}]
).astype(PLACES)  # fmt: skip
OPEN = pd.DataFrame(
    [{**PERSON, "sumber": "jp_tahunan", "hal": "jp", "besar": 1250, "alasan": "tanpa_pelatihan"}]
)[list(LEFT_OPEN)]
COURSES = pd.DataFrame({"kode": ["K1"], "nama": ["Pelatihan Satu"]})


def setting(lang: str = "id") -> Setting:
    """Return what the workbooks of a quarter share."""
    day = date(2026, 9, 30)
    words = Dictionary(NAMES)
    label = Period.parse("2026-Q3").label(lang)
    return Setting("kota", "Kota Contoh", "2026-Q3", label, day, words, Voice(lang))


def book(
    *,
    made: bool = True,
    kode: str = "satu",
    box_of: Mapping[str, int] = BOX_OF,
    lang: str = "id",
) -> PlanBook:
    quarter = SimpleNamespace(
        period=Period.parse("2026-Q3"), people=PEOPLE, opd=OPD, trace=TRACE, boxes=BOXES
    )
    plan = Plan(
        kebutuhan=NEEDS,
        kursus=COURSES,
        layanan=empty({"kode": "str"}),
        rencana=LINES if made else empty(PLACES),
        terbuka=OPEN if made else empty(LEFT_OPEN),
        certificate=CERTIFICATE if made else {},
    )
    return plan_books(quarter, plan, setting(lang), box_of)[kode]


def shown(sheet: str, **how) -> list[list[object]]:
    return sheets(plan_book(book(**how)))[sheet]


def xml(sheet: int, **how) -> str:
    with zipfile.ZipFile(io.BytesIO(plan_book(book(**how)))) as archive:
        return archive.read(f"xl/worksheets/sheet{sheet}.xml").decode()


def test_the_same_plan_gives_the_same_bytes():
    assert plan_book(book()) == plan_book(book())


def test_the_plan_names_person_course_level_batch_and_reason():
    row = dict(zip(shown("Rencana")[3], shown("Rencana")[4], strict=True))
    assert row["Nama"] == EVIL
    assert row["Pelatihan"] == "Pelatihan Satu"
    assert (row["Kompetensi"], row["Level"]) == ("M.1 Integritas", "1 → 2")
    assert (row["JP"], row["Biaya (Rp)"], row["Poin IP ASN"]) == (20, 1_500_000, 15)
    assert (row["Angkatan"], str(row["Mulai"])) == (1, "2027-03-01")
    reason = "12 dari 20 JP teknis; pelatihan 10 JP ini memberi 15 poin (Lampiran I)"
    assert row["Alasan"] == reason


def test_what_stands_on_the_first_row_only_is_empty_below_not_zero():
    row = dict(zip(shown("Rencana")[3], shown("Rencana")[5], strict=True))
    named = ("Level", "JP", "Biaya (Rp)", "Poin IP ASN", "Angkatan", "Mulai")
    assert [row[name] for name in named] == [""] * 6


def test_needs_tell_their_size_in_their_own_unit_and_what_becomes_of_them():
    rows = shown("Kebutuhan")
    told = [dict(zip(rows[3], row, strict=True)) for row in rows[4:]]
    assert [(row["Besar"], row["Satuan"]) for row in told] == [
        (2, "level"), (12.5, "JP"), (15, "poin"), ("", ""),
    ]  # fmt: skip
    assert told[0]["Hal"] == "M.1 Integritas"
    assert told[0]["Pelatihan yang menjawab"] == "K1, K2"
    assert told[0]["Keadaan"] == "Dipenuhi rencana"
    assert told[1]["Keadaan"] == "Belum ada pelatihan yang menjawabnya di katalog"


def test_a_need_that_is_met_in_part_says_what_keeps_the_rest_open():
    part = {**PERSON, "sumber": "kesenjangan", "hal": "M.1", "besar": 1, "alasan": "anggaran"}
    plan = Plan(
        kebutuhan=NEEDS, kursus=COURSES, layanan=empty({"kode": "str"}),
        terbuka=pd.DataFrame([part])[list(LEFT_OPEN)], certificate=CERTIFICATE,
    )  # fmt: skip
    quarter = SimpleNamespace(people=PEOPLE, opd=OPD, trace=TRACE, boxes=BOXES)
    states = plan_books(quarter, plan, setting(), BOX_OF)["satu"].needs["keadaan"].tolist()
    assert states[0] == "Sebagian dipenuhi; sisanya: Anggaran tidak cukup"
    assert states[1:] == ["Dipenuhi rencana"] * 3


def test_the_nine_box_names_few_people_and_lists_all():
    rows = shown("Kotak talenta")
    place = next(n for n, row in enumerate(rows) if row[0] == "Kinerja sesuai harapan")
    assert rows[place][4] == "Kotak 8: 2 orang"
    assert rows[place + 1][4] == f"{EVIL}\nOrang Dua"
    assert [row[1] for row in rows[12:]] == [EVIL, "Orang Dua"]
    assert "COUNTIF($C$13:$C$14,8)" in xml(4)


def test_a_full_box_says_how_many_more_there_are():
    many = pd.concat([book().boxes.iloc[:1]] * (NAMED_AT_MOST + 3), ignore_index=True)
    full = PlanBook(**{**vars(book()), "boxes": many})
    rows = sheets(plan_book(full))["Kotak talenta"]
    assert "… dan 3 lagi, lihat daftar" in str(rows)


def test_the_boxes_are_numbered_by_the_rules_of_the_city():
    own = {**BOX_OF, "tengah.tinggi": 3, "bawah.tengah": 8}
    rows = shown("Kotak talenta", box_of=own)
    told = {str(cell).partition(":")[0] for row in rows for cell in row if "orang" in str(cell)}
    assert told == {f"Kotak {number}" for number in range(1, 10)}
    place = next(n for n, row in enumerate(rows) if row[0] == "Kinerja sesuai harapan")
    assert rows[place][4] == "Kotak 3: 0 orang"
    below = next(n for n, row in enumerate(rows) if row[0] == "Kinerja di bawah harapan")
    assert rows[below][3] == "Kotak 8: 2 orang"


def test_a_box_is_tall_enough_for_names_that_break():
    long = book().boxes.assign(
        nama="Nama Orang Yang Panjang Sekali Dengan Beberapa Gelar, S.T., M.T."
    )
    content = plan_book(PlanBook(**{**vars(book()), "boxes": long}))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        page = archive.read("xl/worksheets/sheet4.xml").decode()
    rows = dict(re.findall(r'<row r="(\d+)"[^>]* ht="([\d.]+)"', page))
    assert float(rows["8"]) >= 4 * LINE_HEIGHT  # two names of two lines


def test_open_points_are_those_with_something_left():
    rows = shown("Poin terbuka")
    assert [(row[1], row[2], row[5]) for row in rows[4:]] == [
        (EVIL, "Pelatihan teknis", 15), ("Orang Dua", "Penilaian kinerja", 5),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "value", "formula"),
    [
        ("Pegawai yang dilatih", 1, "SUMPRODUCT"),
        ("Jam pelajaran", 20, "SUM('Rencana'!$H$5:$H$6)"),
        ("Biaya", 1_500_000, "SUM('Rencana'!$I$5:$I$6)"),
        ("Kebutuhan", 4, "COUNTA('Kebutuhan'!$A$5:$A$8)"),
        ("Kebutuhan yang dipenuhi rencana", 3, "COUNTIF('Kebutuhan'!$H$5:$H$8"),
        ("Poin IP ASN terbuka", 20, "SUM('Poin terbuka'!$F$5:$F$6)"),
    ],
)
def test_the_summary_adds_up_by_formulas_and_holds_their_values(label, value, formula):
    row = next(row for row in shown("Ringkasan") if row[0] == label)
    assert row[1] == value
    assert formula in xml(1).replace("&quot;", '"')


def test_without_a_plan_the_needs_stand_and_the_page_says_so():
    rows = shown("Ringkasan", made=False)
    assert any(str(row[0]).startswith("Belum ada rencana") for row in rows)
    assert len(shown("Rencana", made=False)) == 4
    needs = shown("Kebutuhan", made=False)
    assert [row[7] for row in needs[4:]] == [
        "", "Belum ada pelatihan yang menjawabnya di katalog", "", "",
    ]  # fmt: skip


def test_an_opd_without_anything_has_its_workbook_too():
    rows = shown("Ringkasan", kode="dua")
    assert rows[0][0] == "Rencana pengembangan: Dinas Dua"
    assert [row[6] for row in shown("Kotak talenta", kode="dua")[12:]] == ["rendah"]


@pytest.mark.parametrize("sheet", range(1, 6))
def test_every_sheet_is_protected_and_set_up_for_print(sheet):
    page = xml(sheet)
    assert 'sheetProtection sheet="1"' in page
    assert 'orientation="landscape"' in page
    assert not re.search(r"<sheetProtection[^>]*password", page)
    if sheet > 1:
        assert 'state="frozen"' in page
        assert "<autoFilter" in page


def test_a_text_is_never_a_formula():
    for sheet in (2, 3, 5):
        assert "<f>" not in xml(sheet)
