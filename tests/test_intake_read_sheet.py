"""Workbooks and Parquet: values as shown, rows as the spreadsheet counts them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from io import BytesIO

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from tests.intake_files import NIP, NIP2, compound, rows, table, xls, xlsx

from analysis.intake.files.grid import UnreadableError
from analysis.intake.files.limits import DAMAGED, ENCRYPTED
from analysis.intake.files.read import read_grids

HEAD = ["nip", "tahun", "predikat"]


def test_empty_rows_above_the_header_keep_row_numbers_right():
    content = xlsx({"A": [[], [], [None, *HEAD], [None, NIP, 2025, "Baik"]]})
    assert rows(content, "kinerja") == [
        {"nip": NIP, "tahun": "2025", "predikat": "Baik", "baris": 4, "jenis_baris": "data"}
    ]


def test_a_nip_kept_as_a_number_shows_its_damage_in_exponent_form():
    (row,) = rows(xlsx({"A": [HEAD, [198001012005011001, 2025, "Baik"]]}), "kinerja")
    assert row["nip"] == "1.98001E+17"


def test_days_are_iso_and_serial_numbers_stay_numbers():
    head = ["nip", "jenis", "tanggal_mulai", "tanggal_selesai", "jp"]
    record = [NIP, "Teknis", dt.date(2026, 9, 1), 46266, 20.5]
    (row,) = rows(xlsx({"A": [head, record]}), "pelatihan")
    assert (row["tanggal_mulai"], row["tanggal_selesai"]) == ("2026-09-01", "46266")
    assert row["jp"] == "20.5"


def test_a_formula_gives_its_last_value_and_a_link_its_text():
    memory = BytesIO()
    with xlsxwriter.Workbook(memory) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        sheet.write_string(1, 0, NIP)
        sheet.write_formula(1, 1, '=WEBSERVICE("http://contoh.invalid")', None, 2025)
        sheet.write_url(1, 2, "http://contoh.invalid", string="Baik")
    (row,) = rows(memory.getvalue(), "kinerja")
    assert (row["tahun"], row["predikat"]) == ("2025", "Baik")


def test_data_may_stand_on_any_sheet():
    sheets = {"Petunjuk": [["Isi lembar berikut."]], "Data": [HEAD, [NIP, 2025, "Baik"]]}
    tables, problems = table(xlsx(sheets), "kinerja")
    assert [one.sheet for one in tables] == ["Data"]
    assert not problems


def test_several_sheets_with_the_same_table_are_all_read():
    sheets = {name: [HEAD, [NIP, 2025, "Baik"]] for name in ("Dinas A", "Dinas B")}
    tables, _ = table(xlsx(sheets), "kinerja")
    assert [one.sheet for one in tables] == ["Dinas A", "Dinas B"]


def test_a_hidden_sheet_is_not_read_but_named():
    sheets = {"Data": [HEAD, [NIP, 2025, "Baik"]], "Lama": [HEAD, [NIP2, 2025, "Kurang"]]}
    tables, problems = table(xlsx(sheets, hidden=("Lama",)), "kinerja")
    assert [one.sheet for one in tables] == ["Data"]
    assert [(one.outcome, one.suggestion) for one in problems] == [("ditandai", "Lama")]


def test_a_sheet_that_lacks_required_columns_beside_a_whole_one_is_named():
    extra = [["nip", "predikat", "nilai"], [NIP2, "Baik", 80]]
    _, problems = table(xlsx({"Data": [HEAD, [NIP, 2025, "Baik"]], "Sisa": extra}), "kinerja")
    assert [(one.outcome, one.suggestion) for one in problems] == [("ditandai", "Sisa")]


def test_a_cell_merged_downwards_counts_for_each_of_its_rows():
    memory = BytesIO()
    with xlsxwriter.Workbook(memory) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        sheet.merge_range("A2:A3", NIP)
        sheet.write_row(1, 1, [2024, "Baik"])
        sheet.write_row(2, 1, [2025, "Baik"])
    assert [row["nip"] for row in rows(memory.getvalue(), "kinerja")] == [NIP, NIP]


def test_two_hundred_columns_are_read_and_the_unknown_ones_named():
    head = [*HEAD, *[f"Catatan {chr(65 + n % 26)}{n}" for n in range(197)]]
    tables, problems = table(xlsx({"A": [head, [NIP, 2025, "Baik", *range(197)]]}), "kinerja")
    assert len(tables[0].rows) == 1
    (remark,) = problems
    assert remark.outcome == "ditandai"
    assert "Catatan A0" in remark.suggestion
    assert "(+157)" in remark.suggestion


def test_a_misspelt_optional_header_is_suggested():
    head = ["nip", "tahun", "nilai", "Predikaat"]
    _, (remark,) = table(xlsx({"A": [head, [NIP, 2025, 80, "Baik"]]}), "kinerja")
    assert "mungkin Predikaat = predikat" in remark.suggestion


def test_an_old_xls_is_read_like_an_xlsx():
    (row,) = rows(xls([["nip", "tahun", "predikat"], [NIP, 2025.0, "Baik"]]), "kinerja")
    assert (row["nip"], row["tahun"], row["baris"]) == (NIP, "2025", 2)


@pytest.mark.parametrize(
    "content", [xls([HEAD], locked=True), compound(b"x", "EncryptedPackage")], ids=["xls", "xlsx"]
)
def test_a_workbook_with_a_password_is_refused(content):
    with pytest.raises(UnreadableError, match=ENCRYPTED[0]):
        read_grids(content, 200)


@pytest.mark.parametrize("cut", [200, 2000])
def test_half_a_workbook_is_refused(cut):
    with pytest.raises(UnreadableError, match=DAMAGED[0]):
        read_grids(xlsx({"A": [HEAD, [NIP, 2025, "Baik"]]})[:cut], 200)


def _parquet(frame):
    memory = BytesIO()
    pq.write_table(pa.Table.from_pandas(frame, preserve_index=False), memory)
    return memory.getvalue()


def test_parquet_of_any_type_becomes_text_with_the_header_as_row_one():
    frame = pd.DataFrame(
        {
            "nip": [int(NIP), int(NIP2)],
            "jenis": pd.Categorical(["Teknis", "Bimtek"]),
            "tanggal_selesai": pd.to_datetime(["2026-01-02", None]),
            "jp": [20.0, 7.5],
            "penyelenggara": ["null", "LAN"],
        }
    )
    first, second = rows(_parquet(frame), "pelatihan")
    assert first == {
        "nip": NIP, "jenis": "Teknis", "tanggal_selesai": "2026-01-02", "jp": "20",
        "baris": 2, "jenis_baris": "data",
    }  # fmt: skip
    assert (second["jp"], second["baris"]) == ("7.5", 3)


def test_a_decimal_in_parquet_keeps_its_digits():
    frame = pd.DataFrame({"nip": [NIP], "tahun": [2025], "nilai": [Decimal("60.01000")]})
    (row,) = rows(_parquet(frame), "kinerja")
    assert row["nilai"] == "60.01000"


def test_a_nip_that_parquet_holds_as_a_float_shows_its_damage():
    (row,) = rows(
        _parquet(pd.DataFrame({"nip": [1.98001012005011e17], "tahun": [1], "nilai": [1]})),
        "kinerja",
    )
    assert row["nip"] == "1.98001E+17"


def test_half_a_parquet_file_is_refused():
    with pytest.raises(UnreadableError, match=DAMAGED[0]):
        read_grids(_parquet(pd.DataFrame({"nip": [NIP]}))[:60], 200)
