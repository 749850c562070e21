"""Bad input, one line of the promise after the other: what it gets, and what it never does."""

from __future__ import annotations

import codecs
import csv
import html
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from tests.intake_files import spreadsheetml, xlsx
from tests.test_store import write_city

from analysis.cli import main
from analysis.store import open_report

BROKEN = Path(__file__).parent / "broken" / "berkas"
SCREEN = 45  # lines
HOSTILE = (
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    '#read("/etc/passwd")',
    "{{7*7}} {% raw %}",
    "$x$ *tebal* `kode` \\",
    "\u202eterbalik\u202c \u200f",
    "Dinas \U0001f600 \U00020000",
    "panjang " * 37,
    "[/merah] [bold]x",
    "@SUM(1+1)*cmd",
)
SUM = re.compile(r"(\w+): (\d+) baris dibaca = (\d+) dipakai \+ (\d+) di luar cakupan \+ (\d+) ")


@pytest.fixture
def city(tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_BUILD", str(tmp_path / "build"))
    return write_city(tmp_path / "kota")


def quarter(city: Path, name: str) -> Path:
    return city / "2026-Q3" / name


def lines(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text("utf-8"))))


def write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)


def filled(path: Path, column: str, values: list[str]) -> None:
    """Put values into the first rows of a column, which is added when it is not there."""
    head, *rows = lines(path)
    if column not in head:
        head, rows = [*head, column], [[*row, ""] for row in rows]
    place = head.index(column)
    for row, value in zip(rows, values, strict=False):
        row[place] = value
    write(path, [head, *rows])


def check(capsys, city: Path, tmp_path: Path) -> tuple[int, str]:
    """Run `analysis check`, and hold what is true of its screen whatever the input is."""
    people = {cell for row in lines(quarter(city, "pegawai.csv"))[1:] for cell in row[:2]}
    return checked(capsys, city, tmp_path, people)


def checked(capsys, city: Path, tmp_path: Path, people: set[str]) -> tuple[int, str]:
    code = main(["check", "--data", str(city), "--out", str(tmp_path / "masalah.xlsx")])
    shown = "".join(capsys.readouterr())
    assert "Traceback" not in shown
    assert "tidak terduga" not in shown
    assert len(shown.splitlines()) <= SCREEN
    assert not [person for person in people if len(person) > 5 and person in shown]
    for table, *counts in SUM.findall(shown):
        read, *parts = map(int, counts)
        assert read == sum(parts), table
    return code, shown


def as_archive(**members: str) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "/"), content)
    return memory.getvalue()


