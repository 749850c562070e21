"""The city's dictionary of technical competencies, its holidays, and standards nobody meets."""

from __future__ import annotations

import pytest
from tests.intake_files import read
from tests.judge_fixture import ASSESSMENT, PERSON, fates, found, judged, raw

WORDS = [
    {"kode": "T.1", "nama": "Pengelolaan Keuangan Daerah"},
    {"kode": "T.2", "nama": "Pengadaan Barang dan Jasa", "keterangan": "LKPP"},
]
NOT_LISTED = "Kode kompetensi teknis tidak ada di kamus_kompetensi"
STANDARD = {"jabatan": "Guru Ahli Muda", "jenjang_jabatan": "", "kompetensi": "T.1", "level": "3"}
COURSE = {
    "kode": "K1", "nama": "Kursus", "kompetensi": "T.1", "level_ke": "2", "jalur": "klasikal",
    "bentuk": "kursus", "jp": "20", "biaya_per_peserta": "1", "kapasitas_angkatan": "30",
    "moda": "daring",
}  # fmt: skip
USES = {"penilaian_kompetensi": ASSESSMENT, "standar_kompetensi": STANDARD,
        "katalog_pelatihan": COURSE}  # fmt: skip


def with_words(table, *cells, words=WORDS):
    rows = [{k: v for k, v in {**USES[table], "kompetensi": c}.items() if v} for c in cells]
    tables = [raw("pegawai", [PERSON]), raw(table, rows)]
    return judged(*tables, *([raw("kamus_kompetensi", words)] if words else []))


@pytest.mark.parametrize("table", USES)
def test_a_technical_code_outside_the_dictionary_is_set_aside(table):
    delivery = with_words(table, "T.9")
    assert fates(delivery, table) == ["disisihkan"]
    assert found(delivery, table=table) == {NOT_LISTED: "disisihkan"}
    (problem,) = [p for p in delivery.each_problem("disisihkan") if p.table == table]
    assert problem.fix == "Tambahkan kodenya ke kamus_kompetensi, atau perbaiki kode ini"
    assert problem.value == "T.9"


def test_a_code_without_its_name_is_set_aside_and_says_what_is_missing(tmp_path):
    files = {"kamus_kompetensi.csv": "kode,nama\nT.1,Keuangan\nT.15,\n"}
    (raw_table,) = read(tmp_path, {f"2026-Q3/{name}": text for name, text in files.items()}).tables
    delivery = judged(raw("pegawai", [PERSON]), raw_table)
    assert fates(delivery, "kamus_kompetensi") == ["dipakai", "disisihkan"]
    (problem,) = [p for p in delivery.each_problem("disisihkan") if p.table == "kamus_kompetensi"]
    assert (problem.row, problem.column) == (3, "nama")


@pytest.mark.parametrize("table", USES)
def test_without_a_dictionary_every_technical_code_is_accepted(table):
    assert fates(with_words(table, "T.9", words=None), table) == ["dipakai"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("T.1", "T.1"),
        ("t-1", None),
        ("T 2", "T.2"),
        ("pengelolaan keuangan  daerah", "T.1"),
        ("T.2 - Pengadaan Barang dan Jasa", "T.2"),
        ("M.3", "M.3"),
        ("Komunikasi", "M.3"),
    ],
)
def test_a_competency_is_known_by_its_code_its_name_or_both(written, code):
    delivery = with_words("standar_kompetensi", written)
    read = delivery.tables["standar_kompetensi"]["kompetensi"]
    assert read.tolist() == [code] if code else read.isna().all()


def test_a_code_nearly_in_the_dictionary_is_suggested_with_its_name():
    words = [*WORDS, {"kode": "T.KEU", "nama": "Keuangan"}]
    delivery = with_words("standar_kompetensi", "T.KEV", words=words)
    (problem,) = delivery.each_problem("disisihkan")
    assert problem.suggestion == "T.KEU Keuangan"


def words_judged(*rows):
    return judged(raw("pegawai", [PERSON]), raw("kamus_kompetensi", rows))


def test_a_code_with_two_names_is_set_aside_in_all_its_rows_but_stays_known():
    rows = [*WORDS, {"kode": "T.2", "nama": "Pengadaan"}]
    delivery = words_judged(*rows)
    assert fates(delivery, "kamus_kompetensi") == ["dipakai", "disisihkan", "disisihkan"]
    rule = "Satu kode kompetensi mempunyai nama yang berbeda"
    assert found(delivery, row=3) == found(delivery, row=4) == {rule: "disisihkan"}
    used = with_words("standar_kompetensi", "T.2", words=rows)
    assert fates(used, "standar_kompetensi") == ["dipakai"]