BOOK = xlsx({"A": [["nip", "tahun", "predikat"], ["198001012005011001", 2025, "Baik"]]})
UNREADABLE = {
    "empty": (b"", "Berkas kosong"),
    "a mark and nothing else": (codecs.BOM_UTF8 + b"\r\n", "Berkas kosong"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(64), "Isi berkas bukan tabel"),
    "a PDF": (b"%PDF-1.7\n", "Isi berkas bukan tabel"),
    "a document": (as_archive(word_document="x"), "Isi berkas bukan tabel"),
    "cut off": (BOOK[: len(BOOK) // 2], "Berkas rusak dan tidak dapat dibuka"),
    "noise": (bytes(range(128, 256)) * 40, "Berkas ini bukan teks"),
    "a program": (b"MZ\x80\x00\x03\x00" * 9, "byte NUL"),
    "a broken quote": (b'nip,tahun,predikat\n"1,2025,Baik\n2,2025,Baik\n', "Tanda kutip ganda"),
    "a million columns": (b"nip" + b"," * 20_000, "lebih banyak kolom daripada lembar sebar"),
    "no header": (b"198001012005011001,2025,Baik\n", "Baris judul tidak ditemukan"),
    "other columns": (
        b"nip,tahun,nama\n198001012005011001,2025,Orang\n",
        "Kolom wajib tidak ada",
    ),
}


@pytest.mark.parametrize(("content", "words"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_cannot_be_used_is_named_and_the_others_are_judged(
    city, capsys, tmp_path, content, words
):
    quarter(city, "kinerja.csv").unlink()
    quarter(city, "kinerja.xlsx").write_bytes(content)
    code, shown = check(capsys, city, tmp_path)
    assert code == 2
    assert words in shown
    assert "2026-Q3/kinerja.xlsx" in shown
    assert "198001012005011001" not in shown
    assert "pegawai: 24 baris dibaca = 24 dipakai" in shown
    assert "pelatihan: 12 baris dibaca = 12 dipakai" in shown


def test_a_workbook_with_a_password_is_named(city, capsys, tmp_path):
    quarter(city, "kinerja.csv").unlink()
    locked = (BROKEN / "terkunci-kata-sandi.xlsx").read_bytes()
    quarter(city, "kinerja.xlsx").write_bytes(locked)
    code, shown = check(capsys, city, tmp_path)
    assert (code, "Berkas terkunci kata sandi (2026-Q3/kinerja.xlsx)" in shown) == (2, True)


def test_an_archive_that_unpacks_beyond_the_limit_is_not_read(city, capsys, tmp_path):
    (city / "dataset.toml").write_text("batas_ukuran_mb = 1\n", "utf-8")
    quarter(city, "kinerja.csv").unlink()
    bomb = as_archive(xl_workbook="x", xl_media="0" * 3_000_000)
    assert len(bomb) < 10_000
    quarter(city, "kinerja.xlsx").write_bytes(bomb)
    code, shown = check(capsys, city, tmp_path)
    assert code == 2
    assert "Berkas melampaui batas ukuran; isinya tidak dibaca (2026-Q3/kinerja.xlsx" in shown
    assert "batas_ukuran_mb" in shown


def test_two_hundred_columns_more_do_not_hide_the_table(city, capsys, tmp_path):
    head, *rows = lines(quarter(city, "pegawai.csv"))
    more = [f"kolom {number}" for number in range(200)]
    write(quarter(city, "pegawai.csv"), [[*head, *more], *([*row, *more] for row in rows)])
    code, shown = check(capsys, city, tmp_path)
    assert code == 0
    assert "pegawai: 24 baris dibaca = 24 dipakai" in shown


def test_a_formula_or_a_link_in_a_cell_is_neither_run_nor_followed(city, capsys, tmp_path):
    rows = [[*row[:2], "Baik"] for row in lines(quarter(city, "kinerja.csv"))]
    rows[0][2] = "predikat"
    rows[1][2] = '=HYPERLINK("http://contoh.invalid","Baik")'
    quarter(city, "kinerja.csv").unlink()
    quarter(city, "kinerja.xlsx").write_bytes(xlsx({"A": rows}))
    code, shown = check(capsys, city, tmp_path)
    assert code == 0
    assert "kinerja: Predikat kinerja tidak dikenal (2026-Q3/kinerja.xlsx, kolom predikat" in shown
    assert "contoh.invalid" not in shown


def test_every_missing_column_is_named_with_what_is_accepted_and_what_was_found(
    city, capsys, tmp_path
):
    head, *rows = lines(quarter(city, "pegawai.csv"))
    head[head.index("jenis_jabatan")], head[head.index("tingkat_pendidikan")] = "jj", "tp"
    write(quarter(city, "pegawai.csv"), [head, *rows])
    code, shown = check(capsys, city, tmp_path)
    assert code == 2
    assert "kolom jenis_jabatan, tingkat_pendidikan" in shown
    assert "TINGKAT PENDIDIKAN ID" in shown
    assert "Judul yang ditemukan: nip, nama, status_asn, opd, jj, jenjang_jabatan" in shown


@pytest.mark.parametrize(
    ("table", "dimension"),
    [("pelatihan", "kompetensi"), ("kinerja", "kinerja"), ("disiplin", "disiplin")],
)
def test_without_an_optional_table_its_dimension_is_missing_not_zero(
    city, tmp_path, table, dimension
):
    quarter(city, f"{table}.csv").unlink()
    out = tmp_path / "nilai.csv"
    assert main(["scores", "--data", str(city), "--out", str(out)]) == 0
    people = pd.read_csv(out, dtype={"nip": "str"})
    assert len(people) == 24
    assert people[dimension].isna().all()
    assert people["ip_asn"].isna().all()
    assert set(people["alasan"]) == {f"Tabel {table} tidak diserahkan"}
    report = open_report(city, "2026-Q3", "dinas-satu")
    assert pd.isna([report.own[dimension], report.own["ip_asn"]]).all()
    assert (report.own["keadaan"], report.own["alasan"]) == (
        "tidak_diukur",
        f"tabel_{table}_tidak_ada",
    )


@pytest.mark.parametrize("table", ["pelatihan", "kinerja"])
def test_a_history_of_another_city_stops_the_run_and_is_no_zero(city, capsys, tmp_path, table):
    head, *rows = lines(quarter(city, f"{table}.csv"))
    write(quarter(city, f"{table}.csv"), [head, *([f"19900101201501{n}", *row[1:]]
          for n, row in enumerate(rows, 1001))])  # fmt: skip
    code, shown = check(capsys, city, tmp_path)
    assert code == 2
    assert f"{table}: Tidak satu baris pun dari riwayat ini milik orang di tabel pegawai" in shown
    assert main(["scores", "--data", str(city), "--out", str(tmp_path / "nilai.csv")]) == 2


@pytest.mark.parametrize("second", ["pelatihan.xlsx", "pelatihan/teknis.csv", "Pelatihan.CSV"])
def test_two_files_for_one_table_are_both_named_and_neither_is_chosen(
    city, capsys, tmp_path, second
):
    quarter(city, second).parent.mkdir(exist_ok=True)
    quarter(city, second).write_bytes(quarter(city, "pelatihan.csv").read_bytes())
    code, shown = check(capsys, city, tmp_path)
    assert code == 2
    assert "Tabel ini ada dalam lebih dari satu berkas; tidak satu pun dibaca" in shown
    assert "2026-Q3/pelatihan.csv" in shown
    assert f"2026-Q3/{second.split('/')[0]}" in shown
    assert "pelatihan: " not in "".join(line for line in shown.splitlines() if "dibaca =" in line)


BAD_CELLS = {
    "jp": (
        "pelatihan",
        ["1e308", "9" * 400, "NaN", "-0,1", "0x10", "1_000", "20 jam", "1.200", "\u0662\u0660"],
    ),
    "tanggal_selesai": (
        "pelatihan",
        ["0000-00-00", "2025-13-01", "2025-02-29", "9999-12-31", "besok", "9" * 60, "-5", "1e9"],
    ),
    "tahun": ("kinerja", ["1e308", "9" * 400, "20255", "-2025", "0", "", "2025/2026", "NaN"]),
    "predikat": ("kinerja", ["Hebat", "6", "-", "=1+1", "Baik Sekali", "\u202eBaik", "0", "120"]),
    "nip": (
        "kinerja",
        [
            "1.98E+17",
            "198001012007011000",
            "9" * 18,
            "0" * 18,
            "'",
            "1" * 3000,
            "-1",
            "\u0661" * 18,
        ],
    ),
    "tingkat_pendidikan": ("pegawai", ["S9", "<b>", "999", "Sarjana Sihir", "=1", "\\", "?", "x"]),
    "opd": ("pegawai", ["../x", "<b>", "=cmd|x", "\U0001f600", "{{7*7}}", "..", "%2e", "#x"]),
    "jenis_jabatan": ("pegawai", ["9", "raja", "<b>", "=1", "\U0001f600", "0", "-1", "NaN"]),
}


@pytest.mark.parametrize("column", BAD_CELLS)
def test_bad_cells_are_set_aside_with_their_rows_and_every_row_is_accounted_for(
    city, capsys, tmp_path, column
):
    table, values = BAD_CELLS[column]
    (city / "dataset.toml").write_text("batas_baris_buruk = 1.0\n", "utf-8")
    filled(quarter(city, f"{table}.csv"), column, values)
    read = len(lines(quarter(city, f"{table}.csv"))) - 1
    code, shown = check(capsys, city, tmp_path)
    assert code == 0
    counts = {name: list(map(int, numbers)) for name, *numbers in SUM.findall(shown)}
    assert counts[table][0] == read
    assert counts[table][3] > 0
    out = tmp_path / "nilai.csv"
    assert main(["scores", "--data", str(city), "--out", str(out)]) == 0
    people = pd.read_csv(out)
    assert people["ip_asn"].dropna().between(1, 100).all()
    assert (people["ip_min"] <= people["ip_maks"]).all()


def test_a_name_is_text_whatever_it_holds(city, capsys, tmp_path):
    texts = [HOSTILE[number % len(HOSTILE)] for number in range(24)]
    filled(quarter(city, "pegawai.csv"), "nama", texts)
    filled(quarter(city, "pegawai.csv"), "unit_kerja", texts)
    code, shown = checked(capsys, city, tmp_path, set(HOSTILE))
    assert code == 0
    assert "pegawai: 24 baris dibaca = 24 dipakai" in shown
    out = tmp_path / "nilai.xlsx"
    assert main(["scores", "--data", str(city), "--out", str(out)]) == 0
    with zipfile.ZipFile(out) as book:
        sheets = [book.read(n) for n in book.namelist() if n.startswith("xl/worksheets/sheet")]
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)
    written = set(pd.read_excel(out, engine="calamine")["nama"])
    assert written == {text.strip() for text in HOSTILE}


REFUSED_CODES = (
    "../x", "..", ".", "a/b", "CON", "nul", "a" * 300, "-x", ".x", "a b", "\u00e9", "%2e",
)  # fmt: skip


def test_an_opd_code_that_is_no_file_name_is_refused(city, capsys, tmp_path):
    made = [[code, f"Dinas Nomor {number}", ""] for number, code in enumerate(REFUSED_CODES)]
    write(city / "opd.csv", [*lines(city / "opd.csv"), *made])
    code, shown = check(capsys, city, tmp_path)
    assert code == 2
    assert f"{len(made) - 3} × opd: Kode OPD hanya boleh huruf, angka" in shown
    assert "(opd.csv, kolom kode, baris 4, 5, 6," in shown
    assert "2 × opd: Kode OPD adalah nama yang tidak boleh dipakai berkas" in shown
    assert "opd: Kode OPD lebih panjang dari 80 huruf (opd.csv, kolom kode, baris 10)" in shown
    assert "pegawai: 24 baris dibaca = 24 dipakai" in shown


def test_a_roster_that_cannot_be_read_is_not_asked_for_again(city, capsys, tmp_path):
    (city / "opd.csv").write_bytes(b"\x89PNG\r\n")
    code, shown = check(capsys, city, tmp_path)
    assert code == 2
    assert "(opd.csv" in shown
    assert "Tabel opd tidak ada" not in shown


@pytest.mark.parametrize("column", ["kode", "nama"])
def test_two_opd_that_differ_in_capitals_only_are_refused(city, capsys, tmp_path, column):
    _, *rows = lines(city / "opd.csv")
    first = {"kode": rows[0][0], "nama": rows[0][1]}[column]
    filled(city / "opd.csv", column, [first, first.upper()])
    code, shown = check(capsys, city, tmp_path)
    assert code == 2
    assert "yang sama dipakai lebih dari sekali (opd.csv" in shown


def test_a_roster_made_of_hostile_names_has_harmless_codes(city, tmp_path):
    (city / "opd.csv").unlink()
    filled(quarter(city, "pegawai.csv"), "opd", [*HOSTILE, "Dinas Satu", "../../x"] * 2)
    (city / "dataset.toml").write_text("batas_baris_buruk = 1.0\n", "utf-8")
    assert main(["clean", "--data", str(city), "--out", str(tmp_path / "bersih")]) == 0
    codes = pd.read_csv(tmp_path / "bersih" / "pegawai.csv", dtype="str")["opd"].dropna()
    assert len(codes)
    assert codes.map(re.compile(r"[a-z0-9][a-z0-9._-]{0,99}").fullmatch).notna().all()


ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "Windows-1252": lambda text: text.replace("Orang", "Orangé").encode("cp1252"),
    "UTF-16 with tabs": lambda text: text.replace(",", "\t").encode("utf-16"),
    "UTF-16 without a mark": lambda text: text.replace(",", ";").encode("utf-16-be"),
    "sep=": lambda text: ("sep=;\r\n" + text.replace(",", ";")).encode(),
    "old line ends": lambda text: text.replace("\n", "\r").encode(),
    "titles above, notes below": lambda text: (
        f"DAFTAR PEGAWAI\nKeadaan September\n\n{text}Jumlah,24\n,\nMedan, 30 September 2026\n"
    ).encode(),
}


@pytest.mark.parametrize("encode", ENCODINGS.values(), ids=ENCODINGS)
def test_a_table_is_the_same_however_it_was_saved(city, capsys, tmp_path, encode):
    path = quarter(city, "pegawai.csv")
    people = {cell for row in lines(path)[1:] for cell in row[:2]}
    path.write_bytes(encode(path.read_text("utf-8")))
    code, shown = checked(capsys, city, tmp_path, people)
    assert code == 0
    assert " = 24 dipakai + " in shown


def as_html(rows: list[list[str]]) -> str:
    cells = ["".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in rows]
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def test_a_page_that_calls_itself_xls_is_read_and_its_scripts_are_not(city, capsys, tmp_path):
    rows = lines(quarter(city, "kinerja.csv"))
    page = '<html><script>alert(1)</script><img src="http://contoh.invalid/x">' + as_html(rows)
    quarter(city, "kinerja.csv").unlink()
    quarter(city, "kinerja.xls").write_text(page, "utf-8")
    code, shown = check(capsys, city, tmp_path)
    assert code == 0
    assert "kinerja: 24 baris dibaca = 24 dipakai" in shown


@pytest.mark.parametrize(
    "entity",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY a "' + "x" * 999 + '"><!ENTITY e "' + "&a;" * 999 + '">]>',
    ],
    ids=["a file of the machine", "a text that multiplies"],
)
def test_entities_of_a_spreadsheet_are_never_resolved(city, capsys, tmp_path, entity):
    rows = "".join(
        "<Row>"
        + "".join(f'<Cell><Data ss:Type="String">{html.escape(cell)}</Data></Cell>' for cell in row)
        + "</Row>"
        for row in lines(quarter(city, "kinerja.csv"))
    )
    content = spreadsheetml(rows.replace("Baik", "&e;", 1))
    head, rest = content.split("<Workbook", 1)
    quarter(city, "kinerja.csv").unlink()
    quarter(city, "kinerja.xls").write_text(f"{head}{entity}<Workbook{rest}", "utf-8")
    code, shown = check(capsys, city, tmp_path)
    assert code == 2
    assert "Berkas rusak dan tidak dapat dibuka (2026-Q3/kinerja.xls" in shown
    assert "root:" not in shown


def test_a_link_that_leads_back_to_its_folder_is_named_and_not_followed(city, capsys, tmp_path):
    quarter(city, "putar").symlink_to(".")
    quarter(city, "diri.csv").symlink_to("diri.csv")
    code, shown = check(capsys, city, tmp_path)
    assert code == 0
    assert "2026-Q3/putar" in shown
    assert "2026-Q3/diri.csv" in shown
    assert main(["scores", "--data", str(city), "--out", str(tmp_path / "nilai.csv")]) == 0


@pytest.mark.parametrize("people", [1, 2])
def test_so_few_people_are_measured_and_none_of_their_figures_is_released(city, people):
    for name in ("pegawai", "pelatihan", "kinerja"):
        path = quarter(city, f"{name}.csv")
        write(path, lines(path)[: people + 1])
    report = open_report(city, "2026-Q3", "dinas-satu")
    shown = [report.own[name] for name in ("ip_asn", "kualifikasi", "kompetensi", "batas_atas")]
    assert pd.isna(shown).all()
    assert report.own["keadaan"] == "tersembunyi"


def test_an_opd_without_people_has_no_figures_and_disturbs_nobody(city):
    rows = lines(city / "opd.csv")
    write(city / "opd.csv", [*rows, ["dinas-kosong", "Dinas Kosong", "dinas"]])
    empty = open_report(city, "2026-Q3", "dinas-kosong")
    other = open_report(city, "2026-Q3", "dinas-satu")
    assert pd.isna(empty.own["ip_asn"])
    assert other.own["pegawai"] == 12