def test_an_equal_copy_in_the_dictionary_is_outside_scope():
    delivery = words_judged(*WORDS, WORDS[0])
    assert fates(delivery, "kamus_kompetensi") == ["dipakai", "dipakai", "di luar cakupan"]


@pytest.mark.parametrize("code", ["M.1", "SK.1", "Integritas"])
def test_the_dictionary_holds_technical_competencies_alone(code):
    delivery = words_judged({"kode": code, "nama": "Integritas"}, *WORDS)
    rule = "Kamus kompetensi hanya untuk kompetensi teknis"
    assert found(delivery) == {rule: "disisihkan"}


def test_one_name_of_two_codes_is_flagged_and_stands_for_neither():
    rows = [{"kode": "T.1", "nama": "Arsip"}, {"kode": "T.2", "nama": "arsip"}]
    delivery = words_judged(*rows)
    assert fates(delivery, "kamus_kompetensi") == ["dipakai", "dipakai"]
    (rule,) = found(delivery)
    assert rule.startswith("Satu nama kompetensi dipakai untuk lebih dari satu kode")
    used = with_words("standar_kompetensi", "Arsip", words=rows)
    assert found(used, table="standar_kompetensi") == {"Kompetensi tidak dikenal": "disisihkan"}


@pytest.mark.parametrize("missing", ["kode", "nama"])
def test_the_dictionary_needs_code_and_name(missing):
    delivery = words_judged({k: v for k, v in WORDS[0].items() if k != missing}, WORDS[1])
    assert found(delivery) == {"Kolom wajib kosong": "disisihkan"}


def test_holidays_are_read_as_days_and_once():
    rows = [
        {"tanggal": "2027-01-01", "keterangan": "Tahun Baru"},
        {"tanggal": "17-08-2027", "keterangan": "Kemerdekaan"},
        {"tanggal": "2027-01-01", "keterangan": "Tahun baru Masehi"},
        {"tanggal": "31-02-2027"},
        {"keterangan": "entah"},
    ]
    delivery = judged(raw("pegawai", [PERSON]), raw("kalender", rows))
    assert fates(delivery, "kalender") == [
        *("dipakai", "dipakai", "di luar cakupan"),
        *("disisihkan", "disisihkan"),
    ]
    days = delivery.used("kalender")["tanggal"]
    assert days.dt.strftime("%Y-%m-%d").tolist() == ["2027-01-01", "2027-08-17"]
    assert found(delivery, row=4) == {"Hari libur ini sudah tercatat": "di luar cakupan"}
    assert found(delivery, row=5) == {"Tanggal tidak mungkin": "disisihkan"}
    assert found(delivery, row=6) == {"Tanggal kosong": "disisihkan"}


UNHELD = "Standar untuk jabatan yang tidak diduduki atau dituju seorang pun"


def standards(*posts, person=PERSON):
    rows = [{"jabatan": p, "kompetensi": c, "level": "3"} for p in posts for c in ("M.1", "M.2")]
    return judged(raw("pegawai", [person]), raw("standar_kompetensi", rows))


def test_a_standard_for_a_post_nobody_holds_is_flagged_once_and_stays():
    delivery = standards("guru ahli  muda", "Juru Kunci")
    assert fates(delivery, "standar_kompetensi") == ["dipakai"] * 4
    told = delivery.problems[delivery.problems["rule"] == UNHELD]
    assert told["row"].tolist() == [4]
    assert told["value"].tolist() == ["Juru Kunci"]
    assert told["outcome"].tolist() == ["ditandai"]


def test_a_standard_for_a_post_somebody_aims_at_is_no_remark():
    assert found(standards("Juru Kunci", person={**PERSON, "jabatan_tujuan": "Juru Kunci"})) == {}


def test_two_standards_for_one_post_are_both_set_aside():
    delivery = judged(
        raw("pegawai", [PERSON]),
        raw(
            "standar_kompetensi",
            [
                {"jabatan": "Guru Ahli Muda", "kompetensi": "M.1", "level": "3"},
                {"jabatan": "GURU AHLI MUDA", "kompetensi": "Integritas", "level": "4"},
            ],
        ),
    )
    rule = "Satu jabatan dan kompetensi mempunyai standar yang berbeda"
    assert fates(delivery, "standar_kompetensi") == ["disisihkan", "disisihkan"]
    assert found(delivery, row=3) == {rule: "disisihkan"}