def test_a_city_may_have_any_folder_name(city, capsys, tmp_path):
    odd = city.rename(tmp_path / "Kota Médan 城市 (baru) #1 50%")
    code, _ = check(capsys, odd, tmp_path)
    assert code == 0
    assert main(["scores", "--data", str(odd), "--out", str(tmp_path / "nilai.csv")]) == 0


def test_a_quarter_that_may_not_be_opened_is_named(city, capsys, tmp_path, monkeypatch):
    listed = Path.iterdir

    def closed(self):
        if self.name == "2026-Q3":
            raise PermissionError(13, "Permission denied")
        return listed(self)

    monkeypatch.setattr(Path, "iterdir", closed)
    code, shown = checked(capsys, city, tmp_path, set())
    assert code == 2
    assert "Folder tidak dapat dibuka (2026-Q3)" in shown
    assert "Tabel pegawai tidak ada" not in shown
    assert main(["scores", "--data", str(city), "--out", str(tmp_path / "nilai.csv")]) == 2
    shown = "".join(capsys.readouterr())
    assert "Folder tidak dapat dibuka (2026-Q3)" in shown


def test_a_quarter_named_nearly_right_is_told(city, capsys, tmp_path):
    (city / "2026-Q3 revisi").mkdir()
    code, shown = check(capsys, city, tmp_path)
    assert code == 0
    assert "Nama folder hampir seperti triwulan" in shown
    assert "2026-Q3 revisi" in shown


@pytest.mark.parametrize("command", ["check", "scores"])
def test_the_latest_quarter_is_not_guessed_past_a_later_one_named_nearly_right(
    city, capsys, tmp_path, command
):
    (city / "2026-q4").mkdir()
    (city / "2026-q4" / "pegawai.csv").write_text("nip\n", "utf-8")
    call = [command, "--data", str(city), "--out", str(tmp_path / "hasil.xlsx")]
    assert main(call) == 2
    assert "Folder '2026-q4' tampak seperti 2026-Q4" in capsys.readouterr().err
    assert main([*call, "--period", "2026-Q3"]) == 0
